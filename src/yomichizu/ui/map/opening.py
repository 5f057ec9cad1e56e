"""How a map is shown first: the default view, laid out for the room that a pane or a picture has."""

from __future__ import annotations

from yomichizu.graph.annotate import community_names
from yomichizu.graph.layout import Method, solve
from yomichizu.graph.view import Filter, GraphView, view_of
from yomichizu.model import KnowledgeMap
from yomichizu.ui.map import arranging, legend, measures
from yomichizu.ui.map.camera import Camera, Margins
from yomichizu.ui.map.picture import Picture, compose

METHOD = Method.CLUSTERS
AIR = 50.0  #: pixels that the layout leaves free beyond the margins
LEAST = 240.0


def margins_of(view: GraphView, width: float | None, above: float = 0.0, *, pinned: bool = False) -> Margins:
    """Room around a picture of ``view``, in pixels: its legend below, ``above`` more on top.

    ``width`` is the legend's, None where it is folded away.
    """
    lines = legend.height(view, width, pinned) if width is not None else 0.0
    return Margins(top=24.0 + above, bottom=lines + 14.0)


def room_in(width: float, height: float, margins: Margins) -> tuple[float, float]:
    """Width and height in pixels that a layout should fill in a pane of this size."""
    return (
        max(LEAST, width - margins.left - margins.right - AIR),
        max(LEAST, height - margins.top - margins.bottom - AIR),
    )


def opening_picture(
    map: KnowledgeMap, width: float, height: float, filter: Filter | None = None, method: Method = METHOD
) -> tuple[Picture, Camera]:
    """The map for a pane of this size in pixels, and the camera that sees all of it."""
    view = view_of(map, filter or Filter())
    sizes = measures.measures(view.nodes, measures.prominences(map))
    margins = margins_of(view, width)
    order = arranging.order_of(view, sizes, method, pane=room_in(width, height, margins))
    picture = compose(view, sizes, solve(order), names=community_names(map))
    return picture, Camera(width=width, height=height).fitted(picture.bounds, margins)
