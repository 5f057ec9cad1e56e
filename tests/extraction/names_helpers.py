"""A text through the real steps up to the nodes."""

from __future__ import annotations

from importlib import import_module

from yomichizu.control import Control
from yomichizu.extraction.analysis import Analysis, NameMention, Thing
from yomichizu.model import NodeType, Span
from yomichizu.reading import document_of


def analysed(text: str, last: str = "nodes", names: dict[str, NodeType] | None = None) -> Analysis:
    """The analysis after the step ``last``; ``names`` (every occurrence) stand in for the entity step."""
    analysis = Analysis(document_of(text))
    for step in ("sentences", "phrases", "entities", "names", "times", "themes", "nodes"):
        if step == "entities" and names is not None:
            analysis.names = _mentions(analysis, names)
        else:
            import_module(f"yomichizu.extraction.{step}").run(analysis, Control())
        if step == last:
            break
    return analysis


def _mentions(analysis: Analysis, names: dict[str, NodeType]) -> list[NameMention]:
    text = analysis.document.text
    taken: set[int] = set()
    found: list[NameMention] = []
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            places = set(range(at, at + len(name)))
            sentence = next((i for i, s in enumerate(analysis.sentences) if s.start <= at < s.end), -1)
            if not places & taken and sentence >= 0:
                taken |= places
                found.append(NameMention(at, at + len(name), names[name], sentence, "labeller", 0.9))
            at = text.find(name, at + 1)
    return sorted(found)


def actors(text: str, names: dict[str, NodeType]) -> list[Thing]:
    """The actors of ``text`` when exactly ``names`` are found in it."""
    return analysed(text, "names", names).actors


def actor(things: list[Thing], label: str) -> Thing:
    """The one thing that bears ``label``; fails the test when there is none or more than one."""
    (thing,) = [t for t in things if label in t.labels]
    return thing


def surfaces(text: str, thing: Thing) -> list[str]:
    """What the text says at the thing's mentions."""
    return [text[s.start : s.end] for s in thing.spans]


def spans_of(text: str, word: str) -> list[Span]:
    """Every place of ``word``."""
    found, at = [], text.find(word)
    while at >= 0:
        found.append(Span(at, at + len(word)))
        at = text.find(word, at + 1)
    return found
