"""The window: panes and tool bar put together, and all wiring between them and the session."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from yomichizu.model import Document, KnowledgeMap, Span
from yomichizu.ui.actions import Actions, Need
from yomichizu.ui.appearance import Appearance
from yomichizu.ui.commands import Commands
from yomichizu.ui.docks import Docks
from yomichizu.ui.jobs import Jobs
from yomichizu.ui.menus import Menus
from yomichizu.ui.message_bar import MessageBar
from yomichizu.ui.messages import reading_message, step_name
from yomichizu.ui.opener import Opener
from yomichizu.ui.panes import PaneLoader
from yomichizu.ui.progress import ProgressPane
from yomichizu.ui.recent import Recent
from yomichizu.ui.scopes import Scopes, counted
from yomichizu.ui.session import Scope, ScopeKind, Selection, Session
from yomichizu.ui.settings import (
    FOLDER,
    GEOMETRY,
    LANGUAGE,
    MARKS,
    PASSAGE_MODE,
    SPLITTERS,
    STATE,
    TEXT_SIZE,
    THEME,
    TYPEFACE,
    Option,
    Settings,
)
from yomichizu.ui.theme import Theme
from yomichizu.ui.tool_bar import ToolBar
from yomichizu.ui.welcome import Welcome

NORMAL_SIZE = (1280, 800)
#: Which panes share which splitter, and in what proportion.
SPLITS: dict[str, tuple[Qt.Orientation, tuple[str, ...], tuple[int, ...]]] = {
    "reading": (Qt.Orientation.Vertical, ("article", "evidence"), (560, 190)),
    "drawing": (Qt.Orientation.Vertical, ("map", "strip"), (650, 100)),
    "main": (Qt.Orientation.Horizontal, ("reading", "drawing"), (500, 780)),
}
Wire = tuple[SignalInstance, Callable[..., object]]


class MainWindow(QMainWindow):
    """Article beside map. Paints at once with empty paper; panes move in when they are built."""

    painted = Signal()  #: once: the first picture of the window is on screen
    ready = Signal()  #: once: every pane is there

    def __init__(self, settings: Settings, appearance: Appearance, opener: Opener) -> None:
        super().__init__()
        self.settings, self.appearance, self.opener = settings, appearance, opener
        self.session = Session(self)
        self.jobs = Jobs(self)
        self.recent = Recent(settings)
        self.scopes = Scopes(self.session)
        self.panes: dict[str, Any] = {}
        self.path: Path | None = None
        self._painted = False
        self._loader = PaneLoader(self.session, self.jobs, self)

        self.message = MessageBar(self)
        self.progress = ProgressPane(self)
        self.docks = Docks(self)
        self.actions_table = Actions(Commands(self).handlers(), self)
        self.menus = Menus(self.menuBar(), self.actions_table, self.recent, self.open_file)
        self.docks.fill_menu(self.menus.menus["@panes"])
        self.tool_bar = ToolBar(self.actions_table, self.docks.toggles(), self)
        self.addToolBar(self.tool_bar)
        self._splitters: dict[str, QSplitter] = {}
        self._build_centre()
        self.statusBar().addPermanentWidget(self.progress)
        self.statusBar().setSizeGripEnabled(False)
        self.setAcceptDrops(True)
        self.setWindowTitle("Yomichizu")
        self._wire(self._own_wires())
        self._show_options()
        self._restore()
        self.refresh_actions()

    # Building ---------------------------------------------------------------------------------

    def _build_centre(self) -> None:
        for name, (orientation, parts, sizes) in SPLITS.items():
            splitter = self._splitters[name] = QSplitter(orientation)
            splitter.setObjectName(name)
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(True)
            for part in parts:
                splitter.addWidget(self._splitters.get(part) or _paper(part))
            splitter.setSizes(list(sizes))
        for name in ("reading", "drawing"):
            self._splitters[name].setStretchFactor(0, 1)
            self._splitters[name].setStretchFactor(1, 0)
        self._splitters["main"].setStretchFactor(0, 2)
        self._splitters["main"].setStretchFactor(1, 3)
        self.welcome = Welcome(self.recent, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self._splitters["main"])
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    def _own_wires(self) -> tuple[Wire, ...]:
        """Everything between session, opener, settings and the window itself."""
        session, opener = self.session, self.opener
        return (
            (session.documentChanged, self._document_changed),
            (session.mapChanged, self._map_changed),
            (session.selectionChanged, self._selection_changed),
            (session.scopeChanged, self._scope_changed),
            (session.historyChanged, self.refresh_actions),
            (session.positionChanged, self.refresh_actions),
            (session.evidenceRequested, self._show_evidence),
            (session.undo_stack.indexChanged, self.refresh_actions),
            (opener.started, self._opening),
            (opener.read, self._opened),
            (opener.progress, self._progressed),
            (opener.finished, self._extracted),
            (opener.rejected, self._rejected),
            (opener.failed, self._failed),
            (opener.cancelled, self._cancelled),
            (self.progress.cancelRequested, opener.cancel),
            (self.tool_bar.chip.leaveRequested, session.leave_scope),
            (self.tool_bar.chip.shownChanged, self.tool_bar.show_chip),
            (self.settings.changed, self._option_changed),
            (self.appearance.themeChanged, self._theme_changed),
            (self.welcome.openRequested, self.actions_table["open"].trigger),
            (self.welcome.fileRequested, self.open_file),
            (self._loader.built, self._place),
            (self._loader.finished, self.ready.emit),
            (self.painted, self._loader.start),
        )

    def _pane_wires(self, name: str, pane: Any) -> tuple[Wire, ...]:
        """Everything between one pane and the session, by the pane's name."""
        session = self.session
        match name:
            case "article":
                return (
                    (session.documentChanged, pane.set_document),
                    (session.mapChanged, pane.set_map),
                    (session.selectionChanged, _unless("article", pane.set_selection)),
                    (session.jumpRequested, self._jump_article),
                    (pane.passageSelected, lambda span: session.select_passage(span, "article")),
                    (pane.mentionClicked, lambda node, _span: session.select_nodes((node,), "article")),
                    (pane.visibleSpanChanged, session.note_visible),
                    (pane.sectionRequested, self.scopes.choose_section),
                    (pane.textSizeChanged, lambda size: self.settings.set(TEXT_SIZE, size)),
                    (pane.markModeRequested, lambda mode: self.settings.set(MARKS, mode.value)),
                )
            case "map":
                return (
                    (session.mapChanged, pane.set_map),
                    (session.selectionChanged, _unless("map", self._select_on_map)),
                    (session.scopeChanged, lambda _scope: self._scope_map()),
                    (pane.selectionRequested, self._map_selected),
                    (pane.evidenceRequested, session.request_evidence),
                    (pane.hideRequested, session.hide_node),
                    (pane.rejectRequested, session.reject_relation),
                )
        return ()

    def _wire(self, wires: tuple[Wire, ...]) -> None:
        for signal, slot in wires:
            signal.connect(slot)

    def _place(self, name: str, pane: QWidget) -> None:
        """Put a pane where empty paper was, and show it what is open already."""
        self.panes[name] = pane
        pane.setObjectName(name)
        for splitter, (_, parts, _) in SPLITS.items():
            if name in parts:
                old = self._splitters[splitter].replaceWidget(parts.index(name), pane)
                if old is not None:
                    old.deleteLater()
        if name in self.docks.docks:
            self.docks.place(name, pane)
        self.panes[name].set_theme(self.appearance.theme)
        if name == "article":
            self._dress_article()
        self._wire(self._pane_wires(name, pane))
        session = self.session
        if name == "article":
            self.panes[name].set_document(session.document)
            self.panes[name].set_map(session.map)
            self.panes[name].set_selection(session.selection)
        elif name == "map":
            self.panes[name].set_map(session.map)
            self._scope_map()
            self._select_on_map(session.selection)

    # Opening ----------------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Open a text file; what is open stays until the new one has been read."""
        self.message.hide()
        self.opener.open(path.absolute())

    def close_article(self) -> None:
        """Close the article; the window shows how to begin."""
        self.opener.cancel()
        self.path = None
        self.session.set_document(None)
        self.welcome.refresh()
        self._stack.setCurrentWidget(self.welcome)
        self.setWindowTitle("Yomichizu")
        self.message.hide()

    def expect_article(self) -> None:
        """A file is being opened from the start: show the panes, not the welcome."""
        self._stack.setCurrentWidget(self._splitters["main"])

    def _opening(self, path: Path) -> None:
        self.progress.begin(self.tr("Reading “{name}”").format(name=path.name))

    def _opened(self, path: Path, document: Document) -> None:
        self.path = path
        self.session.set_document(document)
        self.recent.add(path)
        self.settings.set(FOLDER, str(path.parent))
        self.setWindowTitle(f"{document.title or path.name} — Yomichizu")
        self.setWindowFilePath(str(path))
        self._stack.setCurrentWidget(self._splitters["main"])
        article = self.panes.get("article")
        if article is not None:
            article.setFocus(Qt.FocusReason.OtherFocusReason)

    def _progressed(self, fraction: float, step: str) -> None:
        self.progress.report(fraction, step_name(step))

    def _extracted(self, map: KnowledgeMap) -> None:
        self.progress.end()
        self.session.set_map(map)
        if not map.nodes:
            self.message.say(
                self.tr("Nothing was found in this text that a map could show."),
                self.tr("It may be too short; the text itself can be read and searched."),
            )

    def _rejected(self, path: Path, kind: str, parameters: dict[str, object]) -> None:
        self._stopped()
        self.message.say(*reading_message(kind, parameters))
        if kind == "missing":
            self.recent.remove(path)

    def _failed(self, path: Path, details: str) -> None:
        self._stopped()
        print(details, file=sys.stderr, flush=True)
        self.message.say(
            self.tr("No map could be made of “{name}”: something went wrong in the program.").format(
                name=path.name
            ),
            self.tr("The text can still be read. Try again with Reload; if it happens again, report it."),
        )

    def _cancelled(self, path: Path) -> None:
        self._stopped()
        self.message.say(
            self.tr("Making the map of “{name}” was stopped.").format(name=path.name),
            self.tr("The text can still be read; Reload makes its map."),
        )

    def _stopped(self) -> None:
        """An opening has ended without a map."""
        self.progress.end()
        if self.session.document is None:
            self.welcome.refresh()
            self._stack.setCurrentWidget(self.welcome)

    # What changed -----------------------------------------------------------------------------

    def _document_changed(self, _document: Document | None) -> None:
        self.tool_bar.chip.clear_counts()
        self.refresh_actions()

    def _map_changed(self, _map: KnowledgeMap | None) -> None:
        self._count()
        self.refresh_actions()

    def _scope_changed(self, scope: Scope) -> None:
        self.tool_bar.chip.set_scope(scope)
        self.actions_table.choose(f"scope_{scope.kind.value}")
        self._count()
        self.refresh_actions()

    def _selection_changed(self, selection: Selection, origin: str) -> None:
        """A node pointed at anywhere but in the text is shown in the text."""
        self.refresh_actions()
        if origin != "map" or len(selection.nodes) != 1 or selection.relations:
            return
        spans = [m.span for m in self.session.nodes[0].mentions]
        if spans:
            here = self.session.position
            later = next((span for span in spans if span.start >= here), spans[0])
            self.session.jump(later, "map", step=False)

    def _map_selected(self, nodes: tuple[str, ...], relations: tuple[str, ...]) -> None:
        passage = self.session.selection.passage
        self.session.select(Selection(passage, tuple(nodes), tuple(relations)), "map")

    def _select_on_map(self, selection: Selection) -> None:
        self.panes["map"].set_selection(selection.nodes, selection.relations)

    def _scope_map(self) -> None:
        map_view = self.panes.get("map")
        if map_view is not None:
            scope = self.session.scope
            spans = None if scope.kind is ScopeKind.WHOLE else scope.spans
            map_view.set_scope(spans, self.settings.get(PASSAGE_MODE) == "relayout")

    def _jump_article(self, span: Span, origin: str) -> None:
        self.panes["article"].jump_to(span, origin != "history")

    def _count(self) -> None:
        session = self.session
        if session.map is None:
            self.tool_bar.chip.clear_counts()
        else:
            self.tool_bar.chip.set_counts(*counted(session.map, session.scope))

    def _show_evidence(self) -> None:
        splitter = self._splitters["reading"]
        above, below = splitter.sizes()
        if below == 0:
            _, _, (first, second) = SPLITS["reading"]
            total = above + below
            splitter.setSizes([total * first // (first + second), total * second // (first + second)])
        evidence = self.panes.get("evidence")
        if evidence is not None:
            evidence.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Options ----------------------------------------------------------------------------------

    def _show_options(self) -> None:
        """Tick the choices that hold now."""
        get = self.settings.get
        for id in (
            get(TYPEFACE),
            f"marks_{get(MARKS)}",
            f"theme_{get(THEME)}",
            f"language_{get(LANGUAGE)}",
            f"passage_{get(PASSAGE_MODE)}",
            f"scope_{self.session.scope.kind.value}",
        ):
            self.actions_table.choose(id)

    def _option_changed(self, option: Option[Any]) -> None:
        self._show_options()
        if option in (TEXT_SIZE, TYPEFACE, MARKS):
            self._dress_article()
        elif option is PASSAGE_MODE:
            self._scope_map()

    def _dress_article(self) -> None:
        article = self.panes.get("article")
        if article is not None:
            from yomichizu.ui.article.marks import MarkMode

            article.set_text_size(self.settings.get(TEXT_SIZE))
            article.set_serif(self.settings.get(TYPEFACE) == "serif")
            article.set_mark_mode(MarkMode(self.settings.get(MARKS)))

    def _theme_changed(self, theme: Theme) -> None:
        for pane in self.panes.values():
            pane.set_theme(theme)

    def refresh_actions(self) -> None:
        """Enable what makes sense now."""
        session = self.session
        document, map, selection = session.document, session.map, session.selection
        self.actions_table.refresh(
            {
                Need.DOCUMENT: document is not None,
                Need.MAP: map is not None,
                Need.PASSAGE: selection.passage is not None,
                Need.SECTION: self.scopes.heading_here() is not None,
                Need.NODE: bool(selection.nodes),
                Need.RELATION: bool(selection.relations),
                Need.POINTED: bool(selection.nodes or selection.relations),
                Need.ANYTHING: bool(selection) or session.scope.kind is not ScopeKind.WHOLE,
                Need.FILE: self.path is not None,
                Need.BACK: session.can_go_back,
                Need.FORWARD: session.can_go_forward,
                Need.UNDO: session.undo_stack.canUndo(),
                Need.REDO: session.undo_stack.canRedo(),
            }
        )

    # Events -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mouse buttons 4 and 5 anywhere in the window go back and forward."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.BackButton:
                self.session.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self.session.forward()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no pane wanted lets go of what is selected."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.message.isHidden():
                self.message.hide()
            else:
                self.actions_table["clear"].trigger()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file that was dropped; say so when there were more."""
        files = _files(event)
        if not files:
            return
        event.acceptProposedAction()
        self.open_file(files[0])
        if len(files) > 1:
            self.message.say(
                self.tr("Only “{name}” is opened; one article is shown at a time.").format(
                    name=files[0].name
                ),
                self.tr("Drop the others one after the other."),
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        self.opener.close()
        self.jobs.drain()
        super().closeEvent(event)

    # Window state -----------------------------------------------------------------------------

    def _remember(self) -> None:
        self.settings.set(GEOMETRY, bytes(self.saveGeometry().data()))
        self.settings.set(STATE, bytes(self.saveState().data()))
        self.settings.set(
            SPLITTERS, [f"{n}={' '.join(map(str, s.sizes()))}" for n, s in self._splitters.items()]
        )
        self.settings.sync()

    def _restore(self) -> None:
        if not self.restoreGeometry(QByteArray(self.settings.get(GEOMETRY))):
            self.resize(*NORMAL_SIZE)
        self.restoreState(QByteArray(self.settings.get(STATE)))
        for entry in self.settings.get(SPLITTERS):
            name, _, sizes = entry.partition("=")
            if name in self._splitters and all(part.isdigit() for part in sizes.split()):
                self._splitters[name].setSizes([int(part) for part in sizes.split()])


def _unless(origin: str, slot: Callable[[Any], object]) -> Callable[[Any, str], None]:
    """The slot, but not for what came from ``origin`` itself: nothing echoes."""

    def skipping(value: Any, whose: str) -> None:
        if whose != origin:
            slot(value)

    return skipping


def _paper(name: str) -> QWidget:
    """Empty paper where a pane will be."""
    widget = QWidget()
    widget.setObjectName(f"paper-{name}")
    widget.setAutoFillBackground(True)
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    return widget


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
