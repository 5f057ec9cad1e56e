"""Symbols and texts printed on sheets once, so that a redraw only copies them, all in one call.

What is to be printed describes itself (:class:`Disc`, :class:`Frame`, :class:`Patch`,
:class:`Text`); :class:`Sprites` prints what it has not yet met and copies it to where it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from math import ceil, hypot
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap, QTransform

from yomichizu.model import NodeType
from yomichizu.ui.map import lettering
from yomichizu.ui.map.batches import Batch
from yomichizu.ui.map.layers import Layers, to_device_pixels
from yomichizu.ui.map.measures import LINE, Shape
from yomichizu.ui.map.symbols import pictogram

Array = NDArray[np.float64]
Indices = NDArray[np.int64]
Bytes = NDArray[np.uint8]

MOST = 12_000_000  #: pixels on all sheets together, after which they are thrown away
SHEET = 1024  #: pixels a side of a sheet, unless what it holds is larger
MOST_ORDERS = 24  #: that are remembered
FINE = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
HALO = 2.2  #: pixels of background around a letter at scale 1
RIM = 1.6  #: of background around a disc
PILL_RADIUS = 15.0  #: of a pill's ends, at most


class Disc(NamedTuple):
    """A disc in ``hue`` with the pictogram of ``type`` in ``paper``."""

    type: NodeType
    radius: float
    hue: str
    paper: str

    @property
    def size(self) -> tuple[float, float]:
        side = 2 * (self.radius + 2.5)
        return side, side

    def paint(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        # Two discs are drawn in half the time of one with a rim.
        for radius, colour in ((self.radius + RIM, self.paper), (self.radius, self.hue)):
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(0, 0), radius, radius)
        path = pictogram(self.type)
        if path is not None:
            painter.scale(self.radius * 0.6, self.radius * 0.6)
            painter.fillPath(path, QColor(self.paper))


class Dot(NamedTuple):
    """What stands for a node without its name: a disc for an actor, a ring or a square for others."""

    shape: Shape
    radius: float
    hue: str
    fill: str

    @property
    def size(self) -> tuple[float, float]:
        side = 2 * (self.radius + 1.5)
        return side, side

    def paint(self, painter: QPainter) -> None:
        if self.shape is Shape.DISC:
            painter.setPen(QPen(QColor(self.fill), 0.8))
            painter.setBrush(QColor(self.hue))
            painter.drawEllipse(QPointF(0, 0), self.radius, self.radius)
            return
        line = min(1.5, self.radius / 2)
        painter.setPen(QPen(QColor(self.hue), line))
        painter.setBrush(QColor(self.fill))
        half = self.radius - line / 2
        if self.shape is Shape.PILL:
            painter.drawEllipse(QPointF(0, 0), half, half)
        else:
            painter.drawRect(QRectF(-half, -half, 2 * half, 2 * half))


class Frame(NamedTuple):
    """The outline of a pill or plaque in ``hue``, filled with ``fill``, its line ``line`` units wide."""

    shape: Shape
    half_width: float
    half_height: float
    hue: str
    fill: str
    line: float

    @property
    def size(self) -> tuple[float, float]:
        return 2 * self.half_width + 6, 2 * self.half_height + 6

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self.hue), self.line))
        painter.setBrush(QColor(self.fill))
        half_width, half_height = self.half_width, self.half_height
        rect = QRectF(-half_width, -half_height, 2 * half_width, 2 * half_height)
        if self.shape is Shape.PILL:
            radius = min(half_height, PILL_RADIUS)
            painter.drawRoundedRect(rect, radius, radius)
        else:
            painter.drawRect(rect)
            painter.fillRect(QRectF(-half_width, -half_height, 3.5, 2 * half_height), QColor(self.hue))


class Patch(NamedTuple):
    """A word in ``ink`` on a rounded patch of the colour ``ground``, as it stands on an edge."""

    lines: tuple[str, ...]
    letters: int
    bold: bool
    ink: str
    ground: str
    half_width: float
    half_height: float

    @property
    def size(self) -> tuple[float, float]:
        return 2 * self.half_width + 2, 2 * self.half_height + 2

    def paint(self, painter: QPainter) -> None:
        half_width, half_height = self.half_width, self.half_height
        rounding = min(half_height, self.letters * 0.8)
        shape = QPainterPath()
        shape.addRoundedRect(
            QRectF(-half_width, -half_height, 2 * half_width, 2 * half_height), rounding, rounding
        )
        painter.fillPath(shape, QColor(self.ground))
        painter.setPen(QColor(self.ink))
        _write(painter, self.lines, self.letters, self.bold)


class Text(NamedTuple):
    """Centred lines of text in ``ink``, with a halo of the background's colour unless None."""

    lines: tuple[str, ...]
    letters: int
    bold: bool
    ink: str
    halo: str | None

    @property
    def size(self) -> tuple[float, float]:
        width = max(lettering.width_of(line, self.letters, self.bold) for line in self.lines)
        return width + 2 * HALO + 4, len(self.lines) * self.letters * LINE + 2 * HALO + 4

    def paint(self, painter: QPainter) -> None:
        """The letters alone, in the painter's colour; the sheet adds colour and halo."""
        _write(painter, self.lines, self.letters, self.bold)


Sprite = Disc | Dot | Frame | Patch | Text


class Order(NamedTuple):
    """Sprites that need not be named again as long as ``owner`` lives and ``key`` is the same."""

    owner: object
    key: Hashable
    make: Callable[[], Sequence[Sprite]]


@lru_cache(maxsize=256)
def _body(letters: int, bold: bool, latin: bool) -> float:
    """Height of the letters' body: capitals in Latin, the square in Japanese."""
    return QFontMetricsF(lettering.font(letters, bold)).capHeight() if latin else letters * 0.76


def _write(painter: QPainter, lines: tuple[str, ...], letters: int, bold: bool) -> None:
    """Lines with the middle of the letters' body on the middle of each line, centred on the origin."""
    lift = _body(letters, bold, lines[0].isascii()) / 2
    for row, line in enumerate(lines):
        middle = (row - (len(lines) - 1) / 2) * letters * LINE
        begin = QPointF(-lettering.width_of(line, letters, bold) / 2, middle + lift)
        for run in lettering.glyphs(line, letters, bold):
            painter.drawGlyphRun(begin, run)


class _Spot(NamedTuple):
    """Where a sprite is found: its sheet, and left, top, width and height there in pixels."""

    sheet: int
    left: int
    top: int
    width: int
    height: int


class Sprites:
    """Prints each sprite once for every size and keeps it.

    ``factor`` is device pixels a unit of the drawing: the scale of symbols times the device's
    pixel ratio. Every sprite has its anchor in its middle.
    """

    def __init__(self) -> None:
        self._sheets: list[QPixmap] = []
        self._spots: dict[float, dict[Sprite, _Spot]] = {}  # by factor
        self._area = 0
        self._orders: dict[Hashable, tuple[object, Indices]] = {}
        self.layers = Layers()  #: of the same drawings

    def clear(self) -> None:
        self._sheets.clear()
        self._spots.clear()
        self._orders.clear()
        self._area = 0
        self.layers.clear()

    def draw(
        self,
        painter: QPainter,
        sprites: Sequence[Sprite] | Order,
        at: Array,
        factor: float,
        which: Indices | None = None,
    ) -> None:
        """Copy sprites to the painter with their middles at ``at``, shape (k, 2), in its coordinates.

        On whole device pixels, so that they stay sharp. ``which`` are numbers into ``sprites``, shape
        (k,); without it there are k of them. What comes later lies on top where both are of one sheet.
        """
        if not len(at):
            return
        spots = self._ordered(sprites, factor) if isinstance(sprites, Order) else self._found(sprites, factor)
        if which is not None:
            spots = spots[:, which]
        device = painter.deviceTransform()
        painter.save()
        to_device_pixels(painter)
        sheets = np.flatnonzero(np.bincount(spots[0])).tolist()
        for sheet in sheets:
            rows = spots[0] == sheet if len(sheets) > 1 else slice(None)
            width, height = spots[3:, rows]
            fragments = Batch(QPainter.PixmapFragment, 10, len(width))
            memory = fragments.memory
            x = at[rows, 0] * device.m11() + device.dx()
            y = at[rows, 1] * device.m22() + device.dy()
            memory[:, 0] = np.rint(x - width / 2) + width / 2
            memory[:, 1] = np.rint(y - height / 2) + height / 2
            memory[:, 2:6] = spots[1:, rows].T
            memory[:, 6:] = (1.0, 1.0, 0.0, painter.opacity())
            painter.drawPixmapFragments(*fragments.arguments, self._sheets[sheet])
        painter.restore()

    def _ordered(self, order: Order, factor: float) -> Indices:
        """The spots of an order, which as a rule is the same as in the last frame."""
        key = (id(order.owner), order.key, factor)
        if key not in self._orders or self._area > MOST:
            if len(self._orders) >= MOST_ORDERS:
                self._orders.clear()
            # With its owner, so that its name is not given to another meanwhile.
            self._orders[key] = order.owner, self._found(order.make(), factor)
        return self._orders[key][1]

    def _found(self, sprites: Sequence[Sprite], factor: float) -> Indices:
        """The spots of ``sprites`` as columns, shape (5, k), printed where they have not been yet."""
        factor = round(factor, 4)
        if self._area > MOST:
            self.clear()
        spots = self._spots.setdefault(factor, {})
        missing = dict.fromkeys(sprite for sprite in sprites if sprite not in spots)
        if missing:
            self._print(list(missing), factor)
        return np.array([spots[sprite] for sprite in sprites], dtype=np.int64).T.copy()

    def _print(self, sprites: list[Sprite], factor: float) -> None:
        """Lay ``sprites`` out on sheets and print these: all texts on their own, for their colours."""
        for written in (True, False):
            rows = [
                (_ink_of(sprite), *_pixels(sprite, factor), sprite)
                for sprite in sprites
                if isinstance(sprite, Text) is written
            ]
            if not rows:
                continue
            # Rows of one ink and about equal height: colours are given by rows, and little is wasted.
            rows.sort(key=lambda row: (row[0], -row[2]))
            side = max(SHEET, max(width for _, width, _, _ in rows))
            sheet, last = _Sheet(), rows[0][0]
            x = y = high = 0
            for ink, width, height, sprite in rows:
                if x + width > side or ink != last:
                    x, y, high = 0, y + high, 0
                if sheet.shelves and y + height > max(SHEET, height):
                    self._finish(sheet, factor, written)
                    sheet, x, y, high = _Sheet(), 0, 0, 0
                last = ink
                sheet.take(sprite, x, y, width, height, ink)
                high = max(high, height)
                x += width
            self._finish(sheet, factor, written)

    def _finish(self, sheet: _Sheet, factor: float, written: bool) -> None:
        """Print one sheet; ``written``: its texts, which get their colours as a whole."""
        image = _blank(sheet.width, sheet.height)
        painter = QPainter(image)
        number, spots = len(self._sheets), self._spots[factor]
        painter.setRenderHints(FINE)
        for sprite, left, top, wide, high in sheet.shelves:
            painter.setTransform(QTransform(factor, 0, 0, factor, left + wide / 2, top + high / 2))
            sprite.paint(painter)
            spots[sprite] = _Spot(number, left, top, wide, high)
        painter.end()
        if written:
            image = _coloured(image, sheet.bands, HALO * factor)
        self._sheets.append(QPixmap.fromImage(image))
        self._area += sheet.width * sheet.height


class _Sheet:
    """Where sprites lie on a sheet that is not printed yet."""

    def __init__(self) -> None:
        self.shelves: list[tuple[Sprite, int, int, int, int]] = []  #: left, top, width, height
        self.bands: dict[tuple[str, str], tuple[int, int]] = {}  #: top and bottom of the rows of each ink
        self.width = self.height = 0

    def take(
        self, sprite: Sprite, left: int, top: int, width: int, height: int, ink: tuple[str, str]
    ) -> None:
        self.shelves.append((sprite, left, top, width, height))
        begin, _ = self.bands.get(ink, (top, 0))
        self.width, self.height = max(self.width, left + width), max(self.height, top + height)
        self.bands[ink] = begin, self.height


def _pixels(sprite: Sprite, factor: float) -> tuple[int, int]:
    width, height = sprite.size
    return ceil(width * factor), ceil(height * factor)


def _blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _ink_of(sprite: Sprite) -> tuple[str, str]:
    """Halo and ink of a text; all else brings its own colours."""
    return (sprite.halo or "", sprite.ink) if isinstance(sprite, Text) else ("", "")


def _coloured(letters: QImage, bands: dict[tuple[str, str], tuple[int, int]], reach: float) -> QImage:
    """The letters of each band of rows in its ink, with its halo ``reach`` pixels wide unless empty."""
    alpha = np.frombuffer(letters.constBits(), dtype=np.uint8)
    alpha = alpha.reshape(letters.height(), letters.bytesPerLine())[:, 3::4][:, : letters.width()]
    alpha = np.ascontiguousarray(alpha)
    # Bands without a halo come first.
    first = min((top for (halo, _), (top, _) in bands.items() if halo), default=letters.height())
    around = _dilated(alpha[first:], reach)
    image = _blank(letters.width(), letters.height())
    painter = QPainter(image)
    for (halo, ink), (top, bottom) in bands.items():
        if halo:
            painter.drawImage(0, top, _tinted(around[top - first : bottom - first], halo))
        painter.drawImage(0, top, _tinted(alpha[top:bottom], ink))
    painter.end()
    return image


def _dilated(alpha: Bytes, reach: float) -> Bytes:
    """``alpha`` grown by ``reach`` pixels all around, with a soft rim; in two steps when it is wide."""
    if reach > 3:
        return _dilated(_dilated(alpha, reach / 2), reach / 2)
    height, width = alpha.shape
    room = ceil(reach)
    padded = np.zeros((height + 2 * room, width + 2 * room), dtype=np.uint8)
    padded[room : room + height, room : room + width] = alpha
    weights: dict[float, list[tuple[int, int]]] = {}
    for dy in range(-room, room + 1):
        for dx in range(-room, room + 1):
            weight = min(1.0, reach + 0.5 - hypot(dx, dy))
            if weight > 0.02:
                weights.setdefault(round(weight, 2), []).append((dy + room, dx + room))
    grown = np.zeros((height, width), dtype=np.uint8)
    for weight, shifts in weights.items():
        source = padded if weight == 1 else np.take(_share(weight), padded)
        for dy, dx in shifts:
            np.maximum(grown, source[dy : dy + height, dx : dx + width], out=grown)
    return grown


@lru_cache(maxsize=64)
def _share(weight: float) -> Bytes:
    """``weight`` of each of the 256 degrees of cover."""
    return np.asarray(np.rint(np.arange(256) * weight), dtype=np.uint8)


def _tinted(alpha: Bytes, colour: str) -> QImage:
    """An image of one colour that covers as much as ``alpha`` says, shape (height, width)."""
    height, width = alpha.shape
    lines = np.zeros((height, (width + 3) // 4 * 4), dtype=np.uint8)
    lines[:, :width] = alpha
    indexed = QImage(lines.data, width, height, lines.shape[1], QImage.Format.Format_Indexed8)
    indexed.setColorTable(_degrees(colour))
    return indexed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@lru_cache(maxsize=64)
def _degrees(colour: str) -> list[int]:
    """``colour`` in 256 degrees of cover."""
    rgb = QColor(colour).rgb() & 0xFFFFFF
    return [degree << 24 | rgb for degree in range(256)]
