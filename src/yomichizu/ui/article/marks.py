"""Marks under the words that name something: which, where, and how they are drawn."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from yomichizu.model import KnowledgeMap, NodeKind, Span
from yomichizu.ui.theme import Theme

LANES = 3  #: marks that stand below each other; a mention nested deeper shares the last lane


class MarkMode(StrEnum):
    """Which mentions are marked in the text."""

    NONE = "none"
    SELECTED = "selected"
    ALL = "all"


class Mark(NamedTuple):
    """One mention as the page shows it."""

    span: Span
    node: str
    kind: NodeKind
    color: QColor
    lane: int  #: 0 is next to the letters
    selected: bool


class Marks:
    """The marks of one map for one document."""

    def __init__(
        self, knowledge: KnowledgeMap, document: str, theme: Theme, mode: MarkMode, selected: frozenset[str]
    ) -> None:
        self._map = knowledge
        self._document = document
        self._theme = theme
        self.mode = mode
        self.selected = selected
        self._cache: dict[Span, list[Mark]] = {}

    def within(self, span: Span) -> list[Mark]:
        """The marks that overlap ``span`` (a block), in text order, lanes assigned."""
        found = self._cache.get(span)
        if found is None:
            if len(self._cache) > 2000:
                self._cache.clear()
            found = self._cache[span] = self._make(span)
        return found

    def _make(self, span: Span) -> list[Mark]:
        if self.mode is MarkMode.NONE:
            return []
        pairs = self._map.mentions_in(self._document, span)
        pairs.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        ends = [0] * LANES
        marks = []
        for mention, node_id in pairs:
            selected = node_id in self.selected
            if self.mode is MarkMode.SELECTED and not selected:
                continue
            lane = next((i for i, end in enumerate(ends) if end <= mention.start), LANES - 1)
            ends[lane] = max(ends[lane], mention.end)
            node = self._map.node_by_id[node_id]
            color = self._theme.of_type(node.type)
            marks.append(Mark(mention.span, node_id, node.kind, color, lane, selected))
        return marks

    def of_selected(self) -> tuple[list[Span], list[QColor]]:
        """Each place that names a selected node, in text order, and its colour."""
        found: dict[Span, QColor] = {}
        for node_id in sorted(self.selected):
            node = self._map.node_by_id[node_id]
            spans = [Span(m.start, m.end) for m in node.mentions if m.document == self._document]
            found |= dict.fromkeys(spans, self._theme.of_type(node.type))
        spans = sorted(found)
        return spans, [found[span] for span in spans]

    def at(self, point: int) -> list[Mark]:
        """The marks on the character ``point``, the shortest first."""
        found = [m for m in self._make(Span(point, point + 1)) if m.span.start <= point < m.span.end]
        return sorted(found, key=lambda m: m.span.end - m.span.start)


def draw_mark(
    painter: QPainter, kind: NodeKind, color: QColor, left: float, right: float, y: float, strong: bool
) -> None:
    """An underline from ``left`` to ``right``: solid for actors, dashed for themes, double for dates."""
    width = 3.0 if strong else 2.0
    left, right = left + 0.5, right - 0.5
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if kind is NodeKind.THEME:
        pen.setDashPattern([2.0, 1.0])
    elif kind is NodeKind.TIME:
        pen.setWidthF(1.0)
        painter.setPen(pen)
        gap = 2.5 if strong else 1.5
        painter.drawLine(QPointF(left, y - gap), QPointF(right, y - gap))
        painter.drawLine(QPointF(left, y + gap), QPointF(right, y + gap))
        return
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
