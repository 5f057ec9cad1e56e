"""The map pane under a real mouse and real keys."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from yomichizu.graph.placement import node_boxes, overlaps
from yomichizu.ui.export import export_png
from yomichizu.ui.map.view import MapView
from yomichizu.ui.theme import DARK, LIGHT, Theme

sys.path.insert(0, str(Path(__file__).parent))
from map_demo import demo_map, made_map, star_map


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    shown = MapView()
    qtbot.addWidget(shown)
    shown.resize(800, 760)
    shown.show()
    qtbot.waitExposed(shown)
    shown.set_map(demo_map())
    shown.finish_moves()
    return shown


def spot(view: MapView, node: str) -> QPoint:
    scene = view.canvas.scene_now()
    assert scene is not None
    x, y = scene.at[scene.picture.number[node]]
    return QPoint(round(x), round(y))


def test_no_symbol_or_name_lies_on_another(view: MapView) -> None:
    picture = view.canvas.picture
    assert picture is not None
    assert len(picture.nodes) == 45
    boxes = node_boxes(
        np.array([m.symbol_box for m in picture.measures]), np.array([m.name_box for m in picture.measures])
    )
    assert len(overlaps(picture.centres, boxes)) == 0


def test_a_click_chooses_a_node_and_the_background_lets_go(view: MapView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.selectionRequested) as asked:
        qtbot.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, "jp"))
    assert asked.args == [("jp",), ()]
    with qtbot.waitSignal(view.selectionRequested) as asked:
        qtbot.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert asked.args == [(), ()]


def test_what_is_not_chosen_steps_back_and_nothing_moves(view: MapView) -> None:
    before = view.canvas.picture
    at = spot(view, "stud")
    rest = view.canvas.viewport().grab().toImage().pixelColor(at + QPoint(-6, 6))
    view.set_selection(("jp",))
    dimmed = view.canvas.viewport().grab().toImage().pixelColor(at + QPoint(-6, 6))
    assert dimmed.lightness() > rest.lightness() + 20
    assert view.canvas.picture is before


def test_keys_walk_zoom_and_open_the_evidence(view: MapView, qtbot: QtBot) -> None:
    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Tab)
    assert view.selection[0] == ("jp",)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Tab)
    assert view.selection[0] == ("us",)
    with qtbot.waitSignal(view.evidenceRequested):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    scale = view.canvas.camera.scale
    qtbot.keyClick(view.canvas, Qt.Key.Key_Plus)
    view.finish_moves()
    assert view.canvas.camera.scale == pytest.approx(scale * 1.25)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.selection == ((), ())


def test_dragging_a_node_pins_it_and_escape_takes_it_back(view: MapView, qtbot: QtBot) -> None:
    port = view.canvas.viewport()
    start = spot(view, "ru")
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, start + QPoint(40, 30))
    if view.canvas.gesture is None:
        pytest.skip("this platform sends no button with a moved mouse")
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert spot(view, "ru") == start
    assert view.pinned == frozenset()


def test_focus_on_a_neighbourhood_and_back(view: MapView) -> None:
    view.focus_on(["sea"], 1)
    view.finish_moves()
    assert {"sea", "ms", "amz"} <= set(view.shown.node_ids())
    assert "ru" not in view.shown.node_ids()
    view.leave_focus()
    assert len(view.shown.nodes) == 45


def test_find_by_kana_and_english(view: MapView) -> None:
    assert view.find_node("seattle")[0].id == "sea"
    assert view.find_node("しあとる")[0].id == "sea"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_empty_single_and_star_are_drawn(qtbot: QtBot, theme: Theme) -> None:
    view = MapView()
    qtbot.addWidget(view)
    view.set_theme(theme)
    view.resize(640, 520)
    assert view.empty.text()
    for found in (made_map([("a", "日本", demo_map().nodes[0].type, 1.0, 0, None)], []), star_map(40)):
        view.set_map(found)
        colours = {view.grab().toImage().pixelColor(x, 260).name() for x in range(0, 640, 2)}
        assert len(colours) > 2


def test_picture_has_the_size_asked_for_and_says_why_not(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "地図.png"
    export_png(demo_map(), path, 900, 700)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (900, 700)
    # Nothing is cropped: the outermost pixels are paper.
    edge = {image.pixelColor(x, y).name() for x in range(900) for y in (0, 699)}
    assert edge == {LIGHT.paper}
    with pytest.raises(OSError, match="does not exist"):
        export_png(demo_map(), tmp_path / "none" / "x.png", 90, 70)


def test_painting_keeps_none_alive(view: MapView) -> None:
    before = sys.getrefcount(None)
    for _ in range(300):
        view.canvas.viewport().repaint()
    assert sys.getrefcount(None) > before - 150
