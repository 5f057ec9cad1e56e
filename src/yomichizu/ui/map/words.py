"""Where words stand on the map beside the nodes' names: on edges, and the names of clusters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainterPath

from yomichizu.graph.labelling import place_edge_labels
from yomichizu.graph.view import EdgeStyle
from yomichizu.ui.map import lettering

if TYPE_CHECKING:
    from yomichizu.ui.map.picture import Picture

Array = NDArray[np.float64]
Rect = tuple[float, float, float, float]

LETTERS = 11  #: font size of words on edges
CLUSTER_LETTERS = 13
PAD_X, PAD_Y = 4.0, 2.0
_LINE_SEEN = 14.0  # pixels of a line that its word must leave in sight
LONGEST = 12  #: full-width characters of a word on an edge; longer ones end in …


@dataclass(frozen=True, slots=True)
class Word:
    """A word on an edge."""

    edge: int  #: row of the edge
    text: str
    t: float  #: where on the curve, 0 at the source, 1 at the target
    half_width: float  #: of its patch, pixels at scale 1
    half_height: float


def shortened(label: str) -> str:
    """``label`` as it stands on an edge."""
    return label if lettering.cells(label) <= LONGEST else label[: LONGEST - 1] + "…"


def half_size(text: str, bold: bool = False) -> tuple[float, float]:
    """Half width and half height of the patch that carries ``text``."""
    return lettering.width_of(text, LETTERS, bold) / 2 + PAD_X, LETTERS * 0.62 + PAD_Y


def size_of(label: str) -> tuple[float, float]:
    """Width and height of the patch that carries the word of an edge, 0 for none."""
    half_width, half_height = half_size(shortened(label)) if label else (0.0, 0.0)
    return 2 * half_width, 2 * half_height


def placed(
    picture: Picture,
    edges: list[int] | None = None,
    *,
    most: int = 60,
    only: list[int] | None = None,
    beside: tuple[Word, ...] = (),
) -> tuple[Word, ...]:
    """Words for ``edges`` (all by default) that find a free place on their line, strongest first.

    Only the nodes ``only`` (all by default) and the words ``beside`` are in the way.
    A word overlaps no node, no name and no other word; where it can choose, it takes the place
    that hides the fewest other edges. An edge too short for its word keeps silent.
    """
    rows = range(len(picture.view.edges)) if edges is None else edges
    wanted = [
        row
        for row in rows
        if picture.view.edges[row].label and picture.view.edges[row].style is not EdgeStyle.DOTTED
    ]
    if not wanted:
        return ()
    lines = picture.curves_at(picture.centres, 1.0).picked(np.array(wanted))
    boxes = picture.parts + np.tile(picture.centres, 2)[:, None]
    rects: list[Rect] = []
    if only is None:
        rects = [cluster_name_rect(ground.name, ground.name_at) for ground in picture.grounds]
    else:
        boxes = boxes[only]
    rects += [_rect(picture, word) for word in beside]
    boxes = boxes[(boxes[..., 2] > boxes[..., 0])]
    obstacles = np.concatenate([boxes, np.array(rects, dtype=float).reshape(-1, 4)])
    texts = [shortened(picture.view.edges[row].label) for row in wanted]
    sizes = np.array([half_size(text) for text in texts]) * 2
    # The line must be seen to go on at both ends of its word, and its arrow head with it.
    way = np.abs(lines.end - lines.start)
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    along = (sizes * way).sum(axis=1) / length
    sizes[length < along + _LINE_SEEN] = 0.0
    spots = place_edge_labels(np.stack([lines.start, lines.control, lines.end], axis=1), sizes, obstacles)
    found = np.flatnonzero(~np.isnan(spots[:, 0]))[:most]
    samples = lines.sampled(51)
    result = []
    for at in found.tolist():
        nearest = int(np.hypot(*(samples[at] - spots[at]).T).argmin())
        result.append(Word(wanted[at], texts[at], nearest / 50, sizes[at, 0] / 2, sizes[at, 1] / 2))
    return tuple(result)


def _rect(picture: Picture, word: Word) -> Rect:
    lines = picture.curves_at(picture.centres, 1.0).picked(np.array([word.edge]))
    x, y = lines.at(word.t)[0].tolist()
    return x - word.half_width, y - word.half_height, x + word.half_width, y + word.half_height


def cluster_name_rect(name: str, at: tuple[float, float]) -> Rect:
    """Left, top, right, bottom of a cluster's name whose left middle is ``at``."""
    width = lettering.width_of(name, CLUSTER_LETTERS, True)
    return at[0] - 2, at[1] - CLUSTER_LETTERS * 0.7, at[0] + width + 2, at[1] + CLUSTER_LETTERS * 0.7


def cluster_name_place(
    path: QPainterPath, width: float, boxes: Array, taken: list[Rect]
) -> tuple[float, float]:
    """Where the name of the cluster with the ground ``path`` stands: just outside it, off every node."""
    rect = path.boundingRect()
    half = CLUSTER_LETTERS * 0.7
    blocked = np.concatenate([boxes, np.array(taken, dtype=float).reshape(-1, 4)])
    best: tuple[float, tuple[float, float]] | None = None
    outline = path.toSubpathPolygons()
    corners = np.array(
        [(p.x(), p.y()) for polygon in outline for p in polygon.toList()], dtype=float
    ).reshape(-1, 2)
    if not len(corners):
        return rect.left(), rect.top()
    step = max(1, len(corners) // 90)
    for x, y in corners[::step].tolist():
        # Beside the outline, on the side that looks away from the ground's middle.
        out_x, out_y = x - rect.center().x(), y - rect.center().y()
        left = (
            x + 4
            if out_x > rect.width() * 0.25
            else x - width - 4
            if out_x < -rect.width() * 0.25
            else x - width / 2
        )
        middle = y - half - 2 if out_y < 0 else y + half + 2
        box = (left, middle - half, left + width, middle + half)
        overlap = _overlap(box, blocked)
        # Names read best above their cluster, and a little to the left.
        cost = (
            overlap * 10
            + (0.0 if out_y < 0 else 60.0)
            + abs(left - rect.left()) * 0.15
            + (y - rect.top()) * 0.3
        )
        if best is None or cost < best[0]:
            best = cost, (left, middle)
    assert best is not None
    return best[1]


def _overlap(box: Rect, others: Array) -> float:
    wide = np.minimum(others[:, 2], box[2]) - np.maximum(others[:, 0], box[0])
    high = np.minimum(others[:, 3], box[3]) - np.maximum(others[:, 1], box[1])
    return float((np.maximum(wide, 0) * np.maximum(high, 0)).sum())
