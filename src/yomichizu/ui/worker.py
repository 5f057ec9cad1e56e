"""The process beside the window that reads and extracts. Knows no Qt.

Tagging and numeric libraries hold Python's lock for whole calls, so a thread would make the window
stutter; a process does not, and it warms up (dictionary, models) while the window is being painted.
One process serves all requests in turn. A new request, or a cancel, stops the one that runs.

Messages are tuples; the second item is the request's generation number:

    to the worker      ("open", generation, path)   ("cancel", generation)   ("warm", 0)
    from the worker    ("document", g, Document)    ("progress", g, fraction, step)
                       ("part", g, field, rows)     ("map", g)   once every part has been sent
                       ("rejected", g, kind, parameters)         the text cannot be read
                       ("failed", g, traceback)                  a mistake of ours
                       ("cancelled", g)
"""

from __future__ import annotations

import multiprocessing
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable
from importlib import import_module
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from yomichizu.control import Cancelled, Control

if TYPE_CHECKING:
    from yomichizu.model import KnowledgeMap

Message = tuple[Any, ...]

POLL_S = 0.02  # how often a running request looks for a cancel
REPORT_S = 0.1  # how often it says how far it is
ROWS = 400  # rows in one message: small ones keep the window's side from long pauses
MAP_FIELDS = ("nodes", "statements", "relations", "sentences")


class Worker:
    """The window's end of the process. ``start`` returns at once; the process warms up by itself."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._process: Any = None
        self._connection: Connection | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.is_alive()

    def start(self) -> Connection:
        """Start the process unless it runs. Returns the connection to listen to. Raises OSError."""
        if self._connection is not None and self.running:
            return self._connection
        self.stop()
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs,), name="yomichizu-worker", daemon=True)
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        return ours

    def send(self, message: Message) -> None:
        """Hand a message over, starting the process if need be. Raises OSError when it cannot be reached."""
        self.start().send(message)

    def stop(self) -> None:
        """End the process; what it was doing is lost.

        The connection is let go, not closed: a thread may still be reading from it, and sees its end.
        """
        if self._process is not None:
            self._process.terminate()
            self._process.join(2.0)
        self._process = self._connection = None


class _Inbox:
    """Messages that came, in order; looks at the pipe without waiting while a request runs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: deque[Message] = deque()
        self._next_look = 0.0

    def next(self) -> Message:
        """The next message; waits for it. Raises EOFError when the window is gone."""
        if self._waiting:
            return self._waiting.popleft()
        return tuple(self._connection.recv())

    def overtaken(self, generation: int) -> bool:
        """Whether a cancel or a newer request for ``generation`` has come meanwhile."""
        now = time.monotonic()
        if now < self._next_look:
            return False
        self._next_look = now + POLL_S
        while self._connection.poll():
            self._waiting.append(tuple(self._connection.recv()))
        return any(
            (m[0] == "cancel" and m[1] == generation) or (m[0] == "open" and m[1] > generation)
            for m in self._waiting
        )


def serve(connection: Connection) -> None:
    """The process's main loop: ends when the window's end of the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the window decides when to stop, not the terminal
    inbox = _Inbox(connection)
    try:
        while True:
            message = inbox.next()
            if message[0] == "open":
                answer(message, connection.send, inbox.overtaken)
            elif message[0] == "warm":
                warm()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def answer(message: Message, send: Callable[[Message], None], overtaken: Callable[[int], bool]) -> None:
    """Serve one ``open`` request: read the file, send the document, extract, send the map."""
    from yomichizu.api import map_of
    from yomichizu.reading import ReadingError, read_file

    _, generation, path = message
    last = 0.0

    def report(fraction: float, step: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= REPORT_S:
            last = now
            send(("progress", generation, fraction, step))

    control = Control(report, lambda: overtaken(generation))
    try:
        document = read_file(path)
        send(("document", generation, document))
        send_map(map_of(document, control), generation, send)
    except Cancelled:
        send(("cancelled", generation))
    except ReadingError as error:
        send(("rejected", generation, str(error.kind), dict(error.parameters)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        raise
    except Exception:  # noqa: BLE001 - whatever went wrong is told in the window; the process lives on
        send(("failed", generation, traceback.format_exc()))


def send_map(map: KnowledgeMap, generation: int, send: Callable[[Message], None]) -> None:
    """Send a map in small parts, without the documents, which the window has already."""
    for name in MAP_FIELDS:
        rows = getattr(map, name)
        for first in range(0, len(rows), ROWS):
            send(("part", generation, name, rows[first : first + ROWS]))
    send(("map", generation))


def warm() -> None:
    """Load what every extraction needs, so that the first one does not wait for it."""
    from yomichizu.extraction.pipeline import STEPS

    for step in STEPS:
        import_module(f"yomichizu.extraction.{step.module}")
    import_module("yomichizu.graph.annotate")
