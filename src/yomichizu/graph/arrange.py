"""The ways to lay out a view from nothing. All work on numbers, none knows a node.

Shared arguments: ``count`` nodes; edges from ``source`` to ``target`` (node numbers); ``size`` the
width and height (count, 2) of each node with its label, in scene units; ``aspect`` the pane's width
over its height; ``first`` where the text first names each node. Results have the shape (count, 2),
y downwards, and are the same for the same arguments.
"""

from __future__ import annotations

import numpy as np

from yomichizu.graph.index import Floats, Ints, distinct, floats
from yomichizu.graph.packing import packed
from yomichizu.graph.stress import components, stress_layout, sunflower

_KNOWN, _MOSTLY = 3, 0.5  # nodes of a part, and share of them, that must have stood in another picture
_ROOM = 1.1  # areas of the nodes that a part covers at least
_SLANTS = tuple(np.radians(degrees) for degrees in (0, 8, -8, 16, -16, 24, -24, 32, -32, 40, -40))


def unit(size: Floats) -> float:
    """Length of an edge between nodes of such boxes, in scene units."""
    return 1.5 * float(np.sqrt(np.mean(size[:, 0] * size[:, 1])) if len(size) else 1.0)


def force(
    count: int,
    source: Ints,
    target: Ints,
    size: Floats,
    aspect: float,
    *,
    first: Floats,
    old: Floats | None = None,
) -> Floats:
    """Distances on paper as in the graph, turned to fill the pane, the text's beginning left and up.

    A part most of which stood in another picture begins from there and is not turned: ``old`` (count, 2),
    nan for nodes that were not in it.
    """
    step = unit(size)
    parts = components(count, source, target)
    local = np.zeros(count, dtype=np.intp)
    part_of = np.zeros(count, dtype=np.intp)
    for number, part in enumerate(parts):
        local[part] = np.arange(len(part))
        part_of[part] = number
    placed: list[Floats] = []
    by_part = _edges_of(part_of, source, len(parts))
    for part, edges in zip(parts, by_part, strict=True):
        tail, head = local[source[edges]], local[target[edges]]
        start = None if old is None else _start(old[part] / step, tail, head)
        found = stress_layout(len(part), tail, head, start=start) * step
        if start is None:
            found = _turned(found, size[part], aspect, first[part])
        placed.append(_roomy(found, size[part]))
    moves = packed(placed, [size[part] for part in parts], aspect, step * 0.4)
    result = np.zeros((count, 2))
    for part, positions, move in zip(parts, placed, moves, strict=True):
        result[part] = positions + move
    return _centred(result)


def _start(old: Floats, source: Ints, target: Ints) -> Floats | None:
    """The old places (n, 2) and, for nodes that had none, near their neighbours'; None if few had one."""
    known = np.isfinite(old[:, 0])
    if known.sum() < max(_KNOWN, _MOSTLY * len(old)):
        return None
    start = np.where(known[:, None], old, old[known].mean(axis=0))
    ends, others = np.concatenate([source, target]), np.concatenate([target, source])
    ends, others = ends[known[others]], others[known[others]]
    degree = np.bincount(ends, minlength=len(old))
    new = ~known & (degree > 0)
    for axis in (0, 1):
        near = np.bincount(ends, weights=start[others, axis], minlength=len(old))
        start[new, axis] = near[new] / degree[new]
    # No two on one point: nothing would part them.
    return floats(start + 0.3 * sunflower(len(old)) / np.sqrt(len(old)))


def narrative(
    count: int, source: Ints, target: Ints, size: Floats, aspect: float, *, first: Floats
) -> Floats:
    """x grows with the place in the text that first names a node; y lets neighbours meet."""
    free = force(count, source, target, size, aspect, first=first)
    order = np.argsort(first, kind="stable")
    rank = np.zeros(count)
    rank[order] = np.arange(count)
    # Half by place and half by rank: by place alone, the lead paragraph would hold half the map.
    _, level = np.unique(first, return_inverse=True)
    shared = np.bincount(level, weights=rank) / np.bincount(level)
    span = max(float(first.max() - first.min()), 1.0)
    share = 0.35 * (first - first.min()) / span + 0.65 * shared[level] / max(count - 1, 1)
    area = float(np.sum((size[:, 0] + unit(size) * 0.4) * (size[:, 1] + unit(size) * 0.4))) * 2.2
    width = np.sqrt(area * max(aspect, 1.0) * 1.3)
    x = (share - 0.5) * width
    y = _settled_y(x, free[:, 1], source, target, area / max(width, 1e-9))
    return _centred(np.stack([x, y], axis=1))


def _settled_y(x: Floats, y: Floats, source: Ints, target: Ints, height: float) -> Floats:
    """y of its neighbours' mean, again and again, spread evenly over ``height`` after each round."""
    count = len(x)
    ends, others = np.concatenate([source, target]), np.concatenate([target, source])
    degree = np.bincount(ends, minlength=count)
    for _ in range(12):
        mean = np.bincount(ends, weights=y[others], minlength=count) / np.maximum(degree, 1)
        y = np.where(degree > 0, 0.5 * y + 0.5 * mean, y)
        place = np.zeros(count)
        place[np.lexsort((np.arange(count), y))] = np.arange(count)
        even = (place / max(count - 1, 1) - 0.5) * height
        y = even
    return y


def rings(count: int, source: Ints, target: Ints, size: Floats, aspect: float, *, first: Floats) -> Floats:
    """Node 0 in the middle, the others on ellipses by their distance from it, kin side by side."""
    step = unit(size)
    depth = _depths(count, source, target)
    free = force(count, source, target, size, aspect, first=first)
    angle = np.arctan2(free[:, 1] - free[0, 1], free[:, 0] - free[0, 0])
    result = np.zeros((count, 2))
    radius = 0.0
    ends, others = np.concatenate([source, target]), np.concatenate([target, source])
    for ring in range(1, int(depth.max()) + 1 if count > 1 else 1):
        members = np.flatnonzero(depth == ring)
        if ring > 1:  # below the middle of its parents on the ring inside
            inner = depth[others] == ring - 1
            east = np.bincount(ends[inner], weights=np.cos(angle[others[inner]]), minlength=count)
            south = np.bincount(ends[inner], weights=np.sin(angle[others[inner]]), minlength=count)
            found = members[np.hypot(east[members], south[members]) > 1e-9]
            angle[found] = np.arctan2(south[found], east[found])
        members = members[np.lexsort((members, angle[members]))]
        room = np.maximum(size[members, 0], size[members, 1]) * 1.15
        stretch = np.sqrt(max(aspect, 1e-3))
        radius = max(radius + step * 1.2, float(room.sum()) / (2 * np.pi))
        # Each has its share of the ring; the whole is turned to where most of them wanted to be.
        middle = (np.cumsum(room) - room / 2) / room.sum() * 2 * np.pi
        turn = np.angle(np.mean(np.exp(1j * (angle[members] - middle))))
        angle[members] = middle + turn
        result[members, 0] = radius * stretch * np.cos(angle[members])
        result[members, 1] = radius / stretch * np.sin(angle[members])
    return result


def _depths(count: int, source: Ints, target: Ints) -> Ints:
    """Steps from node 0; what it does not reach stands one ring outside the farthest."""
    depth = np.full(count, -1, dtype=np.intp)
    depth[:1] = 0
    ring = 0
    while True:
        there = np.concatenate([target[(depth[source] == ring)], source[(depth[target] == ring)]])
        there = there[depth[there] < 0]
        if not len(there):
            break
        ring += 1
        depth[there] = ring
    depth[depth < 0] = ring + 1
    return depth


def clusters(
    count: int,
    source: Ints,
    target: Ints,
    size: Floats,
    aspect: float,
    *,
    first: Floats,
    community: Ints,
) -> Floats:
    """Each cluster laid out by itself, as a disc; discs that have much to do with each other touch."""
    gap = unit(size) * 0.8
    names = distinct(community)
    groups = [np.flatnonzero(community == name) for name in names]
    groups.sort(key=lambda group: (-len(group), int(group[0])))
    local = np.zeros(count, dtype=np.intp)
    group_of = np.zeros(count, dtype=np.intp)
    for number, group in enumerate(groups):
        local[group] = np.arange(len(group))
        group_of[group] = number
    same = group_of[source] == group_of[target]
    inner = np.flatnonzero(same)
    by_group = _edges_of(group_of, source[inner], len(groups))
    result = np.zeros((count, 2))
    radii = np.zeros(len(groups))
    for number, (group, picks) in enumerate(zip(groups, by_group, strict=True)):
        edges = inner[picks]
        found = force(
            len(group), local[source[edges]], local[target[edges]], size[group], 1.0, first=first[group]
        )
        low, high = (found - size[group] / 2).min(axis=0), (found + size[group] / 2).max(axis=0)
        found -= (low + high) / 2
        corners = np.abs(found) + size[group] / 2
        radii[number] = float(np.hypot(corners[:, 0], corners[:, 1]).max()) + gap / 2
        result[group] = found
    links = np.zeros((len(groups), len(groups)))
    np.add.at(links, (group_of[source[~same]], group_of[target[~same]]), 1.0)
    centres = discs(radii, links + links.T, aspect)
    for number, group in enumerate(groups):
        result[group] += centres[number]
    cross = np.flatnonzero(~same)
    for number, group in enumerate(groups):
        out = cross[(group_of[source[cross]] == number) | (group_of[target[cross]] == number)]
        swap = group_of[target[out]] == number
        here, there = np.where(swap, target[out], source[out]), np.where(swap, source[out], target[out])
        result[group] = _facing(result, group, centres[number], here, there)
    return _centred(result)


def _facing(result: Floats, group: Ints, centre: Floats, here: Ints, there: Ints) -> Floats:
    """The group turned (in twelfths) and perhaps mirrored so that its edges to other groups are short."""
    own = result[group] - centre
    if not len(here):
        return result[group]
    where = np.searchsorted(group, here)
    best, best_cost = own, np.inf
    for mirror in (1.0, -1.0):
        for twelfth in range(12):
            angle = twelfth * np.pi / 6
            cos, sin = np.cos(angle), np.sin(angle)
            turned = (own * [1.0, mirror]) @ np.array([[cos, sin], [-sin, cos]])
            cost = float(np.sum((turned[where] + centre - result[there]) ** 2))
            if cost < best_cost - 1e-6:
                best, best_cost = turned, cost
    return floats(best + centre)


def discs(radii: Floats, links: Floats, aspect: float) -> Floats:
    """Centres of discs that do not overlap: close to the middle and to those they are linked with."""
    centres = np.zeros((len(radii), 2))
    around = np.arange(64) * (2 * np.pi / 64)
    ring = np.stack([np.cos(around), np.sin(around)], axis=1)
    for number in range(1, len(radii)):
        there, reach = centres[:number], radii[:number] + radii[number]
        spots = there[:, None, :] + reach[:, None, None] * ring
        # Only a disc that another one reaches can stand in the way of a place beside that.
        apart = np.hypot(*(there[:, None] - there).transpose(2, 0, 1))
        beside, other = np.nonzero(apart < reach[:, None] + reach)
        clash = np.hypot(*(spots[beside] - there[other, None]).transpose(2, 0, 1)) < reach[other, None] - 1e-6
        begins = np.searchsorted(beside, np.arange(number))
        spots = spots[~np.logical_or.reduceat(clash, begins, axis=0)]
        kin = np.flatnonzero(links[number, :number])
        share = links[number, kin] / max(float(links[number, kin].sum()), 1e-9)
        away = np.hypot(*(spots[:, None, :] - there[kin]).transpose(2, 0, 1)) @ share
        pull = np.hypot(spots[:, 0] / aspect, spots[:, 1]) + 0.5 * away
        centres[number] = spots[int(np.argmin(np.round(pull, 6)))]
    return centres


def _edges_of(owner: Ints, source: Ints, groups: int) -> list[Ints]:
    """Edge numbers by the group that owns their source."""
    order = np.argsort(owner[source], kind="stable")
    bounds = np.searchsorted(owner[source][order], np.arange(groups + 1))
    return [order[bounds[i] : bounds[i + 1]] for i in range(groups)]


def _roomy(positions: Floats, size: Floats) -> Floats:
    """Thousands of nodes within a few steps of each other, drawn so large that there is room for them all.

    Parts of a few nodes, which then lie beside them, would otherwise take more of the pane than they.
    """
    if len(positions) < 2:
        return positions
    # Points spread evenly over an ellipse deviate by half its radii.
    area = 4 * np.pi * float(np.prod(positions.std(axis=0)))
    need = _ROOM * float(np.sum(size[:, 0] * size[:, 1]))
    return positions * max(1.0, float(np.sqrt(need / max(area, 1e-9)))) if area > 0 else positions


def _turned(positions: Floats, size: Floats, aspect: float, first: Floats) -> Floats:
    """Turned to fill a pane of such a shape, mirrored so that the text begins left and above.

    The longer axis lies flat, unless that makes the picture wider than the pane is: then it is
    turned towards the diagonal as far as that helps.
    """
    if len(positions) < 2:
        return positions
    centred = positions - positions.mean(axis=0)
    flat = 0.5 * np.arctan2(
        2 * float(np.sum(centred[:, 0] * centred[:, 1])),
        float(np.sum(centred[:, 0] ** 2) - np.sum(centred[:, 1] ** 2)),
    )
    best, turned = np.inf, centred
    for step in _SLANTS:
        cos, sin = np.cos(flat + step), np.sin(flat + step)
        tried = centred @ np.array([[cos, -sin], [sin, cos]])
        width, height = (tried + size / 2).max(axis=0) - (tried - size / 2).min(axis=0)
        cost = max(float(width) / aspect, float(height)) * (1.0 + 0.05 * abs(step))
        if cost < best - 1e-9:
            best, turned = cost, tried
    order = np.argsort(np.argsort(first, kind="stable")).astype(float)
    order -= order.mean()
    for axis in (0, 1):
        if float(np.sum(order * turned[:, axis])) < -1e-9:
            turned[:, axis] *= -1
    return floats(turned)


def _centred(positions: Floats) -> Floats:
    """The middle of the picture at the origin."""
    if not len(positions):
        return positions
    return floats(positions - (positions.min(axis=0) + positions.max(axis=0)) / 2)
