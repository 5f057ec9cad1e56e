"""Reader of our own annotated web texts (``tests/data/web-entities``): another genre than the corpora's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from yomichizu.training.corpora import Name

_MARK = re.compile(r"<(PER|LOC|ORG|OPT):([^<>]+)>")


class MarkedText(NamedTuple):
    """One text without its marks; offsets of ``names`` (PER LOC ORG OPT) are code points."""

    genre: str
    text: str
    names: list[Name]


def parse(content: str) -> list[MarkedText]:
    """The texts of one file. Raises ValueError where a mark is malformed or a line stands before any text."""
    texts: list[MarkedText] = []
    for line in content.splitlines():
        if line.startswith("## "):
            texts.append(MarkedText(line[3:].split(":", 1)[0], "", []))
            continue
        if not line:
            continue
        if not texts:
            raise ValueError(f"a line before the first text: {line}")
        genre, text, names = texts[-1]
        position = 0
        for mark in _MARK.finditer(line):
            text += line[position : mark.start()]
            names.append(Name(len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            position = mark.end()
        text += line[position:] + "\n"
        if "<" in text or ">" in text:
            raise ValueError(f"a malformed mark: {line}")
        texts[-1] = MarkedText(genre, text, names)
    return texts


def web_texts(resources: Path, half: str) -> list[MarkedText]:
    """The texts of ``half`` ("dev", "heldout" or "leads") of the checkout that ``resources`` belongs to.

    Raises FileNotFoundError in an installation without tests.
    """
    path = resources.parent / "tests" / "data" / "web-entities" / f"{half}.txt"
    return parse(path.read_text("utf-8"))
