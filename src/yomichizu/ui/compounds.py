"""Where a compound may be broken: between its words, as the tagger cuts them. No Qt here."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_KATAKANA = re.compile("[ァ-ヺーｦ-ﾟ]")


@lru_cache(maxsize=1024)
def word_ends(text: str) -> tuple[int, ...]:
    """Offsets (code points) of the ends of words within ``text``; its own end is none.

    A suffix of one character belongs to what it follows (連合会), so does a particle (港｜の is none), and
    a name in katakana that the dictionary does not know falls into splinters (マニ, フォールド).
    """
    from yomichizu.extraction.tagging import Tagger  # only long compounds need it: it takes a moment

    tokens = Tagger().tokens(text, 0)
    least = [3 if _KATAKANA.match(token.surface) else 2 for token in tokens]
    whole = [len(token.surface) >= short for token, short in zip(tokens, least, strict=True)]
    return tuple(a.end for (a, good), (_, fine) in pairwise(zip(tokens, whole, strict=True)) if good and fine)
