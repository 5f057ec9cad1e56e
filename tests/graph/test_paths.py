from __future__ import annotations

import pytest

from yomichizu.graph.paths import Path, ego, path_between, path_through
from yomichizu.graph.search import find_nodes, folded, matching_name
from yomichizu.graph.view import Filter
from yomichizu.model import Evidence, KnowledgeMap, Node, NodeType, Relation, RelationKind

PROOF = (Evidence("d1", 0, 10, None, None, "rule", 0.9),)


def relation(
    source: str, target: str, kind: RelationKind = RelationKind.ACTION, weight: float = 1.0
) -> Relation:
    return Relation(f"{source}{target}", source, target, "協力", kind, True, weight, PROOF)


def map_of(*relations: Relation, nodes: str = "abcde") -> KnowledgeMap:
    return KnowledgeMap((), tuple(Node(n, NodeType.THEME, n) for n in nodes), relations=relations)


def test_typed_relations_before_standing_together() -> None:
    map = map_of(
        relation("a", "e", RelationKind.COOCCURRENCE),
        relation("a", "b"),
        relation("c", "b"),
    )
    assert path_between(map, "a", "c") == (("a", "b", "c"), ("ab", "cb"))
    short = map_of(relation("a", "c", RelationKind.COOCCURRENCE), relation("a", "b"), relation("b", "c"))
    assert path_between(short, "a", "c")[0] == ("a", "b", "c")


def test_strong_before_weak_and_both_directions() -> None:
    map = map_of(
        relation("a", "b", weight=0.2),
        relation("b", "c", weight=0.2),
        relation("d", "a", weight=3.0),
        relation("d", "c", weight=3.0),
    )
    assert path_between(map, "a", "c") == (("a", "d", "c"), ("da", "dc"))
    assert path_between(map, "c", "a")[0] == ("c", "d", "a")
    assert path_between(map, "a", "c", within=frozenset("abc"))[0] == ("a", "b", "c")


def test_no_way_and_no_node() -> None:
    map = map_of(relation("a", "b"))
    assert path_between(map, "a", "e") == ((), ())
    assert path_between(map, "a", "a") == (("a",), ())
    with pytest.raises(KeyError):
        path_between(map, "a", "z")
    with pytest.raises(KeyError):
        ego(map, "z")


def test_ego_grows_step_by_step() -> None:
    map = map_of(relation("a", "b"), relation("c", "b"), relation("c", "d", RelationKind.COOCCURRENCE))
    assert [ego(map, "a", n) for n in range(4)] == [set("a"), set("ab"), set("abc"), set("abcd")]
    assert ego(map, "a", 3, cooccurrence=False) == set("abc")


CITY = KnowledgeMap(
    (),
    (
        Node("n1", NodeType.CITY, "シアトル", "Seattle", weight=0.5, reading="シアトル"),
        Node("n2", NodeType.COUNTRY, "米国", "United States", ("アメリカ", "米"), 0.9, reading="ベイコク"),
        Node("n3", NodeType.COMPANY, "シアトル港湾局", None, (), 0.9, reading="シアトルコウワンキョク"),
        Node("n4", NodeType.THEME, "対米輸出", None, (), 1.0, reading="タイベイユシュツ"),
        Node("n5", NodeType.COMPANY, "ＪＥＲＡ", "JERA", (), 0.2),
    ),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("シアトル", ["n1", "n3"]),  # the whole name before a longer one, however important
        ("しあ", ["n3", "n1"]),  # hiragana for katakana; then the more important one
        ("ｼｱﾄﾙ", ["n1", "n3"]),
        ("べいこく", ["n2"]),  # by reading
        ("seat", ["n1"]),
        ("states", ["n2"]),
        ("あめりか", ["n2"]),  # by alias
        ("米", ["n2", "n4"]),
        ("jera", ["n5"]),
        ("港湾", ["n3"]),
        ("united st", ["n2"]),
        ("  ", []),
        ("火星", []),
    ],
)
def test_find_while_typing(typed: str, found: list[str]) -> None:
    assert [node.id for node in find_nodes(CITY, typed)] == found


@pytest.mark.parametrize("typed", ["にっぽん", "にほん", "にほ", "にっぽ", "japan"])
def test_a_name_with_two_readings_is_found_by_both(typed: str) -> None:
    """The dictionary reads 日本 as ニッポン; most people type にほん."""
    country = Node("n1", NodeType.COUNTRY, "日本", "Japan", reading="ニッポン")
    assert find_nodes(KnowledgeMap((), (country,)), typed) == [country]
    name = {"japan": "Japan"}.get(typed, "ニッポン" if "っ" in typed else "ニホン")
    assert matching_name(country, typed) == name


def test_a_path_through_filters() -> None:
    """Kinds and types that are filtered are no way; how many are drawn does not matter."""
    map = map_of(relation("a", "b"), relation("b", "c"), relation("c", "d", RelationKind.COOCCURRENCE))
    few = Filter(most=1, min_weight=1.0, edges_a_node=0.1)
    assert path_through(map, few, "a", "c") == Path(("a", "b", "c"), ("ab", "bc"))
    found = path_through(map, Filter(cooccurrence=False), "a", "d")
    assert not found
    assert found.filtered
    assert not path_through(map, Filter(), "a", "e").filtered
    assert path_through(map, Filter(hidden=frozenset("b")), "a", "c") == Path(filtered=True)


def test_limit() -> None:
    assert [node.id for node in find_nodes(CITY, "シアトル", limit=1)] == ["n1"]


def test_folding_keeps_voiced_marks_apart() -> None:
    assert folded("がっこう") == folded("ガッコウ") != folded("カッコウ")
