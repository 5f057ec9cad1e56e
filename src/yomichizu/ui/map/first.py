"""The first picture of an article's map, where the map pane will be.

To load what carries the pane takes longer than to find what is in an article. So the picture comes
first, by the same painter and as the pane will show it; then the pane takes its place.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from yomichizu.graph.worker import INLINE_NODES
from yomichizu.model import Evidence, KnowledgeMap, Node, NodeType, Relation, RelationKind
from yomichizu.ui.export import paint_picture
from yomichizu.ui.map.opening import opening_picture
from yomichizu.ui.map_memory import MapMemory
from yomichizu.ui.session import Session
from yomichizu.ui.theme import LIGHT, Theme

PATIENCE = 400  #: milliseconds to wait for the map of what is open; a long text takes longer than the pane
BAR = 38  #: pixels that the bar of the map will take


def _rehearsal() -> KnowledgeMap:
    """A map with one of each that is drawn: kinds of nodes and lines, a word, two clusters."""
    country, theme, city = NodeType.COUNTRY, NodeType.THEME, NodeType.CITY
    names = ((country, "日本"), (theme, "協力"), (city, "Seattle"), (theme, "港"))
    nodes = tuple(
        Node(f"n{number}", kind, label, weight=1.0, community=number // 2)
        for number, (kind, label) in enumerate(names)
    )
    proof = (Evidence("", 0, 1, None, None, "", 1.0),)
    kinds = (RelationKind.ACTION, RelationKind.COOCCURRENCE, RelationKind.ACTION)
    relations = tuple(
        Relation(f"r{end}", "n0", f"n{end}", "協力", kind, True, 1.0, proof)
        for end, kind in enumerate(kinds, 1)
    )
    return KnowledgeMap((), nodes, relations=relations)


class FirstPicture(QWidget):
    """Waits for the session's map and paints it. It answers to no hand: the pane is about to come."""

    settled = Signal()  #: once: the picture is on screen, or there is nothing to wait for

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first-picture")
        self._session = session
        self._memory: MapMemory | None = None
        self._theme: Theme = LIGHT
        self._settled = False
        self.painted = False  #: a map has been on screen
        session.mapChanged.connect(self._look)
        QTimer.singleShot(0, self, self._rehearse)
        QTimer.singleShot(PATIENCE, self, self._settle)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_memory(self, memory: MapMemory) -> None:
        """How the pane will show the map is remembered there."""
        self._memory = memory
        self._look()

    def _map(self) -> KnowledgeMap | None:
        """The map, unless the pane has more to it than a picture that is drawn at once."""
        map, memory = self._session.map, self._memory
        if map is None or not map.nodes or memory is None or memory.kept(map) is not None:
            return None
        return map if 0 < memory.options()[2].most <= INLINE_NODES else None

    def _look(self, _map: KnowledgeMap | None = None) -> None:
        if self._session.map is not None and self._map() is None:
            self._settle()
        self.update()

    def _settle(self) -> None:
        if not self._settled:
            self._settled = True
            self.settled.emit()

    def _rehearse(self) -> None:
        """Draw a small map unseen while the real one is being found: fonts and code are at hand then."""
        if self._session.map is None:
            page = QPixmap(400, 300)
            painter = QPainter(page)
            self._paint(painter, _rehearsal(), page.rect())
            painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        map, room = self._map(), self.rect().adjusted(0, BAR, 0, 0)
        if map is None or room.isEmpty():
            return
        painter.fillRect(0, 0, self.width(), BAR, QColor(self._theme.panel))
        self._paint(painter, map, room)
        self.painted = True
        QTimer.singleShot(0, self, self._settle)

    def _paint(self, painter: QPainter, map: KnowledgeMap, room: QRect) -> None:
        assert self._memory is not None
        method, colouring, filter = self._memory.options()
        picture, camera = opening_picture(map, room.width(), room.height(), filter, method)
        paint_picture(painter, QRectF(room), picture, self._theme, colouring, camera)
