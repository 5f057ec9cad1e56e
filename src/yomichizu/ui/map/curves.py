"""Edges as gentle quadratic curves: bending around nodes, trimmed at their borders, in batches.

Everything here is arithmetic on arrays; ``n`` nodes, ``m`` edges.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indices = NDArray[np.int64]

BENDS = (0.10, -0.10, 0.2, -0.2, 0.0, 0.3, -0.3, 0.42, -0.42)
"""Bends to choose from, best first: how far the control point is off the chord, in chord lengths."""


@dataclass(frozen=True)
class Curves:
    """Quadratic curves, each array of shape (m, 2)."""

    start: Array
    control: Array
    end: Array

    def at(self, t: Array | float) -> Array:
        """Points at the parameters ``t`` (shape (m,) or a number), shape (m, 2)."""
        t = np.broadcast_to(np.asarray(t, dtype=float), (len(self.start),))[:, None]
        first, second = self.control - self.start, self.end - self.control
        return np.asarray(self.start + t * (2 * first + t * (second - first)))

    def sampled(self, count: int) -> Array:
        """Points along each curve, shape (m, count, 2), both ends included."""
        t = np.linspace(0, 1, count)[None, :, None]
        return (
            self.start[:, None] * (1 - t) ** 2
            + self.control[:, None] * (2 * t * (1 - t))
            + self.end[:, None] * t**2
        )

    def picked(self, chosen: Indices | NDArray[np.bool_]) -> Curves:
        """The chosen curves alone."""
        return Curves(self.start[chosen], self.control[chosen], self.end[chosen])


def controls(start: Array, end: Array, bend: Array) -> Array:
    """Control points off the middle of each chord, to the left of its direction, shape (m, 2)."""
    way = end - start
    normal = np.stack([way[:, 1], -way[:, 0]], axis=1)
    return (start + end) / 2 + normal * bend[:, None]


def exits(towards: Array, symbols: Array, names: Array, discs: NDArray[np.bool_]) -> Array:
    """How far from a node's middle an edge leaves what is drawn of it, shape (m,).

    ``towards`` are directions of length 1, ``symbols`` half width and half height of the symbol,
    ``names`` half width and lower edge of the name beneath a disc (its upper edge is the disc's),
    all of shape (m, 2). An edge that leaves a disc downwards through its name begins below the name.
    """
    dx = np.abs(towards[:, 0]) + 1e-9
    dy = towards[:, 1]
    box = np.minimum(symbols[:, 0] / dx, symbols[:, 1] / (np.abs(dy) + 1e-9))
    # A pill's end is round: leave it on the circle, not on the corner of its box.
    corner = symbols[:, 0] - symbols[:, 1]
    along = dx * corner + np.sqrt(np.maximum(0, (dx * corner) ** 2 - corner**2 + symbols[:, 1] ** 2))
    pill = np.where((symbols[:, 0] > symbols[:, 1]) & (box * dx > corner), along, box)
    disc = symbols[:, 0]
    down = np.where(dy > 1e-6, dy, 1e-6)
    beneath = names[:, 1] / down
    sideways = names[:, 0] / dx
    leaves_beneath = (dy > 0.05) & (beneath * dx <= names[:, 0])
    leaves_beside = (dy > 0.05) & ~leaves_beneath & (sideways * dy > symbols[:, 1])
    through = np.where(leaves_beneath, beneath, np.where(leaves_beside, sideways, disc))
    return np.where(discs, np.maximum(disc, through), pill)


def trimmed(
    centres: Array,
    source: Indices,
    target: Indices,
    bend: Array,
    symbols: Array,
    names: Array,
    discs: NDArray[np.bool_],
    gap_start: float,
    gap_end: Array,
) -> Curves:
    """The visible part of every edge between its nodes' borders.

    ``centres`` are the nodes' middles, shape (n, 2), ``symbols``, ``names`` and ``discs`` their
    sizes (see :func:`exits`) and ``gap_end`` what is kept free before the target, shape (m,).
    """
    start, end = centres[source], centres[target]
    control = controls(start, end, bend)

    def border(node: Indices, here: Array, gap: Array | float) -> Array:
        way = control - here
        length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
        unit = way / length[:, None]
        distance = exits(unit, symbols[node], names[node], discs[node]) + gap
        # Never past the control point: two nodes side by side keep a short straight stub.
        return here + unit * np.minimum(distance, length * 0.98)[:, None]

    return Curves(border(source, start, gap_start), control, border(target, end, gap_end))


def chosen_bends(centres: Array, boxes: Array, source: Indices, target: Indices) -> Array:
    """For each edge the bend that passes over the fewest foreign nodes and names, shape (m,).

    ``boxes`` are left, top, right, bottom of symbol and name about each centre, shape (n, 4).
    The gentlest wins among equals. Of two edges between the same nodes each bends to its own left,
    so they part. Beyond two million tests (edges × nodes) all take the gentlest bend.
    """
    bends = np.full(len(source), BENDS[0])
    count, nodes = len(source), len(centres)
    if not count or count * nodes > 60_000:
        return bends
    left, top = centres[:, 0] + boxes[:, 0] - 3, centres[:, 1] + boxes[:, 1] - 3
    right, bottom = centres[:, 0] + boxes[:, 2] + 3, centres[:, 1] + boxes[:, 3] + 3
    start, end = centres[source], centres[target]
    own = np.zeros((count, nodes), dtype=bool)
    own[np.arange(count), source] = True
    own[np.arange(count), target] = True
    twin = set(zip(source.tolist(), target.tolist(), strict=True))
    both = np.array([(t, s) in twin for s, t in zip(source.tolist(), target.tolist(), strict=True)])
    best = np.full(count, np.inf)
    open_edges = np.arange(count)
    for rank, bend in enumerate(BENDS):
        if not len(open_edges):
            break
        control = controls(start[open_edges], end[open_edges], np.full(len(open_edges), bend))
        points = Curves(start[open_edges], control, end[open_edges]).sampled(15)[:, 1:-1]
        x, y = points[:, :, 0, None], points[:, :, 1, None]
        inside = (x > left) & (x < right) & (y > top) & (y < bottom) & ~own[open_edges][:, None, :]
        cost = inside.sum(axis=(1, 2)) + rank * 0.02
        if bend <= 0:
            cost = cost + np.where(both[open_edges], 50.0, 0.0)
        better = cost < best[open_edges]
        best[open_edges[better]] = cost[better]
        bends[open_edges[better]] = bend
        open_edges = open_edges[best[open_edges] >= 1]
    return bends


def distances(curves: Curves, x: float, y: float) -> Array:
    """Distance in pixels from the point (x, y) to each curve, shape (m,)."""
    points = curves.sampled(9)
    a, b = points[:, :-1], points[:, 1:]
    way = b - a
    here = np.array([x, y]) - a
    length = np.maximum((way**2).sum(axis=2), 1e-9)
    share = np.clip((here * way).sum(axis=2) / length, 0, 1)[:, :, None]
    gap = here - way * share
    return np.asarray(np.sqrt((gap**2).sum(axis=2)).min(axis=1))
