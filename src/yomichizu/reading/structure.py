"""From the lines of a text to its passages.

Three passes over the lines, each linear: what a line looks like by itself (``looks``), what it is
beside its neighbours (``headings``, ``lists``, ``matter``, on a ``Page``), and how lines make passages
(``_gather``). Levels and the heading that each passage stands under come last (``outline``).
"""

from __future__ import annotations

from dataclasses import dataclass

from yomichizu.model import Role
from yomichizu.reading import headings, lists, matter, patterns
from yomichizu.reading.lines import Line, ends_sentence, is_full, wrap_column
from yomichizu.reading.looks import Kind, looks_of
from yomichizu.reading.page import Page
from yomichizu.reading.patterns import Number

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


#: The second pass, in this order: each step reads what those before it have settled.
_STEPS = (
    headings.find_underlined,
    headings.find_title,
    lists.find_items,
    headings.find_headings,
    headings.release_bylines,
    matter.find_references,
    matter.find_quotes,
    matter.find_author_box,
)


def pieces_of(lines: list[Line]) -> list[Piece]:
    """The passages of a text in order, each with its role. Linear in the text."""
    if not lines:
        return []
    page = Page(lines, looks_of(lines), wrap_column(lines))
    for step in _STEPS:
        step(page)
    return _gather(page)


def _gather(page: Page) -> list[Piece]:
    """Third pass: lines that belong together become one passage."""
    pieces: list[Piece] = []
    lines = page.lines
    separated = lines[-1].block > 0
    for index, line in enumerate(lines):
        kind, look = page.kinds[index], page.looks[index]
        if index and pieces and _joins(page, index, separated):
            pieces[-1].end = line.end
            continue
        role = _ROLES.get(kind, Role.PARAGRAPH)
        pieces.append(Piece(line.start, line.end, role, look.number, look.markdown, look.known, look.mark))
    return pieces


def _joins(page: Page, index: int, separated: bool) -> bool:
    """Whether a line goes on with the passage of the line before."""
    looks, edge = page.looks, page.edge
    line, before = page.lines[index], page.lines[index - 1]
    kind, previous = page.kinds[index], page.kinds[index - 1]
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
