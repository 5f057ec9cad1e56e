"""What appears when the pointer rests on a mention or on a selected word: its card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer

from yomichizu.model import KnowledgeMap, Span
from yomichizu.ui.article.area import TextArea
from yomichizu.ui.article.card import CardEntry, MentionCard, entry_of
from yomichizu.ui.article.marks import Mark
from yomichizu.ui.article.ruby import Ruby, readings
from yomichizu.ui.jobs import Jobs
from yomichizu.ui.theme import Theme

_DELAY_MS = 350
_LONGEST_WORD = 30


class Hover(QObject):
    """Waits until the pointer rests, then shows a card; hides it as soon as the pointer leaves."""

    def __init__(self, area: TextArea, marks_at: Callable[[int], list[Mark]]) -> None:
        super().__init__(area)
        self._area = area
        self._marks_at = marks_at
        self.map: KnowledgeMap | None = None
        self.card = MentionCard(area)
        self.card.hide()
        self._jobs = Jobs(self)
        self._span: Span | None = None
        self._readings: dict[str, Ruby] = {}
        self._rest = QTimer(self, interval=_DELAY_MS, singleShot=True)
        self._rest.timeout.connect(self.show_now)
        area.scrolled.connect(self.hide)
        area.characterClicked.connect(lambda _point, _modifiers: self.hide())

    def set_theme(self, theme: Theme) -> None:
        self.card.set_theme(theme)

    def moved(self, point: int | None, _position: QPoint) -> None:
        """The pointer is over the character ``point``, or over none."""
        span = self._target(point)
        if span == self._span:
            return
        self.hide()
        self._span = span
        if span is not None:
            self._rest.start()

    def _target(self, point: int | None) -> Span | None:
        if point is None:
            return None
        marks = self._marks_at(point)
        if marks:
            return marks[-1].span
        chosen = self._area.selection()
        if chosen.start <= point < chosen.end <= chosen.start + _LONGEST_WORD:
            return chosen
        return None

    def hide(self) -> None:
        self._rest.stop()
        self._span = None
        self.card.hide()

    def stop(self) -> None:
        """Hide the card and end the work in the background."""
        self.hide()
        self._jobs.drain()

    def show_at(self, point: int) -> bool:
        """Show the card for ``point`` at once (by key); False when there is nothing to tell."""
        self.hide()
        self._span = self._target(point)
        if self._span is not None:
            self.show_now()
        return self._span is not None

    def show_now(self) -> None:
        """Show the card of what the pointer rests on."""
        span = self._span
        boxes = self._area.boxes(span) if span is not None else []
        if span is None or not boxes:
            return
        entries = self._entries(span)
        self._ask_for_readings(span)
        if entries:
            self.card.show_entries(entries, boxes[0], self._area.viewport())

    def _entries(self, span: Span) -> list[CardEntry]:
        entries = []
        seen = set()
        for mark in self._marks_at(span.start):
            if self.map is None or mark.node in seen or mark.node not in self.map.node_by_id:
                continue
            seen.add(mark.node)
            node = self.map.node_by_id[mark.node]
            entry = entry_of(self.map, node, span)
            if not any(reading for _, reading in entry.ruby) and node.label in self._readings:
                entry = CardEntry(
                    self._readings[node.label],
                    entry.english,
                    entry.type,
                    entry.facts,
                    entry.claim,
                    entry.sentence,
                )
            entries.append(entry)
        if not entries:
            word = self._area.text[span.start : span.end]
            if word in self._readings:
                entries.append(CardEntry(self._readings[word]))
        return entries

    def _ask_for_readings(self, span: Span) -> None:
        """Have the tagger read what has no reading yet; the card is shown again when it is known."""
        words = [
            self.map.node_by_id[m.node].label
            for m in self._marks_at(span.start)
            if self.map is not None
            and m.node in self.map.node_by_id
            and not self.map.node_by_id[m.node].reading
        ]
        words = words or [self._area.text[span.start : span.end]]
        missing = [w for w in words if w not in self._readings and len(w) <= _LONGEST_WORD]
        if missing:
            self._jobs.start(
                "reading",
                lambda control: {w: readings(w, control) for w in missing},
                lambda found: self._know(found, span),
            )

    def _know(self, found: dict[str, Ruby], span: Span) -> None:
        if len(self._readings) > 500:
            self._readings.clear()
        self._readings.update(found)
        if self._span == span and not self._rest.isActive():
            entries = self._entries(span)
            boxes = self._area.boxes(span)
            if entries and boxes:
                self.card.show_entries(entries, boxes[0], self._area.viewport())
