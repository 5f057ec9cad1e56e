"""What a double click takes for a word: a run of one script. No Qt here."""

from __future__ import annotations

import unicodedata


def script_of(character: str) -> str:
    """ "kanji", "hiragana", "katakana", "word" (Latin letters and digits), "blank" or "mark"."""
    point = ord(character)
    if character.isspace():
        return "blank"
    if 0x3041 <= point <= 0x309F:
        return "hiragana"
    if (
        (0x30A1 <= point <= 0x30FF and point != 0x30FB)
        or 0xFF66 <= point <= 0xFF9F
        or 0x31F0 <= point <= 0x31FF
    ):
        return "katakana"
    if character in "々〆〇ヶ" or 0x3400 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF or point >= 0x20000:
        return "kanji"
    if unicodedata.category(character)[0] in "LN" or character in "_'’":
        return "word"
    return "mark"


def word_at(text: str, point: int, low: int, high: int) -> tuple[int, int]:
    """The word around the code point offset ``point`` within ``low``..``high``.

    A prolonged sound mark and combining characters go with what stands before them: サーバー and
    か゛ (decomposed が) are one word each.
    """
    if low >= high:
        return point, point
    point = min(max(point, low), high - 1)
    while point > low and _clings(text[point]):
        point -= 1
    script = script_of(text[point])
    start, end = point, point + 1
    if script == "mark":
        while end < high and _clings(text[end]):
            end += 1
        return start, end
    while start > low and (_clings(text[start - 1]) or script_of(text[start - 1]) == script):
        start -= 1
    while start < point and _clings(text[start]):
        start += 1
    while end < high and (_clings(text[end]) or script_of(text[end]) == script):
        end += 1
    return start, end


def _clings(character: str) -> bool:
    return character in "\u200d\ufe0f" or unicodedata.category(character) in ("Mn", "Me")
