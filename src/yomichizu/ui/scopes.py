"""Which part of the text each scope means, and the scopes that follow the reader's scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from yomichizu.model import Span
from yomichizu.ui.session import Scope, ScopeKind, Session

if TYPE_CHECKING:
    from yomichizu.model import KnowledgeMap


class Scopes(QObject):
    """Makes scopes for the session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._turn = QTimer(self, interval=1, singleShot=True)  # not in the turn that painted the text
        self._turn.timeout.connect(self._follow)
        session.visibleChanged.connect(lambda _: self._turn.start())

    def heading_here(self) -> str | None:
        """Id of the heading that the selected passage, or the top of the screen, stands under."""
        document = self._session.document
        if document is None:
            return None
        passage = self._session.selection.passage
        heading = document.heading_at(passage.start if passage else self._session.position)
        return heading.id if heading is not None and heading.level is not None else None

    def choose(self, kind: ScopeKind) -> bool:
        """Set the scope of this kind. False when there is none now (no passage, no heading)."""
        if kind is ScopeKind.SECTION:
            heading = self.heading_here()
            return heading is not None and self.choose_section(heading)
        scope = self._scope(kind)
        if scope is None:
            return False
        self._session.set_scope(scope)
        return True

    def choose_section(self, heading: str) -> bool:
        """Show the section under the heading with this passage id. False when there is no such heading."""
        document = self._session.document
        if document is None:
            return False
        title = next((p for p in document.passages if p.id == heading), None)
        if title is None or title.level is None:
            return False
        words = " ".join(document.text[title.start : title.end].split())
        label = self.tr("Section “{heading}”").format(heading=_short(words))
        self._session.set_scope(Scope(ScopeKind.SECTION, (document.section_of(heading),), label))
        return True

    def _scope(self, kind: ScopeKind) -> Scope | None:
        session = self._session
        if kind is ScopeKind.SELECTION:
            passage = session.selection.passage
            return Scope(kind, (passage,), self.tr("Map of the selected passage")) if passage else None
        if kind is ScopeKind.VISIBLE:
            return Scope(kind, (session.visible,), self.tr("Following my reading"))
        if kind is ScopeKind.READ:
            return Scope(kind, (Span(0, session.read_until),), self.tr("Read so far"))
        return Scope()

    def _follow(self) -> None:
        """Go with the reader. The article reports what is on screen only once scrolling rests."""
        kind = self._session.scope.kind
        scope = self._scope(kind) if kind.follows else None
        if scope is not None:
            self._session.set_scope(scope)


def counted(map: KnowledgeMap, scope: Scope) -> tuple[int, int]:
    """How many nodes are named, and how many relations have evidence, in the scope's part of the text."""
    if scope.kind is ScopeKind.WHOLE:
        return len(map.nodes), len(map.relations)
    from yomichizu.graph.index import index_of  # numpy: not while the window is being painted

    document, index = map.documents[0].id, index_of(map)
    nodes = index.nodes_in(scope.spans, document)
    relations = index.relations_in(scope.spans, document) & index.sound
    relations &= nodes[index.source] & nodes[index.target]
    return int(nodes.sum()), int(relations.sum())


def _short(text: str, limit: int = 18) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
