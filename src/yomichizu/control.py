"""Progress and cancel for anything that may take longer than half a second."""

from __future__ import annotations

from collections.abc import Callable


class Cancelled(Exception):
    """The user asked for the work to stop; no result exists."""


class Control:
    """Handed down a long call: reports how far it is and carries the wish to stop.

    ``report`` is called from the working thread with a fraction 0..1 and the name of the step;
    ``cancelled`` is asked from there too. Both default to nothing.
    """

    def __init__(
        self,
        report: Callable[[float, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._report = report
        self._cancelled = cancelled
        self._low = 0.0
        self._high = 1.0
        self._name = ""

    def begin(self, name: str, low: float, high: float) -> None:
        """Enter the step ``name``, which covers the share ``low``..``high`` of the whole."""
        self._name, self._low, self._high = name, low, high
        self.tick(0.0)

    def tick(self, fraction: float) -> None:
        """Say how far the current step is (0..1). Raises Cancelled when the work should stop."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._report is not None:
            self._report(self._low + (self._high - self._low) * fraction, self._name)
