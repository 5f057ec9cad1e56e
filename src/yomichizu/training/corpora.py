"""Readers of the corpora, as published (no unpacking by hand)."""

from __future__ import annotations

import json
import lzma
import re
import tarfile
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

WAC = "wikipedia-annotated-corpus.tar.xz"
STOCKMARK = "stockmark-ner.json.xz"
JACRED_DEV = "jacred-dev.json.xz"


class Rel(NamedTuple):
    """One ``<rel>`` tag: the case ``type`` of a base phrase and who fills it."""

    type: str
    target: str
    sid: str  #: sentence of the target, "" for 不特定:人, 著者 and other targets outside the text
    phrase: int  #: base phrase of the target in that sentence, -1 outside the text
    mode: str  #: "" | AND | OR | ？


class Morpheme(NamedTuple):
    start: int
    end: int
    surface: str
    reading: str
    lemma: str
    pos: str
    subpos: str


@dataclass
class Phrase:
    """A bunsetsu or a base phrase: half-open range of morphemes, head and kind of dependency (D P A I)."""

    first: int
    last: int
    head: int
    kind: str
    rels: list[Rel] = field(default_factory=list)


class Name(NamedTuple):
    """A named entity: characters of its sentence, and its IREX type (PERSON … OPTIONAL)."""

    start: int
    end: int
    type: str


@dataclass
class KnpSentence:
    """One sentence as annotated. Offsets are code points in ``text``."""

    sid: str
    text: str
    morphemes: list[Morpheme]
    bunsetsu: list[Phrase]
    phrases: list[Phrase]
    names: list[Name]
    opener: str = ""  #: the bracket characters, when it was lifted out of its host
    closer: str = ""
    position: int = -1  #: where it stood: code point of the opener in the host's full text


_REL = re.compile(r"<rel ([^>]*)/>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_NE = re.compile(r"<NE:([A-Z]+):(head|middle|tail|single)>")
_BRACKET = re.compile(r"括弧始:(\S) 括弧終:(\S) 括弧位置:(\d+)")


def _rels(line: str) -> list[Rel]:
    found = []
    for match in _REL.finditer(line):
        a = dict(_ATTRIBUTE.findall(match.group(1)))
        found.append(Rel(a["type"], a["target"], a.get("sid", ""), int(a.get("id", -1)), a.get("mode", "")))
    return found


def parse_knp(content: str) -> list[KnpSentence]:
    """The sentences of one KNP file."""
    sentences: list[KnpSentence] = []
    for block in content.split("EOS\n"):
        lines = block.split("\n")
        if not lines[0].startswith("# S-ID:"):
            continue
        sentence = KnpSentence(lines[0][7:].split(" ", 1)[0], "", [], [], [], [])
        if bracket := _BRACKET.search(lines[0]):
            sentence.opener, sentence.closer = bracket.group(1), bracket.group(2)
            sentence.position = int(bracket.group(3))
        position, begun, parts = 0, -1, []
        for line in lines[1:]:
            if not line:
                continue
            index = len(sentence.morphemes)
            if line[:2] in ("* ", "+ ") and (mark := line.split(" ", 2)) and mark[1][-1] in "DPAI":
                phrase = Phrase(index, index, int(mark[1][:-1]), mark[1][-1])
                if line[0] == "*":
                    sentence.bunsetsu.append(phrase)
                else:
                    phrase.rels = _rels(line)
                    sentence.phrases.append(phrase)
                continue
            c = line.split(" ", 11)
            end = position + len(c[0])
            sentence.morphemes.append(Morpheme(position, end, c[0], c[1], c[2], c[3], c[5]))
            sentence.bunsetsu[-1].last = sentence.phrases[-1].last = index + 1
            parts.append(c[0])
            for kind, place in _NE.findall(line):
                if place in ("head", "single"):
                    begun = position
                if place in ("tail", "single") and begun >= 0:
                    sentence.names.append(Name(begun, end, kind))
                    begun = -1
            position = end
        sentence.text = "".join(parts)
        sentences.append(sentence)
    return sentences


@cache
def wac(data: Path, split: str) -> dict[str, list[KnpSentence]]:
    """The Wikipedia Annotated Corpus: documents of ``split`` ("train" or "dev") by id, sorted."""
    if split not in ("train", "dev"):
        raise ValueError("only train and dev are ours to look at")
    documents = {}
    with tarfile.open(data / WAC) as archive:
        for member in archive:
            parts = member.name.split("/")
            if len(parts) >= 2 and parts[-2] == split and parts[-1].endswith(".knp"):
                handle = archive.extractfile(member)
                assert handle is not None
                documents[parts[-1][:-4]] = parse_knp(handle.read().decode("utf-8"))
    return dict(sorted(documents.items()))


class Labelled(NamedTuple):
    """A stretch of running text (one line) and the names in it, sorted; offsets are code points."""

    text: str
    names: list[Name]


def published(sentences: list[KnpSentence]) -> list[Labelled]:
    """The sentences of one document as the corpus gives them, brackets lifted out."""
    return [Labelled(s.text, list(s.names)) for s in sentences if s.text]


def restored(sentences: list[KnpSentence]) -> list[Labelled]:
    """The sentences of one document with the lifted brackets put back where they stood.

    人称とは… + (にんしょう) at 2 → 人称（にんしょう）とは…
    """
    lines: list[Labelled] = []
    hosts: dict[str, int] = {}
    for sentence in sentences:
        key = sentence.sid.rsplit("-", 1)[0] if sentence.sid.count("-") > 1 else sentence.sid
        if sentence.position >= 0 and key in hosts:
            host = lines[hosts[key]]
            at = sentence.position
            if at <= len(host.text):
                inner = f"{sentence.opener}{sentence.text}{sentence.closer}"
                moved = [
                    Name(n.start + len(inner), n.end + len(inner), n.type) if n.start >= at else n
                    for n in host.names
                    if not n.start < at < n.end
                ]
                # A name that was cut in two by the bracket cannot be kept as one span.
                new = [Name(n.start + at + 1, n.end + at + 1, n.type) for n in sentence.names]
                text = host.text[:at] + inner + host.text[at:]
                lines[hosts[key]] = Labelled(text, sorted(moved + new))
                continue
        hosts[key] = len(lines)
        lines.append(Labelled(sentence.text, list(sentence.names)))
    return lines


def stockmark(data: Path) -> list[Labelled]:
    """Stockmark's sentences with its own eight types; overlapping spans keep the longer one."""
    with lzma.open(data / STOCKMARK, "rt", encoding="utf-8") as handle:
        records: list[dict[str, Any]] = json.load(handle)
    lines = []
    for record in records:
        names: list[Name] = []
        for entity in sorted(record["entities"], key=lambda e: (e["span"][0], -e["span"][1])):
            if not names or entity["span"][0] >= names[-1].end:
                names.append(Name(entity["span"][0], entity["span"][1], entity["type"]))
        lines.append(Labelled(record["text"], names))
    return lines


@dataclass
class JacredDocument:
    """One JacRED document as running text (its tokens joined, its sentences joined without a break)."""

    title: str
    text: str
    sentences: list[tuple[int, int]]
    clusters: list[list[Name]]  #: mentions of one entity; types PER LOC ORG ART DAT TIM MON %
    relations: list[tuple[int, int, str]]  #: (head cluster, tail cluster, property)

    def names(self) -> list[Name]:
        """Every mention, sorted."""
        return sorted({name for cluster in self.clusters for name in cluster})


@cache
def jacred_dev(data: Path) -> list[JacredDocument]:
    """JacRED's dev split: for measuring only."""
    with lzma.open(data / JACRED_DEV, "rt", encoding="utf-8") as handle:
        records: list[dict[str, Any]] = json.load(handle)
    documents = []
    for record in records:
        offsets: list[list[int]] = []
        sentences = []
        position = 0
        for sent in record["sents"]:
            begin = position
            row = []
            for token in sent:
                row.append(position)
                position += len(token)
            row.append(position)
            offsets.append(row)
            sentences.append((begin, position))
        clusters = [
            [
                Name(offsets[m["sent_id"]][m["pos"][0]], offsets[m["sent_id"]][m["pos"][1]], m["type"])
                for m in cluster
            ]
            for cluster in record["vertexSet"]
        ]
        text = "".join(token for sent in record["sents"] for token in sent)
        relations = [(r["h"], r["t"], r["r"]) for r in record["labels"]]
        documents.append(JacredDocument(record["title"], text, sentences, clusters, relations))
    return documents


def by_document(names: list[tuple[str, Name]]) -> dict[str, list[Name]]:
    """Group (document id, name) pairs by document, in order."""
    table: dict[str, list[Name]] = defaultdict(list)
    for document, name in names:
        table[document].append(name)
    return dict(table)
