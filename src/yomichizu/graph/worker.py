"""Layouts beside the window: a process of its own, since the engine holds Python's lock for its whole call.

Knows no Qt. Whoever asks calls ``poll`` now and then; nothing but ``wait`` waits for an answer.
"""

from __future__ import annotations

import contextlib
import signal
import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yomichizu.graph.layout import Point, Request, solve

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

INLINE_NODES = 60  #: so many nodes are laid out in a frame or two, if need be without any process
_INLINE_EDGES = 240
_PATIENCE = 0.3  # seconds that a layout nobody wants any more may go on before the process is stopped
_READY = -1
_Answer = tuple[int, dict[str, Point] | None, str | None]


@dataclass(frozen=True)
class Result:
    """What became of a request: positions, or what went wrong."""

    token: int
    positions: dict[str, Point] | None
    error: str | None = None  #: the traceback of a mistake, or why the process ended


def quick(request: Request) -> bool:
    """Whether ``solve(request)`` may be called on the window's thread while there is no process yet."""
    return len(request.ids) <= INLINE_NODES and len(request.source) <= _INLINE_EDGES


class LayoutWorker:
    """One process that lays out one request after the other; a newer request replaces a waiting one.

    Use as a context manager, or call ``close``; the process also ends with the program.
    """

    def __init__(self) -> None:
        import multiprocessing  # a map of a few nodes needs none

        self._context = multiprocessing.get_context("spawn")
        self._process: Any = None
        self._connection: Connection | None = None
        self._ready = False
        self._tokens = 0
        self._waiting: tuple[int, Request] | None = None
        self._running: int | None = None
        self._since = 0.0
        self._unwanted = False
        self._done: list[Result] = []

    def __enter__(self) -> LayoutWorker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come: as long as it is, call ``poll`` now and then."""
        return bool(self._done) or self._waiting is not None or self._running is not None

    @property
    def up(self) -> bool:
        """Whether the process is there and answers at once."""
        return self._ready

    @property
    def newest(self) -> int:
        """The token of the last request, 0 before the first."""
        return self._tokens

    def start(self) -> None:
        """Start the process ahead of the first request (returns at once). Raises OSError."""
        if self._process is not None:
            return
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs,), name="yomichizu-layout", daemon=True)
        process.start()
        theirs.close()
        self._process, self._connection, self._ready = process, ours, False

    def submit(self, request: Request) -> int:
        """Ask for a layout. Returns the token under which ``poll`` will hand it over.

        Only the newest request is answered: one that waits is dropped, and one that runs is stopped.
        Raises OSError when the process cannot be started.
        """
        self._tokens += 1
        self._unwanted = self._running is not None
        self._waiting = (self._tokens, request)
        self._done.clear()
        self.start()
        self._advance()
        return self._tokens

    def cancel(self, token: int) -> None:
        """Forget a request: nothing will be handed over for it."""
        self._done = [result for result in self._done if result.token != token]
        if self._waiting is not None and self._waiting[0] == token:
            self._waiting = None
        if self._running == token:
            self._unwanted = True

    def poll(self) -> list[Result]:
        """Answers that have come in since the last call; never waits."""
        connection = self._connection
        try:
            while connection is not None and connection.poll():
                token, positions, error = connection.recv()
                if token == _READY:
                    self._ready = True
                    continue
                if token == self._running and not self._unwanted:
                    self._done.append(Result(token, positions, error))
                self._running, self._unwanted = None, False
        except (EOFError, OSError):
            self._lost()
        if self._running is not None and self._unwanted and time.monotonic() - self._since > _PATIENCE:
            self._stop()
            if self._waiting is not None:
                self.start()
        self._advance()
        done, self._done = self._done, []
        return done

    def wait(self, seconds: float) -> None:
        """Return as soon as there is something to ``poll``, or after ``seconds``."""
        connection = self._connection
        if connection is None:
            time.sleep(seconds)
            return
        with contextlib.suppress(OSError):  # it may be closed meanwhile
            connection.poll(seconds)

    def close(self) -> None:
        """End the process and forget every request."""
        self._waiting = None
        self._done.clear()
        self._stop()

    def _advance(self) -> None:
        # Only an idle process is written to: it reads at once, so that the pipe never fills up.
        if not self._ready or self._running is not None or self._waiting is None:
            return
        assert self._connection is not None
        token, request = self._waiting
        self._waiting = None
        try:
            self._connection.send((token, request))
        except OSError:
            self._running = token
            self._lost()
            return
        self._running, self._since, self._unwanted = token, time.monotonic(), False

    def _lost(self) -> None:
        """The process has ended by itself: say so, and let the next request start another."""
        token = self._running if self._running is not None else None
        if token is None and self._waiting is not None:
            token, self._waiting = self._waiting[0], None
        wanted = token is not None and not self._unwanted
        code = self._process.exitcode if self._process is not None else None
        self._stop()
        if wanted and token is not None:
            self._done.append(Result(token, None, f"the layout process ended (exit code {code})"))
        if self._waiting is not None:
            self.start()

    def _stop(self) -> None:
        process, connection = self._process, self._connection
        self._process, self._connection, self._ready = None, None, False
        self._running, self._unwanted = None, False
        if connection is not None:
            connection.close()
        if process is not None:
            process.terminate()
            process.join(2.0)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()


def serve(connection: Connection) -> None:
    """The process's side: answers requests until the other end is closed."""
    # Ctrl-C in a terminal goes to both; the window decides, and closing the pipe ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        connection.send((_READY, None, None))
        while True:
            token, request = connection.recv()
            try:
                answer: _Answer = (token, solve(request), None)
            except Exception:  # noqa: BLE001 - handed over to the window with its traceback
                answer = (token, None, traceback.format_exc())
            connection.send(answer)
