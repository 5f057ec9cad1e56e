"""Mouse, wheel, touch and track pad on the map: events become clicks, hovers and gesture objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QCursor, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from yomichizu.ui.map.gestures import BoxSelect, DragNodes, Gesture, Pan, Zoom

if TYPE_CHECKING:
    from yomichizu.ui.map.canvas import MapCanvas

NOTHING = -1
WHEEL_REST = 160  #: milliseconds after the last notch of a wheel until its gesture has ended
NOTCH = 1.2  #: how much nearer one notch of the wheel brings the map


class Hands(QObject):
    """Watches the canvas's viewport and speaks through the canvas's signals.

    At most one gesture runs at a time: ``gesture``. Positions are pixels of the viewport.
    """

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.gesture: Gesture | None = None
        self.band: QRectF | None = None  #: the rectangle that is being drawn, if any
        self._pressed: tuple[QPointF, int, int, Qt.KeyboardModifier] | None = None
        self._hover = (NOTHING, NOTHING)
        self._wheel_rest = QTimer(self, interval=WHEEL_REST, singleShot=True)
        self._wheel_rest.timeout.connect(self._finish_zoom)
        port = canvas.viewport()
        port.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, True)
        port.grabGesture(Qt.GestureType.PinchGesture)
        port.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._press(cast(QMouseEvent, event))
            case QEvent.Type.MouseMove:
                self._move(cast(QMouseEvent, event))
            case QEvent.Type.MouseButtonRelease:
                self._release(cast(QMouseEvent, event))
            case QEvent.Type.MouseButtonDblClick:
                self._double_click(cast(QMouseEvent, event))
            case QEvent.Type.Wheel:
                self._wheel(cast(QWheelEvent, event))
            case QEvent.Type.ContextMenu:
                self._context(cast(QContextMenuEvent, event))
            case QEvent.Type.Gesture:
                return self._touch(cast(QGestureEvent, event))
            case QEvent.Type.NativeGesture:
                self._track_pad(cast(QNativeGestureEvent, event))
            case QEvent.Type.Leave:
                self.hover(NOTHING, NOTHING)
                return False
            case _:
                return False
        event.accept()
        return True

    # -- buttons ------------------------------------------------------------------------------

    def _press(self, event: QMouseEvent) -> None:
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        self._finish_zoom()
        at = event.position()
        if event.button() is Qt.MouseButton.LeftButton and self.gesture is None:
            self._pressed = (at, *self.under(at), event.modifiers())
        elif event.button() is Qt.MouseButton.MiddleButton and self.gesture is None:
            self.begin(self._pan(at))

    def _move(self, event: QMouseEvent) -> None:
        at = event.position()
        if self.gesture is not None:
            self.gesture.move(at)
        elif self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            origin, node, _, modifiers = self._pressed
            if (at - origin).manhattanLength() >= QApplication.startDragDistance():
                self.begin(self._dragging(origin, node, modifiers)).move(at)
        else:
            self.hover(*self.under(at))

    def _dragging(self, origin: QPointF, node: int, modifiers: Qt.KeyboardModifier) -> Gesture:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            return BoxSelect(origin, self._show_band, lambda rect: self._choose_box(rect, modifiers), self)
        return self._drag(origin, node) if node >= 0 else self._pan(origin)

    def _release(self, event: QMouseEvent) -> None:
        at = event.position()
        if self.gesture is not None:
            self.gesture.finish(at)
            self.hover(*self.under(at))
        elif self._pressed is not None and event.button() is Qt.MouseButton.LeftButton:
            _, node, edge, modifiers = self._pressed
            if node >= 0:
                self._canvas.nodeClicked.emit(node, modifiers)
            elif edge >= 0:
                self._canvas.edgeClicked.emit(edge, modifiers)
            else:
                self._canvas.backgroundClicked.emit()
        self._pressed = None

    def _double_click(self, event: QMouseEvent) -> None:
        self._pressed = None
        node, edge = self.under(event.position())
        if node >= 0:
            self._canvas.nodeDoubleClicked.emit(node)
        elif edge < 0:
            self._canvas.backgroundDoubleClicked.emit()

    def _context(self, event: QContextMenuEvent) -> None:
        if self.gesture is not None:  # the other button takes a drag back
            self.cancel()
        elif event.reason() is QContextMenuEvent.Reason.Mouse:
            node, edge = self.under(QPointF(event.pos()))
            self._canvas.contextRequested.emit(node, edge, event.globalPos())
        else:
            self._canvas.menuKeyPressed.emit()

    # -- what is under the hand ---------------------------------------------------------------

    def under(self, at: QPointF) -> tuple[int, int]:
        """Row of the node and row of the edge at ``at``; -1 for none, a node hides the edges under it."""
        node = self._canvas.node_under(at)
        return (node, NOTHING) if node >= 0 else (NOTHING, self._canvas.edge_under(at))

    def hover(self, node: int, edge: int) -> None:
        """The mouse is on this row of nodes or edges now."""
        if (node, edge) != self._hover:
            self._hover = (node, edge)
            pointing = node >= 0 or edge >= 0
            shape = Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
            self._canvas.viewport().setCursor(shape)
            self._canvas.hovered.emit(node, edge)

    def forget(self) -> None:
        """The picture is another one: what was under the mouse is no more."""
        self._hover = (NOTHING, NOTHING)

    # -- gestures -----------------------------------------------------------------------------

    def begin(self, gesture: Gesture) -> Gesture:
        """Start a gesture; from now on Esc cancels it."""
        self.gesture = gesture
        for ended in (gesture.finished, gesture.cancelled):
            ended.connect(self._ended)
            ended.connect(gesture.deleteLater)
        self.hover(NOTHING, NOTHING)
        gesture.start()
        return gesture

    def _ended(self) -> None:
        self.gesture = None

    def cancel(self) -> None:
        """Undo the gesture that is going on, if any."""
        self._pressed = None
        if self.gesture is not None:
            self.gesture.cancel()

    def _pan(self, at: QPointF) -> Pan:
        canvas = self._canvas
        return Pan(at, canvas.camera, lambda camera: canvas.look(camera, moving=True), self)

    def _drag(self, at: QPointF, node: int) -> DragNodes:
        canvas = self._canvas
        chosen = canvas.focus.chosen
        rows = sorted(chosen) if node in chosen else [node]
        scale = canvas.camera.scale

        def place(dx: float, dy: float) -> None:
            canvas.nodesDragging.emit(rows, dx / scale, dy / scale)

        def settle(keep: bool) -> None:
            canvas.nodesDragged.emit(rows if keep else [])

        return DragNodes(at, place, settle, self)

    def _show_band(self, rect: QRectF | None) -> None:
        self.band = rect
        self._canvas.viewport().update()

    def _choose_box(self, rect: QRectF, modifiers: Qt.KeyboardModifier) -> None:
        scene = self._canvas.scene_now()
        if scene is None:
            return
        x, y = scene.at[:, 0], scene.at[:, 1]
        inside = (x >= rect.left()) & (x <= rect.right()) & (y >= rect.top()) & (y <= rect.bottom())
        self._canvas.boxChosen.emit(np.flatnonzero(inside).tolist(), modifiers)

    # -- zooming ------------------------------------------------------------------------------

    def _zoom(self, factor: float, at: QPointF) -> None:
        """Go on zooming, or begin to; whatever else the hand does goes before."""
        if self.gesture is None:
            canvas = self._canvas
            self.begin(Zoom(at, canvas.camera, lambda camera: canvas.look(camera, moving=True), self))
        if isinstance(self.gesture, Zoom):
            self.gesture.zoom(factor, at)

    def _finish_zoom(self) -> None:
        self._wheel_rest.stop()
        if isinstance(self.gesture, Zoom):
            self.gesture.finish(self.gesture.at)
            port = self._canvas.viewport()
            at = QPointF(port.mapFromGlobal(QCursor.pos()))
            if port.underMouse() and port.rect().contains(at.toPoint()):
                self.hover(*self.under(at))

    def _wheel(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120 or event.pixelDelta().y() / 60
        if notches:
            self._zoom(NOTCH**notches, event.position())
            self._wheel_rest.start()

    def _touch(self, event: QGestureEvent) -> bool:
        """Two fingers on a touch screen."""
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        event.accept(pinch)
        self._pressed = None  # the first finger came as a mouse button
        if isinstance(self.gesture, Pan | DragNodes | BoxSelect):
            self.cancel()
        match pinch.state():
            case Qt.GestureState.GestureCanceled:
                self.cancel()
            case state:
                at = QPointF(self._canvas.viewport().mapFromGlobal(pinch.centerPoint()))
                self._zoom(pinch.scaleFactor() or 1.0, at)
                if state == Qt.GestureState.GestureFinished:
                    self._finish_zoom()
        return True

    def _track_pad(self, event: QNativeGestureEvent) -> None:
        """Two fingers on a track pad, where the system recognises the gesture itself."""
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(max(0.1, 1.0 + event.value()), event.position())
                self._wheel_rest.start()
            case Qt.NativeGestureType.EndNativeGesture:
                self._finish_zoom()
