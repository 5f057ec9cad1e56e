"""What stands on the map where there is nothing to draw: why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from yomichizu.graph.view import Filter, GraphView
from yomichizu.model import KnowledgeMap
from yomichizu.ui.map.filters import narrows
from yomichizu.ui.theme import Theme


class EmptyPage(QWidget):
    """Words in the middle of the pane; where filters hide everything, a button that takes them away."""

    resetRequested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.opened = self.coming = False  #: an article is open; its map is being made
        self.says = QLabel()
        self.says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.says.setWordWrap(True)
        self.reset = QPushButton(self.tr("Reset all filters"))
        self.reset.clicked.connect(self.resetRequested)
        box = QVBoxLayout(self)
        box.addStretch(1)
        box.addWidget(self.says)
        box.addSpacing(8)
        box.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)

    def text(self) -> str:
        """What is said now."""
        return self.says.text()

    def set_theme(self, theme: Theme) -> None:
        self.says.setStyleSheet(f"color: {theme.ink_soft}; background: transparent;")

    def tell(self, map: KnowledgeMap | None, filter: Filter, view: GraphView, part: bool = False) -> None:
        """Say why nothing is drawn, if so. ``part``: no more than a part of the text is asked for."""
        filtered = False
        if map is None and self.opened and self.coming:
            words = self.tr("The map of this article is being made; the text can be read meanwhile.")
        elif map is None and self.opened:
            words = self.tr("This article has no map yet: Reload (F5) makes it.")
        elif map is None:
            words = self.tr(
                "Open an article (Ctrl+O) or drop a text file here: its map appears in this place."
            )
        elif not map.nodes:
            words = self.tr(
                "Nothing was found in this text that a map could show.\n"
                "It may be too short; the text itself can be read and searched."
            )
        elif not view.nodes:
            filtered = narrows(filter)
            if not part:
                words = self.tr("The filters leave nothing to show.")
            elif filtered:
                words = self.tr("The filters leave nothing to show of this part of the text.")
            else:
                words = self.tr(
                    "No actor, theme or date is named in this part of the text.\n"
                    "Esc brings the map of the whole text back."
                )
        else:
            words = ""
        self.says.setText(words)
        self.reset.setVisible(filtered)
        self.setVisible(bool(words))
        self.raise_()
