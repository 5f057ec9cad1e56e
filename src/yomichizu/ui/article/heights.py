"""Running totals of block heights that are corrected one at a time (Fenwick, 1994). No Qt here."""

from __future__ import annotations


class Heights:
    """Heights in pixels of ``n`` stacked blocks; every operation takes O(log n)."""

    def __init__(self, heights: list[int]) -> None:
        self._heights = heights
        size = len(heights)
        tree = [0, *heights]
        for i in range(1, size + 1):
            parent = i + (i & -i)
            if parent <= size:
                tree[parent] += tree[i]
        self._tree = tree
        self._top_bit = 1 << size.bit_length() >> 1
        self.total = sum(heights)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    def set(self, index: int, height: int) -> int:
        """Change one height; returns by how much it grew."""
        delta = height - self._heights[index]
        if delta:
            self._heights[index] = height
            self.total += delta
            i = index + 1
            while i < len(self._tree):
                self._tree[i] += delta
                i += i & -i
        return delta

    def top(self, index: int) -> int:
        """Where block ``index`` begins."""
        total = 0
        while index > 0:
            total += self._tree[index]
            index &= index - 1
        return total

    def at(self, y: int) -> int:
        """The block that holds ``y`` (the first or last one beyond the ends)."""
        position, bit = 0, self._top_bit
        while bit:
            following = position + bit
            if following < len(self._tree) and self._tree[following] <= y:
                y -= self._tree[following]
                position = following
            bit >>= 1
        return min(position, len(self._heights) - 1)
