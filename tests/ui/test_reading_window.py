"""Text and map as one, in the real window: what is pointed at on one side answers on the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from windows import PATIENCE, holds_focus, make_window, opened, settled

from yomichizu.model import Span
from yomichizu.ui.main_window import MainWindow
from yomichizu.ui.opener import Opener
from yomichizu.ui.session import ScopeKind

_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture(scope="module")
def opener() -> Iterator[Opener]:
    """One warm worker process for all tests of this file."""
    result = Opener()
    yield result
    result.close()


@pytest.fixture
def window(qtbot: QtBot, opener: Opener, tmp_path: Path) -> MainWindow:
    result = make_window(qtbot, opener, tmp_path / "window.ini")
    result.activateWindow()
    qtbot.waitUntil(result.isActiveWindow)
    return result


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    popup = QApplication.activePopupWidget()
    widget = popup or QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def choose(title: str) -> None:
    """Walk down the open menu to the entry that begins with ``title``."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        action = menu.activeAction()
        if action is not None and action.text().replace("&", "").startswith(title):
            return
        key(Qt.Key.Key_Down)
    raise AssertionError(f"no {title} in the menu")


def in_sight(window: MainWindow, span: Span) -> bool:
    area = window.panes["article"].area
    boxes = area.boxes(span)
    return bool(boxes) and area.viewport().rect().contains(boxes[0].center().toPoint())


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_everything_by_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    session, panes = window.session, window.panes
    with qtbot.waitSignal(window.opener.finished, timeout=PATIENCE):
        QTest.keyClick(window, Qt.Key.Key_F, _ALT)
        choose("Open sample")
        key(Qt.Key.Key_Right)
        key(Qt.Key.Key_Return)
    assert session.map is not None
    window.activateWindow()  # which a window system does by itself when the menu closes
    qtbot.waitUntil(window.isActiveWindow)
    settled(qtbot, window)
    whole = [n.id for n in panes["map"].shown.nodes]
    assert holds_focus(panes["article"])

    key(Qt.Key.Key_F6)
    assert holds_focus(panes["map"])
    for _ in range(20):
        key(Qt.Key.Key_Right)
        rows = panes["evidence"].model.rows
        if len(rows) >= 3 and not in_sight(window, rows[2].sentence):
            break
        key(Qt.Key.Key_Down)
    assert len(session.selection.nodes) == 1
    node = session.nodes[0]
    start = session.position

    key(Qt.Key.Key_F3)
    assert holds_focus(panes["evidence"])
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    third = panes["evidence"].model.rows[2]
    assert panes["evidence"].list.currentIndex().row() == 2
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: in_sight(window, third.sentence), timeout=PATIENCE)

    key(Qt.Key.Key_F6, _SHIFT)
    assert holds_focus(panes["article"])
    key(Qt.Key.Key_L, _CTRL)
    qtbot.waitUntil(lambda: session.selection.passage == third.sentence, timeout=PATIENCE)
    assert session.scope.kind is ScopeKind.SELECTION
    settled(qtbot, window)
    part = {n.id for n in panes["map"].canvas.picture.nodes}
    assert part == {n for _, n in session.map.mentions_in(session.map.documents[0].id, third.sentence)}
    assert node.id in part
    assert len(part) < len(whole)

    key(Qt.Key.Key_Left, _ALT)
    assert session.selection.passage is None
    assert session.selection.nodes == (node.id,)
    settled(qtbot, window)
    assert [n.id for n in panes["map"].canvas.picture.nodes] == whole
    key(Qt.Key.Key_Left, _ALT)  # the jump to the sentence
    qtbot.waitUntil(lambda: session.position == start, timeout=PATIENCE)
    assert session.selection.nodes == (node.id,)


def test_select_sentence_then_more(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    session, article = window.session, window.panes["article"]
    assert session.map is not None
    document = session.map.documents[0]
    sentence = next(s for s in session.map.sentences if document.heading_at(s.start) is not None)
    sentence = next(
        s
        for s in session.map.sentences
        if document.passage_at(s.start).span != s.span and document.heading_at(s.start) is not None  # type: ignore[union-attr]
    )
    article.jump_to(sentence.span)
    heading, passage = document.heading_at(sentence.start), document.passage_at(sentence.start)
    assert heading is not None
    assert passage is not None
    for span in (sentence.span, passage.span, document.section_of(heading.id), article.area.shown_span):
        key(Qt.Key.Key_L, _CTRL)
        assert session.selection.passage == span
    key(Qt.Key.Key_Escape)
    assert session.selection.passage is None


def test_back_and_forward_bring_the_filters_of_the_map(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    session, view = window.session, window.panes["map"]
    before = view.filter
    whole = [n.id for n in view.shown.nodes]
    for value in (20, 15, 10):  # dragging the slider is one step
        view.bar.slider.setValue(value)
    assert len(view.shown.nodes) == 10
    few = [n.id for n in view.shown.nodes]
    session.select_nodes((few[0],), "index")
    key(Qt.Key.Key_Left, _ALT)
    assert session.selection.nodes == ()
    assert [n.id for n in view.shown.nodes] == few
    key(Qt.Key.Key_Left, _ALT)
    assert view.filter == before
    assert [n.id for n in view.shown.nodes] == whole
    assert not session.can_go_back
    key(Qt.Key.Key_Right, _ALT)
    assert [n.id for n in view.shown.nodes] == few
    view.focus_on([few[1]], 1)
    near = [n.id for n in view.shown.nodes]
    key(Qt.Key.Key_Left, _ALT)
    assert view.focused is None
    key(Qt.Key.Key_Right, _ALT)
    assert [n.id for n in view.shown.nodes] == near


def test_a_node_chosen_on_the_map_says_which_mention_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    session, article = window.session, window.panes["article"]
    node = max(window.panes["map"].shown.nodes, key=lambda n: len(n.mentions))
    count = len(node.mentions)
    window.panes["map"].show_node(node.id)
    assert article.mentions.count.text() == f"1 of {count}"
    key(Qt.Key.Key_F4)
    assert article.mentions.count.text() == f"2 of {count}"
    key(Qt.Key.Key_F4, _SHIFT)
    key(Qt.Key.Key_F4, _SHIFT)
    assert article.mentions.count.text() == f"{count} of {count}"
    assert len(article.area.bar.ticks) == count
    assert session.selection.nodes == (node.id,)


def test_the_evidence_opens_with_the_selection_and_keeps_its_height(
    qtbot: QtBot, window: MainWindow, opener: Opener, tmp_path: Path
) -> None:
    opened(qtbot, window)
    session, panes = window.session, window.panes
    assert session.map is not None
    evidence, article = panes["evidence"], panes["article"]
    assert not evidence.isVisible()
    alone = article.height()
    span = article.area.visible_span()
    last = next(
        (m.span, n.id)
        for n in session.map.nodes
        for m in reversed(n.mentions)
        if span.start <= m.start and m.end <= span.end
    )
    article.choose(next(m for m in article.marks_at(last[0].start) if m.span == last[0]))
    assert evidence.isVisible()
    assert article.height() < alone
    assert in_sight(window, last[0])
    window.wiring._splits._splitters["reading"].setSizes([400, 160])
    height = evidence.height()
    key(Qt.Key.Key_Escape)
    assert not evidence.isVisible()
    qtbot.waitUntil(lambda: article.height() == alone)
    session.select_nodes((last[1],), "index")
    assert evidence.height() == height
    window._remember()
    second = make_window(qtbot, opener, tmp_path / "window.ini")
    opened(qtbot, second)
    assert second.session.map is not None
    second.session.select_nodes((second.session.map.nodes[0].id,), "index")
    assert abs(second.panes["evidence"].height() - height) <= 2
