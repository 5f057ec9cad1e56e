"""Themes: what a text is about, as the terms it keeps coming back to.

Candidates are runs of nouns and AのB phrases (``terms``). Their termhood is the C-value (Frantzi,
Ananiadou, Mima: "Automatic recognition of multi-word terms", 2000) over occurrences that are weighted by
where they stand (title, heading, head of a list item), times how widely they are spread over the sections
and how rare their words are in general text.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from yomichizu.assets import resources
from yomichizu.control import Control
from yomichizu.extraction.analysis import AnalysedSentence, Analysis, Thing, Token
from yomichizu.extraction.names_index import fold
from yomichizu.extraction.terms import (
    ADVERBIAL,
    FRONT,
    LONGEST,
    NOUN,
    VERBAL,
    RunFinder,
    loan_word,
    stop_words,
    term_slices,
)
from yomichizu.model import NodeType, Role, Span

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
class _RunType:
    """All places where one sequence of tokens stands as a run."""

    roles: tuple[int, ...]
    actor: int  #: so many tokens at the front are an actor's name
    places: list[Occurrence] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return sum(p.weight for p in self.places)


@dataclass(slots=True)
class _Phrase:
    """AのB: the places where two runs are joined by の; their offsets are those of A, B and the end."""

    first: Key
    second: Key
    places: list[Occurrence] = field(default_factory=list)


@dataclass(slots=True)
class _Theme:
    surfaces: Counter[str] = field(default_factory=Counter)
    spans: set[Span] = field(default_factory=set)
    weight: float = 0.0
    sections: set[int] = field(default_factory=set)
    key: Key = ()
    structural: bool = False


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.themes`` with Things of type THEME, the heaviest (``score``) first.

    ``analysis.spare_themes`` gets the compounds that weigh too little for that, in the same order.
    """
    extractor = _Extractor(analysis, control)
    extractor.collect()
    analysis.themes, analysis.spare_themes = extractor.themes()
    control.tick(1.0)


@cache
def background() -> tuple[dict[str, int], int]:
    """Document frequency of words in general text, and the number of documents it was counted in."""
    path = resources() / "lexicons" / "background.tsv"
    table: dict[str, int] = {}
    documents = 1
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# documents"):
                documents = int(line.split("\t")[1])
            elif not line.startswith("#"):
                word, count = line.split("\t")
                table[word] = int(count)
    return table, documents


def rarity(word: str) -> float:
    """How little a word says nothing, 0..1: 1 for a word that general text does not know."""
    table, documents = background()
    return 1.0 - math.log1p(table.get(word, 0)) / math.log1p(documents)


_WHOLE = "全"
_NUMERALS = frozenset("一二三四五六七八九十")
_CALLING = ("", "の", "、", "・")  #: between what somebody is and the name
_ACTS = 0.7  #: rarity left to who acts in the text rather than what it is about: 海運会社, 研究チーム, 専門医
_ACTING = re.compile(
    r"(?:者|員|士|師|医|長|官|職|人|家族|会社|メーカー|業者|企業|各社|事業者|チーム|グループ|機関|団体|組合|部会|課|係)$"
)


def acts(part: Key) -> bool:
    """Whether a compound names people or a body: its themes are what they do."""
    return len(part) > 1 and _ACTING.search(part[-1]) is not None


class _Extractor:
    def __init__(self, analysis: Analysis, control: Control) -> None:
        self.analysis = analysis
        self.control = control
        self.text = analysis.document.text
        self.types: dict[Key, _RunType] = {}
        self.phrases: dict[tuple[Key, Key], _Phrase] = {}
        self.sections: set[int] = set()
        self._prefixed: Counter[Key] = Counter()
        self._stop = stop_words()
        people = [s for t in analysis.actors if t.type is NodeType.PERSON for s in t.spans]
        self._people_starts = {s.start for s in people}
        self._people_ends = {s.end for s in people}

    # -- candidates ---------------------------------------------------------------------------

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
            self.types[longer] = _RunType((FRONT, *kind.roles), 0, places)
            for pair in [pair for pair in self.phrases if pair[0] == key]:
                phrase = self.phrases.pop(pair)
                moved = [p._replace(starts=(p.starts[0] - len(_WHOLE), *p.starts[1:])) for p in phrase.places]
                self.phrases[longer, pair[1]] = _Phrase(longer, pair[1], moved)

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
            if last - first - actor < 1:
                previous = None
                continue
            key = tuple([t.surface for t in tokens[first:last]])
            if first and tokens[first - 1].surface == _WHOLE and tokens[first - 1].end == tokens[first].start:
                self._prefixed[key] += 1
            occurrence = Occurrence(
                (*[t.start for t in tokens[first:last]], tokens[last - 1].end), weight, section
            )
            known = self.types.get(key)
            if known is None or known.actor != actor:
                known = self.types.setdefault(key, _RunType(tuple(roles[first:last]), actor))
            known.places.append(occurrence)
            if previous is not None and previous[2] == first - 1 and tokens[first - 1].surface == "の":
                pair = (previous[0], key)
                phrase = self.phrases.get(pair)
                if phrase is None:
                    phrase = self.phrases[pair] = _Phrase(*pair)
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

    # -- termhood -----------------------------------------------------------------------------

    def _accepted(self) -> dict[Key, float]:
        """Worth (C-value × rarity) of every candidate that is a term by itself."""
        total: dict[Key, float] = defaultdict(float)
        inside: dict[Key, float] = defaultdict(float)
        containers: dict[Key, int] = defaultdict(int)
        masks: dict[Key, tuple[int, ...]] = {}
        alone: dict[Key, int] = {}
        with_actor: set[Key] = set()
        for key, kind in self.control.over(list(self.types.items()), 0.5, 0.6, every=1000):
            weight = kind.weight
            for first, last in term_slices(key, kind.roles, kind.actor):
                part = key[first:last]
                total[part] += weight
                if part not in masks:
                    masks[part] = kind.roles[first:last]
                if last - first == len(key):
                    alone[part] = len(kind.places)
                    if kind.actor:
                        with_actor.add(part)
                else:
                    inside[part] += weight
                    containers[part] += 1
        worth: dict[Key, float] = {}
        for part, weight in self.control.over(list(total.items()), 0.6, 0.7, every=1000):
            around = containers.get(part, 0)
            if part not in alone and around < 3:
                continue
            if part in with_actor and weight < 2:
                continue  # 米国市場 said once is the market; said twice or as a heading it is a term
            value = weight - (inside[part] / around if around else 0.0)
            if value <= 0:
                continue
            quality = self._quality(part, masks[part])
            if quality > 0:
                worth[part] = math.log2(1 + len(part)) * value * quality
        return worth

    def _quality(self, part: Key, roles: tuple[int, ...]) -> float:
        """How much a term says for its form, 0..1."""
        surface = "".join(part)
        if not any(c.isalpha() for c in surface):
            return 0.0  # 1938-44
        if surface in self._stop["alone"] or surface in self._stop["never"] or len(surface) < 2:
            return 0.0
        own = rarity(surface) * (_ACTS if acts(part) else 1.0)
        if len(part) == 1:
            if own < 0.35:
                return 0.0
            form = 1.0 if loan_word(surface) else 0.7
            if roles[0] & VERBAL:
                form *= 0.5
            if roles[0] & ADVERBIAL:
                form *= 0.3
            return own * own * form
        nouns = [w for w in part if len(w) > 1 or not w.isascii()]
        parts = sum(rarity(w) for w in nouns) / len(nouns) if nouns else 0.0
        general = all(w in self._stop["alone"] or w in self._stop["never"] or len(w) == 1 for w in part)
        return own * (0.3 + 0.7 * parts) * (0.35 if general else 1.0)

    # -- themes -------------------------------------------------------------------------------

    def themes(self) -> tuple[list[Thing], list[Thing]]:
        """The themes by falling score, and the compounds that are left over."""
        worth = self._accepted()
        phrases = self._phrases_that_are_terms()
        within = self._places_within(phrases)
        found: dict[str, _Theme] = {}
        for key, kind in self.control.over(list(self.types.items()), 0.75, 0.85):
            for first, last in self._cover(key, kind, worth):
                part = key[first:last]
                surface_key = fold("".join(part))
                theme = found.get(surface_key)
                if theme is None:
                    theme = found[surface_key] = _Theme(key=part)
                for place in kind.places:
                    share = within.get(place.starts[0], 1.0)
                    if share:
                        self._count(theme, Span(place.starts[first], place.starts[last]), place, share)
        for phrase in self.control.over(phrases, 0.85, 0.85):
            joined = fold("".join(phrase.first + phrase.second))
            theme = found.get(joined)
            if theme is None:
                theme = found[joined] = _Theme(key=phrase.first + phrase.second)
            for place in phrase.places:
                self._count(theme, Span(place.starts[0], place.starts[2]), place)
        things: list[Thing] = []
        spare: list[Thing] = []
        compounds: set[str] = set()
        spread_of = math.log2(1 + max(1, len(self.sections)))
        for theme in self.control.over(list(found.values()), 0.85, 0.95):
            quality = self._theme_quality(theme)
            if quality <= 0 or not theme.spans or self._counts(theme) or self._calls(theme):
                continue
            spread = 1.0 + 0.6 * math.log2(len(theme.sections)) / spread_of if theme.sections else 1.0
            score = math.log2(1 + len(theme.key)) * theme.weight * quality * spread
            labels = sorted(theme.surfaces, key=lambda s: -theme.surfaces[s])
            if len(theme.key) > 1:
                compounds.add(labels[0])
            thing = Thing(NodeType.THEME, labels, sorted(theme.spans), score=score)
            if len(theme.spans) < 2 and (len(theme.key) < 2 or (not theme.structural and quality < 0.5)):
                if labels[0] in compounds:
                    spare.append(thing)
                continue
            things.append(thing)
        things = _without_fragments(things)
        things.sort(key=_by_score)
        limit = int(12 + 0.9 * math.sqrt(len(self.text)))
        spare += [t for t in things[limit:] if t.labels[0] in compounds]
        spare.sort(key=_by_score)
        return things[:limit], spare

    def _counts(self, theme: _Theme) -> bool:
        """二病院, where the text speaks of 病院 too: how many there are; 三権 and 二酸化炭素 stand whole."""
        first, *rest = theme.key
        return bool(rest) and first in _NUMERALS and tuple(rest) in self.types

    def _calls(self, theme: _Theme) -> bool:
        """Whether a term only says who somebody is: 岡部|弁護士, 写真家の|竹内, 写真家、|竹内."""
        return all(
            span.start in self._people_ends
            or any(
                span.end + len(mark) in self._people_starts and self.text.startswith(mark, span.end)
                for mark in _CALLING
            )
            for span in theme.spans
        )

    def _theme_quality(self, theme: _Theme) -> float:
        known = self.types.get(theme.key)
        roles = known.roles if known else (NOUN,) * len(theme.key)
        return self._quality(theme.key, roles)

    def _count(self, theme: _Theme, span: Span, place: Occurrence, share: float = 1.0) -> None:
        if span in theme.spans:
            return
        theme.spans.add(span)
        theme.surfaces[self.text[span.start : span.end]] += 1
        theme.weight += place.weight * share
        theme.sections.add(place.section)
        theme.structural = theme.structural or place.weight > 1.5

    def _cover(self, key: Key, kind: _RunType, worth: dict[Key, float]) -> list[tuple[int, int]]:
        """The terms that a run is made of: the longest that is good enough, then what is left of it."""
        slices = [s for s in term_slices(key, kind.roles, kind.actor) if key[s[0] : s[1]] in worth]
        slices.sort(key=lambda s: (-(s[1] - s[0]), s[0]))
        taken: list[tuple[int, int]] = []
        for first, last in slices:
            if any(first < b and a < last for a, b in taken):
                continue
            taken.append((first, last))
        return sorted(taken)

    def _phrases_that_are_terms(self) -> list[_Phrase]:
        """AのB that is one idea: サプライチェーンの強靭化, said twice, as a head, or as one word elsewhere.

        Not 経済版2+2の推進, where the theme is A.
        """
        compounds = {fold("".join(key)) for key in self.types}
        result = []
        for phrase in self.phrases.values():
            a, b = "".join(phrase.first), "".join(phrase.second)
            stop = self._stop
            if b in stop["light"] or b in stop["never"] or a in stop["alone"] or a in stop["never"]:
                continue
            roles = self.types[phrase.second].roles
            nominal = roles[-1] & VERBAL or phrase.second[-1] in ("化", "性", "力", "率")
            if not nominal or len(phrase.first) + len(phrase.second) > LONGEST or len(a) < 2 or len(b) < 2:
                continue
            structural = any(p.weight > 1.5 for p in phrase.places)
            if structural or len(phrase.places) >= 2 or fold(a + b) in compounds:
                result.append(phrase)
        return result

    def _places_within(self, phrases: list[_Phrase]) -> dict[int, float]:
        """Offsets of the A and B of phrases that are terms, and how much of them counts there."""
        shares: dict[int, float] = {}
        for phrase in phrases:
            for place in phrase.places:
                shares[place.starts[0]] = 0.5
        for phrase in phrases:
            for place in phrase.places:
                shares[place.starts[1]] = 0.0
        return shares


def _by_score(thing: Thing) -> tuple[float, Span]:
    return -thing.score, thing.spans[0]


_HIRAGANA = re.compile(r"[ぁ-んー]+")


def _without_fragments(things: list[Thing]) -> list[Thing]:
    """Without pieces of a word in hiragana that was cut elsewhere: しょう of しょうが|煮 beside しょうが."""
    kana = sorted(t.labels[0] for t in things if _HIRAGANA.fullmatch(t.labels[0]))
    pieces = {one for one, after in pairwise(kana) if after.startswith(one)}
    return [t for t in things if t.labels[0] not in pieces]
