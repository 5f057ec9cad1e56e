"""Hashes of many strings at once, and word tables that ship as hashes instead of strings.

The hash is a polynomial one over code points (Karp & Rabin 1987) modulo 2^64, so that the hash of any
run of tokens comes out of two entries of a running sum; a mixing step (Steele et al. 2014,
"SplitMix") spreads it over all bits. A table keeps only 32 bits of each word's hash: some
hundred thousand words fit into a few hundred kilobytes, and a string that is not in the table is
taken for one of its words less than once in ten thousand times.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
_BASE = 0x9E3779B97F4A7C15 | 1
_INVERSE = pow(_BASE, -1, 1 << 64)
_BITS = 20  # of the first filter: a bit for each of 2^20 hash prefixes


def normalised(surface: str) -> str:
    """The form under which words are looked up: compatibility forms folded, lower case.

    Ｍｉｃｒｏｓｏｆｔ → microsoft, ﾊﾝｶｸ → ハンカク.
    """
    return unicodedata.normalize("NFKC", surface).lower()


class RunningHash:
    """Hashes of every run of consecutive ``words``."""

    def __init__(self, words: Sequence[str]) -> None:
        text = "".join(words)
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
        self._bounds = np.concatenate(([0], np.cumsum([len(w) for w in words], dtype=np.int64)))
        powers = np.full(len(points) + 1, _BASE, dtype=np.uint64)
        powers[0] = 1
        np.cumprod(powers, out=powers)
        self._sums = np.concatenate(
            (np.zeros(1, np.uint64), np.cumsum((points + np.uint64(1)) * powers[:-1]))
        )
        inverse = np.full(len(points) + 1, _INVERSE, dtype=np.uint64)
        inverse[0] = 1
        np.cumprod(inverse, out=inverse)
        self._inverse = inverse

    def __call__(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> Hashes:
        """Hash of the words ``first[i]`` (inclusive) to ``last[i]`` (exclusive)."""
        start, end = self._bounds[first], self._bounds[last]
        x: Hashes = (self._sums[end] - self._sums[start]) * self._inverse[start]
        x ^= x >> np.uint64(30)
        x *= np.uint64(0xBF58476D1CE4E5B9)
        x ^= x >> np.uint64(27)
        x *= np.uint64(0x94D049BB133111EB)
        x ^= x >> np.uint64(31)
        return x


def hashes(words: Sequence[str]) -> Hashes:
    """Hash of each word by itself."""
    index = np.arange(len(words), dtype=np.int64)
    return RunningHash(words)(index, index + 1)


class HashTable:
    """Word → small number, known only by hash. ``keys`` are sorted and unique."""

    def __init__(self, keys: NDArray[np.uint32], values: NDArray[np.uint16]) -> None:
        self._keys = keys
        self._values = values
        self._filter = np.zeros(1 << _BITS, dtype=np.bool_)
        self._filter[keys >> np.uint32(32 - _BITS)] = True

    def __call__(self, asked: Hashes) -> NDArray[np.uint16]:
        """The value of each hash; 0 where the table has no such word."""
        found = np.zeros(len(asked), dtype=np.uint16)
        short = (asked >> np.uint64(32)).astype(np.uint32)
        maybe = np.flatnonzero(self._filter[short >> np.uint32(32 - _BITS)])
        if len(maybe) and len(self._keys):
            wanted = short[maybe]
            place = np.searchsorted(self._keys, wanted)
            place[place == len(self._keys)] = 0
            hit = self._keys[place] == wanted
            found[maybe[hit]] = self._values[place[hit]]
        return found

    @staticmethod
    def encode(words: dict[str, int]) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
        """Sorted keys and values of a table of ``words``; of two words with one hash the first stays."""
        keys = (hashes(list(words)) >> np.uint64(32)).astype(np.uint32)
        unique, first = np.unique(keys, return_index=True)
        return unique, np.array(list(words.values()), dtype=np.uint16)[first]
