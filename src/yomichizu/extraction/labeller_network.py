"""A small convolutional network that scores the labels of every token, beside the CRF.

Word vectors, characters and dictionary classes make a vector of each token type; tokens see their
neighbours (as in Collobert et al. 2011), and with them the noun that ends their noun run, the noun that ends
their sentence (ネヴェスティノは…の町である: a town), the strongest marks of their sentence, and what the
other places say where the text has the same word (one name, one type). Trained by
``yomichizu.training.entities_network``; here it runs with numpy alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from yomichizu.extraction.labeller_features import LISTS, Columns, Ints
from yomichizu.extraction.labeller_hashes import Hashes, RunningHash

Floats = NDArray[np.float32]
VECTOR_UNIT = 32.0  #: steps of the stored word vectors in one standard deviation
BUCKETS = 8192  #: of character n-grams
CLASSES = ("fine_pos", "origin", "shape")  #: type features of labeller_features with an embedding each
PLACES = 5 * len(LISTS) + 5 + 2 + 2 * 5  #: columns of ``Inputs.places``
_LONGEST_GRAM = 3
_LONGEST_WORD = 20  #: characters of a word whose n-grams are looked at
_NOUNS = frozenset({"名詞", "接尾辞"})


class Inputs(NamedTuple):
    """What the network sees of a stretch of text: first of each entry, then of each position of Columns."""

    vectors: Ints  #: number of the word vector
    classes: dict[str, NDArray[np.uint32]]  #: hash of each of CLASSES, 0 for the boundary
    grams: Ints  #: buckets of the characters' n-grams, entry after entry
    gram_starts: Ints  #: where each entry's begin in ``grams``; the boundary has bucket 0 alone
    types: Ints  #: entry
    real: NDArray[np.bool_]  #: no boundary
    last: Ints  #: position of the noun run's last token
    after: Ints  #: position behind the noun run
    head: Ints  #: position of the last noun of the sentence
    topic: NDArray[np.bool_]  #: before the sentence's first は
    places: Floats  #: [position, PLACES] name-list matches, brackets, spaces, place in the noun run
    starts: Ints  #: position of each sentence's first token; sentences without tokens are left out


def inputs(cols: Columns, values: dict[str, Hashes]) -> Inputs:
    """What the network sees of ``cols``; ``values`` are those of ``labeller_features.type_values``."""
    count = len(cols.types)
    real = np.zeros(count, dtype=np.bool_)
    real[cols.real] = True
    grams, gram_starts = _grams([word[:_LONGEST_WORD] for word in cols.words[1:]])
    classes = {name: (values[name] >> np.uint64(32)).astype(np.uint32) for name in CLASSES}
    for hashed in classes.values():
        hashed[0] = 0
    lengths = cols.lengths[cols.lengths > 0]
    starts = cols.real[np.cumsum(lengths) - lengths] if len(lengths) else cols.real[:0]
    head, topic = _definition(cols, starts, lengths)
    return Inputs(
        cols.vectors,
        classes,
        grams,
        gram_starts,
        cols.types,
        real,
        cols.run_last,
        cols.run_after,
        head,
        topic,
        _places(cols, real),
        starts,
    )


def _grams(words: list[str]) -> tuple[Ints, Ints]:
    """Buckets of all n-grams of ``<word>``, n up to three, and where each word's begin; boundary first."""
    text = "".join(f"\x02{word}\x03" for word in words)
    lengths = np.array([len(word) + 2 for word in words], dtype=np.int64)
    ends = np.repeat(np.cumsum(lengths), lengths)
    place = np.arange(len(text), dtype=np.int64)
    running = RunningHash(list(text))
    of_word = np.repeat(np.arange(len(words), dtype=np.int64), lengths)
    buckets, owners = [np.zeros(1, dtype=np.int64)], [np.zeros(1, dtype=np.int64)]
    for size in range(1, _LONGEST_GRAM + 1):
        first = place[place + size <= ends]
        value: Hashes = running(first, first + size)
        buckets.append(((value >> np.uint64(20)) % np.uint64(BUCKETS - 1)).astype(np.int64) + 1)
        owners.append(of_word[first] + 1)
    owner = np.concatenate(owners)
    order = np.argsort(owner, kind="stable")
    sizes = np.bincount(owner, minlength=len(words) + 1)
    return np.concatenate(buckets)[order], np.cumsum(sizes) - sizes


def _definition(cols: Columns, starts: Ints, lengths: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """For each position the last noun of its sentence, and whether it stands before the first は."""
    count = len(cols.types)
    place = np.arange(count)
    noun = np.array([e is not None and e[1].pos1 in _NOUNS for e in cols.entries], dtype=np.bool_)[cols.types]
    marker = np.array([e is not None and e[0] == "は" and e[1].pos2 == "係助詞" for e in cols.entries])
    ends = starts + lengths
    nearest = np.maximum.accumulate(np.where(noun, place, -1))[ends - 1]
    following = np.minimum.accumulate(np.where(marker[cols.types], place, count)[::-1])[::-1][starts]
    # A sentence without a noun is told by its last token, one without は has no topic.
    last = np.where(nearest >= starts, nearest, ends - 1)
    first = np.where(following < ends, following, starts)
    head = np.zeros(count, dtype=np.int64)
    topic = np.zeros(count, dtype=np.bool_)
    inside = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths) + np.arange(int(lengths.sum()))
    head[inside] = np.repeat(last, lengths)
    topic[inside] = inside < np.repeat(first, lengths)
    return head, topic


def _places(cols: Columns, real: NDArray[np.bool_]) -> Floats:
    """Ones where a position is so: match of each name list (none B I E S), bracket, spaces, place in run."""
    count = len(cols.types)
    place = np.arange(count)
    table = np.zeros((count, PLACES), dtype=np.float32)
    for number in range(len(LISTS)):
        table[place, 5 * number + cols.lists[:, number]] = 1
    at = 5 * len(LISTS)
    table[place, at + cols.bracket] = 1
    table[cols.spaced, at + 5] = 1
    table[np.flatnonzero(cols.spaced) - 1, at + 6] = 1
    table[place, at + 7 + np.minimum(cols.run_last - place, 4)] = 1
    table[place, at + 12 + np.minimum(place - cols.run_first, 4)] = 1
    table[~real] = 0
    return table


class Network:
    """The trained network. ``weights`` are named as in ``training.entities_network.Net``."""

    def __init__(self, weights: dict[str, NDArray[np.generic]]) -> None:
        self._w = {
            name: array.astype(np.float32) for name, array in weights.items() if not name.startswith("keys ")
        }
        self._keys = {name: weights[f"keys {name}"].astype(np.uint32) for name in CLASSES}
        self._w["grams"] *= self._w.pop("grams scale")
        self._dilations = [int(d) for d in self._w.pop("dilations")]

    @classmethod
    def load(cls, path: Path) -> Network:
        """Raises FileNotFoundError when the installation is incomplete."""
        with np.load(path) as file:
            return cls(dict(file))

    def scores(self, seen: Inputs, vectors: NDArray[np.int8]) -> Floats:
        """[real token, label] log-probabilities; the labels are those of the CRF, in its order."""
        w = self._w
        width = len(w["place bias"])
        types = self._types(seen, vectors)
        h = seen.places @ w["place"]
        h += w["place bias"]
        own = types @ w["type"]  # own, last, after, head, head of a topic: ``width`` columns each
        blocks, place = own.reshape(-1, width), seen.types * 5
        h += blocks.take(place, axis=0)
        h += blocks.take(place[seen.last] + 1, axis=0)
        h += blocks.take(place[seen.after] + 2, axis=0)
        h += blocks.take(place[seen.head] + 3 + seen.topic, axis=0)
        np.maximum(h, 0, out=h)
        blank = ~seen.real
        h[blank] = 0
        for number, dilation in enumerate(self._dilations):
            x = _convolved(h, w[f"conv{number}"], w[f"conv{number} bias"], dilation)
            np.maximum(x, 0, out=x)
            h += x
            h[blank] = 0
        x = _convolved(h, w["end"], w["end bias"], 1)
        if len(seen.starts):
            # The strongest marks of each sentence; its boundaries hold zeros, and no mark is below zero.
            strongest = np.maximum.reduceat(h, seen.starts)
            owner = np.cumsum(np.bincount(seen.starts, minlength=len(h))) - 1
            x += (strongest @ w["sentence"])[np.maximum(owner, 0)]
        x += (_means(h, seen.types, len(own)) @ w["document"])[seen.types]
        np.maximum(x, 0, out=x)
        result = x[seen.real] @ w["out"]
        result += w["out bias"]
        result -= result.max(axis=1, keepdims=True)
        result -= np.log(np.exp(result).sum(axis=1, keepdims=True))
        return result

    def _types(self, seen: Inputs, vectors: NDArray[np.int8]) -> Floats:
        """The vector of each entry before it is projected."""
        w = self._w
        sums = np.add.reduceat(w["grams"][seen.grams], seen.gram_starts)
        sums /= np.diff(seen.gram_starts, append=len(seen.grams))[:, None]
        parts = [vectors[seen.vectors].astype(np.float32) / np.float32(VECTOR_UNIT), sums]
        for name in CLASSES:
            parts.append(w[name][class_numbers(self._keys[name], seen.classes[name])])
        parts.append((seen.vectors > 0).astype(np.float32)[:, None])
        return np.concatenate(parts, axis=1)


def class_numbers(keys: NDArray[np.uint32], asked: NDArray[np.uint32]) -> Ints:
    """Place of each hash in the sorted ``keys`` from 1; 0 for a class that training did not see."""
    place = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    return np.where(keys[place] == asked, place + 1, 0)


def _convolved(h: Floats, weights: Floats, bias: Floats, dilation: int) -> Floats:
    """Each row with the rows ``dilation`` before and after it; beyond the ends are zeros."""
    width = h.shape[1]
    parts = h @ weights
    x = parts[:, width : 2 * width] + bias
    x[dilation:] += parts[:-dilation, :width]
    x[:-dilation] += parts[dilation:, 2 * width :]
    return x


def _means(h: Floats, types: Ints, count: int) -> Floats:
    """Mean of the rows of each type."""
    order = np.argsort(types, kind="stable")
    sizes = np.bincount(types, minlength=count)
    starts = np.cumsum(sizes) - sizes
    # Every entry occurs, the boundary too.
    means: Floats = np.add.reduceat(h[order], starts)
    means /= sizes[:, None].astype(np.float32)
    return means
