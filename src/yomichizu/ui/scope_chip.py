"""The chip in the tool bar: which part of the text the map shows, how much is in it, and the way out."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from yomichizu.ui.enums import set_by_name
from yomichizu.ui.session import Scope, ScopeKind


class ScopeChip(QFrame):
    """Shows the scope; × leaves it."""

    leaveRequested = Signal()
    shownChanged = Signal(bool)  #: whether there is anything to say

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scopeChip")
        self.setProperty("whole", True)
        self._label = QLabel(self)
        set_by_name(self._label, textFormat="PlainText")
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
        self._drawn: tuple[int, int] | None = None
        self._there = (0, 0)
        self._render()

    def set_scope(self, scope: Scope) -> None:
        self._scope = scope
        self._render()

    def set_counts(self, drawn: tuple[int, int], there: tuple[int, int]) -> None:
        """How many nodes and relations the map draws, and how many the scope holds."""
        if (drawn, there) != (self._drawn, self._there):
            self._drawn, self._there = drawn, there
            self._render()

    def clear_counts(self) -> None:
        """Nothing to count: there is no map."""
        self._drawn = None
        self._render()

    @property
    def text(self) -> str:
        return self._label.text()

    def _render(self) -> None:
        whole = self._scope.kind is ScopeKind.WHOLE
        name = self._scope.label or self.tr("Map of the whole text")
        if self._drawn is None:
            words = name
        elif self._there[0] == 0 and not whole:
            words = self.tr("{scope}  nothing found here").format(scope=name)
        else:
            (items, relations), (all_items, all_relations) = self._drawn, self._there
            count = self.tr("%n item(s)", "", all_items)
            if items != all_items:
                count = self.tr("{drawn} of {count}").format(drawn=items, count=count)
            words = f"{name}  {count}"
            self.setToolTip(
                self.tr("{drawn} of {all} items and {lines} of {relations} relations are drawn").format(
                    drawn=items, all=all_items, lines=relations, relations=all_relations
                )
            )
        self._label.setText(words)
        self._leave.setVisible(not whole)
        self.setAccessibleName(words)
        self.shownChanged.emit(self._drawn is not None or not whole)
        if self.property("whole") != whole:
            self.setProperty("whole", whole)
            # Python's side of QStyle takes a tenth of a start-up; what was never polished needs it not.
            polished = self.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished)
            for widget in (self, self._label) if polished else ():
                widget.style().unpolish(widget)
                widget.style().polish(widget)
