"""A reader for the KNP format of the Wikipedia Annotated Corpus, as far as syntax needs it.

Lines: ``# S-ID:…`` begins a sentence, ``*`` a bunsetsu and ``+`` a base phrase (each with the index of
its head and a letter: D dependency, P coordination, A apposition, I partial coordination), ``EOS`` ends
a sentence, anything else is a morpheme. ``<rel type="ガ" target="人称" sid="…" id="0"/>`` in the line of
a base phrase names an argument by the index of its base phrase in the sentence ``sid``.
"""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_HEAD = re.compile(r"^[*+] (-?\d+)([DPAI])")
_REL = re.compile(r"<rel ([^>]*?)/>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Morpheme(NamedTuple):
    start: int  #: code points in the sentence's text
    end: int
    surface: str
    lemma: str
    pos: str
    pos2: str
    form: str


class Rel(NamedTuple):
    """One tag: the case ``type``, and the base phrase it points to (``sid`` "" for an outside referent)."""

    type: str
    target: str
    sid: str
    index: int
    mode: str  #: "", AND, OR or ？


@dataclass(slots=True)
class Phrase:
    """A bunsetsu or a base phrase: morphemes ``first``..``last`` (half-open)."""

    first: int
    last: int
    start: int
    end: int
    head: int
    kind: str
    rels: list[Rel] = field(default_factory=list)


@dataclass(slots=True)
class KnpSentence:
    sid: str
    text: str
    morphemes: list[Morpheme]
    bunsetsu: list[Phrase]
    bases: list[Phrase]  #: base phrases


def _rels(line: str) -> list[Rel]:
    found = []
    for tag in _REL.findall(line):
        values = dict(_ATTRIBUTE.findall(tag))
        found.append(
            Rel(
                values["type"],
                values.get("target", ""),
                values.get("sid", ""),
                int(values.get("id", -1)),
                values.get("mode", ""),
            )
        )
    return found


def parse(lines: Iterator[str]) -> Iterator[KnpSentence]:
    """The sentences of KNP ``lines``. Raises ValueError where a line is not KNP."""
    sentence = KnpSentence("", "", [], [], [])
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\n")
        if line.startswith("# S-ID:"):
            sentence = KnpSentence(line[7:].split(" ", 1)[0], "", [], [], [])
        elif line.startswith("#"):
            continue
        elif line == "EOS":
            for phrases in (sentence.bunsetsu, sentence.bases):
                _close(phrases, sentence)
            yield sentence
        elif line.startswith(("* ", "+ ")) and (match := _HEAD.match(line)):
            phrase = Phrase(len(sentence.morphemes), 0, 0, 0, int(match[1]), match[2])
            if line[0] == "*":
                sentence.bunsetsu.append(phrase)
            else:
                phrase.rels = _rels(line)
                sentence.bases.append(phrase)
        else:
            columns = line.split(" ")
            if len(columns) < 11:
                raise ValueError(f"line {number} is not KNP: {line!r}")
            start = len(sentence.text)
            sentence.text += columns[0]
            sentence.morphemes.append(
                Morpheme(
                    start, len(sentence.text), columns[0], columns[2], columns[3], columns[5], columns[9]
                )
            )


def _close(phrases: list[Phrase], sentence: KnpSentence) -> None:
    for index, phrase in enumerate(phrases):
        following = phrases[index + 1].first if index + 1 < len(phrases) else len(sentence.morphemes)
        phrase.last = following
        phrase.start = sentence.morphemes[phrase.first].start
        phrase.end = sentence.morphemes[following - 1].end


def read_split(archive: Path, split: str) -> Iterator[tuple[str, list[KnpSentence]]]:
    """(document name, sentences) of every document of ``split`` ("train", "dev"), sorted by name.

    ``archive`` is the tar file of the corpus. Raises FileNotFoundError when it is missing.
    """
    with tarfile.open(archive) as tar:
        members = [m for m in tar.getmembers() if f"/{split}/" in f"/{m.name}" and m.name.endswith(".knp")]
        for member in sorted(members, key=lambda m: m.name):
            stream = tar.extractfile(member)
            if stream is None:
                raise FileNotFoundError(member.name)
            yield member.name, list(parse(io.TextIOWrapper(stream, encoding="utf-8")))
