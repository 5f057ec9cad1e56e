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

    def __init__(self, steps: NDArray[np.int8], scale: float) -> None:
        self.bits = len(steps).bit_length() - 1
        if len(steps) != 1 << self.bits:
            raise ValueError(f"a weight table has 2**n cells, not {len(steps)}")
        # Kept as stored: a table of bytes stays in the processor's cache.
        self.steps = steps
        self.scale = np.float32(scale)

    @classmethod
    def load(cls, path: Path, name: str) -> Table:
        """The table ``name`` of the model file ``path``. Raises FileNotFoundError, KeyError."""
        with np.load(path, allow_pickle=False) as archive:
            return cls(archive[name], float(archive[f"{name}_scale"][0]))

    def scores(self, columns: Sequence[Ints], templates: Sequence[tuple[int, ...]]) -> Floats:
        """Score of each row: N float32."""
        return scores_of([self], columns, templates)[0]


def scores_of(
    tables: Sequence[Table], columns: Sequence[Ints], templates: Sequence[tuple[int, ...]]
) -> list[Floats]:
    """Score of each row in each of ``tables``, which have one size: N float32 for each."""
    # 127 steps of at most 250 templates fit
    totals = [np.zeros(len(columns[0]), np.int16) for _ in tables]
    for cell in cells(columns, templates, tables[0].bits):
        for table, total in zip(tables, totals, strict=True):
            total += table.steps[cell]
    return [total * table.scale for table, total in zip(tables, totals, strict=True)]
