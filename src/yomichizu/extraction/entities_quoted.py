"""Names in quotation marks right behind what they are: 無人探査機「かいこう」, 劇団「青い鳥」.

The nouns are in ``lexicons/quoted.tsv``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from yomichizu import assets
from yomichizu.extraction.analysis import AnalysedSentence
from yomichizu.model import NodeType

_QUOTED = re.compile(r"[「『]([^「」『』、。！？]{2,24})[」』]")
_NOT_A_NAME = frozenset({"動詞", "助動詞", "形容詞", "助詞", "副詞", "感動詞"})


@cache
def quoted_nouns() -> dict[str, NodeType]:
    """Every noun of the table."""
    path = assets.resources() / "lexicons" / "quoted.tsv"
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {noun: NodeType(kind) for kind, nouns in rows for noun in nouns.split()}


@cache
def _longest() -> int:
    return max(map(len, quoted_nouns()))


def quoted(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, NodeType]]:
    """(start, end, type) of each such name.

    What ends as a clause does is somebody's words: 企業「値上げできない」. Titles of works may end so too.
    """
    if "「" not in text[sentence.start : sentence.end] and "『" not in text[sentence.start : sentence.end]:
        return
    tokens = sentence.tokens
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        at = bisect_left(tokens, match.start(), key=lambda t: t.start)
        kind = None
        for token in reversed(tokens[max(0, at - 5) : at]):
            if match.start() - token.start > _longest():
                break
            kind = quoted_nouns().get(text[token.start : match.start()], kind)
        if kind is None:
            continue
        last = bisect_left(tokens, match.end(1), key=lambda t: t.end)
        first = bisect_left(tokens, match.start(1), key=lambda t: t.start)
        words = last - first + 1
        clause = last < len(tokens) and words > 1 and tokens[last].feature.pos1 in _NOT_A_NAME
        if kind is NodeType.WORK or not clause:
            yield *match.span(1), kind
