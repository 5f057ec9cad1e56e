"""Words that say what a name names: nouns beside it (首相, 作曲家, 首都) and its own end (大学, 半島).

The tables are ``resources/lexicons/{roles,endings}.tsv``.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from yomichizu import assets


class Role(NamedTuple):
    """One row of the table."""

    kind: str  #: PER LOC ORG
    before: bool  #: stands right before a name: 作曲家ラヴェル
    after: bool  #: stands right after one: 石破首相
    says: bool  #: a name may be said to be one: カルロヴォは、ブルガリア中部の都市である
    sort: str = ""  #: state, learned or local (see the table)


@cache
def roles() -> dict[str, Role]:
    """Every noun of the table."""
    path = assets.resources() / "lexicons" / "roles.tsv"
    table: dict[str, Role] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            word, kind, before, after, says, *sort = line.split("\t")
            table[word] = Role(kind, before == "yes", after == "yes", says == "yes", *sort)
    return table


def is_said(word: str) -> bool:
    """Whether a noun tells what somebody or something is: 作家, 都市, 出身; not 声明."""
    role = roles().get(word)
    return word in ("出身", "生まれ", "育ち") or (role is not None and role.says)


@cache
def _endings() -> tuple[tuple[str, str, str], ...]:
    path = assets.resources() / "lexicons" / "endings.tsv"
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple((ending, kind, use) for ending, kind, use in rows)


@cache
def outside(kind: str) -> frozenset[str]:
    """What stands behind a name of ``kind`` (LOC ORG) and is no part of it: 内, 沿岸; 系列."""
    return frozenset(ending for ending, of, use in _endings() if use == "outside" and of == kind)


@cache
def finders() -> dict[str, str]:
    """Endings that give a name away even where nothing else does: 町 → LOC, 大学 → ORG."""
    return {ending: kind for ending, kind, use in _endings() if use in ("finds", "proper", "sure")}


@cache
def proper_endings() -> frozenset[str]:
    """Endings that give a name away only behind a proper noun: 石霞|渓, not 復興|基金."""
    return frozenset(ending for ending, _, use in _endings() if use == "proper")


@cache
def sure_endings() -> frozenset[str]:
    """Endings that make a name even of common nouns: 南禅|寺."""
    return frozenset(ending for ending, _, use in _endings() if use == "sure")


@cache
def firm_endings() -> frozenset[str]:
    """Words that end a firm's name however it begins: 電装, 精機."""
    return frozenset(ending for ending, _, use in _endings() if use == "firm")


@cache
def _within() -> dict[str, str]:
    return {ending: kind for ending, kind, use in _endings() if use != "outside"}


@cache
def _longest() -> int:
    return max(map(len, _within()))


def class_by_ending(name: str) -> tuple[str, int] | None:
    """LOC or ORG by the longest known ending of ``name``, and that ending's length; else None.

    福井大学 → ORG, 2; 房総半島 → LOC, 2; 神社 → None, for nothing stands before it.
    """
    for size in range(min(_longest(), len(name) - 1), 0, -1):
        if (kind := _within().get(name[-size:])) is not None:
            return kind, size
    return None
