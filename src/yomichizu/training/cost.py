"""Measures what the extraction costs: time against its tokeniser's, and memory."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import fugashi

from yomichizu.api import map_of_text
from yomichizu.training.corpora import restored, stockmark, wac
from yomichizu.training.registry import Context, evaluator

_TIMED = 350_000  #: code points
_HELD = 1_000_000  #: code points


def varied_text(context: Context, size: int) -> str:
    """``size`` code points of the corpora's own text, a document or a few sentences a paragraph."""
    paragraphs = ["".join(line.text for line in restored(d)) for d in wac(context.data, "train").values()]
    lines = [line.text for line in stockmark(context.data)]
    paragraphs += ["".join(lines[at : at + 4]) for at in range(0, len(lines), 4)]
    parts: list[str] = []
    length = 0
    for paragraph in cycle(paragraphs):
        parts.append(paragraph)
        length += len(paragraph) + 2
        if length >= size:
            break
    return "\n\n".join(parts)[:size]


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def read_every_feature(text: str) -> int:
    """What the time is compared with: fugashi reading every feature of every word. Returns their number."""
    tagger = fugashi.Tagger()
    read = 0
    for line in text.split("\n"):
        for word in tagger(line):
            feature = word.feature
            read += sum(getattr(feature, name) is not None for name in feature._fields)
    return read


# A process begins with the peak of the one that starts it: a small one goes between.
_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_of(text: str) -> int:
    """Highest resident memory, in megabytes, of a process of its own that extracts ``text``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, "utf-8")
        command = [sys.executable, "-c", _MEASURED, sys.executable, "-m", "yomichizu", "extract", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    scale = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return int(done.stdout) * scale // 1_000_000


@evaluator("cost")
def evaluate(context: Context) -> str:
    """Times the tokeniser's own time, an article's seconds once warm, and the peak of a long text."""
    text = varied_text(context, _TIMED)
    article = text[:4000]
    map_of_text(article)
    warm = min(_seconds(lambda: map_of_text(article)) for _ in range(3))
    peer = sorted(_seconds(lambda: read_every_feature(text)) for _ in range(3))[1]
    own = _seconds(lambda: map_of_text(text))
    peak = peak_of(varied_text(context, _HELD))
    return "\n".join(
        [
            f"{len(text)} code points against fugashi reading every feature   times {own / peer:.2f}",
            f"{len(text)} code points, code points a second                   {len(text) / own:.0f}",
            f"{len(article)} code points, warm                                 seconds {warm:.3f}",
            f"{_HELD} code points, peak of the process                  megabytes {peak}",
        ]
    )
