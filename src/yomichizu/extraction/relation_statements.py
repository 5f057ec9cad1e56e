"""Relations from statements: who does what to whom, with whom, where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from yomichizu.extraction.analysis import StatementSite
from yomichizu.extraction.relation_context import Clause
from yomichizu.extraction.relation_definitions import kind_of, named_rest
from yomichizu.extraction.relation_index import ACTING, BODIES, DOERS, PLACES, Found
from yomichizu.extraction.relation_lexicon import lexicon
from yomichizu.extraction.statements import deep_roles
from yomichizu.extraction.terms import stop_words
from yomichizu.model import CaseRole, Evidence, NodeKind, NodeType, RelationKind, Span, Statement

_TARGETS = (
    CaseRole.WO,
    CaseRole.NI,
    CaseRole.TO,
    CaseRole.HE,
    CaseRole.KARA,
    CaseRole.DE,
    CaseRole.MADE,
    CaseRole.YORI,
)
#: Cases that say where an object goes or comes from: 日本が米国からLNGを輸入する → LNG–米国.
_ENDS = (CaseRole.NI, CaseRole.HE, CaseRole.KARA, CaseRole.DE)
#: Particles that tie a node to the noun that a verb governs: ロシアへの依存を減らす, 企業との協力を維持する.
_INNER = ("への", "との", "からの", "に対する", "での", "による", "の")
_NOUN_PARTICLES = {
    "への": CaseRole.NI,
    "との": CaseRole.TO,
    "からの": CaseRole.KARA,
    "での": CaseRole.DE,
    "による": CaseRole.GA,
}
#: What one can do something at or send something to: 会議で発言する, 米国に輸出する.
_SETTINGS = PLACES | BODIES | {NodeType.PERSON, NodeType.EVENT, NodeType.FRAMEWORK, NodeType.PROJECT}
_LONGEST_OBJECT = 10  #: code points of an object that still makes a readable label

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


class _Object(NamedTuple):
    """A ヲ phrase as written, whether it names a node that is no deed (診療所 but not 資金援助), and whether
    its word is a deed (資金援助 but not 職員)."""

    text: str
    thing: bool
    deed: bool


def from_statement(
    statement: Statement, site: StatementSite, clause: Clause, carried: float
) -> Iterator[Found]:
    """The relations that one statement states.

    ``carried`` are the actors that the sentences before were about; a main verb without a subject of
    its own has them as its subject (同社は港区にある。1990年に日本に進出した。).
    """
    if _names_a_thing(statement, site, clause):
        return
    roles, objects = _resolved(statement, site, clause)
    if site.voice == "passive":
        objects = []
    agents, rule, sure = _agents(statement, site, clause, roles, carried)
    lemma = statement.predicate.lemma
    words = lexicon()
    lemma = _made_to(statement, site, clause) or lemma
    label = _label(lemma, objects)
    symmetric = lemma in words.symmetric or any(
        o.text in words.symmetric or o.text[-2:] in words.symmetric for o in objects
    )
    document = statement.document

    def evidence(rule: str, confidence: float) -> Evidence:
        return Evidence(
            document, *clause.span, statement.predicate.span, statement.id, rule, round(confidence, 2)
        )

    if symmetric:
        for one, other in combinations(agents, 2):
            yield Found(one, other, label, RelationKind.ACTION, False, evidence("done together", 0.75))
    for agent in agents:
        for role, target in _targets(roles):
            if agent == target or target in agents:
                continue
            if role is CaseRole.DE and clause.index.types[target] not in _SETTINGS:
                continue  # 補助金で支援: an instrument
            if role is CaseRole.NI and lemma in words.turn:
                continue
            word = lemma if role is CaseRole.WO else label
            kind = _kind(word, role, target, clause)
            word = _readable(word, kind, role)
            if kind is RelationKind.ACTION and (
                lemma in words.empty
                or site.kind == "adjective"  # 軌間は貨車より狭い: a quality, nothing done
                or (sure < 1 and site.voice != "passive" and not _acts(agent, clause))
            ):
                continue
            directed = not (symmetric and role is CaseRole.TO)
            confidence = 0.75 if role in (CaseRole.WO, CaseRole.NI, CaseRole.TO, CaseRole.HE) else 0.6
            yield Found(agent, target, word, kind, directed, evidence(rule, confidence * sure))
        if not _acts(agent, clause) and not (sure == 1 and agent in clause.index.authorities):
            continue  # but 群馬県は|ダムの|建設を|中止する: a prefecture that is the verb's own subject
        offices = dict(_offices(statement, clause))
        for target in _inner(statement, clause, label != lemma) if lemma not in words.empty else ():
            if target not in agents and target not in offices:
                made = evidence("object's complement", 0.6 * sure)
                yield Found(agent, target, label, RelationKind.ACTION, True, made)
        for target, word in offices.items():
            if target not in agents:
                kind = kind_of(clause.index.types[agent], clause.index.types[target])
                yield Found(agent, target, word, kind, True, evidence("office in a predicate", 0.6 * sure))
    for thing in roles.get(CaseRole.WO, []) if lemma not in words.path else ():
        for role in _ENDS:
            for target in roles.get(role, []):
                if thing != target and target not in agents and thing not in agents:
                    if clause.index.types[target] not in (PLACES if role is CaseRole.DE else _SETTINGS):
                        continue
                    if role is CaseRole.NI and site.voice == "passive" and _acts(target, clause):
                        continue  # 対応が企業に求められる: by whom or from whom stays open
                    kind = _kind(lemma, role, target, clause)
                    if lemma in words.empty and kind is RelationKind.ACTION:
                        continue
                    yield Found(
                        thing,
                        target,
                        _readable(lemma, kind, role),
                        kind,
                        True,
                        evidence("object and its end", 0.55),
                    )
    yield from _defined(statement, site, clause, roles, agents, label, evidence)
    yield from _place_of_topic(agents, label, site, clause, evidence("place as topic", 0.55), words.place)


def _targets(roles: Targets) -> Iterator[tuple[CaseRole, str]]:
    for role in _TARGETS:
        for target in roles.get(role, []):
            yield role, target


def _agents(
    statement: Statement, site: StatementSite, clause: Clause, roles: Targets, carried: float
) -> tuple[list[str], str, float]:
    """Who does it, by which rule that is known, and how sure that rule is."""
    if site.kind != "noun" and (agents := roles.get(CaseRole.GA, [])):
        return agents, "predicate and its arguments", 1.0
    if agents := roles.get(CaseRole.GA, []):
        return agents, "verbal noun and its arguments", 1.0
    if agents := _passive_agents(site, clause):
        return agents, "agent of a passive", 1.0
    if site.kind == "noun":
        if statement.predicate.lemma in lexicon().symmetric and len(roles.get(CaseRole.WO, [])) > 1:
            return roles.pop(CaseRole.WO), "done together", 1.0  # 日米関係, 日米協力
        # 米国からのLNG輸出: who it comes from does it
        if agents := [n for n in roles.get(CaseRole.KARA, []) if clause.index.types[n] in DOERS]:
            return agents, "source of a verbal noun", 1.0
    if _lacks_subject(statement, site, clause) and not _asked_for(site.bunsetsu, clause):
        if topics := clause.topics(site.bunsetsu):
            return topics, "topic of the sentence", 0.85
        if clause.about and not clause.has_topic:
            return list(clause.about), "subject carried over", carried
    return [], "", 0.0


def _defined(
    statement: Statement,
    site: StatementSite,
    clause: Clause,
    roles: Targets,
    agents: list[str],
    label: str,
    evidence: Callable[[str, float], Evidence],
) -> Iterator[Found]:
    """What a clause says of the noun that defines the topic: アグニVは、機関が開発したミサイルである。

    The topic and each node of the clause belong together in the way the clause's verb says.
    """
    head = clause.clause_head(site.bunsetsu) if site.kind in ("verb", "adjective") else -1
    defined = clause.subjects.get(head, ())
    if not defined or any(n in nodes for nodes in roles.values() for n in defined):
        return
    made = evidence("clause of a definition", 0.6)
    for thing in defined:
        for agent in agents:
            if agent != thing:
                yield Found(agent, thing, label, RelationKind.ACTION, True, made)
        for role, target in _targets(roles):
            if target != thing and target not in agents:
                if role is CaseRole.DE and clause.index.types[target] not in _SETTINGS:
                    continue
                word = statement.predicate.lemma if role is CaseRole.WO else label
                kind = _kind(word, role, target, clause)
                if statement.predicate.lemma not in lexicon().empty or kind is not RelationKind.ACTION:
                    yield Found(thing, target, word, kind, True, made)


def _names_a_thing(statement: Statement, site: StatementSite, clause: Clause) -> bool:
    """開発 in アラスカのLNG開発プロジェクト: part of a name that goes on after it, no claim."""
    span = statement.predicate.span
    return site.kind == "noun" and any(end > span.end for _, end, _ in clause.index.covering(span))


def _resolved(statement: Statement, site: StatementSite, clause: Clause) -> tuple[Targets, list[_Object]]:
    """The nodes of each case in the plain active clause, and the ヲ phrases as written."""
    roles: Targets = {}
    objects: list[_Object] = []
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
            objects.append(_Object(_worded(argument.span, number, clause), bool(found) and not deed, deed))
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
    if number < site.bunsetsu and _asked_for(site.bunsetsu, clause):
        return head != site.bunsetsu
    if verb and number == bunsetsu[site.bunsetsu].head and clause.tail(number) == ["の"]:
        return clause.content_tokens(number)[-1].surface in _QUALITY
    while bunsetsu[number].parallel and bunsetsu[number].head > number:
        number = bunsetsu[number].head
    return clause.tail(number)[:2] in (["で", "は"], ["で", "も"], ["に", "は"])


def _asked_for(number: int, clause: Clause) -> bool:
    """保証するよう|求めた: who asks does not do it."""
    head = clause.sentence.bunsetsu[number].head
    tail = clause.tail(number)
    asked = "よう" in tail or clause.sentence.bunsetsu[number].particle.startswith("よう")
    return asked and head >= 0 and clause.lemma(head) in lexicon().ask


def _made_to(statement: Statement, site: StatementSite, clause: Clause) -> str:
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


def _label(lemma: str, objects: list[_Object]) -> str:
    """What the edge is called: 輸出; 拠点 (を構える); 依存を減らす; 診療所を結ぶ, where 診療所 is a node."""
    if len(objects) != 1 or len(objects[0].text) > _LONGEST_OBJECT or "\n" in objects[0].text:
        return lemma
    if lemma in lexicon().light and not objects[0].thing and (objects[0].deed or _relates(objects[0].text)):
        return objects[0].text
    return f"{objects[0].text}を{lemma}"


def _relates(word: str) -> bool:
    """Whether a noun by itself says how two things are related: 拠点, 協定; not 職員 of 職員を置く."""
    words = lexicon()
    return any(word.endswith(tuple(use)) for use in (words.place, words.symmetric, words.member, words.bond))


def _readable(word: str, kind: RelationKind, role: CaseRole) -> str:
    """The word a reader would use for a verb that says next to nothing: 工場は千葉に|ある, 調査を|行う."""
    if kind is RelationKind.LOCATED_IN and word in lexicon().stands:
        return "所在"
    return "実施" if role in (CaseRole.WO, CaseRole.DE) and word in lexicon().hollow else word


def _kind(word: str, role: CaseRole, target: str, clause: Clause) -> RelationKind:
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


def _inner(statement: Statement, clause: Clause, said: bool) -> Iterator[str]:
    """Nodes that complete the object: ロシアや中東 in ロシアや中東への依存度を減らす.

    Of a deed also what it is done to, be it an actor or a theme: 治水ダムの|建設を|中止する.
    Whose an object is (住民の意見を聞く) goes with one that is ``said`` in the label: 聞く → 住民 would say
    something else.
    """
    for argument in statement.arguments:
        if argument.role not in (CaseRole.WO, CaseRole.NI):
            continue
        if any(clause.index.is_actor(n) for n in clause.heads(argument.span)):
            continue
        number = clause.bunsetsu_at(argument.end - 1)
        noun = clause.content_tokens(number)[-1]
        deed = argument.role is CaseRole.WO and noun.feature.pos3.startswith("サ変")
        for child in clause.children[number]:
            tail = "".join(clause.tail(child))
            if tail == "の" and not said:
                continue
            if tail.endswith(_INNER) and not tail.endswith(("などの", "といった")):
                for member in clause.with_coordinated(child):
                    for node in clause.heads_of(member):
                        kind = clause.index.types[node].kind
                        if kind is NodeKind.ACTOR or (kind is NodeKind.THEME and deed and tail == "の"):
                            yield node


def _offices(statement: Statement, clause: Clause) -> Iterator[tuple[str, str]]:
    """(node, label) of offices with the name of what they belong to: 東京大学|教授に就任."""
    for argument in statement.arguments:
        number = clause.bunsetsu_at(argument.end - 1)
        span = clause.content(number)
        office = argument.role in (CaseRole.WO, CaseRole.NI, CaseRole.TO) and argument.end >= span.end
        if not office or clause.actors_of(number) or statement.predicate.lemma not in lexicon().office:
            continue
        for member in clause.with_coordinated(number):
            span = clause.content(member)
            inside = [row for row in clause.index.within(span) if clause.index.is_actor(row[2])]
            label, _ = named_rest(clause, span)
            if not inside:
                for child in clause.children[member]:
                    if clause.tail(child) == ["の"]:  # 明治学院の|教師になる
                        yield from ((node, label) for node in clause.actors_of(child))
            if inside and label and max(row[1] for row in inside) < span.end:
                end = max(row[1] for row in inside)
                yield from ((node, label) for _, stop, node in inside if stop == end)


def _lacks_subject(statement: Statement, site: StatementSite, clause: Clause) -> bool:
    """A main verb with nothing in its own clause that could be its subject."""
    if site.kind != "verb" and not (site.kind == "noun" and clause.closes(site.bunsetsu)):
        return False
    if any(a.role is CaseRole.GA for a in statement.arguments):
        return False
    if not clause.is_main(site.bunsetsu):
        return False
    return not any(clause.tail(n)[-1:] in (["が"], ["も"]) for n in clause.children[site.bunsetsu])


def _acts(agent: str, clause: Clause) -> bool:
    """People, bodies and countries do things; a town or a technology rather stands for where or how."""
    return clause.index.types[agent] in ACTING


def _passive_agents(site: StatementSite, clause: Clause) -> list[str]:
    """大学によって設立された, 政府により決定された."""
    if site.voice != "passive":
        return []
    found: list[str] = []
    for child in clause.children[site.bunsetsu]:
        if clause.sentence.bunsetsu[child].particle in ("によって", "により"):
            found.extend(n for n in clause.nodes_of(child) if clause.index.types[n] in DOERS)
    return found


def _place_of_topic(
    agents: Iterable[str],
    label: str,
    site: StatementSite,
    clause: Clause,
    evidence: Evidence,
    places: frozenset[str],
) -> Iterator[Found]:
    """シアトルは、Microsoftが拠点を構え、…都市である: a topic that is a place says where."""
    if label not in places:
        return
    for number in range(site.bunsetsu):
        if clause.tail(number)[-1:] != ["は"]:
            continue
        for place in clause.heads_of(number):
            if clause.index.types[place] in PLACES:
                for agent in agents:
                    if agent != place and clause.index.types[agent] is not NodeType.THEME:
                        yield Found(agent, place, label, RelationKind.LOCATED_IN, True, evidence)
