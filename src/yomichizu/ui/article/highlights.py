"""What stands out in the text: mentions by kind, what is selected, what says so, where one has just gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QVariantAnimation, Signal
from PySide6.QtGui import QColor

from yomichizu.model import Document, KnowledgeMap, Relation, Span
from yomichizu.ui.article.block_painter import Ground
from yomichizu.ui.article.finder import Finder
from yomichizu.ui.article.marks import Mark, MarkMode, Marks
from yomichizu.ui.theme import LIGHT, Theme

FLASH_MS = 1100

Tick = tuple[Span, QColor]


class Highlights(QObject):
    """Asked by the page for each block that is painted. Offsets are code points."""

    changed = Signal()  #: what is on screen is to be painted again

    def __init__(self, finder: Finder, parent: QObject) -> None:
        super().__init__(parent)
        self._finder = finder
        self.theme: Theme = LIGHT
        self.mode = MarkMode.ALL
        self.document: Document | None = None
        self.map: KnowledgeMap | None = None
        self.nodes: tuple[str, ...] = ()  #: the selected ones
        self.relations: tuple[Relation, ...] = ()  #: likewise
        self.mentions: list[Span] = []  #: of the selected nodes, or the sentences that say what is selected
        self.current: Span | None = None  #: the mention that next and previous count from
        self.finding: Callable[[], bool] = lambda: False  #: whether the hits of a search are to be seen
        self._colors: list[QColor] = []  # of the mentions
        self._said: list[Span] = []  # the sentences that say what is selected
        self._cues: list[Span] = []  # and their words that say it
        self._marks: Marks | None = None
        self._flash_span: Span | None = None
        self.flash = QVariantAnimation(self)
        self.flash.setStartValue(1.0)
        self.flash.setEndValue(0.0)
        self.flash.setDuration(FLASH_MS)
        self.flash.valueChanged.connect(lambda _: self.changed.emit())

    def renew(self) -> None:
        """The map, the selected nodes, the mode or the colours changed."""
        self._marks = None
        self.mentions, self._colors = [], []
        self._said, self._cues = [], []
        if self.map is not None and self.document is not None:
            chosen = frozenset(self.nodes)
            self._marks = Marks(self.map, self.document.id, self.theme, self.mode, chosen)
            self.mentions, self._colors = self._marks.of_selected()
            self._find_said(self.document.id)

    def _find_said(self, document: str) -> None:
        """Where the text says what the selected relations claim: stepped through as mentions are."""
        pieces = [e for r in self.relations for e in r.evidence if e.document == document]
        if pieces:
            self._said = sorted({piece.span for piece in pieces})
            self._cues = sorted({piece.cue for piece in pieces if piece.cue is not None})
            self.mentions = self._said
            self._colors = [QColor(self.theme.accent)] * len(self._said)

    def light_up(self, span: Span) -> None:
        """Let ``span`` light up once."""
        self._flash_span = span
        self.flash.stop()
        self.flash.start()

    def ticks(self, apart: int) -> list[Tick]:
        """Each mention of what is selected, or each hit while a search is on; of places nearer to each
        other than ``apart`` code points one is enough, for a common name has thousands."""
        if self.finding() and self._finder.hits:
            spans, colors = self._finder.hits, [QColor(self.theme.warning)] * len(self._finder.hits)
        else:
            spans, colors = self.mentions, self._colors
        found: list[Tick] = []
        free_from = -1
        for span, color in zip(spans, colors, strict=True):
            if span.start >= free_from:
                found.append((span, color))
                free_from = span.start + apart
        return found

    def marks_of(self, span: Span) -> list[Mark]:
        """The marks that overlap ``span``."""
        return self._marks.within(span) if self._marks else []

    def marks_at(self, point: int) -> list[Mark]:
        """The marks on the character ``point``, the shortest first."""
        return self._marks.at(point) if self._marks else []

    def grounds_of(self, span: Span) -> list[Ground]:
        """The tints that lie beneath ``span``, the lowest first."""
        grounds = []
        flash = self._flash_span
        running = self.flash.state() == QVariantAnimation.State.Running
        if running and flash is not None and flash.overlaps(span):
            color = QColor(self.theme.flash)
            color.setAlphaF(float(self.flash.currentValue()))
            grounds.append(Ground(flash, color))
        grounds += [Ground(s, QColor(self.theme.accent_tint)) for s in self._said if s.overlaps(span)]
        strong = QColor(self.theme.accent)
        strong.setAlphaF(0.3)
        grounds += [Ground(cue, strong) for cue in self._cues if cue.overlaps(span)]
        if self.finding():
            hit_color = QColor(self.theme.hit)
            grounds += [Ground(hit, hit_color, current) for hit, current in self._finder.within(span)]
        if self.current is not None and self.current.overlaps(span):
            grounds.append(Ground(self.current, QColor(0, 0, 0, 0), outlined=True))
        return grounds
