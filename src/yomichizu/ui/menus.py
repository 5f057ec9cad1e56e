"""The menu bar: fixed menus from the table of actions, and the parts that change while one works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from yomichizu.assets import resources
from yomichizu.ui.action_spec import words
from yomichizu.ui.actions import Actions
from yomichizu.ui.menu_table import GROUP_MENUS, MENUS
from yomichizu.ui.recent import Recent

OpenFile = Callable[[Path], None]


class Menus(QObject):
    """Fills a menu bar."""

    def __init__(self, bar: QMenuBar, actions: Actions, recent: Recent, open_file: OpenFile) -> None:
        super().__init__(bar)
        self._actions, self._recent, self._open = actions, recent, open_file
        self.menus: dict[str, QMenu] = {}
        for name, title, items in MENUS:
            menu = self.menus[name] = bar.addMenu(words(title))
            menu.setToolTipsVisible(True)
            self._fill(menu, items)

    def _fill(self, menu: QMenu, items: tuple[str, ...]) -> None:
        for item in items:
            if item == "-":
                menu.addSeparator()
            elif item == "@recent":
                self._add_filled(menu, item, self.tr("Open &recent"), self._fill_recent)
            elif item == "@samples":
                self._add_filled(menu, item, self.tr("Open &sample"), self._fill_samples)
            elif item == "@panes":
                self.menus[item] = menu.addMenu(self.tr("&Panes"))
            elif item.startswith("@"):
                title, ids = GROUP_MENUS[item[1:]]
                group = self.menus[item] = menu.addMenu(words(title))
                group.setToolTipsVisible(True)
                self._fill(group, ids)
            else:
                menu.addAction(self._actions[item])

    def _add_filled(self, menu: QMenu, name: str, title: str, fill: Callable[[], None]) -> None:
        part = self.menus[name] = menu.addMenu(title)
        part.setToolTipsVisible(True)
        part.aboutToShow.connect(fill)

    def fill_changing(self) -> None:
        """Fill the parts that change now, not only when they are opened: before that they are empty."""
        self._fill_recent()
        self._fill_samples()

    def _fill_recent(self) -> None:
        menu = self.menus["@recent"]
        menu.clear()
        paths = self._recent.paths()
        for path in paths:
            action = _file_action(menu, path.name, str(path))
            action.triggered.connect(_opens(self._open, path))
        if paths:
            menu.addSeparator()
            menu.addAction(self.tr("&Clear list")).triggered.connect(self._recent.clear)
        else:
            menu.addAction(self.tr("Nothing has been opened yet")).setEnabled(False)

    def _fill_samples(self) -> None:
        menu = self.menus["@samples"]
        menu.clear()
        for path in samples():
            action = _file_action(menu, sample_title(path), str(path))
            action.triggered.connect(_opens(self._open, path))


def samples() -> list[Path]:
    """The sample articles that come with the program, in order of their names."""
    return sorted((resources() / "samples").glob("*.txt"))


def sample_title(path: Path) -> str:
    """The first line of a sample: its title."""
    with path.open(encoding="utf-8") as lines:
        return lines.readline().strip()


def _file_action(menu: QMenu, text: str, tip: str) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    from yomichizu.ui.wording import tool_tip  # the map's words: not before the window is painted

    action.setToolTip(tool_tip(tip))
    return action


def _opens(open_file: OpenFile, path: Path) -> Callable[[bool], None]:
    def opens(_checked: bool = False) -> None:
        open_file(path)

    return opens
