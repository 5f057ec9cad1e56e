"""From a view to positions of symbols: the layout's boxes and the map's symbols joined up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from yomichizu.graph.layout import PLACED_TO, Method, Request, request_of
from yomichizu.graph.placement import node_boxes, overlaps
from yomichizu.graph.view import EdgeStyle, GraphView
from yomichizu.ui.map import words
from yomichizu.ui.map.measures import Measure

Array = NDArray[np.float64]
Point = tuple[float, float]
Positions = dict[str, Point]

ROOM_FOR = 120  #: words that nodes make room for; where there are more, those are written that find some
GAP = 16.0  #: pixels kept free between what is drawn of two nodes


def order_of(
    view: GraphView,
    sizes: Mapping[str, Measure],
    method: Method,
    *,
    previous: Mapping[str, Point] | None = None,
    begun: Mapping[str, Point] | None = None,
    pinned: frozenset[str] = frozenset(),
    pane: tuple[float, float] = (800.0, 700.0),
) -> Request:
    """What to arrange. ``previous`` are positions of symbols: a node that has one stays there, except
    where another now stands on it. ``begun`` are positions in another picture that this one should
    resemble. ``pane``: width and height in pixels that the picture should fill.
    """
    ids = [node.id for node in view.nodes]
    boxes = node_boxes(
        np.array([sizes[node].symbol_box for node in ids], dtype=float).reshape(-1, 4),
        np.array([sizes[node].name_box for node in ids], dtype=float).reshape(-1, 4),
    )
    kept = {node: previous[node] for node in ids if node in previous} if previous else {}
    if len(ids) <= PLACED_TO and kept:
        kept = _without_clashes(ids, kept, boxes, pinned)
    room = {}
    for node in ids:
        left, top, right, bottom = sizes[node].box
        room[node] = (right - left + GAP, bottom - top + GAP)
    request = request_of(
        view, method, sizes=room, previous=kept, pinned=pinned, aspect=pane[0] / max(pane[1], 1.0)
    )
    stated = [edge.style is not EdgeStyle.DOTTED for edge in view.edges]
    enough = sum(stated) > ROOM_FOR  # words would only push names apart that have little room already
    spoken = [edge.label if own and not enough else "" for edge, own in zip(view.edges, stated, strict=True)]
    said = np.array([words.size_of(label) for label in spoken], dtype=float).reshape(-1, 2)
    like = {node: begun[node] for node in ids if node in begun} if begun else {}
    return replace(request, begun=like, boxes=boxes, pane=pane, gap=GAP, words=said)


def _without_clashes(ids: list[str], kept: Positions, boxes: Array, pinned: frozenset[str]) -> Positions:
    """``kept`` without the less important of any two that stand on each other (one had been away)."""
    rows = [row for row, node in enumerate(ids) if node in kept]
    clashes = overlaps(np.array([kept[ids[row]] for row in rows]), boxes[rows])
    result = dict(kept)
    for first, second in clashes.tolist():
        loser = ids[rows[max(first, second)]]
        if loser not in pinned:
            result.pop(loser, None)
    return result
