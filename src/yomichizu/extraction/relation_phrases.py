"""Relations inside noun phrases: AのB, A県B市, A社長のB, XはAのZである."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from yomichizu.extraction.relation_context import Clause
from yomichizu.extraction.relation_index import BODIES, MADE, PLACES, Found
from yomichizu.extraction.relation_words import words
from yomichizu.model import Evidence, NodeType, RelationKind, Span

_CLASSES = ("会社", "企業", "大手", "メーカー", "集団")
_LONGEST_LABEL = 10  #: code points
#: What has a name after its title: 作家|ジョイス, バンド、|ビートルズ.
_NAMED = BODIES | {NodeType.PERSON, NodeType.WORK, NodeType.PRODUCT}
_LANDS = frozenset([NodeType.COUNTRY, NodeType.REGION, NodeType.CITY])
_LONGEST_TITLE = 8  #: code points between a body and its person: 社長, 人版画家
_SEPARATORS = frozenset("、・,，/／「」『』()（） 　")
_BREAKS = frozenset("―—–－-:：、,/／")
_DIVISIONS = "州県市郡区町村省道府"


def from_phrases(clause: Clause, document: str) -> Iterator[Found]:
    """Every relation that the noun phrases of one sentence state."""
    types = clause.index.types
    yield from _bracketed(clause, document)
    for number, bunsetsu in enumerate(clause.sentence.bunsetsu):
        yield from _contiguous(clause, number, document)
        if bunsetsu.head < 0 or clause.tail(number) != ["の"]:
            continue
        for owner in clause.nodes_of(number):
            for thing, label, cue in _possessed_all(clause, bunsetsu.head, number):
                if owner == thing or _apart(clause, number, bunsetsu.head):
                    continue
                kind = _kind(types[owner], types[thing])
                if kind is RelationKind.PART_OF and _is_class(clause.index.labels[owner]):
                    continue  # セキュリティー会社の|マンディアント: what it is, not of what it is a part
                if kind is None or (
                    kind is RelationKind.LOCATED_IN and not _wider(clause, number, bunsetsu.head)
                ):
                    continue
                if not label:
                    label, cue = _between(clause, number, bunsetsu.head)
                if label in words().own and types[owner] in PLACES:
                    label, cue = "", None  # インドの友人プリヤ: nobody is the friend of a land
                word = label or _default_label(kind, types[owner], types[thing])
                rule, confidence = ("AのB", 0.6) if not label else ("AのZ、B", 0.6)
                evidence = Evidence(document, *clause.span, cue, None, rule, confidence)
                yield Found(thing, owner, word, kind, True, evidence)


_DEFAULT_LABEL = {
    RelationKind.LOCATED_IN: "所在",
    RelationKind.PART_OF: "一部",
    RelationKind.MEMBER_OF: "所属",
    RelationKind.ATTRIBUTE: "関係",
}


def _is_class(label: str) -> bool:
    """セキュリティー会社; not ソニー株式会社."""
    return label.endswith(_CLASSES) and not label.endswith("株式会社")


def _between(clause: Clause, owner: int, thing: int) -> tuple[str, Span | None]:
    """The noun between the two that says what one is of the other, and where: 井さんの|孫の|雅信さん."""
    middle = owner + 1
    if thing != owner + 2 or clause.tail(middle) != ["の"] or clause.heads_of(middle):
        return "", None
    span = clause.content(middle)
    named = span.end - span.start > _LONGEST_TITLE or clause.index.within(span) or clause.index.covering(span)
    return ("", None) if named else (clause.text[span.start : span.end], span)


_MADE_LABEL = {NodeType.PRODUCT: "製品", NodeType.PROJECT: "計画"}


def _default_label(kind: RelationKind, owner: NodeType, thing: NodeType) -> str:
    """The word for AのB where no noun gives one: フランスのマクロン氏 所属, 黒澤明の『羅生門』 作."""
    if thing is NodeType.GROUP and owner in PLACES:
        # 日本の技術企業, シアトルの企業
        return "国籍" if owner is NodeType.COUNTRY else _DEFAULT_LABEL[RelationKind.MEMBER_OF]
    if kind is RelationKind.ATTRIBUTE and thing is NodeType.PERSON and owner is not NodeType.PERSON:
        return _DEFAULT_LABEL[RelationKind.MEMBER_OF]
    if kind is RelationKind.ATTRIBUTE and thing in MADE:
        return _MADE_LABEL.get(thing, "作") if owner in BODIES else "作"
    return _DEFAULT_LABEL[kind]


def _kind(owner: NodeType, thing: NodeType) -> RelationKind | None:
    """What AのB says of B, by the types of A (owner) and B (thing); None when it says too little."""
    if NodeType.THEME in (owner, thing):
        return None
    if owner in PLACES:
        if thing is NodeType.PERSON:
            return RelationKind.ATTRIBUTE
        return RelationKind.LOCATED_IN
    if owner in BODIES and thing in (NodeType.PRODUCT, NodeType.WORK):
        return RelationKind.ATTRIBUTE  # OpenAIのChatGPT
    if thing in _LANDS:
        return None  # BMWの中国での販売: no land is a part of a firm or a person
    if owner in BODIES:
        members = (NodeType.PERSON, NodeType.GROUP)
        return RelationKind.MEMBER_OF if thing in members else RelationKind.PART_OF
    return RelationKind.ATTRIBUTE


#: Parts of a country by the last character of their names, the widest first.
_RANKS = {
    "国": 0,
    "州": 1,
    "県": 1,
    "府": 1,
    "都": 1,
    "道": 1,
    "省": 1,
    "郡": 2,
    "市": 3,
    "区": 4,
    "町": 4,
    "村": 4,
}


def _wider(clause: Clause, owner: int, thing: int) -> bool:
    """Whether one place can lie in the other: 福井県 is not in 石川県 (石川県の橋立や|福井県の|河野)."""
    outer, inner = (_RANKS.get(clause.text[clause.content(n).end - 1]) for n in (owner, thing))
    return outer is None or inner is None or outer < inner


def _apart(clause: Clause, owner: int, thing: int) -> bool:
    """Whether a dash, colon or comma stands between: 日米の安全保障――シアトルの港から."""
    between = clause.text[clause.content(owner).end : clause.content(thing).end]
    return not _BREAKS.isdisjoint(between)


def _possessed_all(clause: Clause, number: int, owner: int) -> Iterator[tuple[str, str, Span | None]]:
    """What stands after の, with what is coordinated with it: アンダルシア州のマラガ、グラナダ."""
    seen = set()
    for member in clause.with_coordinated(number):
        if member < owner:
            continue  # ワシントン大学と|日本の|大学: only what follows the owner is its own
        for node, label, cue in _possessed(clause, member):
            if node not in seen:
                seen.add(node)
                yield node, label, cue


def _possessed(clause: Clause, number: int) -> Iterator[tuple[str, str, Span | None]]:
    """(node, label, cue) of what stands after の: シアトル港; 大手企業Microsoft with its title 大手企業."""
    span = clause.content(number)
    inside = clause.index.within(span)
    for node in clause.heads(span):
        start, end = next(((a, b) for a, b, n in inside if n == node), span)
        before, after = Span(span.start, start), Span(end, span.end)
        label = clause.text[before.start : before.end].strip(" 　・「『")
        if label and len(label) <= _LONGEST_LABEL and not clause.index.within(before):
            yield node, label, Span(before.start, before.start + len(label))
        elif clause.index.types[node] is NodeType.PERSON and 0 < end < span.end <= end + _LONGEST_TITLE:
            title = clause.text[end : span.end].strip("」』")  # 尹錫悦|大統領; 氏 and ら say nothing
            yield (node, "", None) if title in words().transparent else (node, title, after)
        else:
            yield node, "", None
    # 社長の|山田, アイルランドの|作家|ジョイス: the title itself has the name after it
    bunsetsu = clause.sentence.bunsetsu[number]
    if bunsetsu.head < 0 or clause.actors_of(number) or span.end - span.start > _LONGEST_TITLE:
        return
    tail = clause.tail(number)
    if tail == ["の"] or (not tail and bunsetsu.head == number + 1):
        for node in clause.heads_of(bunsetsu.head):
            if clause.index.types[node] in _NAMED:
                yield node, clause.text[span.start : span.end], span


def _bracketed(clause: Clause, document: str) -> Iterator[Found]:
    """『ヤングエース』(角川書店), 多田神社(兵庫県川西市): a name in brackets says whose or where."""
    types = clause.index.types
    text = clause.text
    rows = [row for row in clause.index.within(clause.span) if not clause.index.is_time(row[2])]
    for (start, end, one), (next_start, next_end, other) in pairwise(rows):
        if one == other or start == next_start or not 1 <= next_start - end <= 2:
            continue
        between, after = text[end:next_start].strip("」』"), text[next_end : next_end + 1]
        if between in ("(", "（") and after and after in ")）、,":
            inside, outside = types[other], types[one]
            kind = _kind(inside, outside)
            fits = inside in PLACES or (inside in BODIES and outside in MADE | {NodeType.PERSON})
            if kind is not None and fits and outside in MADE | PLACES | BODIES | {NodeType.PERSON}:
                evidence = Evidence(document, *clause.span, None, None, "A(B)", 0.5)
                yield Found(one, other, _default_label(kind, inside, outside), kind, True, evidence)


def _contiguous(clause: Clause, number: int, document: str) -> Iterator[Found]:
    """長野県|霧ヶ沢町; トヨタ自動車|社長|豊田章男: names that follow each other within one phrase."""
    types = clause.index.types
    rows = [row for row in clause.index.within(clause.content(number)) if not clause.index.is_time(row[2])]
    for (start, end, one), (next_start, next_end, other) in pairwise(rows):
        if next_start < end or one == other or start == next_start:
            continue
        between = clause.text[end:next_start]
        evidence = Evidence(document, *clause.span, None, None, "A|B", 0.65)
        title = clause.text[next_end : clause.content(number).end]
        if types[one] is NodeType.PERSON and not between and 0 < len(title) <= _LONGEST_TITLE:
            if types[other] in PLACES | BODIES:  # トランプ|米|大統領
                kind = RelationKind.MEMBER_OF if types[other] in BODIES else RelationKind.ATTRIBUTE
                yield Found(one, other, title, kind, True, evidence)
            continue
        inner = types[other]
        if (
            types[one] in PLACES
            and inner in (PLACES | BODIES) - {NodeType.COUNTRY}
            and _is_address(clause.text[start:end], between, clause.text[next_start:next_end])
        ):
            yield Found(other, one, "所在", RelationKind.LOCATED_IN, True, evidence)
        elif (
            inner is NodeType.PERSON and 0 < len(between) <= _LONGEST_TITLE and not _SEPARATORS & set(between)
        ):
            # 豊田自動織機|社長|大西朗, スウェーデン|王|カール10世
            kind = RelationKind.MEMBER_OF if types[one] in BODIES else RelationKind.ATTRIBUTE
            if types[one] in PLACES | BODIES:
                yield Found(other, one, between, kind, True, evidence)


def _is_address(outer: str, between: str, inner: str) -> bool:
    """長野県|霧ヶ沢町; スペイン・アンダルシア州: not 日本・米国, 愛知県・岐阜県, which stand side by side."""
    if between == "・":
        return inner[-1:] in _DIVISIONS and outer[-1:] not in _DIVISIONS
    return not between
