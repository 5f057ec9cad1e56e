"""From the command to a painted window, and to the sample's map on screen, against a bare window.

All three are whole processes, timed from outside; medians of runs that take turns, after one of each
that is not counted: an installed program has its modules compiled, and its files have been read before.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "resources/samples/alaska-lng.txt"
RUNS = 5

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print("there", flush=True), app.quit()))

app = QApplication([])
window = Window()
label = QLabel("長い日本語の記事を読む")
font = label.font()
font.setFamilies(["Noto Sans CJK JP", "IPAexGothic"])
label.setFont(font)
window.setCentralWidget(label)
window.resize(1280, 800)
window.show()
app.exec()
"""

# The program itself, with a look at its window from within the event loop. The look is put in where the
# program loads Qt itself, after the process that extracts has been started: not before, which no user does.
OURS = """
import sys

def watch():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget
    real = QApplication.exec

    def watched(*_):
        window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "painted"))
        if sys.argv[1] == "window":
            window.painted.connect(lambda: (print("there", flush=True), window.close()))
        else:
            timer = QTimer(window, interval=5)

            def look():
                first = window.findChild(QWidget, "first-picture")
                painted = first is not None and first.painted
                pane = window.panes.get("map")  # on a busy machine it may come before a first picture
                if not painted and pane is not None and pane.canvas.picture is not None:
                    pane.canvas.viewport().repaint()
                    painted = True
                if painted:
                    timer.stop()
                    print("there", flush=True)
                    window.close()

            timer.timeout.connect(look)
            timer.start()
        return real()

    QApplication.exec = watched

def main():
    from yomichizu import cli
    from yomichizu.ui.worker import Worker
    ahead = Worker.send_ahead

    def sent(*arguments):
        ahead(*arguments)
        watch()

    Worker.send_ahead = sent
    cli.main(sys.argv[2:])

if __name__ == "__main__":
    main()
"""


def seconds_until_there(script: Path, *arguments: str) -> float:
    """Seconds from starting a process until it says that it is there; fails when it does not."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, str(script), *arguments]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    watchdog = threading.Timer(60, process.kill)
    watchdog.start()
    line = process.stdout.readline()
    taken = time.perf_counter() - began
    process.communicate()
    watchdog.cancel()
    assert line.strip() == "there"
    return taken


@pytest.mark.benchmark
def test_start_up_against_a_bare_window(tmp_path: Path) -> None:
    bare, ours = tmp_path / "bare.py", tmp_path / "ours.py"
    bare.write_text(BARE, "utf-8")
    ours.write_text(OURS, "utf-8")
    times: dict[str, list[float]] = {"bare": [], "window": [], "map": []}
    for run in range(RUNS + 1):
        taken = {
            "bare": seconds_until_there(bare),
            "window": seconds_until_there(ours, "window", str(SAMPLE)),
            "map": seconds_until_there(ours, "map", str(SAMPLE)),
        }
        if run:
            for name, value in taken.items():
                times[name].append(value)
    median = {name: statistics.median(values) for name, values in times.items()}
    window, map = median["window"] / median["bare"], median["map"] / median["bare"]
    print(f"bare {median['bare']:.3f} s, window {window:.2f}×, map {map:.2f}×")
    assert window <= 2
    assert map <= 5
