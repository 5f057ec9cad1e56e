"""Relations that a definition states: XはAのZである, XはAにあるZ。"""

from __future__ import annotations

from collections.abc import Iterator

from yomichizu.extraction.relation_context import BODIES, PLACES, Clause, Found
from yomichizu.model import Evidence, NodeKind, NodeType, RelationKind, Span

_LONGEST_LABEL = 10  #: code points
_DEEPEST = 4  #: steps of modification that still belong to the definition


def from_definition(clause: Clause, document: str) -> Iterator[Found]:
    """XはAのZである → X –Z→ A, for each node that modifies the noun that defines the topic.

    シアトルはワシントン州の都市である → シアトル –都市→ ワシントン州 (located_in);
    山田は京都府出身の作家。 → 山田 –作家→ 京都府 (attribute).
    """
    types = clause.index.types
    for head, subjects in clause.subjects.items():
        span = clause.content(head)
        evidence = Evidence(document, *clause.span, span, None, "XはAのZである", 0.6)
        label = _label(clause, span)
        for node in _modifying(clause, head):
            for subject in subjects:
                if node != subject and types[node].kind is NodeKind.ACTOR:
                    kind = _kind(types[subject], types[node])
                    yield Found(subject, node, label, kind, True, evidence)


def _label(clause: Clause, span: Span) -> str:
    """The defining noun without the names in it: 作家, 政令指定都市."""
    inside = clause.index.within(span)
    start = max((row[1] for row in inside if row[1] < span.end), default=span.start)
    text = clause.text[start : span.end]
    return text if len(text) <= _LONGEST_LABEL else text[-_LONGEST_LABEL:]


def _modifying(clause: Clause, head: int) -> Iterator[str]:
    """Nodes at the front of the defining noun, and those that modify it with の: ワシントン州の|都市."""
    span = clause.content(head)
    for start, end, node in clause.index.within(span):
        if (start, end) != span and not clause.index.is_time(node):
            yield node
    level = [head]
    for _ in range(_DEEPEST):
        later = []
        for number in level:
            for child in clause.children[number]:
                if clause.tail(child)[-1:] == ["の"] or clause.sentence.bunsetsu[child].parallel:
                    yield from clause.heads(clause.content(child))
                    later.append(child)
        level = later


def _kind(subject: NodeType, node: NodeType) -> RelationKind:
    if node in PLACES and subject is not NodeType.PERSON:
        return RelationKind.LOCATED_IN
    if node in BODIES and subject is NodeType.PERSON:
        return RelationKind.MEMBER_OF
    if node in BODIES and subject in BODIES:
        return RelationKind.PART_OF
    return RelationKind.ATTRIBUTE
