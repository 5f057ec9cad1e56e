"""Relations that a definition states: XはAのZである, XはAにあるZ, XはAによるZ, A出身のZ。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from yomichizu.extraction.relation_context import Clause
from yomichizu.extraction.relation_index import BODIES, MADE, PLACES, Found
from yomichizu.model import Evidence, NodeKind, NodeType, RelationKind, Span

LONGEST_LABEL = 10  #: code points
_DEEPEST = 4  #: steps of modification that still belong to the definition
_PUNCTUATION = " 　・、「」『』()（）"


class Attached(NamedTuple):
    """A node that is attached to a noun, with the word that says how and how sure that is."""

    node: str
    label: str
    cue: Span
    rule: str
    confidence: float


def from_definition(clause: Clause, document: str) -> Iterator[Found]:
    """XはAのZである → X –Z→ A, for each node that modifies the noun that defines the topic.

    シアトルはワシントン州の都市である → シアトル –都市→ ワシントン州 (located_in);
    山田は京都府出身の作家。 → 山田 –出身→ 京都府 (attribute). Clauses before the noun are statements.
    """
    types = clause.index.types
    for head, subjects in clause.subjects.items():
        for found in attached(clause, head):
            if types[found.node].kind is not NodeKind.ACTOR:
                continue
            evidence = Evidence(document, *clause.span, found.cue, None, found.rule, found.confidence)
            for subject in subjects:
                if found.node != subject:
                    kind = kind_of(types[subject], types[found.node])
                    yield Found(subject, found.node, found.label, kind, True, evidence)


def attached(clause: Clause, head: int) -> Iterator[Attached]:
    """Nodes at the front of a noun and those that modify it: ワシントン州の|都市, 東京大学|名誉教授."""
    span = clause.content(head)
    label, cue = named_rest(clause, span)
    for start, end, node in clause.index.within(span):
        if (start, end) != span and not clause.index.is_time(node) and end < span.end:
            yield Attached(node, label, cue, "XはAのZである", 0.6)
    level = [head]
    for _ in range(_DEEPEST):
        later = []
        for number in level:
            for child in clause.children[number]:
                if is_adnominal(clause, child):
                    found = list(modifier(clause, child))
                    yield from (f if f.label else f._replace(label=label, cue=cue) for f in found)
                    if all(clause.index.types[f.node] is not NodeType.PERSON for f in found):
                        later.append(child)
                elif clause.sentence.bunsetsu[child].parallel:
                    nodes = clause.heads_of(child)
                    if not nodes:
                        later.append(child)
                    for (
                        node
                    ) in nodes:  # スペイン、ガリシア州の|自治体: no noun that defines stands beside a place
                        if clause.index.types[node] in PLACES and number == head:
                            yield Attached(node, label, cue, "XはAのZである", 0.6)
        level = later


def is_adnominal(clause: Clause, number: int) -> bool:
    """A noun that modifies another: の, による, における."""
    tail = clause.tail(number)
    return tail[-1:] == ["の"] or clause.sentence.bunsetsu[number].particle in _ADNOMINAL


def modifier(clause: Clause, number: int) -> Iterator[Attached]:
    """The nodes of a phrase that modifies a noun; the label is "" where the noun itself is the word.

    大和田秀樹による → (大和田秀樹, 作); 京都府出身の → (京都府, 出身); ワシントン州の → (ワシントン州, "").
    """
    for member in clause.with_coordinated(number):
        span = clause.content(member)
        nodes = clause.nodes_of(member)
        if nodes:
            by = clause.sentence.bunsetsu[number].particle == "による"
            for node in nodes:
                yield Attached(node, "作" if by else "", span, "XはAによるZ" if by else "XはAのZである", 0.6)
            continue
        inside = [row for row in clause.index.within(span) if not clause.index.is_time(row[2])]
        if inside:
            end = max(row[1] for row in inside)
            label, cue = named_rest(clause, span)
            if label:
                for _, stop, node in inside:
                    if stop == end:
                        yield Attached(node, label, cue, "A出身のZ", 0.6)


def named_rest(clause: Clause, span: Span) -> tuple[str, Span]:
    """The defining noun without the names in it: 作家, 政令指定都市; and where it stands."""
    inside = clause.index.within(span)
    start = max((row[1] for row in inside if row[1] < span.end), default=span.start)
    text = clause.text[start : span.end]
    while text and text[0] in _PUNCTUATION:
        text, start = text[1:], start + 1
    if len(text) > LONGEST_LABEL:
        text, start = text[-LONGEST_LABEL:], span.end - LONGEST_LABEL
    return text, Span(start, span.end) if text else span


_ADNOMINAL = frozenset(
    ["による", "における", "に対する", "に関する", "をめぐる", "を巡る", "に基づく", "に代わる"]
)


def kind_of(subject: NodeType, node: NodeType) -> RelationKind:
    """What kind of edge leads from what is defined to what it is defined by."""
    if node in PLACES and subject is not NodeType.PERSON and subject not in MADE:
        return RelationKind.LOCATED_IN
    if node in BODIES and subject is NodeType.PERSON:
        return RelationKind.MEMBER_OF
    if node in BODIES and subject in BODIES:
        return RelationKind.PART_OF
    return RelationKind.ATTRIBUTE
