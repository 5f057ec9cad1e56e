"""What every test shares: an offscreen Qt, settings of its own, the articles."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.txt"))
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """Settings that begin empty and never touch the user's own."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path / "settings"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Path:
    """Each sample article in turn."""
    path = request.param
    assert isinstance(path, Path)
    return path


@pytest.fixture(scope="session")
def seattle() -> Path:
    """The Seattle article; tests that want it are skipped where it is not at hand."""
    path = SHARED / "articles" / "seattle.txt"
    if not path.exists():
        pytest.skip("the Seattle article is not at hand")
    return path


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application is made as the program makes it."""
    from yomichizu.ui.appearance import STYLE_ARGUMENTS

    return ["yomichizu", *STYLE_ARGUMENTS]
