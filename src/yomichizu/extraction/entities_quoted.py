"""Names right behind what they are: 無人探査機「かいこう」, 劇団「青い鳥」, 探査機エンビジョン.

The nouns are in ``lexicons/quoted.tsv``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from yomichizu import assets
from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.extraction.words import strange
from yomichizu.model import NodeType

_QUOTED = re.compile(r"[「『]([^「」『』、。！？]{2,24})[」』]")
_KATAKANA = re.compile(r"[ァ-ヺー・＝]{4,}")
_BY_NAME = frozenset({NodeType.PRODUCT, NodeType.COMPANY, NodeType.ORGANIZATION, NodeType.FACILITY})
_PIECE = re.compile(r"[ァ-ヺー・＝]+")
#: 「クモノテ」|を設立した
_FOUNDED = re.compile(r"を(?:設立|創業|起業|旗揚げ|結成|創設|創立|立ち上げ)")
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
        kind = _said(text, tokens, bisect_left(tokens, match.start(), key=lambda t: t.start), match.start())
        if kind is None and _FOUNDED.match(text, match.end()):
            kind = NodeType.ORGANIZATION
        if kind is None:
            continue
        last = bisect_left(tokens, match.end(1), key=lambda t: t.end)
        first = bisect_left(tokens, match.start(1), key=lambda t: t.start)
        words = last - first + 1
        clause = last < len(tokens) and words > 1 and tokens[last].feature.pos1 in _NOT_A_NAME
        if kind is NodeType.WORK or not clause:
            yield *match.span(1), kind


def apposed(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, NodeType]]:
    """(start, end, type) of unknown words in katakana behind such a noun: 探査機|エンビジョン.

    Not behind what is also the first word of many compounds: 映画|アーカイブ, 音楽祭|プロデューサー.
    """
    tokens = sentence.tokens
    if _KATAKANA.search(text, sentence.start, sentence.end) is None:
        return
    for at in range(1, len(tokens)):
        if not "ァ" <= tokens[at].surface[0] <= "ヺ":
            continue
        name = _KATAKANA.match(text, tokens[at].start, sentence.end)
        if name is None or tokens[at - 1].end != tokens[at].start or _PIECE.fullmatch(tokens[at - 1].surface):
            continue
        last = bisect_left(tokens, name.end(), key=lambda t: t.end)
        if last == len(tokens) or tokens[last].end != name.end() or not strange(tokens[at : last + 1]):
            continue
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is not None and after.start == name.end() and after.feature.pos1 in ("名詞", "接尾辞"):
            continue
        kind = _said(text, tokens, at, name.start())
        if kind is not None and kind in _BY_NAME:
            yield *name.span(), kind


def _said(text: str, tokens: Sequence[Token], at: int, end: int) -> NodeType | None:
    """The type by the longest noun of the table that ends at ``end``, before the token ``at``."""
    kind = None
    for token in reversed(tokens[max(0, at - 5) : at]):
        if end - token.start > _longest():
            break
        kind = quoted_nouns().get(text[token.start : end], kind)
    return kind
