"""Where a name begins and ends: what the labeller cut too wide, too narrow or into one.

Every rule keeps to whole tokens and to one sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from yomichizu.control import Control
from yomichizu.extraction import gazetteer
from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.extraction.entities_guesses import Guess, tokens_in, watched
from yomichizu.extraction.entities_types import refined
from yomichizu.extraction.names_abbreviations import lexicon
from yomichizu.extraction.roles import class_by_ending, outside, roles
from yomichizu.lazy import lazy_pattern
from yomichizu.model import NodeType

_KATAKANA = re.compile(r"[ァ-ヺー]+")
_KANJI = lazy_pattern(r"[一-鿿々]+")
_FOREIGN = re.compile(r"[ァ-ヺーA-Za-z]")
COUNTRY_SIGNS = frozenset("米英仏独伊露豪韓")  #: before a firm's name: 米テスラ
_PARTICLES = frozenset({"は", "が", "を", "に", "も", "や", "へ"})
_HONORIFICS = frozenset(
    {"さん", "ちゃん", "くん", "君", "氏", "さま", "様", "先生", "夫妻", "被告", "容疑者"}
)
_OFFICE = re.compile(
    r"(?:副|前|新|元)?(?:大統領|首相)|(?:国務|国防|財務|商務|司法)長官|大臣|相(?![手互談撲模])|副大臣|長官|次官"
)
_MINISTRY = re.compile(
    r"(?:財務|外務|防衛|経済産業|経産|農林水産|農水|総務|法務|環境|国土交通|国交|厚生労働|厚労|文部科学|文科|国防|国務|商務|内務)$"
)
_GOVERNMENT = re.compile(r"(?:連邦|中央|現|新|旧|両)?(?:政府|政権|当局|代表.*)$")
_HEAD = lazy_pattern(
    r"(?<=[ァ-ヺー])(?:事務局|事務総|副事務局|副?局|部|支局|支社|理事)$"
)  #: グロッシ|事務局|長
_LIST_MARK = re.compile(r"(?:[A-Za-z0-9][.．)）]\s+|[\s・、:：＊*]+)")
_UNIVERSITY = re.compile(r"大学(?:校)?$")
_FACULTY = lazy_pattern(
    r"(?:(?:大学院)?[一-鿿ァ-ヺー]{1,14}?(?:学部|研究科|研究所|研究院|研究センター|学群|学府|短期大学部|附属病院|付属病院|病院|分校|校)"
    r"(?:[一-鿿ァ-ヺー]{1,10}?(?:学科|専攻|学系))?|大学院)(?![一-鿿])"
)
#: A part of a country, by its end; and one of two parts that stand side by side.
_WITHIN = re.compile(r"[^・]+(?:[州県省市郡]|半島|諸島|島)")
_DIVISION = lazy_pattern(r"[一-鿿ァ-ヺー]+[省県州市府郡]")
_ABBREVIATED = re.compile(r"[A-Z]\.[A-Z]$")
#: 英科学誌|ネイチャー, 米経済紙|ウォール・ストリート・ジャーナル, 米IT大手|グーグル
_INTRODUCING = lazy_pattern(
    r"[米英仏独伊露豪韓中印](?:[一-鿿]{0,5}|IT|AI)(?:誌|紙|大手|新興|企業|放送局|週刊誌|系)(?=[ァ-ヺA-Z])"
)
_WIDE_SPACE = lazy_pattern("[ぁ-鿿]\u3000[ぁ-鿿]")  #: between two parts of a headline
#: What makes a place with a dot the name of a body: ベルリン|・フィルハーモニー管弦楽団
_DOTTED_BODY = lazy_pattern(
    r"・[ァ-ヺー・]{2,20}(?:管弦楽団|交響楽団|楽団|合唱団|歌劇場|バレエ団|劇団|大学|美術館|銀行|証券|新聞|放送|航空)"
)
#: What is called after somebody: ジェームズ・ウェッブ|宇宙望遠鏡, ノーベル|賞
_NAMED_AFTER = lazy_pattern(r"[一-鿿]{0,3}(?:望遠鏡|衛星|探査機|彗星|症候群|記念号|賞|杯)(?![一-鿿])")
_LANDS = lazy_pattern(
    "(?:南米|北米|中米|欧州|北欧|東欧|中東|東南アジア|南アジア|中央アジア|西アフリカ|東アフリカ|アフリカ)(?=.{2})"
)
_TRAILING = "　 ・、。,，:：「『（("


def bounded(
    text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess], control: Control
) -> list[Guess]:
    """``guesses`` with their ends where the names' ends are; sorted. Raises Cancelled."""
    result: list[Guess] = []
    for guess in watched(_chained(text, sentences, guesses), control):
        sentence = sentences[guess.sentence]
        for part in _split(text, sentence, guess):
            trimmed = _trimmed(text, sentence, part)
            if trimmed is not None:
                result.append(_extended(text, sentence, trimmed))
    return sorted(result)


def _chained(text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess]) -> Iterator[Guess]:
    """カズオ and イシグロ around a middle dot are one name, so are 東京大学 and 文学部."""
    waiting: Guess | None = None
    for guess in sorted(guesses):
        if waiting is not None:
            between = text[waiting.end : guess.start]
            if (
                not between
                and waiting.type == "ORG"
                and _UNIVERSITY.search(text[waiting.start : waiting.end])
                and _FACULTY.fullmatch(text, guess.start, guess.end)
            ):
                waiting = waiting._replace(end=guess.end)
                continue
            if (
                between in ("・", "＝", "=")
                and guess.type == waiting.type == "PER"
                and guess.sentence == waiting.sentence
                and _KATAKANA.fullmatch(text[waiting.end - 1])
                and _KATAKANA.fullmatch(text[guess.start])
            ):
                waiting = waiting._replace(
                    end=guess.end, confidence=min(waiting.confidence, guess.confidence)
                )
                continue
            yield waiting
        waiting = guess
    if waiting is not None:
        yield waiting


def _split(text: str, sentence: AnalysedSentence, guess: Guess) -> Iterator[Guess]:
    """ララガーデンもイケア, アメリカ・シアトル, 米テスラ and トランプ米|大統領 are two each;

    so are 李白・韓愈: a person written in kanji has no dot.
    """
    surface = text[guess.start : guess.end]
    if gazetteer.known(surface) is not None or guess.type == "ART":
        yield guess
        return
    start = guess.start
    tokens = tokens_in(sentence, guess.start, guess.end)
    if len(tokens) > 1 and tokens[0].surface in COUNTRY_SIGNS and _FOREIGN.match(tokens[1].surface):
        yield guess._replace(end=tokens[0].end, type="LOC")
        start = tokens[0].end
    last = tokens[-1] if len(tokens) > 1 else None
    if (
        last is not None
        and guess.type == "PER"
        and last.surface in COUNTRY_SIGNS
        and _OFFICE.match(text, guess.end)
    ):
        yield guess._replace(start=last.start, type="LOC")  # トランプ|米|大統領
        guess = guess._replace(end=last.start)
    if guess.type in ("LOC", "ORG") and "\u3000" in surface and _WIDE_SPACE.search(surface):
        yield from _apart(sentence, guess)
        return
    for token in tokens[1:-1]:
        dot = token.surface == "・" and (
            _two_places(text[start : token.start], text[token.end : guess.end])
            if guess.type == "LOC"
            else guess.type == "PER" and _KANJI.fullmatch(text[start : token.start] + text[token.end])
        )
        particle = (
            token.surface in _PARTICLES
            and token.feature.pos1 == "助詞"
            and _FOREIGN.match(text[token.start - 1])
            and _FOREIGN.match(text[token.end])
        )
        if dot or particle:
            yield guess._replace(start=start, end=token.start)
            start = token.end
    yield guess._replace(start=start)


def _apart(sentence: AnalysedSentence, guess: Guess) -> Iterator[Guess]:
    """湖を発見　グリーンランドで: the parts of a headline, of which only one with a proper noun is a name."""
    start = guess.start
    proper = False
    for token in tokens_in(sentence, guess.start, guess.end):
        if token.surface == "\u3000":
            if proper:
                yield guess._replace(start=start, end=token.start)
            start, proper = token.end, False
        proper = proper or token.feature.pos2 == "固有名詞" or not token.feature.goshu
    if proper:
        yield guess._replace(start=start)


def _two_places(first: str, second: str) -> bool:
    """Whether a dot between them joins two places: アメリカ・シアトル, 河北省・天津市.

    スイス・コテージ駅 is one.
    """
    entry = gazetteer.known(first)
    if entry is not None and entry.type is NodeType.COUNTRY:
        other = gazetteer.known(second)
        return (other is not None and other.type is not NodeType.COUNTRY) or _WITHIN.match(second) is not None
    return _DIVISION.fullmatch(first) is not None and _DIVISION.fullmatch(second) is not None


def _trimmed(text: str, sentence: AnalysedSentence, guess: Guess) -> Guess | None:
    """``guess`` without what is no part of the name; None where nothing of it is one."""
    start, end, kind = guess.start, guess.end, guess.type
    if (mark := _LIST_MARK.match(text, start, end)) is not None and kind != "ART":
        start = mark.end()
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    if end == start:
        return None
    if _ABBREVIATED.search(text, start, end) and text[end : end + 1] == ".":
        end += 1  # ワシントンD.C|.
    if kind in ("ORG", "ART") and (before := _INTRODUCING.match(text, start, end)) is not None:
        start = before.end()
    guess = guess._replace(start=start, end=end)
    if gazetteer.known(text[start:end]) is not None:
        return guess
    first = tokens_in(sentence, start, end)[:1]
    if first and first[0].end < end and _chain(first[0].surface) and not _names_more(text[start:end], kind):
        return guess._replace(end=first[0].end, type="LOC")  # 日米|経済協力
    if kind == "PER":
        return _person(text, sentence, guess)
    if kind == "LOC" and (land := _LANDS.match(text, start, end)) is not None:
        entry = gazetteer.known(text[land.end() : end])
        if entry is not None and entry.type is NodeType.COUNTRY:
            return guess._replace(start=land.end())  # 南米|チリ
    if kind == "LOC":
        return guess._replace(
            start=_after_role(text, sentence, guess),
            end=_before_end(text, sentence, guess, outside("LOC")),
        )
    if kind == "ORG":
        return _organisation(text, sentence, guess)
    return guess


def _chain(surface: str) -> bool:
    """Whether it is signs of countries alone: 日米, 日米韓."""
    return len(surface) > 1 and all(character in lexicon() for character in surface)


def _names_more(surface: str, kind: str) -> bool:
    """Whether what begins with 日米 ends as a name does: 日米協会, 日米安保条約; 日米経済協力 does not."""
    if kind == "ART":
        return refined(surface, kind, False) is not NodeType.PRODUCT
    return class_by_ending(surface) is not None


def _after_role(text: str, sentence: AnalysedSentence, guess: Guess) -> int:
    """Where the name begins behind a noun that stands before names: 作曲家|ラヴェル, 港町|ニキスキ."""
    tokens = tokens_in(sentence, guess.start, guess.end)
    for count in (3, 2, 1):
        if len(tokens) > count:
            role = roles().get(text[guess.start : tokens[count].start])
            if (
                role is not None
                and role.before
                and _FOREIGN.match(text[tokens[count].start])
                and guess.end - tokens[count].start >= 2
            ):
                return tokens[count].start
    return guess.start


def _before_end(text: str, sentence: AnalysedSentence, guess: Guess, ends: frozenset[str]) -> int:
    """Where the name ends before one of ``ends``, if its last token is one."""
    tokens = tokens_in(sentence, guess.start, guess.end)
    last = tokens[-1] if len(tokens) > 1 else None
    if last is not None and last.surface in ends and last.end == guess.end and last.start - guess.start >= 2:
        return last.start
    return guess.end


def _person(text: str, sentence: AnalysedSentence, guess: Guess) -> Guess | None:
    """林田|さん, 松下|さんご夫妻, 加藤|財務相, 森下遥|准教授."""
    tokens = tokens_in(sentence, guess.start, guess.end)
    end = guess.end
    for token in tokens[1:]:
        if token.surface in _HONORIFICS and token.start - guess.start >= 2 and guess.end - token.end <= 2:
            end = token.start
            break
    if tokens and tokens[0].feature.pos4 == "姓":
        for size in (4, 3, 2):  # 藤井聡太|王将, which no token ends before
            role = roles().get(text[end - size : end])
            if role is not None and role.after and role.says and end - size - guess.start >= 3:
                end -= size
                break
    if _OFFICE.match(text, end) and (ministry := _MINISTRY.search(text[guess.start : end])):
        end = guess.start + ministry.start()
    if text.startswith("教授", end) and text[end - 1] in "准副助":
        end -= 1
    if text[end - 1] in "二三四五六七八九十" and text[end : end + 1] in ("冠", "段"):
        end -= 1  # 藤井聡太|七冠
    if end <= guess.start:
        return None
    guess = guess._replace(end=end)
    return guess._replace(start=_after_role(text, sentence, guess))


def _organisation(text: str, sentence: AnalysedSentence, guess: Guess) -> Guess | None:
    """イギリス|政府 is the country; 経済産業|大臣 names an office, 小泉進次郎|農林水産|相 who holds it."""
    surface = text[guess.start : guess.end]
    if _OFFICE.match(text, guess.end) and (ministry := _MINISTRY.search(surface)):
        end = guess.start + ministry.start()
        return guess._replace(end=end, type="PER") if _people(sentence, guess.start, end) else None
    if (
        (head := _HEAD.search(surface)) is not None
        and head.start() > 0
        and text[guess.end : guess.end + 1] == "長"
    ):
        return guess._replace(end=guess.start + head.start(), type="PER")
    government = _GOVERNMENT.search(surface)
    if government is not None and government.start() > 0:
        end = guess.start + government.start()
        entry = gazetteer.known(text[guess.start : end])
        if (entry is not None and entry.type is NodeType.COUNTRY) or text[guess.start : end] in lexicon():
            return guess._replace(end=end, type="LOC")
        if surface.endswith("政権") and _people(sentence, guess.start, end):
            return guess._replace(end=end, type="PER")  # 小泉|政権
    return guess._replace(
        start=_after_role(text, sentence, guess), end=_before_end(text, sentence, guess, outside("ORG"))
    )


def _people(sentence: AnalysedSentence, start: int, end: int) -> bool:
    """Whether the tokens there are people's names and nothing else."""
    tokens = tokens_in(sentence, start, end)
    return bool(tokens) and all(token.feature.pos3 == "人名" for token in tokens)


def _extended(text: str, sentence: AnalysedSentence, guess: Guess) -> Guess:
    """東京大学 → 東京大学海洋研究所; ニキ of the unknown word ニキスキ → ニキスキ."""
    if (
        guess.type == "PER"
        and _FOREIGN.match(text[guess.end - 1])
        and (thing := _NAMED_AFTER.match(text, guess.end, sentence.end)) is not None
        and _at_token_end(sentence, thing.end())
    ):
        return guess._replace(end=thing.end(), type="ART")
    if guess.type == "LOC" and (body := _DOTTED_BODY.match(text, guess.end, sentence.end)) is not None:
        return guess._replace(end=body.end(), type="ORG")
    tokens = sentence.tokens
    before = bisect_left(tokens, guess.start, key=lambda t: t.start) - 1
    if (
        before >= 0
        and tokens[before].end == guess.start
        and _KATAKANA.fullmatch(tokens[before].surface)
        and _KATAKANA.match(text, guess.start)
        and guess.type != "ART"
        and _fragment(tokens[before])
    ):
        guess = guess._replace(start=tokens[before].start)  # フラ|クタ
    after = bisect_left(tokens, guess.end, key=lambda t: t.start)
    if (
        0 < after < len(tokens)
        and tokens[after].start == guess.end
        and _KATAKANA.fullmatch(tokens[after].surface)
        and _KATAKANA.fullmatch(tokens[after - 1].surface)
        and guess.type != "ART"
        and gazetteer.known(text[guess.start : guess.end]) is None
        and _fragment(tokens[after])
    ):
        guess = guess._replace(end=tokens[after].end)
    if guess.type == "LOC" and after < len(tokens) and tokens[after].start == guess.end:
        longer = gazetteer.known(text[guess.start : tokens[after].end])
        if longer is not None and longer.written and gazetteer.coarse(longer.type) == "LOC":
            return guess._replace(end=tokens[after].end)  # 瀬戸|内
    if guess.type == "LOC" and after < len(tokens) and tokens[after].surface == "地":
        following = tokens[after + 1] if after + 1 < len(tokens) else None
        if tokens[after].start == guess.end and (following is None or following.feature.pos1 != "名詞"):
            guess = guess._replace(end=tokens[after].end)  # 蝦夷|地
    if guess.type in ("LOC", "ORG") and after < len(tokens) and tokens[after].start == guess.end:
        ending = class_by_ending(text[guess.start : tokens[after].end])
        size = tokens[after].end - tokens[after].start
        following = tokens[after + 1] if after + 1 < len(tokens) else None
        if (
            ending is not None
            and ending[1] > size
            and (following is None or following.feature.pos1 != "名詞")
        ):
            guess = guess._replace(end=tokens[after].end, type=ending[0])  # はりまや橋商店|街
    if guess.type == "ORG" and _UNIVERSITY.search(text[guess.start : guess.end]):
        joined = "ァ" <= text[guess.end : guess.end + 1] <= "鿿"  # not 大学の
        faculty = _FACULTY.match(text, guess.end, sentence.end) if joined else None
        if faculty is not None and _at_token_end(sentence, faculty.end()):
            return guess._replace(end=faculty.end())
    return guess


def _at_token_end(sentence: AnalysedSentence, point: int) -> bool:
    tokens = sentence.tokens
    at = bisect_left(tokens, point, key=lambda t: t.end)
    return at < len(tokens) and tokens[at].end == point


def _fragment(token: Token) -> bool:
    """Whether a katakana token is no word by itself, but the rest of a name cut in two."""
    return (
        not token.feature.goshu
        or token.feature.pos1 == "記号"
        or token.feature.pos2 == "固有名詞"
        or len(token.surface) <= 2
    )
