"""Which sentences stand behind a node, a relation or a pair of nodes. Pure; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from yomichizu.model import (
    Document,
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


def rows_of_node(knowledge: KnowledgeMap, node: Node) -> list[EvidenceRow]:
    """A row for each sentence that names the node; a mention in no sentence gets its passage."""
    rows: dict[tuple[str, Span], list[Span]] = {}
    for mention in node.mentions:
        place = _sentence(knowledge, mention.document, mention.start, mention.end)
        rows.setdefault((mention.document, place), []).append(mention.span)
    result = []
    for (document, sentence), spans in rows.items():
        emphases = tuple((span, Emphasis.MENTION, node.id) for span in spans)
        section, number = _place(knowledge, document, sentence.start)
        result.append(
            EvidenceRow(document, sentence, section, number, emphases, node=node.id, mention=spans[0])
        )
    return result


def rows_of_relation(
    knowledge: KnowledgeMap, relation: Relation, *, named: bool = False
) -> list[EvidenceRow]:
    """A row for each piece of evidence; ``named`` puts the relation's label on each."""
    rows = []
    ends = (relation.source, relation.target)
    for piece in sorted(relation.evidence, key=lambda e: (e.document, e.start)):
        emphases: list[tuple[Span, Emphasis, str | None]] = [
            (mention.span, Emphasis.MENTION, node_id)
            for mention, node_id in knowledge.mentions_in(piece.document, piece.span)
            if node_id in ends
        ]
        if piece.cue is not None:
            emphases.append((piece.cue, Emphasis.CUE, None))
        statement = knowledge.statement_by_id.get(piece.statement) if piece.statement else None
        section, number = _place(knowledge, piece.document, piece.start)
        rows.append(
            EvidenceRow(
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
                words=relation.label if named else "",
            )
        )
    return rows


def rows_of_pair(knowledge: KnowledgeMap, nodes: tuple[Node, ...]) -> list[EvidenceRow]:
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
            for row in rows_of_relation(knowledge, relation, named=True):
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


def rows_of_passage(knowledge: KnowledgeMap, passage: Span) -> list[EvidenceRow]:
    """What is said within ``passage`` (code points of the first document): evidence of any relation but
    that two things are named together."""
    document = knowledge.documents[0].id if knowledge.documents else ""
    rows = []
    for relation in knowledge.relations:
        if relation.kind is RelationKind.COOCCURRENCE:
            continue
        if any(e.document == document and e.span.overlaps(passage) for e in relation.evidence):
            ends = knowledge.node_by_id[relation.source].label, knowledge.node_by_id[relation.target].label
            words = f"{ends[0]} {'→' if relation.directed else '—'} {ends[1]}　{relation.label}"
            rows += [
                replace(row, words=words)
                for row in rows_of_relation(knowledge, relation)
                if row.document == document and row.sentence.overlaps(passage)
            ]
    return sorted(rows, key=lambda row: row.sentence)


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
    heading = document.heading_at(point)
    return (document.text[heading.start : heading.end].strip() if heading else ""), number


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
