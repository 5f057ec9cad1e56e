"""How much each node of a map matters in its text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from yomichizu.graph.index import COOCCURRENCE, Floats, Ints, MapIndex, distinct, floats, index_of
from yomichizu.model import KnowledgeMap, NodeKind, Role

# What each part contributes; they add up to 1. Mentions alone would put the words of one long
# paragraph first, relations alone whatever the extraction happens to be good at.
_MENTIONS = 0.22
_SPREAD = 0.18
_HEADINGS = 0.10
_RANK = 0.15
_STATED = 0.25  #: what the text says of it in so many words; a reader opens the map for that
_FIRST = 0.10  #: the weight that extraction gave

_DATES = 0.45  #: a date orders a text but is seldom what it is about
_FAINT = 0.25  #: a co-occurrence against a typed relation of the same weight
_DAMPING = 0.85


def importance(map: KnowledgeMap) -> Floats:
    """Importance of each node, above 0 up to 1 (the most important); in the order of ``map.nodes``.

    From how often and in how many passages the text names the node, whether a title or heading
    does, PageRank over its relations (S. Brin, L. Page, 1998, undirected here), how much the text
    states of it, and the weight that extraction gave.
    """
    count = len(map.nodes)
    if not count:
        return np.zeros(0)
    index = index_of(map)
    mentions = np.array([len(node.mentions) for node in map.nodes], dtype=float)
    spread, headed = _places(map, index, count)
    score = (
        _MENTIONS * _scaled(np.log1p(mentions))
        + _SPREAD * _scaled(np.sqrt(spread))
        + _HEADINGS * np.minimum(headed, 1.0)
        + _RANK * _scaled(np.sqrt(pagerank(*_graph(index), count)))
        + _STATED * _scaled(np.sqrt(_stated(index, count)))
        + _FIRST * _scaled(index.weight)
    )
    score *= np.array([_DATES if node.kind is NodeKind.TIME else 1.0 for node in map.nodes])
    top = float(score.max())
    return np.clip(score / top, 1e-6, 1.0) if top > 0 else np.full(count, 1e-6)


def _scaled(values: Floats) -> Floats:
    top = float(values.max())
    return values / top if top > 0 else np.zeros_like(values)


def _places(map: KnowledgeMap, index: MapIndex, count: int) -> tuple[Floats, Floats]:
    """In how many passages each node is named, and how strongly titles (1) and headings (0.7) name it."""
    spread, headed = np.zeros(count), np.zeros(count)
    rows = index.mentions.rows
    for code, document in enumerate(map.documents):
        passages = document.passages
        if not passages:
            continue
        own = rows[rows[:, 0] == code]
        starts = np.array([passage.start for passage in passages])
        where = np.maximum(np.searchsorted(starts, own[:, 1], side="right") - 1, 0)
        pairs = distinct(np.stack([own[:, 3], where], axis=1))
        spread += np.bincount(pairs[:, 0], minlength=count)
        says = np.array([_heading_weight(passage.role) for passage in passages])
        np.maximum.at(headed, pairs[:, 0], says[pairs[:, 1]])
    return spread, headed


def _heading_weight(role: Role) -> float:
    return 1.0 if role is Role.TITLE else 0.7 if role is Role.HEADING else 0.0


def _graph(index: MapIndex) -> tuple[Ints, Ints, Floats]:
    """Sound relations as (source, target, weight), co-occurrences weighed down."""
    sound = index.sound
    factor = np.where(index.kind[sound] == COOCCURRENCE, _FAINT, 1.0)
    return index.source[sound], index.target[sound], np.maximum(index.strength[sound], 1e-9) * factor


def _stated(index: MapIndex, count: int) -> Floats:
    """Summed weight of each node's typed relations."""
    typed = index.sound & (index.kind != COOCCURRENCE)
    ends = np.concatenate([index.source[typed], index.target[typed]])
    return floats(np.bincount(ends, weights=np.tile(index.strength[typed], 2), minlength=count))


def pagerank(source: Ints, target: Ints, weight: Floats, count: int) -> Floats:
    """Share of a random walker's time at each of ``count`` nodes, edges taken both ways."""
    ends, others = np.concatenate([source, target]), np.concatenate([target, source])
    both = np.concatenate([weight, weight])
    out = np.bincount(ends, weights=both, minlength=count)
    share = both / np.maximum(out[ends], 1e-12)
    rank: Floats = np.full(count, 1.0 / count)
    for _ in range(60):
        flow = np.bincount(others, weights=rank[ends] * share, minlength=count)
        lost = float(rank[out == 0].sum())
        grown = floats((1 - _DAMPING) / count + _DAMPING * (flow + lost / count))
        if float(np.abs(grown - rank).sum()) < 1e-9:
            return grown
        rank = grown
    return rank


def ordered(weights: Sequence[float] | Floats) -> Ints:
    """Numbers from the most to the least important, ties in order."""
    values = np.asarray(weights, dtype=float)
    return np.lexsort((np.arange(len(values)), -values))
