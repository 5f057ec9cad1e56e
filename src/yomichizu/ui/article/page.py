"""The page: blocks laid out with QTextLayout, only those that somebody looks at.

QPlainTextEdit ignores line heights and block margins, QTextEdit needs seconds for a long text. Here
the height of a block is estimated from its characters until it comes near the window; then it is
laid out, and the estimate corrected without moving what is on the screen (the view keeps an anchor).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextLine, QTextOption

from yomichizu.model import Document, Role, Span
from yomichizu.ui.article.blocks import Block, BlockIndex, blocks_of, shown_text
from yomichizu.ui.article.heights import Heights
from yomichizu.ui.article.phrases import phrase_ends
from yomichizu.ui.article.typography import Face, Typography
from yomichizu.ui.compounds import word_ends

_STUMP = 0.3  # of the column: a shorter line of a heading looks torn
_KEPT = 600  # laid out blocks that stay in memory: some twenty screens


@dataclass(slots=True)
class Laid:
    """One block with its lines. Offsets in UTF-16 units from the block's start, lengths in pixels."""

    block: Block
    face: Face
    layout: QTextLayout
    lines: list[QTextLine]
    tops: list[int]  #: of each line, from the block's top
    height: int
    base: int  #: UTF-16 offset of the block's start in the document
    starts: list[int]  #: of each line

    def line_of(self, unit: int) -> int:
        """Index of the line that holds ``unit``."""
        return max(0, bisect_right(self.starts, unit) - 1)

    def line_at(self, y: float) -> int:
        """Index of the line at ``y`` from the block's top."""
        return max(0, bisect_right(self.tops, y) - 1)

    def x_of(self, line: QTextLine, unit: int) -> float:
        return cast("tuple[float, int]", line.cursorToX(unit))[0]  # the stubs say object

    def cells(self, number: int) -> Iterator[tuple[int, int, float, float]]:
        """(unit, next unit, left, right) of each character of a line, combined ones as one.

        Qt's own way from x to a character disagrees with its way back at tabs and inside emoji.
        """
        line = self.lines[number]
        unit, end = line.textStart(), line.textStart() + line.textLength()
        while unit < end:
            following = min(end, self.layout.nextCursorPosition(unit))
            if following <= unit:
                return
            yield unit, following, self.x_of(line, unit), self.x_of(line, following)
            unit = following

    def boxes(self, first: int, last: int) -> Iterator[tuple[int, float, float]]:
        """(line, left, right) of the units ``first``..``last`` on each line that they touch.

        A range that begins inside a combined character takes the whole of it.
        """
        if not self.layout.isValidCursorPosition(first):
            first = self.layout.previousCursorPosition(first)
        for number in range(self.line_of(first), len(self.lines)):
            line = self.lines[number]
            low, high = line.textStart(), line.textStart() + line.textLength()
            if low >= last:
                break
            if high > first:
                left, right = self.x_of(line, max(first, low)), self.x_of(line, min(last, high))
                if right < left:
                    left, right = right, left
                if right > left:
                    yield number, left, right


class Page:
    """All blocks of a document, stacked. y counts pixels from the top of the text."""

    def __init__(self, document: Document, typography: Typography, width: int) -> None:
        self.document = document
        self.blocks = blocks_of(document)
        self.index = BlockIndex(self.blocks)
        # Width of each block in full-width characters: ASCII takes about half of one.
        text = document.text
        self._ems = [
            (b.end - b.start) - 0.5 * len(text[b.start : b.end].encode("ascii", "ignore"))
            for b in self.blocks
        ]
        self.set_geometry(typography, width)

    def set_geometry(self, typography: Typography, width: int) -> None:
        """Set anew with another size or column ``width`` (pixels); everything is laid out again when seen."""
        self.typography = typography
        self.width = max(typography.size * 4, width)
        self._laid: OrderedDict[int, Laid] = OrderedDict()
        self._known = bytearray(len(self.blocks))
        faces = [typography.face(b.role, b.level) for b in self.blocks]
        heights = []
        for index, (block, face, ems) in enumerate(zip(self.blocks, faces, self._ems, strict=True)):
            room = (self.width - face.indent) / max(1, face.font.pixelSize())
            lines = max(1, ceil(ems / max(1.0, room)))
            heights.append(
                lines * face.line_height + (face.before if block.first else 0) + self._after(index)
            )
        self.heights = Heights(heights)

    def _after(self, index: int) -> int:
        """Space below block ``index``: none within a passage or a long line."""
        block = self.blocks[index]
        if index + 1 < len(self.blocks):
            following = self.blocks[index + 1]
            if following.goes_on or (block.passage >= 0 and following.passage == block.passage):
                return 0
        return self.typography.face(block.role, block.level).after

    @property
    def height(self) -> int:
        return self.heights.total

    def is_known(self, index: int) -> bool:
        """Whether the height of block ``index`` is measured, not estimated."""
        return bool(self._known[index])

    def laid(self, index: int) -> Laid:
        """Block ``index`` laid out; corrects its height."""
        found = self._laid.get(index)
        if found is None:
            found = self._laid[index] = self._lay_out(index)
            self._known[index] = 1
            self.heights.set(index, found.height)
            if len(self._laid) > _KEPT:
                self._laid.popitem(last=False)
        else:
            self._laid.move_to_end(index)
        return found

    def _lay_out(self, index: int) -> Laid:
        block = self.blocks[index]
        face = self.typography.face(block.role, block.level)
        shown = shown_text(self.document.text[block.start : block.end])
        layout = QTextLayout(shown, face.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Stretching a line with a tab in it would move the letters away from where Qt says they are.
        justified = face.justified and "\t" not in shown
        option.setAlignment(Qt.AlignmentFlag.AlignJustify if justified else Qt.AlignmentFlag.AlignLeft)
        option.setTabStopDistance(4 * face.font.pixelSize())
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        metrics = QFontMetricsF(face.font)
        # One base line grid whatever fallback font (emoji) stands in a line.
        baseline = (face.line_height + metrics.ascent() - metrics.descent()) / 2
        hang = metrics.horizontalAdvance(shown[: block.marker]) if block.marker else 0.0
        if not block.first and block.role.value == "list_item":
            hang = float(face.font.pixelSize())
        heading = block.role in (Role.TITLE, Role.HEADING)
        ends = self._units(block, phrase_ends) if heading else []
        y = face.before if block.first else 0
        lines: list[QTextLine] = []
        tops: list[int] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            x = face.indent + (hang if lines or not block.first else 0.0)
            line.setLineWidth(max(face.font.pixelSize(), self.width - x))
            if heading and not _ends_at(line, ends, len(layout.text()), _STUMP):
                # No phrase ends in this line that would leave a line and not a stump: between two words then.
                words = self._units(block, word_ends)
                if not _ends_at(line, words, len(layout.text()), _STUMP):
                    _ends_at(line, ends, len(layout.text()), _STUMP / 3)
            line.setPosition(QPointF(x, round(y + baseline - line.ascent())))
            lines.append(line)
            tops.append(y)
            y += face.line_height
        layout.endLayout()
        if justified and _gaping(lines, shown, face.font.pixelSize()):
            option.setAlignment(Qt.AlignmentFlag.AlignLeft)
            layout.setTextOption(option)
        base = self.document.utf16.to_utf16(block.start)
        starts = [line.textStart() for line in lines]
        return Laid(block, face, layout, lines, tops, y + self._after(index), base, starts)

    def _units(self, block: Block, ends: Callable[[str], Sequence[int]]) -> list[int]:
        """What ``ends`` finds in a heading, in UTF-16 units from its start."""
        base = self.document.utf16.to_utf16(block.start)
        text = self.document.text[block.start : block.end]
        return [self.document.utf16.to_utf16(block.start + end) - base for end in ends(text)]

    # Between places on the page and places in the text

    def unit(self, laid: Laid, point: int) -> int:
        """UTF-16 offset within its block of the code point ``point``, kept inside the block."""
        point = min(max(point, laid.block.start), laid.block.end)
        return self.document.utf16.to_utf16(point) - laid.base

    def point(self, laid: Laid, unit: int) -> int:
        return self.document.utf16.to_points(laid.base + unit)

    def boxes(self, index: int, span: Span) -> list[QRectF]:
        """Where the part of ``span`` in block ``index`` stands, one line box each, page coordinates."""
        laid = self.laid(index)
        first, last = self.unit(laid, span.start), self.unit(laid, span.end)
        if first >= last:
            return []
        top = self.heights.top(index)
        return [
            QRectF(left, top + laid.tops[number], right - left, laid.face.line_height)
            for number, left, right in laid.boxes(first, last)
        ]

    def place_of(self, point: int) -> QRectF:
        """The caret's box in front of ``point``, page coordinates, one pixel wide."""
        index = self.index.at(point)
        laid = self.laid(index)
        unit = self.unit(laid, point)
        number = laid.line_of(unit)
        x = laid.x_of(laid.lines[number], unit)
        return QRectF(x, self.heights.top(index) + laid.tops[number], 1, laid.face.line_height)

    def point_at(self, x: float, y: float) -> int:
        """The place between two characters that is nearest to a point of the page."""
        if not self.blocks:
            return 0
        index = self.heights.at(int(y))
        laid = self.laid(index)
        number = laid.line_at(y - self.heights.top(index))
        edges = [(abs(left - x), unit) for unit, _, left, _ in laid.cells(number)]
        edges += [(abs(right - x), following) for _, following, _, right in laid.cells(number)]
        return self.point(laid, min(edges)[1]) if edges else laid.block.start

    def character_at(self, x: float, y: float) -> int | None:
        """The character under a point of the page, or None where there is none."""
        if not self.blocks or not 0 <= y < self.height:
            return None
        index = self.heights.at(int(y))
        laid = self.laid(index)
        inside = y - self.heights.top(index)
        number = laid.line_at(inside)
        if not laid.tops[number] <= inside < laid.tops[number] + laid.face.line_height:
            return None
        for unit, _, left, right in laid.cells(number):
            if min(left, right) <= x < max(left, right):
                return self.point(laid, unit)
        return None


def _ends_at(line: QTextLine, ends: list[int], size: int, stump: float) -> bool:
    """Let a line end at the last of ``ends`` within it; false where it would be a stump then.

    ``stump`` is the share of the column that a line should have at least; ``ends`` and ``size`` (of the
    whole heading) are UTF-16 units. A last line ends well.
    """
    start, end, width = line.textStart(), line.textStart() + line.textLength(), line.width()
    number = bisect_right(ends, end) - 1
    if end >= size:
        return True
    if number < 0 or ends[number] <= start:
        return False
    if ends[number] == end:
        return True
    if line.naturalTextWidth() * (ends[number] - start) / (end - start) < stump * width:
        return False
    wanted = ends[number] - start
    line.setNumColumns(wanted, width)
    if line.textLength() > wanted:  # Qt counts letters that one glyph draws (――, f and i) as one
        line.setNumColumns(2 * wanted - line.textLength(), width)
    return True


def _gaping(lines: list[QTextLine], text: str, size: int) -> bool:
    """Whether even margins would tear holes into a line: Qt widens blanks alone where there are any."""
    units = text.encode("utf-16-le", "replace")
    for line in lines[:-1]:
        slack = line.width() - line.naturalTextWidth()
        if slack > 0.4 * size:
            start = 2 * line.textStart()
            blanks = units[start : start + 2 * line.textLength()].decode("utf-16-le").strip().count(" ")
            if slack > (0.4 * size * blanks if blanks else 2.5 * size):
                return True
    return False
