"""Measures the names that the pipeline finds: exact spans, PER LOC ORG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from yomichizu.control import Control
from yomichizu.extraction import entities, sentences
from yomichizu.extraction.analysis import Analysis
from yomichizu.extraction.gazetteer import coarse
from yomichizu.model import Document, NodeType, Passage, Role
from yomichizu.training.corpora import Name, jacred_dev, restored, wac
from yomichizu.training.registry import Context, evaluator

_SHORT = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}
Marks = set[tuple[int, int, str]]


def predicted(text: str) -> Marks:
    """(start, end, PER|LOC|ORG) of every name that the pipeline finds in ``text``."""
    passage = Passage("p1", "d1", 0, len(text), Role.PARAGRAPH)
    analysis = Analysis(Document("d1", "", "", text, (passage,)))
    sentences.run(analysis, Control())
    entities.run(analysis, Control())
    return {
        (n.start, n.end, coarse(n.type))
        for n in analysis.names
        if n.type is NodeType.PERSON or coarse(n.type) in ("LOC", "ORG")
    }


def _joined(lines: Iterable[tuple[str, list[Name]]]) -> tuple[str, Marks]:
    """Lines as one text, and the gold names in it."""
    text = ""
    gold: Marks = set()
    for line, names in lines:
        gold |= {(len(text) + n.start, len(text) + n.end, _SHORT[n.type]) for n in names if n.type in _SHORT}
        text += line + "\n"
    return text, gold


def _row(name: str, documents: Iterable[tuple[str, Marks]]) -> str:
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for text, gold in documents:
        guess = predicted(text)
        for counter, marks in ((right, guess & gold), (found, guess), (wanted, gold)):
            counter.update(kind for _, _, kind in marks)
    cells = []
    for kinds in (["PER", "LOC", "ORG"], ["PER"], ["LOC"], ["ORG"]):
        r, f, w = (sum(c[k] for k in kinds) for c in (right, found, wanted))
        cells.append(f"P {r / max(1, f):.3f} R {r / max(1, w):.3f} F {2 * r / max(1, f + w):.3f}")
    return f"{name:<22}" + " | ".join(cells)


@evaluator("entities")
def evaluate(context: Context) -> str:
    """P, R and F of all three types, then of PER, LOC and ORG."""
    dev = wac(context.data, "dev").values()
    return "\n".join(
        [
            _row("WAC dev", (_joined((x.text, x.names) for x in restored(d)) for d in dev)),
            _row("WAC dev, brackets out", (_joined((s.text, s.names) for s in d) for d in dev)),
            _row("JacRED dev", (_joined([(d.text, d.names())]) for d in jacred_dev(context.data))),
        ]
    )
