"""The one way a map is drawn, on screen and in pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from yomichizu.graph.labelling import visible_labels
from yomichizu.graph.view import EdgeStyle
from yomichizu.ui.map import lines, words
from yomichizu.ui.map.camera import Camera
from yomichizu.ui.map.curves import Curves
from yomichizu.ui.map.measures import Shape
from yomichizu.ui.map.picture import Picture
from yomichizu.ui.map.sprites import PILL_RADIUS, Disc, Frame, Patch, Sprite, Sprites, Text
from yomichizu.ui.theme import Theme

Array = NDArray[np.float64]
Indices = NDArray[np.int64]
Point = tuple[float, float]

ORDER = list(EdgeStyle)  #: of the numbers of styles in a picture
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
        self._grounded = frozenset(ground.community for ground in self.picture.grounds)

    @cached_property
    def curves(self) -> Curves:
        """Every edge between its nodes' borders, in pixels."""
        return self.picture.curves_at(self.at, self.factor)

    def curves_of(self, rows: Indices) -> Curves:
        """Some edges between their nodes' borders, in pixels."""
        if "curves" in self.__dict__ or len(rows) * 3 > len(self.picture.source):
            return self.curves.picked(rows)
        return self.picture.curves_at(self.at, self.factor, rows)

    @cached_property
    def ends(self) -> Array:
        """Each edge from node to node: x and y of its source, x and y of its target; shape (4, m)."""
        x, y = self.at.T.copy()
        source, target = self.picture.source, self.picture.target
        return np.stack([x[source], y[source], x[target], y[target]])

    @cached_property
    def _edge_bounds(self) -> Array:
        """Left, top, right and bottom of each edge, bend and all; shape (4, m)."""
        bounds = np.concatenate(
            [np.minimum(self.ends[:2], self.ends[2:]), np.maximum(self.ends[:2], self.ends[2:])]
        )
        bend = self.picture.bend
        if bend.any():
            # A bend leads no farther from the line between the ends than this.
            aside = np.abs(bend) * (bounds[2:] - bounds[:2])[::-1]
            bounds[:2] -= aside
            bounds[2:] += aside
        return bounds

    def crossing(self, left: float, top: float, right: float, bottom: float) -> NDArray[np.bool_]:
        """Which edges may touch a rectangle of the viewport, shape (m,)."""
        x0, y0, x1, y1 = self._edge_bounds
        return np.asarray((x1 >= left) & (x0 <= right) & (y1 >= top) & (y0 <= bottom))

    @cached_property
    def on_screen(self) -> Indices:
        """Rows of the nodes that are to be seen, most important first."""
        low = self.at + self.picture.boxes[:, :2] * self.factor
        high = self.at + self.picture.boxes[:, 2:] * self.factor
        inside = (high > 0) & (low < (self.camera.width, self.camera.height))
        return np.flatnonzero(inside.all(axis=1))

    @cached_property
    def named(self) -> Indices:
        """Rows of the nodes that have their name drawn."""
        return named_rows(self)

    def named_mask(self) -> NDArray[np.bool_]:
        """Which nodes have their name drawn."""
        mask = np.zeros(len(self.at), dtype=bool)
        mask[self.named] = True
        return mask

    def words_at(self, placed: Sequence[words.Word]) -> Array:
        """The middles of words on their edges, in pixels, shape (k, 2)."""
        edges = np.array([word.edge for word in placed], dtype=np.int64)
        aside = np.array([word.aside for word in placed]) * self.factor
        return np.asarray(self.curves_of(edges).at(np.array([word.t for word in placed])) + aside)

    def hue(self, row: int) -> str:
        """The colour of a node's symbol."""
        node = self.picture.nodes[row]
        if self.colouring is Colouring.KIND:
            return str(self.theme.of_type(node.type).name())
        return self.theme.hues[node.community % len(self.theme.hues)]

    def ground(self, row: int) -> str:
        """The colour that lies beneath a node."""
        community = self.picture.nodes[row].community
        if community not in self._grounded:
            return self.theme.paper
        if self.colouring is not Colouring.CLUSTER:
            return self.theme.panel
        return self.theme.tints[community % len(self.theme.tints)]


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
    _paint_symbols(painter, scene, scene.on_screen)
    _paint_names(painter, scene, scene.named)


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
    bright = np.array(sorted(focus.chosen | focus.near), dtype=np.int64)
    spoken = _focus_words(scene, np.concatenate([rows, soft]), bright.tolist())
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
            radius = min(half_h, (PILL_RADIUS + reach) * scene.factor) if measure.shape is Shape.PILL else 6.0
            painter.drawRoundedRect(rect, radius, radius)


def _paint_grounds(painter: QPainter, scene: Scene) -> None:
    if not scene.picture.grounds:
        return
    camera, picture = scene.camera, scene.picture
    by_cluster = scene.colouring is Colouring.CLUSTER
    shift_x, shift_y = camera.to_screen(np.zeros((1, 2)))[0]
    transform = QTransform(camera.scale, 0, 0, camera.scale, shift_x, shift_y)

    def paint(onto: QPainter) -> None:
        for ground in picture.grounds:
            tint = scene.theme.tint(ground.community) if by_cluster else QColor(scene.theme.panel)
            onto.fillPath(transform.map(ground.path), tint)

    rect = QRectF()
    for ground in picture.grounds:
        rect = rect.united(transform.mapRect(ground.path.boundingRect()))
    # While the map is panned the grounds are the same, only elsewhere.
    key = (picture.grounds, scene.theme.name, by_cluster, camera.scale)
    scene.sprites.draw_backdrop(painter, key, rect, paint)
    names: list[Sprite] = []
    for ground in scene.picture.grounds:
        hue = scene.theme.hue(ground.community).name() if by_cluster else scene.theme.ink_soft
        tint = scene.theme.tint(ground.community).name() if by_cluster else scene.theme.panel
        names.append(Text((ground.name,), words.CLUSTER_LETTERS, True, hue, tint))
    at = camera.to_screen(np.array([ground.name_at for ground in scene.picture.grounds]))
    at[:, 0] += [name.size[0] / 2 * scene.factor for name in names]
    scene.sprites.draw(painter, names, at, scene.factor * scene.pixel_ratio)


def _paint_edges(painter: QPainter, scene: Scene, rows: Indices, colour: str | None = None) -> None:
    picture, theme = scene.picture, scene.theme
    rows = rows[scene.crossing(0, 0, scene.camera.width, scene.camera.height)[rows]]
    if not len(rows):
        return
    painter.save()
    # Lines that are clipped to a rectangle take a quicker way, also when none sticks out.
    painter.setClipRect(QRectF(0, 0, scene.camera.width, scene.camera.height), Qt.ClipOperation.IntersectClip)
    edge, faint = QColor(colour or theme.edge), QColor(colour or theme.edge_faint)
    styles = picture.styles[rows]
    if len(rows) > lines.FINE_TO:
        ends, dotted = scene.ends[:, rows], styles == ORDER.index(EdgeStyle.DOTTED)
        lines.draw_hairs(painter, ends[:, dotted], faint)
        lines.draw_hairs(painter, ends[:, ~dotted], edge)
        painter.restore()
        return
    curves = scene.curves_of(rows)
    for style in (EdgeStyle.DOTTED, EdgeStyle.SOLID, EdgeStyle.DASHED, EdgeStyle.CROSSED):
        mask = styles == ORDER.index(style)
        if not mask.any():
            continue
        some = rows[mask]
        resting = style is EdgeStyle.DOTTED and colour is None
        lines.draw(
            painter,
            curves.picked(mask),
            np.ones(len(some)) if resting else picture.widths[some] * scene.factor,
            style,
            faint if style is EdgeStyle.DOTTED else edge,
            picture.directed[some],
            scene.factor,
            paper=QColor(theme.paper),
        )
    painter.restore()


def _paint_words(
    painter: QPainter, scene: Scene, placed: Iterable[words.Word], colour: str | None = None
) -> None:
    ink, ground = colour or scene.theme.ink_soft, scene.theme.paper
    width, height = scene.camera.width, scene.camera.height
    placed = tuple(placed)
    if not placed:
        return
    at = scene.words_at(placed)
    patches: list[Sprite] = []
    kept: list[int] = []
    for number, (word, (x, y)) in enumerate(zip(placed, at.tolist(), strict=True)):
        if -60 < x < width + 60 and -20 < y < height + 20:
            bold = colour is not None
            patches.append(
                Patch(word.lines, words.LETTERS, bold, ink, ground, word.half_width, word.half_height)
            )
            kept.append(number)
    scene.sprites.draw(painter, patches, at[kept], scene.factor * scene.pixel_ratio)


MOST_NAMES = 200
MOST_ASKED = 5000  #: nodes on screen that are asked whether there is room for their name


def named_rows(scene: Scene) -> Indices:
    """Rows whose names are drawn: all while they have room, then by importance without overlap.

    Nodes come in order of importance, so that the first to take a place is the one to keep it.
    """
    shown = scene.on_screen
    if len(shown) <= MOST_NAMES and scene.camera.scale >= scene.factor * 0.999:
        return shown
    shown = shown[:MOST_ASKED]
    boxes = scene.picture.name_boxes[shown] * scene.factor
    chosen = visible_labels(scene.at[shown], boxes, np.arange(len(shown)), most=MOST_NAMES)
    return np.asarray(shown[chosen])


_ALIKE_FROM = 400  # symbols on screen from which those are printed alike whose sizes differ by a hair


def _paint_symbols(painter: QPainter, scene: Scene, rows: Indices) -> None:
    """The symbols of the nodes ``rows``, the most important ones on top."""
    if not len(rows):
        return
    factor = scene.factor * scene.pixel_ratio
    rows = rows[::-1]
    grain = 64.0 if len(rows) < _ALIKE_FROM else round(2 * factor, 4)
    kind, first = _alike(scene, grain)
    kind = kind[rows]
    there = np.flatnonzero(np.bincount(kind, minlength=len(first)))
    which = np.zeros(len(first), dtype=np.int64)
    which[there] = np.arange(len(there))
    sprites = _symbols(scene, first[there], grain)
    scene.sprites.draw(painter, sprites, scene.at[rows], factor, which[kind])


def _alike(scene: Scene, grain: float) -> tuple[Indices, Indices]:
    """Which nodes have the same symbol: its number for each node, and the first node with each symbol.

    Sizes count as equal that are so when rounded to ``grain`` parts of a unit.
    """
    picture = scene.picture
    hue = picture.types if scene.colouring is Colouring.KIND else picture.communities % len(scene.theme.hues)
    key = (scene.colouring, len(scene.theme.hues), grain)
    if key not in picture.kept:
        if len(picture.kept) > 8:
            picture.kept.clear()
        size = np.rint(picture.symbols * grain).astype(np.int64)
        code = (picture.types * 64 + hue) * 2 + picture.bold
        code = (code * 16384 + size[:, 0]) * 16384 + size[:, 1]
        _, first, kind = np.unique(code, return_index=True, return_inverse=True)
        picture.kept[key] = kind, first
    return picture.kept[key]


def _symbols(scene: Scene, rows: Indices, grain: float) -> list[Sprite]:
    picture, paper = scene.picture, scene.theme.paper
    sizes = np.rint(picture.symbols[rows] * grain) / grain
    sprites: list[Sprite] = []
    for row, (wide, high) in zip(rows.tolist(), sizes.tolist(), strict=True):
        measure, hue = picture.measures[row], scene.hue(row)
        if measure.shape is Shape.DISC:
            sprites.append(Disc(picture.nodes[row].type, wide, hue, paper))
        else:
            sprites.append(Frame(measure.shape, wide, high, hue, paper, 1.8 if measure.bold else 1.3))
    return sprites


def _paint_names(
    painter: QPainter, scene: Scene, rows: Indices, chosen: frozenset[int] = frozenset()
) -> None:
    ink = scene.theme.ink
    names: list[Sprite] = []
    for row in rows.tolist():
        measure = scene.picture.measures[row]
        halo = scene.ground(row) if measure.shape is Shape.DISC else None
        names.append(Text(measure.lines, measure.letters, measure.bold or row in chosen, ink, halo))
    at = scene.at[rows]
    boxes = scene.picture.name_boxes[rows]
    at[:, 1] += (boxes[:, 1] + boxes[:, 3]) / 2 * scene.factor
    scene.sprites.draw(painter, names, at, scene.factor * scene.pixel_ratio)


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
        radius = min(half_h, PILL_RADIUS * scene.factor + reach) if measure.shape is Shape.PILL else reach
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
