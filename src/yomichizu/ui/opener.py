"""Opens files through the worker process: the document first, its map when it is ready."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from yomichizu.ui.pipe import receive
from yomichizu.ui.worker import Worker, open_request

if TYPE_CHECKING:
    from yomichizu.model import Document
    from yomichizu.ui.pipe import Message


@dataclass
class _Request:
    """What has come so far of the newest request."""

    generation: int
    path: Path
    document: Document | None = None
    parts: dict[str, list[Any]] = field(default_factory=dict)


class Opener(QObject):
    """Asks the worker for a file's document and map; only the newest request is ever reported."""

    started = Signal(object)  #: Path
    read = Signal(object, object)  #: Path, Document
    progress = Signal(float, str)  #: 0..1, name of the step
    finished = Signal(object)  #: KnowledgeMap
    rejected = Signal(object, str, object)  #: Path, kind, parameters: the text cannot be read
    failed = Signal(object, str)  #: Path, details: a mistake of ours, or the worker is gone
    cancelled = Signal(object)  #: Path
    _posted = Signal(object, object)  # stream, Message | None

    def __init__(self, worker: Worker | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker or Worker()
        self._generation = 0
        self._request: _Request | None = None
        self._listening: IO[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._posted.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether a request is under way."""
        return self._request is not None

    @property
    def path(self) -> Path | None:
        """The file that is being opened."""
        return self._request.path if self._request else None

    def open(self, path: Path) -> None:
        """Read a file and extract its map. A request that still runs is overtaken silently."""
        self._generation += 1
        self._request = _Request(self._generation, path)
        self.started.emit(path)
        self._send(open_request(self._generation, path))

    def cancel(self) -> None:
        """Stop the request that runs; ``cancelled`` is reported at once."""
        if self._request is None:
            return
        request, self._request = self._request, None
        self._send(("cancel", request.generation))
        self.cancelled.emit(request.path)

    def close(self) -> None:
        """End the worker. The opener can be used again; the worker starts anew then."""
        self._request = None
        self._listening = None
        self._worker.stop()
        if self._thread is not None:
            self._thread.join(2.0)
            self._thread = None

    def _send(self, message: Message) -> None:
        try:
            stream = self._worker.start()
            if stream is not self._listening:
                self._listen(stream)
            self._worker.send(message)
        except OSError as error:
            self._lost(str(error))

    def _listen(self, stream: IO[bytes]) -> None:
        self._listening = stream
        self._thread = threading.Thread(
            target=_forward, args=(stream, self._posted.emit), name="yomichizu-listener", daemon=True
        )
        self._thread.start()

    def _lost(self, details: str) -> None:
        request, self._request = self._request, None
        if request is not None:
            self.failed.emit(request.path, details)

    def _deliver(self, stream: IO[bytes], message: Message | None) -> None:
        if stream is not self._listening:
            return
        if message is None:
            self._listening = None
            self._lost("")
            return
        request = self._request
        what, generation, *rest = message
        if request is None or generation != request.generation:
            return
        if what == "progress":
            self.progress.emit(*rest)
        elif what == "document":
            request.document = rest[0]
            self.read.emit(request.path, request.document)
        elif what == "part":
            request.parts.setdefault(rest[0], []).extend(rest[1])
        elif what == "map":
            assert request.document is not None
            self._request = None
            from yomichizu.model import KnowledgeMap

            fields = {name: tuple(rows) for name, rows in request.parts.items()}
            self.finished.emit(KnowledgeMap(documents=(request.document,), **fields))
        elif what == "rejected":
            self._request = None
            self.rejected.emit(request.path, *rest)
        elif what == "failed":
            self._request = None
            self.failed.emit(request.path, rest[0])
        elif what == "cancelled":
            self._request = None
            self.cancelled.emit(request.path)


def _forward(stream: IO[bytes], post: Callable[[IO[bytes], Message | None], object]) -> None:
    """Thread: post every message to the main thread; None when the worker is gone."""
    while (message := receive(stream)) is not None:
        post(stream, message)
    post(stream, None)
