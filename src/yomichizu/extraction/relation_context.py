"""One sentence as the relation rules see it: bunsetsu, nodes at their heads, particles behind them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.model import Evidence, Node, NodeKind, NodeType, RelationKind, Span

PLACES = frozenset([NodeType.COUNTRY, NodeType.REGION, NodeType.CITY, NodeType.PLACE, NodeType.FACILITY])
BODIES = frozenset([NodeType.COMPANY, NodeType.GOVERNMENT, NodeType.ORGANIZATION, NodeType.GROUP])
ACTING = BODIES | {NodeType.PERSON, NodeType.COUNTRY}
DOERS = BODIES | {NodeType.PERSON, NodeType.COUNTRY, NodeType.REGION, NodeType.CITY}

# Words behind a name that leave it what it is: 日本側が, MicrosoftやAmazonなどが, 米国内で.
_TRANSPARENT = frozenset(
    ["側", "等", "など", "ら", "達", "たち", "内", "間", "自身", "自体", "氏", "さん", "様", "君"]
)

_OPENING, _CLOSING = "(（〈[［", ")）〉]］"
_BRACKETED = 12  #: bunsetsu that brackets may hold
_COPULA = ("だ", "で", "です", "である", "であり", "であった", "だった", "でした")
# Nouns that carry a clause without making it a relative one: 減らすことができる, 増やす方針だ.
_FORMAL = frozenset(
    [
        "こと",
        "事",
        "の",
        "必要",
        "方針",
        "見通し",
        "予定",
        "計画",
        "考え",
        "構え",
        "可能性",
        "つもり",
        "もの",
        "ため",
        "為",
    ]
)
_CASES = frozenset(["が", "を", "に", "と", "で", "から", "へ", "まで", "より", "の", "は", "も"])


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of evidence for one edge, before equal ones are merged."""

    source: str
    target: str
    label: str
    kind: RelationKind
    directed: bool
    evidence: Evidence


class MentionIndex:
    """Which nodes are named where. Look-ups take logarithmic time."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        nodes = list(nodes)
        self._rows = sorted((m.start, m.end, node.id) for node in nodes for m in node.mentions)
        self._starts = [row[0] for row in self._rows]
        self._longest = max((end - start for start, end, _ in self._rows), default=0)
        self.types = {node.id: node.type for node in nodes}

    def within(self, span: Span) -> list[tuple[int, int, str]]:
        """(start, end, node id) of the mentions that lie wholly in ``span``, in text order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [row for row in self._rows[first:last] if row[1] <= span.end]

    def covering(self, span: Span) -> list[tuple[int, int, str]]:
        """The mentions that hold all of ``span``."""
        first = bisect_left(self._starts, span.end - self._longest)
        last = bisect_right(self._starts, span.start)
        return [row for row in self._rows[first:last] if row[1] >= span.end]

    def ending_at(self, end: int) -> list[tuple[int, int, str]]:
        """The mentions that end at the code point ``end``."""
        first = bisect_left(self._starts, end - self._longest)
        last = bisect_left(self._starts, end)
        return [row for row in self._rows[first:last] if row[1] == end]

    def is_time(self, node: str) -> bool:
        return self.types[node].kind is NodeKind.TIME


class Clause:
    """A sentence with its tree and the nodes that its phrases stand for."""

    def __init__(self, sentence: AnalysedSentence, index: MentionIndex, text: str) -> None:
        self.sentence = sentence
        self.index = index
        self.text = text
        self.span = sentence.span
        self._token_ends = [t.end for t in sentence.tokens]

    @cached_property
    def children(self) -> list[list[int]]:
        """The bunsetsu that depend on each bunsetsu, in text order."""
        table: list[list[int]] = [[] for _ in self.sentence.bunsetsu]
        for number, bunsetsu in enumerate(self.sentence.bunsetsu):
            if bunsetsu.head >= 0:
                table[bunsetsu.head].append(number)
        return table

    @cached_property
    def _starts(self) -> list[int]:
        return [self.sentence.tokens[b.first].start for b in self.sentence.bunsetsu]

    def bunsetsu_at(self, point: int) -> int:
        """Index of the bunsetsu that holds the code point ``point``."""
        return max(0, bisect_right(self._starts, point) - 1)

    def tail(self, number: int) -> list[str]:
        """The function words of a bunsetsu, as written, without punctuation: ["など", "の"]."""
        bunsetsu = self.sentence.bunsetsu[number]
        tokens = self.sentence.tokens[bunsetsu.content_end : bunsetsu.last]
        return [t.surface for t in tokens if t.feature.pos1 not in ("補助記号", "空白")]

    def content(self, number: int) -> Span:
        """The content words of a bunsetsu."""
        bunsetsu = self.sentence.bunsetsu[number]
        last = max(bunsetsu.first, bunsetsu.content_end - 1)
        return Span(self.sentence.tokens[bunsetsu.first].start, self.sentence.tokens[last].end)

    def content_tokens(self, number: int) -> list[Token]:
        bunsetsu = self.sentence.bunsetsu[number]
        return self.sentence.tokens[bunsetsu.first : bunsetsu.content_end]

    def heads(self, span: Span) -> list[str]:
        """Nodes that a noun phrase stands for: those of the longest mention that ends where it ends.

        アラスカのLNG開発プロジェクト stands for that project, not for アラスカ; 日米 for both countries; a
        word that leaves the name what it is may follow (日本側), or brackets. Dates stand for nothing here.
        """
        end = span.end
        depth = 0
        while True:
            ending = [row for row in self.index.ending_at(end) if not self.index.is_time(row[2])]
            if ending and depth == 0:
                start = min(row[0] for row in ending)
                return list(dict.fromkeys(row[2] for row in ending if row[0] == start))
            at = bisect_left(self._token_ends, end)
            if at >= len(self._token_ends) or self._token_ends[at] != end:
                return []
            token = self.sentence.tokens[at]
            depth += (token.surface[-1:] in _CLOSING) - (token.surface[:1] in _OPENING)
            skipped = token.surface in _TRANSPARENT or token.feature.pos1 in ("補助記号", "空白")
            if depth < 0 or token.start < self._bracket_limit(span) or not (skipped or depth > 0):
                return []
            end = token.start

    def _bracket_limit(self, span: Span) -> int:
        """How far back a noun phrase may reach when brackets follow its name: LNG(液化天然ガス)が."""
        number = self.bunsetsu_at(span.start)
        return self.content(max(0, number - _BRACKETED)).start

    def nodes_of(self, number: int) -> list[str]:
        """Nodes that a bunsetsu stands for: its own, those it defines, those named as its examples.

        シアトルは…企業が集まる都市である: 都市 stands for シアトル;
        MicrosoftやAmazonなどの → グローバル企業が: 企業 stands for both.
        """
        found = self.heads(self.content(number)) or list(self.subjects.get(number, ()))
        for child in self.children[number]:
            tail = self.tail(child)
            if ("など" in tail or "等" in tail or tail[:1] == ["といった"]) and tail[-1] in (
                "の",
                "といった",
            ):
                for member in self.with_coordinated(child):
                    found.extend(self.heads(self.content(member)))
        return list(dict.fromkeys(found))

    def with_coordinated(self, number: int) -> list[int]:
        """A bunsetsu and those coordinated with it: Microsoftや, Amazonなどの."""
        members = [number]
        for member in members:
            members.extend(c for c in self.children[member] if self.sentence.bunsetsu[c].parallel)
        return sorted(members)

    @cached_property
    def subjects(self) -> dict[int, tuple[str, ...]]:
        """For each bunsetsu that defines a topic (シアトルは…都市である: 都市), the actors it defines."""
        table: dict[int, tuple[str, ...]] = {}
        for number, bunsetsu in enumerate(self.sentence.bunsetsu):
            if bunsetsu.head >= 0 and self.tail(number)[-1:] == ["は"] and self._defines(bunsetsu.head):
                nodes = self.heads(self.content(number))
                actors = tuple(n for n in nodes if self.index.types[n].kind is NodeKind.ACTOR)
                if actors:
                    table[bunsetsu.head] = actors
        return table

    def _defines(self, number: int) -> bool:
        """A noun with a copula, or one that ends the sentence."""
        tail = "".join(self.tail(number))
        content = self.content_tokens(number)
        if not content or content[-1].feature.pos1 not in ("名詞", "接尾辞", "記号", "代名詞"):
            return False
        return tail.startswith(_COPULA) or (not tail and self.sentence.bunsetsu[number].head < 0)

    def topics(self, before: int | None = None) -> list[str]:
        """The actors that a sentence is about: those of its last は before the bunsetsu ``before``.

        経産省はラピダスを支援し、同社は量産を目指す: ラピダス for 目指す. Without ``before``, the first は.
        """
        count = len(self.sentence.bunsetsu)
        for number in range(count) if before is None else reversed(range(min(before, count))):
            if self.tail(number)[-1:] == ["は"]:
                return [
                    n for n in self.heads(self.content(number)) if self.index.types[n].kind is NodeKind.ACTOR
                ]
        return []

    @cached_property
    def has_topic(self) -> bool:
        """Whether は marks anything in the sentence, be it a node or not."""
        return any(self.tail(number)[-1:] == ["は"] for number in range(len(self.sentence.bunsetsu)))

    def is_main(self, number: int) -> bool:
        """True when a predicate is in no relative clause: no noun stands between it and the end."""
        while (head := self.sentence.bunsetsu[number].head) >= 0:
            content = self.content_tokens(head)
            tail = self.tail(head)
            if (
                content
                and content[-1].feature.pos1 in ("名詞", "接尾辞", "代名詞")
                and tail[:1]
                and tail[0] in _CASES
            ):
                return False
            number = head
        return True
