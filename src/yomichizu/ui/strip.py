"""Where along the text each selected node occurs, section by section; a click goes there.

pyqtgraph's GraphicsView and ViewBox carry the coordinates: x is code points of the text, y is rows.
One graphics object of ours draws everything in batches; hands and keys are the strip's own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyleOptionGraphicsItem, QToolTip, QWidget

from yomichizu.model import Node, Role, Span
from yomichizu.ui import roles
from yomichizu.ui.article.blocks import shown_text
from yomichizu.ui.session import Session
from yomichizu.ui.theme import LIGHT, SANS, Theme

_ROW, _TOP, _BOTTOM, _PAD = 20, 8, 6, 14
_NAMES = 132  # pixels for the names at the left
LEAST, MOST = 2, 8  #: rows at once; an item and a relation take the same room, so that the map stays put


class _Ticks(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Names, lines and ticks: the one item in the view. It covers all of it."""

    def __init__(self, strip: OccurrenceStrip) -> None:
        super().__init__()
        self._strip = strip

    def boundingRect(self) -> QRectF:
        return QRectF(-1e9, -1e6, 2e9, 2e6)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._strip.paint_all(painter)
        painter.restore()


class OccurrenceStrip(QWidget):
    """One row for each selected node: a tick for each mention, hairlines where sections begin."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        roles.prepare()
        super().__init__(parent)
        self.view = pg.GraphicsView(self, useOpenGL=False, background=None)
        self.view.setFrameShape(pg.GraphicsView.Shape.NoFrame)
        self.view.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False, invertY=True)
        self.box.disableAutoRange()
        self.view.setCentralItem(self.box)
        self.box.addItem(_Ticks(self), ignoreBounds=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._session = session
        self._theme = LIGHT
        self._focus_at = 0
        self.setAccessibleName(self.tr("Occurrences along the text"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        session.documentChanged.connect(lambda _: self._refresh())
        session.mapChanged.connect(lambda _: self._refresh())
        session.selectionChanged.connect(lambda _selection, _origin: self._refresh())
        session.positionChanged.connect(lambda _: self._redraw())
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._redraw()

    def rows(self) -> tuple[Node, ...]:
        """The nodes that have a row: what is selected, or both ends of the selected relations."""
        session = self._session
        if session.map is None:
            return ()
        ids = list(session.selection.nodes)
        for relation in session.relations:
            ids += (relation.source, relation.target)
        return tuple(session.map.node_by_id[i] for i in list(dict.fromkeys(ids))[:MOST])

    def sizeHint(self) -> QSize:
        rows = max(LEAST, len(self.rows()))
        return QSize(400, _TOP + rows * _ROW + _BOTTOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _refresh(self) -> None:
        self._focus_at = 0
        self.updateGeometry()
        self._lay_out()

    def _redraw(self) -> None:
        self.view.viewport().update()

    def _lay_out(self) -> None:
        """Lay the text from end to end along the track, and a unit of y along each row."""
        left, width = self._track()
        scale = self._length() / width  # code points a pixel
        across = (-left * scale, (self.width() - left) * scale)
        top = self._top(len(self.rows()))
        down = (-top / _ROW, (self.height() - top) / _ROW)
        self.view.resize(self.size())
        self.box.setRange(xRange=across, yRange=down, padding=0, disableAutoRange=False)
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # Places

    def _length(self) -> int:
        document = self._session.document
        return max(1, len(document.text)) if document else 1

    def _track(self) -> tuple[float, float]:
        """Left end and width of the line that stands for the text."""
        left = float(_PAD + _NAMES)
        return left, max(20.0, self.width() - left - _PAD)

    def _top(self, rows: int) -> int:
        """Where the first row begins: a single one stands in the middle."""
        return _TOP + max(0, LEAST - max(1, rows)) * _ROW // 2

    def x_of(self, point: int) -> float:
        """Where the code point ``point`` stands along the strip."""
        return float(self.box.mapViewToScene(QPointF(point, 0.0)).x())

    def _mention_near(self, position: QPoint) -> tuple[Node, Span] | None:
        """The mention whose tick is nearest, within 6 pixels, in the row under ``position``."""
        rows = self.rows()
        row = (position.y() - self._top(len(rows))) // _ROW
        if not 0 <= row < len(rows):
            return None
        spans = self._spans(rows[row])
        at = self._point_at(position.x())
        near = bisect_left(spans, Span(at, at))
        around = spans[max(0, near - 1) : near + 1]
        best = min(around, key=lambda s: abs(self.x_of(s.start) - position.x()), default=None)
        if best is None or abs(self.x_of(best.start) - position.x()) > 6:
            return None
        return rows[row], best

    def _spans(self, node: Node) -> list[Span]:
        document = self._session.document
        return [m.span for m in node.mentions if document and m.document == document.id]

    def _point_at(self, x: float) -> int:
        point = round(self.box.mapSceneToView(QPointF(x, 0.0)).x())
        return int(min(max(point, 0), self._length() - 1))

    # Painting

    def paint_all(self, painter: QPainter) -> None:
        """Paint the strip in pixels; called by the item in the view."""
        theme = self._theme
        painter.fillRect(self.rect(), QColor(theme.paper))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(theme.line))
        font = QFont()
        font.setFamilies(list(SANS))
        font.setPixelSize(12)
        painter.setFont(font)
        rows = self.rows()
        document = self._session.document
        if document is None or not rows:
            painter.setPen(QColor(theme.ink_soft))
            text = self.tr("Select an item to see where in the text it is named")
            painter.drawText(self.rect().adjusted(_PAD, 0, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter, text)
            return
        top = self._top(len(rows))
        left, width = self._track()
        height = len(rows) * _ROW
        seen = self._session.visible
        if seen.end > seen.start:
            window = QRectF(self.x_of(seen.start), top, 1, height)
            window.setRight(max(window.left() + 3, self.x_of(seen.end)))
            painter.fillRect(window, QColor(theme.accent_tint))
        for passage in document.passages:
            if passage.role is Role.HEADING and (passage.level or 1) <= 1:
                painter.fillRect(QRectF(round(self.x_of(passage.start)), top, 1, height), QColor(theme.line))
        metrics = QFontMetricsF(font)
        for number, node in enumerate(rows):
            y = top + number * _ROW
            name = metrics.elidedText(shown_text(node.label), Qt.TextElideMode.ElideRight, _NAMES - 12)
            painter.setPen(QColor(theme.ink))
            painter.drawText(QRectF(_PAD, y, _NAMES - 8, _ROW), Qt.AlignmentFlag.AlignVCenter, name)
            painter.fillRect(QRectF(left, y + _ROW / 2, width, 1), QColor(theme.line))
            color = theme.of_type(node.type)
            drawn, scale = -1, width / self._length()
            for mention in node.mentions:
                x = round(left + scale * mention.start)
                if x != drawn and mention.document == document.id:  # a thousand on one pixel are one tick
                    painter.fillRect(QRectF(x - 1, y + 4, 2.5, _ROW - 8), color)
                    drawn = x
        focused = self._focused()
        if self.hasFocus() and focused is not None:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(QRectF(self.x_of(focused.start) - 4, top, 8, height))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._session.document is None or not self.rows():
            event.ignore()
            return
        near = self._mention_near(event.position().toPoint())
        if near is not None:
            self._session.jump(near[1], "strip")
        elif event.position().x() >= self._track()[0]:
            at = self._point_at(event.position().x())
            self._session.jump(Span(at, at), "strip")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._mention_near(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)

    def _all(self) -> list[Span]:
        return sorted({span for node in self.rows() for span in self._spans(node)})

    def _focused(self) -> Span | None:
        spans = self._all()
        return spans[self._focus_at % len(spans)] if spans else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spans = self._all()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if spans and event.key() in steps:
            self._focus_at = (self._focus_at + steps[Qt.Key(event.key())]) % len(spans)
            self._redraw()
        elif spans and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._session.jump(spans[self._focus_at % len(spans)], "strip")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._redraw()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = self._mention_near(event.pos())
            if near is not None:
                QToolTip.showText(event.globalPos(), self._tip(near[1]), self)
            else:
                QToolTip.hideText()
            return True
        return bool(super().event(event))

    def _tip(self, span: Span) -> str:
        """The heading above a mention and the words around it, never read as markup."""
        document = self._session.document
        if document is None:
            return ""
        starts = [p.start for p in document.passages if p.role in (Role.HEADING, Role.TITLE)]
        above = bisect_right(starts, span.start) - 1
        heading = ""
        if above >= 0 and (passage := document.passage_at(starts[above])) is not None:
            heading = document.text[passage.start : passage.end] + "\n"
        words = document.text[max(0, span.start - 16) : span.end + 16].replace("\n", " ")
        return shown_text(
            "\u200b" + heading.replace("<", "＜") + "…" + words.replace("<", "＜") + "…", wrapped=True
        )
