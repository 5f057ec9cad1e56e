"""While a large map is arranged the reader is told, and can go back to the one on screen."""

from __future__ import annotations

import pytest
from map_demo import random_map
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from yomichizu.graph.layout import Method
from yomichizu.graph.view import Filter
from yomichizu.ui.map.view import MapView

ALL = Filter(most=0, edges_a_node=3.0)
PATIENCE = 60_000


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    made = MapView()
    qtbot.addWidget(made)
    made.waiting.soon.setInterval(0)  # so that no map is too quick for it
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.set_map(random_map(4000, 3.3))
    qtbot.waitUntil(lambda: made.canvas.picture is not None and made.waiting.isHidden(), timeout=PATIENCE)
    return made


def test_what_takes_long_says_so_until_it_is_there(qtbot: QtBot, view: MapView) -> None:
    view.set_filter(ALL)
    qtbot.waitUntil(view.waiting.isVisible, timeout=PATIENCE)
    assert "4000" in view.waiting.says.text().replace(",", "")
    assert view.canvas.geometry().contains(view.waiting.geometry())
    qtbot.waitUntil(view.waiting.isHidden, timeout=PATIENCE)
    assert view.canvas.picture is not None
    assert len(view.canvas.picture.nodes) == 4000


@pytest.mark.parametrize("by_key", [True, False], ids=["Esc", "button"])
def test_it_can_be_cancelled_and_the_map_on_screen_stays(qtbot: QtBot, view: MapView, by_key: bool) -> None:
    before, picture = view.filter, view.canvas.picture
    assert picture is not None
    looks = []
    view.lookChanged.connect(lambda look, _: looks.append(look.filter))
    view.set_filter(ALL)
    view.set_layout(Method.FORCE)
    qtbot.waitUntil(view.waiting.isVisible, timeout=PATIENCE)
    if by_key:
        view.canvas.setFocus()
        QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(view.waiting.button, Qt.MouseButton.LeftButton)
    assert view.filter == before
    assert view.layout_method is Method.CLUSTERS
    assert looks == [before]
    qtbot.waitUntil(view.waiting.isHidden, timeout=PATIENCE)
    qtbot.wait(300)
    assert view.canvas.picture is not None
    assert [node.id for node in view.canvas.picture.nodes] == [node.id for node in picture.nodes]
    assert (view.canvas.picture.centres == picture.centres).all()
