"""Where the files of ``resources/`` are: inside the installed package, or beside ``src``."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder that holds samples, models, lexicons, icons, themes and translations.

    Raises FileNotFoundError when the installation is incomplete.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "resources", here.parents[1] / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder 'resources' is missing beside {here}; install yomichizu again")
