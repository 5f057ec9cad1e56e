"""A map as arrays: what filters, importance and communities count over and over.

Built once a map and kept as long as the map lives.
"""

from __future__ import annotations

import weakref
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from yomichizu.control import IDLE, Control
from yomichizu.model import KnowledgeMap, NodeKind, NodeType, RelationKind, Span

if TYPE_CHECKING:
    from yomichizu.graph.view import EdgeView

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Number = TypeVar("Number", np.intp, np.float64)
Name = TypeVar("Name", bound=StrEnum)


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


def medians(values: Floats) -> Floats:
    """The median of each column of a matrix that has rows; numpy's own loads numpy.ma as well."""
    ordered, count = np.sort(values, axis=0), len(values)
    return floats((ordered[(count - 1) // 2] + ordered[count // 2]) / 2)


KINDS: tuple[RelationKind, ...] = tuple(RelationKind)
_KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}
COOCCURRENCE = _KIND_CODE[RelationKind.COOCCURRENCE]
TYPES: tuple[NodeType, ...] = tuple(NodeType)
_TYPE_CODE = {type: code for code, type in enumerate(TYPES)}


class MapIndex:
    """Nodes and relations of one map by number, in the map's own order.

    Relations whose ends are not both nodes of the map, or are the same node, are kept out of every
    graph: ``sound`` is false for them and their ends are 0.
    """

    def __init__(self, map: KnowledgeMap, control: Control = IDLE) -> None:
        self.number = {node.id: i for i, node in enumerate(map.nodes)}
        self.weight: Floats = np.array([node.weight for node in map.nodes], dtype=float)
        self.by_weight: Ints = np.argsort(-self.weight, kind="stable")  #: most important first
        self.type: Ints = np.array([_TYPE_CODE[node.type] for node in map.nodes], dtype=np.intp)
        self.community: Ints = np.array([node.community for node in map.nodes], dtype=np.intp)
        count = len(map.relations)
        self.source: Ints = np.zeros(count, dtype=np.intp)
        self.target: Ints = np.zeros(count, dtype=np.intp)
        self.kind: Ints = np.zeros(count, dtype=np.intp)
        self.strength: Floats = np.zeros(count)
        self.confidence: Floats = np.zeros(count)
        self.directed: Mask = np.zeros(count, dtype=bool)
        self.sound: Mask = np.zeros(count, dtype=bool)
        documents = {document.id: code for code, document in enumerate(map.documents)}
        evidence: list[tuple[int, int, int, int]] = []
        for i, relation in enumerate(control.over(map.relations, 0.0, 0.8)):
            source, target = self.number.get(relation.source), self.number.get(relation.target)
            if source is not None and target is not None and source != target:
                self.source[i], self.target[i], self.sound[i] = source, target, True
            self.kind[i] = _KIND_CODE[relation.kind]
            self.strength[i], self.directed[i] = relation.weight, relation.directed
            best = 0.0
            for e in relation.evidence:
                evidence.append((documents.get(e.document, -1), e.start, e.end, i))
                best = max(best, e.confidence)
            self.confidence[i] = best if relation.evidence else 1.0
        #: Place of each relation among all: typed ones first, then by strength, directed ones first.
        self.rank: Ints = np.empty(count, dtype=np.intp)
        by_id = np.argsort(np.array([relation.id for relation in map.relations], dtype=str), kind="stable")
        ranked = np.lexsort((~self.directed[by_id], -self.strength[by_id], self.kind[by_id] == COOCCURRENCE))
        self.rank[by_id[ranked]] = np.arange(count)
        self.evidence = _Table(evidence)
        self.mentions = _Table(
            (documents.get(m.document, -1), m.start, m.end, i)
            for i, node in enumerate(control.over(map.nodes, 0.8, 1.0))
            for m in node.mentions
        )
        #: Edges as they are drawn, by their relations: from step to step of a slider most are the same.
        self.drawn: dict[tuple[int, ...], EdgeView] = {}
        self._documents = documents
        self._touched_last: dict[_Table, tuple[tuple[Span, ...], str, Mask]] = {}

    @cached_property
    def typed(self) -> Mask:
        """Which relations say more than that two things stand together."""
        return mask(self.kind != COOCCURRENCE)

    @cached_property
    def themes(self) -> Mask:
        """Which nodes are themes."""
        return mask(np.array([type.kind is NodeKind.THEME for type in TYPES])[self.type])

    @cached_property
    def type_counts(self) -> Counter[NodeType]:
        """How many nodes are of each type."""
        return _counted(TYPES, self.type)

    @cached_property
    def kind_counts(self) -> Counter[RelationKind]:
        """How many relations are of each kind."""
        return _counted(KINDS, self.kind)

    def rows(self, ids: Iterable[str]) -> Mask:
        """Which nodes these are; ids that the map does not have are passed over."""
        result = np.zeros(len(self.weight), dtype=bool)
        result[[self.number[i] for i in ids if i in self.number]] = True
        return result

    def nodes_in(self, spans: Sequence[Span], document: str) -> Mask:
        """Which nodes have a mention that overlaps one of ``spans`` (code points in ``document``)."""
        return self._touched(self.mentions, len(self.weight), spans, document)

    def relations_in(self, spans: Sequence[Span], document: str) -> Mask:
        """Which relations have a sentence of evidence that overlaps one of ``spans``."""
        return self._touched(self.evidence, len(self.source), spans, document)

    def _touched(self, table: _Table, size: int, spans: Sequence[Span], document: str) -> Mask:
        # The same part of the text is asked about several times over: by the view, and to count.
        last = self._touched_last.get(table)
        if last is None or last[:2] != (tuple(spans), document):
            found = self._found_in(table, size, spans, document)
            found.flags.writeable = False
            last = self._touched_last[table] = (tuple(spans), document, found)
        return last[2]

    def _found_in(self, table: _Table, size: int, spans: Sequence[Span], document: str) -> Mask:
        touched = np.zeros(size, dtype=bool)
        starts, ends = _merged(spans)
        if not len(starts):
            return touched
        rows = table.between(int(starts[0]), int(ends[-1]))
        # Merged ranges are disjoint and sorted: the first one that ends after a row begins decides.
        first = np.searchsorted(ends, rows[:, 1], side="right")
        inside = first < len(starts)
        inside &= starts[np.minimum(first, len(starts) - 1)] < rows[:, 2]
        inside &= rows[:, 0] == self._documents.get(document, -2)
        touched[rows[inside, 3]] = True
        return touched


def _counted(names: Sequence[Name], codes: Ints) -> Counter[Name]:
    amounts = np.bincount(codes, minlength=len(names)).tolist()
    return Counter({name: amount for name, amount in zip(names, amounts, strict=True) if amount})


class _Table:
    """Places in the text and what they belong to: ``rows`` (n, 4) of document, start, end, owner."""

    def __init__(self, rows: Iterable[tuple[int, int, int, int]]) -> None:
        self.rows: Ints = np.fromiter(chain.from_iterable(rows), dtype=np.intp).reshape(-1, 4)
        self._by_start = self.rows[np.argsort(self.rows[:, 1], kind="stable")]
        self._longest = int((self.rows[:, 2] - self.rows[:, 1]).max(initial=0))

    def between(self, start: int, end: int) -> Ints:
        """The rows that may touch this range of code points, in whatever document."""
        begins = self._by_start[:, 1]
        return self._by_start[np.searchsorted(begins, start - self._longest) : np.searchsorted(begins, end)]


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
