"""What the window's actions do: one handler for each action of the table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from yomichizu.ui.session import ScopeKind, Selection
from yomichizu.ui.settings import FOLDER, LANGUAGE, MARKS, PASSAGE_MODE, TEXT_SIZE, THEME, TYPEFACE

if TYPE_CHECKING:
    from yomichizu.ui.main_window import MainWindow

Handler = Callable[..., object]


class Commands(QObject):
    """The handlers. They ask the session, the settings and the panes; they hold no state."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session, self._settings = window.session, window.settings

    def handlers(self) -> dict[str, Handler]:
        """By action id, or by the name of a group of choices."""
        session, window = self._session, self._window
        return {
            "open": self.open,
            "reload": self.reload,
            "close": window.close_article,
            "export_picture": self.export_picture,
            "quit": window.close,
            "undo": session.undo_stack.undo,
            "redo": session.undo_stack.redo,
            "find": self.find,
            "find_item": self.find_item,
            "select_more": lambda: self._in_text("select_more"),
            "reject_relation": self.reject_relation,
            "hide_item": self.hide_item,
            "clear": self.clear,
            "text_larger": lambda: self.text_size(1),
            "text_smaller": lambda: self.text_size(-1),
            "text_normal": lambda: self._settings.set(TEXT_SIZE, TEXT_SIZE.default),
            "fit": lambda: self._on_map("fit"),
            "zoom_in": lambda: self._on_map("zoom_in"),
            "zoom_out": lambda: self._on_map("zoom_out"),
            "overview": lambda: self._on_map("toggle_overview"),
            "legend": lambda: self._on_map("toggle_legend"),
            "show_more": lambda: self._on_map("show_more"),
            "show_fewer": lambda: self._on_map("show_fewer"),
            "filters": lambda: self._on_map("open_filters"),
            "reset_filters": lambda: self._on_map("reset_filters"),
            "surroundings": lambda: self._on_map("focus_on_selection"),
            "path": lambda: self._on_map("show_path_of_selection"),
            "lay_out_anew": lambda: self._on_map("lay_out_anew"),
            "unpin_all": lambda: self._on_map("unpin_all"),
            "back": session.back,
            "forward": session.forward,
            "next_mention": lambda: self.step_mention(1),
            "previous_mention": lambda: self.step_mention(-1),
            "evidence": session.request_evidence,
            "next_pane": lambda: self.step_pane(1),
            "previous_pane": lambda: self.step_pane(-1),
            "shortcuts": self.shortcuts,
            "about": self.about,
            "typeface": lambda id: self._settings.set(TYPEFACE, id),
            "marks": lambda id: self._settings.set(MARKS, id.removeprefix("marks_")),
            "theme": lambda id: self._settings.set(THEME, id.removeprefix("theme_")),
            "language": self.language,
            "scope": lambda id: self.scope(ScopeKind(id.removeprefix("scope_"))),
            "passage": lambda id: self._settings.set(PASSAGE_MODE, id.removeprefix("passage_")),
        }

    # Files ------------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for a text file and open it."""
        folder = self._settings.get(FOLDER) or str(Path.home())
        from PySide6.QtWidgets import QFileDialog  # not needed before the first painting

        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open article"),
            folder,
            self.tr("Text files (*.txt *.md *.text);;All files (*)"),
        )
        if name:
            self._window.open_file(Path(name))

    def reload(self) -> None:
        if self._window.path is not None:
            self._window.open_file(self._window.path)

    def export_picture(self) -> None:
        """The dialog of the map's picture."""
        from yomichizu.ui.export_dialog import ExportDialog

        map_view = self._window.panes.get("map")
        if map_view is None or self._session.map is None:
            return
        dialog = ExportDialog(map_view, self._window, self._window.path)
        dialog.open()

    # Edit -------------------------------------------------------------------------------------

    def find(self) -> None:
        self._in_text("show_find")

    def _in_text(self, method: str) -> None:
        article = self._window.panes.get("article")
        if article is not None:
            getattr(article, method)()

    def find_item(self) -> None:
        """To the map's line in which an item is found while one types."""
        self._on_map("find_on_map")

    def reject_relation(self) -> None:
        for id in self._session.selection.relations[:1]:
            self._session.reject_relation(id)

    def hide_item(self) -> None:
        for id in self._session.selection.nodes[:1]:
            self._session.hide_node(id)

    def clear(self) -> None:
        """Let go of what is selected; with nothing selected, back to the whole text."""
        if self._session.selection:
            self._session.select(Selection(), "window")
        else:
            self._session.leave_scope()

    # View -------------------------------------------------------------------------------------

    def text_size(self, steps: int) -> None:
        self._settings.set(TEXT_SIZE, TEXT_SIZE.valid(self._settings.get(TEXT_SIZE) + steps))

    def language(self, id: str) -> None:
        self._settings.set(LANGUAGE, id.removeprefix("language_"))
        self._window.message.say(
            self.tr("The language changes when the program starts again."),
            self.tr("Quit it and open it again; window and recent files are remembered."),
        )

    def scope(self, kind: ScopeKind) -> None:
        self._window.scopes.choose(kind)
        self._window.refresh_actions()

    def _on_map(self, method: str) -> None:
        map_view = self._window.panes.get("map")
        if map_view is not None:
            getattr(map_view, method)()

    # Go ---------------------------------------------------------------------------------------

    def step_mention(self, direction: int) -> None:
        """To the next place that names a selected node, or says a selected relation."""
        if self._session.selection.relations:
            evidence = self._window.panes.get("evidence")
            if evidence is not None:
                evidence.step(direction)
            return
        article = self._window.panes.get("article")
        if article is not None and self._session.selection.nodes:
            self._session.remember_place()
            article.next_mention() if direction > 0 else article.previous_mention()

    def step_pane(self, direction: int) -> None:
        """Keyboard focus to the next pane that is shown."""
        names = ("article", "evidence", "map", "strip", "index", "outline", "timeline")
        panes = [p for n in names if (p := self._window.panes.get(n)) is not None and p.isVisible()]
        if not panes:
            return
        here = next((i for i, p in enumerate(panes) if _holds_focus(p)), -direction if direction > 0 else 0)
        for distance in range(1, len(panes) + 1):
            pane = panes[(here + direction * distance) % len(panes)]
            pane.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
            if _holds_focus(pane):
                return

    # Help -------------------------------------------------------------------------------------

    def shortcuts(self) -> None:
        from yomichizu.ui.help import ShortcutsDialog

        ShortcutsDialog(self._window.actions_table, self._window.docks.toggles(), self._window).open()

    def about(self) -> None:
        from yomichizu.ui.help import AboutDialog

        AboutDialog(self._window).open()


def _holds_focus(pane: QWidget) -> bool:
    focus = pane.window().focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))
