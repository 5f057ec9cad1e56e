"""Readings above words. The pairing is plain Python; painting is Qt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from yomichizu.control import Control
from yomichizu.ui.article.words import script_of

Ruby = tuple[tuple[str, str], ...]  # (written, reading in hiragana or "")
_TO_HIRAGANA = {c: c - 0x60 for c in range(0x30A1, 0x30F7)}


def hiragana(reading: str) -> str:
    return reading.translate(_TO_HIRAGANA)


def paired(written: str, reading: str) -> Ruby:
    """``reading`` over the part of ``written`` that is not kana already: 減らす へらす → 減(へ) らす."""
    kana = hiragana(reading)
    if not kana or not any(script_of(c) == "kanji" for c in written):
        return ((written, ""),)
    plain = hiragana(written)
    tail = 0
    while tail < min(len(plain), len(kana)) - 1 and plain[-1 - tail] == kana[-1 - tail]:
        if script_of(written[-1 - tail]) not in ("hiragana", "katakana"):
            break
        tail += 1
    if not tail:
        return ((written, kana),)
    return ((written[:-tail], kana[:-tail]), (written[-tail:], ""))


def readings(text: str, control: Control) -> Ruby:
    """``text`` (a word or two) with the reading of each of its tokens."""
    from yomichizu.extraction.tagging import Tagger

    pairs: list[tuple[str, str]] = []
    position = 0
    plain = text.translate(dict.fromkeys(range(0xD800, 0xE000), 0xFFFD))
    for token in Tagger().tokens(plain, 0):
        control.tick(token.start / max(1, len(text)))
        if token.start > position:
            pairs.append((plain[position : token.start], ""))
        pairs.extend(paired(token.surface, token.feature.kana))
        position = token.end
    return tuple(pairs)


def ruby_size(pairs: Sequence[tuple[str, str]], base: QFont, small: QFont) -> QSizeF:
    """Room that the words take with their readings, pixels."""
    above, below = QFontMetricsF(small), QFontMetricsF(base)
    width = sum(max(below.horizontalAdvance(w), above.horizontalAdvance(r)) for w, r in pairs)
    over = above.height() * 0.9 if any(r for _, r in pairs) else 0.0
    return QSizeF(width, over + below.height())


def draw_ruby(
    painter: QPainter,
    at: QPointF,
    pairs: Sequence[tuple[str, str]],
    base: QFont,
    small: QFont,
    ink: QColor,
    soft: QColor,
) -> None:
    """Paint the words with their readings centred above them; ``at`` is the upper left corner."""
    above, below = QFontMetricsF(small), QFontMetricsF(base)
    over = above.height() * 0.9 if any(r for _, r in pairs) else 0.0
    x = at.x()
    for written, reading in pairs:
        wide, narrow = below.horizontalAdvance(written), above.horizontalAdvance(reading)
        room = max(wide, narrow)
        painter.setFont(base)
        painter.setPen(ink)
        painter.drawText(QPointF(x + (room - wide) / 2, at.y() + over + below.ascent()), written)
        if reading:
            painter.setFont(small)
            painter.setPen(soft)
            painter.drawText(QPointF(x + (room - narrow) / 2, at.y() + above.ascent() * 0.95), reading)
        x += room
