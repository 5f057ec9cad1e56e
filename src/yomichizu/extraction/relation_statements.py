"""Relations from statements: who does what to whom, with whom, where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from yomichizu.extraction.analysis import StatementSite
from yomichizu.extraction.attribution import alleges
from yomichizu.extraction.relation_arguments import (
    Targets,
    asked_for,
    goes_to_end,
    in_quotation,
    observed,
    resolved,
    shares_topic,
)
from yomichizu.extraction.relation_context import Clause
from yomichizu.extraction.relation_definitions import kind_of, named_rest
from yomichizu.extraction.relation_index import ACTING, BODIES, DOERS, PLACES, Found
from yomichizu.extraction.relation_labels import kind_between, label_of, made_to, readable, told, undergone
from yomichizu.extraction.relation_lexicon import lexicon
from yomichizu.extraction.relation_words import can_act
from yomichizu.model import CaseRole, Evidence, NodeKind, NodeType, RelationKind, Statement

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
_TO = (CaseRole.NI, CaseRole.HE)
_BECOME = frozenset(["なる", "成る"])
_ENDS = (CaseRole.NI, CaseRole.HE, CaseRole.KARA, CaseRole.DE)
#: Particles that tie a node to the noun that a verb governs: ロシアへの依存を減らす, 企業との協力を維持する.
_AT = frozenset(["の", "での"])  #: those of them that only say where
_INNER = ("への", "との", "からの", "に対する", "での", "による", "の")
#: What one can do something at or send something to: 会議で発言する, 米国に輸出する.
_STATED = "predicate and its arguments"
#: How sure the argument model must be of a subject of another clause that cannot act. Of half of the train
#: split, by a model of the other half: 0.94 of the subjects above it are right, 0.65 below it, 0.2 of those
#: that rules find.
_MARGIN = 0.8
_INFERRED = 0.85  #: what such a subject leaves of an edge's confidence
_SETTINGS = PLACES | BODIES | {NodeType.PERSON, NodeType.EVENT, NodeType.FRAMEWORK, NodeType.PROJECT}


def from_statement(
    statement: Statement, site: StatementSite, clause: Clause, carried: float
) -> Iterator[Found]:
    """The relations that one statement states.

    ``carried`` are the actors that the sentences before were about; a main verb without a subject of
    its own has them as its subject (同社は港区にある。1990年に日本に進出した。).
    """
    if _names_a_thing(statement, site, clause):
        return
    roles, objects = resolved(statement, site, clause)
    if site.voice == "passive":
        objects = []
    agents, rule, sure = _agents(statement, site, clause, roles, carried)
    lemma = statement.predicate.lemma
    words = lexicon()
    lemma = made_to(statement, site, clause) or lemma
    before = clause.written(site.bunsetsu - 1) if site.bunsetsu else ""
    if before + lemma in words.idiom:
        lemma = before + lemma
    if lemma in words.never:
        lemma = lemma[:-1] + "ない"
    label = label_of(lemma, objects)
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
            if (role is CaseRole.NI and lemma in words.turn) or (
                role is CaseRole.TO and lemma in words.naming
            ):
                continue
            word = lemma if role is CaseRole.WO else label
            kind = kind_between(word, role, target, clause)
            word = told(readable(word, kind, role), kind, role)
            if kind is RelationKind.ACTION and (
                lemma in words.empty
                or site.kind == "adjective"  # 軌間は貨車より狭い: a quality, nothing done
                or (sure < 1 and site.voice != "passive" and not _able(agent, rule, bool(objects), clause))
            ):
                continue
            directed = not (symmetric and role is CaseRole.TO)
            confidence = 0.75 if role in (CaseRole.WO, CaseRole.NI, CaseRole.TO, CaseRole.HE) else 0.6
            yield Found(agent, target, word, kind, directed, evidence(rule, confidence * sure))
        if not _acts(agent, clause) and not (rule == _STATED and agent in clause.index.authorities):
            continue  # but 群馬県は|ダムの|建設を|中止する: a prefecture that is the verb's own subject
        offices = dict(_offices(statement, clause))
        inner = _inner(statement, clause, label != lemma) if lemma not in words.empty else ()
        for target, particle in inner:
            if target not in agents and target not in offices:
                made = evidence("object's complement", 0.6 * sure)
                yield Found(agent, target, particle + label, RelationKind.ACTION, True, made)
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
                    if role is CaseRole.NI and (
                        lemma in words.source or (site.voice == "passive" and _acts(target, clause))
                    ):
                        continue  # 対応が企業に求められる: by whom or from whom stays open
                    kind = kind_between(lemma, role, target, clause)
                    if lemma in words.empty and kind is RelationKind.ACTION:
                        continue
                    made = evidence("object and its end", 0.55)
                    told_so = kind is RelationKind.ACTION and (role not in _TO or _acts(thing, clause))
                    word = undergone(statement, site, clause, told_so) or lemma
                    word = told(readable(word, kind, role), kind, role)
                    yield Found(thing, target, word, kind, True, made)
    yield from _blamed(statement, site, clause, agents, evidence("what is said of somebody", 0.6 * sure))
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
        return agents, _STATED, 1.0 if site.sure >= _MARGIN else _INFERRED
    if agents := roles.get(CaseRole.GA, []):
        return agents, "verbal noun and its arguments", 1.0
    if agents := _passive_agents(statement, site, clause, roles):
        return agents, "agent of a passive", 1.0
    if site.kind == "noun":
        if statement.predicate.lemma in lexicon().symmetric and len(roles.get(CaseRole.WO, [])) > 1:
            return roles.pop(CaseRole.WO), "done together", 1.0  # 日米関係, 日米協力
        # 米国からのLNG輸出: who it comes from does it
        if agents := [n for n in roles.get(CaseRole.KARA, []) if clause.index.types[n] in DOERS]:
            return agents, "source of a verbal noun", 1.0
    place = site.bunsetsu
    of_others = asked_for(place, clause) or observed(place, clause) or in_quotation(place, clause)
    of_others = of_others or clause.tail(place)[-2:] in (["の", "は"], ["の", "が"])  # 選ばれたのは|2001年だ
    if _lacks_subject(statement, site, clause) and not of_others:
        if (topics := clause.topics(place)) and shares_topic(place, clause):
            return topics, "topic of the sentence", _INFERRED
        if clause.about and not clause.has_topic and goes_to_end(place, clause):
            return list(clause.about), "subject carried over", carried
    return [], "", 0.0


def _blamed(
    statement: Statement, site: StatementSite, clause: Clause, agents: list[str], evidence: Evidence
) -> Iterator[Found]:
    """首相府は、|ハマスが|引き渡しを|遅らせたと|非難した: it is aimed at whoever did what is said."""
    lemma = statement.predicate.lemma
    if site.voice != "active" or lemma not in lexicon().blame:
        return
    for said in clause.children[site.bunsetsu]:
        if clause.tail(said)[-1:] == ["と"]:
            for child in clause.children[said]:
                for target in clause.actors_of(child) if clause.tail(child) == ["が"] else ():
                    for agent in agents:
                        if target not in agents:
                            yield Found(agent, target, lemma, RelationKind.ACTION, True, evidence)


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
    if head >= 0 and clause.explained(head):
        return  # 訴えを起こす|構えだ
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
                kind = kind_between(word, role, target, clause)
                if statement.predicate.lemma not in lexicon().empty or kind is not RelationKind.ACTION:
                    yield Found(thing, target, told(word, kind, role), kind, True, made)


def _names_a_thing(statement: Statement, site: StatementSite, clause: Clause) -> bool:
    """開発 in アラスカのLNG開発プロジェクト: part of a name that goes on after it, no claim."""
    span = statement.predicate.span
    return site.kind == "noun" and any(end > span.end for _, end, _ in clause.index.covering(span))


def _inner(statement: Statement, clause: Clause, said: bool) -> Iterator[tuple[str, str]]:
    """Nodes that complete the object: ロシアや中東 in ロシアや中東への依存度を減らす.

    Of a deed also what it is done to, be it an actor or a theme: 治水ダムの|建設を|中止する.
    Whose an object is (住民の意見を聞く) goes with one that is ``said`` in the label: 聞く → 住民 would say
    something else. With each node goes what a label needs where the node is a place: 〜の本店を閉じる.
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
            if tail in _AT and not (said and argument.role is CaseRole.WO):
                continue
            if tail.endswith(_INNER) and not tail.endswith(("などの", "といった")):
                for member in clause.with_coordinated(child):
                    for node in clause.heads_of(member):
                        kind = clause.index.types[node].kind
                        if kind is NodeKind.ACTOR or (kind is NodeKind.THEME and deed and tail == "の"):
                            where = clause.index.types[node] in PLACES and tail in _AT
                            yield node, f"〜{tail}" if where and not deed else ""


def _offices(statement: Statement, clause: Clause) -> Iterator[tuple[str, str]]:
    """(node, label) of offices with the name of what they belong to: 東京大学|教授に就任."""
    for argument in statement.arguments:
        number = clause.bunsetsu_at(argument.end - 1)
        span = clause.content(number)
        office = argument.role in (CaseRole.WO, CaseRole.NI, CaseRole.TO) and argument.end >= span.end
        if not office or clause.actors_of(number) or statement.predicate.lemma not in lexicon().office:
            continue
        if (
            statement.predicate.lemma in _BECOME
            and clause.bunsetsu_at(statement.predicate.start) != number + 1
        ):
            continue  # 村の|集落に|…|開いて|3年に|なる
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
    ends = statement.predicate.end == clause.content(site.bunsetsu).end  # not 侵攻 of ウクライナ侵攻後
    if site.kind != "verb" and not (site.kind == "noun" and ends and clause.closes(site.bunsetsu)):
        return False
    if any(a.role is CaseRole.GA for a in statement.arguments):
        return False
    following = clause.written(site.bunsetsu + 1)
    if not clause.is_main(site.bunsetsu) or alleges("".join(clause.tail(site.bunsetsu)), following):
        return False  # 改ざんしたとして: not who says so
    return not any(clause.tail(n)[-1:] in (["が"], ["も"]) for n in clause.children[site.bunsetsu])


def _able(agent: str, rule: str, transitive: bool, clause: Clause) -> bool:
    """Whether somebody may be taken for who does it though the sentence does not make it sure.

    Costs do not shorten hours, and a topic that is carried over has to be somebody.
    """
    if rule != _STATED:
        return _acts(agent, clause)
    kind = clause.index.types[agent]
    if can_act(clause.index.labels[agent], kind):
        return True
    return kind is not NodeType.PLACE and (not transitive or _begins_with_name(agent, clause))


def _begins_with_name(node: str, clause: Clause) -> bool:
    """Whether the sentence calls a node by what begins with a name: ソニー|半導体, which nobody found."""
    return any(
        one == node and clause.token_at(start).feature.pos2 == "固有名詞"
        for start, _, one in clause.index.within(clause.span)
    )


def _acts(agent: str, clause: Clause) -> bool:
    """People, bodies and countries do things; a town or a technology rather stands for where or how."""
    return clause.index.types[agent] in ACTING


def _passive_agents(statement: Statement, site: StatementSite, clause: Clause, roles: Targets) -> list[str]:
    """大学によって設立された, 政府により決定された; ドコモに買収された, where に is nothing else."""
    if site.voice != "passive":
        return []
    taken = statement.predicate.lemma in lexicon().by and CaseRole.WO in roles
    if agents := [n for n in roles.get(CaseRole.NI, []) if taken and _acts(n, clause)]:
        del roles[CaseRole.NI]
        return agents
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
