"""Groups of mentions that name one thing, before and after they are found to be the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from yomichizu.model import NodeType, Span

PERSON, LOCATION, ORGANISATION, OTHER = "person", "location", "organisation", "other"

_CLASS = {
    NodeType.PERSON: PERSON,
    NodeType.COUNTRY: LOCATION,
    NodeType.REGION: LOCATION,
    NodeType.CITY: LOCATION,
    NodeType.PLACE: LOCATION,
    NodeType.FACILITY: LOCATION,
    NodeType.COMPANY: ORGANISATION,
    NodeType.GOVERNMENT: ORGANISATION,
    NodeType.ORGANIZATION: ORGANISATION,
}


def class_of(kind: NodeType) -> str:
    """person, location, organisation or other: things of different classes are never one."""
    return _CLASS.get(kind, OTHER)


@dataclass(slots=True, eq=False)
class Group:
    """The mentions that are written alike (after folding), in text order.

    ``extra`` maps a surface that was not found as a mention of its own (a reading in brackets, 米 of
    日米) to its spans.
    """

    order: int
    name_class: str
    key: str
    surfaces: Counter[str] = field(default_factory=Counter)
    types: Counter[NodeType] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    parent: Group | None = None

    def add(self, surface: str, kind: NodeType, span: Span, weight: int = 1) -> None:
        """Count one mention."""
        self.surfaces[surface] += weight
        self.types[kind] += 1
        self.spans.append(span)

    def root(self) -> Group:
        """The group that stands for all groups joined with this one."""
        group = self
        while group.parent is not None:
            if group.parent.parent is not None:
                group.parent = group.parent.parent
            group = group.parent
        return group

    @property
    def surface(self) -> str:
        """The commonest spelling, the first one of equals."""
        return max(self.surfaces, key=lambda s: self.surfaces[s]) if self.surfaces else self.key

    @property
    def first(self) -> int:
        """Offset of the first mention."""
        return self.spans[0].start if self.spans else 1 << 60


def join(a: Group, b: Group) -> bool:
    """Make two groups one; the older one stands for both. True when they were two."""
    a, b = a.root(), b.root()
    if a is b:
        return False
    if b.order < a.order:
        a, b = b, a
    b.parent = a
    return True
