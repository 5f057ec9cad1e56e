"""One clear message inside the window: what, where, what next. Never a dialog that must be clicked away."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from yomichizu.ui.enums import set_by_name


class MessageBar(QFrame):
    """Stands above the panes until it is closed, or until something succeeds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._title = QLabel(self)
        self._title.setObjectName("messageTitle")
        self._advice = QLabel(self)
        for label in (self._title, self._advice):
            # File names come from outside: text, never markup.
            set_by_name(label, textFormat="PlainText")
            label.setWordWrap(True)
            set_by_name(label, textInteractionFlags="TextSelectableByMouse|TextSelectableByKeyboard")
            set_by_name(label, focusPolicy="NoFocus")
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        close = QToolButton(self)
        close.setText("×")
        close.setObjectName("messageClose")
        close.setAccessibleName(self.tr("Close message"))
        close.setToolTip(self.tr("Close message"))
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addLayout(words, 1)
        above = QVBoxLayout()
        above.addWidget(close)
        above.addStretch()
        row.addLayout(above)
        self.hide()

    def say(self, what: str, advice: str = "") -> None:
        """Show a message: ``what`` is wrong and where, then what can be done."""
        self._title.setText(what)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self.setAccessibleName(f"{what} {advice}".strip())
        self.show()

    @property
    def text(self) -> str:
        """What it says now, or "" when it is closed."""
        return "" if self.isHidden() else f"{self._title.text()}\n{self._advice.text()}".strip()
