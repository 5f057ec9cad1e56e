"""Finds names: a linear-chain conditional random field over short units (Lafferty et al. 2001) and a network.

The field is trained by ``yomichizu.training.entities``; here its weights are looked up by hashed feature and
summed with numpy. What depends on a token's type alone is scored once for each type. The scores of the
network (``labeller_network``) are added to its own, and one walk through each sentence decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from yomichizu import assets
from yomichizu.control import Control
from yomichizu.extraction.analysis import AnalysedSentence, batches
from yomichizu.extraction.labeller_features import PLACES, Columns, Keys, TypeValues, columns, keys
from yomichizu.extraction.labeller_hashes import HashTable
from yomichizu.extraction.labeller_network import Network, inputs

Floats = NDArray[np.float32]
CHUNK = 4000  #: tokens that are scored at once
_BUCKET = np.uint32(12)  #: lowest bits of a feature's key, left out of its bucket's number
#: What a field's score and a network's log-probability count; chosen on documents of WAC dev and web texts.
FIELD, NETWORK = 0.5, 0.5
_NEVER = np.float32(-20.0)  #: score of an I- label that does not go on with a name of its type


class Tables(NamedTuple):
    """The word tables that features are made of."""

    names: HashTable  #: name list: word → bits of the classes in labeller_features.LISTS
    words: HashTable  #: word → number of its vector
    clusters: dict[
        str, NDArray[np.int64]
    ]  #: number of a vector → its cluster ("cluster", "middle", "coarse")
    vectors: NDArray[np.int8]  #: [number, dimension], row 0 for unknown words

    @classmethod
    def load(cls, path: Path) -> Tables:
        """Raises FileNotFoundError when the installation is incomplete."""
        with np.load(path) as file:
            return cls(
                HashTable(_restored(file["name_steps"]), file["name_values"].astype(np.uint16)),
                HashTable(_restored(file["word_steps"]), file["word_values"]),
                {name: file[name].astype(np.int64) for name in ("cluster", "coarse", "middle")},
                file["vectors"],
            )


def _restored(steps: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Sorted keys from the differences that are stored of them."""
    return np.cumsum(steps, dtype=np.uint32)


class Found(NamedTuple):
    """A run of tokens that the labeller takes for a name."""

    sentence: int
    first: int  #: token of the sentence
    last: int  #: one past its last token
    type: str  #: PER LOC ORG ART …
    confidence: float  #: lowest probability of its labels


class Model:
    """Weights of the labeller. ``labels[0]`` is O, the others B-… and I-…."""

    def __init__(
        self,
        labels: list[str],
        feature_keys: NDArray[np.uint32],
        weights: Floats,
        transitions: Floats,
    ) -> None:
        self.labels = labels
        self.transitions = transitions
        self._weights = weights
        buckets = feature_keys >> _BUCKET
        firsts = np.flatnonzero(np.diff(buckets, prepend=buckets[:1] + np.uint32(1)))
        self._fullest = int(np.diff(firsts, append=len(buckets)).max())
        # A key that none can be ends the table, so that the last buckets may be read beyond their end.
        self._keys = np.concatenate((feature_keys, np.zeros(self._fullest, dtype=np.uint32)))
        self._starts = np.full(1 << 20, -1, dtype=np.int32)
        self._starts[buckets[firsts]] = firsts

    @classmethod
    def load(cls, path: Path) -> Model:
        """Raises FileNotFoundError when the installation is incomplete."""
        with np.load(path) as file:
            labels = bytes(file["labels"]).decode("utf-8").split("\n")
            scale = np.float32(file["scale"])
            weights = file["weights"].astype(np.float32) * scale
            return cls(labels, _restored(file["key_steps"]), weights, file["transitions"].astype(np.float32))

    def _add(self, scores: Floats, wanted: NDArray[np.uint32]) -> None:
        """Add the weights of one feature a row to ``scores`` ([row, label])."""
        place = self._starts[wanted >> _BUCKET]
        maybe = np.flatnonzero((place >= 0) & (wanted != 0))
        asked = wanted[maybe]
        place = place[maybe]
        for _ in range(self._fullest):
            found = self._keys[place]
            hit = np.flatnonzero(found == asked)
            scores[maybe[hit]] += self._weights[place[hit]]
            on = np.flatnonzero(found < asked)  # the keys of a bucket are sorted
            if not len(on):
                return
            place, asked, maybe = place[on] + 1, asked[on], maybe[on]

    def emissions(self, features: Keys) -> Floats:
        """[token, label] scores before transitions."""
        scores = np.zeros((len(features.of_tokens), len(self.labels)), dtype=np.float32)
        for place in PLACES:
            table = features.of_types[place]
            by_type = np.zeros((len(table), len(self.labels)), dtype=np.float32)
            for column in range(table.shape[1]):
                self._add(by_type, table[:, column])
            scores += by_type.take(features.at[place], axis=0)
        for column in range(features.of_tokens.shape[1]):
            self._add(scores, features.of_tokens[:, column])
        return scores


def decode(
    scores: Floats, lengths: NDArray[np.int64], transitions: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Best labels of every token (Viterbi) and the marginal probability of each label.

    ``scores`` is [token, label] over consecutive sentences of ``lengths`` tokens. All sentences are
    walked at once, the longest first, so that each step is one operation over those still going.
    """
    order = np.argsort(-lengths, kind="stable")
    sizes = lengths[order]
    sizes = sizes[sizes > 0]
    starts = (np.cumsum(lengths) - lengths)[order][: len(sizes)]
    count = len(transitions)
    best = np.zeros(len(scores), dtype=np.int64)
    marginals = np.zeros_like(scores)
    if not len(sizes):
        return best, marginals
    longest = int(sizes[0])
    # How many sentences have a token number t.
    alive = np.searchsorted(-sizes, -np.arange(1, longest + 1), side="right")
    back = np.zeros((longest, len(sizes), count), dtype=np.int16)
    forward = np.zeros_like(scores)
    exp_transitions = np.exp(transitions)
    path = np.zeros((len(sizes), count), dtype=np.float32)
    for t in range(longest):
        n = int(alive[t])
        at = starts[:n] + t
        if t == 0:
            path[:n] = scores[at]
            forward[at] = _softmax(scores[at])
            continue
        through = path[:n, :, None] + transitions
        back[t, :n] = through.argmax(axis=1)
        path[:n] = through.max(axis=1) + scores[at]
        mass = forward[at - 1] @ exp_transitions
        forward[at] = _softmax(np.log(np.maximum(mass, 1e-30)) + scores[at])
    rows = np.arange(len(sizes))
    label = path.argmax(axis=1)
    backward = np.ones((len(sizes), count), dtype=np.float32)
    for t in range(longest - 1, -1, -1):
        n = int(alive[t])
        at = starts[:n] + t
        best[at] = label[:n]
        product = forward[at] * backward[:n]
        marginals[at] = product / product.sum(axis=1, keepdims=True)
        if t:
            label[:n] = back[t, rows[:n], label[:n]]
            weighted = _softmax(scores[at] + np.log(np.maximum(backward[:n], 1e-30)))
            behind = weighted @ exp_transitions.T
            backward[:n] = behind / behind.sum(axis=1, keepdims=True)
    return best, marginals


def _softmax(x: Floats) -> Floats:
    y: Floats = np.exp(x - x.max(axis=1, keepdims=True))
    y /= y.sum(axis=1, keepdims=True)
    return y


class Labeller:
    """Finds names in sentences. Loading takes some tens of milliseconds: use ``labeller()``."""

    def __init__(self, model: Model, tables: Tables, network: Network) -> None:
        self.model = model
        self.tables = tables
        self.network = network
        labels = np.array(model.labels)
        inside = np.char.startswith(labels, "I-")
        kinds = np.char.lstrip(labels, "BI-")
        self._first = np.where(inside, _NEVER, np.float32(0))
        goes_on = (kinds[:, None] == kinds) & (labels != "O")[:, None]
        self._transitions = model.transitions * np.float32(FIELD) + np.where(
            goes_on, np.float32(0), self._first
        )

    def found(self, sentences: Sequence[AnalysedSentence], control: Control) -> list[Found]:
        """Every name of ``sentences``, in text order. Raises Cancelled."""
        result: list[Found] = []
        type_values = TypeValues()
        for base, part in batches(sentences, CHUNK):
            control.tick(base / max(1, len(sentences)))
            cols = columns(part, self.tables.names, self.tables.words)
            values = type_values(cols)
            scores = self.model.emissions(keys(cols, values, self.tables.clusters))
            scores *= np.float32(FIELD)
            scores += np.float32(NETWORK) * self.network.scores(inputs(cols, values), self.tables.vectors)
            begins = np.cumsum(cols.lengths) - cols.lengths
            scores[begins[cols.lengths > 0]] += self._first
            best, marginals = decode(scores, cols.lengths, self._transitions)
            result += _names(cols, best, marginals, self.model.labels, base)
        return result


def _names(
    cols: Columns, best: NDArray[np.int64], marginals: Floats, labels: list[str], base: int
) -> list[Found]:
    """Runs of B-X I-X … as names; an I without its B begins a name as well."""
    found: list[Found] = []
    for i in np.flatnonzero(best).tolist():
        sentence, token = cols.owner[i]
        label = labels[best[i]]
        sure = float(marginals[i, best[i]])
        if label[0] == "I" and found:
            previous = found[-1]
            # The token before must be the run's last one; spaces between them have no label.
            if (
                previous.type == label[2:]
                and previous.sentence == base + sentence
                and i
                and cols.owner[i - 1] == (sentence, previous.last - 1)
            ):
                found[-1] = previous._replace(last=token + 1, confidence=min(previous.confidence, sure))
                continue
        found.append(Found(base + sentence, token, token + 1, label[2:], sure))
    return found


@cache
def labeller() -> Labeller:
    """The shipped labeller, loaded once. Raises FileNotFoundError when the installation is incomplete."""
    folder = assets.resources() / "models"
    return Labeller(
        Model.load(folder / "ner.npz"),
        Tables.load(folder / "ner-words.npz"),
        Network.load(folder / "ner-network.npz"),
    )
