"""A small article and its map, made by hand, so that the panels are tested without extraction."""

from __future__ import annotations

import re

from yomichizu.model import (
    Document,
    Evidence,
    KnowledgeMap,
    Mention,
    Modality,
    Node,
    NodeType,
    Passage,
    Polarity,
    Predicate,
    Relation,
    RelationKind,
    Role,
    Sentence,
    Span,
    Statement,
)

TEXT = """日米協力の行方

はじめに

日本は米国からLNGを輸入する。日米の協力は続く。政府によると、日本はロシアへの依存を減らし、供給を安定させる方針だ。

  • 𠮷田製作所は半導体を作る。詳しくは https://example.com/a?b=1 を見よ。

  • か\u3099くせいは<b>太字</b>と&amp;を学んだ。

まとめ

2025年2月7日、日本は米国と会談した。日本がロシアから輸入することはない。

この記事が気に入ったらサポートをお願いします
"""

_ROLES = {
    "日米協力の行方": (Role.TITLE, 1),
    "はじめに": (Role.HEADING, 1),
    "まとめ": (Role.HEADING, 1),
}


def document(text: str = TEXT, id: str = "d1") -> Document:
    """One passage for each line that is not blank."""
    passages: list[Passage] = []
    heading: str | None = None
    for match in re.finditer(r"[^\n]+", text):
        line = match.group().strip()
        if not line:
            continue
        start = match.start() + match.group().index(line)
        role, level = _ROLES.get(line, (Role.PARAGRAPH, None))
        if line.startswith("•"):
            role = Role.LIST_ITEM
        elif "サポート" in line:
            role = Role.BOILERPLATE
        passage = Passage(f"p{len(passages) + 1}", id, start, start + len(line), role, level, heading)
        if role is Role.HEADING:
            heading = passage.id
        passages.append(passage)
    return Document(id, "日米協力の行方", "article.txt", text, tuple(passages))


def spans(text: str, pattern: str) -> list[Span]:
    return [Span(*m.span()) for m in re.finditer(pattern, text)]


def node(document: Document, id: str, type: NodeType, label: str, pattern: str, **more: object) -> Node:
    mentions = tuple(
        Mention(document.id, s.start, s.end, document.text[s.start : s.end])
        for s in spans(document.text, pattern)
    )
    return Node(id, type, label, mentions=mentions, **more)  # type: ignore[arg-type]


def sentences(document: Document) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(document.id, p.start + m.start(), p.start + m.end(), p.id)
        for p in document.passages
        if p.role.mined
        for m in re.finditer(r"[^。]+。?", document.text[p.start : p.end])
    )


def knowledge(doc: Document | None = None) -> KnowledgeMap:
    """The map of TEXT: 日本 and 米国 (日米 names both), ロシア, LNG, 半導体, a date; two relations."""
    doc = doc or document()
    nodes = (
        node(
            doc, "n1", NodeType.COUNTRY, "日本", "日本|日米", label_en="Japan", reading="ニホン", weight=1.0
        ),
        node(doc, "n2", NodeType.COUNTRY, "米国", "米国|日米", weight=0.7),
        node(doc, "n3", NodeType.COUNTRY, "ロシア", "ロシア", weight=0.4),
        node(doc, "n4", NodeType.RESOURCE, "LNG", "LNG", weight=0.3),
        node(doc, "n5", NodeType.THEME, "半導体", "半導体", weight=0.2),
        node(doc, "n6", NodeType.DATE, "2025年2月7日", "2025年2月7日", value="2025-02-07", weight=0.1),
        node(doc, "n7", NodeType.COMPANY, "𠮷田製作所", "𠮷田製作所", weight=0.2),
    )
    rows = sentences(doc)

    def sentence(words: str) -> Sentence:
        at = doc.text.index(words)
        return next(s for s in rows if s.start <= at < s.end)

    def cue(words: str) -> Span:
        at = doc.text.index(words)
        return Span(at, at + len(words))

    reduce, never = sentence("依存を減らし"), sentence("輸入することはない")
    said = cue("政府")
    negated = Span(never.start + doc.text[never.start : never.end].index("輸入"), never.end)
    Predicate(*cue("減らし"), "減らす")
    Predicate(negated.start, negated.start + 2, "輸入")
    statements = (
        Statement(
            "s1", doc.id, Predicate(*cue("減らし"), "減らす"), modality=Modality.PLANNED, attribution=said
        ),
        Statement(
            "s2", doc.id, Predicate(negated.start, negated.start + 2, "輸入"), polarity=Polarity.NEGATED
        ),
    )
    relations = (
        Relation(
            "r1",
            "n1",
            "n3",
            "依存を減らす",
            RelationKind.ACTION,
            True,
            1.5,
            (
                Evidence(doc.id, reduce.start, reduce.end, cue("減らし"), "s1", "ガ-ヘ-減らす", 0.86),
                Evidence(
                    doc.id,
                    never.start,
                    never.end,
                    Span(negated.start, negated.start + 2),
                    "s2",
                    "ガ-カラ",
                    0.6,
                ),
            ),
        ),
        Relation(
            "r2",
            "n1",
            "n2",
            "",
            RelationKind.COOCCURRENCE,
            False,
            0.5,
            (Evidence(doc.id, rows[0].start, rows[0].end, None, None, "same-sentence", 0.3),),
        ),
    )
    return KnowledgeMap((doc,), nodes, statements, relations, rows)
