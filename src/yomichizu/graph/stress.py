"""Positions of a connected graph from its distances: stress minimised by stochastic gradient descent.

The engine is ``s_gd2`` (J. X. Zheng, S. Pawar, D. F. M. Goodman: Graph drawing by stochastic
gradient descent. IEEE TVCG 25(9), 2019), in its sparse form for larger graphs (M. Ortmann,
M. Klimenta, U. Brandes: A sparse stress model. JGAA 21(5), 2017).
"""

from __future__ import annotations

import numpy as np
import s_gd2

from yomichizu.graph.index import Floats, Ints

SEED = 20250224
FULL_TO = 320  #: nodes up to which all pairs are weighed; beyond, some are taken as pivots
_ROUNDS = 30
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
    low, high = np.minimum(source, target), np.maximum(source, target)
    pairs = np.unique(low.astype(np.int64) * count + high)
    first = (pairs // count).astype(np.int32)
    second = (pairs % count).astype(np.int32)
    positions = sunflower(count) if start is None else np.array(start, dtype=float)
    if count <= FULL_TO:
        found = s_gd2.layout(first, second, t_max=_ROUNDS, random_seed=SEED, init=positions)
    else:
        pivots = 100 if count <= 1500 else 50
        rounds = _ROUNDS if count <= 6000 else 15
        found = s_gd2.layout_sparse(first, second, pivots, t_max=rounds, random_seed=SEED, init=positions)
    result: Floats = np.asarray(found, dtype=float)
    result -= result.mean(axis=0)
    return result


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
