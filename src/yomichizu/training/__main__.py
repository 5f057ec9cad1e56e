"""``python -m yomichizu.training build|evaluate [--data DIR] [--only NAME]``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from yomichizu.training.goals import table
from yomichizu.training.registry import Context, builders, evaluators


def main(arguments: list[str] | None = None) -> int:
    """Build the shipped models or measure them. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m yomichizu.training", description=__doc__)
    parser.add_argument("task", choices=("build", "evaluate"))
    parser.add_argument(
        "--data", default=os.environ.get("YOMICHIZU_DATA"), help="folder of the corpora (or YOMICHIZU_DATA)"
    )
    parser.add_argument("--only", action="append", metavar="NAME", help="only this one; may be repeated")
    options = parser.parse_args(arguments)
    if not options.data:
        parser.error("where are the corpora? Give --data DIR or set YOMICHIZU_DATA")
    try:
        context = Context.of(Path(options.data))
    except FileNotFoundError as error:
        parser.error(str(error))
    tasks = {b.name: b.run for b in builders()} if options.task == "build" else evaluators()
    wanted = options.only or list(tasks)
    if unknown := [name for name in wanted if name not in tasks]:
        parser.error(f"there is no {', '.join(unknown)} to {options.task}; there are: {', '.join(tasks)}")
    reports: dict[str, str] = {}
    for name, run in tasks.items():
        if name in wanted:
            print(f"== {name}", flush=True)
            if report := run(context):
                print(report, flush=True)
                reports[name] = report
    if reports:
        print(f"== all\n{table(reports)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
