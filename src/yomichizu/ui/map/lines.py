"""Drawing edges in batches: lines by style and width, then arrow heads and marks.

Straight pieces in one call are by far the quickest way to draw curves that the raster engine knows;
longer paths in one call are slower than one by one. It draws lines of one pixel five times as fast as
wider ones: a wider one is a few of these side by side.
"""

from __future__ import annotations

from ctypes import memmove

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from yomichizu.graph.index import distinct
from yomichizu.graph.view import EdgeStyle
from yomichizu.ui.map.batches import Batch, polygon
from yomichizu.ui.map.curves import Curves

Array = NDArray[np.float64]
Indices = NDArray[np.int64]

FINE_TO = 1600  #: edges on screen up to which lines are antialiased, with their widths and arrow heads
HEAD = 12.0  #: length of an arrow head on a line of width 1.5, pixels at scale 1
SMOOTH = 0.3  #: pixels by which straight pieces may leave the curve they stand for
MOST_PIECES = 16
A_HAIR = 1.01  #: device pixels up to which a line is a single hair
STRAND = 0.6  #: of a hair's width between those that make up a wider line, so close that they are one
MOST_STRANDS = 5  #: of a line; a wider one is drawn as such


def draw(
    painter: QPainter,
    curves: Curves,
    widths: Array,
    style: EdgeStyle,
    colour: QColor,
    directed: NDArray[np.bool_],
    factor: float,
    *,
    paper: QColor,
) -> None:
    """Draw edges of one style and colour, with all that tells them apart.

    ``curves`` in pixels, ``widths`` and ``directed`` of shape (m,), ``factor`` the scale of symbols.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if style is EdgeStyle.DOTTED:
        # Short dashes at even distances.
        ends, row = _dashes(curves, np.full(len(widths), 5.8 * max(factor, 0.85)), 0.3)
        _pieces(painter, ends, widths[row] * max(1.0, factor), colour)
        return
    heads = directed
    size = _head_sizes(widths, factor)
    bare = _shortened(curves, np.where(heads, size * 0.7, 0.0))
    # Few different widths make few calls.
    steps = np.maximum(np.rint(widths * 2) / 2, 1.0)
    if style is EdgeStyle.DASHED:
        ends, row = _dashes(bare, 6.6 * steps, 0.6)
    else:
        ends, row = _straightened(bare)
    _pieces(painter, ends, steps[row], colour)
    if heads.any():
        _heads(painter, curves.picked(heads), size[heads], colour)
    if style is EdgeStyle.CROSSED:
        _crosses(painter, bare, steps, colour, factor, paper)


def draw_hairs(painter: QPainter, ends: Array, colour: QColor) -> None:
    """Draw thousands of edges as the thinnest straight lines.

    ``ends`` are x and y of where they begin and where they end, shape (m, 4).
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _draw_lines(painter, ends.T, 0.0, colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _head_sizes(widths: Array, factor: float) -> Array:
    return HEAD * factor * (0.75 + 0.25 * widths / max(1.5 * factor, 1e-6))


def _shortened(curves: Curves, by: Array) -> Curves:
    """The curves ending ``by`` pixels earlier, where the arrow head takes over."""
    way = curves.end - curves.control
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    cut = np.minimum(by, length * 0.9)
    return Curves(curves.start, curves.control, curves.end - way * (cut / length)[:, None])


def _straightened(curves: Curves) -> tuple[Array, Indices]:
    """Each curve as straight pieces, so many that none is seen, overlapping by a hair.

    Where they begin and end (x, y, x, y), shape (4, k), and the row of each piece's curve, shape (k,).
    """
    start, first, bend = _powers(curves)
    counts = np.clip(np.ceil(np.sqrt(np.hypot(*bend) / 4 / SMOOTH)), 1, MOST_PIECES).astype(np.int64)
    # Two blunt ends that only meet would let the ground shine through between them.
    hair = 0.3 / np.maximum(_lengths(curves), 1.0)
    row, nth, (share, hair, *powers) = _numbered(counts, 1 / counts, hair, *start, *first, *bend)
    here, there = np.maximum(nth * share - hair, 0.0), np.minimum((nth + 1) * share + hair, 1.0)
    ends = np.empty((4, len(row)))
    for axis in (0, 1):
        start_at, first_at, bend_at = powers[axis::2]
        for end, t in ((axis, here), (axis + 2, there)):
            np.add(start_at, (first_at + bend_at * t) * t, out=ends[end])
    return ends, row


def _dashes(curves: Curves, step: Array, share: float) -> tuple[Array, Indices]:
    """Dashes about every ``step`` pixels along each curve, shape (m,); ``share`` of the way is drawn.

    Ends and rows as in :func:`_straightened`.
    """
    start, first, bend = _powers(curves)
    counts = np.maximum(1, (_lengths(curves) / step).astype(np.int64))
    row, nth, (part, half, *powers) = _numbered(counts, 1 / counts, share / 2 / counts, *start, *first, *bend)
    t = (nth + 0.5) * part
    ends = np.empty((4, len(row)))
    for axis in (0, 1):
        start_at, first_at, bend_at = powers[axis::2]
        bend_at *= t
        middle = (first_at + bend_at) * t + start_at
        # A dash is so short that it is straight: half of it to each side of its middle.
        aside = (first_at + 2 * bend_at) * half
        np.subtract(middle, aside, out=ends[axis])
        np.add(middle, aside, out=ends[axis + 2])
    return ends, row


def _powers(curves: Curves) -> tuple[Array, Array, Array]:
    """The curves as start + (first + bend * t) * t, each of shape (2, m), which numpy is quicker with."""
    start, control, end = (
        np.ascontiguousarray(part.T) for part in (curves.start, curves.control, curves.end)
    )
    return start, 2 * (control - start), start - 2 * control + end


def _lengths(curves: Curves) -> Array:
    """Lengths of the curves, at most a little too long, shape (m,)."""
    return np.asarray(
        np.hypot(*(curves.control - curves.start).T) + np.hypot(*(curves.end - curves.control).T)
    )


def _numbered(counts: Indices, *columns: Array) -> tuple[Indices, Indices, Array]:
    """Each row as often as ``counts`` says, the how manieth of its row it is, and ``columns`` of these rows.

    ``columns`` have shape (m,); they come back as one array of shape (columns, k).
    """
    row = np.repeat(np.arange(len(counts)), counts)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    return row, nth, np.repeat(np.stack(columns), counts, axis=1)


def _pieces(painter: QPainter, ends: Array, widths: Array, colour: QColor) -> None:
    """Smooth straight lines: (x, y, x, y) of each, shape (4, k), and as wide as ``widths``, shape (k,)."""
    ratio = painter.deviceTransform().m11()
    if widths.max(initial=0.0) * ratio <= A_HAIR:
        _draw_lines(painter, ends, 0.0, colour)
        return
    way_x, way_y = ends[2] - ends[0], ends[3] - ends[1]
    length = np.maximum(np.hypot(way_x, way_y), 1e-6)
    # The engine's hairs measure one pixel upright or level, so that slanting ones are thinner.
    hair = np.maximum(np.maximum(np.abs(way_x), np.abs(way_y)) / length, 0.7) / ratio
    across = np.where(widths * ratio > A_HAIR, widths - hair, 0.0)
    strands = np.ceil(across / (STRAND * hair)).astype(np.int64) + 1
    thick = strands > MOST_STRANDS
    if thick.any():
        for width in distinct(widths[thick]).tolist():
            _draw_lines(painter, ends[:, thick & (widths == width)], width, colour)
        thin = ~thick
        ends, strands, across, length = ends[:, thin], strands[thin], across[thin], length[thin]
        way_x, way_y = way_x[thin], way_y[thin]
    if not (strands == 1).all():
        aside = across / length
        _, nth, (step, aside_x, aside_y, *corners) = _numbered(
            strands, 1 / np.maximum(strands - 1, 1), -way_y * aside, way_x * aside, *ends
        )
        share = nth * step - 0.5
        ends = np.array(corners)
        ends[::2] += aside_x * share
        ends[1::2] += aside_y * share
    _draw_lines(painter, ends, 0.0, colour)


def _draw_lines(painter: QPainter, ends: Array, width: float, colour: QColor) -> None:
    """Straight lines of one width, in one call; of width 0: as thin as can be. ``ends``: shape (4, k)."""
    if not ends.shape[1]:
        return
    lines = Batch(QLineF, 4, ends.shape[1])
    lines.memory[:] = ends.T
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines(*lines.arguments)


def _heads(painter: QPainter, curves: Curves, size: Array, colour: QColor) -> None:
    """Arrow heads at the ends, pointing along the curve as it arrives."""
    way = curves.end - curves.control
    unit = way / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
    side = np.stack([-unit[:, 1], unit[:, 0]], axis=1) * (size * 0.42)[:, None]
    back = curves.end - unit * size[:, None]
    notch = curves.end - unit * (size * 0.76)[:, None]
    corners = np.stack([curves.end, back + side, notch, back - side], axis=1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    head, memory = polygon(4)
    here, first = memory.ctypes.data, corners.ctypes.data
    for at in range(first, first + corners.nbytes, memory.nbytes):
        memmove(here, at, memory.nbytes)
        painter.drawPolygon(head)


def _crosses(
    painter: QPainter, curves: Curves, widths: Array, colour: QColor, factor: float, paper: QColor
) -> None:
    """A cross on each line, a fifth of the way, where no word stands."""
    middles = curves.at(0.2).T
    reach = np.array([[4.5], [4.5]]) * factor
    across = reach * [[1], [-1]]
    ends = np.hstack([
        np.concatenate([middles - reach, middles + reach]),
        np.concatenate([middles - across, middles + across]),
    ])  # fmt: skip
    wide = np.tile(widths, 2)
    _pieces(painter, ends, wide + 3.5 * factor, paper)
    _pieces(painter, ends, np.maximum(1.6 * factor, wide * 0.8), colour)
