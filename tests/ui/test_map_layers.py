"""What is kept of a picture for the next redraw looks like what is drawn anew."""

from __future__ import annotations

import numpy as np
import pytest
from map_demo import demo_map
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from pytestqt.qtbot import QtBot

from yomichizu.graph.view import EdgeStyle
from yomichizu.ui.export import paint_picture
from yomichizu.ui.map import lines
from yomichizu.ui.map.camera import Camera
from yomichizu.ui.map.canvas import MapCanvas
from yomichizu.ui.map.curves import Curves
from yomichizu.ui.map.opening import opening_picture
from yomichizu.ui.map.picture import WIDEST, line_widths
from yomichizu.ui.map.scene import Colouring
from yomichizu.ui.map.sprites import Text
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


def test_letters_grow_in_small_steps_and_never_beyond_their_room() -> None:
    scales = np.geomspace(0.05, 6.0, 2000)
    sizes = np.array([Camera(scale=scale).symbol_scale for scale in scales])
    assert (np.diff(sizes) >= 0).all()
    assert sizes[1:].max() / sizes[:-1].min() > 2
    assert (sizes[1:] / sizes[:-1]).max() < 1.03
    amid = (scales >= 0.7) & (scales <= 1.4)
    assert (sizes[amid] <= scales[amid] * (1 + 1e-6)).all()
    assert Camera(scale=1.0).symbol_scale == pytest.approx(1.0)


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("width", [1.5, 2.0, 2.5, 4.0])
def test_a_line_of_hairs_is_as_dark_and_wide_as_one_drawn_with_a_wide_pen(width: float, ratio: int) -> None:
    ends = np.array([[10.0, 14.0], [90.0, 71.0]])
    found = []
    for by_hairs in (True, False):
        image = QImage(100 * ratio, 100 * ratio, QImage.Format.Format_Grayscale8)
        image.fill(255)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if by_hairs:
            line = Curves(ends[:1], ends.mean(axis=0)[None], ends[1:])
            lines.draw(
                painter, line, np.array([width]), EdgeStyle.SOLID, QColor("black"), np.array([False]), 1.0,
                paper=QColor("white"),
            )  # fmt: skip
        else:
            painter.setPen(QPen(QColor("black"), width, c=Qt.PenCapStyle.FlatCap))
            painter.drawLine(*(round(value) for value in ends.ravel()))
        painter.end()
        pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(100 * ratio, image.bytesPerLine())
        found.append(255.0 - pixels[:, : 100 * ratio])
    # Sums of whole rows are the width; single pixels differ by the rim's rounding alone.
    rows = slice(30 * ratio, 60 * ratio)
    assert found[0][rows].sum() == pytest.approx(found[1][rows].sum(), rel=0.08)
    assert np.abs(found[0][rows] - found[1][rows]).max() <= 60


def test_texts_printed_together_have_each_its_own_ink_and_halo(qtbot: QtBot) -> None:
    canvas = canvas_at(qtbot, LIGHT, [])
    texts = [
        Text(("日本",), 30, True, ink, halo)
        for ink, halo in (
            ("#ff0000", None),
            ("#0000ff", "#00ff00"),
            ("#0000ff", None),
            ("#ff0000", "#00ff00"),
        )
    ]
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    at = np.array([[50.0 + 100 * number, 50.0] for number in range(4)])
    canvas.sprites.draw(painter, texts, at, 1.0)
    painter.end()
    seen = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(100, 4, 100, 4)[..., 2::-1].astype(int)
    for number, text in enumerate(texts):
        part = seen[:, number].reshape(-1, 3)
        inks = {name: (np.abs(part - rgb).max(axis=1) < 40).sum() for name, rgb in _COLOURS.items()}
        assert inks[text.ink] > 100
        assert bool(inks["#00ff00"] > 100) is (text.halo is not None)
        assert inks["#0000ff" if text.ink == "#ff0000" else "#ff0000"] == 0


_COLOURS = {"#ff0000": (255, 0, 0), "#00ff00": (0, 255, 0), "#0000ff": (0, 0, 255)}


def test_lines_of_a_book_differ_in_width_as_those_of_an_article_do() -> None:
    article = line_widths(np.array([1.0, 1.0, 2.0, 3.0, 5.0]))
    book = line_widths(np.array([40.0, 45.0, 60.0, 90.0, 400.0]))
    assert article.tolist() == sorted(article)
    for widths in (article, book):
        assert 1.0 <= widths.min() < 2.0
        assert np.ptp(widths) > 1.0
        assert widths.max() <= WIDEST
    assert len(line_widths(np.array([]))) == 0
