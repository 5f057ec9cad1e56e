"""Progress and cancel for anything that may take longer than half a second."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


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
        self._whole = (0.0, 1.0)
        self._step = (0.0, 1.0)
        self._name = ""

    def part(self, low: float, high: float) -> Control:
        """A Control for something that takes the share ``low``..``high`` of the current step."""
        inner = Control(self._report, self._cancelled)
        inner._whole = inner._step = (_between(self._step, low), _between(self._step, high))
        inner._name = self._name
        return inner

    def begin(self, name: str, low: float, high: float) -> None:
        """Enter the step ``name``, which covers the share ``low``..``high`` of the whole."""
        self._name = name
        self._step = (_between(self._whole, low), _between(self._whole, high))
        self.tick(0.0)

    def tick(self, fraction: float) -> None:
        """Say how far the current step is (0..1). Raises Cancelled when the work should stop."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._report is not None:
            self._report(_between(self._step, fraction), self._name)

    def over(
        self, items: Sequence[T], low: float = 0.0, high: float = 1.0, *, every: int = 200
    ) -> Iterator[T]:
        """``items`` one by one, with a tick before each ``every`` of them, from ``low`` to ``high``.

        Raises Cancelled like ``tick``.
        """
        for number, item in enumerate(items):
            if number % every == 0:
                self.tick(low + (high - low) * number / len(items))
            yield item


def _between(ends: tuple[float, float], fraction: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * fraction


IDLE = Control()  #: tells nobody and never stops
