"""Trains and writes the network that scores labels beside the CRF (``extraction.labeller_network``).

The two corpora differ in their conventions, so each has its own bias of the first and its own change of
the last layer (cf. Daumé 2007); what ships is the Wikipedia Annotated Corpus's side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from yomichizu.extraction.labeller import Tables
from yomichizu.extraction.labeller_features import Ints, columns, type_values
from yomichizu.extraction.labeller_network import (
    BUCKETS,
    CLASSES,
    PLACES,
    VECTOR_UNIT,
    Inputs,
    class_numbers,
    inputs,
)
from yomichizu.extraction.tagging import Tagger
from yomichizu.training.arrays import save
from yomichizu.training.corpora import Labelled, published, restored, stockmark, wac
from yomichizu.training.entities import (
    FROM_STOCKMARK,
    FROM_WAC,
    LABELS,
    labels_of,
    mapped,
    sentence,
)
from yomichizu.training.registry import Context, builder


@dataclass(frozen=True)
class Settings:
    """Chosen on documents held out of WAC train and of Stockmark's sentences."""

    width: int = 96
    dilations: tuple[int, ...] = (1, 2, 2)
    gram_width: int = 32
    class_widths: tuple[int, ...] = (24, 4, 12)
    dropout: float = 0.3
    unknown: float = 0.1  #: share of word vectors that training hides
    as_published: float = 0.6  #: share of WAC's documents whose brackets are lifted out
    epochs: int = 12
    batch: int = 2000  #: positions
    rate: float = 2e-3
    decay: float = 0.01
    average: float = 0.99  #: of the weights from step to step (Polyak & Juditsky 1992)
    seed: int = 1


class Document(NamedTuple):
    """What belongs together: sentences of one text. ``domain`` is 0 for WAC, 1 for Stockmark."""

    seen: Inputs
    labels: Ints  #: of each position, index into LABELS
    domain: int


def document(lines: Sequence[Labelled], domain: int, tables: Tables, tagger: Tagger) -> Document:
    """``lines`` as the network sees them."""
    sentences = [sentence(tagger, line) for line in lines]
    cols = columns(sentences, tables.names, tables.words)
    labels = np.zeros(len(cols.types), dtype=np.int64)
    labels[cols.real] = [
        LABELS.index(label)
        for tokens, line in zip(sentences, lines, strict=True)
        for label in labels_of(tokens, line.names)
    ]
    return Document(inputs(cols, type_values(cols)), labels, domain)


class Batch(NamedTuple):
    """Several documents as one; each keeps its own entries, so that none sees another's words."""

    vectors: Tensor
    classes: dict[str, Tensor]
    grams: Tensor
    gram_starts: Tensor
    types: Tensor
    real: Tensor
    last: Tensor
    after: Tensor
    head: Tensor
    topic: Tensor
    places: Tensor
    sentence: Tensor  #: number of each position's sentence; boundaries belong to the one before
    labels: Tensor
    domain: Tensor


def joined(documents: Sequence[Document], keys: dict[str, NDArray[np.uint32]]) -> Batch:
    """``documents`` one after another."""
    seen = [d.seen for d in documents]
    entries = _offsets([len(s.vectors) for s in seen])
    grams = _offsets([len(s.grams) for s in seen])
    positions = _offsets([len(s.types) for s in seen])
    starts = np.concatenate([s.starts + at for s, at in zip(seen, positions, strict=True)])
    count = sum(len(s.types) for s in seen)
    sentences = np.cumsum(np.bincount(starts, minlength=count))

    def shifted(name: str, offsets: list[int]) -> Tensor:
        return torch.from_numpy(
            np.concatenate([getattr(s, name) + at for s, at in zip(seen, offsets, strict=True)])
        )

    def plain(name: str) -> Tensor:
        return torch.from_numpy(np.concatenate([getattr(s, name) for s in seen]))

    return Batch(
        plain("vectors"),
        {
            name: torch.from_numpy(class_numbers(keys[name], np.concatenate([s.classes[name] for s in seen])))
            for name in CLASSES
        },
        plain("grams"),
        shifted("gram_starts", grams),
        shifted("types", entries),
        plain("real"),
        shifted("last", positions),
        shifted("after", positions),
        shifted("head", positions),
        plain("topic"),
        plain("places"),
        torch.from_numpy(sentences),
        torch.from_numpy(np.concatenate([d.labels for d in documents])),
        torch.from_numpy(np.repeat([d.domain for d in documents], [len(d.labels) for d in documents])),
    )


def _offsets(sizes: list[int]) -> list[int]:
    return [0, *np.cumsum(sizes)[:-1].tolist()]


class Net:
    """The network in training: ``weights`` under the names that ``extraction.labeller_network`` reads.

    Two more serve training alone: "domain", the first layer's bias of each corpus, and "other out", what
    Stockmark's last layer adds.
    """

    def __init__(
        self, settings: Settings, vectors: NDArray[np.int8], keys: dict[str, NDArray[np.uint32]]
    ) -> None:
        self.settings = settings
        self.keys = keys
        self.vectors = torch.from_numpy(vectors.astype(np.float32) / np.float32(VECTOR_UNIT))
        width, labels = settings.width, len(LABELS)
        entry = vectors.shape[1] + settings.gram_width + sum(settings.class_widths) + 1
        spreads = {"grams": 0.3, "domain": 0.1} | dict.fromkeys(CLASSES, 0.3)
        self.weights = {
            name: torch.normal(0.0, spreads[name], shape)
            for name, shape in {
                "grams": (BUCKETS, settings.gram_width),
                "domain": (2, width),
                **{n: (len(keys[n]) + 1, w) for n, w in zip(CLASSES, settings.class_widths, strict=True)},
            }.items()
        }
        layers = {"type": (entry, 5 * width), "place": (PLACES, width)}
        layers |= {f"conv{i}": (width, 3 * width) for i in range(len(settings.dilations))}
        layers |= {"end": (width, 3 * width), "sentence": (width, width), "document": (width, width)}
        layers |= {"out": (width, labels), "other out": (width, labels)}
        for name, (rows, columns_) in layers.items():
            inputs_ = 3 * rows if columns_ == 3 * width else rows
            bound = inputs_**-0.5
            self.weights[name] = torch.empty(rows, columns_).uniform_(-bound, bound)
        for name in ("end", *(f"conv{i}" for i in range(len(settings.dilations)))):
            self.weights[f"{name} bias"] = torch.zeros(width)
        self.weights |= {"out bias": torch.zeros(labels), "other out bias": torch.zeros(labels)}
        for tensor in self.weights.values():
            tensor.requires_grad_()

    def scores(self, batch: Batch, training: bool) -> Tensor:
        """[position, label]; with dropout while ``training``."""
        w = self.weights
        rate, width = self.settings.dropout, self.settings.width

        def dropped(x: Tensor, share: float = 1.0) -> Tensor:
            return functional.dropout(x, rate * share, training)

        known = (batch.vectors > 0).float()[:, None]
        if training:
            known = known * (torch.rand(known.shape) > self.settings.unknown)
        parts = [
            self.vectors[batch.vectors] * known,
            functional.embedding_bag(batch.grams, w["grams"], batch.gram_starts, mode="mean"),
            *(functional.embedding(batch.classes[name], w[name]) for name in CLASSES),
            known,
        ]
        types = dropped(torch.cat(parts, 1), 0.5) @ w["type"]
        own, last, after, head, topic = torch.chunk(types, 5, 1)
        real = batch.real.float()[:, None]
        at = batch.types[batch.head]
        h = own[batch.types] + last[batch.types[batch.last]] + after[batch.types[batch.after]]
        h = h + torch.where(batch.topic[:, None], topic[at], head[at])
        h = functional.relu(h + batch.places @ w["place"] + w["domain"][batch.domain]) * real
        for number, dilation in enumerate(self.settings.dilations):
            x = _convolved(dropped(h), w[f"conv{number}"], w[f"conv{number} bias"], dilation)
            h = (h + functional.relu(x)) * real
        count = int(batch.sentence.max()) + 1
        strongest = torch.zeros(count, width).scatter_reduce(
            0, batch.sentence[:, None].expand(-1, width), h, "amax"
        )
        sizes = torch.bincount(batch.types, minlength=len(types)).float()[:, None]
        means = torch.zeros(len(types), width).index_add(0, batch.types, h) / sizes
        x = _convolved(dropped(h), w["end"], w["end bias"], 1)
        x = x + dropped(strongest @ w["sentence"])[batch.sentence]
        x = x + dropped(means @ w["document"])[batch.types]
        x = dropped(functional.relu(x))
        other = (batch.domain == 1).float()[:, None]
        return x @ w["out"] + w["out bias"] + (x @ w["other out"] + w["other out bias"]) * other

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What ships: floats of 16 bits, n-grams in bytes, WAC's side alone."""
        state: dict[str, NDArray[np.float32]] = {n: t.detach().numpy() for n, t in self.weights.items()}
        scale = np.abs(state["grams"]).max() / 127
        result: dict[str, NDArray[np.generic]] = {
            name: array.astype(np.float16)
            for name, array in state.items()
            if name not in ("grams", "domain", "other out", "other out bias")
        }
        result["place bias"] = state["domain"][0].astype(np.float16)
        result["grams"] = np.rint(state["grams"] / scale).astype(np.int8)
        result["grams scale"] = np.array([scale], dtype=np.float32)
        result["dilations"] = np.array(self.settings.dilations, dtype=np.uint8)
        return result | {f"keys {name}": self.keys[name] for name in CLASSES}


def _convolved(h: Tensor, weights: Tensor, bias: Tensor, dilation: int) -> Tensor:
    """Each row with the rows ``dilation`` before and after it; beyond the ends are zeros."""
    before, own, after = torch.chunk(h @ weights, 3, 1)
    none = torch.zeros(dilation, h.shape[1])
    return torch.cat([none, before[:-dilation]]) + own + torch.cat([after[dilation:], none]) + bias


def fit(
    varied: Sequence[tuple[Document, Document]], fixed: Sequence[Document], tables: Tables, settings: Settings
) -> Net:
    """Train on ``varied`` (each a document with its brackets lifted out, and restored) and on ``fixed``.

    The same input gives the same weights on one machine: one thread, seeded.
    """
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    documents = [d for pair in varied for d in pair] + list(fixed)
    keys = {}
    for name in CLASSES:
        every = np.unique(np.concatenate([d.seen.classes[name] for d in documents]))
        keys[name] = every[every > 0]
    net = Net(settings, tables.vectors, keys)
    learnt = list(net.weights.values())
    steady = [tensor.detach().clone() for tensor in learnt]
    optimiser = torch.optim.AdamW(learnt, lr=settings.rate, betas=(0.9, 0.98), weight_decay=settings.decay)
    step = 0
    for epoch in range(settings.epochs):
        chosen = [pair[int(random.random() >= settings.as_published)] for pair in varied] + list(fixed)
        batches: list[list[Document]] = [[]]
        size = 0
        for index in random.permutation(len(chosen)).tolist():
            if size >= settings.batch:
                batches.append([])
                size = 0
            batches[-1].append(chosen[index])
            size += len(chosen[index].labels)
        total = settings.epochs * len(batches)
        step = max(step, epoch * len(batches))
        for part in batches:
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = settings.rate * min(1.0, step / 100) * max(0.02, 1 - step / total)
            batch = joined(part, keys)
            scores = net.scores(batch, training=True)
            loss = functional.cross_entropy(scores[batch.real], batch.labels[batch.real])
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            with torch.no_grad():
                for mean, tensor in zip(steady, learnt, strict=True):
                    mean.lerp_(tensor, 1 - settings.average)
    net.weights = dict(zip(net.weights, steady, strict=True))
    return net


@builder("ner-network", needs=("ner-words",), writes=("models/ner-network.npz",))
def build(context: Context) -> None:
    """Train the network and write its weights."""
    tables = Tables.load(context.target("models/ner-words.npz"))
    tagger = Tagger()
    varied = []
    for sentences in wac(context.data, "train").values():
        pair = (published(sentences), restored(sentences))
        lifted, whole = (document([mapped(x, FROM_WAC) for x in lines], 0, tables, tagger) for lines in pair)
        varied.append((lifted, whole))
    fixed = [document([mapped(line, FROM_STOCKMARK)], 1, tables, tagger) for line in stockmark(context.data)]
    net = fit(varied, fixed, tables, Settings())
    save(context.target("models/ner-network.npz"), net.arrays(), compressed=False)
