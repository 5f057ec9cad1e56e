"""The last step of an extraction: how much each node matters, and which cluster it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yomichizu.control import IDLE, Control
from yomichizu.graph.communities import communities
from yomichizu.graph.importance import importance
from yomichizu.graph.index import index_of
from yomichizu.graph.view import GraphView
from yomichizu.model import KnowledgeMap, Node, NodeKind

_DIGITS = 4  # beyond, weights would differ by the processor that adds them up


def annotated(map: KnowledgeMap, control: Control = IDLE) -> KnowledgeMap:
    """``map`` with ``weight`` (importance, 0..1) and ``community`` (0 the biggest) of every node set.

    Raises Cancelled when ``control`` says so.
    """
    index_of(map, control.part(0.0, 0.4))
    weights = importance(map)
    control.tick(0.45)
    clusters = communities(map, weights, control.part(0.45, 0.9))
    nodes = tuple(
        replace(node, weight=round(weight, _DIGITS), community=cluster)
        for node, weight, cluster in zip(
            control.over(map.nodes, 0.9, 1.0), weights.tolist(), clusters.tolist(), strict=True
        )
    )
    return replace(map, nodes=nodes)


def community_names(of: KnowledgeMap | GraphView) -> dict[int, str]:
    """A name for each cluster among the nodes of ``of``: what it is about, in a few characters.

    Its heaviest theme where that is about as important as anything else in the cluster; otherwise
    its heaviest actor, or the two of them when both weigh much the same (日本・米国). Two clusters
    never bear the same name.
    """
    groups: dict[int, list[Node]] = {}
    for node in of.nodes:
        groups.setdefault(node.community, []).append(node)
    names: dict[int, str] = {}
    for cluster in sorted(groups):
        names[cluster] = _name(groups[cluster], set(names.values()))
    return names


def _telling(theme: Node) -> float:
    """Of themes that weigh much the same the longer says more: 半導体 rather than 供給."""
    return float(theme.weight * min(len(theme.label), _SPECIFIC) ** 0.2)


_SPECIFIC = 8  # code points; still longer ones say no more
_THEME_FROM = 0.85  # of the heaviest node's importance; a weaker theme says little of the others
_TWO_FROM = 0.85  # of the heaviest actor's, that the second needs to be named with it
_TWO_LONG = 9  # code points of two names together, beyond which one must do


def _name(nodes: Sequence[Node], taken: set[str]) -> str:
    order = sorted(nodes, key=lambda node: (node.kind is NodeKind.TIME, -node.weight, node.id))
    order = [node for node in order if node.label not in taken] or order
    top = order[0]
    themes = [node for node in order if node.kind is NodeKind.THEME]
    if themes and themes[0].weight >= _THEME_FROM * top.weight:
        alike = [theme for theme in themes if theme.weight >= _THEME_FROM * themes[0].weight]
        return max(alike, key=_telling).label
    actors = [node for node in order if node.kind is NodeKind.ACTOR]
    if len(actors) > 1 and actors[0] is top and actors[1].weight >= _TWO_FROM * top.weight:
        both = f"{top.label}・{actors[1].label}"
        if len(both) <= _TWO_LONG and both not in taken:
            return both
    return top.label
