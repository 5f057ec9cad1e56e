"""Ready-made pixmaps of symbols and names, so that a redraw only copies them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from yomichizu.model import NodeType
from yomichizu.ui.map import lettering
from yomichizu.ui.map.measures import LINE, Shape
from yomichizu.ui.map.symbols import pictogram

MOST = 6000  #: pixmaps kept
HALO = 2.2  #: pixels of background around a letter at scale 1


def _blank(width: float, height: float, factor: float) -> tuple[QPixmap, QPainter]:
    """A clear pixmap for a drawing of ``width`` × ``height`` units, its middle at the origin."""
    pixmap = QPixmap(max(1, ceil(width * factor)), max(1, ceil(height * factor)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(pixmap.width() / 2, pixmap.height() / 2)
    painter.scale(factor, factor)
    return pixmap, painter


class Sprites:
    """Draws each symbol or text once for every size and colour and keeps the pixmap.

    ``factor`` is device pixels a unit of the drawing: the scale of symbols times the device's
    pixel ratio. Every drawing has its anchor in the middle of the pixmap.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def clear(self) -> None:
        self._kept.clear()

    def _get(self, key: Hashable, make: Callable[[], QPixmap]) -> QPixmap:
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def disc(self, node_type: NodeType, radius: float, hue: str, paper: str, factor: float) -> QPixmap:
        """A disc in ``hue`` with the pictogram of ``node_type`` in ``paper``, radius in units."""

        def make() -> QPixmap:
            side = 2 * (radius + 2.5)
            pixmap, painter = _blank(side, side, factor)
            painter.setPen(QPen(QColor(paper), 1.6))
            painter.setBrush(QColor(hue))
            painter.drawEllipse(QPointF(0, 0), radius + 0.8, radius + 0.8)
            path = pictogram(node_type)
            if path is not None:
                painter.scale(radius * 0.6, radius * 0.6)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.fillPath(path, QColor(paper))
            painter.end()
            return pixmap

        return self._get(("disc", node_type, radius, hue, paper, round(factor, 4)), make)

    def frame(
        self,
        shape: Shape,
        half_width: float,
        half_height: float,
        hue: str,
        fill: str,
        line: float,
        factor: float,
    ) -> QPixmap:
        """The outline of a pill or plaque in ``hue``, filled with ``fill``, its line ``line`` units wide."""

        def make() -> QPixmap:
            pixmap, painter = _blank(2 * half_width + 6, 2 * half_height + 6, factor)
            painter.setPen(QPen(QColor(hue), line))
            painter.setBrush(QColor(fill))
            rect = QRectF(-half_width, -half_height, 2 * half_width, 2 * half_height)
            if shape is Shape.PILL:
                radius = min(half_height, 15.0)
                painter.drawRoundedRect(rect, radius, radius)
            else:
                painter.drawRect(rect)
                painter.fillRect(QRectF(-half_width, -half_height, 3.5, 2 * half_height), QColor(hue))
            painter.end()
            return pixmap

        return self._get((shape, half_width, half_height, hue, fill, line, round(factor, 4)), make)

    def text(
        self, lines: tuple[str, ...], letters: int, bold: bool, ink: str, halo: str | None, factor: float
    ) -> QPixmap:
        """Centred lines of text in ``ink``, with a halo of the background's colour unless None."""

        def make() -> QPixmap:
            font = lettering.font(letters, bold)
            metrics = QFontMetricsF(font)
            width = max(metrics.horizontalAdvance(line) for line in lines)
            step = letters * LINE
            pixmap, painter = _blank(width + 2 * HALO + 4, len(lines) * step + 2 * HALO + 4, factor)
            painter.setFont(font)
            # The middle of the letters' body stands on the middle of the line.
            lift = (metrics.capHeight() if lines[0].isascii() else letters * 0.76) / 2
            places = [
                QPointF(-metrics.horizontalAdvance(line) / 2, (row - (len(lines) - 1) / 2) * step + lift)
                for row, line in enumerate(lines)
            ]
            if halo is not None:
                painter.setPen(QColor(halo))
                for ring, count in ((HALO, 12), (HALO * 0.55, 8)):
                    for turn in range(count):
                        angle = 2 * pi * turn / count
                        shift = QPointF(ring * cos(angle), ring * sin(angle))
                        for place, line in zip(places, lines, strict=True):
                            painter.drawText(place + shift, line)
            painter.setPen(QColor(ink))
            for place, line in zip(places, lines, strict=True):
                painter.drawText(place, line)
            painter.end()
            return pixmap

        return self._get((lines, letters, bold, ink, halo, round(factor, 4)), make)

    def patch(
        self,
        lines: tuple[str, ...],
        letters: int,
        bold: bool,
        ink: str,
        ground: str,
        half: tuple[float, float],
        factor: float,
    ) -> QPixmap:
        """A word on a rounded patch of the background, as it stands on an edge."""

        def make() -> QPixmap:
            pixmap, painter = _blank(2 * half[0] + 2, 2 * half[1] + 2, factor)
            shape = QPainterPath()
            round_off = min(half[1], letters * 0.8)
            shape.addRoundedRect(QRectF(-half[0], -half[1], 2 * half[0], 2 * half[1]), round_off, round_off)
            painter.fillPath(shape, QColor(ground))
            font = lettering.font(letters, bold)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            for row, line in enumerate(lines):
                lift = (metrics.capHeight() if line.isascii() else letters * 0.76) / 2
                lift += (row - (len(lines) - 1) / 2) * letters * LINE
                painter.drawText(QPointF(-metrics.horizontalAdvance(line) / 2, lift), line)
            painter.end()
            return pixmap

        return self._get((lines, letters, bold, ink, ground, half, round(factor, 4)), make)
