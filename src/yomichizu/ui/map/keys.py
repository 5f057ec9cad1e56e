"""What keys mean on the map, and which node lies in a direction."""

from __future__ import annotations

from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Wish(Enum):
    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    NEXT = auto()
    PREVIOUS = auto()
    EVIDENCE = auto()
    NEARER = auto()
    FARTHER = auto()
    FIT = auto()
    BACK = auto()


_KEYS = {
    Qt.Key.Key_Left: Wish.LEFT,
    Qt.Key.Key_Right: Wish.RIGHT,
    Qt.Key.Key_Up: Wish.UP,
    Qt.Key.Key_Down: Wish.DOWN,
    Qt.Key.Key_Tab: Wish.NEXT,
    Qt.Key.Key_Backtab: Wish.PREVIOUS,
    Qt.Key.Key_Return: Wish.EVIDENCE,
    Qt.Key.Key_Enter: Wish.EVIDENCE,
    Qt.Key.Key_Plus: Wish.NEARER,
    Qt.Key.Key_Equal: Wish.NEARER,
    Qt.Key.Key_Minus: Wish.FARTHER,
    Qt.Key.Key_0: Wish.FIT,
    Qt.Key.Key_Escape: Wish.BACK,
}
_WAYS = {Wish.LEFT: (-1.0, 0.0), Wish.RIGHT: (1.0, 0.0), Wish.UP: (0.0, -1.0), Wish.DOWN: (0.0, 1.0)}


def wish_of(event: QKeyEvent) -> Wish | None:
    """What the key asks for, or None when it is none of the map's."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if held != Qt.KeyboardModifier.NoModifier:
        return None
    return _KEYS.get(Qt.Key(event.key()))


def neighbour(centres: NDArray[np.float64], here: int, wish: Wish) -> int:
    """Row of the nearest node in a direction from row ``here``, or -1.

    Nodes more than 60° off the direction do not count; one that lies askew counts as farther.
    """
    way = centres - centres[here]
    along = way @ np.array(_WAYS[wish])
    distance = np.hypot(way[:, 0], way[:, 1])
    cosine = along / np.maximum(distance, 1e-9)
    cost = np.where(cosine > 0.5, distance * (2.2 - 1.2 * cosine), np.inf)
    cost[here] = np.inf
    best = int(cost.argmin())
    return best if np.isfinite(cost[best]) else -1
