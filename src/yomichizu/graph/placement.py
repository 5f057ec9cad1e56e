"""Room for every name: nodes moved apart until no label lies on another label or on a node.

Boxes are rectangles ``left, top, right, bottom`` in pixels, y downwards, relative to the middle of
their node. A node may have several (its disc and the label beneath); a box that is not wider than
0 is none.
"""

from __future__ import annotations

import numpy as np

from yomichizu.graph.index import Floats, Ints, Mask, distinct, floats, mask
from yomichizu.graph.stress import sunflower

_ROUNDS = 40
_SPOTS = sunflower(12_000)
_STEP = 5.0  # pixels between spots that are tried
_CHUNK = 64  # spots tried at once, at first

Bounds = tuple[Floats, Floats]


def node_boxes(symbols: Floats, labels: Floats) -> Floats:
    """Boxes (n, 2, 4) of nodes from those of their symbols (n, 4) and labels (n, 4)."""
    return floats(np.stack([symbols, labels], axis=1))


def extent(positions: Floats, boxes: Floats) -> tuple[Floats, Floats]:
    """Top left corner (2,), and width and height (2,), of everything that is drawn."""
    low, high = hull(boxes)
    corner = (positions + low).min(axis=0)
    return floats(corner), floats((positions + high).max(axis=0) - corner)


def overlaps(positions: Floats, boxes: Floats, *, gap: float = 0.0) -> Ints:
    """Pairs (k, 2) of nodes, first below second, of which a box lies on a box of the other.

    ``positions`` (n, 2), ``boxes`` (n, boxes a node, 4); boxes nearer than ``gap`` pixels count too.
    """
    real = _real(boxes)
    owner = np.nonzero(real)[0]
    rows = boxes[real] + np.tile(positions, (1, 2))[owner]
    left, top, right, bottom = rows.T
    over = left[None, :] < (right + gap - 1e-6)[:, None]
    over &= over.T
    down = top[None, :] < (bottom + gap - 1e-6)[:, None]
    over &= down & down.T
    first, second = np.nonzero(over)
    first, second = owner[first], owner[second]
    below = first < second
    return distinct(np.stack([first[below], second[below]], axis=1))


def without_overlap(
    positions: Floats, boxes: Floats, *, gap: float = 3.0, fixed: Mask | None = None
) -> Floats:
    """Positions near the given ones at which no two nodes overlap; shape (n, 2).

    ``boxes`` (n, boxes a node, 4), ``gap`` pixels to keep between them. Rows that are ``fixed``
    stay exactly (two fixed ones may overlap). First all push each other a little; whoever still
    overlaps an earlier row then takes the nearest free spot, so give the important ones first.
    Meant for up to some hundred nodes: each round looks at every pair.
    """
    held = np.zeros(len(positions), dtype=bool) if fixed is None else fixed
    if len(positions) < 2 or not len(overlaps(positions, boxes, gap=gap)):
        return floats(positions).copy()
    pushed = pushed_apart(floats(positions).copy(), boxes, gap, held=held)
    moved = settled(pushed, boxes, gap, held=held)
    assert moved is not None  # without bounds there is always room farther out
    return moved


def _real(boxes: Floats) -> Mask:
    return mask((boxes[..., 2] > boxes[..., 0]) & (boxes[..., 3] > boxes[..., 1]))


def hull(boxes: Floats) -> tuple[Floats, Floats]:
    """Top left and bottom right (n, 2) of the rectangle around all boxes of each node."""
    real = _real(boxes)
    low = np.where(real[..., None], boxes[..., :2], np.inf).min(axis=1)
    high = np.where(real[..., None], boxes[..., 2:], -np.inf).max(axis=1)
    none = ~real.any(axis=1)
    low[none], high[none] = 0.0, 0.0
    return floats(low), floats(high)


def pushed_apart(
    positions: Floats,
    boxes: Floats,
    gap: float,
    *,
    held: Mask | None = None,
    bounds: Bounds | None = None,
    rounds: int = _ROUNDS,
    around: Bounds | None = None,
) -> Floats:
    """Nodes pushed apart as rectangles around all their boxes, for a number of rounds.

    Each overlap is shared by the two, along the axis on which it takes less. ``bounds`` are the
    lowest and highest position of each node; rows that are ``held`` stay. ``around``: the ``hull`` of
    ``boxes``, where it is known.
    """
    low, high = hull(boxes) if around is None else around
    middle, half = (low + high) / 2, (high - low + gap) / 2
    reach_x = half[:, None, 0] + half[None, :, 0]
    reach_y = half[:, None, 1] + half[None, :, 1]
    np.fill_diagonal(reach_x, -1e9)  # nobody is in its own way
    free = np.ones(len(positions)) if held is None else np.where(held, 0.0, 1.0)
    part = free[:, None] / np.maximum(free[:, None] + free[None, :], 1.0) * 1.02
    # A hair's breadth aside by number, so that two on one spot have a way to go.
    number = np.arange(len(positions)) * 2.4
    aside = np.stack([np.cos(number), np.sin(number)], axis=1) * 1e-3
    result = positions
    for turn in range(rounds):
        x, y = (result + middle + aside).T
        apart_x, apart_y = x[:, None] - x[None, :], y[:, None] - y[None, :]
        depth_x, depth_y = reach_x - np.abs(apart_x), reach_y - np.abs(apart_y)
        hit = np.minimum(depth_x, depth_y) > 0
        if not hit.any():
            break
        sideways = depth_x < depth_y
        move_x = np.where(hit & sideways, np.copysign(depth_x, apart_x) * part, 0.0)
        move_y = np.where(hit & ~sideways, np.copysign(depth_y, apart_y) * part, 0.0)
        # The farthest push each way, not the sum: ten neighbours do not throw a node across the map.
        step_x = move_x.max(axis=1) + move_x.min(axis=1)
        step_y = move_y.max(axis=1) + move_y.min(axis=1)
        result = result + np.stack([step_x, step_y], axis=1) * (1.0 if turn < rounds // 2 else 0.7)
        if bounds is not None:
            result = np.clip(result, *bounds)
    return result


def settled(
    positions: Floats,
    boxes: Floats,
    gap: float,
    *,
    held: Mask | None = None,
    bounds: Bounds | None = None,
) -> Floats | None:
    """Who is in nobody's way stays; the others, in order, stay or take the nearest free spot.

    Rows that are ``held`` stay and come first. ``bounds`` are the lowest and highest position of
    each node; None is returned when some node finds no spot within.
    """
    result = positions.copy()
    real = _real(boxes)
    stays = np.zeros(len(result), dtype=bool) if held is None else held
    troubled = np.zeros(len(result), dtype=bool)
    troubled[overlaps(positions, boxes, gap=gap).ravel()] = True
    quiet = stays | ~troubled
    owner = np.nonzero(real & quiet[:, None])[0]
    taken = np.empty((int(real.sum()), 4))
    used = len(owner)
    taken[:used] = boxes[real & quiet[:, None]] + np.tile(result, (1, 2))[owner]
    for node in np.flatnonzero(~quiet).tolist():
        own = boxes[node][real[node]]
        inner = None if bounds is None else (bounds[0][node] - 1e-6, bounds[1][node] + 1e-6)
        spot = nearest_free(result[node], own, taken[:used], gap - 1e-6, inner)
        if spot is None:
            return None
        result[node] = spot
        taken[used : used + len(own)] = own + np.tile(spot, 2)
        used += len(own)
    return result


def nearest_free(
    wish: Floats, own: Floats, taken: Floats, gap: float, inner: tuple[Floats, Floats] | None
) -> Floats | None:
    """The spot nearest to ``wish`` where no box of ``own`` is nearer than ``gap`` to one of ``taken``.

    ``inner``: lowest and highest position that is allowed; None is returned when there is no spot.
    """
    if not _covered(wish[None], own, taken, gap)[0]:
        return wish
    scale, far = _STEP, 0.0
    while True:
        begin, chunk = 1, _CHUNK
        while begin < len(_SPOTS):
            part = _SPOTS[begin : begin + chunk] * scale
            far = float(np.abs(part).max())
            begin, chunk = begin + chunk, chunk * 2
            spots = wish + part
            if inner is not None:
                spots = spots[_within(spots, *inner)]
                if not len(spots):
                    continue
            # Only what can be met at all from these spots.
            low, high = own[:, :2].min(axis=0) + wish - far - gap, own[:, 2:].max(axis=0) + wish + far + gap
            near = taken[_touching(taken, low, high)]
            covered = _covered(spots, own, near, gap)
            if not covered.all():
                return floats(spots[int(np.argmin(covered))])
        if inner is not None and (far > inner[1] - inner[0]).all():
            return None
        scale *= 2.0  # nothing within some 300 pixels: look in wider steps


# Column by column: numpy takes far longer over many short rows.
def _within(points: Floats, low: Floats, high: Floats) -> Mask:
    """Which ``points`` (n, 2) are in the rectangle, its border included."""
    x, y = points.T
    return mask((x >= low[0]) & (x <= high[0]) & (y >= low[1]) & (y <= high[1]))


def _touching(boxes: Floats, low: Floats, high: Floats) -> Mask:
    """Which ``boxes`` (n, 4) share some area with the rectangle."""
    left, top, right, bottom = boxes.T
    return mask((right > low[0]) & (left < high[0]) & (bottom > low[1]) & (top < high[1]))


def _covered(spots: Floats, own: Floats, taken: Floats, gap: float) -> Mask:
    """At which ``spots`` (k, 2) the boxes ``own`` (b, 4) would lie on ``taken`` (m, 4) or too near."""
    result = np.zeros(len(spots), dtype=bool)
    left, top, right, bottom = taken.T
    for box in own:
        x, y = spots[:, 0, None], spots[:, 1, None]
        over = left < x + (box[2] + gap)
        over &= right > x + (box[0] - gap)
        over &= top < y + (box[3] + gap)
        over &= bottom > y + (box[1] - gap)
        result |= over.any(axis=1)
    return result
