"""The lines of a text, how wide they are, and whether they were broken at a fixed column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: What stands around a line without being text: white space, zero-width space and joiner, BOM.
_BLANK = " \t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
_BLANK += "\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"

_SENTENCE_END = re.compile(r"[。．！？!?…‥][」』）)】〉》”\"’']*$|[」』]$")
_IDEOGRAPHIC_SPACE = "\u3000"

#: A line may stay this many columns short of the edge: a word or a forbidden line start moved on.
_SLACK = 8


@dataclass(slots=True)
class Line:
    """A line that is not blank.

    ``start``/``end`` are code points of its text without the blank space around it; ``indent`` is
    the width of the blank space before it in columns (a full-width character takes two);
    ``block`` counts the runs of lines that blank lines separate.
    """

    start: int
    end: int
    text: str
    indent: int
    ideographic: bool  #: the indent begins with U+3000
    block: int

    @property
    def width(self) -> int:
        """Columns from the left edge to the end of the line."""
        return self.indent + columns(self.text)


def columns(text: str) -> int:
    """Width in columns: 1 for ASCII and half-width kana, 2 for all else."""
    return len(text.encode("cp932", "replace")) + sum(1 for _ in _UNKNOWN.finditer(text))


# What cp932 cannot write becomes one "?"; kanji and kana beyond it are wide all the same.
_UNKNOWN = re.compile("[\u3400-\u4dbf\U00010000-\U0010ffff]")


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, in order. Linear in the text."""
    lines: list[Line] = []
    block = -1
    after_blank = True
    position = 0
    for raw in text.split("\n"):
        stripped = raw.lstrip(_BLANK)
        if not stripped:
            after_blank = True
            position += len(raw) + 1
            continue
        lead = raw[: len(raw) - len(stripped)]
        stripped = stripped.rstrip(_BLANK)
        block += after_blank
        after_blank = False
        start = position + len(lead)
        indent = sum(2 if c == _IDEOGRAPHIC_SPACE else 4 if c == "\t" else 1 for c in lead[:80])
        lines.append(
            Line(start, start + len(stripped), stripped, indent, lead.startswith(_IDEOGRAPHIC_SPACE), block)
        )
        position += len(raw) + 1
    return lines


def ends_sentence(text: str) -> bool:
    """Whether a line closes a sentence: 「…した。」, 「…か？」), 「…」."""
    return _SENTENCE_END.search(text[-8:]) is not None


def wrap_column(lines: Sequence[Line]) -> int | None:
    """The column at which the lines were broken, or None when each line ends where it should.

    A text is hard-wrapped when most lines that break off inside a sentence reach the same edge
    and hardly any line reaches beyond it.
    """
    broken = []
    widths = []
    for line, following in pairwise(lines):
        if len(line.text) > 200:
            return None
        width = line.width
        widths.append(width)
        if line.block == following.block and not ends_sentence(line.text):
            broken.append(width)
    if len(broken) < 2:
        return None
    broken.sort()
    edge = broken[int((len(broken) - 1) * 0.9)]
    if not 24 <= edge <= 160:
        return None
    near = sum(1 for width in broken if edge - _SLACK <= width)
    beyond = sum(1 for width in widths if width > edge + _SLACK // 2)
    if near < 0.7 * len(broken) or beyond > 0.03 * len(widths):
        return None
    return edge


def is_full(line: Line, edge: int | None) -> bool:
    """Whether ``line`` reaches the wrap column, so that the next line goes on with it."""
    return edge is not None and line.width >= edge - _SLACK


def units_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a passage ``[start, end)`` that a line break parts for good.

    A sentence never reaches from one piece into the next. A line that broke off at the edge of
    the page, or behind a comma, goes on in the next line; the short head of a list item above
    its explanation does not:

        • 研究の共有              → a piece of its own
          企業が協力する。        → another
    """
    rows: list[tuple[int, int]] = []
    position = start
    for raw in text[start:end].split("\n"):
        body = raw.strip(_BLANK)
        if body:
            first = position + len(raw) - len(raw.lstrip(_BLANK))
            rows.append((first, first + len(body)))
        position += len(raw) + 1
    if len(rows) < 2:
        return rows
    widths = [columns(text[a:b]) if b - a <= 200 else 2 * (b - a) for a, b in rows]
    edge = max(widths[:-1])
    # The last line may be shorter than the edge, but hardly longer.
    wrapped = widths[-1] <= edge + _SLACK
    pieces: list[tuple[int, int]] = []
    head, tail = rows[0]
    for (first, last), width in zip(rows[1:], widths, strict=False):
        line = text[max(head, tail - 200) : tail]
        goes_on = line.endswith(("、", "，", ",")) or (
            wrapped and width >= edge - _SLACK and not ends_sentence(line)
        )
        if goes_on:
            tail = last
        else:
            pieces.append((head, tail))
            head, tail = first, last
    pieces.append((head, tail))
    return pieces
