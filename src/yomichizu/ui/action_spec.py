"""What an action is: its words, its keys, and what must be there for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from yomichizu.ui.noop import QT_TRANSLATE_NOOP


def words(text: str) -> str:
    """A text of this table in the window's language."""
    return QCoreApplication.translate("Actions", text)


class Need(StrEnum):
    """What must be there for an action to make sense."""

    NOTHING = "nothing"
    DOCUMENT = "document"
    MAP = "map"
    PASSAGE = "passage"
    SECTION = "section"
    NODE = "node"
    TWO_NODES = "two nodes"
    MORE = "more"
    FEWER = "fewer"
    FILTERED = "filtered"
    PINNED = "pinned"
    POINTED = "pointed"
    ANYTHING = "anything"
    RELATION = "relation"
    FILE = "file"
    BACK = "back"
    FORWARD = "forward"
    UNDO = "undo"
    REDO = "redo"


#: Why an action cannot be used, said in its tool tip.
REASONS: dict[Need, str] = {
    Need.DOCUMENT: QT_TRANSLATE_NOOP("Actions", "Open an article first"),
    Need.MAP: QT_TRANSLATE_NOOP("Actions", "There is no map yet; open an article and wait for its map"),
    Need.PASSAGE: QT_TRANSLATE_NOOP("Actions", "Select a passage in the text first"),
    Need.SECTION: QT_TRANSLATE_NOOP("Actions", "There is no heading above this place of the text"),
    Need.NODE: QT_TRANSLATE_NOOP("Actions", "Select an item first, on the map or in the text"),
    Need.TWO_NODES: QT_TRANSLATE_NOOP("Actions", "Select two items first: click one, Ctrl+click the other"),
    Need.MORE: QT_TRANSLATE_NOOP("Actions", "Every item that the filters leave is shown"),
    Need.FEWER: QT_TRANSLATE_NOOP("Actions", "Only a few items are shown"),
    Need.FILTERED: QT_TRANSLATE_NOOP("Actions", "The map's filters are as they were at first"),
    Need.PINNED: QT_TRANSLATE_NOOP("Actions", "Nothing is pinned; drag an item on the map to pin it"),
    Need.POINTED: QT_TRANSLATE_NOOP("Actions", "Select an item or a relation first"),
    Need.ANYTHING: QT_TRANSLATE_NOOP("Actions", "Nothing is selected"),
    Need.RELATION: QT_TRANSLATE_NOOP("Actions", "Select a relation on the map first"),
    Need.FILE: QT_TRANSLATE_NOOP("Actions", "No file is open that could be read again"),
    Need.BACK: QT_TRANSLATE_NOOP("Actions", "There is no earlier place to go back to"),
    Need.FORWARD: QT_TRANSLATE_NOOP("Actions", "There is no later place to go forward to"),
    Need.UNDO: QT_TRANSLATE_NOOP("Actions", "There is nothing to undo"),
    Need.REDO: QT_TRANSLATE_NOOP("Actions", "There is nothing to redo"),
}


@dataclass(frozen=True)
class Spec:
    """One action. ``group`` makes it one of several choices; ``checkable`` an on/off switch."""

    id: str
    text: str
    tip: str
    shortcuts: tuple[str, ...] = ()
    needs: Need = Need.NOTHING
    group: str = ""
    checkable: bool = False
    standard: QKeySequence.StandardKey | None = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole
