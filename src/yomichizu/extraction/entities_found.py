"""Names that nobody labelled but a word gives away: 青潮町, 北東大学; 港町ニキスキ; ペスコフ報道官."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yomichizu.control import Control
from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.extraction.entities_guesses import Guess, watched
from yomichizu.extraction.roles import finders, roles
from yomichizu.lazy import lazy_pattern

_NOMINAL = frozenset({"名詞", "接尾辞", "形状詞"})
_STEM = re.compile(r"[一-鿿々ァ-ヺー]{2,8}")
_KATAKANA = re.compile(r"[ァ-ヺー][ァ-ヺー・＝]+[ァ-ヺー]")
_KANJI = lazy_pattern(r"[一-鿿々]+")
#: What stands before such a word without making a name of it: 国立大学, 市区町村, 地級市, キリスト教系大学.
_GENERIC = re.compile(r"^[市区町村郡県都道府]+$|(?:系|級|式|型|製|立)$")
_MODIFIERS = re.compile(
    r"(?:国立|公立|私立|県立|市立|町立|村立|都立|府立|道立|女子|男子|医科|総合|有名|地方|短期|地元"
    r"|海外|外国|国内|各地|近隣|隣接|学生|都市|地域|農村|漁村|山村|周辺|自治|政令|指定|中核|特例"
    r"|特定|主要|一部|関係|対象|全国|始発|終着|乗換|途中|無人|有人|新設|母校|工業|農業|商業|高等"
    r"|専門|名門|進学|協定|提携|共同|研究|参加|大手|中央|世界|投資|動物|救急|大規模)"
)
_PROPER = 0.6  #: confidence of a name with a proper noun or an unknown word in it
_REPEATED = 0.5  #: and of one made of common nouns, which the text says again


def found_by_words(
    text: str, sentences: Sequence[AnalysedSentence], guesses: Sequence[Guess], control: Control
) -> list[Guess]:
    """Noun runs outside ``guesses`` that end as names do, or stand behind what stands before names.

    Raises Cancelled.

    One of common nouns alone must be said twice, and must not be what the table of roles knows (城下町).
    """
    covered = bytearray(len(text))
    for guess in guesses:
        covered[guess.start : guess.end] = b"\1" * (guess.end - guess.start)
    spots: dict[str, list[Guess]] = defaultdict(list)
    for number, sentence in enumerate(watched(sentences, control)):
        for start, end, kind, proper in (
            *_runs(text, sentence),
            *_introduced(text, sentence),
            *_titled(text, sentence),
        ):
            if not any(covered[start:end]):
                confidence = _PROPER if proper else _REPEATED
                spots[text[start:end]].append(Guess(start, end, kind, number, "pattern", confidence))
    return [g for same in spots.values() for g in same if g.confidence == _PROPER or len(same) > 1]


def _runs(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, str, bool]]:
    """(start, end, class, whether a proper noun is in it) of each run that ends in a telling word."""
    tokens = sentence.tokens
    for at in range(1, len(tokens)):
        kind = finders().get(tokens[at].surface)
        if kind is None or (at + 1 < len(tokens) and tokens[at + 1].feature.pos1 in _NOMINAL):
            continue
        first = at
        while first and at - first < 4 and _part(tokens[first - 1]):
            first -= 1
        if first and tokens[first - 1].feature.pos1 in ("名詞", "接頭辞", "接尾辞", "連体詞"):
            continue  # この町, 第二小学校, a longer run
        start, end = tokens[first].start, tokens[at].end
        stem = text[start : tokens[at].start]
        if _STEM.fullmatch(stem) is None or _GENERIC.search(stem) or _MODIFIERS.fullmatch(stem):
            continue
        proper = any(t.feature.pos2 == "固有名詞" or not t.feature.goshu for t in tokens[first:at])
        if text[start:end] not in roles() and (proper or _KANJI.fullmatch(stem)):
            yield start, end, kind, proper


def _introduced(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, str, bool]]:
    """An unknown word in katakana right behind a noun that stands before names: 港町|ニキスキ."""
    tokens = sentence.tokens
    for at in range(1, len(tokens)):
        match = _KATAKANA.match(text, tokens[at].start, sentence.end)
        if match is None:
            continue
        heads = (text[tokens[max(0, at - size)].start : tokens[at].start] for size in (2, 1))
        role = next((r for head in heads if len(head) > 1 and (r := roles().get(head)) and r.before), None)
        if role is None:
            continue
        inside = [t for t in tokens[at : at + 8] if t.end <= match.end()]
        after = tokens[at + len(inside)] if at + len(inside) < len(tokens) else None
        unknown = any(not t.feature.goshu or t.feature.pos2 == "固有名詞" for t in inside)
        unknown = unknown or "・" in match.group()
        shreds = len(inside) > 1 and all(len(t.surface) < 3 for t in inside)  # ニ|キ|スキ
        if (
            (unknown or shreds)
            and inside[-1].end == match.end()
            and (after is None or after.feature.pos1 != "名詞")
        ):
            yield match.start(), match.end(), role.kind, True


def _titled(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, str, bool]]:
    """An unknown word in katakana right before a title that only people have: ペスコフ|報道官."""
    tokens = sentence.tokens
    for at in range(1, len(tokens)):
        if tokens[at].feature.pos1 != "名詞" or _KATAKANA.fullmatch(tokens[at - 1].surface) is None:
            continue
        titles = (text[tokens[at].start : t.end] for t in tokens[at : at + 2])
        if not any(t in _TITLES for t in titles) or tokens[at - 1].feature.goshu:
            continue
        before = tokens[at - 2] if at > 1 else None
        if before is None or before.feature.pos1 in ("助詞", "補助記号", "助動詞", "空白"):
            yield tokens[at - 1].start, tokens[at - 1].end, "PER", True


_TITLES = frozenset(
    [
        "報道官",
        "大統領",
        "首相",
        "外相",
        "国防相",
        "財務相",
        "監督",
        "教授",
        "選手",
        "投手",
        "容疑者",
        "被告",
        "社長",
        "会長",
    ]
)


def _part(token: Token) -> bool:
    feature = token.feature
    return feature.pos1 in _NOMINAL and feature.pos2 != "数詞" and feature.pos3 != "副詞可能"
