"""Files and their encodings."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from yomichizu.lazy import lazy_pattern
from yomichizu.model import Document
from yomichizu.reading.document import KANA, KANJI, document_of
from yomichizu.reading.errors import MAX_CHARACTERS, NoJapaneseError, Problem, ReadingError

_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x7f]")
_KANA_OR_COMMON = lazy_pattern("[ぁ-ゖァ-ヺー一-龥。、]")
_UNLIKELY = lazy_pattern("[\u0080-\u009f\uff61-\uff9f\ue000-\uf8ff\ufffd]")
_SAMPLE = 100_000  #: code points that are looked at
_MOST_ODD = 0.05  #: of a text; of any two bytes an eighth are odd
_SPACING = frozenset("\t\n\v\f\r\x1a")
_LONGEST_TITLE = 100  #: code points that may be kanji alone
#: Encodings of older Japanese files, in the order in which a wrong one is least likely to fit.
_OLDER = ("iso2022_jp", "euc_jp", "cp932")


def read_file(path: Path | str) -> Document:
    """Read a text file (UTF-8, UTF-16 with a byte-order mark, or an older Japanese encoding).

    Raises ReadingError for whatever cannot be opened, and for a text without Japanese its
    subclass NoJapaneseError.
    """
    path = Path(path)
    text = decode(_bytes_of(path), source=str(path))
    if _is_foreign(text):
        raise NoJapaneseError(Problem.NO_JAPANESE, str(path))
    return document_of(text, source=str(path))


def _bytes_of(path: Path) -> bytes:
    source = str(path)
    try:
        size = path.stat().st_size
        if size > 4 * MAX_CHARACTERS:
            raise ReadingError(Problem.TOO_LONG, source, characters=size, limit=MAX_CHARACTERS)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError(Problem.MISSING, source) from error
    except IsADirectoryError as error:
        raise ReadingError(Problem.FOLDER, source) from error
    except PermissionError as error:
        # Windows answers so for a folder, too.
        problem = Problem.FOLDER if path.is_dir() else Problem.NO_PERMISSION
        raise ReadingError(problem, source) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(Problem.UNREADABLE, source, reason=reason) from error


def decode(data: bytes, *, source: str = "") -> str:
    """The text in ``data``. Raises ReadingError when it is binary or in no encoding we know.

    UTF-8 and UTF-16 are told by themselves, and nearly any two bytes are a character of UTF-16: what comes
    out may not be full of what no text has. ISO-2022-JP, EUC-JP and Shift_JIS (cp932) are only
    accepted when what comes out reads like Japanese.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            wide = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ReadingError(Problem.NOT_TEXT, source, position=error.start) from error
        odd = _odd_places(wide)
        if len(odd) > _MOST_ODD * min(len(wide), _SAMPLE):
            raise ReadingError(Problem.NOT_TEXT, source, position=2 + len(wide[: odd[0]].encode("utf-16-le")))
        return wide
    if _is_binary(data):
        raise ReadingError(Problem.BINARY, source)
    if b"\x1b$" in data or b"\x1b(" in data:
        text = _strict(data, "iso2022_jp")
        if text is not None and _reads_like_japanese(text):
            return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        for encoding in _OLDER:
            text = _strict(data, encoding)
            if text is not None and _reads_like_japanese(text):
                return text
        raise ReadingError(Problem.NOT_TEXT, source, position=error.start) from error


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _odd_places(text: str) -> list[int]:
    """Where ``text`` has control characters, characters for private use, or none that has been assigned."""
    sample = text[:_SAMPLE]
    odd = {c for c in set(sample) - _SPACING if unicodedata.category(c) in ("Cc", "Cn", "Co")}
    return [place for place, c in enumerate(sample) if c in odd]


def _is_foreign(text: str) -> bool:
    """Whether ``text`` has kanji without a single kana: in passing, or for longer than a Japanese title.

    西雅图 in an English article, a Chinese one; 日米首脳会談 is Japanese. What has neither is told later.
    """
    if KANA.search(text) is not None:
        return False
    kanji = len(KANJI.findall(text))
    return 0 < kanji < 0.2 * sum(c.isalpha() for c in text) or kanji > _LONGEST_TITLE


def _is_binary(data: bytes) -> bool:
    """NUL bytes, or more than a stray control character: no text file has them."""
    if b"\0" in data:
        return True
    sample = data[:100_000]
    return len(_BINARY.findall(sample)) > max(3, len(sample) // 200)


def _reads_like_japanese(text: str) -> bool:
    """Whether most characters beyond ASCII are kana, common kanji or Japanese punctuation."""
    sample = "".join(c for c in text[:200_000] if ord(c) > 0x7F)
    if not sample:
        return False
    common = len(_KANA_OR_COMMON.findall(sample))
    return common > 0.6 * len(sample) and len(_UNLIKELY.findall(sample)) < 0.2 * len(sample)
