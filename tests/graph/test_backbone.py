"""Thinning, beside a plain way to the same end."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from yomichizu.graph.backbone import MODERATE, thinned


@pytest.mark.parametrize("seed", range(6))
def test_what_hangs_together_is_held_by_the_heaviest_edges(seed: int) -> None:
    dice = np.random.default_rng(seed)
    count = 150
    pairs = np.array([pair for pair in dice.integers(0, count, (260, 2)) if pair[0] != pair[1]])
    weight = dice.permutation(len(pairs)) + 1.0
    typed = np.ones(len(pairs), dtype=bool)
    kept = thinned(pairs[:, 0], pairs[:, 1], typed, weight, count, 0)
    graph = nx.Graph()
    for (a, b), w in zip(pairs.tolist(), weight.tolist(), strict=True):
        if w > graph.get_edge_data(a, b, {"weight": 0.0})["weight"]:
            graph.add_edge(a, b, weight=w)
    best = nx.maximum_spanning_tree(graph)
    assert {frozenset(p) for p in pairs[kept].tolist()} == {frozenset(p) for p in best.edges}
    assert weight[kept].sum() == sum(w for *_, w in best.edges(data="weight"))


def test_budget_goes_to_the_heaviest_typed_edges_first() -> None:
    dice = np.random.default_rng(3)
    pairs = np.array([(a, b) for a in range(20) for b in range(a + 1, 20)])
    weight = dice.permutation(len(pairs)) + 1.0
    typed = dice.random(len(pairs)) < 0.3
    forest = thinned(pairs[:, 0], pairs[:, 1], typed, weight, 20, 0)
    budget = round(MODERATE * 20)
    kept = thinned(pairs[:, 0], pairs[:, 1], typed, weight, 20, budget)
    assert kept.sum() == budget
    extra = typed & ~forest
    heaviest = np.flatnonzero(extra)[np.argsort(-weight[extra])][: budget - int(forest.sum())]
    assert set(np.flatnonzero(kept & ~forest)) == set(heaviest)
