"""How the panes share the window, and how that is remembered."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSplitter, QWidget

from yomichizu.ui.enums import set_by_name

#: Which panes share which splitter, and in what proportion.
SPLITS: dict[str, tuple[str, tuple[str, ...], tuple[int, ...]]] = {
    "reading": ("Vertical", ("article", "evidence"), (530, 220)),
    "drawing": ("Vertical", ("map", "strip"), (650, 100)),
    "main": ("Horizontal", ("reading", "drawing"), (550, 730)),
}
LEAST_TEXT = 220  #: pixels that the text is wide at least, unless it is closed by its handle
LEAST_EVIDENCE = 90  #: pixels; what is lower shows no sentence


class Splits:
    """The splitters. The evidence has no room until something is selected; its height is remembered."""

    def __init__(self) -> None:
        self._splitters: dict[str, QSplitter] = {}
        self._height = SPLITS["reading"][2][1]
        for name, (orientation, parts, sizes) in SPLITS.items():
            splitter = self._splitters[name] = QSplitter()
            set_by_name(splitter, orientation=orientation)
            splitter.setObjectName(name)
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(True)
            for part in parts:
                splitter.addWidget(self._splitters.get(part) or _paper(part))
            splitter.setSizes(list(sizes))
        for name, shares in (("reading", (1, 0)), ("drawing", (1, 0)), ("main", (2, 3))):
            for number, share in enumerate(shares):
                self._splitters[name].setStretchFactor(number, share)
        self._splitters["reading"].setMinimumWidth(LEAST_TEXT)
        self._evidence().hide()

    @property
    def main(self) -> QSplitter:
        """The outermost splitter: all panes but the lists."""
        return self._splitters["main"]

    def place(self, name: str, pane: QWidget) -> None:
        """Put a pane where empty paper was; the lists have none here."""
        for splitter, (_, parts, _) in SPLITS.items():
            if name in parts:
                number = parts.index(name)
                paper = self._splitters[splitter].widget(number)
                shown = paper is not None and not paper.isHidden()
                if paper is not None:
                    # What a pane lays out when it is told what to show is laid out for the room it has.
                    pane.setGeometry(paper.geometry())
                    layout = pane.layout()
                    if layout is not None:
                        layout.activate()
                self._splitters[splitter].replaceWidget(number, pane)
                pane.setVisible(shown)
                if paper is not None:
                    paper.deleteLater()

    # The evidence -----------------------------------------------------------------------------

    def _evidence(self) -> QWidget:
        widget = self._splitters["reading"].widget(1)
        assert widget is not None
        return widget

    @property
    def evidence_shown(self) -> bool:
        return not self._evidence().isHidden()

    def show_evidence(self, shown: bool) -> bool:
        """Give the evidence its room beneath the text, or all of it to the text. True when that changed.

        A reader who has closed it by its handle keeps it closed: see :meth:`open_evidence`.
        """
        if shown == self.evidence_shown:
            return False
        if shown:
            self._evidence().show()
            self._share(self._height)
        else:
            self._note_height()
            self._evidence().hide()
        return True

    def open_evidence(self) -> None:
        """Show the evidence even where the reader has closed it by its handle."""
        self.show_evidence(True)
        if self._splitters["reading"].sizes()[1] < LEAST_EVIDENCE:
            self._share(max(self._height, SPLITS["reading"][2][1]))

    def _share(self, height: int) -> None:
        splitter = self._splitters["reading"]
        total = sum(splitter.sizes()) or sum(SPLITS["reading"][2])
        height = min(height, total * 2 // 3)
        splitter.setSizes([total - height, height])

    def _note_height(self) -> None:
        if self.evidence_shown:
            self._height = self._splitters["reading"].sizes()[1]

    # Remembering ------------------------------------------------------------------------------

    def state(self) -> list[str]:
        """``name=size size`` of each splitter, and ``evidence=height``; sizes in pixels."""
        self._note_height()
        sizes = [f"{n}={' '.join(map(str, s.sizes()))}" for n, s in self._splitters.items() if n != "reading"]
        return [*sizes, f"evidence={self._height}"]

    def restore(self, state: Iterable[str]) -> None:
        """Take up what :meth:`state` gave; what is not of that form is passed over."""
        for entry in state:
            name, _, sizes = entry.partition("=")
            numbers = [int(part) for part in sizes.split() if part.isdigit()]
            if name == "evidence" and len(numbers) == 1:
                self._height = numbers[0]
            elif name in self._splitters and len(numbers) == self._splitters[name].count():
                self._splitters[name].setSizes(numbers)


def _paper(name: str) -> QWidget:
    """Empty paper where a pane will be."""
    widget = QWidget()
    widget.setObjectName(f"paper-{name}")
    widget.setAutoFillBackground(True)
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    return widget
