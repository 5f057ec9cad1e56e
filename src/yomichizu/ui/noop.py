"""Marks texts of tables for translation, with a type that PySide6's own marker lacks."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """``text`` itself; it is translated later, in ``context``, where it is shown."""
    return text
