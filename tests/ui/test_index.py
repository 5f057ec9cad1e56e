"""Index, outline, occurrence strip and timeline: each shows the session and leads into the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from article_maps import document, knowledge, spans
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from yomichizu.model import KnowledgeMap, Node, NodeType, Span
from yomichizu.ui.index import COUNT, FIRST, NAME, WEIGHT, IndexPanel
from yomichizu.ui.outline import OutlinePanel
from yomichizu.ui.scopes import Scopes
from yomichizu.ui.session import ScopeKind, Session
from yomichizu.ui.strip import OccurrenceStrip
from yomichizu.ui.theme import DARK, LIGHT
from yomichizu.ui.timeline import TimelinePanel, entries


@pytest.fixture
def session() -> Session:
    session = Session()
    doc = document()
    session.set_document(doc, knowledge(doc))
    return session


@pytest.fixture
def index(qtbot: QtBot, session: Session) -> IndexPanel:
    panel = IndexPanel(session)
    qtbot.addWidget(panel)
    panel.resize(360, 500)
    panel.show()
    return panel


def names(index: IndexPanel) -> list[list[str]]:
    return [[n.label for n in g.nodes] for g in index.model.groups]


def test_index_has_a_group_for_each_type(index: IndexPanel) -> None:
    assert names(index) == [["日本", "米国", "ロシア"], ["𠮷田製作所"], ["LNG"], ["半導体"], ["2025年2月7日"]]
    assert index.model.index(0, NAME).data() == "country　3"


@pytest.mark.parametrize(
    ("column", "order", "first"),
    [
        (COUNT, Qt.SortOrder.AscendingOrder, "ロシア"),
        (COUNT, Qt.SortOrder.DescendingOrder, "日本"),
        (WEIGHT, Qt.SortOrder.AscendingOrder, "ロシア"),
        (FIRST, Qt.SortOrder.DescendingOrder, "ロシア"),
        (NAME, Qt.SortOrder.AscendingOrder, "日本"),  # by reading: にほん before 米 and after nothing
    ],
)
def test_index_sorts(index: IndexPanel, column: int, order: Qt.SortOrder, first: str) -> None:
    index.tree.sortByColumn(column, order)
    labels = names(index)[0]
    if column == NAME:
        assert set(labels) == {"日本", "米国", "ロシア"}
        index.tree.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
        assert names(index)[0] == labels[::-1]
    else:
        assert labels[0] == first


def test_index_filters_by_any_name(index: IndexPanel, qtbot: QtBot) -> None:
    for typed, wanted in (("ろしあ", "ロシア"), ("ＪＡＰＡＮ", "日本"), ("ﾆﾎﾝ", "日本"), ("lng", "LNG")):
        index.filter.setText(typed)
        qtbot.waitUntil(lambda wanted=wanted: names(index) == [[wanted]], timeout=2000)
    index.filter.setText("")
    qtbot.waitUntil(lambda: len(names(index)) == 5, timeout=2000)


def test_index_and_session_show_the_same(index: IndexPanel, session: Session, qtbot: QtBot) -> None:
    session.select_nodes(("n3",), "map")
    chosen = [index.model.node(i) for i in index.tree.selectionModel().selectedRows()]
    assert [n.id for n in chosen if n] == ["n3"]
    heard = []
    session.selectionChanged.connect(lambda selection, origin: heard.append((selection.nodes, origin)))
    index.tree.setFocus()
    QTest.keyClick(index.tree, Qt.Key.Key_Up)
    assert heard == [(("n2",), "index")]
    with qtbot.waitSignal(session.jumpRequested) as caught:
        QTest.keyClick(index.tree, Qt.Key.Key_Return)
    assert session.map is not None
    assert caught.args == [session.map.node_by_id["n2"].mentions[0].span, "index"]


def test_index_speaks_for_the_map(index: IndexPanel) -> None:
    spoken = index.model.index_of("n1").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "日本, country, 6 mentions, 2 relations"


def test_tool_tips_are_not_markup(index: IndexPanel, session: Session) -> None:
    assert session.map is not None
    odd = Node("n9", NodeType.THEME, "<img src=x>", aliases=("a&b",))
    session.set_map(replace(session.map, nodes=(*session.map.nodes, odd)))
    tip = index.model.index_of("n9").data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;" in tip
    assert "<img" not in tip


def test_enter_in_the_filter_goes_to_the_first_hit(index: IndexPanel, session: Session) -> None:
    index.filter.setFocus()
    index.filter.setText("半導体")
    QTest.keyClick(index.filter, Qt.Key.Key_Return)
    assert session.selection.nodes == ("n5",)


def test_outline(qtbot: QtBot, session: Session) -> None:
    panel = OutlinePanel(session)
    qtbot.addWidget(panel)
    panel.set_theme(LIGHT)
    panel.show()
    texts = [panel.list.item(i).text().strip() for i in range(panel.list.count())]
    assert texts == ["日米協力の行方", "はじめに", "まとめ"]
    assert session.document is not None
    at = session.document.text.index("まとめ")
    session.note_visible(Span(at + 5, at + 20))
    assert panel.list.item(2).font().bold()
    assert not panel.list.item(0).font().bold()
    with qtbot.waitSignal(session.jumpRequested) as caught:
        box = panel.list.visualItemRect(panel.list.item(1))
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    start = session.document.text.index("はじめに")
    assert caught.args == [Span(start, start + 4), "outline"]
    session.select_nodes(("n1",), "map")
    counts = [panel.list.item(row).data(Qt.ItemDataRole.UserRole + 1) for row in range(3)]
    assert counts == [1, 3, 2]
    with qtbot.waitSignal(panel.sectionRequested) as section:
        panel.list.setCurrentRow(2)
        QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    Scopes(session).choose_section(section.args[0])
    assert session.scope.kind is ScopeKind.SECTION
    role = Qt.ItemDataRole.BackgroundRole
    assert [bool(panel.list.item(row).data(role)) for row in range(3)] == [False, False, True]
    session.leave_scope()
    assert not panel.list.item(2).data(role)
    session.set_document(None)
    assert panel.list.isHidden()


def test_strip_has_a_tick_for_each_mention(qtbot: QtBot, session: Session) -> None:
    strip = OccurrenceStrip(session)
    qtbot.addWidget(strip)
    strip.set_theme(DARK)
    session.select_nodes(("n3", "n1"), "map")
    strip.resize(800, strip.sizeHint().height())
    strip.show()
    image = strip.grab().toImage()
    for row, node in enumerate(strip.rows()):
        for mention in node.mentions:
            colour = image.pixelColor(round(strip.x_of(mention.start)), 8 + row * 20 + 6).name()
            assert colour == DARK.of_type(node.type).name()
    assert session.map is not None
    second = session.map.node_by_id["n3"].mentions[1]
    with qtbot.waitSignal(session.jumpRequested) as caught:
        position = QPoint(round(strip.x_of(second.start)) + 3, 18)
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=position)
    assert caught.args == [second.span, "strip"]
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    with qtbot.waitSignal(session.jumpRequested) as caught:
        QTest.keyClick(strip, Qt.Key.Key_Return)
    places = sorted(mention.span for node in strip.rows() for mention in node.mentions)
    assert caught.args == [places[1], "strip"]


def test_strip_lays_the_text_from_end_to_end(qtbot: QtBot, session: Session) -> None:
    """x is code points whatever the width; where no tick is near, a click goes to that point."""
    strip = OccurrenceStrip(session)
    qtbot.addWidget(strip)
    strip.show()
    session.select_nodes(("n1",), "map")
    assert session.document is not None
    length = len(session.document.text)
    for width in (300, 900, 640):
        strip.resize(width, strip.sizeHint().height())
        left, right = strip.x_of(0), strip.x_of(length)
        assert (left, right) == pytest.approx((146.0, width - 14.0), abs=0.01)
        assert strip.x_of(length // 4) == pytest.approx(
            left + (right - left) * (length // 4) / length, abs=0.01
        )
    session.set_document(None)
    session.set_document(document("あ" * 500), None)
    assert strip.x_of(500) == pytest.approx(626.0, abs=0.01)
    assert not strip.rows()
    heard = []
    session.jumpRequested.connect(lambda span, origin: heard.append((span, origin)))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(400, 18))
    assert not heard
    doc = document()
    from article_maps import knowledge

    session.set_document(doc, knowledge(doc))
    session.select_nodes(("n1",), "map")
    marks = [strip.x_of(mention.start) for mention in strip.rows()[0].mentions]
    free = next(x for x in range(626, 147, -1) if all(abs(x - mark) > 8 for mark in marks))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(free, 18))
    ((span, origin),) = heard
    assert origin == "strip"
    assert abs(strip.x_of(span.start) - free) <= (626 - 146) / len(doc.text)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(20, 18))  # on the name
    assert len(heard) == 1


def test_strip_shows_both_ends_of_a_relation(qtbot: QtBot, session: Session) -> None:
    strip = OccurrenceStrip(session)
    qtbot.addWidget(strip)
    session.select_relations(("r1",), "map")
    assert [n.id for n in strip.rows()] == ["n1", "n3"]


def test_timeline_orders_dates(qtbot: QtBot) -> None:
    text = "昨年度は赤字だった。2025年2月7日に会談した。2024年に始まった。2025年1月に決めた。"
    doc = document(text)
    from article_maps import node, sentences

    nodes = (
        node(doc, "n1", NodeType.DATE, "昨年度", "昨年度"),
        node(doc, "n2", NodeType.DATE, "2025年2月7日", "2025年2月7日", value="2025-02-07"),
        node(doc, "n3", NodeType.DATE, "2024年", "2024年", value="2024"),
        node(doc, "n4", NodeType.DATE, "2025年1月", "2025年1月", value="2025-01"),
    )
    km = KnowledgeMap((doc,), nodes, sentences=sentences(doc))
    assert [e.node.label for e in entries(km)] == ["2024年", "2025年1月", "2025年2月7日", "昨年度"]
    session = Session()
    session.set_document(doc, km)
    panel = TimelinePanel(session)
    qtbot.addWidget(panel)
    panel.resize(420, 300)
    panel.show()
    heard = []
    session.jumpRequested.connect(lambda span, origin: heard.append((span, origin)))
    panel.list.setCurrentRow(2)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert heard == [(spans(text, "2025年2月7日に会談した。")[0], "timeline")]
    assert session.selection.nodes == ("n2",)
    session.select_nodes(("n4",), "map")
    assert panel.list.currentRow() == 1
    panel.grab()


def test_index_walks_relations(index: IndexPanel, session: Session, qtbot: QtBot) -> None:
    """From 日本 with the keys to 「→ ロシア　依存を減らす」 and its first sentence."""
    session.select_nodes(("n1",), "map")
    index.tree.setFocus()
    QTest.keyClick(index.tree, Qt.Key.Key_Right)
    QTest.keyClick(index.tree, Qt.Key.Key_Down)
    assert index.tree.currentIndex().data() == "→ ロシア　依存を減らす"
    assert session.selection.relations == ("r1",)
    with qtbot.waitSignals([session.jumpRequested, session.evidenceRequested]):
        QTest.keyClick(index.tree, Qt.Key.Key_Return)
    russia = index.model.index_of("n3")
    assert index.model.index(0, NAME, russia).data() == "← 日本　依存を減らす"
    assert index.model.index(0, COUNT, russia).data() == 2
    session.select_nodes(("n2",), "map")
    session.select_relations(("r1",), "map")
    chosen = [index.model.relation(i) for i in index.tree.selectionModel().selectedRows()]
    assert [r.id for r in chosen if r] == ["r1"]


def test_index_model_is_sound(index: IndexPanel, qtmodeltester: object) -> None:
    qtmodeltester.check(index.model, force_py=True)  # type: ignore[attr-defined]
