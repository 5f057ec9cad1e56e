"""The line in which a node is found while one types, by name, reading or English name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from yomichizu.graph.search import matching_name
from yomichizu.model import Node

ROWS = 8  #: hits that are offered at once
WIDTH = 260  #: least width of their list in pixels


class FindField(QLineEdit):
    """Offers nodes in a list beneath itself: arrows go through them, Enter or a click takes one."""

    chosen = Signal(str)  #: node id
    pointed = Signal(object)  #: ids of the node that the arrows stand on, or () when the list goes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers = QListWidget(self.window())
        self.offers.setObjectName("findOffers")
        self.offers.setAccessibleName(self.tr("Items found"))
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.hide()
        self.offers.itemClicked.connect(self._take)
        self.offers.currentItemChanged.connect(lambda item, _: self.pointed.emit(_node(item)))

    def offer(self, nodes: Sequence[Node], shown: Collection[str]) -> None:
        """Show ``nodes`` beneath the line; nothing found says so.

        ``shown``: ids of the nodes that are on the map now; the others say that they are not.
        """
        self.offers.clear()
        wanted = self.text()
        for node in nodes[:ROWS]:
            words = [node.label, node.label_en or ""]
            name = matching_name(node, wanted)
            if name not in words:
                words.append(f"({name})")
            if node.id not in shown:
                words.append(self.tr("(not shown now)"))
            item = QListWidgetItem("  ".join(word for word in words if word))
            item.setData(Qt.ItemDataRole.UserRole, node.id)
            self.offers.addItem(item)
        if len(nodes) > ROWS:
            self._say(self.tr("and %n more; go on typing", "", len(nodes) - ROWS))
        if not nodes and wanted.strip():
            self._say(self.tr("Nothing of this name in the text"))
        if not self.offers.count():
            self.close_offers()
            return
        self.offers.setCurrentRow(0)
        self.offers.setParent(self.window())
        at = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        high = self.offers.sizeHintForRow(0) * self.offers.count() + 8
        room = self.window().width() - at.x() - 8
        wide = max(WIDTH, self.width(), self.offers.sizeHintForColumn(0) + 16)
        self.offers.setGeometry(at.x(), at.y(), min(wide, room), high)
        self.offers.show()
        self.offers.raise_()

    def close_offers(self) -> None:
        if not self.offers.isHidden():
            self.offers.hide()
            self.pointed.emit(())

    def _say(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.offers.addItem(item)

    def _take(self, item: QListWidgetItem | None) -> None:
        found = _node(item)
        if found:
            self.clear()
            self.close_offers()
            self.chosen.emit(found[0])

    def _step(self, step: int) -> None:
        """To the next hit, round and round; a line that only says something is passed over."""
        rows = [row for row in range(self.offers.count()) if _node(self.offers.item(row))]
        if rows:
            here = rows.index(self.offers.currentRow()) if self.offers.currentRow() in rows else -1
            self.offers.setCurrentRow(rows[(here + step) % len(rows)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.offers.isHidden():
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.offers.currentItem())
        elif key == Qt.Key.Key_Escape and (self.text() or not self.offers.isHidden()):
            self.clear()
            self.close_offers()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_offers()


def _node(item: QListWidgetItem | None) -> tuple[str, ...]:
    """The node that a row stands for, as a tuple of none or one."""
    node = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
    return (node,) if node else ()
