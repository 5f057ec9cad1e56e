"""The one way a map is drawn, on screen and in pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from yomichizu.graph.labelling import visible_labels
from yomichizu.graph.view import EdgeStyle
from yomichizu.ui.map import lines, words
from yomichizu.ui.map.camera import Camera
from yomichizu.ui.map.curves import Curves
from yomichizu.ui.map.measures import Shape
from yomichizu.ui.map.picture import CURVED_TO, Picture
from yomichizu.ui.map.sprites import Sprites
from yomichizu.ui.theme import Theme

Array = NDArray[np.float64]
Point = tuple[float, float]

DIMMED = 0.26  #: how much is left of what is not in focus
HOVER_DIMMED = 0.45


class Colouring(StrEnum):
    CLUSTER = "cluster"
    KIND = "kind"


@dataclass(frozen=True)
class Focus:
    """What stands out. Rows of nodes and edges of the picture."""

    chosen: frozenset[int] = frozenset()  #: nodes that glow
    near: frozenset[int] = frozenset()  #: nodes that stay in full colour beside them
    edges: frozenset[int] = frozenset()  #: drawn in the accent colour, with their words
    soft: frozenset[int] = frozenset()  #: edges that stand out in ink while the mouse is on their node
    hovered: int | None = None  #: the node under the mouse
    cursor: int | None = None  #: the node the keyboard stands on
    pinned: frozenset[int] = frozenset()  #: nodes that bear the mark of a pin

    def __bool__(self) -> bool:
        return bool(self.chosen or self.edges or self.near or self.soft)

    @property
    def dimmed(self) -> float:
        """How much is left of the rest: less beside a choice than under a passing mouse."""
        return DIMMED if self.chosen or self.edges else HOVER_DIMMED


@dataclass
class Scene:
    """A picture in a theme before a camera: screen positions are worked out once a frame."""

    picture: Picture
    theme: Theme
    camera: Camera
    colouring: Colouring = Colouring.CLUSTER
    sprites: Sprites = field(default_factory=Sprites)
    pixel_ratio: float = 1.0

    def __post_init__(self) -> None:
        self.factor = self.camera.symbol_scale
        self.at = self.camera.to_screen(self.picture.centres)
        self.curves: Curves = self.picture.curves_at(self.at, self.factor)
        self._named: NDArray[np.bool_] | None = None
        self._grounded = frozenset(ground.community for ground in self.picture.grounds)

    def named_mask(self) -> NDArray[np.bool_]:
        """Which nodes have their name drawn."""
        if self._named is None:
            self._named = np.zeros(len(self.at), dtype=bool)
            self._named[named_rows(self, _on_screen(self))] = True
        return self._named

    def word_at(self, word: words.Word) -> Point:
        """The middle of a word on its edge, in pixels."""
        c, t, row = self.curves, word.t, word.edge
        x, y = c.start[row] * (1 - t) ** 2 + c.control[row] * (2 * t * (1 - t)) + c.end[row] * t**2
        return float(x) + word.aside[0] * self.factor, float(y) + word.aside[1] * self.factor

    def hue(self, row: int) -> str:
        """The colour of a node's symbol."""
        node = self.picture.nodes[row]
        if self.colouring is Colouring.KIND:
            return str(self.theme.of_type(node.type).name())
        return str(self.theme.hue(node.community).name())

    def ground(self, row: int) -> str:
        """The colour that lies beneath a node."""
        community = self.picture.nodes[row].community
        if community not in self._grounded:
            return self.theme.paper
        by_cluster = self.colouring is Colouring.CLUSTER
        return str(self.theme.tint(community).name()) if by_cluster else self.theme.panel


def paint_base(painter: QPainter, scene: Scene) -> None:
    """Everything at rest: grounds, edges, words, symbols, names. The paper is left to the caller."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(scene.picture.fade)
    _paint_grounds(painter, scene)
    painter.setOpacity(1.0)
    _paint_edges(painter, scene, np.arange(len(scene.picture.source)))
    if scene.camera.scale > 0.55:
        painter.setOpacity(scene.picture.fade)
        _paint_words(painter, scene, scene.picture.words)
        painter.setOpacity(1.0)
    shown = _on_screen(scene)
    _paint_symbols(painter, scene, shown)
    _paint_names(painter, scene, np.flatnonzero(scene.named_mask()).tolist())


def paint_focus(painter: QPainter, scene: Scene, focus: Focus) -> None:
    """What stands out, drawn over the dimmed base."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    soft = np.array(sorted(focus.soft - focus.edges), dtype=np.int64)
    rows = np.array(sorted(focus.edges), dtype=np.int64)
    accent = scene.theme.accent
    _paint_edges(painter, scene, soft, colour=scene.theme.ink_soft)
    _paint_edges(painter, scene, rows, colour=accent)
    for row in sorted(focus.chosen):
        _paint_glow(painter, scene, row)
    bright = sorted(focus.chosen | focus.near)
    spoken = _focus_words(scene, np.concatenate([rows, soft]), bright)
    _paint_words(painter, scene, [w for w in spoken if w.edge in focus.edges], colour=accent)
    _paint_words(painter, scene, [w for w in spoken if w.edge not in focus.edges], colour=scene.theme.ink)
    _paint_symbols(painter, scene, bright)
    _paint_names(painter, scene, bright, chosen=focus.chosen)


def _focus_words(scene: Scene, rows: NDArray[np.int64], bright: list[int]) -> tuple[words.Word, ...]:
    """Words of the edges in focus: where the resting map has them, and the others where room is."""
    have = {word.edge: word for word in scene.picture.words}
    kept = [have[row] for row in rows.tolist() if row in have]
    missing = [row for row in rows.tolist() if row not in have]
    if missing:
        kept += words.placed(scene.picture, missing, most=24, only=bright, beside=tuple(kept))
    return tuple(kept)


def _paint_glow(painter: QPainter, scene: Scene, row: int) -> None:
    measure = scene.picture.measures[row]
    colour = QColor(scene.theme.accent)
    painter.setPen(Qt.PenStyle.NoPen)
    x, y = scene.at[row]
    for reach, alpha in ((11.0, 38), (6.0, 70)):
        colour.setAlpha(alpha)
        painter.setBrush(colour)
        half_w = (measure.half_width + reach) * scene.factor
        half_h = (measure.half_height + reach) * scene.factor
        rect = QRectF(x - half_w, y - half_h, 2 * half_w, 2 * half_h)
        if measure.shape is Shape.DISC:
            painter.drawEllipse(rect)
        else:
            radius = min(half_h, (15 + reach) * scene.factor) if measure.shape is Shape.PILL else 6.0
            painter.drawRoundedRect(rect, radius, radius)


def _paint_grounds(painter: QPainter, scene: Scene) -> None:
    if not scene.picture.grounds:
        return
    camera = scene.camera
    shift_x, shift_y = camera.to_screen(np.zeros((1, 2)))[0]
    transform = QTransform(camera.scale, 0, 0, camera.scale, shift_x, shift_y)
    by_cluster = scene.colouring is Colouring.CLUSTER
    for ground in scene.picture.grounds:
        tint = scene.theme.tint(ground.community) if by_cluster else QColor(scene.theme.panel)
        painter.fillPath(transform.map(ground.path), tint)
    for ground in scene.picture.grounds:
        hue = scene.theme.hue(ground.community).name() if by_cluster else scene.theme.ink_soft
        x, y = camera.to_screen(np.array([ground.name_at]))[0]
        sprite = scene.sprites.text(
            (ground.name,),
            words.CLUSTER_LETTERS,
            True,
            hue,
            scene.theme.tint(ground.community).name() if by_cluster else scene.theme.panel,
            scene.factor * scene.pixel_ratio,
        )
        half = sprite.width() / scene.pixel_ratio / 2
        _put(painter, scene, sprite, x + half, y)


def _paint_edges(painter: QPainter, scene: Scene, rows: NDArray[np.int64], colour: str | None = None) -> None:
    picture = scene.picture
    if not len(rows):
        return
    visible = rows[_crosses_viewport(scene, rows)]
    curved = len(picture.source) <= CURVED_TO
    fine = len(visible) <= lines.FINE_TO
    styles = picture.styles[visible]
    curves = scene.curves.picked(visible)
    widths = picture.widths[visible] * scene.factor
    order = list(EdgeStyle)
    for style in (EdgeStyle.DOTTED, EdgeStyle.SOLID, EdgeStyle.DASHED, EdgeStyle.CROSSED):
        mask = styles == order.index(style)
        if not mask.any():
            continue
        faint = style is EdgeStyle.DOTTED
        ink = colour or (scene.theme.edge_faint if faint else scene.theme.edge)
        lines.draw(
            painter,
            curves.picked(mask),
            np.ones(int(mask.sum())) if faint and colour is None else widths[mask],
            style,
            QColor(ink),
            picture.directed[visible][mask],
            scene.factor,
            curved=curved,
            fine=fine,
            paper=QColor(scene.theme.paper),
        )


def _crosses_viewport(scene: Scene, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which edges may be seen at all, by the boxes around their ends and bends."""
    c = scene.curves
    corners = np.stack([c.start[rows], c.control[rows], c.end[rows]])
    low, high = corners.min(axis=0), corners.max(axis=0)
    return np.asarray(
        (high[:, 0] > 0)
        & (low[:, 0] < scene.camera.width)
        & (high[:, 1] > 0)
        & (low[:, 1] < scene.camera.height)
    )


def _paint_words(
    painter: QPainter, scene: Scene, placed: Iterable[words.Word], colour: str | None = None
) -> None:
    for word in placed:
        x, y = scene.word_at(word)
        if not (-60 < x < scene.camera.width + 60 and -20 < y < scene.camera.height + 20):
            continue
        sprite = scene.sprites.patch(
            word.lines, words.LETTERS, colour is not None, colour or scene.theme.ink_soft, scene.theme.paper,
            (word.half_width, word.half_height), scene.factor * scene.pixel_ratio,
        )  # fmt: skip
        _put(painter, scene, sprite, x, y)


def _on_screen(scene: Scene) -> list[int]:
    box = scene.picture.boxes * scene.factor
    if not len(box):
        return []
    x, y = scene.at[:, 0], scene.at[:, 1]
    seen = (
        (x + box[:, 2] > 0)
        & (x + box[:, 0] < scene.camera.width)
        & (y + box[:, 3] > 0)
        & (y + box[:, 1] < scene.camera.height)
    )
    return [int(row) for row in np.flatnonzero(seen)]


MOST_NAMES = 200


def named_rows(scene: Scene, shown: list[int]) -> list[int]:
    """Rows whose names are drawn: all while they have room, then by importance without overlap.

    Nodes come in order of importance, so that the first to take a place is the one to keep it.
    """
    picture = scene.picture
    if len(shown) <= MOST_NAMES and scene.camera.scale >= scene.factor * 0.999:
        return shown
    if not shown:
        return []
    boxes = np.array([picture.measures[row].name_box for row in shown]) * scene.factor
    chosen = visible_labels(scene.at[shown], boxes, np.arange(len(shown)), most=MOST_NAMES)
    return [row for row, kept in zip(shown, chosen.tolist(), strict=True) if kept]


def _paint_symbols(painter: QPainter, scene: Scene, rows: Iterable[int]) -> None:
    factor = scene.factor * scene.pixel_ratio
    for row in rows:
        measure = scene.picture.measures[row]
        hue = scene.hue(row)
        if measure.shape is Shape.DISC:
            node_type = scene.picture.nodes[row].type
            sprite = scene.sprites.disc(node_type, measure.half_width, hue, scene.theme.paper, factor)
        else:
            sprite = scene.sprites.frame(
                measure.shape, measure.half_width, measure.half_height, hue, scene.theme.paper,
                1.8 if measure.bold else 1.3, factor,
            )  # fmt: skip
        _put(painter, scene, sprite, *scene.at[row])


def _paint_names(
    painter: QPainter, scene: Scene, rows: Iterable[int], chosen: frozenset[int] = frozenset()
) -> None:
    factor = scene.factor * scene.pixel_ratio
    for row in rows:
        measure = scene.picture.measures[row]
        inside = measure.shape is not Shape.DISC
        sprite = scene.sprites.text(
            measure.lines, measure.letters, measure.bold or row in chosen, scene.theme.ink,
            None if inside else scene.ground(row), factor,
        )  # fmt: skip
        x, y = scene.at[row]
        middle = (measure.name_top + measure.name_height / 2) * scene.factor
        _put(painter, scene, sprite, x, y + middle)


def _put(painter: QPainter, scene: Scene, sprite: QPixmap, x: float, y: float) -> None:
    """Copy a sprite with its middle at (x, y), on whole device pixels so that it stays sharp."""
    ratio = scene.pixel_ratio
    left = round(x * ratio - sprite.width() / 2) / ratio
    top = round(y * ratio - sprite.height() / 2) / ratio
    if ratio == 1:
        painter.drawPixmap(QPointF(left, top), sprite)
    else:
        painter.drawPixmap(
            QRectF(left, top, sprite.width() / ratio, sprite.height() / ratio), sprite, QRectF(sprite.rect())
        )


def outline(scene: Scene, row: int, reach: float) -> QPainterPath:
    """The rim of a node's symbol, ``reach`` pixels outside, for focus rings."""
    measure = scene.picture.measures[row]
    x, y = scene.at[row]
    half_w = measure.half_width * scene.factor + reach
    half_h = measure.half_height * scene.factor + reach
    path = QPainterPath()
    rect = QRectF(x - half_w, y - half_h, 2 * half_w, 2 * half_h)
    if measure.shape is Shape.DISC:
        path.addEllipse(rect)
    else:
        radius = min(half_h, 15 * scene.factor + reach) if measure.shape is Shape.PILL else reach
        path.addRoundedRect(rect, radius, radius)
    return path


def paint_pins(painter: QPainter, scene: Scene, rows: Iterable[int]) -> None:
    """A pin's head at the upper right of each node that is held where it is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = 4.0 * scene.factor
    painter.setPen(QPen(QColor(scene.theme.paper), 1.5))
    painter.setBrush(QColor(scene.theme.ink))
    for row in rows:
        measure = scene.picture.measures[row]
        x, y = scene.at[row]
        across = 0.72 if measure.shape is Shape.DISC else 1.0
        middle = QPointF(
            x + measure.half_width * across * scene.factor, y - measure.half_height * across * scene.factor
        )
        painter.drawEllipse(middle, radius, radius)


def paint_cursor(painter: QPainter, scene: Scene, row: int) -> None:
    """The ring around the node that the keyboard stands on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(scene.theme.accent), 2.0, Qt.PenStyle.SolidLine))
    painter.drawPath(outline(scene, row, 4.5))
