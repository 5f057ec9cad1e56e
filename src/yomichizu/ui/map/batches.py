"""Many of Qt's small objects as one array: one call draws them, without a Python object for each."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPolygonF
from shiboken6 import Shiboken

Array = NDArray[np.float64]
T = TypeVar("T")


class Batch:
    """``count`` objects of a ``kind`` that is nothing but ``fields`` floating-point numbers.

    QLineF has four, QPainter.PixmapFragment ten. Write them to ``memory``, shape (count, fields), and
    hand ``*batch.arguments`` to the painter while the batch is alive.
    """

    def __init__(self, kind: type[Any], fields: int, count: int) -> None:
        self._kind = kind
        self.memory: Array = np.empty((count, fields))

    @property
    def arguments(self) -> tuple[Any, int]:
        """The first object and how many there are. Raises ValueError for none: there is no first."""
        if not len(self.memory):
            raise ValueError("nothing to draw")
        return Shiboken.wrapInstance(self.memory.ctypes.data, self._kind), len(self.memory)


def polygon(count: int) -> tuple[QPolygonF, Array]:
    """A polygon and the memory of its corners, shape (count, 2), good as long as the polygon is alive."""
    result = QPolygonF()
    result.resize(count)
    pointer: Any = Shiboken.VoidPtr  # the stubs know none of its arguments
    memory = pointer(result.data(), count * 16, True)
    return result, np.frombuffer(memory, dtype=np.float64).reshape(count, 2)
