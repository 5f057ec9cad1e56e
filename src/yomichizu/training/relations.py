"""The measure of "related pairs": JacRED's dev split, through the whole pipeline."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from yomichizu.control import Control
from yomichizu.extraction import names, nodes, phrases, relations, sentences, statements, themes
from yomichizu.extraction.analysis import Analysis, NameMention
from yomichizu.extraction.pipeline import analyse
from yomichizu.model import Document, NodeType, Passage, RelationKind, Role, Span
from yomichizu.training.corpora import JacredDocument, jacred_dev
from yomichizu.training.registry import Context, evaluator

COUNTED = {
    "PER": NodeType.PERSON,
    "LOC": NodeType.PLACE,
    "ORG": NodeType.ORGANIZATION,
    "ART": NodeType.WORK,
}


@evaluator("relations")
def evaluate(context: Context) -> str:
    """Pairs of entities that are related at all (PER LOC ORG ART), dev split."""
    rows = [f"{'related pairs, JacRED dev':<56}{'P':>6} {'R':>6} {'F':>6}"]
    for title, oracle in (("names as found", False), ("names as annotated", True)):
        total: Counter[str] = Counter()
        rules: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for document in jacred_dev(context.data):
            _count(document, oracle, total, rules, right)
        precision = total["right"] / max(1, total["ours"])
        recall = total["right"] / max(1, total["gold"])
        f = 2 * precision * recall / max(1e-9, precision + recall)
        rows.append(f"{title:<56}{precision:6.3f} {recall:6.3f} {f:6.3f}")
        rows += [f"    {rule:<40}{n:6} pairs, right {right[rule] / n:.3f}" for rule, n in rules.most_common()]
    return "\n".join(rows)


def _count(
    document: JacredDocument, oracle: bool, total: Counter[str], rules: Counter[str], right: Counter[str]
) -> None:
    analysis = analysed(document, oracle=oracle)
    cluster_of = {
        Span(m.start, m.end): number
        for number, cluster in enumerate(document.clusters)
        if cluster[0].type in COUNTED
        for m in cluster
    }
    clusters = {
        node.id: sorted({cluster_of[m.span] for m in node.mentions if m.span in cluster_of})
        for node in analysis.nodes
    }
    gold = {
        frozenset((h, t))
        for h, t, _ in document.relations
        if h != t and document.clusters[h][0].type in COUNTED and document.clusters[t][0].type in COUNTED
    }
    ours: dict[frozenset[int], set[str]] = {}
    for relation in analysis.relations:
        if relation.kind is RelationKind.COOCCURRENCE:
            continue
        for one in clusters[relation.source]:
            for other in clusters[relation.target]:
                if one != other:
                    ours.setdefault(frozenset((one, other)), set()).update(e.rule for e in relation.evidence)
    total.update(gold=len(gold), ours=len(ours), right=len(gold & set(ours)))
    for pair, why in ours.items():
        rules.update(why)
        if pair in gold:
            right.update(why)


def analysed(document: JacredDocument, *, oracle: bool) -> Analysis:
    """The document through the pipeline; with ``oracle``, from the annotated mentions instead of ours."""
    whole = Passage("p1", "d1", 0, len(document.text), Role.PARAGRAPH)
    source = Document("d1", document.title, "", document.text, (whole,))
    if not oracle:
        return analyse(source)
    analysis, control = Analysis(source), Control()
    sentences.run(analysis, control)
    phrases.run(analysis, control)
    starts = [s.start for s in analysis.sentences]
    analysis.names = [
        NameMention(m.start, m.end, COUNTED[m.type], bisect_right(starts, m.start) - 1, "gold", 1.0)
        for m in document.names()
        if m.type in COUNTED
    ]
    for step in (names, themes, statements, nodes, relations):
        step.run(analysis, control)
    return analysis
