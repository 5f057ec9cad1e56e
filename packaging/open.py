"""Sets everything up, then opens Yomichizu on a sample article (or on the file that is named).

Where there is no display, the map of the article is written as a picture instead.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from environment import ROOT, SetupError, ready, say

SAMPLE = ROOT / "resources" / "samples" / "alaska-lng.txt"


def main(arguments: list[str]) -> int:
    """Exit code of the program, or 1 when it could not be set up."""
    article = Path(arguments[0]) if arguments else SAMPLE
    try:
        python = ready()
    except SetupError as error:
        say(str(error))
        return 1
    look = "import sys; from yomichizu.app import missing_display; sys.exit(missing_display() is not None)"
    if subprocess.run([str(python), "-c", look], check=False).returncode != 0:
        picture = ROOT / "build" / f"{article.stem}-map.png"
        picture.parent.mkdir(exist_ok=True)
        command = [str(python), "-m", "yomichizu", "export", str(article), "-o", str(picture)]
        code = subprocess.run(command, check=False).returncode
        if code == 0:
            say(f"there is no display here, so the map was written as a picture instead: {picture}")
        return code
    return subprocess.run([str(python), "-m", "yomichizu", str(article)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
