"""The keyboard on the map: the ring walks from node to node, and every wish has its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from yomichizu.ui.map import keys
from yomichizu.ui.map.keys import Wish
from yomichizu.ui.map.picture import Picture

if TYPE_CHECKING:
    from yomichizu.ui.map.view import MapView


class Keyboard(QObject):
    """Turns keys into what the view can do. The ring is the view's ``attention.cursor``."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view

    def press(self, event: QKeyEvent) -> None:
        """Do what the key asks for and accept the event; leave it alone when it is none of ours."""
        view, wish = self._view, keys.wish_of(event)
        picture = view.canvas.picture
        if wish is None or picture is None or not picture.nodes:
            return
        event.accept()
        if wish in keys.WALKS:
            self._walk(picture, wish, event.modifiers())
            return
        match wish:
            case Wish.NEXT_RELATION | Wish.PREVIOUS_RELATION:
                self._step_relation(picture, 1 if wish is Wish.NEXT_RELATION else -1)
            case Wish.SELECT:
                self._select(picture, event.modifiers())
            case Wish.EVIDENCE:
                view.evidenceRequested.emit()
            case Wish.CARD:
                view.show_card()
            case Wish.NEARER:
                view.zoom_in()
            case Wish.FARTHER:
                view.zoom_out()
            case Wish.FIT:
                view.fit()
            case Wish.STEPS:
                self._focus(picture, int(event.text() or "1"))
            case Wish.PIN:
                self._pin(picture)
            case Wish.FIND:
                view.find_on_map()
            case Wish.BACK:
                if not view.step_back():
                    event.ignore()

    def _here(self, picture: Picture) -> int:
        """Row of the node under the ring, or -1."""
        return picture.number.get(self._view.attention.cursor or "", -1)

    def _walk(self, picture: Picture, wish: Wish, held: Qt.KeyboardModifier) -> None:
        here, last = self._here(picture), len(picture.nodes) - 1
        match wish:
            case Wish.NEXT | Wish.PREVIOUS:
                row = here + (1 if wish is Wish.NEXT else -1)
                if not 0 <= row <= last:
                    self._view.leave(wish is Wish.NEXT)
                    return
            case Wish.FIRST | Wish.LAST:
                row = 0 if wish is Wish.FIRST else last
            case _:
                row = 0 if here < 0 else keys.neighbour(picture.centres, here, wish)
        if row < 0:
            return
        node = picture.nodes[row].id
        in_order = wish in (Wish.NEXT, Wish.PREVIOUS)  # Shift belongs to the key there
        if held & Qt.KeyboardModifier.ControlModifier:
            self._view.put_ring(node)
        elif held & Qt.KeyboardModifier.ShiftModifier and not in_order:
            rest = tuple(n for n in self._view.selection[0] if n != node)
            self._view.put_ring(node)
            self._view.choose((*rest, node), ())
        else:
            self._view.show_node(node)

    def _select(self, picture: Picture, held: Qt.KeyboardModifier) -> None:
        here = self._here(picture)
        if here < 0:
            return
        node = picture.nodes[here].id
        chosen = self._view.selection[0]
        if held & Qt.KeyboardModifier.ControlModifier:
            rest = tuple(n for n in chosen if n != node)
            self._view.choose(rest if node in chosen else (*rest, node), ())
        else:
            self._view.choose(() if chosen == (node,) else (node,), ())

    def _step_relation(self, picture: Picture, step: int) -> None:
        here = self._here(picture)
        rows = picture.edges_of.get(here, ())
        if not rows:
            return
        chosen = self._view.selection[1]
        now = picture.edge_number.get(chosen[0]) if chosen else None
        at = (rows.index(now) + step) if now in rows else (0 if step > 0 else -1)
        self._view.choose((), picture.view.edges[rows[at % len(rows)]].relations)

    def _focus(self, picture: Picture, steps: int) -> None:
        here = self._here(picture)
        chosen = self._view.selection[0]
        nodes = chosen or ((picture.nodes[here].id,) if here >= 0 else ())
        if nodes:
            self._view.focus_on(nodes, steps)

    def _pin(self, picture: Picture) -> None:
        here = self._here(picture)
        nodes = self._view.selection[0] or ((picture.nodes[here].id,) if here >= 0 else ())
        if nodes:
            held = all(node in self._view.pinned for node in nodes)
            self._view.set_pinned(nodes, not held)
