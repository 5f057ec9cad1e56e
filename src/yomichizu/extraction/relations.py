"""Typed, directed relations between nodes, each with its sentence, cue, rule and confidence."""

from __future__ import annotations

from collections.abc import Iterator

from yomichizu.control import Control
from yomichizu.extraction.analysis import Analysis
from yomichizu.extraction.relation_context import Clause
from yomichizu.extraction.relation_definitions import from_definition
from yomichizu.extraction.relation_index import Found, MentionIndex
from yomichizu.extraction.relation_phrases import from_phrases
from yomichizu.extraction.relation_roles import from_roles
from yomichizu.extraction.relation_statements import from_statement
from yomichizu.extraction.relation_topics import Topics
from yomichizu.model import Evidence, Relation, RelationKind

_NEAR = 6  #: co-occurrence joins a mention with so many that follow it in the sentence


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.relations``: equal edges merged, in order of their first evidence."""
    document = analysis.document.id
    index = MentionIndex(analysis.nodes)
    found: list[Found] = []
    together: list[Found] = []
    number = 0
    topics = Topics(analysis, index)
    for position, sentence in enumerate(control.over(analysis.sentences, 0.0, 0.8, every=10)):
        mentions = index.within(sentence.span)
        about, sure = topics.about(sentence)
        clause = Clause(sentence, index, analysis.document.text, about)
        if mentions or about:
            topics.note(clause)
        while number < len(analysis.sites) and analysis.sites[number].sentence == position:
            if mentions:
                found.extend(
                    from_statement(analysis.statements[number], analysis.sites[number], clause, sure)
                )
            number += 1
        if not mentions:
            continue
        found.extend(from_phrases(clause, document))
        found.extend(from_definition(clause, document))
        found.extend(from_roles(clause, document))
        evidence = Evidence(document, *sentence.span, None, None, "same sentence", 0.2)
        for source, target in _cooccurring(mentions, index):
            together.append(Found(source, target, "共起", RelationKind.COOCCURRENCE, False, evidence))
    joined = {frozenset((f.source, f.target)) for f in found}
    rest = [f for f in together if frozenset((f.source, f.target)) not in joined]
    control.tick(0.85)
    analysis.relations = _merged([*found, *rest], control)


def _cooccurring(mentions: list[tuple[int, int, str]], index: MentionIndex) -> Iterator[tuple[str, str]]:
    """Pairs of nodes whose mentions are near each other and not one inside the other."""
    seen = set()
    for position, (start, end, one) in enumerate(mentions):
        for other_start, other_end, other in mentions[position + 1 : position + 1 + _NEAR]:
            nested = other_start < end and (start, end) != (other_start, other_end)
            if one == other or nested or index.is_time(one) or index.is_time(other):
                continue
            pair = (one, other) if int(one[1:]) < int(other[1:]) else (other, one)
            if pair not in seen:
                seen.add(pair)
                yield pair


def _merged(found: list[Found], control: Control) -> list[Relation]:
    """One relation for the same ends, label and kind; its weight is the sum of the confidences."""
    groups: dict[tuple[str, str, str, RelationKind], list[Found]] = {}
    for item in control.over(found, 0.85, 0.9):
        ends = (item.source, item.target)
        if not item.directed and int(item.source[1:]) > int(item.target[1:]):
            ends = (item.target, item.source)
        groups.setdefault((*ends, item.label, item.kind), []).append(item)
    relations = []
    for number, ((source, target, label, kind), items) in enumerate(
        control.over(list(groups.items()), 0.9, 1.0), start=1
    ):
        best: dict[tuple[int, object], Evidence] = {}
        for item in items:  # one sentence and cue counts once, by its surest rule
            key = (item.evidence.start, item.evidence.cue)
            if key not in best or item.evidence.confidence > best[key].confidence:
                best[key] = item.evidence
        evidence = tuple(sorted(best.values(), key=lambda e: (e.start, e.cue or (0, 0))))
        weight = round(sum(e.confidence for e in evidence), 4)
        directed = any(item.directed for item in items)
        relations.append(Relation(f"r{number}", source, target, label, kind, directed, weight, evidence))
    return relations
