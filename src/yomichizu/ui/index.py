"""The index: every actor, theme and date in a tree that sorts and filters; the map for keys and ears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from yomichizu.model import Document, KnowledgeMap, Node, NodeType, Relation, RelationKind
from yomichizu.ui.article.fold import fold
from yomichizu.ui.session import Selection, Session
from yomichizu.ui.theme import LIGHT, Theme
from yomichizu.ui.wording import relation_words, tool_tip, type_name

_Index = QModelIndex | QPersistentModelIndex
NAME, COUNT, WEIGHT, FIRST = range(4)
NAME_WIDTH = 150  #: pixels that names have at least
SORT_ARROW = 26  #: pixels of a heading that are not its letters
_ORDER = list(NodeType)


# What an index's internal id says: 0 a group, up to _RELATIONS the group of a node, above it the node
# (by its number in the list of all that are shown) of a relation.
_RELATIONS = 1_000_000


@dataclass
class _Group:
    type: NodeType
    nodes: list[Node]


class IndexModel(QAbstractItemModel):
    """Types, beneath each its nodes, beneath each node its relations.

    Columns: name, mentions (of a relation: sentences), importance (%), paragraph of the first mention.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._map: KnowledgeMap | None = None
        self._document: Document | None = None
        self._needle = ""
        self._column, self._descending = COUNT, True
        self._first: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self.groups: list[_Group] = []
        self._place: dict[str, tuple[int, int]] = {}
        self._shown: list[Node] = []
        self._number: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._relations: dict[str, list[Relation]] = {}
        self.theme = LIGHT

    def set_map(self, knowledge: KnowledgeMap | None, document: Document | None) -> None:
        self._map, self._document = knowledge, document
        self._first = {}
        self._words = {}
        self._relations = {}
        if knowledge is not None and document is not None:
            numbers = self._numbers = {p.id: i + 1 for i, p in enumerate(document.passages)}
            for node in knowledge.nodes:
                points = [m.start for m in node.mentions if m.document == document.id]
                passage = document.passage_at(min(points)) if points else None
                self._first[node.id] = numbers[passage.id] if passage else 0
                names = (node.label, node.label_en or "", node.reading or "", *node.aliases)
                self._words[node.id] = "\n".join(fold(name) for name in names)
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Keep what has ``text`` in a name (any alias, English, reading; width and kana type alike)."""
        self._needle = fold(text.strip())
        self._rebuild()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._rebuild()

    def _key(self) -> Callable[[Node], tuple[object, ...]]:
        sign = -1 if self._descending else 1
        if self._column == COUNT:
            return lambda n: (sign * len(n.mentions), n.label)
        if self._column == WEIGHT:
            return lambda n: (sign * n.weight, n.label)
        if self._column == FIRST:
            return lambda n: (sign * (n.mentions[0].start if n.mentions else 1 << 40), n.label)
        return lambda n: (fold(n.reading or n.label), n.label)

    def _rebuild(self) -> None:
        self.beginResetModel()
        by_type: dict[NodeType, list[Node]] = {}
        for node in self._map.nodes if self._map else ():
            if not self._needle or self._needle in self._words.get(node.id, ""):
                by_type.setdefault(node.type, []).append(node)
        self.groups = []
        self._place = {}
        self._shown = []
        for node_type in sorted(by_type, key=_ORDER.index):
            nodes = sorted(by_type[node_type], key=self._key())
            if self._column == NAME and self._descending:
                nodes.reverse()
            for row, node in enumerate(nodes):
                self._place[node.id] = (len(self.groups), row)
            self.groups.append(_Group(node_type, nodes))
            self._shown += nodes
        self._number = {node.id: number for number, node in enumerate(self._shown)}
        self.endResetModel()

    def relations_of(self, node: Node) -> list[Relation]:
        """The relations of a node, what is said before what merely stands together, the weightiest first."""
        found = self._relations.get(node.id)
        if found is None:
            mine = self._map.relations_of.get(node.id, ()) if self._map else ()
            found = sorted(mine, key=lambda r: (r.kind is RelationKind.COOCCURRENCE, -r.weight, r.id))
            self._relations[node.id] = found
        return found

    def index_of(self, node_id: str) -> QModelIndex:
        """Where a node stands; invalid when the filter hides it."""
        if node_id not in self._place:
            return QModelIndex()
        group, row = self._place[node_id]
        return self.createIndex(row, 0, group + 1)

    def index_of_relation(self, relation: Relation) -> QModelIndex:
        """Where a relation stands under its source; invalid when the filter hides that."""
        node = self._map.node_by_id.get(relation.source) if self._map else None
        if node is None or node.id not in self._number:
            return QModelIndex()
        row = self.relations_of(node).index(relation)
        return self.createIndex(row, 0, _RELATIONS + 1 + self._number[node.id])

    def node(self, index: _Index) -> Node | None:
        """The node at ``index``, or None for a group or a relation."""
        group = index.internalId()
        if not index.isValid() or not 0 < group <= _RELATIONS:
            return None
        return self.groups[group - 1].nodes[index.row()]

    def relation(self, index: _Index) -> Relation | None:
        """The relation at ``index``, or None."""
        if not index.isValid() or index.internalId() <= _RELATIONS:
            return None
        return self.relations_of(self._shown[index.internalId() - _RELATIONS - 1])[index.row()]

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        node = self.node(parent)
        if node is not None:
            return self.createIndex(row, column, _RELATIONS + 1 + self._number[node.id])
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        inner = index.internalId() if index.isValid() else 0
        if not inner:
            return QModelIndex()
        if inner > _RELATIONS:
            return self.index_of(self._shown[inner - _RELATIONS - 1].id)
        return self.createIndex(inner - 1, 0, 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self.groups)
        if parent.column() > 0 or parent.internalId() > _RELATIONS:
            return 0
        node = self.node(parent)
        if node is None:
            return len(self.groups[parent.row()].nodes)
        return len(self._map.relations_of.get(node.id, ())) if self._map else 0  # unsorted: asked for each

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Name"), self.tr("Mentions"), self.tr("Weight"), self.tr("First"))[section]
        if role == Qt.ItemDataRole.ToolTipRole and section in (WEIGHT, FIRST):
            return self.tr("Importance in this text") if section == WEIGHT else self.tr("First paragraph")
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (COUNT, FIRST):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (COUNT, FIRST):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        relation = self.relation(index)
        if relation is not None:
            owner = self._shown[index.internalId() - _RELATIONS - 1]
            return self._relation_data(relation, owner, column, role)
        node = self.node(index)
        if node is None:
            return self._group_data(self.groups[index.row()], column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return (node.label, len(node.mentions), round(node.weight * 100), self._first.get(node.id, 0))[
                column
            ]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._card(node)
        if role == Qt.ItemDataRole.ForegroundRole and column == NAME:
            return self.theme.of_type(node.type)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == NAME:
            parts = [node.label, type_name(node.type), self.tr("{n} mentions").format(n=len(node.mentions))]
            relations = self._map.relations_of.get(node.id, ()) if self._map else ()
            parts.append(self.tr("{n} relations").format(n=len(relations)))
            return ", ".join(parts)
        return None

    def _group_data(self, group: _Group, column: int, role: int) -> object:
        if column == NAME and role == Qt.ItemDataRole.DisplayRole:
            return f"{type_name(group.type)}　{len(group.nodes)}"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self.theme.ink_soft)
        return None

    def _relation_data(self, relation: Relation, owner: Node, column: int, role: int) -> object:
        """One line of a relation as seen from ``owner``: → ロシア　依存を減らす."""
        assert self._map is not None
        names = self._map.node_by_id
        if role == Qt.ItemDataRole.AccessibleTextRole and column == NAME:
            words = relation_words(relation)
            return f"{names[relation.source].label}, {names[relation.target].label}: {words}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self.theme.ink_soft)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column == NAME:
            outward = relation.source == owner.id
            arrow = "—" if not relation.directed else "→" if outward else "←"
            other = names[relation.target if outward else relation.source].label
            return f"{arrow} {other}　{relation_words(relation)}"
        if column == COUNT:
            return len(relation.evidence)
        if column == FIRST and relation.evidence and self._document is not None:
            passage = self._document.passage_at(min(e.start for e in relation.evidence))
            return self._numbers[passage.id] if passage else 0
        return None

    def _card(self, node: Node) -> str:
        """All names, for a tool tip."""
        names = "、".join(
            dict.fromkeys((node.label, *([node.label_en] if node.label_en else []), *node.aliases))
        )
        return tool_tip(names)


class _BarDelegate(QStyledItemDelegate):
    """Importance as a bar; the number is what screen readers get."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        value = index.data()
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if not isinstance(value, int):
            return
        area = QRectF(option.rect).adjusted(8, 0, -8, 0)
        bar = QRectF(area.left(), area.center().y() - 2, max(2.0, area.width() * value / 100), 4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.edge))
        painter.drawRoundedRect(bar, 2, 2)
        painter.restore()


class _Tree(QTreeView):
    """A tree in which Enter means the same as a double click, on every platform."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class IndexPanel(QWidget):
    """The tree with its filter line, tied to a session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setAccessibleName(self.tr("Filter the index by name"))
        self.filter.setClearButtonEnabled(True)
        self.model = IndexModel(self)
        self.tree = _Tree(self)
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(self.tr("Index of actors, themes and dates"))
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setFrameShape(QTreeView.Shape.NoFrame)
        self.tree.setIndentation(14)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(COUNT, Qt.SortOrder.DescendingOrder)
        self._bar = _BarDelegate(self)
        self.tree.setItemDelegateForColumn(WEIGHT, self._bar)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.ensurePolished()  # the style sheet's letters, not the widget's own
        letters = header.fontMetrics()
        for column, least in ((COUNT, 46), (WEIGHT, 56), (FIRST, 40)):
            title = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            header.resizeSection(column, max(least, letters.horizontalAdvance(title) + SORT_ARROW))
        self.tree.setMinimumWidth(NAME_WIDTH + sum(map(header.sectionSize, (COUNT, WEIGHT, FIRST))))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self._typing = QTimer(self, interval=120, singleShot=True)
        self._typing.timeout.connect(lambda: self.model.set_filter(self.filter.text()))
        self.filter.textChanged.connect(lambda _: self._typing.start())
        self.filter.returnPressed.connect(self._first_hit)
        self.model.modelReset.connect(self._after_reset)
        self.tree.activated.connect(self._activated)
        self._quiet = False
        self._stale = False  # what is not seen is not kept up: showing a long tree takes its time
        self.tree.selectionModel().selectionChanged.connect(self._chosen)
        session.mapChanged.connect(self._map_changed)
        session.selectionChanged.connect(self._selection_changed)
        self._map_changed(session.map)

    def set_theme(self, theme: Theme) -> None:
        self.model.theme = self._bar.theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.panel))
        self.setPalette(palette)
        self.tree.viewport().update()

    def _map_changed(self, knowledge: KnowledgeMap | None) -> None:
        self.model.set_map(knowledge, self._session.document)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show(self._session.selection)

    def _after_reset(self) -> None:
        for row in range(len(self.model.groups)):
            self.tree.expand(self.model.index(row, NAME))
        self._show(self._session.selection)

    def _selection_changed(self, selection: Selection, origin: str) -> None:
        if origin != "index":
            self._show(selection)

    def _show(self, selection: Selection) -> None:
        """Select the session's nodes in the tree without telling the session."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        chosen = QItemSelection()
        last = QModelIndex()
        for node_id in selection.nodes:
            index = self.model.index_of(node_id)
            if index.isValid():
                chosen.select(index, index.siblingAtColumn(FIRST))
                last = index
        for relation in self._session.relations if selection.relations else ():
            index = self.model.index_of_relation(relation)
            if index.isValid():
                chosen.select(index, index.siblingAtColumn(FIRST))
                last = index
        self._quiet = True
        model = self.tree.selectionModel()
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if last.isValid():
            model.setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.tree.scrollTo(last)
        self._quiet = False

    def _chosen(self) -> None:
        if self._quiet:
            return
        rows = self.tree.selectionModel().selectedRows()
        nodes = tuple(n.id for n in map(self.model.node, rows) if n is not None)
        relations = tuple(dict.fromkeys(r.id for r in map(self.model.relation, rows) if r is not None))
        self._session.select(Selection(self._session.selection.passage, nodes, relations), "index")

    def _first_hit(self) -> None:
        """Enter in the filter goes to its first hit."""
        self._typing.stop()
        self.model.set_filter(self.filter.text())
        if self.model.groups:
            self.tree.setCurrentIndex(self.model.index_of(self.model.groups[0].nodes[0].id))
            self.tree.setFocus()

    def _activated(self, index: QModelIndex) -> None:
        """Enter or a double click: to the first mention after where the reader is, and to the evidence."""
        relation = self.model.relation(index)
        if relation is not None:
            if relation.evidence:
                self._session.jump(relation.evidence[0].span, "index")
            self._session.request_evidence()
            return
        node = self.model.node(index)
        if node is None:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
            return
        if not node.mentions:
            return
        here = self._session.position
        later = [m.span for m in node.mentions if m.start >= here]
        self._session.jump(later[0] if later else node.mentions[0].span, "index", step=False)
        self._session.request_evidence()
