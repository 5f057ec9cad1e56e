"""The picture that stands in for the map pane while that is loaded."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from yomichizu.api import map_of
from yomichizu.model import KnowledgeMap
from yomichizu.reading import read_file
from yomichizu.ui.appearance import Appearance
from yomichizu.ui.map.first import BAR, FirstPicture
from yomichizu.ui.map.view import MapView
from yomichizu.ui.map_memory import MapMemory
from yomichizu.ui.panes import PANES
from yomichizu.ui.session import Session
from yomichizu.ui.settings import MAP_OPTIONS, THEME, Settings
from yomichizu.ui.theme import DARK

SAMPLE = Path(__file__).resolve().parents[2] / "resources/samples/alaska-lng.txt"


@pytest.fixture(scope="module")
def map() -> KnowledgeMap:
    return map_of(read_file(str(SAMPLE)))


@pytest.fixture
def settings(qapp: QApplication, tmp_path: Path) -> Settings:
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    settings.set(THEME, "dark")
    Appearance(qapp, settings)
    return settings


def first_picture(qtbot: QtBot, settings: Settings, map: KnowledgeMap) -> FirstPicture:
    """Shown while the article is open already, its map still to come."""
    session = Session()
    session.set_document(map.documents[0])
    widget = FirstPicture(session)
    session.setParent(widget)
    qtbot.addWidget(widget)
    widget.set_theme(DARK)
    widget.set_memory(MapMemory(settings, widget))
    widget.resize(730, 640)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def pixels(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3]


def test_it_shows_what_the_pane_will_show(qtbot: QtBot, settings: Settings, map: KnowledgeMap) -> None:
    widget = first_picture(qtbot, settings, map)
    assert not widget.painted
    with qtbot.waitSignal(widget.settled):
        widget._session.set_map(map)
    assert widget.painted
    view = MapView()
    qtbot.addWidget(view)
    view.resize(widget.size())
    view.set_theme(DARK)
    with qtbot.waitExposed(view):
        view.show()
    view.set_map(map)
    view.finish_moves()
    bar = view.canvas.y()
    assert bar == BAR
    ours, theirs = pixels(widget)[bar:].astype(int), pixels(view)[bar:].astype(int)
    differ = np.abs(ours - theirs).max(axis=2) > 40
    drawn = (np.abs(theirs - theirs[0, 0]).max(axis=2) > 10).mean()
    assert drawn > 0.2
    assert differ.mean() < 0.02, "the map moves when the pane takes its place"


def test_a_long_text_does_not_keep_the_pane_waiting(
    qtbot: QtBot, settings: Settings, map: KnowledgeMap
) -> None:
    widget = first_picture(qtbot, settings, map)
    with qtbot.waitSignal(widget.settled):
        pass
    assert not widget.painted


def test_an_empty_map_or_a_larger_view_is_left_to_the_pane(
    qtbot: QtBot, settings: Settings, map: KnowledgeMap
) -> None:
    settings.set(MAP_OPTIONS, '{"filter": {"most": 400}}')
    widget = first_picture(qtbot, settings, map)
    with qtbot.waitSignal(widget.settled):
        widget._session.set_map(map)
    assert not widget.painted


def test_it_comes_right_before_its_pane() -> None:
    names = [(pane.name, pane.stand_in) for pane in PANES]
    assert names.index(("map", True)) + 1 == names.index(("map", False))
