"""What an edge is called, and what kind of edge it is: 輸出, 拠点, 依存を減らす, 所在."""

from __future__ import annotations

from yomichizu.extraction.analysis import StatementSite
from yomichizu.extraction.relation_arguments import Object
from yomichizu.extraction.relation_context import Clause
from yomichizu.extraction.relation_index import DOERS, PLACES
from yomichizu.extraction.relation_lexicon import lexicon
from yomichizu.model import CaseRole, RelationKind, Statement

_FORMAL = frozenset(
    ["もの", "こと", "の", "物", "事", "方", "それ", "これ"]
)  #: 持ち去った|もの: no word of an edge
_LONGEST_OBJECT = 10  #: code points of an object that still makes a readable label


def label_of(lemma: str, objects: list[Object]) -> str:
    """What the edge is called: 輸出; 拠点 (を構える); 依存を減らす; 弟子入り; 診療所を結ぶ, a node."""
    if len(objects) != 1 or len(objects[0].text) > _LONGEST_OBJECT or "\n" in objects[0].text:
        return lemma
    if objects[0].text in _FORMAL:
        return lemma
    if lemma in lexicon().light and not objects[0].thing and (objects[0].deed or _relates(objects[0].text)):
        return objects[0].text
    return f"{objects[0].text}{'' if objects[0].compound else 'を'}{lemma}"


def _relates(word: str) -> bool:
    """Whether a noun by itself says how two things are related: 拠点, 協定; not 職員 of 職員を置く."""
    words = lexicon()
    return any(word.endswith(tuple(use)) for use in (words.place, words.symmetric, words.member, words.bond))


def readable(word: str, kind: RelationKind, role: CaseRole) -> str:
    """The word a reader would use for a verb that says next to nothing: 工場は千葉に|ある, 調査を|行う."""
    if kind is RelationKind.LOCATED_IN and word in lexicon().stands:
        return "所在"
    return "実施" if role in (CaseRole.WO, CaseRole.DE) and word in lexicon().hollow else word


#: Cases that an arrow would turn round or into an object, with what a label needs before it.
_FROM = {
    CaseRole.TO: "〜と",
    CaseRole.DE: "〜で",
    CaseRole.KARA: "〜から",
    CaseRole.MADE: "〜まで",
    CaseRole.YORI: "〜より",
}


def told(word: str, kind: RelationKind, role: CaseRole) -> str:
    """A label that says which case its target has: 〜で個展を開く, 〜から撤退; others speak for themselves.

    So do words that take two: 協力, 契約.
    """
    if kind is not RelationKind.ACTION or (role is CaseRole.TO and _relates(word)):
        return word
    return _FROM.get(role, "") + word


def kind_between(word: str, role: CaseRole, target: str, clause: Clause) -> RelationKind:
    """located_in or member_of where word, case and the target's type say so; else action."""
    words = lexicon()
    node_type = clause.index.types[target]
    core = word[-2:] if word not in words.place else word
    if (
        role in (CaseRole.NI, CaseRole.DE)
        and node_type in PLACES
        and (word in words.place or core in words.place)
    ):
        return RelationKind.LOCATED_IN
    if word in words.member and node_type in DOERS and role in (CaseRole.NI, CaseRole.WO):
        return RelationKind.MEMBER_OF
    return RelationKind.ACTION


_ROWS = dict(zip("うくぐすつぬぶむる", "わかがさたなばまら", strict=True))


def undergone(statement: Statement, site: StatementSite, clause: Clause, told_so: bool) -> str:
    """What its object undergoes: 住民に貸し出される; "" for a verb that is a noun (LNGを日本に輸出する).

    Unless the noun has to be ``told_so``, as of who acts or of where it happens: 米国で|提訴される.
    """
    bunsetsu = clause.sentence.bunsetsu[site.bunsetsu]
    tokens = clause.sentence.tokens[bunsetsu.first : bunsetsu.last]
    verb = next((t for t in tokens if t.start == statement.predicate.start), None)
    lemma = made_to(statement, site, clause) or statement.predicate.lemma
    if verb is None or (verb.feature.pos1 != "動詞" and lemma == statement.predicate.lemma):
        return f"{lemma}される" if told_so and site.kind == "verb" else ""
    one_step = lemma != statement.predicate.lemma or verb.feature.c_type.startswith(("上一段", "下一段"))
    if verb.feature.c_type.startswith("サ行変格") and not one_step:
        return lemma[:-2] + ("じられる" if lemma.endswith("ずる") else "される")
    if one_step and lemma.endswith("る"):
        return lemma[:-1] + "られる"
    return lemma[:-1] + _ROWS[lemma[-1]] + "れる" if lemma[-1:] in _ROWS else ""


def made_to(statement: Statement, site: StatementSite, clause: Clause) -> str:
    """The dictionary form of a causative: 走らせる, 定着させる; "" for another voice."""
    if site.voice != "causative":
        return ""
    bunsetsu = clause.sentence.bunsetsu[site.bunsetsu]
    start = statement.predicate.start
    word = ""
    for token in clause.sentence.tokens[bunsetsu.first : bunsetsu.last]:
        if token.start < start:
            continue
        if token.feature.lemma in ("せる", "させる"):
            return word + token.feature.orth_base
        word += token.surface
    return ""
