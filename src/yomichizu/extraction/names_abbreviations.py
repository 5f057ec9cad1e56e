"""日米, 対ロ, 米政府: one-character names of countries.

The characters and what they stand for are in ``lexicons/abbreviations.tsv``. A character counts only
where the tokens allow it, so that 日本, 日曜, 中学, 英語 and 朝日新聞 are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from yomichizu.assets import resources
from yomichizu.extraction.analysis import Token
from yomichizu.extraction.names_index import TextIndex
from yomichizu.lazy import lazy_pattern
from yomichizu.model import Span

# Chains that are also another word: taken only before one of _POLITICAL.
_DOUBTFUL = frozenset(
    [
        "日中",
        "中日",
        "朝日",
        "中米",
        "中欧",
        "越中",
        "朝露",
        "日比",
        "印欧",
        "日独",
        "英日",
        "欧中",
        "中台",
        "加日",
        "中加",
        "比日",
    ]
)
_POLITICAL = re.compile(
    r"首脳|外相|両|関係|間|貿易|友好|平和|国交|戦争|共同|協|外交|政府|安保|安全|防衛|同盟|摩擦|対立|国境|交渉|会談|会合"
    r"|経済|二国|２国|2国|三国|３|3|韓|米|の(?:首脳|関係|外相|対立|貿易|緊張|間|国交|政府|両|懸案|橋)"
)
# 日英翻訳, 英仏辞典 are about languages.
_LANGUAGES = re.compile(r"翻訳|辞[典書]|対訳|語|通訳|バイリンガル")
_PREFIX = "対訪反親駐在渡離滞知抗嫌排帰"
_PREFIX_EXCEPTIONS = frozenset(
    [
        "在中",
        "滞中",
        "帰中",
        "対比",
        "反比",
        "知中",
        "渡中",
        "帰米",
        "排中",
        "抗中",
        "在朝",
        "親露",
        "排独",
        "対朝",
        "反独",
    ]
)
_ALONE = lazy_pattern(
    r"政府|政権|大統領|副大統領|首相|国務|国防|財務|商務|司法|農務|議会|上院|下院|議員|連邦|当局|外相|外務|内務"
    r"|側|企業|大手|新興|経済|市場|国民|国内|国債|株|紙|誌|メディア|メーカー|製|産|系|資本|大使|代表|高官|世論|本土|中央情報|航空宇宙"
    r"|通商|最高裁|大学|研究|調査|東部|西部|南部|北部|中西部|宇宙|公聴|外交|中銀|金融|利上げ|利下げ|景気|関税|投資|ファンド|王室|王立|国王|女王"
)
_OFFICE = re.compile(r"大統領|副大統領|前大統領|首相|前首相|国務|国防|財務|商務|外相|外務")
_FOREIGN_NAME = re.compile(r"[ァ-ヺA-Z]")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One row of the lexicon."""

    character: str
    name: str
    chain: bool
    prefix: bool
    alone: bool
    others: tuple[str, ...]


@cache
def lexicon() -> dict[str, Abbreviation]:
    """The rows of ``lexicons/abbreviations.tsv`` by character."""
    rows = {}
    for line in (resources() / "lexicons" / "abbreviations.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        character, name, chain, prefix, alone, others = line.split("\t")
        rows[character] = Abbreviation(
            character, name, chain == "yes", prefix == "yes", alone == "yes", tuple(others.split())
        )
    return rows


@cache
def _pattern() -> re.Pattern[str]:
    rows = lexicon().values()
    chain = "".join(r.character for r in rows if r.chain)
    prefix = "".join(r.character for r in rows if r.prefix)
    alone = "".join(r.character for r in rows if r.alone)
    return re.compile(
        f"(?P<chain>[{chain}]{{2,5}})|(?P<prefix>[{_PREFIX}][{prefix}]|来日)|(?P<alone>[{alone}])(?![{chain}])"
    )


def find_abbreviations(index: TextIndex, names: frozenset[str]) -> list[tuple[Span, str]]:
    """(span, full name) of each country that an abbreviation names, in text order.

    A chain (日米韓) is one span that occurs once for each of its countries; of 訪米 only 米 is the span.
    ``names`` are the names found in the text otherwise; a doubtful reading (日中) profits from them.
    """
    rows = lexicon()
    result: list[tuple[Span, str]] = []
    rice = any(word in index.text for word in ("ご飯", "炊", "水田", "稲", "米価", "コメ", "新米", "玄米"))
    for match in _pattern().finditer(index.text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "alone":
            tokens = index.tokens_of(start, end)
            if tokens is None:
                tokens = _before_kanji(index, start)
                if tokens is None:
                    continue
            row = rows[match.group()]
            if _alone(index, row, start, end, names, rice):
                result.append((Span(start, end), row.name))
            continue
        tokens = index.tokens_of(start, end)
        if tokens is None:
            continue
        if kind == "prefix":
            if match.group() not in _PREFIX_EXCEPTIONS and not _digit_before(index.text, start):
                result.append((Span(end - 1, end), rows[match.group()[-1]].name))
        elif _chain(index, match.group(), start, end, tokens, names):
            result += [(Span(start, end), rows[character].name) for character in match.group()]
    return result


def _digit_before(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isdigit()


def _chain(
    index: TextIndex, surface: str, start: int, end: int, tokens: list[Token], names: frozenset[str]
) -> bool:
    """Whether ``surface`` names countries: 日米関係, not 朝日新聞, 日中は暑い, １日中, 日英辞典."""
    if len(set(surface)) < len(surface) or _digit_before(index.text, start):
        return False
    if any(t.feature.pos2 == "固有名詞" and t.feature.pos3 == "人名" for t in tokens):
        return False
    following = index.text[end : end + 4]
    if _LANGUAGES.match(following):
        return False
    before = index.before(start)
    # 戦後日米関係 is fine; 三日中 and 山田中日 are not.
    if (
        before is not None
        and before.end == start
        and before.feature.pos1 in ("名詞", "接頭辞")
        and len(surface) == 2
        and before.feature.pos2 in ("数詞", "固有名詞")
        and before.feature.pos3 != "地名"
    ):
        return False
    if surface in _DOUBTFUL:
        return _POLITICAL.match(following) is not None
    return True


def _before_kanji(index: TextIndex, start: int) -> list[Token] | None:
    """The token of which the character at ``start`` is the first of two: 英紙, 米側."""
    tokens = index.tokens_of(start, start + 2)
    return tokens if tokens is not None and index.text[start + 1] in "紙誌側" else None


def _alone(
    index: TextIndex, row: Abbreviation, start: int, end: int, names: frozenset[str], rice: bool
) -> bool:
    """Whether one character names a country: 米政府, 仏ルノー, not 米を炊く, 独自, 全米."""
    before = index.before(start)
    if before is not None and before.end == start and before.feature.pos1 in ("名詞", "接頭辞", "動詞"):
        # トランプ米大統領; in 在日米軍, 駐日米大使 the character before is an abbreviation itself.
        person = before.feature.pos3 == "人名" or _FOREIGN_NAME.match(before.surface)
        office = person and _OFFICE.match(index.text, end)
        if not office and (before.surface[-1] not in lexicon() or before.feature.pos2 == "固有名詞"):
            return False
    following = index.text[end : end + 4]
    if _ALONE.match(following):
        return (
            row.character not in "加比蘭"
            or re.match("政府|大統領|首相|外相|国防|上院", following) is not None
        )
    if row.character in "米英仏独伊露豪" and _FOREIGN_NAME.match(following):
        return index.tokens_of(start, end) is not None and not following.startswith(("ドル", "ソ"))
    known = row.name in names or any(other in names for other in row.others)
    return (
        known
        and not rice
        and row.character in "米英仏独"
        and re.match("の|は|が|、|など", following) is not None
    )
