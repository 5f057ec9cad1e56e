"""First pass over the lines: what a line looks like by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto

from yomichizu.reading import patterns
from yomichizu.reading.lines import Line
from yomichizu.reading.patterns import Number

LONGEST_MARKED = 200  #: code points of a heading that Markdown marks


class Kind(Enum):
    """What a line is taken for."""

    TITLE = auto()
    HEADING = auto()
    BODY = auto()
    ITEM = auto()
    MORE = auto()  #: goes on with the item, quote or title of the line before
    QUOTE = auto()
    REFERENCE = auto()
    CAPTION = auto()
    FURNITURE = auto()


@dataclass(slots=True)
class Look:
    """What a line looks like by itself."""

    kind: Kind
    number: Number | None = None
    markdown: int = 0  #: number of leading #
    mark: str = ""  #: ■ 【 … of a marked line
    short: bool = False  #: may be a heading, if the lines around it agree
    known: bool = False  #: はじめに, まとめ, …
    sure: bool = False  #: needs no agreement


def looks_of(lines: list[Line]) -> list[Look]:
    """What each line looks like by itself. Linear in the text."""
    speakers = speakers_of(lines)
    looks = [_look(line, speakers) for line in lines]
    _mark_code(lines, looks)
    return looks


def speakers_of(lines: list[Line]) -> frozenset[str]:
    """Names that begin several lines, as in 「山田：…」: the people of a transcript."""
    counts: Counter[str] = Counter()
    for line in lines:
        found = patterns.SPEAKER.match(line.text[:40])
        if found:
            counts[found[1] or found[2]] += 1
    return frozenset(name for name, count in counts.items() if count >= 2)


def _look(line: Line, speakers: frozenset[str]) -> Look:
    text = line.text
    length = len(text)
    if length <= 60 and patterns.FURNITURE.match(text):
        return Look(Kind.FURNITURE, sure=True)
    if length <= 200 and patterns.FURNITURE_START.match(text):
        return Look(Kind.FURNITURE, sure=True)
    if length <= 200 and (patterns.RULE.match(text) or patterns.TABLE_RULE.match(text)):
        return Look(Kind.FURNITURE, sure=True, mark="rule")
    if length <= 1400 and patterns.MARKDOWN_IMAGE.match(text):
        return Look(Kind.FURNITURE, sure=True)
    if length <= 2000 and patterns.URL_ONLY.match(text):
        return Look(Kind.REFERENCE, sure=True)
    found = patterns.MARKDOWN_HEADING.match(text[:20])
    if found and length <= LONGEST_MARKED:
        return Look(Kind.HEADING, number_in(text, found[1]), len(found[1]), sure=True, known=_known(text))
    if length <= 100 and (found := patterns.WIKI_HEADING.match(text)):
        return Look(Kind.HEADING, None, len(found[1]), sure=True, known=_known(text))
    if patterns.QUOTE.match(text[:1]) and not text.startswith(">="):
        return Look(Kind.QUOTE, sure=True)
    if length <= patterns.LONGEST_CAPTION and not text.endswith("。") and patterns.CAPTION.match(text):
        return Look(Kind.CAPTION, sure=True)
    head = text[:80]
    found = patterns.MARKED.match(head) if length <= patterns.LONGEST_HEADING else None
    mark = (found[1] or found[2] or found[3]) if found else ""
    if mark and not text.endswith("。"):
        return Look(Kind.HEADING, None, mark=mark, short=True)
    if patterns.BULLET.match(head):
        return Look(Kind.ITEM, sure=True, mark=text[0])
    number = patterns.number_of(text)
    if number is not None and number.style == "bare" and length > 6:
        number = None
    if number is not None:
        return Look(Kind.BODY, number, short=_may_head(text, speakers, numbered=True))
    return Look(Kind.BODY, short=_may_head(text, speakers), known=_known(text))


def number_in(text: str, mark: str) -> Number | None:
    """The number behind a Markdown mark: ``## 1. 背景``."""
    return patterns.number_of(text[len(mark) :].strip())


def _known(text: str) -> bool:
    """Whether the line is one of the headings that every text has: はじめに, まとめ, 参考資料."""
    return len(text) <= 40 and patterns.KNOWN_HEADING.match(bare(text)) is not None


def bare(text: str) -> str:
    return text.strip(" 　#＃=■□◆◇▼▽★☆●◎▶►【】<>＜＞〈〉《》:：")


def _may_head(text: str, speakers: frozenset[str], *, numbered: bool = False) -> bool:
    """Whether a line by itself could be a heading: short, no sentence, with a word in it."""
    if len(text) > patterns.LONGEST_HEADING or text[-1] in "。．、，,;；」』":
        # 日本の「窓口」 may head a section, 「そうですか」 may not.
        if len(text) > patterns.LONGEST_HEADING or text[-1] not in "」』" or text[0] in "「『":
            return False
        if text[-1] in "。．、，,;；":
            return False
    if text.endswith((".", ":", "：")) and not numbered:
        return False
    if numbered:
        return True
    if text[0] in "「『（(―—–→※*＊\"“'’〜～…・|｜＝=、。」』）)]>" or "。" in text:
        return False
    if not patterns.WORDLIKE.search(text):
        return False
    found = patterns.SPEAKER.match(text)
    return not (found and (found[1] or found[2]) in speakers)


def _mark_code(lines: list[Line], looks: list[Look]) -> None:
    """Fenced code and the front matter of Markdown are shown, not mined."""
    inside = False
    fences = [i for i, line in enumerate(lines) if patterns.FENCE.match(line.text[:3])]
    last = fences[-1] if fences else -1
    for index, line in enumerate(lines):
        fence = patterns.FENCE.match(line.text[:3]) is not None
        if fence and (inside or index < last):
            inside = not inside
            looks[index] = Look(Kind.FURNITURE, sure=True, mark="code")
        elif inside:
            looks[index] = Look(Kind.FURNITURE, sure=True, mark="code")
    if lines[0].text == "---" and lines[0].start == 0:
        for index, line in enumerate(lines[1:40], start=1):
            if line.text == "---":
                looks[: index + 1] = [Look(Kind.FURNITURE, sure=True, mark="code")] * (index + 1)
                break
            if ":" not in line.text and not line.text.startswith("-"):
                break
