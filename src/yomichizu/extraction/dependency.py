"""Which later bunsetsu each bunsetsu depends on.

Every pair of a bunsetsu and a later one gets a score from a log-linear model that compares the
candidates of one bunsetsu with each other (the relative preference model of Kudo and Matsumoto 2005);
the tree is then built from the end of the sentence backwards (Sekine, Uchimoto and Isahara 2000), so
that heads follow their dependents and no two dependencies cross. A second table tells coordination.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from yomichizu import assets
from yomichizu.extraction.analysis import AnalysedSentence, Bunsetsu, Feature, Token
from yomichizu.extraction.function_words import SILENT
from yomichizu.extraction.loglinear import Floats, Ints, Table, code

MODEL = "models/dependency.npz"
FARTHEST = 40  #: bunsetsu; no dependency is longer, so that one huge sentence stays linear

# Attributes of one bunsetsu.
_HEAD, _POS, _TAIL, _LINK, _MARK, _TYPE, _FIRST = range(7)
_ATTRIBUTES = 7
_KIND = 7  #: the column behind them


KEPT = 1 << 16  #: entries of a table that is keyed by features or short runs of them


@lru_cache(KEPT)
def _word_codes(feature: Feature) -> tuple[int, int, int]:
    """Codes of a word as the head and as the first of a bunsetsu, and of its part of speech."""
    word = f"{feature.lemma}/{feature.pos1}"
    pos = f"{feature.pos1}/{feature.pos2}/{feature.pos3}"
    return code(f"h\t{word}"), code(f"f\t{word}"), code(f"p\t{pos}")


_COMMAS = frozenset("、，,")
_OPENERS = frozenset("「『（(【〔〈《“")
_CLOSERS = frozenset("」』）)】〕〉》”")


def attributes(tokens: list[Token], bunsetsu: Bunsetsu) -> tuple[int, ...]:
    """Codes of what ``bunsetsu`` is, in the order of the column constants, and the number of its kind."""
    first, end = bunsetsu.first, bunsetsu.content_end
    content = tokens[end - 1].feature
    marks = 0
    inflected: str | None = None
    for token in tokens[first : end - 1]:
        feature = token.feature
        pos1 = feature.pos1
        if pos1 == "名詞" or pos1 in _NOUN_LIKE:
            inflected = None
        elif pos1 == "補助記号":
            marks |= _marks(token.surface, feature)
        elif pos1 in _INFLECTED:
            inflected = feature.c_form[:3]
    codes = _tail_codes(
        content.pos1,
        content.c_form,
        inflected,
        marks | _marks(tokens[end - 1].surface, content) if content.pos1 == "補助記号" else marks,
        tuple([t.feature for t in tokens[end : bunsetsu.last]]),
        bunsetsu.particle != "",
    )
    tail, link, mark, kind, governs = codes
    head, _, pos = _word_codes(content)
    return head, pos, tail, link, mark, kind, _word_codes(tokens[first].feature)[1], governs


_NOUN_LIKE = frozenset(["代名詞", "形状詞", "接尾辞"])
_INFLECTED = frozenset(["動詞", "形容詞", "助動詞"])
_COMMA, _OPENER, _CLOSER, _STOP = 8, 4, 2, 1


def _marks(surface: str, feature: Feature) -> int:
    """Bits of what a punctuation mark is."""
    return (
        _COMMA * (surface in _COMMAS)
        | _OPENER * (surface in _OPENERS)
        | _CLOSER * (surface in _CLOSERS)
        | _STOP * (feature.pos2 == "句点")
    )


@lru_cache(KEPT)
def _tail_codes(
    pos1: str, c_form: str, inflected: str | None, marks: int, tail: tuple[Feature, ...], particle: bool
) -> tuple[int, int, int, int, int]:
    """Codes of tail, link, mark and type of a bunsetsu, and the number of its kind in ``_KINDS``.

    ``pos1`` and ``c_form`` are those of its last content word, ``inflected`` is the form of an inflected
    word before it, ``marks`` the bits of the punctuation so far, ``tail`` what follows the content;
    ``particle`` tells that it ends in a compound particle.
    """
    words: list[str] = []
    link = ""
    if pos1 in _INFLECTED:
        inflected = c_form[:3]
    elif pos1 == "名詞" or pos1 in _NOUN_LIKE:
        inflected = None
    for feature in tail:
        if feature.pos1 in _INFLECTED:
            inflected = feature.c_form[:3]
        elif feature.pos1 == "名詞" or feature.pos1 in _NOUN_LIKE:
            inflected = None
        elif feature.pos1 == "補助記号":
            marks |= _marks(feature.orth_base, feature)  # punctuation has one form
        if feature.pos1 in SILENT:
            continue
        words.append(feature.lemma)
        if feature.pos1 == "助詞":
            link = feature.lemma if not link or feature.pos2 != "係助詞" else f"{link}+{feature.lemma}"
    form = inflected or ""
    kind = _kind(pos1, tail, particle)
    how = link if words and link else f"{kind}{form}"
    return (
        code("\t".join(["t", *words[-3:], form])),
        code(f"l\t{how}\t{'、' if marks & _COMMA else ''}"),
        code(f"m\t{marks:04b}"),
        code(f"k\t{kind}\t{form}"),
        _KINDS.index(kind),
    )


_KINDS = "VACNX"


def _kind(pos1: str, tail: Sequence[Feature], particle: bool) -> str:
    """V verb, A adjective, C copula, N noun, X other: what the bunsetsu can govern."""
    if particle:
        return "N"
    if pos1 == "動詞":
        return "V"
    if pos1 == "形容詞":
        return "A"
    for feature in tail:
        if feature.pos1 == "動詞":
            return "V"
        if feature.pos1 == "助動詞":
            return "C"
        if feature.pos1 == "助詞":
            break
    return "N" if pos1 in ("名詞", "代名詞", "接尾辞", "記号") else "X"


@dataclass(slots=True)
class Pairs:
    """Candidate pairs of many sentences: columns of attributes, and where each dependent's pairs begin.

    ``starts`` has one entry for each bunsetsu and one at the end; the pairs of bunsetsu ``i`` are those
    with the heads ``i + 1``, ``i + 2``, … in order.
    """

    columns: list[Ints]
    starts: NDArray[np.int64]


def pairs(sentences: Sequence[AnalysedSentence]) -> Pairs:
    """All pairs of a bunsetsu and a later one of its sentence, at most ``FARTHEST`` apart."""
    table: list[tuple[int, ...]] = []
    ends: list[int] = []
    edge = (*(3,) * _ATTRIBUTES, len(_KINDS))
    for sentence in sentences:
        count = len(sentence.bunsetsu)
        ends.extend([len(table) + count] * count)
        ends.append(len(table) + count)  # the edge after each sentence has no candidates
        for bunsetsu in sentence.bunsetsu:
            table.append(attributes(sentence.tokens, bunsetsu))
        table.append(edge)
    matrix = np.array(table, np.uint32)
    kind = matrix[:, _KIND]
    end = np.array(ends)
    index = np.arange(len(table))
    lengths = np.clip(np.minimum(end - 1, index + FARTHEST) - index, 0, None)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    left = np.repeat(index, lengths)
    distance = np.arange(len(left)) - np.repeat(starts[:-1], lengths) + 1
    right = left + distance
    commas = np.cumsum(np.isin(matrix[:, _MARK], _comma_codes()))
    predicates = np.cumsum(kind <= 2)
    between = np.clip(commas[right - 1] - commas[left], 0, 3).astype(np.uint32)
    rank = np.clip(predicates[right - 1] - predicates[left], 0, 4).astype(np.uint32)
    same = np.clip(_next_same(matrix[:, _LINK], end)[left], 0, None)
    repeated = (same < right).astype(np.uint32)
    same_head = (_next_same(matrix[:, _POS], end)[left] < right).astype(np.uint32)
    far = np.digitize(distance, (2, 3, 4, 6, 9, 14)).astype(np.uint32)
    last = (right == end[left] - 1).astype(np.uint32)
    alike = (matrix[left, _POS] == matrix[right, _POS]).astype(np.uint32)
    alike += 2 * (matrix[left, _TAIL] == matrix[right, _TAIL]).astype(np.uint32)
    columns = [matrix[left, k] for k in range(_ATTRIBUTES)] + [matrix[right, k] for k in range(_ATTRIBUTES)]
    columns += [far, between, rank + 8 * repeated, last, alike + 4 * same_head]
    columns += [matrix[right - 1, _LINK], matrix[right - 1, _TYPE], matrix[right + 1, _TYPE]]
    columns += [
        matrix[left + 1, _TYPE],
        matrix[left + 1, _LINK],
        matrix[right + 1, _LINK],
        matrix[right - 1, _HEAD],
    ]
    return Pairs([np.ascontiguousarray(c) for c in columns], starts)


@cache
def _comma_codes() -> NDArray[np.uint32]:
    marks = [f"1{a}{b}{c}" for a in "01" for b in "01" for c in "01"]
    return np.array([code(f"m\t{mark}") for mark in marks], np.uint32)


def _next_same(values: Ints, end: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each position the next one before ``end`` with the same value, else a huge number."""
    order = np.lexsort((np.arange(len(values)), values))
    result = np.full(len(values), 1 << 40)
    same = values[order[:-1]] == values[order[1:]]
    result[order[:-1][same]] = order[1:][same]
    result[result >= end] = 1 << 40
    return result


def _templates() -> list[tuple[int, ...]]:
    head, pos, tail, link, mark, kind, first = range(7)
    head2, pos2, tail2, link2, mark2, kind2, first2 = range(7, 14)
    far, commas, rank, last, alike = range(14, 19)
    before_link, before_kind, after_kind, next_kind, next_link, after_link, before_head = range(19, 26)
    return [
        (link, kind2),
        (link, kind2, far),
        (link, pos2, rank),
        (link, kind2, rank, commas),
        (link, kind2, last),
        (link, tail2),
        (link, link2, rank),
        (link, link2, far),
        (tail, kind2, far),
        (tail, kind2, link2),
        (tail, head2),
        (link, head2),
        (head, head2),
        (head, link, head2),
        (head, link, kind2),
        (pos, link, pos2, far),
        (pos, link, pos2, link2),
        (head, pos2, link),
        (pos, link, head2),
        (kind, link, mark, kind2, mark2, far),
        (link, mark, mark2, commas),
        (link, kind2, before_link),
        (link, kind2, before_kind, after_kind),
        (link, kind2, before_link, after_kind, far),
        (link, kind2, after_link, far),
        (link, next_kind, kind2, far),
        (link, next_link, kind2, link2, far),
        (link, link2, alike, far),
        (link, alike, rank, commas),
        (link, tail2, rank),
        (link, head2, far),
        (head2, before_link, link),
        (first, link, kind2, far),
        (link, first2, far),
        (link, pos2, before_head),
        (link, link2, commas, rank),
        (kind2, link2, rank, last, kind),
        (link, kind2, next_kind, before_kind, rank),
        (head2, link2, link),
        (pos, head2),
        (link, mark, far, commas, rank),
    ]


TEMPLATES = _templates()


@cache
def _table(name: str) -> Table:
    return Table.load(assets.resources() / MODEL, name)


def attach(sentences: Sequence[AnalysedSentence]) -> None:
    """Set ``head`` and ``parallel`` of every bunsetsu of ``sentences``."""
    candidates = pairs(sentences)
    score = _table("head").scores(candidates.columns, TEMPLATES)
    assign(sentences, candidates, score)
    chosen, owners = _chosen(sentences, candidates)
    if len(chosen):
        coordinated = _table("parallel").scores([c[chosen] for c in candidates.columns], TEMPLATES) > 0
        for bunsetsu, flag in zip(owners, coordinated.tolist(), strict=True):
            bunsetsu.parallel = flag


def _names_in_a_row(tokens: list[Token], left: Bunsetsu, following: Bunsetsu, head: Bunsetsu) -> bool:
    """ロシアや|中東への|依存度: a name joined by や or と goes with the name that follows, not with the noun
    beyond it.
    """
    if tokens[left.last - 1].surface not in ("や", "と"):
        return False
    name = tokens[left.content_end - 1].feature
    other = tokens[following.content_end - 1].feature
    beyond = tokens[head.content_end - 1].feature
    if name.pos2 != "固有名詞" or beyond.pos1 != "名詞" or beyond.pos2 == "固有名詞":
        return False
    return other.pos2 == "固有名詞" or other.goshu == "固"


def _chosen(
    sentences: Sequence[AnalysedSentence], candidates: Pairs
) -> tuple[NDArray[np.int64], list[Bunsetsu]]:
    rows: list[int] = []
    owners: list[Bunsetsu] = []
    starts = candidates.starts
    base = 0
    for sentence in sentences:
        for index, bunsetsu in enumerate(sentence.bunsetsu):
            distance = bunsetsu.head - index
            if 0 < distance <= FARTHEST:
                rows.append(int(starts[base + index]) + distance - 1)
                owners.append(bunsetsu)
        base += len(sentence.bunsetsu) + 1
    return np.array(rows, np.int64), owners


def assign(sentences: Sequence[AnalysedSentence], candidates: Pairs, score: Floats) -> None:
    """Build the best-scoring tree of each sentence from its end backwards; no crossing."""
    values = score.tolist()
    starts = candidates.starts.tolist()
    base = 0
    for sentence in sentences:
        phrases = sentence.bunsetsu
        count = len(phrases)
        phrases[-1].head = -1
        tokens = sentence.tokens
        for index in range(count - 2, -1, -1):
            begin = starts[base + index] - index - 1
            head = best = index + 1
            top = values[begin + best]
            limit = index + FARTHEST
            while (head := phrases[head].head) >= 0 and head <= limit:
                value = values[begin + head]
                if value > top:
                    best, top = head, value
            far = best > index + 1
            if far and _names_in_a_row(tokens, phrases[index], phrases[index + 1], phrases[best]):
                best = index + 1
            phrases[index].head = best
        base += count + 1
