"""The few ideas that a map falls into."""

from __future__ import annotations

import networkx as nx
import numpy as np

from yomichizu.graph.index import COOCCURRENCE, Floats, Ints, index_of
from yomichizu.model import KnowledgeMap

SEED = 20250224
AT_MOST = 7  #: clusters; as many hues as readers can tell apart, and ideas they keep in mind
_AT_LEAST = 3
_FAINT = 0.5  #: a co-occurrence against a typed relation of the same weight
_LEAST_SHARE = 0.06  #: of the whole importance, below which a cluster joins its nearest neighbour
_RESOLUTIONS = (1.0, 1.4, 2.0)


def communities(map: KnowledgeMap, weights: Floats) -> Ints:
    """Cluster number of each node, 0 the biggest, in the order of ``map.nodes``.

    ``weights`` is the importance of each node; a cluster's size is the sum of it. Louvain's method
    with a fixed seed (V. D. Blondel et al.: Fast unfolding of communities in large networks.
    J. Stat. Mech. P10008, 2008), on typed relations and co-occurrences; small clusters then join
    the one they have most to do with, so that at most seven remain.
    """
    count = len(map.nodes)
    if not count:
        return np.zeros(0, dtype=np.intp)
    source, target, weight = _weighted(map)
    label = np.zeros(count, dtype=np.intp)
    for resolution in _RESOLUTIONS:
        label = _merged(_louvain(count, source, target, weight, resolution), source, target, weight, weights)
        if len(np.unique(label)) >= _AT_LEAST or count < 12:
            break
    return _numbered(_adopted(map, label, source, target), weights)


def _weighted(map: KnowledgeMap) -> tuple[Ints, Ints, Floats]:
    """One weighted edge a pair of nodes, ascending by their numbers."""
    index = index_of(map)
    sound = index.sound
    low = np.minimum(index.source[sound], index.target[sound])
    high = np.maximum(index.source[sound], index.target[sound])
    factor = np.where(index.kind[sound] == COOCCURRENCE, _FAINT, 1.0)
    weight = np.maximum(index.strength[sound], 1e-9) * factor
    count = max(len(map.nodes), 1)
    keys, inverse = np.unique(low * count + high, return_inverse=True)
    summed: Floats = np.bincount(inverse, weights=weight, minlength=len(keys)).astype(float)
    return keys // count, keys % count, summed


def _louvain(count: int, source: Ints, target: Ints, weight: Floats, resolution: float) -> Ints:
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from(zip(source.tolist(), target.tolist(), weight.tolist(), strict=True))
    label = np.zeros(count, dtype=np.intp)
    found = nx.community.louvain_communities(graph, seed=SEED, resolution=resolution)
    for number, members in enumerate(sorted(found, key=min)):
        label[list(members)] = number
    return label


def _merged(label: Ints, source: Ints, target: Ints, weight: Floats, importance: Floats) -> Ints:
    """The smallest cluster joins the one it has most to do with, until all that remain matter.

    Clusters without any edge to another one are left: their nodes find a place afterwards.
    """
    label = label.copy()
    count = int(label.max()) + 1
    size = np.bincount(label, weights=importance, minlength=count)
    between = np.zeros((count, count)) if count <= 2000 else None
    if between is None:  # mostly single nodes: only those with edges count
        return label
    np.add.at(between, (label[source], label[target]), weight)
    between += between.T.copy()
    np.fill_diagonal(between, 0.0)
    alive = between.sum(axis=1) > 0
    linked = alive.copy()
    while True:
        rows = np.flatnonzero(alive & linked)
        if len(rows) < 2:
            return label
        smallest = int(rows[np.argmin(size[rows])])
        if len(rows) <= AT_MOST and size[smallest] >= _LEAST_SHARE * importance.sum():
            return label
        # Per importance of the other one: otherwise everything would run to the biggest.
        pull = between[smallest] / np.sqrt(np.maximum(size, 1e-9))
        other = int(np.argmax(pull))
        if between[smallest, other] <= 0:
            linked[smallest] = False
            continue
        label[label == smallest] = other
        size[other] += size[smallest]
        between[other] += between[smallest]
        between[:, other] += between[:, smallest]
        between[smallest] = 0
        between[:, smallest] = 0
        between[other, other] = 0
        alive[smallest] = False


def _adopted(map: KnowledgeMap, label: Ints, source: Ints, target: Ints) -> Ints:
    """Nodes without any edge go to the cluster that their text names most around them."""
    edged = np.zeros(len(label), dtype=bool)
    edged[source] = True
    edged[target] = True
    if edged.all() or not edged.any():
        return label if edged.any() else np.zeros_like(label)
    index = index_of(map)
    rows = index.mentions[np.lexsort((index.mentions[:, 1], index.mentions[:, 0]))]
    owners = rows[:, 3]
    label = label.copy()
    biggest = int(np.argmax(np.bincount(label[edged])))
    anchors = np.flatnonzero(edged[owners])
    votes: dict[int, dict[int, int]] = {}
    for row in np.flatnonzero(~edged[owners]).tolist():
        at = int(np.searchsorted(anchors, row))
        for anchor in anchors[max(0, at - 2) : at + 2].tolist():
            own = votes.setdefault(int(owners[row]), {})
            name = int(label[owners[anchor]])
            own[name] = own.get(name, 0) + 1
    for node in np.flatnonzero(~edged).tolist():
        own = votes.get(node, {})
        label[node] = min(own, key=lambda name: (-own[name], name)) if own else biggest
    return label


def _numbered(label: Ints, importance: Floats) -> Ints:
    """Labels 0, 1, … from the biggest cluster to the smallest; ties by their first node."""
    names, first, inverse = np.unique(label, return_index=True, return_inverse=True)
    size = np.bincount(inverse, weights=importance)
    order = np.lexsort((first, -size))
    rank = np.zeros(len(names), dtype=np.intp)
    rank[order] = np.arange(len(names))
    return rank[inverse]
