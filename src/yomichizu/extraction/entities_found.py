"""Names that nobody labelled but their own end gives away: 青潮町, 北東大学, 南禅寺."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yomichizu.control import Control
from yomichizu.extraction import gazetteer
from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.extraction.entities_guesses import Guess, watched
from yomichizu.extraction.entities_titled import (
    introduced_names,
    reached_places,
    shops,
    titled_names,
    town_names,
)
from yomichizu.extraction.roles import (
    class_by_ending,
    finders,
    firm_endings,
    proper_endings,
    roles,
    sure_endings,
)
from yomichizu.extraction.words import strange
from yomichizu.lazy import lazy_pattern
from yomichizu.model import NodeType

_NOMINAL = frozenset({"名詞", "接尾辞", "形状詞"})
_FOREIGN = re.compile(r"[ァ-ヺー]{2}|[A-Z]{2}")
_IN_KATAKANA = (introduced_names, titled_names, reached_places, town_names)
_STEM = re.compile(r"[一-鿿々ァ-ヺー]{2,8}")
_KANJI = lazy_pattern(r"[一-鿿々]+")
#: What stands before such a word without making a name of it: 国立大学, 市区町村, 地級市, キリスト教系大学.
_GENERIC = re.compile(r"^[市区町村郡県都道府]+$|(?:系|級|式|型|製|立|派|主義|合同)$")
_MODIFIERS = re.compile(
    r"(?:国立|公立|私立|県立|市立|町立|村立|都立|府立|道立|女子|男子|医科|総合|有名|地方|短期|地元"
    r"|海外|外国|国内|各地|近隣|隣接|学生|都市|地域|農村|漁村|山村|周辺|自治|政令|指定|中核|特例"
    r"|特定|主要|一部|関係|対象|全国|始発|終着|乗換|途中|無人|有人|新設|母校|工業|農業|商業|高等"
    r"|専門|名門|進学|協定|提携|共同|研究|参加|大手|中央|世界|投資|動物|救急|大規模)"
)
#: What makes a sort of temple or church of it, not a name: 菩提寺, 総本山寺, プロテスタント教会.
_PLAIN = lazy_pattern(
    r"(?:菩提|門前|檀那|禅|尼僧?|末|氏|古|山|総本|地元|教区|カトリック|プロテスタント|キリスト|正|諸|国分|駆け?込み?|縁切り?|東方)"
)
#: What a name may stand behind in one run: 養鰻|会社|マルハチ|水産.
_WHAT = frozenset({"会社", "企業", "メーカー", "大手", "法人", "業者"})
#: Of firms' endings those that nothing but a firm has: ホンマ|製作所; 自然|食品 is food.
_MAKERS = frozenset(
    [
        *(
            "製作所",
            "鉄工所",
            "水産",
            "商会",
            "商店",
            "書店",
            "精機",
            "電機",
            "電装",
            "工務店",
            "酒造",
            "製菓",
            "興業",
        ),
        *(
            "物産",
            "運輸",
            "印刷",
            "紡績",
            "造船",
            "乳業",
            "製粉",
            "製糖",
            "製油",
            "建設",
            "技研",
            "琺瑯",
            "漬物",
        ),
    ]
)
_UNPLACED = re.compile(r"[ァ-ヺー・]{3,}")
_PROPER = 0.6  #: confidence of a name with a proper noun or an unknown word in it
_REPEATED = 0.5  #: and of one made of common nouns, which the text says again


def found_by_words(
    text: str, sentences: Sequence[AnalysedSentence], guesses: Sequence[Guess], control: Control
) -> list[Guess]:
    """Noun runs outside ``guesses`` that end as names do, or stand behind what stands before names.

    One of common nouns alone must be said twice, and must not be what the table of roles knows (城下町).
    """
    covered = bytearray(len(text))
    for guess in guesses:
        covered[guess.start : guess.end] = b"\1" * (guess.end - guess.start)
    begins = {g.start: g for g in guesses}
    places = {text[g.start : g.end] for g in guesses if g.type == "LOC"}
    spots: dict[str, list[Guess]] = defaultdict(list)
    for number, sentence in enumerate(watched(sentences, control)):
        foreign = _FOREIGN.search(text, sentence.start, sentence.end) is not None
        for start, end, kind, proper in (
            *_runs(text, sentence),
            *shops(text, sentence),
            *(found for find in (_IN_KATAKANA if foreign else ()) for found in find(text, sentence)),
        ):
            first = begins.get(start)
            if first is not None and _goes_on(text, first, end, kind):
                covered[start : first.end] = bytes(first.end - start)
            if not any(covered[start:end]):
                # 甲子小学校, where 甲子 is a place
                proper = proper or any(text[start:cut] in places for cut in range(start + 2, end))
                confidence = _PROPER if proper else _REPEATED
                spots[text[start:end]].append(Guess(start, end, kind, number, "pattern", confidence))
    return [g for same in spots.values() for g in same if g.confidence == _PROPER or len(same) > 1]


def _goes_on(text: str, place: Guess, end: int, kind: str) -> bool:
    """Whether a place is the first word of a body's name: 日本|映像翻訳アカデミー; not 英国|大学."""
    if place.type != "LOC" or kind != "ORG" or place.end >= end:
        return False
    rest = text[place.end : end]
    ending = class_by_ending(text[place.start : end])
    if ending is None or ending[1] < 2:
        return False
    entry = gazetteer.known(text[place.start : place.end])
    country = entry is not None and entry.type is NodeType.COUNTRY
    return len(rest) > ending[1] or (not country and rest.endswith("学校"))


def _runs(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, str, bool]]:
    """(start, end, class, whether a proper noun is in it) of each run that ends in a telling word."""
    tokens, endings, firms = sentence.tokens, finders(), firm_endings()
    for at in range(1, len(tokens)):
        if at + 1 < len(tokens) and tokens[at + 1].feature.pos1 in _NOMINAL:
            continue
        of = at if tokens[at].surface in endings else at - 1  # where the ending begins: 工部|大|学校
        ending = text[tokens[of].start : tokens[at].end]
        firm = tokens[at].surface in firms or ending in firms
        kind = "ORG" if firm else endings.get(ending)
        if kind is None:
            continue
        if tokens[at].surface in firms:
            of, ending = at, tokens[at].surface
        first = of
        while (
            first and of - first < 4 and _part(tokens[first - 1]) and tokens[first - 1].surface not in _WHAT
        ):
            first -= 1
        if (
            first
            and tokens[first - 1].surface not in _WHAT
            and tokens[first - 1].feature.pos1 in ("名詞", "接頭辞", "接尾辞", "連体詞")
        ):
            continue  # この町, 第二小学校, a longer run
        start, end = tokens[first].start, tokens[at].end
        stem = text[start : tokens[of].start]
        if _STEM.fullmatch(stem) is None or _GENERIC.search(stem) or _MODIFIERS.fullmatch(stem):
            continue
        proper = strange(tokens[first:of])
        proper = proper or (ending in _MAKERS and _UNPLACED.fullmatch(stem) is not None)
        if firm and (not proper or not _UNPLACED.fullmatch(stem) or tokens[first].feature.pos3 == "地名"):
            continue  # センザイ|電子; not 日本|食品
        sure = ending in sure_endings() and len(stem) > 1 and not _PLAIN.fullmatch(stem)
        if text[start:end] not in roles() and (
            proper or sure or (ending not in proper_endings() and _KANJI.fullmatch(stem))
        ):
            yield start, end, kind, proper or sure


def _part(token: Token) -> bool:
    feature = token.feature
    return feature.pos1 in _NOMINAL and feature.pos2 != "数詞" and feature.pos3 != "副詞可能"
