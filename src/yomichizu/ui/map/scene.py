"""What is seen of a picture in a theme before a camera: the screen places of all, worked out once a frame."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from math import ceil

import numpy as np
from numpy.typing import NDArray

from yomichizu.graph.labelling import visible_labels
from yomichizu.ui.map import words
from yomichizu.ui.map.camera import Camera
from yomichizu.ui.map.curves import Curves
from yomichizu.ui.map.lines import FINE_TO
from yomichizu.ui.map.picture import TYPES, Picture
from yomichizu.ui.map.sprites import Order, Sprite, Sprites
from yomichizu.ui.theme import Theme

Array = NDArray[np.float64]
Indices = NDArray[np.int64]
Point = tuple[float, float]

MOST_INK = 0.6
"""How often the lines of thousands of edges, one pixel wide, may cover the whole viewport.

More would be a grey blot in which none can be followed: beyond this only the strongest are drawn,
and the others as one zooms in.
"""
DIMMED = 0.26  #: how much is left of what is not in focus
HOVER_DIMMED = 0.45
RIM = 12  #: pixels beyond the bounds of a picture that its lines and heads may reach


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
        shift_x, shift_y = self.camera.to_screen(np.zeros((1, 2)))[0].tolist()
        ratio = self.pixel_ratio
        # On a whole pixel, so that panning changes nothing but the place.
        self.shift: Point = round(shift_x * ratio) / ratio, round(shift_y * ratio) / ratio
        self.at = self.to_screen(self.picture.centres)
        self._grounded = frozenset(ground.community for ground in self.picture.grounds)

    def to_screen(self, points: Array) -> Array:
        """World points, shape (n, 2), in pixels."""
        return np.asarray(points * self.camera.scale + self.shift)

    @property
    def area(self) -> float:
        """Square pixels of the viewport."""
        return self.camera.width * self.camera.height

    @cached_property
    def curves(self) -> Curves:
        """Every edge between its nodes' borders, in pixels."""
        return self.picture.curves_at(self.at, self.factor, dots=self.dots)

    def curves_of(self, rows: Indices) -> Curves:
        """Some edges between their nodes' borders, in pixels."""
        if "curves" in self.__dict__ or len(rows) * 3 > len(self.picture.source):
            return self.curves.picked(rows)
        return self.picture.curves_at(self.at, self.factor, rows, dots=self.dots)

    @cached_property
    def ends(self) -> Array:
        """Each edge from node to node (x, y, x, y), shape (m, 4)."""
        return np.asarray(self.picture.ends * self.camera.scale + np.tile(self.shift, 2))

    def crossing(self, left: float, top: float, right: float, bottom: float) -> NDArray[np.bool_]:
        """Which edges may touch a rectangle of the viewport, shape (m,)."""
        x0, y0, x1, y1 = self.ends.T
        x_low, x_high, y_low, y_high = (
            np.minimum(x0, x1),
            np.maximum(x0, x1),
            np.minimum(y0, y1),
            np.maximum(y0, y1),
        )
        bend = self.picture.bend
        if bend.any():
            # A bend leads no farther from the line between the ends than this.
            across, down = np.abs(bend) * (y_high - y_low), np.abs(bend) * (x_high - x_low)
            x_low, x_high, y_low, y_high = x_low - across, x_high + across, y_low - down, y_high + down
        return np.asarray((x_high >= left) & (x_low <= right) & (y_high >= top) & (y_low <= bottom))

    @cached_property
    def edges_on_screen(self) -> NDArray[np.bool_]:
        """Which edges may be seen at all, shape (m,)."""
        if self.camera.holds(self.picture.bounds):
            return np.ones(len(self.picture.source), dtype=bool)
        return self.crossing(0, 0, self.camera.width, self.camera.height)

    @cached_property
    def legible(self) -> NDArray[np.bool_]:
        """Which of thousands of edges are drawn, shape (m,): the strongest, which come first."""
        length = np.where(self.edges_on_screen, self.picture.lengths, 0.0) * self.camera.scale
        return np.asarray(self.edges_on_screen & (np.cumsum(length) <= MOST_INK * self.area))

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
        if len(self.on_screen) <= MOST_NAMES and self.roomy:
            return self.on_screen
        key = self.camera.scale, self.on_screen.tobytes()
        return self.sprites.layers.chosen("names", self.picture, key, lambda: named_rows(self))

    @property
    def roomy(self) -> bool:
        """Whether names have all the room that they were laid out with."""
        return self.camera.scale >= self.factor * 0.999

    @property
    def still(self) -> bool:
        """Whether the whole picture looks the same wherever the viewport lies."""
        small = len(self.picture.centres) <= MOST_NAMES and len(self.picture.source) <= FINE_TO
        return small and self.roomy and self.picture.fade == 1.0

    def unfolded(self) -> Scene:
        """The same picture at the same scale in a viewport that holds all of it."""
        left, top, right, bottom = self.picture.bounds
        scale = self.camera.scale
        width, height = ceil((right - left) * scale) + 2 * RIM, ceil((bottom - top) * scale) + 2 * RIM
        camera = Camera((left + right) / 2, (top + bottom) / 2, scale, width, height)
        return replace(self, camera=camera)

    @cached_property
    def dots(self) -> NDArray[np.bool_]:
        """Which nodes are drawn as mere dots, as there is no room for their names, shape (n,)."""
        mask = np.zeros(len(self.at), dtype=bool)
        mask[self.on_screen] = True
        mask[self.named] = False
        return mask

    @cached_property
    def symbols(self) -> Array:
        """Half width and half height of each symbol in pixels, shape (n, 2)."""
        return self.picture.symbol_sizes(self.dots) * self.factor

    def words_at(self, placed: Sequence[words.Word]) -> Array:
        """The middles of words on their edges, in pixels, shape (k, 2)."""
        edges = np.array([word.edge for word in placed], dtype=np.int64)
        aside = np.array([word.aside for word in placed]) * self.factor
        return np.asarray(self.curves_of(edges).at(np.array([word.t for word in placed])) + aside)

    def order(self, what: Hashable, rows: Indices, make: Callable[[], list[Sprite]]) -> Order:
        """The sprites of the nodes ``rows``, which depend on nothing but theme and colouring."""
        key = (what, self.theme.name, self.colouring, self._grounded, rows.tobytes())
        return Order(self.picture.view, key, make)

    def hue(self, row: int) -> str:
        """The colour of a node's symbol."""
        node = self.picture.nodes[row]
        if self.colouring is Colouring.KIND:
            return str(self.theme.of_type(node.type).name())
        return self.theme.hues[node.community % len(self.theme.hues)]

    def hues(self) -> tuple[list[str], Indices]:
        """The colours of symbols, and for each node the number of its own, shape (n,)."""
        if self.colouring is Colouring.KIND:
            return [str(self.theme.of_type(kind).name()) for kind in TYPES], self.picture.types
        return list(self.theme.hues), self.picture.communities % len(self.theme.hues)

    def ground(self, row: int) -> str:
        """The colour that lies beneath a node."""
        community = self.picture.nodes[row].community
        if community not in self._grounded:
            return self.theme.paper
        if self.colouring is not Colouring.CLUSTER:
            return self.theme.panel
        return self.theme.tints[community % len(self.theme.tints)]


MOST_NAMES = 200  #: that are drawn at a time
MOST_ASKED = 3000  #: nodes on screen that are asked whether there is room for their name


def named_rows(scene: Scene) -> Indices:
    """Rows whose names are drawn where there is no room for all: by importance, without overlap.

    Nodes come in order of importance, so that the first to take a place is the one to keep it.
    """
    shown = scene.on_screen[:MOST_ASKED]
    boxes = scene.picture.name_boxes[shown] * scene.factor
    chosen = visible_labels(scene.at[shown], boxes, np.arange(len(shown)), most=MOST_NAMES)
    return np.asarray(shown[chosen])
