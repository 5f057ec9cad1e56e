"""Gestures on the real map: each is an object that starts, finishes, and can be taken back."""

from __future__ import annotations

import pytest
from map_demo import demo_map
from map_hands import LEFT, drag, move, picture, press, release, spot, wheel
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from yomichizu.ui.map.gestures import BoxSelect, DragNodes, Gesture, Pan, Zoom
from yomichizu.ui.map.view import MapView

CORNER = QPoint(6, 6)
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


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


def running(view: MapView, kind: type[Gesture]) -> Gesture:
    gesture = view.canvas.gesture
    assert isinstance(gesture, kind)
    assert gesture.running
    return gesture


def test_dragging_the_background_pans(view: MapView, qtbot: QtBot) -> None:
    before = spot(view, "jp")
    press(view, CORNER)
    move(view, CORNER + QPoint(60, 40))
    gesture = running(view, Pan)
    with qtbot.waitSignal(gesture.finished):
        release(view, CORNER + QPoint(80, 50))
    assert view.canvas.gesture is None
    assert spot(view, "jp") - before == QPoint(80, 50)


def test_escape_takes_a_pan_back(view: MapView, qtbot: QtBot) -> None:
    before = view.canvas.camera
    press(view, CORNER)
    move(view, CORNER + QPoint(60, 40))
    with qtbot.waitSignal(running(view, Pan).cancelled):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.canvas.camera == before
    release(view, CORNER + QPoint(60, 40))
    assert view.selection == ((), ())


def test_a_click_that_trembles_is_no_drag(view: MapView) -> None:
    at = spot(view, "jp")
    before = view.canvas.camera
    press(view, at)
    move(view, at + QPoint(2, 1))
    release(view, at + QPoint(2, 1))
    assert view.selection == (("jp",), ())
    assert view.canvas.camera == before
    assert view.pinned == frozenset()


def test_the_wheel_zooms_at_the_cursor_and_ends(view: MapView, qtbot: QtBot) -> None:
    at = spot(view, "sea")
    scale = view.canvas.camera.scale
    wheel(view, at, 2)
    gesture = running(view, Zoom)
    assert view.canvas.camera.scale == pytest.approx(scale * 1.44)
    assert (spot(view, "sea") - at).manhattanLength() <= 2
    with qtbot.waitSignal(gesture.finished, timeout=5000):
        wheel(view, at, -1)
    assert view.canvas.camera.scale == pytest.approx(scale * 1.2)
    # What the reader chose to look at stays when the pane changes.
    view.resize(700, 700)
    assert view.canvas.camera.scale == pytest.approx(scale * 1.2)


def test_escape_takes_a_zoom_back(view: MapView, qtbot: QtBot) -> None:
    before = view.canvas.camera
    wheel(view, spot(view, "sea"), 3)
    with qtbot.waitSignal(running(view, Zoom).cancelled):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.canvas.camera == before


def test_a_press_ends_the_zoom_and_clicks(view: MapView, qtbot: QtBot) -> None:
    wheel(view, spot(view, "sea"), 1)
    qtbot.mouseClick(view.canvas.viewport(), LEFT, pos=spot(view, "sea"))
    assert view.selection == (("sea",), ())


def test_two_fingers_pinch(view: MapView, qtbot: QtBot) -> None:
    device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    port = view.canvas.viewport()
    middle = spot(view, "sea")
    scale = view.canvas.camera.scale
    fingers = QTest.touchEvent(port, device)
    fingers.press(0, middle - QPoint(40, 0), port).press(1, middle + QPoint(40, 0), port).commit()
    for reach in (60, 80, 100, 120):
        fingers = QTest.touchEvent(port, device)
        fingers.move(0, middle - QPoint(reach, 0), port).move(1, middle + QPoint(reach, 0), port).commit()
    assert view.canvas.camera.scale > scale * 1.4
    assert (spot(view, "sea") - middle).manhattanLength() <= 6
    gesture = running(view, Zoom)
    with qtbot.waitSignal(gesture.finished, timeout=5000):
        fingers = QTest.touchEvent(port, device)
        fingers.release(0, middle - QPoint(120, 0), port).release(1, middle + QPoint(120, 0), port).commit()
    assert view.selection == ((), ())


def test_shift_drag_draws_a_box_and_chooses_what_lies_in_it(view: MapView, qtbot: QtBot) -> None:
    at = spot(view, "lng")
    start, end = at - QPoint(60, 60), at + QPoint(60, 60)
    press(view, start, SHIFT)
    move(view, end, SHIFT)
    running(view, BoxSelect)
    plain = picture(view).pixelColor(start + QPoint(60, 0))
    assert plain != picture(view).pixelColor(CORNER)  # its rim is seen
    release(view, end, SHIFT)
    chosen = view.selection[0]
    assert "lng" in chosen
    for node in view.shown.nodes:
        place = spot(view, node.id)
        inside = start.x() <= place.x() <= end.x() and start.y() <= place.y() <= end.y()
        assert (node.id in chosen) == inside


def test_a_box_can_begin_on_a_node_and_be_cancelled(view: MapView, qtbot: QtBot) -> None:
    at = spot(view, "lng")
    press(view, at, SHIFT)
    move(view, at + QPoint(80, 80), SHIFT)
    with qtbot.waitSignal(running(view, BoxSelect).cancelled):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    release(view, at + QPoint(80, 80), SHIFT)
    assert view.selection == ((), ())
    assert view.pinned == frozenset()


def test_ctrl_and_shift_clicks_choose_several(view: MapView, qtbot: QtBot) -> None:
    port = view.canvas.viewport()
    qtbot.mouseClick(port, LEFT, pos=spot(view, "jp"))
    qtbot.mouseClick(port, LEFT, CTRL, spot(view, "us"))
    qtbot.mouseClick(port, LEFT, SHIFT, spot(view, "sea"))
    assert view.selection[0] == ("jp", "us", "sea")
    qtbot.mouseClick(port, LEFT, CTRL, spot(view, "us"))
    assert view.selection[0] == ("jp", "sea")


def test_a_dragged_node_is_pinned_where_it_was_put(view: MapView) -> None:
    start = spot(view, "ru")
    drag(view, start, start + QPoint(50, 30))
    assert (spot(view, "ru") - start - QPoint(50, 30)).manhattanLength() <= 2
    assert view.pinned == frozenset({"ru"})


def test_escape_and_the_other_button_put_a_dragged_node_back(view: MapView, qtbot: QtBot) -> None:
    start = spot(view, "ru")
    for way in ("key", "button"):
        press(view, start)
        move(view, start + QPoint(50, 30))
        assert spot(view, "ru") != start
        with qtbot.waitSignal(running(view, DragNodes).cancelled):
            if way == "key":
                qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
            else:
                _right_click(view, start + QPoint(50, 30))
        assert spot(view, "ru") == start
        release(view, start)
        assert view.pinned == frozenset()


def test_one_of_several_chosen_nodes_takes_the_others_along(view: MapView) -> None:
    view.set_selection(("ru", "me"))
    before = {node: spot(view, node) for node in ("ru", "me", "jp")}
    drag(view, before["ru"], before["ru"] + QPoint(30, 24))
    assert (spot(view, "me") - before["me"] - QPoint(30, 24)).manhattanLength() <= 2
    assert spot(view, "jp") == before["jp"]
    assert view.pinned == frozenset({"ru", "me"})


def test_after_a_drag_a_lower_pane_still_shows_all_of_the_map(qtbot: QtBot, view: MapView) -> None:
    start = spot(view, "ru")
    drag(view, start, start + QPoint(20, 10))
    view.finish_moves()
    here = spot(view, "jp")
    view.resize(view.width(), view.height() + 40)  # there is room: nothing moves more than the pane does
    qtbot.wait(20)
    assert (spot(view, "jp") - here).manhattanLength() <= 30
    view.resize(view.width(), view.height() - 200)
    qtbot.wait(20)
    assert view.canvas.picture is not None
    assert view.canvas.camera.holds(view.canvas.picture.bounds)


def _right_click(view: MapView, at: QPoint) -> None:
    from PySide6.QtGui import QContextMenuEvent

    port = view.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
    QApplication.sendEvent(port, event)


def test_gestures_work_without_any_widget() -> None:
    boxes = []
    shown = []
    box = BoxSelect(QPointF(10, 10), shown.append, boxes.append)
    said = []
    for name in ("started", "finished", "cancelled"):
        getattr(box, name).connect(lambda name=name: said.append(name))
    box.start()
    box.move(QPointF(4, 30))
    box.finish(QPointF(2, 40))
    assert said == ["started", "finished"]
    assert (boxes[0].left(), boxes[0].top(), boxes[0].right(), boxes[0].bottom()) == (2, 10, 10, 40)
    box.cancel()  # too late: nothing happens
    assert said == ["started", "finished"]
