"""Arguments that the model found where they cannot be.

A phrase inside a quotation belongs to what is quoted, one inside a request to what is requested, and one
phrase plays one part.
"""

from __future__ import annotations

from collections.abc import Iterator

from yomichizu.extraction.analysis import AnalysedSentence
from yomichizu.extraction.argument_tree import Filled
from yomichizu.extraction.function_words import SILENT, function_words
from yomichizu.extraction.predicates import Kind, Site
from yomichizu.extraction.relation_lexicon import lexicon
from yomichizu.model import CaseRole

_NOMINAL = frozenset(["名詞", "代名詞", "接尾辞", "記号"])
#: Cases that a request leaves to what is requested: 年貢米を|江戸へ|運ぶよう|命じる.
_ASKED = (CaseRole.WO, CaseRole.HE, CaseRole.MADE)
#: Cases whose phrase has its part where it hangs.
_OWNED = (CaseRole.WO, CaseRole.NI)
#: Particles that give a phrase its part: what has one before its predicate is no subject.
_CASES = frozenset(["を", "に", "で", "と", "へ", "から"])


def confine(
    sentence: AnalysedSentence, sites: list[Site], filled: list[Filled], quotations: list[tuple[int, int]]
) -> None:
    """Take out of ``filled`` (which goes with ``sites``) the arguments that cannot be theirs."""
    for site, cases in zip(sites, filled, strict=True):
        for role, targets in list(cases.items()):
            kept = [t for t in targets if not _shut_in(t, site.bunsetsu, quotations)]
            if role is CaseRole.WO and (stated := _stated(sentence, site)) >= 0 and stated not in kept:
                kept = [stated]
            if role is CaseRole.GA:
                kept = [t for t in kept if not _marked(sentence, t, site)]
            elif role is CaseRole.WO and kept == cases.get(CaseRole.GA):
                kept = []  # 大手銀行は|…|検討: who weighs is not what is weighed
            if kept:
                cases[role] = kept
            else:
                del cases[role]
    inside = {site.bunsetsu: index for index, site in enumerate(sites) if site.kind is Kind.VERB}
    for site, cases in zip(sites, filled, strict=True):
        for role in _OWNED:
            for target in cases.get(role, [])[:]:
                index = inside.get(sentence.bunsetsu[target].head) if 0 <= target < site.bunsetsu else None
                if index is None or sites[index].bunsetsu >= site.bunsetsu:
                    continue
                if site.kind is Kind.NOUN or _quoted(sentence, sites[index]):
                    _drop(role, target, cases)  # クロスを|合わせて|先制。
    for request, asked in _requests(sentence, sites):
        for role in _ASKED:
            for target in filled[request].get(role, [])[:]:
                if 0 <= target < asked:
                    _hand_over(role, target, filled[request], filled[inside[asked]])
                    sentence.bunsetsu[target].head = asked


def _hand_over(
    role: CaseRole, target: int, giver: dict[CaseRole, list[int]], taker: dict[CaseRole, list[int]]
) -> None:
    _drop(role, target, giver)
    taker.setdefault(role, []).append(target)


def _drop(role: CaseRole, target: int, cases: Filled) -> None:
    cases[role].remove(target)
    if not cases[role]:
        del cases[role]


def _quoted(sentence: AnalysedSentence, site: Site) -> bool:
    """搬入を|妨げて|いると|反論した: what is said keeps its phrases."""
    phrase = sentence.bunsetsu[site.bunsetsu]
    words = [t.surface for t in sentence.tokens[phrase.first : phrase.last] if t.feature.pos1 not in SILENT]
    return words[-1:] == ["と"]


def speak(
    sentence: AnalysedSentence, sites: list[Site], filled: list[Filled], quotations: list[tuple[int, int]]
) -> None:
    """Take from what is said in somebody's own words what stands before it: 氏は|「町を|守れない」と|訴える.

    What the speaker wants, he is to do himself: 社長は|「標準を|握りたい」と|述べた.
    """
    if not quotations:
        return
    for site, cases in zip(sites, filled, strict=True):
        start = max((first for first, last in quotations if first <= site.bunsetsu <= last), default=-1)
        if start < 0:
            continue
        for role, targets in list(cases.items()):
            if role is CaseRole.GA and wanted(sentence, site.bunsetsu):
                continue
            for target in [t for t in targets if 0 <= t < start]:
                _drop(role, target, cases)


def wanted(sentence: AnalysedSentence, number: int) -> bool:
    """握りたい, 始めよう: what the one who says so wants to do."""
    phrase = sentence.bunsetsu[number]
    return any(
        t.feature.lemma in ("たい", "たがる") or t.feature.c_form.startswith("意志推量形")
        for t in sentence.tokens[phrase.content_end - 1 : phrase.last]
    )


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
    marks = function_words(sentence.tokens, phrase)
    return len(marks) == 1 and marks[0] in _CASES


def _stated(sentence: AnalysedSentence, site: Site) -> int:
    """発電を|再生エネルギーに|置き換える|目標: what has を before a verb is its object, else -1."""
    if site.kind is not Kind.VERB:
        return -1
    for number in range(site.bunsetsu - 1, -1, -1):
        phrase = sentence.bunsetsu[number]
        if phrase.head == site.bunsetsu and not phrase.particle:
            noun = sentence.tokens[phrase.content_end - 1].feature.pos1 in _NOMINAL
            if noun and function_words(sentence.tokens, phrase) == ["を"]:
                return number
    return -1


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
