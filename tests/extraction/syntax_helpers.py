"""Runs a text through the steps up to its statements."""

from __future__ import annotations

from yomichizu.control import Control
from yomichizu.extraction import phrases, sentences, statements
from yomichizu.extraction.analysis import Analysis
from yomichizu.model import Document, Passage, Role, Statement


def analysed(text: str, role: Role = Role.PARAGRAPH) -> Analysis:
    """``text`` as one passage, analysed."""
    analysis = Analysis(Document("d1", "", "", text, (Passage("p1", "d1", 0, len(text), role),)))
    for step in (sentences, phrases, statements):
        step.run(analysis, Control())
    return analysis


def of(text: str, lemma: str) -> Statement:
    """The first statement of ``text`` whose predicate is ``lemma``."""
    return next(s for s in analysed(text).statements if s.predicate.lemma == lemma)


def roles(text: str, lemma: str) -> set[str]:
    """Its arguments as role=text."""
    return {f"{a.role}={text[a.start : a.end]}" for a in of(text, lemma).arguments}
