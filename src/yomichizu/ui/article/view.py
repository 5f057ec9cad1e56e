"""The article: the page with its marks, and everything that one does with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, QUrl, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yomichizu.model import Document, KnowledgeMap, Span
from yomichizu.ui.article.area import Ground, TextArea
from yomichizu.ui.article.keys import Keys
from yomichizu.ui.article.marks import Mark, MarkMode, Marks
from yomichizu.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from yomichizu.ui.session import Selection

_LINK = re.compile(r"https?://[^\s<>\"'「」『』（）()、。，．]+[^\s<>\"'「」『』（）()、。，．,.:;!?]")
_FLASH_MS = 1100


class ArticleView(QWidget):
    """The text with the mentions of the map marked in it. Offsets are code points."""

    passageSelected = Signal(object)  #: Span | None: the reader selected text, or let go of it
    mentionClicked = Signal(str, object)  #: node id, Span of the mention
    visibleSpanChanged = Signal(object)  #: Span on screen, once scrolling rests
    sectionRequested = Signal(str)  #: passage id of a heading: show the map of its section
    mentionStepped = Signal(int, int)  #: which mention of the selected nodes is current (from 1), how many
    textSizeChanged = Signal(int)  #: pixels

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._document: Document | None = None
        self._map: KnowledgeMap | None = None
        self._mode = MarkMode.ALL
        self._nodes: tuple[str, ...] = ()
        self._marks: Marks | None = None
        self._current: Span | None = None  # the mention that next and previous count from
        self.area = TextArea(self._theme, self)
        self.area.marks_of = self._marks_of
        self.area.links_of = self._links_of
        self.area.placeholder = self.tr("Open a text to read it here.")
        self.area.installEventFilter(self)
        self._keys = Keys(self.area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        self.setFocusProxy(self.area)
        self._flash = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FLASH_MS)
        self._flash.valueChanged.connect(self._tint)
        self._flash.finished.connect(self._tint)
        self._flash_span: Span | None = None
        self._rest = QTimer(self, interval=60, singleShot=True)
        self._rest.timeout.connect(self._report_visible)
        self._seen: Span | None = None
        self.area.selectionSettled.connect(self.passageSelected)
        self.area.characterClicked.connect(self._clicked)
        self.area.characterHovered.connect(self._hovered)
        self.area.sizeRequested.connect(self.change_size)
        self.area.scrolled.connect(self._rest.start)

    # What is shown

    @property
    def document(self) -> Document | None:
        return self._document

    def set_document(self, document: Document | None) -> None:
        """Show a text from its beginning; marks appear with ``set_map``."""
        if document is self._document:
            return
        self._document = document
        self._map = None
        self._nodes = ()
        self._current = None
        self._flash.stop()
        self._flash_span = None
        self._remark()
        self.area.set_document(document)

    def set_map(self, knowledge: KnowledgeMap | None) -> None:
        """Mark the mentions of ``knowledge`` in the text."""
        self._map = knowledge
        if knowledge is not None:
            self._nodes = tuple(n for n in self._nodes if n in knowledge.node_by_id)
        self._remark()

    def set_selection(self, selection: Selection) -> None:
        """Show what is selected: the passage tinted, the mentions of the nodes lit up. Scrolls nothing."""
        nodes = tuple(n for n in selection.nodes if self._map and n in self._map.node_by_id)
        if nodes != self._nodes:
            self._nodes = nodes
            self._current = None
            self._remark()
        self.area.select(selection.passage)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.area.set_theme(theme)
        self._remark()

    @property
    def mark_mode(self) -> MarkMode:
        return self._mode

    def set_mark_mode(self, mode: MarkMode) -> None:
        """Mark no mentions, those of the selected nodes, or all."""
        self._mode = mode
        self._remark()

    def set_text_size(self, pixels: int) -> None:
        """Size of the body text in pixels."""
        self.change_size(pixels - self.area.typography.size)

    def change_size(self, steps: int) -> None:
        typography = self.area.typography.grown(steps)
        if typography != self.area.typography:
            self.area.set_typography(typography)
            self.textSizeChanged.emit(typography.size)

    def visible_span(self) -> Span:
        """From the first to the last code point on screen."""
        return self.area.visible_span()

    # Going somewhere

    def jump_to(self, span: Span, flash: bool = True) -> None:
        """Scroll to ``span`` with context above it and, unless told not to, let it light up once."""
        self.area.show_span(span)
        if any(m.span == span for m in self.selected_mentions()):
            self._set_current(span)
        if flash:
            self._flash_span = span
            self._flash.stop()
            self._flash.start()

    def selected_mentions(self) -> list[Mark]:
        """The mentions of the selected nodes in text order (one for each place)."""
        if self._map is None or self._document is None:
            return []
        found = {
            m.span: node_id
            for node_id in self._nodes
            for m in self._map.node_by_id[node_id].mentions
            if m.document == self._document.id
        }
        nodes = self._map.node_by_id
        return [
            Mark(span, node_id, nodes[node_id].kind, self._theme.of_type(nodes[node_id].type), 0, True)
            for span, node_id in sorted(found.items())
        ]

    def next_mention(self) -> Span | None:
        """Go to the next mention of the selected nodes, from the last one to the first again."""
        return self._step(1)

    def previous_mention(self) -> Span | None:
        return self._step(-1)

    def _step(self, direction: int) -> Span | None:
        spans = [m.span for m in self.selected_mentions()]
        if not spans:
            return None
        if self._current in spans:
            index = (spans.index(self._current) + direction) % len(spans)
        else:
            from_here = self.area.top_point()
            later = next((i for i, s in enumerate(spans) if s.start >= from_here), len(spans))
            index = (later if direction > 0 else later - 1) % len(spans)
        self.jump_to(spans[index])
        return spans[index]

    def _set_current(self, span: Span | None) -> None:
        self._current = span
        spans = [m.span for m in self.selected_mentions()]
        if span in spans:
            self.mentionStepped.emit(spans.index(span) + 1, len(spans))
        self._tint()

    # Marks and tints

    def _remark(self) -> None:
        self._marks = None
        if self._map is not None and self._document is not None:
            self._marks = Marks(self._map, self._document.id, self._theme, self._mode, frozenset(self._nodes))
        self._tint()

    def _marks_of(self, span: Span) -> list[Mark]:
        return self._marks.within(span) if self._marks else []

    def _links_of(self, span: Span) -> list[Span]:
        text = self.area.text[span.start : span.end]
        if "://" not in text:
            return []
        return [Span(span.start + m.start(), span.start + m.end()) for m in _LINK.finditer(text)]

    def link_at(self, point: int) -> str | None:
        """The web address that the character ``point`` belongs to."""
        page = self.area.page
        if page is None or not page.blocks:
            return None
        for span in self._links_of(page.blocks[page.index.at(point)].span):
            if span.start <= point < span.end:
                return self.area.text[span.start : span.end]
        return None

    def _tint(self) -> None:
        grounds = []
        if self._flash_span is not None and self._flash.state() == QVariantAnimation.State.Running:
            color = QColor(self._theme.flash)
            color.setAlphaF(float(self._flash.currentValue()))
            grounds.append(Ground(self._flash_span, color))
        if self._current is not None:
            grounds.append(Ground(self._current, QColor(0, 0, 0, 0), outlined=True))
        self.area.grounds = grounds
        self.area.viewport().update()

    # What the reader does

    def _clicked(self, point: int | None, modifiers: Qt.KeyboardModifier) -> None:
        if point is None:
            return
        if (address := self.link_at(point)) is not None:
            QDesktopServices.openUrl(QUrl(address))
            return
        self.choose_mention_at(point)

    def choose_mention_at(self, point: int) -> bool:
        """Ask for the node that is named at ``point``; where several are, each time for the next one."""
        marks = self._marks.at(point) if self._marks else []
        if not marks:
            return False
        ids = [m.node for m in marks]
        chosen = 0
        if len(self._nodes) == 1 and self._nodes[0] in ids:
            chosen = (ids.index(self._nodes[0]) + 1) % len(ids)
        self.mentionClicked.emit(marks[chosen].node, marks[chosen].span)
        return True

    def _hovered(self, point: int | None, position: QPoint) -> None:
        shape = Qt.CursorShape.IBeamCursor
        if point is not None and (self.link_at(point) or (self._marks and self._marks.at(point))):
            shape = Qt.CursorShape.PointingHandCursor
        if self.area.viewport().cursor().shape() != shape:
            self.area.viewport().setCursor(shape)

    def _report_visible(self) -> None:
        seen = self.area.visible_span()
        if seen != self._seen:
            self._seen = seen
            self.visibleSpanChanged.emit(seen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self.choose_mention_at(self.area.caret)
            return self._keys.press(event)
        return super().eventFilter(watched, event)
