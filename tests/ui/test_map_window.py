"""The map in the real window: what Back, Undo and the next start bring back, and what the menus say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from map_hands import LEFT, drag, spot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from windows import SAMPLE, make_window, opened

from yomichizu.graph.layout import Method
from yomichizu.graph.view import Filter
from yomichizu.ui.help import ShortcutsDialog
from yomichizu.ui.main_window import MainWindow
from yomichizu.ui.map.view import MapView
from yomichizu.ui.opener import Opener
from yomichizu.ui.settings import MAP_FILES, MAP_OPTIONS


@pytest.fixture(scope="module")
def opener() -> Iterator[Opener]:
    """One warm worker process for all tests of this file."""
    result = Opener()
    yield result
    result.close()


@pytest.fixture
def window(qtbot: QtBot, opener: Opener, tmp_path: Path) -> MainWindow:
    return opened(qtbot, make_window(qtbot, opener, tmp_path / "window.ini"))


def map_of(window: MainWindow) -> MapView:
    view = window.panes["map"]
    assert isinstance(view, MapView)
    view.finish_moves()
    return view


def test_back_brings_filters_focus_and_path_back(window: MainWindow, qtbot: QtBot) -> None:
    view, session = map_of(window), window.session
    first = view.look
    most = view.shown.nodes[0].id
    view.focus_on([most], 1)
    focused = view.look
    view.put_away(view.shown.nodes[-1].id)
    view.show_path(most, view.shown.nodes[3].id)
    qtbot.waitUntil(lambda: bool(view.path), timeout=20_000)
    on_path = view.look
    session.back()  # one step: the path and the choice of its relations
    assert view.path is None
    assert view.selection == ((), ())
    session.forward()
    assert view.look == on_path
    assert view.selection[1] == view.path.relations
    session.back()
    session.back()
    assert view.look in (focused, first)
    session.back()
    assert view.look == first


def test_a_drag_can_be_undone_and_made_again(window: MainWindow) -> None:
    view = map_of(window)
    node = view.shown.nodes[0].id
    start = spot(view, node)
    drag(view, start, start + QPoint(40, 30))
    place = view.places.pins[node]
    assert "Move item" in window.session.undo_stack.undoText()
    assert window.actions_table["unpin_all"].isEnabled()
    window.actions_table["undo"].trigger()
    view.finish_moves()
    assert view.pinned == frozenset()
    assert (spot(view, node) - start).manhattanLength() <= 2
    assert not window.actions_table["unpin_all"].isEnabled()
    assert "Nothing is pinned" in window.actions_table["unpin_all"].toolTip()
    window.actions_table["redo"].trigger()
    assert view.places.pins[node] == pytest.approx(place)
    window.actions_table["unpin_all"].trigger()
    assert view.pinned == frozenset()
    window.actions_table["undo"].trigger()
    assert view.places.pins[node] == pytest.approx(place)


def test_the_next_start_looks_the_same(qtbot: QtBot, opener: Opener, tmp_path: Path) -> None:
    store = tmp_path / "window.ini"
    window = opened(qtbot, make_window(qtbot, opener, store))
    view = map_of(window)
    node, away = view.shown.nodes[0].id, view.shown.nodes[-1].id
    start = spot(view, node)
    drag(view, start, start + QPoint(40, 30))
    view.put_away(away)
    view.bar.popover.cooccurrence.click()
    view.bar.layoutChosen.emit(Method.FORCE)
    view.finish_moves()
    view.set_pinned([view.shown.nodes[1].id], True)
    view.toggle_overview()
    wanted, pins = view.filter, view.places.pins
    window.settings.sync()
    window.jobs.drain()
    again = opened(qtbot, make_window(qtbot, opener, store))
    new = map_of(again)
    assert new.filter == wanted
    assert away not in new.shown.node_ids()
    assert new.layout_method is Method.FORCE
    assert not new.overview.wanted
    assert not again.actions_table["overview"].isChecked()
    assert new.places.pins.keys() == pins.keys()
    for pinned, place in pins.items():
        row = new.canvas.picture.number[pinned]  # type: ignore[union-attr]
        assert tuple(new.canvas.picture.centres[row]) == pytest.approx(place, abs=0.2)  # type: ignore[union-attr]
    # Another text knows nothing of it.
    opened(qtbot, again, SAMPLE.with_name("kelp-forest.txt"))
    assert map_of(again).pinned == frozenset()
    assert map_of(again).filter.hidden == frozenset()
    assert not map_of(again).filter.cooccurrence  # the other filters are the reader's, whatever the text
    opened(qtbot, again)
    assert map_of(again).pinned == pins.keys()


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ("{", ["[", "3", "{}"]),
        ("[]", [json.dumps({"text": "x", "pins": [1]})]),
        ('{"layout": 3, "colouring": "?", "filter": {"types": "all"}, "overview": "no"}', ["null"]),
    ],
    ids=["cut off", "other kinds", "other values"],
)
def test_damaged_memory_counts_as_none(
    qtbot: QtBot, opener: Opener, tmp_path: Path, options: str, texts: list[str]
) -> None:
    store = tmp_path / "window.ini"
    first = make_window(qtbot, opener, store)
    first.settings.set(MAP_OPTIONS, options)
    first.settings.set(MAP_FILES, texts)
    first.settings.sync()
    view = map_of(opened(qtbot, make_window(qtbot, opener, store)))
    assert view.filter == Filter()
    assert view.pinned == frozenset()
    assert view.layout_method is Method.CLUSTERS


def test_damaged_pins_of_this_text_are_left_out(qtbot: QtBot, opener: Opener, tmp_path: Path) -> None:
    store = tmp_path / "window.ini"
    window = opened(qtbot, make_window(qtbot, opener, store))
    assert window.session.map is not None
    node = map_of(window).shown.nodes[0].id
    entry = {
        "text": window.session.map.documents[0].sha256,
        "pins": {node: [1e99, 0], "n1": "here", "gone": [5, 5]},
        "hidden": [7],
        "places": 3,
    }
    window.settings.set(MAP_FILES, [json.dumps(entry)])
    window.settings.sync()
    view = map_of(opened(qtbot, make_window(qtbot, opener, store)))
    assert node not in view.pinned
    assert len(view.shown.nodes) > 20


def test_the_chip_says_how_many_of_the_items_are_drawn(window: MainWindow) -> None:
    view, chip = map_of(window), window.tool_bar.chip
    assert window.session.map is not None
    count = len(window.session.map.nodes)
    assert f"{len(view.shown.nodes)} of {count} item" in chip.text
    view.show_more()
    assert f"{len(view.shown.nodes)} of {count} item" in chip.text
    view.set_filter(Filter(most=0))
    assert f"  {count} item" in chip.text
    drawn = sum(len(edge.relations) for edge in view.shown.edges)
    assert f"{drawn} of {len(window.session.map.relations)} relations" in chip.toolTip()


def test_the_map_menu_reaches_everything_and_says_why_not(qtbot: QtBot, window: MainWindow) -> None:
    view, actions = map_of(window), window.actions_table
    for id in ("path", "surroundings", "reset_filters", "unpin_all"):
        assert not actions[id].isEnabled()
        assert "\n" in actions[id].toolTip()
    nodes = [view.shown.nodes[0].id, view.shown.nodes[2].id]
    window.session.select_nodes(tuple(nodes), "index")
    actions["path"].trigger()
    assert view.path
    view.leave_path()
    window.session.select_nodes((nodes[0],), "index")
    actions["surroundings"].trigger()
    assert view.focused == (frozenset({nodes[0]}), 1)
    view.leave_focus()
    before = len(view.shown.nodes)
    actions["show_fewer"].trigger()
    assert len(view.shown.nodes) < before
    actions["show_more"].trigger()
    actions["reset_filters"].trigger()
    assert view.filter == Filter()
    actions["find_item"].trigger()
    assert window.focusWidget() is view.bar.field
    actions["overview"].trigger()
    assert not view.overview.wanted
    assert not actions["overview"].isChecked()


def test_choosing_a_step_of_a_path_shows_its_evidence(qtbot: QtBot, window: MainWindow) -> None:
    view, evidence = map_of(window), window.panes["evidence"]
    map = window.session.map
    assert map is not None
    ends = [(a.id, b.id) for a in view.shown.nodes[:8] for b in view.shown.nodes[:8] if a.id < b.id]
    for source, target in ends:
        view.show_path(source, target)
        if view.path and len(view.path.relations) == 2:
            break
    assert view.path is not None
    relations = [map.relation_by_id[id] for id in view.path.relations]
    assert evidence.model.rowCount() == sum(len(r.evidence) for r in relations)
    qtbot.mouseClick(view.chips.path.steps[1], LEFT)
    assert evidence.model.rowCount() == len(relations[1].evidence)
    assert window.session.selection.relations == (relations[1].id,)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.path is None


def test_items_are_found_by_their_reading(window: MainWindow) -> None:
    """Readings come from the dictionary, whatever the text."""
    view = map_of(window)
    assert window.session.map is not None
    for typed, label in (
        ("にほん", "日本"),
        ("べいこく", "米国"),
        ("ちゅうとう", "中東"),
        ("あらすか", "アラスカ"),
    ):
        assert label in [node.label for node in view.find_node(typed)][:3], typed
    assert view.find_node("middle east")[0].label == "中東"


def test_help_lists_the_keys_of_the_map(qtbot: QtBot, window: MainWindow) -> None:
    dialog = ShortcutsDialog(window.actions_table, window.docks.toggles(), window)
    qtbot.addWidget(dialog)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    for words in ("On the map", "arrow keys", "Tab, Home, End", "PgDn, PgUp", "Shift+drag", "Ctrl+Shift+P"):
        assert words in said
    assert dialog.sizeHint().height() < 700


def test_escape_goes_from_the_card_to_the_whole_text(qtbot: QtBot, window: MainWindow) -> None:
    """Path, choice and focus are let go of on the map before the window lets go of the rest."""
    view = map_of(window)
    most = view.shown.nodes[0].id
    view.focus_on([most], 1)
    view.show_node(most)
    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert window.session.selection.nodes == ()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.focused is None
