"""Arguments that the model found where they cannot be.

A phrase inside a quotation belongs to what is quoted, one inside a request to what is requested, and one
phrase plays one part.
"""

from __future__ import annotations

from collections.abc import Iterator

from yomichizu.extraction.analysis import AnalysedSentence
from yomichizu.extraction.predicates import Kind, Site
from yomichizu.extraction.relation_lexicon import lexicon
from yomichizu.extraction.subjects import Filled
from yomichizu.model import CaseRole

_OPENING, _CLOSING = frozenset("「『"), frozenset("」』")
_SILENT = ("補助記号", "空白")
#: Cases that a request leaves to what is requested: 年貢米を|江戸へ|運ぶよう|命じる.
_ASKED = (CaseRole.WO, CaseRole.HE, CaseRole.MADE)
#: Particles that give a phrase its part: what has one before its predicate is no subject.
_CASES = frozenset(["を", "に", "で", "と", "へ", "から"])


def confine(sentence: AnalysedSentence, sites: list[Site], filled: list[Filled]) -> None:
    """Take out of ``filled`` (which goes with ``sites``) the arguments that cannot be theirs."""
    quotations = list(_quotations(sentence))
    for site, cases in zip(sites, filled, strict=True):
        for role, targets in list(cases.items()):
            kept = [t for t in targets if not _shut_in(t, site.bunsetsu, quotations)]
            if role is CaseRole.GA:
                kept = [t for t in kept if not _marked(sentence, t, site)]
            elif role is CaseRole.WO and kept == cases.get(CaseRole.GA):
                kept = []  # 大手銀行は|…|検討: who weighs is not what is weighed
            if kept:
                cases[role] = kept
            else:
                del cases[role]
    inside = {site.bunsetsu: index for index, site in enumerate(sites) if site.kind is Kind.VERB}
    for request, asked in _requests(sentence, sites):
        for role in _ASKED:
            for target in filled[request].get(role, [])[:]:
                if 0 <= target < asked:
                    _hand_over(role, target, filled[request], filled[inside[asked]])
                    sentence.bunsetsu[target].head = asked


def _hand_over(
    role: CaseRole, target: int, giver: dict[CaseRole, list[int]], taker: dict[CaseRole, list[int]]
) -> None:
    giver[role].remove(target)
    if not giver[role]:
        del giver[role]
    taker.setdefault(role, []).append(target)


def _quotations(sentence: AnalysedSentence) -> Iterator[tuple[int, int]]:
    """(first, last bunsetsu) of each quotation that is longer than one bunsetsu."""
    opened: list[int] = []
    for number, bunsetsu in enumerate(sentence.bunsetsu):
        for token in sentence.tokens[bunsetsu.first : bunsetsu.last]:
            if token.surface in _OPENING:
                opened.append(number)
            elif token.surface in _CLOSING and opened and (first := opened.pop()) < number:
                yield first, number


def _shut_in(target: int, predicate: int, quotations: list[tuple[int, int]]) -> bool:
    """「住民の|安全を|…|対応する」と|語る: 安全 is in the quotation, whose last phrase may stand for it."""
    return any(first <= target < last < predicate for first, last in quotations)


def _marked(sentence: AnalysedSentence, target: int, site: Site) -> bool:
    """佐渡おけさと|なり、|…|及ぼす: a phrase that has its case before a verb is no subject of it."""
    if site.kind is not Kind.VERB or not 0 <= target < site.bunsetsu:
        return False
    phrase = sentence.bunsetsu[target]
    if phrase.parallel or phrase.particle:
        return False
    marks = [
        t.surface for t in sentence.tokens[phrase.content_end : phrase.last] if t.feature.pos1 not in _SILENT
    ]
    return len(marks) == 1 and marks[0] in _CASES


def _requests(sentence: AnalysedSentence, sites: list[Site]) -> Iterator[tuple[int, int]]:
    """(index of the site that asks, bunsetsu of what it asks for): 運ぶよう|命じる."""
    verbs = {site.bunsetsu for site in sites if site.kind is Kind.VERB}
    for index, site in enumerate(sites):
        if site.kind is not Kind.VERB or site.lemma not in lexicon().ask:
            continue
        for place in range(site.bunsetsu - 1, -1, -1):
            phrase = sentence.bunsetsu[place]
            if phrase.head != site.bunsetsu or place not in verbs:
                continue
            words = [t.surface for t in sentence.tokens[phrase.first : phrase.last]]
            if "よう" in words[-3:] or phrase.particle.startswith("よう"):
                yield index, place
            break
