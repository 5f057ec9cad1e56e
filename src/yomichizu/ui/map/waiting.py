"""What is said over the map while something takes long, and the way back from it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from yomichizu.ui.theme import Theme

SOON = 500  # milliseconds that something may take before it is spoken of


class Waiting(QFrame):
    """A line of words with a bar that moves and a button, at the middle of the map's upper edge."""

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mapWaiting")
        self.says = QLabel()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(90, 6)
        self.button = QToolButton()
        self.button.setText(self.tr("Cancel"))
        self.button.setToolTip(self.tr("Keep the map as it is (Esc)"))
        self.button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(10)
        for part in (self.says, self.bar, self.button):
            row.addWidget(part)
        self._room = QRect()
        self.soon = QTimer(self, interval=SOON, singleShot=True)
        self.soon.timeout.connect(self._show)
        self.hide()

    def begin(self, count: int, *, way_back: bool) -> None:
        """``count`` nodes are being arranged; ``way_back``: there is a map to return to."""
        self._begin(self.tr("Arranging %n item(s)…", "", count), way_back)

    def begin_search(self) -> None:
        """A path is being looked for in a large map."""
        self._begin(self.tr("Looking for a path…"), True)

    def _begin(self, words: str, way_back: bool) -> None:
        self.says.setText(words)
        self.setAccessibleName(self.says.text())
        self.button.setVisible(way_back)
        if self.isHidden():
            self.soon.start()
        else:
            self.settle(self._room)

    def end(self) -> None:
        """The map is there, or nobody wants it any more."""
        self.soon.stop()
        self.hide()

    def settle(self, pane: QRect) -> None:
        """Stand within ``pane``, in the coordinates of the parent."""
        self._room = pane
        self.adjustSize()
        self.move(pane.left() + max(0, (pane.width() - self.width()) // 2), pane.top() + 14)
        self.raise_()

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"QFrame#mapWaiting {{ background: {theme.panel}; border: 1px solid {theme.line};"
            f" border-radius: 8px; }} QLabel {{ color: {theme.ink}; background: transparent; }}"
            f"QToolButton {{ color: {theme.accent}; padding: 2px 7px; }}"
        )

    def _show(self) -> None:
        self.show()
        self.settle(self._room)
