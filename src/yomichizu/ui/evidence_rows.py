"""Which sentences stand behind a node, a relation or a pair of nodes. Pure; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import overload

from yomichizu.graph.index import index_of
from yomichizu.model import (
    Document,
    Evidence,
    KnowledgeMap,
    Modality,
    Node,
    Polarity,
    Relation,
    RelationKind,
    Span,
    Statement,
)

EXCERPT = 240  #: code points of a sentence that a list shows at most


class Emphasis(StrEnum):
    """What a marked stretch of an evidence sentence is."""

    MENTION = "mention"
    CUE = "cue"


@dataclass(frozen=True)
class EvidenceRow:
    """One sentence of evidence. Spans are code points of the document."""

    document: str
    sentence: Span
    section: str  #: text of the heading above, "" before the first
    passage: int  #: which passage of the document it stands in, from 1
    emphases: tuple[tuple[Span, Emphasis, str | None], ...]  #: span, what, node id of a mention
    relation: str | None = None
    node: str | None = None  #: whose mention this is, in the list of a node
    mention: Span | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None
    attribution: str | None = None  #: who says so, as the text writes it
    rule: str | None = None
    confidence: float | None = None
    words: str = ""  #: the relation's label, where rows of several relations stand together

    @property
    def target(self) -> Span:
        """Where a jump goes: the mention, else the sentence."""
        return self.mention or self.sentence

    def excerpt(self) -> Span:
        """The sentence, or EXCERPT code points of a long one around what is marked in it."""
        if self.sentence.end - self.sentence.start <= EXCERPT:
            return self.sentence
        first = min((span.start for span, _, _ in self.emphases), default=self.sentence.start)
        start = max(self.sentence.start, min(first - EXCERPT // 4, self.sentence.end - EXCERPT))
        return Span(start, min(self.sentence.end, start + EXCERPT))


class Rows(Sequence[EvidenceRow]):
    """Rows made when somebody looks at them: a common name has thousands, a panel shows five."""

    def __init__(self, makers: Sequence[Callable[[], EvidenceRow]] = ()) -> None:
        self._makers = makers
        self._made: dict[int, EvidenceRow] = {}

    def __len__(self) -> int:
        return len(self._makers)

    @overload
    def __getitem__(self, index: int) -> EvidenceRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[EvidenceRow]: ...
    def __getitem__(self, index: int | slice) -> EvidenceRow | list[EvidenceRow]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        number = range(len(self._makers))[index]
        if number not in self._made:
            self._made[number] = self._makers[number]()
        return self._made[number]


def rows_of_node(knowledge: KnowledgeMap, node: Node) -> Rows:
    """A row for each sentence that names the node; a mention in no sentence gets its passage.

    A sentence that says something of the node has that, and how it is put, with it.
    """
    found: dict[tuple[str, Span], list[Span]] = {}
    for mention in node.mentions:
        place = _sentence(knowledge, mention.document, mention.start, mention.end)
        found.setdefault((mention.document, place), []).append(mention.span)

    said: dict[tuple[str, Span], list[tuple[Relation, Evidence]]] = {}
    for relation in knowledge.relations_of.get(node.id, ()):
        if relation.kind is not RelationKind.COOCCURRENCE:
            for piece in relation.evidence:
                said.setdefault((piece.document, piece.span), []).append((relation, piece))

    def row(document: str, sentence: Span, spans: list[Span]) -> EvidenceRow:
        emphases = [(span, Emphasis.MENTION, node.id) for span in spans]
        section, number = _place(knowledge, document, sentence.start)
        plain = EvidenceRow(
            document, sentence, section, number, tuple(emphases), node=node.id, mention=spans[0]
        )
        claims = said.get((document, sentence))
        if not claims:
            return plain
        rows = [_row(knowledge, relation, piece, "") for relation, piece in claims]
        cues = {e for r in rows for e in r.emphases if e[1] is Emphasis.CUE}
        words = "　".join(_seen_from(knowledge, node, relation) for relation, _ in claims)
        return replace(
            plain,
            emphases=tuple(sorted({*emphases, *cues}, key=lambda e: e[0])),
            modality=rows[0].modality,
            polarity=rows[0].polarity,
            attribution=rows[0].attribution,
            words=words,
        )

    return Rows([partial(row, *place, spans) for place, spans in found.items()])


def claim(knowledge: KnowledgeMap, relation: Relation) -> str:
    """What a relation says, with both its ends: 日本 → ロシア　依存を減らす."""
    ends = knowledge.node_by_id[relation.source].label, knowledge.node_by_id[relation.target].label
    return f"{ends[0]} {'→' if relation.directed else '—'} {ends[1]}　{relation.label}".rstrip()


def _seen_from(knowledge: KnowledgeMap, node: Node, relation: Relation) -> str:
    """What a relation says to who knows one end already: → ロシア 依存を減らす."""
    outward = relation.source == node.id
    arrow = "—" if not relation.directed else "→" if outward else "←"
    other = knowledge.node_by_id[relation.target if outward else relation.source].label
    return f"{arrow} {other} {relation.label}"


def rows_of_relations(knowledge: KnowledgeMap, relations: Sequence[Relation]) -> Rows:
    """A row for each piece of evidence; those of several relations have each one's label on them."""
    named = len(relations) > 1
    return Rows(
        [
            partial(_row, knowledge, relation, piece, relation.label if named else "")
            for relation in relations
            for piece in sorted(relation.evidence, key=lambda e: (e.document, e.start))
        ]
    )


def _row(knowledge: KnowledgeMap, relation: Relation, piece: Evidence, words: str) -> EvidenceRow:
    ends = (relation.source, relation.target)
    emphases: list[tuple[Span, Emphasis, str | None]] = [
        (mention.span, Emphasis.MENTION, node_id)
        for mention, node_id in knowledge.mentions_in(piece.document, piece.span)
        if node_id in ends
    ]
    if piece.cue is not None:
        emphases.append((piece.cue, Emphasis.CUE, None))
    statement = knowledge.statement_by_id.get(piece.statement) if piece.statement else None
    section, number = _place(knowledge, piece.document, piece.start)
    return EvidenceRow(
        piece.document,
        piece.span,
        section,
        number,
        tuple(sorted(emphases, key=lambda e: e[0])),
        relation=relation.id,
        modality=statement.modality if statement else None,
        polarity=statement.polarity if statement else None,
        attribution=_said_by(knowledge, statement),
        rule=piece.rule,
        confidence=piece.confidence,
        words=words,
    )


def rows_of_pair(knowledge: KnowledgeMap, nodes: tuple[Node, ...]) -> Sequence[EvidenceRow]:
    """The sentences that name all of ``nodes``, and what a relation between two of them says in each."""
    places: list[dict[tuple[str, Span], list[tuple[Span, Emphasis, str | None]]]] = []
    for node in nodes:
        found: dict[tuple[str, Span], list[tuple[Span, Emphasis, str | None]]] = {}
        for mention in node.mentions:
            sentence = _sentence(knowledge, mention.document, mention.start, mention.end)
            found.setdefault((mention.document, sentence), []).append(
                (mention.span, Emphasis.MENTION, node.id)
            )
        places.append(found)
    ids = {n.id for n in nodes}
    said: dict[tuple[str, Span], list[EvidenceRow]] = {}
    for relation in knowledge.relations_of.get(nodes[0].id, ()) if nodes else ():
        if relation.source in ids and relation.target in ids and relation.source != relation.target:
            for piece in relation.evidence:
                row = _row(knowledge, relation, piece, relation.label)
                said.setdefault((row.document, row.sentence), []).append(row)
    result: list[EvidenceRow] = []
    shared = [key for key in places[0] if all(key in other for other in places[1:])] if places else []
    for key in sorted({*shared, *said}):
        rows = [r for r in said.get(key, []) if any(e[1] is Emphasis.CUE for e in r.emphases)]
        if rows:
            result.extend(rows)
        else:
            document, sentence = key
            section, number = _place(knowledge, document, sentence.start)
            emphases = tuple(sorted(e for found in places for e in found.get(key, ())))
            result.append(EvidenceRow(document, sentence, section, number, emphases))
    return result


def rows_of_passage(knowledge: KnowledgeMap, passage: Span) -> Rows:
    """What is said within ``passage`` (code points of the first document): evidence of any relation but
    that two things are named together."""
    document = knowledge.documents[0].id if knowledge.documents else ""
    index = index_of(knowledge)
    numbers = (index.relations_in((passage,), document) & index.typed).nonzero()[0].tolist()
    pieces = [
        (piece, knowledge.relations[number])
        for number in numbers
        for piece in knowledge.relations[number].evidence
        if piece.document == document and piece.start < passage.end and passage.start < piece.end
    ]
    pieces.sort(key=lambda pair: (pair[0].start, pair[0].end))

    def row(piece: Evidence, relation: Relation) -> EvidenceRow:
        return _row(knowledge, relation, piece, claim(knowledge, relation))

    return Rows([partial(row, *pair) for pair in pieces])


def _sentence(knowledge: KnowledgeMap, document: str, start: int, end: int) -> Span:
    found = knowledge.sentence_at(document, start)
    if found is not None:
        return found.span
    passage = knowledge.document_by_id[document].passage_at(start)
    return passage.span if passage is not None and passage.end > start else Span(start, end)


def _place(knowledge: KnowledgeMap, document_id: str, point: int) -> tuple[str, int]:
    """Text of the heading above ``point`` and the number of its passage."""
    document = knowledge.document_by_id[document_id]
    passage = document.passage_at(point)
    if passage is None:
        return "", 1
    number = _number_of(document, passage.id)
    return heading_over(document, point), number


def heading_over(document: Document, point: int) -> str:
    """The words of the heading that ``point`` stands under; "" before the first."""
    heading = document.heading_at(point)
    return document.text[heading.start : heading.end].strip() if heading else ""


def _number_of(document: Document, passage_id: str) -> int:
    table = document.__dict__.get("_numbers")
    if table is None:
        table = document.__dict__["_numbers"] = {p.id: i + 1 for i, p in enumerate(document.passages)}
    return int(table[passage_id])


def _said_by(knowledge: KnowledgeMap, statement: Statement | None) -> str | None:
    if statement is None or statement.attribution is None:
        return None
    document = knowledge.document_by_id[statement.document]
    return document.text[statement.attribution.start : statement.attribution.end].strip() or None
