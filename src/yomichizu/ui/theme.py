"""Semantic colours and fonts, light and dark. Every other module asks here; none names a colour.

Hues are Okabe and Ito's colour-blind-safe set, darkened or lightened until text drawn in them
reaches WCAG AA (4.5 : 1) on the theme's own paper and on every tint, and until no two of them come
near each other with red-, green- or blue-blind eyes. Colour is never the only cue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from yomichizu.model import NodeType

SANS = ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", "Meiryo", "IPAexGothic")
SERIF = ("Noto Serif CJK JP", "Noto Serif JP", "Hiragino Mincho ProN", "Yu Mincho", "IPAexMincho", *SANS)


@dataclass(frozen=True)
class Theme:
    """One set of semantic colours. All values are ``#rrggbb``."""

    name: str
    dark: bool
    paper: str  #: ground of article and map
    panel: str  #: ground of tool bars, evidence, docks
    ink: str  #: body text
    ink_soft: str  #: secondary text, still AA on paper and panel
    line: str  #: hairlines between panes
    edge: str  #: an asserted relation at rest
    edge_faint: str  #: a co-occurrence
    accent: str  #: what is selected, focus rings, the scope chip
    accent_tint: str  #: ground behind the selected passage and the chip
    flash: str  #: ground of a sentence just jumped to
    hit: str  #: ground of find results
    warning: str
    hues: tuple[str, ...]  #: of clusters, in order; text in any of them is AA on paper and tints
    tints: tuple[str, ...]  #: quiet grounds of the clusters, same order

    def hue(self, index: int) -> QColor:
        """The colour of cluster ``index`` (they repeat after the last)."""
        return QColor(self.hues[index % len(self.hues)])

    def tint(self, index: int) -> QColor:
        """The ground of cluster ``index``."""
        return QColor(self.tints[index % len(self.tints)])

    def of_type(self, node_type: NodeType) -> QColor:
        """The colour of a node's type in the text, and on the map when colour means kind."""
        return QColor(self.hues[_HUE_OF_TYPE[node_type]])


# By node type, indices into ``hues``: blue, vermilion, green, purple, olive/yellow, petrol/sky, grey.
_HUE_OF_TYPE: dict[str, int] = {
    "country": 0,
    "region": 0,
    "city": 0,
    "place": 0,
    "facility": 0,
    "government": 3,
    "company": 3,
    "organization": 3,
    "group": 3,
    "person": 4,
    "product": 1,
    "project": 1,
    "resource": 1,
    "work": 1,
    "law": 5,
    "framework": 5,
    "event": 5,
    "theme": 2,
    "date": 6,
}

LIGHT = Theme(
    name="light",
    dark=False,
    paper="#fcfbf8",
    panel="#f1efe9",
    ink="#1c1b19",
    ink_soft="#5c5a55",
    line="#dcd9d1",
    edge="#8d8a83",
    edge_faint="#b9b6ae",
    accent="#0067a3",
    accent_tint="#e2edf5",
    flash="#f6e7b5",
    hit="#f8e58c",
    warning="#a63c00",
    hues=("#0067a3", "#b34a00", "#00785a", "#a3427c", "#5f4a00", "#0b5a68", "#4a4844"),
    tints=("#e4edf1", "#f8ece2", "#e3f0ea", "#f6eaf1", "#f5eedb", "#e2eff0", "#eeece7"),
)

DARK = Theme(
    name="dark",
    dark=True,
    paper="#1b1c1e",
    panel="#25262a",
    ink="#eceae5",
    ink_soft="#aeaba4",
    line="#3a3b40",
    edge="#85837e",
    edge_faint="#5d5c59",
    accent="#6db9ea",
    accent_tint="#22384a",
    flash="#544a1e",
    hit="#665a12",
    warning="#ff9d66",
    hues=("#6db9ea", "#f39a55", "#4cc9a0", "#e39ac4", "#f0cf52", "#8fdfe8", "#cfccc5"),
    tints=("#1f2d38", "#35281f", "#1d3029", "#33252e", "#322b1b", "#1d2f32", "#2a2a2b"),
)


def desktop_is_dark(palette: QPalette) -> bool:
    """Whether a palette that nobody has changed has light words on a dark ground."""
    role = QPalette.ColorRole
    return palette.color(role.WindowText).lightness() > palette.color(role.Window).lightness()
