"""How two nodes hang together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from yomichizu.graph.index import COOCCURRENCE, index_of
from yomichizu.graph.view import Filter, view_of
from yomichizu.model import KnowledgeMap, RelationKind, Span

_FAINT_COST = 3.0  # a co-occurrence is worth as much as three typed relations: it says little


def at_hand() -> bool:
    """Whether what finds paths is loaded, which takes a fifth of a second."""
    return "networkx" in sys.modules


def path_between(
    map: KnowledgeMap,
    source: str,
    target: str,
    *,
    within: frozenset[str] | None = None,
    through: frozenset[str] | None = None,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Node ids from ``source`` to ``target`` and relation ids between them, one fewer.

    The way that is easiest to believe: few steps, typed relations before co-occurrences, strong and
    sure ones before weak ones; directions do not count. ``within`` limits it to these nodes,
    ``through`` to these relations. Both tuples are empty when there is no way; a node reaches itself
    by no relation. Raises KeyError for an id that is no node of the map.
    """
    import networkx as nx  # only here: it takes as long to load as a whole article's map

    index = index_of(map)
    begin, end = index.number[source], index.number[target]
    allowed = None
    if within is not None:
        allowed = {index.number[node] for node in (*within, source, target) if node in index.number}
    cost = (1.0 + 1.0 / (1.0 + index.strength)) * (1.5 - 0.5 * index.confidence.clip(0, 1))
    cost[index.kind == COOCCURRENCE] *= _FAINT_COST
    graph = nx.Graph()
    graph.add_nodes_from((begin, end))
    for number in index.sound.nonzero()[0].tolist():
        if through is not None and map.relations[number].id not in through:
            continue
        ends, price = (int(index.source[number]), int(index.target[number])), float(cost[number])
        if allowed is not None and not allowed.issuperset(ends):
            continue
        known = graph.get_edge_data(*ends)
        if known is None or price < known["cost"]:
            graph.add_edge(*ends, cost=price, relation=number)
    try:
        way = nx.dijkstra_path(graph, begin, end, weight="cost")
    except nx.NetworkXNoPath:
        return (), ()
    relations = [graph.edges[step]["relation"] for step in pairwise(way)]
    return tuple(map.nodes[i].id for i in way), tuple(map.relations[i].id for i in relations)


@dataclass(frozen=True)
class Path:
    """The way between two nodes: ``nodes`` from one to the other, ``relations`` one fewer."""

    nodes: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    filtered: bool = False  #: there is a way, but only past filters and scope

    def __bool__(self) -> bool:
        return bool(self.nodes)


def path_through(
    map: KnowledgeMap, filter: Filter, source: str, target: str, *, scope: Sequence[Span] | None = None
) -> Path:
    """The way from ``source`` to ``target`` through what kinds, types, confidence and scope let through.

    How many nodes and edges are drawn does not matter: what is on the way can be drawn besides.
    """
    loose = replace(filter, most=0, min_weight=0.0, edges_a_node=0.0)
    view = view_of(map, loose, scope=scope)
    within = view.node_ids()
    if source in within and target in within:
        through = frozenset(relation for edge in view.edges for relation in edge.relations)
        nodes, relations = path_between(map, source, target, within=within, through=through)
        if nodes:
            return Path(nodes, relations)
    return Path(filtered=bool(path_between(map, source, target)[0]))


def ego(map: KnowledgeMap, centre: str, steps: int = 1, *, cooccurrence: bool = True) -> frozenset[str]:
    """Ids of the nodes at most ``steps`` relations away from ``centre``, itself among them.

    Raises KeyError when ``centre`` is no node of the map.
    """
    map.node_by_id[centre]
    reached, edge = {centre}, [centre]
    for _ in range(steps):
        grown: list[str] = []
        for node in edge:
            for relation in map.relations_of.get(node, ()):
                if not cooccurrence and relation.kind is RelationKind.COOCCURRENCE:
                    continue
                for end in (relation.source, relation.target):
                    if end not in reached and end in map.node_by_id:
                        reached.add(end)
                        grown.append(end)
        edge = grown
    return frozenset(reached)
