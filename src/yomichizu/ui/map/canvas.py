"""The surface of the map: shows a picture before a camera, and turns hands and keys into wishes.

pyqtgraph's GraphicsView and ViewBox carry the coordinates; one graphics object of ours draws
everything in batches. While a gesture runs, the last sharp frame is moved and scaled; once the hand
rests, the picture is drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from yomichizu.ui.map import painting
from yomichizu.ui.map.camera import Camera, Margins
from yomichizu.ui.map.frames import Frames
from yomichizu.ui.map.gestures import Gesture
from yomichizu.ui.map.hands import Hands
from yomichizu.ui.map.picking import edge_at, node_at
from yomichizu.ui.map.picture import Picture
from yomichizu.ui.map.scene import Colouring, Focus, Scene
from yomichizu.ui.map.sprites import Sprites
from yomichizu.ui.theme import LIGHT, Theme

REST = 70  #: milliseconds without a gesture after which the picture is drawn sharp again
NO_NODE = -1


class _Layer(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """The one item in the scene. It covers the plane, so every exposed part is ours to paint."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__()
        self._canvas = canvas

    def boundingRect(self) -> QRectF:
        return QRectF(-1e6, -1e6, 2e6, 2e6)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.save()
        painter.resetTransform()
        self._canvas.paint_frame(painter)
        painter.restore()


class MapCanvas(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """See the module. Rows are rows of the picture's nodes and edges."""

    nodeClicked = Signal(int, object)  #: row, keyboard modifiers
    edgeClicked = Signal(int, object)
    backgroundClicked = Signal()
    nodeDoubleClicked = Signal(int)
    backgroundDoubleClicked = Signal()
    boxChosen = Signal(object, object)  #: rows, keyboard modifiers
    hovered = Signal(int, int)  #: node row or -1, edge row or -1
    cameraChanged = Signal(object)
    nodesDragged = Signal(object)  #: rows that were moved by hand
    nodesDragging = Signal(object, float, float)  #: rows, way in world units since the drag began
    contextRequested = Signal(int, int, object)  #: node row, edge row, global position
    menuKeyPressed = Signal()
    keyPressed = Signal(object)  #: the QKeyEvent; accepted by who uses it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False, invertY=True)
        self.box.disableAutoRange()
        self.setCentralItem(self.box)
        self._layer = _Layer(self)
        self.box.addItem(self._layer, ignoreBounds=True)

        self.theme: Theme = LIGHT
        self.colouring = Colouring.CLUSTER
        self.picture: Picture | None = None
        self.focus = Focus()
        self.camera = Camera(width=max(1, self.width()), height=max(1, self.height()))
        self.margins = Margins()
        self.sprites = Sprites()
        self._scene: Scene | None = None
        self.legend_from: float | None = 0.0  #: where the legend begins, from the left; None for none
        self._frames = Frames()
        self._moving = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._come_to_rest)
        self.hands = Hands(self)

    # -- what is shown ------------------------------------------------------------------------

    def set_picture(self, picture: Picture | None, focus: Focus | None = None) -> None:
        """Show another picture with ``focus`` in it; the camera stays."""
        self.picture = picture
        self.focus = Focus() if focus is None else focus  # one with pins alone is falsy
        self.hands.forget()
        self.refresh()

    def prepared(self, picture: Picture, camera: Camera) -> Iterator[None]:
        """Half of the work for ``picture`` before ``camera``, in steps for the turns before it is shown."""
        ratio = self.devicePixelRatioF()
        return painting.prepared(Scene(picture, self.theme, camera, self.colouring, self.sprites, ratio))

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.sprites.clear()
        self.refresh()

    def set_colouring(self, colouring: Colouring) -> None:
        self.colouring = colouring
        self.refresh()

    def set_focus(self, focus: Focus) -> None:
        """What stands out; costs no redraw of the rest."""
        if focus != self.focus:
            self.focus = focus
            self._frames.refocus()
            self.viewport().update()

    def look(self, camera: Camera, *, moving: bool = False) -> None:
        """Look from ``camera``. ``moving``: more will follow at once, so a stand-in may be shown."""
        if camera == self.camera:
            return
        if moving and not self._moving:
            self._moving = True
            scene = self.scene_now()
            if scene is not None:
                self._frames.hold(scene, self.focus)
        self.camera = camera
        self._scene = None
        self._push_range()
        if moving:
            self._rest.start(REST)
        else:
            self._frames.settle()
        self.cameraChanged.emit(camera)
        self.viewport().update()

    def refresh(self) -> None:
        """Draw everything anew in the next frame."""
        self._scene = None
        self._frames.forget()
        self._moving = False
        self.viewport().update()

    def fit_camera(self) -> Camera:
        """The camera that shows the whole picture."""
        if self.picture is None:
            return self.camera
        return self.camera.fitted(self.picture.bounds, self.margins)

    def scene_now(self) -> Scene | None:
        """The picture before the present camera."""
        if self.picture is None or not len(self.picture.centres):
            return None
        if self._scene is None:
            self._scene = Scene(
                self.picture, self.theme, self.camera, self.colouring, self.sprites, self.devicePixelRatioF()
            )
        return self._scene

    def _push_range(self) -> None:
        left, top, right, bottom = self.camera.visible()
        self.box.setRange(xRange=(left, right), yRange=(top, bottom), padding=0, disableAutoRange=False)

    def _come_to_rest(self) -> None:
        self._moving = False
        self._frames.settle()
        self.viewport().update()

    # -- painting -----------------------------------------------------------------------------

    def paint_frame(self, painter: QPainter) -> None:
        """Paint the present state in viewport pixels; called by the item in the scene."""
        scene = self.scene_now()
        if scene is None:
            painter.fillRect(self.viewport().rect(), QColor(self.theme.paper))
        else:
            self._frames.paint(painter, scene, self.focus, moving=self._moving, legend_from=self.legend_from)
            if self.focus.pinned:
                painting.paint_pins(painter, scene, self.focus.pinned)
            if self.focus.cursor is not None and self.hasFocus():
                painting.paint_cursor(painter, scene, self.focus.cursor)
        if self.hands.band is not None:
            colour = QColor(self.theme.accent)
            painter.setPen(QPen(colour, 1.0))
            colour.setAlpha(28)
            painter.setBrush(colour)
            painter.drawRect(self.hands.band)

    @property
    def legend_width(self) -> float | None:
        """Pixels that the legend has from left to right, None when it is folded away."""
        return None if self.legend_from is None else self.camera.width - self.legend_from

    @property
    def full_redraws(self) -> int:
        """How often everything was drawn anew; tests look at it."""
        return self._frames.redraws

    # -- hands --------------------------------------------------------------------------------

    def node_under(self, at: QPointF) -> int:
        """Row of the node whose symbol or name is under the pixel ``at``, or -1."""
        scene = self.scene_now()
        return NO_NODE if scene is None else node_at(scene, at.x(), at.y())

    def edge_under(self, at: QPointF) -> int:
        """Row of the edge under the pixel ``at``, or -1."""
        scene = self.scene_now()
        return NO_NODE if scene is None else edge_at(scene, at.x(), at.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.gesture is not None:
            self.cancel_gesture()
            event.accept()
            return
        event.ignore()
        self.keyPressed.emit(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks over the map's nodes; the view decides when to leave."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        size = self.viewport().size()
        if hasattr(self, "camera") and (size.width(), size.height()) != (
            self.camera.width,
            self.camera.height,
        ):
            self.camera = self.camera.resized(size.width(), size.height())
            self._push_range()
            self.refresh()

    @property
    def gesture(self) -> Gesture | None:
        """What the hand is doing, if anything."""
        return self.hands.gesture

    def cancel_gesture(self) -> None:
        """Undo the gesture that is going on, if any."""
        self.hands.cancel()

    def with_cursor(self, row: int | None) -> None:
        """Put the keyboard's ring around the node ``row``."""
        self.set_focus(replace(self.focus, cursor=row))
