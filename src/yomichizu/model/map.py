"""The map of a text: nodes, statements and relations, each with its evidence.

These classes mirror the JSON contract (format ``yomichizu-map``, version 1) key by key; all are
frozen, so a map can be handed between threads and kept for undo without copying.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Any, ClassVar

from yomichizu.model.document import Document, Passage, Span


class _Row:
    """A frozen dataclass with slots that is pickled as one call of its class.

    That takes half the time of the field by field that dataclasses do, and a map has tens of thousands.
    """

    __slots__: tuple[str, ...] = ()
    _values: ClassVar[Callable[[Any], tuple[Any, ...]]]

    def __init_subclass__(cls) -> None:
        if cls.__slots__:  # dataclasses make the class again, with slots
            first, *others = cls.__slots__
            cls._values = attrgetter(first, *others)

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        cls = self.__class__
        return cls, cls._values(self)


class NodeKind(StrEnum):
    ACTOR = "actor"
    THEME = "theme"
    TIME = "time"


class NodeType(StrEnum):
    PERSON = "person"
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    PLACE = "place"
    FACILITY = "facility"
    COMPANY = "company"
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    GROUP = "group"
    PRODUCT = "product"
    PROJECT = "project"
    RESOURCE = "resource"
    WORK = "work"
    LAW = "law"
    FRAMEWORK = "framework"
    EVENT = "event"
    THEME = "theme"
    DATE = "date"

    @property
    def kind(self) -> NodeKind:
        if self is NodeType.THEME:
            return NodeKind.THEME
        return NodeKind.TIME if self is NodeType.DATE else NodeKind.ACTOR


class RelationKind(StrEnum):
    ACTION = "action"
    ATTRIBUTE = "attribute"
    PART_OF = "part_of"
    LOCATED_IN = "located_in"
    MEMBER_OF = "member_of"
    ALIAS = "alias"
    COOCCURRENCE = "cooccurrence"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NECESSARY = "necessary"
    HOPED = "hoped"
    QUESTIONED = "questioned"


class CaseRole(StrEnum):
    """The case particle that an argument bears, or would bear in the plain active clause."""

    GA = "ガ"
    WO = "ヲ"
    NI = "ニ"
    TO = "ト"
    DE = "デ"
    KARA = "カラ"
    HE = "ヘ"
    MADE = "マデ"
    YORI = "ヨリ"


@dataclass(frozen=True, slots=True)
class Mention(_Row):
    """One place where the text names a node. Mentions of different nodes may overlap (日米)."""

    document: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Node(_Row):
    id: str
    type: NodeType
    label: str
    label_en: str | None = None
    aliases: tuple[str, ...] = ()
    weight: float = 0.0  #: importance in this text, 0..1
    community: int = 0
    mentions: tuple[Mention, ...] = ()
    reading: str | None = None  #: of the label, in katakana, where known
    value: str | None = None  #: of a time node: ISO 8601 date, month ("2025-02"), year or interval

    @property
    def kind(self) -> NodeKind:
        return self.type.kind


@dataclass(frozen=True, slots=True)
class Predicate(_Row):
    start: int
    end: int
    lemma: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Argument(_Row):
    role: CaseRole
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Statement(_Row):
    """One predicate (verb, adjective, copula or verbal noun) with its arguments."""

    id: str
    document: str
    predicate: Predicate
    arguments: tuple[Argument, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    attribution: Span | None = None  #: who says so, or None


@dataclass(frozen=True, slots=True)
class Evidence(_Row):
    """A sentence that says what a relation claims, and why we think that it does."""

    document: str
    start: int  #: of the sentence
    end: int
    cue: Span | None
    statement: str | None
    rule: str
    confidence: float

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Relation(_Row):
    id: str
    source: str
    target: str
    label: str
    kind: RelationKind
    directed: bool
    weight: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence(_Row):
    document: str
    start: int
    end: int
    passage: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class KnowledgeMap:
    """Everything that was found in one text (or several).

    ``sentences`` are in text order and do not overlap; they cover what was mined.
    """

    documents: tuple[Document, ...]
    nodes: tuple[Node, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    sentences: tuple[Sentence, ...] = field(default=(), repr=False)

    @cached_property
    def node_by_id(self) -> dict[str, Node]:
        return {n.id: n for n in self.nodes}

    @cached_property
    def relation_by_id(self) -> dict[str, Relation]:
        return {r.id: r for r in self.relations}

    @cached_property
    def statement_by_id(self) -> dict[str, Statement]:
        return {s.id: s for s in self.statements}

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        return {d.id: d for d in self.documents}

    @cached_property
    def passage_by_id(self) -> dict[str, Passage]:
        return {p.id: p for d in self.documents for p in d.passages}

    @cached_property
    def relations_of(self) -> dict[str, tuple[Relation, ...]]:
        """Relations by the id of either end; nodes without any are missing."""
        table: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            table[relation.source].append(relation)
            if relation.target != relation.source:
                table[relation.target].append(relation)
        return {key: tuple(value) for key, value in table.items()}

    @cached_property
    def _sentences_of(self) -> dict[str, tuple[list[int], list[Sentence]]]:
        table: dict[str, tuple[list[int], list[Sentence]]] = {}
        for sentence in self.sentences:
            starts, rows = table.setdefault(sentence.document, ([], []))
            starts.append(sentence.start)
            rows.append(sentence)
        return table

    def sentence_at(self, document: str, point: int) -> Sentence | None:
        """The sentence that holds the code point offset ``point``, or None between sentences."""
        starts, rows = self._sentences_of.get(document, ([], []))
        index = bisect_right(starts, point) - 1
        if index >= 0 and point < rows[index].end:
            return rows[index]
        return None

    @cached_property
    def _mentions_of(self) -> dict[str, tuple[list[int], list[tuple[Mention, str]], int]]:
        rows: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
        for node in self.nodes:
            for mention in node.mentions:
                rows[mention.document].append((mention, node.id))
        table = {}
        for document, pairs in rows.items():
            pairs.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1]))
            longest = max(m.end - m.start for m, _ in pairs)
            table[document] = ([m.start for m, _ in pairs], pairs, longest)
        return table

    def mentions_in(self, document: str, span: Span) -> list[tuple[Mention, str]]:
        """(mention, node id) of every mention that overlaps ``span``, in text order."""
        if document not in self._mentions_of:
            return []
        starts, pairs, longest = self._mentions_of[document]
        first = bisect_left(starts, span.start - longest)
        last = bisect_left(starts, span.end)
        return [pair for pair in pairs[first:last] if pair[0].end > span.start]
