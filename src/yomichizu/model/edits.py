"""The reader's corrections of a map, as pure functions from map to map.

None of them touches what it is given. Ids of what stays are kept, so that a selection, a layout
or the history still points at the same things afterwards.
"""

from __future__ import annotations

from dataclasses import replace

from yomichizu.model.document import Span
from yomichizu.model.map import KnowledgeMap, Node, Relation


def reject_relation(map: KnowledgeMap, relation_id: str) -> KnowledgeMap:
    """The map without one relation. Raises KeyError when it has none of that id."""
    _relation(map, relation_id)
    return replace(map, relations=tuple(r for r in map.relations if r.id != relation_id))


def reject_evidence(map: KnowledgeMap, relation_id: str, sentence: Span) -> KnowledgeMap:
    """The map in which the ``sentence`` no longer speaks for a relation.

    The relation's weight shrinks with the share of confidence that is lost; with its last piece of
    evidence the relation goes too. Raises KeyError for an unknown relation, ValueError when the
    sentence is no evidence of it.
    """
    relation = _relation(map, relation_id)
    kept = tuple(e for e in relation.evidence if e.span != sentence)
    if len(kept) == len(relation.evidence):
        raise ValueError(f"{sentence} is no evidence of relation {relation_id}")
    if not kept:
        return reject_relation(map, relation_id)
    before = sum(e.confidence for e in relation.evidence)
    share = sum(e.confidence for e in kept) / before if before > 0 else len(kept) / len(relation.evidence)
    changed = replace(relation, evidence=kept, weight=relation.weight * share)
    return replace(map, relations=tuple(changed if r.id == relation_id else r for r in map.relations))


def reject_mention(map: KnowledgeMap, node_id: str, mention: Span) -> KnowledgeMap:
    """The map in which one place of the text no longer names a node.

    With its last mention the node goes, and its relations with it. Raises KeyError for an unknown
    node, ValueError when the node is not named there.
    """
    node = _node(map, node_id)
    kept = tuple(m for m in node.mentions if m.span != mention)
    if len(kept) == len(node.mentions):
        raise ValueError(f"{mention} is no mention of node {node_id}")
    if not kept:
        return hide_node(map, node_id)
    changed = replace(node, mentions=kept)
    return replace(map, nodes=tuple(changed if n.id == node_id else n for n in map.nodes))


def hide_node(map: KnowledgeMap, node_id: str) -> KnowledgeMap:
    """The map without one node and without its relations. Raises KeyError when it has none of that id."""
    _node(map, node_id)
    return replace(
        map,
        nodes=tuple(n for n in map.nodes if n.id != node_id),
        relations=tuple(r for r in map.relations if node_id not in (r.source, r.target)),
    )


def _node(map: KnowledgeMap, node_id: str) -> Node:
    return map.node_by_id[node_id]


def _relation(map: KnowledgeMap, relation_id: str) -> Relation:
    return map.relation_by_id[relation_id]
