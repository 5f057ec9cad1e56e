"""Files and texts to Documents: encoding, structure, and clear words when it cannot be done."""

from yomichizu.reading.document import document_of
from yomichizu.reading.errors import MAX_CHARACTERS, NoJapaneseError, Problem, ReadingError
from yomichizu.reading.files import decode, read_file
from yomichizu.reading.lines import units_of

__all__ = [
    "MAX_CHARACTERS",
    "NoJapaneseError",
    "Problem",
    "ReadingError",
    "decode",
    "document_of",
    "read_file",
    "units_of",
]
