"""The program with its window."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

TYPE_CHECKING = False  # importing typing would hold up the start
if TYPE_CHECKING:
    from pathlib import Path

    from yomichizu.ui.main_window import MainWindow


def run(file: str | Path | None = None) -> int:
    """Open the window, on the text file ``file`` when one is named. Returns the exit code.

    The window is painted first; what draws and extracts is loaded behind it. Without a display one
    line on standard error says so and 1 is returned.
    """
    reason = missing_display()
    if reason is not None:
        print(f"yomichizu: {reason}", file=sys.stderr)
        return 1
    gc.disable()  # until the window is ready: loading makes no garbage worth looking for
    from yomichizu.ui.worker import Worker, open_request

    worker = Worker()
    with suppress(OSError):  # the window tries again, and can say so
        # It reads and extracts already, or warms up, while the window is being painted.
        worker.send_ahead(open_request(1, file) if file is not None else ("warm", 0))

    import signal
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from yomichizu.ui import language
    from yomichizu.ui.appearance import STYLE_ARGUMENTS, Appearance
    from yomichizu.ui.main_window import MainWindow
    from yomichizu.ui.opener import Opener
    from yomichizu.ui.settings import LANGUAGE, Settings

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program
    QApplication.setApplicationName("Yomichizu")
    QApplication.setOrganizationName("Yomichizu")
    QApplication.setDesktopFileName("yomichizu")
    app = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    settings = Settings()
    language.install(app, language.language_of(settings.get(LANGUAGE)))
    appearance = Appearance(app, settings)
    opener = Opener(worker)
    window = MainWindow(settings, appearance, opener)
    window.ready.connect(_collect_again)
    window.furnished.connect(lambda: _tell_missing_font(window))
    if file is not None:
        window.expect_article()
        window.open_file(Path(file))
    window.show()
    try:
        return app.exec()
    finally:
        opener.close()


def _tell_missing_font(window: MainWindow) -> None:
    from yomichizu.ui.fonts import tell_missing_font

    tell_missing_font(window.message)


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def missing_display() -> str | None:
    """Why no window can be shown here, in one line; None when it can.

    Qt itself would end the program with a core dump.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY", "")
    if not display:
        return (
            "there is no display here; set DISPLAY, or draw the map as a picture: "
            "yomichizu export FILE -o map.png"
        )
    host, _, number = display.rpartition(":")
    number = number.split(".")[0]
    if host not in ("", "unix") or not number.isdigit():
        return None  # a display elsewhere: Qt finds out
    import socket

    for address in (f"\0/tmp/.X11-unix/X{number}", f"/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(address)
            except OSError:
                continue
            return None
    return f"the display {display} does not answer; start it, or set DISPLAY to one that runs"
