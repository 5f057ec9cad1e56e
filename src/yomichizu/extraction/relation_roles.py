"""Relations that a role states: 監督は黒澤明である, 妹にマリアがいる, シアトルを拠点とする企業."""

from __future__ import annotations

from collections.abc import Iterator

from yomichizu.extraction.relation_arguments import in_quotation
from yomichizu.extraction.relation_context import Clause
from yomichizu.extraction.relation_definitions import kind_of
from yomichizu.extraction.relation_index import Found
from yomichizu.extraction.relation_words import words
from yomichizu.model import Evidence, Span

_LONGEST_ROLE = 8  #: code points
_REACH = 4  #: bunsetsu between a role and the name that plays it
# Verbs that say no more than that somebody has the role before は: 音楽はもりけんが担当した.
_PLAY = frozenset(["担当", "務める", "つとめる", "行う", "行なう", "手がける", "手掛ける", "担う", "演じる"])
_EXIST = frozenset(["いる", "居る", "ある", "有る", "在る", "おる"])
_MAKE = frozenset(["する", "為る"])


def from_roles(clause: Clause, document: str) -> Iterator[Found]:
    """監督は黒澤明である → the text's topic –監督→ 黒澤明; 首都はパリ → the country –首都→ パリ."""
    for number in range(len(clause.sentence.bunsetsu)):
        tail = clause.tail(number)
        if tail == ["は"] or tail == ["が"]:
            yield from _named(clause, document, number)
        elif tail == ["に"]:
            yield from _present(clause, document, number)
        elif tail == ["と"]:
            yield from _made(clause, document, number)
        elif tail == ["の"]:
            yield from _own(clause, document, number)


def _role(clause: Clause, number: int) -> Span | None:
    """The span of a common noun that can be a role: 監督, 代表作; no name, no time, no pronoun."""
    span = clause.content(number)
    tokens = clause.content_tokens(number)
    if not tokens or len(clause.text[span.start : span.end]) > _LONGEST_ROLE:
        return None
    last = tokens[-1].feature
    if last.pos1 not in ("名詞", "接尾辞") or last.pos3.startswith(("副詞可能", "助数詞")):
        return None
    if any(
        clause.index.is_actor(row[2]) or clause.index.is_time(row[2]) for row in clause.index.within(span)
    ):
        return None
    if (
        tokens[0].feature.pos1 in ("補助記号", "代名詞", "連体詞")
        or clause.text[span.start : span.end] in _FORMAL
    ):
        return None
    return span


_FORMAL = frozenset(
    ["こと", "もの", "の", "ため", "ところ", "うち", "場合", "これ", "それ", "中心", "一つ", "人"]
)


def _owners(clause: Clause, number: int) -> tuple[list[str], float]:
    """Whose role it is: 作品の|監督は; else what the text is about."""
    for child in clause.children[number]:
        if clause.tail(child)[-1:] == ["の"]:
            return [n for n in clause.heads_of(child) if clause.index.is_actor(n)], 0.7
        if not clause.sentence.bunsetsu[child].parallel:
            return [], 0.0  # 生まれた|場所は
    place = clause.topic_over(number)
    if place is not None and (owners := clause.actors_of(place)):
        return owners, 0.6
    return list(clause.about), 0.5


def _named(clause: Clause, document: str, number: int) -> Iterator[Found]:
    """監督は|黒澤明で、; 音楽は|小高直樹、|デザインは|もりけんが|担当."""
    role = _role(clause, number)
    if role is None:
        return
    bunsetsu = clause.sentence.bunsetsu
    names: list[str] = []
    for place in range(number + 1, min(len(bunsetsu), number + 1 + _REACH)):
        tail = clause.tail(place)
        found = clause.actors_of(place)
        if found and (_closes(clause, place) or (tail == ["が"] and _plays(clause, place))):
            names = [
                n
                for member in clause.with_coordinated(place)
                if member > number
                for n in clause.actors_of(member)
            ]
            break
        if tail not in (["の"], []) and not bunsetsu[place].parallel:
            break
    if names:
        owners, sure = _owners(clause, number)
        yield from _edges(clause, document, owners, names, role, "ZはBである", sure)


def _closes(clause: Clause, place: int) -> bool:
    """A name with a copula or nothing behind it: 黒澤明で、; 黒澤明である。; 小高直樹、."""
    tail = "".join(clause.tail(place))
    return not tail or (tail.startswith(("で", "だ", "である")) and clause.defines(place))


def _plays(clause: Clause, place: int) -> bool:
    head = clause.sentence.bunsetsu[place].head
    return head >= 0 and clause.lemma(head) in _PLAY


def _present(clause: Clause, document: str, number: int) -> Iterator[Found]:
    """妹に|マリアが|いる; 続編に|『超・大魔法峠』が|ある."""
    head = clause.sentence.bunsetsu[number].head
    if head < 0 or clause.lemma(head) not in _EXIST or (role := _role(clause, number)) is None:
        return
    names = [
        n
        for child in clause.children[head]
        if clause.tail(child) == ["が"] and child > number
        for member in clause.with_coordinated(child)
        for n in clause.actors_of(member)
    ]
    owners, sure = _owners(clause, number)
    yield from _edges(clause, document, owners, names, role, "ZにBがいる", sure)


def _own(clause: Clause, document: str, number: int) -> Iterator[Found]:
    """玄白は、…|弟子の|大槻玄沢に|託した: whose, as nothing beside the word says it."""
    span = clause.content(number)
    head = clause.sentence.bunsetsu[number].head
    if clause.text[span.start : span.end] not in words().own or clause.children[number] or head < 0:
        return
    if in_quotation(number, clause) or not clause.is_main(head):
        return
    types = clause.index.types
    names = clause.actors_of(head)
    owners = [o for o in clause.topics(number) if any(types[o] is types[n] for n in names)]
    yield from _edges(clause, document, names, owners, span, "own role", 0.55)


def _made(clause: Clause, document: str, number: int) -> Iterator[Found]:
    """ヴュルツブルクを|首都と|する|大公国; 同社は東京を|拠点と|する."""
    head = clause.sentence.bunsetsu[number].head
    particle = clause.sentence.bunsetsu[number].particle
    if head < 0 or particle or clause.lemma(head) not in _MAKE or (role := _role(clause, number)) is None:
        return
    names = [
        n
        for child in clause.children[head]
        if clause.tail(child) == ["を"]
        for member in clause.with_coordinated(child)
        for n in clause.actors_of(member)
    ]
    noun = clause.clause_head(head)
    if noun >= 0:
        owners, sure = [n for n in clause.nodes_of(noun) if clause.index.is_actor(n)], 0.7
    else:
        owners, sure = clause.topics(number) or list(clause.about), 0.6
    yield from _edges(clause, document, owners, names, role, "BをZとする", sure)


def _edges(
    clause: Clause, document: str, owners: list[str], names: list[str], role: Span, rule: str, sure: float
) -> Iterator[Found]:
    evidence = Evidence(document, *clause.span, role, None, rule, sure)
    label = clause.text[role.start : role.end]
    types = clause.index.types
    for owner in owners:
        for name in names:
            if name != owner:
                yield Found(owner, name, label, kind_of(types[owner], types[name]), True, evidence)
