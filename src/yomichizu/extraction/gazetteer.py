"""Names that are known beforehand: places, organisations and products, with their types and English names.

The tables are ``resources/lexicons/{places,organisations,products,countries,cities}.tsv``; what an earlier
one says about a name counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from yomichizu import assets
from yomichizu.extraction.labeller_hashes import normalised
from yomichizu.model import NodeType

_WRITTEN = ("places", "organisations", "products")  # tables of our own
_BUILT = ("countries", "cities")  # one name a row, normalised
_PLACES = frozenset({NodeType.COUNTRY, NodeType.REGION, NodeType.CITY, NodeType.PLACE, NodeType.FACILITY})
_GROUPS = frozenset({NodeType.COMPANY, NodeType.GOVERNMENT, NodeType.ORGANIZATION})


class Entry(NamedTuple):
    """One name as a table gives it; ``main`` is the name that heads its row."""

    type: NodeType
    label_en: str | None
    main: str
    written: bool  #: in a table of our own, not in one that was built


def _rows(*tables: str) -> Iterator[str]:
    """The rows of the tables as they are written. Raises ValueError where one is malformed."""
    for table in tables:
        path = assets.resources() / "lexicons" / f"{table}.tsv"
        for row in path.read_text("utf-8").split("\n"):
            if row and row[0] != "#":
                if row.count("\t") != 3:
                    raise ValueError(f"{path.name}: a row needs four columns: {row!r}")
                yield row


# Thousands of names are in the tables and a text has some dozens: a row is taken apart when it is asked for.


@cache
def _written() -> dict[str, str]:
    """Normalised name → the row that has it, of our own tables."""
    table: dict[str, str] = {}
    for row in _rows(*_WRITTEN):
        main, _, _, aliases = normalised(row).split("\t")
        for name in (main, *aliases.split()):
            table.setdefault(name, row)
    return table


@cache
def _built() -> dict[str, str]:
    """Name → its row, of the tables that are built: with one name a row, which is normalised already."""
    table: dict[str, str] = {}
    for row in _rows(*_BUILT):
        table.setdefault(row[: row.index("\t")], row)
    return table


def _entry(row: str, written: bool) -> Entry:
    main, kind, label_en, _ = row.split("\t")
    return Entry(NodeType(kind), label_en or None, main, written)


def entries() -> dict[str, Entry]:
    """Every name of every table, normalised. Raises ValueError where a row is malformed."""
    table = {name: _entry(row, False) for name, row in _built().items()}
    return table | {name: _entry(row, True) for name, row in _written().items()}


def main_names() -> dict[str, str]:
    """Every name of every table, normalised → the name that heads its row; our own tables first."""
    table = {name: row[: row.index("\t")] for name, row in _written().items()}
    for name in _built():
        table.setdefault(name, name)
    return table


def coarse(kind: NodeType) -> str:
    """PER, LOC or ORG of a type that counts as such; else ART."""
    if kind is NodeType.PERSON:
        return "PER"
    return "LOC" if kind in _PLACES else "ORG" if kind in _GROUPS else "ART"


def known(surface: str) -> Entry | None:
    """What the tables say about ``surface``."""
    name = normalised(surface)
    row = _written().get(name)
    if row is not None:
        return _entry(row, True)
    row = _built().get(name)
    return _entry(row, False) if row is not None else None


def label_en(surface: str, kind: NodeType) -> str | None:
    """The English name of an actor; None when it is not known for certain or the type disagrees.

    シアトル (city) → Seattle; メタ (person) → None.
    """
    entry = known(surface)
    return entry.label_en if entry is not None and coarse(entry.type) == coarse(kind) else None


@cache
def not_names() -> dict[str, str]:
    """Words that are no name ("common") or a name only in context ("homograph")."""
    path = assets.resources() / "lexicons" / "notnames.tsv"
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {row[0]: row[1] for row in rows}


@cache
def findable() -> dict[str, str]:
    """Names of our own tables that may be found without the labeller, with PER, LOC or ORG.

    Short ones and homographs are left to it: アップル is findable, EU and イオン are not.
    """
    table: dict[str, str] = {}
    for row in _rows(*_WRITTEN):
        main, kind, _, aliases = row.split("\t")
        for surface in (main, *aliases.split()):
            if len(surface) >= 3 and surface not in not_names():
                table.setdefault(surface, coarse(NodeType(kind)))
    return table
