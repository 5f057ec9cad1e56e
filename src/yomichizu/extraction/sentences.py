"""Sentences and their tokens: the first step of the extraction.

A passage is first cut into lines that belong together (hard-wrapped text is joined again), these at
the ends of sentences, and each sentence is tagged by itself. Everything is linear in the text: a
"sentence" without any punctuation is cut into pieces of at most ``LONGEST`` code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yomichizu.control import Control
from yomichizu.extraction.analysis import AnalysedSentence, Analysis
from yomichizu.extraction.tagging import Tagger
from yomichizu.lazy import lazy_pattern
from yomichizu.model import Role, Span

LONGEST = 1000  #: code points of one piece; longer sentences are cut at a comma or a space
_LONG_TEXT = 150_000  #: code points; beyond, memory is worth a few milliseconds
_LONGEST_BRACKET = 300  #: 「…」 beyond this is cut at its inner sentence ends
_NARROWEST_WRAP = 20  #: full-width characters a line; shorter lines are verse, addresses or heads
_WRAP_SLACK = 4  #: full-width characters by which a wrapped line may fall short (word wrap, kinsoku)

_BRACKETS = {
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    "〔": "〕",
    "〈": "〉",
    "《": "》",
    "“": "”",
}
_CLOSERS = frozenset([*_BRACKETS.values(), '"', "'", "’", "]", "］"])
_OPENER_OR_CLOSER = re.compile("[" + re.escape("".join(_BRACKETS) + "".join(_BRACKETS.values())) + "]")
_TERMINAL = re.compile(r"[。．！？!?｡]+|\.")
_AT_END = re.compile(r"[。．！？!?｡.][」』）)】〕〉》”\"'’\]］]*\s*$")
# Bullets, and list numbers with a delimiter: "• ", "1. ", "（２）", "①", "３）".
_BULLET = re.compile(
    r"(?:[•‣▪●○◆◇■□▶►※*＊\-–—]\s+|[•‣▪●○◆◇■□▶►]|・\s*|[①-⑳]\s*"
    r"|[(（][0-9０-９]{1,2}[)）]\s*|[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|[)）、](?![0-9０-９]))\s*)"
)
# The head of a list item in the same line: "規制の整合性強化:米国と日本の技術規制を調整し、…".
_HEAD = re.compile(r"[^。、！？「」:：\n]{2,40}[:：](?=\s*[^\s0-9/])")
_GAP = re.compile(r"(?<=[ぁ-ヿ㐀-鿿」』])[ \u3000]+(?=[ぁ-ヿ㐀-鿿「『])")
_SHORTEST_PART = 4  #: code points of a head that a space may cut off
_ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|Corp|Jr|Sr|No|vs|Vol|Fig|etc|e\.g|i\.e)$"
)
_JAPANESE = lazy_pattern(r"[぀-ヿ㐀-鿿豈-﫿ｦ-ﾟ\U00020000-\U0003ffff]")
# What carries a sentence on after ！ or ？: 「できるか？と問う」, 「なぜ？という声」.
_CARRIES_ON = re.compile(r"と|って|など|、|，")
_AFTER_QUOTE = re.compile(r"[ぁ-ん、，。・]")


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.sentences`` with the tagged sentences of every mined passage, in text order."""
    document = analysis.document
    tagger = Tagger()
    total = max(1, len(document.text))
    sentences = analysis.sentences
    ticked = 0
    for index, passage in enumerate(document.passages):
        if not passage.role.mined:
            continue
        for span in sentence_spans(document.text, passage.span, passage.role):
            tokens = tagger.tokens(document.text[span.start : span.end], span.start)
            if tokens:
                sentences.append(AnalysedSentence(span.start, span.end, index, tokens))
            if span.end - ticked > 2000:
                ticked = span.end
                control.tick(ticked / total)
    if total > _LONG_TEXT:
        tagger.rest()
    control.tick(1.0)


def sentence_spans(text: str, passage: Span, role: Role = Role.PARAGRAPH) -> Iterator[Span]:
    """Sentences of ``text[passage]`` without surrounding white space, bullets and list numbers.

    No span is empty or longer than ``LONGEST``; offsets are code points of ``text``.
    """
    marked = role in (Role.LIST_ITEM, Role.HEADING, Role.TITLE, Role.PARAGRAPH)
    for block in _blocks(text, passage):
        start, end = _trim(text, block.start, block.end)
        if marked and (bullet := _BULLET.match(text, start, end)):
            start = bullet.end() if bullet.end() < end else start
        if role is Role.LIST_ITEM and (head := _HEAD.match(text, start, end)) and text[end - 1 : end] == "。":
            yield from _pieces(text, *_trim(text, start, head.end()))
            start = head.end()
        for piece in _cut(text, start, end):
            for part in _phrases(text, *piece) if role in (Role.TITLE, Role.HEADING) else (piece,):
                yield from _pieces(text, *_trim(text, *part))


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A head in the parts that its spaces make: 廃線跡を歩く　旧士幌線の橋. Not 山田　太郎, Windows 11."""
    first = start
    for gap in _GAP.finditer(text, start, end):
        if gap.start() - first >= _SHORTEST_PART and end - gap.end() >= _SHORTEST_PART:
            yield first, gap.start()
            first = gap.end()
    yield first, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _width(line: str) -> float:
    """Width of ``line`` in full-width characters."""
    return sum(0.5 if c < "\u0300" or "｡" <= c <= "ﾟ" else 1.0 for c in line)


def _blocks(text: str, passage: Span) -> Iterator[Span]:
    """Runs of lines that are one text: a line is joined to the next where it was only wrapped.

    Wrapped means that it is about as wide as the widest line of the passage, does not end a sentence,
    and that the passage has at least three lines or breaks off after a particle or comma.
    """
    lines: list[Span] = []
    position = passage.start
    while position < passage.end:
        newline = text.find("\n", position, passage.end)
        stop = passage.end if newline < 0 else newline
        lines.append(Span(position, stop))
        position = stop + 1
    if len(lines) < 2:
        yield from lines
        return
    contents = [text[a:b].strip() for a, b in lines]
    # Beyond 200 characters a line is not wrapped for a page, and measuring it is a waste.
    widths = [_width(c) if len(c) <= 200 else 0.0 for c in contents]
    widest = max(widths)
    start = lines[0].start
    for index, line in enumerate(lines):
        content = contents[index]
        joined = (
            index + 1 < len(lines)
            and content != ""
            and contents[index + 1] != ""
            and widest >= _NARROWEST_WRAP
            and widths[index] >= widest - _WRAP_SLACK
            and not _AT_END.search(content[-8:])
            and not _BULLET.match(contents[index + 1])
            and (len(lines) > 2 or re.search(r"[ぁ-ん、，a-z,]$", content) is not None)
        )
        if not joined:
            yield Span(start, line.end)
            start = line.end + 1


def _depths(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges inside matched outermost brackets of at most ``_LONGEST_BRACKET`` code points."""
    stack: list[tuple[str, int]] = []
    ranges: list[tuple[int, int]] = []
    for match in _OPENER_OR_CLOSER.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark in _BRACKETS:
            stack.append((_BRACKETS[mark], at))
            if len(stack) > 64:  # nobody nests so deep; forget the outermost
                del stack[0]
            continue
        for level in range(len(stack) - 1, -1, -1):
            if stack[level][0] == mark:
                opened = stack[level][1]
                del stack[level:]
                if at - opened <= _LONGEST_BRACKET:
                    while ranges and ranges[-1][0] > opened:
                        ranges.pop()
                    ranges.append((opened, at))
                break
    return ranges


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``text[start:end]`` cut after each sentence end that is not inside brackets."""
    ranges = _depths(text, start, end)
    current = 0
    position = begun = start
    while match := _TERMINAL.search(text, position, end):
        at, after = match.span()
        while current < len(ranges) and ranges[current][1] < at:
            current += 1
        if current < len(ranges) and ranges[current][0] < at:
            opened, closed = ranges[current]
            position = closed + 1
            # 「…だ。」彼は…: a quotation that is a sentence by itself.
            whole = opened == begun and text[closed - 1] in "。！？!?" and closed - opened > 10
            if whole and position < end and not _AFTER_QUOTE.match(text, position):
                yield begun, position
                begun = position
            continue
        while after < end and text[after] in _CLOSERS:
            after += 1
        position = after
        if _ends(text, match.group(), at, match.end(), after, start, end):
            yield begun, after
            begun = after
    if begun < end:
        yield begun, end


def _ends(text: str, mark: str, at: int, stop: int, after: int, start: int, end: int) -> bool:
    """Whether the punctuation ``mark`` at ``at``..``stop`` (closers up to ``after``) ends a sentence."""
    if after >= end or mark[0] in "。｡":
        return True
    before = text[at - 1] if at > start else " "
    following = text[stop]
    if mark == "．":  # ３．５, and the number of an item: １．概要
        return not (before.isdigit() and (following.isdigit() or at - start <= 2))
    if mark == ".":
        if not (following.isspace() or text[after].isspace()):
            return bool(_JAPANESE.match(before)) and bool(_JAPANESE.match(following))
        if _JAPANESE.match(before):
            return True
        return before not in " ." and not _ABBREVIATION.search(text[max(start, at - 8) : at])
    if _CARRIES_ON.match(text, after):
        return False
    # Yahoo!ニュース, Yahoo! JAPAN: the mark belongs to a name.
    return not (mark == "!" and text[max(start, at - 5) : at].lower() == "yahoo")


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """``text[start:end]`` in pieces of at most ``LONGEST``, cut after a comma or a space if there is one."""
    while end - start > LONGEST:
        limit = start + LONGEST
        cut = -1
        for mark in ("\n", "、", "，", "　", " "):
            cut = text.rfind(mark, start + LONGEST // 3, limit)
            if cut >= 0:
                break
        stop = limit if cut < 0 else cut + 1
        piece = _trim(text, start, stop)
        if piece[0] < piece[1]:
            yield Span(*piece)
        start = stop
    start, end = _trim(text, start, end)
    if start < end:
        yield Span(start, end)
