"""The quiet tinted ground beneath each cluster: one smooth shape that holds its nodes.

A field is laid over the plane, high near a cluster's own nodes and the paths that join them, low
near other clusters' nodes; the shape is the field's contour (the idea of Bubble Sets, Collins,
Penn and Carpendale 2009, with a field of our own).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

Array = NDArray[np.float64]
Window = tuple[slice, slice]  #: rows and columns of a part of the field

CELL = 12.0  #: pixels between the points of the field at scale 1
_INSIDE = Qt.FillRule.OddEvenFill
_BLUR = 2  # cells on each side that a point of the field is averaged over
_WIDEST = 2.5  # times as wide as usual, the ways between a cluster's nodes
REACH = 30.0  #: pixels by which a ground stands out beyond its nodes' boxes


def ground_path(
    own: Array, others: Array, reach: float = REACH, *, title: Array | None = None, bridge: float = 1.0
) -> tuple[QPainterPath, NDArray[np.bool_]]:
    """The ground of a cluster in world units, and which of its nodes it holds, shape (n,).

    It is one piece: who stands apart from most of the cluster has no ground beneath.

    ``own`` and ``others`` are boxes (left, top, right, bottom) in world units, shape (n, 4): what
    the ground must hold and what it should leave out. ``title`` is the box of the cluster's name,
    which the ground holds as well. ``bridge`` is how wide the ways between its nodes are; where they
    break over a long distance, wider ones are tried.
    """
    members, given = len(own), own
    if title is not None:
        # A line low in the name: the ground reaches far enough beyond it by itself.
        low = title[3] - 4
        own = np.concatenate([own, [[title[0] + 12, low, max(title[2] - 12, title[0] + 12), low]]])
    left, top = own[:, 0].min() - 2.6 * reach, own[:, 1].min() - 2.6 * reach
    right, bottom = own[:, 2].max() + 2.6 * reach, own[:, 3].max() + 2.6 * reach
    cell = max(CELL, (right - left) / 220, (bottom - top) / 220)
    xs = np.arange(left, right + cell, cell)
    ys = np.arange(top, bottom + cell, cell)
    field = np.zeros((len(ys), len(xs)))
    for near, away in _outside(xs, ys, own, 2 * reach):
        np.maximum(field[near], 1 - away / (2 * reach), out=field[near])
    for a, b in _spanning_tree((own[:, :2] + own[:, 2:]) / 2):
        near, way = _segment(xs, ys, a, b, reach * bridge)
        length = float(np.hypot(b[0] - a[0], b[1] - a[1]))
        # A long bridge is thin, so that a far member does not drag the ground across the map.
        np.maximum(
            field[near],
            0.5 + 0.5 * _falloff(way, reach * min(1.0, max(0.6, 180 / max(length, 1))) * bridge + 7) - 0.28,
            out=field[near],
            where=way < reach * bridge,
        )
    for near, away in _outside(xs, ys, others, reach * 0.75):
        field[near] -= 0.9 * np.maximum(1 - away / (reach * 0.75), 0) ** 2
    field = _blurred(np.clip(field, 0, 1))
    # What is inside an own box stays in, whoever stands near.
    for near, away in _outside(xs, ys, own, 1.3 * cell):
        np.maximum(field[near], 0.75, out=field[near], where=away < 1.3 * cell)
    field[0, :] = field[-1, :] = 0
    field[:, 0] = field[:, -1] = 0
    for _ in range(2):
        field[1:-1, 1:-1] = (
            field[1:-1, 1:-1] * 2 + field[:-2, 1:-1] + field[2:, 1:-1] + field[1:-1, :-2] + field[1:-1, 2:]
        ) / 6
    rings = [ring * cell + (left, top) for ring in contours(field, 0.5) if len(ring) >= 6]
    shapes = [(points, QPolygonF([QPointF(x, y) for x, y in points.tolist()])) for points in rings]
    outer = [shape for points, shape in shapes if _outer(points)]
    if not outer:
        return QPainterPath(), np.zeros(members, dtype=bool)
    held = np.array([_holds(shape, own[:members]) for shape in outer])
    main = int(held.sum(axis=1).argmax())
    if not held[main].all() and bridge < _WIDEST:
        return ground_path(given, others, reach, title=title, bridge=bridge * 1.4)
    path = QPainterPath()
    for points, shape in shapes:
        # A hole with somebody in it is no accident; any other is filled.
        hole = (
            not _outer(points)
            and _holds(shape, others).any()
            and outer[main].containsPoint(shape.first(), Qt.FillRule.OddEvenFill)
        )
        if shape is outer[main] or hole:
            _add_smooth(path, points)
    return path, held[main]


def _blurred(field: Array) -> Array:
    """``field`` averaged over a few cells around: bays and notches close, corners round off."""
    for axis in (0, 1):
        padded = np.pad(field, [(_BLUR + 1, _BLUR) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
        summed = np.cumsum(padded, axis=axis)
        width = 2 * _BLUR + 1
        field = (
            np.take(summed, range(width, summed.shape[axis]), axis=axis)
            - np.take(summed, range(summed.shape[axis] - width), axis=axis)
        ) / width
    return field


def _outer(points: Array) -> bool:
    """Whether a contour runs around its ground, not around a hole in it."""
    x, y = points.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) < 0


def _holds(shape: QPolygonF, boxes: Array) -> NDArray[np.bool_]:
    """Which boxes have their middle inside ``shape``."""
    middles = ((boxes[:, :2] + boxes[:, 2:]) / 2).tolist()
    return np.array([shape.containsPoint(QPointF(x, y), _INSIDE) for x, y in middles], dtype=bool)


def _outside(xs: Array, ys: Array, boxes: Array, far: float) -> Iterator[tuple[Window, Array]]:
    """For each box the part of the grid no farther than ``far`` from it, and distances from it, 0 inside."""
    left, top, right, bottom = boxes.T
    columns = np.searchsorted(xs, np.stack([left - far, right + far], axis=1))
    rows = np.searchsorted(ys, np.stack([top - far, bottom + far], axis=1))
    across = np.maximum(np.maximum(left[:, None] - xs, xs - right[:, None]), 0)
    down = np.maximum(np.maximum(top[:, None] - ys, ys - bottom[:, None]), 0)
    for number, (x0, x1, y0, y1) in enumerate(np.concatenate([columns, rows], axis=1).tolist()):
        if x0 < x1 and y0 < y1:
            window = slice(y0, y1), slice(x0, x1)
            yield window, np.hypot(across[number, None, x0:x1], down[number, y0:y1, None])


def _falloff(distance: Array, reach: float) -> Array:
    """1 near, 0.5 at half of twice the reach, 0 far away."""
    return np.asarray(np.clip(1 - distance / (2 * reach), 0, 1))


def _segment(xs: Array, ys: Array, a: Array, b: Array, far: float) -> tuple[Window, Array]:
    """The part of the grid around a line from a to b, ``far`` on all sides, and its distances from it."""
    (left, top), (right, bottom) = np.minimum(a, b) - far, np.maximum(a, b) + far
    columns = slice(*np.searchsorted(xs, (left, right)).tolist())
    rows = slice(*np.searchsorted(ys, (top, bottom)).tolist())
    x, y = xs[None, columns] - a[0], ys[rows, None] - a[1]
    dx, dy = (b - a).tolist()
    share = np.clip((x * dx + y * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
    return (rows, columns), np.asarray(np.hypot(x - share * dx, y - share * dy))


def _spanning_tree(points: Array) -> list[tuple[Array, Array]]:
    """The shortest tree that joins the points (Prim), as pairs of points."""
    if len(points) < 2:
        return []
    reached = np.zeros(len(points), dtype=bool)
    reached[0] = True
    nearest = np.hypot(*(points - points[0]).T)
    parent = np.zeros(len(points), dtype=int)
    pairs = []
    for _ in range(len(points) - 1):
        at = int(np.where(reached, np.inf, nearest).argmin())
        pairs.append((points[parent[at]], points[at]))
        reached[at] = True
        distance = np.hypot(*(points - points[at]).T)
        closer = distance < nearest
        nearest[closer] = distance[closer]
        parent[closer] = at
    return pairs


def contours(field: Array, level: float) -> list[Array]:
    """Closed lines where ``field`` crosses ``level``, as (column, row) points, shape (k, 2).

    Marching squares: every cell of the grid joins the crossings on its sides. The border of the
    field must lie below the level, so that every line closes.
    """
    above = field > level
    code = above[:-1, :-1].astype(np.int8) + 2 * above[:-1, 1:] + 4 * above[1:, 1:] + 8 * above[1:, :-1]
    rows, columns = np.nonzero((code > 0) & (code < 15))
    # Sides of a cell: 0 top, 1 right, 2 bottom, 3 left; each pair is walked with the high side left.
    pairs = {
        1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 0), (1, 2)), 6: ((0, 2),),
        7: ((3, 2),), 8: ((2, 3),), 9: ((2, 0),), 10: ((0, 1), (2, 3)), 11: ((2, 1),), 12: ((1, 3),),
        13: ((1, 0),), 14: ((0, 3),),
    }  # fmt: skip
    follow: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        for enter, leave in pairs[int(code[row, column])]:
            follow[_side(row, column, enter)] = _side(row, column, leave)
    rings = []
    while follow:
        first, at = follow.popitem()
        ring = [first]
        while at != first and at in follow:
            ring.append(at)
            at = follow.pop(at)
        rings.append(np.array([_crossing(field, level, side) for side in ring]))
    return rings


def _side(row: int, column: int, side: int) -> tuple[int, int, int]:
    """A side of a cell under one name for both cells: (row, column, 0 horizontal or 1 vertical)."""
    return ((row, column, 0), (row, column + 1, 1), (row + 1, column, 0), (row, column, 1))[side]


def _crossing(field: Array, level: float, side: tuple[int, int, int]) -> tuple[float, float]:
    row, column, upright = side
    a = float(field[row, column])
    b = float(field[row + 1, column]) if upright else float(field[row, column + 1])
    share = (level - a) / (b - a) if a != b else 0.5
    return (column, row + share) if upright else (column + share, row)


def _add_smooth(path: QPainterPath, points: Array) -> None:
    """Add a closed smooth line through every other point's neighbourhood."""
    points = points[::2] if len(points) > 60 else points
    for _ in range(2):
        points = (np.roll(points, 1, axis=0) + 2 * points + np.roll(points, -1, axis=0)) / 4
    middles = (points + np.roll(points, -1, axis=0)) / 2
    path.moveTo(QPointF(*middles[-1]))
    for corner, middle in zip(points.tolist(), middles.tolist(), strict=True):
        path.quadTo(QPointF(*corner), QPointF(*middle))
    path.closeSubpath()
