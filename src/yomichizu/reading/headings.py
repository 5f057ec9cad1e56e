"""Second pass: the title and the headings of a text, by what stands around them."""

from __future__ import annotations

from yomichizu.reading import patterns
from yomichizu.reading.lines import ends_sentence, is_full
from yomichizu.reading.looks import Kind, Look, speakers_of
from yomichizu.reading.page import Page


def find_underlined(page: Page) -> None:
    """A line underlined with === or ---, as Markdown has it."""
    for index in range(1, len(page.lines)):
        text = page.lines[index].text
        if len(text) < 3 or page.first(index) or not patterns.SETEXT.match(text[:200]):
            continue
        above = page.looks[index - 1]
        if above.short and page.first(index - 1):
            level = 1 if text[0] == "=" else 2
            page.looks[index - 1] = Look(Kind.HEADING, above.number, level, sure=True, known=above.known)
            page.kinds[index - 1] = Kind.HEADING


def find_title(page: Page) -> None:
    """The first line that is not furniture, where it can be one; a dashed line below goes on with it."""
    index = 0
    while index < len(page.lines) and page.kinds[index] is Kind.FURNITURE:
        index += 1
    if index + 1 >= len(page.lines):
        return
    line, look = page.lines[index], page.looks[index]
    if look.markdown:
        if look.markdown == 1 or not any(
            0 < other.markdown <= look.markdown for other in page.looks[index + 1 :]
        ):
            page.kinds[index] = Kind.TITLE
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
    if found and (found[1] or found[2]) in speakers_of(page.lines):
        return
    if not page.last(index) and is_full(line, page.edge) and not ends_sentence(page.lines[index + 1].text):
        return
    if page.last(index) or page.body_follows(index) or look.short:
        page.kinds[index] = Kind.TITLE
        following = index + 1
        if not page.last(index) and page.lines[following].text[0] in "―—–〜～-－":
            page.kinds[following] = Kind.MORE


def find_headings(page: Page) -> None:
    """Short lines that stand where a heading stands."""
    lines, looks, kinds = page.lines, page.looks, page.kinds
    candidates = [_candidate(page, index) for index in range(len(lines))]
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
        if kinds[index] is Kind.BODY and (ends_sentence(lines[index].text) or len(lines[index].text) > 80):
            started = True


def _candidate(page: Page, index: int) -> bool:
    """Whether the place of a short line is that of a heading."""
    look, line = page.looks[index], page.lines[index]
    if page.kinds[index] not in (Kind.BODY, Kind.HEADING) or not look.short or look.sure:
        return False
    if index + 1 >= len(page.lines):
        return False
    alone = page.first(index) and page.last(index)
    numbered = look.number is not None or bool(look.mark) or look.known
    if look.number is not None and look.number.style in ("spaced", "letter") and not alone:
        return False
    if not numbered and len(line.text) > 45:
        return False
    if page.indented and line.ideographic and line.indent <= 2 and not numbered:
        return False
    if line.text[-1] in "？！?!」』" and not alone and not numbered:
        return False
    if not page.first(index):
        # In the middle of a block only behind a finished sentence, never inside one.
        before = page.lines[index - 1]
        if page.kinds[index - 1] is Kind.BODY and not ends_sentence(before.text):
            return False
        if not numbered and not page.single_block:
            return False
    if page.edge is not None and not page.last(index) and is_full(line, page.edge):
        return False
    return _heads_something(page, index, numbered=numbered, alone=alone)


def _heads_something(page: Page, index: int, *, numbered: bool, alone: bool) -> bool:
    following = index + 1
    kind, look = page.kinds[following], page.looks[following]
    if page.body_follows(index):
        if numbered or alone:
            return True
        # Directly above its text: it must be much shorter, or it is a line of it.
        line, text = page.lines[index].text, page.lines[following].text
        return len(text) >= 2 * len(line) or (page.indented and page.lines[following].ideographic)
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


def release_bylines(page: Page) -> None:
    """A short line between the title and a first heading that is a byline stays running text."""
    for index, kind in enumerate(page.kinds[:8]):
        if kind is Kind.TITLE:
            continue
        if (
            kind is Kind.HEADING
            and not page.looks[index].sure
            and page.looks[index].number is None
            and not page.looks[index].known
            and not page.looks[index].mark
            and patterns.BYLINE.match(page.lines[index].text)
            and Kind.TITLE in page.kinds[:index]
            and all(k in (Kind.TITLE, Kind.MORE, Kind.BODY, Kind.FURNITURE) for k in page.kinds[:index])
            and not any(ends_sentence(line.text) for line in page.lines[1:index])
        ):
            page.kinds[index] = Kind.BODY
