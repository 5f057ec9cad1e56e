"""What the map pane shows: state and pictures. It is told, and emits nothing for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from yomichizu.graph.annotate import community_names
from yomichizu.graph.layout import Method, Request
from yomichizu.graph.paths import Path
from yomichizu.graph.view import Filter, GraphView
from yomichizu.model import KnowledgeMap, Span
from yomichizu.ui.map import accessible, arranging, measures, opening
from yomichizu.ui.map.glide import DURATION, FOLLOWING
from yomichizu.ui.map.layouter import AT_ONCE
from yomichizu.ui.map.look import FocusOn, MapLook
from yomichizu.ui.map.picture import Picture, compose, sketch
from yomichizu.ui.map.places import Kept, Places, Point, Positions
from yomichizu.ui.map.seen import Seen, seen_of
from yomichizu.ui.map.surface import MapSurface

FOUND_AT_ONCE = 1000  #: nodes up to which what is shown is worked out on the window's own thread
SKETCHED_TO = 1200  #: nodes up to which a picture is first shown without what takes long to place


class MapPane(MapSurface):
    """Shows what it is told of a map. :class:`MapView` adds what the reader asks of it."""

    shownChanged = Signal()  #: other nodes or edges are drawn

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: KnowledgeMap | None = None
        self._look = MapLook()
        self._path: Path | None = None
        self._scope: tuple[Span, ...] | None = None
        self._relayout = self._following = False
        self._method = opening.METHOD
        self._prominence: dict[str, float] = {}
        self._cluster_names: dict[int, str] = {}
        self._shown = GraphView()
        self._sizes: dict[str, measures.Measure] = {}
        self._settled: tuple[MapLook, Method] | None = None  # those of the picture that is shown
        self._asked: tuple[Any, ...] | None = None  # what ``_shown`` and ``_sizes`` were made for
        self.places = Places()
        self.bar.show_layout(self._method)
        self._tell()

    # -- being told ---------------------------------------------------------------------------

    @property
    def map(self) -> KnowledgeMap | None:
        return self._map

    @property
    def look(self) -> MapLook:
        """Filters, focus and path: what Back brings back."""
        return self._look

    @property
    def filter(self) -> Filter:
        return self._look.filter

    @property
    def focused(self) -> FocusOn | None:
        """The nodes in focus and how many steps around them are shown."""
        return self._look.focus

    @property
    def path(self) -> Path | None:
        """The path that stands out; empty when there is no way between its ends, None when none is asked."""
        return self._path

    @property
    def shown(self) -> GraphView:
        """The nodes and edges that are asked for; drawn as soon as they have their places."""
        return self._shown

    @property
    def pictured(self) -> GraphView:
        """The nodes and edges that are drawn now."""
        picture = self.canvas.picture
        return picture.view if picture is not None else GraphView()

    @property
    def layout_method(self) -> Method:
        return self._method

    @property
    def pinned(self) -> frozenset[str]:
        return frozenset(self.places.pins)

    @property
    def selection(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Ids of the chosen nodes and relations."""
        return self.attention.nodes, self.attention.relations

    def set_map(self, map: KnowledgeMap | None, kept: Kept | None = None) -> None:
        """Show another map, or a corrected one: what is in both stays where it is.

        ``kept``: what is remembered of a text that is shown anew.
        """
        same = (
            map is not None
            and self._map is not None
            and [d.id for d in map.documents] == [d.id for d in self._map.documents]
            and [d.sha256 for d in map.documents] == [d.sha256 for d in self._map.documents]
        )
        self._map = map
        self._prominence = measures.prominences(map) if map else {}
        self._cluster_names = community_names(map) if map else {}
        if not same:
            self.places.clear()
            kept = kept or Kept()
            self._look = MapLook(replace(self._look.filter, hidden=kept.hidden))
            self.places.learn(self.picture_key(), kept.places)
            self.places.pin(kept.pins)
            self.stage.follows = True
            self._shown, self._asked, self._settled = GraphView(), None, None
            self.canvas.set_picture(None)
        self._update(glide=same)

    @property
    def drawn(self) -> tuple[int, int]:
        """How many nodes and relations of the chosen part of the text are drawn."""
        if self.attention.part is not None:
            return len(self.attention.part[0]), len(self.attention.part[1])
        return len(self._shown.nodes), sum(len(edge.relations) for edge in self._shown.edges)

    def set_scope(
        self, scope: tuple[Span, ...] | None, relayout: bool = False, *, following: bool = False
    ) -> None:
        """Show only what these ranges of the text contain, in a picture of its own; or else, without
        ``relayout``, let it stand out of the whole.

        ``following``: the ranges move with the reader. Then that picture goes on: what was in it a
        moment ago stays where it is, and nodes glide to their places quickly.
        """
        self.stage.pace = FOLLOWING if following else DURATION
        if (scope, relayout, following) == (self._scope, self._relayout, self._following):
            return
        goes_on = following and relayout and self._following and self._relayout
        self._scope, self._relayout, self._following = scope, relayout, following
        if following and relayout:
            picture = self.canvas.picture if goes_on else None
            rows = picture.centres.tolist() if picture is not None else []
            nodes = picture.nodes if picture is not None else ()
            self.places.forget(self.picture_key())
            self.places.learn(
                self.picture_key(), {node.id: (x, y) for node, (x, y) in zip(nodes, rows, strict=True)}
            )
        self._update()

    def set_selection(self, nodes: Iterable[str], relations: Iterable[str] = ()) -> None:
        """What glows, with its relations. Emits nothing."""
        self.attention.nodes, self.attention.relations = tuple(nodes), tuple(relations)
        if self.attention.nodes:
            self.attention.cursor = self.attention.nodes[-1]
        self.chips.path.mark(self.attention.relations)
        self._show_focus()
        accessible.selection_changed(self)

    def set_look(self, look: MapLook) -> None:
        """Take up filters, focus and path again, all at once."""
        if look != self._look:
            turned = look.focus != self._look.focus
            self._look = look
            self.stage.follows = self.stage.follows or turned
            self._update()

    def set_filter(self, filter: Filter) -> None:
        """Show what ``filter`` lets through."""
        self.set_look(replace(self._look, filter=filter))

    def set_layout(self, method: Method) -> None:
        """Lay the map out another way; pinned nodes stay."""
        self.bar.show_layout(method)
        if method != self._method:
            self._method = method
            self.stage.follows = True
            self._update()

    def set_pins(self, pins: Mapping[str, Point]) -> None:
        """Hold exactly these nodes at these places; others go where they were before."""
        if dict(pins) != self.places.pins:
            self.places.pin(pins)
            self._update()

    # -- pictures -----------------------------------------------------------------------------

    def picture_key(self, *, whole: bool = False) -> object:
        """What the positions on screen were laid out for, or those of the ``whole`` map in the same way."""
        own = None
        if self._relayout and not whole:
            own = "following" if self._following else self._scope
        ego = self._look.focus if self._method is Method.EGO else None
        return self._method, own, ego

    def _update(self, *, glide: bool = True) -> None:
        """Work out what is shown, where it stands, and show it."""
        self._layouter.cancel()
        map, look = self._map, self._look
        if map is None or not map.nodes:
            self._shown, self._path, self._asked = GraphView(), None, None
            self.waiting.end()
            self.canvas.set_picture(None)
            self._tell()
            return
        asked = (map, look, self._scope, self._relayout)
        if self._asked is not None and self._asked[0] is map and self._asked[1:] == asked[1:]:
            self._arrange(glide)
            return

        def make() -> Seen:
            return seen_of(map, look, self._scope, self._relayout, self._prominence)

        def take(found: Seen) -> None:
            self._asked, self._shown, self._sizes, self._path = asked, found.view, found.sizes, found.path
            self.attention.part = found.part
            self._arrange(glide)

        most = min(len(map.nodes), look.filter.most or len(map.nodes))
        self.waiting.begin(most, way_back=self._settled not in (None, (look, self._method)))
        # A path may lead through all of the map, however little of it is shown.
        if max(most, len(map.nodes) if look.path else 0) > FOUND_AT_ONCE:
            self._layouter.find(make, take)
        else:
            take(make())

    def _arrange(self, glide: bool) -> None:
        """Say what is shown, ask where it stands, and show it there."""
        self.waiting.begin(
            len(self._shown.nodes), way_back=self._settled not in (None, (self._look, self._method))
        )
        self.attention.path = (self._path.nodes, self._path.relations) if self._path else ((), ())
        self.attention.pinned = self.stage.pinned = self.pinned
        self._tell()
        self.stage.set_margins(self._shown, self.chips.room)
        camera = self.canvas.camera
        room = opening.room_in(camera.width, camera.height, self.canvas.margins)
        view, sizes, method, pinned = self._shown, self._sizes, self._method, self.pinned
        key, whole = self.picture_key(), self.picture_key(whole=True)
        known = self.places.of(key)
        # A part laid out for itself lies as it did in the whole, so that it is recognised.
        begun = self.places.of(whole) if key != whole else {}

        def order() -> Request:
            return arranging.order_of(
                view, sizes, method, previous=known, begun=begun, pinned=pinned, pane=room
            )

        def done(found: Positions) -> None:
            if self._following:
                # In a turn of its own: the text that is being scrolled comes in between.
                QTimer.singleShot(1, self, lambda: self._arranged(view, sizes, found, glide))
            else:
                self._arranged(view, sizes, found, glide)

        first = self.canvas.picture is None
        self._layouter.arrange([node.id for node in view.nodes], order, done, known, first=first)

    def _arranged(
        self, view: GraphView, sizes: dict[str, measures.Measure], found: Positions, glide: bool
    ) -> None:
        if view is not self._shown:
            return  # something else has been asked for meanwhile
        self.places.learn(self.picture_key(), found)
        # Where a place means something else, clusters are patches that say nothing.
        together = self._method in (Method.CLUSTERS, Method.FORCE)
        names = self._cluster_names if together else {}
        # A part of the text is there at once; words and grounds, which fade in anyway, come a moment later.
        at_once = glide and self._scope is not None and self._layouter.ready
        if len(view.nodes) <= AT_ONCE and not at_once:
            self._show(compose(view, sizes, found, names=names), glide)
            return
        drawn = len(view.nodes) <= SKETCHED_TO
        if drawn:
            self._show(sketch(view, sizes, found, self.canvas.picture), glide)

        def complete(picture: Picture) -> None:
            if drawn and view is self._shown:
                self.stage.complete(picture)
                self.overview.settle()
            elif view is self._shown:
                self._show_by_steps(picture, self.stage.prepared(picture), glide)

        self._layouter.compose(lambda: compose(view, sizes, found, names=names), complete)

    def _show_by_steps(self, picture: Picture, steps: Iterator[None], glide: bool) -> None:
        """Show a large picture after ``steps`` of work for it, each in a turn of its own."""

        def go_on() -> None:
            if picture.view is not self._shown:
                return
            if next(steps, self) is self:
                self._show(picture, glide)
            else:
                QTimer.singleShot(0, self, go_on)

        go_on()

    def _show(self, picture: Picture, glide: bool) -> None:
        self.waiting.end()
        self._settled = self._look, self._method
        self.stage.show(picture, glide)
        self.overview.settle()
        accessible.picture_changed(self)

    def show_moved(self, picture: Picture) -> None:
        """The same nodes elsewhere, at once: they are in the reader's hand."""
        self.attention.pinned = self.stage.pinned = self.pinned
        self.canvas.set_picture(picture, self.attention.in_picture(picture))

    def set_article(self, opened: bool, coming: bool) -> None:
        """Whether an article is open, and whether its map is being made: said while there is none."""
        self.empty.opened, self.empty.coming = opened, coming
        self.empty.tell(self._map, self._look.filter, self._shown)

    def _tell(self) -> None:
        """Say what is shown and hidden, above and on the map."""
        look, map = self._look, self._map
        self.empty.tell(map, look.filter, self._shown, self._scope is not None)
        if map is None or not map.nodes:
            self.bar.set_open(False)
        else:
            self.bar.set_state(map, look.filter, self._shown)
        focus, steps = look.focus or (frozenset(), 0)
        self.chips.part.tell(self.attention.part)
        # In the map's own order.
        self.chips.focus.tell(
            [node.label for node in map.nodes if node.id in focus] if map and focus else [], steps
        )
        self.chips.path.tell(map, self._path, look.path)
        self.chips.path.mark(self.attention.relations)
        self.chips.filter.tell(look.filter, self._shown)
        self.chips.settle()
        self._something = bool(self._shown.nodes)
        self._settle_legend()
        self.shownChanged.emit()

    def _show_focus(self) -> None:
        if self.canvas.picture is not None:
            self.canvas.set_focus(self.attention.in_picture(self.canvas.picture))
