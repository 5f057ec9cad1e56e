"""The window as a reader uses it: real widgets, real extraction, real files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot
from windows import PATIENCE, SAMPLE, make_window, opened, settled, spot

from yomichizu.model import Role, Span
from yomichizu.ui import language, wording
from yomichizu.ui.export_dialog import ExportDialog
from yomichizu.ui.help import ShortcutsDialog
from yomichizu.ui.main_window import MainWindow
from yomichizu.ui.opener import Opener
from yomichizu.ui.panes import PANES
from yomichizu.ui.session import ScopeKind
from yomichizu.ui.settings import PASSAGE_MODE, Settings


@pytest.fixture(scope="module")
def opener() -> Iterator[Opener]:
    """One warm worker process for all tests of this file."""
    result = Opener()
    yield result
    result.close()


@pytest.fixture
def window(qtbot: QtBot, opener: Opener, tmp_path: Path) -> MainWindow:
    return make_window(qtbot, opener, tmp_path / "window.ini")


def test_panes_are_all_there(window: MainWindow) -> None:
    assert set(window.panes) == {pane.name for pane in PANES}
    assert not window.actions_table["export_picture"].isEnabled()
    assert "Open an article" in window.actions_table["close"].toolTip()


def test_a_sample_gets_its_map_and_a_node_leads_to_the_text(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    session = window.session
    assert session.map is not None
    labels = {n.label for n in session.map.nodes}
    assert {"日本", "アラスカ"} & labels or any("アラスカ" in label for label in labels)
    node = max(session.map.nodes, key=lambda n: len(n.mentions))
    jumps: list[Span] = []
    session.jumpRequested.connect(lambda span, _origin: jumps.append(span))
    window.panes["map"].selectionRequested.emit((node.id,), ())
    assert session.selection.nodes == (node.id,)
    assert jumps == [node.mentions[0].span]
    assert window.panes["article"].selected_mentions()[0] == node.mentions[0].span
    assert window.panes["evidence"].model.rowCount() > 0
    window.actions_table["next_mention"].trigger()
    window.actions_table["back"].trigger()
    window.actions_table["back"].trigger()
    assert session.selection.nodes == ()


def test_a_passage_drives_the_map_and_lets_go(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    session = window.session
    assert session.document is not None
    passage = next(p for p in session.document.passages if p.role is Role.PARAGRAPH)
    whole = window.tool_bar.chip.text
    window.panes["article"].passageSelected.emit(passage.span)
    assert session.scope.kind is ScopeKind.SELECTION
    assert window.tool_bar.chip.text != whole
    shown = {n.id for n in window.panes["map"].shown.nodes}
    inside = {n for _, n in session.map.mentions_in(session.document.id, passage.span)}  # type: ignore[union-attr]
    assert shown
    assert shown <= inside
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert session.scope.kind is ScopeKind.WHOLE
    assert len(window.panes["map"].shown.nodes) > len(shown)


def test_highlight_in_place_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    window.actions_table["passage_highlight"].trigger()
    assert window.settings.get(PASSAGE_MODE) == "highlight"
    assert window.actions_table["passage_highlight"].isChecked()
    settled(qtbot, window)
    session, view = window.session, window.panes["map"]
    assert session.document is not None
    assert session.map is not None
    before = {n.id: tuple(at) for n, at in zip(view.shown.nodes, view.canvas.picture.centres, strict=True)}
    passage = next(p for p in session.document.passages if p.role is Role.PARAGRAPH)
    window.panes["article"].area.select(passage.span, quiet=False)
    settled(qtbot, window)
    picture = view.canvas.picture
    places = {n.id: tuple(at) for n, at in zip(picture.nodes, picture.centres, strict=True)}
    assert before.items() <= places.items()  # nothing moves
    named = {n for _, n in session.map.mentions_in(session.document.id, passage.span)}
    bright = {picture.nodes[row].id for row in view.attention.in_picture(picture).near}
    assert bright
    assert bright == named & places.keys()
    assert f"  {len(bright)} item" in window.tool_bar.chip.text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "not there"),
        ("folder", "folder"),
        (b"", "no text"),
        (bytes(range(256)) * 40, "not a text file"),
        (b"Only English here, nothing else.\n" * 20, "no Japanese"),
        ("これは日本語の文です。".encode() * 20 + b"\x81\xff\xfe\x80\xff" * 9, "cannot be decoded"),
        ("locked", "no permission"),
    ],
    ids=["missing", "folder", "empty", "binary", "english", "invalid", "locked"],
)
def test_bad_input_is_told_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, content: bytes | str | None, words: str
) -> None:
    opened(qtbot, window)
    before = window.session.map
    path = tmp_path / "article.txt"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content == "folder":
        path.mkdir()
    elif content == "locked":
        path.write_bytes(SAMPLE.read_bytes())
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
    told: list[str] = []
    window.opener.rejected.connect(lambda _path, kind, _parameters: told.append(kind))
    with qtbot.waitSignal(window.opener.rejected, timeout=PATIENCE):
        window.open_file(path)
    assert len(told) == 1
    assert words in window.message.text
    assert "article.txt" in window.message.text
    assert window.session.map is before
    assert window.panes["article"].document is window.session.document
    opened(qtbot, window)
    assert window.message.text == ""


def test_a_text_without_a_node_says_so_once_and_can_be_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "article.txt"
    path.write_text("ああ。\nそうだった。\n", "utf-8")
    opened(qtbot, window, path)
    assert window.session.map is not None
    assert not window.session.map.nodes
    assert "too short" in window.panes["map"].empty.text()
    assert window.panes["map"].empty.isVisible()
    assert window.message.text == ""
    assert window.panes["article"].document.text == "ああ。\nそうだった。\n"


def test_five_megabytes_on_one_line_leave_the_window_usable(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    opened(qtbot, window)
    sentence = "日本と米国はアラスカの液化天然ガスについて協力する"
    path = tmp_path / "line.txt"
    path.write_text(sentence * (5_000_000 // len(sentence.encode())), "utf-8")
    with qtbot.waitSignal(window.opener.read, timeout=PATIENCE):
        window.open_file(path)
    assert window.session.document is not None
    assert "\n" not in window.session.document.text.strip()
    article = window.panes["article"]
    box = article.area.boxes(Span(0, 2))[0]
    QTest.mouseDClick(article.area.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert article.area.selection() == Span(0, 2)
    QTest.keyClick(article.area, Qt.Key.Key_PageDown)
    assert window.opener.busy
    window.opener.cancel()
    assert "line.txt" in window.message.text
    opened(qtbot, window)  # and another article can be opened at once
    assert window.message.text == ""


def test_a_click_on_a_node_shows_where_the_text_names_it(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    article = window.panes["article"]
    shown = window.panes["map"].shown.nodes
    late = max(shown, key=lambda n: n.mentions[0].span.start)
    assert late.mentions[0].span.start > window.session.visible.end
    viewport = window.panes["map"].canvas.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot(window, late.id))
    assert window.session.selection.nodes == (late.id,)
    assert article.selected_mentions() == [m.span for m in late.mentions]

    def in_sight() -> bool:
        box = article.area.boxes(late.mentions[0].span)
        return bool(box) and article.area.viewport().rect().contains(box[0].center().toPoint())

    qtbot.waitUntil(in_sight, timeout=PATIENCE)
    assert window.panes["evidence"].model.rowCount() > 0


def test_dragging_over_the_text_draws_its_map_and_escape_the_whole_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    session, shown = window.session, window.panes["map"]
    assert session.document is not None
    assert session.map is not None
    whole = [n.id for n in shown.shown.nodes]
    passage = next(p for p in session.document.passages if p.role is Role.PARAGRAPH)
    area = window.panes["article"].area
    first = area.boxes(Span(passage.start, passage.start + 1))[0]
    last = area.boxes(Span(passage.start + 60, passage.start + 61))[-1]
    begin = QPoint(round(first.left()) + 1, round(first.center().y()))
    end = QPoint(round(last.right()) - 1, round(last.center().y()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(area.viewport(), left, none, begin)
    QTest.mouseMove(area.viewport(), (begin + end) / 2)
    QTest.mouseMove(area.viewport(), end)
    QTest.mouseRelease(area.viewport(), left, none, end)
    dragged = Span(passage.start, passage.start + 61)
    qtbot.waitUntil(lambda: session.selection.passage == dragged, timeout=PATIENCE)
    settled(qtbot, window)
    part = {n.id for n in shown.shown.nodes}
    assert part
    assert part <= {n for _, n in session.map.mentions_in(session.document.id, dragged)}
    assert len(part) < len(whole)
    QTest.keyClick(area, Qt.Key.Key_Escape)
    settled(qtbot, window)
    assert session.selection.passage is None
    assert [n.id for n in shown.shown.nodes] == whole


def test_f4_walks_the_sentences_of_a_relation(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    session = window.session
    assert session.map is not None
    relation = max(session.map.relations, key=lambda r: len(r.evidence))
    session.select_relations((relation.id,), "map")
    rows = [row.sentence for row in window.panes["evidence"].model.rows]
    assert len(rows) > 1
    jumps: list[Span] = []
    session.jumpRequested.connect(lambda span, _origin: jumps.append(span))
    for key in ("next_mention", "next_mention", "previous_mention"):
        window.actions_table[key].trigger()
    assert jumps == [rows[0], rows[1], rows[0]]


def test_every_rule_of_a_relation_is_put_in_words(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    assert window.session.map is not None
    rules = {e.rule for r in window.session.map.relations for e in r.evidence}
    assert rules
    assert rules <= set(wording._RULES)


def test_exporting_through_the_dialog_saves_what_the_map_shows(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, window)
    settled(qtbot, window)
    path = tmp_path / "map.png"
    offered: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *asked: offered.append(asked[2]) or (str(path), "")
    )
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()
    assert not dialog.isVisible()
    assert Path(offered[0]).name == f"{SAMPLE.stem}.png"
    image = QImage(str(path))
    seen = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)
    }
    hues = {QColor(hue).name() for hue in window.appearance.theme.hues}
    assert len(hues & seen) > 1


def test_the_table_of_shortcuts_fits_a_small_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["shortcuts"].trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.sizeHint().height() <= 700
    dialog.close()


def test_a_dropped_file_is_opened_and_remembered(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    with qtbot.waitSignal(window.opener.finished, timeout=PATIENCE):
        window.dropEvent(drop)
    assert window.recent.paths() == [SAMPLE]
    window.menus.menus["@recent"].aboutToShow.emit()
    assert window.menus.menus["@recent"].actions()[0].text() == SAMPLE.name


def test_a_recent_file_that_is_gone_leaves_the_list(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    window.recent.add(gone)
    with qtbot.waitSignal(window.opener.rejected, timeout=PATIENCE):
        window.open_file(gone)
    assert window.recent.paths() == []


def test_cancel_keeps_the_text(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(SAMPLE.read_text("utf-8") * 40, "utf-8")
    with qtbot.waitSignal(window.opener.read, timeout=PATIENCE):
        window.open_file(long)
    empty = window.panes["map"].empty
    assert "is being made" in empty.text()
    window.opener.cancel()
    assert not window.opener.busy
    assert window.session.document is not None
    assert "long.txt" in window.message.text
    assert "Reload (F5)" in empty.text()
    assert empty.isVisible()
    opened(qtbot, window)  # the worker is free again
    assert empty.isHidden()
    window.close_article()
    assert "Open an article" in empty.text()


def test_the_status_line_counts_what_takes_long_in_hours(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    texts = {}
    for times in (2, 40):
        path = tmp_path / f"{times}.txt"
        path.write_text(SAMPLE.read_text("utf-8") * times, "utf-8")
        with qtbot.waitSignal(window.opener.read, timeout=PATIENCE):
            window.open_file(path)
        texts[times] = window.statusBar().text
    assert "minute(s) left" in texts[2]
    assert "hour(s) left" in texts[40]


def test_window_state_is_remembered(qtbot: QtBot, opener: Opener, tmp_path: Path) -> None:
    store = tmp_path / "window.ini"
    first = make_window(qtbot, opener, store)
    first.resize(760, 640)
    first.docks.docks["outline"].show()
    first._remember()
    second = make_window(qtbot, opener, store)
    assert (second.width(), second.height()) == (760, 640)
    assert not second.docks.docks["outline"].isHidden()
    assert second.docks.docks["timeline"].isHidden()


def test_a_list_that_was_left_open_is_in_the_first_picture(
    qtbot: QtBot, opener: Opener, tmp_path: Path
) -> None:
    store = tmp_path / "window.ini"
    first = make_window(qtbot, opener, store)
    first.docks.docks["outline"].show()
    first.close()
    settings = Settings(QSettings(str(store), QSettings.Format.IniFormat))
    second = MainWindow(settings, first.appearance, opener)
    qtbot.addWidget(second)
    seen = []
    second.painted.connect(lambda: seen.append(second.docks.visible("outline")))
    with qtbot.waitSignal(second.ready, timeout=PATIENCE):
        second.show()
    assert seen == [True]


def test_mouse_buttons_and_keys_walk_back(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    session = window.session
    assert session.map is not None
    session.select_nodes((session.map.nodes[0].id,), "index")
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton)
    assert session.selection.nodes == ()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.ForwardButton)
    assert session.selection.nodes == (session.map.nodes[0].id,)


def test_the_map_is_exported_as_it_is_drawn(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    from yomichizu.ui.export import export_png

    opened(qtbot, window)
    assert window.session.map is not None
    path = tmp_path / "map.png"
    export_png(window.session.map, path, 800, 500)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (800, 500)
    colours = {image.pixel(x, y) for x in range(0, 800, 5) for y in range(0, 500, 5)}
    assert len(colours) > 20


def test_dark_theme_reaches_every_pane(window: MainWindow) -> None:
    window.actions_table["theme_dark"].trigger()
    image = window.grab().toImage()
    assert image.pixelColor(image.width() // 4, image.height() // 2).lightness() < 90
    window.actions_table["theme_light"].trigger()


def test_japanese_window_has_no_english_menus(qtbot: QtBot, opener: Opener, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translators = language.install(app, "ja")
    try:
        window = make_window(qtbot, opener, tmp_path / "ja.ini")
        titles = [a.text() for a in window.menuBar().actions()]
        assert titles[0] == "ファイル(&F)"
        opened(qtbot, window)
        assert "全文の地図" in window.tool_bar.chip.text
    finally:
        for translator in translators:
            app.removeTranslator(translator)


def test_none_is_not_worn_out_by_repaints(window: MainWindow) -> None:
    """PySide6 6.12 dropped a reference to None in each overridden call on Python 3.11."""
    before = sys.getrefcount(None)
    for _ in range(300):
        window.repaint()
    assert sys.getrefcount(None) > before - 100
