"""One sentence as the relation rules see it: bunsetsu, nodes at their heads, particles behind them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.extraction.argument_tree import explained_nouns
from yomichizu.extraction.attribution import speech_verbs
from yomichizu.extraction.function_words import SILENT
from yomichizu.extraction.quotations import quotations
from yomichizu.extraction.relation_index import BODIES, DOERS, PLACES, MentionIndex
from yomichizu.extraction.relation_words import may_follow, words
from yomichizu.extraction.roles import is_said
from yomichizu.model import NodeType, Span

_CALLED = frozenset([NodeType.THEME, NodeType.GROUP])  #: what may be a title behind a person's name
_OPENING, _CLOSING = "(（〈[［", ")）〉]］"
_COORDINATED = 3  #: clauses one before the other
_MEMBERS = 40  #: of one coordination that are looked at, so that endless lists stay linear
_TOPICS = 3  #: topics before a noun that may govern it
_BRACKETED = 20  #: bunsetsu that brackets may hold
_CASES = frozenset(["が", "を", "に", "と", "で", "から", "へ", "まで", "より", "の", "は", "も"])


class Clause:
    """A sentence with its tree and the nodes that its phrases stand for."""

    def __init__(
        self, sentence: AnalysedSentence, index: MentionIndex, text: str, about: Sequence[str] = ()
    ) -> None:
        """``about``: the actors that the text speaks of where the sentence itself names no topic."""
        self.about = tuple(about)
        self.sentence = sentence
        self.index = index
        self.text = text
        self.span = sentence.span
        self._tails: dict[int, list[str]] = {}
        self._contents: dict[int, Span] = {}
        self._heads: dict[int, list[str]] = {}
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
        known = self._tails.get(number)
        if known is None:
            bunsetsu = self.sentence.bunsetsu[number]
            tokens = self.sentence.tokens[self._closed.get(number, bunsetsu.content_end) : bunsetsu.last]
            known = self._tails[number] = [t.surface for t in tokens if t.feature.pos1 not in SILENT]
        return known

    @cached_property
    def _closed(self) -> dict[int, int]:
        """The token behind a bracket that a bunsetsu closes after a noun: 11月16日)|は, (ゆきか|ぜ)|は."""
        table = {}
        for number, bunsetsu in enumerate(self.sentence.bunsetsu):
            depth = 0
            for place in range(bunsetsu.first, bunsetsu.last):
                surface = self.sentence.tokens[place].surface
                depth += surface[:1] in _OPENING
                if surface[-1:] in _CLOSING:
                    if depth == 0 or (place >= bunsetsu.content_end and number):
                        table[number] = place + 1
                    depth = max(0, depth - 1)
        return table

    def outer(self, number: int) -> Span:
        """The noun phrase that a bunsetsu ends, with the brackets it closes: マルシェ(1920年-1997年)|は."""
        span = self.content(number)
        closed = self._closed.get(number)
        return span if closed is None else Span(span.start, self.sentence.tokens[closed - 1].end)

    def heads_of(self, number: int) -> list[str]:
        """Nodes that a noun phrase stands for; a team for the bodies it is of (北大の|チーム)."""
        if number not in self._heads:
            found = self.heads(self.outer(number))
            if not found and self._text(number) in words().team:
                found = self._team(number)
            self._heads[number] = found
        return list(self._heads[number])

    def _team(self, number: int) -> list[str]:
        owners = (child for child in self.children[number] if self.tail(child) == ["の"])
        found = [n for owner in owners for m in self.with_coordinated(owner) for n in self.heads_of(m)]
        return [n for n in dict.fromkeys(found) if self.index.types[n] in BODIES]

    def content(self, number: int) -> Span:
        """The content words of a bunsetsu."""
        known = self._contents.get(number)
        if known is None:
            bunsetsu = self.sentence.bunsetsu[number]
            last = max(bunsetsu.first, bunsetsu.content_end - 1)
            tokens = self.sentence.tokens
            known = self._contents[number] = Span(tokens[bunsetsu.first].start, tokens[last].end)
        return known

    def content_tokens(self, number: int) -> list[Token]:
        bunsetsu = self.sentence.bunsetsu[number]
        return self.sentence.tokens[bunsetsu.first : bunsetsu.content_end]

    def heads(self, span: Span) -> list[str]:
        """Nodes that a noun phrase stands for: those of the longest mention that ends where it ends.

        アラスカのLNG開発プロジェクト stands for that project, not for アラスカ; 日米 for both countries.
        Words may follow that leave the name what it is (日本側), the part of a place (江西省北東部) or
        brackets. Dates stand for nothing here.
        """
        end = span.end
        depth = 0
        limit = self._bracket_limit(span)
        allowed: frozenset[NodeType] | None = None  # by the words that follow the name
        while True:
            ending = [row for row in self.index.ending_at(end) if self._whole(*row)]
            if ending and depth == 0:
                start = min(row[0] for row in ending)
                found = dict.fromkeys(row[2] for row in ending if row[0] == start)
                kept = [n for n in found if allowed is None or self.index.types[n] in allowed]
                if span.start < start and all(self.index.types[n] in _CALLED for n in kept):
                    # 山田太郎|容疑者: what a person is called, not somebody else
                    before = [row[2] for row in self.index.ending_at(start)]
                    kept = [n for n in before if self.index.types[n] is NodeType.PERSON] or kept
                if kept or allowed is None or NodeType.PERSON not in allowed:
                    return kept  # else トランプ|米|大統領: 米 is a part of the title
            at = bisect_left(self._token_ends, end)
            if at >= len(self._token_ends) or self._token_ends[at] != end:
                return []
            token = self.sentence.tokens[at]
            depth += (token.surface[-1:] in _CLOSING) - (token.surface[:1] in _OPENING)
            if depth < 0 or token.start < limit:
                return []
            if depth == 0 and token.surface not in words().transparent and token.feature.pos1 not in SILENT:
                kinds = may_follow(token)
                allowed = kinds if allowed is None else allowed & kinds
                if not allowed:
                    return []
            end = token.start

    def _whole(self, start: int, end: int, node: str) -> bool:
        """Whether a mention is no time and no piece of a name: オーストラリア in テニス・オーストラリア."""
        if self.index.is_time(node):
            return False
        joined = self.text[max(0, start - 2) : start]
        pieces = len(joined) == 2 and joined[1] == "・" and "ァ" <= joined[0] <= "ー"
        return not (pieces and "ァ" <= self.text[start] <= "ヺ" and not self.index.ending_at(start - 1))

    def _bracket_limit(self, span: Span) -> int:
        """How far back a noun phrase may reach when brackets follow its name: LNG(液化天然ガス)が."""
        number = self.bunsetsu_at(span.start)
        return self.content(max(0, number - _BRACKETED)).start

    def nodes_of(self, number: int) -> list[str]:
        """Nodes that a bunsetsu stands for: its own, those it defines, those named as its examples.

        シアトルは…企業が集まる都市である: 都市 stands for シアトル;
        MicrosoftやAmazonなどの → グローバル企業が: 企業 stands for both; 京都府の → 北部に: 北部 for 京都府.
        """
        found = self.heads_of(number)
        if not any(self.index.is_actor(n) for n in found):
            found = list(self.subjects.get(number, found))
            part = all(t.surface in words().part for t in self.content_tokens(number))
        else:
            part = False
        for child in self.children[number]:
            tail = self.tail(child)
            if part and tail == ["の"]:
                found.extend(n for n in self.heads_of(child) if self.index.types[n] in PLACES)
            elif self._exemplifies(child, tail):
                for member in self.with_coordinated(child):
                    found.extend(self.heads_of(member))
        return list(dict.fromkeys(found))

    def _exemplifies(self, number: int, tail: list[str]) -> bool:
        """AmazonなどのA, AIといった, ウルフ川とフォックス川という|二つの川."""
        if self.sentence.bunsetsu[number].particle in ("という", "といった"):
            return True
        return ("など" in tail or "等" in tail) and tail[-1] in ("の", "など", "等")

    def with_coordinated(self, number: int) -> list[int]:
        """A bunsetsu and those coordinated with it: Microsoftや, Amazonなどの."""
        members = [number]
        for member in members:
            members.extend(c for c in self.children[member] if self.sentence.bunsetsu[c].parallel)
            if len(members) >= _MEMBERS:
                break
        return sorted(members)

    def is_topic(self, number: int) -> bool:
        """は marks a sentence's topic: not 現在は, アメリカでは, 法律については. So does も of who acts."""
        bunsetsu = self.sentence.bunsetsu[number]
        tail = self.tail(number)
        if tail == ["も"] and not bunsetsu.particle:
            return any(self.index.types[n] in DOERS for n in self.heads_of(number))
        if bunsetsu.particle or tail[-1:] != ["は"] or not _CASES.isdisjoint(tail[:-1]):
            return False
        if number in self._closed:
            return True
        last = self.sentence.tokens[bunsetsu.content_end - 1]
        if last.feature.pos1 not in ("名詞", "代名詞", "接尾辞", "記号", "形状詞", "補助記号"):
            return False
        ending = self.index.ending_at(last.end)
        if any(self.index.is_time(row[2]) for row in ending):
            return False
        some = last.surface in words().team  # 住民の|一部は
        return bool(ending) or some or not last.feature.pos3.startswith(("副詞可能", "助数詞"))

    def written(self, number: int) -> str:
        """A bunsetsu as written; "" where there is none."""
        if number >= len(self.sentence.bunsetsu):
            return ""
        bunsetsu = self.sentence.bunsetsu[number]
        return "".join(t.surface for t in self.sentence.tokens[bunsetsu.first : bunsetsu.last])

    def explained(self, number: int) -> bool:
        """Whether a bunsetsu ends in a noun that its clause explains: 構え, 方針."""
        return self.content_tokens(number)[-1].surface in explained_nouns()

    @cached_property
    def topic_places(self) -> list[int]:
        """The bunsetsu that は marks as topics."""
        return [n for n in range(len(self.sentence.bunsetsu)) if self.is_topic(n)]

    def actors_of(self, number: int) -> list[str]:
        return [n for n in self.heads_of(number) if self.index.is_actor(n)]

    @cached_property
    def subjects(self) -> dict[int, tuple[str, ...]]:
        """For each bunsetsu that defines somebody or something, whom or what it defines.

        シアトルは…都市である: 都市 → シアトル. So does what is coordinated with it (作家、画家である), what
        it is one of (川の一つである) and a copula before it (選手で、…); a clause with a copula defines its
        noun (教授である山田). A sentence that ends in a noun and has no subject defines what the text is
        about (東京都出身。).
        """
        table: dict[int, tuple[str, ...]] = {}
        bunsetsu = self.sentence.bunsetsu
        for number, phrase in enumerate(bunsetsu):
            if not self.defines(number):
                continue
            actors: list[str] = []
            if self._adnominal(number):
                actors = self.actors_of(phrase.head)
            elif self._is_clause(number):
                topic = self.topic_over(number)
                if topic is not None:
                    actors = self.actors_of(topic)
                elif self.about and not self._has_subject(number) and not self.topic_places:
                    actors = list(self.about)
            if actors:
                for noun in self._same_noun(number):
                    table.setdefault(noun, tuple(actors))
        return table

    def _adnominal(self, number: int) -> bool:
        """教授である|山田, 首都だった|ボン."""
        head = self.sentence.bunsetsu[number].head
        tail = "".join(self.tail(number))
        return head >= 0 and tail in ("である", "であった", "だった", "たる") and not self._is_verb(head)

    def _is_clause(self, number: int) -> bool:
        """A defining noun that ends the sentence or a clause before its end, in no relative clause."""
        return self.is_main(number)

    def topic_over(self, number: int) -> int | None:
        """The last topic before a noun that governs it."""
        last = bisect_left(self.topic_places, number)
        for place in reversed(self.topic_places[max(0, last - _TOPICS) : last]):
            if self.sentence.bunsetsu[place].head >= number:
                return place
        return None

    def _has_subject(self, number: int) -> bool:
        """Something with が, も or は: 頼んだのは|町長だ."""
        return any(self.tail(child)[-1:] in (["が"], ["も"], ["は"]) for child in self.children[number])

    def _has_topic(self, number: int) -> bool:
        return any(self.tail(child) in (["は"], ["が"]) for child in self.children[number])

    def _same_noun(self, number: int) -> Iterator[int]:
        """A defining noun, those coordinated with it, and what it is one of: 川の|一つである."""
        for member in self.with_coordinated(number):
            if member != number and not self._nominal(member):
                continue
            yield member
            if self._text(member) in words().one_of:
                for child in self.children[member]:
                    if self.tail(child)[-1:] == ["の"] and not self.heads_of(child):
                        yield from (m for m in self.with_coordinated(child) if self._nominal(m))

    def _text(self, number: int) -> str:
        span = self.content(number)
        return self.text[span.start : span.end]

    def _nominal(self, number: int) -> bool:
        content = self.content_tokens(number)
        return bool(content) and content[-1].feature.pos1 in ("名詞", "接尾辞", "記号", "代名詞", "形状詞")

    def defines(self, number: int) -> bool:
        """A noun with a copula, or one that ends the sentence: not 大学で学んだ, but 彼は|輪島市出身で、….

        The dictionary takes the copula's で for the case; what has a subject of its own is no place.
        """
        bunsetsu = self.sentence.bunsetsu[number]
        content = self.content_tokens(number)
        if not content or content[-1].feature.pos1 not in ("名詞", "接尾辞", "記号", "代名詞"):
            return False
        for token in self.sentence.tokens[bunsetsu.content_end : bunsetsu.last]:
            if token.feature.pos1 not in SILENT:
                if token.surface == "で" and is_said(content[-1].surface) and self.tail(number) == ["で"]:
                    return self._has_topic(number)
                return token.feature.pos1 == "助動詞" and token.feature.lemma in (
                    "だ",
                    "です",
                    "なり",
                    "たり",
                )
        return bunsetsu.head < 0

    def topics(self, before: int | None = None) -> list[str]:
        """The actors that a sentence is about: those of its last は before the bunsetsu ``before``.

        経産省はラピダスを支援し、同社は量産を目指す: ラピダス for 目指す. Without ``before``, the first は.
        """
        if before is None:
            return self.actors_of(self.topic_places[0]) if self.topic_places else []
        last = bisect_left(self.topic_places, before)
        return self.actors_of(self.topic_places[last - 1]) if last else []

    def quotes(self) -> bool:
        """Whether the sentence tells what somebody said, in his own words: 「…」と述べた."""
        bunsetsu = self.sentence.bunsetsu
        return (
            "」と" in self.text[self.span.start : self.span.end]
            and self.lemma(len(bunsetsu) - 1) in speech_verbs()
        )

    def token_at(self, point: int) -> Token:
        """The token that holds the code point ``point``."""
        return self.sentence.tokens[bisect_left(self._token_ends, point + 1)]

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """(first, last bunsetsu) of what somebody says in his own words."""
        return list(quotations(self.sentence))

    def main_subject(self) -> list[str]:
        """The actor with が that does what the sentence ends with."""
        last = len(self.sentence.bunsetsu) - 1
        for child in self.children[last]:
            if self.tail(child) == ["が"]:
                return self.actors_of(child)
        return []

    @property
    def has_topic(self) -> bool:
        """Whether は marks a topic, be it a node or not."""
        return bool(self.topic_places)

    def lemma(self, number: int) -> str:
        """The verb of a bunsetsu in its dictionary form, 担当 of 担当した; "" without one."""
        bunsetsu = self.sentence.bunsetsu[number]
        tokens = self.sentence.tokens
        feature = tokens[bunsetsu.content_end - 1].feature
        if feature.pos1 == "動詞":
            return feature.orth_base
        return (
            tokens[bunsetsu.content_end - 1].surface
            if self._is_verb(number) or feature.pos3.startswith("サ変")
            else ""
        )

    def clause_head(self, number: int) -> int:
        """The noun that the clause of a predicate modifies, also through the clauses it is coordinated with.

        京都で|生まれ、|大阪で|育った|作家: 作家 for both verbs; -1 where there is none.
        """
        for _ in range(_COORDINATED):
            head = self.sentence.bunsetsu[number].head
            if head < 0:
                return -1
            if self._nominal(head) and not self._is_verb(head):
                return head if self._modifies(number) else -1
            number = head
        return -1

    def _is_verb(self, number: int) -> bool:
        """育成|された."""
        bunsetsu = self.sentence.bunsetsu[number]
        if bunsetsu.particle:
            return False
        tokens = self.sentence.tokens[bunsetsu.content_end - 1 : bunsetsu.last]
        return any(t.feature.pos1 in ("動詞", "形容詞") for t in tokens)

    def _modifies(self, number: int) -> bool:
        """開発した, 集まる: an ending that modifies a noun."""
        bunsetsu = self.sentence.bunsetsu[number]
        last = bunsetsu.last - 1
        while last > bunsetsu.first and self.sentence.tokens[last].feature.pos1 in SILENT:
            last -= 1
        feature = self.sentence.tokens[last].feature
        return feature.pos1 in ("動詞", "助動詞", "形容詞") and feature.c_form.startswith(
            ("連体形", "終止形")
        )

    def closes(self, number: int) -> bool:
        """A noun that ends the sentence or a clause of it with nothing behind it: 賞を受賞、賞に入選。"""
        bunsetsu = self.sentence.bunsetsu[number]
        return not self.tail(number) and self.is_main(number) and (bunsetsu.head < 0 or bunsetsu.parallel)

    def is_main(self, number: int) -> bool:
        """True when a predicate is in no relative clause: no noun stands between it and the end."""
        return self._main[number]

    @cached_property
    def _main(self) -> list[bool]:
        bunsetsu = self.sentence.bunsetsu
        table = [True] * len(bunsetsu)
        for number in reversed(range(len(bunsetsu))):
            if (head := bunsetsu[number].head) >= 0:
                table[number] = table[head] and not self._takes_clause(head)
        return table

    def _takes_clause(self, number: int) -> bool:
        """A noun with a case: what depends on it is no clause of the sentence itself."""
        content, tail = self.content_tokens(number), self.tail(number)
        return (
            bool(content and tail)
            and content[-1].surface not in explained_nouns()
            and content[-1].feature.pos1 in ("名詞", "接尾辞", "代名詞")
            and tail[0] in _CASES
        )
