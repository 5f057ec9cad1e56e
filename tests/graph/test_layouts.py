from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from measures import crossings, distances, stress
from synthetic import made_map

from yomichizu.graph.annotate import annotated
from yomichizu.graph.arrange import discs
from yomichizu.graph.layout import DEFAULT_SIZE, Method, Point, layout, request_of, solve
from yomichizu.graph.packing import packed
from yomichizu.graph.placement import overlaps
from yomichizu.graph.stress import components
from yomichizu.graph.view import Filter, GraphView, view_of
from yomichizu.model import KnowledgeMap

METHODS = list(Method)


@pytest.fixture(scope="module")
def article() -> KnowledgeMap:
    return annotated(made_map(300))


@pytest.fixture(scope="module")
def view(article: KnowledgeMap) -> GraphView:
    return view_of(article, Filter())


def array(view: GraphView, positions: dict[str, Point]) -> np.ndarray:
    return np.array([positions[node.id] for node in view.nodes])


def neighbours(view: GraphView, node: str) -> list[str]:
    return [e.target if e.source == node else e.source for e in view.edges if node in (e.source, e.target)]


@pytest.mark.parametrize("method", METHODS)
def test_same_view_same_picture(article: KnowledgeMap, view: GraphView, method: Method) -> None:
    first = layout(view, method)
    assert layout(view_of(annotated(made_map(300)), Filter()), method) == first
    assert set(first) == view.node_ids()
    assert np.isfinite(array(view, first)).all()


@pytest.mark.parametrize("method", METHODS)
def test_caller_s_random_numbers_are_left_alone(view: GraphView, method: Method) -> None:
    np.random.seed(7)
    expected = np.random.rand()
    np.random.seed(7)
    layout(view, method)
    assert np.random.rand() == expected


@pytest.mark.parametrize("method", METHODS)
def test_filter_that_takes_away_moves_nothing(article: KnowledgeMap, view: GraphView, method: Method) -> None:
    before = layout(view, method)
    fewer = view_of(article, Filter(most=30, cooccurrence=False))
    after = layout(fewer, method, previous=before)
    assert after == {node.id: before[node.id] for node in fewer.nodes}


@pytest.mark.parametrize("method", METHODS)
def test_added_nodes_move_nothing_and_find_room(
    article: KnowledgeMap, view: GraphView, method: Method
) -> None:
    before = layout(view, method)
    more = view_of(article, Filter(most=60))
    after = layout(more, method, previous=before)
    assert {n: after[n] for n in before} == before
    new = [n.id for n in more.nodes if n.id not in before]
    assert len(new) == 60 - len(before) > 0
    everything = array(more, after)
    for name in new:
        apart = np.abs(everything - after[name])
        near = (apart < DEFAULT_SIZE).all(axis=1)
        assert near.sum() == 1  # itself alone


def test_added_node_comes_near_its_neighbours(article: KnowledgeMap, view: GraphView) -> None:
    more = view_of(article, Filter(most=len(view.nodes) + 2))
    before = layout(view)
    after = layout(more, previous=before)
    spread = float(np.ptp(array(more, after), axis=0).max())
    for node in (node for node in more.nodes if node.id not in before):
        near = neighbours(more, node.id)
        middle = np.mean([after[n] for n in near], axis=0)
        assert np.hypot(*(middle - after[node.id])) < spread / 3


def test_pinned_stays_exactly_when_all_else_is_new(view: GraphView) -> None:
    name = view.nodes[3].id
    place = (812.5, -77.25)
    fresh = layout(view, previous={name: place}, pinned=frozenset({name}))
    assert fresh[name] == place
    others = array(view, fresh)[[i for i in range(len(view.nodes)) if i != 3]]
    assert not (np.abs(others - place) < np.array(DEFAULT_SIZE)).all(axis=1).any()


def test_new_picture_lies_as_the_old_one_did(article: KnowledgeMap, view: GraphView) -> None:
    few = view_of(article, Filter(most=12))
    before = {n: (y, -x) for n, (x, y) in layout(view).items() if n in few.node_ids()}  # turned by a quarter
    after = layout(view, previous=before)
    old = np.array([before[n] for n in before])
    new = np.array([after[n] for n in before])
    plain = np.array([layout(view)[n] for n in before])

    def away(points: np.ndarray) -> float:
        return float(np.hypot(*((points - points.mean(0)) - (old - old.mean(0))).T).mean())

    assert away(new) < 0.2 * away(plain)


def test_narrative_runs_with_the_text(view: GraphView) -> None:
    x = array(view, layout(view, Method.NARRATIVE))[:, 0]
    first = np.array([node.mentions[0].start for node in view.nodes])
    order = np.lexsort((x, first))
    assert (np.diff(x[order]) >= -1e-9).all()
    assert np.corrcoef(x, first)[0, 1] > 0.8


def test_ego_stands_in_the_middle_with_its_neighbours_around(article: KnowledgeMap) -> None:
    centre = view_of(article, Filter()).nodes[4].id
    view = view_of(article, Filter(), focus=(frozenset({centre}), 2))
    places = layout(view, Method.EGO)
    assert places[centre] == (0.0, 0.0)
    near = set(neighbours(view, centre))
    radius = {n: np.hypot(x, y) for n, (x, y) in places.items()}
    others = view.node_ids() - near - {centre}
    assert near
    assert others
    assert np.median([radius[n] for n in others]) > max(radius[n] for n in near) * 0.8


def test_clusters_stand_apart(view: GraphView) -> None:
    community = np.array([node.community for node in view.nodes])

    def mixed(method: Method) -> int:
        places = array(view, layout(view, method))
        gaps = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
        np.fill_diagonal(gaps, np.inf)
        return int((community[gaps.argmin(axis=1)] != community).sum())

    assert mixed(Method.CLUSTERS) <= len(view.nodes) // 12
    assert mixed(Method.CLUSTERS) <= mixed(Method.FORCE)


def test_force_layout_shows_distances_and_few_crossings(view: GraphView) -> None:
    request = request_of(view, Method.FORCE)
    places = array(view, layout(view))
    steps = distances(len(places), request.source, request.target)
    chance = np.random.default_rng(3).permutation(places)
    assert stress(places, steps) < 0.12 < stress(chance, steps)
    assert crossings(places, request.source, request.target) * 5 < crossings(
        chance, request.source, request.target
    )


@pytest.mark.parametrize("method", METHODS)
def test_picture_suits_a_landscape_pane(view: GraphView, method: Method) -> None:
    width, height = np.ptp(array(view, layout(view, method, aspect=1.4)), axis=0)
    assert 0.7 < width / height < 3.0


def test_disconnected_parts_are_packed(article: KnowledgeMap) -> None:
    view = view_of(article, Filter(cooccurrence=False))
    request = request_of(view, Method.FORCE)
    parts = components(len(view.nodes), request.source, request.target)
    assert len(parts) > 3
    places = array(view, layout(view))
    box = np.ptp(places, axis=0) + DEFAULT_SIZE
    # What all nodes cover and the edges between need: no part is flung far out.
    assert box.prod() < len(view.nodes) * np.prod(DEFAULT_SIZE) * 8
    for i, part in enumerate(parts):
        for other in parts[i + 1 :]:
            apart = np.abs(places[part][:, None] - places[other][None])
            assert not (apart < np.array(DEFAULT_SIZE)).all(axis=2).any()


def test_packing_many_single_nodes_is_compact() -> None:
    parts = [np.zeros((1, 2)) for _ in range(400)]
    boxes = [np.array([[100.0, 50.0]]) for _ in range(400)]
    places = np.array(packed(parts, boxes, 1.5, 10.0))
    width, height = np.ptp(places, axis=0) + boxes[0][0]
    assert width * height < 400 * 110 * 60 * 2.6
    assert 1.0 < width / height < 2.2


def test_the_core_of_a_large_map_has_the_room_and_not_what_hangs_on_nothing() -> None:
    view = view_of(annotated(made_map(1500)), Filter(most=0, edges_a_node=3.0))
    request = request_of(view, Method.FORCE)
    parts = components(len(view.nodes), request.source, request.target)
    assert len(parts[0]) > 1000
    assert len(parts) > 100
    places = array(view, layout(view))
    near = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    np.fill_diagonal(near, np.inf)
    core = np.median(near[parts[0]].min(axis=1))
    rim = np.median(near[np.concatenate(parts[1:])].min(axis=1))
    assert core > 0.15 * rim
    share = np.prod(np.ptp(places[parts[0]], axis=0)) / np.prod(np.ptp(places, axis=0))
    assert share > 0.5


def test_discs_lie_side_by_side_and_near_what_they_are_linked_with() -> None:
    random = np.random.default_rng(4)
    radii = np.sort(random.uniform(20, 90, 60))[::-1]
    links = np.zeros((60, 60))
    links[59, 30] = links[30, 59] = 5.0
    centres = discs(radii, links, 1.4)
    apart = np.hypot(*(centres[:, None] - centres).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    assert (apart >= radii[:, None] + radii - 1e-3).all()
    assert apart[59, 30] < np.median(apart[59][:59])
    width, height = (centres + radii[:, None]).max(axis=0) - (centres - radii[:, None]).min(axis=0)
    assert 1.0 < width / height < 2.0
    assert np.pi * (radii**2).sum() > 0.5 * width * height


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_nodes(view: GraphView, method: Method, count: int) -> None:
    few = GraphView(nodes=view.nodes[:count])
    places = layout(few, method)
    assert len(set(places.values())) == count


@pytest.mark.parametrize("method", METHODS)
def test_no_edges_at_all(view: GraphView, method: Method) -> None:
    places = array(view, layout(replace(view, edges=()), method))
    assert len(np.unique(places.round(3), axis=0)) == len(view.nodes)


def test_components_of_a_long_chain() -> None:
    number = np.random.default_rng(1).permutation(5000)
    parts = components(5003, number[:-1], number[1:])
    assert [len(part) for part in parts] == [5000, 1, 1, 1]


def test_a_view_of_many_clusters_is_laid_out_too() -> None:
    """Each node a cluster of its own: there are more ways to cut the pane than can be tried."""
    view = view_of(annotated(made_map(40)), Filter(most=30))
    view = replace(view, nodes=tuple(replace(node, community=i) for i, node in enumerate(view.nodes)))
    boxes = np.tile(np.array([[[-10.0, -10, 10, 10], [-20, 12, 20, 26]]]), (len(view.nodes), 1, 1))
    found = solve(replace(request_of(view, Method.CLUSTERS), boxes=boxes))
    places = np.array([found[node.id] for node in view.nodes])
    assert not len(overlaps(places, boxes))
