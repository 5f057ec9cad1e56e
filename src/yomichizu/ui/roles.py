"""What widgets of our own are, for those who hear the window: Qt takes them for mere containers."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLES = {
    "TextArea": QAccessible.Role.Document,
    "OccurrenceStrip": QAccessible.Role.Chart,
}
_kept: dict[int, QAccessibleInterface] = {}
_prepared: list[bool] = []


def prepare() -> None:
    """Have Qt ask us. Must come before such a widget is made: Qt keeps the first answer it gets."""
    if not _prepared:
        QAccessible.installFactory(_make)
        _prepared.append(True)


def _make(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = ROLES.get(class_name)
    if role is None or not isinstance(thing, QWidget):
        return None
    key = id(thing)
    _kept[key] = QAccessibleWidget(thing, role)
    thing.destroyed.connect(lambda: _kept.pop(key, None))
    return _kept[key]
