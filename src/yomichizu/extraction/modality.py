"""Polarity, modality and attribution of predicates."""

from __future__ import annotations

from typing import NamedTuple

from yomichizu.extraction.analysis import AnalysedSentence
from yomichizu.extraction.predicates import Site
from yomichizu.model import Modality, Polarity, Span


class Judgement(NamedTuple):
    """How a statement is meant, and who says so (None: the text itself)."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    attribution: Span | None = None


def judge(sentence: AnalysedSentence, sites: list[Site]) -> list[Judgement]:
    """One judgement for each of ``sites``."""
    return [Judgement() for _ in sites]
