"""What the labeller looks at: columns of numbers over all tokens of a stretch of sentences.

A token is seen as its *type* (dictionary entry and surface), whose features are strings that are made
once, however often the type occurs; as its place (brackets, spaces, name-list matches); and as its
noun run, the unbroken row of nouns that it stands in (株式会社/ヨミ/チズ/研究/所), for the last word of
a run says most about what the run names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from yomichizu.extraction.analysis import AnalysedSentence, Feature
from yomichizu.extraction.labeller_hashes import Hashes, HashTable, RunningHash, hashes, normalised

Ints = NDArray[np.int64]

#: Where a type feature is read from: tokens around, the run's last and first token, the one after.
PLACES = ("-2", "-1", "0", "+1", "+2", "L", "F", "A")
#: Type features and the places that each is read from.
TEMPLATES: dict[str, tuple[str, ...]] = {
    "word": PLACES,
    "lemma": ("-1", "0", "+1", "L"),
    "pos": ("-2", "-1", "0", "+1", "+2", "A"),
    "fine_pos": ("-2", "-1", "0", "+1", "+2", "L"),
    "origin": ("-1", "0", "+1"),
    "shape": ("-1", "0", "+1"),
    "length": ("-1", "0", "+1"),
    "first": ("0", "+1"),
    "last": ("-1", "0", "+1", "L"),
    "tail": ("0", "L"),
    "coarse": ("-2", "-1", "0", "+1", "+2", "L", "A"),
    "middle": ("-2", "-1", "0", "+1", "+2", "L", "A"),
    "cluster": ("-1", "0", "+1", "L"),
}
#: Conjunctions: name → the (type feature, place) pairs that it joins.
JOINED: dict[str, tuple[tuple[str, str], ...]] = {
    "pos pos": (("fine_pos", "-1"), ("fine_pos", "0")),
    "pos next": (("fine_pos", "0"), ("fine_pos", "+1")),
    "pos three": (("fine_pos", "-1"), ("fine_pos", "0"), ("fine_pos", "+1")),
    "words": (("word", "-1"), ("word", "0")),
    "words next": (("word", "0"), ("word", "+1")),
    "clusters": (("middle", "-1"), ("middle", "0")),
    "clusters next": (("middle", "0"), ("middle", "+1")),
    "pos word": (("fine_pos", "-1"), ("word", "0")),
    "pos next word": (("fine_pos", "0"), ("word", "+1")),
    "word last": (("word", "0"), ("word", "L")),
    "cluster last": (("coarse", "0"), ("word", "L")),
    "pos last": (("fine_pos", "0"), ("word", "L")),
    "last after": (("coarse", "L"), ("word", "A")),
}
LISTS = ("人名", "姓", "名", "地名", "国", "一般")  #: classes of the name list, one bit each
CLUSTERS = ("coarse", "middle", "cluster")  #: of the word vectors, widest first
LONGEST = 6  #: tokens of a name-list match
_RUN = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞", "記号"})
_OPEN = {"「": 0, "『": 1, "（": 2, "(": 2, "“": 0, "《": 1, "〈": 0}
_CLOSE = {"」": 0, "』": 1, "）": 2, ")": 2, "”": 0, "》": 1, "〉": 0}
_DIGITS = re.compile(r"\d")


def _shape(surface: str) -> str:
    """Kinds of characters, repeats folded: 東京 → 漢, NHK → A, マツダ → カ, 2+2 → 0+0."""
    kinds: list[str] = []
    for ch in surface:
        if "ぁ" <= ch <= "ゖ":
            kind = "ひ"
        elif "ァ" <= ch <= "ヺ" or ch == "ー":
            kind = "カ"
        elif ch in "々〆ヶ" or "㐀" <= ch <= "鿿" or ch >= "\U00020000":
            kind = "漢"
        elif ch.isdigit():
            kind = "0"
        elif ch.isalpha():
            kind = "A" if ch.isupper() else "a"
        else:
            kind = unicodedata.category(ch)[0]
        if not kinds or kinds[-1] != kind:
            kinds.append(kind)
    return "".join(kinds[:4])


@lru_cache(maxsize=8192)
def type_features(surface: str, feature: Feature) -> Mapping[str, str]:
    """Every string feature of a token type; its clusters are added by number."""
    form = _DIGITS.sub("0", normalised(surface)) or surface
    return {
        "word": form,
        "lemma": feature.lemma,
        "pos": f"{feature.pos1}-{feature.pos2}",
        "fine_pos": f"{feature.pos1}-{feature.pos2}-{feature.pos3}-{feature.pos4}",
        "origin": feature.goshu,
        "shape": _shape(unicodedata.normalize("NFKC", surface)),
        "length": str(min(len(surface), 6)),
        "first": form[0],
        "last": form[-1],
        "tail": form[-2:],
    }


class Columns(NamedTuple):
    """Tokens of several sentences, flattened, with two boundary tokens before and after each sentence.

    ``types[i]`` indexes ``entries``; entry 0 is the boundary. ``real`` are the positions of true tokens,
    ``owner`` their (sentence, token) indices in the same order.
    """

    entries: list[tuple[str, Feature] | None]
    words: list[str]  #: normalised surface of each entry
    types: Ints
    real: Ints
    owner: list[tuple[int, int]]
    lengths: Ints  #: real tokens of each sentence
    run_last: Ints
    run_first: Ints
    run_after: Ints
    spaced: NDArray[np.bool_]  #: a space stands before the token
    bracket: Ints  #: 0 none, 1 「」, 2 『』, 3 （）, 4 several
    lists: NDArray[np.uint8]  #: [token, class of LISTS]: 0 none, 1 B, 2 I, 3 E, 4 S of the longest match
    vectors: Ints  #: of each entry: number of its word vector, 0 unknown


def columns(sentences: Sequence[AnalysedSentence], names: HashTable, vectors: HashTable) -> Columns:
    """Number everything about the tokens of ``sentences``; tokens that are only space are left out."""
    known: dict[tuple[str, int], int] = {}
    entries: list[tuple[str, Feature] | None] = [None]
    types: list[int] = [0, 0]
    real: list[int] = []
    owner: list[tuple[int, int]] = []
    lengths: list[int] = []
    spaced: list[int] = []
    for number, sentence in enumerate(sentences):
        end = -1
        count = 0
        for index, token in enumerate(sentence.tokens):
            surface = token.surface
            if surface.isspace():
                continue
            key = (surface, id(token.feature))
            kind = known.get(key)
            if kind is None:
                kind = known[key] = len(entries)
                entries.append((surface, token.feature))
            if token.start > end >= 0:
                spaced.append(len(types))
            real.append(len(types))
            types.append(kind)
            owner.append((number, index))
            end = token.end
            count += 1
        lengths.append(count)
        types += [0, 0]
    kinds = np.array(types, dtype=np.int64)
    at = np.array(real, dtype=np.int64)
    words = ["", *(normalised(e[0]) for e in entries[1:] if e is not None)]
    space = np.zeros(len(kinds), dtype=np.bool_)
    space[spaced] = True
    last, first, after = _runs(entries, kinds)
    return Columns(
        entries,
        words,
        kinds,
        at,
        owner,
        np.array(lengths, dtype=np.int64),
        last,
        first,
        after,
        space,
        _brackets(entries, kinds),
        _matches(words, kinds, names),
        vectors(hashes(words)).astype(np.int64),
    )


def _runs(entries: list[tuple[str, Feature] | None], kinds: Ints) -> tuple[Ints, Ints, Ints]:
    """Positions of the last and first token of each token's noun run, and of the one after it."""
    inside = np.array(
        [e is not None and (e[1].pos1 in _RUN or e[0] in "・＝=-") for e in entries], dtype=np.bool_
    )[kinds]
    count = len(kinds)
    place = np.arange(count)
    # A position outside any run is a run of its own.
    begins = np.ones(count, dtype=np.bool_)
    begins[1:] = ~(inside[1:] & inside[:-1])
    ends = np.ones(count, dtype=np.bool_)
    ends[:-1] = begins[1:]
    first = np.maximum.accumulate(np.where(begins, place, 0))
    last = np.minimum.accumulate(np.where(ends, place, count)[::-1])[::-1]
    return last, first, np.minimum(last + 1, count - 1)


def _brackets(entries: list[tuple[str, Feature] | None], kinds: Ints) -> Ints:
    """Which bracket each token stands in; every sentence begins anew."""
    state = np.zeros(len(kinds), dtype=np.int64)
    boundary = kinds == 0
    place = np.arange(len(kinds))
    begin = np.maximum.accumulate(np.where(boundary, place, 0))
    several = np.zeros(len(kinds), dtype=np.int64)
    for kind in range(3):
        step = np.array(
            [0 if e is None else (_OPEN.get(e[0]) == kind) - (_CLOSE.get(e[0]) == kind) for e in entries],
            dtype=np.int64,
        )
        depth = np.cumsum(step[kinds])
        deep = (depth - depth[begin]) > 0
        state[deep] = kind + 1
        several += deep
    state[several > 1] = 4
    return state


def _matches(words: list[str], kinds: Ints, names: HashTable) -> NDArray[np.uint8]:
    """For each token and class of LISTS its place in the longest name-list match that covers it."""
    running = RunningHash([words[k] for k in kinds.tolist()])
    count = len(kinds)
    found = np.zeros((count, len(LISTS)), dtype=np.uint8)
    place = np.arange(count)
    boundary = kinds == 0
    # Index of the next boundary: a match must not cross it.
    fence = np.minimum.accumulate(np.where(boundary, place, count)[::-1])[::-1]
    bits = np.arange(len(LISTS), dtype=np.uint16)
    for length in range(1, LONGEST + 1):
        starts = place[(place + length <= fence) & ~boundary]
        value = names(running(starts, starts + length))
        hit = np.flatnonzero(value)
        if not len(hit):
            continue
        begin, flags = starts[hit], (value[hit, None] >> bits) & 1
        rows, classes = np.nonzero(flags)
        begin = begin[rows]
        if length == 1:
            found[begin, classes] = 4
            continue
        for step in range(1, length - 1):
            found[begin + step, classes] = 2
        found[begin, classes] = 1
        found[begin + length - 1, classes] = 3
    return found


_BOUNDARY = {"word": "<>", "pos": "<>", "fine_pos": "<>"}
_ODD = [
    np.uint64(pow(_k, 9, 1 << 64) | 1) for _k in (0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
]
_NONE = np.uint64(0)


def _mixed(x: Hashes) -> NDArray[np.uint32]:
    x = x ^ (x >> np.uint64(32))
    x = x * np.uint64(0xD6E8FEB86659FD93)
    x = x ^ (x >> np.uint64(29))
    x = x * np.uint64(0xA0761D6478BD642F)
    return (x >> np.uint64(32)).astype(np.uint32)


def _salt(name: str) -> np.uint64:
    return np.uint64(hashes([name])[0])


class Keys(NamedTuple):
    """Features as 32-bit keys; 0 where a feature is absent.

    ``of_types[place]`` is [entry, template]; it counts for token i through ``at[place][i]``, an entry
    number. ``of_tokens`` is [token, template].
    """

    of_types: dict[str, NDArray[np.uint32]]
    at: dict[str, Ints]
    of_tokens: NDArray[np.uint32]


class TypeValues:
    """Hashes of the string features of token types, made once for a whole text.

    Every stretch of a text brings mostly types that an earlier one has brought.
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[str, int], int] = {}
        self._entries: list[tuple[str, Feature]] = []  # keeps the features, so that no id comes again
        names = [name for name in TEMPLATES if name not in CLUSTERS]
        self._table = {name: _values([_BOUNDARY], name) for name in names}

    def __call__(self, cols: Columns) -> dict[str, Hashes]:
        """Hash of every string feature of each entry, 0 where it is absent."""
        new = []
        rows = [0]
        for entry in cols.entries:
            if entry is None:
                continue
            key = (entry[0], id(entry[1]))
            row = self._rows.get(key)
            if row is None:
                row = self._rows[key] = len(self._rows) + 1
                new.append(entry)
            rows.append(row)
        if new:
            self._entries += new
            found = [type_features(*entry) for entry in new]
            for name, column in self._table.items():
                self._table[name] = np.concatenate((column, _values(found, name)))
        at = np.array(rows, dtype=np.int64)
        return {name: column[at] for name, column in self._table.items()}


def _values(found: Sequence[Mapping[str, str]], name: str) -> Hashes:
    column = [features.get(name, "") for features in found]
    return np.where([v != "" for v in column], hashes(column) | np.uint64(1), _NONE)


def type_values(cols: Columns) -> dict[str, Hashes]:
    """``TypeValues`` of a single stretch."""
    return TypeValues()(cols)


def keys(cols: Columns, values: dict[str, Hashes], clusters: dict[str, Ints]) -> Keys:
    """The features of every real token.

    ``values`` are those of ``type_values``; ``clusters`` maps a word vector's number to its clusters.
    """
    values = dict(values)
    for name, table in clusters.items():
        values[name] = table[cols.vectors].astype(np.uint64)
    i = cols.real
    where = {
        "-2": i - 2,
        "-1": i - 1,
        "0": i,
        "+1": i + 1,
        "+2": i + 2,
        "L": cols.run_last[i],
        "F": cols.run_first[i],
        "A": cols.run_after[i],
    }
    at = {place: cols.types[positions] for place, positions in where.items()}
    of_types = {}
    for place in PLACES:
        rows = []
        for name, places in TEMPLATES.items():
            if place in places:
                value = values[name]
                rows.append(np.where(value != 0, _mixed(value + _salt(f"{name} {place}")), 0))
        of_types[place] = np.stack(rows, axis=1).astype(np.uint32)
    tokens = []
    for name, parts in JOINED.items():
        total = np.full(len(i), _salt(name))
        for odd, (part, place) in zip(_ODD, parts, strict=False):
            total += values[part][at[place]] * odd
        tokens.append(_mixed(total))
    tokens += _places(cols, values["fine_pos"])
    return Keys(of_types, at, np.stack(tokens, axis=1))


def _places(cols: Columns, fine_pos: Hashes) -> list[NDArray[np.uint32]]:
    """Features of where a token stands, and of the name lists."""
    i = cols.real
    pos = fine_pos[cols.types[i]]
    rows = []

    def add(name: str, value: NDArray[np.generic], present: NDArray[np.bool_] | None = None) -> None:
        key = _mixed(value.astype(np.uint64) * _ODD[0] + _salt(name))
        rows.append(key if present is None else np.where(present, key, np.uint32(0)))

    add("run left", np.minimum(cols.run_last[i] - i, 4))
    add("run done", np.minimum(i - cols.run_first[i], 4))
    add("space", cols.spaced[i], cols.spaced[i])
    add("space after", cols.spaced[i + 1], cols.spaced[i + 1])
    add("bracket", cols.bracket[i])
    every = np.zeros(len(i), dtype=np.int64)
    for number, name in enumerate(LISTS):
        for step, place in ((-1, "-1"), (0, "0"), (1, "+1")):
            value = cols.lists[i + step, number].astype(np.int64)
            add(f"list {name} {place}", value, value != 0)
            if step == 0:
                add(f"list pos {name}", value.astype(np.uint64) * _ODD[1] + pos, value != 0)
                every = every * 5 + value
    add("lists", every, every != 0)
    return rows
