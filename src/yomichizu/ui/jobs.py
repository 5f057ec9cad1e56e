"""Work off the main thread: pure function first, thin runnable second.

``Jobs`` lives on the main thread and owns the only signal; a runnable merely posts to it. (A
worker that owns its signals and is dropped loses results.) Every start of a named job gets a new
generation number; whatever arrives for an older one is dropped.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from yomichizu.control import Cancelled, Control

REPORT_S = 0.1

Work = Callable[[Control], Any]


@dataclass(frozen=True)
class Failure:
    """An exception of a job, with its traceback as text for the log."""

    error: BaseException
    traceback: str


@dataclass
class _Running:
    generation: int
    stop: threading.Event
    done: Callable[[Any], None]
    failed: Callable[[Failure], None] | None
    progress: Callable[[float, str], None] | None


class Jobs(QObject):
    """Starts named jobs in a thread pool and hands their results to callbacks on the main thread."""

    _posted = Signal(str, int, str, object)  # name, generation, what, value

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, _Running] = {}
        self._generation = 0
        self._pool = QThreadPool(self)
        self._posted.connect(self._deliver)

    def start(
        self,
        name: str,
        work: Work,
        done: Callable[[Any], None],
        *,
        failed: Callable[[Failure], None] | None = None,
        progress: Callable[[float, str], None] | None = None,
    ) -> int:
        """Run ``work(control)`` in a thread; an older job of the same name is cancelled.

        ``done(result)``, ``failed(failure)`` and ``progress(fraction, step)`` are called on the main
        thread, and only while the job is the newest of its name. Without ``failed`` an exception is
        raised on the main thread. Returns the generation number.
        """
        self.cancel(name)
        self._generation += 1
        job = _Running(self._generation, threading.Event(), done, failed, progress)
        self._running[name] = job
        self._pool.start(_Runnable(self._posted.emit, name, job.generation, work, job.stop))
        return job.generation

    def cancel(self, name: str) -> None:
        """Ask a job to stop; nothing of it is delivered any more."""
        job = self._running.pop(name, None)
        if job is not None:
            job.stop.set()

    def running(self, name: str) -> bool:
        return name in self._running

    def drain(self, milliseconds: int = 5000) -> bool:
        """Cancel everything and wait for the threads. False when one does not stop in time."""
        for name in list(self._running):
            self.cancel(name)
        return self._pool.waitForDone(milliseconds)

    def _deliver(self, name: str, generation: int, what: str, value: Any) -> None:
        job = self._running.get(name)
        if job is None or job.generation != generation:
            return
        if what == "progress":
            if job.progress is not None:
                job.progress(*value)
            return
        del self._running[name]
        if what == "done":
            job.done(value)
        elif what == "failed":
            if job.failed is None:
                raise value.error
            job.failed(value)


class _Runnable(QRunnable):
    def __init__(
        self,
        post: Callable[[str, int, str, object], None],
        name: str,
        generation: int,
        work: Work,
        stop: threading.Event,
    ) -> None:
        super().__init__()
        self._post, self._name, self._generation = post, name, generation
        self._work, self._stop = work, stop
        self._last = 0.0

    def run(self) -> None:
        try:
            result = self._work(Control(self._report, self._stop.is_set))
        except Cancelled:
            self._post(self._name, self._generation, "cancelled", None)
        except Exception as error:  # noqa: BLE001 - delivered to the main thread, which raises or tells it
            self._post(self._name, self._generation, "failed", Failure(error, traceback.format_exc()))
        else:
            self._post(self._name, self._generation, "done", result)

    def _report(self, fraction: float, step: str) -> None:
        now = time.monotonic()
        if now - self._last >= REPORT_S:
            self._last = now
            self._post(self._name, self._generation, "progress", (fraction, step))
