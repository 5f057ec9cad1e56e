"""Pictograms of the node types, drawn by hand as painter paths.

Each lives in the square from (-1, -1) to (1, 1), y downwards, and is filled by the odd-even rule,
so a shape inside a shape is a hole. They are told apart by outline alone: colour adds to it.
"""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from yomichizu.model import NodeType


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _box(path: QPainterPath, x: float, y: float, w: float, h: float, r: float = 0.0) -> None:
    if r:
        path.addRoundedRect(QRectF(x, y, w, h), r, r)
    else:
        path.addRect(QRectF(x, y, w, h))


def _disc(path: QPainterPath, x: float, y: float, r: float) -> None:
    path.addEllipse(QPointF(x, y), r, r)


def _flag() -> QPainterPath:
    path = QPainterPath()
    _box(path, -0.62, -0.72, 0.17, 1.5, 0.06)
    path.addPath(_polygon((-0.36, -0.68), (0.72, -0.28), (-0.36, 0.16)))
    return path


def _folded_map() -> QPainterPath:
    path = _polygon((-0.74, -0.5), (-0.3, -0.66), (-0.3, 0.5), (-0.74, 0.66))
    path.addPath(_polygon((-0.2, -0.66), (0.2, -0.5), (0.2, 0.66), (-0.2, 0.5)))
    path.addPath(_polygon((0.3, -0.5), (0.74, -0.66), (0.74, 0.5), (0.3, 0.66)))
    return path


def _pin(hole: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, 0.82))
    path.cubicTo(-0.12, 0.42, -0.58, 0.16, -0.58, -0.26)
    path.cubicTo(-0.58, -0.6, -0.32, -0.84, 0, -0.84)
    path.cubicTo(0.32, -0.84, 0.58, -0.6, 0.58, -0.26)
    path.cubicTo(0.58, 0.16, 0.12, 0.42, 0, 0.82)
    if hole:
        _disc(path, 0, -0.26, hole)
    return path


def _mountains() -> QPainterPath:
    path = _polygon((-0.82, 0.58), (-0.22, -0.56), (0.12, 0.06), (-0.16, 0.58))
    path.addPath(_polygon((0.0, 0.58), (0.36, -0.1), (0.82, 0.58)))
    return path


def _house() -> QPainterPath:
    path = _polygon(
        (-0.8, -0.08), (0, -0.74), (0.8, -0.08), (0.62, -0.08), (0.62, 0.66), (-0.62, 0.66), (-0.62, -0.08)
    )
    _box(path, -0.17, 0.14, 0.34, 0.52)
    return path


def _temple() -> QPainterPath:
    path = _polygon((-0.78, -0.3), (0, -0.78), (0.78, -0.3))
    for x in (-0.6, -0.2, 0.2):
        _box(path, x + 0.08, -0.18, 0.24, 0.56)
    _box(path, -0.76, 0.48, 1.52, 0.2)
    return path


def _office() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    _box(path, -0.54, -0.76, 1.08, 1.52, 0.08)
    for y in (-0.52, -0.14):
        for x in (-0.32, 0.08):
            _box(path, x, y, 0.24, 0.22)
    _box(path, -0.14, 0.32, 0.28, 0.44)
    return path


def _tree_of_boxes() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    _box(path, -0.27, -0.74, 0.54, 0.48, 0.08)
    _box(path, -0.78, 0.26, 0.54, 0.48, 0.08)
    _box(path, 0.24, 0.26, 0.54, 0.48, 0.08)
    _box(path, -0.07, -0.28, 0.14, 0.32)
    _box(path, -0.58, -0.04, 1.16, 0.14)
    _box(path, -0.58, -0.02, 0.14, 0.32)
    _box(path, 0.44, -0.02, 0.14, 0.32)
    return path


def _shoulders(path: QPainterPath, x: float, top: float, half: float, bottom: float) -> None:
    path.moveTo(x - half, bottom)
    path.cubicTo(x - half, top, x - half * 0.5, top, x, top)
    path.cubicTo(x + half * 0.5, top, x + half, top, x + half, bottom)
    path.closeSubpath()


def _person() -> QPainterPath:
    path = QPainterPath()
    _disc(path, 0, -0.36, 0.36)
    _shoulders(path, 0, 0.1, 0.66, 0.72)
    return path


def _people() -> QPainterPath:
    path = QPainterPath()
    _disc(path, -0.36, -0.28, 0.27)
    _shoulders(path, -0.36, 0.08, 0.46, 0.6)
    _disc(path, 0.4, -0.28, 0.27)
    _shoulders(path, 0.5, 0.08, 0.36, 0.6)
    return path


def _crate() -> QPainterPath:
    path = _polygon((0, -0.8), (0.68, -0.44), (0, -0.08), (-0.68, -0.44))
    path.addPath(_polygon((-0.72, -0.3), (-0.07, 0.05), (-0.07, 0.8), (-0.72, 0.44)))
    path.addPath(_polygon((0.72, -0.3), (0.07, 0.05), (0.07, 0.8), (0.72, 0.44)))
    return path


def _gear() -> QPainterPath:
    teeth = 8
    points = []
    for tooth in range(teeth):
        middle = 2 * pi * tooth / teeth
        for offset, radius in ((-0.26, 0.56), (-0.16, 0.8), (0.16, 0.8), (0.26, 0.56)):
            points.append((radius * cos(middle + offset), radius * sin(middle + offset)))
    path = _polygon(*points)
    _disc(path, 0, 0, 0.25)
    return path


def _drop() -> QPainterPath:
    path = QPainterPath(QPointF(0, -0.84))
    path.cubicTo(0.14, -0.42, 0.56, -0.1, 0.56, 0.3)
    path.cubicTo(0.56, 0.62, 0.31, 0.82, 0, 0.82)
    path.cubicTo(-0.31, 0.82, -0.56, 0.62, -0.56, 0.3)
    path.cubicTo(-0.56, -0.1, -0.14, -0.42, 0, -0.84)
    return path


def _book() -> QPainterPath:
    path = QPainterPath(QPointF(-0.06, -0.42))
    path.cubicTo(-0.26, -0.62, -0.54, -0.62, -0.8, -0.54)
    path.lineTo(-0.8, 0.5)
    path.cubicTo(-0.54, 0.42, -0.26, 0.42, -0.06, 0.62)
    path.closeSubpath()
    path.moveTo(0.06, -0.42)
    path.cubicTo(0.26, -0.62, 0.54, -0.62, 0.8, -0.54)
    path.lineTo(0.8, 0.5)
    path.cubicTo(0.54, 0.42, 0.26, 0.42, 0.06, 0.62)
    path.closeSubpath()
    return path


def _scales() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    _box(path, -0.07, -0.76, 0.14, 1.4)
    _box(path, -0.64, -0.6, 1.28, 0.13, 0.05)
    _box(path, -0.36, 0.6, 0.72, 0.14, 0.05)
    for x in (-0.54, 0.54):
        path.addPath(_polygon((x - 0.03, -0.5), (x + 0.03, -0.5), (x + 0.31, 0.1), (x - 0.31, 0.1)))
        path.moveTo(x - 0.33, 0.06)
        path.cubicTo(x - 0.26, 0.42, x + 0.26, 0.42, x + 0.33, 0.06)
        path.closeSubpath()
    return path


def _rings() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for x in (-0.32, 0.32):
        ring = QPainterPath()
        _disc(ring, x, 0, 0.52)
        hole = QPainterPath()
        _disc(hole, x, 0, 0.33)
        path.addPath(ring.subtracted(hole))
    return path


def _calendar() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    _box(path, -0.66, -0.56, 1.32, 1.24, 0.14)
    _box(path, -0.5, -0.16, 1.0, 0.68, 0.04)
    _box(path, -0.4, -0.8, 0.17, 0.24)
    _box(path, 0.23, -0.8, 0.17, 0.24)
    _box(path, 0.06, 0.1, 0.28, 0.26)
    return path


_MAKERS = {
    NodeType.COUNTRY: _flag,
    NodeType.REGION: _folded_map,
    NodeType.CITY: lambda: _pin(0.22),
    NodeType.PLACE: _mountains,
    NodeType.FACILITY: _house,
    NodeType.GOVERNMENT: _temple,
    NodeType.COMPANY: _office,
    NodeType.ORGANIZATION: _tree_of_boxes,
    NodeType.PERSON: _person,
    NodeType.GROUP: _people,
    NodeType.PRODUCT: _crate,
    NodeType.PROJECT: _gear,
    NodeType.RESOURCE: _drop,
    NodeType.WORK: _book,
    NodeType.LAW: _scales,
    NodeType.FRAMEWORK: _rings,
    NodeType.EVENT: _calendar,
}


@cache
def pictogram(node_type: NodeType) -> QPainterPath | None:
    """The pictogram of ``node_type``, or None for themes and dates, whose shape says enough."""
    maker = _MAKERS.get(node_type)
    return maker() if maker else None
