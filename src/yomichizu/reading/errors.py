"""Why a text could not be opened, said so that a person knows what to do next."""

from __future__ import annotations

from enum import StrEnum

MAX_CHARACTERS = 5_000_000  #: code points in one text; beyond it no map is made


class Problem(StrEnum):
    """What is wrong with a file or a text; the window keeps a translated sentence for each."""

    MISSING = "missing"
    FOLDER = "folder"
    NO_PERMISSION = "no_permission"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    BINARY = "binary"
    NOT_TEXT = "not_text"
    NO_JAPANESE = "no_japanese"
    TOO_LONG = "too_long"


#: English sentences, filled with the parameters of the error: what, where, what next.
MESSAGES: dict[Problem, str] = {
    Problem.MISSING: "{source}: there is no such file; check the name and the folder",
    Problem.FOLDER: "{source}: this is a folder; choose a text file inside it",
    Problem.NO_PERMISSION: "{source}: reading it is not permitted; change its permissions or copy it",
    Problem.UNREADABLE: "{source}: it cannot be read ({reason}); try to copy it to another place",
    Problem.EMPTY: "{source}: there is no text in it; choose a file with an article",
    Problem.BINARY: "{source}: this is no text file; save the article as plain text (UTF-8) and open that",
    Problem.NOT_TEXT: (
        "{source}: its characters cannot be decoded (first at byte {position}); "
        "save it as plain text in UTF-8 and open that"
    ),
    Problem.NO_JAPANESE: "{source}: there is no Japanese in it; choose a Japanese article",
    Problem.TOO_LONG: (
        "{source}: it has {characters:,} characters, more than {limit:,}; "
        "split it into several files and open them one by one"
    ),
}


class ReadingError(Exception):
    """A text that cannot be opened. ``str`` of it is one English line: what, where, what next.

    ``kind`` and ``parameters`` let the interface say the same in the reader's language; every
    message has ``source`` (file path, or "text" for a text that came from no file).
    """

    def __init__(self, kind: Problem, source: str, **parameters: object) -> None:
        self.kind = kind
        self.parameters: dict[str, object] = {"source": source or "text", **parameters}
        super().__init__(kind, source, parameters)

    def __str__(self) -> str:
        return MESSAGES[self.kind].format(**self.parameters)

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between processes; keyword arguments are not pickled by default.
        return (_rebuilt, (type(self), self.kind, self.parameters))


class NoJapaneseError(ReadingError):
    """A text in which no map can be found because it is not Japanese."""


def _rebuilt(cls: type[ReadingError], kind: Problem, parameters: dict[str, object]) -> ReadingError:
    rest = {key: value for key, value in parameters.items() if key != "source"}
    return cls(kind, str(parameters["source"]), **rest)
