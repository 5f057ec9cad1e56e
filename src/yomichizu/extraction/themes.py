"""Themes: what a text is about, as the terms it keeps coming back to.

Candidates are runs of nouns and AのB phrases (``themes_candidates``). Their termhood is the C-value (Frantzi,
Ananiadou, Mima: "Automatic recognition of multi-word terms", 2000) over occurrences that are weighted by
where they stand (title, heading, head of a list item), times how widely they are spread over the sections
and how much their words say (``themes_termhood``).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from yomichizu.control import Control
from yomichizu.extraction.analysis import Analysis, Thing
from yomichizu.extraction.names_index import fold
from yomichizu.extraction.terms import LONGEST, NOUN, VERBAL, stop_words, term_slices
from yomichizu.extraction.themes_candidates import Candidates, Key, Occurrence, Phrase, RunType
from yomichizu.extraction.themes_termhood import in_passing, quality
from yomichizu.model import NodeType, Span


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
    candidates = Candidates(analysis, control)
    candidates.collect()
    extractor = _Extractor(analysis, candidates, control)
    analysis.themes, analysis.spare_themes = extractor.themes()
    control.tick(1.0)


_NUMERALS = frozenset("一二三四五六七八九十")
#: A text of 500 characters has 21 themes at most, one of 4,000 has 50.
_FEWEST, _GROWTH = 6.0, 0.7
#: So many of those that the text says once, outside its title and headings: 8 of 500 characters, 17 of 4,000.
_ONCE, _ONCE_GROWTH = 4.0, 0.2
_CALLING = ("", "の", "、", "・")  #: between what somebody is and the name


class _Extractor:
    def __init__(self, analysis: Analysis, candidates: Candidates, control: Control) -> None:
        self.control = control
        self.text = analysis.document.text
        self.types = candidates.types
        self.phrases = candidates.phrases
        self.sections = candidates.sections
        self._cut = candidates.fragments()
        self._stop = stop_words()
        people = [s for t in analysis.actors if t.type is NodeType.PERSON for s in t.spans]
        self._people_starts = {s.start for s in people}
        self._people_ends = {s.end for s in people}

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
            for first, last in self._slices(key, kind):
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
            form = quality(part, masks[part])
            if form > 0:
                worth[part] = math.log2(1 + len(part)) * value * form
        return worth

    def _slices(self, key: Key, kind: RunType) -> Iterator[tuple[int, int]]:
        """The parts of a run that could be terms, without those that are pieces of something longer."""
        cut = key in self._cut
        for first, last in term_slices(key, kind.roles, kind.actor):
            if not (cut and first == 0):
                yield first, last

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
        structural: set[str] = set()
        spread_of = math.log2(1 + max(1, len(self.sections)))
        for theme in self.control.over(list(found.values()), 0.85, 0.95):
            form = self._theme_quality(theme)
            if form <= 0 or not theme.spans or self._counts(theme) or self._calls(theme):
                continue
            spread = 1.0 + 0.6 * math.log2(len(theme.sections)) / spread_of if theme.sections else 1.0
            score = math.log2(1 + len(theme.key)) * theme.weight * form * spread
            labels = sorted(theme.surfaces, key=lambda s: -theme.surfaces[s])
            if len(theme.key) > 1:
                compounds.add(labels[0])
            if theme.structural:
                structural.add(labels[0])
            thing = Thing(NodeType.THEME, labels, sorted(theme.spans), score=score)
            if in_passing(theme.key, self._roles(theme), len(theme.spans), theme.structural, form):
                if labels[0] in compounds and labels[0] not in self._stop["common"]:
                    spare.append(thing)
                continue
            things.append(thing)
        things = _with_short_forms(_without_fragments(things))
        things.sort(key=_by_score)
        limit = int(_FEWEST + _GROWTH * math.sqrt(len(self.text)))
        once = [t for t in things if len(t.spans) == 1 and t.labels[0] not in structural]
        once = once[int(_ONCE + _ONCE_GROWTH * math.sqrt(len(self.text))) :]
        spare += once
        passed = {id(t) for t in once}
        things = [t for t in things if id(t) not in passed]
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

    def _roles(self, theme: _Theme) -> tuple[int, ...]:
        known = self.types.get(theme.key)
        return known.roles if known else (NOUN,) * len(theme.key)

    def _theme_quality(self, theme: _Theme) -> float:
        return quality(theme.key, self._roles(theme))

    def _count(self, theme: _Theme, span: Span, place: Occurrence, share: float = 1.0) -> None:
        if span in theme.spans:
            return
        theme.spans.add(span)
        theme.surfaces[self.text[span.start : span.end]] += 1
        theme.weight += place.weight * share
        theme.sections.add(place.section)
        theme.structural = theme.structural or place.weight > 1.5

    def _cover(self, key: Key, kind: RunType, worth: dict[Key, float]) -> list[tuple[int, int]]:
        """The terms that a run is made of: the longest that is good enough, then what is left of it."""
        slices = [s for s in self._slices(key, kind) if key[s[0] : s[1]] in worth]
        slices.sort(key=lambda s: (-(s[1] - s[0]), s[0]))
        taken: list[tuple[int, int]] = []
        for first, last in slices:
            if any(first < b and a < last for a, b in taken):
                continue
            taken.append((first, last))
        return sorted(taken)

    def _phrases_that_are_terms(self) -> list[Phrase]:
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

    def _places_within(self, phrases: list[Phrase]) -> dict[int, float]:
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


_SHORTEST = 3  #: characters of a short form


def _with_short_forms(things: list[Thing]) -> list[Thing]:
    """What the text says again without its beginning is one theme: 熱水噴出孔 and, later, 噴出孔.

    Only where a single longer term ends so, stands before it and is not much rarer.
    """
    by_label = {t.labels[0]: t for t in things}
    longer: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        label = thing.labels[0]
        for cut in range(1, len(label) - _SHORTEST + 1):
            if label[cut:] in by_label:
                longer[label[cut:]].append(thing)
    gone = set()
    for short, candidates in longer.items():
        thing = by_label[short]
        if len(candidates) > 1 or _LOAN.fullmatch(short):
            continue
        (whole,) = candidates
        if whole.spans[0] < thing.spans[0] and len(thing.spans) <= 2 * len(whole.spans):
            whole.labels += [label for label in thing.labels if label not in whole.labels]
            whole.spans = sorted({*whole.spans, *thing.spans})
            whole.score += thing.score
            gone.add(short)
    return [t for t in things if t.labels[0] not in gone]


_LOAN = re.compile(r"[ァ-ヺー]+")
