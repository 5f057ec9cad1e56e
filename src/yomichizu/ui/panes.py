"""The panes of the window, built behind the first painting.

Importing numpy and pyqtgraph takes longer than painting the window; so the window comes first with
empty paper, and each pane takes its place as soon as its modules are there. What loads no Qt is imported
in a thread. What does is imported on the main thread, between events: the bindings make their classes when
they are first asked for, and two threads that make them at the same time bring the program down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from yomichizu.control import Control
from yomichizu.ui.jobs import Jobs
from yomichizu.ui.session import Session


@dataclass(frozen=True)
class Pane:
    """One pane: where its class is, and whether it is built from the session.

    ``behind`` are modules without Qt that are imported in a thread before. A ``stand_in`` takes the place
    of the pane of that name until its ``settled``; only then is the next one loaded.
    """

    name: str
    module: str
    attribute: str
    from_session: bool
    stand_in: bool = False
    behind: tuple[str, ...] = ()


_GRAPH = ("yomichizu.graph.view", "yomichizu.graph.layout", "yomichizu.graph.annotate")

#: In the order in which they are built: what the reader looks at first comes first.
PANES: tuple[Pane, ...] = (
    Pane("article", "yomichizu.ui.article.view", "ArticleView", False, behind=("yomichizu.graph.index",)),
    Pane("map", "yomichizu.ui.map.first", "FirstPicture", True, stand_in=True, behind=_GRAPH),
    Pane("map", "yomichizu.ui.map.view", "MapView", False),
    Pane("evidence", "yomichizu.ui.evidence", "EvidencePanel", True),
    Pane("strip", "yomichizu.ui.strip", "OccurrenceStrip", True),
    Pane("index", "yomichizu.ui.index", "IndexPanel", True),
    Pane("outline", "yomichizu.ui.outline", "OutlinePanel", True),
    Pane("timeline", "yomichizu.ui.timeline", "TimelinePanel", True),
)


class PaneLoader(QObject):
    """Builds one pane after the other, each in a turn of the event loop of its own."""

    built = Signal(str, object)  #: name, QWidget
    stoodIn = Signal(str, object)  #: name, QWidget
    finished = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._waiting = list(PANES)
        self._stand_in: QWidget | None = None  # the splitter that it is put into does not hold it
        self._stopped = False

    def start(self) -> None:
        """Begin; returns at once. An import that fails is raised on the main thread."""
        self._next()

    def stop(self) -> None:
        """Build nothing more: the window is being closed."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped:
            return
        if not self._waiting:
            self.finished.emit()
            return
        pane = self._waiting.pop(0)
        if pane.stand_in and self._session.document is None:
            pane = self._waiting.pop(0)  # nothing is being opened
        if pane.behind:
            self._jobs.start(f"import {pane.name}", _import(pane.behind), lambda _: self._build(pane))
        else:
            QTimer.singleShot(0, self, lambda: self._build(pane))

    def _build(self, pane: Pane) -> None:
        if self._stopped:
            return
        cls = getattr(import_module(pane.module), pane.attribute)
        widget = cls(self._session) if pane.from_session else cls()
        if pane.stand_in:
            self._stand_in = widget
            widget.settled.connect(self._next)
            self.stoodIn.emit(pane.name, widget)
            return
        self.built.emit(pane.name, widget)
        QTimer.singleShot(0, self, self._next)


def _import(modules: tuple[str, ...]) -> Callable[[Control], object]:
    def work(_control: Control) -> object:
        return [import_module(module) for module in modules]

    return work
