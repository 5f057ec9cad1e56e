"""What the relation rules share: which nodes are named where, kinds of nodes, a piece of evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from yomichizu.model import Evidence, Node, NodeKind, NodeType, RelationKind, Span

PLACES = frozenset([NodeType.COUNTRY, NodeType.REGION, NodeType.CITY, NodeType.PLACE, NodeType.FACILITY])
BODIES = frozenset([NodeType.COMPANY, NodeType.GOVERNMENT, NodeType.ORGANIZATION, NodeType.GROUP])
ACTING = BODIES | {NodeType.PERSON, NodeType.COUNTRY}
_GOVERNED = frozenset([NodeType.REGION, NodeType.CITY])
_AUTHORITIES = ("都", "府", "県", "市", "区", "町", "村", "州")  #: whose names are those of who runs them too
DOERS = BODIES | {NodeType.PERSON, NodeType.COUNTRY, NodeType.REGION, NodeType.CITY}
MADE = frozenset([NodeType.PRODUCT, NodeType.WORK, NodeType.PROJECT, NodeType.RESOURCE, NodeType.LAW])


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of evidence for one edge, before equal ones are merged."""

    source: str
    target: str
    label: str
    kind: RelationKind
    directed: bool
    evidence: Evidence


class MentionIndex:
    """Which nodes are named where. Look-ups take logarithmic time."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        nodes = list(nodes)
        self._rows = sorted((m.start, m.end, node.id) for node in nodes for m in node.mentions)
        self._starts = [row[0] for row in self._rows]
        self._longest = max((end - start for start, end, _ in self._rows), default=0)
        self.types = {node.id: node.type for node in nodes}
        self.authorities = {
            node.id for node in nodes if node.type in _GOVERNED and node.label.endswith(_AUTHORITIES)
        }
        self.labels = {node.id: node.label for node in nodes}
        self._times = {node.id for node in nodes if node.kind is NodeKind.TIME}
        self._actors = {node.id for node in nodes if node.kind is NodeKind.ACTOR}

    def within(self, span: Span) -> list[tuple[int, int, str]]:
        """(start, end, node id) of the mentions that lie wholly in ``span``, in text order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [row for row in self._rows[first:last] if row[1] <= span.end]

    def covering(self, span: Span) -> list[tuple[int, int, str]]:
        """The mentions that hold all of ``span``."""
        first = bisect_left(self._starts, span.end - self._longest)
        last = bisect_right(self._starts, span.start)
        return [row for row in self._rows[first:last] if row[1] >= span.end]

    def ending_at(self, end: int) -> list[tuple[int, int, str]]:
        """The mentions that end at the code point ``end``."""
        first = bisect_left(self._starts, end - self._longest)
        last = bisect_left(self._starts, end)
        return [row for row in self._rows[first:last] if row[1] == end]

    def is_time(self, node: str) -> bool:
        return node in self._times

    def is_actor(self, node: str) -> bool:
        return node in self._actors
