"""Where the text names an actor: step "entities" of the pipeline.

The labeller finds names, the document as a whole makes them consistent, gazetteers and endings refine
their types, and patterns add the actors that no labelled corpus knows (日本企業, 経済版2+2).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from yomichizu.control import Control
from yomichizu.extraction.analysis import Analysis, NameMention
from yomichizu.extraction.entities_boundaries import bounded
from yomichizu.extraction.entities_consistency import consistent
from yomichizu.extraction.entities_guesses import Guess
from yomichizu.extraction.entities_patterns import actors
from yomichizu.extraction.entities_reach import reached
from yomichizu.extraction.entities_types import refined, said_to_be
from yomichizu.extraction.gazetteer import not_names
from yomichizu.extraction.labeller import labeller
from yomichizu.model import NodeType

#: What countries have between them is no name, the countries are: 日米経済協力, 日中関係.
_BETWEEN = re.compile(
    "[日米中韓英仏独露欧印豪朝台]{2,4}(?:経済|貿易|安全保障|安保|外交|防衛|軍事|文化|技術)?"
    "(?:協力|関係|交渉|貿易|摩擦|対立|対話|協議|交流|連携|競争)"
)
#: How many there are, or which of them, is no name: 四党, 第一党; but 四国.
_COUNTED = re.compile(
    "第?[一二三四五六七八九十両数各0-9０-９]+(?:党|社|校|[カか]国|県|団体|チーム|大学|者|組織|会派|陣営)"
)
_KINDS = frozenset({"PER", "LOC", "ORG", "ART"})
_OF_EVENTS = (
    "震災",
    "祭",
    "競技大会",
    "選手権",
    "場所",
    "五輪",
    "万博",
    "アジア大会",
    "太平洋戦争",
)  #: of what a place's name may be within: ボローニャ復元映画祭; not クリミア|戦争
_PATTERN_CONFIDENCE = 0.7
#: Of patterns: a name within one is no mention.
_WHOLE = frozenset({NodeType.ORGANIZATION, NodeType.COMPANY, NodeType.GOVERNMENT, NodeType.FACILITY})


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.names``, sorted by start. A pattern's actor may hold a name (アラスカ産LNG)."""
    text, sentences = analysis.document.text, analysis.sentences
    common = {word for word, why in not_names().items() if why == "common"}
    guesses = []
    for found in labeller().found(sentences, control.part(0.0, 0.85)):
        if found.type in _KINDS:
            tokens = sentences[found.sentence].tokens
            start, end = tokens[found.first].start, tokens[found.last - 1].end
            # A long vowel mark behind a kanji is a dash: 日米首脳会談ー.
            if text[end - 1] == "ー" and "一" <= text[end - 2 : end - 1] <= "鿿":
                end -= 1
            if (
                text[start:end] in common
                or text[start : end + 1] in common
                or _BETWEEN.fullmatch(text, start, end)
                or _COUNTED.fullmatch(text, start, end)
            ):
                continue
            guesses.append(Guess(start, end, found.type, found.sentence, "labeller", found.confidence))
    whole_names = reached(text, sentences, bounded(text, sentences, guesses, control), control)
    labelled = [
        NameMention(
            g.start,
            g.end,
            said_to_be(text, g.start, g.type)
            or refined(g.alias_of or text[g.start : g.end], g.type, text[g.start - 1 : g.start] == "『"),
            g.sentence,
            g.source,
            g.confidence,
        )
        for g in consistent(text, sentences, whole_names, control)
    ]
    found_by_pattern = []
    for number, sentence in enumerate(sentences):
        if number % 100 == 0:
            control.tick(0.9 + 0.1 * number / len(sentences))
        found_by_pattern += [
            NameMention(a.start, a.end, a.type, number, "pattern", _PATTERN_CONFIDENCE)
            for a in actors(text, sentence)
        ]
    # A pattern says more about its own words than the labeller does: アラスカ産LNG is no organisation.
    taken = {(n.start, n.end) for n in found_by_pattern}
    whole = [n for n in found_by_pattern if n.type in _WHOLE or text.endswith(_OF_EVENTS, 0, n.end)]
    labelled = [n for n in labelled if (n.start, n.end) not in taken and not _held(n, whole)]
    analysis.names = sorted([n for n in found_by_pattern if not _held(n, labelled)] + labelled)


def _held(name: NameMention, whole: list[NameMention]) -> bool:
    """利根 in 環境団体「利根の森を守る会」, 大阪府 in 大阪府警. ``whole`` is sorted."""
    at = bisect_right(whole, name.start, key=lambda other: other.start) - 1
    return at >= 0 and name.end <= whole[at].end
