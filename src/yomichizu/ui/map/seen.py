"""What is to be seen of a map: which nodes and edges, how large, and the path that stands out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yomichizu.graph.paths import Path, path_through
from yomichizu.graph.view import GraphView, view_of
from yomichizu.model import KnowledgeMap, Span
from yomichizu.ui.map import measures
from yomichizu.ui.map.look import MapLook


@dataclass(frozen=True)
class Seen:
    """What is to be seen of a map, and how large."""

    view: GraphView
    sizes: dict[str, measures.Measure]
    path: Path | None
    part: tuple[frozenset[str], frozenset[str]] | None  #: nodes and relations that stand out of the whole


def seen_of(
    map: KnowledgeMap,
    look: MapLook,
    scope: tuple[Span, ...] | None,
    relayout: bool,
    prominence: Mapping[str, float],
) -> Seen:
    path = part = None
    if look.path is not None and set(look.path) <= map.node_by_id.keys():
        path = path_through(map, look.filter, *look.path, scope=scope)
    also = (
        (frozenset(path.nodes), frozenset(path.relations)) if path else (frozenset[str](), frozenset[str]())
    )
    if scope is not None and not relayout:
        # In place: the whole stays as it stands, and what the part names stands out of it.
        own = view_of(map, look.filter, scope=scope)
        part = own.node_ids(), frozenset(r for edge in own.edges for r in edge.relations)
        also, scope = (also[0] | part[0], also[1] | part[1]), None
    view = view_of(map, look.filter, scope=scope, focus=look.focus, also=also)
    return Seen(view, measures.measures(view.nodes, prominence), path, part)
