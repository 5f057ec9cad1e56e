"""What is under the mouse: brute force over arrays, which outruns any tree at these sizes."""

from __future__ import annotations

import numpy as np

from yomichizu.ui.map.curves import distances
from yomichizu.ui.map.scene import Scene

SLACK = 3.0  #: pixels around a symbol that count as it
REACH = 6.0  #: pixels from a line that count as on it


def node_at(scene: Scene, x: float, y: float) -> int:
    """Row of the node whose symbol or name holds the pixel (x, y), the most important one, or -1."""
    away = np.array([x, y]) - scene.at
    symbols = scene.symbols + SLACK
    discs = scene.picture.discs
    round_hit = discs & ((away**2).sum(axis=1) <= symbols[:, 0] ** 2)
    box_hit = ~discs & (np.abs(away) <= symbols).all(axis=1)
    hit = np.flatnonzero(round_hit | box_hit)
    if len(hit):
        return int(hit[np.hypot(*away[hit].T).argmin()])
    names = scene.picture.names * scene.factor
    named = discs & ~scene.dots & (np.abs(away[:, 0]) <= names[:, 0])
    hit = np.flatnonzero(named & (away[:, 1] > 0) & (away[:, 1] <= names[:, 1]))
    return int(hit[0]) if len(hit) else -1


def edge_at(scene: Scene, x: float, y: float) -> int:
    """Row of the edge nearest to the pixel (x, y) within reach of it, or -1."""
    words = scene.picture.words
    if words:
        halves = np.array([(word.half_width, word.half_height) for word in words]) * scene.factor
        hit = np.flatnonzero((np.abs(scene.words_at(words) - (x, y)) <= halves).all(axis=1))
        if len(hit):
            return words[int(hit[0])].edge
    near = np.flatnonzero(scene.crossing(x - REACH, y - REACH, x + REACH, y + REACH))
    if not len(near):
        return -1
    gaps = distances(scene.curves_of(near), x, y)
    best = int(gaps.argmin())
    return int(near[best]) if gaps[best] <= REACH else -1
