"""Text and map as one, in the real window: what is pointed at on one side answers on the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from article_maps import node, sentences
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QInputMethodEvent, QWheelEvent
from PySide6.QtGui import Qt as TextRules
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QTabBar, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from windows import PATIENCE, SAMPLE, holds_focus, make_window, opened, settled, spot

from yomichizu.model import (
    Document,
    Evidence,
    KnowledgeMap,
    NodeType,
    Passage,
    Relation,
    RelationKind,
    Role,
    Span,
)
from yomichizu.ui.appearance import Appearance
from yomichizu.ui.main_window import MainWindow
from yomichizu.ui.opener import Opener
from yomichizu.ui.session import ScopeKind
from yomichizu.ui.settings import PASSAGE_MODE, Settings

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
    assert 0 < len(view.shown.nodes) <= 10 < len(whole)
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
    evidence = window.panes["evidence"]

    def row_holds(number: int) -> bool:
        """The evidence's current row is the sentence of this mention."""
        row = evidence.model.rows[evidence.list.currentIndex().row()]
        return bool(row.sentence.contains(node.mentions[number].span))

    assert row_holds(1)
    key(Qt.Key.Key_F4)
    assert row_holds(2)
    key(Qt.Key.Key_F4, _SHIFT)
    assert row_holds(1)
    key(Qt.Key.Key_F4, _SHIFT)
    assert row_holds(0)
    key(Qt.Key.Key_F4)
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


MARKUP = """<b>太字</b>と&amp;の*協力*

# <i>はじめに</i>

<b>太字</b>社は[リンク](https://example.com/x)社から![絵](https://example.com/a.png)を輸入する。

2025年2月7日、<b>太字</b>社は&amp;社と<script>alert(1)</script>を結んだ。
"""


def markup_map() -> KnowledgeMap:
    """A text full of what other programs would take for markup, and a map whose names are full of it."""
    passages = []
    for number, (role, line) in enumerate(
        zip(
            (Role.TITLE, Role.HEADING, Role.PARAGRAPH, Role.PARAGRAPH),
            [line for line in MARKUP.split("\n") if line],
            strict=True,
        )
    ):
        start = MARKUP.index(line)
        level, heading = (1, None) if role is Role.HEADING else (None, "p2" if number > 1 else None)
        passages.append(Passage(f"p{number + 1}", "d1", start, start + len(line), role, level, heading))
    document = Document("d1", MARKUP.split("\n")[0], "<b>記事</b>.txt", MARKUP, tuple(passages))
    nodes = (
        node(document, "n1", NodeType.COMPANY, "<b>太字</b>社", "<b>太字</b>社", reading="<u>ふとじ</u>"),
        node(document, "n2", NodeType.COMPANY, "[リンク](https://example.com/x)社", r"\[リンク\][^社]*社"),
        node(document, "n3", NodeType.THEME, "<script>alert(1)</script>", "<script>.*</script>"),
        node(document, "n4", NodeType.DATE, "2025年2月7日", "2025年2月7日", value="2025-02-07"),
        node(
            document, "n5", NodeType.COMPANY, "&amp;社", "&amp;社", label_en="<img src='https://example.com'>"
        ),
    )
    rows = sentences(document)
    said = [Evidence("d1", s.start, s.end, None, None, "ガ-ヲ", 0.8) for s in rows if s.end - s.start > 20]
    relations = (
        Relation("r1", "n1", "n2", "<i>輸入</i>", RelationKind.ACTION, True, 2.0, (said[0],)),
        Relation("r2", "n1", "n5", "&lt;結ぶ", RelationKind.ACTION, True, 1.0, (said[-1],)),
    )
    return KnowledgeMap((document,), nodes, (), relations, rows)


def test_text_is_never_markup_and_nothing_is_loaded(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    knowledge = markup_map()
    assert all(n.mentions for n in knowledge.nodes)
    session, panes = window.session, window.panes
    window.expect_article()
    session.set_document(knowledge.documents[0], knowledge)
    for dock in window.docks.docks.values():
        dock.show()
    settled(qtbot, window)
    assert panes["article"].area.text == MARKUP

    def check() -> None:
        """No label reads what it shows as markup, no tip can be taken for it."""
        for label in window.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText or harmless(label.text()), label.text()
        for widget in [window, *window.findChildren(QWidget)]:
            assert harmless(widget.toolTip()), widget.toolTip()
        for action in window.findChildren(QAction):
            assert harmless(action.toolTip()), action.toolTip()
        for view in window.findChildren(QAbstractItemView):
            model = view.model()
            for index in every(model):
                assert harmless(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
        assert not window.findChildren(QTextEdit)

    check()
    for nodes in (("n1",), ("n2",), ("n3",), ("n4",), ("n5",), ("n1", "n2")):
        session.select_nodes(nodes, "index")
        check()
    for relation in ("r1", "r2"):
        session.select_relations((relation,), "index")
        assert panes["evidence"]._title.text().startswith("<b>太字</b>社 → ")
        check()
    panes["map"].focus_on(["n1"], 1)
    check()
    panes["map"].leave_focus()
    window.scopes.choose_section("p2")
    assert "<i>はじめに</i>" in window.tool_bar.chip.text
    check()
    session.select_passage(Span(0, 10), "article")
    check()
    article = panes["article"]
    for n in knowledge.nodes:
        article.jump_to(n.mentions[0].span)
        assert article.hover.show_at(n.mentions[0].start)
        assert article.hover.card.entries[0].ruby
        check()
    for n in knowledge.nodes:
        tip = panes["strip"]._tip(n.mentions[0].span)
        assert harmless(tip)
    window.open_file(tmp_path / "<b>x</b>.txt")
    qtbot.waitUntil(lambda: "<b>x</b>.txt" in window.message.text, timeout=PATIENCE)
    check()
    window.recent.add(tmp_path / "<b>y</b>&amp;.txt")
    window.menus.menus["@recent"].aboutToShow.emit()
    check()
    window.statusBar().showMessage("<b>x</b>")  # painted as it is: QStatusBar knows no markup
    assert "PySide6.QtNetwork" not in sys.modules


def harmless(text: str) -> bool:
    """Whether Qt finds nothing of the article's own tags in ``text``: none there, or all escaped."""
    tags = ("<b>", "<i>", "<u>", "<script>", "<img", "</")
    return not TextRules.mightBeRichText(text) or not any(tag in text.replace("</p>", "") for tag in tags)


def every(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    """Every cell of a model."""
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        here = model.index(row, 0, above)
        while here.isValid():
            yield here
            here = here.siblingAtColumn(here.column() + 1)
        yield from every(model, model.index(row, 0, above))


def test_a_relation_of_the_map_is_seen_in_the_text(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    session, article = window.session, window.panes["article"]
    assert session.map is not None
    relation = max(
        (r for r in session.map.relations if r.kind is not RelationKind.COOCCURRENCE),
        key=lambda r: r.evidence[0].start,
    )
    piece = relation.evidence[0]
    assert not in_sight(window, piece.span)
    window.panes["map"].selectionRequested.emit((), (relation.id,))
    assert in_sight(window, piece.span)
    grounds = [g.span for g in article.lit.grounds_of(piece.span)]
    assert piece.span in grounds
    assert piece.cue is None or piece.cue in grounds
    assert len(article.area.bar.ticks) == len({e.span for e in relation.evidence})
    names = session.map.node_by_id
    assert article.mentions.accessibleName().startswith(names[relation.source].label)
    heading = session.map.documents[0].heading_at(piece.start)
    assert heading is not None
    assert article.mentions.place.text().rstrip("…") in session.map.documents[0].text
    assert article.mentions.place.text().rstrip("…")
    assert article.mentions.count.text() == f"1 of {len({e.span for e in relation.evidence})}"
    assert window.panes["evidence"].model.rows[0].sentence == piece.span
    key(Qt.Key.Key_Left, _ALT)  # one step back undoes selection and jump together
    assert session.selection.relations == ()
    assert session.position == 0 or not in_sight(window, piece.span)


def test_shift_click_on_two_nodes_shows_the_sentences_with_both(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    session, canvas = window.session, window.panes["map"].canvas
    assert session.map is not None
    shown = {n.id for n in window.panes["map"].shown.nodes}
    relation = next(
        r
        for r in session.map.relations
        if r.kind is not RelationKind.COOCCURRENCE and {r.source, r.target} <= shown
    )
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot(window, relation.source))
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, _SHIFT, spot(window, relation.target))
    assert set(session.selection.nodes) == {relation.source, relation.target}
    rows = window.panes["evidence"].model.rows
    assert rows
    document = session.map.documents[0].id
    for row in rows:
        named = {n for _, n in session.map.mentions_in(document, row.sentence)}
        assert {relation.source, relation.target} <= named or row.relation is not None
    assert {n.id for n in window.panes["strip"].rows()} == {relation.source, relation.target}


def test_a_passage_without_any_item_says_so(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    session = window.session
    assert session.map is not None
    document = session.map.documents[0]
    starts = range(0, len(document.text) - 2)
    bare = next(
        Span(at, at + 2)
        for at in starts
        if document.text[at : at + 2].isalpha() and not session.map.mentions_in(document.id, Span(at, at + 2))
    )
    window.panes["article"].area.select(bare, quiet=False)
    assert session.scope.spans == (bare,)
    assert "nothing found here" in window.tool_bar.chip.text
    assert window.panes["map"].empty.isVisible()
    QTest.mouseClick(window.tool_bar.chip._leave, Qt.MouseButton.LeftButton)
    assert session.scope.kind is ScopeKind.WHOLE
    assert session.selection.passage is None
    window.settings.set(PASSAGE_MODE, "highlight")
    window.panes["article"].area.select(bare, quiet=False)
    chips = window.panes["map"].chips
    assert window.panes["map"].canvas.picture is not None
    assert not window.panes["map"].empty.isVisible()
    assert "names nothing" in chips.part.says.text()
    assert chips.part.isVisible()
    QTest.mouseClick(window.tool_bar.chip._leave, Qt.MouseButton.LeftButton)
    assert not chips.part.isVisible()


def test_the_map_follows_the_reading_and_what_stays_does_not_move(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    session, view, area = window.session, window.panes["map"], window.panes["article"].area
    assert session.map is not None
    document = session.map.documents[0].id
    key(Qt.Key.Key_4, _ALT)
    settled(qtbot, window)
    kept = 0
    for _ in range(5):
        before = {
            n.id: tuple(at)
            for n, at in zip(view.canvas.picture.nodes, view.canvas.picture.centres, strict=True)
        }
        turn(area, 1)
        qtbot.waitUntil(lambda: session.scope.spans == (area.visible_span(),))
        qtbot.waitUntil(
            lambda: (
                [n.id for n in view.canvas.picture.nodes] == [n.id for n in view.shown.nodes]
                and not view.stage.moving
            )
        )
        picture = view.canvas.picture
        shown = {n.id for n in picture.nodes}
        assert shown <= {n for _, n in session.map.mentions_in(document, area.visible_span())}
        moved = [
            n.id
            for n, at in zip(picture.nodes, picture.centres, strict=True)
            if n.id in before and before[n.id] != tuple(at)
        ]
        kept += len(shown & before.keys())
        assert len(moved) <= len(shown & before.keys()) // 3
    assert kept > 10
    assert "Following my reading" in window.tool_bar.chip.text
    key(Qt.Key.Key_5, _ALT)
    assert session.scope.spans == (Span(0, session.read_until),)
    QTest.mouseClick(window.tool_bar.chip._leave, Qt.MouseButton.LeftButton)
    assert session.scope.kind is ScopeKind.WHOLE


def turn(area: QWidget, notches: int) -> None:
    """Turn the mouse wheel over the text."""
    viewport = area.viewport()  # type: ignore[attr-defined]
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle,
        viewport.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


DATED = """新しい港の計画

2025年4月10日

令和7年3月5日、横浜市は新しい港の計画を発表した。横浜市は昨年度、調査に3億円を使った。

市は1月28日に住民への説明会を開いた。工事は来年に始まる予定だ。
"""


def test_dates_are_resolved_and_tell_what_happened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "港.txt"
    path.write_text(DATED, "utf-8")
    opened(qtbot, window, path)
    key(Qt.Key.Key_3, _CTRL)
    panel = window.panes["timeline"]
    qtbot.waitUntil(panel.isVisible)
    told = {entry.node.value: entry.text for entry in panel.entries if entry.resolved}
    assert "発表した" in told["2025-03-05"]
    assert "説明会" in told["2025-01-28"]
    assert any("昨年度" in text for text in told.values())
    orders = [e.order for e in panel.entries if e.resolved]
    assert orders == sorted(orders)
    row = next(i for i, e in enumerate(panel.entries) if e.node.value == "2025-01-28")
    assert holds_focus(panel)
    panel.list.setCurrentRow(row)
    key(Qt.Key.Key_Return)
    assert window.session.nodes[0].value == "2025-01-28"
    assert in_sight(window, panel.entries[row].mention)
    key(Qt.Key.Key_Left, _ALT)  # one click, one step back
    assert window.session.selection.nodes == ()
    assert not window.session.can_go_back


def test_evidence_is_copied_and_rejected_and_the_foot_says_so(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    session, panel = window.session, window.panes["evidence"]
    assert session.map is not None
    relation = max(session.map.relations, key=lambda r: len({e.span for e in r.evidence}))
    session.select_relations((relation.id,), "index")
    count = len(panel.model.rows)
    assert count > 1
    key(Qt.Key.Key_F3)
    key(Qt.Key.Key_C, _CTRL)
    assert QApplication.clipboard().text().startswith("「")
    assert window.statusBar().text == "Copied as a quotation"
    key(Qt.Key.Key_Delete)
    assert len(panel.model.rows) < count
    assert "takes it back" in window.statusBar().text
    key(Qt.Key.Key_Z, _CTRL)
    assert len(panel.model.rows) == count


def test_find_by_form_width_and_kana(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "記事.txt"
    path.write_text("日本はロシアへの依存を減らし、ｴﾈﾙｷﾞｰを買う。依存を減らした国は多い。", "utf-8")
    opened(qtbot, window, path)
    article = window.panes["article"]

    def hits() -> list[str]:
        return [article.area.text[hit.start : hit.end] for hit in article.finder.hits]

    for words, found in (
        ("減らす", ["減らし", "減らし"]),
        ("エネルギー", ["ｴﾈﾙｷﾞｰ"]),
        ("えねるぎー", ["ｴﾈﾙｷﾞｰ"]),
    ):
        key(Qt.Key.Key_F, _CTRL)
        typed = QInputMethodEvent()  # as an input method hands over what it has converted
        typed.setCommitString(words)
        QApplication.sendEvent(QApplication.focusWidget(), typed)
        qtbot.waitUntil(lambda found=found: hits() == found, timeout=PATIENCE)
        key(Qt.Key.Key_Return)
        assert article.finder.current == 0
        key(Qt.Key.Key_Escape)
        assert holds_focus(article)


def test_the_article_has_the_keyboard_from_the_start(qtbot: QtBot, opener: Opener, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settings = Settings(QSettings(str(tmp_path / "start.ini"), QSettings.Format.IniFormat))
    window = MainWindow(settings, Appearance(app, settings), opener)
    qtbot.addWidget(window)
    window.expect_article()
    window.open_file(SAMPLE)  # as the command line does, before there is any pane
    with qtbot.waitSignals([window.ready, opener.finished], timeout=PATIENCE):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: holds_focus(window.panes["article"]), timeout=PATIENCE)


def test_signs_are_heard_as_words(window: MainWindow) -> None:
    bar = window.tool_bar
    names = [bar.widgetForAction(window.actions_table[name]).accessibleName() for name in ("back", "forward")]
    assert names == ["Back", "Forward"]
    window.docks.docks["index"].toggleViewAction().trigger()
    assert {tabs.accessibleName() for tabs in window.findChildren(QTabBar)} == {"Lists"}


def test_a_line_shows_where_keys_have_led(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    frame, handle = window.focus_frame, window.windowHandle()
    assert handle is not None
    assert frame is not None
    assert frame.isHidden()
    for name in ("map", "strip", "article"):
        QTest.keyClick(handle, Qt.Key.Key_F6)
        pane = window.panes[name]
        qtbot.waitUntil(lambda pane=pane: frame.geometry().size() == pane.size())  # type: ignore[misc]
        assert frame.isVisible()
        assert frame.pos() == pane.mapTo(window, QPoint(0, 0))
        edge = window.grab().toImage().pixelColor(frame.pos() + QPoint(1, pane.height() // 2))
        assert edge == QColor(window.appearance.theme.accent)
        assert frame.mask().contains(QPoint(0, 0))
        assert not frame.mask().contains(frame.rect().center())
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: frame.size() == window.panes["article"].size())
    port = window.panes["article"].area.viewport()
    at = handle.mapFromGlobal(port.mapToGlobal(port.rect().center()))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at)
    assert frame.isHidden()
    window.panes["map"].canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert frame.isHidden()


def test_evidence_shown_in_the_text_is_counted_among_the_mentions(qtbot: QtBot, window: MainWindow) -> None:
    map = opened(qtbot, window).session.map
    settled(qtbot, window)
    assert map is not None
    window.session.select_nodes((next(n.id for n in map.nodes if n.label == "日本"),), "map")
    evidence, article = window.panes["evidence"], window.panes["article"]
    evidence.jump(2)
    row = evidence.model.rows[2]
    assert article.lit.current == row.mention
    number = article.selected_mentions().index(row.mention) + 1
    assert article.mentions.count.text().startswith(f"{number} of ")


def test_the_map_stays_put_from_an_item_to_a_relation(qtbot: QtBot, window: MainWindow) -> None:
    map = opened(qtbot, window).session.map
    settled(qtbot, window)
    assert map is not None
    view = window.panes["map"]
    camera = view.canvas.camera
    japan = next(n for n in map.nodes if n.label == "日本")
    relation = next(r for r in map.relations if r.source == japan.id)
    for select in (
        lambda: window.session.select_nodes((japan.id,), "map"),
        lambda: window.session.select_relations((relation.id,), "map"),
        lambda: window.session.clear_selection("map"),
    ):
        select()
        QTest.qWait(50)
        assert view.canvas.camera == camera


def test_text_and_strip_are_no_mere_containers_for_those_who_hear(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    article, strip = window.panes["article"].area, window.panes["strip"]
    for widget, role, name in (
        (article, QAccessible.Role.Document, "Article"),
        (strip, QAccessible.Role.Chart, "Occurrences along the text"),
    ):
        found = QAccessible.queryAccessibleInterface(widget)
        assert found.role() == role
        assert found.text(QAccessible.Text.Name) == name
        assert found.object() is widget


def test_rejecting_the_last_evidence_leaves_the_keyboard_in_the_text(
    qtbot: QtBot, window: MainWindow
) -> None:
    map = opened(qtbot, window).session.map
    settled(qtbot, window)
    assert map is not None
    relation = next(r for r in map.relations if len(r.evidence) == 1)
    window.session.select_relations((relation.id,), "index")
    window.actions_table["evidence"].trigger()
    evidence = window.panes["evidence"]
    assert holds_focus(evidence)
    QTest.keyClick(evidence.list, Qt.Key.Key_Delete)
    assert not evidence.isVisible()
    assert holds_focus(window.panes["article"])
    window.actions_table["undo"].trigger()
    assert window.session.selection.relations == (relation.id,)
    assert evidence.isVisible()
    assert len(evidence.model.rows) == 1
