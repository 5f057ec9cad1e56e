"""A part of the text laid out for itself lies as it did in the whole map, so that readers find it again."""

from __future__ import annotations

import sys
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from yomichizu.api import map_of_text
from yomichizu.graph.layout import Method
from yomichizu.model import KnowledgeMap, Role, Span
from yomichizu.ui.map.view import MapView
from yomichizu.ui.style import interface_font

sys.path.insert(0, str(Path(__file__).parent))
from test_map_look import arranged, check_no_overlap, opened, picture_of

LEAST = 5  #: nodes that must be in both pictures for their order to mean something


def places(view: MapView) -> dict[str, tuple[float, float]]:
    picture = picture_of(view)
    check_no_overlap(picture)
    return {node.id: (x, y) for node, (x, y) in zip(picture.nodes, picture.centres.tolist(), strict=True)}


def rank_correlation(one: np.ndarray, other: np.ndarray) -> float:
    """C. Spearman's coefficient; places are real numbers, so ties hardly matter."""
    return float(np.corrcoef(np.argsort(np.argsort(one)), np.argsort(np.argsort(other)))[0, 1])


def parts_of(article: KnowledgeMap) -> list[Span]:
    """Each section of the article, and each half of it."""
    document = article.documents[0]
    ends = [p.start for p in document.passages if p.role is Role.HEADING] + [len(document.text)]
    half = len(document.text) // 2
    sections = [Span(a, b) for a, b in pairwise(ends) if b - a > 100]
    return [*sections, Span(0, half), Span(half, len(document.text))]


def sides_kept(view: MapView, before: dict[str, tuple[float, float]]) -> list[bool]:
    """For each two clusters and each axis along which they were clearly apart: whether they are so still."""
    after = places(view)
    both = [node for node in picture_of(view).nodes if node.id in before]
    groups: dict[int, list[str]] = {}
    for node in both:
        groups.setdefault(node.community, []).append(node.id)
    was = {name: np.mean([before[n] for n in own], axis=0) for name, own in groups.items()}
    now = {name: np.mean([after[n] for n in own], axis=0) for name, own in groups.items()}
    span = np.ptp(np.array([before[node.id] for node in both]), axis=0)
    kept = []
    for one, other in combinations(groups, 2):
        for axis in (0, 1):
            apart = was[one][axis] - was[other][axis]
            if abs(apart) > 0.4 * span[axis]:
                kept.append(bool(apart * (now[one][axis] - now[other][axis]) > 0))
    return kept


@pytest.fixture(params=["the program's font", "a bare machine's font"])
def font(request: pytest.FixtureRequest, qapp: QApplication) -> None:
    """The interface's font decides how much room bars and chips leave the map."""
    if request.param == "the program's font":
        qapp.setFont(interface_font())


@pytest.mark.usefixtures("font")
@pytest.mark.parametrize("method", [Method.CLUSTERS, Method.FORCE])
def test_a_part_lies_as_it_did_in_the_whole(qtbot: QtBot, sample: Path, method: Method) -> None:
    article = map_of_text(sample.read_text(encoding="utf-8"), source=sample.name)
    view = opened(qtbot, article)
    view.set_layout(method)
    arranged(qtbot, view)
    view.finish_moves()
    before = places(view)
    found, sides = [], []
    for part in parts_of(article):
        view.set_scope((part,), relayout=True)
        arranged(qtbot, view)
        view.finish_moves()
        after = places(view)
        both = sorted(before.keys() & after.keys())
        if len(both) >= LEAST:
            was, now = np.array([before[n] for n in both]), np.array([after[n] for n in both])
            found.append([rank_correlation(was[:, axis], now[:, axis]) for axis in (0, 1)])
            sides += sides_kept(view, before)
        view.set_scope(None)
        view.set_scope((part,), relayout=True)
        arranged(qtbot, view)
        view.finish_moves()
        assert places(view) == after
    assert len(found) >= 5
    mean, (x, y) = np.mean(found, axis=0), np.min(found, axis=0)
    if method is Method.CLUSTERS:
        assert (mean > 0.6).all()
        assert min(x, y) > 0.1  # the worst of all sections, some of five nodes
        assert sum(sides) >= 0.9 * len(sides)
    else:  # turned and shifted as a whole
        assert (mean > 0.3).all()
        assert sum(sides) >= 0.7 * len(sides)
