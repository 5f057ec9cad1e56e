"""What a small change does to the picture: nothing moves that need not, and what moves glides."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from yomichizu.api import map_of_text
from yomichizu.graph.layout import Method
from yomichizu.model import KnowledgeMap, Span
from yomichizu.ui.map.glide import DURATION
from yomichizu.ui.map.view import MapView

sys.path.insert(0, str(Path(__file__).parent))
from map_demo import demo_map
from test_map_look import arranged, check_no_overlap, opened, picture_of

Places = dict[str, tuple[float, float]]


def places(view: MapView) -> Places:
    picture = picture_of(view)
    return {node.id: (x, y) for node, (x, y) in zip(picture.nodes, picture.centres.tolist(), strict=True)}


def moved(before: Places, after: Places) -> float:
    """Mean way in pixels at scale 1 of the nodes that are in both pictures."""
    both = before.keys() & after.keys()
    assert both
    return float(np.mean([np.hypot(*np.subtract(before[n], after[n])) for n in both]))


def settled(qtbot: QtBot, view: MapView) -> Places:
    arranged(qtbot, view)
    view.finish_moves()
    check_no_overlap(picture_of(view))
    return places(view)


@pytest.fixture
def article(sample: Path) -> KnowledgeMap:
    return map_of_text(sample.read_text(encoding="utf-8"), source=sample.name)


def test_the_same_map_gives_the_same_picture(qtbot: QtBot, article: KnowledgeMap) -> None:
    assert places(opened(qtbot, article)) == places(opened(qtbot, article))


def test_small_changes_move_nothing(qtbot: QtBot, article: KnowledgeMap) -> None:
    view = opened(qtbot, article)
    first = places(view)
    view.set_filter(replace(view.filter, most=view.filter.most + 5))  # one step of the slider
    more = settled(qtbot, view)
    assert len(more) == min(len(first) + 5, len(article.nodes))
    assert len(more) > len(first)
    assert moved(first, more) == 0.0
    view.set_filter(replace(view.filter, most=view.filter.most - 15))
    assert moved(first, settled(qtbot, view)) == 0.0
    view.set_filter(replace(view.filter, most=view.filter.most + 10, cooccurrence=False))
    assert moved(first, settled(qtbot, view)) == 0.0
    view.set_filter(replace(view.filter, cooccurrence=True, hidden=frozenset({view.shown.nodes[3].id})))
    hidden = settled(qtbot, view)
    assert len(hidden) == len(first)  # another one came in its place
    assert moved(first, hidden) == 0.0
    view.set_filter(replace(view.filter, hidden=frozenset()))
    assert settled(qtbot, view) == first


def test_a_merge_moves_nobody_else(qtbot: QtBot, article: KnowledgeMap) -> None:
    view = opened(qtbot, article)
    first = places(view)
    kept, gone = view.shown.nodes[2], view.shown.nodes[20]
    one = replace(kept, mentions=tuple(sorted(kept.mentions + gone.mentions, key=lambda m: m.start)))
    swap = {gone.id: kept.id}
    merged = replace(
        article,
        nodes=tuple(one if n.id == kept.id else n for n in article.nodes if n.id != gone.id),
        relations=tuple(
            replace(r, source=swap.get(r.source, r.source), target=swap.get(r.target, r.target))
            for r in article.relations
        ),
    )
    view.set_map(merged)
    after = settled(qtbot, view)
    assert gone.id not in after
    assert moved(first, after) == 0.0


def test_a_section_and_back_is_where_it_was(qtbot: QtBot, article: KnowledgeMap) -> None:
    view = opened(qtbot, article)
    first = places(view)
    half = (Span(0, len(article.documents[0].text) // 2),)
    view.set_scope(half)
    assert moved(first, settled(qtbot, view)) == 0.0
    view.set_scope(half, relayout=True)
    settled(qtbot, view)
    view.set_scope(None)
    assert settled(qtbot, view) == first


def test_who_is_new_comes_to_its_own_cluster(qtbot: QtBot, article: KnowledgeMap) -> None:
    view = opened(qtbot, article)
    view.set_filter(replace(view.filter, most=25))
    known = set(settled(qtbot, view))
    view.lay_out_anew()
    settled(qtbot, view)
    view.set_filter(replace(view.filter, most=31))
    settled(qtbot, view)
    picture = picture_of(view)
    community = np.array([node.community for node in picture.nodes])
    old = np.array([node.id in known for node in picture.nodes])
    home = 0
    for row in np.flatnonzero(~old):
        away = np.hypot(*(picture.centres - picture.centres[row]).T)
        away[row] = np.inf
        home += community[int(away.argmin())] == community[row]
    assert home >= 0.6 * (~old).sum()


def test_what_moves_glides_briefly_and_can_be_interrupted(qtbot: QtBot) -> None:
    assert DURATION <= 250
    view = opened(qtbot, demo_map())
    first = places(view)
    view.set_layout(Method.NARRATIVE)
    qtbot.waitUntil(lambda: view.stage.moving)
    QTest.qWait(80)
    between = places(view)
    view.set_layout(Method.CLUSTERS)  # another wish meanwhile: they go back from where they are
    begun = places(view)
    assert moved(between, begun) < 0.3 * moved(between, first) + 1.0
    assert settled(qtbot, view) == first
    view.set_layout(Method.NARRATIVE)
    arranged(qtbot, view)
    qtbot.waitUntil(lambda: not view.stage.moving, timeout=5_000)
    check_no_overlap(picture_of(view))
    assert moved(first, places(view)) > 20.0


def test_what_is_asked_for_is_there_before_it_glides(qtbot: QtBot, article: KnowledgeMap) -> None:
    view = opened(qtbot, article)
    half = (Span(0, len(article.documents[0].text) // 2),)
    came_from = view.canvas.camera
    view.set_scope(half, relayout=True)
    qtbot.waitUntil(lambda: view.stage.moving, timeout=10_000)
    assert view.pictured is view.shown  # in the turn in which its places are known, not a frame later
    assert view.overview.isHidden()  # what is not in view on the way is no reason for the small map
    shown = []
    view.canvas.cameraChanged.connect(lambda _: shown.append(view.overview.isVisible()))
    qtbot.waitUntil(lambda: not view.stage.moving, timeout=5_000)
    assert len(shown) > 1
    assert not any(shown)
    assert view.canvas.camera == view.canvas.fit_camera() != came_from


def test_in_place_the_camera_glides_to_what_has_joined(qtbot: QtBot, article: KnowledgeMap) -> None:
    view = opened(qtbot, article)
    view.set_filter(replace(view.filter, most=12))
    view.finish_moves()
    first, came_from = places(view), view.canvas.camera
    few = {node.id for node in view.shown.nodes}
    part = next(
        sentence.span
        for sentence in article.sentences
        if len({node for _, node in article.mentions_in(sentence.document, sentence.span)} - few) > 1
    )
    view.set_scope((part,))
    qtbot.waitUntil(lambda: view.pictured is view.shown, timeout=10_000)
    assert few < {node.id for node in view.pictured.nodes}
    assert view.canvas.camera == came_from  # nothing jumps
    qtbot.waitUntil(lambda: not view.stage.moving, timeout=5_000)
    assert view.canvas.camera == view.canvas.fit_camera()
    assert moved(first, settled(qtbot, view)) == 0.0
