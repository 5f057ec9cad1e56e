"""Nodes: ids, aliases, weights, readings."""

from __future__ import annotations

from names_helpers import analysed

from yomichizu.control import Control
from yomichizu.extraction import nodes
from yomichizu.extraction.analysis import Thing
from yomichizu.model import NodeKind, NodeType, Span

_TEXT = """日米の半導体協力

石破茂首相は2025年2月7日に米国を訪れた。石破首相は半導体の共同研究を提案した。米国も半導体を重視する。
"""


def test_ids_follow_the_first_mention() -> None:
    found = analysed(_TEXT).nodes
    assert [n.id for n in found] == [f"n{i + 1}" for i in range(len(found))]
    firsts = [n.mentions[0].start for n in found]
    assert firsts == sorted(firsts)


def test_the_same_text_gives_the_same_nodes() -> None:
    assert analysed(_TEXT).nodes == analysed(_TEXT).nodes


def test_mentions_cut_out_their_text_and_aliases_are_other_surfaces() -> None:
    for node in analysed(_TEXT).nodes:
        assert all(m.text == _TEXT[m.start : m.end] for m in node.mentions)
        assert node.label not in node.aliases
        assert len(set(node.aliases)) == len(node.aliases)


def test_weights_lie_between_nothing_and_one_of_each_kind() -> None:
    found = analysed(_TEXT).nodes
    assert all(0 < n.weight <= 1 for n in found)
    for kind in (NodeKind.ACTOR, NodeKind.THEME):
        assert max(n.weight for n in found if n.kind is kind) == 1.0


def test_english_labels_come_from_the_gazetteer_alone() -> None:
    by_label = {n.label: n for n in analysed(_TEXT).nodes}
    assert by_label["米国"].label_en == "United States"
    assert by_label["石破茂"].label_en is None


def test_readings_are_katakana_of_the_label() -> None:
    text = "東京でアップルとりんごを売る。"
    analysis = analysed(text, "times", {})
    analysis.actors = [
        Thing(NodeType.CITY, ["東京"], [Span(0, 2)]),
        Thing(NodeType.COMPANY, ["アップル"], [Span(3, 7)]),
        Thing(NodeType.PRODUCT, ["りんご"], [Span(8, 11)]),
        Thing(NodeType.COMPANY, ["Apple"], [Span(3, 7)]),
    ]
    nodes.run(analysis, Control())
    readings = {n.label: n.reading for n in analysis.nodes}
    assert readings == {"東京": "トウキョウ", "アップル": "アップル", "りんご": "リンゴ", "Apple": None}


def test_a_theme_within_actors_is_dropped() -> None:
    text = "日米経済協力を進める。"
    analysis = analysed(text, "times", {})
    analysis.actors = [Thing(NodeType.FRAMEWORK, ["日米経済協力"], [Span(0, 6)])]
    analysis.themes = [
        Thing(NodeType.THEME, ["経済協力"], [Span(2, 6)], score=2.0),
        Thing(NodeType.THEME, ["進める"], [Span(7, 10)], score=1.0),
    ]
    nodes.run(analysis, Control())
    assert [n.label for n in analysis.nodes] == ["日米経済協力", "進める"]


def test_nothing_comes_of_nothing() -> None:
    analysis = analysed("あ。", "sentences")
    nodes.run(analysis, Control())
    assert analysis.nodes == []


def test_what_is_called_as_an_actor_is_no_theme() -> None:
    text = "アルマ望遠鏡が撮った。チリのアルマ望遠鏡は大きい。アルマ望遠鏡を見る。"
    analysis = analysed(text, "themes", {})
    analysis.actors = [Thing(NodeType.PRODUCT, ["アルマ望遠鏡"], [Span(0, 6)])]
    nodes.run(analysis, Control())
    (node,) = [n for n in analysis.nodes if n.label == "アルマ望遠鏡"]
    assert node.type is NodeType.PRODUCT
    assert len(node.mentions) == 3
