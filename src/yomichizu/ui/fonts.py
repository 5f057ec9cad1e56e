"""Whether there are letters for Japanese at all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase

from yomichizu.ui.message_bar import MessageBar
from yomichizu.ui.theme import SANS, SERIF


def japanese_family() -> str | None:
    """A family that is installed and has Japanese: one of ours, else any. None when there is none."""
    families = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
    return next((f for f in (*SANS, *SERIF) if f in families), families[0] if families else None)


def tell_missing_font(message: MessageBar) -> None:
    """Say in the window when Japanese would show as boxes."""
    if japanese_family() is None:
        translate = QCoreApplication.translate
        message.say(
            translate("Fonts", "No Japanese font is installed: the text will show as boxes."),
            translate(
                "Fonts", "Install one, for example the package fonts-noto-cjk, and start the program again."
            ),
        )
