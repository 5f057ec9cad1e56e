"""What the window shows and says while a file is opened, and when that does not succeed."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yomichizu.ui.message_bar import MessageBar
from yomichizu.ui.messages import reading_message, step_name
from yomichizu.ui.opener import Opener
from yomichizu.ui.progress import ProgressPane
from yomichizu.ui.recent import Recent
from yomichizu.ui.session import Session
from yomichizu.ui.wiring import connect

if TYPE_CHECKING:
    from yomichizu.model import Document, KnowledgeMap


class Opening(QObject):
    """Takes what the opener reports to session, progress and message bar."""

    opened = Signal(object, object)  #: Path, Document: the text is there, its map comes later
    stopped = Signal()  #: it has ended without a map

    def __init__(
        self,
        opener: Opener,
        session: Session,
        progress: ProgressPane,
        message: MessageBar,
        recent: Recent,
    ) -> None:
        super().__init__(session)
        self._session, self._progress, self._message, self._recent = session, progress, message, recent
        connect(
            (
                (opener.started, self._started),
                (opener.read, self._read),
                (opener.progress, self._progressed),
                (opener.finished, self._finished),
                (opener.rejected, self._rejected),
                (opener.failed, self._failed),
                (opener.cancelled, self._cancelled),
                (progress.cancelRequested, opener.cancel),
            )
        )

    def _started(self, path: Path) -> None:
        gc.unfreeze()
        self._session.expect_map(True)
        self._progress.begin(self.tr("Reading “{name}”").format(name=path.name))

    def _read(self, path: Path, document: Document) -> None:
        self._session.set_document(document)
        self._recent.add(path)
        self.opened.emit(path, document)

    def _progressed(self, share: float, step: str) -> None:
        self._progress.report(share, step_name(step))

    def _finished(self, map: KnowledgeMap) -> None:
        self._progress.end()
        self._session.expect_map(False)
        self._session.set_map(map)
        # The map of a long text is a million objects without a cycle: a collection that walks through
        # them would hold up the window for tenths of a second.
        gc.freeze()

    def _rejected(self, path: Path, kind: str, parameters: dict[str, object]) -> None:
        self._stop()
        self._message.say(*reading_message(kind, parameters))
        if kind == "missing":
            self._recent.remove(path)

    def _failed(self, path: Path, details: str) -> None:
        self._stop()
        print(details, file=sys.stderr, flush=True)
        self._message.say(
            self.tr("No map could be made of “{name}”: something went wrong in the program.").format(
                name=path.name
            ),
            self.tr("The text can still be read. Try again with Reload; if it happens again, report it."),
        )

    def _cancelled(self, path: Path) -> None:
        self._stop()
        self._message.say(
            self.tr("Making the map of “{name}” was stopped.").format(name=path.name),
            self.tr("The text can still be read; Reload makes its map."),
        )

    def _stop(self) -> None:
        self._progress.end()
        self._session.expect_map(False)
        self.stopped.emit()
