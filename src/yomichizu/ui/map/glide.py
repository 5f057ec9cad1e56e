"""Nodes and camera on their way from one picture to the next, within a quarter of a second."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from yomichizu.ui.map.camera import Camera

Array = NDArray[np.float64]

DURATION = 230  #: milliseconds
FOLLOWING = 40  #: while the map follows the reading, which comes to rest within 150
MOST = 400  #: nodes up to which they glide; more jump


class Glide(QObject):
    """One way at a time; a new one begins where the old one was interrupted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(DURATION)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._arrive)
        self._show: Callable[[float], None] | None = None
        self._done: Callable[[], None] | None = None

    @property
    def running(self) -> bool:
        return self._show is not None

    def start(
        self, show: Callable[[float], None], done: Callable[[], None], duration: int = DURATION
    ) -> None:
        """Call ``show(share)`` with 0..1 again and again, then, after ``duration`` ms, ``done()``.

        The first time at once: the clock of animations first ticks a frame later.
        """
        self.stop()
        self._animation.setDuration(duration)
        self._show, self._done = show, done
        show(0.0)
        self._animation.start()

    def stop(self) -> None:
        """Stay where it is; ``done`` is not called."""
        self._show = self._done = None
        self._animation.stop()

    def finish(self) -> None:
        """Be there at once."""
        if self.running:
            self._animation.stop()
            self._arrive()

    def _step(self, value: float) -> None:
        if self._show is not None:
            self._show(float(value))

    def _arrive(self) -> None:
        done = self._done
        self._show = self._done = None
        if done is not None:
            done()


def cameras(begin: Camera, end: Camera) -> Callable[[float], Camera]:
    """The camera by share of the way."""
    return lambda share: end if share >= 1 else begin.between(end, share)


def nodes(begin: Array, end: Array) -> Callable[[float], Array]:
    """Positions, shape (n, 2), by share of the way."""
    return lambda share: begin + (end - begin) * share
