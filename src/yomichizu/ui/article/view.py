"""The article: the page with its marks, and everything that one does with it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yomichizu.model import Document, KnowledgeMap, Relation, Span
from yomichizu.ui import roles
from yomichizu.ui.article.area import TextArea
from yomichizu.ui.article.find_bar import FindBar
from yomichizu.ui.article.finder import Finder
from yomichizu.ui.article.growing import grown
from yomichizu.ui.article.highlights import Highlights
from yomichizu.ui.article.hover import Hover
from yomichizu.ui.article.keys import Keys
from yomichizu.ui.article.links import links_in
from yomichizu.ui.article.marks import Mark, MarkMode
from yomichizu.ui.article.mention_bar import MentionBar
from yomichizu.ui.article.menu import context_menu
from yomichizu.ui.article.speech import after_key, announce
from yomichizu.ui.article.typography import Typography
from yomichizu.ui.evidence_rows import claim, heading_over
from yomichizu.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from yomichizu.ui.session import Selection

_REST_MS = 20  # without scrolling: what follows the reader still settles within 150


class ArticleView(QWidget):
    """The text with the mentions of the map marked in it. Offsets are code points."""

    passageSelected = Signal(object)  #: Span | None: the reader selected text, or let go of it
    mentionClicked = Signal(str, object)  #: node id, Span of the mention
    visibleSpanChanged = Signal(object)  #: Span on screen, once scrolling rests
    sectionRequested = Signal(str)  #: passage id of a heading: show the map of its section
    mentionReached = Signal(object)  #: the Span that a step to the next or previous mention led to
    mentionStepped = Signal(int, int)  #: which mention of the selected nodes is current (from 1), how many
    noticed = Signal(str)  #: a short word on what has just happened
    textSizeChanged = Signal(int)  #: pixels
    markModeRequested = Signal(object)  #: MarkMode chosen in the menu; applied at once as well

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._landed: Span | None = None  # where the last jump went, until the caret goes elsewhere
        self._tick_spans: list[Span] = []
        self.finder = Finder(self)
        self.lit = Highlights(self.finder, self)
        roles.prepare()
        self.area = TextArea(LIGHT, self)
        self.area.setAccessibleName(self.tr("Article"))
        self.area.marks_of = self.lit.marks_of
        self.area.links_of = self._links_of
        self.area.grounds_of = self.lit.grounds_of
        self.area.placeholder = self.tr("Open a text to read it here.")
        self.area.installEventFilter(self)
        self._keys = Keys(self.area)
        self.mentions = MentionBar(self)
        self.find_bar = FindBar(self)
        self.lit.finding = self.find_bar.isVisible
        self.hover = Hover(self.area, self.marks_at)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.mentions)
        layout.addWidget(self.find_bar)
        self.setFocusProxy(self.area)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._rested)
        self._seen: Span | None = None
        self.lit.changed.connect(self.area.viewport().update)
        self.area.selectionSettled.connect(self._passage_selected)
        self.area.characterClicked.connect(self._clicked)
        self.area.characterHovered.connect(self._hovered)
        self.area.sizeRequested.connect(self.change_size)
        self.area.scrolled.connect(self._rest.start)
        self.area.bar.tickClicked.connect(lambda number: self.jump_to(self._tick_spans[number]))
        self.mentions.stepRequested.connect(self._step)
        self.markModeRequested.connect(self.set_mark_mode)
        self.find_bar.queryChanged.connect(
            lambda words, forms: self.finder.search(words, forms, self.area.top_point())
        )
        self.find_bar.stepRequested.connect(self.finder.step)
        self.find_bar.closed.connect(self._find_closed)
        self.finder.hitsChanged.connect(self._show_hits)
        self.finder.currentChanged.connect(self._show_hit)

    # What is shown

    @property
    def document(self) -> Document | None:
        return self.lit.document

    def set_document(self, document: Document | None) -> None:
        """Show a text from its beginning; marks appear with ``set_map``."""
        if document is self.lit.document:
            return
        self.lit.document, self.lit.map = document, None
        self.lit.nodes, self.lit.relations = (), ()
        self._seen = self._landed = None
        self.lit.flash.stop()
        self.hover.hide()
        self.find_bar.hide()
        self._remark()
        self.area.set_document(document)
        self.finder.set_document(document)
        self._announce()

    def set_map(self, knowledge: KnowledgeMap | None) -> None:
        """Mark the mentions of ``knowledge`` in the text."""
        self.lit.map = knowledge
        if knowledge is not None:
            self.lit.nodes = tuple(n for n in self.lit.nodes if n in knowledge.node_by_id)
            table = knowledge.relation_by_id
            self.lit.relations = tuple(table[r.id] for r in self.lit.relations if r.id in table)
        self._remark()

    def set_selection(self, selection: Selection) -> None:
        """Show what is selected: the passage tinted, the mentions of the nodes lit up, or the sentences
        that say what the relations claim. Scrolls nothing."""
        known = self.lit.map
        nodes = tuple(n for n in selection.nodes if known and n in known.node_by_id)
        table = known.relation_by_id if known else {}
        self._set_chosen(nodes, tuple(table[r] for r in selection.relations if r in table))
        here = self.area.selection()
        if selection.passage != (here if here.end > here.start else None):
            self.area.select(selection.passage)

    def _set_chosen(self, nodes: tuple[str, ...], relations: tuple[Relation, ...] = ()) -> None:
        if nodes != self.lit.nodes or [r.id for r in relations] != [r.id for r in self.lit.relations]:
            self.lit.nodes, self.lit.relations = nodes, relations
            self._remark()

    def set_theme(self, theme: Theme) -> None:
        self.lit.theme = theme
        self.area.set_theme(theme)
        self.find_bar.set_theme(theme)
        self.mentions.set_theme(theme)
        self.hover.set_theme(theme)
        self._remark(keep=True)

    @property
    def mark_mode(self) -> MarkMode:
        return self.lit.mode

    def set_mark_mode(self, mode: MarkMode) -> None:
        """Mark no mentions, those of the selected nodes, or all."""
        self.lit.mode = mode
        self._remark(keep=True)

    def set_text_size(self, pixels: int) -> None:
        """Size of the body text in pixels."""
        self.change_size(pixels - self.area.typography.size)

    def change_size(self, steps: int) -> None:
        """Make the text larger or smaller by ``steps`` pixels."""
        self._set_typography(self.area.typography.grown(steps))

    def set_serif(self, serif: bool) -> None:
        """Set the body in Mincho, or else in Gothic."""
        self._set_typography(Typography(self.area.typography.size, serif))

    def _set_typography(self, typography: Typography) -> None:
        old = self.area.typography
        if typography != old:
            self.area.set_typography(typography)
            self._show_ticks()
            if typography.size != old.size:
                self.textSizeChanged.emit(typography.size)

    def visible_span(self) -> Span:
        """From the first to the last code point on screen."""
        return self.area.visible_span()

    # Going somewhere

    def jump_to(self, span: Span, flash: bool = True) -> None:
        """Scroll to ``span`` with context above it and, unless told not to, let it light up once.

        An empty span is a place: the text opens there, and nothing lights up.
        """
        self.hover.hide()
        if span.end <= span.start:
            self.area.show_place(span.start)
            self._rested()
            return
        self.area.show_span(span)
        self.area.put_caret(span.start)
        self._landed = span
        self._rested()  # at once: what is done next begins from here
        announce(self.area, self.area.text[span.start : span.end])
        # The mention itself, or the first in a sentence of evidence.
        first = bisect_left(self.lit.mentions, span.start, key=lambda mention: mention.start)
        if first < len(self.lit.mentions) and span.contains(self.lit.mentions[first]):
            self._set_current(self.lit.mentions[first])
        if flash:
            self.lit.light_up(span)

    def keep_in_sight(self) -> None:
        """Let what is selected not disappear where the page has become lower: scroll no more than needed."""
        chosen = self.area.selection()
        span = chosen if chosen.end > chosen.start else self.lit.current
        if span is not None:
            self.area.keep_in_sight(span)

    def select_more(self) -> None:
        """Select the sentence at the caret (or where the last jump went); again: more around it.

        After the sentence comes its paragraph, then its section, then the whole text.
        """
        document, page = self.lit.document, self.area.page
        if document is None or page is None or not page.blocks:
            return
        chosen = self.area.selection()
        if self._landed is not None and not chosen.contains(self._landed):
            chosen = Span(self._landed.start, self._landed.start)
        if chosen.end == chosen.start:
            point = page.index.nearest(chosen.start)
            chosen = Span(point, point)
        paragraph = self.area.paragraph_span(chosen.start)
        span = grown(chosen, document, self.lit.map, paragraph, self.area.shown_span)
        if span is not None:
            self.area.select(span, quiet=False)
            self.area.keep_in_sight(span)

    def selected_mentions(self) -> list[Span]:
        """Where the selected nodes are named, in text order (each place once)."""
        return list(self.lit.mentions)

    def next_mention(self) -> Span | None:
        """Go to the next mention of the selected nodes, from the last one to the first again.

        The first step goes to the first mention at or after the line at the top of the window.
        """
        return self._step(1)

    def previous_mention(self) -> Span | None:
        return self._step(-1)

    def _step(self, direction: int) -> Span | None:
        spans = self.selected_mentions()
        if not spans:
            return None
        if self.lit.current in spans:
            index = (spans.index(self.lit.current) + direction) % len(spans)
        else:
            from_here = self.area.top_point()
            later = next((i for i, s in enumerate(spans) if s.start >= from_here), len(spans))
            index = (later if direction > 0 else later - 1) % len(spans)
        before = self.lit.current
        self.jump_to(spans[index])
        self.mentionReached.emit(spans[index])
        if before is not None and len(spans) > 1 and (spans[index] > before) is not (direction > 0):
            self.noticed.emit(self.tr("From the other end again"))
        return spans[index]

    def _set_current(self, span: Span | None) -> None:
        self.lit.current = span
        spans = self.selected_mentions()
        number = spans.index(span) + 1 if span in spans else 0
        names = [self.label_of(n) for n in self.lit.nodes]
        if self.lit.map is not None:
            names += [claim(self.lit.map, relation) for relation in self.lit.relations]
        heading = heading_over(self.lit.document, span.start) if self.lit.document and span and number else ""
        self.mentions.show_mentions(names, heading, number, len(spans))
        if number:
            self.mentionStepped.emit(number, len(spans))
        self.area.viewport().update()

    # Marks, tints and ticks

    def _remark(self, *, keep: bool = False) -> None:
        """The map, the selected nodes, the mode or the colours changed."""
        self.lit.renew()
        self.hover.map = self.lit.map
        self._set_current(self.lit.current if keep else None)
        self._show_ticks()

    def _show_ticks(self) -> None:
        """A tick for each mention of what is selected, or for each hit while the find bar is open."""
        half_a_pixel = len(self.area.text) // (2 * max(1, self.area.bar.height()))
        ticks = self.lit.ticks(half_a_pixel)
        self._tick_spans = [span for span, _ in ticks]
        self.area.bar.set_ticks([(self.area.share_of(span.start), color) for span, color in ticks])

    def marks_at(self, point: int) -> list[Mark]:
        """The marks on the character ``point``, the shortest first."""
        return self.lit.marks_at(point)

    def label_of(self, node_id: str) -> str:
        return self.lit.map.node_by_id[node_id].label if self.lit.map else ""

    def _links_of(self, span: Span) -> list[Span]:
        return links_in(self.area.text, span)

    def link_at(self, point: int) -> str | None:
        """The web address that the character ``point`` belongs to."""
        page = self.area.page
        if page is None or not page.blocks:
            return None
        for span in self._links_of(page.blocks[page.index.at(point)].span):
            if span.start <= point < span.end:
                return self.area.text[span.start : span.end]
        return None

    def heading_above(self, point: int) -> str | None:
        """Id of the heading that ``point`` stands under (or in)."""
        heading = self.lit.document.heading_at(point) if self.lit.document else None
        return heading.id if heading is not None else None

    # Find

    def show_find(self) -> None:
        """Open the find bar with what is selected, if that is short."""
        if self.lit.document is None:
            return
        words = self.area.selected_text() if len(self.area.selected_text()) <= 60 else ""
        self.find_bar.open_bar(words.strip().partition("\n")[0])

    def _show_hits(self) -> None:
        self.find_bar.show_count(self.finder.current + 1, len(self.finder.hits))
        self._show_ticks()
        self.area.viewport().update()

    def _show_hit(self, span: Span) -> None:
        self.jump_to(span, flash=False)
        self._show_hits()

    def _find_closed(self) -> None:
        self._show_ticks()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.viewport().update()

    # What the reader does

    def _passage_selected(self, span: Span | None) -> None:
        if span is not None:
            self._set_chosen(())
        self._landed = None
        self.passageSelected.emit(span)

    def _clicked(self, point: int | None, _modifiers: Qt.KeyboardModifier) -> None:
        if point is None:
            return
        if (address := self.link_at(point)) is not None:
            QDesktopServices.openUrl(QUrl(address))
        else:
            self.choose_mention_at(point)

    def choose_mention_at(self, point: int) -> bool:
        """Ask for the node that is named at ``point``; where several are, each time for the next one."""
        marks = self.marks_at(point)
        if not marks:
            return False
        ids = [m.node for m in marks]
        number = 0
        if len(self.lit.nodes) == 1 and self.lit.nodes[0] in ids:
            number = (ids.index(self.lit.nodes[0]) + 1) % len(ids)
        self.choose(marks[number])
        return True

    def choose(self, mark: Mark) -> None:
        """Select the node of a mark and make this mention the current one."""
        self._set_chosen((mark.node,))
        self._set_current(mark.span)
        self.mentionClicked.emit(mark.node, mark.span)

    def _hovered(self, point: int | None, position: QPoint) -> None:
        self.hover.moved(point, position)
        shape = Qt.CursorShape.IBeamCursor
        if point is not None and (self.link_at(point) or self.marks_at(point)):
            shape = Qt.CursorShape.PointingHandCursor
        if self.area.viewport().cursor().shape() != shape:
            self.area.viewport().setCursor(shape)

    def _rested(self) -> None:
        """Scrolling came to rest: say what is on screen."""
        self._rest.stop()
        seen = self.area.visible_span()
        if seen != self._seen:
            self._seen = seen
            self._show_ticks()
            self._announce()
            self.visibleSpanChanged.emit(seen)

    def _announce(self) -> None:
        """Let screen readers have the paragraph at the caret."""
        span = self.area.paragraph_span(self.area.caret)
        self.area.setAccessibleDescription(self.area.text[span.start : min(span.end, span.start + 2000)])

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing goes on in the background: a thread must not outlive the window."""
        self.finder.stop()
        self.hover.stop()
        super().hideEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.lit.document is None:
            return
        self.hover.hide()
        point = self.area.character_at(self.area.viewport().mapFromGlobal(event.globalPos()))
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.area.caret
        menu = context_menu(self, point)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self.choose_mention_at(self.area.caret)
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if event.key() == Qt.Key.Key_Space and control:
                return self.hover.show_at(self.area.caret)
            if event.key() == Qt.Key.Key_Escape and self.hover.card.isVisible():
                self.hover.hide()
                return True
            if self._keys.press(event):
                self._landed = None
                self._announce()
                announce(self.area, after_key(self.area, event.key(), event.modifiers()))
                return True
            return False
        return super().eventFilter(watched, event)
