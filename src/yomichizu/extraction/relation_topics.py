"""Whom or what a text speaks of where a sentence does not say so itself."""

from __future__ import annotations

from yomichizu.extraction.analysis import AnalysedSentence, Analysis
from yomichizu.extraction.relation_context import Clause
from yomichizu.extraction.relation_index import MentionIndex
from yomichizu.model import Role

_SAME_PARAGRAPH = 0.6
_WHOLE_TEXT = 0.5


class Topics:
    """Follows the topic from sentence to sentence.

    Within a paragraph a topic holds until the next one (同社は港区にある。1990年に日本に進出した。), whoever
    is quoted in between (社長は「集中する」と説明した。); without any, the first subject (山田が来た。東京で
    学んだ。). A text that begins by defining one thing (北野武は、日本の漫才師。) is about that thing
    wherever its paragraphs name no other topic.
    """

    def __init__(self, analysis: Analysis, index: MentionIndex) -> None:
        self._passages = analysis.document.passages
        self._passage = -1
        self._carried: list[str] = []
        self._subject: list[str] | None = None  #: None until the text's first sentence was seen

    def about(self, sentence: AnalysedSentence) -> tuple[list[str], float]:
        """The actors a sentence without a topic is about, and how sure that is."""
        if sentence.passage != self._passage:
            self._passage, self._carried = sentence.passage, []
        if self._passages[sentence.passage].role is not Role.PARAGRAPH:
            return [], 0.0
        if self._carried:
            return self._carried, _SAME_PARAGRAPH
        return self._subject or [], _WHOLE_TEXT

    def note(self, clause: Clause) -> None:
        """Learn from a sentence, after it was asked about."""
        topics = clause.topics()
        if self._subject is None and self._passages[clause.sentence.passage].role is Role.PARAGRAPH:
            first = clause.topic_places[0] if clause.topic_places else -1
            defined = {n for nodes in clause.subjects.values() for n in nodes}
            self._subject = topics if first >= 0 and len(topics) == 1 and topics[0] in defined else []
        if topics and not clause.quotes():
            self._carried = topics
        elif not topics and not self._carried and not clause.has_topic:
            self._carried = clause.main_subject()
