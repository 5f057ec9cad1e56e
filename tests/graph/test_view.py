from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from synthetic import SENTENCE, made_map

from yomichizu.graph.annotate import annotated
from yomichizu.graph.index import index_of
from yomichizu.graph.view import EdgeStyle, Filter, Reason, view_of
from yomichizu.model import (
    Document,
    Evidence,
    KnowledgeMap,
    Mention,
    Modality,
    Node,
    NodeKind,
    NodeType,
    Polarity,
    Predicate,
    Relation,
    RelationKind,
    Span,
    Statement,
)


@pytest.fixture(scope="module")
def article() -> KnowledgeMap:
    return annotated(made_map(300))


def node(name: str, type: NodeType = NodeType.COUNTRY, *at: int, weight: float = 0.5) -> Node:
    mentions = tuple(Mention("d1", start, start + 2, name) for start in at)
    return Node(name, type, name, weight=weight, mentions=mentions)


def said(id: str, source: str, target: str, label: str, weight: float, *evidence: Evidence) -> Relation:
    return Relation(id, source, target, label, RelationKind.ACTION, True, weight, evidence)


def proof(statement: str | None, start: int = 0, confidence: float = 0.8) -> Evidence:
    return Evidence("d1", start, start + 10, None, statement, "rule", confidence)


def small(*relations: Relation, statements: tuple[Statement, ...] = ()) -> KnowledgeMap:
    return KnowledgeMap(
        documents=(Document("d1", "", "", "あ" * 100),),
        nodes=(
            node("日本", NodeType.COUNTRY, 0, 20),
            node("米国", NodeType.COUNTRY, 4),
            node("輸出", NodeType.THEME, 40),
        ),
        relations=relations,
        statements=statements,
    )


def test_default_view_is_no_hairball(article: KnowledgeMap) -> None:
    view = view_of(article, Filter())
    assert 40 <= len(view.nodes) <= 60
    assert len(view.nodes) <= len(view.edges) + 5
    assert len(view.edges) <= 1.6 * len(view.nodes)
    assert [n.weight for n in view.nodes] == sorted((n.weight for n in view.nodes), reverse=True)
    shown = view.node_ids()
    assert all(edge.source in shown and edge.target in shown for edge in view.edges)


def test_who_does_something_comes_before_what_is_only_named(article: KnowledgeMap) -> None:
    view = view_of(article, Filter())
    shown = view.node_ids()
    stated = {
        end
        for r in article.relations
        if r.kind is not RelationKind.COOCCURRENCE
        for end in (r.source, r.target)
    }
    for group in (
        [n for n in article.nodes if n.id in stated],
        [n for n in article.nodes if n.id not in stated and n.kind is NodeKind.THEME],
        [n for n in article.nodes if n.id not in stated and n.kind is not NodeKind.THEME],
    ):
        least = min((n.weight for n in group if n.id in shown), default=1.0)
        assert max((n.weight for n in group if n.id not in shown), default=0.0) <= least

    heavy, light = node("知的財産権", NodeType.THEME), node("輸出", NodeType.THEME)
    map = small(said("r1", "日本", "輸出", "輸出", 1.0))
    map = replace(map, nodes=(node("日本"), replace(heavy, weight=0.7), replace(light, weight=0.5)))
    assert view_of(map, Filter(most=2)).node_ids() == {"日本", "輸出"}
    assert view_of(map, Filter(most=2, relation_kinds=frozenset())).node_ids() == {"日本", "知的財産権"}
    assert [n.id for n in view_of(map, Filter()).nodes] == ["知的財産権", "日本", "輸出"]


def test_counts_add_up(article: KnowledgeMap) -> None:
    view = view_of(article, Filter(min_confidence=0.5, types=frozenset({NodeType.THEME, NodeType.PERSON})))
    assert view.hidden_nodes == len(article.nodes) - len(view.nodes) == sum(view.node_reasons.values())
    drawn = sum(len(edge.relations) for edge in view.edges)
    assert view.hidden_edges == len(article.relations) - drawn == sum(view.edge_reasons.values())
    assert view.node_reasons[Reason.TYPE] == sum(
        n.type not in (NodeType.THEME, NodeType.PERSON) for n in article.nodes
    )
    faint = sum(r.kind is RelationKind.COOCCURRENCE for r in article.relations)
    assert view.edge_reasons[Reason.CONFIDENCE] >= faint  # made with 0.4


def test_more_edges_on_demand(article: KnowledgeMap) -> None:
    few = view_of(article, Filter())
    more = view_of(article, Filter(edges_a_node=3.0))
    every = view_of(article, Filter(edges_a_node=0))
    assert len(few.edges) < len(more.edges) < len(every.edges)
    assert {e.id for e in few.edges} <= {e.id for e in every.edges}
    assert Reason.THINNED not in every.edge_reasons


def test_thinning_keeps_together_what_hangs_together(article: KnowledgeMap) -> None:
    def parts(view_edges: tuple, nodes: frozenset[str]) -> int:
        parent = {n: n for n in nodes}

        def root(n: str) -> str:
            while parent[n] != n:
                n = parent[n]
            return n

        for edge in view_edges:
            parent[root(edge.source)] = root(edge.target)
        return len({root(n) for n in nodes})

    few, every = view_of(article, Filter()), view_of(article, Filter(edges_a_node=0))
    assert parts(few.edges, few.node_ids()) == parts(every.edges, every.node_ids())


def test_most_and_hidden(article: KnowledgeMap) -> None:
    first = view_of(article, Filter(most=10)).nodes[0].id
    view = view_of(article, Filter(most=10, hidden=frozenset({first})))
    assert first not in view.node_ids()
    assert len(view.nodes) == 10
    assert view.node_reasons[Reason.HIDDEN] == 1
    assert len(view_of(article, Filter(most=0)).nodes) == len(article.nodes)


def test_scope_needs_mention_and_evidence(article: KnowledgeMap) -> None:
    span = Span(SENTENCE * 10, SENTENCE * 14)
    view = view_of(article, Filter(most=0, edges_a_node=0), scope=[span])
    expected = {n.id for n in article.nodes if any(m.span.overlaps(span) for m in n.mentions)}
    assert view.node_ids() == expected
    drawn = {r for edge in view.edges for r in edge.relations}
    assert drawn == {
        r.id
        for r in article.relations
        if r.source in expected and r.target in expected and any(e.span.overlaps(span) for e in r.evidence)
    }


def test_scope_of_nothing_and_overlapping_ranges(article: KnowledgeMap) -> None:
    assert view_of(article, Filter(), scope=[]).nodes == ()
    assert view_of(article, Filter(), scope=[Span(5, 5)]).nodes == ()
    whole = [Span(0, 400), Span(300, 900), Span(100, 200)]
    assert view_of(article, Filter(), scope=whole) == view_of(article, Filter(), scope=[Span(0, 900)])


def test_what_a_part_names_is_remembered_for_that_part_alone(article: KnowledgeMap) -> None:
    """The view and the counts ask for the same part of the text one after the other."""
    index, document = index_of(article), article.documents[0].id
    first, second = [Span(0, SENTENCE)], (Span(SENTENCE, 3 * SENTENCE),)
    for spans in (first, second, first, tuple(first)):
        named = {
            i for i, node in enumerate(article.nodes) for m in node.mentions if m.span.overlaps(spans[0])
        }
        assert set(index.nodes_in(spans, document).nonzero()[0]) == named
        assert not index.nodes_in(spans, "another").any()
    assert index.nodes_in(second, document) is index.nodes_in(list(second), document)
    with pytest.raises(ValueError, match="read-only"):
        index.nodes_in(second, document)[0] = True


def test_focus_is_a_neighbourhood() -> None:
    map = small(said("r1", "日本", "米国", "協力", 2.0), said("r2", "米国", "輸出", "進める", 1.0))
    near = view_of(map, Filter(), focus=(frozenset({"日本"}), 1))
    assert near.node_ids() == {"日本", "米国"}
    assert near.nodes[0].id == "日本"
    assert near.node_reasons == {Reason.FOCUS: 1}
    far = view_of(map, Filter(), focus=(frozenset({"日本"}), 2))
    assert far.node_ids() == {"日本", "米国", "輸出"}


def test_focused_node_is_shown_whatever_its_weight() -> None:
    map = small(said("r1", "日本", "米国", "協力", 2.0))
    map = replace(map, nodes=(replace(map.nodes[0], weight=0.01), *map.nodes[1:]))
    view = view_of(map, Filter(most=1, min_weight=0.4), focus=(frozenset({"日本"}), 1))
    assert [n.id for n in view.nodes] == ["日本"]


def test_one_edge_a_pair_and_direction() -> None:
    faint = Relation("r3", "米国", "日本", "", RelationKind.COOCCURRENCE, False, 9.0)
    map = small(
        said("r1", "日本", "米国", "輸出", 1.0),
        said("r2", "日本", "米国", "協力", 2.0),
        faint,
        said("r4", "米国", "日本", "輸入", 1.0),
    )
    view = view_of(map, Filter())
    assert {(e.source, e.target): (e.label, e.relations) for e in view.edges} == {
        ("日本", "米国"): ("協力", ("r2", "r1", "r3")),
        ("米国", "日本"): ("輸入", ("r4",)),
    }
    assert view.edges[0].weight == 3.0  # what stands together adds nothing to what is said


@pytest.mark.parametrize(
    ("puts", "style"),
    [
        ([(Polarity.AFFIRMED, Modality.ASSERTED)], EdgeStyle.SOLID),
        ([(Polarity.AFFIRMED, Modality.PLANNED)], EdgeStyle.DASHED),  # 輸出する予定だ
        ([(Polarity.NEGATED, Modality.ASSERTED)], EdgeStyle.CROSSED),  # 輸出しない
        ([(Polarity.NEGATED, Modality.ASSERTED), (Polarity.AFFIRMED, Modality.ASSERTED)], EdgeStyle.SOLID),
        (
            [(Polarity.AFFIRMED, Modality.HOPED)] * 2 + [(Polarity.AFFIRMED, Modality.ASSERTED)],
            EdgeStyle.DASHED,
        ),
    ],
)
def test_style_follows_most_of_the_evidence(puts: list[tuple[Polarity, Modality]], style: EdgeStyle) -> None:
    statements = tuple(
        Statement(f"s{i}", "d1", Predicate(0, 2, "輸出"), polarity=p, modality=m)
        for i, (p, m) in enumerate(puts)
    )
    map = small(
        said("r1", "日本", "米国", "輸出", 1.0, *(proof(s.id) for s in statements)), statements=statements
    )
    assert view_of(map, Filter()).edges[0].style is style


def test_cooccurrence_is_dotted_and_can_be_switched_off() -> None:
    map = small(Relation("r1", "日本", "輸出", "共起", RelationKind.COOCCURRENCE, False, 1.0))
    edge = view_of(map, Filter()).edges[0]
    assert (edge.style, edge.label, edge.directed) == (EdgeStyle.DOTTED, "", False)
    off = view_of(map, Filter(cooccurrence=False))
    assert off.edges == ()
    assert off.edge_reasons == {Reason.COOCCURRENCE: 1}


def test_broken_relations_are_not_drawn() -> None:
    map = small(said("r1", "日本", "日本", "参画", 1.0), said("r2", "日本", "nowhere", "参画", 1.0))
    view = view_of(map, Filter())
    assert view.edges == ()
    assert view.hidden_edges == 2


def test_empty_map() -> None:
    view = view_of(KnowledgeMap(documents=()), Filter())
    assert (view.nodes, view.edges, view.hidden_nodes) == ((), (), 0)


def test_same_view_every_time(article: KnowledgeMap) -> None:
    again = annotated(made_map(300))
    assert view_of(again, Filter()) == view_of(article, Filter())


def test_clusters_of_an_article_are_few_and_not_tiny(article: KnowledgeMap) -> None:
    sizes = Counter(n.community for n in article.nodes)
    assert 3 <= len(sizes) <= 7
    assert sorted(sizes) == list(range(len(sizes)))
    assert min(sizes.values()) >= 5


def test_what_is_wanted_besides_is_drawn_whatever_the_limits(article: KnowledgeMap) -> None:
    """A path keeps its nodes and relations, and changes nothing else."""
    tight = Filter(most=10, edges_a_node=0.5)
    plain = view_of(article, tight)
    far = article.nodes[-1].id
    relation = next(r for r in article.relations if far in (r.source, r.target) and r.source != r.target)
    ends = frozenset((relation.source, relation.target))
    view = view_of(article, tight, also=(ends, frozenset((relation.id,))))
    assert view.node_ids() == plain.node_ids() | ends
    assert relation.id in {drawn for edge in view.edges for drawn in edge.relations}
    focused = view_of(article, tight, focus=(frozenset((article.nodes[0].id,)), 0), also=(ends, frozenset()))
    assert focused.node_ids() == {article.nodes[0].id} | ends
