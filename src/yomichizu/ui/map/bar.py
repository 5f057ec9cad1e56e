"""The slim bar above the map: find, how much is shown, filters, layout, colour."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from math import log
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QWidget

from yomichizu.graph.layout import Method
from yomichizu.graph.view import Filter, GraphView
from yomichizu.model import KnowledgeMap, Node
from yomichizu.ui.map.filters import FilterPopover, narrows
from yomichizu.ui.map.find_field import FindField
from yomichizu.ui.map.scene import Colouring
from yomichizu.ui.theme import Theme

FEWEST = 5  #: nodes at the left end of the slider; at the right end it is all of them
NOTCHES = 100
LEAST_FIELD = 110  #: pixels of the line in which one finds a node


class MapBar(QWidget):
    """Controls over the map. Holds no state of its own: it shows a filter and asks for another."""

    filterChanged = Signal(object)
    layoutChosen = Signal(object)
    colouringChosen = Signal(object)
    fitRequested = Signal()
    moreRequested = Signal()
    fewerRequested = Signal()
    searched = Signal(str)
    nodeChosen = Signal(str)
    nodePointed = Signal(object)  #: ids of the hit that the arrows stand on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._all = 0
        self.field = FindField(self)
        self.field.setPlaceholderText(self.tr("Find on the map"))
        self.field.setAccessibleName(self.tr("Find on the map"))
        self.field.setToolTip(
            self.tr("By name, reading in kana or English name (/ on the map, Ctrl+Shift+F anywhere)")
        )
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(190)
        self.field.textEdited.connect(self.searched)
        self.field.chosen.connect(self.nodeChosen)
        self.field.pointed.connect(self.nodePointed)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, NOTCHES)
        self.slider.setSingleStep(3)
        self.slider.setMaximumWidth(110)
        self.slider.setAccessibleName(self.tr("How many items are shown"))
        self.slider.valueChanged.connect(lambda value: self._ask(most=_amount(value, self._all)))
        self.fewer = self._button("−", self.tr("Show fewer items"), self.fewerRequested)
        self.more = self._button("+", self.tr("Show more items"), self.moreRequested)
        self.count = QLabel()
        self.count.setObjectName("mapCount")
        self.filters = self._button(self.tr("Filter"), "")
        self.filters.clicked.connect(self.open_filters)
        self.layout_button, self._layouts = self._menu_button(
            self.tr("Layout"),
            self.tr("How the items are arranged"),
            (
                (self.tr("Free"), self.tr("What belongs together stands together"), Method.FORCE),
                (self.tr("By cluster"), self.tr("Each cluster by itself"), Method.CLUSTERS),
                (
                    self.tr("In the order of the text"),
                    self.tr("From left to right as the text first names them"),
                    Method.NARRATIVE,
                ),
                (
                    self.tr("Around one item"),
                    self.tr("The selected item, or the most important one, in the middle"),
                    Method.EGO,
                ),
            ),
            self.layoutChosen,
        )
        self.colour_button, self._colours = self._menu_button(
            self.tr("Colour"),
            self.tr("What the colours mean"),
            (
                (self.tr("By cluster"), self.tr("What hangs together has one colour"), Colouring.CLUSTER),
                (self.tr("By kind"), self.tr("Countries, companies, people … each a colour"), Colouring.KIND),
            ),
            self.colouringChosen,
        )
        self.fit = self._button(self.tr("Fit"), self.tr("Show the whole map (0)"), self.fitRequested)
        self.popover = FilterPopover(self)
        self.popover.filterChanged.connect(self.filterChanged)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 100)  # the free room is the field's first
        row.addStretch(1)
        for widget in (
            self.fewer,
            self.slider,
            self.more,
            self.count,
            self.filters,
            self.layout_button,
            self.colour_button,
            self.fit,
        ):
            row.addWidget(widget)
        self.overflow = self._button("…", self.tr("What the bar has no room for"))
        self.overflow.setAccessibleName(self.tr("More controls"))
        self.overflow.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        rest = QMenu(self.overflow)
        rest.setToolTipsVisible(True)
        self.overflow.setMenu(rest)
        # In the order in which they leave the bar, each with its stand-in among the rest.
        self._foldable: tuple[tuple[QWidget, QAction | None], ...] = (
            (self.colour_button, rest.addMenu(self._submenu(rest, self.colour_button))),
            (self.layout_button, rest.addMenu(self._submenu(rest, self.layout_button))),
            (self.fit, rest.addAction(self.tr("Fit"), self.fitRequested.emit)),
            (self.count, None),
        )
        row.addWidget(self.overflow)
        self.set_open(False)
        self._fold()

    @staticmethod
    def _submenu(menu: QMenu, button: QToolButton) -> QMenu:
        """The choices of ``button`` once more, as a part of ``menu``."""
        sub = QMenu(button.accessibleName(), menu)
        sub.setToolTipsVisible(True)
        sub.addActions(button.menu().actions())
        return sub

    # -- room ---------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Room for what never leaves the bar; the rest folds into a menu."""
        kept = (self.fewer, self.slider, self.more, self.filters, self.overflow)
        return QSize(self._needed(kept), super().minimumSizeHint().height())

    def _needed(self, widgets: Sequence[QWidget]) -> int:
        """Pixels that the field and ``widgets`` take at least."""
        row = self._row
        margins = row.contentsMargins()
        wide = LEAST_FIELD + sum(widget.sizeHint().width() for widget in widgets)
        return margins.left() + margins.right() + wide + row.spacing() * (len(widgets) + 1)

    def _fold(self) -> None:
        """Let what finds no room leave the bar, and come back."""
        kept = [self.fewer, self.slider, self.more, self.count, self.filters]
        kept += [self.layout_button, self.colour_button, self.fit]
        folded: list[QWidget] = []
        for widget, _ in self._foldable:
            if self._needed([*kept, self.overflow] if folded else kept) <= self.width():
                break
            kept.remove(widget)
            folded.append(widget)
        for widget, action in self._foldable:
            widget.setVisible(widget not in folded)
            if action is not None:
                action.setVisible(widget in folded)
        self.overflow.setVisible(bool(folded))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _button(self, text: str, tip: str, signal: SignalInstance | None = None) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if signal is not None:
            button.clicked.connect(signal)
        return button

    def _menu_button(
        self, text: str, tip: str, choices: Sequence[tuple[str, str, object]], signal: SignalInstance
    ) -> tuple[QToolButton, dict[object, QAction]]:
        button = self._button(text + " ▾", tip)
        button.setAccessibleName(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        actions: dict[object, QAction] = {}
        for name, what, value in choices:
            action = actions[value] = QAction(name, menu, checkable=True)
            action.setToolTip(what)
            action.triggered.connect(lambda _=False, v=value: signal.emit(v))
            group.addAction(action)
            menu.addAction(action)
        button.setMenu(menu)
        return button, actions

    def set_theme(self, theme: Theme) -> None:
        self.count.setStyleSheet(f"color: {theme.ink_soft};")
        colours = f"background: {theme.paper}; color: {theme.ink};"
        frame = f"{colours} border: 1px solid {theme.line}; border-radius: 6px;"
        self.popover.setStyleSheet(f"#filterPopover {{ {frame} }}")
        rows = "#findOffers::item { padding: 4px 6px; }"
        self.field.offers.setStyleSheet(f"#findOffers {{ {frame} }} {rows}")

    def set_open(self, open: bool) -> None:
        """Whether there is a map to work on; without one every control says why it is dead."""
        why = self.tr("There is no map yet; open an article and wait for its map")
        for widget in (
            self.field,
            self.slider,
            self.fewer,
            self.more,
            self.filters,
            self.layout_button,
            self.colour_button,
            self.fit,
            self.overflow,
        ):
            if widget.isEnabled() == open:
                continue
            widget.setEnabled(open)
            if open:
                widget.setToolTip(widget.property("tip"))
            else:
                widget.setProperty("tip", widget.toolTip())
                widget.setToolTip(why)
        if not open:
            self.count.clear()

    def set_state(self, map: KnowledgeMap, filter: Filter, view: GraphView) -> None:
        """Show ``filter`` and what it leaves of ``map``; asks for nothing."""
        self._filter, self._all = filter, len(map.nodes)
        self.set_open(True)
        with QSignalBlocker(self.slider):
            self.slider.setValue(_notch(filter.most, self._all))
        self.count.setText(self.tr("{shown} of {all}").format(shown=len(view.nodes), all=len(map.nodes)))
        hidden = self.tr("{nodes} items and {edges} relations are not shown").format(
            nodes=view.hidden_nodes, edges=view.hidden_edges
        )
        self.count.setToolTip(hidden)
        few = self._all <= FEWEST
        everything = few or filter.most == 0 or filter.most >= self._all
        keys = self.tr("The most important items (Ctrl+[ fewer, Ctrl+] more)")
        none_more = self.tr("Every item that the filters leave is shown")
        none_fewer = self.tr("The map has no more than a few items")
        self._enable(self.slider, not few, f"{keys}\n{hidden}", none_fewer)
        self._enable(
            self.fewer, not few and filter.most != FEWEST, self.tr("Show fewer items (Ctrl+[)"), none_fewer
        )
        self._enable(self.more, not everything, self.tr("Show more items (Ctrl+])"), none_more)
        active = narrows(filter)
        self.filters.setText(self.tr("Filter") + (" •" if active else ""))
        self.filters.setToolTip(
            self.tr("Filters hide something now; click to change them")
            if active
            else self.tr("Importance, confidence, lines, types and kinds")
        )
        self.popover.set_state(map, filter, view)
        self._fold()  # the count may be longer now

    @staticmethod
    def _enable(widget: QWidget, on: bool, tip: str, why_not: str) -> None:
        widget.setEnabled(on)
        widget.setToolTip(tip if on else why_not)

    def show_layout(self, method: Method) -> None:
        """Tick the layout that is used."""
        self._layouts[method].setChecked(True)

    def show_colouring(self, colouring: Colouring) -> None:
        """Tick what colours mean."""
        self._colours[colouring].setChecked(True)

    def offer(self, nodes: Sequence[Node], shown: Collection[str]) -> None:
        """The nodes found for what stands in the field; ``shown`` are on the map now."""
        self.field.offer(nodes, shown)

    def _ask(self, **change: Any) -> None:
        wanted = replace(self._filter, **change)
        if wanted != self._filter:
            self.filterChanged.emit(wanted)

    def open_filters(self) -> None:
        """The filters in a window of their own, beneath their button and within the screen."""
        self.popover.adjustSize()
        size = self.popover.sizeHint()
        at = self.filters.mapToGlobal(QPoint(self.filters.width() - size.width(), self.filters.height() + 4))
        screen = self.screen().availableGeometry()
        at.setX(max(screen.left(), min(at.x(), screen.right() - size.width())))
        at.setY(max(screen.top(), min(at.y(), screen.bottom() - size.height())))
        self.popover.move(at)
        self.popover.show()
        self.popover.importance.setFocus(Qt.FocusReason.PopupFocusReason)


def _amount(notch: int, all: int) -> int:
    """How many nodes a notch of the slider means; each step adds the same share. 0 for all."""
    if notch >= NOTCHES or all <= FEWEST:
        return 0
    amount: float = FEWEST * (all / FEWEST) ** (notch / NOTCHES)
    return round(amount)


def _notch(most: int, all: int) -> int:
    """The notch that means ``most`` nodes."""
    if all <= FEWEST or most == 0 or most >= all:
        return NOTCHES
    return round(NOTCHES * log(max(most, FEWEST) / FEWEST) / log(all / FEWEST))
