"""A map as arrays: what filters, importance and communities count over and over.

Built once a map and kept as long as the map lives.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yomichizu.control import IDLE, Control
from yomichizu.model import KnowledgeMap, RelationKind, Span

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Number = TypeVar("Number", np.intp, np.float64)


def floats(values: ArrayLike) -> Floats:
    """``values`` as an array of floats: numpy's own operators lose the type on the way."""
    return np.asarray(values, dtype=np.float64)


def mask(values: ArrayLike) -> Mask:
    """``values`` as an array of booleans, likewise."""
    return np.asarray(values, dtype=np.bool_)


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """The different values (of a matrix: rows), ascending.

    numpy's own ``unique`` by itself loads all of numpy.ma, which takes as long as a small map.
    """
    return np.unique(values, return_index=True, axis=0)[0]


KINDS: tuple[RelationKind, ...] = tuple(RelationKind)
_KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}
COOCCURRENCE = _KIND_CODE[RelationKind.COOCCURRENCE]


class MapIndex:
    """Nodes and relations of one map by number, in the map's own order.

    Relations whose ends are not both nodes of the map, or are the same node, are kept out of every
    graph: ``sound`` is false for them and their ends are 0.
    """

    def __init__(self, map: KnowledgeMap, control: Control = IDLE) -> None:
        self.number = {node.id: i for i, node in enumerate(map.nodes)}
        self.weight: Floats = np.array([node.weight for node in map.nodes], dtype=float)
        count = len(map.relations)
        self.source: Ints = np.zeros(count, dtype=np.intp)
        self.target: Ints = np.zeros(count, dtype=np.intp)
        self.kind: Ints = np.zeros(count, dtype=np.intp)
        self.strength: Floats = np.zeros(count)
        self.confidence: Floats = np.zeros(count)
        self.sound: Mask = np.zeros(count, dtype=bool)
        documents = {document.id: code for code, document in enumerate(map.documents)}
        evidence: list[tuple[int, int, int, int]] = []
        for i, relation in enumerate(control.over(map.relations, 0.0, 0.8)):
            source, target = self.number.get(relation.source), self.number.get(relation.target)
            if source is not None and target is not None and source != target:
                self.source[i], self.target[i], self.sound[i] = source, target, True
            self.kind[i] = _KIND_CODE[relation.kind]
            self.strength[i] = relation.weight
            best = 0.0
            for e in relation.evidence:
                evidence.append((documents.get(e.document, -1), e.start, e.end, i))
                best = max(best, e.confidence)
            self.confidence[i] = best if relation.evidence else 1.0
        self.evidence = _table(evidence)
        self.mentions = _table(
            (documents.get(m.document, -1), m.start, m.end, i)
            for i, node in enumerate(control.over(map.nodes, 0.8, 1.0))
            for m in node.mentions
        )
        self._documents = documents

    @property
    def typed(self) -> Mask:
        """Which relations say more than that two things stand together."""
        return mask(self.kind != COOCCURRENCE)

    def nodes_in(self, spans: Sequence[Span], document: str) -> Mask:
        """Which nodes have a mention that overlaps one of ``spans`` (code points in ``document``)."""
        return self._touched(self.mentions, len(self.weight), spans, document)

    def relations_in(self, spans: Sequence[Span], document: str) -> Mask:
        """Which relations have a sentence of evidence that overlaps one of ``spans``."""
        return self._touched(self.evidence, len(self.source), spans, document)

    def _touched(self, table: Ints, size: int, spans: Sequence[Span], document: str) -> Mask:
        touched = np.zeros(size, dtype=bool)
        starts, ends = _merged(spans)
        if not len(starts) or not len(table):
            return touched
        # Merged ranges are disjoint and sorted: the first one that ends after a row begins decides.
        first = np.searchsorted(ends, table[:, 1], side="right")
        inside = first < len(starts)
        inside &= starts[np.minimum(first, len(starts) - 1)] < table[:, 2]
        inside &= table[:, 0] == self._documents.get(document, -2)
        touched[table[inside, 3]] = True
        return touched


def _table(rows: Iterable[tuple[int, int, int, int]]) -> Ints:
    """Rows (document, start, end, owner) as an array of shape (n, 4)."""
    return np.array(list(rows), dtype=np.intp).reshape(-1, 4)


def _merged(spans: Sequence[Span]) -> tuple[Ints, Ints]:
    """Starts and ends of the union of ``spans``; empty spans are left out."""
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(span for span in spans if span.end > span.start):
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return np.array(starts, dtype=np.intp), np.array(ends, dtype=np.intp)


# By identity: a map's own hash would walk through everything it holds.
_kept: dict[int, tuple[weakref.ref[KnowledgeMap], MapIndex]] = {}


def index_of(map: KnowledgeMap, control: Control = IDLE) -> MapIndex:
    """The index of ``map``, built at the first call and dropped with the map. Raises Cancelled."""
    key = id(map)
    entry = _kept.get(key)
    if entry is not None and entry[0]() is map:
        return entry[1]
    index = MapIndex(map, control)

    def forget(_: weakref.ref[KnowledgeMap]) -> None:
        _kept.pop(key, None)

    _kept[key] = (weakref.ref(map, forget), index)
    return index
