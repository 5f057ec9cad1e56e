"""All wiring between the session and the panes: what each is told, and what becomes of what it asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QWidget

from yomichizu.model import Span
from yomichizu.ui.docks import Docks
from yomichizu.ui.map_memory import MapMemory
from yomichizu.ui.scopes import Scopes
from yomichizu.ui.session import ScopeKind, Selection, Session
from yomichizu.ui.settings import MARKS, PASSAGE_MODE, TEXT_SIZE, TYPEFACE, Option, Settings
from yomichizu.ui.splits import Splits
from yomichizu.ui.theme import Theme

if TYPE_CHECKING:
    from yomichizu.model import KnowledgeMap
    from yomichizu.ui.map.look import MapLook

Pins = Mapping[str, tuple[float, float]]
Wire = tuple[SignalInstance, Callable[..., object]]
#: Where a node is pointed at without a place in the text: the text goes to where it is named.
LEADS_TO_TEXT = ("map", "index")
PREPARE_MS = 500  #: from a map to the process that lays out what is asked of it; the map itself comes first
ONE_CHANGE_MS = 900  #: changes of the map's filters this close together are one step of the way back


def connect(wires: tuple[Wire, ...]) -> None:
    """Make every wire of a table."""
    for signal, slot in wires:
        signal.connect(slot)


class Wiring(QObject):
    """Puts panes into the window and ties them to the session. A pane never talks to another pane."""

    placed = Signal(str)  #: name of the pane that has taken its place
    mapShown = Signal()  #: the map pane draws other nodes or edges now

    def __init__(
        self, session: Session, settings: Settings, scopes: Scopes, splits: Splits, docks: Docks
    ) -> None:
        super().__init__(session)
        self._session, self._settings, self._scopes = session, settings, scopes
        self._splits, self._docks = splits, docks
        self.panes: dict[str, Any] = {}
        self.memory = MapMemory(settings, self)
        self._last_look: MapLook | None = None
        self._one_change = QTimer(self, interval=ONE_CHANGE_MS, singleShot=True)
        connect(
            (
                (session.selectionChanged, self._selection_changed),
                (session.documentChanged, lambda _: self._splits.show_evidence(False)),
                (session.evidenceRequested, self._show_evidence),
                (settings.changed, self._option_changed),
            )
        )

    def place(self, name: str, pane: QWidget, theme: Theme) -> None:
        """Put a pane where empty paper was, tie it up, and show it what is open already."""
        self.panes[name] = pane
        pane.setObjectName(name)
        self._splits.place(name, pane)
        if name in self._docks.docks:
            self._docks.place(name, pane)
        session, view = self._session, self.panes[name]
        view.set_theme(theme)
        if name == "article":
            self._dress_article()
        connect(self._wires(name, view))
        if name == "article":
            view.set_document(session.document)
            view.set_map(session.map)
            view.set_selection(session.selection)
            if session.document is not None:
                view.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        elif name == "map":
            self.memory.dress(view)
            self._tell_article()
            self._show_map(session.map)
            self._scope_map()
            view.set_selection(session.selection.nodes, session.selection.relations)
            session.note_view(view.look, step=False)
        self.placed.emit(name)

    def set_theme(self, theme: Theme) -> None:
        for pane in self.panes.values():
            pane.set_theme(theme)

    def _wires(self, name: str, pane: Any) -> tuple[Wire, ...]:
        """Everything between one pane and the session, by the pane's name."""
        session = self._session
        match name:
            case "article":
                return (
                    (session.documentChanged, pane.set_document),
                    (session.mapChanged, pane.set_map),
                    (session.jumpRequested, self._jump_article),
                    (pane.passageSelected, lambda span: session.select_passage(span, "article")),
                    (pane.mentionClicked, lambda node, _span: session.select_nodes((node,), "article")),
                    (pane.visibleSpanChanged, session.note_visible),
                    (pane.noticed, session.notice),
                    (pane.mentionReached, self._follow_mention),
                    (pane.sectionRequested, self._scopes.choose_section),
                    (pane.textSizeChanged, lambda size: self._settings.set(TEXT_SIZE, size)),
                    (pane.markModeRequested, lambda mode: self._settings.set(MARKS, mode.value)),
                )
            case "map":
                return (
                    (session.mapChanged, self._show_map),
                    (session.documentChanged, lambda _: self._tell_article()),
                    (session.expectingChanged, lambda _: self._tell_article()),
                    (session.scopeChanged, lambda _scope: self._scope_map()),
                    (session.viewRequested, self._restore_map),
                    (pane.selectionRequested, self._map_selected),
                    (pane.evidenceRequested, session.request_evidence),
                    (pane.hideRequested, session.hide_node),
                    (pane.rejectRequested, session.reject_relation),
                    (pane.lookChanged, self._map_viewed),
                    (pane.pinsChanged, self._pinned),
                    (pane.optionsChanged, lambda: self.memory.keep_options(pane)),
                    (pane.shownChanged, self.mapShown.emit),
                )
            case "evidence":
                return ((pane.emptied, lambda: self.panes["article"].setFocus()),)
            case "outline":
                return ((pane.sectionRequested, self._scopes.choose_section),)
        return ()

    # Selection --------------------------------------------------------------------------------

    def _selection_changed(self, selection: Selection, origin: str) -> None:
        """Show the panes what is selected, all but the one that it comes from."""
        opened = self._splits.show_evidence(bool(selection))
        article, map_view = self.panes.get("article"), self.panes.get("map")
        if map_view is not None and origin != "map":
            map_view.set_selection(selection.nodes, selection.relations)
        if article is None:
            return
        if origin != "article":
            article.set_selection(selection)
        if opened:
            article.keep_in_sight()
        if origin in LEADS_TO_TEXT and (selection.relations or len(selection.nodes) == 1):
            spans = article.selected_mentions()
            if spans:
                here = self._session.position
                later = next((span for span in spans if span.start >= here), spans[0])
                self._session.jump(later, origin, step=False)

    def _map_selected(self, nodes: tuple[str, ...], relations: tuple[str, ...]) -> None:
        passage = self._session.selection.passage
        self._session.select(Selection(passage, tuple(nodes), tuple(relations)), "map")

    def _show_evidence(self) -> None:
        self._splits.open_evidence()
        evidence = self.panes.get("evidence")
        if evidence is not None:
            evidence.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def _follow_mention(self, span: Span) -> None:
        """The reader stepped to a mention: the sentence of it becomes the evidence's current one."""
        evidence = self.panes.get("evidence")
        if evidence is not None:
            evidence.show_mention(span)

    def _jump_article(self, span: Span, origin: str) -> None:
        self.panes["article"].jump_to(span, origin != "history")

    # What the map shows -----------------------------------------------------------------------

    def _scope_map(self) -> None:
        map_view = self.panes.get("map")
        if map_view is not None:
            scope = self._session.scope
            spans = None if scope.kind is ScopeKind.WHOLE else scope.spans
            relayout = self._settings.get(PASSAGE_MODE) == "relayout"
            map_view.set_scope(spans, relayout, following=scope.kind.follows)

    def _show_map(self, map: KnowledgeMap | None) -> None:
        view = self.panes["map"]
        view.set_map(map, self.memory.kept(map))
        if map is not None:
            QTimer.singleShot(PREPARE_MS, view, self._prepare)
        self._session.note_view(view.look, step=False)

    def _tell_article(self) -> None:
        """Where there is no map, its pane says why."""
        self.panes["map"].set_article(self._session.document is not None, self._session.expecting)

    def _prepare(self) -> None:
        """Be ready for the first thing that the reader points at."""
        self.panes["map"].prepare_layouts()
        if "evidence" in self.panes:
            self.panes["evidence"].prepare()

    def _map_viewed(self, look: MapLook, step: bool) -> None:
        """The reader changed filters, focus or path; a slider that is being dragged makes one step."""
        before, self._last_look = self._last_look, look
        slid = before is not None and (before.focus, before.path) == (look.focus, look.path)
        self._session.note_view(look, step=step and not (slid and self._one_change.isActive()))
        self._one_change.start()
        self._remember_map()

    def _restore_map(self, look: MapLook | None) -> None:
        if look is not None:
            self.panes["map"].set_look(look)
            self._last_look = look
            self._remember_map()
        self._one_change.stop()

    def _pinned(self, what: str, before: Pins, after: Pins) -> None:
        """The reader pinned nodes or let them go: a step that can be undone."""
        self._session.undo_stack.push(_PinStep(what, self._pin, before, after))

    def _pin(self, pins: Pins) -> None:
        self.panes["map"].set_pins(pins)
        self.memory.keep_text(self.panes["map"])

    def _remember_map(self) -> None:
        self.memory.keep_options(self.panes["map"])
        self.memory.keep_text(self.panes["map"])

    # Options ----------------------------------------------------------------------------------

    def _option_changed(self, option: Option[Any]) -> None:
        if option in (TEXT_SIZE, TYPEFACE, MARKS):
            self._dress_article()
        elif option is PASSAGE_MODE:
            self._scope_map()

    def _dress_article(self) -> None:
        article = self.panes.get("article")
        if article is not None:
            from yomichizu.ui.article.marks import MarkMode

            article.set_text_size(self._settings.get(TEXT_SIZE))
            article.set_serif(self._settings.get(TYPEFACE) == "serif")
            article.set_mark_mode(MarkMode(self._settings.get(MARKS)))


class _PinStep(QUndoCommand):
    """Nodes were pinned or let go."""

    def __init__(self, text: str, pin: Callable[[Pins], None], before: Pins, after: Pins) -> None:
        super().__init__(text)
        self._pin, self._before, self._after = pin, before, after

    def redo(self) -> None:
        self._pin(self._after)

    def undo(self) -> None:
        self._pin(self._before)
