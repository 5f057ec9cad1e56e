"""The chips over the map: whose surroundings are shown, which path stands out, what filters hide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from yomichizu.graph.paths import Path
from yomichizu.graph.view import Filter, GraphView
from yomichizu.model import KnowledgeMap, Relation
from yomichizu.ui.map.filters import held_back, narrows
from yomichizu.ui.map.wording import counted
from yomichizu.ui.theme import Theme
from yomichizu.ui.wording import relation_words

NAMES = 2  #: names that a chip says in full
#: Characters of a name and of a relation's words on a path, tried one after the other until it fits.
SHORTENED = ((20, 14), (12, 10), (9, 6), (12, 0), (7, 0), (4, 0), (2, 0))


class Chip(QFrame):
    """A line of words and buttons over the map; the last button takes it away."""

    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("mapChip", True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 2, 6, 2)
        self.row.setSpacing(2)
        self.says = QLabel()
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        self.row.addWidget(self.says)
        self.close_button = self.button("✕")
        self.close_button.clicked.connect(self.closed)
        self.row.addWidget(self.close_button)
        self.hide()

    def button(self, text: str, tip: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        return button

    def show_words(self, words: str) -> None:
        """Say ``words``; without any the chip goes."""
        self.says.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


class FocusChip(Chip):
    """Says whose neighbourhood is shown, how far, and lets go of it."""

    stepsChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("focusChip", parent)
        self.steps: dict[int, QToolButton] = {}
        for steps in (1, 2, 3):
            tip = self.tr("%n step(s) around", "", steps)
            button = self.steps[steps] = self.button(str(steps), f"{tip} ({steps})")
            button.setCheckable(True)
            button.setAccessibleName(tip)
            button.clicked.connect(partial(self.stepsChosen.emit, steps))
            self.row.insertWidget(self.row.count() - 1, button)
        self.close_button.setToolTip(self.tr("Show the whole map again (Esc)"))
        self.close_button.setAccessibleName(self.tr("Show the whole map again"))

    def tell(self, labels: Sequence[str], steps: int) -> None:
        """Around which nodes, and how far; without any the chip goes."""
        names = "、".join(labels[:NAMES]) + ("…" if len(labels) > NAMES else "")
        self.show_words(self.tr("Around {names}").format(names=names) if labels else "")
        for number, button in self.steps.items():
            button.setChecked(number == steps)


class PathChip(Chip):
    """Says the path step by step; each step is a button that leads to its evidence."""

    stepChosen = Signal(object)  #: the ids of the relations of one step, in a tuple
    filtersInTheWay = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pathChip", parent)
        self._parts: list[QWidget] = []
        self.room = 640  #: pixels that the chip may take
        self.steps: list[QToolButton] = []
        self.close_button.setToolTip(self.tr("Let go of the path (Esc)"))
        self.close_button.setAccessibleName(self.tr("Let go of the path"))

    def tell(self, map: KnowledgeMap | None, path: Path | None, ends: tuple[str, str] | None) -> None:
        """Show the way between ``ends``, or that there is none; without ends the chip goes."""
        self._empty()
        if map is None or path is None or ends is None:
            self.show_words("")
            return
        labels = [map.node_by_id[node].label for node in (path.nodes or ends)]
        if not path:
            form = self.tr("No path leads from {source} to {target}.")
            if path.filtered:
                form = self.tr("The filters hide every path from {source} to {target}.")
            self.show_words(form.format(source=labels[0], target=labels[-1]))
            if path.filtered:
                reset = self.button(self.tr("Reset filters"), self.tr("Show everything again"))
                reset.clicked.connect(self.filtersInTheWay)
                self._add(reset)
            return
        steps = []
        for number, relation_id in enumerate(path.relations):
            relation = map.relation_by_id[relation_id]
            onwards = relation.source == path.nodes[number]
            steps.append((relation, ("→" if onwards else "←") if relation.directed else "—"))
        for long, said in SHORTENED:
            self._fill(labels, steps, long, said)
            if self.sizeHint().width() <= self.room:
                break
        self.setAccessibleName(self.tr("Path: {names}").format(names="、".join(labels)))

    def _fill(
        self, labels: Sequence[str], steps: Sequence[tuple[Relation, str]], long: int, said: int
    ) -> None:
        """Names of at most ``long`` characters, relations' words of at most ``said``; 0: the arrow alone."""
        self._empty()
        self.show_words(_short(labels[0], long))
        for number, (relation, arrow) in enumerate(steps):
            words = relation_words(relation)
            step = self.button(_step(words, arrow, said))
            step.setCheckable(True)
            evidence = self.tr("Show the evidence of this step (%n sentence(s))", "", len(relation.evidence))
            step.setToolTip(f"{words}\n{evidence}")
            step.setAccessibleName(f"{labels[number]} {arrow} {labels[number + 1]}: {words}")
            step.setAccessibleDescription(evidence)
            step.clicked.connect(partial(self.stepChosen.emit, (relation.id,)))
            step.setProperty("relation", relation.id)
            self.steps.append(step)
            self._add(step)
            name = QLabel(_short(labels[number + 1], long))
            name.setTextFormat(Qt.TextFormat.PlainText)
            self._add(name)

    def _empty(self) -> None:
        for part in self._parts:
            self.row.removeWidget(part)
            part.deleteLater()
        self._parts, self.steps = [], []

    def mark(self, relations: Sequence[str]) -> None:
        """Show which step is the one whose evidence is shown."""
        for step in self.steps:
            step.setChecked(len(relations) == 1 and step.property("relation") == relations[0])

    def _add(self, part: QWidget) -> None:
        part.setParent(self)
        self.row.insertWidget(self.row.count() - 1, part)
        self._parts.append(part)
        part.show()
        part.ensurePolished()  # its size is asked for at once


def _step(words: str, arrow: str, said: int) -> str:
    """「— 輸出 →」, or the arrow alone."""
    if not said:
        return arrow
    back, forth = ("←" if arrow == "←" else "—"), ("→" if arrow == "→" else "—")
    return f"{back} {_short(words, said)} {forth}"


def _short(words: str, long: int) -> str:
    return words if len(words) <= long else words[: long - 1] + "…"


class FilterChip(Chip):
    """Says that filters hide something, and takes them away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("filterChip", parent)
        self.close_button.setText(self.tr("Reset"))
        self.close_button.setToolTip(self.tr("Reset all filters: show everything again"))

    def tell(self, filter: Filter, view: GraphView) -> None:
        """Say what ``filter`` hides of the map; one that hides nothing needs no word."""
        nodes, relations = held_back(view)
        hidden = [counted.items(nodes)] if nodes else []
        if relations:
            hidden.append(counted.relations(relations))
        words = self.tr("Filters hide {what}").format(what=self.tr(", ").join(hidden))
        self.show_words(words if narrows(filter) and hidden else "")


class PartChip(Chip):
    """Says that the part of the text which is to stand out of the whole names nothing on the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("partChip", parent)
        self.close_button.hide()  # the scope has its own chip with a way out, above the map
        self.row.setContentsMargins(12, 4, 12, 4)

    def tell(self, named: tuple[frozenset[str], frozenset[str]] | None) -> None:
        """``named``: nodes and relations of the part; None where no part is to stand out."""
        none = named is not None and not named[0]
        self.show_words(self.tr("The chosen part of the text names nothing on this map.") if none else "")


class Chips(QWidget):
    """The chips one below the other at the upper left of the map, as large as they need."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.part, self.focus, self.path = PartChip(self), FocusChip(self), PathChip(self)
        self.filter = FilterChip(self)
        self._all = (self.part, self.focus, self.path, self.filter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for chip in self._all:
            box.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def set_room(self, width: int) -> None:
        """How many pixels the pane leaves the chips."""
        self.setMaximumWidth(max(120, width))
        self.path.room = max(120, width)

    def settle(self) -> None:
        """Take the size that the visible chips need."""
        seen = [chip for chip in self._all if not chip.isHidden()]
        self.setVisible(bool(seen))
        self.adjustSize()
        self.raise_()

    @property
    def room(self) -> float:
        """Pixels that the chips take from the top of the pane."""
        return 0.0 if self.isHidden() else float(self.height() + 8)

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"QFrame[mapChip=true] {{ background: {theme.accent_tint}; border: 1px solid {theme.accent};"
            f" border-radius: 13px; }} QFrame[mapChip=true] QLabel {{ color: {theme.accent};"
            f" background: transparent; }} QFrame[mapChip=true] QToolButton {{ color: {theme.accent};"
            f" padding: 2px 7px; }} QFrame[mapChip=true] QToolButton:checked {{ background: {theme.accent};"
            f" color: {theme.paper}; }}"
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.adjustSize()
            self.resized.emit()
        return super().event(event)
