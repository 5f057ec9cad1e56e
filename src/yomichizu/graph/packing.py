"""Disconnected parts side by side, close together and within the shape of the pane."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from yomichizu.graph.index import Floats, Ints, Mask

_CELLS = 1600  # raster cells that all parts together cover, roughly
_MOST_CELLS = 24_000
_SOLID_FROM = 60  # nodes beyond which nothing should sit between those of a part


def packed(parts: Sequence[Floats], boxes: Sequence[Floats], aspect: float, gap: float) -> list[Floats]:
    """Where to move each part, shape (2,) for each; the first part stays at the middle.

    ``parts`` are positions (n, 2) of the nodes of each part, the largest part first; ``boxes`` their
    widths and heights (n, 2) in the same unit; ``gap`` is the space to leave between parts;
    ``aspect`` is the width of the pane over its height. Parts are packed as the cells they cover,
    not as rectangles, so that small ones fill the corners (K. Freivalds, U. Dogrusoz, P. Kikusts:
    Disconnected graph layout and the polyomino packing approach. GD 2001).
    """
    if len(parts) < 2:
        return [np.zeros(2) for _ in parts]
    lows = [(p - b / 2).min(axis=0) - gap / 2 for p, b in zip(parts, boxes, strict=True)]
    highs = [(p + b / 2).max(axis=0) + gap / 2 for p, b in zip(parts, boxes, strict=True)]
    area = sum(float(np.prod(high - low)) for low, high in zip(lows, highs, strict=True))
    # As coarse as one may see it, but no coarser than most parts are.
    usual = float(np.median([(high - low).min() for low, high in zip(lows, highs, strict=True)]))
    cell = max(min(float(np.sqrt(area / _CELLS)), usual), float(np.sqrt(area / _MOST_CELLS)), 1e-9)
    count = area / cell**2
    shapes = [
        _cells(part, box, low, high, cell, gap)
        for part, box, low, high in zip(parts, boxes, lows, highs, strict=True)
    ]
    reach = 2 * int(max(np.sqrt(count * max(aspect, 1 / aspect)), *(s.max() + 1 for s in shapes))) + 4
    taken: Mask = np.zeros((2 * reach + 1, 2 * reach + 1), dtype=bool)
    steps = np.stack(np.meshgrid(np.arange(-reach, reach + 1), np.arange(-reach, reach + 1)), axis=-1)
    steps = steps.reshape(-1, 2)
    steps = steps[np.lexsort((steps[:, 0], steps[:, 1], np.hypot(steps[:, 0] / aspect, steps[:, 1])))]
    moves: list[Floats] = []
    begin: dict[bytes, int] = {}
    for shape, low, _high in zip(shapes, lows, highs, strict=True):
        middle = (shape.max(axis=0) + 1) // 2
        # Two parts of one shape: where the first did not fit, the second does not either.
        key = shape.tobytes()
        place, at = _first_fit(taken, shape - middle, steps, begin.get(key, 0), reach)
        begin[key] = at
        cells = shape - middle + place + reach
        taken[cells[:, 0], cells[:, 1]] = True
        moves.append((place - middle) * cell - low)
    shift = moves[0]
    return [move - shift for move in moves]


def _cells(part: Floats, box: Floats, low: Floats, high: Floats, cell: float, gap: float) -> Ints:
    """Raster cells (k, 2), counted from ``low``, that the boxes of one part and the gap cover."""
    covered: set[tuple[int, int]] = set()
    first = np.floor((part - box / 2 - gap / 2 - low) / cell + 1e-6).astype(int)
    last = np.ceil((part + box / 2 + gap / 2 - low) / cell - 1e-6).astype(int)
    for (x0, y0), (x1, y1) in zip(first.tolist(), last.tolist(), strict=True):
        covered.update((x, y) for x in range(x0, max(x1, x0 + 1)) for y in range(y0, max(y1, y0 + 1)))
    cells = np.array(sorted(covered), dtype=np.intp)
    return _solid(cells) if len(part) > _SOLID_FROM else cells


def _solid(cells: Ints) -> Ints:
    """``cells`` with all that lies between two of them in a column and in a row: a shape without bays."""
    shape = cells.max(axis=0) + 1
    grid: Mask = np.zeros(shape, dtype=bool)
    grid[cells[:, 0], cells[:, 1]] = True
    for axis in (0, 1):
        before = np.logical_or.accumulate(grid, axis=axis)
        after = np.flip(np.logical_or.accumulate(np.flip(grid, axis), axis=axis), axis)
        grid = before & after
    return np.argwhere(grid)


def _first_fit(taken: Mask, shape: Ints, steps: Ints, begin: int, reach: int) -> tuple[Ints, int]:
    """The nearest step at which ``shape`` covers only free cells, and its number."""
    limit = taken.shape[0]
    chunk = max(1, 40_000 // len(shape))
    while begin < len(steps):
        places = steps[begin : begin + chunk, None, :] + shape[None, :, :] + reach
        inside = ((places >= 0) & (places < limit)).all(axis=(1, 2))
        clipped = np.clip(places, 0, limit - 1)
        free = inside & ~taken[clipped[..., 0], clipped[..., 1]].any(axis=1)
        if free.any():
            hit = begin + int(np.argmax(free))
            return steps[hit], hit
        begin += chunk
    raise AssertionError("the raster is larger than all parts together")
