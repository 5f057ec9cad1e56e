"""What is kept of a picture for the next redraw looks like what is drawn anew."""

from __future__ import annotations

import numpy as np
import pytest
from map_demo import demo_map
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from yomichizu.ui.export import paint_picture
from yomichizu.ui.map.camera import Camera
from yomichizu.ui.map.canvas import MapCanvas
from yomichizu.ui.map.opening import opening_picture
from yomichizu.ui.map.scene import Colouring
from yomichizu.ui.theme import DARK, LIGHT, Theme

SIZE = QSize(900, 700)


def pixels(canvas: MapCanvas) -> np.ndarray:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    canvas.paint_frame(painter)
    painter.end()
    return (
        np.frombuffer(image.constBits(), dtype=np.uint8).reshape(SIZE.height(), SIZE.width(), 4).astype(int)
    )


def canvas_at(qtbot: QtBot, theme: Theme, cameras: list[Camera]) -> MapCanvas:
    """A canvas that has looked from one camera after the other."""
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(SIZE)
    canvas.set_theme(theme)
    picture, _ = opening_picture(demo_map(), SIZE.width(), SIZE.height())
    canvas.set_picture(picture)
    for camera in cameras:
        canvas.look(camera.resized(canvas.camera.width, canvas.camera.height))
        pixels(canvas)
    return canvas


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("scale", [0.83, 1.0, 1.37])
def test_a_panned_map_looks_like_the_one_drawn_anew(qtbot: QtBot, theme: Theme, scale: float) -> None:
    begin = Camera(x=3.3, y=-8.7, scale=scale)
    way = [begin, begin.moved(31, 12), begin.moved(-57, 44), begin.moved(140, -90.4)]
    panned, anew = canvas_at(qtbot, theme, way), canvas_at(qtbot, theme, way[-1:])
    kept, fresh = pixels(panned), pixels(anew)
    assert np.ptp(fresh) > 50
    # The engine rounds corners to a 64th of a pixel, and translucent rims once more in a layer.
    assert np.abs(kept - fresh).max() <= 20
    assert (np.abs(kept - fresh).max(axis=2) > 4).mean() < 3e-3  # a pixel aside it would be 40 times as much


def test_another_colouring_is_not_taken_from_what_was_kept(qtbot: QtBot) -> None:
    way = [Camera(), Camera().moved(5, 5), Camera().moved(10, 10)]
    panned, anew = canvas_at(qtbot, LIGHT, way), canvas_at(qtbot, LIGHT, way[-1:])
    before = pixels(panned)
    for canvas in (panned, anew):
        canvas.set_colouring(Colouring.KIND)
    assert np.abs(pixels(panned) - before).max() > 50
    assert np.abs(pixels(panned) - pixels(anew)).max() <= 20


def test_names_that_find_room_are_chosen_once_for_a_scale(qtbot: QtBot) -> None:
    canvas = canvas_at(qtbot, LIGHT, [Camera(scale=0.2), Camera(scale=0.2).moved(4, 3)])
    scene = canvas.scene_now()
    assert scene is not None
    assert 0 < len(scene.named) < len(scene.on_screen)
    fresh = canvas_at(qtbot, LIGHT, [canvas.camera]).scene_now()
    assert fresh is not None
    assert scene.named.tolist() == fresh.named.tolist()


def test_a_fine_screen_shows_symbols_and_names_as_large_as_any(qtbot: QtBot) -> None:
    """A device of two pixels to a unit shows what a picture of twice the size shows."""
    picture, camera = opening_picture(demo_map(), 700, 560)
    found = []
    for ratio in (1, 2):
        image = QImage(1400, 1120, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(LIGHT.paper)
        painter = QPainter(image)
        room = QRectF(0, 0, 1400 / ratio, 1120 / ratio)
        paint_picture(painter, room, picture, LIGHT, Colouring.CLUSTER, camera)
        painter.end()
        found.append(np.frombuffer(image.constBits(), dtype=np.uint8).astype(int))
    assert np.abs(found[0] - found[1]).max() <= 20
