"""The outline: the headings of the text, what is selected in each section, and the way to each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from yomichizu.model import Document, Passage, Role, Span
from yomichizu.ui.article.blocks import shown_text
from yomichizu.ui.session import Scope, ScopeKind, Session
from yomichizu.ui.theme import LIGHT, Theme

_Index = QModelIndex | QPersistentModelIndex
_PASSAGE, _COUNT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ROW, _PAD = 28, 8


class _Headings(QListWidget):
    """Enter or a click goes there; with Ctrl, or by a double click, the map of the section is shown."""

    chosen = Signal(object)  #: Passage
    sectionChosen = Signal(object)  #: Passage

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_PASSAGE)))
        self.itemDoubleClicked.connect(lambda item: self.sectionChosen.emit(item.data(_PASSAGE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is None or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sectionChosen.emit(item.data(_PASSAGE))
        else:
            self.chosen.emit(item.data(_PASSAGE))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if not index.isValid():
            index = self.currentIndex()
        passage = index.data(_PASSAGE)
        if passage is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Go there")).triggered.connect(lambda: self.chosen.emit(passage))
        section = menu.addAction(self.tr("Map of this section"))
        section.setEnabled(passage.role is Role.HEADING)
        section.triggered.connect(lambda: self.sectionChosen.emit(passage))
        menu.popup(event.globalPos())


class _Delegate(QStyledItemDelegate):
    """The heading, and at its right how often its part of the text names what is selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        count = index.data(_COUNT)
        area = QRect(option.rect)
        if count:
            words = str(count)
            width = QFontMetrics(option.font).horizontalAdvance(words) + 2 * _PAD
            option.rect = area.adjusted(0, 0, -width, 0)
            painter.save()
            painter.setPen(QColor(self.theme.accent))
            box = QRect(area.right() - width, area.top(), width - _PAD, area.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
            painter.restore()
        super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight


class OutlinePanel(QWidget):
    """Headings by level. The place that is being read is bold, the section that the map shows tinted."""

    sectionRequested = Signal(str)  #: passage id of a heading: show the map of its section

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = LIGHT
        self._here = -1
        self._starts: list[int] = []
        self._tinted: set[int] = set()  # rows of the section that the map shows
        self.list = _Headings(self)
        self.list.setAccessibleName(self.tr("Outline of the text"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _Delegate(self)
        self.list.setItemDelegate(self._delegate)
        self.list.chosen.connect(self._go)
        self.list.sectionChosen.connect(self._show_section)
        self._hint = QLabel(self.tr("Enter: go there　Ctrl+Enter: map of the section"), self)
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(_PAD, 4, _PAD, 6)
        self._none = QLabel(self.tr("This text has no headings."), self)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._hint)
        layout.addWidget(self._none, 1)
        self.setFocusProxy(self.list)
        session.documentChanged.connect(self._fill)
        session.positionChanged.connect(self._follow)
        session.scopeChanged.connect(self._show_scope)
        session.mapChanged.connect(lambda _: self._count())
        session.selectionChanged.connect(lambda _selection, _origin: self._count())
        self._fill(session.document)

    def set_theme(self, theme: Theme) -> None:
        self._theme = self._delegate.theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.panel))
        self.setPalette(palette)
        soft = self._hint.palette()
        soft.setColor(QPalette.ColorRole.WindowText, QColor(theme.ink_soft))
        self._hint.setPalette(soft)
        self._mark(self._here, force=True)
        self._show_scope(self._session.scope)

    def _fill(self, document: Document | None) -> None:
        self.list.clear()
        self._here = -1
        self._starts = []
        self._tinted = set()
        for passage in document.passages if document else ():
            if passage.role not in (Role.TITLE, Role.HEADING):
                continue
            assert document is not None
            text = shown_text(document.text[passage.start : passage.end], wrapped=False).strip()
            level = 0 if passage.role is Role.TITLE else passage.level or 1
            item = QListWidgetItem("\u2003" * level + text)
            item.setData(_PASSAGE, passage)
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
            self._starts.append(passage.start)
        for widget, shown in ((self.list, True), (self._hint, True), (self._none, False)):
            widget.setVisible(bool(self._starts) is shown)
        self._follow(self._session.position)
        self._show_scope(self._session.scope)
        self._count()

    def _follow(self, position: int) -> None:
        """Mark the last heading at or above the first visible line."""
        if self._starts:
            self._mark(max(0, bisect_right(self._starts, position) - 1))

    def _mark(self, row: int, *, force: bool = False) -> None:
        if row == self._here and not force:
            return
        changed = range(self.list.count()) if force else sorted({self._here, row} - {-1})
        for number in changed:
            item = self.list.item(number)
            font = QFont(self.list.font())
            font.setBold(number == row)
            item.setFont(font)
            item.setForeground(QColor(self._theme.accent if number == row else self._theme.ink))
        self._here = row
        if row >= 0 and not self.list.hasFocus():
            self.list.scrollToItem(self.list.item(row))

    def _show_scope(self, scope: Scope) -> None:
        """Tint the section that the map shows, with the headings beneath it."""
        shown = scope.spans if scope.kind is ScopeKind.SECTION else ()
        inside = {
            row
            for span in shown
            for row in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
        }
        for row in inside | self._tinted:
            colour = QColor(self._theme.accent_tint) if row in inside else None
            self.list.item(row).setData(Qt.ItemDataRole.BackgroundRole, colour)
        self._tinted = inside

    def _count(self) -> None:
        """How often what is selected is named between each heading and the next."""
        counts = [0] * len(self._starts)
        document = self._session.document
        if counts and document is not None:
            for node in self._session.nodes:
                for mention in node.mentions:
                    row = bisect_right(self._starts, mention.start) - 1
                    if mention.document == document.id and row >= 0:
                        counts[row] += 1
        for row, count in enumerate(counts):
            item = self.list.item(row)
            if (item.data(_COUNT) or 0) != count:
                item.setData(_COUNT, count)
                words = self.tr("%n mention(s) of what is selected", "", count)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, words if count else None)

    def _go(self, passage: Passage) -> None:
        self._session.jump(Span(passage.start, passage.end), "outline")

    def _show_section(self, passage: Passage) -> None:
        if passage.role is Role.HEADING:
            self.sectionRequested.emit(passage.id)
