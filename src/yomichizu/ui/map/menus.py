"""Menus at the mouse or the ring: on a node, on an edge, on the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from yomichizu.ui.map.view import MapView


class MapMenus(QObject):
    """Builds the menu that fits what was pointed at; every entry calls the view."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view

    def open(self, node: int, edge: int, at: QPoint) -> None:
        """Open the menu for a row of nodes or edges (-1: none) at a global position."""
        self._view.card.dismiss()
        menu = self.build(node, edge)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def open_by_key(self) -> None:
        """Open the menu of the chosen edge, else of the node under the ring, else of the map."""
        view = self._view
        scene = view.canvas.scene_now()
        if scene is None:
            return
        port = view.canvas.viewport()
        relations = view.selection[1]
        edge = scene.picture.edge_number.get(relations[0], -1) if relations else -1
        node = -1 if edge >= 0 else scene.picture.number.get(view.attention.cursor or "", -1)
        if edge >= 0:
            at = tuple(scene.curves_of(np.array([edge])).at(0.5)[0].tolist())
        elif node >= 0:
            at = (float(scene.at[node, 0]), float(scene.at[node, 1]))
        else:
            at = (port.width() / 2, port.height() / 2)
        self.open(node, edge, port.mapToGlobal(QPoint(round(at[0]), round(at[1]))))

    def build(self, node: int, edge: int) -> QMenu:
        menu = QMenu(self._view)
        menu.setToolTipsVisible(True)
        if node >= 0:
            self._for_node(menu, self._view.pictured.nodes[node].id)
        elif edge >= 0:
            self._for_edge(menu, edge)
        else:
            self._for_background(menu)
        return menu

    def _add(
        self, menu: QMenu, name: str, call: Callable[[], object], *, key: str = "", unless: str = ""
    ) -> QAction:
        """An entry; ``key`` is named beside it, ``unless`` says why it cannot be used."""
        action = menu.addAction(f"{name}\t{key}" if key else name)
        action.triggered.connect(lambda _=False: call())
        action.setEnabled(not unless)
        action.setToolTip(unless or name)
        return action

    def _for_node(self, menu: QMenu, node: str) -> None:
        view = self._view
        self._add(menu, self.tr("Show the evidence"), lambda: self._evidence_of_node(node), key="Enter")
        for steps in (1, 2, 3):
            self._add(
                menu,
                self.tr("Only the surroundings, %n step(s)", "", steps),
                partial(view.focus_on, [node], steps),
                key=str(steps),
            )
        menu.addSeparator()
        self._add_path(menu, node)
        menu.addSeparator()
        pinned = node in view.pinned
        name = self.tr("Let it move") if pinned else self.tr("Keep it in its place")
        self._add(menu, name, lambda: view.set_pinned([node], not pinned), key="P")
        self._add_unpin_all(menu)
        menu.addSeparator()
        self._add(menu, self.tr("Put out of sight"), lambda: view.put_away(node))
        self._add(menu, self.tr("Take out of the map"), lambda: view.hideRequested.emit(node))

    def _add_path(self, menu: QMenu, node: str) -> None:
        """The path from the one other node that is chosen to this one."""
        view = self._view
        others = [n for n in view.selection[0] if n != node]
        if len(others) == 1 and view.map is not None:
            label = view.map.node_by_id[others[0]].label
            name = self.tr("Path from {label} to here").format(label=label.replace("&", "&&"))
            self._add(menu, name, lambda: view.show_path(others[0], node), key="Ctrl+Shift+P")
        else:
            why = self.tr("Select one other item first: the path leads from there to here")
            self._add(menu, self.tr("Path to here"), lambda: None, key="Ctrl+Shift+P", unless=why)

    def _add_unpin_all(self, menu: QMenu) -> None:
        view = self._view
        why = "" if view.pinned else self.tr("Nothing is pinned; drag an item to pin it")
        count = len(view.pinned)
        name = self.tr("Let all %n pinned item(s) move", "", count)
        if not count:
            name = self.tr("Let all pinned items move")
        self._add(menu, name, view.unpin_all, unless=why)

    def _evidence_of_node(self, node: str) -> None:
        self._view.show_node(node)
        self._view.evidenceRequested.emit()

    def _evidence_of_edge(self, relations: tuple[str, ...]) -> None:
        self._view.choose((), relations)
        self._view.evidenceRequested.emit()

    def _for_edge(self, menu: QMenu, row: int) -> None:
        view = self._view
        edge = view.pictured.edges[row]
        self._add(
            menu, self.tr("Show the evidence"), lambda: self._evidence_of_edge(edge.relations), key="Enter"
        )
        self._add(
            menu,
            self.tr("Only these two and their surroundings"),
            lambda: view.focus_on([edge.source, edge.target], 1),
        )
        menu.addSeparator()
        self._add(menu, self.tr("Reject this relation"), lambda: view.rejectRequested.emit(edge.relations[0]))

    def _for_background(self, menu: QMenu) -> None:
        view = self._view
        self._add(menu, self.tr("Show the whole map"), view.fit, key="0")
        self._add(menu, self.tr("Show more"), view.show_more, key="Ctrl+]")
        self._add(menu, self.tr("Show fewer"), view.show_fewer, key="Ctrl+[")
        menu.addSeparator()
        self._add(menu, self.tr("Find on the map…"), view.find_on_map, key="/")
        self._add(menu, self.tr("Lay out anew"), view.lay_out_anew)
        self._add_unpin_all(menu)
        small = self._add(menu, self.tr("Small map of the whole when zoomed in"), view.toggle_overview)
        small.setCheckable(True)
        small.setChecked(view.overview.wanted)
        signs = self._add(menu, self.tr("Legend"), view.toggle_legend)
        signs.setCheckable(True)
        signs.setChecked(view.legend.isChecked())
