"""The map as JSON: format ``yomichizu-map``, version 1.

Offsets are code points into ``documents[].text``, half-open. Keys that the format does not name
are ``nodes[].reading``, ``nodes[].value`` and ``sentences``; a reader may leave them out, and
keys that we do not know are passed over.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from yomichizu import __version__
from yomichizu.model import (
    Argument,
    CaseRole,
    Document,
    Evidence,
    KnowledgeMap,
    Mention,
    Modality,
    Node,
    NodeType,
    Passage,
    Polarity,
    Predicate,
    Relation,
    RelationKind,
    Role,
    Sentence,
    Span,
    Statement,
)

FORMAT = "yomichizu-map"
VERSION = 1

_SURROGATE = re.compile("[\ud800-\udfff]")
_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)


class MapFormatError(Exception):
    """A JSON text that is no map we can read; ``str`` of it says what is wrong and where."""


# Writing


def to_json(map: KnowledgeMap) -> dict[str, Any]:
    """``map`` as plain dicts, lists, strings and numbers, ready for ``json``."""
    lists = {key: list(rows) for key, rows in _lists(map).items()}
    return {"format": FORMAT, "version": VERSION, "generator": _generator(), **lists}


def _generator() -> dict[str, str]:
    return {"name": "yomichizu", "version": __version__}


def _lists(map: KnowledgeMap) -> dict[str, Iterator[dict[str, Any]]]:
    """The rows of every list of the format, made as they are asked for."""
    return {
        "documents": (
            {"id": d.id, "title": d.title, "source": d.source, "sha256": d.sha256, "text": d.text}
            for d in map.documents
        ),
        "passages": (
            {
                "id": p.id,
                "document": p.document,
                "start": p.start,
                "end": p.end,
                "role": p.role.value,
                "level": p.level,
                "heading": p.heading,
            }
            for d in map.documents
            for p in d.passages
        ),
        "nodes": (_node_to_json(n) for n in map.nodes),
        "statements": (_statement_to_json(s) for s in map.statements),
        "relations": (_relation_to_json(r) for r in map.relations),
        "sentences": (
            {"document": s.document, "start": s.start, "end": s.end, "passage": s.passage}
            for s in map.sentences
        ),
    }


def _node_to_json(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind.value,
        "type": node.type.value,
        "label": node.label,
        "label_en": node.label_en,
        "aliases": list(node.aliases),
        "weight": node.weight,
        "community": node.community,
        "mentions": [
            {"document": m.document, "start": m.start, "end": m.end, "text": m.text} for m in node.mentions
        ],
        "reading": node.reading,
        "value": node.value,
    }


def _statement_to_json(statement: Statement) -> dict[str, Any]:
    predicate = statement.predicate
    return {
        "id": statement.id,
        "document": statement.document,
        "predicate": {"start": predicate.start, "end": predicate.end, "lemma": predicate.lemma},
        "arguments": [{"role": a.role.value, "start": a.start, "end": a.end} for a in statement.arguments],
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "attribution": _span_to_json(statement.attribution),
    }


def _relation_to_json(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "source": relation.source,
        "target": relation.target,
        "label": relation.label,
        "kind": relation.kind.value,
        "directed": relation.directed,
        "weight": relation.weight,
        "evidence": [
            {
                "document": e.document,
                "start": e.start,
                "end": e.end,
                "cue": _span_to_json(e.cue),
                "statement": e.statement,
                "rule": e.rule,
                "confidence": e.confidence,
            }
            for e in relation.evidence
        ],
    }


def _span_to_json(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def pieces(map: KnowledgeMap) -> Iterator[str]:
    """``map`` as JSON text in pieces: one line for each document, passage, node, … and a final newline.

    Never holds more than one line of it. Raises ValueError when a weight or confidence is no finite
    number.
    """
    yield f'{{\n"format": {_compact(FORMAT)},\n"version": {VERSION},\n"generator": {_compact(_generator())}'
    for key, rows in _lists(map).items():
        yield f',\n"{key}": ['
        before = "\n"
        for row in rows:
            yield before + _compact(row)
            before = ",\n"
        yield "]" if before == "\n" else "\n]"
    yield "\n}\n"


def dumps(map: KnowledgeMap) -> str:
    """``pieces`` in one string."""
    return "".join(pieces(map))


def _compact(value: object) -> str:
    text = _ENCODER.encode(value)
    # UTF-8 has no lone surrogates; JSON can write them as escapes.
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def save(map: KnowledgeMap, path: Path | str) -> None:
    """Write ``map`` to ``path`` in UTF-8; a file that is there stays whole until the new one is.

    Raises OSError when it cannot be written, ValueError as ``dumps`` does.
    """
    path = Path(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces(map))
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    # The mask can only be read by setting it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


# Reading


def load(path: Path | str) -> KnowledgeMap:
    """The map in the file ``path``. Raises OSError, or MapFormatError with the file's name in it."""
    try:
        return loads(Path(path).read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise MapFormatError(f"{path}: no JSON in UTF-8 (first bad byte at {error.start})") from error
    except MapFormatError as error:
        raise MapFormatError(f"{path}: {error}") from error


def loads(text: str) -> KnowledgeMap:
    """The map in a JSON text. Raises MapFormatError."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise MapFormatError(f"no JSON (line {error.lineno}, column {error.colno}: {error.msg})") from error
    except RecursionError as error:
        raise MapFormatError("no map (too deeply nested)") from error
    return from_json(data)


def from_json(data: object) -> KnowledgeMap:
    """The map in parsed JSON. Raises MapFormatError that names the place, as ``nodes[3].mentions[0]``."""
    if not isinstance(data, Mapping):
        raise MapFormatError(f"no map: an object with format {FORMAT!r} was expected")
    if data.get("format") != FORMAT:
        raise MapFormatError(f"no map: format is {data.get('format')!r}, {FORMAT!r} was expected")
    version = data.get("version")
    if version != VERSION or isinstance(version, bool):
        raise MapFormatError(
            f"a map of version {version!r}; this program reads version {VERSION}, a newer one may read more"
        )
    root = _At(data, "")
    documents = root.rows("documents", _document)
    lengths = {d.id: len(d.text) for d in documents}
    root.lengths.update(lengths)
    passages = root.rows("passages", _passage)
    by_document: dict[str, list[Passage]] = {d.id: [] for d in documents}
    for passage in passages:
        by_document[passage.document].append(passage)
    nodes = root.rows("nodes", _node)
    statements = root.rows("statements", _statement)
    root.nodes.update(n.id for n in nodes)
    return KnowledgeMap(
        documents=tuple(
            Document(d.id, d.title, d.source, d.text, tuple(by_document[d.id])) for d in documents
        ),
        nodes=nodes,
        statements=statements,
        relations=root.rows("relations", _relation),
        sentences=root.rows("sentences", _sentence, optional=True),
    )


class _At:
    """One object of the JSON and where it stands, so that an error can say so."""

    def __init__(self, data: object, place: str, parent: _At | None = None) -> None:
        if not isinstance(data, Mapping):
            raise MapFormatError(f"{place}: an object was expected")
        self.data = data
        self.place = place
        self.lengths: dict[str, int] = parent.lengths if parent else {}
        self.nodes: set[str] = parent.nodes if parent else set()

    def fail(self, key: str, reason: str) -> MapFormatError:
        return MapFormatError(f"{self.place}.{key}: {reason}".lstrip("."))

    def _value(self, key: str) -> Any:
        if key not in self.data:
            raise self.fail(key, "missing")
        return self.data[key]

    def rows(self, key: str, make: Callable[[_At], _T], *, optional: bool = False) -> tuple[_T, ...]:
        value = self.data.get(key, []) if optional else self._value(key)
        if not isinstance(value, list):
            raise self.fail(key, "a list was expected")
        base = f"{self.place}.{key}".lstrip(".")
        return tuple(make(_At(row, f"{base}[{i}]", self)) for i, row in enumerate(value))

    def child(self, key: str) -> _At | None:
        value = self._value(key)
        return None if value is None else _At(value, f"{self.place}.{key}".lstrip("."), self)

    def text(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str):
            raise self.fail(key, "a string was expected")
        return value

    def text_or_none(self, key: str, *, optional: bool = False) -> str | None:
        if optional and key not in self.data:
            return None
        return None if self._value(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.fail(key, "a list of strings was expected")
        return tuple(value)

    def integer(self, key: str) -> int:
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fail(key, "a whole number was expected")
        return value

    def number(self, key: str) -> float:
        value = self._value(key)
        if not isinstance(value, int | float) or isinstance(value, bool) or value != value:
            raise self.fail(key, "a number was expected")
        return value

    def truth(self, key: str) -> bool:
        value = self._value(key)
        if not isinstance(value, bool):
            raise self.fail(key, "true or false was expected")
        return value

    def member(self, key: str, kind: type[_E]) -> _E:
        value = self.text(key)
        try:
            return kind(value)
        except ValueError as error:
            raise self.fail(key, f"{value!r} is none of {', '.join(kind)}") from error

    def document(self) -> str:
        value = self.text("document")
        if value not in self.lengths:
            raise self.fail("document", f"there is no document {value!r}")
        return value

    def span(self, document: str) -> Span:
        start, end = self.integer("start"), self.integer("end")
        if not 0 <= start <= end <= self.lengths[document]:
            raise self.fail(
                "start", f"[{start}, {end}) is outside of the text of {self.lengths[document]} characters"
            )
        return Span(start, end)

    def node(self, key: str) -> str:
        value = self.text(key)
        if value not in self.nodes:
            raise self.fail(key, f"there is no node {value!r}")
        return value


def _document(at: _At) -> Document:
    document = Document(at.text("id"), at.text("title"), at.text("source"), at.text("text"))
    if "sha256" in at.data and at.text("sha256") != document.sha256:
        raise at.fail(
            "sha256", "it does not belong to this text; the text was changed after the map was made"
        )
    return document


def _passage(at: _At) -> Passage:
    document = at.document()
    level = at.data.get("level")
    return Passage(
        at.text("id"),
        document,
        *at.span(document),
        at.member("role", Role),
        None if level is None else at.integer("level"),
        at.text_or_none("heading", optional=True),
    )


def _node(at: _At) -> Node:
    return Node(
        id=at.text("id"),
        type=at.member("type", NodeType),
        label=at.text("label"),
        label_en=at.text_or_none("label_en", optional=True),
        aliases=at.texts("aliases"),
        weight=at.number("weight"),
        community=at.integer("community"),
        mentions=at.rows("mentions", _mention),
        reading=at.text_or_none("reading", optional=True),
        value=at.text_or_none("value", optional=True),
    )


def _mention(at: _At) -> Mention:
    document = at.document()
    return Mention(document, *at.span(document), at.text("text"))


def _statement(at: _At) -> Statement:
    document = at.document()
    predicate = at.child("predicate")
    if predicate is None:
        raise at.fail("predicate", "an object was expected")
    attribution = at.child("attribution")
    return Statement(
        id=at.text("id"),
        document=document,
        predicate=Predicate(*predicate.span(document), predicate.text("lemma")),
        arguments=at.rows(
            "arguments", lambda row: Argument(row.member("role", CaseRole), *row.span(document))
        ),
        polarity=at.member("polarity", Polarity),
        modality=at.member("modality", Modality),
        attribution=None if attribution is None else attribution.span(document),
    )


def _relation(at: _At) -> Relation:
    return Relation(
        id=at.text("id"),
        source=at.node("source"),
        target=at.node("target"),
        label=at.text("label"),
        kind=at.member("kind", RelationKind),
        directed=at.truth("directed"),
        weight=at.number("weight"),
        evidence=at.rows("evidence", _evidence),
    )


def _evidence(at: _At) -> Evidence:
    document = at.document()
    cue = at.child("cue")
    return Evidence(
        document,
        *at.span(document),
        cue=None if cue is None else cue.span(document),
        statement=at.text_or_none("statement"),
        rule=at.text("rule"),
        confidence=at.number("confidence"),
    )


def _sentence(at: _At) -> Sentence:
    document = at.document()
    return Sentence(document, *at.span(document), at.text("passage"))
