"""Reading and selecting with the keyboard: where each key takes the caret."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from yomichizu.ui.article.area import TextArea
from yomichizu.ui.article.words import word_at


class Keys:
    """Handles the keys of one text area."""

    def __init__(self, area: TextArea) -> None:
        self._area = area
        self._goal: float | None = None  # the column that up and down keep to

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; returns whether it meant something here."""
        area = self._area
        page = area.page
        if page is None or not page.blocks:
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            area.copy()
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            area.select(area.shown_span, quiet=False)
            return True
        key, modifiers = event.key(), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        bar = area.verticalScrollBar()
        if key == Qt.Key.Key_Space and not control:
            bar.setValue(bar.value() + (-1 if shift else 1) * bar.pageStep())
            return True
        if key == Qt.Key.Key_Escape and area.selection().end > area.selection().start:
            area.select(None, quiet=False)
            return True
        vertical = key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        target = self._vertical(key, control) if vertical else self._horizontal(key, control)
        if not vertical:
            self._goal = None
        if target is None:
            return False
        area.set_caret(target, extend=shift)
        return True

    def _horizontal(self, key: int, control: bool) -> int | None:
        area = self._area
        page = area.page
        assert page is not None
        caret = page.index.nearest(area.caret)
        index = page.index.at(caret)
        block, laid = page.blocks[index], page.laid(index)
        unit = page.unit(laid, caret)
        line = laid.lines[laid.line_of(unit)]
        match key:
            case Qt.Key.Key_Left:
                if caret <= block.start:
                    return page.blocks[index - 1].end if index else caret
                if control:
                    return word_at(page.document.text, caret - 1, block.start, block.end)[0]
                return page.point(laid, laid.layout.previousCursorPosition(unit))
            case Qt.Key.Key_Right:
                if caret >= block.end:
                    return page.blocks[index + 1].start if index + 1 < len(page.blocks) else caret
                if control:
                    return word_at(page.document.text, caret, block.start, block.end)[1]
                return page.point(laid, laid.layout.nextCursorPosition(unit))
            case Qt.Key.Key_Home:
                return page.blocks[0].start if control else page.point(laid, line.textStart())
            case Qt.Key.Key_End:
                if control:
                    return page.blocks[-1].end
                end = line.textStart() + line.textLength()
                wrapped = end < page.unit(laid, block.end)
                return page.point(laid, laid.layout.previousCursorPosition(end) if wrapped else end)
        return None

    def _vertical(self, key: int, control: bool) -> int | None:
        area = self._area
        page = area.page
        assert page is not None
        caret = page.index.nearest(area.caret)
        up = key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
        if control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            index = page.index.at(caret)
            if up:
                index -= caret == page.blocks[index].start
                return page.blocks[max(0, index)].start
            return page.blocks[index + 1].start if index + 1 < len(page.blocks) else page.blocks[-1].end
        box = page.place_of(caret)
        if self._goal is None:
            self._goal = box.left()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            y = box.center().y() + (-1 if up else 1) * area.verticalScrollBar().pageStep()
            return page.point_at(self._goal, max(0.0, min(float(page.height - 1), y)))
        return self._line_beside(caret, up)

    def _line_beside(self, caret: int, up: bool) -> int:
        """The place on the line above or below, in the column that the reader keeps to."""
        page = self._area.page
        assert page is not None
        assert self._goal is not None
        index = page.index.at(caret)
        laid = page.laid(index)
        number = laid.line_of(page.unit(laid, caret)) + (-1 if up else 1)
        if number < 0 or number >= len(laid.lines):
            index += -1 if up else 1
            if not 0 <= index < len(page.blocks):
                return page.blocks[0].start if up else page.blocks[-1].end
            laid = page.laid(index)
            number = len(laid.lines) - 1 if up else 0
        top = page.heights.top(index) + laid.tops[number]
        return page.point_at(self._goal, top + laid.face.line_height / 2)
