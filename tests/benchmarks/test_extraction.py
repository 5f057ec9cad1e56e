"""The whole pipeline against its tokeniser, in one process and one run."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from fugashi import Tagger

import yomichizu
from yomichizu.control import Cancelled, Control

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
