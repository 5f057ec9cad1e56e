"""The filters that are more than a number: importance, confidence, lines, types and kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from yomichizu.graph.index import index_of
from yomichizu.graph.view import Filter, GraphView, Reason
from yomichizu.model import KnowledgeMap, NodeType, RelationKind
from yomichizu.ui.map.wording import kind_name, type_name

COLUMNS = 3
DENSEST = 60  #: tenths of a line for each item, where the slider of lines begins to mean all
E = TypeVar("E", bound=StrEnum)


def narrows(filter: Filter) -> bool:
    """Whether ``filter`` hides anything for another reason than that there is too much for one picture."""
    plain = Filter()
    return replace(filter, most=plain.most, edges_a_node=plain.edges_a_node) != plain


def held_back(view: GraphView) -> tuple[int, int]:
    """How many nodes and how many relations such a filter hides."""
    nodes = sum(view.node_reasons.get(r, 0) for r in (Reason.HIDDEN, Reason.TYPE, Reason.WEIGHT))
    relations = (Reason.KIND, Reason.COOCCURRENCE, Reason.CONFIDENCE)
    return nodes, sum(view.edge_reasons.get(r, 0) for r in relations)


class FilterPopover(QFrame):
    """Holds no state of its own: it shows a filter and what each part of it hides, and asks for another."""

    filterChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filterPopover")
        self._filter = Filter()
        self.importance = self._slider(self.tr("Least importance"), 100)
        self.importance.valueChanged.connect(lambda value: self._ask(min_weight=value / 100))
        self.confidence = self._slider(self.tr("Least confidence"), 100)
        self.confidence.valueChanged.connect(lambda value: self._ask(min_confidence=value / 100))
        self.density = self._slider(self.tr("How many lines"), DENSEST)
        self.density.setMinimum(2)
        self.density.valueChanged.connect(
            lambda value: self._ask(edges_a_node=0.0 if value >= DENSEST else value / 10)
        )
        self.cooccurrence = QCheckBox(self.tr("Things only named together"))
        self.cooccurrence.toggled.connect(lambda on: self._ask(cooccurrence=on))
        self.importance_says, self.confidence_says = QLabel(), QLabel()
        self.density_says, self.cooccurrence_says = QLabel(), QLabel()
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for row, (name, control, says) in enumerate(
            (
                (self.tr("Least importance"), self.importance, self.importance_says),
                (self.tr("Least confidence"), self.confidence, self.confidence_says),
                (self.tr("How many lines"), self.density, self.density_says),
            )
        ):
            label = QLabel(name)
            label.setBuddy(control)
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
            grid.addWidget(says, row, 2)
        grid.addWidget(self.cooccurrence, 3, 0, 1, 2)
        grid.addWidget(self.cooccurrence_says, 3, 2)
        # What a row says comes and goes while one drags; the controls must not move for it.
        grid.setColumnMinimumWidth(2, self.fontMetrics().horizontalAdvance(self._hides(99999)))
        self.types = _Boxes[NodeType](self, type_name, self.tr("Items"), self._ask_types)
        self.kinds = _Boxes[RelationKind](self, kind_name, self.tr("Relations"), self._ask_kinds)
        self.hidden_says = QLabel()
        self.bring_back = QPushButton(self.tr("Bring them back"))
        self.bring_back.clicked.connect(lambda: self._ask(hidden=frozenset()))
        by_hand = QHBoxLayout()
        by_hand.addWidget(self.hidden_says, 1)
        by_hand.addWidget(self.bring_back)
        self.reset = QPushButton(self.tr("Reset all filters"))
        self.reset.clicked.connect(lambda: self.filterChanged.emit(Filter()))
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        box.addLayout(grid)
        for boxes in (self.types, self.kinds):
            box.addSpacing(6)
            box.addWidget(boxes.says)
            box.addLayout(boxes.grid)
        box.addSpacing(6)
        box.addLayout(by_hand)
        box.addWidget(self.reset)

    def _slider(self, name: str, most: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, most)
        slider.setPageStep(10)
        slider.setMinimumWidth(130)
        slider.setAccessibleName(name)
        return slider

    def _ask(self, **change: Any) -> None:
        wanted = replace(self._filter, **change)
        if wanted != self._filter:
            self.filterChanged.emit(wanted)

    def _ask_types(self, wanted: frozenset[NodeType] | None) -> None:
        self._ask(types=wanted)

    def _ask_kinds(self, wanted: frozenset[RelationKind] | None) -> None:
        # Things that are only named together have a switch of their own.
        self._ask(relation_kinds=None if wanted is None else wanted | {RelationKind.COOCCURRENCE})

    def _hides(self, amount: int) -> str:
        return self.tr("hides %n", "", amount) if amount else ""

    def set_state(self, map: KnowledgeMap, filter: Filter, view: GraphView) -> None:
        """Show ``filter`` and what each part of it hides."""
        self._filter = filter
        nodes, relations = view.node_reasons, view.edge_reasons
        index = index_of(map)
        kinds = Counter(index.kind_counts)
        del kinds[RelationKind.COOCCURRENCE]  # it has a switch of its own
        self.types.show(index.type_counts, filter.types, self._hides(nodes.get(Reason.TYPE, 0)))
        self.kinds.show(kinds, filter.relation_kinds, self._hides(relations.get(Reason.KIND, 0)))
        lines = DENSEST if not filter.edges_a_node else min(DENSEST - 1, round(filter.edges_a_node * 10))
        for slider, value in (
            (self.importance, round(filter.min_weight * 100)),
            (self.confidence, round(filter.min_confidence * 100)),
            (self.density, lines),
        ):
            with QSignalBlocker(slider):
                slider.setValue(value)
            slider.setToolTip(f"{value} %" if slider is not self.density else self._density_tip(filter))
        with QSignalBlocker(self.cooccurrence):
            self.cooccurrence.setChecked(filter.cooccurrence)
        self.importance_says.setText(self._hides(nodes.get(Reason.WEIGHT, 0)))
        self.confidence_says.setText(self._hides(relations.get(Reason.CONFIDENCE, 0)))
        self.density_says.setText(self._hides(relations.get(Reason.THINNED, 0)))
        self.cooccurrence_says.setText(self._hides(relations.get(Reason.COOCCURRENCE, 0)))
        away = nodes.get(Reason.HIDDEN, 0)
        self.hidden_says.setText(self.tr("%n item(s) put out of sight by hand", "", away))
        for widget in (self.hidden_says, self.bring_back):
            widget.setVisible(bool(away))
        changed = filter != Filter()
        self.reset.setEnabled(changed)
        self.reset.setToolTip("" if changed else self.tr("All filters are as they were at first"))

    def _density_tip(self, filter: Filter) -> str:
        if not filter.edges_a_node:
            return self.tr("Every relation between the items that are shown has its line")
        return self.tr("The strongest relations, about {number} for each item").format(
            number=f"{filter.edges_a_node:.1f}"
        )


class _Boxes(QObject, Generic[E]):
    """A box to tick for each value that the map has, each with how often it occurs."""

    def __init__(
        self,
        parent: QWidget,
        name: Callable[[E], str],
        heading: str,
        ask: Callable[[frozenset[E] | None], None],
    ) -> None:
        super().__init__(parent)
        self._name, self._heading, self._ask = name, heading, ask
        self.boxes: dict[E, QCheckBox] = {}
        self.says = QLabel(heading)
        self.grid = QGridLayout()

    def show(self, counts: Counter[E], wanted: frozenset[E] | None, hides: str) -> None:
        """Tick what is ``wanted`` (None: everything)."""
        values: Sequence[E] = (
            [value for value in type(next(iter(counts))) if value in counts] if counts else []
        )
        if list(self.boxes) != list(values):
            for box in self.boxes.values():
                self.grid.removeWidget(box)
                box.deleteLater()
            self.boxes = {value: QCheckBox() for value in values}
            for number, box in enumerate(self.boxes.values()):
                box.toggled.connect(self._toggled)
                self.grid.addWidget(box, number // COLUMNS, number % COLUMNS)
        for value, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(wanted is None or value in wanted)
            box.setText(f"{self._name(value)}  {counts[value]}")
        self.says.setText(f"{self._heading}  {hides}")

    def _toggled(self, _on: bool) -> None:
        wanted = frozenset(value for value, box in self.boxes.items() if box.isChecked())
        self._ask(None if len(wanted) == len(self.boxes) else wanted)
