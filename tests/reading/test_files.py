"""Files that can be read, and what is said of those that cannot."""

from __future__ import annotations

import os
import pickle
import random
from pathlib import Path

import pytest

from yomichizu.reading import MAX_CHARACTERS, NoJapaneseError, Problem, ReadingError, document_of, read_file
from yomichizu.reading.errors import MESSAGES

TEXT = "日本の川は短く、流れが速い。カタカナも漢字もある。\n"

#: What any bytes may be in UTF-16: letters of many scripts, and what no text has.
_CODES = random.Random(4).sample([c for c in range(0x10000) if not 0xD800 <= c < 0xE000], 400)
NOISE = b"".join(code.to_bytes(2, "little") for code in _CODES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "川.txt"
    path.write_bytes((TEXT * 5).encode(encoding))
    document = read_file(path)
    assert document.text == TEXT * 5
    assert document.source == "川.txt"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Problem.EMPTY),
        (b" \n\n", Problem.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Problem.BINARY),
        (bytes(range(1, 9)) * 50, Problem.BINARY),
        ("日本".encode() + b"\xff\xfe\xfa", Problem.NOT_TEXT),
        (b"caf\xe9 au lait", Problem.NOT_TEXT),
        (b"\xff\xfe\x00\xd8a", Problem.NOT_TEXT),
        (b"\xff\xfe" + NOISE, Problem.NOT_TEXT),
        (b"An English text.\n", Problem.NO_JAPANESE),
        ("An article about Seattle (西雅図) and its harbour.\n".encode(), Problem.NO_JAPANESE),
        ("中国和日本的经济合作正在发展。".encode() * 20, Problem.NO_JAPANESE),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, data: bytes, kind: Problem) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.kind is kind
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, NoJapaneseError) == (kind is Problem.NO_JAPANESE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        "日米首脳会談",
        "Amazonの新社屋",
        "東京\n大阪\n名古屋",
        "外字\ue000のある、これはもう少し長い文章である。",
    ],
)
def test_short_and_mixed_texts_are_japanese(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding)
    assert read_file(path).text == text


def test_missing_folder_and_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadingError) as caught:
        read_file(tmp_path / "none.txt")
    assert caught.value.kind is Problem.MISSING
    with pytest.raises(ReadingError) as caught:
        read_file(tmp_path)
    assert caught.value.kind is Problem.FOLDER

    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, os.strerror(13), str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root may read everything
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.kind is Problem.NO_PERMISSION


def test_too_long() -> None:
    with pytest.raises(ReadingError) as caught:
        document_of("山" * (MAX_CHARACTERS + 1), source="long.txt")
    assert caught.value.kind is Problem.TOO_LONG
    assert "5,000,001" in str(caught.value)


def test_errors_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(NoJapaneseError(Problem.NO_JAPANESE, "a.txt")))
    assert type(error) is NoJapaneseError
    assert error.kind is Problem.NO_JAPANESE
    assert str(error) == MESSAGES[Problem.NO_JAPANESE].format(source="a.txt")
