"""The scroll bar with a tick for each place that matters now: mentions of what is selected, find hits."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from yomichizu.ui.theme import LIGHT, Theme

_WIDTH = 14
_REACH = 4  # a click this many pixels off a tick still means it


class TickBar(QScrollBar):
    """A vertical scroll bar that paints itself. Ticks stand at shares (0..1) of the whole height."""

    tickClicked = Signal(int)  #: index of the tick

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = LIGHT
        self._ticks: list[tuple[float, QColor]] = []
        self.setMouseTracking(True)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_ticks(self, ticks: list[tuple[float, QColor]]) -> None:
        """Show ``ticks`` (share of the height, colour), sorted by share."""
        self._ticks = ticks
        self.update()

    @property
    def ticks(self) -> list[tuple[float, QColor]]:
        return self._ticks

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 60)

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)

    def tick_y(self, share: float) -> float:
        """Where the tick for ``share`` stands, in the bar's pixels."""
        top, reach = self._groove()
        return top + share * reach

    def _groove(self) -> tuple[int, int]:
        """Where share 0 stands, and how far below it share 1."""
        groove = self._part(QStyle.SubControl.SC_ScrollBarGroove)
        return groove.top(), groove.height() - 1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), QColor(theme.paper))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.maximum() > self.minimum():
            slider = QRectF(self._part(QStyle.SubControl.SC_ScrollBarSlider)).adjusted(4, 1, -3, -1)
            slider.setLeft(4)
            slider.setWidth(self.width() - 7)
            painter.setPen(Qt.PenStyle.NoPen)
            held = self.isSliderDown() or self.underMouse()
            painter.setBrush(QColor(theme.edge_faint if held else theme.line))
            painter.drawRoundedRect(slider, 3.5, 3.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        top, reach = self._groove()
        last = -10
        for share, color in self._ticks:
            y = round(top + share * reach)
            if y != last:
                painter.fillRect(2, y - 1, self.width() - 3, 3, color)
                last = y

    def tick_at(self, y: float) -> int | None:
        """Index of the tick nearest to ``y`` within reach."""
        groove = self._part(QStyle.SubControl.SC_ScrollBarGroove)
        share = (y - groove.top()) / max(1, groove.height() - 1)
        after = bisect_left(self._ticks, share, key=lambda t: t[0])
        near = [i for i in (after - 1, after) if 0 <= i < len(self._ticks)]
        best = min(near, key=lambda i: abs(self.tick_y(self._ticks[i][0]) - y), default=None)
        if best is None or abs(self.tick_y(self._ticks[best][0]) - y) > _REACH:
            return None
        return best

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        on_slider = self._part(QStyle.SubControl.SC_ScrollBarSlider).contains(position)
        hit = None if on_slider else self.tick_at(position.y())
        if event.button() == Qt.MouseButton.LeftButton and hit is not None:
            self.tickClicked.emit(hit)
            return
        super().mousePressEvent(event)
