"""Which phrases of a sentence are the ガ, ヲ and ニ of its predicates.

For each predicate and case the candidate bunsetsu (and "none") compete in a log-linear model that sees
how they are connected in the dependency tree, their particles, the words, and what the predicate's
other phrases say; after the tournament-like models of zero anaphora (Iida et al. 2007) and the
per-case classification of Hayashibe et al. (2011), but with all candidates of a case in one softmax.
One model serves verbs, adjectives, copulas and verbal nouns, through relative clauses, topics and
subjects carried over from another clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from yomichizu import assets
from yomichizu.extraction import dependency
from yomichizu.extraction.analysis import AnalysedSentence, Bunsetsu, Token
from yomichizu.extraction.loglinear import Floats, Ints, Table, code, scores_of
from yomichizu.extraction.particles import compound_particles
from yomichizu.extraction.predicates import Site

MODEL = "models/arguments.npz"
CASES = ("ガ", "ヲ", "ニ")
BEFORE = 20  #: bunsetsu before the predicate that are looked at
AFTER = 4  #: and after it: the noun a relative clause modifies, and little else
NONE = -1  #: candidate "no argument in this sentence"
INSIDE = -2  #: candidate "the compound before the predicate": LNG in LNG輸出

_STEPS = 5  #: levels of the tree within which a connection is told apart
_PARTICLES = (
    "が",
    "を",
    "に",
    "は",
    "も",
    "と",
    "で",
    "の",
    "へ",
    "から",
    "まで",
    "より",
    "によって",
    "について",
)
_ROLE_MARK = {"デ": "で", "ニ": "に", "ト": "と", "カラ": "から", "agent": "によって", "none": "について"}


@dataclass(slots=True)
class Candidates:
    """Rows of candidates: for each predicate (in the order given) a contiguous group.

    ``bunsetsu`` holds the index in the sentence of each row's candidate, or NONE or INSIDE.
    """

    columns: list[Ints]
    starts: NDArray[np.int64]
    bunsetsu: NDArray[np.int64]


def _marks(tokens: list[Token], bunsetsu: Bunsetsu) -> int:
    """Bit for each of ``_PARTICLES`` that follows the content."""
    bits = 0
    if bunsetsu.particle:
        bits |= 1 << _PARTICLES.index(_ROLE_MARK[compound_particles()[bunsetsu.particle]])
        if tokens[bunsetsu.last - 1].surface == "は":
            bits |= 1 << _PARTICLES.index("は")
        return bits
    for token in tokens[bunsetsu.content_end : bunsetsu.last]:
        if token.feature.pos1 == "助詞" and token.surface in _PARTICLES:
            bits |= 1 << _PARTICLES.index(token.surface)
    return bits


def candidates(sentences: Sequence[AnalysedSentence], sites: Sequence[Sequence[Site]]) -> Candidates:
    """Candidate rows for every site of every sentence."""
    attributes: list[tuple[int, ...]] = []
    marks: list[int] = []
    heads: list[int] = []
    bases: list[int] = []
    nominal: list[bool] = []
    for sentence in sentences:
        base = len(attributes)
        bases.append(base)
        for bunsetsu in sentence.bunsetsu:
            attributes.append(dependency.attributes(sentence.tokens, bunsetsu))
            marks.append(_marks(sentence.tokens, bunsetsu))
            heads.append(base + bunsetsu.head if bunsetsu.head >= 0 else -1)
            kind = sentence.tokens[bunsetsu.content_end - 1].feature.pos1
            nominal.append(
                (not bunsetsu.particle or compound_particles()[bunsetsu.particle] == "ニ")
                and kind in ("名詞", "代名詞", "接尾辞", "記号", "助詞", "形状詞", "接頭辞", "補助記号")
            )
    # Two rows stand for NONE and INSIDE; index -1 (no head) falls on the last one.
    count = len(attributes)
    attributes.extend([(11,) * 8, (12,) * 8, (13,) * 8])
    marks.extend([0, 0, 0])
    heads.extend([-1, -1, -1])
    nominal.extend([True, True, True])
    matrix = np.array(attributes, np.uint32)
    head = np.array(heads, np.int64)
    mark = np.array(marks, np.int64)
    is_nominal = np.array(nominal)
    ancestors = np.full((count + 3, _STEPS), -1, np.int64)
    ancestors[:, 0] = np.arange(count + 3)
    for step in range(1, _STEPS):
        ancestors[:, step] = np.where(ancestors[:, step - 1] >= 0, head[ancestors[:, step - 1]], -1)
    # The particles of all phrases that depend on a bunsetsu directly.
    filled = np.zeros(count + 3, np.int64)
    inner = np.flatnonzero(head >= 0)
    for bit in range(len(_PARTICLES)):
        owners = head[inner[(mark[inner] >> bit) & 1 == 1]]
        filled[owners] |= 1 << bit

    place: list[int] = []
    words: list[tuple[int, int, int]] = []
    low: list[int] = []
    high: list[int] = []
    has_inside: list[bool] = []
    for base, sentence, row in zip(bases, sentences, sites, strict=True):
        size = len(sentence.bunsetsu)
        for site in row:
            place.append(base + site.bunsetsu)
            words.append(_site_codes(sentence, site))
            low.append(base + max(0, site.bunsetsu - BEFORE))
            high.append(base + min(size, site.bunsetsu + AFTER + 1))
            has_inside.append(site.inside < site.first)
    own = np.array(place, np.int64)
    word = np.array(words, np.uint32).reshape(-1, 3)
    lows, highs = np.array(low, np.int64), np.array(high, np.int64)
    inside = np.array(has_inside, bool)
    # Group layout: NONE, INSIDE, then the window in text order; unfit rows are dropped below.
    lengths = highs - lows + 2
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    owner = np.repeat(np.arange(len(own)), lengths)
    within = np.arange(int(offsets[-1])) - offsets[owner]
    target = np.where(within == 0, count, np.where(within == 1, count + 1, lows[owner] + within - 2))
    fit = is_nominal[target] & (target != own[owner]) & ((within != 1) | inside[owner])
    owner, target, within = owner[fit], target[fit], within[fit]
    starts = np.searchsorted(owner, np.arange(len(own) + 1))
    base_of = np.repeat(np.array(bases, np.int64), [len(row) for row in sites])
    relative = np.where(within == 0, NONE, np.where(within == 1, INSIDE, target - base_of[owner]))
    site_at = own[owner]
    columns = _columns(matrix, mark, head, filled, ancestors, site_at, target, count)
    columns += [np.ascontiguousarray(word[owner, k]) for k in range(3)]
    return Candidates(columns, starts, relative)


def _site_codes(sentence: AnalysedSentence, site: Site) -> tuple[int, int, int]:
    """Codes of the predicate's word, its kind and voice, and where it stands in its bunsetsu."""
    bunsetsu = sentence.bunsetsu[site.bunsetsu]
    final = sentence.tokens[site.last - 1]
    ending = "end" if site.last >= bunsetsu.content_end else "mid"
    kind = f"{site.kind}/{site.voice}"
    return (
        code(f"w{final.feature.lemma}/{site.voice}"),
        code(f"k{kind}/{ending}"),
        code(f"v{kind}/{site.inside < site.first}"),
    )


def _columns(
    matrix: Ints,
    mark: NDArray[np.int64],
    head: NDArray[np.int64],
    filled: NDArray[np.int64],
    ancestors: NDArray[np.int64],
    site: NDArray[np.int64],
    target: NDArray[np.int64],
    count: int,
) -> list[Ints]:
    special = target >= count
    up = np.full(len(site), _STEPS, np.int64)
    down = np.full(len(site), _STEPS, np.int64)
    for total in range(2 * _STEPS - 2, -1, -1):
        for u in range(max(0, total - _STEPS + 1), min(total, _STEPS - 1) + 1):
            d = total - u
            met = (ancestors[site, u] == ancestors[target, d]) & (ancestors[site, u] >= 0)
            up[met], down[met] = u, d
    path = up * 8 + down
    path[special] = 90 + (target[special] - count)
    # How the predicate's clause, and the candidate's, hang on what joins them.
    top_site = ancestors[site, np.clip(up - 1, 0, _STEPS - 1)]
    top_target = ancestors[target, np.clip(down - 1, 0, _STEPS - 1)]
    distance = target - site
    far = np.where(special, 0, np.sign(distance) * np.digitize(np.abs(distance), (2, 3, 4, 6, 9, 14)) + 20)
    order = np.where(special, 0, 1 + (distance > 0))
    governor = head[target]
    topics = np.cumsum((mark >> _PARTICLES.index("は")) & 1)
    earlier, later = np.minimum(site, target), np.maximum(site, target)
    between = np.where(special, 0, np.clip(topics[later - 1] - topics[earlier], 0, 2))
    taken = filled[site]
    parent = head[site]
    return [
        *(np.ascontiguousarray(matrix[target, k]) for k in range(7)),
        path.astype(np.uint32),
        (far + 64 * order).astype(np.uint32),
        matrix[top_site, 3],
        matrix[top_target, 3],
        (taken & 0b11111).astype(np.uint32),
        np.where(special, 0, mark[target]).astype(np.uint32),
        matrix[site, 2],
        matrix[site, 3],
        np.where(parent >= 0, filled[parent] & 0b1011, 64).astype(np.uint32),
        matrix[parent, 0],
        matrix[parent, 5],
        matrix[governor, 0],
        matrix[governor, 5],
        np.where(governor >= 0, filled[governor] & 0b1011, 64).astype(np.uint32),
        between.astype(np.uint32),
    ]


def _templates() -> list[tuple[int, ...]]:
    c_head, c_pos, c_tail, c_link, c_mark, c_type, c_first = range(7)
    path, far, s_way, c_way, taken, marks, s_tail, s_link = range(7, 15)
    p_taken, p_head, p_type, g_head, g_type, g_taken, topics = range(15, 22)
    word, kind, shape = range(22, 25)
    return [
        (path, kind),
        (path, marks, kind),
        (path, marks, kind, taken),
        (path, c_link, kind),
        (path, c_tail, kind),
        (path, marks, word),
        (path, c_link, word),
        (path, word),
        (path, word, taken),
        (marks, word, taken),
        (c_tail, word),
        (path, c_pos, kind, marks),
        (path, c_head, marks),
        (c_head, word),
        (c_head, marks, word),
        (c_pos, word, path),
        (path, s_link, marks, kind),
        (path, s_way, c_way, kind),
        (path, s_way, marks, taken),
        (path, s_way, c_way, taken, kind),
        (path, s_tail, marks),
        (path, s_tail, taken, kind),
        (far, marks, kind),
        (far, path, marks),
        (far, path, taken, kind),
        (path, marks, p_taken, taken),
        (path, marks, p_head),
        (path, p_head, word),
        (path, p_type, s_link, marks, taken),
        (path, g_head, marks),
        (path, g_type, g_taken, marks),
        (path, g_taken, taken, kind, marks),
        (path, topics, marks, kind),
        (path, topics, marks, taken, s_way),
        (path, c_type, c_mark, kind),
        (path, shape, taken),
        (c_head, path, taken, kind),
        (c_first, word),
        (path, c_pos, s_way, taken),
        (path, c_pos, marks, word),
        (path, c_head, word),
    ]


TEMPLATES = _templates()


@cache
def _tables() -> tuple[Table, ...]:
    path = assets.resources() / MODEL
    return tuple(Table.load(path, f"case{index}") for index in range(len(CASES)))


def scores(rows: Candidates) -> list[Floats]:
    """Score of every row for each of ``CASES``."""
    return scores_of(_tables(), rows.columns, TEMPLATES)
