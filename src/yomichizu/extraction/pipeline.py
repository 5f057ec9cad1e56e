"""From a Document to its KnowledgeMap: named steps, in order, with progress and cancel."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import NamedTuple

from yomichizu.control import Control
from yomichizu.extraction.analysis import Analysis
from yomichizu.model import Document, KnowledgeMap, Sentence

Run = Callable[[Analysis, Control], None]


class Step(NamedTuple):
    """One step: ``yomichizu.extraction.<module>.run(analysis, control)``.

    ``reads`` and ``writes`` name fields of Analysis; ``share`` is its part of the whole time
    (measured), which only the progress bar uses.
    """

    name: str
    module: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    share: float


STEPS: tuple[Step, ...] = (
    Step("tagging", "sentences", ("document",), ("sentences",), 0.2),
    Step("phrases", "phrases", ("sentences",), ("sentences",), 0.15),
    Step("entities", "entities", ("document", "sentences"), ("names",), 0.2),
    Step("names", "names", ("document", "sentences", "names"), ("actors",), 0.05),
    Step("times", "times", ("document", "sentences"), ("times",), 0.02),
    Step("themes", "themes", ("document", "sentences", "actors", "times"), ("themes", "spare_themes"), 0.05),
    Step("statements", "statements", ("sentences", "names"), ("statements",), 0.25),
    Step(
        "nodes",
        "nodes",
        ("document", "actors", "times", "themes", "spare_themes", "statements"),
        ("nodes",),
        0.03,
    ),
    Step("relations", "relations", ("sentences", "statements", "nodes"), ("relations",), 0.05),
)


def analyse(document: Document, control: Control | None = None) -> Analysis:
    """Run every step over ``document``. Raises Cancelled when ``control`` says so."""
    control = control or Control()
    analysis = Analysis(document)
    total = sum(step.share for step in STEPS)
    done = 0.0
    with uncollected():
        for step in STEPS:
            control.begin(step.name, done / total, (done + step.share) / total)
            run: Run = import_module(f"yomichizu.extraction.{step.module}").run
            run(analysis, control)
            done += step.share
    return analysis


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the cyclic garbage collector.

    A long text makes millions of objects, none of them in a cycle; the collector would walk through
    all of them again and again, a fifth of a second each time, with no answer to Cancel.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # What was made counts as old now, or the collector would walk through all of it at once.
        gc.freeze()
        gc.unfreeze()
        gc.enable()


def extract_document(document: Document, control: Control | None = None) -> KnowledgeMap:
    """The map of ``document``, before the graph's own figures (weight, community) are added."""
    control = control or Control()
    analysis = analyse(document, control)
    control.tick(1.0)
    map = KnowledgeMap(
        documents=(document,),
        nodes=tuple(analysis.nodes),
        statements=tuple(analysis.statements),
        relations=tuple(analysis.relations),
        sentences=tuple(
            Sentence(document.id, s.start, s.end, document.passages[s.passage].id) for s in analysis.sentences
        ),
    )
    control.tick(1.0)  # to let go of a long text's tokens takes as long again
    return map
