"""The legend: exactly the types, line styles and marks on screen, in as few rows as they take."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from yomichizu.graph.view import EdgeStyle, GraphView
from yomichizu.model import NodeKind, NodeType
from yomichizu.ui.map import lettering, lines
from yomichizu.ui.map.curves import Curves
from yomichizu.ui.map.symbols import pictogram
from yomichizu.ui.map.wording import style_name, type_name
from yomichizu.ui.theme import Theme

LETTERS = 11
ROW = 19.0
SIGN = 20.0
SPACE = 11.0
MARGIN = 14.0


class Mark(StrEnum):
    """What nodes may bear beside their own sign."""

    PIN = "pin"


Sign = NodeType | EdgeStyle | Mark
Entry = tuple[Sign, str]


class LegendButton(QToolButton):
    """Folds the legend away and brings it back; it stands at the lower left, before the entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab walks over the map; the menus fold it as well
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        font = self.font()
        font.setPixelSize(LETTERS)
        self.setFont(font)
        self.toggled.connect(self._say)
        self._say(True)

    def _say(self, shown: bool) -> None:
        self.setText(self.tr("Legend") + (" ▾" if shown else " ▸"))
        self.setToolTip(self.tr("Hide the legend") if shown else self.tr("Show the legend"))
        self.adjustSize()

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"QToolButton {{ color: {theme.ink_soft}; border: none; padding: 2px 4px; }}"
            f"QToolButton, QToolButton:checked {{ background: transparent; color: {theme.ink_soft}; }}"
            f"QToolButton:hover {{ color: {theme.ink}; background: {theme.panel}; border-radius: 4px; }}"
        )
        self.adjustSize()

    def settle(self, pane: QRect, something: bool) -> None:
        """Stand in the lower left corner of ``pane``, on the legend's last line while it is shown."""
        self.setVisible(something)
        self.move(pane.left() + 6, pane.top() + pane.height() - self.height() - 4)
        self.raise_()


def entries(view: GraphView, pinned: bool = False) -> list[Entry]:
    """What needs explaining in ``view``: types in the order of NodeType, then line styles.

    Last the mark of a pin, if any node is ``pinned``.
    """
    found: list[Entry] = [(t, type_name(t)) for t in NodeType if t in view.types]
    found += [(s, style_name(s)) for s in EdgeStyle if s in view.styles]
    if pinned:
        found.append((Mark.PIN, QCoreApplication.translate("Legend", "held in place")))
    return found


def _rows(view: GraphView, width: float, pinned: bool = False) -> list[list[tuple[Entry, float]]]:
    """Entries with their x, row by row, within ``width`` pixels, the rows about equally long."""
    found = entries(view, pinned)
    wide = [_sign_width(what) + lettering.width_of(name, LETTERS, False) + SPACE for what, name in found]
    room = max(width - MARGIN, max(wide, default=0.0))
    rows = _filled(found, wide, room)
    # No orphan in the last row: as narrow as it gets without another one.
    while len(rows) > 1 and len(narrower := _filled(found, wide, room - 8.0)) == len(rows) and room > 80.0:
        rows, room = narrower, room - 8.0
    return rows


def _sign_width(what: Sign) -> float:
    """Pixels from the left end of a sign to its name; a line is long enough to show its dashes."""
    return SIGN + 14.0 if isinstance(what, EdgeStyle) else SIGN


def _filled(found: list[Entry], wide: list[float], room: float) -> list[list[tuple[Entry, float]]]:
    rows: list[list[tuple[Entry, float]]] = []
    x = room
    for entry, own in zip(found, wide, strict=True):
        if not rows or x + own - SPACE > room:
            rows.append([])
            x = 0.0
        rows[-1].append((entry, x))
        x += own
    return rows


def height(view: GraphView, width: float, pinned: bool = False) -> float:
    """Pixels that the legend takes at the lower edge."""
    count = len(_rows(view, width - MARGIN, pinned))
    return count * ROW + 10.0 if count else 0.0


def paint(painter: QPainter, rect: QRectF, view: GraphView, theme: Theme, pinned: bool = False) -> None:
    """Paint the legend at the lower edge of ``rect`` (pixels)."""
    rows = _rows(view, rect.width() - MARGIN, pinned)
    rect = rect.adjusted(MARGIN, 0, 0, 0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = rect.bottom() - len(rows) * ROW - 4
    for number, row in enumerate(rows):
        middle = top + (number + 0.5) * ROW
        for (what, name), x in row:
            left = rect.left() + x
            _sign(painter, what, left + _sign_width(what) / 2 - 4, middle, theme)
            painter.setPen(QColor(theme.ink_soft))
            painter.setFont(lettering.font(LETTERS))
            painter.drawText(QPointF(left + _sign_width(what), middle + LETTERS * 0.37), name)


def _sign(painter: QPainter, what: Sign, x: float, y: float, theme: Theme) -> None:
    if isinstance(what, Mark):
        paint_pin(painter, QPointF(x, y), 4.0, theme)
        return
    if isinstance(what, EdgeStyle):
        half = _sign_width(what) / 2 - 2
        one = Curves(np.array([[x - half, y]]), np.array([[x, y]]), np.array([[x + half, y]]))
        lines.draw(
            painter,
            one,
            np.array([1.5]),
            what,
            QColor(theme.edge),
            np.array([what is not EdgeStyle.DOTTED]),
            0.75,
            paper=QColor(theme.paper),
        )
        return
    grey = QColor(theme.ink_soft)
    path = pictogram(what)
    if path is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(grey)
        painter.drawEllipse(QPointF(x, y), 7.5, 7.5)
        painter.save()
        painter.translate(x, y)
        painter.scale(4.6, 4.6)
        painter.fillPath(path, QColor(theme.paper))
        painter.restore()
        return
    painter.setPen(QPen(grey, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if what.kind is NodeKind.THEME:
        painter.drawRoundedRect(QRectF(x - 8, y - 4.5, 16, 9), 4.5, 4.5)
    else:
        painter.drawRect(QRectF(x - 7, y - 4.5, 14, 9))
        painter.fillRect(QRectF(x - 7, y - 4.5, 3, 9), grey)


def paint_pin(painter: QPainter, at: QPointF, radius: float, theme: Theme) -> None:
    """The head of a pin: the mark of a node that is held where it is."""
    painter.setPen(QPen(QColor(theme.paper), 1.5))
    painter.setBrush(QColor(theme.ink))
    painter.drawEllipse(at, radius, radius)
