"""The nodes of each case of a statement, as relations see them: of the plain active clause, with what stands
for them, and without what belongs to another clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from yomichizu.extraction.analysis import StatementSite
from yomichizu.extraction.attribution import observing
from yomichizu.extraction.relation_context import Clause
from yomichizu.extraction.relation_index import BODIES, DOERS, PLACES
from yomichizu.extraction.relation_lexicon import lexicon
from yomichizu.extraction.scope import wanted
from yomichizu.extraction.shared_subjects import carried, shared
from yomichizu.extraction.statements import deep_roles
from yomichizu.extraction.terms import stop_words
from yomichizu.model import CaseRole, Span, Statement

_NOUN_PARTICLES = {
    "への": CaseRole.NI,
    "との": CaseRole.TO,
    "からの": CaseRole.KARA,
    "での": CaseRole.DE,
    "による": CaseRole.GA,
}
#: Cases in which a place or body stands for what it belongs to as well: 大学の医学部で学ぶ.
_WHERE = frozenset([CaseRole.NI, CaseRole.DE, CaseRole.KARA, CaseRole.HE, CaseRole.MADE])
_QUALITY = frozenset("質状型製系式用")  #: what a noun is like, and so never who does it: 炭素質の, 球状の
_WIDEST = 3  #: steps from a place to what it is in
_CASE_OF = {
    "に": CaseRole.NI,
    "を": CaseRole.WO,
    "で": CaseRole.DE,
    "にて": CaseRole.DE,
    "へ": CaseRole.HE,
    "から": CaseRole.KARA,
}
_ALONG = frozenset(["とともに", "と共に"])
_MOST = 24  #: nodes of one case that are related; a longer list is a catalogue

Targets = dict[CaseRole, list[str]]


class Object(NamedTuple):
    """A ヲ phrase as written, whether it names a node that is no deed (診療所 but not 資金援助), whether
    its word is a deed (資金援助 but not 職員), and whether the verb is one word with it (弟子入り)."""

    text: str
    thing: bool
    deed: bool
    compound: bool


def resolved(statement: Statement, site: StatementSite, clause: Clause) -> tuple[Targets, list[Object]]:
    """The nodes of each case in the plain active clause, and the ヲ phrases as written."""
    roles: Targets = {}
    objects: list[Object] = []
    for argument in deep_roles(statement, site):
        number = clause.bunsetsu_at(argument.end - 1)
        if _of_another_clause(argument.role, number, statement.predicate.lemma, site, clause):
            continue
        content = clause.content(number)
        # Inside a compound (LNG in LNG輸出) only the span itself counts.
        whole = argument.end >= content.end
        found = clause.nodes_of(number) if whole else clause.heads(argument.span)
        if found:
            known = roles.setdefault(argument.role, [])
            known.extend(n for n in found if n not in known)
            if argument.role in _WHERE and whole:
                known.extend(n for n in _wider(clause, number, found) if n not in known)
        if argument.role is CaseRole.WO:
            deed = clause.content_tokens(number)[-1].feature.pos3.startswith("サ変")
            thing, joined = bool(found) and not deed, argument.end == statement.predicate.start
            objects.append(Object(_worded(argument.span, number, clause), thing, deed, joined))
    if site.kind == "verb":
        _particles(statement, site, clause, roles)
    for nodes in roles.values():
        del nodes[_MOST:]
    if site.kind == "noun":
        for role, nodes in _noun_phrase_roles(statement, site, clause).items():
            roles.setdefault(role, nodes)
    return roles, objects


def _worded(span: Span, number: int, clause: Clause) -> str:
    """A phrase as written without a word of time before it: 一時|運転を見合わせる."""
    start = span.start
    for token in clause.content_tokens(number)[:-1]:
        if token.start != start or token.surface not in stop_words()["first"] or token.feature.pos1 != "名詞":
            break
        start = token.end
    return clause.text[start : span.end]


def _of_another_clause(role: CaseRole, number: int, lemma: str, site: StatementSite, clause: Clause) -> bool:
    """Whether a phrase belongs to another predicate or case than the statement's role says.

    試料を|収めた|カプセルは|着地する: 試料 is in the clause of カプセル; ドイツや|日本では: ドイツ is where;
    離れた|炭素質の|小惑星: who is away comes after the の; 組合は、|保証するよう|求めた: it asks for it only;
    登記は|裁判と|ともに|権利を|保護する: 裁判 protects too, it is not what is protected.
    """
    bunsetsu = clause.sentence.bunsetsu
    if role is CaseRole.TO and bunsetsu[number].particle in _ALONG:
        return lemma not in lexicon().symmetric
    head, verb = bunsetsu[number].head, site.kind == "verb"
    if verb and role is CaseRole.WO and clause.tail(number) == ["を"] and number < head < site.bunsetsu:
        return head < clause.clause_head(head) < site.bunsetsu
    if role is not CaseRole.GA:
        return False
    if number < site.bunsetsu and asked_for(site.bunsetsu, clause):
        return head != site.bunsetsu
    if verb and number == bunsetsu[site.bunsetsu].head and clause.tail(number) == ["の"]:
        return clause.content_tokens(number)[-1].surface in _QUALITY
    while bunsetsu[number].parallel and bunsetsu[number].head > number:
        number = bunsetsu[number].head
    return clause.tail(number)[:2] in (["で", "は"], ["で", "も"], ["に", "は"])


def asked_for(number: int, clause: Clause) -> bool:
    """保証するよう|求めた: who asks does not do it."""
    head = clause.sentence.bunsetsu[number].head
    tail = clause.tail(number)
    asked = "よう" in tail or clause.sentence.bunsetsu[number].particle.startswith("よう")
    return asked and head >= 0 and clause.lemma(head) in lexicon().ask


def observed(number: int, clause: Clause) -> bool:
    """海に|放てば|生態系を|壊すと|警告する: who warns does not do it."""
    return observing(number, clause.sentence.bunsetsu, clause.tail, clause.lemma) >= 0


def in_quotation(number: int, clause: Clause) -> bool:
    """Whether a bunsetsu is in what somebody says in his own words, and not what he wants to do."""
    inside = any(first <= number <= last for first, last in clause.quotations)
    return inside and not wanted(clause.sentence, number)


def shares_topic(number: int, clause: Clause) -> bool:
    """Whether a predicate has the last topic before it for its subject."""
    topics = [place for place in clause.topic_places if place < number]
    return bool(topics) and shared(number, topics[-1], clause.sentence.bunsetsu, clause.sentence.tokens)


def goes_to_end(number: int, clause: Clause) -> bool:
    """Whether what the sentence ends with has the subject of a predicate."""
    bunsetsu = clause.sentence.bunsetsu
    *_, last = carried(number, bunsetsu, clause.sentence.tokens)
    return bunsetsu[last].head < 0


def _particles(statement: Statement, site: StatementSite, clause: Clause, roles: Targets) -> None:
    """Names that depend on the verb with a case and that the statement passed over: 大学にも|入学した.

    Not one that another phrase with its case follows: 宮津に|滞在して|船を|絵に|描く.
    """
    known = {node for nodes in roles.values() for node in nodes}
    filled = {a.role: a.start for a in statement.arguments}
    for child in clause.children[site.bunsetsu]:
        tail = clause.tail(child)
        role = _CASE_OF.get(tail[0]) if tail and not clause.sentence.bunsetsu[child].parallel else None
        if role is None or clause.sentence.bunsetsu[child].particle not in ("", "にて"):
            continue
        if role is CaseRole.NI and filled.get(role, -1) > clause.content(child).end:
            continue
        for member in clause.with_coordinated(child):
            for node in clause.actors_of(member):
                if node not in known:
                    roles.setdefault(role, []).append(node)


def _wider(clause: Clause, number: int, found: list[str]) -> Iterator[str]:
    """The places that a place lies in, the bodies that a body is of: サリー州の|レッドヒルで|生まれた."""
    types = clause.index.types
    for _ in range(_WIDEST):
        kinds = next((k for k in (PLACES, BODIES) if found and all(types[n] in k for n in found)), None)
        owner = next((c for c in clause.children[number] if clause.tail(c) == ["の"]), None)
        if kinds is None:
            return
        yield from (row[2] for row in clause.index.within(clause.content(number)) if types[row[2]] in kinds)
        if owner is None:
            return
        number, found = owner, [n for n in clause.heads_of(owner) if types[n] in kinds]
        yield from found


def _noun_phrase_roles(statement: Statement, site: StatementSite, clause: Clause) -> Targets:
    """The arguments that particles show inside a noun phrase.

    ロシアの|ウクライナ侵攻: ガ ロシア, ヲ ウクライナ; 米国からの|LNG(液化天然ガス)輸出: カラ 米国, ヲ LNG.
    """
    roles: Targets = {}
    content = clause.content(site.bunsetsu)
    if content.end != statement.predicate.end:
        return roles  # 輸出 in 輸出促進策: what modifies belongs to the whole
    before = Span(content.start, statement.predicate.start)
    inside = (
        clause.heads(before) if before.start < before.end or clause.text[content.start - 1] in ")）" else []
    )
    if not inside and clause.text[before.end - 1] in ")）":
        inside = clause.heads(Span(before.start, before.end - 1))  # LNG(液化天然ガス)輸出
    if inside:
        roles[CaseRole.WO] = inside
    for child in _phrase_children(clause, site.bunsetsu):
        tail = "".join(clause.tail(child))
        role = _NOUN_PARTICLES.get(tail)
        if tail == "の":
            role = CaseRole.GA if inside else None
        if role is not None:
            members = clause.with_coordinated(child)
            nodes = [n for member in members for n in clause.nodes_of(member)]
            if role is CaseRole.GA:
                nodes = [n for n in nodes if clause.index.types[n] in DOERS]
            if nodes:
                roles[role] = list(dict.fromkeys(nodes))
    return roles


def _phrase_children(clause: Clause, number: int) -> Iterator[int]:
    """What depends on a noun phrase, also through the word before its brackets: 米国からの|LNG(|…)輸出."""
    for child in clause.children[number]:
        if clause.tail(child):
            yield child
        else:
            yield from clause.children[child]
