"""The card of a mention: what it names, how it is read, how often it occurs, and its best sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from yomichizu.model import KnowledgeMap, Node, NodeType, RelationKind, Span
from yomichizu.ui.article.blocks import shown_text
from yomichizu.ui.article.ruby import Ruby, draw_ruby, paired, ruby_size
from yomichizu.ui.evidence_rows import claim as claim_of
from yomichizu.ui.theme import LIGHT, SANS, SERIF, Theme
from yomichizu.ui.wording import type_name

_WIDTH, _PAD = 300, 14


@dataclass(frozen=True)
class CardEntry:
    """One node (or a word that is none) on the card."""

    ruby: Ruby
    english: str = ""
    type: NodeType | None = None
    facts: str = ""
    claim: str = ""  #: its strongest relation: 日本 → ロシア　依存を減らす
    sentence: str = ""


def entry_of(knowledge: KnowledgeMap, node: Node, here: Span) -> CardEntry:
    """What the card says of a node to a reader who points at ``here``: a sentence from elsewhere, if any."""
    translate = QCoreApplication.translate
    mine = [r for r in knowledge.relations_of.get(node.id, ()) if r.kind is not RelationKind.COOCCURRENCE]
    facts = translate("MentionCard", "1 mention")
    if len(node.mentions) != 1:
        facts = translate("MentionCard", "{n} mentions").format(n=len(node.mentions))
    if len(mine) == 1:
        facts += "　" + translate("MentionCard", "1 relation")
    elif mine:
        facts += "　" + translate("MentionCard", "{n} relations").format(n=len(mine))
    claim = sentence = ""
    best = max((r for r in mine if r.evidence), key=lambda r: (r.weight, r.id), default=None)
    if best is not None:
        claim = claim_of(knowledge, best)
        piece = max(best.evidence, key=lambda e: (not e.span.overlaps(here), e.confidence, -e.start))
        sentence = knowledge.document_by_id[piece.document].text[piece.start : piece.end]
    elif node.mentions:
        first = node.mentions[0]
        said = [knowledge.sentence_at(m.document, m.start) for m in node.mentions[:20]]
        found = [s for s in said if s is not None]
        if found:
            shown = next((s for s in found if not s.span.overlaps(here)), found[0])
            sentence = knowledge.document_by_id[first.document].text[shown.start : shown.end]
    ruby = paired(shown_text(node.label, wrapped=False), node.reading or "")
    return CardEntry(ruby, node.label_en or "", node.type, facts, claim, sentence.strip())


class MentionCard(QWidget):
    """A small window beside the pointer. It takes neither focus nor clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = LIGHT
        self.entries: tuple[CardEntry, ...] = ()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_entries(self, entries: Sequence[CardEntry], beside: QRectF, area: QWidget) -> None:
        """Show the card under ``beside`` (a box in ``area``), or above it where there is no room."""
        self.entries = tuple(entries)
        size = self.sizeHint()
        self.resize(size)
        below = area.mapToGlobal(QPoint(round(beside.left()), round(beside.bottom()) + 4))
        screen = QGuiApplication.screenAt(below) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = min(below.x(), room.right() - size.width())
        y = below.y()
        if y + size.height() > room.bottom():
            y = area.mapToGlobal(QPoint(0, round(beside.top()))).y() - size.height() - 4
        self.move(max(room.left(), x), max(room.top(), y))
        words = ["".join(w for w, _ in e.ruby) + ", " + e.facts for e in self.entries]
        self.setAccessibleName("; ".join(words))
        self.show()
        self.update()

    def _font(self, pixels: int, *, bold: bool = False, serif: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(list(SERIF if serif else SANS))
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font

    def sizeHint(self) -> QSize:
        height = _PAD * 0.7
        for number, entry in enumerate(self.entries):
            height += self._entry(None, entry, height) + (14 if number else 0)
        return QSize(_WIDTH, round(height + _PAD * 0.8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        y = _PAD * 0.7
        for number, entry in enumerate(self.entries):
            if number:
                painter.fillRect(QRectF(_PAD, y + 7, _WIDTH - 2 * _PAD, 1), QColor(self._theme.line))
                y += 14
            y += self._entry(painter, entry, y)

    def _entry(self, painter: QPainter | None, entry: CardEntry, top: float) -> float:
        """Paint an entry (or, without a painter, only measure it); returns its height."""
        theme = self._theme
        ink, soft = QColor(theme.ink), QColor(theme.ink_soft)
        base, small, tiny = self._font(18, bold=True), self._font(12), self._font(10)
        y = top
        size = ruby_size(entry.ruby, base, tiny)
        if painter is not None:
            draw_ruby(painter, QPointF(_PAD, y), entry.ruby, base, tiny, ink, soft)
            if entry.type is not None:
                self._type_line(painter, entry.type, y + size.height(), small)
        y += size.height() + 2
        row = QFontMetricsF(small).height()
        if entry.type is not None:
            if painter is not None:
                left = _PAD + 14 + QFontMetricsF(small).horizontalAdvance(type_name(entry.type)) + 10
                painter.setPen(soft)
                rest = "　".join(part for part in (entry.english, entry.facts) if part)
                rest = QFontMetricsF(small).elidedText(
                    rest, Qt.TextElideMode.ElideRight, _WIDTH - _PAD - left
                )
                painter.drawText(QPointF(left, y + QFontMetricsF(small).ascent()), rest)
            y += row + 2
        if entry.claim:
            if painter is not None:
                painter.setFont(small)
                painter.setPen(QColor(theme.accent))
                claim = QFontMetricsF(small).elidedText(
                    shown_text(entry.claim, wrapped=False), Qt.TextElideMode.ElideRight, _WIDTH - 2 * _PAD
                )
                painter.drawText(QPointF(_PAD, y + 4 + QFontMetricsF(small).ascent()), claim)
            y += row + 4
        if entry.sentence:
            y += 4 + self._sentence(painter, entry.sentence, y + 4)
        return y - top

    def _type_line(self, painter: QPainter, node_type: NodeType, y: float, font: QFont) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.of_type(node_type))
        metrics = QFontMetricsF(font)
        painter.drawEllipse(QPointF(_PAD + 4, y + 2 + metrics.height() / 2), 4, 4)
        painter.restore()
        painter.setFont(font)
        painter.setPen(self._theme.of_type(node_type))
        painter.drawText(QPointF(_PAD + 14, y + 2 + metrics.ascent()), type_name(node_type))

    def _sentence(self, painter: QPainter | None, text: str, y: float) -> float:
        """At most four lines of the sentence; returns their height."""
        shown = shown_text(text if len(text) <= 160 else text[:160] + "…", wrapped=False)
        layout = QTextLayout(shown, self._font(13, serif=True))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height, row = 0.0, 20.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(_WIDTH - 2 * _PAD)
            line.setPosition(QPointF(0, height))
            height += row
        layout.endLayout()
        if painter is not None:
            painter.setPen(QColor(self._theme.ink))
            layout.draw(painter, QPointF(_PAD, y))
        return height
