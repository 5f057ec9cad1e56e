"""Looking things up in an analysed text: tokens by offset, and names folded to one spelling."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from yomichizu.extraction.analysis import AnalysedSentence, Token

# 異体字 that names are written with now one way, now the other: 渡邊/渡辺, 中澤/中沢, 髙橋/高橋.
_OLD = (
    "澤邊邉濱嶋島﨑髙德廣國藏龍榮壽惠眞學會櫻齋齊斎條澁淵淺寬濵槇檜彌與應圓藝讀寶實變邨埜莊禮靜顯黑黃緖薗冨舘"
)
_NEW = (
    "沢辺辺浜島島崎高徳広国蔵竜栄寿恵真学会桜斉斉斉条渋渕浅寛浜槙桧弥与応円芸読宝実変村野荘礼静顕黒黄緒園富館"
)
_VARIANTS = dict(zip(_OLD, _NEW, strict=True))
_VARIANT = re.compile(f"[{_OLD}]")
_DROPPED = re.compile(r"[\s・･·=＝゠\-‐‑‒–—―−'’`´“”\"「」『』《》〈〉,，.．､、]")
_V_SOUNDS = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴュ", "ビュ"), ("ヴ", "ブ"))
_KATAKANA = re.compile(r"[ァ-ヺー]{5,}")
_FINAL_LONG = re.compile(r"(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])")
_BETWEEN = "\0"  # in no name


@lru_cache(maxsize=65536)
def fold(surface: str) -> str:
    """One spelling for the spellings of a name.

    Width, case, spaces, middle dots and hyphens, 異体字 (澤/沢), ヴァ/バ and the long vowel (サーバー/サーバ,
    and anywhere in a katakana word of five letters or more: ブーシェール/ブシェール) make no difference.
    """
    text = unicodedata.normalize("NFKC", surface).casefold()
    return _sounds(_letters(text)) or text or surface


def fold_all(surfaces: Iterable[str]) -> list[str]:
    """``fold`` of each; of thousands at once it is several times as fast."""
    texts = unicodedata.normalize("NFKC", _BETWEEN.join(surfaces)).casefold()
    letters = _letters(texts).split(_BETWEEN)
    return [_sounds(plain) or text for plain, text in zip(letters, texts.split(_BETWEEN), strict=True)]


def _letters(text: str) -> str:
    return _VARIANT.sub(lambda m: _VARIANTS[m.group()], _DROPPED.sub("", text))


def _sounds(text: str) -> str:
    """The sounds of katakana that are written now one way, now the other."""
    if "ヴ" in text:
        for old, new in _V_SOUNDS:
            text = text.replace(old, new)
    if "ー" in text:
        text = _KATAKANA.sub(lambda m: m.group().replace("ー", ""), text)
        text = _FINAL_LONG.sub("", text)
    return text


class TextIndex:
    """Tokens and sentences of one analysis by code point offset. Look-ups are logarithmic."""

    def __init__(self, text: str, sentences: list[AnalysedSentence]) -> None:
        self.text = text
        self.sentences = sentences
        self._starts = [s.start for s in sentences]

    def sentence_at(self, point: int) -> int:
        """Index of the sentence that holds the offset ``point``, -1 between sentences."""
        index = bisect_right(self._starts, point) - 1
        return index if index >= 0 and point < self.sentences[index].end else -1

    def begins_passage(self, sentence: int) -> bool:
        """Whether that sentence is the first one of its passage."""
        return sentence == 0 or self.sentences[sentence - 1].passage != self.sentences[sentence].passage

    def token_at(self, sentence: int, point: int) -> int:
        """Index of the token of that sentence which begins at ``point``, -1 when none does."""
        tokens = self.sentences[sentence].tokens
        index = bisect_left(tokens, (point,))
        return index if index < len(tokens) and tokens[index].start == point else -1

    def tokens_of(self, start: int, end: int) -> list[Token] | None:
        """The tokens that make up ``start``..``end`` exactly, or None when it cuts through one."""
        sentence = self.sentence_at(start)
        if sentence < 0:
            return None
        tokens = self.sentences[sentence].tokens
        first = bisect_left(tokens, (start,))
        if first >= len(tokens) or tokens[first].start != start:
            return None
        last = first
        while last < len(tokens) and tokens[last].end < end:
            last += 1
        if last >= len(tokens) or tokens[last].end != end:
            return None
        return tokens[first : last + 1]

    def before(self, start: int) -> Token | None:
        """The token that ends at or before ``start`` in its sentence."""
        sentence = self.sentence_at(start)
        if sentence < 0:
            return None
        tokens = self.sentences[sentence].tokens
        index = bisect_left(tokens, (start,)) - 1
        return tokens[index] if index >= 0 and tokens[index].end <= start else None

    def after(self, end: int) -> Token | None:
        """The token that begins at or after ``end``, in the sentence that holds ``end - 1``."""
        sentence = self.sentence_at(end - 1)
        if sentence < 0:
            return None
        tokens = self.sentences[sentence].tokens
        index = bisect_left(tokens, (end,))
        return tokens[index] if index < len(tokens) else None
