"""Brings pictures before the camera: nodes and camera glide there, and the camera follows the pane."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from yomichizu.graph.view import GraphView
from yomichizu.ui.map.camera import Camera
from yomichizu.ui.map.canvas import MapCanvas
from yomichizu.ui.map.glide import DURATION, Glide
from yomichizu.ui.map.glide import MOST as GLIDE_TO
from yomichizu.ui.map.opening import margins_of
from yomichizu.ui.map.picture import Picture
from yomichizu.ui.map.scene import Focus

RIM = 40  #: pixels: what is nearer to the pane's border than this is brought to the middle


class Stage(QObject):
    """Between the view, which knows what to show, and the canvas, which draws it."""

    arrived = Signal()  #: nothing glides any more

    def __init__(self, canvas: MapCanvas, focus_in: Callable[[Picture], Focus], parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._focus_in = focus_in
        self._glide = Glide(self)
        self.follows = True  #: the camera keeps the whole picture in view until the reader moves it
        self._target: Picture | None = None  # what the nodes glide to
        self._late = False  # it was completed on the way there
        self.pace = DURATION  #: milliseconds that nodes glide to another picture
        self.pinned: frozenset[str] = frozenset()  #: nodes that bear a mark, which the legend explains
        self._above = 0.0  # pixels that chips take
        self._size = canvas.camera.width, canvas.camera.height  # of the pane when it was last looked at
        canvas.cameraChanged.connect(self._camera_changed)

    def set_margins(self, view: GraphView, above: float) -> None:
        """Leave room for the legend of ``view``, which will be shown, and ``above`` pixels for chips."""
        self._above = above
        pinned = any(node.id in self.pinned for node in view.nodes)
        self._canvas.margins = margins_of(view, self._canvas.legend_width, above, pinned=pinned)

    def fit(self) -> None:
        """Bring the whole picture into view, and keep it there when the pane changes."""
        self.follows = True
        self._go_to(self._canvas.fit_camera())

    def refit(self, above: float) -> None:
        """The pane has another size, or the chips above take ``above`` pixels of it now."""
        picture = self._canvas.picture
        if picture is None:
            return
        self.set_margins(picture.view, above)
        # What was in view stays in view, also where the reader has taken hold of a node meanwhile.
        camera, before = self._canvas.camera, self._canvas.camera.resized(*self._size)
        self._size = camera.width, camera.height
        cut = before.holds(picture.bounds) and not camera.holds(picture.bounds)
        if (self.follows or cut) and not self._glide.running:
            self._canvas.look(self._canvas.fit_camera())

    def zoom(self, factor: float) -> None:
        """Go nearer (or farther) to the middle of the pane."""
        self.follows = False
        camera = self._canvas.camera
        self._go_to(camera.zoomed(factor, camera.width / 2, camera.height / 2))

    def look_at(self, x: float, y: float, *, glide: bool = True) -> None:
        """Bring a point of the world to the middle."""
        self.follows = False
        camera = replace(self._canvas.camera, x=x, y=y)
        if glide:
            self._go_to(camera)
        else:
            self._canvas.look(camera, moving=True)

    def bring_in(self, row: int) -> None:
        """Move the camera so that the node ``row`` is well within the pane, if it is not."""
        scene = self._canvas.scene_now()
        if scene is None:
            return
        (x, y), camera = scene.at[row], self._canvas.camera
        if not (RIM < x < camera.width - RIM and RIM < y < camera.height - RIM):
            self.look_at(*(float(v) for v in scene.picture.centres[row]))

    def show(self, picture: Picture, glide: bool) -> None:
        """Show ``picture``; what was there before glides to its new place."""
        old = self._canvas.picture
        self._glide.stop()
        self._target, self._late = picture, False
        self.set_margins(picture.view, self._above)  # those of the old picture may have been taken up again
        came_from = self._canvas.camera

        def goal() -> Camera:
            # The pane may get another size while the nodes glide.
            if not self.follows:
                return came_from
            return self._canvas.camera.fitted(target().bounds, self._canvas.margins)

        def target() -> Picture:
            # It may have been completed meanwhile.
            return self._target or picture

        begin = picture.centres.copy()
        moved = False
        if old is not None and len(begin) <= GLIDE_TO:
            for row, node in enumerate(picture.nodes):
                if node.id in old.number:
                    begin[row] = old.centres[old.number[node.id]]
            moved = bool(np.abs(begin - picture.centres).max(initial=0.0) > 1.0)
        glide = glide and self._canvas.isVisible()
        if not (glide and moved):
            if glide and old is not None and len(begin) <= GLIDE_TO and goal() != came_from:
                self._go_to(
                    goal(), self.pace
                )  # what is new is there at once, and then all of it comes into view
            else:
                self._look(goal())
            self._canvas.set_picture(picture, self._focus_in(picture))
            return

        def step(share: float) -> None:
            way = begin + (picture.centres - begin) * share
            part = target().moved(way, fade=share**2)
            self._canvas.set_picture(part, self._focus_in(part))
            self._look(goal() if share >= 1 else came_from.between(goal(), share))

        def arrive() -> None:
            self._look(goal())
            self._late = False
            self._canvas.set_picture(target(), self._focus_in(target()))
            self.arrived.emit()

        self._glide.start(step, arrive, self.pace)

    def prepared(self, picture: Picture) -> Iterator[None]:
        """Half of the work for a large picture, which will be shown in another turn of the event loop."""
        canvas = self._canvas
        goal = canvas.camera.fitted(picture.bounds, canvas.margins) if self.follows else canvas.camera
        return canvas.prepared(picture, goal)

    def complete(self, picture: Picture) -> None:
        """The picture that is shown, or that the nodes glide to, now with all that belongs to it."""
        self._target = picture
        self._late = self._glide.running
        if not self._late:
            self._canvas.set_picture(picture, self._focus_in(picture))
            if self.follows and self._canvas.fit_camera() != self._canvas.camera:
                self._go_to(self._canvas.fit_camera(), self.pace)

    @property
    def moving(self) -> bool:
        """Whether something still glides."""
        return self._glide.running

    def finish(self) -> None:
        """Be at once where everything glides to."""
        self._glide.finish()

    def _go_to(self, camera: Camera, duration: int = DURATION) -> None:
        begin = self._canvas.camera
        if not self._canvas.isVisible():
            self._canvas.look(camera)
            return

        def step(share: float) -> None:
            self._look(camera if share >= 1 else begin.between(camera, share), moving=share < 1)

        def arrive() -> None:
            if self._late and self._target is not None:
                self._late = False
                self._canvas.set_picture(self._target, self._focus_in(self._target))
            self._look(self._canvas.fit_camera() if self.follows else camera)
            self.arrived.emit()

        self._glide.start(step, arrive, duration)

    def _look(self, camera: Camera, *, moving: bool = False) -> None:
        """Look from ``camera`` in a pane as large as it is now; it may have changed during a glide."""
        now = self._canvas.camera
        self._canvas.look(camera.resized(now.width, now.height), moving=moving)

    def _camera_changed(self, _camera: Camera) -> None:
        if self._canvas.gesture is not None:
            self.follows = False
            self._glide.stop()
