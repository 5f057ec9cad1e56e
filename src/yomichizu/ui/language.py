"""The language of the window: English in the source, Japanese beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from yomichizu.assets import resources


def language_of(choice: str, system: QLocale | None = None) -> str:
    """``ja`` or ``en`` for the option's ``choice`` (``system`` asks the desktop's first known language)."""
    if choice in ("ja", "en"):
        return choice
    for name in (system or QLocale.system()).uiLanguages():
        short = name.replace("_", "-").split("-")[0]
        if short in ("ja", "en"):
            return short
    return "en"


def install(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Let ``app`` speak ``language``: our words and those of Qt's own dialogs.

    Returns the translators, which the caller keeps. Raises FileNotFoundError when ours is missing.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Japanese if language == "ja" else QLocale.Language.English))
    found: list[QTranslator] = []
    ours = QTranslator(app)
    path = resources() / "translations" / f"yomichizu_{language}.qm"
    if not ours.load(str(path)):
        raise FileNotFoundError(f"the translation {path} is missing; install yomichizu again")
    found.append(ours)
    if language != "en":
        qt = QTranslator(app)
        if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            found.append(qt)
    for translator in reversed(found):  # the last one installed is asked first
        app.installTranslator(translator)
    return found
