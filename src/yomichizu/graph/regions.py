"""A map of countries: every cluster has a part of the pane to itself, and its nodes stay within.

The pane is cut in two again and again, each time so that clusters which have much to do with each
other end up on the same side (min-cut placement: M. A. Breuer, A class of min-cut placement
algorithms. DAC 1977). Within these bounds the distances on paper come close to those in the graph
(stress majorisation, E. R. Gansner, Y. Koren, S. North, GD 2004, each step projected onto the
bounds), where an edge asks for as much length as the word on it takes. Where nodes stood before, the
picture begins from there and is held to it (anchoring: U. Brandes, M. Mader, A quantitative comparison
of stress-minimization approaches for offline dynamic graph drawing, GD 2011). All lengths are pixels.
"""

from __future__ import annotations

from itertools import combinations
from math import hypot

import numpy as np

from yomichizu.graph.index import Floats, Ints, floats
from yomichizu.graph.placement import Bounds, extent, hull, settled
from yomichizu.graph.speech import Speech
from yomichizu.graph.stress import components, stress_layout

_FILL = 0.68  # share of a region that names and words can cover and still be arranged at ease
_MARGIN = 13.0  # between a node and the border of its region
_TITLE = 15.0  # more at the upper border, for the cluster's name
_ABROAD = 0.12  # a pair of nodes in different clusters against one in the same
_LINKED_ABROAD = 0.5  # and when an edge joins them
_FREE_ROUNDS, _ROUNDS, _LAST_ROUNDS = 10, 14, 12
_ASIDE = 1.2  # of the longest way in a part of a cluster, from one of its nodes to those of another part
_MANY = 60  # nodes in a cluster that are spread evenly before they are pushed apart
_WIDER = 1.8  # what is drawn of a node is about so much wider than high
_GROWN = 1.12  # area of a region whose names found no room
_DRAWN_OUT = 1.3  # as far as a picture is drawn out to fill its pane
_ANCHOR = 2.0  # pull of a node's old place against that of all other nodes together
_ELSEWHERE = 20.0  # cost of a region one pane away from where its cluster was
_PARTED = 20.0  # worth of a cut between clusters that were one pane apart in its direction
_LEANING = 0.5  # of where a cluster was in the pane, by which its nodes lie off the middle of its region
_TURNS = tuple(
    np.array([[x, 0.0], [0.0, y]]) @ swap
    for x in (1.0, -1.0)
    for y in (1.0, -1.0)
    for swap in (np.eye(2), np.eye(2)[::-1])
)

Rect = tuple[float, float, float, float]


def regions(
    source: Ints,
    target: Ints,
    boxes: Floats,
    community: Ints,
    pane: tuple[float, float],
    *,
    first: Floats,
    words: Floats,
    gap: float,
    old: Floats | None = None,
) -> Floats:
    """Positions (n, 2) in pixels, free of overlaps and centred on the origin.

    ``boxes`` (n, boxes a node, 4) are what is drawn of each node, relative to it; ``community`` (n,)
    its cluster; ``pane`` the width and height to fill (the picture becomes larger than that where
    names need more); ``first`` (n,) where the text first names each node; ``words`` (m, 2) width
    and height of the word on each edge, 0 for none; ``gap`` what to keep between boxes; ``old``
    (n, 2) where nodes stood in another picture, nan for those that were not in it: clusters stay on
    their side of the pane, and within them nodes in their order.
    """
    count = len(boxes)
    if count < 2:
        return np.zeros((count, 2))
    _, cluster = np.unique(community, return_inverse=True)
    low, high = hull(boxes)
    need, least = _needs(cluster, source, target, high - low + gap, words)
    links = np.zeros((len(need), len(need)))
    np.add.at(links, (cluster[source], cluster[target]), 1.0 + (words[:, 0] > 0))
    begins = np.array([first[cluster == number].min() for number in range(len(need))])
    was = np.full((count, 2), np.nan) if old is None else old
    middles = _middles(was, cluster, len(need))
    task = _Task(source, target, boxes, cluster, first, words, gap, was)
    room = np.array(pane, dtype=float)
    found: Floats | None = None
    while found is None:
        size = room * np.sqrt(max(1.0, float(need.sum()) / float(np.prod(room))))
        size = np.maximum(size, least.max(axis=0))
        rects = plots(need, least, links + links.T, size, begins, middles)
        found, crowded = task.arranged(rects)
        need[crowded] *= _GROWN
    found = _spread(found, boxes, room)
    corner, span = extent(found, boxes)
    return floats(found - (corner + span / 2))


def _spread(positions: Floats, boxes: Floats, room: Floats) -> Floats:
    """``positions`` drawn out along the side of ``room`` that they leave free; nothing comes nearer by it."""
    _, span = extent(positions, boxes)
    reach = np.ptp(positions, axis=0)
    free = room * float((span / room).max()) - span
    return floats(positions * np.clip(1.0 + free / np.maximum(reach, 1.0), 1.0, _DRAWN_OUT))


def _needs(cluster: Ints, source: Ints, target: Ints, size: Floats, words: Floats) -> tuple[Floats, Floats]:
    """Pixels that each cluster should have (k,), and the least width and height it can do with (k, 2)."""
    count = int(cluster.max()) + 1
    area = floats(np.bincount(cluster, weights=np.prod(size, axis=1), minlength=count))
    for end in (source, target):
        area = area + np.bincount(cluster[end], weights=np.prod(words, axis=1) / 2, minlength=count)
    least = np.zeros((count, 2))
    for axis in (0, 1):
        np.maximum.at(least[:, axis], cluster, size[:, axis] + 2 * _MARGIN + axis * _TITLE)
    # With the margin all around and the title, of a square region.
    side = np.sqrt(area / _FILL)
    return floats((side + 2 * _MARGIN) * (side + 2 * _MARGIN + _TITLE)), least


def _middles(was: Floats, cluster: Ints, count: int) -> Floats:
    """Where each cluster lay in the old picture (k, 2), whose kept nodes reach from 0 to 1; nan if new."""
    known = np.isfinite(was[:, 0])
    result = np.full((count, 2), np.nan)
    if known.any():
        low, high = was[known].min(axis=0), was[known].max(axis=0)
        share = 0.5 + (was - (low + high) / 2) / np.maximum(high - low, 1e-9)
        for number in range(count):
            own = share[known & (cluster == number)]
            if len(own):
                result[number] = own.mean(axis=0)
    return result


def plots(
    need: Floats, least: Floats, links: Floats, size: Floats, begins: Floats, old: Floats | None = None
) -> Floats:
    """A rectangle (k, 4) left, top, right, bottom for each cluster; together they fill the pane.

    ``need`` (k,) are their areas (in proportion), ``least`` (k, 2) the smallest sides, ``links``
    (k, k) how much they have to do with each other, ``size`` (2,) the pane, centred on the origin,
    ``begins`` (k,) where the text comes to each: what comes first goes left and up when nothing
    else decides. ``old`` (k, 2) is the part of the pane where each was before, from 0 to 1, nan for
    new ones: what is known there goes there, and is cut apart in the direction in which it was apart, as
    far as names find their room.
    """
    count = len(need)
    # Plain numbers: there are few clusters, but many ways to part them.
    area, sides, pull_of = need.tolist(), least.tolist(), links.tolist()
    late, (width, height) = begins.tolist(), size.tolist()
    before = [] if old is None else ((old - 0.5) * size).tolist()
    shares = [] if old is None else old.tolist()
    known = [] if old is None else np.isfinite(old[:, 0]).tolist()
    whole: Rect = (-width / 2, -height / 2, width / 2, height / 2)
    rects = [whole] * count
    queue: list[tuple[int, ...]] = [tuple(range(count))]
    while queue:
        group = queue.pop(0)
        if len(group) < 2:
            continue
        best: tuple[float, tuple[int, ...], tuple[int, ...], Rect, Rect] | None = None
        others = [number for number in range(count) if number not in group]
        middles = [((r[0] + r[2]) / 2, (r[1] + r[3]) / 2) for r in rects]
        total = sum(area[number] for number in group)
        for amount in range(1, len(group)):
            for one in combinations(group, amount):
                rest = tuple(number for number in group if number not in one)
                share = sum(area[number] for number in one) / total
                cut = sum(pull_of[a][b] for a in one for b in rest)
                first = sum(late[n] for n in one) / len(one) <= sum(late[n] for n in rest) / len(rest)
                pairs = [(a, b) for a in one for b in rest if known and known[a] and known[b]]
                for axis in (0, 1):
                    here, there = _halves(rects[group[0]], share, axis)
                    cost = _bad_shape(here, one, sides) + _bad_shape(there, rest, sides)
                    way = abs(here[axis] + here[axis + 2] - there[axis] - there[axis + 2]) / 2
                    pull = 0.0
                    for side, members in ((here, one), (there, rest)):
                        x, y = (side[0] + side[2]) / 2, (side[1] + side[3]) / 2
                        for other in others:
                            weight = sum(pull_of[member][other] for member in members)
                            pull += weight * hypot(x - middles[other][0], y - middles[other][1])
                        for member in members:
                            if known and known[member]:
                                away = hypot(x - before[member][0], y - before[member][1])
                                cost += _ELSEWHERE * away / (width + height)
                    if pairs:
                        between = sum(shares[b][axis] - shares[a][axis] for a, b in pairs)
                        cost -= _PARTED * between / len(pairs)
                    cost += (cut * way + pull) / (width + height) + (0.0 if first else 0.02)
                    if best is None or cost < best[0] - 1e-9:
                        best = cost, one, rest, here, there
        assert best is not None
        _, one, rest, here, there = best
        for members, rect in ((one, here), (rest, there)):
            for member in members:
                rects[member] = rect
        queue += [one, rest]
    return np.array(rects, dtype=float).reshape(-1, 4)


def _halves(rect: Rect, share: float, axis: int) -> tuple[Rect, Rect]:
    """``rect`` cut so that the left or upper part has this share of it."""
    left, top, right, bottom = rect
    if axis == 0:
        at = left + (right - left) * share
        return (left, top, at, bottom), (at, top, right, bottom)
    at = top + (bottom - top) * share
    return (left, top, right, at), (left, at, right, bottom)


def _bad_shape(rect: Rect, members: tuple[int, ...], least: list[list[float]]) -> float:
    """What is wrong with the shape of a part: too slim, or slimmer than a name is wide."""
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    short = 0.0
    for member in members:
        wide, high = least[member]
        short += (max(wide - width, 0.0) + max(high - height, 0.0)) / (wide + high)
    ratio = max(width / height, height / width)
    # Several clusters will be cut apart again: a long part is no fault then.
    return 60.0 * short + 4.0 * max(0.0, ratio / (1.6 * len(members)) - 1.0)


class _Task:
    """One arrangement, tried in as large a pane as it turns out to take."""

    def __init__(
        self,
        source: Ints,
        target: Ints,
        boxes: Floats,
        cluster: Ints,
        first: Floats,
        words: Floats,
        gap: float,
        was: Floats,
    ) -> None:
        self.source, self.target, self.boxes, self.cluster = source, target, boxes, cluster
        self.first, self.words, self.gap, self.was = first, words, gap, was
        self.known = np.isfinite(was[:, 0])
        self.low, self.high = hull(boxes)
        self.speech = Speech(source, target, words, boxes, gap)
        length = self._lengths()
        self.steps = _shortest(len(boxes), source, target, length)
        self.joined = np.zeros(self.steps.shape, dtype=bool)
        self.joined[source, target] = self.joined[target, source] = True

    def _lengths(self) -> Floats:
        """What each edge should measure from middle to middle."""
        size = self.high - self.low
        reach = size.sum(axis=1) / 4
        word = np.where(self.words[:, 0] > 0, self.words[:, 0] + 22.0, 14.0)
        return floats(reach[self.source] + reach[self.target] + word)

    def arranged(self, rects: Floats) -> tuple[Floats | None, Ints]:
        """Positions within the regions ``rects``; or None, and the clusters that found too little room."""
        inner = rects[self.cluster] + np.array([_MARGIN, _MARGIN + _TITLE, -_MARGIN, -_MARGIN])
        lowest, highest = inner[:, :2] - self.low, inner[:, 2:] - self.high
        lowest, highest = np.minimum(lowest, highest), np.maximum(lowest, highest)
        positions = self._begun(rects, lowest, highest)
        positions = self._majorised(rects, positions, lowest, highest)
        for number in range(len(rects)):
            rows = np.flatnonzero(self.cluster == number)
            if len(rows) > _MANY:
                positions[rows] = self._evened(rows, positions, rects[number])
        bounds = (lowest, highest)
        # Who had to look for a free spot may stand on a word now: once more, from there.
        for rounds in (_LAST_ROUNDS, _LAST_ROUNDS // 2):
            for _ in range(rounds):
                positions = self.speech.pushed(positions, bounds)
            found, crowded = self._settled(rects, positions, bounds)
            if found is None:
                return None, crowded
            positions = found
        return positions, crowded

    def _settled(self, rects: Floats, positions: Floats, bounds: Bounds) -> tuple[Floats | None, Ints]:
        """Every node on a free spot of its region; or None, and the clusters where some found none."""
        result = positions.copy()
        crowded = []
        for number in range(len(rects)):
            rows = np.flatnonzero(self.cluster == number)
            own_bounds = (bounds[0][rows], bounds[1][rows])
            for gap, even in ((0.5, False), (0.4, True)):
                begun = self._evened(rows, positions, rects[number]) if even else positions[rows]
                own = settled(begun, self.boxes[rows], gap * self.gap, bounds=own_bounds)
                if own is not None:
                    result[rows] = own
                    break
            else:
                crowded.append(number)
        return (None if crowded else result), np.array(crowded, dtype=np.intp)

    def _evened(self, rows: Ints, positions: Floats, rect: Floats) -> Floats:
        """``rows`` spread evenly over ``rect``, each in about the place it has among the others.

        The region is halved again and again along its longer side, and so are the nodes by their
        places, until each has a cell as large in proportion as what is drawn of it.
        """
        area = np.prod(self.high - self.low + self.gap, axis=1)
        middle = (self.low + self.high) / 2
        result = positions.copy()
        left, top, right, bottom = rect.tolist()
        queue: list[tuple[Ints, Rect]] = [(rows, (left, top, right, bottom))]
        while queue:
            group, cell = queue.pop()
            if len(group) == 1:
                at = ((cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2)
                result[group[0]] = at - middle[group[0]]
                continue
            axis = int((cell[3] - cell[1]) * _WIDER > cell[2] - cell[0])
            group = group[np.lexsort((group, positions[group, axis]))]
            cut = len(group) // 2
            share = float(area[group[:cut]].sum() / area[group].sum())
            queue += zip((group[:cut], group[cut:]), _halves(cell, share, axis), strict=True)
        return result[rows]

    def _begun(self, rects: Floats, lowest: Floats, highest: Floats) -> Floats:
        """Each cluster by itself, turned so that what leads to the others lies near them."""
        positions = np.zeros((len(self.boxes), 2))
        middle = (lowest + highest) / 2
        positions[:] = middle
        same = self.cluster[self.source] == self.cluster[self.target]
        for number in range(len(rects)):
            members = np.flatnonzero(self.cluster == number)
            if len(members) < 2:
                continue
            row = np.zeros(len(self.boxes), dtype=np.intp)
            row[members] = np.arange(len(members))
            edges = same & (self.cluster[self.source] == number)
            own = self._drawn(members, row[self.source[edges]], row[self.target[edges]])
            span = np.maximum(np.ptp(own, axis=0), 1e-9)
            own = (own - (own.min(axis=0) + own.max(axis=0)) / 2) / span
            room = (highest[members] - lowest[members]).mean(axis=0)
            out = np.flatnonzero(
                ~same & ((self.cluster[self.source] == number) | (self.cluster[self.target] == number))
            )
            swap = self.cluster[self.target[out]] == number
            here = row[np.where(swap, self.target[out], self.source[out])]
            there = np.where(swap, self.source[out], self.target[out])
            order = np.argsort(np.argsort(self.first[members], kind="stable")) / len(members)
            kept = np.flatnonzero(self.known[members])
            before = self._kept(members[kept]) * room
            best = (np.inf, own)
            for turn in _TURNS:
                turned = own @ turn * room
                away = np.hypot(*(turned[here] + middle[members][here] - positions[there]).T).sum()
                # Without neighbours abroad the text decides: it begins left and above.
                cost = float(away) - 0.05 * float((turned.sum(axis=1) * (order - order.mean())).sum())
                if len(kept) > 1:
                    cost = float(np.hypot(*(turned[kept] - before).T).sum())
                if cost < best[0] - 1e-6:
                    best = (cost, turned)
            best[1][kept] = before
            positions[members] = middle[members] + best[1]
        return np.clip(positions, lowest, highest)

    def _kept(self, rows: Ints) -> Floats:
        """Old places of some nodes of a cluster, stretched to reach from -0.5 to 0.5.

        They lean towards where the cluster was: of two in regions side by side, the upper one stays upper.
        """
        if not len(rows):
            return np.zeros((0, 2))
        was, every = self.was[rows], self.was[self.known]
        own = _centred_shares(was, was)
        return floats(np.clip(own + _LEANING * _centred_shares(was, every).mean(axis=0), -0.5, 0.5))

    def _drawn(self, members: Ints, source: Ints, target: Ints) -> Floats:
        """A cluster's own shape; parts that hang together with nothing else are tied to the largest."""
        parts = components(len(members), source, target)
        degree = np.bincount(np.concatenate([source, target]), minlength=len(members))
        heads = np.array([part[int(degree[part].argmax())] for part in parts], dtype=np.intp)
        source = np.concatenate([source, heads[1:]])
        target = np.concatenate([target, np.repeat(heads[0], len(heads) - 1)])
        return stress_layout(len(members), source, target)

    def _majorised(self, rects: Floats, positions: Floats, lowest: Floats, highest: Floats) -> Floats:
        home = self.cluster[:, None] == self.cluster
        width, height = (rects[:, 2:] - rects[:, :2]).T
        across = np.hypot(width, height)[self.cluster] * 0.8
        middle = (rects[:, :2] + rects[:, 2:])[self.cluster] / 2
        apart = np.hypot(*(middle[:, None] - middle).transpose(2, 0, 1))
        # What no way leads to: some way off at home, abroad as far as the regions are.
        linked = np.isfinite(self.steps)
        farthest = np.where(linked & home, self.steps, 0.0).max(axis=1)
        known = np.where(linked, self.steps, np.where(home, self._aside(farthest, across), apart))
        wanted = np.where(home, np.minimum(known, across[:, None]), known)
        np.fill_diagonal(wanted, 0.0)
        with np.errstate(divide="ignore"):
            weight = np.where(wanted > 0, wanted**-2.0, 0.0)
        weight *= np.where(home, 1.0, np.where(self.joined, _LINKED_ABROAD, _ABROAD))
        count = len(positions)
        held = np.where(self.known, _ANCHOR * weight.sum(axis=1), 0.0)[:, None]
        anchor = held * positions
        laplacian = np.diag(weight.sum(axis=1) + held[:, 0]) - weight
        # A whisper on the diagonal: parts that nothing joins would leave it singular.
        loose = np.eye(count) * (1e-9 * max(float(weight.max(initial=0.0)), 1e-9))
        # With nothing to hold it, the whole may drift: its middle is put back in each round.
        drift = 0.0 if held.any() else 1.0 / count
        inverse = np.linalg.inv(laplacian + loose + drift) - drift
        pull = weight * wanted
        for turn in range(_FREE_ROUNDS + _ROUNDS):
            square = (positions**2).sum(axis=1)
            distance = square[:, None] + square - 2 * positions @ positions.T
            ratio = pull / np.sqrt(np.maximum(distance, 1e-6))
            step = inverse @ (ratio.sum(axis=1)[:, None] * positions - ratio @ positions + anchor)
            if drift:
                step += positions.mean(axis=0) - step.mean(axis=0)
            if turn >= _FREE_ROUNDS:
                share = 0.5 * (1 - (turn - _FREE_ROUNDS) / _ROUNDS)
                step = positions + (step - positions) * share
                step = self.speech.pushed(np.clip(step, lowest, highest), (lowest, highest))
            positions = np.clip(step, lowest, highest)
        return positions

    def _aside(self, farthest: Floats, across: Floats) -> Floats:
        """How far apart two nodes of one cluster that no way joins should lie, shape (n, n).

        As far as the ways within their parts lead, so that a pair does not lie across the pane from a star;
        and never farther than over a part of their region, ``across`` (n,).
        """
        own = np.maximum(farthest, 0.0)
        reach = np.maximum(own[:, None], own) * _ASIDE
        return floats(np.where(reach > 0, np.minimum(reach, 0.6 * across[:, None]), 0.6 * across[:, None]))


def _centred_shares(points: Floats, span: Floats) -> Floats:
    """``points`` as shares of where ``span`` reaches, from -0.5 to 0.5, both of shape (k, 2)."""
    low, high = span.min(axis=0), span.max(axis=0)
    return floats((points - (low + high) / 2) / np.maximum(high - low, 1e-9))


def _shortest(count: int, source: Ints, target: Ints, length: Floats) -> Floats:
    """Length of the shortest way between all pairs (n, n), inf when apart (R. W. Floyd, CACM 5, 1962)."""
    ways = np.full((count, count), np.inf)
    np.fill_diagonal(ways, 0.0)
    np.minimum.at(ways, (source, target), length)
    np.minimum.at(ways, (target, source), length)
    for over in range(count):
        np.minimum(ways, ways[:, over, None] + ways[over], out=ways)
    return ways
