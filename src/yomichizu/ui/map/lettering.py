"""Fonts and lines: where a Japanese label may break, and how large it gets."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from PySide6.QtGui import QFont, QFontMetricsF

from yomichizu.ui.theme import SANS

_CLASSES = (
    ("kana", "ぁ-ゖ"),
    ("katakana", "ァ-ヺーｦ-ﾟ"),
    ("kanji", "一-鿿㐀-䶿々〆𠀀-𪛟"),
    ("latin", "0-9A-Za-z０-９Ａ-Ｚａ-ｚ.,&+'’/-"),
)
_CLASS_OF = [(name, re.compile(f"[{chars}]")) for name, chars in _CLASSES]
_CLOSING = "・、。，．）)」』】〉》：:！!？?　 ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_OPENING = "（(「『【〈《"


@cache
def _class_of(char: str) -> str:
    for name, pattern in _CLASS_OF:
        if pattern.match(char):
            return name
    return "sign"


def pieces(label: str) -> list[str]:
    """``label`` cut where a line may end: between phrases, never inside a word.

    A phrase ends before a change of script that starts a new word (アラスカ産｜LNG,
    エネルギー｜安全保障), after particles (依存を｜減らす) and after ・ or a closing bracket. Hiragana
    stay with what they follow (減らす), and a single kanji with the word before (アラスカ産).
    """
    cuts: list[int] = []
    for at in range(1, len(label)):
        before, after = label[at - 1], label[at]
        if after in _CLOSING or before in _OPENING:
            continue
        if before in _CLOSING[:16] or after in _OPENING:
            cuts.append(at)
            continue
        old, new = _class_of(before), _class_of(after)
        if old == new or new == "kana" or "sign" in (old, new):
            continue
        if new == "kanji" and old in ("katakana", "latin"):
            # One kanji after katakana or figures is a suffix: アラスカ産, 2025年, ワシントン州.
            following = _class_of(label[at + 1]) if at + 1 < len(label) else "end"
            if following != "kanji":
                continue
        cuts.append(at)
    edges = [0, *cuts, len(label)]
    return [label[a:b] for a, b in pairwise(edges)]


@lru_cache(maxsize=4096)
def broken(label: str, most: int) -> tuple[str, ...]:
    """``label`` in lines of about ``most`` full-width characters, broken at phrases and balanced.

    A phrase longer than a line stays whole up to one and a half lines; beyond that it is cut in
    two halves of an even number of characters, as most Sino-Japanese words have two.
    """
    if cells(label) <= most:
        return (label,)
    parts: list[str] = []
    for piece in pieces(label):
        while cells(piece) > most * 1.6:
            half = max(2, min(most, (len(piece) // 2 + 1) // 2 * 2))
            parts.append(piece[:half])
            piece = piece[half:]
        parts.append(piece)
    count = max(1, round(cells(label) / most + 0.35))
    target = max(cells(label) / count, max(cells(part) for part in parts))
    lines: list[str] = []
    line = ""
    for part in parts:
        if line and cells(line + part) > max(target * 1.12, target + 0.5):
            lines.append(line.strip())
            line = part
        else:
            line += part
    lines.append(line.strip())
    return tuple(lines)


def cells(text: str) -> float:
    """Width of ``text`` in full-width characters; Latin letters count for half of one."""
    return sum(0.55 if ord(char) < 0x2000 or 0xFF61 <= ord(char) <= 0xFF9F else 1.0 for char in text)


@lru_cache(maxsize=256)
def font(pixels: float, bold: bool = False) -> QFont:
    """The interface's Japanese sans serif, ``pixels`` high (rounded to a quarter of a pixel)."""
    made = QFont()
    made.setFamilies(list(SANS))
    # A point size at 72 dots per inch would depend on the screen; whole pixels would make zooming jump.
    made.setPixelSize(max(1, round(pixels)))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


@lru_cache(maxsize=8192)
def width_of(text: str, pixels: int, bold: bool) -> float:
    """Advance width of ``text`` in pixels."""
    return QFontMetricsF(font(pixels, bold)).horizontalAdvance(text)
