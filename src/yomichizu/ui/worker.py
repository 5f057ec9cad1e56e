"""The process beside the window that reads and extracts. Knows no Qt.

Tagging and numeric libraries hold Python's lock for whole calls, so a thread would make the window
stutter; a process does not, and it warms up (dictionary, models) while the window is being painted.
One process serves all requests in turn. A new request, or a cancel, stops the one that runs.

Messages are pickled tuples through the process's standard input and output; the second item is the
request's generation number:

    to the worker      ("open", generation, path)   ("cancel", generation)   ("warm", 0)
    from the worker    ("document", g, Document)    ("progress", g, fraction, step)
                       ("part", g, field, rows)     ("map", g)   once every part has been sent
                       ("rejected", g, kind, parameters)         the text cannot be read
                       ("failed", g, traceback)                  a mistake of ours
                       ("cancelled", g)
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from yomichizu.control import IDLE, Cancelled, Control

if TYPE_CHECKING:
    from yomichizu.model import KnowledgeMap

Message = tuple[Any, ...]

ARGUMENT = "--serve-window"  #: how a packed program is told to be the worker
REPORT_S = 0.1  # how often a running request says how far it is
_MADE = 0.95  # of the whole time, the map is made; then it is sent
ROWS = 400  # rows in one message: small ones keep the window's side from long pauses
MAP_FIELDS = ("nodes", "statements", "relations", "sentences")


def open_request(generation: int, path: Path) -> Message:
    """The message that asks for a file's document and map."""
    return ("open", generation, str(path.absolute()))


class Worker:
    """The window's end of the process. ``start`` returns at once; the process warms up by itself."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ahead: Message | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> IO[bytes]:
        """Start the process unless it runs. Returns the stream to ``receive`` from. Raises OSError."""
        if self._process is None or not self.running:
            self.stop()
            self._process = subprocess.Popen(
                _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
            )
        assert self._process.stdout is not None
        return self._process.stdout

    def send_ahead(self, message: Message) -> None:
        """Send what the window will ask for first, before there is a window; ``send`` does not repeat it."""
        self.send(message)
        self._ahead = message

    def send(self, message: Message) -> None:
        """Hand a message over, starting the process if need be. Raises OSError when it cannot be reached."""
        self.start()
        ahead, self._ahead = self._ahead, None
        if message != ahead:
            assert self._process is not None
            assert self._process.stdin is not None
            _put(self._process.stdin, message)

    def stop(self) -> None:
        """End the process; what it was doing is lost.

        Its output is let go, not closed: a thread may still be reading from it, and sees its end.
        """
        if self._process is not None:
            assert self._process.stdin is not None
            with suppress(OSError):
                self._process.stdin.close()
            self._process.terminate()
            try:
                self._process.wait(2.0)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = self._ahead = None


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    # -P: a file in the current folder that is called like a module is not run.
    return [sys.executable, "-P", "-c", "from yomichizu.ui.worker import main; main()"]


def _environment() -> dict[str, str]:
    """That of this process, with this very package to be found first."""
    ours = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([ours, others] if others else [ours])}


def _put(stream: IO[bytes], message: Message) -> None:
    stream.write(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """The next message; waits for it. None when the other end is gone, also in the middle of one."""
    try:
        return tuple(pickle.load(stream))
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        return None


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
                answer(message, lambda reply: _put(outward, reply), inbox.overtaken)
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
        rows = getattr(map, name)
        for first in range(0, len(rows), ROWS):
            control.tick(sent / total)
            part = rows[first : first + ROWS]
            send(("part", generation, name, part))
            sent += len(part)
    send(("map", generation))


def warm() -> None:
    """Load what every extraction needs, so that the first one does not wait for it."""
    from yomichizu.extraction.pipeline import STEPS

    for step in STEPS:
        import_module(f"yomichizu.extraction.{step.module}")
    import_module("yomichizu.graph.annotate")
