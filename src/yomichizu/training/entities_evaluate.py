"""Measures the names that the pipeline finds: exact spans, PER LOC ORG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from yomichizu.control import Control
from yomichizu.extraction import entities, names, phrases, sentences
from yomichizu.extraction.analysis import Analysis
from yomichizu.extraction.gazetteer import coarse
from yomichizu.reading import document_of
from yomichizu.training.corpora import Name, jacred_dev, restored, wac
from yomichizu.training.registry import Context, evaluator
from yomichizu.training.web_entities import web_texts

_SHORT = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}
_KINDS = ("PER", "LOC", "ORG")
Marks = set[tuple[int, int, str]]


class Predicted(NamedTuple):
    """(start, end, PER|LOC|ORG) of every name, twice: as the step "entities" finds them, and as the map's
    nodes mention them (with 両国, 同社 and 筆者, and with 日米 as one mention)."""

    named: Marks
    mapped: Marks


def predicted(text: str) -> Predicted:
    """What the pipeline finds in ``text``."""
    analysis = Analysis(document_of(text))
    for step in (sentences, phrases, entities, names):
        step.run(analysis, Control())
    named = {(n.start, n.end, coarse(n.type)) for n in analysis.names}
    mapped = {(s.start, s.end, coarse(t.type)) for t in analysis.actors for s in t.spans}
    return Predicted(*({m for m in marks if m[2] in _KINDS} for marks in (named, mapped)))


def _joined(lines: Iterable[tuple[str, list[Name]]]) -> tuple[str, Marks, Marks]:
    """Lines as one text, the gold names in it, and those that count neither way."""
    text = ""
    gold: Marks = set()
    for line, found in lines:
        gold |= {(len(text) + n.start, len(text) + n.end, _SHORT[n.type]) for n in found if n.type in _SHORT}
        text += line + "\n"
    return text, gold, set()


def _web(context: Context, half: str) -> list[tuple[str, Marks, Marks]]:
    return [
        (
            t.text,
            {(n.start, n.end, n.type) for n in t.names if n.type != "OPT"},
            {(n.start, n.end, kind) for n in t.names if n.type == "OPT" for kind in _KINDS},
        )
        for t in web_texts(context.resources, half)
    ]


def _rows(name: str, documents: Iterable[tuple[str, Marks, Marks]]) -> list[str]:
    counts = {field: {c: Counter[str]() for c in ("right", "found", "wanted")} for field in Predicted._fields}
    for text, gold, ignored in documents:
        for field, marks in predicted(text)._asdict().items():
            guess = marks - ignored
            for counter, counted in (("right", guess & gold), ("found", guess), ("wanted", gold)):
                counts[field][counter].update(kind for _, _, kind in counted)
    rows = []
    for field, count in counts.items():
        cells = []
        for kinds in (_KINDS, *((k,) for k in _KINDS)):
            r, f, w = (sum(c[k] for k in kinds) for c in count.values())
            cells.append(f"P {r / max(1, f):.3f} R {r / max(1, w):.3f} F {2 * r / max(1, f + w):.3f}")
        rows.append(f"{name + (', in the map' if field == 'mapped' else ''):<34}" + " | ".join(cells))
    return rows


@evaluator("entities")
def evaluate(context: Context) -> str:
    """P, R and F of all three types, then of PER, LOC and ORG."""
    dev = wac(context.data, "dev").values()
    return "\n".join(
        [
            *_rows("WAC dev", (_joined((x.text, x.names) for x in restored(d)) for d in dev)),
            *_rows("WAC dev, brackets out", (_joined((s.text, s.names) for s in d) for d in dev)),
            *_rows("JacRED dev", (_joined([(d.text, d.names())]) for d in jacred_dev(context.data))),
            *(
                row
                for half in ("dev", "heldout", "leads")
                for row in _rows(f"web {half}", _web(context, half))
            ),
        ]
    )
