"""From one picture to the next: what was there stays, what is new finds its place."""

from __future__ import annotations

import numpy as np

from yomichizu.graph.index import Floats, Ints, Mask, floats
from yomichizu.graph.placement import nearest_free


def aligned(new: Floats, old: Floats, common: Mask) -> Floats:
    """``new`` turned, mirrored and shifted (not scaled) so that ``common`` rows lie near those of ``old``.

    Orthogonal Procrustes problem (P. H. Schönemann, Psychometrika 31, 1966).
    """
    here, there = new[common], old[common]
    shift_new, shift_old = here.mean(axis=0), there.mean(axis=0)
    if len(here) < 2:
        return floats(new - shift_new + shift_old)
    left, _, right = np.linalg.svd((here - shift_new).T @ (there - shift_old))
    return floats((new - shift_new) @ (left @ right) + shift_old)


def joined(
    positions: Floats,
    old: Mask,
    source: Ints,
    target: Ints,
    size: Floats,
    *,
    x: Floats | None = None,
    community: Ints | None = None,
) -> Floats:
    """Positions with the rows that are not ``old`` placed: near their neighbours, in free space.

    ``size`` are widths and heights (n, 2). ``x`` fixes the horizontal place of every new row. With
    ``community`` (n,) a new row goes to its own cluster: near its neighbours there, or to the middle.
    Rows that are ``old`` are returned as they were.
    """
    result = positions.copy()
    placed = old.copy()
    count = len(result)
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for a, b in zip(source.tolist(), target.tolist(), strict=True):
        neighbours[a].append(b)
        neighbours[b].append(a)
    edge = result[old]
    known = np.array([sum(bool(old[n]) for n in own) for own in neighbours], dtype=np.intp)
    for _ in range(int((~old).sum())):
        # The one with the most neighbours in place comes next: it knows best where it belongs.
        best = int(np.argmax(np.where(placed, -1, known)))
        near = [n for n in neighbours[best] if placed[n]]
        if community is not None:
            home = placed & (community == community[best])
            near = [n for n in near if home[n]] or np.flatnonzero(home).tolist() or near
        if near:
            wish = result[near].mean(axis=0)
        else:  # nothing to hold on to: under the picture
            wish = np.array([edge[:, 0].mean(), edge[:, 1].max() + size[best, 1]])
        result[best] = _free_spot(wish, best, result, placed, size, None if x is None else float(x[best]))
        placed[best] = True
        known[neighbours[best]] += 1
    return result


def _free_spot(
    wish: Floats, node: int, positions: Floats, placed: Mask, size: Floats, x: float | None
) -> Floats:
    """The spot nearest to ``wish`` where the box of ``node`` overlaps no placed one."""
    half = size / 2 * 1.04
    if x is None:
        taken = np.concatenate([positions[placed] - half[placed], positions[placed] + half[placed]], axis=1)
        spot = nearest_free(wish, np.concatenate([-half[node], half[node]])[None], taken, 0.0, None)
        assert spot is not None  # it looks ever farther out
        return spot
    taken = positions[placed]
    need = half[placed] + half[node]
    step = float(size[node].min()) * 0.5
    down = np.arange(1, 400) * step * 0.5
    spots = np.column_stack([np.full(799, x), wish[1] + np.concatenate([[0.0], down, -down])])
    spots = spots[np.argsort(np.abs(spots[:, 1] - wish[1]), kind="stable")]
    for begin in range(0, len(spots), 60):
        part = spots[begin : begin + 60]
        apart = np.abs(part[:, None, :] - taken[None, :, :])
        free = (apart >= need[None, :, :]).any(axis=2).all(axis=1)
        if free.any():
            return floats(part[int(np.argmax(free))])
    return np.array([x, float(taken[:, 1].max()) + float(need[:, 1].max())])


def spread(positions: Floats, size: Floats, fixed: Mask) -> Floats:
    """Moves rows that are not ``fixed`` off those that are, each to the nearest free spot."""
    placed = fixed.copy()
    result = positions.copy()
    for node in np.flatnonzero(~fixed).tolist():
        need = (size[fixed] + size[node]) / 2
        if (np.abs(result[fixed] - result[node]) < need).all(axis=1).any():
            placed[:] = True
            placed[node] = False
            result[node] = _free_spot(result[node], node, result, placed, size, None)
    return result
