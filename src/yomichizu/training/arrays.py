"""Arrays on disk, the same bytes each time: numpy's own ``savez`` writes the time of day into the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_EPOCH = (1980, 1, 1, 0, 0, 0)


def save(path: Path, arrays: Mapping[str, NDArray[np.generic]], *, compressed: bool = True) -> None:
    """Write ``arrays`` as an .npz that ``numpy.load`` reads, members sorted by name.

    Weights that hardly shrink stay as they are: inflating them would delay the first map. Strings
    belong in a uint8 array (``pack``), so that nothing needs pickle.
    """
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(arrays):
            member = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            member.external_attr = 0o644 << 16
            member.create_system = 3
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(member, buffer.getvalue(), compresslevel=9)


def pack(words: list[str]) -> NDArray[np.uint8]:
    """Words (none holds a newline) as UTF-8 bytes, one a line."""
    if any("\n" in word for word in words):
        raise ValueError("a word with a newline cannot be packed")
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)
