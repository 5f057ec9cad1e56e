"""What the extraction must reach, row by row, read out of the evaluators' reports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple


class Goal(NamedTuple):
    """One row: the figure behind ``mark`` in the line of ``report`` that begins with ``line``."""

    work: str
    measure: str
    report: str  #: evaluator
    line: str  #: how its line begins
    mark: str  #: what stands before the figure; "" for the last number of the line
    reach: float
    most: bool = False  #: the figure must stay below instead of reaching it


GOALS = (
    Goal("entities PER+LOC+ORG, exact", "F, JacRED dev", "entities", "JacRED dev", "F", 0.75),
    Goal("entities PER+LOC+ORG, exact", "F, WAC dev", "entities", "WAC dev, brackets out", "F", 0.79),
    Goal("web text", "F, our own web texts", "entities", "web heldout", "F", 0.70),
    Goal("one node for one thing", "pair F, JacRED dev", "names", "names as found, exact", "", 0.62),
    Goal("ガ/ヲ/ニ in the sentence, verbs", "F, WAC dev", "arguments", "all", "F", 0.72),
    Goal("related pairs", "F, JacRED dev", "relations", "names as found", "", 0.27),
    Goal("speed", "times fugashi's own time", "cost", "350000", "times", 12.0, most=True),
    Goal("an article", "seconds, warm", "cost", "4000", "seconds", 0.5, most=True),
    Goal("memory", "megabytes, 1,000,000 characters", "cost", "1000000", "megabytes", 600.0, most=True),
)
_NUMBER = r"\s*(\d+(?:\.\d+)?)"


def value_of(goal: Goal, reports: Mapping[str, str]) -> float | None:
    """The figure of ``goal``, None when its evaluator has not run. Raises ValueError when it is not there."""
    if goal.report not in reports:
        return None
    for line in reports[goal.report].splitlines():
        if line.startswith(goal.line):
            found = re.search(goal.mark + _NUMBER, line[len(goal.line) :]) if goal.mark else None
            numbers = [found.group(1)] if found else re.findall(_NUMBER, line)
            if numbers:
                return float(numbers[-1])
    raise ValueError(f"the report {goal.report!r} has no line {goal.line!r} with a figure")


def table(reports: Mapping[str, str]) -> str:
    """Work, measure, reach and value of every goal whose evaluator has run."""
    rows = [f"{'work':<34}{'measure':<34}{'reach':>9}{'value':>9}"]
    for goal in GOALS:
        value = value_of(goal, reports)
        if value is None:
            continue
        kept = value <= goal.reach if goal.most else value >= goal.reach
        reach = f"{'≤' if goal.most else '≥'} {goal.reach:g}"
        rows.append(f"{goal.work:<34}{goal.measure:<34}{reach:>9}{value:>9g}{'' if kept else '  missed'}")
    return "\n".join(rows)
