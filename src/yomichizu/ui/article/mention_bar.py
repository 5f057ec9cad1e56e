"""The slim line that says which mention of the selected item is current, and steps through them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from yomichizu.ui.article.blocks import shown_text
from yomichizu.ui.theme import Theme


class MentionBar(QWidget):
    """「背景と経緯　3 of 19　↑ ↓」 at the foot of the article; hidden while nothing is selected.

    It says under which heading the current mention stands; what is selected stands over the evidence.
    """

    stepRequested = Signal(int)  #: 1 next, -1 previous

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 10, 0)
        layout.setSpacing(0)
        layout.addWidget(self.place, 1)
        layout.addWidget(self.count)
        for text, tip, step in (
            ("↑", self.tr("Previous mention (Shift+F4)"), -1),
            ("↓", self.tr("Next mention (F4)"), 1),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, step=step: self.stepRequested.emit(step))
            layout.addWidget(button)
        self._place = ""
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        """A heading may be longer than the line."""
        room = self.place.width() - 12
        self.place.setText(
            self.place.fontMetrics().elidedText(self._place, Qt.TextElideMode.ElideRight, room)
        )

    def set_theme(self, theme: Theme) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.panel))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.ink_soft))
        self.setPalette(palette)

    def show_mentions(self, names: list[str], place: str, current: int, total: int) -> None:
        """Which of the ``total`` mentions of what is selected is current (from 1; 0 for none yet), and
        the heading above it. ``names`` are for screen readers.
        """
        self.setVisible(bool(names))
        shown = names[:3] + ["…"] * (len(names) > 3)
        self.setAccessibleName(self.tr(", ").join(shown))
        self._place = shown_text(place, wrapped=False)
        self._elide()
        if current:
            self.count.setText(self.tr("{current} of {total}").format(current=current, total=total))
        elif total == 1:
            self.count.setText(self.tr("1 mention"))
        else:
            self.count.setText(self.tr("{total} mentions").format(total=total))
