"""Every option of the window in one table, with its type, default and meaning; kept by QSettings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

T = TypeVar("T", str, int, bool, list[str], bytes)


@dataclass(frozen=True)
class Option(Generic[T]):
    """One thing that is remembered. ``choices`` limits a text to these values, ``bounds`` a number."""

    key: str
    default: T
    meaning: str
    choices: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None

    def valid(self, value: object) -> T:
        """``value`` as this option's type, or the default where it cannot be (an edited or old file)."""
        default: Any = self.default
        result: Any = default
        if isinstance(default, bool):
            result = value if isinstance(value, bool) else str(value).lower() in ("true", "1")
        elif isinstance(default, int):
            try:
                result = int(str(value))
            except ValueError:
                result = default
            if self.bounds is not None:
                result = min(max(result, self.bounds[0]), self.bounds[1])
        elif isinstance(default, list):
            result = [str(v) for v in value] if isinstance(value, list) else [str(value)] if value else []
        elif isinstance(default, bytes):
            result = bytes(value.data()) if isinstance(value, QByteArray) else default
        elif isinstance(value, str) and (not self.choices or value in self.choices):
            result = value
        return cast(T, result)  # each branch above keeps the default's own type


THEME = Option("look/theme", "system", "Colours of the window", ("system", "light", "dark"))
LANGUAGE = Option("look/language", "system", "Language of the window", ("system", "en", "ja"))
TEXT_SIZE = Option("article/size", 17, "Size of the article's text, in pixels", bounds=(11, 40))
TYPEFACE = Option("article/typeface", "serif", "Letters of the article's text", ("serif", "sans"))
MARKS = Option("article/marks", "all", "Which mentions are marked in the text", ("all", "selected", "none"))
PASSAGE_MODE = Option(
    "map/passage",
    "relayout",
    "What the map does with a part of the text: lay out anew, or highlight in place",
    ("relayout", "highlight"),
)
MAP_OPTIONS = Option("map/options", "", "Filters, layout, colours, overview and legend of the map, as JSON")
MAP_FILES = Option[list[str]]("map/texts", [], "What is pinned or put away in each text, as JSON")
RECENT = Option[list[str]]("files/recent", [], "Articles opened last, the newest first")
FOLDER = Option("files/folder", "", "Where the last article was opened or picture saved")
GEOMETRY = Option("window/geometry", b"", "Place and size of the window")
STATE = Option("window/state", b"", "Tool bar and docks")
LISTS_OPEN = Option("window/lists", False, "Whether one of the lists beside the article is open")
SPLITTERS = Option[list[str]]("window/splitters", [], "How the panes share the window: name=size,size")

OPTIONS: tuple[Option[Any], ...] = (
    THEME,
    LANGUAGE,
    TEXT_SIZE,
    TYPEFACE,
    MARKS,
    PASSAGE_MODE,
    MAP_OPTIONS,
    MAP_FILES,
    RECENT,
    FOLDER,
    GEOMETRY,
    STATE,
    LISTS_OPEN,
    SPLITTERS,
)


class Settings(QObject):
    """Reads and writes the options. What was written by hand or by an older version never breaks it."""

    changed = Signal(object)  #: Option

    def __init__(self, store: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store or QSettings("Yomichizu", "Yomichizu")

    def get(self, option: Option[T]) -> T:
        """The value of an option; its default when it was never set or cannot be understood."""
        value = self._store.value(option.key)
        return option.default if value is None else option.valid(value)

    def set(self, option: Option[T], value: T) -> None:
        """Remember a value. Raises ValueError for one that the option does not allow."""
        if option.choices and value not in option.choices:
            raise ValueError(f"{option.key} must be one of {', '.join(option.choices)}, not {value!r}")
        if self.get(option) == value:
            return
        self._store.setValue(option.key, QByteArray(value) if isinstance(value, bytes) else value)
        self.changed.emit(option)

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()
