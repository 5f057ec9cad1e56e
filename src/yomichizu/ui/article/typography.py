"""How each kind of passage is set: font, line height, indents and the space around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont

from yomichizu.model import Role
from yomichizu.ui.theme import SANS, SERIF

SMALLEST, LARGEST, NORMAL = 11, 40, 17  #: body size in pixels
MEASURE = 40  #: full-width characters in a line at most; longer lines lose the eye on its way back


@dataclass(frozen=True)
class Face:
    """The setting of one kind of block. Lengths are pixels."""

    font: QFont
    line_height: int
    indent: int
    before: int  #: space above the first line of the passage
    after: int  #: space below the block
    soft: bool  #: drawn in the secondary ink
    justified: bool
    bar: bool = False  #: a vertical line at the left, for quotations


@dataclass(frozen=True)
class Typography:
    """Body size in pixels and the family (serif or sans)."""

    size: int = NORMAL
    serif: bool = True

    def grown(self, steps: int) -> Typography:
        """``steps`` sizes larger (or smaller), within what can be read."""
        return Typography(min(LARGEST, max(SMALLEST, self.size + steps)), self.serif)

    @property
    def measure(self) -> int:
        """The widest text column in pixels."""
        return MEASURE * self.size

    def face(self, role: Role, level: int = 0) -> Face:
        return _face(self.size, self.serif, role, level)


def _font(families: tuple[str, ...], size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(weight)
    return font


@cache
def _face(size: int, serif: bool, role: Role, level: int) -> Face:
    body = SERIF if serif else SANS
    bold = QFont.Weight.Bold

    def px(em: float) -> int:
        return round(em * size)

    match role:
        case Role.TITLE:
            return Face(_font(body, size * 1.5, bold), px(2.1), 0, px(0.6), px(0.5), False, False)
        case Role.HEADING if level <= 1:
            return Face(_font(SANS, size * 1.2, bold), px(1.75), 0, px(1.5), px(0.45), False, False)
        case Role.HEADING:
            return Face(_font(SANS, size * 1.04, bold), px(1.65), 0, px(1.0), px(0.3), False, False)
        case Role.LIST_ITEM:
            return Face(_font(body, size), px(1.8), px(1.0), px(0.1), px(0.3), False, True)
        case Role.QUOTE:
            return Face(_font(body, size), px(1.8), px(1.6), px(0.2), px(0.7), False, True, bar=True)
        case Role.CAPTION:
            return Face(_font(SANS, size * 0.82), px(1.5), 0, px(0.2), px(0.7), True, False)
        case Role.REFERENCE:
            return Face(_font(SANS, size * 0.78), px(1.4), 0, px(0.1), px(0.4), True, False)
        case Role.BOILERPLATE:
            return Face(_font(SANS, size * 0.76), px(1.4), 0, px(0.3), px(0.5), True, False)
        case _:
            return Face(_font(body, size), px(1.85), 0, px(0.1), px(0.65), False, True)
