"""The whole pipeline against its tokeniser, in one process and one run."""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import IO

import pytest
from fugashi import Tagger

import yomichizu
from yomichizu.control import Cancelled, Control
from yomichizu.training.cost import peak_of
from yomichizu.ui.pipe import receive
from yomichizu.ui.worker import Worker, open_request

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
LENGTH = 350_000  #: code points
MOST = 12.0  #: times the tokeniser's own time

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def long_text() -> str:
    """The sentences of the samples in ever new orders, so that no two paragraphs are alike."""
    sentences = [
        f"{sentence}。"
        for path in sorted(SAMPLES.glob("*.txt"))
        for sentence in path.read_text("utf-8").replace("\n", "").split("。")
        if sentence
    ]
    shuffled = random.Random(7)
    paragraphs: list[str] = []
    size = 0
    while size < LENGTH:
        paragraphs.append("".join(shuffled.sample(sentences, 6)))
        size += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:LENGTH]


def seconds(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return statistics.median(times)


def test_extraction_against_reading_every_feature(long_text: str) -> None:
    tagger = Tagger()

    def peer() -> int:
        read = 0
        for line in long_text.split("\n"):
            for word in tagger(line):
                feature = word.feature
                read += sum(getattr(feature, name) is not None for name in feature._fields)
        return read

    yomichizu.extract(long_text[:4000])  # models are loaded once
    ratio = seconds(lambda: yomichizu.extract(long_text), 1) / seconds(peer, 3)
    print(f"\n{LENGTH} code points: {ratio:.2f} times the tokeniser's own time")
    assert ratio <= MOST


def test_progress_and_cancel_while_a_long_text_is_read(long_text: str) -> None:
    """Progress at least twice a second; a wish to stop is answered within 0.2 s."""
    reports: list[float] = []
    yomichizu.extract(long_text, control=Control(report=lambda *_: reports.append(time.perf_counter())))
    longest = max(later - earlier for earlier, later in pairwise(reports))
    print(f"\n{len(reports)} reports, the longest silence {longest * 1e3:.0f} ms")
    assert longest <= 0.5
    asked: list[float] = []

    def stop() -> bool:
        if len(asked) < len(reports) // 2:
            asked.append(time.perf_counter())
            return False
        asked.append(time.perf_counter())
        return True

    with pytest.raises(Cancelled):
        yomichizu.extract(long_text, control=Control(cancelled=stop))
    assert asked[-1] - asked[-2] <= 0.2


LONG = 1_000_000  #: code points
MEMORY = 600_000_000  #: bytes


def lengthened(text: str, size: int) -> str:
    """``text`` again and again, its sentences in ever new orders, up to ``size`` code points."""
    sentences = text.replace("\n", "").split("。")
    shuffled = random.Random(11)
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append("。".join(shuffled.sample(sentences, 8)) + "。\n\n")
        length += len(parts[-1])
    return "".join(parts)[:size]


@pytest.mark.skipif(sys.platform != "linux", reason="the system counts memory in another way")
def test_memory_of_a_million_characters(long_text: str) -> None:
    peak = peak_of(lengthened(long_text, LONG))
    print(f"\n{LONG} code points: {peak} MB at most")
    assert peak * 1e6 <= MEMORY


@pytest.mark.parametrize("shape", ["paragraphs", "one line", "one sentence"])
def test_the_worker_reports_and_stops_within_a_million_characters(
    long_text: str, tmp_path: Path, shape: str
) -> None:
    """Through the window's own process: progress twice a second, Cancel answered within 0.2 s."""
    text = lengthened(long_text, LONG)
    if shape != "paragraphs":
        text = text.replace("\n", "")
    if shape == "one sentence":
        text = text.replace("。", "、")
    path = tmp_path / "long.txt"
    path.write_text(text, "utf-8")
    worker = Worker()
    dice = random.Random(3)
    try:
        stream = worker.start()
        worker.send(open_request(1, path))
        silence, whole = listened(stream, None)[:2]
        print(f"\n{shape}: {whole:.1f} s, the longest silence {silence * 1e3:.0f} ms")
        answers = []
        for generation in range(2, 8):
            worker.send(open_request(generation, path))
            moment = dice.uniform(0.02, 0.98) * whole
            answers.append(listened(stream, lambda g=generation: worker.send(("cancel", g)), moment)[2])
        print(f"Cancel answered within {max(answers) * 1e3:.0f} ms")
        assert silence <= 0.5
        assert max(answers) <= 0.2
    finally:
        worker.stop()


def listened(
    stream: IO[bytes], cancel: Callable[[], None] | None, moment: float = 0.0
) -> tuple[float, float, float]:
    """Longest time between two messages, time until the last, and time from ``cancel``, which is called
    after ``moment`` seconds, to its answer (seconds)."""
    begin = before = time.perf_counter()
    silence, asked = 0.0, 0.0
    while True:
        message = receive(stream)
        assert message is not None
        now = time.perf_counter()
        silence, before = max(silence, now - before), now
        if message[0] in ("map", "cancelled"):
            return silence, now - begin, now - asked if asked else 0.0
        assert message[0] in ("document", "progress", "part")
        if cancel is not None and not asked and now - begin >= moment:
            asked = now
            cancel()
