"""Where words stand on the map beside the nodes' names: on edges, and the names of clusters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from yomichizu.graph.labelling import place_edge_labels
from yomichizu.graph.view import EdgeStyle
from yomichizu.ui.map import lettering
from yomichizu.ui.map.measures import LINE

if TYPE_CHECKING:
    from yomichizu.ui.map.picture import Picture

Array = NDArray[np.float64]
Rect = tuple[float, float, float, float]

LETTERS = 11  #: font size of words on edges
CLUSTER_LETTERS = 13
PAD_X, PAD_Y = 4.0, 2.0
_LINE_SEEN = 14.0  # pixels of a line that its word must leave in sight
LONGEST = 14  #: full-width characters of a word on an edge; longer ones end in …
A_LINE = 6  #: full-width characters beyond which a word takes two lines
SAME = 4  #: times that a node's lines bear the same word
LONGEST_NAME = 12  #: full-width characters of a cluster's name


@dataclass(frozen=True, slots=True)
class Word:
    """A word on an edge, or right beside it."""

    edge: int  #: row of the edge
    lines: tuple[str, ...]
    t: float  #: where on the curve, 0 at the source, 1 at the target
    aside: tuple[float, float]  #: from there to its middle, pixels at scale 1
    half_width: float  #: of its patch, pixels at scale 1
    half_height: float


def shortened(label: str, most: int = LONGEST) -> str:
    """``label`` as far as there is room for it."""
    if lettering.cells(label) <= most:
        return label
    kept = label
    while lettering.cells(kept) > most - 1:
        kept = kept[:-1]
    return kept + "…"


def lines_of(label: str) -> tuple[str, ...]:
    """The lines in which ``label`` stands on its edge."""
    return lettering.broken(shortened(label), A_LINE)


def half_size(lines: tuple[str, ...]) -> tuple[float, float]:
    """Half width and half height of the patch that carries ``lines``."""
    width = max(lettering.width_of(line, LETTERS, False) for line in lines)
    return width / 2 + PAD_X, LETTERS * (0.62 + (len(lines) - 1) * LINE / 2) + PAD_Y


def size_of(label: str) -> tuple[float, float]:
    """Width and height of the patch that carries the word of an edge, 0 for none."""
    half_width, half_height = half_size(lines_of(label)) if label else (0.0, 0.0)
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

    Of a node's lines with the same word only the strongest few bear it, unless ``edges`` are named.
    Only the nodes ``only`` (all by default) and the words ``beside`` are in the way.
    A word overlaps no node, no name and no other word; where it can choose, it takes the place
    that hides the fewest other edges. A line too short to carry its word has it beside itself.
    """
    rows = range(len(picture.view.edges)) if edges is None else edges
    wanted = [
        row
        for row in rows
        if picture.view.edges[row].label and picture.view.edges[row].style is not EdgeStyle.DOTTED
    ]
    if edges is None:
        wanted = _varied(picture, wanted)
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
    texts = [lines_of(picture.view.edges[row].label) for row in wanted]
    sizes = np.array([half_size(text) for text in texts]) * 2
    # On the line, it must be seen to go on at both ends of its word, and its arrow head with it.
    way = np.abs(lines.end - lines.start)
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    along = (sizes * way).sum(axis=1) / length
    spots = place_edge_labels(
        np.stack([lines.start, lines.control, lines.end], axis=1),
        sizes,
        obstacles,
        beside=length < along + _LINE_SEEN,
    )
    found = np.flatnonzero(~np.isnan(spots[:, 0]))[:most]
    samples = lines.sampled(51)
    result = []
    for at in found.tolist():
        nearest = int(np.hypot(*(samples[at] - spots[at]).T).argmin())
        aside_x, aside_y = (spots[at] - samples[at, nearest]).tolist()
        half_width, half_height = (sizes[at] / 2).tolist()
        result.append(Word(wanted[at], texts[at], nearest / 50, (aside_x, aside_y), half_width, half_height))
    return tuple(result)


def _varied(picture: Picture, edges: list[int]) -> list[int]:
    """``edges`` without those whose word their node has on several others already.

    A hub that says 輸出 to forty others says it better a few times than forty.
    """
    said: Counter[tuple[int, str]] = Counter()
    kept = []
    for row in edges:
        label = picture.view.edges[row].label
        ends = [(int(picture.source[row]), label), (int(picture.target[row]), label)]
        if max(said[end] for end in ends) < SAME:
            kept.append(row)
            said.update(ends)
    return kept


def _rect(picture: Picture, word: Word) -> Rect:
    lines = picture.curves_at(picture.centres, 1.0).picked(np.array([word.edge]))
    x, y = (lines.at(word.t)[0] + word.aside).tolist()
    return x - word.half_width, y - word.half_height, x + word.half_width, y + word.half_height


def cluster_name_rect(name: str, at: tuple[float, float]) -> Rect:
    """Left, top, right, bottom of a cluster's name whose left middle is ``at``."""
    width = lettering.width_of(name, CLUSTER_LETTERS, True)
    return at[0] - 2, at[1] - CLUSTER_LETTERS * 0.7, at[0] + width + 2, at[1] + CLUSTER_LETTERS * 0.7


_ACROSS = 5  #: places that are tried from one end of a node to the other
_NOT_THERE = 1e4  #: pixels that a name goes out of the way rather than stand on something


def cluster_name_place(
    name: str, own: Array, blocked: Array, taken: list[Rect]
) -> tuple[str, tuple[float, float]] | None:
    """A cluster's name and where it stands: the left end of its middle line, in world units.

    Of a name made of two (ロシア・EU) the first alone where both find no room; None where that finds none.

    ``own`` are left, top, right, bottom of its nodes (k, 4), ``blocked`` of all that is drawn, and
    ``taken`` of the other clusters' names. It stands right above one of its nodes (or beneath one),
    off everything, as far up and to the left as there is room.
    """
    left, top, right, bottom = cluster_name_rect(name, (0.0, 0.0))
    width, half = right - left, (bottom - top) / 2
    above, beneath = own[:, 1] - half - 4, own[:, 3] + half + 4
    shares = np.linspace(0, 1, _ACROSS)[:, None]
    across = (own[:, 0] + 2) * (1 - shares) + (own[:, 2] - width) * shares
    spots = np.concatenate([np.stack([x, y], axis=1) for y in (above, beneath) for x in across])
    cost = (spots[:, 1] - own[:, 1].min()) + 0.4 * (spots[:, 0] - own[:, 0].min())
    cost[len(spots) // 2 :] += 40.0
    everything = np.concatenate([blocked, np.array(taken, dtype=float).reshape(-1, 4)])
    x, y = spots.T
    cost += 10 * _overlaps(np.stack([x - 4, y - half, x + width + 2, y + half], axis=1), everything)
    cost[_overlaps(np.stack([x - 2, y - half, x + width, y + half], axis=1), everything) > 0] += _NOT_THERE
    best = int(cost.argmin())
    if cost[best] < _NOT_THERE:
        return name, (float(spots[best, 0]), float(spots[best, 1]))
    first, two, _ = name.partition("・")
    return cluster_name_place(first, own, blocked, taken) if two else None


def _overlaps(boxes: Array, others: Array) -> Array:
    """Square pixels by which each of ``boxes`` (k, 4) lies on the ``others`` (m, 4), shape (k,)."""
    wide = np.minimum(others[:, 2], boxes[:, 2:3]) - np.maximum(others[:, 0], boxes[:, 0:1])
    high = np.minimum(others[:, 3], boxes[:, 3:4]) - np.maximum(others[:, 1], boxes[:, 1:2])
    return np.asarray((np.maximum(wide, 0) * np.maximum(high, 0)).sum(axis=1))
