"""A long text of varied sentences and the map of it, made without extraction; the same on every run."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations

from yomichizu.model import (
    Document,
    Evidence,
    KnowledgeMap,
    Mention,
    Node,
    NodeType,
    Passage,
    Predicate,
    Relation,
    RelationKind,
    Role,
    Sentence,
    Span,
    Statement,
)

_KANJI = "東西南北山川海空新高大中平安松竹梅石田村原野木林森水光明和久三千八百"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニノハヒフホマミムメモラリルレロワン"
_THEMES = ("協力", "安全保障", "開発", "輸出", "政策", "技術", "供給", "研究", "計画", "市場")
#: What is said of three names; the verb of each is the cue of what the first does to the second.
_SAID = (
    ("{0}は{1}から{2}を輸入し、供給を安定させる方針だと述べた。", "輸入"),
    ("昨年の秋、{0}が{1}に{2}の共同開発を提案したことが分かった。", "提案"),
    ("{0}と{1}は、{2}をめぐる協議を来月にも再開する見通しだ。", "協議"),
    ("{0}は{1}への依存を減らすため、{2}に新しい拠点を設けた。", "依存"),
    ("これに対し{0}は、{1}が進める{2}の計画を強く批判している。", "批判"),
    ("{2}によると、{0}は{1}を二年以内に買収する予定だという。", "買収"),
)
_FILL = (
    "背景には、原材料の値上がりと人手の不足が重なり、先行きが読みにくくなっている事情がある。",
    "ただし、詳しい条件はまだ決まっておらず、関係者の間でも意見が分かれている。",
    "専門家は「短い期間で結論を出すべきではない」と話し、慎重な議論を求めた。",
    "数字の上では前の年をわずかに上回ったものの、地域による差は広がったままである。",
)


def made(size: int, names: int = 2500, seed: int = 7) -> KnowledgeMap:
    """The map of a text of about ``size`` code points in which ``names`` names occur, some far more than
    others; a heading stands over every twelve paragraphs."""
    dice = random.Random(seed)
    words = _names(dice, names)
    common = [1 / (rank + 3) for rank in range(len(words))]
    text: list[str] = []
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    mentions: dict[str, list[Mention]] = defaultdict(list)
    claims: dict[tuple[int, int, str], list[Evidence]] = defaultdict(list)
    together: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    statements: list[Statement] = []
    at, heading = 0, None
    while at < size:
        number = len(passages)
        passage = f"p{number + 1}"
        if number % 13 == 0:
            line = f"第{number // 13 + 1}節　{dice.choice(words)}と{dice.choice(words)}の行方"
            passages.append(Passage(passage, "d1", at, at + len(line), Role.HEADING, 1))
            heading = passage
            text.append(line + "\n\n")
            at += len(line) + 2
            continue
        start = at
        for _ in range(dice.randint(2, 6)):
            begin = at
            if dice.random() < 0.4:
                line = dice.choice(_FILL)
            else:
                pattern, verb = dice.choice(_SAID)
                chosen = _three(dice, len(words), common)
                line = pattern.format(*(words[i] for i in chosen))
                for i in chosen:
                    found = begin + line.index(words[i])
                    mentions[words[i]].append(Mention("d1", found, found + len(words[i]), words[i]))
                cue = Span(begin + line.rindex(verb), begin + line.rindex(verb) + len(verb))
                statement = f"s{len(statements) + 1}"
                statements.append(Statement(statement, "d1", Predicate(*cue, verb)))
                piece = Evidence("d1", begin, begin + len(line), cue, statement, "ガ-ヲ", 0.8)
                claims[chosen[0], chosen[1], verb].append(piece)
                for pair in combinations(sorted(chosen), 2):
                    together[pair].append(
                        Evidence("d1", begin, begin + len(line), None, None, "same-sentence", 0.3)
                    )
            text.append(line)
            at += len(line)
            sentences.append(Sentence("d1", begin, at, passage))
        passages.append(Passage(passage, "d1", start, at, Role.PARAGRAPH, None, heading))
        text.append("\n\n")
        at += 2
    nodes = tuple(
        Node(
            f"n{i + 1}",
            (NodeType.COMPANY, NodeType.THEME, NodeType.PERSON, NodeType.CITY)[i % 4],
            word,
            mentions=tuple(mentions[word]),
            weight=common[i] / common[0],
        )
        for i, word in enumerate(words)
        if mentions[word]
    )
    relations = [
        Relation("", f"n{a + 1}", f"n{b + 1}", verb, RelationKind.ACTION, True, float(len(e)), tuple(e))
        for (a, b, verb), e in claims.items()
    ] + [
        Relation("", f"n{a + 1}", f"n{b + 1}", "", RelationKind.COOCCURRENCE, False, 0.3 * len(e), tuple(e))
        for (a, b), e in together.items()
    ]
    numbered = tuple(
        Relation(f"r{i + 1}", r.source, r.target, r.label, r.kind, r.directed, r.weight, r.evidence)
        for i, r in enumerate(relations)
    )
    document = Document("d1", "長い文章", "long.txt", "".join(text), tuple(passages))
    return KnowledgeMap((document,), nodes, tuple(statements), numbered, tuple(sentences))


def _names(dice: random.Random, count: int) -> list[str]:
    """Different names, none part of another or of what is said around them: each in brackets of its own."""
    found: dict[str, None] = {}
    while len(found) < count:
        kind = dice.randrange(3)
        if kind == 0:
            name = "".join(dice.choices(_KANA, k=dice.randint(3, 6)))
        elif kind == 1:
            name = "".join(dice.choices(_KANJI, k=dice.randint(2, 4)))
        else:
            name = "".join(dice.choices(_KANJI, k=2)) + dice.choice(_THEMES)
        found[name] = None
    return list(found)


def _three(dice: random.Random, count: int, weights: list[float]) -> tuple[int, int, int]:
    while True:
        first, second, third = dice.choices(range(count), weights, k=3)
        if len({first, second, third}) == 3:
            return first, second, third
