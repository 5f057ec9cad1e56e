"""What the message bar says when a text cannot be opened: what is wrong and where, then what next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from yomichizu.ui.noop import QT_TRANSLATE_NOOP

#: By kind of reading error: what is wrong, and what can be done. {name} is the file's name.
READING: dict[str, tuple[str, str]] = {
    "missing": (
        QT_TRANSLATE_NOOP("Messages", "“{name}” is not there any more or never was."),
        QT_TRANSLATE_NOOP("Messages", "Check the name and the folder: {source}"),
    ),
    "folder": (
        QT_TRANSLATE_NOOP("Messages", "“{name}” is a folder."),
        QT_TRANSLATE_NOOP("Messages", "Choose a text file inside it."),
    ),
    "no_permission": (
        QT_TRANSLATE_NOOP("Messages", "You have no permission to read “{name}”."),
        QT_TRANSLATE_NOOP(
            "Messages", "Change the file's permissions, or make a copy that you may read: {source}"
        ),
    ),
    "unreadable": (
        QT_TRANSLATE_NOOP("Messages", "“{name}” cannot be read ({reason})."),
        QT_TRANSLATE_NOOP("Messages", "Copy it to another place and open the copy."),
    ),
    "empty": (
        QT_TRANSLATE_NOOP("Messages", "There is no text in “{name}”."),
        QT_TRANSLATE_NOOP("Messages", "Choose a file with an article."),
    ),
    "binary": (
        QT_TRANSLATE_NOOP("Messages", "“{name}” is not a text file."),
        QT_TRANSLATE_NOOP("Messages", "Save the article as plain text (UTF-8) and open that."),
    ),
    "not_text": (
        QT_TRANSLATE_NOOP(
            "Messages", "The characters of “{name}” cannot be decoded (first at byte {position})."
        ),
        QT_TRANSLATE_NOOP("Messages", "Save it as plain text in UTF-8 and open that."),
    ),
    "no_japanese": (
        QT_TRANSLATE_NOOP("Messages", "There is no Japanese in “{name}”."),
        QT_TRANSLATE_NOOP("Messages", "Choose an article in Japanese."),
    ),
    "too_long": (
        QT_TRANSLATE_NOOP("Messages", "“{name}” is too long: {characters} characters, at most {limit}."),
        QT_TRANSLATE_NOOP("Messages", "Split it into several files and open them one by one."),
    ),
}

#: Steps of the extraction, as the progress bar names them.
STEPS: dict[str, str] = {
    "": QT_TRANSLATE_NOOP("Messages", "Reading the file"),
    "tagging": QT_TRANSLATE_NOOP("Messages", "Reading word by word"),
    "phrases": QT_TRANSLATE_NOOP("Messages", "Parsing sentences"),
    "entities": QT_TRANSLATE_NOOP("Messages", "Finding names"),
    "names": QT_TRANSLATE_NOOP("Messages", "Telling who is who"),
    "times": QT_TRANSLATE_NOOP("Messages", "Finding dates"),
    "themes": QT_TRANSLATE_NOOP("Messages", "Finding themes"),
    "statements": QT_TRANSLATE_NOOP("Messages", "Finding who does what"),
    "nodes": QT_TRANSLATE_NOOP("Messages", "Drawing up the items"),
    "relations": QT_TRANSLATE_NOOP("Messages", "Drawing up the relations"),
    "done": QT_TRANSLATE_NOOP("Messages", "Weighing and grouping"),
}


def reading_message(kind: str, parameters: Mapping[str, object]) -> tuple[str, str]:
    """(what is wrong, what can be done) in the window's language. Raises KeyError for an unknown kind."""
    what, advice = READING[kind]
    words = {key: f"{value:,}" if isinstance(value, int) else str(value) for key, value in parameters.items()}
    words["name"] = Path(words["source"]).name or words["source"]
    translate = QCoreApplication.translate
    return translate("Messages", what).format(**words), translate("Messages", advice).format(**words)


def step_name(step: str) -> str:
    """What the progress bar says for an extraction step; the step's own name when it has no words yet."""
    return QCoreApplication.translate("Messages", STEPS[step]) if step in STEPS else step
