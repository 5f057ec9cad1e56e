"""What a reader has made of the map: filters, focus and path, as one value that can be kept and restored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeVar

from yomichizu.graph.view import Filter
from yomichizu.model import NodeType, RelationKind

FocusOn = tuple[frozenset[str], int]
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class MapLook:
    """The part of the map's state that Back brings back; selection and scope are the session's."""

    filter: Filter = field(default_factory=Filter)
    focus: FocusOn | None = None  #: node ids, and how many steps around them are shown
    path: tuple[str, str] | None = None  #: the ends of the path that stands out


def filter_state(filter: Filter) -> dict[str, Any]:
    """``filter`` JSON-ready, without the nodes that were put away by hand: those belong to one text."""
    return {
        "most": filter.most,
        "min_weight": filter.min_weight,
        "types": _names(filter.types),
        "relation_kinds": _names(filter.relation_kinds),
        "min_confidence": filter.min_confidence,
        "cooccurrence": filter.cooccurrence,
        "edges_a_node": filter.edges_a_node,
    }


def filter_from(state: Mapping[str, Any]) -> Filter:
    """The filter that :func:`filter_state` wrote; what is missing or makes no sense is the default's."""
    plain = Filter()
    return replace(
        plain,
        most=int(_number(state.get("most"), plain.most, 0, 100_000)),
        min_weight=_number(state.get("min_weight"), plain.min_weight, 0, 1),
        types=_known(NodeType, state.get("types")),
        relation_kinds=_known(RelationKind, state.get("relation_kinds")),
        min_confidence=_number(state.get("min_confidence"), plain.min_confidence, 0, 1),
        cooccurrence=state.get("cooccurrence") is not False,
        edges_a_node=_number(state.get("edges_a_node"), plain.edges_a_node, 0, 100),
    )


def _names(values: Iterable[StrEnum] | None) -> list[str] | None:
    return None if values is None else sorted(str(value) for value in values)


def _number(value: object, default: float, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return default
    return min(max(value, least), most)


def _known(kind: type[E], names: object) -> frozenset[E] | None:
    """The members of ``kind`` that are named; None, which is all, where no list was written."""
    if not isinstance(names, list):
        return None
    table = {str(member): member for member in kind}
    return frozenset(table[name] for name in names if isinstance(name, str) and name in table)
