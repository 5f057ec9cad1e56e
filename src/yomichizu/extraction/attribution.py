"""Who says so: 首相は|協力すると|述べた, 外務省によると.

The verbs of saying stand in a table that a linguist can edit (``lexicons/modality_speech.tsv``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from yomichizu import assets
from yomichizu.extraction.analysis import Bunsetsu, Token
from yomichizu.extraction.function_words import SILENT
from yomichizu.extraction.predicates import Kind
from yomichizu.extraction.relation_lexicon import lexicon

if TYPE_CHECKING:
    from yomichizu.extraction.modality import View

_FARTHEST = 6  #: steps up the tree from what is said to who warns of it


@cache
def speech_verbs() -> frozenset[str]:
    """Dictionary forms of the verbs in ``lexicons/modality_speech.tsv``."""
    text = (assets.resources() / "lexicons" / "modality_speech.tsv").read_text(encoding="utf-8")
    return frozenset(line.split("\t")[0] for line in text.splitlines() if line and line[0] != "#")


def alleges(ending: str, following: str) -> bool:
    """Whether a clause is what somebody says of another: 改ざんしたと|して、."""
    ending = ending.removesuffix("も")
    return ending.endswith("たとして") or (ending.endswith("たと") and following.startswith("して"))


def observing(
    number: int,
    bunsetsu: Sequence[Bunsetsu],
    marks: Callable[[int], list[str]],
    lemma: Callable[[int], str],
) -> int:
    """The bunsetsu of who warns or judges over what is said at ``number``, -1 where nobody does.

    海に|放てば|生態系を|壊すと|警告する: who warns does not do it. ``marks`` gives the function words of a
    bunsetsu, ``lemma`` its verb in the dictionary form or "".
    """
    for _ in range(_FARTHEST):
        quoted, number = marks(number)[-1:] == ["と"], bunsetsu[number].head
        if number < 0:
            return -1
        if quoted and lemma(number) in lexicon().observe:
            return number
    return -1


def sources_of(view: View, subjects: list[int | None]) -> list[int]:
    """For each site the bunsetsu of who says it, -1 for the text itself."""
    result = [-1] * len(view.sites)
    phrases = view.sentence.bunsetsu
    tokens = view.sentence.tokens
    for index, site in enumerate(view.sites):
        if site.lemma not in speech_verbs() or site.kind is Kind.ADJECTIVE:
            continue
        subject = subjects[index]
        if subject is None or subject < 0 or subject == site.bunsetsu:
            continue
        quoted = [
            child
            for child in range(max(0, site.bunsetsu - 12), site.bunsetsu)
            if phrases[child].head == site.bunsetsu and _quotes(tokens, phrases[child])
        ]
        if not quoted or _hearsay(view, index, quoted[-1]):
            continue
        low = _quote_start(view, quoted[-1], subject)
        for other, inner in enumerate(view.sites):
            if low <= inner.bunsetsu <= quoted[-1] and inner.bunsetsu != subject and result[other] < 0:
                result[other] = subject
    for place in range(len(phrases)):
        said = _according(tokens, phrases, place)
        if said < 0:
            continue
        for other, inner in enumerate(view.sites):
            if inner.bunsetsu > place and result[other] < 0 and inner.bunsetsu != said:
                result[other] = said
        break
    return result


def _hearsay(view: View, index: int, quoted: int) -> bool:
    """番号は|売られて|いたと|いう。: nobody is said to say so; but 社長は|輸出が|増えると|いう。"""
    site, phrases = view.sites[index], view.sentence.bunsetsu
    if site.lemma != "いう" or phrases[site.bunsetsu].head >= 0 or view.tails[index].past:
        return False
    return not any(phrases[n].head == quoted and view.particle(n) == "が" for n in range(quoted))


def _quotes(tokens: list[Token], phrase: Bunsetsu) -> bool:
    """The bunsetsu ends in the と of a quotation: …する|と, …だ」|と."""
    ends = [t for t in tokens[phrase.first : phrase.last] if t.feature.pos1 not in SILENT]
    if len(ends) < 2 or ends[-1].surface not in ("と", "って"):
        return len(ends) >= 3 and ends[-1].surface in ("は", "も") and ends[-2].surface == "と"
    return not phrase.parallel


def _quote_start(view: View, quoted: int, subject: int) -> int:
    """First bunsetsu of the quotation that ends in ``quoted``: from its 「, or all that hangs on it."""
    phrases, tokens = view.sentence.bunsetsu, view.sentence.tokens
    ending = tokens[phrases[quoted].first : phrases[quoted].last]
    if any(t.surface in "」』" for t in ending):
        for place in range(quoted, -1, -1):
            if any(t.surface in "「『" for t in tokens[phrases[place].first : phrases[place].last]):
                return place
    low = quoted
    for place in range(quoted - 1, -1, -1):
        if place == subject:
            break
        if not low <= phrases[place].head <= quoted:
            break
        low = place
    return low


def _according(tokens: list[Token], phrases: list[Bunsetsu], place: int) -> int:
    """The bunsetsu of X in Xによると, Xによれば, Xいわく at ``place``; -1 where there is none."""
    words = [t.surface for t in tokens[phrases[place].first : phrases[place].last]]
    text = "".join(words).rstrip("、，")
    if text.endswith(("によると", "によれば")) and len(words) > 3:
        return place
    if place and text in ("よると", "よれば", "いわく", "曰く") and phrases[place - 1].head in (place, -1):
        return place - 1
    return -1
