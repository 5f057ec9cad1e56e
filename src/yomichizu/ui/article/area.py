"""The scrolling text area: paints a Page, scrolls it, and lets the reader select from it.

It knows nothing of maps: marks and tinted grounds come from whoever owns it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from yomichizu.model import Document, Span
from yomichizu.ui.article.blocks import Block
from yomichizu.ui.article.marks import Mark, draw_mark
from yomichizu.ui.article.page import Laid, Page
from yomichizu.ui.article.ticks import TickBar
from yomichizu.ui.article.typography import Typography
from yomichizu.ui.article.words import word_at
from yomichizu.ui.theme import Theme

_MARGIN = 30  # pixels beside the column at least
_PAD_TOP, _PAD_BOTTOM = 30, 60
_BLEED = 8  # a selection reaches this far beyond the column


class Ground(NamedTuple):
    """A tint behind a stretch of text."""

    span: Span
    color: QColor
    outlined: bool = False


class TextArea(QAbstractScrollArea):
    """A read-only page of text. All positions in its signals and methods are code points."""

    selectionSettled = Signal(object)  #: Span | None, once the mouse is released or the keys rest
    characterClicked = Signal(object, object)  #: int | None, Qt.KeyboardModifier
    characterHovered = Signal(object, QPoint)  #: int | None, position in the viewport
    scrolled = Signal()
    sizeRequested = Signal(int)  #: steps of Ctrl+wheel

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.typography = Typography()
        self.page: Page | None = None
        self.marks_of: Callable[[Span], list[Mark]] | None = None
        self.links_of: Callable[[Span], list[Span]] | None = None
        self.grounds_of: Callable[[Span], list[Ground]] | None = None
        self.placeholder = ""
        self._top = (0, -_PAD_TOP)  # block at the upper edge, pixels of it that are scrolled away
        self._anchor = self._caret = 0
        self._caret_shown = False
        self._goal_x: float | None = None  # column that up and down keep to
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
        self.bar = TickBar(self)
        self.bar.set_theme(theme)
        self.setVerticalScrollBar(self.bar)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What is shown

    def set_document(self, document: Document | None) -> None:
        """Show another text from its beginning."""
        self._anchor = self._caret = 0
        self._reported = None
        self._settle.stop()
        self._top = (0, -_PAD_TOP)
        self.page = None if document is None else Page(document, self.typography, self._column()[1])
        self._arrange(0)

    def set_typography(self, typography: Typography) -> None:
        """Another size or family; the line at the top stays there."""
        self.typography = typography
        self._reset()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.bar.set_theme(theme)
        self.viewport().update()

    @property
    def text(self) -> str:
        return self.page.document.text if self.page else ""

    def _column(self) -> tuple[int, int]:
        """Left edge and width of the text column in pixels."""
        size = self.typography.size
        room = max(size * 4, self.viewport().width() - 2 * _MARGIN)
        width = min(self.typography.measure, room // size * size)
        return (self.viewport().width() - width) // 2, width

    def _reset(self) -> None:
        if self.page is None:
            self.viewport().update()
            return
        width = self._column()[1]
        at_start = self._top == (0, -_PAD_TOP)
        kept = self.top_point()
        self.page.set_geometry(self.typography, width)
        if at_start or not self.page.blocks:
            self._arrange(0)
        else:
            self._place(kept, 0)

    def top_point(self) -> int:
        """The first code point on the first line that is wholly visible."""
        if self.page is None or not self.page.blocks:
            return 0
        index, offset = self._top
        while True:
            laid = self.page.laid(index)
            for number, top in enumerate(laid.tops):
                if top >= offset:
                    return self.page.point(laid, laid.lines[number].textStart())
            if index + 1 >= len(self.page.blocks):
                return laid.block.start
            index, offset = index + 1, 0

    # Scrolling

    def _scroll_value(self) -> int:
        index, offset = self._top
        return (self.page.heights.top(index) if self.page else 0) + offset + _PAD_TOP

    def _range_end(self) -> int:
        height = self.page.height if self.page else 0
        return max(0, height + _PAD_TOP + _PAD_BOTTOM - self.viewport().height())

    def _arrange(self, value: int) -> None:
        """Put the place ``value`` (pixels from the start) at the upper edge: far jumps and the ends."""
        page = self.page
        if page is None or not page.blocks:
            self._top = (0, -_PAD_TOP)
            self._sync()
            return
        y = value - _PAD_TOP
        if y < 0:
            self._top = (0, y)
        else:
            index = page.heights.at(y)
            offset = y - page.heights.top(index)
            self._top = (index, min(offset, page.laid(index).height - 1))
        self._fill()

    def _move(self, pixels: int) -> None:
        """Scroll by some pixels, exactly, whatever the heights on the way turn out to be."""
        page = self.page
        if page is None or not page.blocks:
            return
        index, offset = self._top
        offset += pixels
        while offset < 0 and index > 0:
            index -= 1
            offset += page.laid(index).height
        if index == 0:
            offset = max(offset, -_PAD_TOP)
        while index < len(page.blocks) - 1 and offset >= (height := page.laid(index).height):
            offset -= height
            index += 1
        self._top = (index, offset)
        self._fill()

    def _fill(self) -> None:
        """Lay out what the window shows; at the end of the text, let its last line stand at the bottom."""
        page = self.page
        assert page is not None
        index, offset = self._top
        y = -offset
        while y < self.viewport().height() and index < len(page.blocks):
            y += page.laid(index).height
            index += 1
        if index == len(page.blocks) and (short := self.viewport().height() - _PAD_BOTTOM - y) > 0:
            index, offset = self._top
            offset -= short
            while offset < 0 and index > 0:
                index -= 1
                offset += page.laid(index).height
            self._top = (index, max(offset, -_PAD_TOP) if index == 0 else offset)
        self._sync()

    def _sync(self) -> None:
        bar = self.verticalScrollBar()
        blocked = bar.blockSignals(True)
        bar.setRange(0, self._range_end())
        bar.setPageStep(max(1, self.viewport().height() - self._line_height()))
        bar.setSingleStep(self._line_height())
        bar.setValue(self._scroll_value())
        bar.blockSignals(blocked)
        bar.update()
        self.viewport().update()
        self.scrolled.emit()

    def _line_height(self) -> int:
        return round(self.typography.size * 1.85)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        value = self.verticalScrollBar().value()
        moved = value - self._scroll_value()
        if 0 < value < self.verticalScrollBar().maximum() and abs(moved) <= 2 * self.viewport().height():
            self._move(moved)
        else:
            self._arrange(value)

    def _place(self, point: int, y: int) -> None:
        """Scroll so that the line that holds ``point`` stands ``y`` pixels below the upper edge."""
        page = self.page
        if page is None or not page.blocks:
            return
        index = page.index.at(point)
        laid = page.laid(index)
        self._top = (index, laid.tops[laid.line_of(page.unit(laid, point))])
        if y:
            self._move(-y)
        else:
            self._fill()

    def show_span(self, span: Span) -> None:
        """Bring ``span`` on screen; when it is not, with about a third of the window of context above."""
        page = self.page
        if page is None or not page.blocks:
            return
        start, end = page.index.nearest(span.start), page.index.nearest(max(span.start, span.end))
        line, height = self._line_height(), self.viewport().height()
        seen = self.visible_span()
        if seen.start <= start and end <= seen.end:
            first, last = self._viewport_box(start), self._viewport_box(end)
            if first.top() >= line and last.bottom() <= height - line:
                return
        self._place(start, height * 3 // 10)

    def show_place(self, point: int) -> None:
        """Put the line that holds ``point`` at the upper edge (the start of the text: with its margin)."""
        if self.page is not None and self.page.blocks and point <= self.page.blocks[0].start:
            self._arrange(0)
        else:
            self._place(point, 0)

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

    def visible_span(self) -> Span:
        """From the first to the last code point on screen; empty without a text."""
        page = self.page
        if page is None or not page.blocks:
            return Span(0, 0)
        index, offset = self._top
        laid = page.laid(index)
        number = laid.line_at(max(0, offset + 2))
        start = page.point(laid, laid.lines[number].textStart())
        y = -offset
        height = self.viewport().height()
        end = laid.block.end
        while y < height and index < len(page.blocks):
            laid = page.laid(index)
            for number, top in enumerate(laid.tops):
                if y + top < height - 2:
                    line = laid.lines[number]
                    end = page.point(laid, line.textStart() + line.textLength())
            y += laid.height
            index += 1
        return Span(start, max(start, end))

    def share_of(self, point: int) -> float:
        """Where ``point`` stands in the whole scrolled height, 0..1 (estimated where not laid out)."""
        page = self.page
        if page is None or not page.blocks:
            return 0.0
        index = page.index.at(point)
        block = page.blocks[index]
        within = (point - block.start) / max(1, block.end - block.start)
        y = _PAD_TOP + page.heights.top(index) + within * page.heights[index]
        return min(1.0, y / max(self.viewport().height(), page.height + _PAD_TOP + _PAD_BOTTOM, 1))

    # Coordinates

    def _viewport_box(self, point: int) -> QRectF:
        assert self.page is not None
        box = self.page.place_of(point)
        return box.translated(self._column()[0], _PAD_TOP - self._scroll_value())

    def boxes(self, span: Span) -> list[QRectF]:
        """Where ``span`` stands on the viewport, one box a line; only what is on screen."""
        page = self.page
        if page is None:
            return []
        left, up = self._column()[0], _PAD_TOP - self._scroll_value()
        return [
            box.translated(left, up)
            for index, _ in self._visible()
            if page.blocks[index].span.overlaps(span)
            for box in page.boxes(index, span)
        ]

    def point_at(self, position: QPoint) -> int:
        """The place between characters nearest to ``position`` in the viewport."""
        if self.page is None:
            return 0
        y = position.y() + self._scroll_value() - _PAD_TOP
        if y < 0:
            return self.page.index.nearest(0)
        return self.page.point_at(position.x() - self._column()[0], y)

    def character_at(self, position: QPoint) -> int | None:
        """The character under ``position`` in the viewport."""
        if self.page is None:
            return None
        y = position.y() + self._scroll_value() - _PAD_TOP
        return self.page.character_at(position.x() - self._column()[0], y)

    def _visible(self) -> list[tuple[int, int]]:
        """(block, y of its top in the viewport) of all blocks on screen."""
        page = self.page
        if page is None or not page.blocks:
            return []
        index, offset = self._top
        y = -offset
        result = []
        while y < self.viewport().height() and index < len(page.blocks):
            result.append((index, y))
            y += page.laid(index).height
            index += 1
        return result

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self.theme.paper))
        if self.page is None or not self.page.blocks:
            self._paint_placeholder(painter)
            return
        left = self._column()[0]
        selected = self.selection()
        for index, y in self._visible():
            laid = self.page.laid(index)
            if y > event.rect().bottom() or y + laid.height < event.rect().top():
                continue
            painter.save()
            painter.translate(left, y)
            self._paint_block(painter, laid, selected, event.rect().translated(-left, -y))
            painter.restore()
        if self._caret_shown and self.hasFocus():
            box = self._viewport_box(self._caret)
            metrics = QFontMetricsF(self.typography.face(self._caret_block().role).font)
            inset = max(0.0, (box.height() - metrics.height()) / 2)
            caret = QRectF(round(box.left()) - 1, box.top() + inset, 2, box.height() - 2 * inset)
            painter.fillRect(caret, QColor(self.theme.accent))

    def _caret_block(self) -> Block:
        assert self.page is not None
        return self.page.blocks[self.page.index.at(self._caret)]

    @property
    def shown_span(self) -> Span:
        """From the first to the last code point that the page shows."""
        if self.page is None or not self.page.blocks:
            return Span(0, 0)
        return Span(self.page.blocks[0].start, self.page.blocks[-1].end)

    def _paint_placeholder(self, painter: QPainter) -> None:
        if self.placeholder:
            painter.setPen(QColor(self.theme.ink_soft))
            area = self.viewport().rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.placeholder)

    def _paint_block(self, painter: QPainter, laid: Laid, selected: Span, clip: QRect) -> None:
        """Paint what of a block lies within ``clip`` (block coordinates)."""
        page, theme = self.page, self.theme
        assert page is not None
        block, face = laid.block, laid.face
        if face.bar:
            painter.fillRect(
                QRect(face.indent // 2, laid.tops[0], 3, laid.height - laid.tops[0]), QColor(theme.line)
            )
        if selected.overlaps(block.span):
            self._paint_selection(painter, laid, selected)
        # A block may be many windows high; only the lines in sight are worth the work (and one beside).
        first = max(0, laid.line_at(clip.top()) - 1)
        last = min(len(laid.lines) - 1, laid.line_at(clip.bottom()) + 1)
        end = laid.lines[last].textStart() + laid.lines[last].textLength()
        seen = Span(page.point(laid, laid.starts[first]), page.point(laid, end))
        marks = [m for m in self.marks_of(block.span) if m.span.overlaps(seen)] if self.marks_of else []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.accent)
        ground.setAlphaF(0.30 if theme.dark else 0.17)
        grounds = self.grounds_of(seen) if self.grounds_of else []
        grounds += [Ground(m.span, ground) for m in marks if m.selected]
        metrics = QFontMetricsF(face.font)
        for span, color, outlined in grounds:
            painter.setBrush(color)
            painter.setPen(QPen(QColor(theme.accent), 1.5) if outlined else Qt.PenStyle.NoPen)
            for box in self._boxes(laid, span):
                inset = max(0.0, (box.height() - metrics.height()) / 2 - 1)
                painter.drawRoundedRect(box.adjusted(-1, inset, 1, -inset), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(theme.ink_soft if face.soft else theme.ink))
        laid.layout.draw(
            painter, QPointF(0, 0), self._link_formats(laid), QRectF(clip.adjusted(-4, -40, 4, 40))
        )
        under = face.line_height / 2 - metrics.height() / 2 + metrics.ascent() + 0.27 * face.font.pixelSize()
        for mark in marks:
            for box in self._boxes(laid, mark.span):
                y = round(box.top() + under + 4.5 * mark.lane)
                draw_mark(painter, mark.kind, mark.color, box.left(), box.right(), y, mark.selected)

    def _boxes(self, laid: Laid, span: Span) -> list[QRectF]:
        """Boxes of ``span`` in block coordinates."""
        assert self.page is not None
        first, last = self.page.unit(laid, span.start), self.page.unit(laid, span.end)
        if first >= last:
            return []
        return [
            QRectF(left, laid.tops[number], right - left, laid.face.line_height)
            for number, left, right in laid.boxes(first, last)
        ]

    def _paint_selection(self, painter: QPainter, laid: Laid, selected: Span) -> None:
        assert self.page is not None
        width = self._column()[1]
        tint = QColor(self.theme.accent_tint)
        boxes = self._boxes(laid, selected)
        block = laid.block
        goes_on = selected.end > block.end
        for number, box in enumerate(boxes):
            last = number == len(boxes) - 1
            left = box.left() if selected.start > block.start and number == 0 else -_BLEED
            right = box.right() if last and not goes_on else width + _BLEED
            if (
                box.left() > laid.face.indent + 1
                and left < 0
                and number == 0
                and len(laid.lines) > len(boxes)
            ):
                left = box.left()
            whole = selected.start <= block.start and selected.end >= block.end
            top, bottom = box.top(), box.bottom()
            if whole or goes_on:
                right = width + _BLEED
            if goes_on and last:
                bottom = laid.height
            if whole:
                left = -_BLEED
            painter.fillRect(QRectF(left, top, right - left, bottom - top), tint)

    def _link_formats(self, laid: Laid) -> list[QTextLayout.FormatRange]:
        assert self.page is not None
        formats = []
        for span in self.links_of(laid.block.span) if self.links_of else ():
            made = QTextLayout.FormatRange()
            made.start = self.page.unit(laid, span.start)
            made.length = self.page.unit(laid, span.end) - made.start
            style = QTextCharFormat()
            style.setForeground(QColor(self.theme.accent))
            style.setFontUnderline(True)
            made.format = style
            formats.append(made)
        return formats

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

    def set_caret(self, point: int, *, extend: bool) -> None:
        self._caret = point
        if not extend:
            self._anchor = point
        self._caret_shown = True
        self.show_caret()
        self.viewport().update()
        self._settle.start()

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
        self._goal_x = None
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            if steps:
                self.sizeRequested.emit(1 if steps > 0 else -1)
            event.accept()
            return
        pixels = event.pixelDelta().y()
        if not pixels:
            lines = QApplication.wheelScrollLines()
            pixels = round(event.angleDelta().y() / 120 * lines * self._line_height())
        self._move(-pixels)
        event.accept()

    # Size and focus

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.page is not None and self.page.width != max(self.typography.size * 4, self._column()[1]):
            self._reset()
        elif self.page is not None and self.page.blocks:
            self._fill()
        else:
            self._sync()

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
