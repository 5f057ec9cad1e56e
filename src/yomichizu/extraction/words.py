"""Words that the dictionary does not know."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yomichizu.extraction.analysis import Token

_PIECE = re.compile(r"[ァ-ヺー・＝=]+")


def strange(inside: Sequence[Token]) -> bool:
    """Whether a proper noun or an unknown word is among the tokens, or katakana in shreds: メス|ティア."""
    shreds = len(inside) > 1 and all(_PIECE.fullmatch(t.surface) for t in inside)
    return unknown(inside) or (shreds and any(len(t.surface) < 3 for t in inside))


def unknown(inside: Sequence[Token]) -> bool:
    return any(not t.feature.goshu or t.feature.pos2 == "固有名詞" for t in inside)
