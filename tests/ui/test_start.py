"""The program as a process: what a start loads, and a start that is ended before it is over."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from yomichizu.ui.panes import PANES

SAMPLE = Path(__file__).resolve().parents[2] / "resources/samples/alaska-lng.txt"

# The program itself; its window is closed as soon as it is painted, or when a pane has moved in.
CLOSED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from yomichizu import cli
real = QApplication.exec

def watched(*_):
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "painted"))
    if sys.argv[1] == "painted":
        window.painted.connect(window.close)
    else:
        window._loader.built.connect(lambda name, _: name == sys.argv[1] and window.close())
    return real()

QApplication.exec = watched
sys.exit(cli.main([sys.argv[2]]))
"""


@pytest.mark.parametrize("moment", ["painted", "article", "map", "index"])
def test_a_window_closed_while_it_is_being_built_ends_in_silence(moment: str, tmp_path: Path) -> None:
    script = tmp_path / "closed.py"
    script.write_text(CLOSED, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), moment, str(SAMPLE)], capture_output=True, text=True, timeout=60
    )
    lines = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, lines) == (0, [])


PAINTED = """
import sys
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from yomichizu import cli
from yomichizu.ui.main_window import MainWindow
real = MainWindow.paintEvent

def paint(self, event):
    print("Qt" in vars(QtCore), "numpy" in sys.modules, flush=True)
    MainWindow.paintEvent = real
    real(self, event)
    self.painted.connect(self.close)

MainWindow.paintEvent = paint
print("Qt" in vars(QtCore), flush=True)
sys.exit(cli.main(sys.argv[1:]))
"""


def test_the_window_is_painted_without_what_takes_long_to_load(tmp_path: Path) -> None:
    """The bindings make their Qt namespace, a tenth of a start-up, when it is first asked for."""
    script = tmp_path / "painted.py"
    script.write_text(PAINTED, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(SAMPLE)], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout.split()) == (0, ["False", "False", "False"]), done.stderr


def test_the_extracting_process_is_started_before_anything_else_is_loaded() -> None:
    script = (
        "import sys; from yomichizu.app import run; from yomichizu.ui import worker\n"
        "class Started(Exception): pass\n"
        "def start(self): raise Started\n"
        "worker.Worker.start = start\n"
        "try: run('a.txt')\n"
        "except Started: print(*sorted(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "yomichizu.ui.worker" in loaded
    assert not loaded & {"PySide6", "argparse", "typing", "dataclasses", "numpy", "yomichizu.model"}


def test_a_picture_is_drawn_without_what_numpy_loads_late(tmp_path: Path) -> None:
    script = (
        "import sys; from yomichizu import cli\n"
        f"assert cli.main(['export', {str(SAMPLE)!r}, '-o', {str(tmp_path / 'map.png')!r}]) == 0\n"
        "print('numpy.ma' in sys.modules, 'multiprocessing' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["False", "False"], done.stderr


def test_what_is_imported_in_a_thread_loads_no_qt() -> None:
    """Two threads that make the bindings' classes at the same time bring the program down."""
    modules = [module for pane in PANES for module in pane.behind]
    assert modules
    look = f"import sys, {', '.join(modules)}; print([m for m in sys.modules if m.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
