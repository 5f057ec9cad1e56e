"""Which relations are drawn as one edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from yomichizu.graph.index import COOCCURRENCE, Floats, Ints, MapIndex, Mask, distinct, floats, mask


@dataclass(frozen=True)
class Bundles:
    """Relations by the edge that they are drawn as, the strongest edge first (k edges, m relations)."""

    rows: Ints  #: relation numbers (m,); those of one edge stand together, the strongest first
    begin: Ints  #: where in ``rows`` each edge begins (k,)
    sizes: Ints  #: how many relations each edge has (k,)
    weight: (
        Floats  #: of the typed relations together, or of the co-occurrences where there are no others (k,)
    )

    def __len__(self) -> int:
        return len(self.begin)

    @property
    def first(self) -> Ints:
        """Number of the strongest relation of each edge (k,)."""
        return self.rows[self.begin]

    def members(self) -> Iterator[list[int]]:
        """Relation numbers, edge by edge."""
        rows = self.rows.tolist()
        for begin, size in zip(self.begin.tolist(), self.sizes.tolist(), strict=True):
            yield rows[begin : begin + size]

    def holding(self, relations: Mask) -> Mask:
        """Which edges hold one of ``relations`` (a mask over all relations of the map) (k,)."""
        found = np.concatenate([[0], np.cumsum(relations[self.rows])])
        return mask(found[self.begin + self.sizes] > found[self.begin])

    def picked(self, edges: Mask) -> Bundles:
        """Only these edges."""
        return Bundles(self.rows, self.begin[edges], self.sizes[edges], self.weight[edges])


def bundled(index: MapIndex, kept: Mask) -> Bundles:
    """The relations that are ``kept`` (a mask over all of the map), by the edge that they are drawn as.

    A relation without direction (and a co-occurrence) joins what goes from one of its ends to the
    other, if anything does, so that no second line runs beside it.
    """
    rows = np.flatnonzero(kept)
    rows = rows[np.argsort(index.rank[rows])]
    source, target, strength = index.source[rows], index.target[rows], index.strength[rows]
    typed = index.typed[rows]
    way, back = source * len(index.weight) + target, target * len(index.weight) + source
    arrow = index.directed[rows] & typed
    arrows = distinct(way[arrow])
    best = np.full(len(arrows) + 1, -np.inf)
    np.maximum.at(best, np.searchsorted(arrows, way[arrow]), strength[arrow])

    def strongest(ways: Ints) -> Floats:
        at = np.searchsorted(arrows, ways)
        there = at < len(arrows)
        there[there] = arrows[at[there]] == ways[there]
        return floats(np.where(there, best[at], -np.inf))

    forth, against = strongest(way), strongest(back)
    edge = np.where(~arrow & (against > forth), back, way)
    alone = ~arrow & np.isneginf(np.maximum(forth, against))
    edge[alone] = np.minimum(way, back)[alone]

    order = np.argsort(edge, kind="stable")
    rows, edge, typed, strength = rows[order], edge[order], typed[order], strength[order]
    opens = np.ones(len(rows), dtype=bool)
    opens[1:] = edge[1:] != edge[:-1]
    begin = np.flatnonzero(opens)
    sizes = np.diff(np.concatenate([begin, [len(rows)]]))
    number = np.cumsum(opens) - 1
    said = np.bincount(number, weights=typed, minlength=len(begin)) > 0
    weight = np.where(
        said,
        np.bincount(number, weights=strength * typed, minlength=len(begin)),
        np.bincount(number, weights=strength, minlength=len(begin)),
    )
    first = rows[begin]
    best_first = np.lexsort((index.rank[first], -weight, index.kind[first] == COOCCURRENCE))
    return Bundles(rows, begin[best_first], sizes[best_first], floats(weight[best_first]))
