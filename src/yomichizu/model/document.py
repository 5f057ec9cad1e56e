"""A text with its structure: what reading produces and everything else points into."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from yomichizu.model.offsets import Utf16Map


class Span(NamedTuple):
    """Half-open range ``[start, end)`` of code points in a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True when the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when ``other`` lies wholly within this range."""
        return self.start <= other.start and other.end <= self.end


class Role(StrEnum):
    """What a passage is in the text's own structure."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    REFERENCE = "reference"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"

    @property
    def mined(self) -> bool:
        """Whether extraction looks into passages of this role."""
        return self not in (Role.BOILERPLATE, Role.REFERENCE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A leaf of the text's structure. Passages are in text order and never overlap."""

    id: str
    document: str
    start: int
    end: int
    role: Role
    level: int | None = None  #: 1, 2, … of a heading, else None
    heading: str | None = None  #: id of the heading passage it stands under

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Document:
    """A decoded text: byte-order mark dropped, CRLF and CR turned into LF, nothing else changed."""

    id: str
    title: str
    source: str  #: file name, or "" for a text that came from no file
    text: str
    passages: tuple[Passage, ...] = field(default=(), repr=False)

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal digest of ``text`` in UTF-8 (lone surrogates kept as they are)."""
        import hashlib  # takes longer to load than all of this module

        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def utf16(self) -> Utf16Map:
        """Converter between our offsets and Qt's."""
        return Utf16Map(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [p.start for p in self.passages]

    def passage_at(self, point: int) -> Passage | None:
        """The last passage that begins at or before the code point offset ``point``."""
        index = bisect_right(self._starts, point) - 1
        return self.passages[index] if index >= 0 else None

    @cached_property
    def _by_id(self) -> dict[str, Passage]:
        return {p.id: p for p in self.passages}

    def heading_at(self, point: int) -> Passage | None:
        """The heading or title that the code point offset ``point`` stands in, else the heading above it."""
        passage = self.passage_at(point)
        if passage is None or passage.role in (Role.HEADING, Role.TITLE):
            return passage
        return self._by_id.get(passage.heading) if passage.heading else None

    def passages_in(self, span: Span) -> tuple[Passage, ...]:
        """The passages that share at least one code point with ``span``."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_right(self._starts, span.end - 1) if span.end else 0
        return tuple(p for p in self.passages[first:last] if p.span.overlaps(span))

    def section_of(self, heading_id: str) -> Span:
        """Range from a heading to the next heading of the same or a higher level.

        Raises KeyError when no heading has that id.
        """
        for index, passage in enumerate(self.passages):
            if passage.id == heading_id and passage.role in (Role.HEADING, Role.TITLE):
                level = passage.level or 0
                for later in self.passages[index + 1 :]:
                    if later.role is Role.HEADING and (later.level or 0) <= level:
                        return Span(passage.start, later.start)
                return Span(passage.start, len(self.text))
        raise KeyError(heading_id)
