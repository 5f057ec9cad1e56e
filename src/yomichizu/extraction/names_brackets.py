"""Brackets that define another name: 世界保健機関（WHO）, 経済産業省(以下「経産省」), LNG(液化天然ガス)."""

from __future__ import annotations

import re
from typing import NamedTuple

from yomichizu.extraction.names_groups import ORGANISATION, OTHER, PERSON
from yomichizu.extraction.names_index import TextIndex
from yomichizu.lazy import lazy_pattern
from yomichizu.model import Span

_CLOSE = {"(": ")", "（": "）"}
_LONGEST = 120  #: code points of a bracket that is looked into
# The comma of Poplar Publishing Co., Ltd. is no end.
_SEPARATOR = re.compile(r"(?<!以下)[、，,；;／/]\s*(?!(?:Ltd|Inc|Co|LLC)\b)|。", re.IGNORECASE)
_LABEL = lazy_pattern(
    r"\s*(?P<label>(?:以下|略称|通称|略して|略号|別名|旧称|旧名|旧|現|正式名称|英語名|英名|英文名称?|英称|英|英語|米|仏|独|伊|西|蘭|露|中|韓"
    r"|羅|希|[ァ-ヺー一-龠]{1,6}語(?:名|表記)?|原題|原語|原名|原語名|原語表記|本名|芸名|筆名|ペンネーム|愛称|異表記|別表記|表記|繁体字|簡体字|漢字"
    r"|読み(?:仮名)?|ふりがな|よみ|ピンイン|拼音|ラテン文字|学名|現地名|中国名|日本名|和名|邦題|日本語題|和訳|通名))\s*"
    r"(?:[:：は]|では|で|を|、|，|,|\s|(?=[「『A-Z]))\s*"
)
_TAIL = re.compile(r"\s*(?:という|と(?:略す|する|呼ぶ|表記|記す|いう|称す).*|の略(?:称)?|など|とも|と)$")
_QUOTED = re.compile(r"[「『“\"](.+?)[」』”\"]")
_KANA = re.compile(r"[ぁ-んァ-ヺー・\s=＝゠\-]+")
_HIRAGANA = re.compile(r"[ぁ-んー・\s=＝]+")
_KANJI = lazy_pattern(r"[一-龠々〆ヶ㐀-䶿豈-﫿\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿА-яЁёΑ-ώ][\w .,'’&+!/\-–·:À-ɏ]*", re.UNICODE)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&+\-/]{0,9}")
_JAPANESE_NAME = lazy_pattern(r"[ぁ-んァ-ヺー一-龠々・0-9A-Za-z]{2,30}")
_NAME_IN_KANJI = lazy_pattern(r"[一-龠々ァ-ヺー]+")
_NOT_A_NAME = re.compile(
    r"[0-9０-９]|年|月|日$|現在|出身|当時|同上|参照|生まれ|出典|注$|[はがをにで]|[^ぁ-ん][いた]$|^[約第]|〈|側$|元$|役$|代表$|筆者|笑$|税"
)
_LATIN_NOISE = re.compile(
    r"^(?:c\.|ca\.|b\.|d\.|p\.|pp\.|vol|no\.|km|cm|mm|kg|m|AD|BC|AM|PM|https?|www|ISBN|TM|R|vs)\b",
    re.IGNORECASE,
)


class Definition(NamedTuple):
    """``alias`` is another name of what stands before the bracket.

    ``spread`` is true when the alias may stand for it later in the text (WHO, 経産省); a reading does not.
    """

    alias: Span
    spread: bool


def definitions_after(index: TextIndex, end: int, surface: str, name_class: str) -> list[Definition]:
    """The other names that the bracket right after ``end`` gives to the name ``surface``."""
    text = index.text
    while end < len(text) and text[end] in '」』”"® ':
        end += 1
        if end < len(text) and text[end - 1] == " " and text[end] not in "(（":
            return []
    if end >= len(text) or text[end] not in _CLOSE:
        return []
    close = text.find(_CLOSE[text[end]], end, end + _LONGEST)
    if close < 0:
        return []
    result: list[Definition] = []
    position = end + 1
    first = True
    while position < close:
        separator = _SEPARATOR.search(text, position, close)
        stop = separator.start() if separator else close
        # 「」 may hold a comma of its own
        definition = _part(text, position, stop, surface, name_class, first)
        if definition is not None:
            result.append(definition)
        position = separator.end() if separator else close
        first = False
    return result


def _part(text: str, start: int, stop: int, surface: str, name_class: str, first: bool) -> Definition | None:
    """The definition in one comma-separated part of a bracket, if it is one."""
    label = ""
    if match := _LABEL.match(text, start, stop):
        label = match["label"]
        start = match.end()
    quoted = _QUOTED.search(text, start, stop)
    if quoted and (label or quoted.start() == start):
        start, stop = quoted.span(1)
    else:
        stop = start + len(_TAIL.sub("", text[start:stop]))
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in "-–―~〜"):
        stop -= 1
    inner = text[start:stop]
    if not inner or inner == surface:
        return None
    span = Span(start, stop)
    if label:
        if len(inner) > 60 or (
            label in ("旧", "現", "米", "英", "中", "独", "仏") and not quoted and not _LATIN.fullmatch(inner)
        ):
            return None
        kana = _KANA.fullmatch(inner) is not None and _KANJI.search(surface) is not None
        return Definition(span, not kana)
    if _HIRAGANA.fullmatch(inner):
        # A reading: 片岡一則（かたおか かずのり）; also of 『ブラッドラッド』 nothing is read so.
        fits = len(inner) >= 2 and (_KANJI.search(surface) is not None or not surface.isascii())
        return Definition(span, False) if fits and first else None
    if _LATIN.fullmatch(inner) and not _LATIN_NOISE.match(inner):
        if surface.isascii() and not _is_acronym_of(inner, surface) and not _is_acronym_of(surface, inner):
            return None
        acronym = _ACRONYM.fullmatch(inner) is not None and inner.isupper()
        if acronym and name_class == PERSON:
            return None  # 山田太郎（JAL）: where he works
        return Definition(span, True)
    if surface.isascii() and first and _JAPANESE_NAME.fullmatch(inner) and not _NOT_A_NAME.search(inner):
        # LNG(液化天然ガス), Hsin River（信江）
        return (
            Definition(span, True) if name_class in (ORGANISATION, OTHER) or _KANA.fullmatch(inner) else None
        )
    if first and name_class == ORGANISATION and _abbreviates(inner, surface):
        return Definition(span, True)  # 日本原水爆被害者団体協議会（日本被団協）
    if first and _KANA.fullmatch(inner) and _KANJI.search(surface) and len(inner) >= 3:
        return Definition(span, False)  # a reading in katakana
    return None


def _abbreviates(short: str, long: str) -> bool:
    """Whether a short name in kanji is made of the long one's characters, in order: 東電 of 東京電力."""
    if not 2 <= len(short) <= 6 or len(short) >= len(long) or _NAME_IN_KANJI.fullmatch(short) is None:
        return False
    rest = iter(long)
    return short[0] == long[0] and all(character in rest for character in short)


def _is_acronym_of(short: str, long: str) -> bool:
    """WHO of World Health Organization, by the words' first letters."""
    words = re.findall(r"[A-Za-z]+", long)
    initials = "".join(w[0] for w in words).upper()
    capitals = "".join(w[0] for w in words if w[0].isupper())
    letters = re.sub(r"[^A-Z]", "", short.upper())
    return len(letters) >= 2 and letters in (initials, capitals)
