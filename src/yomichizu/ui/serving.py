"""The process beside the window that reads and extracts: its own end. Knows no Qt.

One process serves all requests in turn; ``worker`` says which messages there are.
"""

from __future__ import annotations

import gc
import os
import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

from yomichizu.control import IDLE, Cancelled, Control
from yomichizu.ui.pipe import put, receive

if TYPE_CHECKING:
    from yomichizu.model import KnowledgeMap
    from yomichizu.ui.pipe import Message

REPORT_S = 0.1  # how often a running request says how far it is
_MADE = 0.95  # of the whole time, the map is made; then it is sent
PART = 1_000  # rows in one message, with what hangs on them: small ones cause no long pauses on either side
MAP_FIELDS = ("nodes", "statements", "relations", "sentences")


class _Inbox:
    """Messages as they come: a thread waits for them, so that a running request need not."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._queue: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._waiting: list[Message | None] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        message: Message | None = ()
        while message is not None:
            message = receive(self._stream)
            self._queue.put(message)

    def next(self) -> Message | None:
        """The next message; waits for it. None when the window is gone."""
        return self._waiting.pop(0) if self._waiting else self._queue.get()

    def overtaken(self, generation: int) -> bool:
        """Whether a cancel or a newer request for ``generation`` has come meanwhile, or the window left."""
        while not self._queue.empty():
            self._waiting.append(self._queue.get())
        return any(
            m is None or (m[0] == "cancel" and m[1] == generation) or (m[0] == "open" and m[1] > generation)
            for m in self._waiting
        )


def main() -> None:
    """The process: messages come by standard input and go by standard output; what is printed does not."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the window decides when to stop, not the terminal
    inward, outward = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(inward, outward)


def serve(inward: IO[bytes], outward: IO[bytes]) -> None:
    """Answer requests until the window is gone."""
    inbox = _Inbox(inward)
    gc.disable()  # loading makes no garbage, and collecting would look through all of it several times
    try:
        while (message := inbox.next()) is not None:
            if message[0] == "open":
                answer(message, lambda reply: put(outward, reply), inbox.overtaken)
            elif message[0] == "warm":
                warm()
            if not gc.isenabled():
                gc.freeze()
                gc.enable()
    except BrokenPipeError:
        return


def answer(message: Message, send: Callable[[Message], None], overtaken: Callable[[int], bool]) -> None:
    """Serve one ``open`` request: read the file, send the document, extract, send the map."""
    from yomichizu.api import map_of
    from yomichizu.extraction.pipeline import uncollected
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
        with uncollected():  # also while the map is sent: pickling it would set off a walk through all of it
            map = map_of(document, control.part(0.0, _MADE))
            control.begin("done", _MADE, 1.0)
            send_map(map, generation, send, control)
            del map
    except Cancelled:
        send(("cancelled", generation))
    except ReadingError as error:
        send(("rejected", generation, str(error.kind), dict(error.parameters)))
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - whatever went wrong is told in the window; the process lives on
        import traceback

        send(("failed", generation, traceback.format_exc()))


def send_map(
    map: KnowledgeMap, generation: int, send: Callable[[Message], None], control: Control = IDLE
) -> None:
    """Send a map in small parts, without the documents, which the window has already. Raises Cancelled."""
    total = sum(len(getattr(map, name)) for name in MAP_FIELDS)
    sent = 0
    for name in MAP_FIELDS:
        for part in _parts(getattr(map, name)):
            control.tick(sent / total)
            send(("part", generation, name, part))
            sent += len(part)
    send(("map", generation))


def _parts(rows: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """``rows`` in parts of about ``PART``; the mentions of a node and the evidence of a relation count too.

    In a long text the first nodes have most of all mentions.
    """
    first = size = 0
    for number, row in enumerate(rows, start=1):
        size += 1 + len(getattr(row, "mentions", ())) + len(getattr(row, "evidence", ()))
        if size >= PART or number == len(rows):
            yield rows[first:number]
            first, size = number, 0


def warm() -> None:
    """Load what every extraction needs, so that the first one does not wait for it."""
    from yomichizu.extraction.pipeline import STEPS

    for step in STEPS:
        import_module(f"yomichizu.extraction.{step.module}")
    import_module("yomichizu.graph.annotate")
