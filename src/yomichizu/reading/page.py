"""A text during the second pass: lines with their looks, what they are taken for, what stands beside them."""

from __future__ import annotations

from yomichizu.reading.lines import Line, ends_sentence, is_full
from yomichizu.reading.looks import Kind, Look


class Page:
    """The lines of a text, their looks, and their ``kinds``, which each step settles further."""

    def __init__(self, lines: list[Line], looks: list[Look], edge: int | None) -> None:
        """``edge`` is the column at which lines are wrapped, None where they are not."""
        self.lines = lines
        self.looks = looks
        self.edge = edge
        self.kinds = [look.kind for look in looks]
        self.single_block = self._is_single_block()
        self.indented = self._is_indented()

    def _is_single_block(self) -> bool:
        """Whether paragraphs follow each other without blank lines between them."""
        blocks = self.lines[-1].block + 1
        return blocks <= 1 + len(self.lines) // 8

    def _is_indented(self) -> bool:
        """Whether paragraphs begin with a full-width space."""
        closed = [line for line in self.lines if ends_sentence(line.text)]
        return sum(1 for line in closed if line.ideographic) > 0.3 * len(closed)

    def first(self, index: int) -> bool:
        """Whether a line begins a block: there is a blank line, or nothing, above it."""
        return index == 0 or self.lines[index].block != self.lines[index - 1].block

    def last(self, index: int) -> bool:
        """Whether a line ends a block."""
        return index + 1 == len(self.lines) or self.lines[index].block != self.lines[index + 1].block

    def body_follows(self, index: int) -> bool:
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
