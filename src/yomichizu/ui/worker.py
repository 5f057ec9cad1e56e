"""The process beside the window that reads and extracts: the window's end. Knows no Qt.

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

It is the first thing that a start of the program does, so next to nothing is imported here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

TYPE_CHECKING = False  # importing typing would hold up the start
if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

    from yomichizu.ui.pipe import Message

ARGUMENT = "--serve-window"  #: how a packed program is told to be the worker


def open_request(generation: int, path: str | Path) -> Message:
    """The message that asks for a file's document and map."""
    folder, name = os.path.split(path)
    return ("open", generation, os.path.join(os.path.realpath(folder), name))


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
            from yomichizu.ui.pipe import put

            put(self._process.stdin, message)

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
    return [sys.executable, "-P", "-c", "from yomichizu.ui.serving import main; main()"]


def _environment() -> dict[str, str]:
    """That of this process, with this very package to be found first."""
    ours = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
    others = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([ours, others] if others else [ours])}
