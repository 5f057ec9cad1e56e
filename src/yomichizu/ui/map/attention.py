"""What stands out on the map: what is chosen, what the mouse is on, a path, the keyboard's ring."""

from __future__ import annotations

from dataclasses import dataclass

from yomichizu.ui.map.picture import Picture
from yomichizu.ui.map.scene import Focus


@dataclass
class Attention:
    """Ids of nodes and relations, so that it outlives every picture."""

    nodes: tuple[str, ...] = ()  #: chosen
    relations: tuple[str, ...] = ()  #: chosen
    path: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())  #: nodes and relations of the path
    part: tuple[frozenset[str], frozenset[str]] | None = None  #: nodes, relations: a part of the text's
    cursor: str | None = None  #: the node the keyboard stands on
    pointed: tuple[str, ...] = ()  #: nodes that something else points at: the hits of a search
    over_node: str | None = None  #: under the mouse
    over_relation: str | None = None  #: the first relation of the edge under the mouse
    pinned: frozenset[str] = frozenset()

    def hover(self, picture: Picture | None, node: int, edge: int) -> None:
        """The mouse is on this row of nodes or of edges of ``picture``; -1 for neither."""
        self.over_node = picture.nodes[node].id if picture is not None and node >= 0 else None
        self.over_relation = picture.view.edges[edge].relations[0] if picture and edge >= 0 else None

    def in_picture(self, picture: Picture) -> Focus:
        """The same by rows of ``picture``; what it does not show is left out."""
        number, edge_number = picture.number, picture.edge_number
        way_nodes, way_relations = self.path
        chosen = {number[node] for node in (*self.nodes, *way_nodes) if node in number}
        edges = {edge_number[r] for r in (*self.relations, *way_relations) if r in edge_number}
        if not edges:
            for row in chosen:
                edges.update(picture.edges_of.get(row, ()))
        near = _ends(picture, edges)
        soft: set[int] = set()
        over = number.get(self.over_node) if self.over_node is not None else None
        if over is not None:
            soft.update(picture.edges_of.get(over, ()))
            near.add(over)
        elif self.over_relation in edge_number:
            soft.add(edge_number[self.over_relation])
        if self.part is not None:
            near.update(number[node] for node in self.part[0] if node in number)
            soft.update(edge_number[r] for r in self.part[1] if r in edge_number)
        near |= _ends(picture, soft)
        near.update(number[node] for node in self.pointed if node in number)
        return Focus(
            chosen=frozenset(chosen),
            near=frozenset(near),
            edges=frozenset(edges),
            soft=frozenset(soft),
            hovered=over,
            cursor=number.get(self.cursor) if self.cursor is not None else None,
            pinned=frozenset(number[node] for node in self.pinned if node in number),
        )


def _ends(picture: Picture, edges: set[int]) -> set[int]:
    return {int(end) for edge in edges for end in (picture.source[edge], picture.target[edge])}
