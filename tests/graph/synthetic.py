"""Maps made by rule, in the proportions of real ones, for tests of everything after extraction."""

from __future__ import annotations

import numpy as np

from yomichizu.model import (
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

SENTENCE = 50  # code points
VERBS = ("輸出", "協力", "参画", "結ぶ", "進める", "始める")
TYPES = (
    NodeType.COUNTRY,
    NodeType.COMPANY,
    NodeType.THEME,
    NodeType.PERSON,
    NodeType.THEME,
    NodeType.CITY,
    NodeType.THEME,
    NodeType.DATE,
)


def made_map(nodes: int, *, sentences: int | None = None, seed: int = 1) -> KnowledgeMap:
    """A text of ``sentences`` (1.5 a node unless told) about ``nodes`` things in a few subjects.

    Each sentence names two to four things of one subject, and now and then one of any other, the
    known ones more often than the rest; every second one also says something of the first two.
    """
    random = np.random.default_rng(seed)
    total = sentences if sentences is not None else nodes * 3 // 2
    subjects = max(3, nodes // 40)
    subject = random.integers(0, subjects, nodes)
    fame = 1.0 / (1 + random.permutation(nodes)) ** 0.8
    members = [np.flatnonzero(subject == s) for s in range(subjects)]
    members = [m for m in members if len(m) >= 4] or [np.arange(nodes)]
    mentions: list[list[Mention]] = [[] for _ in range(nodes)]
    statements: list[Statement] = []
    said: dict[tuple[int, int, str], list[Evidence]] = {}
    together: dict[tuple[int, int], list[Evidence]] = {}
    for number in range(total):
        group = members[int(number * len(members) / total)]
        size = min(len(group), int(random.integers(2, 5)))
        chosen = random.choice(group, size, replace=False, p=fame[group] / fame[group].sum()).tolist()
        if random.random() < 0.25:
            chosen.append(int(random.choice(nodes, p=fame / fame.sum())))
        chosen = list(dict.fromkeys(chosen))
        start = number * SENTENCE
        for slot, node in enumerate(chosen):
            at = start + 1 + slot * 8
            mentions[node].append(Mention("d1", at, at + 4, f"項目{node}"))
        if number % 2 == 0 and len(chosen) > 1:
            verb = VERBS[number // 2 % len(VERBS)]
            cue = Span(start + 40, start + 42)
            statements.append(
                Statement(
                    f"s{number}",
                    "d1",
                    Predicate(cue.start, cue.end, verb),
                    polarity=Polarity.NEGATED if number % 14 == 0 else Polarity.AFFIRMED,
                    modality=Modality.PLANNED if number % 10 == 0 else Modality.ASSERTED,
                )
            )
            said.setdefault((chosen[0], chosen[1], verb), []).append(
                Evidence(
                    "d1", start, start + SENTENCE, cue, f"s{number}", "made", 0.5 + 0.4 * random.random()
                )
            )
        for i, a in enumerate(chosen):
            for b in chosen[i + 1 :]:
                together.setdefault((min(a, b), max(a, b)), []).append(
                    Evidence("d1", start, start + SENTENCE, None, None, "cooccurrence", 0.4)
                )
    relations: list[Relation] = []
    for (a, b, verb), evidence in said.items():
        name = f"r{len(relations) + 1}"
        relations.append(
            Relation(
                name, f"n{a}", f"n{b}", verb, RelationKind.ACTION, True, len(evidence) * 1.0, tuple(evidence)
            )
        )
    for (a, b), evidence in together.items():
        name = f"r{len(relations) + 1}"
        relations.append(
            Relation(
                name,
                f"n{a}",
                f"n{b}",
                "",
                RelationKind.COOCCURRENCE,
                False,
                len(evidence) * 0.5,
                tuple(evidence),
            )
        )
    length = total * SENTENCE
    passages = tuple(
        Passage(
            f"p{i}", "d1", start, min(start + 4 * SENTENCE, length), Role.TITLE if i == 0 else Role.PARAGRAPH
        )
        for i, start in enumerate(range(0, length, 4 * SENTENCE))
    )
    return KnowledgeMap(
        documents=(Document("d1", "見本", "made.txt", "あ" * length, passages),),
        nodes=tuple(
            Node(f"n{i}", TYPES[i % len(TYPES)], f"項目{i}", mentions=tuple(mentions[i]))
            for i in range(nodes)
        ),
        statements=tuple(statements),
        relations=tuple(relations),
        sentences=tuple(Sentence("d1", i * SENTENCE, (i + 1) * SENTENCE, f"p{i // 4}") for i in range(total)),
    )
