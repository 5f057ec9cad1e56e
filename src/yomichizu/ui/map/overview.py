"""The small map of the whole in a corner while only a part of it is in view."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from yomichizu.ui.map.camera import Camera
from yomichizu.ui.map.canvas import MapCanvas
from yomichizu.ui.map.gestures import LookAround
from yomichizu.ui.map.painting import paint_specks
from yomichizu.ui.map.picture import Picture
from yomichizu.ui.map.scene import Scene
from yomichizu.ui.theme import LIGHT, Theme

LARGEST = QSize(190, 140)  #: pixels; one side is shorter where the map is of another shape
INSET = 10  #: pixels from the border of the pane
RIM = 6  #: pixels around the map within the inset
WHOLE = 0.02  #: a share of the map this small may stick out of the pane before the inset comes
MOST_LINES = 1500  #: edges beyond which the inset shows nodes alone

Rect = tuple[float, float, float, float]


class Overview(QWidget):
    """A click or a drag in it brings that part of the map into view."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas.parentWidget())  # beside the canvas: in it there are nodes alone to be heard
        self._canvas = canvas
        self._theme: Theme = LIGHT
        self._picture: Picture | None = None
        self._drawn: QPixmap | None = None
        self.wanted = True  #: the reader has not switched it off
        self.waits: Callable[[], bool] = lambda: False  #: while this is so it does not come up
        self._corner: int | None = None
        self.setObjectName("overview")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Small map of the whole"))
        self.setToolTip(self.tr("The whole map: click or drag to see another part of it"))
        self.hide()
        canvas.cameraChanged.connect(lambda _: self.settle())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn = None
        self.update()

    def set_wanted(self, wanted: bool) -> None:
        """Show it when there is need of it, or never."""
        self.wanted = wanted
        self.settle()

    def forget(self) -> None:
        """Colours mean something else now."""
        self._drawn = None
        self.update()

    # -- where and whether --------------------------------------------------------------------

    def settle(self) -> None:
        """Come, go, or move the rectangle of what is in view."""
        picture, camera = self._canvas.picture, self._canvas.camera
        if not self.wanted or picture is None or not len(picture.centres) or sees_all(picture, camera):
            self._corner = None
            self.hide()
            return
        if self.isHidden() and self.waits():
            return
        if picture is not self._picture:
            self._picture, self._drawn = picture, None
        left, top, right, bottom = picture.bounds
        wide, high = max(right - left, 1.0), max(bottom - top, 1.0)
        scale = min((LARGEST.width() - 2 * RIM) / wide, (LARGEST.height() - 2 * RIM) / high)
        self.setFixedSize(round(wide * scale) + 2 * RIM, round(high * scale) + 2 * RIM)
        if self._canvas.gesture is None or self._corner is None:
            self._choose_corner()
        self.show()
        self.raise_()
        self.update()

    def _choose_corner(self) -> None:
        """The corner where least is covered; the present one stays unless another is clearly better."""
        scene = self._canvas.scene_now()
        if scene is None:
            return
        spots = self._corners()
        covered = [_covered(scene, spot) for spot in spots]
        best = int(np.argmin(covered))
        if self._corner is None or covered[best] < covered[self._corner] - 1:
            self._corner = best
        self.move(self._canvas.pos() + spots[self._corner].topLeft().toPoint())

    def _corners(self) -> list[QRectF]:
        """Lower right, upper right, lower left: the upper left belongs to the chips."""
        port, own = self._canvas.viewport().size(), self.size()
        right, left = port.width() - own.width() - INSET, INSET
        bottom = port.height() - own.height() - max(INSET, round(self._canvas.margins.bottom))
        return [
            QRectF(x, y, own.width(), own.height())
            for x, y in ((right, bottom), (right, INSET), (left, bottom))
        ]

    # -- between the inset and the world --------------------------------------------------------

    def _scale(self) -> float:
        assert self._picture is not None
        left, _, right, _ = self._picture.bounds
        return (self.width() - 2 * RIM) / max(right - left, 1.0)

    def _world(self, at: QPointF) -> tuple[float, float]:
        assert self._picture is not None
        left, top, right, bottom = self._picture.bounds
        scale = self._scale()
        x, y = left + (at.x() - RIM) / scale, top + (at.y() - RIM) / scale
        return min(max(x, left), right), min(max(y, top), bottom)

    def frame(self) -> QRectF:
        """The part that is in view, in pixels of the inset."""
        if self._picture is None:
            return QRectF()
        left, top, _, _ = self._picture.bounds
        x0, y0, x1, y1 = self._canvas.camera.visible()
        scale = self._scale()
        seen = QRectF(
            (x0 - left) * scale + RIM, (y0 - top) * scale + RIM, (x1 - x0) * scale, (y1 - y0) * scale
        )
        return seen.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        if self._drawn is None or self._drawn.devicePixelRatioF() != self.devicePixelRatioF():
            self._drawn = self._draw(self._picture)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(self._theme.accent)
        painter.setPen(QPen(accent, 1.6))
        accent.setAlpha(36)
        painter.setBrush(accent)
        painter.drawRoundedRect(self.frame(), 2.0, 2.0)
        painter.end()

    def _draw(self, picture: Picture) -> QPixmap:
        """Nodes as dots in their colours, lines as hairs: drawn once for each picture."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.paper))
        painter = QPainter(pixmap)
        painter.setPen(QPen(QColor(self._theme.line), 1.0))
        painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1))
        left, top, _, _ = picture.bounds
        at: NDArray[np.float64] = (picture.centres - (left, top)) * self._scale() + RIM
        if len(picture.source) <= MOST_LINES:
            painter.setPen(QPen(QColor(self._theme.edge_faint), 0.0))
            for a, b in zip(picture.source.tolist(), picture.target.tolist(), strict=True):
                painter.drawLine(QPointF(*at[a]), QPointF(*at[b]))
        scene = Scene(picture, self._theme, self._canvas.camera, self._canvas.colouring, pixel_ratio=ratio)
        radii = np.maximum(1.2, picture.symbols[:, 1] * self._scale() * 0.9)
        paint_specks(painter, scene, at, radii)
        painter.end()
        return pixmap

    # -- hands ----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        canvas = self._canvas
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton and self._picture is not None:
            canvas.setFocus(Qt.FocusReason.MouseFocusReason)
            canvas.cancel_gesture()
            canvas.hands.begin(
                LookAround(
                    event.position(),
                    canvas.camera,
                    self._world,
                    lambda camera: canvas.look(camera, moving=True),
                    self,
                )
            )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        gesture = self._canvas.gesture
        if isinstance(gesture, LookAround):
            gesture.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        gesture = self._canvas.gesture
        if isinstance(gesture, LookAround):
            gesture.finish(event.position())
            self.settle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


def sees_all(picture: Picture, camera: Camera) -> bool:
    """Whether next to nothing of ``picture`` lies outside the pane."""
    left, top, right, bottom = picture.bounds
    x0, y0, x1, y1 = camera.visible()
    slack_x, slack_y = WHOLE * (right - left), WHOLE * (bottom - top)
    return x0 <= left + slack_x and y0 <= top + slack_y and x1 >= right - slack_x and y1 >= bottom - slack_y


def _covered(scene: Scene, spot: QRectF) -> int:
    """How many symbols and names lie under ``spot``."""
    boxes = scene.picture.boxes * scene.factor
    x, y = scene.at[:, 0], scene.at[:, 1]
    under = (
        (x + boxes[:, 2] > spot.left())
        & (x + boxes[:, 0] < spot.right())
        & (y + boxes[:, 3] > spot.top())
        & (y + boxes[:, 1] < spot.bottom())
    )
    return int(under.sum())
