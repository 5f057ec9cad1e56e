"""Words that relations treat in a special way, from a table that a linguist can edit."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from yomichizu import assets

TABLE = "lexicons/relation_verbs.tsv"


class Lexicon(NamedTuple):
    """Lemmas by use; the table says what each use means, with examples."""

    light: frozenset[str]
    symmetric: frozenset[str]
    place: frozenset[str]
    member: frozenset[str]
    empty: frozenset[str]
    office: frozenset[str]
    ask: frozenset[str]
    path: frozenset[str]
    hollow: frozenset[str]
    stands: frozenset[str]
    turn: frozenset[str]
    bond: frozenset[str]
    governs: frozenset[str]
    observe: frozenset[str]
    shares: frozenset[str]
    by: frozenset[str]
    blame: frozenset[str]
    deem: frozenset[str]
    source: frozenset[str]
    never: frozenset[str]
    declare: frozenset[str]
    naming: frozenset[str]
    idiom: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The shipped table. Raises ValueError for a line with an unknown use."""
    uses: dict[str, set[str]] = {name: set() for name in Lexicon._fields}
    for number, line in enumerate((assets.resources() / TABLE).read_text("utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            lemma, use, *_ = line.split("\t")
            if use not in uses:
                raise ValueError(f"{TABLE}, line {number}: unknown use {use!r}")
            uses[use].add(lemma)
    return Lexicon(**{name: frozenset(words) for name, words in uses.items()})
