"""The background of the themes, and the measure of "one node for one thing"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from yomichizu.control import Control
from yomichizu.extraction import entities, names, phrases, sentences
from yomichizu.extraction.analysis import Analysis, NameMention, Thing
from yomichizu.extraction.tagging import Tagger
from yomichizu.extraction.terms import RunFinder, term_slices
from yomichizu.model import Document, NodeType, Passage, Role, Span
from yomichizu.training.corpora import JacredDocument, jacred_dev, wac
from yomichizu.training.registry import Context, builder, evaluator

_BACKGROUND = "lexicons/background.tsv"
_RAREST = 3  #: documents that a word must be in to be listed
_COUNTED = {
    "PER": NodeType.PERSON,
    "LOC": NodeType.PLACE,
    "ORG": NodeType.ORGANIZATION,
    "ART": NodeType.PRODUCT,
}

Pair = tuple[Span, Span]


@builder("background", writes=(_BACKGROUND,))
def build_background(context: Context) -> None:
    """Document frequency of nouns and compounds in the Wikipedia Annotated Corpus, train split."""
    tagger, finder = Tagger(), RunFinder()
    frequency: Counter[str] = Counter()
    documents = 0
    for parts in wac(context.data, "train").values():
        found: set[str] = set()
        for sentence in parts:
            tokens = tagger.tokens(sentence.text, 0)
            roles = finder.roles(tokens)
            for first, last in finder.runs(tokens, roles):
                key = [t.surface for t in tokens[first:last]]
                for a, b in term_slices(key, roles[first:last]):
                    found.add("".join(key[a:b]))
        frequency.update(found)
        documents += 1
    rows = sorted((w, n) for w, n in frequency.items() if n >= _RAREST)
    lines = [
        "# Document frequency of nouns and compounds in encyclopedia text.",
        "# Counted in the train split of the Wikipedia Annotated Corpus (Kyoto University, CC BY-SA 4.0).",
        f"# documents\t{documents}",
        *(f"{word}\t{count}" for word, count in rows),
    ]
    context.target(_BACKGROUND).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


@evaluator("names")
def evaluate_names(context: Context) -> str:
    """Pairs of JacRED's gold mentions that fall into one node, dev split."""
    rows = ["one node for one thing, pairs of mentions, JacRED dev      P      R      F"]
    for title, oracle in (("names as found", False), ("names as annotated", True)):
        counts = {"exact spans": Counter[str](), "overlapping spans": Counter[str]()}
        for document in jacred_dev(context.data):
            things = actors_of(document, oracle=oracle)
            gold = [
                [Span(m.start, m.end) for m in cluster]
                for cluster in document.clusters
                if cluster[0].type in _COUNTED
            ]
            spans = sorted({span for cluster in gold for span in cluster})
            right = _pairs(gold)
            for measure, count in counts.items():
                ours = _pairs(_matched(things, spans, exact=measure.startswith("exact")))
                count["right"] += len(ours & right)
                count["ours"] += len(ours)
                count["gold"] += len(right)
        for measure, count in counts.items():
            precision = count["right"] / max(1, count["ours"])
            recall = count["right"] / max(1, count["gold"])
            f = 2 * precision * recall / max(1e-9, precision + recall)
            rows.append(f"{title + ', ' + measure:<56}{precision:6.3f} {recall:6.3f} {f:6.3f}")
    return "\n".join(rows)


def actors_of(document: JacredDocument, *, oracle: bool) -> list[Thing]:
    """The actors that we find in a document; with ``oracle``, from the annotated mentions instead of ours."""
    whole = Passage("p1", "d1", 0, len(document.text), Role.PARAGRAPH)
    analysis = Analysis(Document("d1", document.title, "", document.text, (whole,)))
    control = Control()
    sentences.run(analysis, control)
    if oracle:
        starts = [s.start for s in analysis.sentences]
        analysis.names = [
            NameMention(m.start, m.end, _COUNTED[m.type], bisect_right(starts, m.start) - 1, "gold", 1.0)
            for m in document.names()
            if m.type in _COUNTED
        ]
    else:
        phrases.run(analysis, control)
        entities.run(analysis, control)
    names.run(analysis, control)
    return analysis.actors


def _pairs(clusters: Iterable[Sequence[Span]]) -> set[Pair]:
    return {pair for cluster in clusters for pair in combinations(sorted(set(cluster)), 2)}


def _matched(things: list[Thing], gold: list[Span], *, exact: bool) -> list[list[Span]]:
    """For each thing, the annotated spans that its mentions are (or overlap)."""
    starts = [s.start for s in gold]
    clusters: dict[int, list[Span]] = defaultdict(list)
    known = set(gold)
    longest = max((s.end - s.start for s in gold), default=0)
    for number, thing in enumerate(things):
        for span in thing.spans:
            if exact:
                if span in known:
                    clusters[number].append(span)
                continue
            first, last = bisect_left(starts, span.start - longest), bisect_left(starts, span.end)
            clusters[number] += [g for g in gold[first:last] if g.overlaps(span)]
    return list(clusters.values())
