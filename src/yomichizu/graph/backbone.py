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
    parent = list(range(nodes))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    generous = budget > MODERATE * nodes + 1
    most_faint = 2 * budget // max(nodes, 1) if generous else MAX_FAINT
    left = budget
    faint_degree = [0] * nodes
    later: list[int] = []
    for edge in order.tolist():
        a, b = root(source[edge]), root(target[edge])
        if a == b:
            later.append(edge)
            continue
        parent[a] = b
        keep[edge] = True
        left -= 1
        if faint[edge]:
            faint_degree[source[edge]] += 1
            faint_degree[target[edge]] += 1
    for edge in later:
        if left <= 0:
            break
        if faint[edge]:
            if (alpha[edge] > MAX_CHANCE or abroad[edge]) and not generous:
                continue
            ends = (int(source[edge]), int(target[edge]))
            if max(faint_degree[ends[0]], faint_degree[ends[1]]) >= most_faint:
                continue
            for end in ends:
                faint_degree[end] += 1
        keep[edge] = True
        left -= 1
    return keep
