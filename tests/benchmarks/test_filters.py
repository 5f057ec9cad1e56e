"""Filters of the map: how soon the next frame comes when a slider moves, software rendering, medians."""

from __future__ import annotations

import gc
from itertools import pairwise
from statistics import median
from time import perf_counter

import pytest
from map_demo import random_map
from PySide6.QtCore import QTimer
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


@pytest.mark.slow
@pytest.mark.parametrize("count", [5_000, 20_000])
def test_show_all_never_stalls_the_window(qtbot: QtBot, count: int) -> None:
    """From the slider's end to the picture of all nodes: filtering, measuring, layout and drawing."""
    view = MapView()
    qtbot.addWidget(view)
    view.resize(800, 700)
    view.show()
    view.set_map(random_map(count))
    view.prepare_layouts()
    qtbot.waitUntil(lambda: view._layouter.ready and view.canvas.picture is not None, timeout=60_000)
    view.finish_moves()
    gc.collect()
    gc.freeze()  # as after opening a file
    beats: list[float] = []
    beat = QTimer(interval=1)
    beat.timeout.connect(lambda: beats.append(perf_counter()))
    beat.start()
    qtbot.waitUntil(lambda: len(beats) > 50)
    beats.clear()
    begin = perf_counter()
    view.bar.slider.setValue(view.bar.slider.maximum())
    qtbot.waitUntil(lambda: len(view.pictured.nodes) == count, timeout=60_000)
    taken = perf_counter() - begin
    qtbot.wait(300)
    beat.stop()
    gc.unfreeze()
    stops = sorted((after - before) * 1000 for before, after in pairwise([begin, *beats]))
    longest = ", ".join(f"{stop:.0f}" for stop in stops[-4:])
    print(f"{count} nodes: shown after {taken:.1f} s, longest stops {longest} ms")
    assert stops[-1] <= LIMIT * 1000
