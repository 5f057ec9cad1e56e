"""Second pass: references, quotes and the furniture of a page."""

from __future__ import annotations

from yomichizu.reading import patterns
from yomichizu.reading.lines import ends_sentence
from yomichizu.reading.looks import LONGEST_MARKED, Kind, bare
from yomichizu.reading.page import Page

#: An author's box after the support button is no longer than this, in lines and in code points.
_BOX_LINES = 12
_BOX_LENGTH = 600


def find_references(page: Page) -> None:
    """Below 参考文献 each line is a reference; an item is one when it carries its source."""
    inside = False
    for index, kind in enumerate(page.kinds):
        text = page.lines[index].text
        if kind in (Kind.HEADING, Kind.TITLE):
            heading = len(text) <= 40 and patterns.REFERENCES_HEADING.match(bare(text)) is not None
            plain = page.looks[index].number is not None or (
                not page.looks[index].known and not page.looks[index].sure
            )
            if inside and plain and not heading and not _sentence_follows(page, index):
                page.kinds[index] = Kind.REFERENCE
            else:
                inside = heading
        elif kind is Kind.FURNITURE and patterns.SUPPORT.match(text[:LONGEST_MARKED]):
            inside = False
        elif inside and kind is Kind.BODY:
            page.kinds[index] = Kind.REFERENCE
        elif inside and kind is Kind.ITEM:
            head = text[:300]
            numbered = page.looks[index].number is not None
            if numbered or patterns.URL.search(head) or patterns.REFERENCE_ITEM.search(head):
                page.kinds[index] = Kind.REFERENCE
        elif (
            kind is Kind.BODY
            and patterns.REFERENCE_NUMBER.match(text[:8])
            and patterns.URL.search(text[:500])
        ):
            page.kinds[index] = Kind.REFERENCE


def _sentence_follows(page: Page, index: int) -> bool:
    following = index + 1
    if following >= len(page.lines):
        return False
    text = page.lines[following].text
    return page.kinds[following] is Kind.BODY and "。" in text[-3:] and len(text) > 40


def find_quotes(page: Page) -> None:
    """A block set in by two full-width spaces or more, where other paragraphs are not."""
    lines, kinds = page.lines, page.kinds
    deep = [line.ideographic and line.indent >= 4 for line in lines]
    if sum(deep) * 3 > len(lines):
        return
    for index, line in enumerate(lines):
        if (
            kinds[index] is Kind.BODY
            and deep[index]
            and (
                ends_sentence(line.text) or len(line.text) > 30 or (index and kinds[index - 1] is Kind.QUOTE)
            )
        ):
            kinds[index] = Kind.QUOTE


def find_author_box(page: Page) -> None:
    """The support button of a blog page, and the box of the author that follows it."""
    lines, kinds = page.lines, page.kinds
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
