"""The articles opened last."""

from __future__ import annotations

from pathlib import Path

from yomichizu.ui.settings import RECENT, Settings

LIMIT = 10


class Recent:
    """A short list of files, the newest first, kept in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def paths(self) -> list[Path]:
        return [Path(p) for p in self._settings.get(RECENT)]

    def add(self, path: Path) -> None:
        """Put a file on top."""
        path = path.absolute()
        self._settings.set(RECENT, [str(p) for p in [path, *self._without(path)]][:LIMIT])

    def remove(self, path: Path) -> None:
        """Forget a file."""
        self._settings.set(RECENT, [str(p) for p in self._without(path.absolute())])

    def clear(self) -> None:
        self._settings.set(RECENT, [])

    def _without(self, path: Path) -> list[Path]:
        return [p for p in self.paths() if p != path]
