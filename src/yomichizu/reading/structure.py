"""From the lines of a text to its passages.

Three passes over the lines, each linear: what a line looks like by itself (``_look``), what it is
beside its neighbours (``_settle``), and how lines make passages (``_gather``). Levels and the
heading that each passage stands under come last (``outline``).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto

from yomichizu.model import Role
from yomichizu.reading import patterns
from yomichizu.reading.lines import Line, ends_sentence, is_full, wrap_column
from yomichizu.reading.patterns import Number


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


_ROLES = {
    Kind.TITLE: Role.TITLE,
    Kind.HEADING: Role.HEADING,
    Kind.BODY: Role.PARAGRAPH,
    Kind.ITEM: Role.LIST_ITEM,
    Kind.QUOTE: Role.QUOTE,
    Kind.REFERENCE: Role.REFERENCE,
    Kind.CAPTION: Role.CAPTION,
    Kind.FURNITURE: Role.BOILERPLATE,
}

#: A line this wide is a paragraph of its own, not a part of one.
_WIDE = 100
#: An author's box after the support button is no longer than this, in lines and in code points.
_BOX_LINES = 12
_BOX_LENGTH = 600


@dataclass(slots=True)
class Piece:
    """A passage to be: its range in code points, its role, and what its level follows from."""

    start: int
    end: int
    role: Role
    number: Number | None = None
    markdown: int = 0
    known: bool = False
    mark: str = ""


@dataclass(slots=True)
class _Look:
    """What a line looks like by itself."""

    kind: Kind
    number: Number | None = None
    markdown: int = 0  #: number of leading #
    mark: str = ""  #: ■ 【 … of a marked line
    short: bool = False  #: may be a heading, if the lines around it agree
    known: bool = False  #: はじめに, まとめ, …
    sure: bool = False  #: needs no agreement


def pieces_of(lines: list[Line]) -> list[Piece]:
    """The passages of a text in order, each with its role. Linear in the text."""
    if not lines:
        return []
    edge = wrap_column(lines)
    speakers = _speakers(lines)
    looks = [_look(line, speakers) for line in lines]
    _mark_code(lines, looks)
    kinds = _Settler(lines, looks, edge).settle()
    return _gather(lines, looks, kinds, edge)


def _speakers(lines: list[Line]) -> frozenset[str]:
    """Names that begin several lines, as in 「山田：…」: the people of a transcript."""
    counts: Counter[str] = Counter()
    for line in lines:
        found = patterns.SPEAKER.match(line.text[:40])
        if found:
            counts[found[1] or found[2]] += 1
    return frozenset(name for name, count in counts.items() if count >= 2)


def _look(line: Line, speakers: frozenset[str]) -> _Look:
    text = line.text
    length = len(text)
    if length <= 60 and patterns.FURNITURE.match(text):
        return _Look(Kind.FURNITURE, sure=True)
    if length <= 200 and patterns.FURNITURE_START.match(text):
        return _Look(Kind.FURNITURE, sure=True)
    if length <= 200 and (patterns.RULE.match(text) or patterns.TABLE_RULE.match(text)):
        return _Look(Kind.FURNITURE, sure=True, mark="rule")
    if length <= 1400 and patterns.MARKDOWN_IMAGE.match(text):
        return _Look(Kind.FURNITURE, sure=True)
    if length <= 2000 and patterns.URL_ONLY.match(text):
        return _Look(Kind.REFERENCE, sure=True)
    found = patterns.MARKDOWN_HEADING.match(text[:20])
    if found and length <= LONGEST_MARKED:
        return _Look(Kind.HEADING, number_in(text, found[1]), len(found[1]), sure=True, known=_known(text))
    if length <= 100 and (found := patterns.WIKI_HEADING.match(text)):
        return _Look(Kind.HEADING, None, len(found[1]), sure=True, known=_known(text))
    if patterns.QUOTE.match(text[:1]) and not text.startswith(">="):
        return _Look(Kind.QUOTE, sure=True)
    if length <= patterns.LONGEST_CAPTION and not text.endswith("。") and patterns.CAPTION.match(text):
        return _Look(Kind.CAPTION, sure=True)
    head = text[:80]
    found = patterns.MARKED.match(head) if length <= patterns.LONGEST_HEADING else None
    mark = (found[1] or found[2] or found[3]) if found else ""
    if mark and not text.endswith("。"):
        return _Look(Kind.HEADING, None, mark=mark, short=True)
    if patterns.BULLET.match(head):
        return _Look(Kind.ITEM, sure=True, mark=text[0])
    number = patterns.number_of(text)
    if number is not None and number.style == "bare" and length > 6:
        number = None
    if number is not None:
        return _Look(Kind.BODY, number, short=_may_head(text, speakers, numbered=True))
    return _Look(Kind.BODY, short=_may_head(text, speakers), known=_known(text))


LONGEST_MARKED = 200


def number_in(text: str, mark: str) -> Number | None:
    """The number behind a Markdown mark: ``## 1. 背景``."""
    return patterns.number_of(text[len(mark) :].strip())


def _known(text: str) -> bool:
    """Whether the line is one of the headings that every text has: はじめに, まとめ, 参考資料."""
    return len(text) <= 40 and patterns.KNOWN_HEADING.match(_bare(text)) is not None


def _bare(text: str) -> str:
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


def _mark_code(lines: list[Line], looks: list[_Look]) -> None:
    """Fenced code and the front matter of Markdown are shown, not mined."""
    inside = False
    fences = [i for i, line in enumerate(lines) if patterns.FENCE.match(line.text[:3])]
    last = fences[-1] if fences else -1
    for index, line in enumerate(lines):
        fence = patterns.FENCE.match(line.text[:3]) is not None
        if fence and (inside or index < last):
            inside = not inside
            looks[index] = _Look(Kind.FURNITURE, sure=True, mark="code")
        elif inside:
            looks[index] = _Look(Kind.FURNITURE, sure=True, mark="code")
    if lines[0].text == "---" and lines[0].start == 0:
        for index, line in enumerate(lines[1:40], start=1):
            if line.text == "---":
                looks[: index + 1] = [_Look(Kind.FURNITURE, sure=True, mark="code")] * (index + 1)
                break
            if ":" not in line.text and not line.text.startswith("-"):
                break


class _Settler:
    """Second pass: each line beside its neighbours."""

    def __init__(self, lines: list[Line], looks: list[_Look], edge: int | None) -> None:
        self.lines = lines
        self.looks = looks
        self.edge = edge
        self.kinds = [look.kind for look in looks]
        self.single_block = self._is_single_block()
        self.indented = self._is_indented()

    def settle(self) -> list[Kind]:
        self._setext()
        self._title()
        self._items()
        self._headings()
        self._subtitle_lines()
        self._references()
        self._quotes()
        self._author_box()
        return self.kinds

    # What the whole text is like

    def _is_single_block(self) -> bool:
        """Whether paragraphs follow each other without blank lines between them."""
        blocks = self.lines[-1].block + 1
        return blocks <= 1 + len(self.lines) // 8

    def _is_indented(self) -> bool:
        """Whether paragraphs begin with a full-width space."""
        closed = [line for line in self.lines if ends_sentence(line.text)]
        return sum(1 for line in closed if line.ideographic) > 0.3 * len(closed)

    def _first(self, index: int) -> bool:
        return index == 0 or self.lines[index].block != self.lines[index - 1].block

    def _last(self, index: int) -> bool:
        return index + 1 == len(self.lines) or self.lines[index].block != self.lines[index + 1].block

    # Title

    def _title(self) -> None:
        index = 0
        while index < len(self.lines) and self.kinds[index] is Kind.FURNITURE:
            index += 1
        if index + 1 >= len(self.lines):
            return
        line, look = self.lines[index], self.looks[index]
        if look.markdown:
            if look.markdown == 1 or not any(
                0 < other.markdown <= look.markdown for other in self.looks[index + 1 :]
            ):
                self.kinds[index] = Kind.TITLE
            return
        if look.sure or look.known or len(line.text) > patterns.LONGEST_TITLE:
            return
        if look.number is not None and (look.number.style != "bare" or len(line.text) < 4):
            return
        text = line.text
        # 「雪国」を読む is a title, 「そうですか」 is not.
        if text[-1] in "。、，," or "。" in text or text[0] in "（(―—":
            return
        if text[0] == "「" and text[-1] in "」』":
            return
        if not patterns.WORDLIKE.search(text):
            return
        found = patterns.SPEAKER.match(text[:40])
        if found and (found[1] or found[2]) in _speakers(self.lines):
            return
        if not self._last(index) and is_full(line, self.edge) and not self._closed_next(index):
            return
        if self._last(index) or self._body_follows(index) or look.short:
            self.kinds[index] = Kind.TITLE
            following = index + 1
            if not self._last(index) and self.lines[following].text[0] in "―—–〜～-－":
                self.kinds[following] = Kind.MORE

    def _closed_next(self, index: int) -> bool:
        return ends_sentence(self.lines[index + 1].text)

    def _body_follows(self, index: int) -> bool:
        """Whether the next line is running text: a sentence, or too long for anything else."""
        if index + 1 >= len(self.lines):
            return False
        following = self.lines[index + 1]
        if self.kinds[index + 1] in (Kind.ITEM, Kind.QUOTE):
            return True
        if self.kinds[index + 1] is not Kind.BODY:
            return False
        text = following.text
        return len(text) > 80 or "。" in text or ends_sentence(text) or is_full(following, self.edge)

    # Lists

    def _items(self) -> None:
        """Numbered and marked lines that follow each other at once are items, not headings."""
        looks, kinds = self.looks, self.kinds
        for index, look in enumerate(looks):
            if kinds[index] is Kind.TITLE or look.sure:
                continue
            beside = self._beside(index, -1) or self._beside(index, 1)
            if (beside and (look.number is not None or look.mark)) or self._is_long_item(index):
                kinds[index] = Kind.ITEM
        # ●: an item, unless it stands alone above running text.
        for index, look in enumerate(looks):
            if (
                look.mark in "●◎▶►☆★"
                and look.mark
                and kinds[index] is Kind.HEADING
                and not self._body_follows(index)
            ):
                kinds[index] = Kind.ITEM
        self._continue_items()

    def _is_long_item(self, index: int) -> bool:
        """Whether a numbered line is too long, or too much of a sentence, to be a heading."""
        look = self.looks[index]
        if look.number is None or look.short:
            return False
        if look.number.style in ("spaced", "bare") or look.number.style.startswith("第"):
            return False
        # 一、 may simply begin a sentence.
        return self.lines[index].text[0] not in patterns.KANJI_NUMBER or self._numbered_near(index)

    def _numbered_near(self, index: int) -> bool:
        """Whether a line of the same style stands within a few lines: 一、… 二、…"""
        number = self.looks[index].number
        assert number is not None
        for other in self.looks[max(0, index - 4) : index + 5]:
            near = other.number
            if near and near.style == number.style and abs(near.value - number.value) == 1:
                return True
        return False

    def _beside(self, index: int, step: int) -> bool:
        """Whether the next (or previous) line is the next (or previous) item of the same list."""
        other = index + step
        if not 0 <= other < len(self.looks):
            return False
        mine, its = self.looks[index], self.looks[other]
        if mine.mark:
            return its.mark == mine.mark and self.lines[index].block == self.lines[other].block
        if mine.number is None or its.number is None:
            return False
        return (
            mine.number.style == its.number.style
            and mine.number.depth == its.number.depth
            and its.number.value == mine.number.value + step
        )

    def _continue_items(self) -> None:
        lines, kinds = self.lines, self.kinds
        for index in range(1, len(lines)):
            if kinds[index] is not Kind.BODY or self._first(index):
                continue
            if kinds[index - 1] not in (Kind.ITEM, Kind.MORE):
                continue
            head = index - 1
            line, before = lines[index], lines[index - 1]
            if kinds[head] is Kind.MORE:
                deeper = line.indent >= before.indent > 0 or is_full(before, self.edge)
            else:
                deeper = line.indent > before.indent or is_full(before, self.edge)
            number = self.looks[index].number
            if deeper and (number is None or line.indent > before.indent):
                kinds[index] = Kind.MORE

    # Headings

    def _setext(self) -> None:
        """A line underlined with === or ---, as Markdown has it."""
        for index in range(1, len(self.lines)):
            text = self.lines[index].text
            if len(text) < 3 or self._first(index) or not patterns.SETEXT.match(text[:200]):
                continue
            above = self.looks[index - 1]
            if above.short and self._first(index - 1):
                level = 1 if text[0] == "=" else 2
                self.looks[index - 1] = _Look(Kind.HEADING, above.number, level, sure=True, known=above.known)
                self.kinds[index - 1] = Kind.HEADING

    def _headings(self) -> None:
        lines, looks, kinds = self.lines, self.looks, self.kinds
        candidates = [self._candidate(index) for index in range(len(lines))]
        # A run of short lines is verse, an address or a table; the last of it may head what follows.
        run = [0] * len(lines)
        for index in range(len(lines)):
            plain = candidates[index] and looks[index].number is None and not looks[index].known
            if plain and not looks[index].mark:
                run[index] = 1 + (run[index - 1] if index else 0)
        started = False  # whether running text has been seen
        for index in range(len(lines) - 1, 0, -1):
            if run[index] and run[index - 1]:
                run[index - 1] = run[index]
        for index, look in enumerate(looks):
            if kinds[index] is Kind.BODY and candidates[index]:
                sure = look.known or look.number is not None
                byline = not started and patterns.BYLINE.match(lines[index].text) is not None
                if sure or (run[index] <= 2 and not byline):
                    kinds[index] = Kind.HEADING
            elif kinds[index] is Kind.HEADING and look.mark and not candidates[index]:
                kinds[index] = Kind.BODY
            if kinds[index] is Kind.BODY and (
                ends_sentence(lines[index].text) or len(lines[index].text) > 80
            ):
                started = True

    def _candidate(self, index: int) -> bool:
        """Whether the place of a short line is that of a heading."""
        look, line = self.looks[index], self.lines[index]
        if self.kinds[index] not in (Kind.BODY, Kind.HEADING) or not look.short or look.sure:
            return False
        if index + 1 >= len(self.lines):
            return False
        alone = self._first(index) and self._last(index)
        numbered = look.number is not None or bool(look.mark) or look.known
        if look.number is not None and look.number.style in ("spaced", "letter") and not alone:
            return False
        if not numbered and len(line.text) > 45:
            return False
        if self.indented and line.ideographic and line.indent <= 2 and not numbered:
            return False
        if line.text[-1] in "？！?!」』" and not alone and not numbered:
            return False
        if not self._first(index):
            # In the middle of a block only behind a finished sentence, never inside one.
            before = self.lines[index - 1]
            if self.kinds[index - 1] is Kind.BODY and not ends_sentence(before.text):
                return False
            if not numbered and not self.single_block:
                return False
        if self.edge is not None and not self._last(index) and is_full(line, self.edge):
            return False
        return self._heads_something(index, numbered=numbered, alone=alone)

    def _heads_something(self, index: int, *, numbered: bool, alone: bool) -> bool:
        following = index + 1
        kind, look = self.kinds[following], self.looks[following]
        if self._body_follows(index):
            if numbered or alone:
                return True
            # Directly above its text: it must be much shorter, or it is a line of it.
            line, text = self.lines[index].text, self.lines[following].text
            return len(text) >= 2 * len(line) or (self.indented and self.lines[following].ideographic)
        if kind is Kind.HEADING or look.markdown:
            return True
        if kind in (Kind.REFERENCE, Kind.CAPTION, Kind.ITEM, Kind.QUOTE):
            return True
        if look.short and (look.number is not None or look.known):
            return True
        if kind is Kind.FURNITURE:
            return look.mark in ("rule", "code") and numbered
        if look.short and kind is Kind.BODY:
            # はじめに above a short line; 概要 above key: value lines of a release.
            return numbered or alone
        return numbered

    def _subtitle_lines(self) -> None:
        """A short line between the title and a first heading that is a byline stays running text."""
        for index, kind in enumerate(self.kinds[:8]):
            if kind is Kind.TITLE:
                continue
            if (
                kind is Kind.HEADING
                and not self.looks[index].sure
                and self.looks[index].number is None
                and not self.looks[index].known
                and not self.looks[index].mark
                and patterns.BYLINE.match(self.lines[index].text)
                and Kind.TITLE in self.kinds[:index]
                and all(k in (Kind.TITLE, Kind.MORE, Kind.BODY, Kind.FURNITURE) for k in self.kinds[:index])
                and not any(ends_sentence(line.text) for line in self.lines[1:index])
            ):
                self.kinds[index] = Kind.BODY

    # References, quotes, the author's box

    def _references(self) -> None:
        """Below 参考文献 each line is a reference; an item is one when it carries its source."""
        inside = False
        for index, kind in enumerate(self.kinds):
            text = self.lines[index].text
            if kind in (Kind.HEADING, Kind.TITLE):
                heading = len(text) <= 40 and patterns.REFERENCES_HEADING.match(_bare(text)) is not None
                plain = self.looks[index].number is not None or (
                    not self.looks[index].known and not self.looks[index].sure
                )
                if inside and plain and not heading and not self._sentence_follows(index):
                    self.kinds[index] = Kind.REFERENCE
                else:
                    inside = heading
            elif kind is Kind.FURNITURE and patterns.SUPPORT.match(text[:LONGEST_MARKED]):
                inside = False
            elif inside and kind is Kind.BODY:
                self.kinds[index] = Kind.REFERENCE
            elif inside and kind is Kind.ITEM:
                head = text[:300]
                numbered = self.looks[index].number is not None
                if numbered or patterns.URL.search(head) or patterns.REFERENCE_ITEM.search(head):
                    self.kinds[index] = Kind.REFERENCE
            elif (
                kind is Kind.BODY
                and patterns.REFERENCE_NUMBER.match(text[:8])
                and patterns.URL.search(text[:500])
            ):
                self.kinds[index] = Kind.REFERENCE

    def _sentence_follows(self, index: int) -> bool:
        following = index + 1
        if following >= len(self.lines):
            return False
        text = self.lines[following].text
        return self.kinds[following] is Kind.BODY and "。" in text[-3:] and len(text) > 40

    def _quotes(self) -> None:
        """A block set in by two full-width spaces or more, where other paragraphs are not."""
        lines, kinds = self.lines, self.kinds
        deep = [line.ideographic and line.indent >= 4 for line in lines]
        if sum(deep) * 3 > len(lines):
            return
        for index, line in enumerate(lines):
            if (
                kinds[index] is Kind.BODY
                and deep[index]
                and (
                    ends_sentence(line.text)
                    or len(line.text) > 30
                    or (index and kinds[index - 1] is Kind.QUOTE)
                )
            ):
                kinds[index] = Kind.QUOTE

    def _author_box(self) -> None:
        """The support button of a blog page, and the box of the author that follows it."""
        lines, kinds = self.lines, self.kinds
        for index, line in enumerate(lines):
            if len(line.text) > patterns.LONGEST_SUPPORT or not patterns.SUPPORT.match(line.text):
                continue
            if kinds[index] is Kind.TITLE:
                continue
            kinds[index] = Kind.FURNITURE
            rest = lines[index + 1 :]
            if len(rest) <= _BOX_LINES and sum(len(r.text) for r in rest) <= _BOX_LENGTH:
                for later in range(index + 1, len(lines)):
                    kinds[later] = Kind.FURNITURE
                break


def _gather(lines: list[Line], looks: list[_Look], kinds: list[Kind], edge: int | None) -> list[Piece]:
    """Third pass: lines that belong together become one passage."""
    pieces: list[Piece] = []
    separated = lines[-1].block > 0
    for index, line in enumerate(lines):
        kind, look = kinds[index], looks[index]
        if index and pieces and _joins(index, lines, looks, kinds, edge, separated):
            pieces[-1].end = line.end
            continue
        role = _ROLES.get(kind, Role.PARAGRAPH)
        pieces.append(Piece(line.start, line.end, role, look.number, look.markdown, look.known, look.mark))
    return pieces


def _joins(
    index: int, lines: list[Line], looks: list[_Look], kinds: list[Kind], edge: int | None, separated: bool
) -> bool:
    """Whether a line goes on with the passage of the line before."""
    line, before = lines[index], lines[index - 1]
    kind, previous = kinds[index], kinds[index - 1]
    if kind is Kind.MORE:
        return True
    if line.block != before.block:
        return False
    if kind is Kind.QUOTE and previous is Kind.QUOTE:
        return True
    if kind is Kind.FURNITURE and previous is Kind.FURNITURE:
        # The lines of one box are one piece; two buttons are two.
        return looks[index].mark == looks[index - 1].mark and not (
            looks[index].sure and not looks[index].mark
        )
    if kind is Kind.REFERENCE and previous is Kind.REFERENCE:
        return is_full(before, edge) and looks[index].number is None
    if kind is not Kind.BODY or previous not in (Kind.BODY, Kind.MORE):
        return False
    if line.indent > before.indent and line.ideographic:
        return False
    if before.text.endswith(("、", "，")):
        return True
    if edge is not None:
        return is_full(before, edge) and not (line.ideographic and before.ideographic)
    if line.ideographic or line.text[0] in "「『―—（(※" or looks[index].number is not None:
        return False
    return (
        separated
        and ends_sentence(before.text)
        and before.text[-1] not in "」』"
        and before.width <= _WIDE
        and before.text.count("。") < 2
        and bool(patterns.WORDLIKE.search(line.text[:20]))
        and ends_sentence(line.text)
    )
