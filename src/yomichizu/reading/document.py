"""From a decoded text to a Document."""

from __future__ import annotations

import re
from pathlib import PurePath

from yomichizu.lazy import lazy_pattern
from yomichizu.model import Document, Role
from yomichizu.reading.errors import MAX_CHARACTERS, NoJapaneseError, Problem, ReadingError
from yomichizu.reading.lines import lines_of
from yomichizu.reading.outline import passages_of
from yomichizu.reading.structure import pieces_of

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
KANJI = lazy_pattern("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_LONGEST_LABEL = 40


def document_of(text: str, *, source: str = "") -> Document:
    """The structure of a decoded ``text``: its title and passages, ids ``p1``, ``p2``, … in text order.

    The byte-order mark is dropped, CRLF and CR become LF; nothing else is changed. Passages never
    overlap and have no blank space around them; what stands outside of them is blank. ``source`` is
    the file name that the document shall carry. Linear in the text.

    Raises ReadingError when the text is blank or longer than MAX_CHARACTERS, and NoJapaneseError
    when it has neither kana nor kanji.
    """
    text = normalised(text)
    if len(text) > MAX_CHARACTERS:
        raise ReadingError(Problem.TOO_LONG, source, characters=len(text), limit=MAX_CHARACTERS)
    lines = lines_of(text)
    if not lines:
        raise ReadingError(Problem.EMPTY, source)
    if KANA.search(text) is None and KANJI.search(text) is None:
        raise NoJapaneseError(Problem.NO_JAPANESE, source)
    passages = passages_of(pieces_of(lines), "d1")
    titles = [p for p in passages if p.role is Role.TITLE] or [p for p in passages if p.role is Role.HEADING]
    if titles:
        title = _label(text[titles[0].start : titles[0].end])
    else:
        title = PurePath(source).stem or _label(lines[0].text[:_LONGEST_LABEL])
    return Document("d1", title, PurePath(source).name, text, passages)


def normalised(text: str) -> str:
    """``text`` with its byte-order mark dropped and CRLF and CR turned into LF."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _label(text: str) -> str:
    """A title as one line, without Markdown's marks."""
    return re.sub(r"\s+", " ", text.strip().strip("#＃=").strip())
