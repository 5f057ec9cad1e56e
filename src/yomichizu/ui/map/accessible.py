"""The map for those who do not see it: a tree of names beside the picture, told of every change.

Qt asks the factory once for each widget; for the canvas it gets a tree whose branches are the nodes in
order of importance, and whose leaves are each node's relations, strongest first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from yomichizu.graph.view import EdgeView
from yomichizu.model import Node
from yomichizu.ui.map.canvas import MapCanvas
from yomichizu.ui.map.card import edge_name, node_summary
from yomichizu.ui.map.picture import Picture
from yomichizu.ui.map.wording import counted

if TYPE_CHECKING:
    from yomichizu.ui.map.pane import MapPane
    from yomichizu.ui.map.view import MapView

_NOTHING = shiboken6.VoidPtr(0)  # None would be taken for an address
_NO_ITEM = cast(QAccessibleInterface, None)  # Qt's type hints forget that there may be none
_views: dict[int, MapView] = {}  # by the id of the canvas: the factory gets no more than that
_trees: dict[int, MapTree] = {}
_prepared: list[bool] = []


class _Press(QAccessibleActionInterface):
    """What a screen reader can do to an item."""

    def __init__(self, press: Callable[[], None]) -> None:
        super().__init__()
        self._press = press

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, action: str) -> None:
        if action == QAccessibleActionInterface.pressAction():
            self._press()

    def keyBindingsForAction(self, action: str) -> list[str]:
        return ["Space"] if action == QAccessibleActionInterface.pressAction() else []


class _Item(QAccessibleInterface):
    """A node, or one of its relations. Lives as long as its map, whether it is shown or not."""

    def __init__(self, tree: MapTree, above: QAccessibleInterface) -> None:
        super().__init__()
        self.tree = tree
        self._above = above
        self._action = _Press(self.press)

    def press(self) -> None:
        """Choose it."""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == QAccessible.InterfaceType.ActionInterface:
            return shiboken6.VoidPtr(shiboken6.getCppPointer(self._action)[0])
        return _NOTHING

    def object(self) -> QObject:
        return cast(QObject, None)

    def window(self) -> QWindow:
        return self.tree.view.window().windowHandle() if self.tree.alive else cast(QWindow, None)

    def parent(self) -> QAccessibleInterface:
        return self._above

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        return _NO_ITEM

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return _NO_ITEM

    def focusChild(self) -> QAccessibleInterface:
        return _NO_ITEM

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.TreeItem

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names come from the text and cannot be set from outside."""

    def foregroundColor(self) -> QColor:
        return QColor(self.tree.view.theme.ink) if self.tree.alive else QColor()

    def backgroundColor(self) -> QColor:
        return QColor(self.tree.view.theme.paper) if self.tree.alive else QColor()

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def _state(self, chosen: bool, focused: bool) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        state.multiSelectable = True
        state.selected, state.focused = chosen, focused
        if not self.tree.alive:
            state.invalid = True
        elif not self.tree.port().intersects(self.rect()):
            state.offscreen = True
        return state


class NodeItem(_Item):
    """One node of the map."""

    def __init__(self, tree: MapTree, node: str) -> None:
        super().__init__(tree, tree)
        self.id = node

    def role(self) -> QAccessible.Role:
        # Of an item of a tree Orca would say what stands under it instead of its name.
        return QAccessible.Role.ListItem

    def _row(self) -> int:
        picture = self.tree.picture()
        return picture.number.get(self.id, -1) if picture is not None else -1

    def _node(self) -> Node | None:
        map = self.tree.view.map if self.tree.alive else None
        return map.node_by_id.get(self.id) if map is not None else None

    def isValid(self) -> bool:
        return self._row() >= 0

    def press(self) -> None:
        self.tree.view.show_node(self.id)

    def _edges(self) -> tuple[int, ...]:
        picture = self.tree.picture()
        return picture.edges_of.get(self._row(), ()) if picture is not None else ()

    def childCount(self) -> int:
        return len(self._edges())

    def child(self, index: int) -> QAccessibleInterface:
        edges, picture = self._edges(), self.tree.picture()
        if picture is None or not 0 <= index < len(edges):
            return _NO_ITEM
        return self.tree.edge(self, picture.view.edges[edges[index]].id)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((i for i in range(self.childCount()) if self.child(i) is child), -1)

    def rect(self) -> QRect:
        scene = self.tree.view.canvas.scene_now() if self.isValid() else None
        if scene is None:
            return QRect()
        left, top, right, bottom = scene.picture.boxes[self._row()] * scene.factor
        x, y = scene.at[self._row()]
        corner = self.tree.view.canvas.viewport().mapToGlobal(QPoint(round(x + left), round(y + top)))
        return QRect(corner.x(), corner.y(), round(right - left), round(bottom - top))

    def state(self) -> QAccessible.State:
        attention = self.tree.view.attention
        ring = attention.cursor == self.id and not attention.relations
        state = self._state(self.id in attention.nodes, ring and self.tree.view.canvas.hasFocus())
        state.expandable = state.expanded = self.childCount() > 0
        return state

    def text(self, kind: QAccessible.Text) -> str:
        node, map = self._node(), self.tree.view.map if self.tree.alive else None
        if node is None or map is None:
            return ""
        if kind == QAccessible.Text.Name:
            return node.label
        return node_summary(map, node) if kind == QAccessible.Text.Description else ""


class EdgeItem(_Item):
    """One drawn edge, as it leads away from one of its ends."""

    def __init__(self, tree: MapTree, node: NodeItem, edge: str) -> None:
        super().__init__(tree, node)
        self.id = edge

    def _edge(self) -> EdgeView | None:
        return self.tree.edges().get(self.id, (None, -1))[0]

    def isValid(self) -> bool:
        return self._edge() is not None

    def press(self) -> None:
        edge = self._edge()
        if edge is not None:
            self.tree.view.choose((), edge.relations)

    def rect(self) -> QRect:
        scene = self.tree.view.canvas.scene_now() if self.isValid() else None
        if scene is None:
            return QRect()
        row = self.tree.edges()[self.id][1]
        x, y = scene.curves_of(np.array([row])).at(0.5)[0]
        corner = self.tree.view.canvas.viewport().mapToGlobal(QPoint(round(x) - 12, round(y) - 8))
        return QRect(corner.x(), corner.y(), 24, 16)

    def state(self) -> QAccessible.State:
        edge, attention = self._edge(), self.tree.view.attention
        chosen = edge is not None and bool(set(edge.relations) & set(attention.relations))
        here = chosen and cast(NodeItem, self._above).id == attention.cursor
        return self._state(chosen, here and self.tree.view.canvas.hasFocus())

    def text(self, kind: QAccessible.Text) -> str:
        edge, map = self._edge(), self.tree.view.map if self.tree.alive else None
        if edge is None or map is None or kind != QAccessible.Text.Name:
            return ""
        return edge_name(map, edge)


class MapTree(QAccessibleWidget):
    """The canvas itself. Items are made when someone asks for them, and then kept."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.Tree)
        self._canvas = canvas
        self._nodes: dict[str, NodeItem] = {}
        self._edge_items: dict[tuple[str, str], EdgeItem] = {}
        self._edges: dict[str, tuple[EdgeView, int]] = {}
        self._edges_of: Picture | None = None

    @property
    def view(self) -> MapView:
        """The map that the canvas shows; there is one only while ``alive``."""
        return _views[id(self._canvas)]

    @property
    def alive(self) -> bool:
        """Whether the widgets are there; who listens may ask before they are made and after their end."""
        return id(self._canvas) in _views and shiboken6.isValid(self.view)

    def picture(self) -> Picture | None:
        return self.view.canvas.picture if self.alive else None

    def port(self) -> QRect:
        """The pane, in pixels of the screen."""
        port = self.view.canvas.viewport()
        return QRect(port.mapToGlobal(QPoint(0, 0)), port.size())

    def edges(self) -> dict[str, tuple[EdgeView, int]]:
        """Edges and their rows by the edge's id."""
        picture = self.picture()
        if picture is not self._edges_of:
            rows = picture.view.edges if picture is not None else ()
            self._edges, self._edges_of = {e.id: (e, row) for row, e in enumerate(rows)}, picture
        return self._edges

    def node(self, id: str) -> NodeItem:
        """The item of a node."""
        item = self._nodes.get(id)
        if item is None:
            item = self._nodes[id] = NodeItem(self, id)
            QAccessible.registerAccessibleInterface(item)
        return item

    def edge(self, node: NodeItem, id: str) -> EdgeItem:
        """The item of an edge under one of its ends."""
        item = self._edge_items.get((node.id, id))
        if item is None:
            item = self._edge_items[node.id, id] = EdgeItem(self, node, id)
            QAccessible.registerAccessibleInterface(item)
        return item

    def childCount(self) -> int:
        picture = self.picture()
        return len(picture.nodes) if picture is not None else 0

    def child(self, index: int) -> QAccessibleInterface:
        picture = self.picture()
        if picture is None or not 0 <= index < len(picture.nodes):
            return _NO_ITEM
        return self.node(picture.nodes[index].id)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        picture = self.picture()
        return picture.number.get(child.id, -1) if picture and isinstance(child, NodeItem) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        picture = self.picture()
        if picture is None:
            return _NO_ITEM
        at = self.view.canvas.viewport().mapFromGlobal(QPoint(x, y))
        node, edge = self.view.canvas.hands.under(at.toPointF())
        if node >= 0:
            return self.child(node)
        if edge >= 0:
            seen = picture.view.edges[edge]
            return self.edge(self.node(seen.source), seen.id)
        return _NO_ITEM

    def focusChild(self) -> QAccessibleInterface:
        return self.here() or _NO_ITEM

    def here(self) -> NodeItem | EdgeItem | None:
        """The item that the keyboard stands on."""
        picture = self.picture()
        attention = self.view.attention if picture is not None else None
        if picture is None or attention is None or attention.cursor not in picture.number:
            return None
        node = self.node(attention.cursor)
        if attention.relations:
            row = picture.edge_number.get(attention.relations[0], -1)
            if row in picture.edges_of.get(picture.number[attention.cursor], ()):
                return self.edge(node, picture.view.edges[row].id)
        return node

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Description and self.alive:
            return counted.items(self.childCount()) + QCoreApplication.translate(
                "MapWords", "; arrow keys walk over them, Page Down through the relations of one"
            )
        return str(super().text(kind))


def prepare() -> None:
    """Have Qt ask us about canvases. Must come before the first one: Qt keeps the first answer it gets."""
    if not _prepared:
        QAccessible.installFactory(_make)
        _prepared.append(True)


def install(view: MapView) -> None:
    """Fill the tree of the view's canvas."""
    key = id(view.canvas)
    _views[key] = view
    view.canvas.destroyed.connect(lambda: (_views.pop(key, None), _trees.pop(key, None)))


def _make(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, MapCanvas):
        return None
    tree = _trees[id(thing)] = MapTree(thing)
    return tree


def tree_of(pane: MapPane) -> MapTree | None:
    """The tree, when anyone listens."""
    if not QAccessible.isActive():
        return None
    QAccessible.queryAccessibleInterface(pane.canvas)
    return _trees.get(id(pane.canvas))


def cursor_moved(pane: MapPane) -> None:
    """The keyboard stands on another node or relation now."""
    tree = tree_of(pane)
    item = tree.here() if tree is not None else None
    if item is not None and pane.canvas.hasFocus():
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))


def selection_changed(pane: MapPane) -> None:
    """Something else is chosen."""
    tree = tree_of(pane)
    if tree is None:
        return
    QAccessible.updateAccessibility(QAccessibleEvent(tree, QAccessible.Event.SelectionWithin))
    item = tree.here()
    if item is not None and item.state().selected:
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Selection))
        cursor_moved(pane)


def picture_changed(pane: MapPane) -> None:
    """Other nodes are shown, or in another order."""
    tree = tree_of(pane)
    if tree is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(tree, QAccessible.Event.ObjectReorder))


def announce(pane: MapPane, words: str) -> None:
    """Let a screen reader say ``words``."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(pane.canvas, words))
