"""Positions of a connected graph from its distances: stress minimised by majorisation.

The start is pivot MDS (U. Brandes, C. Pich: Eigensolver methods for progressive multidimensional
scaling of large data. GD 2006). Small graphs weigh all pairs (E. R. Gansner, Y. Koren, S. North:
Graph drawing by stress majorization. GD 2004); larger ones the edges and some pivots, each standing
for the nodes near it (M. Ortmann, M. Klimenta, U. Brandes: A sparse stress model. JGAA 21(5), 2017).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from yomichizu.graph.index import Floats, Ints, distinct

FULL_TO = 320  #: nodes up to which all pairs are weighed; beyond, some are taken as pivots
_PLAIN_TO = 80  # nodes up to which all rounds are plain: they cost little
_PLAIN_ROUNDS = 24
_ROUNDS = 16
_LAST = 2  # rounds at the end without relaxation
_BEYOND = 0.9  # how far a relaxed round goes on, as a share of its way
_SPARSE_ROUNDS = 22
_SCALED_FROM = 40  #: rows that the start is scaled from
_GOLDEN = 2.399963229728653  # radians: successive points of a sunflower


def sunflower(count: int) -> Floats:
    """``count`` points spread evenly over a disc with about one unit between them; shape (count, 2)."""
    number = np.arange(count)
    radius = np.sqrt(number + 0.5) * 0.6
    angle = number * _GOLDEN
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def stress_layout(count: int, source: Ints, target: Ints, *, start: Floats | None = None) -> Floats:
    """Positions of a connected graph, one unit for each step between two nodes; shape (count, 2).

    ``source`` and ``target`` are node numbers below ``count``; edges given twice count once.
    ``start`` are positions to begin with. The same call gives the same positions.
    """
    if count <= 2 or not len(source):
        line = np.zeros((count, 2))
        line[:, 0] = np.arange(count) - (count - 1) / 2
        return line
    pivots = np.arange(count)
    if count > FULL_TO:
        pivots = _spaced(count, 90 if count <= 1500 else 50)
    steps = steps_from(count, source, target, pivots)
    rows = _spaced(len(pivots), _SCALED_FROM)
    positions = _scaled(steps[rows], pivots[rows]) if start is None else np.array(start, dtype=float)
    if count <= FULL_TO:
        result = _majorised(steps, positions)
    else:
        result = _sparsely_majorised(steps, pivots, source, target, positions)
    result -= result.mean(axis=0)
    return result


def _spaced(count: int, most: int) -> Ints:
    """At most ``most`` numbers below ``count``, evenly spaced."""
    return distinct(np.linspace(0, count - 1, min(count, most)).astype(np.intp))


def steps_from(count: int, source: Ints, target: Ints, starts: Ints) -> Floats:
    """Steps from each of ``starts`` to every node, breadth first; shape (starts, count), inf when apart."""
    tail = np.concatenate([source, target])
    head = np.concatenate([target, source])
    order = np.argsort(head, kind="stable")
    tail, head = tail[order], head[order]
    reached, begins = np.unique(head, return_index=True)
    # A bit for each start: 64 searches go on in one word.
    number = np.arange(len(starts))
    front = np.zeros((count, (len(starts) + 63) // 64), dtype="<u8")
    np.bitwise_or.at(front, (starts, number // 64), np.uint64(1) << (number % 64).astype(np.uint64))
    seen = front.copy()
    steps = np.full((count, len(starts)), np.inf)
    depth = 0
    while front.any():
        bits = np.unpackbits(front.view(np.uint8), axis=1, count=len(starts), bitorder="little")
        steps[bits.view(bool)] = depth
        depth += 1
        following = np.zeros_like(front)
        following[reached] = np.bitwise_or.reduceat(front[tail], begins, axis=0)
        front = following & ~seen
        seen |= front
    return np.ascontiguousarray(steps.T)


def _scaled(steps: Floats, pivots: Ints) -> Floats:
    """Pivot MDS, shaken a little so that no two nodes lie on one point (the leaves of a star)."""
    squared = np.minimum(steps, steps[np.isfinite(steps)].max() + 1) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    values, vectors = np.linalg.eigh(centred @ centred.T)
    axes = vectors[:, np.argsort(values)[::-1][:2]]
    # The sign of an eigenvector is arbitrary: fix it, so that each machine draws the same way up.
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    flat = centred.T @ axes
    near = np.linalg.norm(flat - flat[pivots[0]], axis=1)
    known = np.isfinite(steps[0])
    scale = steps[0][known].sum() / max(near[known].sum(), 1e-9)
    spots = sunflower(steps.shape[1])
    return np.asarray(flat * scale + spots * (0.5 / np.abs(spots).max()), dtype=float)


def _majorised(steps: Floats, positions: Floats) -> Floats:
    """Each round solves the majorising quadratic exactly, by which the stress never rises.

    In larger graphs it goes on almost as far again: this relaxed update needs half as many rounds (J. de
    Leeuw, W. J. Heiser: Multidimensional scaling with restrictions on the configuration. Multivariate
    Analysis V, 1980). Single precision: a thousandth of a step is not seen.
    """
    count = len(positions)
    wanted = np.where(np.isfinite(steps), steps, 0.0)
    with np.errstate(divide="ignore"):
        weight = np.where(wanted > 0, wanted**-2.0, 0.0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = (np.linalg.inv(laplacian + 1.0 / count) - 1.0 / count).astype(np.float32)
    pull = (weight * wanted).astype(np.float32)
    place = positions.astype(np.float32)
    ratio = np.empty((count, count), dtype=np.float32)
    rounds, relaxed = (_PLAIN_ROUNDS, 0) if count <= _PLAIN_TO else (_ROUNDS, _ROUNDS - _LAST)
    for turn in range(rounds):
        square = (place**2).sum(axis=1)
        np.matmul(place, -2 * place.T, out=ratio)
        ratio += square
        ratio += square[:, None]
        np.sqrt(np.maximum(ratio, 1e-6, out=ratio), out=ratio)
        np.divide(pull, ratio, out=ratio)
        best = inverse @ (ratio.sum(axis=1)[:, None] * place - ratio @ place)
        place = best + _BEYOND * (best - place) if turn < relaxed else best
    return place.astype(float)


def _sparsely_majorised(steps: Floats, pivots: Ints, source: Ints, target: Ints, positions: Floats) -> Floats:
    """Each node in turn of a round goes half way to where its edges and the pivots want it."""
    count = len(positions)
    weight = _region_weights(steps)
    wanted = np.where(np.isfinite(steps), steps, 0.0).T
    one, other = np.concatenate([source, target]), np.concatenate([target, source])
    degree = np.bincount(one, minlength=count)
    total = weight.sum(axis=1) + degree
    for _ in range(_SPARSE_ROUNDS):
        place = np.empty_like(positions)
        offset_x = positions[:, :1] - positions[pivots, 0]
        offset_y = positions[:, 1:] - positions[pivots, 1]
        ratio = weight * wanted / np.sqrt(np.maximum(offset_x**2 + offset_y**2, 1e-12))
        between = positions[one] - positions[other]
        unit = between / np.sqrt(np.maximum((between**2).sum(axis=1), 1e-12))[:, None]
        for axis, offset in ((0, offset_x), (1, offset_y)):
            from_pivots = weight @ positions[pivots, axis] + (ratio * offset).sum(axis=1)
            from_edges = np.bincount(one, positions[other, axis] + unit[:, axis], minlength=count)
            place[:, axis] = (from_pivots + from_edges) / total
        positions = (positions + place) / 2
    return positions


def _region_weights(steps: Floats) -> NDArray[np.float64]:
    """How much each pivot counts for each node; shape (count, pivots).

    A pivot stands for the nodes that are nearer to it than to any other: those of them that are
    closer to it than half way to the node add to its weight.
    """
    region = steps.argmin(axis=0)
    weight = np.zeros(steps.shape)
    for number, row in enumerate(steps):
        known = np.isfinite(row) & (row > 0)
        own = np.sort(row[region == number])
        weight[number, known] = np.searchsorted(own, row[known] / 2, side="right") / row[known] ** 2
    return np.ascontiguousarray(weight.T)


def components(count: int, source: Ints, target: Ints) -> list[Ints]:
    """Node numbers of each connected part, the largest part first, numbers ascending in each."""
    label = np.arange(count)
    while len(source):
        low = np.minimum(label[source], label[target])
        grown = label.copy()
        np.minimum.at(grown, source, low)
        np.minimum.at(grown, target, low)
        grown = grown[grown]  # pointer jumping: long chains close in a logarithmic number of rounds
        if (grown == label).all():
            break
        label = grown
    order = np.argsort(label, kind="stable")
    _, starts = np.unique(label[order], return_index=True)
    parts = np.split(order, starts[1:]) if count else []
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))
