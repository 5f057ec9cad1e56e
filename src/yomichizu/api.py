"""The whole way from a text to its finished map: reading, extraction, graph figures."""

from __future__ import annotations

from yomichizu.control import Control
from yomichizu.model import Document, KnowledgeMap


def map_of_text(text: str, *, source: str = "", control: Control | None = None) -> KnowledgeMap:
    """The finished map of ``text``. Raises Cancelled when ``control`` says so."""
    from yomichizu.reading import document_of

    return map_of(document_of(text, source=source), control)


def map_of(document: Document, control: Control | None = None) -> KnowledgeMap:
    """The finished map of a Document that has been read already. Raises Cancelled."""
    from yomichizu.extraction.pipeline import extract_document
    from yomichizu.graph.annotate import annotated

    return annotated(extract_document(document, control))
