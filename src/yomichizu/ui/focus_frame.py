"""Where the keyboard is: a line around the pane that keys have led to, until the mouse is used."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from yomichizu.ui.theme import LIGHT, Theme

LINE = 2  #: pixels
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_PLACED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class FocusFrame(QWidget):
    """Lies over the panes and lets every click through. Whoever works with the mouse never sees it."""

    def __init__(self, window: QMainWindow, panes: Mapping[str, QWidget]) -> None:
        super().__init__(window)
        self._panes = panes
        self._theme: Theme = LIGHT
        self._by_key = False
        self._pane: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def note(self, event: QEvent) -> None:
        """What the window is told by the hands: keys bring the line, the mouse takes it away."""
        if event.type() in _KEYS:
            self._by_key = True
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._by_key = False
            self._surround(None)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self.window():
            return  # a menu or a dialog, or another program: it comes back
        pane = next((p for p in self._panes.values() if p is new or p.isAncestorOf(new)), None)
        self._surround(pane if self._by_key else None)

    def _surround(self, pane: QWidget | None) -> None:
        if pane is not self._pane:
            if self._pane is not None:
                self._pane.removeEventFilter(self)
            self._pane = pane
            if pane is not None:
                pane.installEventFilter(self)
        self._settle()

    def _settle(self) -> None:
        pane = self._pane
        if pane is None or not pane.isVisible():
            self.hide()
            return
        self.setGeometry(QRect(pane.mapTo(self.window(), QPoint(0, 0)), pane.size()))
        # Nothing but the line: what moves beneath is painted without it.
        inner = self.rect().adjusted(LINE, LINE, -LINE, -LINE)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._pane and event.type() in _PLACED:
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.accent))
