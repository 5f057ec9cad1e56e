"""Frames that are kept: the sharp picture at rest, and what stands in for it while a gesture runs.

A redraw of thousands of nodes takes longer than a frame may. So while the hand moves, the last sharp
frame is moved and scaled; where it does not reach, the whole map as it was last seen lies beneath.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from yomichizu.ui.map import legend, painting
from yomichizu.ui.map.camera import Camera
from yomichizu.ui.map.scene import Focus, Scene

SMOOTH_TO = 3_000_000  #: device pixels of a stand-in up to which scaling it smoothly is quick enough
QUICK = 0.005  #: seconds of a full redraw up to which gestures need no stand-in


class Frames:
    """The kept pixmaps of one canvas. All painting is in viewport pixels."""

    def __init__(self) -> None:
        self.redraws = 0  #: how often everything was drawn anew
        self._cost = 0.0  # seconds of the last redraw
        self._anew = 0.0  # and of the last one at a scale that was new
        self._scale: float | None = None  # of the last redraw of this picture
        self._base: QPixmap | None = None  # everything at rest, nothing in focus
        self._spare: QPixmap | None = None  # of no use but for its memory
        self._camera = Camera()
        self._frame: QPixmap | None = None  # the stand-in
        self._taken = Camera()
        self._whole: QPixmap | None = None  # the last base that showed all of the picture
        self._whole_camera = Camera()
        self._legend: tuple[tuple[object, ...], QPixmap] | None = None

    def forget(self) -> None:
        """What is shown has changed: nothing that is kept holds any more."""
        self._put_by(self._base)
        self._base = self._frame = self._whole = self._scale = None

    def settle(self) -> None:
        """The gesture has ended: the next frame is drawn sharp."""
        if self._base is not self._whole:
            self._put_by(self._base)
        self._base = self._frame = None

    def _put_by(self, frame: QPixmap | None) -> None:
        """Nobody needs ``frame`` any more: the next is drawn onto it, as new memory costs a millisecond."""
        if frame is not None:
            self._spare = frame

    def _empty_frame(self, scene: Scene) -> QPixmap:
        spare, self._spare = self._spare, None
        if spare is None or not _fits(spare, scene):
            return _paper(scene)
        spare.fill(QColor(scene.theme.paper))
        return spare

    def refocus(self) -> None:
        """Something else stands out; the rest is as it was."""
        self._frame = None

    def hold(self, scene: Scene, focus: Focus) -> None:
        """A gesture begins: keep the present frame as a stand-in if drawing anew takes too long."""
        base = self._base_of(scene)
        if max(self._cost, self._anew) <= QUICK or self._frame is not None:
            return
        self._taken = scene.camera
        if not focus:
            self._frame = base
            return
        self._frame = _paper(scene)
        painter = QPainter(self._frame)
        self._paint_sharp(painter, scene, focus)
        painter.end()

    def paint(
        self, painter: QPainter, scene: Scene, focus: Focus, *, moving: bool, legend_from: float | None = 0.0
    ) -> None:
        """Paint ``scene`` with its legend; ``moving``: the stand-in will do where there is one.

        ``legend_from``: where the legend begins, in pixels from the left; None for none.
        """
        turned = self._taken.scale != scene.camera.scale
        if moving and self._frame is not None and (turned or self._cost > QUICK):
            self._paint_stand_in(painter, self._frame, scene, focus)
        else:
            self._paint_sharp(painter, scene, focus)
            if moving:
                # It may have taken longer than thought, at another scale: then this frame stands in.
                self.hold(scene, focus)
        if legend_from is not None:
            self._paint_legend(painter, scene, legend_from, bool(focus.pinned))

    def _paint_sharp(self, painter: QPainter, scene: Scene, focus: Focus) -> None:
        base = self._base_of(scene)
        if not focus:
            painter.drawPixmap(QPointF(0, 0), base)
            return
        painter.fillRect(_viewport(scene), QColor(scene.theme.paper))
        painter.setOpacity(focus.dimmed)
        painter.drawPixmap(QPointF(0, 0), base)
        painter.setOpacity(1.0)
        painting.paint_focus(painter, scene, focus)

    def _paint_stand_in(self, painter: QPainter, frame: QPixmap, scene: Scene, focus: Focus) -> None:
        viewport, target = _viewport(scene), _target(self._taken, scene.camera)
        few = scene.area * scene.pixel_ratio**2 <= SMOOTH_TO
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, few)
        if not target.contains(viewport):
            painter.save()
            painter.setClipRegion(QRegion(viewport.toRect()).subtracted(QRegion(target.toRect())))
            painter.fillRect(viewport, QColor(scene.theme.paper))
            if self._whole is not None:
                painter.setOpacity(focus.dimmed if focus else 1.0)
                painter.drawPixmap(
                    _target(self._whole_camera, scene.camera), self._whole, QRectF(self._whole.rect())
                )
            painter.restore()
        painter.drawPixmap(target, frame, QRectF(frame.rect()))

    def _base_of(self, scene: Scene) -> QPixmap:
        if self._base is None or self._camera != scene.camera:
            begin = perf_counter()
            self._base = self._empty_frame(scene)
            painter = QPainter(self._base)
            painting.paint_base(painter, scene)
            painter.end()
            self._camera = scene.camera
            self._cost = perf_counter() - begin
            if self._scale != scene.camera.scale:
                self._anew, self._scale = self._cost, scene.camera.scale
            self.redraws += 1
            if scene.camera.holds(scene.picture.bounds):
                self._whole, self._whole_camera = self._base, scene.camera
        return self._base

    def _paint_legend(self, painter: QPainter, scene: Scene, left: float, pinned: bool) -> None:
        view, theme, camera, ratio = scene.picture.view, scene.theme, scene.camera, scene.pixel_ratio
        width = camera.width - left
        key = (theme.name, width, ratio, *legend.entries(view, pinned))
        if self._legend is None or self._legend[0] != key:
            strip = QRectF(0, 0, width, legend.height(view, width, pinned) + 4)
            ground = QColor(theme.paper)
            ground.setAlpha(225)  # what lies under it while zoomed in must not mix with its words
            made = _pixmap(strip.width(), strip.height(), ratio, ground)
            inner = QPainter(made)
            legend.paint(inner, strip, view, theme, pinned)
            inner.end()
            self._legend = key, made
        made = self._legend[1]
        painter.drawPixmap(QPointF(left, camera.height - made.height() / ratio), made)


def _viewport(scene: Scene) -> QRectF:
    return QRectF(0, 0, scene.camera.width, scene.camera.height)


def _pixmap(width: float, height: float, ratio: float, colour: QColor) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    # An opaque colour makes a pixmap that is copied without blending.
    pixmap.fill(colour)
    return pixmap


def _paper(scene: Scene) -> QPixmap:
    """An empty frame."""
    camera = scene.camera
    return _pixmap(camera.width, camera.height, scene.pixel_ratio, QColor(scene.theme.paper))


def _fits(frame: QPixmap, scene: Scene) -> bool:
    """Whether ``frame`` has the size of one of ``scene``."""
    camera, ratio = scene.camera, scene.pixel_ratio
    size = max(1, round(camera.width * ratio)), max(1, round(camera.height * ratio))
    return (frame.width(), frame.height()) == size and frame.devicePixelRatio() == ratio


def _target(taken: Camera, now: Camera) -> QRectF:
    """Where what was seen by the camera ``taken`` lies before the camera ``now``."""
    ratio = now.scale / taken.scale
    corner = np.array([taken.to_world(0, 0)])
    x, y = now.to_screen(corner)[0]
    return QRectF(x, y, taken.width * ratio, taken.height * ratio)
