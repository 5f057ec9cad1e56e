"""How a map looks when it opens: real articles in the real pane, every overlap counted."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from yomichizu.api import map_of_text
from yomichizu.graph.annotate import annotated
from yomichizu.graph.layout import Method
from yomichizu.graph.view import EdgeStyle, Filter
from yomichizu.model import KnowledgeMap
from yomichizu.ui.map import legend, words
from yomichizu.ui.map.measures import Shape
from yomichizu.ui.map.picture import Picture
from yomichizu.ui.map.view import MapView
from yomichizu.ui.theme import DARK, LIGHT, Theme

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))
from map_demo import demo_map, star_map
from synthetic import made_map

PANE = (780, 700)


def opened(qtbot: QtBot, map: KnowledgeMap | None, size: tuple[int, int] = PANE) -> MapView:
    view = MapView()
    qtbot.addWidget(view, before_close_func=lambda shown: shown._layouter.close())
    view.resize(*size)
    view.show()
    qtbot.waitExposed(view)
    view.set_map(map)
    if map is not None and map.nodes:
        qtbot.waitUntil(lambda: view.canvas.picture is not None, timeout=60_000)
    view.finish_moves()
    return view


def arranged(qtbot: QtBot, view: MapView) -> None:
    """Wait until what was asked for has its places, and what is drawn of it its words and grounds."""
    qtbot.waitUntil(lambda: not view._layouter.busy, timeout=60_000)


def picture_of(view: MapView) -> Picture:
    assert view.canvas.picture is not None
    return view.canvas.picture


def overlapping(rects: np.ndarray, others: np.ndarray) -> int:
    """How many of ``rects`` (k, 4) lie on one of ``others`` (m, 4) by more than half a pixel."""
    if not len(rects) or not len(others):
        return 0
    wide = np.minimum(rects[:, None, 2], others[:, 2]) - np.maximum(rects[:, None, 0], others[:, 0])
    high = np.minimum(rects[:, None, 3], others[:, 3]) - np.maximum(rects[:, None, 1], others[:, 1])
    return int(((wide > 0.5) & (high > 0.5)).any(axis=1).sum())


def rects_of(picture: Picture) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Symbols and names (2n, 4), words (k, 4) and clusters' names (c, 4) in world units."""
    parts = (picture.parts + np.tile(picture.centres, 2)[:, None]).reshape(-1, 4)
    parts = parts[(parts[:, 2] > parts[:, 0]) & (parts[:, 3] > parts[:, 1])]
    lines = picture.curves_at(picture.centres, 1.0)
    said = []
    for word in picture.words:
        x, y = lines.picked(np.array([word.edge])).at(word.t)[0] + word.aside
        half_w, half_h = word.half_width, word.half_height
        said.append([x - half_w, y - half_h, x + half_w, y + half_h])
    names = [words.cluster_name_rect(ground.name, ground.name_at) for ground in picture.grounds]
    return parts, np.array(said).reshape(-1, 4), np.array(names).reshape(-1, 4)


def check_no_overlap(picture: Picture) -> None:
    parts, said, names = rects_of(picture)
    # A pill holds its own name: rows come in pairs only where the name is not inside the symbol.
    for row, measure in enumerate(picture.measures):
        own = picture.parts[row] + np.tile(picture.centres[row], 2)
        rest = np.delete(picture.parts, row, axis=0) + np.tile(np.delete(picture.centres, row, 0), 2)[:, None]
        assert overlapping(own, rest.reshape(-1, 4)) == 0, measure.lines
    for group in (said, names):
        assert overlapping(group, parts) == 0
        for row in range(len(group)):
            assert overlapping(group[row : row + 1], np.delete(group, row, axis=0)) == 0
    assert overlapping(said, names) == 0


def check_grounds(picture: Picture) -> None:
    """Each cluster stands on one ground, whole, and on no other's."""
    for ground in picture.grounds:
        inside = [ground.path.contains(QPointF(*at)) for at in picture.centres.tolist()]
        home = [node.community == ground.community for node in picture.nodes]
        assert inside == home
        assert len(ground.path.toSubpathPolygons()) == 1
        name = QRectF(*(words.cluster_name_rect(ground.name, ground.name_at)[i] for i in (0, 1)), 1, 1)
        rect = words.cluster_name_rect(ground.name, ground.name_at)
        name.setCoords(*rect)
        assert ground.path.contains(name.center())


def check_in_sight(view: MapView) -> None:
    """All that is drawn lies within the pane, above the legend."""
    picture, camera = picture_of(view), view.canvas.camera
    parts, said, names = rects_of(picture)
    everything = np.concatenate([parts, said, names])
    corners = camera.to_screen(everything.reshape(-1, 2))
    assert corners.min() >= 0
    assert corners[:, 0].max() <= camera.width
    assert corners[:, 1].max() <= camera.height - view.canvas.margins.bottom + 10
    scene = view.canvas.scene_now()
    assert scene is not None
    assert len(scene.named) == len(picture.nodes)  # every one labelled


def check(view: MapView, *, said: float = 0.8) -> None:
    picture = picture_of(view)
    check_no_overlap(picture)
    check_grounds(picture)
    check_in_sight(view)
    stated = [e for e in picture.view.edges if e.style is not EdgeStyle.DOTTED and e.label]
    assert len(picture.words) >= said * len(stated)
    hairs = len(picture.view.edges) - sum(e.style is not EdgeStyle.DOTTED for e in picture.view.edges)
    assert hairs <= len(picture.nodes)  # a backbone of what is only named together
    assert 2 <= len({node.community for node in picture.nodes}) <= 6


@pytest.mark.parametrize("size", [PANE, (520, 640), (1400, 900)], ids=str)
def test_default_view_of_each_sample(qtbot: QtBot, sample: Path, size: tuple[int, int]) -> None:
    view = opened(qtbot, map_of_text(sample.read_text(encoding="utf-8"), source=sample.name), size)
    check(view, said=0.8 if size[0] > 600 else 0.7)  # a narrow pane has room for fewer words


def test_default_view_of_the_seattle_article(qtbot: QtBot, seattle: Path) -> None:
    view = opened(qtbot, map_of_text(seattle.read_text(encoding="utf-8"), source=seattle.name))
    check(view)
    picture = picture_of(view)
    kinds = [measure.shape for measure in picture.measures]
    assert 0.4 <= kinds.count(Shape.DISC) / len(kinds) <= 0.75  # actors and themes in balance
    assert 3 <= len(picture.grounds) <= 6


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_default_view_of_made_texts(qtbot: QtBot, seed: int) -> None:
    check(opened(qtbot, annotated(made_map(250, seed=seed))), said=0.75)


def test_a_book_opens_as_readable_as_an_article(qtbot: QtBot) -> None:
    check(opened(qtbot, annotated(made_map(4000))), said=0.6)


@pytest.mark.parametrize("method", list(Method))
def test_nothing_overlaps_in_any_layout(qtbot: QtBot, method: Method) -> None:
    view = opened(qtbot, demo_map())
    view.set_layout(method)
    arranged(qtbot, view)
    view.finish_moves()
    check_no_overlap(picture_of(view))
    for ground in picture_of(view).grounds:  # a torn cluster shows by colour alone
        inside = sum(ground.path.contains(QPointF(*at)) for at in picture_of(view).centres.tolist())
        own = sum(node.community == ground.community for node in picture_of(view).nodes)
        assert inside >= 0.5 * own


def test_star_of_three_hundred_one_node_and_nothing(qtbot: QtBot) -> None:
    star = opened(qtbot, star_map(300))
    check_no_overlap(picture_of(star))
    star.set_filter(replace(star.filter, most=0))
    qtbot.waitUntil(lambda: len(picture_of(star).nodes) > 250, timeout=60_000)
    star.finish_moves()
    check_no_overlap(picture_of(star))
    one = opened(qtbot, replace(demo_map(), nodes=demo_map().nodes[:1], relations=(), statements=()))
    assert len(picture_of(one).nodes) == 1
    check_in_sight(one)
    empty = opened(qtbot, KnowledgeMap(documents=()))
    assert empty.canvas.picture is None
    assert not empty.legend.isVisible()


def test_a_hub_says_the_same_to_many_a_few_times_only(qtbot: QtBot) -> None:
    star = picture_of(opened(qtbot, star_map(300)))
    said = [star.view.edges[word.edge].label for word in star.words]
    assert said
    assert max(said.count(label) for label in said) <= words.SAME
    hub = Counter(end for edge in star.view.edges for end in (edge.source, edge.target)).most_common(1)[0]
    assert hub[1] > 3 * words.SAME  # it would have had the room


# -- the legend ---------------------------------------------------------------------------------


def test_legend_says_exactly_what_is_on_screen(qtbot: QtBot) -> None:
    view = opened(qtbot, demo_map())
    said = {what for what, _ in legend.entries(view.shown)}
    assert said == {n.type for n in view.shown.nodes} | {e.style for e in view.shown.edges}
    assert EdgeStyle.CROSSED in said  # what is denied
    view.set_filter(Filter(cooccurrence=False))
    assert EdgeStyle.DOTTED not in {what for what, _ in legend.entries(view.shown)}


def test_the_legend_explains_the_mark_of_a_pin_while_there_is_one(qtbot: QtBot) -> None:
    view = opened(qtbot, demo_map())
    node = view.shown.nodes[0].id

    def said() -> QImage:
        arranged(qtbot, view)
        view.finish_moves()
        seen = view.canvas.grab().toImage()
        high = round(view.canvas.margins.bottom)
        return seen.copy(0, seen.height() - high, seen.width(), high)

    assert legend.Mark.PIN not in {what for what, _ in legend.entries(view.shown)}
    assert legend.entries(view.shown, pinned=True)[-1][0] is legend.Mark.PIN
    before = said()
    view.set_pins({node: view.places.of(view.picture_key())[node]})
    assert said() != before
    view.set_filter(Filter(hidden=frozenset({node})))  # what is not there needs no words
    without = said()
    view.set_pins({})
    assert said() == without


@pytest.mark.parametrize("width", [300.0, 420.0, 560.0, 700.0, 1100.0])
def test_rows_of_the_legend_are_even(qtbot: QtBot, width: float) -> None:
    view = opened(qtbot, demo_map())
    rows = legend._rows(view.shown, width)
    ends = [row[-1][1] + legend.SIGN for row in rows]
    assert max(ends) <= width
    assert sum(map(len, rows)) == len(legend.entries(view.shown))
    if len(rows) > 1:
        assert min(ends) > 0.35 * max(ends)
    assert legend.height(view.shown, 2000.0) < 2 * legend.ROW


def test_legend_folds_and_the_map_takes_its_room(qtbot: QtBot) -> None:
    view = opened(qtbot, demo_map())

    def ink() -> int:
        """Pixels of the strip beside the button that are not paper."""
        image = view.canvas.grab().toImage()
        left, paper = view.legend.geometry().right() + 4, QColor(view.theme.paper)
        return sum(
            image.pixelColor(x, y) != paper
            for x in range(left, view.canvas.width() - 2, 3)
            for y in range(view.canvas.height() - 16, view.canvas.height() - 4, 3)
        )

    room = view.canvas.margins.bottom
    assert ink() > 50
    with qtbot.waitSignal(view.optionsChanged):
        qtbot.mouseClick(view.legend, Qt.MouseButton.LeftButton)
    assert not view.legend.isChecked()
    assert view.canvas.margins.bottom < room
    assert ink() == 0
    assert view.legend.isVisible()  # to bring it back
    view.toggle_legend()
    assert view.canvas.margins.bottom == room
    assert ink() > 50


# -- colours ------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_discs_and_pills_can_be_told_apart_in_greyscale(qtbot: QtBot, theme: Theme) -> None:
    view = opened(qtbot, demo_map())
    view.set_theme(theme)
    image = view.canvas.grab().toImage()
    scene = view.canvas.scene_now()
    assert scene is not None

    def grey(x: float, y: float) -> float:
        return QColor(image.pixel(round(x), round(y))).lightnessF()

    discs, pills = [], []
    for row, measure in enumerate(scene.picture.measures):
        x, y = scene.at[row]
        if measure.shape is Shape.DISC:
            discs.append(grey(x - measure.half_width * 0.78 * scene.factor, y))
        elif measure.shape is Shape.PILL:
            pills.append(grey(x - (measure.half_width - 5) * scene.factor, y))
    # A disc is filled with its colour, a pill with the paper.
    gap = np.abs(np.median(discs) - np.median(pills))
    assert gap > 0.25
    assert np.abs(np.array(pills) - np.median(pills)).max() < 0.5 * gap
