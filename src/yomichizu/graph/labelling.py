"""Which labels to draw, and where the words on the edges stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from yomichizu.graph.index import Floats, Ints, Mask, floats, mask, medians

# From the middle of the line outwards; nearer to the arrow the word would hide it.
_PLACES = np.array([0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75])
_ASIDE = (0.0, 0.45, -0.45, 1.0, -1.0)  # 0 on the line, ±0.45 shifted off it, ±1 right beside it
_ON_LINE = 3  # so many of these touch the line
_OFF_MIDDLE = 10.0  # crossed points that the whole half of a line is worth
_OFF_LINE = (0.0, 1.5, 1.5, 6.0, 6.0)  # and a label that is not on the line itself
_AWAY = 2.0  # pixels between a line and the label beside it
_SAMPLES = 14


def place_edge_labels(
    curves: Floats,
    boxes: Floats,
    obstacles: Floats,
    *,
    order: Sequence[int] | Ints | None = None,
    gap: float = 1.0,
    beside: Mask | None = None,
) -> Floats:
    """Middle of the label of each edge, shape (m, 2); NaN where none fits.

    ``curves`` (m, 3, 2): start, control point and end of each edge as a quadratic Bézier curve
    (a straight one has its control point in the middle). ``boxes`` (m, 2): width and height of
    each label, 0 for none. ``obstacles`` (k, 4): left, top, right, bottom of all that must stay free (nodes
    and their labels). ``order``: edge numbers, the most important first (default as given). All in
    pixels. A label keeps off obstacles and earlier labels by ``gap``, and takes the place on its
    line, or right beside it, that is near the middle and that few other lines cross. Those of the
    edges ``beside`` (m,) never lie on their line: it is too short to show on both sides of them.
    """
    count = len(curves)
    places = np.full((count, 2), np.nan)
    if not count:
        return places
    lines = bezier(curves, np.linspace(0.08, 0.92, _SAMPLES))
    points = lines.reshape(-1, 2)
    owner = np.repeat(np.arange(count), _SAMPLES)
    taken = np.empty((len(obstacles) + count, 4))
    taken[: len(obstacles)] = obstacles
    used = len(obstacles)
    spots, cost = _spots(curves, boxes)
    half = boxes / 2
    for edge in range(count) if order is None else (int(number) for number in order):
        if boxes[edge, 0] <= 0:
            continue
        low = spots[edge] - half[edge]
        high = spots[edge] + half[edge]
        worth = np.arange(len(low))
        if beside is not None and beside[edge]:
            worth = worth[_ON_LINE * len(_PLACES) :]
        there = taken[:used]
        reach = (there[:, :2] < high.max(axis=0) + gap) & (there[:, 2:] > low.min(axis=0) - gap)
        there = there[reach[:, 0] & reach[:, 1]]
        free = ~(
            (low[worth, None, 0] - gap < there[None, :, 2])
            & (high[worth, None, 0] + gap > there[None, :, 0])
            & (low[worth, None, 1] - gap < there[None, :, 3])
            & (high[worth, None, 1] + gap > there[None, :, 1])
        ).any(axis=1)
        worth = worth[free]
        if not len(worth):
            continue
        low, high = low[worth], high[worth]
        inside = (points > low.min(axis=0)) & (points < high.max(axis=0))
        near = points[inside[:, 0] & inside[:, 1] & (owner != edge)]
        covered = (
            (near[None, :, 0] > low[:, None, 0])
            & (near[None, :, 0] < high[:, None, 0])
            & (near[None, :, 1] > low[:, None, 1])
            & (near[None, :, 1] < high[:, None, 1])
        ).sum(axis=1)
        best = int(np.argmin(covered + cost[worth]))
        places[edge] = spots[edge, worth[best]]
        taken[used] = (*low[best], *high[best])
        used += 1
    return places


def _spots(curves: Floats, boxes: Floats) -> tuple[Floats, Floats]:
    """Places to try for each label (m, places, 2), and what each is worse than the middle (places,)."""
    on = bezier(curves, _PLACES)
    ahead = bezier(curves, _PLACES + 1e-3) - on
    across = np.stack([-ahead[..., 1], ahead[..., 0]], axis=-1)
    across /= np.maximum(np.hypot(across[..., 0], across[..., 1]), 1e-12)[..., None]
    # Half the label's extent across the line, from the line to where the label no longer touches it.
    reach = (np.abs(across) * boxes[:, None]).sum(axis=-1, keepdims=True) / 2 + _AWAY
    shifts = [aside * (boxes[:, None, 1:] if abs(aside) < 1 else reach) for aside in _ASIDE]
    spots = np.concatenate([on + across * shift for shift in shifts], axis=1)
    off_middle = np.abs(_PLACES - 0.5) * 2 * _OFF_MIDDLE
    cost = np.concatenate([off_middle + off_line for off_line in _OFF_LINE])
    return floats(spots), floats(cost)


def bezier(curves: Floats, at: Floats) -> Floats:
    """Points (m, len(at), 2) of quadratic Bézier curves (m, 3, 2) at the parameters ``at`` (0..1)."""
    t = at[None, :, None]
    start, control, end = (curves[:, None, i, :] for i in range(3))
    return floats((1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end)


def visible_labels(
    positions: Floats,
    boxes: Floats,
    order: Ints,
    *,
    viewport: tuple[float, float, float, float] | None = None,
    most: int = 400,
) -> Mask:
    """Which labels to draw so that none lies on another: greedily, in ``order``; shape (n,).

    ``positions`` (n, 2) in pixels on screen, ``boxes`` (n, 4) left, top, right, bottom relative to
    them, ``order`` node numbers with the most important first, ``viewport`` left, top, right and
    bottom of what is on screen: labels that are not wholly inside are left out.
    """
    chosen = np.zeros(len(positions), dtype=bool)
    if not len(positions) or most <= 0:
        return chosen
    low = positions + boxes[:, :2]
    high = positions + boxes[:, 2:]
    fits = mask((high > low).all(axis=1))
    if viewport is not None:
        left, top, right, bottom = viewport
        fits &= (low[:, 0] >= left) & (low[:, 1] >= top) & (high[:, 0] <= right) & (high[:, 1] <= bottom)
    rows = order[fits[order]]
    if not len(rows):
        return chosen
    low, high = low[rows], high[rows]
    corner = low.min(axis=0)
    size = medians(high - low)
    # Of many labels in one cell of the size of a label, only the first few can ever be drawn.
    cell = np.floor(((low + high) / 2 - corner) / size).astype(np.int64)
    key = cell[:, 0] * (int(cell[:, 1].max()) + 1) + cell[:, 1]
    by_cell = np.argsort(key, kind="stable")
    ordered = key[by_cell]
    begins = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    nth = np.arange(len(ordered)) - np.repeat(begins, np.diff(np.r_[begins, len(ordered)]))
    kept = np.sort(by_cell[nth < _A_CELL])
    raster = np.maximum(size / 5, 1.0)
    first = np.floor((low[kept] - corner) / raster).astype(np.int64)
    last = np.ceil((high[kept] - corner) / raster).astype(np.int64)
    if np.prod(last.max(axis=0) + 1.0) > _RASTER_LIMIT:
        raise ValueError("labels spread over more than the raster holds: give the viewport")
    # Each line of the raster is one whole number, a bit for each field: comparing them outruns arrays.
    taken = [0] * int(last[:, 1].max() + 1)
    left_over = most
    columns = (rows[kept], *first.T, *last.T)
    for row, x0, top, x1, bottom in zip(*(column.tolist() for column in columns), strict=True):
        bits = ((1 << (x1 - x0)) - 1) << x0
        for line in taken[top:bottom]:
            if line & bits:
                break
        else:
            for number in range(top, bottom):
                taken[number] |= bits
            chosen[row] = True
            left_over -= 1
            if not left_over:
                break
    return chosen


_A_CELL = 3
_RASTER_LIMIT = 2e8
