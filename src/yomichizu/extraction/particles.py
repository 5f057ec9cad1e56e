"""Compound particles: について, によって, において, として.

Their verb has lost its meaning and marks the noun before it. The parser, as the corpus does, makes a
phrase of it (大学に|よって|設立された); here it joins the noun's phrase: 大学によって|設立された. The words
stand in a table that a linguist can edit.
"""

from __future__ import annotations

from functools import cache

from yomichizu import assets
from yomichizu.extraction.analysis import AnalysedSentence, Bunsetsu, Token
from yomichizu.extraction.function_words import SILENT

TABLE = "lexicons/compound_particles.tsv"
ROLES = frozenset(["デ", "ニ", "ト", "カラ", "agent", "none"])

_NOMINAL = frozenset(["名詞", "代名詞", "接尾辞", "記号", "形状詞"])
_CLOSERS = frozenset("」』）)")
_FOCUS = frozenset("はもの")  # についても, によっては, についての


@cache
def compound_particles() -> dict[str, str]:
    """Role of each compound particle (によって → agent). Raises ValueError for a malformed line."""
    table = {}
    for number, line in enumerate((assets.resources() / TABLE).read_text("utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            particle, verb, role, *_ = line.split("\t")
            if role not in ROLES:
                raise ValueError(f"{TABLE}, line {number}: unknown role {role!r}")
            table[particle + verb] = role
    return table


@cache
def _first_words() -> frozenset[str]:
    """What the verb of a compound particle may begin with; cheap to ask before anything is put together."""
    return frozenset(particle[1:end] for particle in compound_particles() for end in (2, 3))


def join(sentence: AnalysedSentence) -> None:
    """Let each compound particle of ``sentence`` be part of the phrase that it marks."""
    bunsetsu, tokens = sentence.bunsetsu, sentence.tokens
    joined: dict[int, str] = {}
    for number, phrase in enumerate(bunsetsu):
        if number and tokens[phrase.first].surface[:2] in _first_words():
            particle = _particle(tokens, bunsetsu[number - 1], phrase)
            if particle and number - 1 not in joined and phrase.head >= 0:
                joined[number] = particle
    for phrase in bunsetsu:
        _own(tokens, phrase)
    if not joined:
        return
    place: list[int] = []  # of each old phrase among the new ones
    kept: list[Bunsetsu] = []
    for number, phrase in enumerate(bunsetsu):
        if number in joined:
            noun = kept[-1]
            noun.last, noun.head, noun.parallel = phrase.last, phrase.head, phrase.parallel
            noun.particle = joined[number]
        else:
            kept.append(phrase)
        place.append(len(kept) - 1)
    for phrase in kept:
        if phrase.head >= 0:
            phrase.head = place[phrase.head]
    sentence.bunsetsu = kept


def _particle(tokens: list[Token], noun: Bunsetsu, verb: Bunsetsu) -> str:
    """The compound particle that ``verb`` makes with the particle before it, "" where it makes none."""
    place = noun.content_end
    while place < noun.last and tokens[place].surface in _CLOSERS:
        place += 1  # 「レカネマブ」に|ついて
    if tokens[noun.content_end - 1].feature.pos1 not in _NOMINAL or place + 1 != noun.last:
        return ""  # 減らすに|つれて, 会議には|よって, 契約で、|よって
    text = tokens[place].surface
    for token in tokens[verb.first : verb.last]:
        if token.feature.pos1 not in SILENT:
            text += token.surface
    if text not in compound_particles() and text[-1] in _FOCUS:
        text = text[:-1]
    return text if text in compound_particles() else ""


def _own(tokens: list[Token], phrase: Bunsetsu) -> None:
    """米国と|とも|に and 東京|にて, which the parser keeps in one phrase."""
    last = tokens[phrase.last - 1]
    end = phrase.last - (1 if last.feature.pos1 == "補助記号" else 0)
    if end - phrase.first >= 2 and tokens[end - 1].surface == "にて":
        phrase.particle = "にて"
    elif (
        end - phrase.first >= 4
        and tokens[end - 1].surface == "に"
        and tokens[end - 2].surface in ("とも", "共")
        and tokens[end - 3].surface == "と"
    ):
        phrase.particle = "とともに"
        phrase.content_end = end - 3
