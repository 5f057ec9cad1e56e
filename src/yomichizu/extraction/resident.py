"""Keeps a mapped file from counting as this program's memory for longer than it is read.

MeCab maps its dictionary; a long text touches nearly all of its 250 MB, and the pages stay with the
process although the system could read them again at any time. On Linux they are given back; elsewhere
nothing happens, for there they are not counted so or are taken back by the system alone.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

_DONT_NEED = 4  # MADV_DONTNEED: a read-only file's page is read again when it is touched


def give_back(folder: Path) -> None:
    """Let go of the resident pages of all files in ``folder`` that are mapped for reading only."""
    maps = Path("/proc/self/maps")
    if sys.platform != "linux" or not maps.exists():
        return
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    place = str(folder.resolve())
    for line in maps.read_text("utf-8", "surrogateescape").splitlines():
        columns = line.split(maxsplit=5)
        if len(columns) == 6 and columns[1].startswith("r-") and columns[5].startswith(place):
            begin, end = (int(address, 16) for address in columns[0].split("-"))
            advise(begin, end - begin, _DONT_NEED)
