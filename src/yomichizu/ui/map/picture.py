"""A view with its positions, made ready to draw: arrays in world units, one row a node or edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainterPath

from yomichizu.graph.annotate import community_names
from yomichizu.graph.view import EdgeStyle, GraphView
from yomichizu.model import Node, NodeType
from yomichizu.ui.map import curves, grounds, words
from yomichizu.ui.map.measures import Measure, Shape

Array = NDArray[np.float64]
Indices = NDArray[np.int64]
Mask = NDArray[np.bool_]
Point = tuple[float, float]

CURVED_TO = 1500  #: edges up to which they are drawn as curves
WORDS_TO = 800  #: edges up to which words are placed on them
TYPES = tuple(NodeType)
SHAPES = tuple(Shape)
DOT = 5.0  #: half the size of a theme or date without its name, pixels at scale 1


@dataclass(frozen=True)
class Ground:
    """The tinted ground of one cluster, in world units."""

    community: int
    name: str
    path: QPainterPath
    name_at: Point  #: left end of the name's middle line
    lift: float  #: importance of the cluster's greatest node


@dataclass(frozen=True)
class Picture:
    """What is drawn, whatever the camera. ``n`` nodes and ``m`` edges as in ``view``."""

    view: GraphView
    measures: tuple[Measure, ...]
    centres: Array  #: of the symbols, shape (n, 2)
    source: Indices  #: node numbers, shape (m,)
    target: Indices
    bend: Array  #: shape (m,)
    widths: Array  #: of the lines in pixels at scale 1, shape (m,)
    words: tuple[words.Word, ...]  #: that find room, strongest edge first
    grounds: tuple[Ground, ...]
    fade: float = 1.0  #: how far words and grounds have come up while nodes glide

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.view.nodes

    @cached_property
    def number(self) -> dict[str, int]:
        """Row of a node by its id."""
        return {node.id: row for row, node in enumerate(self.view.nodes)}

    @cached_property
    def edge_number(self) -> dict[str, int]:
        """Row of an edge by the id of any of its relations."""
        return {relation: row for row, edge in enumerate(self.view.edges) for relation in edge.relations}

    @cached_property
    def edges_of(self) -> dict[int, tuple[int, ...]]:
        """Rows of the edges at a node, strongest first."""
        table: dict[int, list[int]] = {}
        for row, (a, b) in enumerate(zip(self.source.tolist(), self.target.tolist(), strict=True)):
            table.setdefault(a, []).append(row)
            if b != a:
                table.setdefault(b, []).append(row)
        return {node: tuple(rows) for node, rows in table.items()}

    @cached_property
    def discs(self) -> NDArray[np.bool_]:
        """Which nodes are discs with their name beneath, shape (n,)."""
        return np.array([m.shape is Shape.DISC for m in self.measures], dtype=bool)

    @cached_property
    def symbols(self) -> Array:
        """Half width and half height of each symbol, shape (n, 2)."""
        return np.array([(m.half_width, m.half_height) for m in self.measures], dtype=float).reshape(-1, 2)

    @cached_property
    def parts(self) -> Array:
        """What is drawn of each node about its centre: symbol and name, shape (n, 2, 4)."""
        rows = [(m.symbol_box, m.name_box) for m in self.measures]
        return np.array(rows, dtype=float).reshape(-1, 2, 4)

    @cached_property
    def names(self) -> Array:
        """Half width and lower edge of each name beneath a disc, shape (n, 2)."""
        rows = [(m.name_width / 2, m.name_box[3]) for m in self.measures]
        return np.array(rows, dtype=float).reshape(-1, 2)

    @cached_property
    def boxes(self) -> Array:
        """Left, top, right, bottom of symbol and name about each centre, shape (n, 4)."""
        return np.array([m.box for m in self.measures], dtype=float).reshape(-1, 4)

    @cached_property
    def name_boxes(self) -> Array:
        """Left, top, right, bottom of each name about the symbol's centre, shape (n, 4)."""
        return np.array([m.name_box for m in self.measures], dtype=float).reshape(-1, 4)

    @cached_property
    def shapes(self) -> Indices:
        """Number of each node's shape in ``SHAPES``, shape (n,)."""
        order = {shape: number for number, shape in enumerate(SHAPES)}
        return np.array([order[m.shape] for m in self.measures], dtype=np.int64)

    @cached_property
    def types(self) -> Indices:
        """Number of each node's type in ``TYPES``, shape (n,)."""
        order = {kind: number for number, kind in enumerate(TYPES)}
        return np.array([order[node.type] for node in self.nodes], dtype=np.int64)

    @cached_property
    def communities(self) -> Indices:
        """Number of each node's cluster, shape (n,)."""
        return np.array([node.community for node in self.nodes], dtype=np.int64)

    @cached_property
    def styles(self) -> NDArray[np.int8]:
        """Number of each edge's style in the order of EdgeStyle, shape (m,)."""
        order = {style: row for row, style in enumerate(EdgeStyle)}
        return np.array([order[edge.style] for edge in self.view.edges], dtype=np.int8)

    @cached_property
    def dotted(self) -> Mask:
        """Which edges are drawn as faint dots, shape (m,)."""
        return np.array([edge.style is EdgeStyle.DOTTED for edge in self.view.edges], dtype=bool)

    @cached_property
    def ends(self) -> Array:
        """Where each edge's nodes are (x, y, x, y), shape (m, 4)."""
        return np.concatenate([self.centres[self.source], self.centres[self.target]], axis=1)

    @cached_property
    def lengths(self) -> Array:
        """Distances between the edges' nodes, shape (m,)."""
        return np.asarray(np.hypot(*(self.centres[self.target] - self.centres[self.source]).T))

    @cached_property
    def directed(self) -> NDArray[np.bool_]:
        return np.array([edge.directed for edge in self.view.edges], dtype=bool)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of everything that is drawn."""
        if not len(self.centres):
            return (-1.0, -1.0, 1.0, 1.0)
        left, top = (self.centres + self.boxes[:, :2]).min(axis=0)
        right, bottom = (self.centres + self.boxes[:, 2:]).max(axis=0)
        if len(self.source) <= CURVED_TO:
            ways = self.curves_at(self.centres, 1.0).sampled(9).reshape(-1, 2)
            (left, top), (right, bottom) = (
                np.minimum((left, top), ways.min(axis=0, initial=np.inf)),
                np.maximum((right, bottom), ways.max(axis=0, initial=-np.inf)),
            )
        if self.words:
            lines = self.curves_at(self.centres, 1.0).picked(np.array([word.edge for word in self.words]))
            middles = lines.at(np.array([word.t for word in self.words]))
            middles = middles + np.array([word.aside for word in self.words])
            half = np.array([(word.half_width, word.half_height) for word in self.words])
            left, top = np.minimum((left, top), (middles - half).min(axis=0))
            right, bottom = np.maximum((right, bottom), (middles + half).max(axis=0))
        for ground in self.grounds:
            rect = ground.path.boundingRect()
            left, top = min(left, rect.left()), min(top, rect.top())
            right, bottom = max(right, rect.right()), max(bottom, rect.bottom())
            name = words.cluster_name_rect(ground.name, ground.name_at)
            left, top = min(left, name[0]), min(top, name[1])
            right, bottom = max(right, name[2]), max(bottom, name[3])
        return float(left), float(top), float(right), float(bottom)

    def symbol_sizes(self, dots: Mask) -> Array:
        """Half width and half height of each symbol, shape (n, 2), where ``dots`` lack their names."""
        small = np.where(self.discs[:, None], self.symbols * 0.7, np.minimum(self.symbols, DOT))
        return np.where(dots[:, None], small, self.symbols)

    def curves_at(
        self, centres: Array, factor: float, rows: Indices | None = None, *, dots: Mask | None = None
    ) -> curves.Curves:
        """The edges ``rows`` (every one by default) between their nodes' borders.

        ``centres`` are the nodes on screen, shape (n, 2), ``factor`` the scale of symbols there, and
        ``dots`` says which nodes lack their names.
        """
        some = slice(None) if rows is None else rows
        gap = np.where(self.directed[some], 2.5, 1.0) * factor
        symbols, names = self.symbols, self.names
        if dots is not None and dots.any():
            symbols, names = self.symbol_sizes(dots), np.where(dots[:, None], 0.0, names)
        return curves.trimmed(
            centres, self.source[some], self.target[some], self.bend[some], symbols * factor,
            names * factor, self.discs, 1.0 * factor, gap,
        )  # fmt: skip

    def moved(self, centres: Array, fade: float = 1.0) -> Picture:
        """The same picture with the nodes elsewhere, on their way; words and grounds come up meanwhile."""
        made = replace(self, centres=centres, fade=fade)
        # What was worked out of nodes and edges alone holds wherever they are.
        for name, value in self.__dict__.items():
            if name in _WORKED_OUT and name not in _OF_PLACES:
                made.__dict__[name] = value
        return made

    def prepared(self) -> Picture:
        """This picture, with all that is else worked out when it is first asked for."""
        for name in _WORKED_OUT:
            getattr(self, name)
        return self


_WORKED_OUT = tuple(name for name, of in vars(Picture).items() if isinstance(of, cached_property))
_OF_PLACES = ("bounds", "ends", "lengths")  # what depends on where the nodes are


def compose(
    view: GraphView,
    sizes: Mapping[str, Measure],
    positions: Mapping[str, Point],
    *,
    names: Mapping[int, str] | None = None,
) -> Picture:
    """The picture of ``view`` with each symbol's middle at ``positions`` (world units).

    Chooses bends, places words on edges and draws the clusters' grounds. ``names`` of the clusters
    are those that their nodes in ``view`` suggest, unless given.
    """
    picture = _bare(view, sizes, positions)
    if len(picture.source) <= CURVED_TO:
        bend = curves.chosen_bends(picture.centres, picture.boxes, picture.source, picture.target)
        picture = replace(picture, bend=bend)
    picture = replace(picture, grounds=_grounds(picture, community_names(view) if names is None else names))
    if len(picture.source) <= WORDS_TO:
        picture = replace(picture, words=words.placed(picture))
    return picture


def sketch(
    view: GraphView,
    sizes: Mapping[str, Measure],
    positions: Mapping[str, Point],
    like: Picture | None,
) -> Picture:
    """What :func:`compose` makes, at once: with the bends of ``like``, and its words and grounds if all
    nodes stand where they stood in it.
    """
    picture = _bare(view, sizes, positions)
    if like is None:
        return picture
    edges = {(edge.source, edge.target): row for row, edge in enumerate(like.view.edges)}
    before = np.array([edges.get((edge.source, edge.target), -1) for edge in view.edges], dtype=np.int64)
    known = before >= 0
    bend = picture.bend.copy()
    bend[known] = like.bend[before[known]]
    old = [like.number.get(node.id, -1) for node in view.nodes]
    both = [(row, there) for row, there in enumerate(old) if there >= 0]
    here, there = (np.array(rows, dtype=np.int64) for rows in (zip(*both, strict=True) if both else ((), ())))
    if np.abs(picture.centres[here] - like.centres[there]).max(initial=0.0) > 1.0:
        return replace(picture, bend=bend)
    now = {int(row): number for number, row in enumerate(before.tolist()) if row >= 0}
    kept = tuple(replace(word, edge=now[word.edge]) for word in like.words if word.edge in now)
    return replace(picture, bend=bend, words=kept, grounds=like.grounds)


def _bare(view: GraphView, sizes: Mapping[str, Measure], positions: Mapping[str, Point]) -> Picture:
    """Nodes and edges alone, each edge with the gentlest bend, or straight where there are too many."""
    measures = tuple(sizes[node.id] for node in view.nodes)
    centres = np.array([positions[node.id] for node in view.nodes], dtype=float).reshape(-1, 2)
    number = {node.id: row for row, node in enumerate(view.nodes)}
    source = np.array([number[edge.source] for edge in view.edges], dtype=np.int64)
    target = np.array([number[edge.target] for edge in view.edges], dtype=np.int64)
    weight = np.array([edge.weight for edge in view.edges], dtype=float)
    bend = np.full(len(source), curves.BENDS[0] if len(source) <= CURVED_TO else 0.0)
    return Picture(view, measures, centres, source, target, bend, line_widths(weight), (), ())


WIDEST = 4.2  #: pixels of a line at scale 1


def line_widths(weight: Array) -> Array:
    """Width of a line in pixels by the weight of its evidence: each doubling adds the same.

    Where all that is drawn has much evidence, as in a book, the weaker ones are as thin as they are
    elsewhere, and only the strongest as wide as can be: else all lines would be.
    """
    if not len(weight):
        return weight
    level = np.log2(1.0 + np.maximum(weight, 0.0))
    weaker = float(np.sort(level)[len(level) // 4])
    level = np.maximum(level - max(weaker - 1.0, 0.0), 0.0)
    steepness = min(0.85, (WIDEST - 1.0) / max(float(level.max()), 1e-6))
    return np.asarray(1.0 + steepness * level)


GROUNDS_TO = 400  #: nodes up to which clusters have grounds
MOST_GROUNDS = 7
LEAST_MEMBERS = 3
WHOLE = 0.6  #: share of a cluster that its ground must hold


def _grounds(picture: Picture, names: Mapping[int, str]) -> tuple[Ground, ...]:
    nodes = picture.view.nodes
    if len(nodes) > GROUNDS_TO:
        return ()
    members: dict[int, list[int]] = {}
    for row, node in enumerate(nodes):
        members.setdefault(node.community, []).append(row)
    big = [(community, rows) for community, rows in members.items() if len(rows) >= LEAST_MEMBERS]
    if len(members) < 2:
        return ()
    big = [(community, rows) for community, rows in big if community in names]
    big.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    world = picture.boxes + np.tile(picture.centres, 2)
    parts = (picture.parts + np.tile(picture.centres, 2)[:, None]).reshape(-1, 4)
    result: list[Ground] = []
    taken: list[words.Rect] = []
    for community, rows in big[:MOST_GROUNDS]:
        other = np.delete(np.arange(len(nodes)), rows)
        name = words.shortened(names[community], words.LONGEST_NAME)
        own = np.array(rows)
        while (placed := words.cluster_name_place(name, world[own], parts, taken)) is not None:
            name, at = placed
            title = words.cluster_name_rect(name, at)
            path, held = grounds.ground_path(world[own], world[other], title=np.array(title))
            if held.all() or not held.any():
                break
            own = own[held]
        if placed is None or len(own) < WHOLE * len(rows):
            continue  # without its name, or torn: a patch would say less than the colour of its nodes
        taken.append(title)
        result.append(Ground(community, name, path, at, max(nodes[row].weight for row in rows)))
    return tuple(result)
