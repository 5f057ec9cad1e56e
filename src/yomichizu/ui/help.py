"""Help that stands in the program: the shortcuts at one glance, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from yomichizu import __version__
from yomichizu.ui.action_spec import words
from yomichizu.ui.actions import Actions
from yomichizu.ui.menu_table import GROUP_MENUS, MENUS

COLUMNS = 3


def shortcut_rows(actions: Actions, more: list[QAction]) -> list[tuple[str, list[tuple[str, str]]]]:
    """(menu, [(action, keys)]) of every action that has a shortcut, in the order of the menus."""
    result = []
    for name, title, items in MENUS:
        ids = [
            i for item in items for i in (GROUP_MENUS[item[1:]][1] if item[1:] in GROUP_MENUS else (item,))
        ]
        rows = [_row(actions[i]) for i in ids if i[0] not in "-@" and not actions[i].shortcut().isEmpty()]
        if name == "view":
            rows = [_row(a) for a in more] + rows
        if rows:
            result.append((_plain(words(title)), rows))
    return result


def _row(action: QAction) -> tuple[str, str]:
    return _plain(action.text()), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    """A menu text without its mnemonic: "&Open…" and 「開く(&O)…」."""
    for mark in range(len(text) - 3):
        if text[mark : mark + 2] == "(&" and text[mark + 3] == ")":
            text = text[:mark] + text[mark + 4 :]
            break
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


class ShortcutsDialog(QDialog):
    """All shortcuts, grouped as the menus are."""

    def __init__(self, actions: Actions, more: list[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setObjectName("shortcutTable")
        groups = shortcut_rows(actions, more)
        pointer = [
            (self.tr("Text size"), self.tr("Ctrl+wheel on the text")),
            (self.tr("Zoom the map"), self.tr("wheel on the map")),
            (self.tr("Back, forward"), self.tr("mouse buttons 4, 5")),
            (self.tr("Let go of what is selected"), "Esc"),
        ]
        groups.append((self.tr("Mouse, and others"), pointer))
        on_map = [
            (self.tr("From item to item"), self.tr("arrow keys")),
            (self.tr("By importance"), "Tab, Home, End"),
            (self.tr("An item's relations"), "PgDn, PgUp"),
            (self.tr("Select, add"), self.tr("Space, Ctrl+Space")),
            (self.tr("Move without selecting"), self.tr("Ctrl+arrow keys")),
            (self.tr("Evidence; card; menu"), self.tr("Enter; F2; Menu")),
            (self.tr("Only the surroundings"), "1, 2, 3"),
            (self.tr("Nearer, farther, whole"), "+, −, 0"),
            (self.tr("Pin, find, step back"), "P, /, Esc"),
            (self.tr("Select with a box"), self.tr("Shift+drag")),
            (self.tr("Move and pin an item"), self.tr("drag")),
        ]
        groups.append((self.tr("On the map"), on_map))
        row = QHBoxLayout()
        row.setSpacing(36)
        for column in _balanced(groups, COLUMNS):
            grid = QGridLayout()
            grid.setHorizontalSpacing(20)
            grid.setVerticalSpacing(6)  # else that of the row around it
            line = 0
            for title, rows in column:
                heading = QLabel(title, self)
                heading.setObjectName("shortcutGroup")
                heading.setContentsMargins(0, 10 if line else 0, 0, 2)
                grid.addWidget(heading, line, 0, 1, 2)
                for text, keys in rows:
                    line += 1
                    grid.addWidget(QLabel(text, self), line, 0)
                    shortcut = QLabel(keys, self)
                    shortcut.setObjectName("shortcutKeys")
                    grid.addWidget(shortcut, line, 1)
                line += 1
            grid.setRowStretch(line, 1)
            row.addLayout(grid)
        _finish(self, row)


class AboutDialog(QDialog):
    """Version, licence, parts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Yomichizu"))
        column = QVBoxLayout()
        for text, name in (
            (f"読み地図  Yomichizu {__version__}", "aboutTitle"),
            (self.tr("A long Japanese article, and beside it the map of who and what is in it."), ""),
            (self.tr("Everything is done on this computer; nothing is sent anywhere."), ""),
            (self.tr("Free software under the MIT licence."), ""),
            (
                self.tr(
                    "Made with Qt for Python, fugashi and UniDic, NetworkX, NumPy and PyQtGraph. "
                    "Sources and licences of models and word lists stand beside them."
                ),
                "",
            ),
        ):
            label = QLabel(text, self)
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMinimumWidth(380)
            column.addWidget(label)
        _finish(self, column)


def _balanced(
    groups: list[tuple[str, list[tuple[str, str]]]], columns: int
) -> list[list[tuple[str, list[tuple[str, str]]]]]:
    """The groups in order, cut into columns of about the same height."""
    heights = [len(rows) + 2 for _, rows in groups]
    target = sum(heights) / columns
    result: list[list[tuple[str, list[tuple[str, str]]]]] = [[]]
    filled = 0.0
    for group, height in zip(groups, heights, strict=True):
        if result[-1] and filled + height / 2 > target * len(result) and len(result) < columns:
            result.append([])
        result[-1].append(group)
        filled += height
    return result


def _finish(dialog: QDialog, content: QHBoxLayout | QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(16)
    column.addLayout(content)
    column.addWidget(buttons)
