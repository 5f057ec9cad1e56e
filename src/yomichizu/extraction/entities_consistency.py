"""One name, one type, wherever a document says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from yomichizu.extraction import gazetteer
from yomichizu.extraction.analysis import AnalysedSentence, Token

_HIRAGANA = re.compile(r"[ぁ-ゖー・\s]{2,}")
_READING = re.compile(
    r"[(（]\s*([ぁ-ゖー・](?:[ぁ-ゖー・\s]*[ぁ-ゖー])?)(?=\s*[,、，)）;；:：/／\-－0-9１-９])"
)
_KATAKANA = re.compile(r"[ァ-ヺー・＝]{3,}")
_SURE = 0.55  #: probability that one mention needs to vouch for the others
_TABLE_VOTE = 0.7  #: what a table's type counts beside the probabilities of the mentions
_LISTED = 0.9  #: confidence of a name that a gazetteer of ours knows
_RUN = frozenset({"名詞", "接頭辞", "接尾辞"})


class Guess(NamedTuple):
    """A name with the labeller's type (PER LOC ORG ART)."""

    start: int
    end: int
    type: str
    sentence: int
    source: str
    confidence: float
    alias_of: str = ""  #: the name that a reading stands for, whose ending tells the finer type


def consistent(text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess]) -> list[Guess]:
    """``guesses`` with one type a name, readings in brackets and missed occurrences added; sorted."""
    voted = _vote(text, guesses)
    voted = _with_readings(text, sentences, voted)
    return _with_missed(text, sentences, voted)


def _vote(text: str, guesses: list[Guess]) -> list[Guess]:
    """Give every name the type that its mentions together are surest of; our own tables have a say.

    One doubtful ラピダス as a person does not outweigh the company that the table knows.
    """
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for g in guesses:
        count = votes[text[g.start : g.end]]
        count[g.type] = count.get(g.type, 0.0) + g.confidence
    listed = gazetteer.findable()
    for name, kinds in votes.items():
        if name in listed:
            kinds[listed[name]] = kinds.get(listed[name], 0.0) + _TABLE_VOTE
    winner = {name: max(sorted(kinds), key=kinds.__getitem__) for name, kinds in votes.items()}
    return [g._replace(type=winner[text[g.start : g.end]]) for g in guesses]


def _with_readings(text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess]) -> list[Guess]:
    """A kana reading right behind a name in brackets names the same: 軍令部（ぐんれいぶ）.

    So does a line of hiragana alone that reads like a name found before.
    """
    added: list[Guess] = []
    for g in guesses:
        limit = sentences[g.sentence].end
        if (match := _READING.match(text, g.end, limit)) is not None:
            surface = text[g.start : g.end]
            added.append(Guess(*match.span(1), g.type, g.sentence, "pattern", g.confidence, surface))
    readings: dict[str, Guess] = {}
    for g in guesses:
        kana = "".join(
            t.feature.kana for t in _tokens(sentences[g.sentence], g.start, g.end) if not t.surface.isspace()
        )
        readings.setdefault(kana, g)
    for number, sentence in enumerate(sentences):
        line = text[sentence.start : sentence.end]
        if _HIRAGANA.fullmatch(line):
            kana = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in line if not c.isspace())
            if (named := readings.get(kana)) is not None:
                name = text[named.start : named.end]
                added.append(
                    Guess(sentence.start, sentence.end, named.type, number, "pattern", named.confidence, name)
                )
    if not added:
        return guesses
    return _merged(added, guesses)


def _merged(first: list[Guess], rest: list[Guess]) -> list[Guess]:
    """``first``, and of ``rest`` what overlaps none of them; sorted."""
    chosen = sorted(first)
    starts = [g.start for g in chosen]
    kept = []
    for g in rest:
        at = bisect_right(starts, g.end - 1) - 1
        if at < 0 or chosen[at].end <= g.start:
            kept.append(g)
    return sorted(chosen + kept)


def _tokens(sentence: AnalysedSentence, start: int, end: int) -> list[Token]:
    first = max(0, bisect_right(sentence.tokens, start, key=lambda t: t.start) - 1)
    last = bisect_right(sentence.tokens, end, key=lambda t: t.end)
    return sentence.tokens[first:last]


def _telling(surface: str) -> bool:
    """Whether a name is distinctive enough to be looked for elsewhere."""
    return len(surface) >= 3 or (len(surface) == 2 and all("一" <= c <= "鿿" for c in surface))


def _with_missed(text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess]) -> list[Guess]:
    """Find sure names where the labeller overlooked them.

    Only a whole noun run counts: 東京 is not looked for inside 東京証券取引所.
    """
    sure: dict[str, Guess] = {
        surface: Guess(0, 0, kind, 0, "gazetteer", _LISTED) for surface, kind in gazetteer.findable().items()
    }
    for g in guesses:
        surface = text[g.start : g.end]
        if g.confidence >= _SURE and _telling(surface):
            sure[surface] = g
    lengths: dict[str, list[int]] = defaultdict(list)
    for surface in sure:
        key = surface[:2]
        if len(surface) not in lengths[key]:
            lengths[key].append(len(surface))
    for sizes in lengths.values():
        sizes.sort(reverse=True)
    covered = bytearray(len(text))
    for g in guesses:
        covered[g.start : g.end] = b"\1" * (g.end - g.start)
    added: list[Guess] = []
    for number, sentence in enumerate(sentences):
        ends: dict[int, int] | None = None
        for index, token in enumerate(sentence.tokens):
            start = token.start
            sizes_here = lengths.get(text[start : start + 2])
            if sizes_here is None or covered[start]:
                continue
            if ends is None:
                ends = {t.end: i for i, t in enumerate(sentence.tokens)}
            for size in sizes_here:
                end = start + size
                last = ends.get(end)
                named = sure.get(text[start:end])
                if last is None or named is None or any(covered[start:end]):
                    continue
                before = sentence.tokens[index - 1].feature.pos1 if index else ""
                after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
                if before in _RUN or (after is not None and after.feature.pos1 in _RUN - {"接尾辞"}):
                    continue
                source = "consistency" if named.source != "gazetteer" else "gazetteer"
                added.append(Guess(start, end, named.type, number, source, 0.8 * named.confidence))
                covered[start:end] = b"\1" * size
                break
    return sorted(guesses + added)
