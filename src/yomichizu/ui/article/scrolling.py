"""A page in a scroll area: which part of it is on screen, and how that changes.

Only blocks near the window are laid out. The truth about the position is the block at the upper edge
and how much of it is scrolled away; the scroll bar follows, so that a corrected estimate moves nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from yomichizu.model import Document, Span
from yomichizu.ui.article.page import Page
from yomichizu.ui.article.ticks import TickBar
from yomichizu.ui.article.typography import Typography
from yomichizu.ui.theme import Theme

MARGIN = 26  # pixels beside the column at least
_PAD_TOP, _PAD_BOTTOM = 30, 60


class PageArea(QAbstractScrollArea):
    """Shows a document as a page and scrolls it. All positions are code points."""

    scrolled = Signal()
    sizeRequested = Signal(int)  #: steps of Ctrl+wheel

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.typography = Typography()
        self.page: Page | None = None
        self._top = (0, -_PAD_TOP)  # block at the upper edge, pixels of it that are scrolled away
        self.bar = TickBar(self)
        self.bar.set_theme(theme)
        self.setVerticalScrollBar(self.bar)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What is shown

    def set_document(self, document: Document | None) -> None:
        """Show another text from its beginning."""
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
        room = max(size * 4, self.viewport().width() - 2 * MARGIN)
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

    def keep_in_sight(self, span: Span) -> None:
        """Scroll down as little as needed to see the end of ``span``, but never past its beginning."""
        page = self.page
        if page is None or not page.blocks:
            return
        start, end = page.index.nearest(span.start), page.index.nearest(max(span.start, span.end))
        line = self._line_height()
        below = self._viewport_box(end).bottom() + line // 2 - self.viewport().height()
        room = self._viewport_box(start).top() - line
        if below > 0 and room > 0:
            self._move(round(min(below, room)))

    def show_place(self, point: int) -> None:
        """Put the line that holds ``point`` at the upper edge (the start of the text: with its margin)."""
        if self.page is not None and self.page.blocks and point <= self.page.blocks[0].start:
            self._arrange(0)
        else:
            self._place(point, 0)

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

    @property
    def shown_span(self) -> Span:
        """From the first to the last code point that the page shows."""
        if self.page is None or not self.page.blocks:
            return Span(0, 0)
        return Span(self.page.blocks[0].start, self.page.blocks[-1].end)

    # Wheel and size

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.page is not None and self.page.width != max(self.typography.size * 4, self._column()[1]):
            self._reset()
        elif self.page is not None and self.page.blocks:
            self._fill()
        else:
            self._sync()
