from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator

import pytest
from synthetic import made_map

from yomichizu.graph.annotate import annotated
from yomichizu.graph.layout import Method, Request, request_of, solve
from yomichizu.graph.view import Filter, view_of
from yomichizu.graph.worker import LayoutWorker, Result, quick

PATIENCE = 60.0  # seconds; far beyond what a busy machine takes


@pytest.fixture
def worker() -> Iterator[LayoutWorker]:
    with LayoutWorker() as made:
        yield made
    assert not [p for p in multiprocessing.active_children() if p.name == "yomichizu-layout"]


def request(nodes: int = 120, most: int = 0, method: Method = Method.FORCE) -> Request:
    return request_of(view_of(annotated(made_map(nodes)), Filter(most=most)), method)


def answer(worker: LayoutWorker) -> list[Result]:
    until = time.monotonic() + PATIENCE
    while worker.busy and time.monotonic() < until:
        if found := worker.poll():
            return found
        time.sleep(0.01)
    return []


def test_answer_is_that_of_the_plain_call(worker: LayoutWorker) -> None:
    asked = request()
    token = worker.submit(asked)
    assert answer(worker) == [Result(token, solve(asked))]
    assert not worker.busy


def test_newest_request_alone_is_answered(worker: LayoutWorker) -> None:
    for method in Method:
        token = worker.submit(request(method=method))
    results = answer(worker)
    assert [result.token for result in results] == [token]
    assert results[0].positions == solve(request(method=method))


def test_running_request_can_be_cancelled(worker: LayoutWorker) -> None:
    worker.submit(request())
    answer(worker)
    token = worker.submit(request(nodes=4000))
    worker.cancel(token)
    assert answer(worker) == []
    again = worker.submit(request())
    assert [result.token for result in answer(worker)] == [again]


def test_mistake_comes_back_as_a_message(worker: LayoutWorker) -> None:
    asked = request()
    token = worker.submit(Request(**{**asked.__dict__, "target": asked.target + 10_000}))
    (result,) = answer(worker)
    assert result.token == token
    assert result.positions is None
    assert "Error" in (result.error or "")


def test_death_of_the_process_is_told_and_survived(worker: LayoutWorker) -> None:
    worker.submit(request())
    answer(worker)
    process = worker._process
    worker.submit(request(nodes=4000))
    os.kill(process.pid, signal.SIGKILL)
    (result,) = answer(worker)
    assert "ended" in (result.error or "")
    token = worker.submit(request())
    assert [r.token for r in answer(worker)] == [token]


def test_process_loads_no_qt(worker: LayoutWorker) -> None:
    worker.submit(request())
    answer(worker)
    maps = f"/proc/{worker._process.pid}/maps"
    if not os.path.exists(maps):
        pytest.skip("loaded libraries cannot be read on this system")
    with open(maps) as file:
        loaded = file.read()
    assert "numpy" in loaded
    assert "libQt6" not in loaded


def test_small_views_need_no_process() -> None:
    assert quick(request(nodes=300, most=50))
    assert not quick(request(nodes=300))


def test_close_without_start_and_twice() -> None:
    made = LayoutWorker()
    made.close()
    made.start()
    made.close()
    made.close()
    assert not made.busy
