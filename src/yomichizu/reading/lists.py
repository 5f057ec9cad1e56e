"""Second pass: numbered and marked lines that are items of a list, and the lines that go on with them."""

from __future__ import annotations

from yomichizu.reading import patterns
from yomichizu.reading.lines import is_full
from yomichizu.reading.looks import Kind
from yomichizu.reading.page import Page


def find_items(page: Page) -> None:
    """Numbered and marked lines that follow each other at once are items, not headings."""
    looks, kinds = page.looks, page.kinds
    for index, look in enumerate(looks):
        if kinds[index] is Kind.TITLE or look.sure:
            continue
        beside = _beside(page, index, -1) or _beside(page, index, 1)
        if (beside and (look.number is not None or look.mark)) or _is_long_item(page, index):
            kinds[index] = Kind.ITEM
    # ●: an item, unless it stands alone above running text.
    for index, look in enumerate(looks):
        if (
            look.mark in "●◎▶►☆★"
            and look.mark
            and kinds[index] is Kind.HEADING
            and not page.body_follows(index)
        ):
            kinds[index] = Kind.ITEM
    _continue_items(page)


def _is_long_item(page: Page, index: int) -> bool:
    """Whether a numbered line is too long, or too much of a sentence, to be a heading."""
    look = page.looks[index]
    if look.number is None or look.short:
        return False
    if look.number.style in ("spaced", "bare") or look.number.style.startswith("第"):
        return False
    # 一、 may simply begin a sentence.
    return page.lines[index].text[0] not in patterns.KANJI_NUMBER or _numbered_near(page, index)


def _numbered_near(page: Page, index: int) -> bool:
    """Whether a line of the same style stands within a few lines: 一、… 二、…"""
    number = page.looks[index].number
    assert number is not None
    for other in page.looks[max(0, index - 4) : index + 5]:
        near = other.number
        if near and near.style == number.style and abs(near.value - number.value) == 1:
            return True
    return False


def _beside(page: Page, index: int, step: int) -> bool:
    """Whether the next (or previous) line is the next (or previous) item of the same list."""
    other = index + step
    if not 0 <= other < len(page.looks):
        return False
    mine, its = page.looks[index], page.looks[other]
    if mine.mark:
        return its.mark == mine.mark and page.lines[index].block == page.lines[other].block
    if mine.number is None or its.number is None:
        return False
    return (
        mine.number.style == its.number.style
        and mine.number.depth == its.number.depth
        and its.number.value == mine.number.value + step
    )


def _continue_items(page: Page) -> None:
    lines, kinds = page.lines, page.kinds
    for index in range(1, len(lines)):
        if kinds[index] is not Kind.BODY or page.first(index):
            continue
        if kinds[index - 1] not in (Kind.ITEM, Kind.MORE):
            continue
        head = index - 1
        line, before = lines[index], lines[index - 1]
        if kinds[head] is Kind.MORE:
            deeper = line.indent >= before.indent > 0 or is_full(before, page.edge)
        else:
            deeper = line.indent > before.indent or is_full(before, page.edge)
        number = page.looks[index].number
        if deeper and (number is None or line.indent > before.indent):
            kinds[index] = Kind.MORE
