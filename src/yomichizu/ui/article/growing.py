"""What a selection grows to, step by step: sentence, paragraph, section, the whole. No Qt here."""

from __future__ import annotations

from yomichizu.model import Document, KnowledgeMap, Span


def grown(
    chosen: Span, document: Document, knowledge: KnowledgeMap | None, paragraph: Span, whole: Span
) -> Span | None:
    """The next larger part of the text around ``chosen``; None when nothing is larger.

    ``paragraph`` is the one at the start of ``chosen``, ``whole`` what of the text is shown.
    """
    point = chosen.start
    sentence = knowledge.sentence_at(document.id, point) if knowledge is not None else None
    heading = document.heading_at(point)
    around = (
        sentence.span if sentence is not None else None,
        paragraph,
        document.section_of(heading.id) if heading is not None else None,
        whole,
    )
    return next((s for s in around if s is not None and s.contains(chosen) and s != chosen), None)
