"""What of a map is on screen: filters, scope and focus, and the edges as they are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np

from yomichizu.graph.backbone import MODERATE, thinned
from yomichizu.graph.bundles import bundled
from yomichizu.graph.index import COOCCURRENCE, KINDS, TYPES, Floats, MapIndex, Mask, floats, index_of
from yomichizu.graph.search import find_nodes
from yomichizu.model import (
    KnowledgeMap,
    Modality,
    Node,
    NodeType,
    Polarity,
    Relation,
    RelationKind,
    Span,
)

__all__ = [
    "EdgeStyle",
    "EdgeView",
    "Filter",
    "GraphView",
    "Reason",
    "find_nodes",
    "view_of",
]


@dataclass(frozen=True)
class Filter:
    """What the reader wants to see. The default is a map that reads well at a glance."""

    most: int = 45  #: so many nodes, the most important; 0 for all
    min_weight: float = 0.0
    types: frozenset[NodeType] | None = None  #: None for all
    relation_kinds: frozenset[RelationKind] | None = None  #: None for all
    min_confidence: float = 0.0  #: of a relation's best evidence
    cooccurrence: bool = True
    hidden: frozenset[str] = frozenset()  #: node ids put away by hand
    edges_a_node: float = MODERATE  #: how many edges are drawn for each node on average; 0 for all


_MOST_DRAWN = 100_000  #: edges that are kept for another view of the same map
_UNSAID = 0.6  #: importance of a theme of which nothing is said, when places on the map are few
_NAMED_ONLY = 0.85  #: likewise of an actor or a date


class EdgeStyle(StrEnum):
    SOLID = "solid"  #: asserted
    DASHED = "dashed"  #: planned, possible, necessary, hoped or questioned
    CROSSED = "crossed"  #: negated
    DOTTED = "dotted"  #: co-occurrence


class Reason(StrEnum):
    """Why a node or a relation is not on screen; the first one that applies, in this order."""

    HIDDEN = "hidden"  #: put away by hand
    TYPE = "type"
    SCOPE = "scope"
    FOCUS = "focus"
    WEIGHT = "weight"  #: below Filter.min_weight
    MOST = "most"  #: not among the most important
    ENDS = "ends"  #: of a relation: one of its nodes is not shown
    KIND = "kind"
    COOCCURRENCE = "cooccurrence"
    CONFIDENCE = "confidence"
    THINNED = "thinned"  #: left out so that the others can be followed


@dataclass(frozen=True)
class EdgeView:
    """One drawn edge: everything that the text says from ``source`` to ``target``."""

    id: str  #: stable: made of the ids of its ends
    source: str
    target: str
    label: str  #: of the strongest relation
    kind: RelationKind
    directed: bool
    weight: float
    style: EdgeStyle
    relations: tuple[str, ...]  #: relation ids, strongest first


@dataclass(frozen=True)
class GraphView:
    """Nodes (most important first) and edges (strongest first) that are to be drawn.

    ``hidden_nodes`` counts nodes and ``hidden_edges`` relations of the map that are not drawn;
    ``node_reasons`` and ``edge_reasons`` say what hides how many of them.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[EdgeView, ...] = ()
    hidden_nodes: int = 0
    hidden_edges: int = 0
    node_reasons: Mapping[Reason, int] = field(default_factory=dict)
    edge_reasons: Mapping[Reason, int] = field(default_factory=dict)

    def node_ids(self) -> frozenset[str]:
        """Ids of the nodes that are drawn."""
        return frozenset(node.id for node in self.nodes)

    @cached_property
    def types(self) -> frozenset[NodeType]:
        """Types of the nodes that are drawn."""
        return frozenset(node.type for node in self.nodes)

    @cached_property
    def styles(self) -> frozenset[EdgeStyle]:
        """Line styles of the edges that are drawn."""
        return frozenset(edge.style for edge in self.edges)


def view_of(
    map: KnowledgeMap,
    filter: Filter,
    *,
    scope: Sequence[Span] | None = None,
    focus: tuple[frozenset[str], int] | None = None,
    document: str | None = None,
    also: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
) -> GraphView:
    """The part of ``map`` that ``filter`` lets through.

    ``scope``: only nodes with a mention in one of these ranges (code points in ``document``, the
    first one by default) and relations with a sentence of evidence there; None for everything, an
    empty sequence for nothing. ``focus``: only the neighbourhood of the given nodes, so many steps
    far; the given nodes themselves are shown whatever their weight. ``also``: ids of nodes that stay
    whatever their weight and the focus, and of relations that no thinning takes (a path).
    """
    index = index_of(map)
    if document is None and map.documents:
        document = map.documents[0].id
    nodes = _Sieve(len(map.nodes))
    relations = _Sieve(len(map.relations))

    nodes.drop(Reason.HIDDEN, index.rows(filter.hidden))
    if filter.types is not None:
        types = np.array([type in filter.types for type in TYPES])
        nodes.drop(Reason.TYPE, ~types[index.type])
    if filter.relation_kinds is not None:
        kinds = np.array([kind in filter.relation_kinds for kind in KINDS])
        relations.drop(Reason.KIND, ~kinds[index.kind])
    if not filter.cooccurrence:
        relations.drop(Reason.COOCCURRENCE, index.kind == COOCCURRENCE)
    if filter.min_confidence > 0:
        relations.drop(Reason.CONFIDENCE, index.confidence < filter.min_confidence)
    if scope is not None:
        nodes.drop(Reason.SCOPE, ~index.nodes_in(scope, document or ""))
        relations.drop(Reason.SCOPE, ~index.relations_in(scope, document or ""))

    wanted = index.rows(also[0])
    centre = np.zeros(len(map.nodes), dtype=bool)
    if focus is not None:
        ids, steps = focus
        centre = index.rows(ids) & nodes.kept
        nodes.drop(Reason.FOCUS, ~_neighbourhood(index, centre, steps, nodes.kept, relations.kept) & ~wanted)
    nodes.drop(Reason.WEIGHT, (index.weight < filter.min_weight) & ~centre & ~wanted)
    order = index.by_weight[nodes.kept[index.by_weight]]
    order = np.concatenate([order[centre[order]], order[~centre[order]]])
    if 0 < filter.most < len(order):
        beyond = np.zeros(len(map.nodes), dtype=bool)
        worth = index.weight * _telling(index, relations.kept)
        chosen = order[np.lexsort((order, -worth[order], ~centre[order]))]
        beyond[chosen[max(filter.most, int(centre.sum())) :]] = True
        nodes.drop(Reason.MOST, beyond & ~wanted)
        order = order[nodes.kept[order]]
    shown = nodes.kept
    relations.drop(Reason.ENDS, ~(shown[index.source] & shown[index.target] & index.sound))

    bundles = bundled(index, relations.kept)
    if filter.edges_a_node > 0 and len(bundles):
        place = np.empty(len(map.nodes), dtype=np.intp)
        place[order] = np.arange(len(order))
        keep = thinned(
            place[index.source[bundles.first]],
            place[index.target[bundles.first]],
            index.typed[bundles.first],
            bundles.weight,
            len(order),
            round(filter.edges_a_node * len(order)),
            index.community[order],
        )
        if also[1]:
            keep |= bundles.holding(np.array([relation.id in also[1] for relation in map.relations]))
        relations.count(Reason.THINNED, int(bundles.sizes[~keep].sum()))
        bundles = bundles.picked(keep)
    return GraphView(
        nodes=tuple(map.nodes[i] for i in order.tolist()),
        edges=tuple(
            _drawn(map, index, tuple(rows), weight)
            for rows, weight in zip(bundles.members(), bundles.weight.tolist(), strict=True)
        ),
        hidden_nodes=sum(nodes.reasons.values()),
        hidden_edges=sum(relations.reasons.values()),
        node_reasons=dict(nodes.reasons),
        edge_reasons=dict(relations.reasons),
    )


def _telling(index: MapIndex, kept: Mask) -> Floats:
    """What each node is worth on a crowded map, as a factor: who does something comes before what is named.

    Without it the words of one long list (知的財産権, データ流通, 相互運用性) fill the map and none of
    its edges has anything to say.
    """
    typed = kept & index.typed & index.sound
    said = np.zeros(len(index.weight), dtype=bool)
    said[index.source[typed]] = said[index.target[typed]] = True
    return floats(np.where(said, 1.0, np.where(index.themes, _UNSAID, _NAMED_ONLY)))


class _Sieve:
    """Lets rows through step by step and counts what each step holds back."""

    def __init__(self, size: int) -> None:
        self.kept: Mask = np.ones(size, dtype=bool)
        self.reasons: Counter[Reason] = Counter()

    def drop(self, reason: Reason, rows: Mask) -> None:
        self.count(reason, int((rows & self.kept).sum()))
        self.kept = self.kept & ~rows

    def count(self, reason: Reason, amount: int) -> None:
        if amount:
            self.reasons[reason] += amount


def _neighbourhood(index: MapIndex, centre: Mask, steps: int, nodes: Mask, relations: Mask) -> Mask:
    """Nodes at most ``steps`` relations away from ``centre``, through kept nodes and relations only."""
    usable = relations & index.sound & nodes[index.source] & nodes[index.target]
    source, target = index.source[usable], index.target[usable]
    reached = centre.copy()
    for _ in range(steps):
        grown = reached.copy()
        grown[target[reached[source]]] = True
        grown[source[reached[target]]] = True
        if (grown == reached).all():
            break
        reached = grown
    return reached


def _drawn(map: KnowledgeMap, index: MapIndex, rows: tuple[int, ...], weight: float) -> EdgeView:
    """The edge of the relations ``rows``, which is made once."""
    edge = index.drawn.get(rows)
    if edge is None or edge.weight != weight:
        if len(index.drawn) >= _MOST_DRAWN:
            index.drawn.clear()  # each part of a long text has edges of its own
        edge = index.drawn[rows] = _edge(map, [map.relations[row] for row in rows], weight)
    return edge


def _edge(map: KnowledgeMap, bundle: Sequence[Relation], weight: float) -> EdgeView:
    first = bundle[0]
    source, target = first.source, first.target
    for relation in bundle:  # the direction of the line is that of what has one
        if relation.directed:
            source, target = relation.source, relation.target
            break
    faint = first.kind is RelationKind.COOCCURRENCE
    return EdgeView(
        id=f"{source}–{target}",
        source=source,
        target=target,
        label="" if faint else first.label,
        kind=first.kind,
        directed=first.directed and not faint,
        weight=weight,
        style=EdgeStyle.DOTTED if faint else _style(map, first),
        relations=tuple(relation.id for relation in bundle),
    )


def _style(map: KnowledgeMap, relation: Relation) -> EdgeStyle:
    """How most of the evidence puts it, each sentence by its confidence; plain assertion wins a tie.

    Only the relation whose label stands on the edge is asked: crossing out 輸出 because something
    else is denied between the same two would say what the text does not.
    """
    votes: dict[EdgeStyle, float] = {EdgeStyle.SOLID: 0.0}
    for evidence in relation.evidence:
        statement = map.statement_by_id.get(evidence.statement) if evidence.statement else None
        if statement is None:
            style = EdgeStyle.SOLID
        elif statement.polarity is Polarity.NEGATED:
            style = EdgeStyle.CROSSED
        elif statement.modality is not Modality.ASSERTED:
            style = EdgeStyle.DASHED
        else:
            style = EdgeStyle.SOLID
        votes[style] = votes.get(style, 0.0) + max(evidence.confidence, 1e-6)
    return max(votes, key=lambda style: votes[style])
