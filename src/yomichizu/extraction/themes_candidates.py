"""Where the terms of a text stand: its runs of nouns and AのB phrases, with the weight of each place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from yomichizu.control import Control
from yomichizu.extraction.analysis import AnalysedSentence, Analysis, Token
from yomichizu.extraction.roles import roles as role_words
from yomichizu.extraction.terms import BACK, FRONT, RunFinder
from yomichizu.model import NodeType, Role

_ROLE_WEIGHT = {Role.TITLE: 4.0, Role.HEADING: 3.0, Role.CAPTION: 1.2}
_LIST_HEAD = 2.0  #: 規制の整合性強化：… as the head of a list item

Key = tuple[str, ...]

_ACTOR, _OTHER = 1, 2  #: what a blocked span is: an actor that a term may begin with, or anything else


class Occurrence(NamedTuple):
    """One place of a run: ``starts`` has the offset of each token and, last, the end of the run."""

    starts: tuple[int, ...]
    weight: float
    section: int


@dataclass(slots=True)
class RunType:
    """All places where one sequence of tokens stands as a run."""

    roles: tuple[int, ...]
    actor: int  #: so many tokens at the front are an actor's name
    places: list[Occurrence] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return sum(p.weight for p in self.places)


@dataclass(slots=True)
class Phrase:
    """AのB: the places where two runs are joined by の; their offsets are those of A, B and the end."""

    first: Key
    second: Key
    places: list[Occurrence] = field(default_factory=list)


_WHOLE = "全"
#: What stands before a word without being a piece of it: 各|企業, 約|半数.
_APART = frozenset("各同本当両諸某全毎約第元現御お数新旧故計") | {"ご"}


def _cuts(token: Token) -> bool:
    """Whether ``token`` right before a term is a piece of the same word: 前|十字靱帯, かかりつけ|医."""
    feature = token.feature
    if feature.pos1 == "動詞":
        return True
    single = len(token.surface) == 1 and "一" <= token.surface <= "鿿"
    return (feature.pos1 == "接頭辞" or (feature.pos1 == "名詞" and single)) and token.surface not in _APART


def _says_nothing(rest: list[Token], masks: list[int]) -> bool:
    """Whether what follows a name in a run only says whose or what kind it is: 米国|製, ザラ|親|会社."""
    word = "".join(t.surface for t in rest)
    role = role_words().get(word)
    return all(mask & BACK for mask in masks) or (
        role is not None and (role.kind == "PER" or word.endswith("会社"))
    )


class Candidates:
    """The runs (``types``), the phrases and the sections of one text."""

    def __init__(self, analysis: Analysis, control: Control) -> None:
        self.analysis = analysis
        self.control = control
        self.text = analysis.document.text
        self.types: dict[Key, RunType] = {}
        self.phrases: dict[tuple[Key, Key], Phrase] = {}
        self.sections: set[int] = set()
        self._prefixed: Counter[Key] = Counter()
        self._cut: Counter[Key] = Counter()

    def fragments(self) -> frozenset[Key]:
        """Runs that are only ever the rest of a word: what begins where they do is no term.

        前|十字靱帯断裂, 来|年度予算案.
        """
        return frozenset(key for key, count in self._cut.items() if count == len(self.types[key].places))

    def collect(self) -> None:
        """Runs and AのB phrases of every sentence."""
        finder = RunFinder()
        blocked = self._blocked()
        blocked_starts = [b[0] for b in blocked]
        passages = self.analysis.document.passages
        heading_number = {p.id: i for i, p in enumerate(passages)}
        for sentence in self.control.over(self.analysis.sentences, 0.1, 0.5, every=50):
            passage = passages[sentence.passage]
            weight = _ROLE_WEIGHT.get(passage.role, 1.0)
            if passage.role is Role.LIST_ITEM and self.text[sentence.end - 1] in ":：":
                weight = _LIST_HEAD
            section = heading_number.get(passage.heading or "", -1)
            self.sections.add(section)
            self._collect(sentence, finder, blocked, blocked_starts, weight, section)
        self._keep_prefixes()

    def _keep_prefixes(self) -> None:
        """全 counts what follows (全加盟国), unless the text never says one without the other: 全固体電池."""
        for key, count in self._prefixed.items():
            kind = self.types[key]
            if count < 2 or count != len(kind.places) or kind.actor:
                continue
            longer = (_WHOLE, *key)
            places = [p._replace(starts=(p.starts[0] - len(_WHOLE), *p.starts)) for p in kind.places]
            del self.types[key]
            self._cut.pop(key, None)
            self.types[longer] = RunType((FRONT, *kind.roles), 0, places)
            for pair in [pair for pair in self.phrases if pair[0] == key]:
                phrase = self.phrases.pop(pair)
                moved = [p._replace(starts=(p.starts[0] - len(_WHOLE), *p.starts[1:])) for p in phrase.places]
                self.phrases[longer, pair[1]] = Phrase(longer, pair[1], moved)

    def _blocked(self) -> list[tuple[int, int, int]]:
        """(start, end, what) of people, other actors and times, sorted; overlapping ones are merged."""
        spans = [
            (s.start, s.end, _OTHER if t.type is NodeType.PERSON else _ACTOR)
            for t in self.analysis.actors
            for s in t.spans
        ]
        spans += [(s.start, s.end, _OTHER) for t in self.analysis.times for s in t.spans]
        spans.sort(key=lambda s: (s[0], -s[1]))
        merged: list[tuple[int, int, int]] = []
        for span in spans:
            if merged and span[0] < merged[-1][1]:
                if span[1] > merged[-1][1]:
                    merged[-1] = (merged[-1][0], span[1], merged[-1][2])
                continue
            merged.append(span)
        return merged

    def _collect(
        self,
        sentence: AnalysedSentence,
        finder: RunFinder,
        blocked: list[tuple[int, int, int]],
        blocked_starts: list[int],
        weight: float,
        section: int,
    ) -> None:
        tokens = sentence.tokens
        roles = finder.roles(tokens)
        previous: tuple[Key, Occurrence, int] | None = None
        for first, last in finder.runs(tokens, roles):
            first, last, actor = self._outside(tokens, first, last, blocked, blocked_starts)
            rest = tokens[first + actor : last]
            if not rest or (actor and _says_nothing(rest, roles[first + actor : last])):
                previous = None
                continue
            key = tuple([t.surface for t in tokens[first:last]])
            if first and tokens[first - 1].end == tokens[first].start and _cuts(tokens[first - 1]):
                self._cut[key] += 1
            if first and tokens[first - 1].surface == _WHOLE and tokens[first - 1].end == tokens[first].start:
                self._prefixed[key] += 1
            occurrence = Occurrence(
                (*[t.start for t in tokens[first:last]], tokens[last - 1].end), weight, section
            )
            known = self.types.get(key)
            if known is None or known.actor != actor:
                known = self.types.setdefault(key, RunType(tuple(roles[first:last]), actor))
            known.places.append(occurrence)
            if previous is not None and previous[2] == first - 1 and tokens[first - 1].surface == "の":
                pair = (previous[0], key)
                phrase = self.phrases.get(pair)
                if phrase is None:
                    phrase = self.phrases[pair] = Phrase(*pair)
                phrase.places.append(
                    Occurrence(
                        (previous[1].starts[0], occurrence.starts[0], occurrence.starts[-1]), weight, section
                    )
                )
            previous = (key, occurrence, last)

    def _outside(
        self,
        tokens: list[Token],
        first: int,
        last: int,
        blocked: list[tuple[int, int, int]],
        blocked_starts: list[int],
    ) -> tuple[int, int, int]:
        """(first, last, actor): what of a run is no name; its first ``actor`` tokens may be one: 日米|協力.

        A person's name and a date at the front are left out (石破茂|首相), and all from a name further back.
        A name within a token is no hindrance: 米 in 対米|投資.
        """
        at = max(0, bisect_right(blocked_starts, tokens[first].start) - 1)
        actor = 0
        while at < len(blocked) and first < last and blocked[at][0] < tokens[last - 1].end:
            low, high, what = blocked[at]
            at += 1
            inside = [i for i in range(first, last) if low <= tokens[i].start and tokens[i].end <= high]
            if not inside:
                continue
            if inside[0] > first + actor:
                return first, inside[0], actor
            if what == _ACTOR and actor == 0 and inside[-1] + 1 < last:
                actor = inside[-1] + 1 - first
            else:
                first, actor = inside[-1] + 1, 0
        return first, last, actor
