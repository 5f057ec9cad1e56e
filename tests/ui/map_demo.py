# ruff: noqa: E501 - a table, one row a line
"""Hand-written maps for the tests of the map view: no extraction, so that a picture stays the same."""

from __future__ import annotations

import random

from yomichizu.model import (
    CaseRole,
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

__all__ = ["CaseRole", "demo_map", "made_map", "random_map", "star_map"]

T = NodeType
# id, label, type, importance, cluster, English
NODES = [
    ("jp", "日本", T.COUNTRY, 1.0, 0, "Japan"),
    ("us", "米国", T.COUNTRY, 0.92, 0, "United States"),
    ("sea", "シアトル", T.CITY, 0.74, 2, "Seattle"),
    ("lng", "アラスカ産LNG", T.RESOURCE, 0.66, 1, "Alaska LNG"),
    ("corp", "日本企業", T.COMPANY, 0.5, 1, None),
    ("summit", "日米首脳会談", T.EVENT, 0.5, 0, None),
    ("sec", "経済安全保障", T.THEME, 0.6, 0, "economic security"),
    ("alaska", "アラスカ州", T.REGION, 0.36, 1, "Alaska"),
    ("ru", "ロシア", T.COUNTRY, 0.4, 1, "Russia"),
    ("me", "中東", T.REGION, 0.38, 1, "Middle East"),
    ("en", "エネルギー安全保障", T.THEME, 0.55, 1, "energy security"),
    ("supply", "エネルギー供給", T.THEME, 0.4, 1, None),
    ("deal", "供給契約", T.THEME, 0.33, 1, None),
    ("chain", "サプライチェーン", T.THEME, 0.42, 0, "supply chain"),
    ("tech", "技術革新", T.THEME, 0.34, 0, "innovation"),
    ("ms", "Microsoft", T.COMPANY, 0.46, 2, "Microsoft"),
    ("amz", "Amazon", T.COMPANY, 0.42, 2, "Amazon"),
    ("uni", "ワシントン大学", T.ORGANIZATION, 0.35, 2, "University of Washington"),
    ("semi", "半導体", T.THEME, 0.45, 2, "semiconductors"),
    ("ai", "AI", T.THEME, 0.43, 2, "AI"),
    ("joint", "共同研究", T.THEME, 0.3, 2, None),
    ("pm", "石破首相", T.PERSON, 0.48, 0, None),
    ("pres", "トランプ大統領", T.PERSON, 0.47, 0, None),
    ("ipef", "インド太平洋経済枠組み", T.FRAMEWORK, 0.35, 0, "IPEF"),
    ("metiJ", "経済産業省", T.GOVERNMENT, 0.33, 0, "METI"),
    ("chips", "CHIPS法", T.LAW, 0.28, 2, "CHIPS Act"),
    ("boeing", "ボーイング", T.COMPANY, 0.33, 2, "Boeing"),
    ("port", "シアトル港", T.FACILITY, 0.27, 2, "Port of Seattle"),
    ("wash", "ワシントン州", T.REGION, 0.36, 2, "Washington State"),
    ("gas", "天然ガス", T.RESOURCE, 0.3, 1, "natural gas"),
    ("proj", "アラスカLNGプロジェクト", T.PROJECT, 0.37, 1, None),
    ("jera", "JERA", T.COMPANY, 0.29, 1, "JERA"),
    ("hydro", "水素", T.RESOURCE, 0.22, 1, "hydrogen"),
    ("feb", "2025年2月", T.DATE, 0.25, 0, None),
    ("feb7", "2月7日", T.DATE, 0.2, 0, None),
    ("carbon", "脱炭素", T.THEME, 0.31, 1, "decarbonisation"),
    ("trade", "貿易赤字", T.THEME, 0.26, 0, None),
    ("tariff", "関税", T.THEME, 0.3, 0, "tariffs"),
    ("china", "中国", T.COUNTRY, 0.41, 0, "China"),
    ("tw", "台湾", T.REGION, 0.29, 0, "Taiwan"),
    ("cloud", "クラウド", T.PRODUCT, 0.27, 2, "cloud"),
    ("dc", "データセンター", T.FACILITY, 0.28, 2, "data centre"),
    ("stud", "学生", T.GROUP, 0.18, 2, None),
    ("startup", "新興企業", T.GROUP, 0.2, 2, None),
    ("report", "エネルギー白書", T.WORK, 0.16, 1, None),
]
A, C, P = RelationKind.ACTION, RelationKind.COOCCURRENCE, RelationKind.PART_OF
L, M = RelationKind.LOCATED_IN, RelationKind.MEMBER_OF
S, D, X = ("asserted", "affirmed"), ("planned", "affirmed"), ("asserted", "negated")
# source, target, word, kind, weight, (modality, polarity)
RELATIONS = [
    ("jp", "us", "協力する", A, 5.2, S), ("us", "lng", "輸出する", A, 3.0, S), ("jp", "lng", "輸入する", A, 3.4, S),
    ("jp", "ru", "依存を減らす", A, 2.2, S), ("jp", "me", "依存を減らす", A, 2.0, S), ("jp", "supply", "多角化", A, 1.6, S),
    ("corp", "lng", "参画", A, 2.0, D), ("corp", "deal", "結ぶ", A, 1.4, D), ("alaska", "lng", "産出", A, 1.5, S),
    ("jp", "summit", "開く", A, 1.8, S), ("us", "summit", "開く", A, 1.8, S), ("summit", "sec", "議題", A, 2.1, S),
    ("ms", "sea", "拠点", L, 2.2, S), ("amz", "sea", "拠点", L, 2.2, S), ("uni", "sea", "所在", L, 1.2, S),
    ("uni", "joint", "始める", A, 1.3, D), ("us", "sea", "都市", P, 1.0, S), ("sea", "wash", "位置する", L, 1.4, S),
    ("pm", "summit", "出席", A, 1.7, S), ("pres", "summit", "出席", A, 1.6, S), ("pm", "pres", "会談", A, 2.4, S),
    ("pm", "jp", "首相", M, 1.1, S), ("pres", "us", "大統領", M, 1.1, S), ("us", "china", "規制する", A, 1.8, S),
    ("jp", "ipef", "参加", M, 1.2, S), ("us", "ipef", "主導する", A, 1.3, S), ("china", "ipef", "参加する", A, 1.0, X),
    ("metiJ", "sec", "推進する", A, 1.1, S), ("us", "chips", "制定する", A, 1.2, S), ("chips", "semi", "支援する", A, 1.2, S),
    ("boeing", "wash", "工場", L, 1.1, S), ("sea", "port", "港", P, 0.8, S), ("alaska", "gas", "産出する", A, 1.0, S),
    ("proj", "lng", "生産する", A, 1.2, D), ("jera", "proj", "検討する", A, 1.0, D), ("jera", "hydro", "輸入する", A, 0.8, D),
    ("pres", "tariff", "課す", A, 1.2, D), ("tariff", "trade", "減らす", A, 0.9, D), ("tw", "semi", "生産する", A, 1.1, S),
    ("ms", "cloud", "提供する", A, 1.1, S), ("amz", "cloud", "提供する", A, 1.0, S), ("ms", "dc", "建設する", A, 0.9, D),
    ("ru", "gas", "輸出する", A, 1.0, X), ("summit", "feb7", "", C, 1.0, S), ("feb", "summit", "", C, 0.7, S),
    ("sec", "chain", "", C, 1.4, S), ("sec", "tech", "", C, 1.1, S), ("en", "corp", "", C, 1.0, S),
    ("sea", "ai", "", C, 1.2, S), ("sea", "semi", "", C, 1.2, S), ("en", "lng", "", C, 1.5, S),
    ("en", "supply", "", C, 1.0, S), ("carbon", "hydro", "", C, 0.9, S), ("carbon", "en", "", C, 0.8, S),
    ("chain", "semi", "", C, 0.9, S), ("chain", "tw", "", C, 0.7, S), ("stud", "uni", "所属", M, 0.6, S),
    ("startup", "sea", "集まる", A, 0.9, S), ("startup", "ai", "", C, 0.6, S), ("report", "en", "扱う", A, 0.5, S),
    ("dc", "ai", "", C, 0.6, S), ("tech", "ai", "", C, 0.7, S), ("china", "chain", "", C, 0.6, S), ("me", "gas", "", C, 0.6, S),
]  # fmt: skip


def made_map(
    nodes: list[tuple[str, str, NodeType, float, int, str | None]],
    relations: list[tuple[str, str, str, RelationKind, float, tuple[str, str]]],
) -> KnowledgeMap:
    """A map with one sentence a relation, so that everything has evidence in the text."""
    label = {row[0]: row[1] for row in nodes}
    text = ""
    sentences, statements, made = [], [], []
    places: dict[str, list[Span]] = {row[0]: [] for row in nodes}
    for number, (source, target, word, kind, weight, (modality, polarity)) in enumerate(relations):
        start = len(text)
        places[source].append(Span(start, start + len(label[source])))
        at = start + len(label[source]) + 1
        places[target].append(Span(at, at + len(label[target])))
        cue = Span(at + len(label[target]) + 1, at + len(label[target]) + 1 + len(word)) if word else None
        text += f"{label[source]}は{label[target]}を{word or '伴う'}。"
        sentences.append(Sentence("d1", start, len(text), "p1"))
        statement = None
        if cue is not None:
            statement = f"s{number}"
            statements.append(
                Statement(
                    statement,
                    "d1",
                    Predicate(cue.start, cue.end, word),
                    (),
                    Polarity(polarity),
                    Modality(modality),
                )
            )
        evidence = Evidence("d1", start, len(text), cue, statement, "hand", 0.8)
        made.append(
            Relation(
                f"r{number}",
                source,
                target,
                word,
                kind,
                kind is not RelationKind.COOCCURRENCE,
                weight,
                (evidence,),
            )
        )
    for key, spots in places.items():
        if not spots:
            start = len(text)
            text += f"{label[key]}もある。"
            places[key].append(Span(start, start + len(label[key])))
            sentences.append(Sentence("d1", start, len(text), "p1"))
    document = Document("d1", "見本", "", text, (Passage("p1", "d1", 0, len(text), Role.PARAGRAPH),))
    found = tuple(
        Node(
            key,
            node_type,
            name,
            english,
            (),
            weight,
            community,
            tuple(Mention("d1", span.start, span.end, name) for span in places[key]),
        )
        for key, name, node_type, weight, community, english in nodes
    )
    return KnowledgeMap((document,), found, tuple(statements), tuple(made), tuple(sentences))


def demo_map() -> KnowledgeMap:
    """An article's worth: 45 nodes in three clusters, all types and line styles."""
    return made_map(NODES, RELATIONS)


def star_map(count: int = 300) -> KnowledgeMap:
    """One hero and ``count`` others that have to do with nobody else."""
    nodes = [("hub", "日本", T.COUNTRY, 1.0, 0, "Japan")]
    nodes += [(f"x{i}", f"協力機関{i}", T.ORGANIZATION, 0.5 - 0.4 * i / count, 0, None) for i in range(count)]
    return made_map(nodes, [("hub", f"x{i}", "協力する", A, 1.0, S) for i in range(count)])


def random_map(count: int, edges_a_node: float = 3.0, seed: int = 7) -> KnowledgeMap:
    """``count`` nodes joined at random, mostly within communities of about fifty."""
    chance = random.Random(seed)
    types = list(NodeType)
    groups = max(1, count // 50)
    nodes = [
        (f"n{i}", f"項目{i}番", types[chance.randrange(len(types))], 1.0 / (1 + i * 0.05), i % groups, None)
        for i in range(count)
    ]
    relations = []
    for number in range(int(count * edges_a_node)):
        a = chance.randrange(count)
        b = (
            (a + groups * chance.randrange(1, 20)) % count
            if chance.random() < 0.8
            else chance.randrange(count)
        )
        if a == b:
            b = (a + 1) % count
        kind = C if number % 3 == 0 else A
        relations.append(
            (f"n{a}", f"n{b}", "" if kind is C else "協力する", kind, 0.5 + chance.random() * 3, S)
        )
    return made_map(nodes, relations)
