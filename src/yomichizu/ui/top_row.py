"""Menus and tool bar in one row, so that text and map have the height of the other."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QWidget

from yomichizu.ui.tool_bar import ToolBar


class TopRow(QWidget):
    """The menus at the left take what they need, the tool bar the rest; what finds no room goes behind »."""

    def __init__(self, menus: QMenuBar, tools: ToolBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topRow")
        self.setAutoFillBackground(True)
        menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # in the middle of the row
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(menus)
        row.addWidget(tools, 1)
