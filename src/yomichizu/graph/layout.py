"""Where the nodes of a view stand: deterministic, and stable from one view to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from yomichizu.graph.arrange import clusters, force, narrative, rings
from yomichizu.graph.fitting import fitted
from yomichizu.graph.index import Floats, Ints, distinct
from yomichizu.graph.regions import regions
from yomichizu.graph.settle import aligned, joined, spread
from yomichizu.graph.view import GraphView

Size = tuple[float, float]
Point = tuple[float, float]

DEFAULT_SIZE: Size = (96.0, 64.0)
PLACED_TO = 320  #: nodes up to which names are kept apart by moving nodes; beyond, by leaving names out
_ADDED = 150  # nodes that are fitted in one by one; more of them are no small change
_REGIONS_TO = 9  # clusters; beyond, they are discs side by side
_FRESH_BELOW = 0.3  # when fewer than this share of the nodes were there before, all is laid out anew


class Method(StrEnum):
    FORCE = "force"  #: distances as in the graph
    CLUSTERS = "clusters"  #: each cluster in a part of the pane of its own
    NARRATIVE = "narrative"  #: from left to right as the text names them
    EGO = "ego"  #: one node in the middle, the others on rings by their distance


@dataclass(frozen=True)
class Request:
    """What a layout depends on, and nothing more: cheap to send to another process."""

    ids: tuple[str, ...]
    source: Ints  #: numbers into ``ids``
    target: Ints
    method: Method
    community: Ints
    first: Floats  #: code point offset of each node's first mention
    size: Floats  #: width and height (n, 2) of each node with its label, in scene units
    previous: Mapping[str, Point] = field(default_factory=dict)
    begun: Mapping[str, Point] = field(default_factory=dict)  #: where nodes stood in another picture
    pinned: frozenset[str] = frozenset()
    aspect: float = 1.4
    boxes: Floats | None = None  #: of symbols and labels (n, boxes, 4) in pixels, to be kept apart
    pane: Point = (800.0, 700.0)  #: width and height in pixels that the picture is to fill then
    gap: float = 3.0  #: pixels to keep between boxes
    words: Floats | None = None  #: width and height in pixels (m, 2) of the word on each edge, 0 for none


def request_of(
    view: GraphView,
    method: Method,
    *,
    sizes: Mapping[str, Size] | None = None,
    previous: Mapping[str, Point] | None = None,
    pinned: frozenset[str] = frozenset(),
    aspect: float = 1.4,
) -> Request:
    """The request for laying out ``view``; arguments as for ``layout``."""
    ids = tuple(node.id for node in view.nodes)
    number = {node: i for i, node in enumerate(ids)}
    size = sizes or {}
    return Request(
        ids=ids,
        source=np.array([number[edge.source] for edge in view.edges], dtype=np.intp),
        target=np.array([number[edge.target] for edge in view.edges], dtype=np.intp),
        method=method,
        community=np.array([node.community for node in view.nodes], dtype=np.intp),
        first=np.array([node.mentions[0].start if node.mentions else 0 for node in view.nodes], dtype=float),
        size=np.array([size.get(node, DEFAULT_SIZE) for node in ids], dtype=float).reshape(-1, 2),
        previous={node: previous[node] for node in ids if node in previous} if previous else {},
        pinned=pinned,
        aspect=aspect,
    )


def layout(
    view: GraphView,
    method: Method = Method.FORCE,
    *,
    sizes: Mapping[str, Size] | None = None,
    previous: Mapping[str, Point] | None = None,
    pinned: frozenset[str] = frozenset(),
    aspect: float = 1.4,
) -> dict[str, Point]:
    """Position of the middle of each node of ``view``, in scene units with y downwards.

    ``sizes``: width and height of each node with its label, in scene units (about 96 × 64 where
    missing); an edge is about 1.5 of them long. ``previous``: positions to keep (of the same
    method; pass None to lay out afresh, or only those of pinned nodes). Nodes that are in it stay
    where they are, new ones come near their neighbours into free space; only when most nodes are
    new, all is laid out again, turned and shifted to lie as the old picture did. ``pinned`` nodes
    stay exactly where ``previous`` has them. ``aspect``: width over height of the pane. EGO puts
    the first node of the view in the middle (in a focused view that is the one in focus).
    """
    request = request_of(view, method, sizes=sizes, previous=previous, pinned=pinned, aspect=aspect)
    return solve(request)


def solve(request: Request) -> dict[str, Point]:
    """Positions for ``request``; what ``layout`` and the worker process both call.

    With ``boxes``, up to 320 nodes are then moved until no name lies on another or on a node. What is
    laid out afresh lies as the nodes of ``begun`` did in their picture: clusters on the same side, or
    the whole turned and shifted like it.
    """
    if not request.ids:
        return {}
    old = np.array([node in request.previous for node in request.ids])
    positions = np.array([request.previous.get(node, (0.0, 0.0)) for node in request.ids], dtype=float)
    if old.all():
        result, stays = positions, old
    elif old.mean() >= _FRESH_BELOW and (~old).sum() <= _ADDED:
        x = _narrative_x(request, old, positions) if request.method is Method.NARRATIVE else None
        home = request.community if request.method is Method.CLUSTERS else None
        arguments = (positions, old, request.source, request.target, request.size)
        result, stays = joined(*arguments, x=x, community=home), old
    else:
        begun = np.array([request.begun.get(node, (np.nan, np.nan)) for node in request.ids], dtype=float)
        result = _fresh(request, begun)
        stays = np.array([node in request.pinned for node in request.ids]) & old
        done = _regional(request)
        if done and not stays.any():
            return dict(zip(request.ids, map(_point, result), strict=True))
        if not old.any():
            positions, old = begun, np.isfinite(begun[:, 0])
        if old.any() and not done:
            result = aligned(result, positions, stays if stays.any() else old)
        if stays.any():
            result[stays] = positions[stays]
            result = spread(result, request.size, stays)
    if request.boxes is not None and _placed(request) and not stays.all():
        edges = (request.source, request.target, _words(request))
        result = fitted(result, request.boxes, request.pane, gap=request.gap, fixed=stays, edges=edges)
    return dict(zip(request.ids, map(_point, result), strict=True))


def _placed(request: Request) -> bool:
    """Whether names are kept apart by moving nodes."""
    return request.boxes is not None and len(request.ids) <= PLACED_TO


def _regional(request: Request) -> bool:
    """Whether each cluster gets a region of the pane; so many that all ways to cut it can be tried."""
    few = len(distinct(request.community)) <= _REGIONS_TO
    return request.method is Method.CLUSTERS and _placed(request) and few


def _words(request: Request) -> Floats:
    return np.zeros((len(request.source), 2)) if request.words is None else request.words


def _fresh(request: Request, begun: Floats) -> Floats:
    arguments = (len(request.ids), request.source, request.target, request.size, request.aspect)
    if _regional(request) and request.boxes is not None:
        return regions(
            request.source, request.target, request.boxes, request.community, request.pane,
            first=request.first, words=_words(request), gap=request.gap, old=begun,
        )  # fmt: skip
    if request.method is Method.CLUSTERS:
        return clusters(*arguments, first=request.first, community=request.community)
    if request.method is Method.NARRATIVE:
        return narrative(*arguments, first=request.first)
    if request.method is Method.EGO:
        return rings(*arguments, first=request.first)
    return force(*arguments, first=request.first, old=begun)


def _narrative_x(request: Request, old: np.ndarray, positions: Floats) -> Floats:
    """x of every node, read off those that have a place already by where the text first names them."""
    order = np.argsort(request.first[old], kind="stable")
    known, at = request.first[old][order], np.maximum.accumulate(positions[old, 0][order])
    return np.interp(request.first, known, at)


def _point(row: Floats) -> Point:
    return (float(row[0]), float(row[1]))
