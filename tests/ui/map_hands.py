"""A hand on the map for tests: presses, moves and lets go with the button held, as a mouse does."""

from __future__ import annotations

from map_demo import demo_map
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from yomichizu.graph.view import Filter
from yomichizu.ui.map.view import MapView

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def spot(view: MapView, node: str) -> QPoint:
    """The middle of a node's symbol in the viewport."""
    scene = view.canvas.scene_now()
    assert scene is not None
    x, y = scene.at[scene.picture.number[node]]
    return QPoint(round(x), round(y))


def edge_spot(view: MapView, source: str, target: str) -> QPoint:
    """A point on an edge that no node covers."""
    scene = view.canvas.scene_now()
    assert scene is not None
    row = next(i for i, e in enumerate(view.shown.edges) if (e.source, e.target) == (source, target))
    curves = scene.curves
    for t in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        x, y = (
            curves.start[row] * (1 - t) ** 2 + curves.control[row] * 2 * t * (1 - t) + curves.end[row] * t**2
        )
        if view.canvas.hands.under(QPointF(x, y)) == (-1, row):
            return QPoint(round(x), round(y))
    raise AssertionError(f"no free point on {source} {target}")


def press(view: MapView, at: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    _send(view, QEvent.Type.MouseButtonPress, at, LEFT, LEFT, held)


def move(view: MapView, at: QPoint, held: Qt.KeyboardModifier = PLAIN, *, button: bool = True) -> None:
    _send(
        view,
        QEvent.Type.MouseMove,
        at,
        Qt.MouseButton.NoButton,
        LEFT if button else Qt.MouseButton.NoButton,
        held,
    )


def release(view: MapView, at: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    _send(view, QEvent.Type.MouseButtonRelease, at, LEFT, Qt.MouseButton.NoButton, held)


def drag(view: MapView, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    press(view, start, held)
    move(view, (start + end) / 2, held)
    move(view, end, held)
    release(view, end, held)


def hover(view: MapView, at: QPoint) -> None:
    move(view, at, button=False)


def wheel(view: MapView, at: QPoint, notches: int) -> None:
    port = view.canvas.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(port.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        PLAIN,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def picture(view: MapView) -> QImage:
    return view.canvas.viewport().grab().toImage()


def colourful(image: QImage, at: QPoint, reach: int = 9) -> float:
    """How far the pixels around ``at`` stand out from the paper, 0..255 a channel, on average."""
    paper = QColor(image.pixelColor(1, 1))
    total = 0.0
    for x in range(at.x() - reach, at.x() + reach + 1):
        for y in range(at.y() - reach, at.y() + reach + 1):
            c = image.pixelColor(x, y)
            total += (
                abs(c.red() - paper.red()) + abs(c.green() - paper.green()) + abs(c.blue() - paper.blue())
            )
    return total / 3 / (2 * reach + 1) ** 2


def _send(
    view: MapView,
    kind: QEvent.Type,
    at: QPoint,
    button: Qt.MouseButton,
    buttons: Qt.MouseButton,
    held: Qt.KeyboardModifier,
) -> None:
    port = view.canvas.viewport()
    event = QMouseEvent(kind, QPointF(at), QPointF(port.mapToGlobal(at)), button, buttons, held)
    QApplication.sendEvent(port, event)


def demo_view(qtbot: QtBot, *, focus: bool = False) -> MapView:
    """All of the demo map in the real pane, at rest; with ``focus`` the keyboard works on it."""
    view = MapView()
    qtbot.addWidget(view)
    view.resize(800, 760)
    view.show()
    qtbot.waitExposed(view)
    view.set_filter(Filter(most=0))
    view.set_map(demo_map())
    view.finish_moves()
    if focus:
        view.activateWindow()
        view.canvas.setFocus()
    return view
