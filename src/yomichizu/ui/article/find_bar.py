"""The line at the foot of the article in which one types what to find."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from yomichizu.ui.theme import Theme


class FindBar(QWidget):
    """Asks for hits while one types; Enter and Shift+Enter walk through them, Esc closes."""

    queryChanged = Signal(str, bool)  #: words, whether other forms of a word count too
    stepRequested = Signal(int)  #: 1 next, -1 previous
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in the text"))
        self.field.setAccessibleName(self.tr("Find in the text"))
        self.field.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setMinimumWidth(70)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.forms = QCheckBox(self.tr("All forms"), self)
        self.forms.setToolTip(self.tr("Find every form of a word: 減らす finds 減らし and 減った too"))
        self.forms.setChecked(True)
        buttons = []
        for text, name, step in (
            ("↑", self.tr("Previous hit (Shift+Enter)"), -1),
            ("↓", self.tr("Next hit (Enter)"), 1),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, step=step: self.stepRequested.emit(step))
            buttons.append(button)
        close = QToolButton(self)
        close.setText("✕")
        close.setToolTip(self.tr("Close (Esc)"))
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        layout.setSpacing(6)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.count)
        for button in buttons:
            layout.addWidget(button)
        layout.addWidget(self.forms)
        layout.addWidget(close)
        self._typing = QTimer(self, interval=100, singleShot=True)
        self._typing.timeout.connect(self._ask)
        self.field.textChanged.connect(lambda _: self._typing.start())
        self.forms.toggled.connect(lambda _: self._ask())
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.panel))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.ink_soft))
        self.setPalette(palette)

    def open_bar(self, words: str = "") -> None:
        """Show the bar, with ``words`` in it if there are any, and let the reader type."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.field.text():
            self._ask()

    def close_bar(self) -> None:
        self._typing.stop()
        self.hide()
        self.closed.emit()

    def show_count(self, current: int, total: int) -> None:
        """``current`` from 1, 0 for none chosen yet."""
        if not self.field.text().strip():
            self.count.setText("")
        elif not total:
            self.count.setText(self.tr("Not found"))
        elif current:
            self.count.setText(self.tr("{current} of {total}").format(current=current, total=total))
        else:
            self.count.setText(self.tr("{total} hits").format(total=total))

    def _ask(self) -> None:
        self._typing.stop()
        self.queryChanged.emit(self.field.text(), self.forms.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._typing.isActive():
                self._ask()
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepRequested.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
