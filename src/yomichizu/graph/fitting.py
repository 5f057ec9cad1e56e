"""A picture brought to the size of the pane: as large as it can be, names and words apart."""

from __future__ import annotations

import numpy as np

from yomichizu.graph.index import Floats, Ints, Mask, floats, medians
from yomichizu.graph.placement import extent, hull, pushed_apart, settled, without_overlap
from yomichizu.graph.speech import Speech

_FULL = 0.62  # share of the pane that boxes can cover before there is hardly a way to arrange them
_WORD_ROUNDS = 16


def fitted(
    positions: Floats,
    boxes: Floats,
    pane: tuple[float, float],
    *,
    gap: float = 3.0,
    fixed: Mask | None = None,
    stretch: float = 1.6,
    edges: tuple[Ints, Ints, Floats] | None = None,
) -> Floats:
    """``positions`` scaled to fill ``pane`` (width, height in pixels) as far as names leave room.

    The result is free of overlaps and centred on the origin. Width and height may be stretched
    against each other by at most ``stretch``. Where the names need more room than the pane has, the
    picture becomes larger than the pane, in its shape. As soon as any row is ``fixed``, nothing is
    scaled: the others only move out of the way. ``edges`` are source, target and the width and
    height of the word of each (m, 2), 0 for none: names then leave room for those words.
    """
    if fixed is not None and fixed.any():
        return without_overlap(positions, boxes, gap=gap, fixed=fixed)
    if len(positions) < 2:
        return np.zeros((len(positions), 2))
    size = np.array(pane, dtype=float)
    low, high = hull(boxes)
    area = float(np.prod(high - low + gap, axis=1).sum())
    size = size * max(1.0, float(np.sqrt(area / _FULL / np.prod(size))))
    size = np.maximum(size, (high - low).max(axis=0) + gap)
    while True:
        scaled = _scaled_to(floats(positions), boxes, size, stretch)
        bounds = (-size / 2 - low, size / 2 - high)
        pushed = pushed_apart(scaled, boxes, gap, bounds=bounds)
        if edges is not None:
            speech = Speech(*edges, boxes, gap)
            for _ in range(_WORD_ROUNDS):
                pushed = speech.pushed(pushed, bounds)
        moved = settled(pushed, boxes, gap, bounds=bounds)
        if moved is not None:
            break
        size = size * 1.08
    corner, span = extent(moved, boxes)
    return floats(moved - (corner + span / 2))


def _scaled_to(positions: Floats, boxes: Floats, size: Floats, stretch: float) -> Floats:
    """Positions scaled so that the boxes around them just fill ``size``, centred on the origin."""
    low, high = hull(boxes)
    centred = positions - (positions.min(axis=0) + positions.max(axis=0)) / 2
    span = np.maximum(np.ptp(positions, axis=0), 1e-9)
    margin = medians(high - low)
    factor = np.maximum(size - margin, size * 0.3) / span
    factor = np.minimum(factor, float(factor.min()) * stretch)
    return floats(np.clip(centred * factor, -size / 2 - low, size / 2 - high))
