"""The last step of an extraction: how much each node matters, and which cluster it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yomichizu.graph.communities import communities
from yomichizu.graph.importance import importance
from yomichizu.graph.view import GraphView
from yomichizu.model import KnowledgeMap, Node, NodeKind

_DIGITS = 4  # beyond, weights would differ by the processor that adds them up


def annotated(map: KnowledgeMap) -> KnowledgeMap:
    """``map`` with ``weight`` (importance, 0..1) and ``community`` (0 the biggest) of every node set."""
    weights = importance(map)
    clusters = communities(map, weights)
    nodes = tuple(
        replace(node, weight=round(float(weight), _DIGITS), community=int(cluster))
        for node, weight, cluster in zip(map.nodes, weights, clusters, strict=True)
    )
    return replace(map, nodes=nodes)


def community_names(of: KnowledgeMap | GraphView) -> dict[int, str]:
    """A name for each cluster among the nodes of ``of``: its heaviest theme, or its heaviest actor.

    A theme says what a cluster is about, so it may be a little lighter than the heaviest actor. Two
    clusters never bear the same name.
    """
    groups: dict[int, list[Node]] = {}
    for node in of.nodes:
        groups.setdefault(node.community, []).append(node)
    names: dict[int, str] = {}
    for cluster in sorted(groups):
        names[cluster] = _name(groups[cluster], set(names.values()))
    return names


_THEME_BONUS = 1.6


def _name(nodes: Sequence[Node], taken: set[str]) -> str:
    def claim(node: Node) -> tuple[float, str]:
        factor = _THEME_BONUS if node.kind is NodeKind.THEME else 0.3 if node.kind is NodeKind.TIME else 1.0
        return (-node.weight * factor, node.id)

    best = sorted(nodes, key=claim)
    return next((node.label for node in best if node.label not in taken), best[0].label)
