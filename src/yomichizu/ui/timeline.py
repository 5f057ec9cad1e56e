"""Dates in their order, each with the sentences that tell what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from yomichizu.model import KnowledgeMap, Node, NodeKind, Span
from yomichizu.ui.article.blocks import shown_text
from yomichizu.ui.evidence_rows import rows_of_node
from yomichizu.ui.session import Selection, Session
from yomichizu.ui.theme import LIGHT, SANS, Theme

_Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole
_DATES, _PAD = 136, 12
_YEAR = re.compile(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True)
class Entry:
    """One date with one sentence that names it. Spans are code points."""

    node: Node
    sentence: Span
    mention: Span
    text: str
    order: tuple[int, int, int]  #: year, month, day; 0 where unknown
    resolved: bool


def entries(knowledge: KnowledgeMap) -> list[Entry]:
    """Every dated sentence, oldest date first; dates that could not be resolved follow in text order."""
    found: list[Entry] = []
    for node in knowledge.nodes:
        if node.kind is not NodeKind.TIME:
            continue
        match = _YEAR.match(node.value or "")
        year, month, day = (int(g or 0) for g in match.groups()) if match else (0, 0, 0)
        for row in rows_of_node(knowledge, node):
            text = knowledge.document_by_id[row.document].text[row.sentence.start : row.sentence.end]
            mention = row.mention or row.sentence
            found.append(Entry(node, row.sentence, mention, text, (year, month, day), match is not None))
    return sorted(found, key=lambda e: (not e.resolved, e.order, e.sentence))


class _EntryDelegate(QStyledItemDelegate):
    """A date at the left, a line with a dot, the sentence at the right on at most three lines."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self.theme = LIGHT

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(list(SANS))
        font.setPixelSize(13)
        font.setBold(bold)
        return font

    def _lines(self, text: str, width: float) -> list[str]:
        """``text`` broken to ``width`` pixels, the third line elided."""
        shown = shown_text(text[:400], wrapped=False).strip()
        layout = QTextLayout(shown, self._font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        units = shown.encode("utf-16-le")
        lines: list[str] = []
        layout.beginLayout()
        while len(lines) < 3 and (line := layout.createLine()).isValid():
            line.setLineWidth(max(40.0, width))
            start = line.textStart()
            end = len(units) // 2 if len(lines) == 2 else start + line.textLength()
            lines.append(units[start * 2 : end * 2].decode("utf-16-le"))
        layout.endLayout()
        if len(lines) == 3:
            lines[2] = QFontMetricsF(self._font()).elidedText(lines[2], Qt.TextElideMode.ElideRight, width)
        return lines

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry: Entry = index.data(_ENTRY)
        width = self._view.viewport().width()
        lines = self._lines(entry.text, width - _DATES - _PAD)
        return QSize(width, max(1, len(lines)) * 20 + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(_ENTRY)
        theme = self.theme
        area = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(theme.accent_tint))
        y = float(area.top() + 7)
        before = index.row() > 0 and index.sibling(index.row() - 1, 0).data(_ENTRY).node.id == entry.node.id
        axis = area.left() + _DATES - 14
        painter.fillRect(QRectF(axis, area.top(), 1, area.height()), QColor(theme.line))
        if not before:
            painter.setFont(self._font(bold=True))
            painter.setPen(QColor(theme.ink if entry.resolved else theme.ink_soft))
            label = QFontMetricsF(painter.font()).elidedText(
                shown_text(entry.node.label, wrapped=False), Qt.TextElideMode.ElideRight, _DATES - 32
            )
            painter.drawText(
                QRectF(area.left() + _PAD, y, _DATES - 32, 20), Qt.AlignmentFlag.AlignVCenter, label
            )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.accent))
            painter.setBrush(QColor(theme.accent if entry.resolved else theme.paper))
            painter.drawEllipse(QPointF(axis + 0.5, y + 10), 3.5, 3.5)
        painter.setFont(self._font())
        painter.setPen(QColor(theme.ink))
        for line in self._lines(entry.text, area.width() - _DATES - _PAD):
            text_area = QRectF(area.left() + _DATES, y, area.width() - _DATES, 20)
            painter.drawText(text_area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)
            y += 20
        painter.restore()


class _Entries(QListWidget):
    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListWidget.LayoutMode.Batched)
        self.setBatchSize(60)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class TimelinePanel(QWidget):
    """The dates of the session's map; a click selects the date and goes to its sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.entries: list[Entry] = []
        self.list = _Entries(self)
        self.list.setAccessibleName(self.tr("Timeline"))
        self._delegate = _EntryDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self._none = QLabel(self.tr("No dates were found in this text."), self)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._none, 1)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._go)
        session.mapChanged.connect(self._fill)
        session.selectionChanged.connect(self._selection_changed)
        self._fill(session.map)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.paper))
        self.setPalette(palette)
        self.list.viewport().update()

    def _fill(self, knowledge: KnowledgeMap | None) -> None:
        self.entries = entries(knowledge) if knowledge else []
        self.list.clear()
        for entry in self.entries:
            item = QListWidgetItem(shown_text(f"{entry.node.label} {entry.text}", wrapped=False))
            item.setData(_ENTRY, entry)
            self.list.addItem(item)
        self.list.setVisible(bool(self.entries))
        self._none.setVisible(not self.entries)

    def _go(self, row: int) -> None:
        entry = self.entries[row]
        self._session.select_nodes((entry.node.id,), "timeline")
        self._session.jump(entry.sentence, "timeline", step=False)

    def _selection_changed(self, selection: Selection, origin: str) -> None:
        if origin == "timeline":
            return
        for row, entry in enumerate(self.entries):
            if entry.node.id in selection.nodes:
                self.list.setCurrentRow(row)
                return
        self.list.clearSelection()
