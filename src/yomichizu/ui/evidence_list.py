"""The list of evidence: its model, how a row is drawn, and its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from yomichizu.model import KnowledgeMap, Modality, Polarity
from yomichizu.ui.article.blocks import shown_text
from yomichizu.ui.evidence_rows import (
    Emphasis,
    EvidenceRow,
)
from yomichizu.ui.theme import SANS, SERIF, Theme
from yomichizu.ui.wording import confidence_words, modality_name, polarity_name, rule_name

_Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
PAD_X, _PAD_Y, _GAP = 16, 7, 3
_LETTERS = "字かAa1、。「」"  # of each kind that a sentence has
_KEPT = 40  # sentences whose lines are kept: those in sight, and what a page of scrolling brings


class EvidenceModel(QAbstractListModel):
    """The rows as a list; DisplayRole is the plain sentence, UserRole the EvidenceRow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[EvidenceRow] = ()
        self.map: KnowledgeMap | None = None

    def show(self, knowledge: KnowledgeMap | None, rows: Sequence[EvidenceRow]) -> None:
        self.beginResetModel()
        self.map, self.rows = knowledge, rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def text_of(self, row: EvidenceRow) -> str:
        assert self.map is not None
        text = self.map.document_by_id[row.document].text[row.sentence.start : row.sentence.end]
        return shown_text(text, wrapped=False)

    def opens_section(self, number: int) -> bool:
        """Whether the row is the first one under its heading (and is not that heading itself)."""
        row = self.rows[number]
        if not self._headed(row):
            return False
        before = self.rows[number - 1] if number else None
        return before is None or before.section != row.section or not self._headed(before)

    def _headed(self, row: EvidenceRow) -> bool:
        """Whether there is a heading to show: none stands under itself."""
        return bool(row.section) and self.text_of(row).strip() != shown_text(row.section, wrapped=False)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " — ".join([part for part in (row.section, self.text_of(row), *badges(row)) if part])
        if role == ROW:
            return row
        return None


def badges(row: EvidenceRow) -> list[str]:
    """The short words beside a piece of evidence: how the text puts it, and who says so."""
    words = []
    if row.polarity is Polarity.NEGATED:
        words.append(polarity_name(row.polarity))
    if row.modality is not None:
        words.append(modality_name(row.modality))
    if row.attribution:
        who = row.attribution if len(row.attribution) <= 14 else row.attribution[:13] + "…"
        words.append(QApplication.translate("EvidencePanel", "says {who}").format(who=who))
    return words


class EvidenceDelegate(QStyledItemDelegate):
    """Draws one row: its section, the sentence with what matters marked, and the badges.

    The sentence is laid out with character formats; nothing in it is ever read as markup.
    """

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme
        self._heights: dict[tuple[int, int], int] = {}
        self._layouts: dict[tuple[int, int], QTextLayout] = {}
        self.text_size = 15

    def forget(self) -> None:
        """The rows, the width, the size or the colours changed."""
        self._heights.clear()
        self._layouts.clear()

    def _body(self) -> QFont:
        font = QFont()
        font.setFamilies(list(SERIF))
        font.setPixelSize(self.text_size)
        return font

    def small_font(self, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(list(SANS))
        font.setPixelSize(max(11, round(self.text_size * 0.76)))
        font.setBold(bold)
        return font

    def prepare(self) -> None:
        """Write a few letters where nobody sees them, so that the fonts are there."""
        page = QPixmap(8, 8)
        painter = QPainter(page)
        bold = self._body()
        bold.setBold(True)
        for font in (self._body(), bold, self.small_font()):
            painter.setFont(font)
            painter.drawText(0, 8, _LETTERS)
        painter.end()

    def _lines(self, number: int, width: int) -> QTextLayout:
        """The sentence of row ``number`` in lines of ``width`` pixels: for its height, and to draw it."""
        key = number, width
        if key not in self._layouts:
            if len(self._layouts) >= _KEPT:
                del self._layouts[next(iter(self._layouts))]
            model = self._view.model()
            assert isinstance(model, EvidenceModel)
            self._layouts[key] = self._lay_out(model.rows[number], width)
        return self._layouts[key]

    def _lay_out(self, row: EvidenceRow, width: int) -> QTextLayout:
        model = self._view.model()
        assert isinstance(model, EvidenceModel)
        assert model.map is not None
        document = model.map.document_by_id[row.document]
        cut = row.excerpt()
        before = "…" if cut.start > row.sentence.start else ""
        after = "…" if cut.end < row.sentence.end else ""
        layout = QTextLayout(
            before + shown_text(document.text[cut.start : cut.end], wrapped=False) + after, self._body()
        )
        base = document.utf16.to_utf16(cut.start) - len(before)
        formats = []
        for span, what, node_id in row.emphases:
            first = document.utf16.to_utf16(max(span.start, cut.start)) - base
            last = document.utf16.to_utf16(min(span.end, cut.end)) - base
            if last <= first:
                continue
            made = QTextLayout.FormatRange()
            made.start, made.length = first, last - first
            style = QTextCharFormat()
            style.setFontWeight(QFont.Weight.Bold)
            if what is Emphasis.CUE:
                style.setForeground(QColor(self.theme.accent))
                style.setBackground(QColor(self.theme.accent_tint))
            elif node_id is not None and (node := model.map.node_by_id.get(node_id)) is not None:
                style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                style.setUnderlineColor(self.theme.of_type(node.type))
            made.format = style
            formats.append(made)
        layout.setFormats(formats)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        line_height = round(self.text_size * 1.6)
        y = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(60.0, float(width)))
            line.setPosition(QPointF(0, y + round((line_height - line.height()) / 2)))
            y += line_height
        layout.endLayout()
        return layout

    def _text_height(self, layout: QTextLayout) -> int:
        return layout.lineCount() * round(self.text_size * 1.6)

    def _foot(self, row: EvidenceRow) -> bool:
        return bool(row.rule or row.modality or row.attribution or row.words)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        key = (index.row(), width)
        height = self._heights.get(key)
        if height is None:
            model = self._view.model()
            assert isinstance(model, EvidenceModel)
            row = model.rows[index.row()]
            height = 2 * _PAD_Y + self._text_height(self._lines(index.row(), width - 2 * PAD_X))
            small = QFontMetricsF(self.small_font()).height()
            if model.opens_section(index.row()):
                height += round(small) + _GAP
            if self._foot(row):
                height += round(small) + 6 + _GAP
            self._heights[key] = height
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = self._view.model()
        assert isinstance(model, EvidenceModel)
        row = model.rows[index.row()]
        theme = self.theme
        area = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setClipRect(area)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(theme.accent_tint))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.paper))
        left, y = area.left() + PAD_X, area.top() + _PAD_Y
        width = area.width() - 2 * PAD_X
        small = QFontMetricsF(self.small_font())
        if model.opens_section(index.row()):
            painter.setFont(self.small_font())
            painter.setPen(QColor(theme.ink_soft))
            line = QRectF(left, y, width, small.height())
            section = shown_text(row.section, wrapped=False)
            painter.drawText(
                line,
                Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine,
                small.elidedText(section, Qt.TextElideMode.ElideRight, width),
            )
            y += round(small.height()) + _GAP
        layout = self._lines(index.row(), width)
        painter.setPen(QColor(theme.ink))
        layout.draw(painter, QPointF(left, y))
        y += self._text_height(layout) + _GAP
        if self._foot(row):
            self._paint_foot(painter, row, QRectF(left, y, width, small.height() + 4))
        painter.restore()

    def _paint_foot(self, painter: QPainter, row: EvidenceRow, area: QRectF) -> None:
        """Badges in outlined pills, then the rule and the confidence."""
        theme = self.theme
        font = self.small_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = area.left()
        sure = row.modality is Modality.ASSERTED and row.polarity is not Polarity.NEGATED
        for number, word in enumerate(badges(row)):
            width = metrics.horizontalAdvance(word) + 14
            if x + width > area.right():
                break
            said = bool(row.attribution) and number == len(badges(row)) - 1
            color = QColor(theme.ink_soft if said else theme.hues[2] if sure else theme.warning)
            painter.setPen(QPen(color, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pill = QRectF(x + 0.5, area.top() + 0.5, width - 1, area.height() - 1)
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
            x += width + 6
        rest = "　".join(part for part in (row.words, _why(row)) if part)
        painter.setPen(QColor(theme.ink_soft))
        room = area.right() - x
        painter.drawText(
            QRectF(x + 2, area.top(), room, area.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine,
            metrics.elidedText(rest, Qt.TextElideMode.ElideRight, max(0.0, room - 2)),
        )


def _why(row: EvidenceRow) -> str:
    """The rule and how sure it is, for people."""
    if row.rule is None:
        return ""
    text = QApplication.translate("EvidencePanel", "why: {rule}").format(rule=rule_name(row.rule))
    return text if row.confidence is None else f"{text}　{confidence_words(row.confidence)}"


class EvidenceList(QListView):
    """The list itself: arrows walk, Enter or a click jumps, Delete rejects, Ctrl+C copies."""

    jumpRequested = Signal(int)
    rejectRequested = Signal(int)
    copyRequested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(20)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(lambda index: self.jumpRequested.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.jumpRequested.emit(row)
        elif row >= 0 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.rejectRequested.emit(row)
        elif row >= 0 and event.matches(QKeySequence.StandardKey.Copy):
            self.copyRequested.emit(row)
        else:
            super().keyPressEvent(event)

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, and no half row above it, as far as the list goes on below."""
        super().scrollTo(index, hint)
        top = self.indexAt(QPoint(0, 0))
        cut = self.visualRect(top)
        if top != index and cut.top() < 0 and cut.bottom() < self.visualRect(index).top():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + cut.bottom() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.currentIndex()
        if self.viewport().rect().intersects(self.visualRect(current)):
            # It was in sight, and stays so when the rows have found their new heights.
            QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            delegate = self.itemDelegate()
            if isinstance(delegate, EvidenceDelegate):
                delegate.forget()
            self.scheduleDelayedItemsLayout()
