"""What the window shows before an article is open: how to begin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from yomichizu.ui.menus import sample_title, samples
from yomichizu.ui.recent import Recent

RECENT_SHOWN = 5


class Welcome(QFrame):
    """Open, samples, recent files."""

    openRequested = Signal()
    fileRequested = Signal(object)  #: Path

    def __init__(self, recent: Recent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._recent = recent
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)

    def showEvent(self, event: QShowEvent) -> None:
        """What nobody sees is not filled: a start with an article goes past it."""
        super().showEvent(event)
        if self._column.isEmpty():
            self.refresh()

    def refresh(self) -> None:
        """Fill it anew; the recent files may have changed."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._column.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        self._label("読み地図  Yomichizu", "welcomeTitle")
        self._label(self.tr("A long Japanese article, and beside it the map of who and what is in it."))
        self._column.addSpacing(14)
        button = QPushButton(self.tr("Open a text file…"), self)
        button.clicked.connect(self.openRequested)
        self._column.addWidget(button, 0, QtCore.Qt.AlignmentFlag.AlignHCenter)
        self._label(self.tr("or drop one anywhere in this window"))
        self._list(self.tr("Sample articles"), [(sample_title(p), p) for p in samples()])
        recent = [p for p in self._recent.paths() if p.exists()][:RECENT_SHOWN]
        if recent:
            self._list(self.tr("Opened last"), [(p.name, p) for p in recent])

    def _label(self, text: str, name: str = "") -> None:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        label.setAlignment(QtCore.Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(label)

    def _list(self, title: str, files: list[tuple[str, Path]]) -> None:
        self._column.addSpacing(18)
        self._label(title)
        for text, path in files:
            button = QPushButton(text.replace("&", "&&"), self)
            button.setObjectName("fileLink")
            button.setFlat(True)
            button.setToolTip(str(path))
            button.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self._asks(path))
            self._column.addWidget(button, 0, QtCore.Qt.AlignmentFlag.AlignHCenter)

    def _asks(self, path: Path) -> Callable[[bool], None]:
        def ask(_checked: bool = False) -> None:
            self.fileRequested.emit(path)

        return ask
