"""How large each node is drawn: symbol, name and the box that both fill, at scale 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import sqrt

from yomichizu.model import KnowledgeMap, Node, NodeKind
from yomichizu.ui.map import lettering

GAP = 3.0  #: pixels between a disc and its name
LINE = 1.22  #: line height in font sizes
LONG = 12  #: full-width characters of a name beyond which it is set smaller, lest it fill the map


class Shape(StrEnum):
    DISC = "disc"
    PILL = "pill"
    PLAQUE = "plaque"


SHAPE_OF = {NodeKind.ACTOR: Shape.DISC, NodeKind.THEME: Shape.PILL, NodeKind.TIME: Shape.PLAQUE}


@dataclass(frozen=True, slots=True)
class Measure:
    """Sizes of one node in pixels at scale 1, relative to the middle of its symbol."""

    shape: Shape
    half_width: float  #: of the symbol
    half_height: float
    lines: tuple[str, ...]  #: of the name
    letters: int  #: font size
    bold: bool
    name_width: float
    name_height: float

    @property
    def name_top(self) -> float:
        """Upper edge of the name: beneath a disc, inside a pill or plaque."""
        return self.half_height + GAP if self.shape is Shape.DISC else -self.name_height / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of symbol and name together."""
        half = max(self.half_width, self.name_width / 2)
        if self.shape is Shape.DISC:
            return -half, -self.half_height, half, self.name_top + self.name_height
        return -self.half_width, -self.half_height, self.half_width, self.half_height

    @property
    def symbol_box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the symbol alone."""
        return -self.half_width, -self.half_height, self.half_width, self.half_height

    @property
    def name_box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the name alone."""
        return -self.name_width / 2, self.name_top, self.name_width / 2, self.name_top + self.name_height


def measure(node: Node, prominence: float) -> Measure:
    """Sizes of ``node``; ``prominence`` (0..1) is its rank in importance among what is shown."""
    return _measured(node.label, SHAPE_OF[node.kind], prominence)


@lru_cache(maxsize=32_768)
def _measured(label: str, shape: Shape, prominence: float) -> Measure:
    bold = prominence > 0.62 and shape is not Shape.PLAQUE
    if shape is Shape.DISC:
        letters = 12 + round((5 if lettering.cells(label) <= LONG else 2) * prominence**1.5)
        radius = 9.0 + 17.0 * prominence**1.4
        lines = lettering.broken(label, 8)
    elif shape is Shape.PILL:
        letters = 12 + round(3 * prominence)
        radius = 0.0
        lines = lettering.broken(label, 9)
    else:
        letters = 11
        radius = 0.0
        lines = lettering.broken(label, 10)
    width = max(lettering.width_of(line, letters, bold) for line in lines)
    height = len(lines) * letters * LINE
    if shape is Shape.DISC:
        return Measure(shape, radius, radius, lines, letters, bold, width, height)
    pad_x, pad_y = (letters * 0.85, letters * 0.36) if shape is Shape.PILL else (8.0, 4.0)
    return Measure(shape, width / 2 + pad_x, height / 2 + pad_y, lines, letters, bold, width, height)


USUAL = 50  #: nodes that a map shows unless the reader wants more


def prominences(map: KnowledgeMap) -> dict[str, float]:
    """A drawing weight 0..1 for each node: half its importance, half its rank in the whole map.

    Importance alone makes one giant and a crowd of dwarfs in texts with a single hero. The whole
    map is the measure, so that a filter or a scope changes no sizes.
    """
    if not map.nodes:
        return {}
    top = max(max(node.weight for node in map.nodes), 1e-9)
    order = sorted(range(len(map.nodes)), key=lambda row: (-map.nodes[row].weight, row))
    reach = max(6.0, 0.45 * min(len(order), USUAL))
    result = {}
    for rank, row in enumerate(order):
        node = map.nodes[row]
        share = sqrt(max(0.0, node.weight) / top)
        result[node.id] = min(1.0, 0.5 * share + 0.5 * max(0.0, 1 - rank / reach))
    return result


def measures(nodes: Sequence[Node], prominence: Mapping[str, float]) -> dict[str, Measure]:
    """Sizes of every node shown, by id."""
    return {node.id: measure(node, prominence[node.id]) for node in nodes}
