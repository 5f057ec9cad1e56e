"""Sets everything up, then runs the linter, the type checker and all tests but the benchmarks.

Arguments are handed to pytest and then only pytest runs:  packaging/test.py -m benchmark
"""

from __future__ import annotations

import os
import subprocess
import sys

from environment import ROOT, SetupError, ready, say

CHECKS = (
    ["-m", "ruff", "check"],
    ["-m", "ruff", "format", "--check"],
    ["-m", "mypy"],
    ["-m", "pytest", "-m", "not benchmark"],
)


def main(arguments: list[str]) -> int:
    """0 when everything passed, else the first failing exit code; every check runs."""
    try:
        python = ready(("test",))
    except SetupError as error:
        say(str(error))
        return 1
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = 0
    for check in [["-m", "pytest", *arguments]] if arguments else CHECKS:
        say(" ".join(check))
        code = subprocess.run([str(python), *check], cwd=ROOT, env=environment, check=False).returncode
        failed = failed or code
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
