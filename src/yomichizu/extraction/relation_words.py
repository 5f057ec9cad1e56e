"""Words around a name that decide what its noun phrase stands for, from a table that a linguist can edit."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from yomichizu import assets
from yomichizu.extraction.analysis import Feature, Token
from yomichizu.extraction.predicates import TITLES
from yomichizu.extraction.relation_index import PLACES
from yomichizu.extraction.roles import class_by_ending
from yomichizu.model import NodeType

TABLE = "lexicons/relation_words.tsv"
_LANDS = frozenset([NodeType.COUNTRY, NodeType.REGION, NodeType.CITY])


class Words(NamedTuple):
    """Words by use; the table says what each use means, with examples."""

    transparent: frozenset[str]
    part: frozenset[str]
    one_of: frozenset[str]
    team: frozenset[str]
    people: frozenset[str]
    rule: frozenset[str]
    own: frozenset[str]
    plan: frozenset[str]
    aim: frozenset[str]


@cache
def words() -> Words:
    """The shipped table. Raises ValueError for a line with an unknown use."""
    uses: dict[str, set[str]] = {name: set() for name in Words._fields}
    for number, line in enumerate((assets.resources() / TABLE).read_text("utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            word, use, *_ = line.split("\t")
            if use not in uses:
                raise ValueError(f"{TABLE}, line {number}: unknown use {use!r}")
            uses[use].add(word)
    return Words(**{name: frozenset(found) for name, found in uses.items()})


@cache
def _can_be_title(feature: Feature) -> bool:
    """A common noun that can be a title: 大統領, 選手, 相, 米 in 米大統領; not the deed of 首相訪米."""
    if feature.pos1 == "接尾辞" or feature.pos2 == "固有名詞":
        return True
    return feature.pos1 in ("名詞", "接頭辞") and not feature.pos3.startswith(("サ変", "副詞可能", "助数詞"))


def may_follow(token: Token) -> frozenset[NodeType]:
    """Which names a word may follow without becoming their head: ガザ|南部, 石破|首相."""
    if token.surface in words().rule:
        return _LANDS  # ドイツ|政府: the land acts
    kinds = PLACES if token.surface in words().part else frozenset[NodeType]()
    if token.surface in TITLES or _can_be_title(token.feature):
        kinds |= {NodeType.PERSON}
    return kinds


@cache
def can_act(label: str, kind: NodeType) -> bool:
    """Names act, and themes that are called as those are who act: 市民団体, 県議会; not 保守費, 高尾山."""
    if kind is not NodeType.THEME:
        return kind is not NodeType.PLACE
    named = class_by_ending(label)
    return label.endswith(tuple(words().people)) or (named is not None and named[0] == "ORG")
