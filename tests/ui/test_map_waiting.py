"""While a large map is arranged the reader is told, and can go back to the one on screen."""

from __future__ import annotations

import numpy as np
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


def test_a_path_through_a_large_map_is_looked_for_beside_the_window(qtbot: QtBot, view: MapView) -> None:
    assert view.map is not None
    first, last = view.shown.nodes[0].id, view.map.nodes[-1].id
    view.show_path(first, last)
    assert view.path is None
    qtbot.waitUntil(view.waiting.isVisible, timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.path is not None, timeout=PATIENCE)
    assert view.path is not None
    assert view.path.nodes[0] == first
    assert view.selection[1] == view.path.relations
    qtbot.waitUntil(lambda: view.waiting.isHidden() and last in view.pictured.node_ids(), timeout=PATIENCE)


def test_a_path_that_is_still_looked_for_can_be_let_go(qtbot: QtBot, view: MapView) -> None:
    assert view.map is not None
    view.show_path(view.shown.nodes[0].id, view.map.nodes[-1].id)
    qtbot.waitUntil(view.waiting.button.isVisible, timeout=PATIENCE)
    QTest.mouseClick(view.waiting.button, Qt.MouseButton.LeftButton)
    assert view.waiting.isHidden()
    qtbot.wait(1500)
    assert view.path is None
    assert view.look.path is None


def test_before_the_process_is_there_small_maps_are_laid_out_in_a_thread(qtbot: QtBot) -> None:
    small = MapView()
    qtbot.addWidget(small)
    small.resize(900, 700)
    with qtbot.waitExposed(small):
        small.show()
    small.set_map(random_map(45))
    first = small.canvas.picture
    assert first is not None  # the first one at once: nothing was on screen
    small.set_layout(Method.FORCE)
    assert not small._layouter.ready
    assert small.canvas.picture is first
    qtbot.waitUntil(lambda: small.canvas.picture is not first, timeout=PATIENCE)
    small.finish_moves()
    assert small.canvas.picture is not None
    assert not np.allclose(small.canvas.picture.centres, first.centres)
