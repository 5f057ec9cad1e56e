"""Progress in the status bar, with a way to stop; shown only for what takes longer than half a second."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

PATIENCE_MS = 500


class ProgressPane(QWidget):
    """A line of words, a bar and Cancel."""

    cancelRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._bar = QProgressBar(self, minimum=0, maximum=1000, textVisible=False)
        self._bar.setFixedWidth(160)
        self._cancel = QToolButton(self)
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setObjectName("cancelProgress")
        self._cancel.setToolTip(self.tr("Stop making the map; the text stays open"))
        self._cancel.clicked.connect(self.cancelRequested)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self._label, self._bar, self._cancel):
            row.addWidget(widget)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self.show)
        self.hide()

    @property
    def fraction(self) -> float:
        """How far the bar is, 0..1."""
        return self._bar.value() / self._bar.maximum()

    @property
    def text(self) -> str:
        return self._label.text()

    def begin(self, text: str) -> None:
        """Something has started; the bar appears unless it ends within half a second."""
        self.report(0.0, text)
        self._patience.start()

    def report(self, fraction: float, text: str) -> None:
        self._bar.setValue(round(fraction * self._bar.maximum()))
        self._label.setText(text)
        self._bar.setAccessibleName(text)

    def end(self) -> None:
        self._patience.stop()
        self.hide()
