"""The chip in the tool bar: which part of the text the map shows, how much is in it, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from yomichizu.ui.session import Scope, ScopeKind


class ScopeChip(QFrame):
    """Shows the scope; × leaves it."""

    leaveRequested = Signal()
    shownChanged = Signal(bool)  #: whether there is anything to say

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scopeChip")
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._leave = QToolButton(self)
        self._leave.setText("×")
        self._leave.setObjectName("leaveScope")
        self._leave.setToolTip(self.tr("Show the map of the whole text (Esc)"))
        self._leave.setAccessibleName(self.tr("Show the map of the whole text"))
        self._leave.clicked.connect(self.leaveRequested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 5, 0)
        row.setSpacing(6)
        row.addWidget(self._label)
        row.addWidget(self._leave)
        self._scope = Scope()
        self._shown: tuple[int, int] | None = None
        self._render()

    def set_scope(self, scope: Scope) -> None:
        self._scope = scope
        self._render()

    def set_counts(self, items: int, relations: int) -> None:
        """How many nodes and relations the scope holds."""
        self._shown = (items, relations)
        self._render()

    def clear_counts(self) -> None:
        """Nothing to count: there is no map."""
        self._shown = None
        self._render()

    @property
    def text(self) -> str:
        return self._label.text()

    def _render(self) -> None:
        whole = self._scope.kind is ScopeKind.WHOLE
        name = self._scope.label or self.tr("Map of the whole text")
        if self._shown is None:
            words = name
        elif self._shown[0] == 0 and not whole:
            words = self.tr("{scope}  nothing found here").format(scope=name)
        else:
            items, relations = self._shown
            words = self.tr("{scope}  {items}, {relations}").format(
                scope=name,
                items=self.tr("%n item(s)", "", items),
                relations=self.tr("%n relation(s)", "", relations),
            )
        self._label.setText(words)
        self._leave.setVisible(not whole)
        self.setAccessibleName(words)
        self.shownChanged.emit(self._shown is not None or not whole)
        if self.property("whole") != whole:
            self.setProperty("whole", whole)
            for widget in (self, self._label):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
