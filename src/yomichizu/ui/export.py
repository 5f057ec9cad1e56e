"""The map as a picture: the same painter as on screen, any size, with or without a window."""

from __future__ import annotations

import os
from enum import StrEnum
from math import sqrt
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from yomichizu.graph.annotate import annotated
from yomichizu.model import KnowledgeMap
from yomichizu.ui.map import legend, painting
from yomichizu.ui.map.camera import Camera
from yomichizu.ui.map.opening import margins_of, opening_picture
from yomichizu.ui.map.picture import Picture
from yomichizu.ui.map.scene import Colouring, Scene
from yomichizu.ui.map.sprites import Sprites
from yomichizu.ui.theme import LIGHT, Theme

NATURAL_AREA = 1000.0 * 800.0  #: square pixels on which a map is laid out, whatever the picture's size
LARGEST = 16_384  #: pixels a side


class Background(StrEnum):
    PAPER = "paper"
    WHITE = "white"
    TRANSPARENT = "transparent"


def render_map(
    map: KnowledgeMap, size: QSize, theme: Theme = LIGHT, *, scale: float = 1.0, whole: bool = True
) -> QImage:
    """The map's default view as a picture of exactly ``size`` × ``scale`` pixels, nothing cropped.

    ``whole`` False shows it at its natural size from the middle instead of fitting it in. Needs a
    QGuiApplication. Raises ValueError for a size that no picture can have.
    """
    width, height = round(size.width() * scale), round(size.height() * scale)
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise ValueError(f"a picture cannot be {width} × {height} pixels; choose 1 to {LARGEST} a side")
    # Laid out for a usual pane of the same shape, then drawn as large as asked for.
    factor = sqrt(width * height / NATURAL_AREA)
    pane = (width / factor, height / factor)
    if all(node.weight == 0 for node in map.nodes):
        map = annotated(map)
    picture, _ = opening_picture(map, *pane)
    image = blank(width, height, theme, Background.PAPER)
    painter = QPainter(image)
    camera = None if whole else Camera(width=pane[0], height=pane[1])
    paint_picture(painter, QRectF(0, 0, width, height), picture, theme, Colouring.CLUSTER, camera)
    painter.end()
    return image


def blank(width: int, height: int, theme: Theme, background: Background) -> QImage:
    """An empty picture. Raises MemoryError when there is no room for it."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise MemoryError(f"no room for a picture of {width} × {height} pixels")
    colours = {Background.PAPER: QColor(theme.paper), Background.WHITE: QColor(Qt.GlobalColor.white)}
    image.fill(colours.get(background, QColor(Qt.GlobalColor.transparent)))
    return image


def paint_picture(
    painter: QPainter,
    rect: QRectF,
    picture: Picture,
    theme: Theme,
    colouring: Colouring,
    camera: Camera | None,
) -> None:
    """Paint ``picture`` into ``rect``: as ``camera`` sees it, or whole when that is None."""
    if camera is None:
        factor = sqrt(max(1.0, rect.width() * rect.height()) / NATURAL_AREA)
        camera = Camera(width=rect.width() / factor, height=rect.height() / factor)
        camera = camera.fitted(picture.bounds, margins_of(picture.view, camera.width))
    zoom = min(rect.width() / camera.width, rect.height() / camera.height)
    painter.save()
    painter.translate(
        rect.left() + (rect.width() - camera.width * zoom) / 2,
        rect.top() + (rect.height() - camera.height * zoom) / 2,
    )
    painter.scale(zoom, zoom)
    # The device may have several pixels to a unit of the painter: a window on a fine screen has.
    scene = Scene(picture, theme, camera, colouring, Sprites(), painter.deviceTransform().m11())
    if len(picture.centres):
        painting.paint_base(painter, scene)
        legend.paint(painter, QRectF(0, 0, camera.width, camera.height), picture.view, theme)
    painter.restore()


def save(image: QImage, path: Path) -> None:
    """Write ``image`` as PNG. Raises OSError saying what is wrong and what can be done."""
    if path.is_dir():
        raise OSError(f"{path} is a folder; give the name of a file")
    if not path.parent.is_dir():
        raise OSError(f"the folder {path.parent} does not exist; make it or choose another")
    # The stubs ask for bytes here, which the call itself refuses.
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise OSError(f"{path} cannot be written; choose another place or check its permissions")


def export_png(map: KnowledgeMap, path: str | Path, width: int, height: int, theme: Theme = LIGHT) -> None:
    """Write the map's default view as a PNG of exactly ``width`` × ``height`` pixels, without a window.

    Raises OSError when the file cannot be written and ValueError for an impossible size.
    """
    application = ensure_application()
    save(render_map(map, QSize(width, height), theme), Path(path))
    del application


def ensure_application() -> QGuiApplication:
    """The running application, or one without a screen, for drawing alone."""
    running = QCoreApplication.instance()
    if running is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        running = QGuiApplication(["yomichizu"])
    return cast(QGuiApplication, running)
