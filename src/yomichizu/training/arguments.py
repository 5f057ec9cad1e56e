"""The argument model from the ``rel`` tags of the Wikipedia Annotated Corpus, train split."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
from numpy.typing import NDArray

from yomichizu.control import Control
from yomichizu.extraction import arguments, particles, phrases, predicates, sentences, statements
from yomichizu.extraction.analysis import AnalysedSentence, Analysis
from yomichizu.extraction.loglinear import Floats
from yomichizu.extraction.predicates import Site
from yomichizu.model import Document, Passage, Role, Span
from yomichizu.training.arrays import save
from yomichizu.training.corpora import KnpSentence, wac
from yomichizu.training.dependency import gold_analysis, tagged
from yomichizu.training.loglinear import features, fit, quantised
from yomichizu.training.registry import Context, builder, evaluator

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
        fit(cells, rows.starts, share, bits=BITS, null=False, batch=600, epochs=options.get("epochs", 10))
        for share in shares
    ]


@builder("arguments", needs=("dependency",), writes=("models/arguments.npz",))
def build(context: Context) -> None:
    """The three case models. Their notice stands in models/dependency.txt."""
    pairs = [(s, gold_analysis(s, t)) for s, t in tagged(context.data, "train")]
    for _, sentence in pairs:
        particles.join(sentence)
    rows, shares, _, _ = prepare(pairs)
    arrays: dict[str, NDArray[np.generic]] = {}
    for index, weights in enumerate(fit_cases(rows, shares)):
        arrays |= quantised(f"case{index}", weights)
    save(context.target("models/arguments.npz"), arrays, compressed=False)


def analysed(lines: list[str]) -> Analysis:
    """One document with a paragraph for each line, analysed up to its statements."""
    passages = []
    position = 0
    for index, line in enumerate(lines):
        passages.append(Passage(f"p{index}", "d", position, position + len(line), Role.PARAGRAPH))
        position += len(line) + 1
    analysis = Analysis(Document("d", "", "", "\n".join(lines), tuple(passages)))
    for step in (sentences, phrases, statements):
        step.run(analysis, Control())
    return analysis


@evaluator("arguments")
def evaluate(context: Context) -> str:
    """ガ ヲ ニ of verbs within the sentence, WAC dev: what ``statements`` writes, spans by overlap.

    Gold: the tags of every base phrase with a verb whose target stands in the same sentence. A predicted
    argument counts as found when it overlaps a gold one of its case that no other has taken.
    """
    counts = {case: [0, 0, 0] for case in arguments.CASES}
    for document in wac(context.data, "dev").values():
        knp = [sentence for sentence in document if sentence.morphemes]
        analysis = analysed([sentence.text for sentence in knp])
        for sentence, passage in zip(knp, analysis.document.passages, strict=True):
            _count(sentence, passage, analysis, counts)
    counts["all"] = [sum(column) for column in zip(*counts.values(), strict=True)]
    table = []
    for case, (hits, found, wanted) in counts.items():
        precision, recall = hits / max(1, found), hits / max(1, wanted)
        measure = 2 * precision * recall / max(1e-9, precision + recall)
        table.append(f"{case}  P {precision:.3f}  R {recall:.3f}  F {measure:.3f}  ({wanted})")
    return "\n".join(table)


def _count(knp: KnpSentence, passage: Passage, analysis: Analysis, counts: dict[str, list[int]]) -> None:
    spans = [
        Span(passage.start + knp.morphemes[p.first].start, passage.start + knp.morphemes[p.last - 1].end)
        for p in knp.phrases
    ]
    ours = [s for s in analysis.statements if passage.span.contains(s.predicate.span)]
    for phrase, span in zip(knp.phrases, spans, strict=True):
        if not any(m.pos == "動詞" for m in knp.morphemes[phrase.first : phrase.last]):
            continue
        here = [s for s in ours if s.predicate.span.overlaps(span)]
        for case, count in counts.items():
            found = sorted({a.span for s in here for a in s.arguments if a.role == case})
            open_ = sorted(
                {
                    spans[r.phrase]
                    for r in phrase.rels
                    if r.type == case and r.sid == knp.sid and r.phrase < len(spans)
                }
            )
            count[1] += len(found)
            count[2] += len(open_)
            for argument in found:
                hit = next((gold for gold in open_ if gold.overlaps(argument)), None)
                if hit is not None:
                    open_.remove(hit)
                    count[0] += 1
