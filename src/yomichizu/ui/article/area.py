"""The text area: what a reader does with a page by mouse, by key and by eye.

It knows nothing of maps: marks, links and tinted grounds come from whoever owns it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from yomichizu.model import Document, Span
from yomichizu.ui.article.block_painter import BlockPainter, Ground, lines_in
from yomichizu.ui.article.marks import Mark
from yomichizu.ui.article.scrolling import MARGIN, PageArea
from yomichizu.ui.article.words import word_at
from yomichizu.ui.theme import Theme


class TextArea(PageArea):
    """A read-only page of text. All positions in its signals and methods are code points."""

    selectionSettled = Signal(object)  #: Span | None, once the mouse is released or the keys rest
    characterClicked = Signal(object, object)  #: int | None, Qt.KeyboardModifier
    characterHovered = Signal(object, QPoint)  #: int | None, position in the viewport

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.marks_of: Callable[[Span], list[Mark]] | None = None
        self.links_of: Callable[[Span], list[Span]] | None = None
        self.grounds_of: Callable[[Span], list[Ground]] | None = None
        self.placeholder = ""
        self._anchor = self._caret = 0
        self._caret_shown = False
        self._pressed: QPoint | None = None
        self._dragging = False
        self._unit = "character"  # what dragging extends by: character, word or paragraph
        self._origin = Span(0, 0)  # the word or paragraph that the drag began with
        self._double_at: tuple[int, QPoint] | None = None
        self._reported: Span | None = None
        self._auto = QTimer(self, interval=30)
        self._auto.timeout.connect(self._drag_on)
        self._settle = QTimer(self, interval=120, singleShot=True)
        self._settle.timeout.connect(self._report_selection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def set_document(self, document: Document | None) -> None:
        """Show another text from its beginning, with nothing selected."""
        self._anchor = self._caret = 0
        self._reported = None
        self._settle.stop()
        super().set_document(document)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self.theme.paper))
        page = self.page
        if page is None or not page.blocks:
            self._paint_placeholder(painter)
            return
        left, width = self._column()
        brush = BlockPainter(page, self.theme, width, self.selection())
        for index, y in self._visible():
            laid = page.laid(index)
            if y > event.rect().bottom() or y + laid.height < event.rect().top():
                continue
            clip = event.rect().translated(-left, -y)
            seen = lines_in(page, laid, clip)
            whole = laid.block.span  # lanes of marks are given out over whole blocks
            marks = [m for m in self.marks_of(whole) if m.span.overlaps(seen)] if self.marks_of else []
            grounds = self.grounds_of(seen) if self.grounds_of else []
            links = self.links_of(whole) if self.links_of else []
            painter.save()
            painter.translate(left, y)
            brush.paint(painter, laid, clip, marks, grounds, links)
            painter.restore()
        if self._caret_shown and self.hasFocus():
            self._paint_caret(painter)

    def _paint_caret(self, painter: QPainter) -> None:
        assert self.page is not None
        block = self.page.blocks[self.page.index.at(self._caret)]
        box = self._viewport_box(self._caret)
        metrics = QFontMetricsF(self.typography.face(block.role, block.level).font)
        inset = max(0.0, (box.height() - metrics.height()) / 2)
        caret = QRectF(round(box.left()) - 1, box.top() + inset, 2, box.height() - 2 * inset)
        painter.fillRect(caret, QColor(self.theme.accent))

    def _paint_placeholder(self, painter: QPainter) -> None:
        if self.placeholder:
            painter.setPen(QColor(self.theme.ink_soft))
            area = self.viewport().rect().adjusted(MARGIN, 0, -MARGIN, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.placeholder)

    # Selection

    def selection(self) -> Span:
        """What is selected; empty (start = end = the caret) when nothing is."""
        return Span(min(self._anchor, self._caret), max(self._anchor, self._caret))

    @property
    def caret(self) -> int:
        return self._caret

    def select(self, span: Span | None, *, quiet: bool = True) -> None:
        """Select ``span`` (None: nothing). Unless ``quiet``, selectionSettled follows."""
        if span is None:
            self._anchor = self._caret
        else:
            self._anchor, self._caret = span
        self.viewport().update()
        if quiet:
            self._settle.stop()
            self._reported = span if span and span.end > span.start else None
        else:
            self._report_selection()

    def _report_selection(self) -> None:
        self._settle.stop()
        span = self.selection()
        now = span if span.end > span.start else None
        if now != self._reported:
            self._reported = now
            if now and QApplication.clipboard().supportsSelection():
                QApplication.clipboard().setText(
                    self.selected_text(), QApplication.clipboard().Mode.Selection
                )
            self.selectionSettled.emit(now)

    def selected_text(self) -> str:
        """The selected characters as they stand in the text; lone surrogates become U+FFFD."""
        span = self.selection()
        return self.text[span.start : span.end].encode("utf-16", "replace").decode("utf-16", "replace")

    def copy(self) -> None:
        if self.selected_text():
            QApplication.clipboard().setText(self.selected_text())

    def word_span(self, point: int) -> Span:
        """The word at ``point`` as a double click selects it: a mention if there is one, else a run."""
        page = self.page
        if page is None or not page.blocks:
            return Span(point, point)
        if self.marks_of:
            around = [m.span for m in self.marks_of(page.blocks[page.index.at(point)].span)]
            holding = [s for s in around if s.start <= point < s.end]
            if holding:
                return max(holding, key=lambda s: s.end - s.start)
        block = page.blocks[page.index.at(point)]
        return Span(*word_at(page.document.text, point, block.start, block.end))

    def paragraph_span(self, point: int) -> Span:
        """The passage at ``point``, or its line outside every passage."""
        page = self.page
        if page is None or not page.blocks:
            return Span(point, point)
        block = page.blocks[page.index.at(point)]
        return page.document.passages[block.passage].span if block.passage >= 0 else block.span

    def show_caret(self) -> None:
        """Scroll no more than needed for the caret to be seen with a line around it."""
        page = self.page
        if page is None or not page.blocks:
            return
        line, height = self._line_height(), self.viewport().height()
        seen = self.visible_span()
        if not seen.start - 4000 <= self._caret <= seen.end + 4000:
            self._place(self._caret, height * 3 // 10)
            return
        box = self._viewport_box(self._caret)
        if box.top() < line // 2:
            self._move(round(box.top()) - line // 2)
        elif box.bottom() > height - line // 2:
            self._move(round(box.bottom()) - height + line // 2)

    def set_caret(self, point: int, *, extend: bool) -> None:
        self._caret = point
        if not extend:
            self._anchor = point
        self._caret_shown = True
        self.show_caret()
        self.viewport().update()
        self._settle.start()

    def put_caret(self, point: int) -> None:
        """Let reading by keys go on at ``point``; what is selected stays so."""
        if self._anchor == self._caret:
            self._anchor = self._caret = point

    def _extend_to(self, point: int) -> None:
        """Drag on to ``point``, by characters, words or paragraphs."""
        if self._unit == "character":
            self._caret = point
        else:
            there = self.word_span(point) if self._unit == "word" else self.paragraph_span(point)
            if point < self._origin.start:
                self._anchor, self._caret = self._origin.end, min(there.start, point)
            else:
                self._anchor, self._caret = self._origin.start, max(there.end, self._origin.end)
        self.viewport().update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()
            return
        if event.button() != Qt.MouseButton.LeftButton or self.page is None:
            return
        position = event.position().toPoint()
        self._caret_shown = False
        if self._is_third(event, position):
            self._begin_unit("paragraph", self.point_at(position))
            return
        self._pressed, self._dragging, self._unit = position, False, "character"
        point = self.point_at(position)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._dragging = True
            self._caret = point
        else:
            self._anchor = self._caret = point
        self.viewport().update()

    def _is_third(self, event: QMouseEvent, position: QPoint) -> bool:
        if self._double_at is None:
            return False
        when, where = self._double_at
        self._double_at = None
        near = (position - where).manhattanLength() < QApplication.startDragDistance()
        return near and int(event.timestamp()) - when < QApplication.doubleClickInterval()

    def _begin_unit(self, unit: str, point: int) -> None:
        self._unit = unit
        self._origin = self.word_span(point) if unit == "word" else self.paragraph_span(point)
        self._anchor, self._caret = self._origin
        self._pressed, self._dragging = QPoint(), True
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.page is None:
            return
        position = event.position().toPoint()
        self._double_at = (int(event.timestamp()), position)
        character = self.character_at(position)
        self._begin_unit("word", self.point_at(position) if character is None else character)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self.characterHovered.emit(self.character_at(position), position)
            return
        if not self._dragging:
            if (position - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._dragging = True
        self._extend_to(self.point_at(position))
        if self.viewport().rect().contains(position):
            self._auto.stop()
        elif not self._auto.isActive():
            self._auto.start()

    def _drag_on(self) -> None:
        """While the mouse is held above or below the window, scroll the faster the farther it is."""
        position = self.viewport().mapFromGlobal(self.cursor().pos())
        height = self.viewport().height()
        over = position.y() if position.y() < 0 else max(0, position.y() - height)
        if over == 0 or not self._dragging:
            self._auto.stop()
            return
        self._move(max(-height, min(height, over)))
        self._extend_to(self.point_at(QPoint(position.x(), min(max(0, position.y()), height - 1))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            event.ignore()
            return
        self._auto.stop()
        was_drag, self._pressed, self._dragging = self._dragging, None, False
        position = event.position().toPoint()
        if not was_drag:
            self._report_selection()
            self.characterClicked.emit(self.character_at(position), event.modifiers())
        else:
            self._report_selection()

    # Focus

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._caret_shown = True
            seen = self.visible_span()
            if not seen.start <= self._caret <= seen.end:
                self._anchor = self._caret = self.top_point()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.characterHovered.emit(None, QPoint(-1, -1))
        return bool(super().viewportEvent(event))
