"""The whole way from a text to its finished map: reading, extraction, graph figures."""

from __future__ import annotations

from yomichizu.control import Control
from yomichizu.model import Document, KnowledgeMap

_EXTRACTION = 0.93  #: its part of the whole time


def map_of_text(text: str, *, source: str = "", control: Control | None = None) -> KnowledgeMap:
    """The finished map of ``text``. Raises Cancelled when ``control`` says so."""
    from yomichizu.reading import document_of

    return map_of(document_of(text, source=source), control)


def map_of(document: Document, control: Control | None = None) -> KnowledgeMap:
    """The finished map of a Document that has been read already. Raises Cancelled."""
    from yomichizu.extraction.pipeline import extract_document, uncollected
    from yomichizu.graph.annotate import annotated

    control = control or Control()
    with uncollected():
        map = extract_document(document, control.part(0.0, _EXTRACTION))
        control.begin("done", _EXTRACTION, 1.0)
        finished = annotated(map, control)
        control.tick(1.0)
    return finished
