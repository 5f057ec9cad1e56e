"""What a screen reader finds: asked of the real widget, as Qt's own bridges ask."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from map_demo import demo_map, made_map
from map_hands import demo_view, edge_spot, spot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from yomichizu.graph.view import Filter
from yomichizu.model import NodeType
from yomichizu.ui.language import install
from yomichizu.ui.map.view import MapView, accessible

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture(params=["en", "ja"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translators = install(qapp, request.param)
    yield request.param
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return demo_view(qtbot, focus=True)


def tree(view: MapView) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(view.canvas)
    assert found is not None
    return found


def child(above: QAccessibleInterface, name: str) -> QAccessibleInterface:
    for row in range(above.childCount()):
        if above.child(row).text(NAME).startswith(name):
            return above.child(row)
    raise AssertionError(f"nothing is called {name}")


def test_every_node_and_edge_has_a_name(language: str, view: MapView) -> None:
    root = tree(view)
    assert root.role() == QAccessible.Role.Tree
    assert root.text(NAME) == {"en": "Map", "ja": "地図"}[language]
    names = [root.child(row).text(NAME) for row in range(root.childCount())]
    assert names == [node.label for node in view.shown.nodes]  # in order of importance
    edges = set()
    for row in range(root.childCount()):
        node = root.child(row)
        # An item of a tree would be read out by what stands under it, without its own name.
        assert node.role() == QAccessible.Role.ListItem
        for number in range(node.childCount()):
            edges.add(node.child(number).text(NAME))
    assert len(edges) == len(view.shown.edges)
    assert all(edges)
    japan = child(root, "日本")
    words = [japan.child(row).text(NAME) for row in range(japan.childCount())]
    assert (
        words[0]
        == {
            "en": "日本 → 米国: 協力する, 1 piece of evidence",
            "ja": "日本 → 米国: 協力する、根拠1件",
        }[language]
    )
    assert (
        japan.text(DESCRIPTION)
        == {
            "en": "Japan · country · named 8 times · 8 relations",
            "ja": "Japan · 国 · 言及8回 · 関係8件",
        }[language]
    )


def test_a_screen_reader_that_was_there_first_gets_the_same(qtbot: QtBot) -> None:
    """Then Qt asks for the canvas while it is still being made, and keeps the answer."""
    QAccessible.setActive(True)
    view = MapView()
    qtbot.addWidget(view)
    view.set_map(demo_map())
    QAccessible.setActive(False)
    assert tree(view).role() == QAccessible.Role.Tree
    assert tree(view).child(0).text(NAME) == "日本"


def test_parents_and_children_agree(view: MapView) -> None:
    root = tree(view)
    for row in range(root.childCount()):
        node = root.child(row)
        assert node.isValid()
        assert node.parent() is root
        assert root.indexOfChild(node) == row
        for number in range(node.childCount()):
            edge = node.child(number)
            assert edge.parent() is node
            assert node.indexOfChild(edge) == number
            assert edge.childCount() == 0
    assert root.child(-1) is None
    assert root.child(root.childCount()) is None


def test_places_on_screen_are_those_of_the_picture(view: MapView) -> None:
    root, port = tree(view), view.canvas.viewport()
    for id, label in (("sea", "シアトル"), ("en", "エネルギー安全保障")):
        at = port.mapToGlobal(spot(view, id))
        assert child(root, label).rect().contains(at)
        assert root.childAt(at.x(), at.y()).text(NAME) == label
    at = port.mapToGlobal(edge_spot(view, "jp", "ru"))
    assert "日本 → ロシア" in root.childAt(at.x(), at.y()).text(NAME)
    nowhere = port.mapToGlobal(QPoint(3, 3))
    assert root.childAt(nowhere.x(), nowhere.y()) is None


def test_focus_and_choice_follow_the_keyboard(view: MapView, qtbot: QtBot) -> None:
    root = tree(view)
    assert root.focusChild() is None
    qtbot.keyClick(view.canvas, Qt.Key.Key_Tab)
    japan = child(root, "日本")
    assert root.focusChild() is japan
    assert japan.state().focused
    assert japan.state().selected
    assert not child(root, "米国").state().selected
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    relation = root.focusChild()
    assert relation.text(NAME).startswith("日本 → 米国")
    assert relation.state().focused
    assert not japan.state().focused


def test_who_listens_is_told(view: MapView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The events go out that make a screen reader speak; Qt offers no way to overhear them from outside."""
    said: list[tuple[str, str]] = []

    def update(event: object) -> None:
        kind = event.type()  # type: ignore[attr-defined]
        if kind == QAccessible.Event.Announcement:
            said.append(("announcement", event.message()))  # type: ignore[attr-defined]
        else:
            said.append((kind.name, event.accessibleInterface().text(NAME)))  # type: ignore[attr-defined]

    monkeypatch.setattr(accessible.QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(accessible.QAccessible, "updateAccessibility", staticmethod(update))
    qtbot.keyClick(view.canvas, Qt.Key.Key_Tab)
    assert ("Focus", "日本") in said
    assert ("Selection", "日本") in said
    said.clear()
    qtbot.keyClick(view.canvas, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert said == [("Focus", view.shown.nodes[-1].label)]
    said.clear()
    view.focus_on(["sea"], 1)
    assert ("ObjectReorder", "Map") in said
    assert ("announcement", f"Around シアトル {len(view.shown.nodes)} of 45") in said
    view.leave_focus()
    said.clear()
    view.show_path("jp", "stud")
    assert any(kind == "announcement" and "日本" in words and "学生" in words for kind, words in said)


def test_an_item_can_be_pressed(view: MapView) -> None:
    root = tree(view)
    japan = child(root, "日本")
    action = japan.actionInterface()
    assert action.actionNames() == [QAccessibleActionInterface.pressAction()]
    action.doAction(QAccessibleActionInterface.pressAction())
    assert view.selection[0] == ("jp",)
    japan.child(0).actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert view.selection[1] == view.shown.edges[0].relations
    for cast in (japan.textInterface, japan.valueInterface, japan.tableCellInterface):
        assert cast() is None


def test_what_is_gone_is_no_longer_valid_and_comes_back_the_same(view: MapView) -> None:
    root = tree(view)
    russia = child(root, "ロシア")
    edge = russia.child(0)
    view.put_away("ru")
    assert not russia.isValid()
    assert not edge.isValid()
    assert russia.rect().isEmpty()
    view.reset_filters()
    view.set_filter(Filter(most=0))
    assert russia.isValid()
    assert child(root, "ロシア") is russia


def test_out_of_sight_is_said(view: MapView) -> None:
    root = tree(view)
    picture = view.canvas.picture
    assert picture is not None
    view.stage.look_at(*picture.centres[picture.number["sea"]], glide=False)
    for _ in range(8):
        view.zoom_in()
        view.finish_moves()
    states = [root.child(row).state().offscreen for row in range(root.childCount())]
    assert any(states)
    assert not all(states)


def test_another_map_and_the_end_of_the_widget_are_survived(qtbot: QtBot) -> None:
    view = MapView()
    view.set_map(demo_map())
    root = tree(view)
    japan = root.child(0)
    view.set_map(made_map([("jp", "日本国", NodeType.COUNTRY, 1.0, 0, None)], []))
    assert root.childCount() == 1
    assert root.child(0).text(NAME) == "日本国"
    view.set_map(None)
    assert root.childCount() == 0
    assert not japan.isValid()
    view.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # 52: deferred deletions
    gc.collect()
    assert not japan.isValid()
    assert japan.text(NAME) == ""
    assert japan.rect().isEmpty()


def test_the_small_map_of_the_whole_stands_beside_the_nodes(view: MapView) -> None:
    view.stage.zoom(4.0)
    view.finish_moves()
    assert view.overview.isVisible()
    pane = QAccessible.queryAccessibleInterface(view)
    beside = [pane.child(row).text(NAME) for row in range(pane.childCount())]
    assert "Small map of the whole" in beside
    assert "Map" in beside
