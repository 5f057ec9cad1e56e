"""The card that tells about the node or edge under the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QTimer
from PySide6.QtCore import Qt as QtNames
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from yomichizu.graph.view import EdgeView
from yomichizu.model import KnowledgeMap, Node, RelationKind, Span
from yomichizu.ui.map.wording import counted, style_name, type_name
from yomichizu.ui.theme import LIGHT, Theme

DELAY = 350  #: milliseconds that the mouse rests before the card comes
GAP = 12  #: pixels between what is told about and the card
AROUND = 34  #: characters of the sentence on either side of the mention


class NodeCard(QFrame):
    """Transparent for the mouse: the map beneath stays in reach."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("nodeCard")
        self.setAttribute(QtNames.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(QtNames.TextFormat.RichText)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 9, 12, 9)
        box.addWidget(self.text)
        self.setFixedWidth(290)
        self._room = parent
        self._theme = LIGHT
        self._beside = QRect()
        self._avoid: tuple[QRect, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(
            f"#nodeCard {{ background: {theme.paper}; border: 1px solid {theme.line}; border-radius: 8px; }}"
            f" #nodeCard QLabel {{ color: {theme.ink}; background: transparent; }}"
        )

    def tell(
        self, map: KnowledgeMap, node: Node, beside: QRect, avoid: Sequence[QRect], *, delay: int = DELAY
    ) -> None:
        """Tell about ``node``, beside its place on the map, once the mouse has rested.

        ``avoid``: what should not be covered, if it can be helped. ``delay``: for how many milliseconds
        the mouse must rest.
        """
        soft = self._theme.ink_soft
        lines = [f"<b style='font-size:14px'>{escape(node.label)}</b>"]
        if node.label_en:
            lines[0] += f" &nbsp;<span style='color:{soft}'>{escape(node.label_en)}</span>"
        lines.append(f"<span style='color:{soft}'>{escape(node_counts(map, node))}</span>")
        if node.aliases:
            also = self.tr("also: {names}").format(names="、".join(node.aliases[:6]))
            lines.append(f"<span style='color:{soft}'>{escape(also)}</span>")
        best = best_sentence(map, node)
        if best is not None:
            lines.append(best)
        self._show_soon("<br>".join(lines), beside, avoid, delay)

    def tell_edge(
        self,
        map: KnowledgeMap,
        edge: EdgeView,
        beside: QRect,
        avoid: Sequence[QRect],
        *,
        delay: int = DELAY,
    ) -> None:
        """Tell about an edge: who, whom, what, how often, how it is put, and the best sentence."""
        soft = self._theme.ink_soft
        lines = [f"<b>{escape(edge_name(map, edge))}</b>"]
        lines.append(f"<span style='color:{soft}'>{escape(style_name(edge.style))}</span>")
        best = best_evidence(map, edge)
        if best is not None:
            lines.append(best)
        self._show_soon("<br>".join(lines), beside, avoid, delay)

    def dismiss(self) -> None:
        self._timer.stop()
        self.hide()

    def _show_soon(self, html: str, beside: QRect, avoid: Sequence[QRect], delay: int) -> None:
        self.hide()
        self.text.setText(html)
        self._beside, self._avoid = beside, tuple(avoid)
        self._timer.start(delay)

    def _appear(self) -> None:
        self.setFixedHeight(self.text.heightForWidth(self.width() - 26) + 22)
        self.move(self._place())
        self.show()
        self.raise_()

    def _place(self) -> QPoint:
        """Right, left, below or above of what is told about: where least is covered."""
        room, own, beside = self._room.rect().adjusted(6, 6, -6, -6), self.size(), self._beside
        level = beside.center().y() - own.height() // 3
        middle = beside.center().x() - own.width() // 2
        corners = (
            QPoint(beside.right() + GAP, level),
            QPoint(beside.left() - GAP - own.width(), level),
            QPoint(middle, beside.bottom() + GAP),
            QPoint(middle, beside.top() - GAP - own.height()),
        )

        def within(corner: QPoint) -> QPoint:
            x = max(room.left(), min(corner.x(), room.right() - own.width()))
            return QPoint(x, max(room.top(), min(corner.y(), room.bottom() - own.height())))

        def covered(corner: QPoint) -> int:
            spot = QRect(corner, own)
            return 100 * spot.intersects(beside) + sum(spot.intersects(other) for other in self._avoid)

        return min((within(corner) for corner in corners), key=covered)


def node_counts(map: KnowledgeMap, node: Node) -> str:
    """Type, number of mentions and of relations that say more than that two are named together."""
    relations = [r for r in map.relations_of.get(node.id, ()) if r.kind is not RelationKind.COOCCURRENCE]
    named, said = counted.mentions(len(node.mentions)), counted.relations(len(relations))
    return f"{type_name(node.type)} · {named} · {said}"


def node_summary(map: KnowledgeMap, node: Node) -> str:
    """What is read out of a node after its name."""
    english = f"{node.label_en} · " if node.label_en else ""
    return english + node_counts(map, node)


def best_sentence(map: KnowledgeMap, node: Node) -> str | None:
    """The sentence that says most about ``node`` as HTML, the mention bold; None without any."""
    best: tuple[float, str, Span] | None = None
    for relation in map.relations_of.get(node.id, ()):
        for evidence in relation.evidence:
            worth = relation.weight * evidence.confidence * (0.2 if evidence.cue is None else 1.0)
            if best is None or worth > best[0]:
                best = worth, evidence.document, evidence.span
    mention = node.mentions[0] if node.mentions else None
    if best is not None:
        inside = [m for m in node.mentions if m.document == best[1] and best[2].contains(m.span)]
        mention = inside[0] if inside else mention
    if mention is None:
        return None
    sentence = map.sentence_at(mention.document, mention.start)
    return _around(
        map, mention.document, sentence.span if sentence is not None else mention.span, mention.span
    )


def best_evidence(map: KnowledgeMap, edge: EdgeView) -> str | None:
    """The sentence that says surest what the edge says, as HTML, its cue bold; None without any."""
    for relation in edge.relations:  # the strongest first
        evidence = map.relation_by_id[relation].evidence if relation in map.relation_by_id else ()
        if evidence:
            best = max(evidence, key=lambda e: e.confidence)
            return _around(map, best.document, best.span, best.cue or Span(best.start, best.start))
    return None


def _around(map: KnowledgeMap, document: str, whole: Span, bold: Span) -> str | None:
    """The sentence ``whole`` around ``bold`` as HTML, shortened where it is long."""
    if document not in map.document_by_id:
        return None
    text = map.document_by_id[document].text
    start, end = max(whole.start, bold.start - AROUND), min(whole.end, bold.end + AROUND)
    if bold.start == bold.end:
        end = min(whole.end, start + 2 * AROUND)
    before = ("…" if start > whole.start else "") + text[start : bold.start]
    after = text[bold.end : end] + ("…" if end < whole.end else "")
    named = f"<b>{escape(text[bold.start : bold.end])}</b>"
    return escape(before.replace("\n", "")) + named + escape(after.replace("\n", ""))


def edge_name(map: KnowledgeMap, edge: EdgeView) -> str:
    """「日本 → 米国: 協力、根拠3件」, as it is read out and shown."""
    evidence = sum(len(map.relation_by_id[r].evidence) for r in edge.relations if r in map.relation_by_id)
    words = list(
        dict.fromkeys(map.relation_by_id[r].label for r in edge.relations if map.relation_by_id[r].label)
    )
    said = "・".join(words[:3]) or style_name(edge.style)
    form = QCoreApplication.translate("MapWords", "{source} {arrow} {target}: {words}, {evidence}")
    return form.format(
        source=map.node_by_id[edge.source].label,
        arrow="→" if edge.directed else "—",
        target=map.node_by_id[edge.target].label,
        words=said,
        evidence=counted.evidence(evidence),
    )
