"""The map pane: what of the map is shown, what stands out in it, and what the reader asks of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from yomichizu.graph.layout import Method
from yomichizu.graph.search import find_nodes
from yomichizu.graph.view import Filter, GraphView, view_of
from yomichizu.model import KnowledgeMap, Node, Span
from yomichizu.ui.map import arranging, keys, legend, measures
from yomichizu.ui.map.bar import FocusChip, MapBar
from yomichizu.ui.map.camera import Camera, Margins
from yomichizu.ui.map.canvas import MapCanvas
from yomichizu.ui.map.card import NodeCard
from yomichizu.ui.map.glide import DURATION, Glide
from yomichizu.ui.map.glide import MOST as GLIDE_TO
from yomichizu.ui.map.layouter import Layouter
from yomichizu.ui.map.menus import MapMenus
from yomichizu.ui.map.painting import Colouring, Focus
from yomichizu.ui.map.picture import Picture, compose
from yomichizu.ui.theme import LIGHT, Theme

FocusOn = tuple[frozenset[str], int]
Positions = dict[str, tuple[float, float]]

ZOOM = 1.25
STEPS = (1, 2, 3)


class MapView(QWidget):
    """Shows a KnowledgeMap. It asks (``…Requested``) and is told (``set_…``); telling emits nothing."""

    selectionRequested = Signal(object, object)  #: node ids, relation ids
    evidenceRequested = Signal()
    hideRequested = Signal(str)  #: node id, to be taken out of the map
    rejectRequested = Signal(str)  #: relation id, likewise
    filterChanged = Signal(object)
    focusChanged = Signal(object)  #: (node ids, steps) or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: KnowledgeMap | None = None
        self._theme: Theme = LIGHT
        self._filter = Filter()
        self._scope: tuple[Span, ...] | None = None
        self._relayout = False
        self._pace = DURATION
        self._focus_on: FocusOn | None = None
        self._method = Method.CLUSTERS
        self._known: dict[object, Positions] = {}
        self._pinned: set[str] = set()
        self._prominence: dict[str, float] = {}
        self._nodes: tuple[str, ...] = ()
        self._relations: tuple[str, ...] = ()
        self._cursor: str | None = None
        self._hover = (-1, -1)
        self._shown = GraphView()
        self._follows = True  #: the camera keeps the whole picture in view until the reader moves it
        self._drag_from: np.ndarray[Any, Any] | None = None

        self.canvas = MapCanvas(self)
        self.canvas.setAccessibleName(self.tr("Map"))
        self.bar = MapBar(self)
        self.empty = QLabel(self.canvas.viewport())
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.card = NodeCard(self.canvas.viewport())
        self.chip = FocusChip(self.canvas.viewport())
        self._layouter = Layouter(self)
        self._glide = Glide(self)
        self._menus = MapMenus(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.canvas, 1)
        self.setFocusProxy(self.canvas)
        self.destroyed.connect(self._layouter.stop)
        for signal, slot in (
            (self.canvas.nodeClicked, self._node_clicked),
            (self.canvas.edgeClicked, self._edge_clicked),
            (self.canvas.backgroundClicked, lambda: self._request((), ())),
            (self.canvas.nodeDoubleClicked, lambda row: self.focus_on([self._shown.nodes[row].id], 1)),
            (self.canvas.backgroundDoubleClicked, self.fit),
            (self.canvas.boxChosen, self._box_chosen),
            (self.canvas.hovered, self._hovered),
            (self.canvas.cameraChanged, self._camera_changed),
            (self.canvas.nodesDragging, self._dragging),
            (self.canvas.nodesDragged, self._dragged),
            (self.canvas.contextRequested, self._menus.open),
            (self.canvas.keyPressed, self._key),
            (self.bar.filterChanged, self._filter_wanted),
            (self.bar.layoutChosen, self.set_layout),
            (self.bar.colouringChosen, self.set_colouring),
            (self.bar.fitRequested, self.fit),
            (self.bar.searched, self._searched),
            (self.bar.nodeChosen, self.show_node),
            (self.chip.stepsChosen, self._steps_chosen),
            (self.chip.closed, self.leave_focus),
        ):
            signal.connect(slot)
        self._tell_empty()

    # -- being told ---------------------------------------------------------------------------

    @property
    def map(self) -> KnowledgeMap | None:
        return self._map

    @property
    def filter(self) -> Filter:
        return self._filter

    @property
    def shown(self) -> GraphView:
        """The nodes and edges that are drawn now."""
        return self._shown

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def colouring(self) -> Colouring:
        return self.canvas.colouring

    @property
    def pinned(self) -> frozenset[str]:
        return frozenset(self._pinned)

    @property
    def selection(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Ids of the chosen nodes and relations."""
        return self._nodes, self._relations

    def set_map(self, map: KnowledgeMap | None) -> None:
        """Show another map, or a corrected one: what is in both stays where it is."""
        same = (
            map is not None
            and self._map is not None
            and [d.id for d in map.documents] == [d.id for d in self._map.documents]
            and [d.sha256 for d in map.documents] == [d.sha256 for d in self._map.documents]
        )
        self._map = map
        self._prominence = measures.prominences(map) if map else {}
        if not same:
            self._known.clear()
            self._pinned.clear()
            self._focus_on = None
            self._follows = True
        self._update(glide=same)

    def set_scope(self, scope: tuple[Span, ...] | None, relayout: bool = False, pace: int = DURATION) -> None:
        """Show only what these ranges of the text contain; ``relayout`` gives it a picture of its own.

        ``pace``: how long its nodes glide, in milliseconds.
        """
        self._pace = pace
        if (scope, relayout) == (self._scope, self._relayout):
            return
        self._scope, self._relayout = scope, relayout
        self._update()

    def set_selection(self, nodes: Iterable[str], relations: Iterable[str] = ()) -> None:
        """What glows, with its relations. Emits nothing."""
        self._nodes, self._relations = tuple(nodes), tuple(relations)
        if self._nodes:
            self._cursor = self._nodes[-1]
        self._show_focus()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.canvas.set_theme(theme)
        self.card.set_theme(theme)
        self.bar.set_theme(theme)
        self.chip.set_theme(theme)
        self.empty.setStyleSheet(f"color: {theme.ink_soft}; background: transparent;")

    def set_filter(self, filter: Filter) -> None:
        """Show what ``filter`` lets through."""
        if filter != self._filter:
            self._filter = filter
            self._update()

    def set_layout(self, method: Method) -> None:
        """Lay the map out another way; pinned nodes stay."""
        if method != self._method:
            self._method = method
            self._follows = True
            self._update()

    def set_colouring(self, colouring: Colouring) -> None:
        """Let colour mean the cluster or the kind."""
        self.canvas.set_colouring(colouring)

    # -- camera -------------------------------------------------------------------------------

    def fit(self) -> None:
        """Bring the whole picture into view."""
        self._follows = True
        self._set_margins()
        self._go_to(self.canvas.fit_camera())

    def zoom_in(self) -> None:
        self._zoom(ZOOM)

    def zoom_out(self) -> None:
        self._zoom(1 / ZOOM)

    def _zoom(self, factor: float) -> None:
        self._follows = False
        camera = self.canvas.camera
        self._go_to(camera.zoomed(factor, camera.width / 2, camera.height / 2))

    def _go_to(self, camera: Camera) -> None:
        begin = self.canvas.camera
        if not self.isVisible():
            self.canvas.look(camera)
            return

        def show(share: float) -> None:
            self._look(camera if share >= 1 else begin.between(camera, share), moving=share < 1)

        self._glide.start(show, lambda: self._look(camera))

    def _look(self, camera: Camera, *, moving: bool = False) -> None:
        """Look from ``camera`` in a pane as large as it is now; it may have changed during a glide."""
        now = self.canvas.camera
        self.canvas.look(camera.resized(now.width, now.height), moving=moving)

    def _set_margins(self) -> None:
        lines = legend.height(self._shown, self.canvas.camera.width)
        self.canvas.margins = Margins(top=24.0, bottom=lines + 14.0)

    def _camera_changed(self, _camera: Camera) -> None:
        self.card.hide()
        if self.canvas.gesture is not None:
            self._follows = False
            self._glide.stop()

    # -- pictures -----------------------------------------------------------------------------

    def _key_of_positions(self) -> object:
        own = self._scope if self._relayout else None
        ego = self._focus_on if self._method is Method.EGO else None
        return self._method, own, ego

    def _update(self, *, glide: bool = True) -> None:
        """Work out what is shown, where it stands, and show it."""
        self._layouter.cancel()
        if self._map is None or not self._map.nodes:
            self._shown = GraphView()
            self.canvas.set_picture(None)
            self._tell_empty()
            return
        self._shown = view_of(self._map, self._filter, scope=self._scope, focus=self._focus_on)
        self.bar.set_state(self._map, self._filter, self._shown)
        self._tell_empty()
        self._set_margins()
        sizes = measures.measures(self._shown.nodes, self._prominence)
        known = self._known.get(self._key_of_positions(), {})
        camera, margins = self.canvas.camera, self.canvas.margins
        pane = (
            max(240.0, camera.width - margins.left - margins.right - 50),
            max(240.0, camera.height - margins.top - margins.bottom - 50),
        )
        order = arranging.order_of(
            self._shown, sizes, self._method, previous=known, pinned=frozenset(self._pinned), pane=pane
        )
        view = self._shown
        self._layouter.arrange(order, lambda found: self._arranged(view, sizes, found, glide))

    def _arranged(
        self, view: GraphView, sizes: dict[str, measures.Measure], found: Positions, glide: bool
    ) -> None:
        self._known.setdefault(self._key_of_positions(), {}).update(found)
        self._show_picture(compose(view, sizes, found), glide)

    def _show_picture(self, picture: Picture, glide: bool) -> None:
        old = self.canvas.picture
        self._glide.stop()
        came_from = self.canvas.camera

        def goal() -> Camera:
            # The pane may get another size while the nodes glide.
            if not self._follows:
                return came_from
            return self.canvas.camera.fitted(picture.bounds, self.canvas.margins)

        begin = picture.centres.copy()
        moved = False
        if old is not None and len(begin) <= GLIDE_TO:
            for row, node in enumerate(picture.nodes):
                if node.id in old.number:
                    begin[row] = old.centres[old.number[node.id]]
            moved = bool(np.abs(begin - picture.centres).max(initial=0.0) > 1.0)
        if not (glide and moved and self.isVisible()):
            self._look(goal())
            self.canvas.set_picture(picture, self._focus_in(picture))
            return

        def show(share: float) -> None:
            way = begin + (picture.centres - begin) * share
            step = picture.moved(way, fade=share**2)
            self.canvas.set_picture(step, self._focus_in(step))
            self._look(goal() if share >= 1 else came_from.between(goal(), share))

        def arrive() -> None:
            self._look(goal())
            self.canvas.set_picture(picture, self._focus_in(picture))

        self._glide.start(show, arrive, self._pace)

    def finish_moves(self) -> None:
        """Be at once where the picture glides to."""
        self._glide.finish()

    def _tell_empty(self) -> None:
        if self._map is None:
            words = self.tr(
                "Open an article (Ctrl+O) or drop a text file here: its map appears in this place."
            )
        elif not self._map.nodes:
            words = self.tr("Nothing was found in this text that a map could show.")
        elif not self._shown.nodes:
            words = self.tr("The filters or the chosen part of the text leave nothing to show.")
        else:
            words = ""
        self.empty.setText(words)
        self.empty.setVisible(bool(words))
        self.bar.setEnabled(self._map is not None and bool(self._map.nodes))

    # -- what stands out ----------------------------------------------------------------------

    def _focus_in(self, picture: Picture) -> Focus:
        chosen = {picture.number[node] for node in self._nodes if node in picture.number}
        edges: set[int] = {picture.edge_number[r] for r in self._relations if r in picture.edge_number}
        near: set[int] = set()
        if not edges:
            for row in chosen:
                edges.update(picture.edges_of.get(row, ()))
        for edge in edges:
            near.update((int(picture.source[edge]), int(picture.target[edge])))
        soft: set[int] = set()
        node, over = self._hover
        if 0 <= node < len(picture.nodes):
            soft.update(picture.edges_of.get(node, ()))
            near.add(node)
        elif 0 <= over < len(picture.source):
            soft.add(over)
        for edge in soft:
            near.update((int(picture.source[edge]), int(picture.target[edge])))
        cursor = picture.number.get(self._cursor) if self._cursor is not None else None
        return Focus(
            frozenset(chosen), frozenset(near), frozenset(edges), frozenset(soft),
            node if node >= 0 else None, cursor,
        )  # fmt: skip

    def _show_focus(self) -> None:
        if self.canvas.picture is not None:
            self.canvas.set_focus(self._focus_in(self.canvas.picture))

    def _hovered(self, node: int, edge: int) -> None:
        self._hover = (node, edge)
        self._show_focus()
        scene = self.canvas.scene_now()
        if node >= 0 and self._map is not None and scene is not None:
            x, y = scene.at[node]
            reach = scene.picture.measures[node].half_width * scene.factor
            self.card.tell(self._map, self._shown.nodes[node], QPoint(round(x + reach + 12), round(y - 18)))
        elif edge >= 0 and self._map is not None:
            at = self.canvas.mapFromGlobal(self.canvas.cursor().pos())
            self.card.tell_edge(self._map, self._shown.edges[edge], at + QPoint(16, 16))
        else:
            self.card.dismiss()

    def _request(self, nodes: tuple[str, ...], relations: tuple[str, ...]) -> None:
        if (nodes, relations) == (self._nodes, self._relations):
            return
        self.set_selection(nodes, relations)
        self.selectionRequested.emit(nodes, relations)

    def _node_clicked(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        node = self._shown.nodes[row].id
        self._cursor = node
        more = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if modifiers & more:
            rest = tuple(n for n in self._nodes if n != node)
            self._request(rest if node in self._nodes else (*rest, node), ())
        else:
            self._request((node,), ())

    def _edge_clicked(self, row: int, _modifiers: Qt.KeyboardModifier) -> None:
        self.choose_relations(self._shown.edges[row].relations)

    def choose_relations(self, relations: tuple[str, ...]) -> None:
        """Choose relations as if their edge had been clicked."""
        self._request((), relations)

    def _box_chosen(self, rows: list[int], modifiers: Qt.KeyboardModifier) -> None:
        chosen = tuple(self._shown.nodes[row].id for row in rows)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            chosen = tuple(dict.fromkeys((*self._nodes, *chosen)))
        self._request(chosen, ())

    # -- focus on a neighbourhood ---------------------------------------------------------------

    @property
    def focused(self) -> FocusOn | None:
        """The nodes in focus and how many steps around them are shown."""
        return self._focus_on

    def focus_on(self, nodes: Iterable[str], steps: int = 1) -> None:
        """Show only the neighbourhood of ``nodes``, ``steps`` relations far."""
        self._set_focus_on((frozenset(nodes), steps))

    def leave_focus(self) -> None:
        """Back to the whole map."""
        self._set_focus_on(None)

    def _steps_chosen(self, steps: int) -> None:
        if self._focus_on is not None:
            self._set_focus_on((self._focus_on[0], steps))

    def _set_focus_on(self, focus: FocusOn | None) -> None:
        if focus == self._focus_on:
            return
        self._focus_on = focus
        labels = [n.label for n in self._map.nodes if focus and n.id in focus[0]] if self._map else []
        self.chip.tell(labels, focus[1] if focus else 0)
        self._follows = True
        self._update()
        self.focusChanged.emit(focus)

    def find_node(self, text: str) -> list[Node]:
        """Nodes of the whole map that ``text`` names (label, alias, kana reading, English), best first."""
        return find_nodes(self._map, text) if self._map is not None else []

    def _searched(self, text: str) -> None:
        self.bar.offer(self.find_node(text))

    def show_node(self, node: str) -> None:
        """Choose a node and bring it into view, if need be past the filters."""
        picture = self.canvas.picture
        if picture is not None and node not in picture.number:
            self.focus_on([node], 1)
        elif picture is not None:
            x, y = picture.centres[picture.number[node]]
            camera = self.canvas.camera
            at = camera.to_screen(np.array([[x, y]]))[0]
            if not (40 < at[0] < camera.width - 40 and 40 < at[1] < camera.height - 40):
                self._go_to(replace(camera, x=float(x), y=float(y)))
        self._request((node,), ())
        self.canvas.setFocus()

    # -- dragging and pinning -------------------------------------------------------------------

    def _dragging(self, rows: list[int], dx: float, dy: float) -> None:
        picture = self.canvas.picture
        if picture is None:
            return
        if self._drag_from is None:
            self._glide.finish()
            self._drag_from = picture.centres.copy()
        centres = self._drag_from.copy()
        centres[rows] += (dx, dy)
        moved = picture.moved(centres)
        self.canvas.set_picture(moved, self._focus_in(moved))

    def _dragged(self, rows: list[int]) -> None:
        """Dragged nodes are pinned where they were put."""
        picture, self._drag_from = self.canvas.picture, None
        if picture is None:
            return
        known = self._known.setdefault(self._key_of_positions(), {})
        for row in rows:
            node = picture.nodes[row].id
            known[node] = (float(picture.centres[row, 0]), float(picture.centres[row, 1]))
            self._pinned.add(node)
        self._follows = False
        sizes = dict(zip((n.id for n in picture.nodes), picture.measures, strict=True))
        places = {n.id: known[n.id] for n in picture.nodes}
        fresh = compose(picture.view, sizes, places)
        self.canvas.set_picture(fresh, self._focus_in(fresh))

    def set_pinned(self, node: str, pinned: bool) -> None:
        """Hold a node where it is, or let it go."""
        (self._pinned.add if pinned else self._pinned.discard)(node)

    def lay_out_anew(self) -> None:
        """Forget where nodes stood, but for those that are pinned."""
        key = self._key_of_positions()
        old = self._known.get(key, {})
        self._known[key] = {node: at for node, at in old.items() if node in self._pinned}
        self._follows = True
        self._update()

    # -- filters --------------------------------------------------------------------------------

    def _filter_wanted(self, filter: Filter) -> None:
        if filter != self._filter:
            self.set_filter(filter)
            self.filterChanged.emit(filter)

    def show_more(self) -> None:
        """Half as many nodes again."""
        self._filter_wanted(replace(self._filter, most=max(5, round(self._filter.most * 1.5))))

    def show_fewer(self) -> None:
        self._filter_wanted(replace(self._filter, most=max(5, round(self._filter.most / 1.5))))

    def put_away(self, node: str) -> None:
        """Leave a node out of sight until the filters are cleared."""
        self._filter_wanted(replace(self._filter, hidden=self._filter.hidden | {node}))

    # -- keys -----------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> None:
        picture = self.canvas.picture
        wish = keys.wish_of(event)
        if wish is None or picture is None:
            return
        event.accept()
        if wish is keys.Wish.EVIDENCE:
            self.evidenceRequested.emit()
        elif wish is keys.Wish.NEARER:
            self.zoom_in()
        elif wish is keys.Wish.FARTHER:
            self.zoom_out()
        elif wish is keys.Wish.FIT:
            self.fit()
        elif wish is keys.Wish.BACK:
            self._step_back(event)
        elif wish in (keys.Wish.NEXT, keys.Wish.PREVIOUS):
            here = picture.number.get(self._cursor or "", -1)
            row = here + 1 if wish is keys.Wish.NEXT else here - 1
            if 0 <= row < len(picture.nodes):
                self._walk_to(row)
            else:
                self._cursor = None
                self._show_focus()
                self.focusNextPrevChild(wish is keys.Wish.NEXT)
        else:
            here = picture.number.get(self._cursor or "", -1)
            row = 0 if here < 0 else keys.neighbour(picture.centres, here, wish)
            if row >= 0:
                self._walk_to(row)

    def _walk_to(self, row: int) -> None:
        self.show_node(self._shown.nodes[row].id)

    def _step_back(self, event: QKeyEvent) -> None:
        if self._nodes or self._relations:
            self._request((), ())
        elif self._focus_on is not None:
            nodes, steps = self._focus_on
            self._set_focus_on((nodes, steps - 1) if steps > 1 else None)
        else:
            event.ignore()

    # -- pictures for others ----------------------------------------------------------------------

    def render_to(self, painter: QPainter, rect: QRectF, *, whole: bool = False) -> None:
        """Paint the map into ``rect``: the whole of it, or what is on screen, without the paper."""
        from yomichizu.ui.export import paint_picture

        if self.canvas.picture is not None:
            camera = None if whole else self.canvas.camera
            paint_picture(painter, rect, self.canvas.picture, self._theme, self.canvas.colouring, camera)

    def state(self) -> dict[str, Any]:
        """What is to be remembered: JSON-ready."""
        return {
            "layout": str(self._method),
            "colouring": str(self.canvas.colouring),
            "pinned": sorted(self._pinned),
            "positions": {
                node: list(at) for node, at in self._known.get(self._key_of_positions(), {}).items()
            },
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what :meth:`state` gave. Raises ValueError when it is not of that form."""
        self._method = Method(state.get("layout", Method.FORCE))
        self.canvas.set_colouring(Colouring(state.get("colouring", Colouring.CLUSTER)))
        self._pinned = set(state.get("pinned", ()))
        self._known[self._key_of_positions()] = {
            node: (float(at[0]), float(at[1])) for node, at in state.get("positions", {}).items()
        }
        self._follows = True
        self._update(glide=False)

    def sizeHint(self) -> QSize:
        return QSize(800, 700)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._place_overlays()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_overlays()
        return super().event(event)

    def _place_overlays(self) -> None:
        size = self.canvas.viewport().size()
        self.empty.setGeometry(40, 0, max(0, size.width() - 80), size.height())
        self.chip.move(14, 12)
        if self._follows and self.canvas.picture is not None:
            self._set_margins()
            self.canvas.look(self.canvas.fit_camera())
