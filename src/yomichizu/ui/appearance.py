"""Light or dark: follows the desktop or the reader's choice, and tells whoever draws."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from yomichizu.ui.settings import THEME, Option, Settings
from yomichizu.ui.style import interface_font, palette, stylesheet
from yomichizu.ui.theme import DARK, LIGHT, Theme, desktop_is_dark

#: For the QApplication: setStyle would build Python's side of QStyle, which costs a tenth of a start-up.
STYLE_ARGUMENTS = ("-style", "Fusion")


class Appearance(QObject):
    """Dresses the application in the current theme."""

    themeChanged = Signal(object)  #: Theme

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app, self._settings = app, settings
        app.setFont(interface_font())
        app.setPalette(QPalette())  # the desktop's own
        # By its palette: to ask for its colour scheme would build the Qt namespace (see ``enums``).
        self._desktop_is_dark = desktop_is_dark(app.palette())
        self._theme = self._wanted()
        self._dress()
        settings.changed.connect(self._option_changed)
        app.styleHints().colorSchemeChanged.connect(self.follow_desktop)

    @property
    def theme(self) -> Theme:
        return self._theme

    def _wanted(self) -> Theme:
        choice = self._settings.get(THEME)
        return {"light": LIGHT, "dark": DARK}.get(choice) or (DARK if self._desktop_is_dark else LIGHT)

    def follow_desktop(self) -> None:
        """Take up the colour scheme that the desktop asks for now, if it asks for one."""
        scheme, known = self._app.styleHints().colorScheme(), QtCore.Qt.ColorScheme
        if scheme is not known.Unknown:
            self._desktop_is_dark = scheme is known.Dark
        self._refresh()

    def _option_changed(self, option: Option[str]) -> None:
        if option is THEME:
            self._refresh()

    def _refresh(self) -> None:
        theme = self._wanted()
        if theme is not self._theme:
            self._theme = theme
            self._dress()
            self.themeChanged.emit(theme)

    def _dress(self) -> None:
        self._app.setPalette(palette(self._theme))
        self._app.setStyleSheet(stylesheet(self._theme))
