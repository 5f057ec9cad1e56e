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
    most = min(len(plain), len(kana)) - 1
    tail = head = 0
    while tail < most and plain[-1 - tail] == kana[-1 - tail] and _is_kana(written[-1 - tail]):
        tail += 1
    while head < most - tail and plain[head] == kana[head] and _is_kana(written[head]):
        head += 1
    middle = written[head : len(written) - tail], kana[head : len(kana) - tail]
    parts = ((written[:head], ""), middle, (written[len(written) - tail :], ""))
    return tuple(part for part in parts if part[0])


def _is_kana(character: str) -> bool:
    return script_of(character) in ("hiragana", "katakana")


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


def _fitting(reading: str, small: QFont, width: float) -> QFont:
    """``small``, or a smaller one in which the reading is no wider than its word (8 pixels at least)."""
    wanted = QFontMetricsF(small).horizontalAdvance(reading)
    if wanted <= width:
        return small
    font = QFont(small)
    font.setPixelSize(max(8, int(small.pixelSize() * width / wanted)))
    return font


def ruby_size(pairs: Sequence[tuple[str, str]], base: QFont, small: QFont) -> QSizeF:
    """Room that the words take with their readings, pixels."""
    above, below = QFontMetricsF(small), QFontMetricsF(base)
    width = 0.0
    for written, reading in pairs:
        wide = below.horizontalAdvance(written)
        narrow = QFontMetricsF(_fitting(reading, small, wide)).horizontalAdvance(reading)
        width += max(wide, narrow)
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
        wide = below.horizontalAdvance(written)
        font = _fitting(reading, small, wide)
        narrow = QFontMetricsF(font).horizontalAdvance(reading)
        room = max(wide, narrow)
        painter.setFont(base)
        painter.setPen(ink)
        painter.drawText(QPointF(x + (room - wide) / 2, at.y() + over + below.ascent()), written)
        if reading:
            painter.setFont(font)
            painter.setPen(soft)
            painter.drawText(QPointF(x + (room - narrow) / 2, at.y() + above.ascent() * 0.95), reading)
        x += room
