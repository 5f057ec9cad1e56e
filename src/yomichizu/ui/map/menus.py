"""Menus at the mouse: on a node, on an edge, on the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from yomichizu.ui.map.view import MapView


class MapMenus(QObject):
    """Builds the menu that fits what was clicked; every entry calls the view."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view

    def open(self, node: int, edge: int, at: QPoint) -> None:
        """Open the menu for a row of nodes or edges (-1: none) at a global position."""
        menu = self.build(node, edge)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def build(self, node: int, edge: int) -> QMenu:
        menu = QMenu(self._view)
        if node >= 0:
            self._for_node(menu, self._view.shown.nodes[node].id)
        elif edge >= 0:
            self._for_edge(menu, edge)
        else:
            self._for_background(menu)
        return menu

    def _add(self, menu: QMenu, name: str, call: Callable[[], object]) -> None:
        menu.addAction(name).triggered.connect(lambda _=False: call())

    def _for_node(self, menu: QMenu, node: str) -> None:
        view = self._view
        self._add(menu, self.tr("Show the evidence"), lambda: self._evidence_of_node(node))
        for steps in (1, 2, 3):
            self._add(
                menu,
                self.tr("Only the surroundings, %n step(s)", "", steps),
                partial(view.focus_on, [node], steps),
            )
        menu.addSeparator()
        pinned = node in view.pinned
        name = self.tr("Let it move") if pinned else self.tr("Keep it in its place")
        self._add(menu, name, lambda: view.set_pinned(node, not pinned))
        self._add(menu, self.tr("Put out of sight"), lambda: view.put_away(node))
        self._add(menu, self.tr("Take out of the map"), lambda: view.hideRequested.emit(node))

    def _evidence_of_node(self, node: str) -> None:
        self._view.show_node(node)
        self._view.evidenceRequested.emit()

    def _evidence_of_edge(self, relations: tuple[str, ...]) -> None:
        self._view.choose_relations(relations)
        self._view.evidenceRequested.emit()

    def _for_edge(self, menu: QMenu, row: int) -> None:
        view = self._view
        edge = view.shown.edges[row]
        self._add(
            menu,
            self.tr("Show the evidence"),
            lambda: self._evidence_of_edge(edge.relations),
        )
        self._add(
            menu,
            self.tr("Only these two and their surroundings"),
            lambda: view.focus_on([edge.source, edge.target], 1),
        )
        self._add(menu, self.tr("Reject this relation"), lambda: view.rejectRequested.emit(edge.relations[0]))

    def _for_background(self, menu: QMenu) -> None:
        view = self._view
        self._add(menu, self.tr("Show the whole map"), view.fit)
        self._add(menu, self.tr("Show more"), view.show_more)
        self._add(menu, self.tr("Show fewer"), view.show_fewer)
        self._add(menu, self.tr("Lay out anew"), view.lay_out_anew)
