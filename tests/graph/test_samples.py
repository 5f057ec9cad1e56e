"""The default view of real articles, through the whole pipeline."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from yomichizu.api import map_of_text
from yomichizu.graph.annotate import community_names
from yomichizu.graph.fitting import fitted
from yomichizu.graph.layout import Method, layout
from yomichizu.graph.placement import node_boxes, overlaps
from yomichizu.graph.view import Filter, GraphView, view_of
from yomichizu.model import KnowledgeMap


def boxes_of(view: GraphView) -> np.ndarray:
    """Discs with the name beneath in two lines at most, 14 pixels a character."""
    rows = []
    for node in view.nodes:
        width = 14.0 * min(max(len(node.label), 2), max(8, (len(node.label) + 1) // 2))
        radius = 12 + 16 * node.weight
        lines = 1 if len(node.label) <= 8 else 2
        label = (-width / 2, radius + 2, width / 2, radius + 2 + 18 * lines)
        rows.append([(-radius, -radius, radius, radius), label])
    boxes = np.array(rows, dtype=float)
    return node_boxes(boxes[:, 0], boxes[:, 1])


def check(map: KnowledgeMap) -> None:
    view = view_of(map, Filter())
    assert min(40, len(map.nodes)) <= len(view.nodes) <= 60
    assert len(view.edges) <= 1.6 * len(view.nodes)
    degree = Counter(end for edge in view.edges for end in (edge.source, edge.target))
    assert sum(node.id in degree for node in view.nodes) >= 0.8 * len(view.nodes)
    clusters = Counter(node.community for node in map.nodes)
    assert 2 <= len(clusters) <= 7
    names = community_names(view)
    assert len(set(names.values())) == len(names)
    boxes = boxes_of(view)
    for method in Method:
        found = layout(view, method)
        assert layout(view_of(map, Filter()), method) == found
        places = fitted(np.array([found[node.id] for node in view.nodes]), boxes, (860.0, 740.0), gap=12.0)
        assert not len(overlaps(places, boxes))


def test_default_view_of_each_sample(sample: Path) -> None:
    check(map_of_text(sample.read_text(encoding="utf-8"), source=sample.name))


def test_default_view_of_the_seattle_article(seattle: Path) -> None:
    check(map_of_text(seattle.read_text(encoding="utf-8"), source=seattle.name))
