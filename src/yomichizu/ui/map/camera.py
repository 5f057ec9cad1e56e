"""Where the map is looked at from: a frozen camera between world units and screen pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor, log2

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  #: shape (n, 2): x to the right, y downwards

CLOSEST = 6.0  #: greatest scale that the reader can zoom to
FARTHEST = 0.01
SIZES = 24  #: of symbols and letters in each doubling of the scale


@dataclass(frozen=True, slots=True)
class Margins:
    """Pixels that a fitted picture leaves free at each side."""

    left: float = 24.0
    top: float = 24.0
    right: float = 24.0
    bottom: float = 24.0

    def scaled(self, factor: float) -> Margins:
        """The same margins, ``factor`` times as wide."""
        return Margins(self.left * factor, self.top * factor, self.right * factor, self.bottom * factor)


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the world: one world unit is one logical pixel at scale 1.

    ``x``, ``y`` is the world point in the middle of the viewport, ``width`` and ``height`` the
    viewport's size in logical pixels.
    """

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    width: float = 800.0
    height: float = 600.0

    @property
    def symbol_scale(self) -> float:
        """How large symbols and letters are drawn, as a factor of their natural size.

        Around scale 1 the picture grows as a whole, so that what was placed without overlap stays
        so. Beyond, symbols grow slower than distances: zooming in makes room, zooming far out
        keeps symbols visible (names are then left out by importance). It goes in steps too small to be
        seen, never above, so that what was drawn for one scale serves for those around it.
        """
        if self.scale > 1.4:
            scale = 1.4 * (self.scale / 1.4) ** 0.35
        elif self.scale < 0.7:
            scale = 0.7 * (self.scale / 0.7) ** 0.55
        else:
            scale = self.scale
        return float(2.0 ** (floor(log2(scale) * SIZES + 1e-6) / SIZES))

    def to_screen(self, points: Points) -> Points:
        """World points, shape (n, 2), as pixels from the viewport's top left corner."""
        shift = np.array([self.width / 2 - self.x * self.scale, self.height / 2 - self.y * self.scale])
        return np.asarray(points * self.scale + shift)

    def to_world(self, x: float, y: float) -> tuple[float, float]:
        """The world point under the pixel (x, y)."""
        return (
            self.x + (x - self.width / 2) / self.scale,
            self.y + (y - self.height / 2) / self.scale,
        )

    def moved(self, dx: float, dy: float) -> Camera:
        """The camera after the picture was dragged by (dx, dy) pixels."""
        return replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def zoomed(self, factor: float, x: float, y: float) -> Camera:
        """The camera ``factor`` times as close, with the world point under pixel (x, y) kept there."""
        scale = min(CLOSEST, max(FARTHEST, self.scale * factor))
        world_x, world_y = self.to_world(x, y)
        return replace(
            self,
            x=world_x - (x - self.width / 2) / scale,
            y=world_y - (y - self.height / 2) / scale,
            scale=scale,
        )

    def resized(self, width: float, height: float) -> Camera:
        """The same middle and scale in a viewport of another size."""
        return replace(self, width=max(1.0, width), height=max(1.0, height))

    def fitted(
        self, bounds: tuple[float, float, float, float], margins: Margins, *, at_most: float = 1.25
    ) -> Camera:
        """The camera that shows the world rectangle ``bounds`` (left, top, right, bottom) whole.

        Little worlds are not blown up beyond the scale ``at_most``.
        """
        left, top, right, bottom = bounds
        room_x = max(40.0, self.width - margins.left - margins.right)
        room_y = max(40.0, self.height - margins.top - margins.bottom)
        scale = min(room_x / max(right - left, 1e-6), room_y / max(bottom - top, 1e-6), at_most)
        scale = max(FARTHEST, scale)
        shift_x = (margins.left - margins.right) / 2 / scale
        shift_y = (margins.top - margins.bottom) / 2 / scale
        return replace(self, x=(left + right) / 2 - shift_x, y=(top + bottom) / 2 - shift_y, scale=scale)

    def visible(self) -> tuple[float, float, float, float]:
        """The world rectangle in the viewport: left, top, right, bottom."""
        left, top = self.to_world(0, 0)
        right, bottom = self.to_world(self.width, self.height)
        return left, top, right, bottom

    def holds(self, bounds: tuple[float, float, float, float]) -> bool:
        """Whether the world rectangle ``bounds`` (left, top, right, bottom) is all in the viewport."""
        left, top, right, bottom = self.visible()
        return left <= bounds[0] and top <= bounds[1] and right >= bounds[2] and bottom >= bounds[3]

    def between(self, other: Camera, share: float) -> Camera:
        """The camera ``share`` (0..1) of the way from this one to ``other``; zoom is geometric."""
        ratio = other.scale / self.scale
        scale = self.scale * ratio**share
        # The centre follows the zoom, so that nothing swings out of the viewport on the way.
        way = share if abs(ratio - 1) < 1e-3 else (1 - self.scale / scale) / (1 - self.scale / other.scale)
        return replace(
            other, x=self.x + (other.x - self.x) * way, y=self.y + (other.y - self.y) * way, scale=scale
        )
