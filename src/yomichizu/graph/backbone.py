"""Which edges to draw so that the map can be followed: significance and thinning."""

from __future__ import annotations

import numpy as np

from yomichizu.graph.index import Floats, Ints, Mask

MODERATE = 1.6  #: edges a node; beyond about this many they can no longer be followed one by one
MAX_CHANCE = 0.1  #: a co-occurrence that chance explains better than this is not drawn by itself
MAX_FAINT = 2  #: co-occurrences a node bears before it is no longer offered more


def disparity(source: Ints, target: Ints, weight: Floats, nodes: int) -> Floats:
    """How likely chance alone gives an edge as heavy a share of its ends' strength: 0 (never) to 1.

    ``source``, ``target`` are node numbers below ``nodes``, ``weight`` is positive; the result is as
    long as they are and holds the smaller of the two ends' figures. A node with one edge says
    nothing about it (1). M. Á. Serrano, M. Boguñá, A. Vespignani: Extracting the multiscale
    backbone of complex weighted networks. PNAS 106(16), 2009, equation 2.
    """
    ends = np.concatenate([source, target])
    degree = np.bincount(ends, minlength=nodes)
    strength = np.bincount(ends, weights=np.concatenate([weight, weight]), minlength=nodes)

    def at(end: Ints) -> Floats:
        share = np.clip(weight / np.maximum(strength[end], 1e-12), 0.0, 1.0)
        return np.where(degree[end] > 1, (1.0 - share) ** (degree[end] - 1), 1.0)

    return np.minimum(at(source), at(target))


def thinned(
    source: Ints,
    target: Ints,
    typed: Mask,
    weight: Floats,
    nodes: int,
    budget: int,
    cluster: Ints | None = None,
) -> Mask:
    """Which edges to keep, about ``budget`` of them.

    First a spanning forest of the best edges, so that whatever hangs together stays together (it is
    kept even when it is larger than the budget); then the typed edges, heaviest first; then the
    co-occurrences, most significant first: up to ``MODERATE`` edges a node only those that chance
    does not explain, and at most two a node; a larger budget asks for more and gets more.
    ``cluster`` is the cluster of each node: co-occurrences within one are taken first, and those that
    only lead from one to another when nothing else holds the two together.
    """
    count = len(source)
    keep = np.zeros(count, dtype=bool)
    if not count:
        return keep
    alpha = np.ones(count)
    faint = ~typed
    if faint.any():
        alpha[faint] = disparity(source[faint], target[faint], weight[faint], nodes)
    abroad = np.zeros(count, dtype=bool) if cluster is None else faint & (cluster[source] != cluster[target])
    order = np.lexsort((np.arange(count), -weight, np.where(typed, 0.0, alpha), abroad, faint))
    forest = _forest(source[order], target[order], nodes)
    keep[order[forest]] = True
    rest = order[~forest]
    left = budget - int(forest.sum())
    heaviest = rest[typed[rest]][: max(left, 0)]
    keep[heaviest] = True
    left -= len(heaviest)
    if left <= 0:
        return keep
    generous = budget > MODERATE * nodes + 1
    most_faint = 2 * budget // max(nodes, 1) if generous else MAX_FAINT
    hairs = np.flatnonzero(keep & faint)
    bears = np.bincount(np.concatenate([source[hairs], target[hairs]]), minlength=nodes).tolist()
    rest = rest[faint[rest]]
    if not generous:
        rest = rest[~((alpha[rest] > MAX_CHANCE) | abroad[rest])]
    for edge, a, b in zip(rest.tolist(), source[rest].tolist(), target[rest].tolist(), strict=True):
        if max(bears[a], bears[b]) >= most_faint:
            continue
        bears[a] += 1
        bears[b] += 1
        keep[edge] = True
        left -= 1
        if left <= 0:
            break
    return keep


def _forest(source: Ints, target: Ints, nodes: int) -> Mask:
    """Which edges, the best given first, make up the best spanning forest.

    All parts grow at once, each by the best edge that leads out of it (O. Borůvka 1926; J. Nešetřil,
    E. Milková, H. Nešetřilová, Discrete Mathematics 233, 2001).
    """
    chosen = np.zeros(len(source), dtype=bool)
    part = np.arange(nodes)
    rows = np.arange(len(source))
    while True:
        here, there = part[source[rows]], part[target[rows]]
        out = here != there
        rows, here, there = rows[out], here[out], there[out]
        if not len(rows):
            return chosen
        best = np.full(nodes, -1)
        joins = np.arange(nodes)
        for ends, others in ((here, there), (there, here)):
            # Written from the worst to the best: what is written last stays.
            last = np.full(nodes, -1)
            last[ends[::-1]] = np.arange(len(rows))[::-1]
            better = (last >= 0) & ((best < 0) | (last < best))
            best[better] = last[better]
            joins[better] = others[last[better]]
        chosen[rows[best[best >= 0]]] = True
        # Two that chose each other would go round in a circle: the first of them is the root.
        mutual = (joins[joins] == np.arange(nodes)) & (np.arange(nodes) < joins)
        joins[mutual] = np.flatnonzero(mutual)
        while not np.array_equal(joins, joins[joins]):
            joins = joins[joins]
        part = joins[part]
