"""Properties whose values belong to Qt's own namespace, set by name.

Python's side of that namespace, a hundred enumerations, is made when the first of them is asked for, which
takes as long as a tenth of a start-up. What is built before the window is painted does without it; other
modules of that time look their values up when they need them (``QtCore.Qt.…``).
"""

from __future__ import annotations

from PySide6.QtCore import QObject


def set_by_name(target: QObject, **values: str) -> None:
    """Set properties of ``target``: ``orientation="Vertical"``; flags are joined by ``|``.

    Raises ValueError for a property that it does not have, or a value that the property cannot take.
    """
    for name, value in values.items():
        if not target.setProperty(name, value):
            raise ValueError(f"{type(target).__name__} has no {name}={value}")
