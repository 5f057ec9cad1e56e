"""What is open and what is pointed at: the one place that every view shows and every view may set.

A view never talks to another view. It asks the session to change (``select``, ``set_scope``,
``jump``), naming itself as the origin; the session reports what changed; a view skips reports of its
own origin. Setting what is already so reports nothing. So nothing echoes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from yomichizu import model
from yomichizu.model import Span

if TYPE_CHECKING:
    from yomichizu.model import Document, KnowledgeMap, Node, Relation

HISTORY_LIMIT = 200

Edit = Callable[["KnowledgeMap"], "KnowledgeMap"]


@dataclass(frozen=True)
class Selection:
    """What is pointed at. Ids are those of the session's map; the passage is in code points."""

    passage: Span | None = None
    nodes: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.passage is not None or bool(self.nodes) or bool(self.relations)


class ScopeKind(StrEnum):
    """Which part of the text the map is about."""

    WHOLE = "whole"
    SELECTION = "selection"
    SECTION = "section"
    VISIBLE = "visible"
    READ = "read"

    @property
    def follows(self) -> bool:
        """Whether the scope moves by itself while the reader scrolls."""
        return self in (ScopeKind.VISIBLE, ScopeKind.READ)


@dataclass(frozen=True)
class Scope:
    """A part of the text: no spans for the whole. ``label`` is what the chip in the tool bar says."""

    kind: ScopeKind = ScopeKind.WHOLE
    spans: tuple[Span, ...] = ()
    label: str = ""


WHOLE = Scope()


@dataclass(frozen=True)
class Place:
    """Where the reader has been: map state and text position (code points) together."""

    selection: Selection = Selection()
    scope: Scope = WHOLE
    position: int = 0
    view: object = None  #: what the map pane made of the map: its own affair, compared with ==


class Session(QObject):
    """The open document, its map, the selection, the scope, the way back and the undo stack."""

    documentChanged = Signal(object)  #: Document | None
    mapChanged = Signal(object)  #: KnowledgeMap | None
    expectingChanged = Signal(bool)  #: whether a map is being made
    selectionChanged = Signal(object, str)  #: Selection, origin
    scopeChanged = Signal(object)  #: Scope
    evidenceRequested = Signal()
    jumpRequested = Signal(object, str)  #: Span, origin
    viewRequested = Signal(object)  #: what ``note_view`` was given at a place that is returned to
    historyChanged = Signal()
    visibleChanged = Signal(object)  #: Span on screen
    positionChanged = Signal(int)  #: first visible code point
    noticed = Signal(str)  #: a short word on what has just been done

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._map: KnowledgeMap | None = None
        self._expecting = False
        self._selection = Selection()
        self._scope = WHOLE
        self._scope_under = WHOLE  # what holds again when a selected passage is let go
        self._position = 0
        self._view: object = None
        self._visible = Span(0, 0)
        self._read_until = 0
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self.undo_stack = QUndoStack(self)

    # What is open -----------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        return self._document

    @property
    def map(self) -> KnowledgeMap | None:
        return self._map

    def set_document(self, document: Document | None, map: KnowledgeMap | None = None) -> None:
        """Open another text, with its map or without one yet; selection, scope and history begin anew."""
        if document is self._document and map is self._map:
            return
        new_text = document is not self._document
        self._document = document
        if new_text:
            self._selection, self._scope, self._scope_under = Selection(), WHOLE, WHOLE
            self._position, self._visible, self._read_until = 0, Span(0, 0), 0
            self._back.clear()
            self._forward.clear()
            self._map = None
            self.undo_stack.clear()
            self.documentChanged.emit(document)
            self.mapChanged.emit(None)
            self.selectionChanged.emit(self._selection, "session")
            self.scopeChanged.emit(self._scope)
            self.historyChanged.emit()
        if map is not None:
            self.set_map(map)

    @property
    def expecting(self) -> bool:
        """Whether a map is being made."""
        return self._expecting

    def expect_map(self, expecting: bool) -> None:
        """Tell that a map is being made, or that it is no longer."""
        if expecting is not self._expecting:
            self._expecting = expecting
            self.expectingChanged.emit(expecting)

    def set_map(self, map: KnowledgeMap | None) -> None:
        """Show another map of the open text. What it no longer has leaves the selection."""
        if map is self._map:
            return
        self._map = map
        self.mapChanged.emit(map)
        self._set_selection(self._known(self._selection), "session")

    # What is pointed at -----------------------------------------------------------------------

    @property
    def selection(self) -> Selection:
        return self._selection

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The selected nodes."""
        table = self._map.node_by_id if self._map else {}
        return tuple(table[n] for n in self._selection.nodes if n in table)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The selected relations."""
        table = self._map.relation_by_id if self._map else {}
        return tuple(table[r] for r in self._selection.relations if r in table)

    def select(self, selection: Selection, origin: str) -> None:
        """Point at something. A passage becomes the map's scope; letting it go gives the scope back.

        Ids that the map does not have are dropped.
        """
        selection = self._known(selection)
        if selection == self._selection:
            return
        scope = self._scope
        if selection.passage != self._selection.passage:
            if selection.passage is not None:
                scope = Scope(
                    ScopeKind.SELECTION, (selection.passage,), self.tr("Map of the selected passage")
                )
            elif scope.kind is ScopeKind.SELECTION:
                scope = self._scope_under
        if not self._extends(selection):
            self._remember()
        # The scope first: while the map of it is worked out, the others show what is selected.
        before, self._selection = self._selection, selection
        self._set_scope(scope)
        if self._selection is selection and selection != before:
            self.selectionChanged.emit(selection, origin)

    def select_nodes(self, ids: tuple[str, ...], origin: str) -> None:
        """Point at nodes alone; a selected passage stays."""
        self.select(Selection(self._selection.passage, tuple(ids), ()), origin)

    def select_relations(self, ids: tuple[str, ...], origin: str) -> None:
        """Point at relations alone; a selected passage stays."""
        self.select(Selection(self._selection.passage, (), tuple(ids)), origin)

    def select_passage(self, passage: Span | None, origin: str) -> None:
        """Point at a part of the text (None lets it go). Nodes stay selected only when it is let go."""
        if passage is not None and passage.start >= passage.end:
            passage = None
        if passage is None:
            self.select(replace(self._selection, passage=None), origin)
        else:
            self.select(Selection(passage), origin)

    def point_again(self, selection: Selection) -> None:
        """Select nodes and relations that the map has again, where nothing else has been selected since."""
        if not self._selection.nodes and not self._selection.relations:
            known = self._known(replace(selection, passage=self._selection.passage))
            self._set_selection(known, "session")

    def clear_selection(self, origin: str) -> None:
        self.select(Selection(), origin)

    # What the map is about --------------------------------------------------------------------

    @property
    def scope(self) -> Scope:
        return self._scope

    def set_scope(self, scope: Scope) -> None:
        """Choose the part of the text that the map shows. Leaving a selected passage lets it go.

        A scope that follows the scrolling changes without a step in the history.
        """
        if scope == self._scope:
            return
        if not (scope.kind.follows and scope.kind is self._scope.kind):
            self._remember()
        if scope.kind is not ScopeKind.SELECTION:
            self._scope_under = scope
            if self._selection.passage is not None:
                self._set_selection(replace(self._selection, passage=None), "scope")
        self._set_scope(scope)

    def leave_scope(self) -> None:
        """Back to the whole text."""
        self.set_scope(WHOLE)

    # Where the reader is ----------------------------------------------------------------------

    @property
    def position(self) -> int:
        """First visible code point of the text."""
        return self._position

    @property
    def visible(self) -> Span:
        """The part of the text on screen."""
        return self._visible

    @property
    def read_until(self) -> int:
        """The furthest code point that has been on screen."""
        return self._read_until

    def note_visible(self, visible: Span) -> None:
        """The article reports what is on screen now."""
        changed = visible != self._visible
        self._visible = visible
        self._read_until = max(self._read_until, visible.end)
        if changed:
            self.visibleChanged.emit(visible)
        if visible.start != self._position:
            self._position = visible.start
            self.positionChanged.emit(visible.start)

    def jump(self, span: Span, origin: str, *, step: bool = True) -> None:
        """Ask the article to show ``span`` (code points); the place left behind stays in the history.

        ``step`` false: the jump belongs to the selection just made, one Back undoes both.
        """
        if step:
            self._remember()
        self.jumpRequested.emit(span, origin)

    def remember_place(self) -> None:
        """Put where the reader is now on the way back, before something else moves the text."""
        self._remember()

    def note_view(self, view: object, *, step: bool = True) -> None:
        """The map pane reports what the reader made of it (filters, focus): Back brings it back.

        ``step`` false: this goes on with the change that the last step began.
        """
        if view == self._view:
            return
        if step:
            self._remember()
        self._view = view

    def notice(self, text: str) -> None:
        """Say in a short word what has just been done."""
        self.noticed.emit(text)

    def request_evidence(self) -> None:
        """Ask for the evidence of what is selected to be shown."""
        self.evidenceRequested.emit()

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def back(self) -> None:
        """To where the reader was before: selection, scope and text position together."""
        self._travel(self._back, self._forward)

    def forward(self) -> None:
        """Undo one ``back``."""
        self._travel(self._forward, self._back)

    # The reader's corrections -------------------------------------------------------------------

    def edit(self, text: str, change: Edit) -> None:
        """Change the map by a pure function, as one step ``text`` that can be undone.

        Does nothing without a map. What ``change`` raises is raised here, and no step is made.
        """
        if self._map is None:
            return
        self.undo_stack.push(_MapEdit(self, text, self._map, change(self._map)))

    def reject_relation(self, relation_id: str) -> None:
        """Take a wrong relation out of the map (can be undone)."""
        self.edit(self.tr("Reject relation"), lambda map: model.edits.reject_relation(map, relation_id))

    def reject_evidence(self, relation_id: str, sentence: Span) -> None:
        """Take one sentence out of a relation's evidence (can be undone)."""
        self.edit(
            self.tr("Reject evidence"), lambda map: model.edits.reject_evidence(map, relation_id, sentence)
        )

    def reject_mention(self, node_id: str, mention: Span) -> None:
        """Say that a place in the text does not name this node (can be undone)."""
        self.edit(self.tr("Reject mention"), lambda map: model.edits.reject_mention(map, node_id, mention))

    def hide_node(self, node_id: str) -> None:
        """Take a node and its relations out of the map (can be undone)."""
        self.edit(self.tr("Hide item"), lambda map: model.edits.hide_node(map, node_id))

    # Inner parts --------------------------------------------------------------------------------

    def _known(self, selection: Selection) -> Selection:
        """The selection without what the map does not have."""
        nodes = self._map.node_by_id if self._map else {}
        relations = self._map.relation_by_id if self._map else {}
        return Selection(
            selection.passage,
            tuple(n for n in selection.nodes if n in nodes),
            tuple(r for r in selection.relations if r in relations),
        )

    def _extends(self, selection: Selection) -> bool:
        """Whether this only stretches the passage that is being selected: no step of its own."""
        old, new = self._selection.passage, selection.passage
        if old is None or new is None:
            return False
        return old.start == new.start or old.end == new.end

    def _set_selection(self, selection: Selection, origin: str) -> None:
        if selection != self._selection:
            self._selection = selection
            self.selectionChanged.emit(selection, origin)

    def _set_scope(self, scope: Scope) -> None:
        if scope != self._scope:
            self._scope = scope
            self.scopeChanged.emit(scope)

    def _place(self) -> Place:
        return Place(self._selection, self._scope, self._position, self._view)

    def _remember(self) -> None:
        place = self._place()
        if not self._back or self._back[-1] != place:
            self._back.append(place)
            del self._back[:-HISTORY_LIMIT]
        self._forward.clear()
        self.historyChanged.emit()

    def _travel(self, source: list[Place], target: list[Place]) -> None:
        if not source:
            return
        here = self._place()
        place = source.pop()
        while place == here and source:  # a step that changed nothing we can see is no step
            place = source.pop()
        target.append(here)
        if place.view != self._view:
            self._view = place.view
            self.viewRequested.emit(place.view)
        self._set_selection(self._known(place.selection), "history")
        self._set_scope(place.scope)
        if place.scope.kind is not ScopeKind.SELECTION:
            self._scope_under = place.scope
        if place.position != self._position:
            self.jumpRequested.emit(Span(place.position, place.position), "history")
        self.historyChanged.emit()


class _MapEdit(QUndoCommand):
    """One correction. Maps are frozen and share what did not change, so both sides are kept whole."""

    def __init__(self, session: Session, text: str, before: KnowledgeMap, after: KnowledgeMap) -> None:
        super().__init__(text)
        self._session, self._before, self._after = session, before, after
        self._pointed = session.selection

    def redo(self) -> None:
        self._session.set_map(self._after)

    def undo(self) -> None:
        """What was selected and went with the correction is selected again."""
        self._session.set_map(self._before)
        self._session.point_again(self._pointed)
