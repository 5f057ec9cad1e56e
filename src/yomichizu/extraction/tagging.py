"""Tokens: UniDic short units with their offsets in the document."""

from __future__ import annotations

import csv
import re
import threading
from pathlib import Path

import fugashi
import unidic_lite

from yomichizu.extraction import resident
from yomichizu.extraction.analysis import Feature, Token

_UNKNOWN = ""
_UNSPEAKABLE = re.compile("[\0\ud800-\udfff]")


def _feature(raw: str, surface: str) -> Feature:
    """The columns of one MeCab feature line; an unknown word has only its part of speech."""
    columns = raw.split(",") if '"' not in raw else next(csv.reader([raw]))
    c = [value if value != "*" else _UNKNOWN for value in columns]
    if len(c) < 26:
        return Feature(c[0], c[1], c[2], c[3], "", "", surface, surface, "", "")
    # 語彙素 of a loan word carries its origin behind a hyphen: シアトル-Seattle.
    lemma = c[7].partition("-")[0] or c[7] or surface
    return Feature(c[0], c[1], c[2], c[3], c[4], c[5], lemma, c[10] or surface, c[17] or c[9], c[12])


class _Shared(threading.local):
    """MeCab and what has been read out of its dictionary, once for each thread.

    fugashi never frees a tagger: each new one would cost its memory and some milliseconds again.
    """

    def __init__(self) -> None:
        folder = Path(unidic_lite.DICDIR)
        self.mecab = fugashi.GenericTagger(f"-r {_quoted(folder / 'mecabrc')} -d {_quoted(folder)}")
        self.entries: dict[str, tuple[Feature, str]] = {}


_shared: _Shared | None = None
_MOST_ENTRIES = 40_000  #: dictionary entries that are kept for the next text
_PAGES_AFTER = 150_000  #: code points after which the dictionary's pages are given back


class Tagger:
    """A fugashi tagger that copies everything out of MeCab's memory at once.

    Make one for each text and thread; that costs next to nothing. The features of one dictionary entry
    are one object, so that later steps can key tables on it.
    """

    def __init__(self) -> None:
        global _shared
        if _shared is None:
            _shared = _Shared()
        if len(_shared.entries) > _MOST_ENTRIES:
            _shared.entries = {}
        self._mecab = _shared.mecab
        self._entries = _shared.entries
        self._read = 0

    def rest(self) -> None:
        """Give the dictionary's pages back to the system; tagging on works, if slower for a moment."""
        self._read = 0
        resident.give_back(Path(unidic_lite.DICDIR))

    def tokens(self, line: str, start: int) -> list[Token]:
        """Tokens of one ``line`` (no newline in it) that begins at code point ``start``.

        NUL and lone surrogates, which MeCab or UTF-8 cannot take, are replaced for it, one for one; a
        token over such a place still carries the text's own characters.
        """
        self._read += len(line)
        if self._read > _PAGES_AFTER:
            self.rest()
        asked = _UNSPEAKABLE.sub("\ufffd", line) if _UNSPEAKABLE.search(line) else line
        result = []
        known, new = self._entries, tuple.__new__  # Token(…) would cost twice as much
        position = start
        for node in self._mecab(asked):
            surface = node.surface
            raw = node.feature_raw
            position += len(node.white_space)
            entry = known.get(raw)
            if entry is None or entry[1] != surface:
                # An unknown word's line holds its part of speech alone: its spelling tells it apart.
                entry = known.get(f"{raw},{surface}")
                if entry is None:
                    entry = known[raw if raw not in known else f"{raw},{surface}"] = (
                        _feature(raw, surface),
                        surface,
                    )
            feature, surface = entry  # one string object for each surface: a long text repeats itself
            end = position + len(surface)
            if asked is not line and "\ufffd" in surface:
                surface = line[position - start : end - start]
            result.append(new(Token, (position, end, surface, feature)))
            position = end
        return result


def _quoted(path: Path) -> str:
    return f'"{path.as_posix()}"'
