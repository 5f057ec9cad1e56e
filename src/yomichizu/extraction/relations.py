"""Typed, directed relations between nodes, each with its sentence, cue, rule and confidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yomichizu.control import Control
from yomichizu.extraction.analysis import Analysis
from yomichizu.model import CaseRole, Evidence, Node, NodeKind, Relation, RelationKind, Span, Statement

_TARGET_ROLES = (
    CaseRole.WO,
    CaseRole.NI,
    CaseRole.TO,
    CaseRole.HE,
    CaseRole.KARA,
    CaseRole.DE,
    CaseRole.MADE,
    CaseRole.YORI,
)
_NEAR = 6  #: co-occurrence joins a mention with so many that follow it in the sentence


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of evidence for one edge, before equal ones are merged."""

    source: str
    target: str
    label: str
    kind: RelationKind
    directed: bool
    evidence: Evidence


class MentionIndex:
    """Which nodes are named where. Look-ups take logarithmic time."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        rows = sorted((m.start, m.end, node.id) for node in nodes for m in node.mentions)
        self._rows = rows
        self._starts = [row[0] for row in rows]
        self._longest = max((end - start for start, end, _ in rows), default=0)

    def within(self, span: Span) -> list[tuple[int, int, str]]:
        """(start, end, node id) of the mentions that lie wholly in ``span``."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [row for row in self._rows[first:last] if row[1] <= span.end]

    def heads(self, span: Span) -> list[str]:
        """Nodes that a noun phrase ``span`` stands for: the longest mentions that end where it ends.

        アラスカのLNG開発プロジェクト stands for that project, not for アラスカ; 日米 for both countries.
        """
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        ending = [row for row in self._rows[first:last] if row[1] == span.end]
        if not ending:
            return []
        start = min(row[0] for row in ending)
        return [row[2] for row in ending if row[0] == start]


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.relations``: equal edges merged, in order of their first evidence."""
    found: list[Found] = []
    index = MentionIndex(analysis.nodes)
    sentences = analysis.sentences
    starts = [s.start for s in sentences]
    document = analysis.document.id
    for number, statement in enumerate(analysis.statements):
        if number % 200 == 0:
            control.tick(0.6 * number / len(analysis.statements))
        at = bisect_left(starts, statement.predicate.start + 1) - 1
        if at >= 0:
            found.extend(_from_statement(statement, sentences[at].span, index, document))
    joined = {frozenset((f.source, f.target)) for f in found}
    kinds = {node.id: node.kind for node in analysis.nodes}
    for number, sentence in enumerate(sentences):
        if number % 200 == 0:
            control.tick(0.6 + 0.3 * number / len(sentences))
        for pair in _cooccurring(index.within(sentence.span), kinds):
            if frozenset(pair) not in joined:
                evidence = Evidence(document, *sentence.span, None, None, "same sentence", 0.2)
                source, target = sorted(pair, key=lambda i: int(i[1:]))
                found.append(Found(source, target, "共起", RelationKind.COOCCURRENCE, False, evidence))
    analysis.relations = _merged(found)


def _from_statement(
    statement: Statement, sentence: Span, index: MentionIndex, document: str
) -> Iterator[Found]:
    by_role: dict[CaseRole, list[str]] = {}
    for argument in statement.arguments:
        by_role.setdefault(argument.role, []).extend(index.heads(argument.span))
    agents = by_role.get(CaseRole.GA, [])
    evidence = Evidence(
        document, *sentence, statement.predicate.span, statement.id, "predicate and its arguments", 0.7
    )
    label = statement.predicate.lemma
    for source in agents:
        for role in _TARGET_ROLES:
            for target in by_role.get(role, []):
                if source != target:
                    yield Found(source, target, label, RelationKind.ACTION, True, evidence)


def _cooccurring(
    mentions: list[tuple[int, int, str]], kinds: dict[str, NodeKind]
) -> Iterator[tuple[str, str]]:
    seen = set()
    for position, (start, end, one) in enumerate(mentions):
        for other_start, other_end, other in mentions[position + 1 : position + 1 + _NEAR]:
            nested = other_start < end and other_end <= end and start != other_start
            pair = (one, other) if one < other else (other, one)
            times = NodeKind.TIME in (kinds[one], kinds[other])
            if one != other and not nested and not times and pair not in seen:
                seen.add(pair)
                yield pair


def _merged(found: list[Found]) -> list[Relation]:
    """One relation for the same ends, label and kind; its weight is the sum of the confidences."""
    groups: dict[tuple[str, str, str, RelationKind], list[Found]] = {}
    for item in found:
        groups.setdefault((item.source, item.target, item.label, item.kind), []).append(item)
    relations = []
    for number, (key, items) in enumerate(groups.items(), start=1):
        source, target, label, kind = key
        evidence = tuple(sorted(dict.fromkeys(i.evidence for i in items), key=lambda e: (e.start, e.cue or (0, 0))))
        weight = round(sum(e.confidence for e in evidence), 4)
        relations.append(
            Relation(f"r{number}", source, target, label, kind, items[0].directed, weight, evidence)
        )
    return relations
