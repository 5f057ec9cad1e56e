"""Everything on the map by keyboard, with a ring that is seen."""

from __future__ import annotations

import pytest
from map_demo import demo_map
from map_hands import PLAIN, demo_view, drag, edge_spot, picture, spot, wheel
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from yomichizu.graph.view import Filter
from yomichizu.ui.map import painting
from yomichizu.ui.map.view import MapView

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return demo_view(qtbot, focus=True)


def press(view: MapView, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    qtbot.keyClick(view.canvas, key, held)
    view.finish_moves()


@pytest.mark.parametrize(
    ("key", "dx", "dy"),
    [(KEY.Key_Left, -1, 0), (KEY.Key_Right, 1, 0), (KEY.Key_Up, 0, -1), (KEY.Key_Down, 0, 1)],
    ids=["left", "right", "up", "down"],
)
def test_arrows_walk_in_their_direction(view: MapView, qtbot: QtBot, key: Qt.Key, dx: int, dy: int) -> None:
    """Until there is nothing more, each step lies within 60° of the arrow and is chosen."""
    view.show_node("jp")
    view.finish_moves()
    centres, number = view.canvas.picture.centres, view.canvas.picture.number  # type: ignore[union-attr]
    for _ in range(12):
        before = view.selection[0][0]
        press(view, qtbot, key)
        after = view.selection[0][0]
        if after == before:
            break
        way = centres[number[after]] - centres[number[before]]
        assert way @ (dx, dy) > 0.49 * (way @ way) ** 0.5
    else:
        pytest.fail("never came to the border")


def test_the_ring_is_seen_where_the_keyboard_stands(view: MapView, qtbot: QtBot) -> None:
    press(view, qtbot, KEY.Key_Tab)
    assert view.attention.cursor == "jp"
    scene = view.canvas.scene_now()
    assert scene is not None
    rim = painting.outline(scene, scene.picture.number["jp"], 4.5)
    spots = [rim.pointAtPercent(share / 40).toPoint() for share in range(40)]

    def ringed() -> int:
        image = picture(view)
        return sum(image.pixelColor(at).name() == view.theme.accent for at in spots)

    with_ring = ringed()
    assert with_ring > 5
    other = QLineEdit(view)
    other.show()
    other.setFocus()
    assert ringed() < with_ring / 2  # what is chosen glows in the same colour, but fainter


def test_tab_goes_on_in_order_of_importance_and_leaves_at_the_end(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    view, after = MapView(), QLineEdit()
    column.addWidget(view)
    column.addWidget(after)
    view.set_filter(Filter(most=5))
    view.set_map(demo_map())
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    view.canvas.setFocus()
    seen = []
    for _ in range(5):
        qtbot.keyClick(view.canvas, KEY.Key_Tab)
        seen.append(view.selection[0][0])
    assert seen == [node.id for node in view.shown.nodes]
    qtbot.keyClick(view.canvas, KEY.Key_Backtab)
    assert view.selection[0][0] == seen[-2]
    qtbot.keyClick(view.canvas, KEY.Key_Tab)
    qtbot.keyClick(view.canvas, KEY.Key_Tab)
    assert window.focusWidget() is after


def test_home_and_end_go_to_the_most_and_least_important(view: MapView, qtbot: QtBot) -> None:
    press(view, qtbot, KEY.Key_End)
    assert view.selection[0] == (view.shown.nodes[-1].id,)
    press(view, qtbot, KEY.Key_Home)
    assert view.selection[0] == (view.shown.nodes[0].id,)


def test_space_chooses_and_ctrl_walks_without(view: MapView, qtbot: QtBot) -> None:
    press(view, qtbot, KEY.Key_Home)
    press(view, qtbot, KEY.Key_End, CTRL)
    last = view.shown.nodes[-1].id
    assert view.selection[0] == ("jp",)
    assert view.attention.cursor == last
    press(view, qtbot, KEY.Key_Space, CTRL)
    assert view.selection[0] == ("jp", last)
    press(view, qtbot, KEY.Key_Space, CTRL)
    assert view.selection[0] == ("jp",)
    press(view, qtbot, KEY.Key_End, CTRL)
    press(view, qtbot, KEY.Key_Space)
    assert view.selection[0] == (last,)
    press(view, qtbot, KEY.Key_Space)
    assert view.selection[0] == ()


def test_shift_walks_and_takes_along(view: MapView, qtbot: QtBot) -> None:
    press(view, qtbot, KEY.Key_Home)
    press(view, qtbot, KEY.Key_Right, SHIFT)
    press(view, qtbot, KEY.Key_Right, SHIFT)
    assert len(view.selection[0]) == 3
    assert view.selection[0][0] == "jp"


def test_page_down_goes_through_the_relations_of_a_node(view: MapView, qtbot: QtBot) -> None:
    view.show_node("sea")
    edges = [e for e in view.shown.edges if "sea" in (e.source, e.target)]
    seen = []
    for _ in edges:
        press(view, qtbot, KEY.Key_PageDown)
        assert view.selection[0] == ()
        seen.append(view.selection[1])
    assert seen == [edge.relations for edge in edges]  # the strongest first
    press(view, qtbot, KEY.Key_PageDown)
    assert view.selection[1] == seen[0]
    press(view, qtbot, KEY.Key_PageUp)
    assert view.selection[1] == seen[-1]
    with qtbot.waitSignal(view.evidenceRequested):
        press(view, qtbot, KEY.Key_Return)


def test_plus_minus_and_nought(view: MapView, qtbot: QtBot) -> None:
    fitted = view.canvas.camera
    press(view, qtbot, KEY.Key_Plus, SHIFT)
    assert view.canvas.camera.scale == pytest.approx(fitted.scale * 1.25)
    press(view, qtbot, KEY.Key_Minus)
    press(view, qtbot, KEY.Key_Minus)
    assert view.canvas.camera.scale == pytest.approx(fitted.scale / 1.25)
    press(view, qtbot, KEY.Key_0)
    assert view.canvas.camera.scale == pytest.approx(fitted.scale)
    assert (view.canvas.camera.x, view.canvas.camera.y) == pytest.approx((fitted.x, fitted.y))


def test_digits_show_the_surroundings_of_what_is_chosen(view: MapView, qtbot: QtBot) -> None:
    view.show_node("uni")
    press(view, qtbot, KEY.Key_2)
    assert view.focused == (frozenset({"uni"}), 2)
    press(view, qtbot, KEY.Key_1)
    assert view.focused == (frozenset({"uni"}), 1)


def test_p_pins_and_lets_go(view: MapView, qtbot: QtBot) -> None:
    view.show_node("uni")
    press(view, qtbot, KEY.Key_P)
    assert view.pinned == {"uni"}
    press(view, qtbot, KEY.Key_P)
    assert view.pinned == frozenset()


def test_f2_shows_the_card_at_the_ring(view: MapView, qtbot: QtBot) -> None:
    view.show_node("uni")
    view.finish_moves()
    qtbot.keyClick(view.canvas, KEY.Key_F2)
    qtbot.waitUntil(view.card.isVisible, timeout=2000)
    assert "ワシントン大学" in view.card.text.text()
    qtbot.keyClick(view.canvas, KEY.Key_Escape)
    assert view.card.isHidden()
    assert view.selection[0] == ("uni",)
    qtbot.keyClick(view.canvas, KEY.Key_PageDown)
    qtbot.keyClick(view.canvas, KEY.Key_F2)
    qtbot.waitUntil(view.card.isVisible, timeout=2000)
    assert "→" in view.card.text.text()


def menu_key(view: MapView) -> QMenu:
    middle = view.canvas.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, view.canvas.mapToGlobal(middle))
    QApplication.sendEvent(view.canvas.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_key_opens_the_menu_at_the_ring(view: MapView) -> None:
    words = {}
    for what in ("map", "node", "edge"):
        if what == "node":
            near = min(view.shown.nodes, key=lambda node: sum(spot(view, node.id).toTuple())).id
            view.show_node(near)  # at the upper left, where the menu finds room on the screen
            view.finish_moves()
        elif what == "edge":
            view.choose((), view.shown.edges[0].relations)
        menu = menu_key(view)
        words[what] = [action.text() for action in menu.actions()]
        if what == "node":
            corner = view.canvas.viewport().mapFromGlobal(menu.pos())
            assert (corner - spot(view, near)).manhattanLength() < 8
        menu.close()
    assert any("Lay out anew" in text for text in words["map"])
    assert any("Keep it in its place" in text for text in words["node"])
    assert any("Reject this relation" in text for text in words["edge"])


def test_keys_of_others_are_left_alone(view: MapView, qtbot: QtBot) -> None:
    """Ctrl+P, letters and Escape with nothing to let go of go on to the window."""
    heard = []

    class Window(QWidget):
        def keyPressEvent(self, event: object) -> None:
            heard.append(event.key())  # type: ignore[attr-defined]
            event.accept()  # type: ignore[attr-defined]

    window = Window()
    qtbot.addWidget(window)
    view.setParent(window)
    window.show()
    for key, held in ((KEY.Key_Escape, PLAIN), (KEY.Key_P, CTRL), (KEY.Key_A, SHIFT)):
        qtbot.keyClick(view.canvas, key, held)
    modifiers = (KEY.Key_Control, KEY.Key_Shift)
    assert [key for key in heard if key not in modifiers] == [KEY.Key_Escape, KEY.Key_P, KEY.Key_A]
    assert view.pinned == frozenset()
    view.setParent(None)


def test_an_empty_map_takes_every_key_and_button_calmly(qtbot: QtBot) -> None:
    view = MapView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    asked = []
    view.selectionRequested.connect(lambda *what: asked.append(what))
    for key in (
        KEY.Key_Tab,
        KEY.Key_Right,
        KEY.Key_Return,
        KEY.Key_Plus,
        KEY.Key_0,
        KEY.Key_2,
        KEY.Key_P,
        KEY.Key_F2,
    ):
        qtbot.keyClick(view.canvas, key)
    port, at = view.canvas.viewport(), QPoint(100, 100)
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=at)
    drag(view, at, QPoint(200, 150))
    wheel(view, at, 2)
    for wish in (
        view.fit,
        view.show_more,
        view.show_fewer,
        view.unpin_all,
        view.lay_out_anew,
        view.find_on_map,
    ):
        wish()
    view.show_path("a", "b")
    assert not view.step_back()
    assert asked == []
    assert view.overview.isHidden()
    assert view.empty.isVisible()


def test_the_ring_brings_the_camera_along(view: MapView, qtbot: QtBot) -> None:
    for _ in range(6):
        press(view, qtbot, KEY.Key_Plus)
    for node in ("ru", "boeing", "stud"):
        view.show_node(node)
        view.finish_moves()
        assert view.canvas.viewport().rect().contains(spot(view, node))


def test_an_edge_is_met_by_the_mouse_where_the_eye_sees_it(view: MapView) -> None:
    at = edge_spot(view, "jp", "ru")
    image = picture(view)
    around = [image.pixelColor(at + QPoint(x, y)) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    assert any(colour != QColor(view.theme.paper) for colour in around)
