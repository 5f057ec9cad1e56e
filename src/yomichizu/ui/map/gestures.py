"""What a hand does on the map, each as an object that begins, goes on, and ends or is cancelled.

A gesture knows only what it needs to call; none looks at an event, so tests can drive it with points.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from yomichizu.ui.map.camera import Camera


class Gesture(QObject):
    """The base of all gestures. Points are pixels from the viewport's top left corner."""

    started = Signal()
    finished = Signal()
    cancelled = Signal()

    def __init__(self, at: QPointF, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.origin = QPointF(at)
        self.at = QPointF(at)
        self.running = False

    def start(self) -> None:
        """Begin: from now on the map follows."""
        self.running = True
        self.started.emit()

    def move(self, at: QPointF) -> None:
        """The hand is at ``at`` now."""
        self.at = QPointF(at)
        self.follow()

    def finish(self, at: QPointF) -> None:
        """The hand lets go at ``at``."""
        if not self.running:
            return
        self.move(at)
        self.running = False
        self.conclude()
        self.finished.emit()

    def cancel(self) -> None:
        """Undo what the gesture did so far."""
        if not self.running:
            return
        self.running = False
        self.revert()
        self.cancelled.emit()

    def follow(self) -> None:
        """Show the state for the hand at ``self.at``."""

    def conclude(self) -> None:
        """Make the result stay."""

    def revert(self) -> None:
        """Bring back what was before."""


class Pan(Gesture):
    """Drags the picture along with the hand."""

    def __init__(
        self, at: QPointF, camera: Camera, look: Callable[[Camera], None], parent: QObject | None = None
    ) -> None:
        super().__init__(at, parent)
        self._before = camera
        self._look = look

    def follow(self) -> None:
        way = self.at - self.origin
        self._look(self._before.moved(way.x(), way.y()))

    def revert(self) -> None:
        self._look(self._before)


class Zoom(Gesture):
    """Brings the picture nearer or farther, about the point under the hand."""

    def __init__(
        self, at: QPointF, camera: Camera, look: Callable[[Camera], None], parent: QObject | None = None
    ) -> None:
        super().__init__(at, parent)
        self._before = self._now = camera
        self._look = look

    def zoom(self, factor: float, at: QPointF) -> None:
        """``factor`` times as near as now, with what lies under ``at`` kept there."""
        self.at = QPointF(at)
        self._now = self._now.zoomed(factor, at.x(), at.y())
        self._look(self._now)

    def revert(self) -> None:
        self._look(self._before)


class LookAround(Gesture):
    """Leads the camera over a small map of the whole; its points are pixels of that map."""

    def __init__(
        self,
        at: QPointF,
        camera: Camera,
        world: Callable[[QPointF], tuple[float, float]],
        look: Callable[[Camera], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._before = camera
        self._world = world
        self._look = look

    def start(self) -> None:
        super().start()
        self.follow()

    def follow(self) -> None:
        x, y = self._world(self.at)
        self._look(replace(self._before, x=x, y=y))

    def revert(self) -> None:
        self._look(self._before)


class BoxSelect(Gesture):
    """Draws a rectangle; what lies in it is chosen when the hand lets go."""

    def __init__(
        self,
        at: QPointF,
        show: Callable[[QRectF | None], None],
        choose: Callable[[QRectF], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._show = show
        self._choose = choose

    @property
    def rect(self) -> QRectF:
        return QRectF(self.origin, self.at).normalized()

    def follow(self) -> None:
        self._show(self.rect)

    def conclude(self) -> None:
        self._show(None)
        self._choose(self.rect)

    def revert(self) -> None:
        self._show(None)


class DragNodes(Gesture):
    """Moves one or several nodes; ``place`` gets the way in pixels since the gesture began."""

    def __init__(
        self,
        at: QPointF,
        place: Callable[[float, float], None],
        settle: Callable[[bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._place = place
        self._settle = settle

    def follow(self) -> None:
        way = self.at - self.origin
        self._place(way.x(), way.y())

    def conclude(self) -> None:
        self._settle(True)

    def revert(self) -> None:
        self._place(0.0, 0.0)
        self._settle(False)
