"""The outline: the headings of the text, the one that is being read, and the way to each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yomichizu.model import Document, Role, Span
from yomichizu.ui.article.blocks import shown_text
from yomichizu.ui.session import Session
from yomichizu.ui.theme import LIGHT, Theme

_PASSAGE = Qt.ItemDataRole.UserRole


class _Headings(QListWidget):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemClicked.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class OutlinePanel(QWidget):
    """Headings by level; a click or Enter goes there, and the place that is being read is bold."""

    sectionRequested = Signal(str)  #: passage id of a heading: show the map of its section

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = LIGHT
        self._here = -1
        self.list = _Headings(self)
        self.list.setAccessibleName(self.tr("Outline of the text"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._go)
        self._none = QLabel(self.tr("This text has no headings."), self)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._none, 1)
        self.setFocusProxy(self.list)
        session.documentChanged.connect(self._fill)
        session.positionChanged.connect(self._follow)
        self._fill(session.document)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.panel))
        self.setPalette(palette)
        self._mark(self._here, force=True)

    def _fill(self, document: Document | None) -> None:
        self.list.clear()
        self._here = -1
        for passage in document.passages if document else ():
            if passage.role not in (Role.TITLE, Role.HEADING):
                continue
            assert document is not None
            text = shown_text(document.text[passage.start : passage.end], wrapped=False).strip()
            level = 0 if passage.role is Role.TITLE else passage.level or 1
            item = QListWidgetItem("\u2003" * level + text)
            item.setData(_PASSAGE, (passage.start, passage.end))
            item.setSizeHint(QSize(0, 28))
            self.list.addItem(item)
        self.list.setVisible(self.list.count() > 0)
        self._none.setVisible(self.list.count() == 0)
        self._follow(self._session.position)

    def _follow(self, position: int) -> None:
        """Mark the last heading at or above the first visible line."""
        document = self._session.document
        if document is None:
            return
        here = -1
        for row in range(self.list.count()):
            if self.list.item(row).data(_PASSAGE)[0] > position:
                break
            here = row
        self._mark(max(here, 0) if self.list.count() else -1)

    def _mark(self, row: int, *, force: bool = False) -> None:
        if row == self._here and not force:
            return
        changed = range(self.list.count()) if force else sorted({self._here, row} - {-1})
        for number in changed:
            item = self.list.item(number)
            font = QFont(self.list.font())
            font.setBold(number == row)
            item.setFont(font)
            item.setForeground(QColor(self._theme.accent if number == row else self._theme.ink))
        self._here = row
        if row >= 0 and not self.list.hasFocus():
            self.list.scrollToItem(self.list.item(row))

    def _go(self, item: QListWidgetItem) -> None:
        start, end = item.data(_PASSAGE)
        self._session.jump(Span(start, end), "outline")
