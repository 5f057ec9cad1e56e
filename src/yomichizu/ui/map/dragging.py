"""Nodes in the reader's hand: they follow it, and stay pinned where they are put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject

from yomichizu.ui.map.picture import Picture

if TYPE_CHECKING:
    from yomichizu.ui.map.view import MapView


class Dragging(QObject):
    """Moves rows of the picture by the way since the drag began, in world units."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._from: np.ndarray[Any, Any] | None = None
        self._picture: Picture | None = None

    def drag(self, rows: list[int], dx: float, dy: float) -> None:
        """The hand is ``dx``, ``dy`` from where it took the nodes."""
        if self._from is None:
            self._view.finish_moves()
            self._picture = self._view.canvas.picture
            if self._picture is None:
                return
            self._from = self._picture.centres
        assert self._picture is not None
        centres = self._from.copy()
        centres[rows] += (dx, dy)
        self._view.show_moved(self._picture.moved(centres))

    def drop(self, rows: list[int]) -> None:
        """The hand lets go of ``rows``: they are pinned. Without any the drag was taken back."""
        moved, before = self._view.canvas.picture, self._picture
        self._from = self._picture = None
        if moved is None or before is None:
            return
        if not rows:
            self._view.show_moved(before)
            return
        at = {moved.nodes[r].id: (float(moved.centres[r, 0]), float(moved.centres[r, 1])) for r in rows}
        self._view.stage.follows = False
        self._view.pin(at, self.tr("Move item(s)", "", len(at)))
