"""What of a map is on screen: filters, scope and focus, and the edges as they are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from yomichizu.graph.backbone import MODERATE, thinned
from yomichizu.graph.index import COOCCURRENCE, KINDS, Floats, MapIndex, Mask, floats, index_of
from yomichizu.graph.search import find_nodes
from yomichizu.model import (
    KnowledgeMap,
    Modality,
    Node,
    NodeKind,
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

    nodes.drop(Reason.HIDDEN, np.array([node.id in filter.hidden for node in map.nodes], dtype=bool))
    if filter.types is not None:
        types = filter.types
        nodes.drop(Reason.TYPE, np.array([node.type not in types for node in map.nodes], dtype=bool))
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

    wanted = np.zeros(len(map.nodes), dtype=bool)
    wanted[[index.number[i] for i in also[0] if i in index.number]] = True
    centre = np.zeros(len(map.nodes), dtype=bool)
    if focus is not None:
        ids, steps = focus
        centre[[index.number[i] for i in ids if i in index.number]] = True
        centre &= nodes.kept
        nodes.drop(Reason.FOCUS, ~_neighbourhood(index, centre, steps, nodes.kept, relations.kept) & ~wanted)
    nodes.drop(Reason.WEIGHT, (index.weight < filter.min_weight) & ~centre & ~wanted)
    order = np.lexsort((np.arange(len(map.nodes)), -index.weight, ~centre))
    order = order[nodes.kept[order]]
    if 0 < filter.most < len(order):
        beyond = np.zeros(len(map.nodes), dtype=bool)
        worth = index.weight * _telling(map, index, relations.kept)
        chosen = np.lexsort((np.arange(len(map.nodes)), -worth, ~centre))
        chosen = chosen[nodes.kept[chosen]]
        beyond[chosen[max(filter.most, int(centre.sum())) :]] = True
        nodes.drop(Reason.MOST, beyond & ~wanted)
        order = order[nodes.kept[order]]
    shown = nodes.kept
    relations.drop(Reason.ENDS, ~(shown[index.source] & shown[index.target] & index.sound))

    bundles = _bundles(map, np.flatnonzero(relations.kept))
    place = {int(number): i for i, number in enumerate(order)}
    if filter.edges_a_node > 0 and bundles:
        keep = thinned(
            np.array([place[index.number[b[0].source]] for b in bundles], dtype=np.intp),
            np.array([place[index.number[b[0].target]] for b in bundles], dtype=np.intp),
            np.array([b[0].kind is not RelationKind.COOCCURRENCE for b in bundles], dtype=bool),
            np.array([_weight(b) for b in bundles]),
            len(order),
            round(filter.edges_a_node * len(order)),
            np.array([node.community for node in map.nodes], dtype=np.intp)[order],
        )
        if also[1]:
            keep |= np.array([any(r.id in also[1] for r in bundle) for bundle in bundles], dtype=bool)
        left_out = sum(len(b) for b, kept in zip(bundles, keep, strict=True) if not kept)
        relations.count(Reason.THINNED, left_out)
        bundles = [b for b, kept in zip(bundles, keep, strict=True) if kept]
    return GraphView(
        nodes=tuple(map.nodes[i] for i in order.tolist()),
        edges=tuple(_edge(map, bundle) for bundle in bundles),
        hidden_nodes=sum(nodes.reasons.values()),
        hidden_edges=sum(relations.reasons.values()),
        node_reasons=dict(nodes.reasons),
        edge_reasons=dict(relations.reasons),
    )


def _telling(map: KnowledgeMap, index: MapIndex, kept: Mask) -> Floats:
    """What each node is worth on a crowded map, as a factor: who does something comes before what is named.

    Without it the words of one long list (知的財産権, データ流通, 相互運用性) fill the map and none of
    its edges has anything to say.
    """
    typed = kept & index.typed & index.sound
    said = np.zeros(len(map.nodes), dtype=bool)
    said[index.source[typed]] = said[index.target[typed]] = True
    theme = np.array([node.kind is NodeKind.THEME for node in map.nodes], dtype=bool)
    return floats(np.where(said, 1.0, np.where(theme, _UNSAID, _NAMED_ONLY)))


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


def _rank(relation: Relation) -> tuple[bool, float, bool, str]:
    return (
        relation.kind is RelationKind.COOCCURRENCE,
        -relation.weight,
        not relation.directed,
        relation.id,
    )


def _bundles(map: KnowledgeMap, numbers: np.ndarray[tuple[int], np.dtype[np.intp]]) -> list[list[Relation]]:
    """Relations by what is drawn as one edge; in each the strongest first, then the strongest bundle.

    A relation without direction (and a co-occurrence) joins what goes from one of its ends to the
    other, if anything does, so that no second line runs beside it.
    """
    directed: dict[tuple[str, str], list[Relation]] = {}
    others: list[Relation] = []
    for number in numbers.tolist():
        relation = map.relations[number]
        if relation.directed and relation.kind is not RelationKind.COOCCURRENCE:
            directed.setdefault((relation.source, relation.target), []).append(relation)
        else:
            others.append(relation)
    for relation in others:
        here, there = (relation.source, relation.target), (relation.target, relation.source)
        if here in directed or there in directed:
            pairs = [pair for pair in (here, there) if pair in directed]
            best = max(pairs, key=lambda pair: (max(r.weight for r in directed[pair]), pair == here))
            directed[best].append(relation)
        else:
            directed[here] = [relation]
    bundles = [sorted(bundle, key=_rank) for bundle in directed.values()]
    bundles.sort(key=lambda b: (b[0].kind is RelationKind.COOCCURRENCE, -_weight(b), _rank(b[0])))
    return bundles


def _weight(bundle: Sequence[Relation]) -> float:
    """Sum over the typed relations, or over the co-occurrences where there is nothing else."""
    typed = [r.weight for r in bundle if r.kind is not RelationKind.COOCCURRENCE]
    return sum(typed) if typed else sum(r.weight for r in bundle)


def _edge(map: KnowledgeMap, bundle: Sequence[Relation]) -> EdgeView:
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
        weight=_weight(bundle),
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
