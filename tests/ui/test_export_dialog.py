"""The dialog of pictures remembers its choices, and survives settings that somebody has edited."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from yomichizu.ui.export_dialog import SIZES, ExportDialog
from yomichizu.ui.map.view import MapView


@pytest.mark.parametrize("stored", [["wide", "high"], ["", "600"], ["640"], "nonsense", ["-3", "7.5"]])
def test_a_damaged_size_falls_back_to_the_first_preset(qtbot: QtBot, stored: object) -> None:
    QSettings().setValue("export/size", stored)
    view = MapView()
    qtbot.addWidget(view)
    dialog = ExportDialog(view)
    qtbot.addWidget(dialog)
    assert (dialog.width_box.value(), dialog.height_box.value()) == SIZES[0]


def test_a_remembered_size_comes_back(qtbot: QtBot) -> None:
    QSettings().setValue("export/size", [640, 480])
    view = MapView()
    qtbot.addWidget(view)
    dialog = ExportDialog(view)
    qtbot.addWidget(dialog)
    assert (dialog.width_box.value(), dialog.height_box.value()) == (640, 480)
