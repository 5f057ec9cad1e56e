"""A document cut into blocks: what the page lays out one by one. No Qt here."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from yomichizu.model import Document, Passage, Role, Span

LONGEST = 3000  #: code points of one block; a longer line goes on in a block of its own
_NOT_AT_START = frozenset(
    "、。，．・：；？！」』）〕］｝〉》】〜ー…ゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_SENTENCE_END = re.compile("[。！？!?][」』）)]*")
_MARKER = re.compile(
    r"(?:[•・◦●○■□◆◇▪▫‣⁃‐–—\-*＊]|[(（]?[0-9０-９]{1,3}[.．)）]|[①-⑳]|[(（][一二三四五六七八九十ア-ン][)）])"
    r"[ \t\u3000]*"
)
_BLANK = " \t\u3000\xa0\u200b\ufeff"

# What Qt would drop, break at or draw as nothing is replaced, one UTF-16 unit for one.
_SHOWN = {c: 0x2400 + c for c in range(32) if c != 9} | {0x7F: 0x2421}
_SHOWN |= dict.fromkeys((0x0A, 0x0B, 0x0C, 0x85, 0x2029), 0x2028)
_SHOWN |= dict.fromkeys((0xFFFC, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), 0xFFFD)
_SHOWN[0xFEFF] = 0x2060  # a byte-order mark in front is swallowed on the way to Qt, and all offsets with it
_ON_ONE_LINE = _SHOWN | dict.fromkeys((0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029), 0x200B)


def shown_text(text: str, *, wrapped: bool = True) -> str:
    """``text`` as Qt can lay it out, offsets unchanged; unless ``wrapped``, lines are run together."""
    return text.translate(_SHOWN if wrapped else _ON_ONE_LINE)


class Block(NamedTuple):
    """A slice of the text that is laid out together: one line of a passage, or a piece of a long one.

    ``start``/``end`` are code points; blank space between blocks belongs to none and is not drawn.
    """

    start: int
    end: int
    role: Role
    level: int  #: 1, 2, … of a heading, 0 otherwise
    passage: int  #: index into document.passages, -1 for text outside every passage
    first: bool  #: opens its passage
    marker: int  #: code points of the list marker that it begins with
    goes_on: bool  #: a later piece of the same line, so nothing stands between it and the one before

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def blocks_of(document: Document) -> list[Block]:
    """The blocks of a document in text order."""
    text, passages = document.text, document.passages
    blocks: list[Block] = []
    index = 0
    last_passage = -1
    start = 0
    size = len(text)
    while start < size:
        end = text.find("\n", start)
        end = size if end < 0 else end
        while index < len(passages) and passages[index].end <= start:
            index += 1
        for number, low, high in _pieces(passages, index, start, end):
            if not text[low:high].strip(_BLANK + "\r\f\v\u2028\u2029\x85"):
                continue
            first = number < 0 or number != last_passage
            last_passage = number
            blocks.extend(_cut(text, low, high, passages[number] if number >= 0 else None, number, first))
        start = end + 1
    return blocks


def _pieces(passages: tuple[Passage, ...], index: int, start: int, end: int) -> list[tuple[int, int, int]]:
    """The line ``start``..``end`` divided at the borders of its passages: (passage or -1, from, to).

    Blank space in front of a passage goes with it, so that an indented first line keeps its indent.
    """
    pieces: list[tuple[int, int, int]] = []
    position = start
    while index < len(passages) and passages[index].start < end:
        low, high = max(start, passages[index].start), min(end, passages[index].end)
        if low > position and pieces:
            pieces.append((-1, position, low))
            position = low
        if high > low:
            pieces.append((index, position, high))
            position = high
        index += 1
    if position < end:
        pieces.append((-1, position, end))
    return pieces


def _cut(text: str, start: int, end: int, passage: Passage | None, number: int, first: bool) -> list[Block]:
    """One line (or its part in one passage) as blocks of at most LONGEST code points."""
    role = passage.role if passage else Role.PARAGRAPH
    level = (passage.level or 1) if passage and role in (Role.HEADING, Role.TITLE) else 0
    if role is not Role.PARAGRAPH:
        while start < end and text[start] in _BLANK:
            start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    marker = 0
    if role is Role.LIST_ITEM and first and (match := _MARKER.match(text, start, end)):
        marker = match.end() - start
    result = []
    goes_on = False
    while end - start > LONGEST:
        cut = _good_cut(text, start, start + LONGEST)
        result.append(Block(start, cut, role, level, number, first, marker, goes_on))
        start, first, marker, goes_on = cut, False, 0, True
    if start < end:
        result.append(Block(start, end, role, level, number, first, marker, goes_on))
    return result


def _good_cut(text: str, start: int, limit: int) -> int:
    """Where to cut a long line at or before ``limit``: behind a sentence, else where no character breaks."""
    for match in reversed(list(_SENTENCE_END.finditer(text, limit - (limit - start) // 3, limit))):
        return match.end()
    cut = limit
    while cut > start + 1 and (
        joins_before(text[cut]) or text[cut - 1] == "\u200d" or text[cut] in _NOT_AT_START
    ):
        cut -= 1
    return cut if cut > start + 1 else limit


def joins_before(character: str) -> bool:
    """True of a combining mark, a variation selector or a joiner: it is drawn with what stands before."""
    return (
        character == "\u200d"
        or unicodedata.category(character) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


class BlockIndex:
    """Blocks by position in the text."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self._starts = [b.start for b in blocks]

    def at(self, point: int) -> int:
        """Index of the last block that begins at or before ``point`` (0 when none does)."""
        return max(0, bisect_right(self._starts, point) - 1)

    def nearest(self, point: int) -> int:
        """``point`` itself when it is drawn, else the closest place that is."""
        if not self.blocks:
            return 0
        index = self.at(point)
        block = self.blocks[index]
        if point <= block.end:
            return max(point, block.start)
        if index + 1 < len(self.blocks):
            after = self.blocks[index + 1].start
            return after if after - point < point - block.end else block.end
        return block.end
