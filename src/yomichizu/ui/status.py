"""The line at the foot of the window: where the reader is, what has just been done, what is under way."""

from __future__ import annotations

from math import ceil

from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from yomichizu.model import Document, Role, Span
from yomichizu.ui.enums import set_by_name
from yomichizu.ui.progress import ProgressPane
from yomichizu.ui.session import Session

CHARACTERS_A_MINUTE = 500  # of a grown-up who reads Japanese silently and with care
MOST_MINUTES = 120  # what takes longer is counted in hours
SAID_MS = 6000


class StatusLine(QStatusBar):
    """Section and share of the text at the left, notices over them, progress at the right."""

    def __init__(self, session: Session, progress: ProgressPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self._where = QLabel(self)
        self._where.setObjectName("whereInText")
        set_by_name(self._where, textFormat="PlainText")
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self._where, 1)
        self.addPermanentWidget(progress)
        session.documentChanged.connect(lambda _: self._show())
        session.visibleChanged.connect(lambda _: self._show())
        session.noticed.connect(lambda text: self.showMessage(text, SAID_MS))
        self._show()

    @property
    def text(self) -> str:
        """What it says now."""
        return self.currentMessage() or self._where.text()

    def _show(self) -> None:
        document = self._session.document
        self._where.setText(self._words(document, self._session.visible) if document else "")

    def _words(self, document: Document, seen: Span) -> str:
        size = max(1, len(document.text.rstrip()))
        left = max(0, size - seen.end)
        parts = [self.tr("{percent} %").format(percent=min(100, round(100 * seen.end / size)))]
        if left > CHARACTERS_A_MINUTE // 2:
            minutes = ceil(left / CHARACTERS_A_MINUTE)
            if minutes < MOST_MINUTES:
                parts.append(self.tr("about %n minute(s) left to read", "", minutes))
            else:
                parts.append(self.tr("about %n hour(s) left to read", "", round(minutes / 60)))
        heading = document.heading_at(seen.start)
        if heading is not None and heading.role is not Role.TITLE:
            from yomichizu.ui.article.blocks import shown_text  # there is no article yet at the start

            words = document.text[heading.start : heading.end]
            parts.insert(0, " ".join(shown_text(words, wrapped=False).split()))
        return "　".join(parts)
