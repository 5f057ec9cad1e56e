"""Drawing edges in batches: lines by style and width, then arrow heads and marks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from yomichizu.graph.view import EdgeStyle
from yomichizu.ui.map.curves import Curves

Array = NDArray[np.float64]

FINE_TO = 420  #: edges on screen up to which lines are antialiased
WIDE_TO = 3000  #: edges up to which lines keep their widths and arrow heads
HEAD = 8.5  #: length of an arrow head on a line of width 1.5, pixels at scale 1


def draw(
    painter: QPainter,
    curves: Curves,
    widths: Array,
    style: EdgeStyle,
    colour: QColor,
    directed: NDArray[np.bool_],
    factor: float,
    *,
    curved: bool,
    fine: bool,
    paper: QColor,
) -> None:
    """Draw edges of one style and colour.

    ``curves`` in pixels, ``widths`` and ``directed`` of shape (m,), ``factor`` the scale of
    symbols. ``curved`` and ``fine`` (antialiased) are given up when there are too many.
    """
    many = len(widths) > WIDE_TO
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, fine)
    heads = directed & (style is not EdgeStyle.DOTTED)
    if many:
        _batch(painter, curves.start, curves.end, QPen(colour, 0))
        return
    size = _head_sizes(widths, factor)
    ends = _shortened(curves, np.where(heads, size * 0.8, 0.0))
    if style is EdgeStyle.DOTTED:
        _dots(painter, ends, colour, factor, widths)
    elif fine:
        _strokes(painter, ends, widths, style, colour)
    else:
        _polylines(painter, ends, widths, colour, 6 if curved else 1)
    if heads.any():
        _heads(painter, curves.picked(heads), size[heads], colour, fine)
    if style is EdgeStyle.CROSSED:
        _crosses(painter, ends, widths, colour, factor, paper)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _head_sizes(widths: Array, factor: float) -> Array:
    return HEAD * factor * (0.75 + 0.25 * widths / max(1.5 * factor, 1e-6))


def _shortened(curves: Curves, by: Array) -> Curves:
    """The curves ending ``by`` pixels earlier, where the arrow head takes over."""
    way = curves.end - curves.control
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    cut = np.minimum(by, length * 0.9)
    return Curves(curves.start, curves.control, curves.end - way / length[:, None] * cut[:, None])


def _strokes(painter: QPainter, curves: Curves, widths: Array, style: EdgeStyle, colour: QColor) -> None:
    pen = QPen(colour)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style is EdgeStyle.DASHED:
        pen.setDashPattern([4.0, 2.6])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rows = zip(
        curves.start.tolist(), curves.control.tolist(), curves.end.tolist(), widths.tolist(), strict=True
    )
    for start, control, end, width in rows:
        path = QPainterPath(QPointF(*start))
        path.quadTo(QPointF(*control), QPointF(*end))
        pen.setWidthF(width)
        painter.setPen(pen)
        painter.drawPath(path)


def _polylines(painter: QPainter, curves: Curves, widths: Array, colour: QColor, pieces: int) -> None:
    points = curves.sampled(pieces + 1)
    steps = np.clip(np.round(widths), 1, 5)
    for width in np.unique(steps):
        chosen = points[steps == width]
        start = chosen[:, :-1].reshape(-1, 2)
        end = chosen[:, 1:].reshape(-1, 2)
        _batch(painter, start, end, QPen(colour, 0 if width <= 1 else float(width)))


def _dots(painter: QPainter, curves: Curves, colour: QColor, factor: float, widths: Array) -> None:
    """Short dashes at even distances along each curve, all in one call."""
    length = np.hypot(*(curves.control - curves.start).T) + np.hypot(*(curves.end - curves.control).T)
    step = 4.6 * max(factor, 0.6)
    counts = np.maximum(1, (length / step).astype(int))
    row = np.repeat(np.arange(len(counts)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    t = (np.arange(len(row)) - first + 0.5) / counts[row]
    half = 0.16 / counts[row]
    chosen = curves.picked(row)
    wide = float(np.max(widths)) if len(widths) else 1.0
    _batch(painter, chosen.at(t - half), chosen.at(t + half), QPen(colour, wide * max(1.0, factor)))


def _batch(painter: QPainter, start: Array, end: Array, pen: QPen) -> None:
    """Straight lines from ``start`` to ``end``, shape (k, 2), in one call."""
    lines = internals.PrimitiveArray(QLineF, 4)
    lines.resize(len(start))
    memory = lines.ndarray()
    memory[:, :2] = start
    memory[:, 2:] = end
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines(*lines.drawargs())


def _heads(painter: QPainter, curves: Curves, size: Array, colour: QColor, fine: bool) -> None:
    """Slender arrow heads at the ends, pointing along the curve as it arrives."""
    way = curves.end - curves.control
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    unit = way / length[:, None]
    side = np.stack([-unit[:, 1], unit[:, 0]], axis=1)
    back = curves.end - unit * size[:, None]
    notch = curves.end - unit * (size * 0.78)[:, None]
    left, right = back + side * (size * 0.42)[:, None], back - side * (size * 0.42)[:, None]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners = np.stack([curves.end, left, notch, right], axis=1).tolist()
    for polygon in corners:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in polygon]))


def _crosses(
    painter: QPainter, curves: Curves, widths: Array, colour: QColor, factor: float, paper: QColor
) -> None:
    """A cross on each line, a third of the way, where no word stands."""
    middles = curves.at(0.2)
    reach = 4.5 * factor
    for (x, y), width in zip(middles.tolist(), widths.tolist(), strict=True):
        for pen in (QPen(paper, width + 3.5 * factor), QPen(colour, max(1.6 * factor, width * 0.8))):
            painter.setPen(pen)
            painter.drawLine(QPointF(x - reach, y - reach), QPointF(x + reach, y + reach))
            painter.drawLine(QPointF(x - reach, y + reach), QPointF(x + reach, y - reach))
