"""Our Louvain against networkx's: as good a partition, the same every time."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from yomichizu.graph.louvain import louvain


def arrays(graph: nx.Graph) -> tuple[int, np.ndarray, np.ndarray, np.ndarray]:
    edges = [(a, b, data.get("weight", 1.0)) for a, b, data in graph.edges(data=True)]
    source, target, weight = (np.array(part) for part in zip(*edges, strict=True))
    return len(graph), source, target, weight.astype(float)


def groups(label: np.ndarray) -> list[set[int]]:
    return [set(np.flatnonzero(label == name).tolist()) for name in np.unique(label)]


def weighted(graph: nx.Graph, seed: int) -> nx.Graph:
    drawn = np.random.default_rng(seed).uniform(0.2, 3.0, graph.number_of_edges())
    for (_, _, data), weight in zip(graph.edges(data=True), drawn, strict=True):
        data["weight"] = float(weight)
    return graph


GRAPHS = {
    "karate": nx.karate_club_graph(),
    "blocks": weighted(nx.random_partition_graph([30, 25, 40, 20], 0.3, 0.02, seed=3), 1),
    "preferential": weighted(nx.barabasi_albert_graph(300, 3, seed=5), 2),
    "sparse": weighted(nx.gnm_random_graph(200, 260, seed=7), 3),
}


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("resolution", [1.0, 1.6])
def test_as_good_as_networkx(name: str, resolution: float) -> None:
    graph = GRAPHS[name]
    ours, theirs = [], []
    for seed in range(5):
        found = groups(louvain(*arrays(graph), resolution=resolution, seed=seed))
        ours.append(nx.community.modularity(graph, found, resolution=resolution))
        found = nx.community.louvain_communities(graph, resolution=resolution, seed=seed)
        theirs.append(nx.community.modularity(graph, found, resolution=resolution))
    assert np.mean(ours) > np.mean(theirs) - 0.01


def test_planted_groups_are_found_and_numbered_by_their_first_members() -> None:
    graph = nx.disjoint_union_all([nx.complete_graph(6)] * 4)
    graph.add_edges_from([(5, 6), (11, 12), (17, 18)])
    assert louvain(*arrays(graph)).tolist() == [n // 6 for n in range(24)]


def test_the_same_every_time_and_alone_without_edges() -> None:
    first = louvain(*arrays(GRAPHS["sparse"]), seed=9)
    assert (first == louvain(*arrays(GRAPHS["sparse"]), seed=9)).all()
    none = np.zeros(0, dtype=np.intp)
    assert louvain(3, none, none, np.zeros(0)).tolist() == [0, 1, 2]
    assert louvain(0, none, none, np.zeros(0)).tolist() == []
