"""The one way a map is drawn, on screen and in pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from yomichizu.graph.view import EdgeStyle
from yomichizu.ui.map import legend, lines, words
from yomichizu.ui.map.measures import Shape
from yomichizu.ui.map.picture import SHAPES, TYPES
from yomichizu.ui.map.scene import Colouring, Focus, Scene
from yomichizu.ui.map.sprites import PILL_RADIUS, Disc, Dot, Frame, Patch, Sprite, Text

Array = NDArray[np.float64]
Indices = NDArray[np.int64]

ORDER = list(EdgeStyle)  #: of the numbers of styles in a picture
MOST_UNFOLDED = 2.5  #: viewports' areas up to which a picture is kept as a whole


def paint_base(painter: QPainter, scene: Scene) -> None:
    """Everything at rest: grounds, edges, words, symbols, names. The paper is left to the caller."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if scene.still:
        whole = scene.unfolded()
        if whole.area <= MOST_UNFOLDED * scene.area:
            _paint_kept(painter, scene, whole)
            return
    _paint_all(painter, scene)


def _paint_kept(painter: QPainter, scene: Scene, whole: Scene) -> None:
    """As much of the ``whole`` as ``scene`` shows, which is drawn once for all places of the viewport."""
    left, top = scene.shift[0] - whole.shift[0], scene.shift[1] - whole.shift[1]

    def paint(onto: QPainter) -> None:
        if onto is painter:
            _paint_all(onto, scene)
        else:
            onto.translate(left, top)
            _paint_all(onto, whole)

    key = (scene.theme.name, scene.colouring, scene.camera.scale)
    rect = QRectF(left, top, whole.camera.width, whole.camera.height)
    scene.sprites.layers.draw(painter, "whole", scene.picture, key, rect, paint)


def _paint_all(painter: QPainter, scene: Scene) -> None:
    painter.setOpacity(scene.picture.fade)
    _paint_grounds(painter, scene)
    painter.setOpacity(1.0)
    _paint_edges(painter, scene, np.arange(len(scene.picture.source)))
    painter.setOpacity(scene.picture.fade)
    _paint_cluster_names(painter, scene)
    if scene.camera.scale > 0.55:
        _paint_words(painter, scene, scene.picture.words)
    painter.setOpacity(1.0)
    _paint_symbols(painter, scene, scene.on_screen)
    _paint_names(painter, scene, scene.named)


def prepared(scene: Scene) -> Iterator[None]:
    """Print symbols and names, so that the first frame need not; a step for each turn of the window."""
    nothing = QPixmap(1, 1)
    for paint, rows in ((_paint_symbols, scene.on_screen), (_paint_names, scene.named)):
        painter = QPainter(nothing)
        paint(painter, scene, rows)
        painter.end()
        yield


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
    _paint_symbols(painter, scene, bright, whole=True)
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
    transform = QTransform(camera.scale, 0, 0, camera.scale, *scene.shift)

    def paint(onto: QPainter) -> None:
        for ground in picture.grounds:
            tint = scene.theme.tint(ground.community) if by_cluster else QColor(scene.theme.panel)
            _fill(onto, transform.map(ground.path), tint)

    rect = QRectF()
    for ground in picture.grounds:
        rect = rect.united(transform.mapRect(ground.path.boundingRect()))
    # While the map is panned the grounds are the same, only elsewhere.
    key = (scene.theme.name, by_cluster, camera.scale)
    scene.sprites.layers.draw(painter, "grounds", picture.grounds, key, rect, paint)


def _fill(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    """Fill a large shape: a smooth rim around a rough one is drawn in half the time of a smooth one."""
    if painter.opacity() < 1.0:  # the rim would be seen as a darker line
        painter.fillPath(path, colour)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillPath(path, colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(colour, 0.0))


def _paint_cluster_names(painter: QPainter, scene: Scene) -> None:
    """The names of the grounds, over the edges: a line that passes makes none illegible."""
    if not scene.picture.grounds:
        return
    by_cluster = scene.colouring is Colouring.CLUSTER
    names: list[Sprite] = []
    for ground in scene.picture.grounds:
        hue = scene.theme.hue(ground.community).name() if by_cluster else scene.theme.ink_soft
        tint = scene.theme.tint(ground.community).name() if by_cluster else scene.theme.panel
        names.append(Text((ground.name,), words.CLUSTER_LETTERS, True, hue, tint))
    at = scene.to_screen(np.array([ground.name_at for ground in scene.picture.grounds]))
    at[:, 0] += [name.size[0] / 2 * scene.factor for name in names]
    scene.sprites.draw(painter, names, at, scene.factor * scene.pixel_ratio)


def _paint_edges(painter: QPainter, scene: Scene, rows: Indices, colour: str | None = None) -> None:
    picture, theme = scene.picture, scene.theme
    rows = rows[scene.edges_on_screen[rows]]
    if not len(rows):
        return
    painter.save()
    # Lines that are clipped to a rectangle take a quicker way, also when none sticks out.
    painter.setClipRect(QRectF(0, 0, scene.camera.width, scene.camera.height), Qt.ClipOperation.IntersectClip)
    edge, faint = QColor(colour or theme.edge), QColor(colour or theme.edge_faint)
    if len(rows) > lines.FINE_TO:
        shown = scene.legible if colour is None else np.isin(np.arange(len(picture.source)), rows)
        lines.draw_hairs(painter, scene.ends[shown & picture.dotted], faint)
        lines.draw_hairs(painter, scene.ends[shown & ~picture.dotted], edge)
        painter.restore()
        return
    styles = picture.styles[rows]
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


SIGN_FROM = 5.0  #: pixels of radius from which a disc without its name bears its pictogram


def _paint_symbols(painter: QPainter, scene: Scene, rows: Indices, *, whole: bool = False) -> None:
    """The symbols of the nodes ``rows``, the most important ones on top; ``whole``: none as a dot."""
    if not len(rows):
        return
    picture, factor = scene.picture, scene.factor * scene.pixel_ratio
    rows = rows[::-1]
    if not whole:
        dots = scene.dots[rows]
        _paint_dots(painter, scene, rows[dots])
        rows = rows[~dots]

    def symbols() -> list[Sprite]:
        sprites: list[Sprite] = []
        paper = scene.theme.paper
        for row in rows.tolist():
            measure, hue = picture.measures[row], scene.hue(row)
            wide, high = measure.half_width, measure.half_height
            if measure.shape is Shape.DISC:
                sprites.append(Disc(picture.nodes[row].type, wide, hue, paper))
            else:
                line = 1.8 if measure.bold else 1.3
                sprites.append(Frame(measure.shape, wide, high, hue, paper, line))
        return sprites

    order = scene.order("symbols", rows, symbols)
    scene.sprites.draw(painter, order, scene.at[rows], factor)


def _paint_dots(painter: QPainter, scene: Scene, rows: Indices) -> None:
    """Nodes without their names: actors as small discs, themes as rings, dates as squares."""
    if not len(rows):
        return
    picture, theme = scene.picture, scene.theme
    hues, hue = scene.hues()
    factor = scene.factor * scene.pixel_ratio
    # Radii are rounded to a pixel, so that there are only few different dots.
    radius = np.rint(np.maximum(scene.symbols[rows, 0] * scene.pixel_ratio, 2.0)).astype(np.int64)
    signed = picture.discs[rows] & (scene.symbols[rows, 0] >= SIGN_FROM)
    what = np.where(signed, picture.types[rows] + len(SHAPES), picture.shapes[rows])
    sizes = int(radius.max()) + 1
    code = (what * len(hues) + hue[rows]) * sizes + radius
    kinds = np.flatnonzero(np.bincount(code))
    which = np.zeros(int(kinds[-1]) + 1, dtype=np.int64)
    which[kinds] = np.arange(len(kinds))
    sprites: list[Sprite] = []
    for kind in kinds.tolist():
        rest, size = divmod(kind, sizes)
        sign, colour = divmod(rest, len(hues))
        if sign < len(SHAPES):
            sprites.append(Dot(SHAPES[sign], size / factor, hues[colour], theme.paper))
        else:
            sprites.append(Disc(TYPES[sign - len(SHAPES)], size / factor, hues[colour], theme.paper))
    scene.sprites.draw(painter, sprites, scene.at[rows], factor, which[code])


def paint_specks(painter: QPainter, scene: Scene, at: Array, radii: Array) -> None:
    """All nodes as plain discs in their colours, the most important ones on top.

    ``at``, shape (n, 2), are their middles in the painter's coordinates, ``radii`` has shape (n,).
    """
    hues, hue = scene.hues()
    halves = np.rint(radii * 2).astype(np.int64)
    code = hue * (int(halves.max()) + 1) + halves
    kinds = np.flatnonzero(np.bincount(code))
    sprites: list[Sprite] = []
    for kind in kinds.tolist():
        colour, half = divmod(kind, int(halves.max()) + 1)
        sprites.append(Dot(Shape.DISC, half / 2 + 0.4, hues[colour], scene.theme.paper))
    which = np.searchsorted(kinds, code)
    scene.sprites.draw(painter, sprites, at[::-1], scene.pixel_ratio, which[::-1])


def _paint_names(
    painter: QPainter, scene: Scene, rows: Indices, chosen: frozenset[int] = frozenset()
) -> None:
    def names() -> list[Sprite]:
        sprites: list[Sprite] = []
        for row in rows.tolist():
            measure = scene.picture.measures[row]
            bold = measure.bold or row in chosen
            halo = scene.ground(row) if measure.shape is Shape.DISC else None
            sprites.append(Text(measure.lines, measure.letters, bold, scene.theme.ink, halo))
        return sprites

    at = scene.at[rows]
    boxes = scene.picture.name_boxes[rows]
    at[:, 1] += (boxes[:, 1] + boxes[:, 3]) / 2 * scene.factor
    order = scene.order(("names", chosen), rows, names)
    scene.sprites.draw(painter, order, at, scene.factor * scene.pixel_ratio)


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
    for row in rows:
        measure = scene.picture.measures[row]
        x, y = scene.at[row]
        across = 0.72 if measure.shape is Shape.DISC else 1.0
        middle = QPointF(
            x + measure.half_width * across * scene.factor, y - measure.half_height * across * scene.factor
        )
        legend.paint_pin(painter, middle, 4.0 * scene.factor, scene.theme)


def paint_cursor(painter: QPainter, scene: Scene, row: int) -> None:
    """The ring around the node that the keyboard stands on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(scene.theme.accent), 2.0, Qt.PenStyle.SolidLine))
    painter.drawPath(outline(scene, row, 4.5))
