"""Names that are known beforehand: places, organisations and products, with their types and English names.

The tables are ``resources/lexicons/{places,organisations,products,countries,cities}.tsv``; what an earlier
one says about a name counts.
"""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from yomichizu import assets
from yomichizu.extraction.labeller_hashes import normalised
from yomichizu.model import NodeType

_TABLES = ("places", "organisations", "products", "countries", "cities")
_WRITTEN = 3  #: so many of them are our own writing
_PLACES = frozenset({NodeType.COUNTRY, NodeType.REGION, NodeType.CITY, NodeType.PLACE, NodeType.FACILITY})
_GROUPS = frozenset({NodeType.COMPANY, NodeType.GOVERNMENT, NodeType.ORGANIZATION})


class Entry(NamedTuple):
    """One name as a table gives it; ``main`` is the name that heads its row."""

    type: NodeType
    label_en: str | None
    main: str
    written: bool  #: in a table of our own, not in one that was built


@cache
def entries() -> dict[str, Entry]:
    """Every name of every table, normalised. Raises ValueError where a line is malformed."""
    table: dict[str, Entry] = {}
    for number, name in enumerate(_TABLES):
        path = assets.resources() / "lexicons" / f"{name}.tsv"
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if not row or row[0].startswith("#"):
                    continue
                if len(row) != 4:
                    raise ValueError(f"{path.name}: a line needs four columns: {row}")
                entry = Entry(NodeType(row[1]), row[2] or None, row[0], number < _WRITTEN)
                for surface in (row[0], *row[3].split()):
                    table.setdefault(normalised(surface), entry)
    return table


def coarse(kind: NodeType) -> str:
    """PER, LOC or ORG of a type that counts as such; else ART."""
    if kind is NodeType.PERSON:
        return "PER"
    return "LOC" if kind in _PLACES else "ORG" if kind in _GROUPS else "ART"


def known(surface: str) -> Entry | None:
    """What the tables say about ``surface``."""
    return entries().get(normalised(surface))


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
    """Names of our own tables that may be found without the labeller, with LOC, ORG or ART.

    Short ones and homographs are left to it: アップル is findable, EU and イオン are not.
    """
    table: dict[str, str] = {}
    for name in _TABLES[:_WRITTEN]:
        for line in (assets.resources() / "lexicons" / f"{name}.tsv").read_text("utf-8").splitlines():
            row = line.split("\t")
            if line.startswith("#"):
                continue
            for surface in (row[0], *row[3].split()):
                if len(surface) >= 3 and surface not in not_names():
                    table.setdefault(surface, coarse(NodeType(row[1])))
    return table
