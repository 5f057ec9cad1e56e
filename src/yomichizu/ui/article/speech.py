"""What screen readers are told while the caret moves.

Qt's text interface cannot be offered from Python (it is handed over as a bare pointer), so the line
or character at the caret is announced instead, and stands in the widget's description.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from yomichizu.model import Span
from yomichizu.ui.article.area import TextArea

_BY_CHARACTER = (Qt.Key.Key_Left, Qt.Key.Key_Right)


def announce(area: TextArea, text: str) -> None:
    """Say ``text`` where somebody listens."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(area, text))


def line_at(area: TextArea, point: int) -> Span:
    """The line on screen that holds the code point ``point``; empty without a text."""
    page = area.page
    if page is None or not page.blocks:
        return Span(0, 0)
    laid = page.laid(page.index.at(point))
    line = laid.lines[laid.line_of(page.unit(laid, point))]
    start = line.textStart()
    return Span(page.point(laid, start), page.point(laid, start + line.textLength()))


def after_key(area: TextArea, key: int, modifiers: Qt.KeyboardModifier) -> str:
    """What to say once ``key`` has moved the caret: the selection, the character or the line."""
    chosen = area.selection()
    if chosen.end > chosen.start:
        return area.selected_text()
    if key in _BY_CHARACTER and not modifiers & Qt.KeyboardModifier.ControlModifier:
        return area.text[area.caret : area.caret + 1]
    line = line_at(area, area.caret)
    return area.text[line.start : line.end]
