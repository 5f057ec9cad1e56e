"""Index, outline and timeline: lists beside the article, out of the way until they are wanted."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabBar, QWidget

from yomichizu.ui.noop import QT_TRANSLATE_NOOP

#: Name, title, shortcut; in the order of their tabs.
LISTS: tuple[tuple[str, str, str], ...] = (
    ("index", QT_TRANSLATE_NOOP("Docks", "Index"), "Ctrl+1"),
    ("outline", QT_TRANSLATE_NOOP("Docks", "Outline"), "Ctrl+2"),
    ("timeline", QT_TRANSLATE_NOOP("Docks", "Timeline"), "Ctrl+3"),
)


class Docks:
    """The docks of a window, tabbed at its left edge and hidden at first.

    They have no place in the window until ``settle`` is called.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._settled = False
        self.docks: dict[str, QDockWidget] = {}
        for name, title, key in LISTS:
            dock = QDockWidget(QCoreApplication.translate("Docks", title), window)
            dock.setObjectName(f"dock-{name}")
            dock.setFeatures(
                QDockWidget.DockWidgetFeature.DockWidgetClosable
                | QDockWidget.DockWidgetFeature.DockWidgetMovable
            )
            dock.setWidget(QWidget(dock))
            dock.hide()
            dock.toggleViewAction().setShortcuts([QKeySequence.fromString(key)])
            self.docks[name] = dock

    def settle(self) -> bool:
        """Give the docks their places. False when they have them already."""
        if self._settled:
            return False
        self._settled = True
        first, *others = self.docks.values()
        for dock in self.docks.values():
            self._window.addDockWidget(QtCore.Qt.DockWidgetArea.LeftDockWidgetArea, dock)
            dock.hide()
        for dock in others:
            self._window.tabifyDockWidget(first, dock)
        return True

    def any_shown(self) -> bool:
        """Whether one of them is open."""
        return any(not dock.isHidden() for dock in self.docks.values())

    def toggles(self) -> list[QAction]:
        """The actions that show and hide each dock."""
        return [dock.toggleViewAction() for dock in self.docks.values()]

    def fill_menu(self, menu: QMenu) -> None:
        for dock in self.docks.values():
            action = dock.toggleViewAction()
            action.triggered.connect(self._raiser(dock))
            menu.addAction(action)

    def place(self, name: str, widget: QWidget) -> None:
        """Put the real list where empty paper was."""
        dock = self.docks[name]
        old = dock.widget()
        dock.setWidget(widget)
        if old is not None:
            old.deleteLater()

    def visible(self, name: str) -> bool:
        return self.docks[name].isVisible()

    @staticmethod
    def _raiser(dock: QDockWidget) -> object:
        def raise_dock(shown: bool) -> None:
            if shown:
                dock.raise_()
                for tabs in dock.window().findChildren(QTabBar):
                    tabs.setAccessibleName(QCoreApplication.translate("Docks", "Lists"))
                widget = dock.widget()
                if widget is not None:
                    widget.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

        return raise_dock
