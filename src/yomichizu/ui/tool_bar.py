"""The tool bar: back and forward, the scope with its chip, the lists, find, the picture."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from yomichizu.ui.actions import Actions
from yomichizu.ui.enums import set_by_name
from yomichizu.ui.scope_chip import ScopeChip

SCOPES = ("scope_whole", "scope_selection", "scope_section", "scope_visible", "scope_read")
MODES = ("passage_relayout", "passage_highlight")


class ToolBar(QToolBar):
    """One calm line of words beside the menus."""

    def __init__(self, actions: Actions, lists: list[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tool-bar")
        self.setWindowTitle(self.tr("Tool bar"))
        self.setMovable(False)
        self.setFloatable(False)
        set_by_name(self, contextMenuPolicy="PreventContextMenu", toolButtonStyle="ToolButtonTextOnly")
        self.setIconSize(QSize(16, 16))
        self._button(actions["back"], "←")
        self._button(actions["forward"], "→")
        self.scope_button = QToolButton(self)
        self.scope_button.setObjectName("scopeButton")
        self.scope_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scope_button.setText(self.tr("Scope") + " ▾")
        self.scope_button.setToolTip(self.tr("Which part of the text the map shows"))
        menu = QMenu(self.scope_button)
        menu.setToolTipsVisible(True)
        for id in SCOPES:
            menu.addAction(actions[id])
        menu.addSeparator()
        for id in MODES:
            menu.addAction(actions[id])
        self.scope_button.setMenu(menu)
        self.addWidget(self.scope_button)
        self.chip = ScopeChip(self)
        self._chip_action = self.addWidget(self.chip)
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        for action in lists:
            self.addAction(action)
        self.addSeparator()
        self._button(actions["find"], self.tr("Find"))
        self._button(actions["export_picture"], self.tr("Export picture"))

    def show_chip(self, shown: bool) -> None:
        """A widget in a tool bar is shown and hidden through its action."""
        self._chip_action.setVisible(shown)

    def _button(self, action: QAction, text: str) -> None:
        """A button with a short text of its own: menus keep the longer one with its mnemonic."""
        self.addAction(action)
        action.setIconText(text)
        button = self.widgetForAction(action)
        if button is not None:
            button.setAccessibleName(action.text().replace("&", "").split("(")[0])  # ← is nothing to be heard
