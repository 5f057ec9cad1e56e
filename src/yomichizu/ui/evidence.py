"""Why is this here? The sentences behind what is selected, each one click from its place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from yomichizu.model import KnowledgeMap, Node, Relation, Span
from yomichizu.ui.evidence_list import PAD_X, EvidenceDelegate, EvidenceList, EvidenceModel
from yomichizu.ui.evidence_rows import (
    EvidenceRow,
    rows_of_node,
    rows_of_pair,
    rows_of_passage,
    rows_of_relations,
)
from yomichizu.ui.session import Session
from yomichizu.ui.theme import LIGHT, SANS, Theme
from yomichizu.ui.wording import relation_words, type_name


class EvidencePanel(QWidget):
    """Shows the evidence of the session's selection and reports back what the reader does with it."""

    emptied = Signal()  #: the keyboard was in the list, and there is nothing in it any more

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = LIGHT
        self.setObjectName("evidence")
        self.setAutoFillBackground(True)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self.list = EvidenceList(self)
        self.list.setAccessibleName(self.tr("Evidence"))
        self.model = EvidenceModel(self)
        self.list.setModel(self.model)
        self._delegate = EvidenceDelegate(self.list, self._theme)
        self.list.setItemDelegate(self._delegate)
        head = QHBoxLayout()
        head.setContentsMargins(PAD_X, 8, PAD_X, 2)
        head.addWidget(self._title, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self._hint.setContentsMargins(PAD_X, 3, PAD_X, 6)
        layout.addWidget(self._hint)
        self.setFocusProxy(self.list)
        self.list.jumpRequested.connect(self.jump)
        self.list.rejectRequested.connect(self.reject)
        self.list.copyRequested.connect(self.copy)
        session.mapChanged.connect(lambda _: self._refresh())
        session.selectionChanged.connect(lambda _selection, _origin: self._refresh())
        self._shown: tuple[object, ...] = ()
        self._ids: tuple[object, ...] = ()
        self._visited = False  # whether the current row has been shown in the text
        self.set_theme(self._theme)
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._delegate.theme = theme
        self._delegate.forget()
        for widget, color in ((self, theme.ink), (self._count, theme.ink_soft), (self._hint, theme.ink_soft)):
            palette = widget.palette()
            palette.setColor(QPalette.ColorRole.Window, QColor(theme.panel))
            palette.setColor(QPalette.ColorRole.Base, QColor(theme.panel))
            palette.setColor(QPalette.ColorRole.WindowText, QColor(color))
            widget.setPalette(palette)
        font = QFont()
        font.setFamilies(list(SANS))
        font.setPixelSize(15)
        font.setBold(True)
        self._title.setFont(font)
        small = self._delegate.small_font()
        self._count.setFont(small)
        self._hint.setFont(small)
        self.list.viewport().update()

    def prepare(self) -> None:
        """Have at hand what the first sentences to be shown need: their fonts take a while to load."""
        self._delegate.prepare()

    # What is shown

    def _refresh(self) -> None:
        session = self._session
        nodes, relations = session.nodes, session.relations
        passage = session.selection.passage if not nodes and not relations else None
        key = (id(session.map), nodes, relations, passage)
        if key == self._shown:
            return
        ids = tuple(n.id for n in nodes), tuple(r.id for r in relations), passage
        kept = self.list.currentIndex().row() if ids == self._ids else 0
        self._visited = self._visited and ids == self._ids
        self._shown, self._ids = key, ids
        rows = self._rows(session.map, nodes, relations)
        if passage is not None and session.map is not None:
            rows = rows_of_passage(session.map, passage)
        self._delegate.forget()
        self.model.show(session.map, rows)
        self._title.setText(self._heading(nodes, relations))
        if passage is not None:
            self._title.setText(self.tr("Said in the selected passage"))
        self._title.setVisible(bool(nodes or relations or passage))
        count = self.tr("1 sentence") if len(rows) == 1 else self.tr("{n} sentences").format(n=len(rows))
        kind = [type_name(nodes[0].type)] if len(nodes) == 1 else []
        self._count.setText("　".join([*kind, count]))
        self._count.setVisible(bool(rows))
        held = self.list.hasFocus()
        self.list.setVisible(bool(rows))
        self._hint.setText(self._hint_text(nodes, relations, rows))
        middle, left = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignLeft
        self._hint.setAlignment(left if rows else middle)
        self._layout.setStretchFactor(self._hint, 0 if rows else 1)
        if rows:
            self.list.setCurrentIndex(self.model.index(min(max(kept, 0), len(rows) - 1)))
        elif held:
            self.emptied.emit()

    def _rows(
        self, knowledge: KnowledgeMap | None, nodes: tuple[Node, ...], relations: tuple[Relation, ...]
    ) -> Sequence[EvidenceRow]:
        if knowledge is None:
            return []
        if relations:
            return rows_of_relations(knowledge, relations)
        if len(nodes) > 1:
            return rows_of_pair(knowledge, nodes)
        return rows_of_node(knowledge, nodes[0]) if nodes else []

    def _heading(self, nodes: tuple[Node, ...], relations: tuple[Relation, ...]) -> str:
        knowledge = self._session.map
        if relations and knowledge is not None:
            first = relations[0]
            names = knowledge.node_by_id
            ends = [end for r in relations for end in (r.source, r.target)]
            if set(ends) != {first.source, first.target}:  # several edges: a path, or what was ticked
                return " — ".join(names[end].label for end in dict.fromkeys(ends))
            arrow = "→" if first.directed else "—"
            labels = list(dict.fromkeys(relation_words(r) for r in relations))
            text = f"{names[first.source].label} {arrow} {names[first.target].label}"
            return text + "　" + "・".join(labels[:4]) + ("…" if len(labels) > 4 else "")
        if len(nodes) == 1:
            return f"{nodes[0].label}　{nodes[0].label_en}" if nodes[0].label_en else nodes[0].label
        return self.tr(" and ").join(n.label for n in nodes)

    def _hint_text(
        self, nodes: tuple[Node, ...], relations: tuple[Relation, ...], rows: Sequence[EvidenceRow]
    ) -> str:
        if rows:
            if len(nodes) < 2:
                return self.tr("Enter: show in the text　Del: reject　Ctrl+C: copy as a quotation")
            return self.tr("Enter: show in the text　Ctrl+C: copy as a quotation")
        if len(nodes) > 1:
            return self.tr("No sentence names all of these together.")
        if self._session.selection.passage is not None:
            return self.tr("No relation was found in the selected passage.")
        return self.tr("Select an item or a relation to see the sentences behind it.")

    # What the reader does

    def step(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) sentence and show it in the text; False without any.

        The first step after a new selection shows the first sentence, or the last one.
        """
        rows = len(self.model.rows)
        if not rows:
            return False
        here = self.list.currentIndex().row()
        if here == 0 and not self._visited:
            here = -1 if direction > 0 else 0
        number = (here + direction) % rows
        self.list.setCurrentIndex(self.model.index(number))
        self.jump(number)
        return True

    def next_evidence(self) -> bool:
        return self.step(1)

    def previous_evidence(self) -> bool:
        return self.step(-1)

    def show_mention(self, span: Span) -> None:
        """Make the sentence that ``span`` stands in the current one, if it is in the list of a node."""
        rows = self.model.rows
        if self._session.relations or not rows:
            return
        number = bisect_right(rows, span.start, key=lambda row: row.sentence.end)
        if number < len(rows) and rows[number].sentence.contains(span):
            self._visited = True
            self.list.setCurrentIndex(self.model.index(number))

    def jump(self, number: int) -> None:
        """Show row ``number`` in the text."""
        self._visited = True
        self._session.jump(self.model.rows[number].sentence, "evidence")

    def reject(self, number: int) -> None:
        """Take a wrong piece of evidence (or mention) out of the map; it can be undone."""
        row = self.model.rows[number]
        if row.relation is not None:
            self._session.reject_evidence(row.relation, row.sentence)
        elif row.node is not None and row.mention is not None:
            self._session.reject_mention(row.node, row.mention)
        else:
            return
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        keys = undo.toString(QKeySequence.SequenceFormat.NativeText)
        self._session.notice(self.tr("Rejected; {keys} takes it back").format(keys=keys))

    def quotation(self, number: int) -> str:
        """The sentence in quotation marks with its place in the text."""
        row = self.model.rows[number]
        knowledge = self._session.map
        assert knowledge is not None
        document = knowledge.document_by_id[row.document]
        place = [f"『{document.title or document.source}』"] if document.title or document.source else []
        if row.section and row.section != document.title:
            place.append(f"「{row.section}」")
        place.append(self.tr("paragraph {number}").format(number=row.passage))
        sentence = document.text[row.sentence.start : row.sentence.end].strip()
        text = "「" + "".join(part.strip() for part in sentence.split("\n")) + "」（" + " ".join(place) + "）"
        return text.encode("utf-16", "replace").decode("utf-16", "replace")

    def copy(self, number: int) -> None:
        QApplication.clipboard().setText(self.quotation(number))
        self._session.notice(self.tr("Copied as a quotation"))
