from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import made_map

from yomichizu.graph.annotate import annotated
from yomichizu.graph.fitting import fitted
from yomichizu.graph.labelling import bezier, place_edge_labels, visible_labels
from yomichizu.graph.layout import Method, layout, request_of, solve
from yomichizu.graph.placement import extent, node_boxes, overlaps, without_overlap
from yomichizu.graph.view import Filter, GraphView, view_of

PANE = (860.0, 740.0)


def boxes_of(view: GraphView, seed: int = 1) -> np.ndarray:
    """Discs with a name beneath, sized by weight; themes are pills. Widths as of Japanese labels."""
    width = np.random.default_rng(seed).uniform(30, 125, len(view.nodes))
    radius = np.array([12 + 16 * node.weight for node in view.nodes])
    symbols = np.stack([-radius, -radius, radius, radius], axis=1)
    labels = np.stack([-width / 2, radius + 2, width / 2, radius + 20], axis=1)
    for i, node in enumerate(view.nodes):
        if node.type == "theme":
            symbols[i] = (-width[i] / 2 - 8, -13, width[i] / 2 + 8, 13)
            labels[i] = 0
    return node_boxes(symbols, labels)


def brute(positions: np.ndarray, boxes: np.ndarray) -> set[tuple[int, int]]:
    """Overlapping pairs, one by one."""
    found = set()
    for i in range(len(positions)):
        for j in range(i + 1, len(positions)):
            for a in boxes[i] + np.tile(positions[i], 2):
                for b in boxes[j] + np.tile(positions[j], 2):
                    real = a[2] > a[0] and a[3] > a[1] and b[2] > b[0] and b[3] > b[1]
                    if real and a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                        found.add((i, j))
    return found


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_default_view_has_no_overlap_and_fits_the_pane(method: Method, seed: int) -> None:
    view = view_of(annotated(made_map(300, seed=seed)), Filter())
    places = np.array(list(layout(view, method).values()))
    boxes = boxes_of(view, seed)
    moved = fitted(places, boxes, PANE)
    assert brute(moved, boxes) == set()
    _, span = extent(moved, boxes)
    assert (span <= np.array(PANE) + 1e-6).all()
    assert (span >= np.array(PANE) * 0.6).all()


def words_of(view: GraphView) -> np.ndarray:
    """Two to four characters on each edge that says something."""
    return np.array([[28.0 + 8 * (i % 3), 16.0] if e.label else [0.0, 0.0] for i, e in enumerate(view.edges)])


def rank(values: np.ndarray) -> np.ndarray:
    return np.argsort(np.argsort(values))


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
@pytest.mark.parametrize("spoken", [False, True])
def test_shape_is_kept(seed: int, spoken: bool) -> None:
    view = view_of(annotated(made_map(300, seed=seed)), Filter())
    places = np.array(list(layout(view).values()))
    request = request_of(view, Method.FORCE)
    edges = (request.source, request.target, words_of(view)) if spoken else None
    moved = fitted(places, boxes_of(view, seed), PANE, edges=edges)
    for axis in (0, 1):
        assert np.corrcoef(rank(places[:, axis]), rank(moved[:, axis]))[0, 1] > 0.93


@st.composite
def crowds(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    count = draw(st.integers(0, 60))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    spread = draw(st.sampled_from([0.0, 1.0, 50.0, 800.0]))
    places = random.uniform(-spread, spread, (count, 2))
    if draw(st.booleans()):
        places = places.round(-1)  # many on one spot
    half = random.uniform(4, 30, (count, 1))
    symbols = np.concatenate([-half, -half, half, half], axis=1)
    width = random.uniform(0, 160, (count, 1)) * random.integers(0, 2, (count, 1))
    labels = np.concatenate([-width / 2, half + 2, width / 2, half + 20], axis=1)
    return places, node_boxes(symbols, labels), random.random(count) < draw(st.sampled_from([0.0, 0.2]))


@settings(max_examples=60, deadline=None)
@given(crowds())
def test_any_crowd_comes_apart(crowd: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    places, boxes, fixed = crowd
    moved = without_overlap(places, boxes, fixed=fixed)
    assert (moved[fixed] == places[fixed]).all()
    left = {(i, j) for i, j in brute(moved, boxes) if not (fixed[i] and fixed[j])}
    assert left == set()
    assert {tuple(pair) for pair in overlaps(places, boxes).tolist()} == brute(places, boxes)


@settings(max_examples=40, deadline=None)
@given(crowds(), st.floats(200, 1500), st.floats(200, 1000))
def test_any_crowd_fits_without_overlap(
    crowd: tuple[np.ndarray, np.ndarray, np.ndarray], width: float, height: float
) -> None:
    places, boxes, _ = crowd
    moved = fitted(places, boxes, (width, height))
    assert brute(moved, boxes) == set()
    assert (fitted(places, boxes, (width, height)) == moved).all()


def test_what_does_not_overlap_is_not_touched() -> None:
    places = np.array([[0.0, 0.0], [200.0, 0.0], [0.0, 100.0]])
    boxes = np.tile(np.array([[-20.0, -20, 20, 20], [-40, 22, 40, 40]]), (3, 1, 1))
    assert (without_overlap(places, boxes) == places).all()
    places[1] = (15.0, 0.0)
    moved = without_overlap(places, boxes)
    assert (moved[2] == places[2]).all()


def test_solve_keeps_names_apart_when_it_knows_them() -> None:
    map = annotated(made_map(300))
    view = view_of(map, Filter())
    boxes = boxes_of(view)
    first = solve(replace(request_of(view, Method.FORCE), boxes=boxes, pane=PANE))
    assert brute(np.array([first[n.id] for n in view.nodes]), boxes) == set()
    more = view_of(map, Filter(most=56))
    again = solve(replace(request_of(more, Method.FORCE, previous=first), boxes=boxes_of(more), pane=PANE))
    assert {n: again[n] for n in first} == first


@pytest.mark.parametrize("method", [Method.FORCE, Method.CLUSTERS])
@pytest.mark.parametrize(("gap", "share"), [(3.0, 0.75), (16.0, 0.85)])
def test_words_on_edges_keep_off_everything(gap: float, share: float, method: Method) -> None:
    view = view_of(annotated(made_map(300)), Filter())
    boxes, words = boxes_of(view), words_of(view)
    request = replace(request_of(view, method), boxes=boxes, pane=PANE, gap=gap, words=words)
    places = np.array(list(solve(request).values()))
    assert brute(places, boxes) == set()
    start, end = places[request.source], places[request.target]
    bend = (end - start)[:, ::-1] * [0.15, -0.15]
    curves = np.stack([start, (start + end) / 2 + bend, end], axis=1)
    real = boxes[..., 2] > boxes[..., 0]
    obstacles = (boxes + np.tile(places, (1, 2))[:, None])[real]
    found = place_edge_labels(curves, words, obstacles)
    shown = ~np.isnan(found[:, 0])
    assert not shown[words[:, 0] == 0].any()
    assert shown.sum() >= share * (words[:, 0] > 0).sum()
    rows = np.concatenate([found - words / 2, found + words / 2], axis=1)[shown]
    everything = np.concatenate([rows, obstacles])
    for i, a in enumerate(rows):
        for b in everything[i + 1 :]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
    # Each lies on its line or right beside it.
    line = bezier(curves[shown], np.linspace(0, 1, 400))
    off = np.maximum(np.abs(line - found[shown][:, None]) - words[shown][:, None] / 2, 0.0)
    assert np.hypot(*off.transpose(2, 0, 1)).min(axis=1).max() < 3.0


def test_stronger_edge_gets_the_word() -> None:
    curve = np.array([[0.0, 0.0], [50.0, 0.0], [100.0, 0.0]])
    curves, words = np.stack([curve, curve]), np.full((2, 2), [80.0, 16.0])
    walls = np.array([[-50.0, 9.0, 150.0, 30.0], [-50.0, -30.0, 150.0, -9.0]])
    found = place_edge_labels(curves, words, walls, order=[1, 0], gap=0.5)
    assert np.isnan(found[0]).all()
    assert found[1].tolist() == [50.0, 0.0]


def test_a_line_too_short_for_its_word_has_it_beside_itself() -> None:
    curves = np.array([[[0.0, 0.0], [20.0, 0.0], [40.0, 0.0]], [[100.0, 0.0], [100.0, 15.0], [100.0, 30.0]]])
    words = np.full((2, 2), [36.0, 16.0])
    found = place_edge_labels(curves, words, np.empty((0, 4)), beside=np.array([True, True]))
    assert np.abs(found[0, 1]) == pytest.approx(10.0)
    assert np.abs(found[1, 0] - 100.0) == pytest.approx(20.0)


def test_visible_labels_never_touch_and_go_by_importance() -> None:
    random = np.random.default_rng(5)
    places = random.uniform(0, 1000, (3000, 2))
    width = random.uniform(20, 90, 3000)
    boxes = np.stack([-width / 2, np.full(3000, 8.0), width / 2, np.full(3000, 24.0)], axis=1)
    order = random.permutation(3000)
    chosen = visible_labels(places, boxes, order, viewport=(0, 0, 1000, 800))
    rows = (boxes + np.tile(places, (1, 2)))[chosen]
    assert 100 < len(rows) <= 400
    assert brute(np.zeros((len(rows), 2)), rows[:, None, :]) == set()
    assert (rows[:, :2] >= 0).all()
    assert (rows[:, 3] <= 800).all()
    whole = boxes + np.tile(places, (1, 2))
    inside = [i for i in order if (whole[i, :2] >= 0).all() and whole[i, 2] <= 1000 and whole[i, 3] <= 800]
    assert chosen[inside[0]]
    assert visible_labels(places, boxes, order, viewport=(0, 0, 1000, 800), most=7).sum() == 7


def test_no_labels_to_choose_from() -> None:
    assert visible_labels(np.empty((0, 2)), np.empty((0, 4)), np.empty(0, dtype=np.intp)).tolist() == []
    assert visible_labels(np.zeros((1, 2)), np.zeros((1, 4)), np.array([0])).tolist() == [False]
