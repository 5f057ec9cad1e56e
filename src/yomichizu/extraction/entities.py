"""Where the text names an actor: step "entities" of the pipeline."""

from __future__ import annotations

from yomichizu.control import Control
from yomichizu.extraction.analysis import Analysis, NameMention
from yomichizu.extraction.labeller import labeller
from yomichizu.model import NodeType

_TYPES = {
    "PER": NodeType.PERSON,
    "LOC": NodeType.PLACE,
    "ORG": NodeType.ORGANIZATION,
    "ART": NodeType.WORK,
}


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.names``."""
    sentences = analysis.sentences
    for found in labeller().found(sentences, control):
        if found.type in _TYPES:
            tokens = sentences[found.sentence].tokens
            analysis.names.append(
                NameMention(
                    tokens[found.first].start,
                    tokens[found.last - 1].end,
                    _TYPES[found.type],
                    found.sentence,
                    "labeller",
                    found.confidence,
                )
            )
