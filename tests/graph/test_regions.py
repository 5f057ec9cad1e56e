from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import made_map
from test_placement import PANE, boxes_of, brute, crowds, words_of

from yomichizu.graph.annotate import annotated
from yomichizu.graph.layout import Method, request_of, solve
from yomichizu.graph.placement import extent, hull
from yomichizu.graph.regions import plots, regions
from yomichizu.graph.view import Filter, view_of


def bounds_of(places: np.ndarray, boxes: np.ndarray, cluster: np.ndarray) -> np.ndarray:
    """Left, top, right, bottom of what is drawn of each cluster."""
    low, high = hull(boxes)
    rows = []
    for name in np.unique(cluster):
        own = cluster == name
        rows.append([*(places + low)[own].min(axis=0), *(places + high)[own].max(axis=0)])
    return np.array(rows)


def disjoint(rects: np.ndarray) -> bool:
    for i, a in enumerate(rects):
        for b in rects[i + 1 :]:
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                return False
    return True


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_every_cluster_has_a_part_of_the_pane_to_itself(seed: int) -> None:
    view = view_of(annotated(made_map(300, seed=seed)), Filter())
    boxes = boxes_of(view, seed)
    request = replace(
        request_of(view, Method.CLUSTERS), boxes=boxes, pane=PANE, gap=16.0, words=words_of(view)
    )
    places = np.array(list(solve(request).values()))
    assert brute(places, boxes) == set()
    assert disjoint(bounds_of(places, boxes, request.community))
    _, span = extent(places, boxes)
    assert 0.75 < (span[0] / span[1]) / (PANE[0] / PANE[1]) < 1.35
    assert (span < 1.35 * np.array(PANE)).all()


@settings(max_examples=40, deadline=None)
@given(crowds(), st.integers(1, 7), st.integers(0, 2**32 - 1))
def test_any_crowd_finds_its_countries(
    crowd: tuple[np.ndarray, np.ndarray, np.ndarray], clusters: int, seed: int
) -> None:
    _, boxes, _ = crowd
    count = len(boxes)
    random = np.random.default_rng(seed)
    community = random.integers(0, clusters, count) * 3
    edges = random.integers(0, max(count, 1), (2, count * 2 if count > 1 else 0))
    source, target = edges[:, edges[0] != edges[1]]
    words = random.uniform(20, 80, (len(source), 2)) * [1, 0] + [0, 17]
    words[random.random(len(source)) < 0.5] = 0
    first = random.uniform(0, 1000, count)

    some = np.where(random.random((count, 1)) < 0.4, np.nan, random.uniform(-500, 500, (count, 2)))

    def arranged(old: np.ndarray | None) -> np.ndarray:
        return regions(
            source, target, boxes, community, PANE, first=first, words=words, gap=6.0, old=old
        )  # fmt: skip

    for old in (None, some):
        places = arranged(old)
        assert places.shape == (count, 2)
        assert np.isfinite(places).all()
        assert brute(places, boxes) == set()
        if count > 1:
            assert disjoint(bounds_of(places, boxes, community))
            corner, span = extent(places, boxes)
            assert np.abs(corner + span / 2).max() < 1e-6
        assert (arranged(old) == places).all()


def test_plots_fill_the_pane_in_proportion_and_keep_company() -> None:
    need, least = np.array([4.0, 2.0, 1.0, 1.0]), np.full((4, 2), 0.1)
    links = np.zeros((4, 4))
    links[0, 3] = links[3, 0] = links[1, 2] = links[2, 1] = 9.0
    rects = plots(need, least, links, np.array([40.0, 20.0]), np.arange(4.0))
    area = (rects[:, 2] - rects[:, 0]) * (rects[:, 3] - rects[:, 1])
    assert area == pytest.approx(need * 100)
    assert disjoint(rects)
    assert rects[:, :2].min(axis=0).tolist() == [-20, -10]

    def touch(a: int, b: int) -> bool:
        one, other = rects[a] + [-1e-6, -1e-6, 1e-6, 1e-6], rects[b]
        return not disjoint(np.array([one, other]))

    assert touch(0, 3)
    assert touch(1, 2)
    assert rects[0, 0] + rects[0, 1] == rects[:, :2].sum(axis=1).min()  # the text begins with it


def test_plots_go_where_their_clusters_were() -> None:
    need, least, links = np.array([3.0, 2.0, 2.0, 1.0]), np.full((4, 2), 0.1), np.zeros((4, 4))
    for turn in range(4):
        old = np.roll(np.array([[0.1, 0.2], [0.9, 0.1], [0.8, 0.9], [0.2, 0.8]]), turn, axis=0)
        rects = plots(need, least, links, np.array([40.0, 30.0]), np.arange(4.0), old)
        middle = (rects[:, :2] + rects[:, 2:]) / 2
        assert ((middle > 0) == (old > 0.5)).all()


def test_clusters_are_cut_apart_in_the_direction_in_which_they_were() -> None:
    need, least = np.full(2, 1.0), np.full((2, 2), 60.0)
    for old in ([[0.5, 0.9], [0.4, 0.1]], [[0.9, 0.5], [0.1, 0.4]], [[0.1, 0.4], [0.9, 0.5]]):
        rects = plots(need, least, np.zeros((2, 2)), np.array([700.0, 600.0]), np.arange(2.0), np.array(old))
        middles = (rects[:, :2] + rects[:, 2:]) / 2
        way = np.diff(np.array(old), axis=0)[0]
        axis = int(np.abs(way).argmax())
        assert (middles[1] - middles[0])[axis] * way[axis] > 0
        assert (middles[1] - middles[0])[1 - axis] == 0


def test_of_two_clusters_side_by_side_the_upper_one_stays_upper() -> None:
    """The names are so wide and the pane so low that both regions take its full height."""
    count = 8
    community = np.repeat([0, 1], count // 2)
    boxes = np.tile([[[-15.0, -12, 15, 12], [-40, 14, 40, 30]]], (count, 1, 1))
    old = np.column_stack(
        [np.tile([0.0, 60], 4), np.concatenate([np.arange(4) * 40.0, 400 + np.arange(4) * 40])]
    )
    ring = np.arange(count)
    found = regions(
        ring[:-1], ring[1:], boxes, community, (900.0, 260.0), first=ring.astype(float),
        words=np.zeros((count - 1, 2)), gap=6.0, old=old,
    )  # fmt: skip
    low, high = found[community == 0], found[community == 1]
    assert np.abs(low.mean(axis=0) - high.mean(axis=0))[0] > 100  # side by side
    assert low[:, 1].mean() < high[:, 1].mean() - 10


def test_one_node_and_none() -> None:
    none = np.empty(0, dtype=np.intp)
    for count in (0, 1):
        places = regions(
            none, none, np.tile([[-9.0, -9.0, 9.0, 9.0]], (count, 1, 1)), np.zeros(count, dtype=np.intp),
            PANE, first=np.zeros(count), words=np.zeros((0, 2)), gap=3.0,
        )  # fmt: skip
        assert places.tolist() == [[0.0, 0.0]] * count


def test_what_hangs_on_nothing_lies_beside_its_cluster_not_across_the_pane() -> None:
    """A star of forty and a pair that only shares its cluster."""
    leaves = np.arange(1, 41)
    source, target = np.append(np.zeros(40, dtype=int), 41), np.append(leaves, 42)
    boxes = np.tile(np.array([[[-12.0, -12, 12, 12], [-26, 15, 26, 30]]]), (43, 1, 1))
    words = np.tile([30.0, 17.0], (41, 1))
    places = regions(
        source, target, boxes, np.zeros(43, dtype=int), PANE, first=np.arange(43.0), words=words, gap=16.0
    )
    assert brute(places, boxes) == set()
    away = np.hypot(*(places - places[0]).T)
    apart = np.hypot(*(places[41:, None] - places[None, :41]).transpose(2, 0, 1)).min()
    assert away[41:].min() > np.median(away[leaves])
    assert apart < 0.5 * away[leaves].max()
