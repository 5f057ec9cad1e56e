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
    NEXT = auto()  #: in order of importance
    PREVIOUS = auto()
    FIRST = auto()
    LAST = auto()
    NEXT_RELATION = auto()  #: of the node under the ring, the strongest first
    PREVIOUS_RELATION = auto()
    SELECT = auto()
    EVIDENCE = auto()
    CARD = auto()
    NEARER = auto()
    FARTHER = auto()
    FIT = auto()
    STEPS = auto()  #: only the surroundings, so many steps far as the digit says
    PIN = auto()
    FIND = auto()
    BACK = auto()


_KEYS = {
    Qt.Key.Key_Left: Wish.LEFT,
    Qt.Key.Key_Right: Wish.RIGHT,
    Qt.Key.Key_Up: Wish.UP,
    Qt.Key.Key_Down: Wish.DOWN,
    Qt.Key.Key_Tab: Wish.NEXT,
    Qt.Key.Key_Backtab: Wish.PREVIOUS,
    Qt.Key.Key_Home: Wish.FIRST,
    Qt.Key.Key_End: Wish.LAST,
    Qt.Key.Key_PageDown: Wish.NEXT_RELATION,
    Qt.Key.Key_PageUp: Wish.PREVIOUS_RELATION,
    Qt.Key.Key_Space: Wish.SELECT,
    Qt.Key.Key_Return: Wish.EVIDENCE,
    Qt.Key.Key_Enter: Wish.EVIDENCE,
    Qt.Key.Key_F2: Wish.CARD,
    Qt.Key.Key_Plus: Wish.NEARER,
    Qt.Key.Key_Equal: Wish.NEARER,
    Qt.Key.Key_Minus: Wish.FARTHER,
    Qt.Key.Key_0: Wish.FIT,
    Qt.Key.Key_1: Wish.STEPS,
    Qt.Key.Key_2: Wish.STEPS,
    Qt.Key.Key_3: Wish.STEPS,
    Qt.Key.Key_P: Wish.PIN,
    Qt.Key.Key_Slash: Wish.FIND,
    Qt.Key.Key_Escape: Wish.BACK,
}
_WAYS = {Wish.LEFT: (-1.0, 0.0), Wish.RIGHT: (1.0, 0.0), Wish.UP: (0.0, -1.0), Wish.DOWN: (0.0, 1.0)}
WALKS = frozenset({*_WAYS, Wish.NEXT, Wish.PREVIOUS, Wish.FIRST, Wish.LAST})
#: What Ctrl goes with: the ring walks without choosing, and a node is added or taken away.
_WITH_CTRL = frozenset({*_WAYS, Wish.FIRST, Wish.LAST, Wish.SELECT})


def wish_of(event: QKeyEvent) -> Wish | None:
    """What the key asks for, or None when it is none of the map's."""
    wish = _KEYS.get(Qt.Key(event.key()))
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if held == Qt.KeyboardModifier.ControlModifier:
        return wish if wish in _WITH_CTRL else None
    return wish if held == Qt.KeyboardModifier.NoModifier else None


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
