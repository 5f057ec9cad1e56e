"""Fonts and lines: where a Japanese label may break, and how large it gets."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QTextLayout

from yomichizu.ui.compounds import word_ends
from yomichizu.ui.theme import SANS

_CLASSES = (
    ("kana", "ぁ-ゖ"),
    ("katakana", "ァ-ヺーｦ-ﾟ"),
    ("kanji", "一-鿿㐀-䶿々〆𠀀-𪛟"),
    ("latin", "0-9A-Za-z０-９Ａ-Ｚａ-ｚ.,&+'’/-"),
)
_CLASS_OF = [(name, re.compile(f"[{chars}]")) for name, chars in _CLASSES]
_CLOSING = "・、。，．）)」』】〉》：:！!？?＝=　 ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_ENDING = "・、。，．）)」』】〉》：:！!？?＝=　 "
_OPENING = "（(「『【〈《"
_INFLECTED = "のをにがはとでへもやてたるすくうつむぬぐなだい"  # how particles and inflected words end
_PREFIXES = "新再超非反対大小高低全各総前元旧現副準多脱省"
PHRASE, WORD = 0.0, 0.3
_TOO_LONG = 1.3  # lines' lengths that a compound may have before its words are looked at
_SLACK = 1.2  # lines' lengths that a line may have without being too long
_OVER = 3.0
_A_LINE = 0.12  # a line more


@cache
def _class_of(char: str) -> str:
    for name, pattern in _CLASS_OF:
        if pattern.match(char):
            return name
    return "sign"


def breaks(label: str) -> dict[int, float]:
    """Where a line of ``label`` may end (code points), and how bad that is: 0 for the end of a phrase.

    A phrase (文節) ends after a particle or an inflected word (アラスカの｜LNG, 依存を｜減らす), after ・
    and around brackets. Next best is the border between two words of a compound, which a change of
    script gives away (エネルギー｜安全保障). Hiragana stay with what they follow, also within a
    compound verb (取り組む), one kanji after katakana or figures with these (アラスカ産, 2025年), and a
    prefix with what it belongs to (法人｜新エネルギー).
    """
    found: dict[int, float] = {}
    for at in range(1, len(label)):
        before, after = label[at - 1], label[at]
        if after in _CLOSING or before in _OPENING:
            continue
        old, new = _class_of(before), _class_of(after)
        if before in _ENDING or after in _OPENING:
            found[at] = PHRASE
        elif new == "kana":
            if before == "を":  # 子供を｜もうける: を is nothing but a particle
                found[at] = PHRASE
        elif old == "kana":
            if before in _INFLECTED:
                found[at] = PHRASE
        elif "sign" not in (old, new) and _new_word(label, at, old, new):
            found[at] = WORD
    return found


def _new_word(label: str, at: int, old: str, new: str) -> bool:
    """Whether the script gives away that a word begins at ``at``."""
    if old == new:
        following = _class_of(label[at + 1]) if at + 1 < len(label) else "end"
        return old == "kanji" and label[at] in _PREFIXES and following == "katakana"
    if new == "kanji" and old in ("katakana", "latin"):
        following = _class_of(label[at + 1]) if at + 1 < len(label) else "end"
        return following == "kanji"
    return not (old == "kanji" and new == "katakana" and label[at - 1] in _PREFIXES and at > 1)


@lru_cache(maxsize=4096)
def broken(label: str, most: int) -> tuple[str, ...]:
    """``label`` in balanced lines of about ``most`` full-width characters, broken where phrases end.

    What has no such place within a line's length is broken between its words, as the tagger cuts
    them; a single word is never broken.
    """
    if cells(label) <= most:
        return (label,)
    cost = breaks(label)
    edges = [0, *sorted(cost), len(label)]
    for begin, end in pairwise(edges):
        if cells(label[begin:end]) > _TOO_LONG * most:
            cost.update((begin + at, WORD) for at in word_ends(label[begin:end]))
    edges = [0, *sorted(cost), len(label)]
    # The cheapest way to each edge (D. E. Knuth, M. F. Plass, Software 11, 1981, on a small scale).
    lines = max(2, round(cells(label) / most + 0.3))
    ideal = cells(label) / lines
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    for end in edges[1:]:
        ways = []
        for begin in edges:
            if begin >= end:
                break
            length = cells(label[begin:end].strip())
            uneven = ((length - ideal) / most) ** 2 + _OVER * max(0.0, length / most - _SLACK)
            ways.append((best[begin][0] + uneven + _A_LINE + cost.get(end, 0.0), begin))
        best[end] = min(ways)
    cuts = [len(label)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return tuple(label[a:b].strip() for a, b in pairwise(reversed(cuts)))


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


@lru_cache(maxsize=8192)
def glyphs(text: str, pixels: int, bold: bool) -> tuple[QGlyphRun, ...]:
    """``text`` shaped once for all scales, its baseline beginning at (0, 0).

    Shaping and looking for a font that has the characters take as long as drawing them.
    """
    layout = QTextLayout(text, font(pixels, bold))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    for run in runs:
        run.setPositions([QPointF(at.x(), at.y() - line.ascent()) for at in run.positions()])
    return tuple(runs)
