"""Log-linear models over hashed features, scored for many rows at once.

A row (a token, a pair of bunsetsu, a predicate with a candidate argument) has integer attributes in
columns; a template names the columns it combines. Row and template hash to one cell of a weight table
(feature hashing, Weinberger et al. 2009), and the score of a row is the sum of its cells. There is no
dictionary of features, so that scoring is a handful of numpy calls for a whole document.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.uint32]
Floats = NDArray[np.float32]

_PRIME = np.uint32(0x9E3779B1)
_MIX = np.uint32(0x85EBCA6B)


@cache
def code(text: str) -> int:
    """A stable 32-bit number for an attribute's value (Python's own hash changes with each run)."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def cells(columns: Sequence[Ints], templates: Sequence[tuple[int, ...]], bits: int) -> list[Ints]:
    """For each template the weight-table cell of every row: arrays of N numbers below ``2**bits``.

    ``columns`` are arrays of N attribute codes; a template is a tuple of column numbers.
    """
    shift = np.uint32(32 - bits)
    result = []
    for number, template in enumerate(templates):
        mixed = columns[template[0]] + np.uint32((number * 0x632BE5AB + 0x1B873593) & 0xFFFFFFFF)
        mixed *= _PRIME
        for column in template[1:]:
            mixed ^= mixed >> np.uint32(15)
            mixed += columns[column]
            mixed *= _PRIME
        mixed ^= mixed >> np.uint32(16)
        mixed *= _MIX
        mixed >>= shift
        result.append(mixed)
    return result


class Table:
    """The weights of one model: int8 steps of ``scale`` in ``2**bits`` cells."""

    def __init__(self, weights: Floats) -> None:
        self.bits = len(weights).bit_length() - 1
        if len(weights) != 1 << self.bits:
            raise ValueError(f"a weight table has 2**n cells, not {len(weights)}")
        self.weights = weights

    @classmethod
    def load(cls, path: Path, name: str) -> Table:
        """The table ``name`` of the model file ``path``. Raises FileNotFoundError, KeyError."""
        with np.load(path, allow_pickle=False) as archive:
            steps = archive[name]
            scale = float(archive[f"{name}_scale"][0])
        return cls(steps.astype(np.float32) * np.float32(scale))

    def scores(self, columns: Sequence[Ints], templates: Sequence[tuple[int, ...]]) -> Floats:
        """Score of each row: N float32."""
        total = np.zeros(len(columns[0]), np.float32)
        for cell in cells(columns, templates, self.bits):
            total += self.weights[cell]
        return total
