"""What is under the mouse: brute force over arrays, which outruns any tree at these sizes."""

from __future__ import annotations

import numpy as np

from yomichizu.ui.map.curves import distances
from yomichizu.ui.map.painting import Scene

SLACK = 3.0  #: pixels around a symbol that count as it
REACH = 6.0  #: pixels from a line that count as on it


def node_at(scene: Scene, x: float, y: float) -> int:
    """Row of the node whose symbol or name holds the pixel (x, y), the most important one, or -1."""
    away = np.array([x, y]) - scene.at
    symbols = scene.picture.symbols * scene.factor + SLACK
    discs = scene.picture.discs
    round_hit = discs & ((away**2).sum(axis=1) <= symbols[:, 0] ** 2)
    box_hit = ~discs & (np.abs(away) <= symbols).all(axis=1)
    hit = np.flatnonzero(round_hit | box_hit)
    if len(hit):
        return int(hit[np.hypot(*away[hit].T).argmin()])
    names = scene.picture.names * scene.factor
    named = discs & (np.abs(away[:, 0]) <= names[:, 0]) & (away[:, 1] > 0) & (away[:, 1] <= names[:, 1])
    hit = np.flatnonzero(named & scene.named_mask())
    return int(hit[0]) if len(hit) else -1


def edge_at(scene: Scene, x: float, y: float) -> int:
    """Row of the edge nearest to the pixel (x, y) within reach of it, or -1."""
    curves = scene.curves
    if not len(curves.start):
        return -1
    for word in scene.picture.words:
        middle = scene.word_at(word)
        if (
            abs(x - middle[0]) <= word.half_width * scene.factor
            and abs(y - middle[1]) <= word.half_height * scene.factor
        ):
            return word.edge
    corners = np.stack([curves.start, curves.control, curves.end])
    low, high = corners.min(axis=0) - REACH, corners.max(axis=0) + REACH
    near = np.flatnonzero((low[:, 0] <= x) & (x <= high[:, 0]) & (low[:, 1] <= y) & (y <= high[:, 1]))
    if not len(near):
        return -1
    gaps = distances(curves.picked(near), x, y)
    best = int(gaps.argmin())
    return int(near[best]) if gaps[best] <= REACH else -1
