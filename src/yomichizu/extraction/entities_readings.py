"""Readings: what stands in kana behind or below a name names the same, and shows where the name ends."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from yomichizu.extraction.analysis import AnalysedSentence
from yomichizu.extraction.entities_guesses import Guess, disjoint, merged, tokens_in

_READING = re.compile(
    r"[(（]\s*([ぁ-ゖー・](?:[ぁ-ゖァ-ヺー・\s]*[ぁ-ゖー])?)(?=\s*[,、，)）;；:：/／\-－0-9１-９])"
)
_KANA_LINE = re.compile(r"(?=[^ァ-ヺ]*[ぁ-ゖ])[ぁ-ゖァ-ヺー・、,，／/\s]{2,60}")
_KANA_WORD = re.compile(r"[ぁ-ゖァ-ヺー・\s]*[ぁ-ゖァ-ヺー]")
_NOMINAL = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞"})
_CLANS = frozenset({"氏", "家", "族"})
_SMALL = str.maketrans("ァィゥェォャュョヮッヲヂヅ", "アイウエオヤユヨワツオシス")


def _sound(kana: str) -> str:
    """``kana`` without voicing, small letters, long vowels and spaces, in which readings of one name differ.

    けんきゅうじょ and ケンキュウショ, にほん and ニッポン sound alike.
    """
    text = "".join(
        chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in kana if not c.isspace() and c not in "ー・"
    )
    text = unicodedata.normalize("NFD", text).translate(_SMALL)
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("ニツホン", "ニホン")
    return text.replace("ツ", "").replace("ウ", "")


def _kana(text: str, sentence: AnalysedSentence, start: int, end: int) -> str:
    return "".join(
        t.feature.kana or t.surface for t in tokens_in(sentence, start, end) if not t.surface.isspace()
    )


def with_readings(text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess]) -> list[Guess]:
    """``guesses`` and the readings of their names, sorted.

    軍令部（ぐんれいぶ）, or くさつし on a line of its own.
    """
    guesses = _headed(text, sentences, guesses)
    added = list(_in_brackets(text, sentences, guesses))
    added += _on_lines(text, sentences, guesses)
    return merged(added, guesses) if added else guesses


def _headed(text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess]) -> list[Guess]:
    """A name at the head of a sentence reaches to the bracket with its reading: 窪田|僚（くぼたりょう）."""
    result = []
    for guess in guesses:
        sentence = sentences[guess.sentence]
        if guess.start == sentence.start and guess.type == "PER":
            tokens = sentence.tokens
            at = bisect_left(tokens, guess.end, key=lambda t: t.start)
            for token in tokens[at : at + 4]:
                if token.feature.pos1 not in _NOMINAL or token.surface in _CLANS:
                    break
                if _READING.match(text, token.end, sentence.end):
                    guess = guess._replace(end=token.end)
                    break
        result.append(guess)
    return disjoint(result)


def _in_brackets(
    text: str, sentences: Sequence[AnalysedSentence], guesses: Sequence[Guess]
) -> Iterator[Guess]:
    for guess in guesses:
        match = _READING.match(text, guess.end, sentences[guess.sentence].end)
        if match is not None:
            name = text[guess.start : guess.end]
            yield Guess(*match.span(1), guess.type, guess.sentence, "pattern", guess.confidence, name)


def _on_lines(text: str, sentences: Sequence[AnalysedSentence], guesses: Sequence[Guess]) -> Iterator[Guess]:
    """A line of kana alone, of which a word reads like a name found before."""
    lines = [
        (number, sentence)
        for number, sentence in enumerate(sentences)
        if sentence.end - sentence.start <= 60 and _KANA_LINE.fullmatch(text, sentence.start, sentence.end)
    ]
    if not lines:
        return
    readings: dict[str, Guess] = {}
    for guess in guesses:
        sound = _sound(_kana(text, sentences[guess.sentence], guess.start, guess.end))
        readings.setdefault(sound, guess)
    for number, sentence in lines:
        for word in _KANA_WORD.finditer(text, sentence.start, sentence.end):
            named = readings.get(_sound(word.group()))
            if named is not None:
                start = word.start() + len(word.group()) - len(word.group().lstrip())
                name = text[named.start : named.end]
                yield Guess(start, word.end(), named.type, number, "pattern", named.confidence, name)
