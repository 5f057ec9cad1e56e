"""Communities of a weighted graph by Louvain's method, on plain numbers.

The method is that of V. D. Blondel et al.: Fast unfolding of communities in large networks (J. Stat.
Mech. P10008, 2008), the modularity that of J. Reichardt and S. Bornholdt: Statistical mechanics of
community detection (Phys. Rev. E 74, 016110, 2006), with its resolution. Written out here because every
map needs it before it can be shown, and loading a graph library costs as much time as reading an article.
"""

from __future__ import annotations

import random

import numpy as np

from yomichizu.control import IDLE, Control
from yomichizu.graph.index import Floats, Ints

_LEAST_GAIN = 1e-12  # smaller ones are rounding, and could go round in circles

_Links = list[dict[int, float]]


def louvain(
    count: int,
    source: Ints,
    target: Ints,
    weight: Floats,
    *,
    resolution: float = 1.0,
    seed: int = 0,
    control: Control = IDLE,
) -> Ints:
    """Community of each of ``count`` nodes, shape (count,), numbered by their first members.

    ``source``, ``target`` and ``weight`` (positive), shape (m,), are the edges, taken as undirected. A
    ``resolution`` above 1 gives more and smaller communities. The same input gives the same answer.
    Raises Cancelled when ``control`` says so; how long it takes is not known before.
    """
    links: _Links = [{} for _ in range(count)]
    inner = [0.0] * count  # weight of the edges within each node of the present level
    for a, b, w in zip(source.tolist(), target.tolist(), weight.tolist(), strict=True):
        if a == b:
            inner[a] += w
        else:
            links[a][b] = links[a].get(b, 0.0) + w
            links[b][a] = links[b].get(a, 0.0) + w
    label = np.arange(count)
    shuffle = random.Random(seed).shuffle
    while True:
        order = list(range(len(links)))
        shuffle(order)
        home, moved = _settled(links, inner, resolution, order, control)
        if not moved:
            return label
        names, home_of = np.unique(np.array(home), return_inverse=True)
        # Numbered in the order of their first members, so that the order of moves leaves no trace.
        first = np.full(len(names), len(home))
        np.minimum.at(first, home_of, np.arange(len(home)))
        rank = np.empty(len(names), dtype=np.intp)
        rank[np.argsort(first)] = np.arange(len(names))
        home_of = rank[home_of]
        label = home_of[label]
        links, inner = _condensed(links, inner, home_of.tolist(), len(names))


def _settled(
    links: _Links, inner: list[float], resolution: float, order: list[int], control: Control
) -> tuple[list[int], bool]:
    """Each node moved where it adds most to the modularity, until none wants to move; whether any did."""
    degree = [sum(own.values()) + 2 * w for own, w in zip(links, inner, strict=True)]
    whole = sum(degree) or 1.0
    home = list(range(len(links)))
    mass = degree.copy()
    ever, moved = False, True
    while moved:
        moved = False
        for node in control.over(order, 0.0, 0.0):
            here = home[node]
            near: dict[int, float] = {}
            for other, w in links[node].items():
                place = home[other]
                near[place] = near.get(place, 0.0) + w
            mass[here] -= degree[node]
            price = resolution * degree[node] / whole
            best, most = here, near.get(here, 0.0) - price * mass[here] + _LEAST_GAIN
            for place, w in near.items():
                gain = w - price * mass[place]
                if gain > most:
                    best, most = place, gain
            mass[best] += degree[node]
            if best != here:
                home[node] = best
                ever = moved = True
    return home, ever


def _condensed(links: _Links, inner: list[float], home: list[int], count: int) -> tuple[_Links, list[float]]:
    """The graph whose nodes are the communities of ``links``."""
    between: _Links = [{} for _ in range(count)]
    within = [0.0] * count
    for node, own in enumerate(links):
        here = home[node]
        within[here] += inner[node]
        for other, w in own.items():
            there = home[other]
            if there == here:
                within[here] += w / 2  # met from both ends
            else:
                between[here][there] = between[here].get(there, 0.0) + w
    return between, within
