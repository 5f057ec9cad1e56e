"""The slim bar above the map: find, how much is shown, filters, layout, colour; and the focus chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yomichizu.graph.layout import Method
from yomichizu.graph.view import Filter, GraphView, Reason
from yomichizu.model import KnowledgeMap, Node, NodeType, RelationKind
from yomichizu.ui.map.painting import Colouring
from yomichizu.ui.map.wording import kind_name, type_name
from yomichizu.ui.theme import Theme


class FindField(QLineEdit):
    """A line that offers nodes while one types."""

    chosen = Signal(str)  #: node id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers = QListWidget(self.window())
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.hide()
        self.offers.itemClicked.connect(self._take)

    def offer(self, nodes: Sequence[Node]) -> None:
        """Show ``nodes`` beneath the line; nothing found says so."""
        self.offers.clear()
        for node in nodes[:8]:
            english = f"  {node.label_en}" if node.label_en else ""
            item = QListWidgetItem(f"{node.label}{english}")
            item.setData(Qt.ItemDataRole.UserRole, node.id)
            self.offers.addItem(item)
        if not nodes and self.text().strip():
            item = QListWidgetItem(self.tr("Nothing of this name on the map"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.offers.addItem(item)
        if self.offers.count():
            self.offers.setCurrentRow(0)
            self.offers.setParent(self.window())
            at = self.mapTo(self.window(), QPoint(0, self.height() + 2))
            high = self.offers.sizeHintForRow(0) * self.offers.count() + 8
            self.offers.setGeometry(at.x(), at.y(), max(240, self.width()), high)
            self.offers.show()
            self.offers.raise_()
        else:
            self.offers.hide()

    def _take(self, item: QListWidgetItem | None) -> None:
        node = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if node:
            self.clear()
            self.offers.hide()
            self.chosen.emit(node)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.offers.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            row = (self.offers.currentRow() + step) % max(1, self.offers.count())
            self.offers.setCurrentRow(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.offers.currentItem())
        elif key == Qt.Key.Key_Escape and (self.text() or self.offers.isVisible()):
            self.clear()
            self.offers.hide()
        else:
            super().keyPressEvent(event)


class MapBar(QWidget):
    """Controls over the map. Holds no state of its own: it shows a filter and asks for another."""

    filterChanged = Signal(object)
    layoutChosen = Signal(object)
    colouringChosen = Signal(object)
    fitRequested = Signal()
    searched = Signal(str)
    nodeChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self.field = FindField(self)
        self.field.setPlaceholderText(self.tr("Find on the map"))
        self.field.setAccessibleName(self.tr("Find on the map"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(190)
        self.field.textEdited.connect(self.searched)
        self.field.chosen.connect(self.nodeChosen)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(5, 120)
        self.slider.setMaximumWidth(130)
        self.slider.setAccessibleName(self.tr("How many items are shown"))
        self.slider.setToolTip(self.tr("Fewer or more of the important items"))
        self.slider.valueChanged.connect(lambda value: self._ask(most=value))
        self.count = QLabel()
        self.count.setObjectName("mapCount")
        self.filters = QToolButton()
        self.filters.setText(self.tr("Filter"))
        self.filters.clicked.connect(self._open_filters)
        self.layout_button = self._menu_button(
            self.tr("Layout"),
            (
                (self.tr("Free"), Method.FORCE),
                (self.tr("By cluster"), Method.CLUSTERS),
                (self.tr("In the order of the text"), Method.NARRATIVE),
                (self.tr("Around one item"), Method.EGO),
            ),
            self.layoutChosen,
        )
        self.colour_button = self._menu_button(
            self.tr("Colour"),
            ((self.tr("By cluster"), Colouring.CLUSTER), (self.tr("By kind"), Colouring.KIND)),
            self.colouringChosen,
        )
        self.fit = QToolButton()
        self.fit.setText(self.tr("Fit"))
        self.fit.clicked.connect(self.fitRequested)
        self.popover = FilterPopover(self)
        self.popover.filterChanged.connect(self.filterChanged)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 100)  # the free room is the field's first
        row.addStretch(1)
        for widget in (
            self.slider,
            self.count,
            self.filters,
            self.layout_button,
            self.colour_button,
            self.fit,
        ):
            row.addWidget(widget)

    def _menu_button(
        self, text: str, choices: Sequence[tuple[str, object]], signal: SignalInstance
    ) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        group = QActionGroup(menu)
        for number, (name, value) in enumerate(choices):
            action = QAction(name, menu, checkable=True, checked=number == 0)
            action.triggered.connect(lambda _=False, v=value: signal.emit(v))
            group.addAction(action)
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def set_theme(self, theme: Theme) -> None:
        self.count.setStyleSheet(f"color: {theme.ink_soft};")
        colours = f"background: {theme.paper}; color: {theme.ink};"
        frame = f"{colours} border: 1px solid {theme.line}; border-radius: 6px;"
        self.popover.setStyleSheet(f"#filterPopover {{ {frame} }}")
        self.field.offers.setStyleSheet(frame)

    def set_state(self, map: KnowledgeMap, filter: Filter, view: GraphView) -> None:
        """Show ``filter`` and what it leaves of ``map``; asks for nothing."""
        self._filter = filter
        with QSignalBlocker(self.slider):
            self.slider.setMaximum(max(20, min(150, len(map.nodes))))
            self.slider.setValue(filter.most or len(map.nodes))
        self.count.setText(self.tr("{shown} of {all}").format(shown=len(view.nodes), all=len(map.nodes)))
        self.count.setToolTip(
            self.tr("{nodes} items and {edges} relations are not shown").format(
                nodes=view.hidden_nodes, edges=view.hidden_edges
            )
        )
        self.popover.set_state(map, filter, view)

    def offer(self, nodes: Sequence[Node]) -> None:
        self.field.offer(nodes)

    def _ask(self, **change: Any) -> None:
        self.filterChanged.emit(replace(self._filter, **change))

    def _open_filters(self) -> None:
        self.popover.adjustSize()
        at = self.filters.mapToGlobal(
            QPoint(self.filters.width() - self.popover.width(), self.filters.height() + 4)
        )
        self.popover.move(at)
        self.popover.show()


class FilterPopover(QFrame):
    """Kinds, types, confidence, importance; each control says how much it hides."""

    filterChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filterPopover")
        self._filter = Filter()
        self._types: dict[NodeType, QCheckBox] = {}
        self._kinds: dict[RelationKind, QCheckBox] = {}
        self.importance, self.importance_says = self._slider(self.tr("Least importance"), "min_weight")
        self.confidence, self.confidence_says = self._slider(self.tr("Least confidence"), "min_confidence")
        self.cooccurrence = QCheckBox(self.tr("Things only named together"))
        self.cooccurrence.toggled.connect(lambda on: self._ask(cooccurrence=on))
        self.cooccurrence_says = QLabel()
        self.reset = QToolButton()
        self.reset.setText(self.tr("Show everything again"))
        self.reset.clicked.connect(lambda: self.filterChanged.emit(Filter()))
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        rows = (
            (QLabel(self.tr("Least importance")), self.importance, self.importance_says),
            (QLabel(self.tr("Least confidence")), self.confidence, self.confidence_says),
            (self.cooccurrence, QWidget(), self.cooccurrence_says),
        )
        for row, widgets in enumerate(rows):
            for column, widget in enumerate(widgets):
                grid.addWidget(widget, row, column)
        box.addLayout(grid)
        self.types_says, self.kinds_says = QLabel(), QLabel()
        self._type_grid, self._kind_grid = QGridLayout(), QGridLayout()
        for says, table in ((self.types_says, self._type_grid), (self.kinds_says, self._kind_grid)):
            box.addSpacing(6)
            box.addWidget(says)
            box.addLayout(table)
        box.addWidget(self.reset)

    def _slider(self, name: str, field: str) -> tuple[QSlider, QLabel]:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setMinimumWidth(110)
        slider.setAccessibleName(name)
        slider.valueChanged.connect(lambda value: self._ask(**{field: value / 100}))
        return slider, QLabel()

    def _ask(self, **change: Any) -> None:
        self.filterChanged.emit(replace(self._filter, **change))

    def _hides(self, amount: int) -> str:
        return self.tr("hides %n", "", amount) if amount else ""

    def set_state(self, map: KnowledgeMap, filter: Filter, view: GraphView) -> None:
        """Show ``filter`` and what each part of it hides."""
        self._filter = filter
        types = [t for t in NodeType if any(node.type is t for node in map.nodes)]
        kinds = [k for k in RelationKind if any(relation.kind is k for relation in map.relations)]
        self._fill(self._type_grid, self._types, types, type_name, filter.types, "types")
        self._fill(self._kind_grid, self._kinds, kinds, kind_name, filter.relation_kinds, "relation_kinds")
        for slider, value in ((self.importance, filter.min_weight), (self.confidence, filter.min_confidence)):
            with QSignalBlocker(slider):
                slider.setValue(round(value * 100))
        with QSignalBlocker(self.cooccurrence):
            self.cooccurrence.setChecked(filter.cooccurrence)
        nodes, edges = view.node_reasons, view.edge_reasons
        self.importance_says.setText(self._hides(nodes.get(Reason.WEIGHT, 0)))
        self.confidence_says.setText(self._hides(edges.get(Reason.CONFIDENCE, 0)))
        self.cooccurrence_says.setText(self._hides(edges.get(Reason.COOCCURRENCE, 0)))
        items, relations = self.tr("Items"), self.tr("Relations")
        self.types_says.setText(f"{items}  {self._hides(nodes.get(Reason.TYPE, 0))}")
        self.kinds_says.setText(f"{relations}  {self._hides(edges.get(Reason.KIND, 0))}")

    def _fill(self, grid, boxes, values, name, wanted, field) -> None:  # type: ignore[no-untyped-def]
        if list(boxes) != values:
            for box in boxes.values():
                grid.removeWidget(box)
                box.deleteLater()
            boxes.clear()
            for number, value in enumerate(values):
                box = boxes[value] = QCheckBox(name(value))
                box.toggled.connect(lambda _on, b=boxes, f=field: self._ask_set(b, f))
                grid.addWidget(box, number // 3, number % 3)
        for value, box in boxes.items():
            with QSignalBlocker(box):
                box.setChecked(wanted is None or value in wanted)

    def _ask_set(self, boxes, field) -> None:  # type: ignore[no-untyped-def]
        wanted = frozenset(value for value, box in boxes.items() if box.isChecked())
        self._ask(**{field: None if len(wanted) == len(boxes) else wanted})


class FocusChip(QFrame):
    """Says whose neighbourhood is shown, how far, and lets go of it."""

    stepsChosen = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("focusChip")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 6, 2)
        row.setSpacing(2)
        self.says = QLabel()
        row.addWidget(self.says)
        self.steps: dict[int, QToolButton] = {}
        for steps in (1, 2, 3):
            button = self.steps[steps] = QToolButton()
            button.setText(str(steps))
            button.setCheckable(True)
            button.setToolTip(self.tr("%n step(s) around", "", steps))
            button.clicked.connect(lambda _=False, s=steps: self.stepsChosen.emit(s))
            row.addWidget(button)
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setToolTip(self.tr("Show the whole map again (Esc)"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)
        self.hide()

    def tell(self, labels: Sequence[str], steps: int) -> None:
        """Around which nodes, and how far; without any the chip goes."""
        self.setVisible(bool(labels))
        names = "、".join(labels[:2]) + ("…" if len(labels) > 2 else "")
        self.says.setText(self.tr("Around {names}").format(names=names))
        for number, button in self.steps.items():
            button.setChecked(number == steps)
        self.adjustSize()
        self.raise_()

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#focusChip {{ background: {theme.accent_tint}; border: 1px solid {theme.accent};"
            f" border-radius: 13px; }} #focusChip QLabel {{ color: {theme.accent}; }}"
        )
