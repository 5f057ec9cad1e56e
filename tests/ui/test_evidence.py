"""The evidence panel: the right sentences, drawn and walked with real keys."""

from __future__ import annotations

import pytest
from article_maps import document, knowledge
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from yomichizu.model import Modality, Polarity, Span
from yomichizu.ui.evidence import EvidencePanel
from yomichizu.ui.evidence_list import badges
from yomichizu.ui.evidence_rows import (
    EXCERPT,
    Emphasis,
    EvidenceRow,
    rows_of_node,
    rows_of_pair,
    rows_of_relations,
)
from yomichizu.ui.session import Session
from yomichizu.ui.theme import DARK, LIGHT


@pytest.fixture
def session() -> Session:
    session = Session()
    doc = document()
    session.set_document(doc, knowledge(doc))
    return session


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> EvidencePanel:
    panel = EvidencePanel(session)
    qtbot.addWidget(panel)
    panel.set_theme(LIGHT)
    panel.resize(520, 420)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def text_of(row: EvidenceRow) -> str:
    return knowledge().documents[0].text[row.sentence.start : row.sentence.end]


def test_rows_of_a_node_group_by_sentence() -> None:
    km = knowledge()
    rows = rows_of_node(km, km.node_by_id["n3"])
    assert [text_of(r) for r in rows] == [
        "政府によると、日本はロシアへの依存を減らし、供給を安定させる方針だ。",
        "日本がロシアから輸入することはない。",
    ]
    assert [r.section for r in rows] == ["はじめに", "まとめ"]
    mentions = [[e for e in r.emphases if e[1] is Emphasis.MENTION] for r in rows]
    assert [len(found) for found in mentions] == [1, 1]
    assert [r.words for r in rows] == ["← 日本 依存を減らす", "← 日本 依存を減らす"]
    assert [r.modality for r in rows] == [Modality.PLANNED, Modality.ASSERTED]
    assert rows[1].polarity is Polarity.NEGATED


def test_rows_of_a_relation_say_how_and_who() -> None:
    km = knowledge()
    planned, denied = rows_of_relations(km, (km.relation_by_id["r1"],))
    assert (planned.modality, planned.polarity, planned.attribution) == (
        Modality.PLANNED,
        Polarity.AFFIRMED,
        "政府",
    )
    assert denied.polarity is Polarity.NEGATED
    assert planned.confidence == 0.86
    text = km.documents[0].text
    marked = {(text[slice(*span)], what) for span, what, _ in planned.emphases}
    assert marked == {("日本", Emphasis.MENTION), ("ロシア", Emphasis.MENTION), ("減らし", Emphasis.CUE)}


def test_rows_of_a_pair_are_sentences_with_both() -> None:
    km = knowledge()
    rows = rows_of_pair(km, (km.node_by_id["n1"], km.node_by_id["n2"]))
    assert [text_of(r) for r in rows] == [
        "日米協力の行方",
        "日本は米国からLNGを輸入する。",
        "日米の協力は続く。",
        "2025年2月7日、日本は米国と会談した。",
    ]
    both = rows_of_pair(km, (km.node_by_id["n1"], km.node_by_id["n3"]))
    assert [r.words for r in both] == ["依存を減らす", "依存を減らす"]


def test_excerpt_of_a_long_sentence_holds_what_is_marked() -> None:
    row = EvidenceRow("d1", Span(0, 5000), "", 1, ((Span(3000, 3002), Emphasis.CUE, None),))
    cut = row.excerpt()
    assert cut.contains(Span(3000, 3002))
    assert cut.end - cut.start == EXCERPT


def test_a_relation_fills_the_panel(panel: EvidencePanel, session: Session) -> None:
    assert not panel.list.isVisible()
    session.select_relations(("r1",), "map")
    assert panel._title.text() == "日本 → ロシア　依存を減らす"
    assert panel._count.text() == "2 sentences"
    assert panel.model.rowCount() == 2
    assert badges(panel.model.rows[0]) == ["planned", "says 政府"]
    assert badges(panel.model.rows[1])[0] == "denied"


def test_the_cue_is_drawn_in_the_accent(panel: EvidencePanel, session: Session) -> None:
    session.select_relations(("r1",), "map")
    QTest.qWait(50)
    image = panel.list.viewport().grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert LIGHT.accent in found
    assert LIGHT.warning in found, "badge of what is not asserted"


def test_keys_walk_jump_and_copy(panel: EvidencePanel, session: Session, qtbot: QtBot) -> None:
    session.select_nodes(("n3",), "map")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(session.jumpRequested) as caught:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert caught.args == [panel.model.rows[1].sentence, "evidence"]
    QTest.keyClick(panel.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("「日本がロシアから輸入することはない。」")
    assert "『日米協力の行方』" in copied
    assert "「まとめ」" in copied


def test_a_click_jumps(panel: EvidencePanel, session: Session, qtbot: QtBot) -> None:
    session.select_relations(("r1",), "map")
    QTest.qWait(50)
    box = panel.list.visualRect(panel.model.index(1))
    with qtbot.waitSignal(session.jumpRequested) as caught:
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert caught.args is not None
    assert caught.args[0] == panel.model.rows[1].sentence


def test_delete_rejects_and_undo_brings_back(panel: EvidencePanel, session: Session) -> None:
    session.select_relations(("r1",), "map")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.model.rowCount() == 1
    session.undo_stack.undo()
    assert panel.model.rowCount() == 2
    session.select_nodes(("n5",), "map")
    QTest.keyClick(panel.list, Qt.Key.Key_Backspace)
    assert session.map is not None
    assert "n5" not in session.map.node_by_id or not session.map.node_by_id["n5"].mentions


def test_steps_go_round(panel: EvidencePanel, session: Session) -> None:
    jumps = []
    session.jumpRequested.connect(lambda span, _origin: jumps.append(span))
    assert not panel.next_evidence()
    session.select_relations(("r1",), "map")
    panel.next_evidence()
    panel.next_evidence()
    panel.previous_evidence()
    rows = panel.model.rows
    assert jumps == [rows[0].sentence, rows[1].sentence, rows[0].sentence]


def test_markup_in_the_text_is_text(panel: EvidencePanel, session: Session) -> None:
    km = knowledge()
    sentence = next(s for s in km.sentences if "<b>" in km.documents[0].text[s.start : s.end])
    row = EvidenceRow("d1", sentence.span, "", 1, ())
    panel.model.show(km, [row])
    layout = panel._delegate._lay_out(row, 400)
    assert "<b>太字</b>と&amp;" in layout.text()


def test_dark_and_narrow(panel: EvidencePanel, session: Session) -> None:
    panel.set_theme(DARK)
    session.select_relations(("r1",), "map")
    panel.resize(180, 200)
    QTest.qWait(50)
    tall = panel.list.visualRect(panel.model.index(0)).height()
    panel.resize(700, 200)
    QTest.qWait(50)
    assert panel.list.visualRect(panel.model.index(0)).height() < tall


def test_a_passage_shows_what_is_said_in_it(panel: EvidencePanel, session: Session) -> None:
    text = knowledge().documents[0].text
    at = text.index("政府によると")
    session.select_passage(Span(at, at + 10), "article")
    assert panel._title.text() == "Said in the selected passage"
    assert [r.words for r in panel.model.rows] == ["日本 → ロシア　依存を減らす"]
    session.select_passage(Span(0, 3), "article")
    assert panel.model.rowCount() == 0
    assert "No relation" in panel._hint.text()
