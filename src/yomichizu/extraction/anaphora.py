"""Words that stand for a name said before: 両国, 同社, 県, 同氏, 前者, この首脳会談, 筆者.

Each rule looks back over a few sentences for the nearest thing of the right type; where nothing fits, or two
things fit equally well, it abstains.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from yomichizu.control import IDLE, Control
from yomichizu.extraction.names_index import TextIndex
from yomichizu.lazy import lazy_pattern
from yomichizu.model import Document, NodeType, Role, Span

T = NodeType
_COUNTRIES = frozenset({T.COUNTRY})
_FIRMS = frozenset({T.COMPANY, T.ORGANIZATION})
_BODIES = frozenset({T.ORGANIZATION, T.GOVERNMENT, T.COMPANY})

REACH = 4  #: sentences that an anaphor looks back
LEAST = 0.5  #: confidence below which it abstains


class _Single(NamedTuple):
    types: frozenset[NodeType]
    name: str  #: regular expression that the antecedent's name should match


# 同X: the last X before. A name that ends in the same word is the surest antecedent.
_SAME: dict[str, _Single] = {
    "同社": _Single(_FIRMS, r"."),
    "同氏": _Single(frozenset({T.PERSON}), r"."),
    "同国": _Single(_COUNTRIES, r"."),
    "同省": _Single(_BODIES, r"省$"),
    "同庁": _Single(_BODIES, r"庁$"),
    "同市": _Single(frozenset({T.CITY, T.REGION, T.PLACE}), r"市$"),
    "同県": _Single(frozenset({T.REGION, T.CITY, T.PLACE}), r"県$"),
    "同州": _Single(frozenset({T.REGION, T.CITY, T.PLACE}), r"州$"),
    "同町": _Single(frozenset({T.REGION, T.CITY, T.PLACE}), r"町$"),
    "同村": _Single(frozenset({T.REGION, T.CITY, T.PLACE}), r"村$"),
    "同区": _Single(frozenset({T.REGION, T.CITY, T.PLACE}), r"区$"),
    "同島": _Single(frozenset({T.REGION, T.CITY, T.PLACE}), r"島$"),
    "同党": _Single(_BODIES, r"党|の会$"),
    "同大学": _Single(_BODIES | {T.FACILITY}, r"大学?$"),
    "同大": _Single(_BODIES | {T.FACILITY}, r"大学?$"),
    "同校": _Single(_BODIES | {T.FACILITY}, r"学校|高校|中学|大学|学園"),
    "同行": _Single(_BODIES, r"銀行|銀$"),
    "同紙": _Single(
        frozenset({T.COMPANY, T.ORGANIZATION, T.WORK, T.PRODUCT}), r"新聞|タイムズ|ポスト|ジャーナル|紙$"
    ),
    "同誌": _Single(
        frozenset({T.COMPANY, T.ORGANIZATION, T.WORK, T.PRODUCT}), r"誌$|ネイチャー|サイエンス|マガジン|週刊"
    ),
    "同法": _Single(frozenset({T.LAW, T.WORK, T.PRODUCT}), r"法$|条例$"),
    "同研究所": _Single(_BODIES | {T.FACILITY}, r"研究所|研$"),
    "同協会": _Single(_BODIES, r"協会"),
    "同委員会": _Single(_BODIES, r"委員会|委$"),
    "同会": _Single(_BODIES, r"会$"),
}
#: What nobody calls 同社: 世界保健機関, 東京大学.
_NO_FIRM = lazy_pattern(
    r"(?:機関|機構|連合|連盟|大学.*|協会|委員会|会議|党|省|庁|研究所|病院|学校|高校|学会|WHO|NATO|EU|OECD|IMF)$"
)
# 両X: the two that were named together last.
_BOTH: dict[str, frozenset[NodeType]] = {
    "両国": _COUNTRIES,
    "両政府": _COUNTRIES,
    "両社": _FIRMS,
    "両氏": frozenset({T.PERSON}),
    "両首脳": frozenset({T.PERSON}),
    "両市": frozenset({T.CITY}),
    "両県": frozenset({T.REGION}),
    "両党": _BODIES,
}
_ANY = frozenset({T.PERSON, T.COUNTRY, T.CITY, T.REGION, T.COMPANY, T.GOVERNMENT, T.ORGANIZATION})
_PATTERN = re.compile(
    "(?P<same>" + "|".join(sorted(_SAME, key=len, reverse=True)) + ")"
    "|(?P<both>" + "|".join(sorted(_BOTH, key=len, reverse=True)) + ")"
    "|(?P<sides>双方|前者|後者)"
    "|(?P<own>(?<![一-鿿々ァ-ヺーA-Za-z0-9])[県府都市町村区州](?=[はがもとのにをでへや、]))"
)
# 同社長, 同行した, 同市場, 両国間は可: what may not follow at once.
_LONGER = {
    "同社": "長員",
    "同行": "しすさせ者",
    "同市": "場民",
    "同大": "会",
    "同法": "人",
    "同区": "間域",
    "両国": "国",
    "同紙": "面",
    "同会": "場議員社",
}
_NEAR = 3  #: names of a sentence that are looked at
LASTING = 40  #: sentences after which 県 stands no longer for the prefecture that was named
_NEW = frozenset(["の", "な"])  #: after these another one is meant: 隣の県, 小さな町
_FREE_BEFORE = frozenset(["助詞", "補助記号", "接続詞", "空白"])
_COORDINATED = re.compile(r"(?:、|と|や|・|および|及び|並びに|ならびに|対|－|―|-)(?:、)?")
_TOPIC = lazy_pattern(
    r"(?:[（(][^（）()]{0,40}[）)])?[一-鿿ァ-ヺー]{0,8}[はが]"
)  #: behind a name and its title: 森山裕|幹事長は
_EVENT = re.compile(
    r"(?:今回の|この|同|先の|今次の)?(首脳会談|会談|会議|サミット|シンポジウム|セミナー|大会|選挙|戦争|事件|地震|条約|協定|共同声明|法案)"
)
_AUTHOR = re.compile("筆者|私|僕(?!ら)")
_NO_SELF = frozenset("立的鉄学設物用人費財法大営")  # 私立, 私的, 私有財産


class Named(NamedTuple):
    """One mention of a thing: ``thing`` is its number."""

    span: Span
    thing: int
    type: NodeType
    name: str


class Link(NamedTuple):
    """The words at ``span`` stand for the thing of that number."""

    span: Span
    thing: int
    confidence: float


def resolve(index: TextIndex, named: list[Named], control: Control = IDLE) -> list[Link]:
    """What 両国, 同社, 前者, 県, … stand for. ``named`` is sorted by start; linear in the text."""
    starts = [n.span.start for n in named]
    owners = _Owners(named)
    links: list[Link] = []
    for number, match in enumerate(_PATTERN.finditer(index.text)):
        span = Span(*match.span())
        if number % 200 == 0:
            control.tick(span.start / len(index.text))
        word = match.group()
        if index.text[span.end : span.end + 1] in _LONGER.get(word, " ") or not _free(index, span):
            continue
        sentence = index.sentence_at(span.start)
        if sentence < 0:
            continue
        first = index.sentences[max(0, sentence - REACH)].start
        # A hundred names are as far back as anybody remembers.
        stop = bisect_left(starts, span.start)
        before = named[max(bisect_left(starts, first), stop - 100) : stop]
        before = [n for n in before if n.span.end <= span.start]
        if match.lastgroup == "same":
            links += _same(index, span, sentence, before, _SAME[word], word)
        elif match.lastgroup == "both":
            links += _both(index, span, before, _BOTH[word])
        elif word == "双方":
            links += _both(index, span, before, _ANY)
        elif match.lastgroup == "own":
            links += owners.meant(index, span, sentence)
        else:
            links += _former(index, span, before, 0 if word == "前者" else 1)
    return [link for link in links if link.confidence >= LEAST]


def _free(index: TextIndex, span: Span) -> bool:
    """Whether the word stands by itself: not 一同社員, 共同国."""
    before = index.text[span.start - 1 : span.start]
    return not ("一" <= before <= "龠") or index.tokens_of(*span) is not None


def _same(
    index: TextIndex, span: Span, sentence: int, before: list[Named], rule: _Single, word: str
) -> Iterable[Link]:
    """The nearest thing of the type; one whose name has the word (福岡市 … 同市) before others."""
    fitting = [n for n in before if n.type in rule.types]
    exact = [n for n in fitting if re.search(rule.name, n.name)]
    if rule.name != ".":
        if exact:
            yield Link(span, exact[-1].thing, 0.85)
        elif word in ("同市", "同県", "同州") and fitting:
            kind = {"同市": T.CITY, "同県": T.REGION, "同州": T.REGION}[word]
            cities = [n for n in fitting if n.type is kind]
            if cities:
                yield Link(span, cities[-1].thing, 0.6)
        return
    if word == "同社":
        exact = [n for n in exact if n.type is T.COMPANY or not _NO_FIRM.search(n.name)]
    if not exact:
        return
    last = exact[-1]
    topic = [n for n in exact if _TOPIC.match(index.text, n.span.end)]
    if word == "同国":
        # 独フォルクスワーゲンは中国で…。同国: a sign before a firm's name is no antecedent.
        whole = [n for n in exact if n.span.end - n.span.start > 1]
        exact = whole or exact
        said = index.sentence_at(exact[-1].span.start)
        near = [n for n in exact if index.sentence_at(n.span.start) == said]
        if len({n.thing for n in near}) > 1:
            # 中国は…ウクライナ情勢を…。同国は: the topic, if only one was; else nobody knows.
            subjects = [n for n in near if n in topic]
            if len({n.thing for n in subjects}) == 1:
                yield Link(span, subjects[-1].thing, 0.6)
            return
    # The topic of the sentence before is likelier than a name that came after it in passing.
    if word == "同氏" and topic and index.sentence_at(topic[-1].span.start) >= sentence - 1:
        last = topic[-1]
    elif word == "同社" and topic and index.sentence_at(topic[-1].span.start) >= sentence - 1:
        company = [n for n in topic if n.type is T.COMPANY] or topic
        last = company[-1]
        if index.begins_passage(sentence):
            # A new paragraph goes on about what the one before was about, not about who else acted in it.
            last = next((n for n in reversed(company) if _marked(index, n) == "は"), last)
    elif word == "同社":
        companies = [n for n in exact if n.type is T.COMPANY]
        last = companies[-1] if companies else last
        if not companies:
            yield Link(span, last.thing, 0.55)
            return
    distance = sentence - index.sentence_at(last.span.start)
    yield Link(span, last.thing, 0.85 - 0.1 * distance)


def _marked(index: TextIndex, named: Named) -> str:
    """は or が of a topic."""
    match = _TOPIC.match(index.text, named.span.end)
    return match.group()[-1] if match is not None else ""


def _pair(index: TextIndex, before: list[Named], types: frozenset[NodeType]) -> tuple[Named, Named] | None:
    """The two things of these types that were named side by side last: 日米, 日本と米国, AやB.

    Failing that, the only two of the sentences before; None when there are more.
    """
    fitting = [n for n in before if n.type in types]
    for at in range(len(fitting) - 1, 0, -1):
        a, b = fitting[at - 1], fitting[at]
        if a.thing == b.thing:
            continue
        if a.span == b.span:  # 日米; 日米韓 are three
            if at < 2 or fitting[at - 2].span != a.span:
                return a, b
            return None
        between = index.text[a.span.end : b.span.start]
        if b.type is a.type and _COORDINATED.fullmatch(between):
            third = at >= 2 and _COORDINATED.fullmatch(index.text[fitting[at - 2].span.end : a.span.start])
            return None if third else (a, b)
    # The only two of the last sentence, or of the last two …: what was said before them is forgotten.
    distinct: dict[int, Named] = {}
    for _, named in groupby(reversed(fitting), key=lambda n: index.sentence_at(n.span.start)):
        distinct.update((n.thing, n) for n in named)
        if len(distinct) > 2:
            return None
        if len(distinct) == 2:
            a, b = sorted(distinct.values())
            return (a, b) if a.type is b.type else None
    return None


class _Owners:
    """県 in a report from 群馬県: the one of its kind that was named more often than any other.

    To be asked for one place after the other, in the order of the text.
    """

    def __init__(self, named: list[Named]) -> None:
        self._rows: dict[str, list[Named]] = {}
        for row in named:
            word = row.name[-1:]
            if len(row.name) > 1 and (rule := _SAME.get(f"同{word}")) is not None and row.type in rule.types:
                self._rows.setdefault(word, []).append(row)
        self._counts: dict[str, Counter[int]] = {word: Counter() for word in self._rows}
        self._last: dict[tuple[str, int], int] = {}
        self._at = dict.fromkeys(self._rows, 0)

    def meant(self, index: TextIndex, span: Span, sentence: int) -> Iterable[Link]:
        """Abstains where another is meant (隣の県, どの町) or none was named clearly and not long ago."""
        word = index.text[span.start : span.end]
        before = index.before(span.start)
        if word not in self._rows or (
            before is not None
            and before.end == span.start
            and (before.surface in _NEW or before.feature.pos1 not in _FREE_BEFORE)
        ):
            return
        rows, counts = self._rows[word], self._counts[word]
        while self._at[word] < len(rows) and rows[self._at[word]].span.end <= span.start:
            row = rows[self._at[word]]
            counts[row.thing] += 1
            self._last[word, row.thing] = row.span.start
            self._at[word] += 1
        last = rows[max(0, self._at[word] - _NEAR) : self._at[word]]
        first, *others = counts.most_common(2) or [(-1, 0)]
        if not first[1] or (others and others[0][1] == first[1]):
            return
        if any(row.thing != first[0] and index.sentence_at(row.span.start) == sentence for row in last):
            return  # 安山市を視察したら、市が…: whose, nobody can tell
        if sentence - index.sentence_at(self._last[word, first[0]]) <= LASTING:
            counts[first[0]] += 2  # who was called 市 is so again, whoever is named in passing
            yield Link(span, first[0], 0.6 if others else 0.75)


def _both(index: TextIndex, span: Span, before: list[Named], types: frozenset[NodeType]) -> Iterable[Link]:
    pair = _pair(index, before, types)
    if pair is not None:
        yield Link(span, pair[0].thing, 0.75)
        yield Link(span, pair[1].thing, 0.75)


def _former(index: TextIndex, span: Span, before: list[Named], which: int) -> Iterable[Link]:
    pair = _pair(index, before, _ANY)
    if pair is not None:
        yield Link(span, pair[which].thing, 0.6)


def event_of(name: str) -> tuple[str, bool] | None:
    """(kind of event, whether the name is bare) of an event's name; None of no such name.

    首脳会談, 今回の首脳会談 → ("首脳会談", True); 日米首脳会談 → ("首脳会談", False).
    """
    match = _EVENT.fullmatch(name)
    if match:
        return match.group(1), True
    for kind in (
        "首脳会談",
        "サミット",
        "シンポジウム",
        "セミナー",
        "大会",
        "会談",
        "会議",
        "戦争",
        "地震",
        "条約",
        "協定",
    ):
        if name.endswith(kind):
            return kind, False
    return None


def authors(index: TextIndex) -> list[Span]:
    """Where the author speaks of himself: 筆者, and 私 or 僕 outside quotations."""
    found: list[Span] = []
    for match in _AUTHOR.finditer(index.text):
        if not _himself(index.text, *match.span()):
            continue
        if index.sentence_at(match.start()) < 0 or index.tokens_of(*match.span()) is None:
            continue
        if match.group() == "筆者" or not _quoted(index, match.start()):
            found.append(Span(*match.span()))
    return found


def _himself(text: str, start: int, end: int) -> bool:
    """Whether 筆者, 私 or 僕 is a word of its own: 私は, not 公私 or 私立."""
    if end - start > 1:
        return True
    before, after = text[start - 1 : start], text[end : end + 2]
    if "一" <= before <= "龠":
        return False
    if text[start] == "僕" or not after:
        return True
    joined = "ぁ" <= after[0] <= "ん" or "一" <= after[0] <= "龠"
    return after[0] not in _NO_SELF and not (joined and after[1:] in _NO_SELF)


def _quoted(index: TextIndex, point: int) -> bool:
    """Whether an open 「 stands before ``point`` in its sentence."""
    sentence = index.sentences[index.sentence_at(point)]
    head = index.text[sentence.start : point]
    return head.count("「") > head.count("」") or head.count("『") > head.count("』")


_LATIN_NAME = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z]\.?)?(?: [A-Z][a-zA-Z]+)+")
_WRITTEN_BY = ("文", "筆者", "著", "執筆", "取材", "寄稿", "ライター", "記者", "by", "By", "BY", "Author")
_BYLINE = lazy_pattern(
    r"(?:文|筆者|著者|執筆|執筆者|取材|寄稿|ライター|著|記者|by|By|BY|Author)(?:\s*[:：=＝/／]\s*|\s+)"
    r"(?P<name>[一-龠々]{1,4}[ 　]?[一-龠々ぁ-んァ-ヺー]{1,5}|[A-Z][a-z]+(?: [A-Z][a-zA-Z]+)+)"
    r"(?:\s*(?:氏|記者|さん))?\s*$"
)


def byline(document: Document) -> Span | None:
    """The author's name, where the article's furniture gives one: 文：山田太郎, or a line of its own.

    A bare line counts only in the author's box (boilerplate) and only when it is the sole name there.
    """
    bare: list[Span] = []
    for passage in document.passages:
        if passage.role not in (Role.BOILERPLATE, Role.REFERENCE, Role.PARAGRAPH, Role.CAPTION):
            continue
        if passage.role is Role.PARAGRAPH and passage.end - passage.start > 30:
            continue
        position = passage.start
        for line in document.text[passage.start : passage.end].split("\n"):
            text = line.strip()
            start = position + (len(line) - len(line.lstrip()))
            if text and len(text) <= 40:
                match = _BYLINE.match(text) if text.startswith(_WRITTEN_BY) else None
                if match:
                    return Span(start + match.start("name"), start + match.end("name"))
                if passage.role is Role.BOILERPLATE and _LATIN_NAME.fullmatch(text):
                    bare.append(Span(start, start + len(text)))
            position += len(line) + 1
    names = {document.text[s.start : s.end] for s in bare}
    return bare[0] if len(names) == 1 else None
