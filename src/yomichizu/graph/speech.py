"""Room for the words on edges, while nodes are still being moved."""

from __future__ import annotations

import numpy as np

from yomichizu.graph.index import Floats, Ints, floats
from yomichizu.graph.placement import Bounds, hull, pushed_apart

_LINE_SEEN = 20.0  # pixels of an edge in sight beside its word, arrow included


class Speech:
    """The words on the edges between nodes with ``boxes`` (n, boxes a node, 4), in pixels.

    ``source`` and ``target`` (m,) are node numbers, ``words`` (m, 2) the width and height of the
    word on each edge, 0 for none; ``gap`` is kept between all that is drawn.
    """

    def __init__(self, source: Ints, target: Ints, words: Floats, boxes: Floats, gap: float) -> None:
        rows = np.flatnonzero(words[:, 0] > 0)
        self._source, self._target, self._words = source[rows], target[rows], words[rows]
        half = self._words / 2
        own = np.zeros((len(rows), boxes.shape[1], 4))
        own[:, 0] = np.concatenate([-half, half], axis=1)
        self._everything = np.concatenate([boxes, own])
        self._symbols = boxes[:, 0]
        self._low, self._high = hull(boxes)
        self._around = hull(self._everything)
        self._gap = gap

    def pushed(self, positions: Floats, bounds: Bounds) -> Floats:
        """One push: edges become as long as their words need, then nodes and words go off each other.

        A word stands in the middle of its edge; what pushes it moves both ends. ``bounds`` are the
        lowest and highest position of each node.
        """
        here, there = self._source, self._target
        way = positions[there] - positions[here]
        length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1.0)
        along = way / length[:, None]
        asked = self._exit(here, along) + self._exit(there, -along) + _LINE_SEEN
        asked += (np.abs(along) * self._words).sum(axis=1)
        push = along * (np.maximum(asked - length, 0.0) * 0.25)[:, None]
        result = positions.copy()
        np.add.at(result, here, -push)
        np.add.at(result, there, push)
        result = np.clip(result, *bounds)
        middle = (result[here] + result[there]) / 2
        anywhere = np.full((len(here), 2), np.inf)
        moved = pushed_apart(
            np.concatenate([result, middle]),
            self._everything,
            self._gap,
            bounds=(np.concatenate([bounds[0], -anywhere]), np.concatenate([bounds[1], anywhere])),
            rounds=1,
            around=self._around,
        )
        count = len(positions)
        shift = moved[count:] - middle
        result = moved[:count]
        for end in (here, there):
            np.add.at(result, end, shift / 2)
        return floats(np.clip(result, *bounds))

    def _exit(self, nodes: Ints, along: Floats) -> Floats:
        """How far from its middle an edge in this direction is out of a node's symbol and name."""
        across = np.abs(along) + 1e-9
        beside = self._symbols[nodes, 2] / across[:, 0]
        down = np.where(along[:, 1] > 0, self._high[nodes, 1], -self._low[nodes, 1]) / across[:, 1]
        return floats(np.minimum(beside, down))
