"""A name as the labeller guesses it, before the map's finer types."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from yomichizu.control import Control
from yomichizu.extraction.analysis import AnalysedSentence, Token

T = TypeVar("T")
LABELLED = 0.9  #: how far the step "entities" is when the labeller has done its part


class Guess(NamedTuple):
    """A name with the labeller's type (PER LOC ORG ART)."""

    start: int
    end: int
    type: str
    sentence: int
    source: str
    confidence: float
    alias_of: str = ""  #: the name that a reading stands for, whose ending tells the finer type


def tokens_in(sentence: AnalysedSentence, start: int, end: int) -> list[Token]:
    """The tokens of ``sentence`` that touch ``start``..``end``; those cut by ``end`` are left out."""
    first = max(0, bisect_right(sentence.tokens, start, key=lambda t: t.start) - 1)
    last = bisect_right(sentence.tokens, end, key=lambda t: t.end)
    return sentence.tokens[first:last]


def merged(first: list[Guess], rest: list[Guess]) -> list[Guess]:
    """``first``, and of ``rest`` what overlaps none of them; sorted."""
    chosen = sorted(first)
    starts = [g.start for g in chosen]
    kept = []
    for g in rest:
        at = bisect_right(starts, g.end - 1) - 1
        if at < 0 or chosen[at].end <= g.start:
            kept.append(g)
    return sorted(chosen + kept)


def disjoint(guesses: Iterable[Guess]) -> list[Guess]:
    """Of guesses that overlap, the first one; of those that begin together, the longest; sorted."""
    result: list[Guess] = []
    for guess in sorted(guesses, key=lambda g: (g.start, -g.end)):
        if not result or result[-1].end <= guess.start:
            result.append(guess)
    return result


def watched(items: Iterable[T], control: Control) -> Iterator[T]:
    """``items``, with a tick at every five hundredth. Raises Cancelled."""
    for number, item in enumerate(items):
        if number % 500 == 0:
            control.tick(LABELLED)
        yield item
