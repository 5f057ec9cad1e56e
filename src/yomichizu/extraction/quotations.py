"""Where a sentence gives somebody's own words: 「…」."""

from __future__ import annotations

from collections.abc import Iterator

from yomichizu.extraction.analysis import AnalysedSentence

_OPENING, _CLOSING = frozenset("「『"), frozenset("」』")


def quotations(sentence: AnalysedSentence) -> Iterator[tuple[int, int]]:
    """(first, last bunsetsu) of each quotation that is longer than one bunsetsu."""
    opened: list[int] = []
    for number, bunsetsu in enumerate(sentence.bunsetsu):
        for token in sentence.tokens[bunsetsu.first : bunsetsu.last]:
            if token.surface in _OPENING:
                opened.append(number)
            elif token.surface in _CLOSING and opened and (first := opened.pop()) < number:
                yield first, number
