from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from synthetic import made_map

from yomichizu.graph.annotate import annotated, community_names
from yomichizu.graph.backbone import disparity
from yomichizu.graph.importance import pagerank
from yomichizu.graph.view import Filter, view_of
from yomichizu.model import Document, KnowledgeMap, Mention, Node, NodeType, Passage, Role


def test_weights_are_a_share_of_the_top() -> None:
    weights = [n.weight for n in annotated(made_map(120)).nodes]
    assert max(weights) == 1.0
    assert min(weights) > 0.0
    assert len(set(weights)) > 60  # a slider has something to slide along


def test_title_and_spread_count() -> None:
    passages = (
        Passage("p1", "d1", 0, 10, Role.TITLE),
        *(Passage(f"p{i}", "d1", i * 10, i * 10 + 10, Role.PARAGRAPH) for i in range(1, 6)),
    )

    def at(*starts: int) -> tuple[Mention, ...]:
        return tuple(Mention("d1", s, s + 2, "日本") for s in starts)

    map = KnowledgeMap(
        documents=(Document("d1", "", "", "あ" * 60, passages),),
        nodes=(
            Node("titled", NodeType.COUNTRY, "甲", mentions=at(2, 12, 22)),
            Node("spread", NodeType.COUNTRY, "乙", mentions=at(12, 22, 32)),
            Node("crowded", NodeType.COUNTRY, "丙", mentions=at(11, 14, 17)),
            Node("date", NodeType.DATE, "二月", mentions=at(12, 22, 32)),
        ),
    )
    weight = {n.id: n.weight for n in annotated(map).nodes}
    assert weight["titled"] > weight["spread"] > weight["crowded"] > weight["date"]


def test_order_of_relations_does_not_matter_to_clusters() -> None:
    map = made_map(150)
    turned = replace(map, relations=map.relations[::-1])
    assert [n.community for n in annotated(map).nodes] == [n.community for n in annotated(turned).nodes]


def test_clusters_are_numbered_by_size() -> None:
    map = annotated(made_map(200))
    mass: dict[int, float] = {}
    for node in map.nodes:
        mass[node.community] = mass.get(node.community, 0.0) + node.weight
    assert [mass[c] for c in sorted(mass)] == sorted(mass.values(), reverse=True)


def test_cluster_names_differ_and_come_from_the_cluster() -> None:
    view = view_of(annotated(made_map(200)), Filter())
    names = community_names(view)
    assert set(names) == {n.community for n in view.nodes}
    assert len(set(names.values())) == len(names)
    for cluster, name in names.items():
        own = {n.label for n in view.nodes if n.community == cluster}
        assert name in own or set(name.split("・")) <= own


def named(*nodes: tuple[str, NodeType, float]) -> str:
    return community_names(
        KnowledgeMap(
            documents=(),
            nodes=tuple(Node(f"n{i}", kind, label, weight=w) for i, (label, kind, w) in enumerate(nodes)),
        )
    )[0]


def test_a_cluster_is_named_for_what_it_is_about() -> None:
    country, theme, city = NodeType.COUNTRY, NodeType.THEME, NodeType.CITY
    # No theme that weighs little beside its actors: 米国市場 says nothing of 日本 and 米国.
    assert named(("日本", country, 1.0), ("米国", country, 0.9), ("米国市場", theme, 0.3)) == "日本・米国"
    assert named(("シアトル", city, 0.8), ("日本", country, 0.4), ("研究会", theme, 0.6)) == "シアトル"
    assert (
        named(("経済安全保障", theme, 0.55), ("技術革新", theme, 0.4), ("日本", country, 0.6))
        == "経済安全保障"
    )
    # Of two that weigh alike the more specific one.
    assert named(("供給", theme, 0.35), ("半導体", theme, 0.33), ("港町", NodeType.PLACE, 0.2)) == "半導体"
    assert (
        named(("霧ヶ沢町役場", NodeType.GOVERNMENT, 0.5), ("商工観光課", NodeType.GOVERNMENT, 0.5))
        == "霧ヶ沢町役場"
    )
    assert named(("2025年", NodeType.DATE, 0.9), ("会談", NodeType.EVENT, 0.2)) == "会談"


@pytest.mark.parametrize("nodes", [0, 1])
def test_hardly_anything(nodes: int) -> None:
    map = KnowledgeMap(documents=(), nodes=tuple(Node(f"n{i}", NodeType.THEME, "甲") for i in range(nodes)))
    assert [n.community for n in annotated(map).nodes] == [0] * nodes


def test_pagerank_sums_to_one_and_prefers_the_hub() -> None:
    source, target = np.array([0, 0, 0, 1]), np.array([1, 2, 3, 2])
    rank = pagerank(source, target, np.ones(4), 5)
    assert rank.sum() == pytest.approx(1.0)
    assert rank.argmax() == 0
    assert rank.argmin() == 4


def test_disparity_against_the_formula() -> None:
    # Node 0 with three edges of shares 0.6, 0.3, 0.1: (1 - p) ** (k - 1)
    alpha = disparity(np.array([0, 0, 0]), np.array([1, 2, 3]), np.array([6.0, 3.0, 1.0]), 4)
    assert alpha == pytest.approx([0.16, 0.49, 0.81])


@pytest.mark.parametrize("nodes", [40, 150, 600, 2500])
def test_clusters_are_a_few_and_each_matters(nodes: int) -> None:
    map = annotated(made_map(nodes))
    mass = np.bincount([n.community for n in map.nodes], weights=[n.weight for n in map.nodes])
    assert 2 <= len(mass) <= 7
    assert mass.min() >= 0.05 * mass.sum()


def test_what_hangs_together_with_nothing_joins_its_neighbours_in_the_text() -> None:
    map = made_map(150)
    lonely = 17
    name = f"n{lonely}"
    cut = replace(map, relations=tuple(r for r in map.relations if name not in (r.source, r.target)))
    before, after = annotated(map).nodes, annotated(cut).nodes
    mates = {n.id for n in before if n.community == before[lonely].community} - {name}
    now = [n.id in mates for n in after if n.community == after[lonely].community and n.id != name]
    assert sum(now) > len(now) / 2
