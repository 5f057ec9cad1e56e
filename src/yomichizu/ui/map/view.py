"""The map pane under the reader's hand: what is asked of it, and what it asks of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from yomichizu.graph.layout import Method
from yomichizu.graph.paths import Path, at_hand, path_through
from yomichizu.graph.search import find_nodes
from yomichizu.graph.view import Filter
from yomichizu.model import Node
from yomichizu.ui.map import accessible
from yomichizu.ui.map.dragging import Dragging
from yomichizu.ui.map.keyboard import Keyboard
from yomichizu.ui.map.menus import MapMenus
from yomichizu.ui.map.pane import FOUND_AT_ONCE, MapPane
from yomichizu.ui.map.places import Point
from yomichizu.ui.map.scene import Colouring, Scene

MORE = 1.5  #: how many times as many nodes "show more" shows
FEWEST = 5


class MapView(MapPane):
    """Shows a KnowledgeMap. It asks (``…Requested``) and is told (``set_…``); telling emits nothing."""

    selectionRequested = Signal(object, object)  #: node ids, relation ids
    evidenceRequested = Signal()
    hideRequested = Signal(str)  #: node id, to be taken out of the map
    rejectRequested = Signal(str)  #: relation id, likewise
    lookChanged = Signal(object, bool)
    """MapLook: filters, focus or path are others now by the reader's will; false: with the last selection"""
    pinsChanged = Signal(str, object, object)  #: what was done, pins before, pins now (node id to place)
    optionsChanged = Signal()  #: layout, colouring, overview or legend

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install(self)
        self._menus = MapMenus(self)
        self._keyboard = Keyboard(self)
        self._dragging = Dragging(self)
        canvas, bar, chips = self.canvas, self.bar, self.chips
        for signal, slot in (
            (canvas.nodeClicked, self._node_clicked),
            (canvas.edgeClicked, lambda row, _: self.choose((), self.pictured.edges[row].relations)),
            (canvas.backgroundClicked, lambda: self.choose((), ())),
            (canvas.nodeDoubleClicked, lambda row: self.focus_on([self.pictured.nodes[row].id], 1)),
            (canvas.backgroundDoubleClicked, self.fit),
            (canvas.boxChosen, self._box_chosen),
            (canvas.hovered, self._hovered),
            (canvas.cameraChanged, lambda _: self.card.dismiss()),
            (canvas.nodesDragging, self._dragging.drag),
            (canvas.nodesDragged, self._dragging.drop),
            (canvas.contextRequested, self._menus.open),
            (canvas.menuKeyPressed, self._menus.open_by_key),
            (canvas.keyPressed, self._keyboard.press),
            (bar.filterChanged, self._filter_wanted),
            (bar.layoutChosen, self._layout_chosen),
            (bar.colouringChosen, self._colouring_chosen),
            (bar.fitRequested, self.fit),
            (bar.moreRequested, self.show_more),
            (bar.fewerRequested, self.show_fewer),
            (bar.searched, self._searched),
            (bar.nodeChosen, self.show_node),
            (bar.nodePointed, self._point_at),
            (chips.focus.stepsChosen, self._steps_chosen),
            (chips.focus.closed, self.leave_focus),
            (chips.path.stepChosen, lambda relations: self.choose((), relations)),
            (chips.path.filtersInTheWay, self.reset_filters),
            (chips.path.closed, self.leave_path),
            (chips.filter.closed, self.reset_filters),
            (self.empty.resetRequested, self.reset_filters),
            (self.waiting.cancelled, self.stop_arranging),
            (self.legend.clicked, self.optionsChanged),
        ):
            signal.connect(slot)

    # -- what stands out ----------------------------------------------------------------------

    def _hovered(self, node: int, edge: int) -> None:
        self.attention.hover(self.canvas.picture, node, edge)
        self._show_focus()
        if node >= 0 or edge >= 0:
            self._tell_card(node, edge)
        else:
            self.card.dismiss()

    def _tell_card(self, node: int, edge: int, **how: int) -> None:
        """The card of a row of nodes or else of edges, clear of what stands out with it."""
        scene = self.canvas.scene_now()
        if self._map is None or scene is None:
            return
        near = self.canvas.focus.near | self.canvas.focus.chosen
        avoid = [_box(scene, row) for row in sorted(near) if row != node]
        if node >= 0:
            self.card.tell(self._map, self.pictured.nodes[node], _box(scene, node), avoid, **how)
        else:
            x, y = scene.curves_of(np.array([edge])).at(0.5)[0]
            middle = QRect(round(x) - 20, round(y) - 12, 40, 24)
            self.card.tell_edge(self._map, self.pictured.edges[edge], middle, avoid, **how)

    def show_card(self) -> None:
        """The card of the node under the ring, or of the chosen relation, at once; again takes it away."""
        picture = self.canvas.picture
        if not self.card.isHidden() or picture is None:
            self.card.dismiss()
            return
        relations = self.attention.relations
        edge = picture.edge_number.get(relations[0], -1) if relations else -1
        node = picture.number.get(self.attention.cursor or "", -1)
        if edge >= 0:
            self._tell_card(-1, edge, delay=0)
        elif node >= 0:
            self._tell_card(node, -1, delay=0)

    def choose(self, nodes: tuple[str, ...], relations: tuple[str, ...]) -> None:
        """Choose by the reader's will."""
        if (nodes, relations) != self.selection:
            self.set_selection(nodes, relations)
            self.selectionRequested.emit(nodes, relations)

    def _node_clicked(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        node, chosen = self.pictured.nodes[row].id, self.attention.nodes
        self.attention.cursor = node
        more = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if modifiers & more:
            rest = tuple(n for n in chosen if n != node)
            self.choose(rest if node in chosen else (*rest, node), ())
        else:
            self.choose((node,), ())

    def _box_chosen(self, rows: list[int], modifiers: Qt.KeyboardModifier) -> None:
        chosen = tuple(self.pictured.nodes[row].id for row in rows)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            chosen = tuple(dict.fromkeys((*self.attention.nodes, *chosen)))
        self.choose(chosen, ())

    def _point_at(self, nodes: tuple[str, ...]) -> None:
        """Something else points at nodes for a while: the hits of a search."""
        self.attention.pointed = nodes
        self._show_focus()

    def put_ring(self, node: str) -> None:
        """Put the keyboard's ring around a node that is shown, without choosing it."""
        self.attention.cursor = node
        picture = self.canvas.picture
        if picture is not None and node in picture.number:
            self.stage.bring_in(picture.number[node])
        self._show_focus()
        accessible.cursor_moved(self)

    # -- the reader's look ----------------------------------------------------------------------

    def _want(self, *, step: bool = True, **change: Any) -> None:
        before, look = self._look, replace(self._look, **change)
        if look == before:
            return
        self.set_look(look)
        self.lookChanged.emit(look, step)
        if look.focus != before.focus or look.filter != before.filter:
            said = self.chips.focus.says.text() if look.focus != before.focus else ""
            accessible.announce(self, f"{said} {self.bar.count.text()}".strip())

    def focus_on(self, nodes: Iterable[str], steps: int = 1) -> None:
        """Show only the neighbourhood of ``nodes``, ``steps`` relations far."""
        self._want(focus=(frozenset(nodes), steps))

    def focus_on_selection(self) -> None:
        """Show only what is chosen and its neighbours."""
        if self.attention.nodes:
            self.focus_on(self.attention.nodes, 1)

    def leave_focus(self) -> None:
        """Back to the whole map."""
        self._want(focus=None)

    def _steps_chosen(self, steps: int) -> None:
        if self._look.focus is not None:
            self._want(focus=(self._look.focus[0], steps))

    def show_path(self, source: str, target: str) -> None:
        """Let the path between two nodes stand out, or say that there is none."""
        map, filter, scope = self._map, self.filter, self._scope
        if map is None:
            return

        def seek() -> Path:
            return path_through(map, filter, source, target, scope=scope)

        def stand_out(way: Path) -> None:
            self.waiting.end()
            if map is not self._map:
                return
            if way:
                self.choose((), way.relations)
                self.stage.follows = True
            self._want(path=(source, target), step=not way)
            accessible.announce(self, self.chips.path.accessibleName())

        if len(map.nodes) > FOUND_AT_ONCE or not at_hand():
            self.waiting.begin_search()
            self._layouter.seek(seek, stand_out)
        else:
            stand_out(seek())

    def show_path_of_selection(self) -> None:
        """The path between the two nodes that are chosen; nothing without exactly two."""
        if len(self.attention.nodes) == 2:
            self.show_path(*self.attention.nodes)

    def leave_path(self) -> None:
        """Let go of the path and its relations."""
        chosen = bool(self._path and set(self.attention.relations) & set(self._path.relations))
        if chosen:
            self.choose((), ())
        self._want(path=None, step=not chosen)

    def step_back(self) -> bool:
        """Let go of one thing: the card, the path, what is chosen, a step of the focus. False without any."""
        if self.waiting.button.isVisible():
            self.stop_arranging()
        elif not self.card.isHidden():
            self.card.dismiss()
        elif self._look.path is not None:
            self.leave_path()
        elif self.attention.nodes or self.attention.relations:
            self.choose((), ())
        elif self._look.focus is not None:
            nodes, steps = self._look.focus
            self._want(focus=(nodes, steps - 1) if steps > 1 else None)
        else:
            return False
        return True

    def stop_arranging(self) -> None:
        """Let go of a map that is still being arranged: the one on screen stays, with its look and layout."""
        if self._settled is None:
            return
        look, method = self._settled
        self._layouter.cancel()
        self.waiting.end()
        if method != self._method:
            self.set_layout(method)
            self.optionsChanged.emit()
        self._want(filter=look.filter, focus=look.focus, path=look.path)

    def find_on_map(self) -> None:
        """To the line in which a node is found."""
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def find_node(self, text: str) -> list[Node]:
        """Nodes of the whole map that ``text`` names (label, alias, kana reading, English), best first."""
        return find_nodes(self._map, text) if self._map is not None else []

    def _searched(self, text: str) -> None:
        self.bar.offer(self.find_node(text), self._shown.node_ids())

    def show_node(self, node: str) -> None:
        """Choose a node and bring it into view, if need be past the filters."""
        picture = self.canvas.picture
        if picture is not None and node not in picture.number:
            self.focus_on([node], 1)
        elif picture is not None:
            self.stage.bring_in(picture.number[node])
        self.choose((node,), ())
        self.canvas.setFocus()
        accessible.cursor_moved(self)

    def leave(self, forwards: bool) -> None:
        """Tab has come to the end: the keyboard goes on to the next pane."""
        self.attention.cursor = None
        self._show_focus()
        self.focusNextPrevChild(forwards)

    # -- pinning ------------------------------------------------------------------------------

    def pin(self, pins: Mapping[str, Point], what: str) -> None:
        """Hold nodes by the reader's will; ``what`` names it for the undo menu."""
        before = self.places.pins
        self.set_pins({**before, **pins})
        self.pinsChanged.emit(what, before, self.places.pins)

    def set_pinned(self, nodes: Iterable[str], pinned: bool) -> None:
        """Hold nodes where they are, or let them go, by the reader's will."""
        chosen = frozenset(nodes)
        picture, before = self.canvas.picture, self.places.pins
        if pinned and picture is not None:
            rows = {node: picture.number[node] for node in chosen if node in picture.number}
            at = {n: (float(picture.centres[r, 0]), float(picture.centres[r, 1])) for n, r in rows.items()}
            self.pin(at, self.tr("Pin"))
        elif chosen & before.keys():
            self.places.free(self.picture_key(), chosen)
            self._update()
            self.pinsChanged.emit(self.tr("Let move"), before, self.places.pins)

    def unpin_all(self) -> None:
        """Let every pinned node go; none moves for it."""
        self.set_pinned(self.pinned, False)

    def lay_out_anew(self) -> None:
        """Forget where nodes stood, but for those that are pinned."""
        self.places.forget(self.picture_key())
        self.stage.follows = True
        self._update()

    # -- filters and options --------------------------------------------------------------------

    def _filter_wanted(self, filter: Filter) -> None:
        self._want(filter=filter)

    def open_filters(self) -> None:
        self.bar.open_filters()

    def can(self) -> dict[str, bool]:
        """Which of the wishes that depend on the map's state make sense now."""
        return {
            "more": self._map is not None and 0 < self.filter.most < len(self._map.nodes),
            "fewer": len(self._shown.nodes) > FEWEST,
            "filtered": self.filter != Filter(),
            "pinned": bool(self.pinned),
        }

    def reset_filters(self) -> None:
        """Show what a map shows at first."""
        self._filter_wanted(Filter())

    def show_more(self) -> None:
        """Half as many nodes again."""
        most, all = self.filter.most, len(self._map.nodes) if self._map else 0
        if 0 < most < all:
            more = max(most + 1, round(most * MORE))
            self._filter_wanted(replace(self.filter, most=0 if more >= all else more))

    def show_fewer(self) -> None:
        """A third of the nodes fewer."""
        most = min(self.filter.most or len(self._shown.nodes), max(len(self._shown.nodes), FEWEST))
        self._filter_wanted(replace(self.filter, most=max(FEWEST, round(most / MORE))))

    def put_away(self, node: str) -> None:
        """Leave a node out of sight until the filters are cleared."""
        self._filter_wanted(replace(self.filter, hidden=self.filter.hidden | {node}))

    def _layout_chosen(self, method: Method) -> None:
        chosen = self.attention.nodes
        if method is Method.EGO and len(chosen) == 1 and self._look.focus is None:
            self.focus_on(chosen, 2)  # what stands in the middle is what the map is about
        self.set_layout(method)
        self.optionsChanged.emit()

    def _colouring_chosen(self, colouring: Colouring) -> None:
        self.set_colouring(colouring)
        self.optionsChanged.emit()

    def toggle_overview(self) -> None:
        """Show the small map of the whole when zoomed in, or never."""
        self.overview.set_wanted(not self.overview.wanted)
        self.optionsChanged.emit()

    def toggle_legend(self) -> None:
        """Show what signs and lines mean, or fold it away."""
        self.legend.click()


def _box(scene: Scene, row: int) -> QRect:
    """What is drawn of a node, in pixels of the viewport."""
    left, top, right, bottom = scene.picture.boxes[row] * scene.factor
    x, y = scene.at[row]
    return QRect(round(x + left), round(y + top), round(right - left), round(bottom - top))
