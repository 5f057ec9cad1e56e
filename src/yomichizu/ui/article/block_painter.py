"""Paints one block of the page: grounds, letters, links and the marks beneath them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout

from yomichizu.model import Span
from yomichizu.ui.article.marks import Mark, draw_mark
from yomichizu.ui.article.page import Laid, Page
from yomichizu.ui.theme import Theme

_BLEED = 8  # a selection reaches this far beyond the column
_LANE = 4.0  # pixels between marks that stand below each other


class Ground(NamedTuple):
    """A tint behind a stretch of text."""

    span: Span
    color: QColor
    outlined: bool = False


def lines_in(page: Page, laid: Laid, clip: QRect) -> Span:
    """The part of a block that stands within ``clip`` (block coordinates), and a line beside it.

    A block may be many windows high; only what is in sight is worth the work.
    """
    first = max(0, laid.line_at(clip.top()) - 1)
    last = min(len(laid.lines) - 1, laid.line_at(clip.bottom()) + 1)
    end = laid.lines[last].textStart() + laid.lines[last].textLength()
    return Span(page.point(laid, laid.starts[first]), page.point(laid, end))


@dataclass(frozen=True)
class BlockPainter:
    """What the blocks of one painting have in common. ``width`` is the column's, in pixels."""

    page: Page
    theme: Theme
    width: int
    selected: Span

    def paint(
        self,
        painter: QPainter,
        laid: Laid,
        clip: QRect,
        marks: list[Mark],
        grounds: list[Ground],
        links: list[Span],
    ) -> None:
        """Paint what of a block lies within ``clip`` (block coordinates)."""
        theme, face = self.theme, laid.face
        if face.bar:
            bar = QRect(face.indent // 2, laid.tops[0], 3, laid.height - laid.tops[0])
            painter.fillRect(bar, QColor(theme.line))
        if self.selected.overlaps(laid.block.span):
            self._selection(painter, laid)
        metrics = QFontMetricsF(face.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = QColor(theme.accent)
        lit.setAlphaF(0.30 if theme.dark else 0.17)
        for span, color, outlined in [*grounds, *(Ground(m.span, lit) for m in marks if m.selected)]:
            painter.setBrush(color)
            painter.setPen(QPen(QColor(theme.accent), 1.5) if outlined else Qt.PenStyle.NoPen)
            for box in self._boxes(laid, span):
                inset = max(0.0, (box.height() - metrics.height()) / 2 - 1)
                painter.drawRoundedRect(box.adjusted(-1, inset, 1, -inset), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(theme.ink_soft if face.soft else theme.ink))
        near = QRectF(clip.adjusted(-4, -40, 4, 40))
        laid.layout.draw(painter, QPointF(0, 0), [self._link(laid, span) for span in links], near)
        baseline = face.line_height / 2 - metrics.height() / 2 + metrics.ascent()
        under = baseline + 0.27 * face.font.pixelSize()
        for mark in marks:
            for box in self._boxes(laid, mark.span):
                y = round(box.top() + under + _LANE * mark.lane)
                draw_mark(painter, mark.kind, mark.color, box.left(), box.right(), y, mark.selected)

    def _boxes(self, laid: Laid, span: Span) -> list[QRectF]:
        """Boxes of ``span`` in block coordinates."""
        first, last = self.page.unit(laid, span.start), self.page.unit(laid, span.end)
        if first >= last:
            return []
        return [
            QRectF(left, laid.tops[number], right - left, laid.face.line_height)
            for number, left, right in laid.boxes(first, last)
        ]

    def _selection(self, painter: QPainter, laid: Laid) -> None:
        """A tint as wide as the column, but for the lines where the selection begins and ends."""
        selected, block = self.selected, laid.block
        goes_on = selected.end > block.end
        exact_end = selected.end < block.end or (selected.end == block.end and selected.start > block.start)
        boxes = self._boxes(laid, selected)
        for number, box in enumerate(boxes):
            last = number == len(boxes) - 1
            left = box.left() if number == 0 and selected.start > block.start else -_BLEED
            right = box.right() if last and exact_end else self.width + _BLEED
            bottom = laid.height if last and goes_on else box.bottom()
            tint = QRectF(left, box.top(), right - left, bottom - box.top())
            painter.fillRect(tint, QColor(self.theme.accent_tint))

    def _link(self, laid: Laid, span: Span) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start = self.page.unit(laid, span.start)
        made.length = self.page.unit(laid, span.end) - made.start
        style = QTextCharFormat()
        style.setForeground(QColor(self.theme.accent))
        style.setFontUnderline(True)
        made.format = style
        return made
