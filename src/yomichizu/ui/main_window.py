"""The window: menus, tool bar and panes put together, what can be done now, and what it remembers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

from yomichizu.model import Document
from yomichizu.ui.action_spec import Need
from yomichizu.ui.actions import Actions
from yomichizu.ui.appearance import Appearance
from yomichizu.ui.commands import Commands
from yomichizu.ui.docks import Docks
from yomichizu.ui.jobs import Jobs
from yomichizu.ui.menus import Menus
from yomichizu.ui.message_bar import MessageBar
from yomichizu.ui.opener import Opener
from yomichizu.ui.opening import Opening
from yomichizu.ui.panes import PaneLoader
from yomichizu.ui.progress import ProgressPane
from yomichizu.ui.recent import Recent
from yomichizu.ui.scopes import Scopes, counted
from yomichizu.ui.session import Scope, ScopeKind, Session
from yomichizu.ui.settings import (
    FOLDER,
    GEOMETRY,
    LANGUAGE,
    LISTS_OPEN,
    MARKS,
    PASSAGE_MODE,
    SPLITTERS,
    STATE,
    THEME,
    TYPEFACE,
    Option,
    Settings,
)
from yomichizu.ui.splits import Splits
from yomichizu.ui.status import StatusLine
from yomichizu.ui.tool_bar import ToolBar
from yomichizu.ui.top_row import TopRow
from yomichizu.ui.welcome import Welcome
from yomichizu.ui.wiring import Wire, Wiring, connect

if TYPE_CHECKING:
    from yomichizu.ui.focus_frame import FocusFrame

NORMAL_SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """Article beside map. Paints at once with empty paper; panes move in when they are built."""

    painted = Signal()  #: once: the first picture of the window is on screen
    furnished = Signal()  #: once: what that picture does not show is there as well
    ready = Signal()  #: once: every pane is there

    def __init__(self, settings: Settings, appearance: Appearance, opener: Opener) -> None:
        super().__init__()
        self.settings, self.appearance, self.opener = settings, appearance, opener
        self.session = Session(self)
        self.jobs = Jobs(self)
        self.recent = Recent(settings)
        self.scopes = Scopes(self.session)
        self.path: Path | None = None
        self._painted = False
        self._loader = PaneLoader(self.session, self.jobs, self)
        self.message = MessageBar(self)
        self.progress = ProgressPane(self)
        self.opening = Opening(opener, self.session, self.progress, self.message, self.recent)
        self.docks = Docks(self)
        self._splits = Splits()
        self.wiring = Wiring(self.session, settings, self.scopes, self._splits, self.docks)
        self.panes = self.wiring.panes
        self.focus_frame: FocusFrame | None = None  # once there are panes to lead keys to
        self.actions_table = Actions(Commands(self).handlers(), self)
        self._menu_bar = QMenuBar(self)
        self.menus = Menus(self._menu_bar, self.actions_table, self.recent, self.open_file)
        self.docks.fill_menu(self.menus.menus["@panes"])
        self.tool_bar = ToolBar(self.actions_table, self.docks.toggles(), self)
        self.setMenuWidget(TopRow(self._menu_bar, self.tool_bar, self))
        self._build_centre()
        self.setStatusBar(StatusLine(self.session, self.progress, self))
        self.setAcceptDrops(True)
        self.setWindowTitle("Yomichizu")
        connect(self._wires())
        self._show_options()
        self._restore()
        self.refresh_actions()

    def menuBar(self) -> QMenuBar:
        """The menus: they share a row with the tool bar."""
        return self._menu_bar

    # Building ---------------------------------------------------------------------------------

    def _build_centre(self) -> None:
        self.welcome = Welcome(self.recent, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self._splits.main)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    def _wires(self) -> tuple[Wire, ...]:
        """Everything between session, settings and the window itself; the panes' is in ``Wiring``."""
        session, chip = self.session, self.tool_bar.chip
        return (
            (session.mapChanged, lambda _: self._count()),
            (session.mapChanged, lambda _: self.refresh_actions()),
            (session.selectionChanged, lambda _selection, _origin: self.refresh_actions()),
            (session.scopeChanged, self._scope_changed),
            (session.historyChanged, self.refresh_actions),
            (session.positionChanged, lambda _: self.refresh_actions()),
            (session.undo_stack.indexChanged, lambda _: self.refresh_actions()),
            (self.opening.opened, self._opened),
            (self.opening.stopped, self._show_welcome),
            (self.wiring.mapShown, self._map_shown),
            (chip.leaveRequested, session.leave_scope),
            (chip.shownChanged, self.tool_bar.show_chip),
            (self.settings.changed, self._show_options),
            (self.appearance.themeChanged, self.wiring.set_theme),
            (self.welcome.openRequested, self.actions_table["open"].trigger),
            (self.welcome.fileRequested, self.open_file),
            (self._loader.built, lambda name, pane: self.wiring.place(name, pane, self.appearance.theme)),
            (self._loader.stoodIn, self._stand_in),
            (self._loader.finished, self._frame_focus),
            (self._loader.finished, self.ready.emit),
            (self.furnished, self._loader.start),
            (self.ready, self.menus.fill_changing),
        )

    def _stand_in(self, name: str, widget: Any) -> None:
        widget.set_theme(self.appearance.theme)
        widget.set_memory(self.wiring.memory)
        self._splits.place(name, widget)

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
        self._show_welcome()
        self.setWindowTitle("Yomichizu")
        self.message.hide()

    def expect_article(self) -> None:
        """A file is being opened from the start: show the panes, not the welcome."""
        self._stack.setCurrentWidget(self._splits.main)

    def _opened(self, path: Path, document: Document) -> None:
        self.path = path
        self.settings.set(FOLDER, str(path.parent))
        self.setWindowTitle(f"{document.title or path.name} — Yomichizu")
        self.setWindowFilePath(str(path))
        self._stack.setCurrentWidget(self._splits.main)
        article = self.panes.get("article")
        if article is not None:
            article.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        self.refresh_actions()

    def _show_welcome(self) -> None:
        if self.session.document is None:
            self.welcome.refresh()
            self._stack.setCurrentWidget(self.welcome)

    # What changed -----------------------------------------------------------------------------

    def _scope_changed(self, scope: Scope) -> None:
        self.tool_bar.chip.set_scope(scope)
        self.actions_table.choose(f"scope_{scope.kind.value}")
        self._count()
        self.refresh_actions()

    def _map_shown(self) -> None:
        self._count()
        self.refresh_actions()

    def _count(self) -> None:
        """Say how much is in the scope, and how much of it the map draws."""
        session, map_view = self.session, self.panes.get("map")
        if session.map is None:
            self.tool_bar.chip.clear_counts()
            return
        items, relations = counted(session.map, session.scope)
        drawn = (items, relations)
        if map_view is not None and map_view.map is session.map:
            drawn = map_view.drawn
        self.tool_bar.chip.set_counts(drawn, (items, relations))

    # Options ----------------------------------------------------------------------------------

    def _show_options(self, _option: Option[Any] | None = None) -> None:
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

    def refresh_actions(self) -> None:
        """Enable what makes sense now."""
        session = self.session
        document, map, selection = session.document, session.map, session.selection
        map_view = self.panes.get("map")
        can = map_view.can() if map_view is not None else {}
        if map_view is not None:
            self.actions_table["overview"].setChecked(map_view.overview.wanted)
            self.actions_table["legend"].setChecked(map_view.legend.isChecked())
        self.actions_table.refresh(
            {
                Need.DOCUMENT: document is not None,
                Need.MAP: map is not None,
                Need.PASSAGE: selection.passage is not None,
                Need.SECTION: self.scopes.heading_here() is not None,
                Need.NODE: bool(selection.nodes),
                Need.TWO_NODES: len(selection.nodes) == 2,
                Need.MORE: can.get("more", False),
                Need.FEWER: can.get("fewer", False),
                Need.FILTERED: can.get("filtered", False),
                Need.PINNED: can.get("pinned", False),
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
            QTimer.singleShot(0, self, self._furnish)

    def _furnish(self) -> None:
        """Build what the window had no need of to be painted."""
        self.appearance.follow_desktop()
        self._settle_docks()
        self.furnished.emit()

    def _frame_focus(self) -> None:
        from yomichizu.ui.focus_frame import FocusFrame

        self.focus_frame = FocusFrame(self, self.panes)
        self.focus_frame.set_theme(self.appearance.theme)
        self.appearance.themeChanged.connect(self.focus_frame.set_theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mouse buttons 4 and 5 anywhere in the window go back and forward."""
        if self.focus_frame is not None:
            self.focus_frame.note(event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() == QtCore.Qt.MouseButton.BackButton:
                self.session.back()
                return True
            if event.button() == QtCore.Qt.MouseButton.ForwardButton:
                self.session.forward()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no pane wanted lets go of what is selected."""
        if event.key() == QtCore.Qt.Key.Key_Escape:
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
        self._loader.stop()
        self.jobs.drain()
        self.session.undo_stack.clear()  # or it would tell of its end when the window is gone already
        super().closeEvent(event)

    # Window state -----------------------------------------------------------------------------

    def _remember(self) -> None:
        self.settings.set(GEOMETRY, bytes(self.saveGeometry().data()))
        self._settle_docks()
        self.settings.set(STATE, bytes(self.saveState().data()))
        self.settings.set(LISTS_OPEN, self.docks.any_shown())
        self.settings.set(SPLITTERS, self._splits.state())
        self.settings.sync()

    def _restore(self) -> None:
        if not self.restoreGeometry(QByteArray(self.settings.get(GEOMETRY))):
            self.resize(*NORMAL_SIZE)
        if self.settings.get(LISTS_OPEN):
            self._settle_docks()
        self._splits.restore(self.settings.get(SPLITTERS))

    def _settle_docks(self) -> None:
        """Put the lists where they were in the last run."""
        if self.docks.settle():
            self.restoreState(QByteArray(self.settings.get(STATE)))


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
