"""Positions without keeping the window waiting: they are worked out in another process.

The layout engines hold Python's lock for whole calls, so a thread would not do. Until that process
has come up it does for small maps, whose calls are short.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Collection
from threading import Lock
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from yomichizu.control import Cancelled, Control
from yomichizu.graph.layout import Request, solve
from yomichizu.graph.worker import INLINE_NODES as AT_ONCE
from yomichizu.graph.worker import LayoutWorker, quick
from yomichizu.ui.jobs import Jobs
from yomichizu.ui.map.arranging import Positions
from yomichizu.ui.map.picture import Picture

__all__ = ["AT_ONCE", "Layouter"]

PAUSE = 30  #: milliseconds from a sketch on screen to the beginning of work on its picture
_LOOK = 0.004  # seconds between two looks whether the answer is still wanted
T = TypeVar("T")


class Layouter(QObject):
    """Arranges orders one after the other; only the newest one's result is delivered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._drawing = Jobs(self)
        self._wanted: tuple[Callable[[], Picture], Callable[[Picture], None]] | None = None
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._compose)
        self._worker = LayoutWorker()
        self._hold = (
            Lock()
        )  # threads alone wait for the worker: even to start or end a process takes its time

    @property
    def ready(self) -> bool:
        """Whether the process is there: nothing new is laid out on this thread any more."""
        return self._worker.up

    @property
    def busy(self) -> bool:
        """Whether anything that was asked for is still to come."""
        running = any(self._jobs.running(name) for name in ("search", "view", "layout"))
        return running or self._wanted is not None or self._drawing.running("picture")

    def prepare(self) -> None:
        """Have the process ready before it is needed; returns at once."""

        def start(control: Control) -> None:
            with self._hold:
                self._worker.start()
            while not self._worker.up:
                control.tick(0.0)
                self._worker.wait(_LOOK)
                with self._hold:
                    self._worker.poll()

        if not self.ready:
            self._jobs.start("process", start, lambda _: None)

    def find(self, make: Callable[[], T], done: Callable[[T], None]) -> None:
        """Call ``done(make())`` on this thread; another one works it out, unless cancelled before."""
        self._jobs.start("view", lambda _control: _aside(make), done)

    def seek(self, make: Callable[[], T], done: Callable[[T], None]) -> None:
        """Like :meth:`find`, for what leaves the picture as it is until it is found."""
        self._jobs.start("search", lambda _control: _aside(make), done)

    def arrange(
        self,
        ids: Collection[str],
        order: Callable[[], Request],
        done: Callable[[Positions], None],
        known: Collection[str],
        *,
        first: bool = False,
    ) -> None:
        """Call ``done(positions)`` on this thread, for the nodes ``ids``.

        At once when all are ``known`` to have a place; else ``order`` is sent to the process, which is
        ended when it is at work on what nobody wants. Of a large map it is made out in a thread. Until the
        process is there, small maps are laid out in a thread; ``first``: at once, for nothing is on screen.
        """
        self.cancel()
        ready: Request | None = None
        if len(ids) <= AT_ONCE or all(node in known for node in ids):
            ready = order()
            # What stood on each other is to be moved, which may take long.
            soon = quick(ready) and not self.ready
            if all(node in ready.previous for node in ids) or (soon and first):
                done(solve(ready))
                return
            if soon:
                self._jobs.start("layout", lambda _control: _aside(lambda: solve(ready)), done)
                return

        # From here it is on its way before the thread has begun, which waits while the window is painted.
        sent = self._sent(ready) if ready is not None and self.ready else None

        def ask(control: Control) -> Positions:
            return self._ask(sent, order if ready is None else lambda: ready, control)

        self._jobs.start("layout", ask, done)

    def compose(self, make: Callable[[], Picture], done: Callable[[Picture], None]) -> None:
        """Call ``done(make())`` on this thread; a thread of its own makes it, unless cancelled before.

        It begins a moment later, for the two would get in each other's way in the first frame.
        """
        self._wanted = make, done
        self._pause.start()

    def _compose(self) -> None:
        if self._wanted is not None:
            make, done = self._wanted
            self._wanted = None
            self._drawing.start("picture", lambda _control: _aside(lambda: make().prepared()), done)

    def _sent(self, request: Request) -> int | None:
        """The token of ``request``, or None when a thread is at the worker just now."""
        if not self._hold.acquire(blocking=False):
            return None
        try:
            return self._worker.submit(request)
        finally:
            self._hold.release()

    def _ask(self, token: int | None, order: Callable[[], Request], control: Control) -> Positions:
        """Runs in a thread. Raises Cancelled, RuntimeError for a mistake in the process, and OSError."""
        if token is None:
            request = _aside(order)
            with self._hold:
                control.tick(0.0)  # whoever cancelled it may have asked for something newer already
                token = self._worker.submit(request)
        while True:
            with self._hold:
                if token != self._worker.newest:
                    raise Cancelled
                try:
                    control.tick(0.0)
                except Cancelled:
                    self._worker.cancel(token)  # and see to it that its process comes to an end
                results, busy = self._worker.poll(), self._worker.busy
            for result in results:
                if result.positions is None:
                    raise RuntimeError(result.error)
                return result.positions
            if not busy:
                raise Cancelled
            self._worker.wait(_LOOK)

    def cancel(self) -> None:
        """Drop what is being found, arranged and drawn; returns at once."""
        self._wanted = None
        for name in ("search", "view", "layout"):
            self._jobs.cancel(name)
        self._drawing.cancel("picture")

    def close(self) -> None:
        """End the process and wait for the threads."""
        self.cancel()
        with self._hold:
            self._worker.close()
        self._jobs.drain()
        self._drawing.drain()


_TURN = 0.001  # seconds after which a thread at work lets the window's own go on
_COLLECTED_TO = 20_000  # new objects that are looked through for garbage within a blink
_at_work = Lock()


def _aside(make: Callable[[], T]) -> T:
    """``make()``, in a thread, so that the window hardly notices.

    What is made are up to hundreds of thousands of small objects without a cycle: to look through them
    for garbage, which Python does ever again while they come up, would hold up every thread.
    """
    with _at_work:
        turn, collecting = sys.getswitchinterval(), gc.isenabled()
        sys.setswitchinterval(_TURN)
        gc.disable()
        try:
            return make()
        finally:
            if gc.get_count()[0] > _COLLECTED_TO:
                gc.freeze()
            if collecting:
                gc.enable()
            sys.setswitchinterval(turn)
