"""Find in the text: as it reads, whatever width and kana type, and by dictionary form. No Qt here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from yomichizu.control import Control
from yomichizu.model import Span

_KEPT = frozenset(
    {"名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞", "連体詞", "助詞"}
)


class Word(NamedTuple):
    """One token as finding needs it. Offsets are code points."""

    start: int
    end: int
    lemma: str


class WordTable:
    """The words of a text by dictionary form."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            self._places[word.lemma].append(number)

    def find(self, lemmas: Sequence[str]) -> list[Span]:
        """Where words with these dictionary forms follow each other: 依存 を 減らす finds 依存を減らし."""
        if not lemmas:
            return []
        words, found = self.words, []
        for first in self._places.get(lemmas[0], ()):
            last = first + len(lemmas) - 1
            if last < len(words) and all(words[first + i].lemma == lemmas[i] for i in range(1, len(lemmas))):
                found.append(Span(words[first].start, words[last].end))
        return found


def words_of(text: str, control: Control) -> WordTable:
    """Every word of ``text`` with its dictionary form; line by line, so that other threads get their turn.

    Raises Cancelled when ``control`` says so.
    """
    from yomichizu.extraction.tagging import Tagger

    tagger = Tagger()
    words: list[Word] = []
    start = 0
    size = max(1, len(text))
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        for piece in range(start, end, 4000):
            line = text[piece : min(end, piece + 4000)]
            words += [Word(t.start, t.end, t.feature.lemma) for t in tagger.tokens(_plain(line), piece)]
            control.tick(piece / size)
        start = end + 1
    return WordTable(words)


def lemmas_of(query: str) -> list[str]:
    """The dictionary forms of a query; a trailing ending (た, て, ます) asks for nothing more.

    減らした → 減らす; 依存を減らす → 依存, を, 減らす.
    """
    from yomichizu.extraction.tagging import Tagger

    tokens = Tagger().tokens(_plain(query.strip()), 0)
    while len(tokens) > 1 and tokens[-1].feature.pos1 not in _KEPT - {"助詞"}:
        tokens.pop()
    return [t.feature.lemma for t in tokens]


def merged(first: Sequence[Span], second: Sequence[Span]) -> list[Span]:
    """Both lists in text order; what overlaps an earlier or longer hit is left out."""
    result: list[Span] = []
    for span in sorted({*first, *second}, key=lambda s: (s.start, -s.end)):
        if not result or span.start >= result[-1].end:
            result.append(span)
    return result


def _plain(line: str) -> str:
    """Lone surrogates, which the tagger cannot encode, replaced one for one."""
    return line.translate(dict.fromkeys(range(0xD800, 0xE000), 0xFFFD))
