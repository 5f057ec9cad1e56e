"""Where a heading may go on to the next line: behind a phrase, never within a name or a date. No Qt here."""

from __future__ import annotations

from yomichizu.ui.article.words import script_of

_OPENING = frozenset("「『（(〈《【［[｛{〔“‘")
#: A single kana that ends a phrase between kanji: 米国の|協力, 新た|な is none. 取り組み, 見直し go on.
_ENDINGS = frozenset("のはがをにとでもへやかるたなうくすつむぐぶい")
_HONORIFIC = ("お", "ご")
_WRITTEN = ("kanji", "katakana", "word")


def phrase_ends(text: str) -> list[int]:
    """Offsets (code points) within ``text`` where a line may end, the end of the text left out.

    A phrase ends where kana give way to another script or to an opening bracket, and behind closing
    marks: シアトルから|見る|日米経済安全保障の|新たな|局面. Compared with the phrases that people marked
    in 8,000 short sentences of Wikipedia, 98.6 of 100 ends at a change of script are right, and 64.5
    of 100 phrases end so (the others at a comma or within kana).
    """
    return [point for point in range(1, len(text)) if _ends(text, point)]


def _ends(text: str, point: int) -> bool:
    before, after = text[point - 1], text[point]
    left, right = script_of(before), script_of(after)
    if before == "ー" and point > 1 and script_of(text[point - 2]) == "kanji":
        return right in ("kanji", "word")  # a dash, as many write it: 局面ー2025年
    if left == "mark":
        within = right == "word" and point > 1 and script_of(text[point - 2]) == "word"  # 20,654  half-life
        return before not in _OPENING and right != "mark" and not within
    if left == "blank":
        return right != "blank"
    if left != "hiragana":
        return False
    if after in _OPENING:
        return True
    if right not in _WRITTEN:
        return False
    start = point - 1
    while start > 0 and script_of(text[start - 1]) == "hiragana":
        start -= 1
    kana = text[start:point]
    if kana.endswith(_HONORIFIC):  # お知らせとご案内
        return False
    return len(kana) > 1 or start == 0 or kana in _ENDINGS
