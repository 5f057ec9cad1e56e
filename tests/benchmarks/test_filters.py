"""Filters of the map: how soon the next frame comes when a slider moves, software rendering, medians."""

from __future__ import annotations

from statistics import median
from time import perf_counter

import pytest
from map_demo import random_map
from pytestqt.qtbot import QtBot

from yomichizu.graph.view import Filter
from yomichizu.ui.map.view import MapView

pytestmark = pytest.mark.benchmark

NODES = 300
LIMIT = 0.050  #: seconds from the slider's move to the frame that shows it


@pytest.mark.parametrize("name", ["importance", "confidence", "density", "amount"])
def test_a_slider_moves_and_the_next_frame_shows_it(qtbot: QtBot, name: str) -> None:
    view = MapView()
    qtbot.addWidget(view)
    view.resize(800, 700)
    view.show()
    view.set_filter(Filter(most=0))
    view.set_map(random_map(NODES))
    qtbot.waitUntil(lambda: view.canvas.picture is not None, timeout=60_000)
    view.finish_moves()
    popover = view.bar.popover
    slider = {
        "importance": popover.importance,
        "confidence": popover.confidence,
        "density": popover.density,
        "amount": view.bar.slider,
    }[name]
    taken = []
    for step in range(24):
        value = {
            "importance": step % 12,
            "confidence": 70 + step,
            "density": 10 + step,
            "amount": 99 - step % 12,
        }
        begin = perf_counter()
        slider.setValue(value[name])
        view.canvas.viewport().repaint()
        taken.append(perf_counter() - begin)
    print(f"{name}: median {median(taken) * 1000:.0f} ms, longest {max(taken) * 1000:.0f} ms")
    assert median(taken) <= LIMIT
