"""What a redraw at the same scale finds again: layers as pixmaps, and choices that panning leaves."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil
from typing import Any, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

LARGEST = 12_000_000  #: pixels of a layer up to which it is kept
T = TypeVar("T")


def to_device_pixels(painter: QPainter) -> None:
    """From here on one unit is one pixel of the device, and (0, 0) its corner."""
    painter.setWorldTransform(painter.deviceTransform().inverted()[0] * painter.worldTransform())


class Layers:
    """Keeps the last one of each ``name``: what belongs to ``owner`` (the same object) and ``key``."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[object, Hashable]] = {}
        self._pixmaps: dict[str, QPixmap] = {}
        self._choices: dict[str, tuple[object, Hashable, Any]] = {}

    def clear(self) -> None:
        self._met.clear()
        self._pixmaps.clear()
        self._choices.clear()

    def draw(
        self,
        painter: QPainter,
        name: str,
        owner: object,
        key: Hashable,
        rect: QRectF,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw what ``paint`` draws into ``rect`` (the painter's coordinates).

        The first time directly: while one zooms, no scale is met twice. The second time it is kept as
        a pixmap, and copied to whole device pixels. What is too large to be kept is drawn each time.
        ``key`` says all that it depends on beside ``owner`` and the painter's scale.
        """
        device = painter.deviceTransform()
        ratio = device.m11()
        width, height = ceil(rect.width() * ratio) + 1, ceil(rect.height() * ratio) + 1
        if not (0 < width * height <= LARGEST):
            paint(painter)
            return
        key = (key, ratio, width, height)
        met = self._met.get(name)
        if met is None or met[0] is not owner or met[1] != key:
            self._met[name] = owner, key
            self._pixmaps.pop(name, None)
            paint(painter)
            return
        if name not in self._pixmaps:
            pixmap = QPixmap(width, height)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            inner.setRenderHints(painter.renderHints())
            inner.scale(ratio, ratio)
            inner.translate(-rect.topLeft())
            paint(inner)
            inner.end()
            self._pixmaps[name] = pixmap
        corner = device.map(rect.topLeft())
        painter.save()
        to_device_pixels(painter)
        painter.drawPixmap(round(corner.x()), round(corner.y()), self._pixmaps[name])
        painter.restore()

    def chosen(self, name: str, owner: object, key: Hashable, choose: Callable[[], T]) -> T:
        """What ``choose`` returned when it was last asked for ``owner`` and ``key``."""
        kept = self._choices.get(name)
        if kept is None or kept[0] is not owner or kept[1] != key:
            kept = self._choices[name] = owner, key, choose()
        choice: T = kept[2]
        return choice
