"""The hits of what the reader looks for; words are tagged off the main thread, once for each text."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject, Signal

from yomichizu.model import Document, Span
from yomichizu.ui.article.find import WordTable, lemmas_of, merged, words_of
from yomichizu.ui.article.fold import Folded
from yomichizu.ui.jobs import Jobs


class Finder(QObject):
    """Plain hits at once, hits in other forms as soon as the text has been tagged."""

    hitsChanged = Signal()
    currentChanged = Signal(object)  #: Span of the hit to show

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._document: Document | None = None
        self._folded: Folded | None = None
        self._words: WordTable | None = None
        self._query = ""
        self._forms = True
        self._near = 0
        self._plain: list[Span] = []
        self.hits: list[Span] = []
        self.current = -1  #: index into hits

    def set_document(self, document: Document | None) -> None:
        self._jobs.cancel("words")
        self._jobs.cancel("query")
        self._document, self._folded, self._words = document, None, None
        self._query = ""
        self._set([], [])

    def search(self, query: str, forms: bool, near: int) -> None:
        """Look for ``query``; ``near`` (code points) is where the reader is now."""
        self._query, self._forms, self._near = query.strip(), forms, near
        if self._document is None or not self._query:
            self._set([], [])
            return
        if self._folded is None:
            self._folded = Folded(self._document.text)
        self._plain = self._folded.find(self._query)
        self._set(self._plain, [])
        if not forms:
            return
        if self._words is None:
            if not self._jobs.running("words"):
                text = self._document.text
                self._jobs.start("words", lambda control: words_of(text, control), self._tagged)
        else:
            self._look_up()

    def _tagged(self, words: WordTable) -> None:
        self._words = words
        self._look_up()

    def _look_up(self) -> None:
        """Find the dictionary forms of the query, then their places."""
        query = self._query
        if query and self._forms:
            self._jobs.start("query", lambda _control: lemmas_of(query), self._found_lemmas)

    def _found_lemmas(self, lemmas: list[str]) -> None:
        if self._words is not None and self._query and self._forms:
            self._set(self._plain, self._words.find(lemmas))

    def _set(self, plain: list[Span], forms: list[Span]) -> None:
        shown = self.hits[self.current] if 0 <= self.current < len(self.hits) else None
        self.hits = merged(plain, forms)
        self.current = self.hits.index(shown) if shown in self.hits else -1
        self.hitsChanged.emit()

    def step(self, direction: int) -> None:
        """To the next or previous hit, around the ends."""
        if not self.hits:
            return
        if self.current >= 0:
            self.current = (self.current + direction) % len(self.hits)
        else:
            after = bisect_left(self.hits, Span(self._near, 0))
            self.current = (after if direction > 0 else after - 1) % len(self.hits)
        self.currentChanged.emit(self.hits[self.current])

    def within(self, span: Span) -> list[tuple[Span, bool]]:
        """(hit, whether it is the current one) of every hit that overlaps ``span``."""
        first = bisect_left(self.hits, Span(span.start, 0))
        first = max(0, first - 1)
        result = []
        for number in range(first, len(self.hits)):
            hit = self.hits[number]
            if hit.start >= span.end:
                break
            if hit.end > span.start:
                result.append((hit, number == self.current))
        return result

    def stop(self) -> None:
        """End the work in the background, and wait for it; the next search begins it again."""
        self._jobs.drain()
