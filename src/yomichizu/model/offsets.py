"""Positions in two currencies: code points (ours) and UTF-16 code units (Qt's)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts offsets into one text between code points and UTF-16 code units.

    Every character beyond U+FFFF (𠮷, most emoji) takes two UTF-16 units, so one of them
    shifts each later position. Text without any needs no table: both sides are equal then.
    """

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        # Code point offsets of the astral characters, and the UTF-16 offset of each.
        self._points = [m.start() for m in _ASTRAL.finditer(text)]
        self._units = [p + i for i, p in enumerate(self._points)]

    def to_utf16(self, point: int) -> int:
        """UTF-16 offset of the code point offset ``point``."""
        if not self._points:
            return point
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """Code point offset of the UTF-16 offset ``unit``.

        An offset between the two halves of a surrogate pair belongs to the character itself
        (rounded down).
        """
        if not self._units:
            return unit
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] + 1 == unit:
            return self._points[before - 1]
        return unit - before


def lines_of(text: str) -> list[int]:
    """Code point offsets at which the lines of ``text`` begin (the first is 0)."""
    return [0, *(m.end() for m in re.finditer("\n", text))]


def line_at(starts: list[int], point: int) -> int:
    """Index of the line that holds the code point offset ``point``."""
    return max(0, bisect_right(starts, point) - 1)
