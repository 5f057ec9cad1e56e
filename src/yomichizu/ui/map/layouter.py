"""Positions without keeping the window waiting: small maps at once, larger ones in another process.

The layout engines hold Python's lock for whole calls, so a thread would not do.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Collection
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject, QTimer

from yomichizu.control import Control
from yomichizu.ui.jobs import Failure, Jobs
from yomichizu.ui.map.arranging import Order, Positions, arranged
from yomichizu.ui.map.picture import Picture

PAUSE = 30  #: milliseconds from a sketch on screen to the beginning of work on its picture
AT_ONCE = 60  #: nodes up to which arranging takes no longer than a blink


class Layouter(QObject):
    """Arranges orders one after the other; only the newest one's result is delivered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._drawing = Jobs(self)
        self._wanted: tuple[Callable[[], Picture], Callable[[Picture], None]] | None = None
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._compose)
        self._process: Any = None
        self._connection: Connection | None = None
        self._starting = Lock()  # a process that is being started in a thread cannot be ended yet

    def arrange(
        self,
        ids: Collection[str],
        order: Callable[[], Order],
        done: Callable[[Positions], None],
        known: Collection[str],
    ) -> None:
        """Call ``done(positions)`` on this thread, for the nodes ``ids``.

        At once when there are few of them or all are ``known`` to have a place; else ``order`` is made
        out in a thread and sent to the process.
        """
        self.cancel()
        few = len(ids) <= AT_ONCE
        ready: Order | None = None
        if few or all(node in known for node in ids):
            ready = order()
            # What stood on each other is to be moved, which may take long.
            if few or all(node in ready.request.previous for node in ids):
                done(arranged(ready))
                return

        def fail(failure: Failure) -> None:
            self.stop()
            raise failure.error

        def ask(_control: Control) -> Positions:
            return self._ask(order() if ready is None else ready)

        self._jobs.start("layout", ask, done, failed=fail)

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
            self._drawing.start("picture", lambda _control: make().prepared(), done)

    def _ask(self, order: Order) -> Positions:
        """Runs in a thread, which merely waits for the process."""
        connection = self._start()
        connection.send(order)
        answer = connection.recv()
        if isinstance(answer, Exception):
            raise answer
        found: Positions = answer
        return found

    def _start(self) -> Connection:
        with self._starting:
            if self._connection is None or not self._process.is_alive():
                context = multiprocessing.get_context("spawn")
                ours, theirs = context.Pipe()
                self._process = context.Process(
                    target=serve, args=(theirs,), name="yomichizu-layout", daemon=True
                )
                self._process.start()
                theirs.close()
                self._connection = ours
            return self._connection

    def cancel(self) -> None:
        """Drop what is being arranged. The process is ended if it is at work: a layout cannot be stopped."""
        self._wanted = None
        self._drawing.cancel("picture")
        if self._jobs.running("layout"):
            self._jobs.cancel("layout")
            self.stop()

    def stop(self) -> None:
        """End the process."""
        with self._starting:
            if self._process is not None:
                self._process.terminate()
                self._process.join(2.0)
            self._process = self._connection = None
        self._jobs.drain()

    def close(self) -> None:
        """End the process and wait for the thread that draws."""
        self.stop()
        self._drawing.drain()


def serve(connection: Connection) -> None:
    """The process's main loop: ends when the window's end of the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            order: Order = connection.recv()
            try:
                connection.send(arranged(order))
            except (ValueError, ArithmeticError, AssertionError, IndexError) as error:
                connection.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
