"""Results of the newest job arrive, all of them, on the main thread; nothing of older ones does."""

from __future__ import annotations

import threading
import time

from pytestqt.qtbot import QtBot

from yomichizu.control import Control
from yomichizu.ui.jobs import Failure, Jobs


def test_every_result_arrives_on_the_main_thread(qtbot: QtBot) -> None:
    jobs, seen = Jobs(), []
    for number in range(300):
        jobs.start(
            f"job {number}", lambda _c, n=number: n, lambda n: seen.append((n, threading.current_thread()))
        )
    qtbot.waitUntil(lambda: len(seen) == 300)
    assert {n for n, _ in seen} == set(range(300))
    assert {t for _, t in seen} == {threading.main_thread()}


def test_only_the_newest_of_a_name_is_delivered(qtbot: QtBot) -> None:
    jobs, seen = Jobs(), []
    for number in range(20):
        jobs.start("layout", lambda _c, n=number: n, seen.append)
    qtbot.waitUntil(lambda: not jobs.running("layout"))
    assert jobs.drain()
    qtbot.wait(20)
    assert seen == [19]


def test_cancel_stops_the_work_and_failures_are_told(qtbot: QtBot) -> None:
    jobs, left, failures = Jobs(), threading.Event(), []

    def endless(control: Control) -> None:
        try:
            while True:
                control.tick(0.5)
                time.sleep(0.001)
        finally:
            left.set()

    jobs.start("endless", endless, lambda _r: None)
    jobs.cancel("endless")
    assert left.wait(5)

    def broken(_control: Control) -> None:
        raise OSError("the disk is full")

    jobs.start("broken", broken, lambda _r: None, failed=failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], Failure)
    assert str(failures[0].error) == "the disk is full"
