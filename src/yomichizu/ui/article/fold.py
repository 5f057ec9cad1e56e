"""Text compared without regard to width, kana type and case, with the way back to its own offsets. No Qt."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from yomichizu.model import Span

_VOICING = "ﾞﾟ\u3099\u309a\u309b\u309c"
_TO_HIRAGANA = {c: c - 0x60 for c in range(0x30A1, 0x30F7)}
# A half-width or decomposed kana with its voicing mark is one character: ｶﾞ, か + U+3099.
_VOICED = re.compile(f"[ｦ-ﾝぁ-ゖァ-ヺ][{_VOICING}]")


def fold(text: str) -> str:
    """``text`` in hiragana, half-width Latin and small letters: ＬＮＧ → lng, ｼｱﾄﾙ → しあとる."""
    shown = unicodedata.normalize("NFKC", text)
    return unicodedata.normalize("NFC", shown).casefold().translate(_TO_HIRAGANA)


class Folded:
    """A text folded once, to be searched many times. Offsets are code points."""

    def __init__(self, text: str) -> None:
        table = {ord(c): fold(c) for c in set(text)}
        odd = [chr(c) for c, folded in table.items() if len(folded) != 1]
        pattern = _VOICED.pattern + (f"|[{re.escape(''.join(odd))}]" if odd else "")
        pieces: list[str] = []
        # Where the two texts fall out of step: (folded offset, original offset) from which both count on.
        self._folded_at = [0]
        self._original_at = [0]
        self._group_ends: dict[int, int] = {}
        done = length = 0
        for match in re.finditer(pattern, text):
            plain = text[done : match.start()].translate(table)
            special = fold(match.group())
            pieces += (plain, special)
            length += len(plain)
            # Every folded character of a group stands for its beginning.
            for number in range(len(special)):
                self._folded_at.append(length + number)
                self._original_at.append(match.start())
                self._group_ends[length + number] = match.end()
            length += len(special)
            done = match.end()
            self._folded_at.append(length)
            self._original_at.append(done)
        pieces.append(text[done:].translate(table))
        self.text = "".join(pieces)
        self._size = len(text)

    def _original(self, offset: int) -> int:
        index = bisect_right(self._folded_at, offset) - 1
        return min(self._size, self._original_at[index] + offset - self._folded_at[index])

    def span(self, start: int, end: int) -> Span:
        """The original range of the folded range ``start``..``end``; groups are taken whole."""
        last = self._group_ends.get(end - 1)
        if last is None:
            last = self._original(end - 1) + 1
        return Span(self._original(start), last)

    def find(self, query: str) -> list[Span]:
        """Every place, from left to right and not overlapping, that reads like ``query``."""
        wanted = fold(query)
        spans: list[Span] = []
        if not wanted:
            return spans
        at = self.text.find(wanted)
        while at >= 0:
            spans.append(self.span(at, at + len(wanted)))
            at = self.text.find(wanted, at + len(wanted))
        return spans
