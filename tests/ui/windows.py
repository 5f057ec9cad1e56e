"""The real window for tests: opened, settled, and asked where things stand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from yomichizu.ui.appearance import Appearance
from yomichizu.ui.main_window import MainWindow
from yomichizu.ui.opener import Opener
from yomichizu.ui.settings import THEME, Settings

SAMPLE = Path(__file__).resolve().parents[2] / "resources/samples/alaska-lng.txt"
PATIENCE = 60_000


def make_window(qtbot: QtBot, opener: Opener, store: Path) -> MainWindow:
    """A light window with all its panes and settings of its own in the file ``store``."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settings = Settings(QSettings(str(store), QSettings.Format.IniFormat))
    settings.set(THEME, "light")
    window = MainWindow(settings, Appearance(app, settings), opener)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.ready, timeout=PATIENCE):
        window.show()
    return window


def opened(qtbot: QtBot, window: MainWindow, path: Path = SAMPLE) -> MainWindow:
    """The window with a file and its map in it."""
    with qtbot.waitSignal(window.opener.finished, timeout=PATIENCE):
        window.open_file(path)
    return window


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """The map has been laid out and stands still."""
    shown = window.panes["map"]
    qtbot.waitUntil(
        lambda: (
            shown.canvas.picture is not None
            and [n.id for n in shown.canvas.picture.nodes] == [n.id for n in shown.shown.nodes]
        ),
        timeout=PATIENCE,
    )
    shown.finish_moves()


def spot(window: MainWindow, node: str) -> QPoint:
    """The pixel in the map's viewport where ``node`` stands."""
    window.panes["map"].finish_moves()
    scene = window.panes["map"].canvas.scene_now()
    x, y = scene.at[scene.picture.number[node]]
    return QPoint(round(x), round(y))


def holds_focus(pane: QWidget) -> bool:
    focus = pane.window().focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))
