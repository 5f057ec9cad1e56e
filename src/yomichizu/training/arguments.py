"""The argument model from the ``rel`` tags of the Wikipedia Annotated Corpus, train split."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np

from yomichizu.extraction import arguments, predicates
from yomichizu.extraction.analysis import AnalysedSentence
from yomichizu.extraction.loglinear import Floats
from yomichizu.extraction.predicates import Site
from yomichizu.training.corpora import KnpSentence
from yomichizu.training.loglinear import features, fit

BITS = 19

Gold = list[dict[str, set[int]]]  #: for each site: case -> candidate bunsetsu (or INSIDE)


def gold_arguments(knp: KnpSentence, sentence: AnalysedSentence, sites: list[Site]) -> Gold:
    """The tagged ガ ヲ ニ of each site whose target stands in the same sentence.

    A site takes the tags of the base phrase that holds its last token; a target is the bunsetsu of ours
    that holds the end of the target's base phrase.
    """
    spans = [(knp.morphemes[p.first].start, knp.morphemes[p.last - 1].end) for p in knp.phrases]
    starts = [a for a, _ in spans]
    tokens = sentence.tokens
    begins = [tokens[b.first].start for b in sentence.bunsetsu]
    found: Gold = []
    for site in sites:
        cases: dict[str, set[int]] = {case: set() for case in arguments.CASES}
        base = bisect_right(starts, tokens[site.last - 1].start) - 1
        for rel in knp.phrases[base].rels:
            if rel.type in cases and rel.sid == knp.sid and rel.mode != "？" and rel.phrase < len(spans):
                start, end = spans[rel.phrase]
                target = bisect_right(begins, start) - 1
                if target != site.bunsetsu:
                    cases[rel.type].add(target)
                elif site.inside < site.first and end <= tokens[site.first].end and rel.phrase != base:
                    cases[rel.type].add(arguments.INSIDE)
        found.append(cases)
    return found


def prepare(
    pairs: list[tuple[KnpSentence, AnalysedSentence]],
) -> tuple[arguments.Candidates, list[Floats], list[list[Site]], list[Gold]]:
    """Candidate rows of all sentences, and for each case the gold share of each row."""
    sites = [predicates.sites(sentence) for _, sentence in pairs]
    golds = [gold_arguments(k, s, row) for (k, s), row in zip(pairs, sites, strict=True)]
    rows = arguments.candidates([s for _, s in pairs], sites)
    shares = [np.zeros(len(rows.bunsetsu), np.float32) for _ in arguments.CASES]
    flat = [gold for sentence in golds for gold in sentence]
    names = rows.bunsetsu.tolist()
    starts = rows.starts.tolist()
    for index, gold in enumerate(flat):
        begin, end = starts[index], starts[index + 1]
        where = {names[row]: row for row in range(begin, end)}
        for case, share in zip(arguments.CASES, shares, strict=True):
            hits = [where[target] for target in sorted(gold[case]) if target in where]
            for row in hits:
                share[row] = 1 / len(hits)
            if not hits:
                share[begin] = 1
    return rows, shares, sites, golds


def fit_cases(rows: arguments.Candidates, shares: list[Floats], **options: int) -> list[Floats]:
    """Weights of the three case models."""
    cells = features(rows.columns, arguments.TEMPLATES, BITS)
    return [
        fit(cells, rows.starts, share, bits=BITS, null=False, batch=600, epochs=options.get("epochs", 6))
        for share in shares
    ]
