"""The function words of a phrase: particles and auxiliaries, without punctuation."""

from __future__ import annotations

from collections.abc import Sequence

from yomichizu.extraction.analysis import Bunsetsu, Token

SILENT = ("補助記号", "空白")  #: parts of speech that nobody says


def function_tokens(tokens: Sequence[Token], phrase: Bunsetsu) -> list[Token]:
    """What follows the content of ``phrase``, without punctuation: 減らさ|なかっ|た、 → なかっ, た."""
    return [t for t in tokens[phrase.content_end : phrase.last] if t.feature.pos1 not in SILENT]


def function_words(tokens: Sequence[Token], phrase: Bunsetsu) -> list[str]:
    """The same as written: 額|が、 → ["が"]."""
    return [t.surface for t in function_tokens(tokens, phrase)]
