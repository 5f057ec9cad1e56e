"""The few ideas that a map falls into."""

from __future__ import annotations

from collections import Counter

import numpy as np

from yomichizu.control import IDLE, Control
from yomichizu.graph.index import COOCCURRENCE, Floats, Ints, distinct, index_of
from yomichizu.graph.louvain import louvain
from yomichizu.model import KnowledgeMap

SEED = 20250224
AT_MOST = 6  #: clusters; as many hues as readers can tell apart, and ideas they keep in mind
_AT_LEAST = 3
_FAINT = 0.5  #: a co-occurrence against a typed relation of the same weight
_LEAST_SHARE = 0.07  #: of the whole importance, below which a cluster joins its nearest neighbour
_RESOLUTIONS = (1.0, 1.4, 2.0)


def communities(map: KnowledgeMap, weights: Floats, control: Control = IDLE) -> Ints:
    """Cluster number of each node, 0 the biggest, in the order of ``map.nodes``.

    ``weights`` is the importance of each node; a cluster's size is the sum of it. Louvain's method
    with a fixed seed (V. D. Blondel et al.: Fast unfolding of communities in large networks.
    J. Stat. Mech. P10008, 2008), on typed relations and co-occurrences; small clusters then join
    the one they have most to do with (or stand next to in the text), so that at most six remain. Raises
    Cancelled when ``control`` says so.
    """
    count = len(map.nodes)
    if not count:
        return np.zeros(0, dtype=np.intp)
    source, target, weight = _weighted(map)
    label = np.zeros(count, dtype=np.intp)
    for turn, resolution in enumerate(_RESOLUTIONS):
        own = control.part(turn / len(_RESOLUTIONS), (turn + 1) / len(_RESOLUTIONS))
        label = louvain(count, source, target, weight, resolution=resolution, seed=SEED, control=own)
        label = _adopted(map, _merged(label, source, target, weight, weights), weights)
        if len(distinct(label)) >= _AT_LEAST or count < 12:
            break
    return _numbered(label, weights)


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


def _merged(label: Ints, source: Ints, target: Ints, weight: Floats, importance: Floats) -> Ints:
    """The smallest cluster joins the one it has most to do with, until all that remain matter.

    Clusters without any edge to another one are left as they are: their text decides afterwards.
    """
    outward = label[source] != label[target]
    linked, ends = np.unique(
        np.concatenate([label[source[outward]], label[target[outward]]]), return_inverse=True
    )
    if not len(linked):
        return label
    count = len(linked)
    row = {name: i for i, name in enumerate(linked.tolist())}
    size = np.bincount(label, weights=importance)[linked]
    between = np.zeros((count, count))
    np.add.at(between, (ends[: len(ends) // 2], ends[len(ends) // 2 :]), weight[outward])
    between += between.T.copy()
    alive = np.ones(count, dtype=bool)
    goes = np.arange(count)
    while True:
        rows = np.flatnonzero(alive & (between.sum(axis=1) > 0))
        if not len(rows):
            break
        smallest = int(rows[np.argmin(size[rows])])
        if alive.sum() <= AT_MOST and size[smallest] >= _LEAST_SHARE * importance.sum():
            break
        # Per importance of the other one: otherwise everything would run to the biggest.
        other = int(np.argmax(between[smallest] / np.sqrt(np.maximum(size, 1e-9))))
        goes[goes == smallest] = other
        size[other] += size[smallest]
        between[other] += between[smallest]
        between[:, other] += between[:, smallest]
        between[smallest], between[:, smallest], between[other, other] = 0, 0, 0
        alive[smallest] = False
    return np.array(
        [linked[goes[row[name]]] if name in row else name for name in label.tolist()], dtype=np.intp
    )


def _adopted(map: KnowledgeMap, label: Ints, importance: Floats) -> Ints:
    """Clusters that are too small, or too many, go to the one that their text names most around them.

    What is left after merging and still small hangs together with nothing: single nodes, mostly.
    """
    size = np.bincount(label, weights=importance)
    order = np.lexsort((np.arange(len(size)), -size))
    big = [int(name) for name in order[:AT_MOST] if size[name] >= _LEAST_SHARE * importance.sum()]
    big = big or [int(order[0])]
    held = np.isin(label, big)
    if held.all():
        return label
    index = index_of(map)
    rows = index.mentions.rows
    rows = rows[np.lexsort((rows[:, 3], rows[:, 1], rows[:, 0]))]
    owners = rows[:, 3]
    anchors = np.flatnonzero(held[owners])
    votes: dict[int, Counter[int]] = {}
    for row in np.flatnonzero(~held[owners]).tolist():
        at = int(np.searchsorted(anchors, row))
        near = anchors[max(0, at - 2) : at + 2]
        votes.setdefault(int(label[owners[row]]), Counter()).update(label[owners[near]].tolist())
    goes = {name: min(own, key=lambda other: (-own[other], other)) for name, own in votes.items() if own}
    return np.array(
        [name if stays else goes.get(name, big[0]) for name, stays in zip(label.tolist(), held, strict=True)],
        dtype=np.intp,
    )


def _numbered(label: Ints, importance: Floats) -> Ints:
    """Labels 0, 1, … from the biggest cluster to the smallest; ties by their first node."""
    names, first, inverse = np.unique(label, return_index=True, return_inverse=True)
    size = np.bincount(inverse, weights=importance)
    order = np.lexsort((first, -size))
    rank = np.zeros(len(names), dtype=np.intp)
    rank[order] = np.arange(len(names))
    return rank[inverse]
