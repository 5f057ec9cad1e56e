"""Levels of headings, and the heading that each passage stands under."""

from __future__ import annotations

from yomichizu.model import Passage, Role
from yomichizu.reading.structure import Piece

_PARTS = {"第部": 0, "第編": 0, "第篇": 0, "第巻": 0, "第章": 1, "第幕": 1, "第話": 1, "第回": 1, "第夜": 1}
_PARTS |= {"第節": 2, "第項": 6, "第条": 5}
_NUMBERS = {"roman": 40, "kanji": 41, "decimal": 42, "letter": 46, "step": 47, "paren": 50, "circled": 51}
_ABOVE, _BELOW = 30, 49
_MARKED = 31


def passages_of(pieces: list[Piece], document: str) -> tuple[Passage, ...]:
    """Number the passages ``p1``, ``p2``, … and give headings their level (1 is the highest)."""
    plain_above = _plain_above(pieces)
    base = min((p.markdown for p in pieces if p.markdown and p.role is Role.HEADING), default=1)
    stack: list[tuple[int, str]] = []
    passages = []
    for index, piece in enumerate(pieces, start=1):
        name = f"p{index}"
        level: int | None = None
        if piece.role is Role.HEADING:
            rank = _rank(piece, base, plain_above)
            while stack and stack[-1][0] >= rank:
                stack.pop()
            level = len(stack) + 1
            under = stack[-1][1] if stack else None
            stack.append((rank, name))
        elif piece.role in (Role.BOILERPLATE, Role.TITLE):
            under = None
        else:
            under = stack[-1][1] if stack else None
        passages.append(Passage(name, document, piece.start, piece.end, piece.role, level, under))
    return tuple(passages)


def _rank(piece: Piece, base: int, plain_above: bool) -> int:
    """Place of a heading's style in the order of styles; a lower one stands above a higher one."""
    if piece.markdown:
        return piece.markdown - base
    number = piece.number
    if number is not None:
        if number.style in _PARTS:
            return 20 + _PARTS[number.style]
        if number.style == "decimal":
            return _NUMBERS["decimal"] + min(number.depth, 4) - 1
        return _NUMBERS.get(number.style, _NUMBERS["step"] if number.style != "bare" else _NUMBERS["kanji"])
    if piece.known:
        return _ABOVE - 10 if not plain_above else _ABOVE
    if piece.mark:
        return _MARKED if plain_above else _BELOW
    return _ABOVE if plain_above else _BELOW


def _plain_above(pieces: list[Piece]) -> bool:
    """Whether headings without a number stand above those with one.

    They do when the numbers begin anew beneath them (概要 1. 2. ポイント 1. 2.) or when one of them
    comes before the first number. They do not when they part the numbers (1. 背景, 経緯, 2. 方法).
    """
    first_numbered = False
    ones = 0
    for piece in pieces:
        if piece.role is not Role.HEADING or piece.markdown:
            continue
        if piece.number is not None:
            first_numbered = True
            ones += piece.number.value == 1 and piece.number.depth == 1 and piece.number.style not in _PARTS
            if ones > 1:
                return True
        elif not piece.known and not first_numbered:
            return True
    return not first_numbered
