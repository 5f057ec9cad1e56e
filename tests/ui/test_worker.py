"""The process beside the window, without a window: its messages, its beginning and its end."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yomichizu.model import KnowledgeMap, Mention, Node, NodeType, Sentence
from yomichizu.ui.pipe import put, receive
from yomichizu.ui.serving import MAP_FIELDS, PART, send_map
from yomichizu.ui.worker import Worker, open_request

if TYPE_CHECKING:
    from yomichizu.ui.pipe import Message

SAMPLE = Path(__file__).resolve().parents[2] / "resources/samples/alaska-lng.txt"


@pytest.fixture
def worker() -> Iterator[Worker]:
    result = Worker()
    yield result
    result.stop()


def until(worker: Worker, *kinds: str) -> list[Message]:
    """Messages up to the first of one of these kinds."""
    got: list[Message] = []
    while not got or got[-1][0] not in kinds:
        message = receive(worker.start())
        assert message is not None, f"the worker ended after {got}"
        got.append(message)
    return got


def test_what_was_sent_ahead_is_not_sent_again(worker: Worker, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    worker.send_ahead(open_request(1, SAMPLE))
    worker.send(open_request(1, SAMPLE))
    worker.send(open_request(2, missing))
    got = until(worker, "rejected")
    assert [m[1] for m in got if m[0] == "document"] in ([], [1])  # the second may overtake the first
    assert got[-1][:2] == ("rejected", 2)
    worker.send(open_request(1, SAMPLE))  # later it is a request like any other
    assert until(worker, "document")[-1][1] == 1


def test_a_map_is_sent_in_parts_that_its_mentions_bound() -> None:
    """The first names of a long text have most of its mentions; many such rows at once are a long silence."""
    name = Mention("d1", 0, 2, "日本")
    nodes = tuple(Node(f"n{i}", NodeType.COUNTRY, f"国{i}", mentions=(name,) * 300) for i in range(20))
    sentences = tuple(Sentence("d1", i, i + 1, "p1") for i in range(2 * PART + 1))
    stream = io.BytesIO()
    send_map(KnowledgeMap((), nodes, sentences=sentences), 7, lambda message: put(stream, message))
    stream.seek(0)
    got = list(iter(lambda: receive(stream), None))
    assert got[-1] == ("map", 7)
    sizes = [sum(1 + len(getattr(row, "mentions", ())) for row in rows) for _, _, _, rows in got[:-1]]
    assert max(sizes) < PART + 301
    assert len(sizes) < 15
    parts = {field: tuple(row for m in got[:-1] if m[2] == field for row in m[3]) for field in MAP_FIELDS}
    assert parts == {"nodes": nodes, "statements": (), "relations": (), "sentences": sentences}


def test_a_file_called_like_a_module_is_not_run(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit('run')", "utf-8")
    monkeypatch.chdir(tmp_path)
    worker.send(open_request(1, SAMPLE))
    assert until(worker, "map", "failed")[-1][0] == "map"


def test_the_end_of_the_process_ends_the_stream(worker: Worker) -> None:
    worker.send(open_request(1, SAMPLE))
    stream = worker.start()
    worker.stop()
    while (message := receive(stream)) is not None:
        assert message[0] != "failed"
    assert not worker.running


def test_the_process_ends_with_its_window(worker: Worker) -> None:
    worker.send(("warm", 0))
    process = worker._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(30) == 0


def test_the_same_file_is_asked_for_in_the_same_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real/deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real/deep")
    monkeypatch.chdir(tmp_path)
    assert open_request(1, "./a.txt") == open_request(1, Path("a.txt").absolute())
    # What follows the link is beside the folder that it leads to.
    assert open_request(1, "link/../a.txt")[2] == str(tmp_path.resolve() / "real/a.txt")
