"""Statements: every predicate of the text with its arguments.

``arguments`` decides ガ ヲ ニ; the other cases are the phrases that depend on the predicate with their
particle. Roles are those of the predicate as it stands (the subject of a passive is its ガ);
``deep_roles`` turns them into those of the plain active clause.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from yomichizu.control import Control
from yomichizu.extraction import arguments, subjects
from yomichizu.extraction.analysis import (
    AnalysedSentence,
    Analysis,
    Bunsetsu,
    NameMention,
    StatementSite,
    Token,
    batches,
)
from yomichizu.extraction.argument_tree import Filled
from yomichizu.extraction.function_words import SILENT
from yomichizu.extraction.loglinear import Floats
from yomichizu.extraction.modality import Judge, Judgement
from yomichizu.extraction.particles import compound_particles
from yomichizu.extraction.predicates import Kind, Site, Voice, sites
from yomichizu.extraction.quotations import quotations
from yomichizu.extraction.scope import confine, speak
from yomichizu.extraction.shared_subjects import shared
from yomichizu.extraction.subjects import expand
from yomichizu.model import Argument, CaseRole, Predicate, Span, Statement

SURE = 0.9  #: probability of a ガ that the model may take from a clause which the tree does not lead to
_BATCH = 3000  #: tokens whose candidates are scored at once; some ten milliseconds
_ORDER = {role: index for index, role in enumerate(CaseRole)}
_PARTICLES = {
    "と": CaseRole.TO,
    "で": CaseRole.DE,
    "から": CaseRole.KARA,
    "へ": CaseRole.HE,
    "まで": CaseRole.MADE,
    "より": CaseRole.YORI,
}
_COMPOUND = {"デ": CaseRole.DE, "ニ": CaseRole.NI, "ト": CaseRole.TO, "カラ": CaseRole.KARA}
_OPENERS = frozenset("(（「『【〔〈《")
_CLOSERS = frozenset(")）」』】〕〉》")
_PREDICATIVE = frozenset(["動詞", "形容詞", "助動詞"])


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.statements`` and ``analysis.sites``, in the order of the predicates."""
    sentences = analysis.sentences
    names = _NameSpans(analysis.names)
    document = analysis.document.id
    judge = Judge()
    for begin, batch in batches(sentences, _BATCH):
        control.tick(begin / len(sentences))
        rows = [sites(sentence) for sentence in batch]
        for index, (sentence, found, filled) in enumerate(
            zip(batch, rows, resolve(batch, rows), strict=True)
        ):
            agents = [_subject(cases) for cases in filled]
            judgements = judge.judge(sentence, found, agents)
            for site, cases, judgement in zip(found, filled, judgements, strict=True):
                statement = _statement(
                    f"s{len(analysis.statements) + 1}", document, sentence, site, cases, judgement, names
                )
                analysis.statements.append(statement)
                analysis.sites.append(
                    StatementSite(begin + index, site.bunsetsu, str(site.kind), str(site.voice), site.sure)
                )


def resolve(sentences: Sequence[AnalysedSentence], rows: list[list[Site]]) -> list[list[Filled]]:
    """The arguments of each site of each sentence, coordinated phrases each by itself."""
    if not any(rows):
        return [[] for _ in rows]
    candidates = arguments.candidates(sentences, rows)
    starts = candidates.starts[:-1]
    best: list[list[int]] = []
    scores = arguments.scores(candidates)
    for score in scores:
        best.append(candidates.bunsetsu[_argmax(score, candidates.starts)].tolist())
    sure = _probabilities(scores[0], candidates.starts)
    result: list[list[Filled]] = []
    number = 0
    for sentence, found in zip(sentences, rows, strict=True):
        filled: list[Filled] = []
        coordinated = _coordinated(sentence)
        children = _children(sentence)
        for site in found:
            cases: Filled = {}
            for case, chosen in zip(arguments.CASES, best, strict=True):
                target = chosen[number]
                if target != arguments.NONE:
                    cases[CaseRole(case)] = expand(target, coordinated, site.bunsetsu)
            site.sure = sure[number]
            if site.kind is Kind.NOUN and _names_object(sentence, site):
                _fill_inside(cases, [float(score[starts[number] + 1]) for score in scores])
            taken = {target for targets in cases.values() for target in targets}
            decided = set(cases)
            for child in children[site.bunsetsu]:
                role = _oblique(sentence, child, site)
                if role is not None and child not in taken and role not in decided:
                    cases.setdefault(role, []).extend(expand(child, coordinated, site.bunsetsu))
            filled.append(cases)
            number += 1
        agents_chosen = [cases.get(CaseRole.GA, []) for cases in filled]
        quoted = list(quotations(sentence))
        confine(sentence, found, filled, quoted)
        subjects.complete(sentence, found, filled, coordinated)
        speak(sentence, found, filled, quoted)
        for site, cases, agents in zip(found, filled, agents_chosen, strict=True):
            subject = cases.get(CaseRole.GA, [])
            if _hang_together(sentence, site, subject):
                site.sure = 1.0
            elif subject != agents:
                site.sure = 0.0
            if site.kind is Kind.VERB and site.sure < SURE and _of_others(sentence, site, subject):
                del cases[CaseRole.GA]
        result.append(filled)
    assert number == len(starts)
    return result


def _hang_together(sentence: AnalysedSentence, site: Site, agents: list[int]) -> bool:
    """Whether one of them depends on the predicate, or the predicate on it."""
    head = sentence.bunsetsu[site.bunsetsu].head
    return any(a >= 0 and (a == head or sentence.bunsetsu[a].head == site.bunsetsu) for a in agents)


def _of_others(sentence: AnalysedSentence, site: Site, agents: list[int]) -> bool:
    """Whether a subject is that of clauses which this one does not share it with."""
    if not agents or agents[0] < 0 or agents[0] > site.bunsetsu:
        return False
    return not any(shared(site.bunsetsu, a, sentence.bunsetsu, sentence.tokens) for a in agents)


def _names_object(sentence: AnalysedSentence, site: Site) -> bool:
    """The verbal noun directly follows a proper noun: ウクライナ|侵攻."""
    return site.inside < site.first and sentence.tokens[site.first - 1].feature.pos2 == "固有名詞"


def _fill_inside(cases: Filled, scores: list[float]) -> None:
    """Give the compound before a verbal noun the likeliest case that is still free.

    Too few compounds with names are in the corpus for the model to prefer them to "none".
    """
    if any(arguments.INSIDE in targets for targets in cases.values()):
        return
    free = [
        (score, CaseRole(case))
        for case, score in zip(arguments.CASES, scores, strict=True)
        if CaseRole(case) not in cases
    ]
    if free:
        cases[max(free, key=lambda pair: pair[0])[1]] = [arguments.INSIDE]


def _argmax(score: Floats, starts: NDArray[np.int64]) -> NDArray[np.intp]:
    """Row of the highest score in each group (the first one of equals)."""
    lengths = np.diff(starts)
    top = np.repeat(np.maximum.reduceat(score, starts[:-1]), lengths)
    rows = np.flatnonzero(score == top)
    first = np.searchsorted(rows, starts[:-1])
    return rows[first]


def _probabilities(score: Floats, starts: NDArray[np.int64]) -> list[float]:
    """Of the highest score in each group, by the model's own softmax."""
    top = np.maximum.reduceat(score, starts[:-1])
    rest = np.add.reduceat(np.exp(score - np.repeat(top, np.diff(starts))), starts[:-1])
    return (1 / rest).tolist()  # type: ignore[no-any-return]


def _children(sentence: AnalysedSentence) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in sentence.bunsetsu]
    for index, bunsetsu in enumerate(sentence.bunsetsu):
        if bunsetsu.head >= 0:
            children[bunsetsu.head].append(index)
    return children


def _coordinated(sentence: AnalysedSentence) -> dict[int, list[int]]:
    """For each bunsetsu the nominal ones coordinated with it: Microsoftや → Amazonなどの."""
    table: dict[int, list[int]] = {}
    for index, bunsetsu in enumerate(sentence.bunsetsu):
        if bunsetsu.parallel and _is_nominal(sentence.tokens, bunsetsu):
            table.setdefault(bunsetsu.head, []).append(index)
    return table


def _is_nominal(tokens: list[Token], bunsetsu: Bunsetsu) -> bool:
    """A noun, and no verb made of it: not 追加投資|すると."""
    if tokens[bunsetsu.content_end - 1].feature.pos1 in _PREDICATIVE:
        return False
    rest = tokens[bunsetsu.content_end : bunsetsu.last]
    return bool(bunsetsu.particle) or not any(t.feature.pos1 == "動詞" for t in rest)


def _oblique(sentence: AnalysedSentence, child: int, site: Site) -> CaseRole | None:
    """The case of a phrase that depends on the predicate with と で から へ まで より."""
    tokens, bunsetsu = sentence.tokens, sentence.bunsetsu[child]
    if bunsetsu.parallel or not _is_nominal(tokens, bunsetsu):
        return None
    if site.last < sentence.bunsetsu[site.bunsetsu].content_end:
        return None  # 開発 in 開発プロジェクト: the phrase depends on the whole
    if bunsetsu.particle:
        return _COMPOUND.get(compound_particles()[bunsetsu.particle])
    for token in tokens[bunsetsu.content_end : bunsetsu.last]:
        feature = token.feature
        if feature.pos1 == "助動詞":
            return None  # 首都で、…: the copula
        if feature.pos1 == "助詞" and token.surface in _PARTICLES and feature.pos2 in ("格助詞", "副助詞"):
            return _PARTICLES[token.surface]
    return None


class _NameSpans:
    """Looks up the name that holds a position."""

    def __init__(self, names: list[NameMention]) -> None:
        self._names = names
        self._starts = [n.start for n in names]

    def around(self, start: int, end: int) -> Span:
        """``start``..``end`` widened to a name that ends where it ends but begins before it."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and self._names[index].end >= end and end - self._names[index].start <= 40:
            return Span(self._names[index].start, end)
        return Span(start, end)


def _subject(cases: Filled) -> int | None:
    targets = cases.get(CaseRole.GA)
    return targets[0] if targets else None


def noun_phrase(sentence: AnalysedSentence, first: int, last: int) -> Span | None:
    """Code points of the tokens ``first``..``last`` without the punctuation around them."""
    tokens = sentence.tokens
    opened = 0
    for index in range(first, last):
        # (液化天然ガス)輸出, cut from LNG(液化天然ガス)輸出: the phrase begins behind the bracket.
        opened += (tokens[index].surface in _OPENERS) - (tokens[index].surface in _CLOSERS)
        aside = opened == 0 and tokens[first].surface in "(（" and tokens[index].surface in ")）"
        if (opened < 0 or aside) and index + 1 < last:
            first, opened = index + 1, 0
    while first < last and tokens[first].feature.pos1 in SILENT:
        first += 1
    while last > first and tokens[last - 1].feature.pos1 in SILENT:
        last -= 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last else None


def _spans(sentence: AnalysedSentence, site: Site, targets: list[int], names: _NameSpans) -> Iterator[Span]:
    for target in targets:
        if target == arguments.INSIDE:
            span = noun_phrase(sentence, site.inside, site.first)
        else:
            bunsetsu = sentence.bunsetsu[target]
            span = noun_phrase(sentence, bunsetsu.first, bunsetsu.content_end)
        if span is not None:
            yield names.around(span.start, span.end)


def _statement(
    name: str,
    document: str,
    sentence: AnalysedSentence,
    site: Site,
    cases: Filled,
    judgement: Judgement,
    names: _NameSpans,
) -> Statement:
    found = {
        Argument(role, span.start, span.end)
        for role, targets in cases.items()
        for span in _spans(sentence, site, targets, names)
    }
    source: Span | None = None
    if judgement.source >= 0:
        source = next(_spans(sentence, site, [judgement.source], names), None)
    predicate = Predicate(sentence.tokens[site.first].start, sentence.tokens[site.last - 1].end, site.lemma)
    return Statement(
        name,
        document,
        predicate,
        tuple(sorted(found, key=lambda a: (_ORDER[a.role], a.start, a.end))),
        judgement.polarity,
        judgement.modality,
        source,
    )


def deep_roles(statement: Statement, site: StatementSite) -> tuple[Argument, ...]:
    """The arguments in the roles of the plain active clause.

    Passive: LNG輸出が拡大される → ヲ LNG輸出. Causative: 企業が開発を加速させる → ガ is the one who makes it
    happen and stays.
    """
    if site.voice != Voice.PASSIVE or site.kind != Kind.VERB:
        return statement.arguments
    has_object = any(a.role is CaseRole.WO for a in statement.arguments)
    result = []
    for argument in statement.arguments:
        role = argument.role
        if role is CaseRole.GA:
            # 彼が賞を授与される: with an object left, the subject is the one it happens to.
            role = CaseRole.NI if has_object else CaseRole.WO
        result.append(argument if role is argument.role else Argument(role, argument.start, argument.end))
    return tuple(sorted(result, key=lambda a: (_ORDER[a.role], a.start, a.end)))
