"""Trains and writes the name labeller.

Two corpora are joined: the Wikipedia Annotated Corpus, whose guidelines (IREX) we follow, and Stockmark's
sentences, whose eight types are mapped onto them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from yomichizu.extraction.analysis import AnalysedSentence, batches
from yomichizu.extraction.labeller import CHUNK, Tables
from yomichizu.extraction.labeller_features import PLACES, columns, keys, type_values
from yomichizu.extraction.tagging import Tagger
from yomichizu.training.arrays import pack, save
from yomichizu.training.corpora import Labelled, Name, published, restored, stockmark, wac
from yomichizu.training.registry import Context, builder

FROM_WAC = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG", "ARTIFACT": "ART", "OPTIONAL": "OPT"}
FROM_STOCKMARK = {
    "人名": "PER",
    "法人名": "ORG",
    "政治的組織名": "ORG",
    "その他の組織名": "ORG",
    "地名": "LOC",
    "施設名": "LOC",
    "製品名": "ART",
    "イベント名": "ART",
}

LABELS = ("O", *(f"{place}-{kind}" for place in "BI" for kind in ("ART", "LOC", "OPT", "ORG", "PER")))

#: L1 keeps the model small, L2 keeps it calm; chosen on documents held out of WAC train.
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 80}


def mapped(line: Labelled, types: dict[str, str]) -> Labelled:
    """``line`` with the types of ``types``; names of other types left out."""
    return Labelled(line.text, [Name(n.start, n.end, types[n.type]) for n in line.names if n.type in types])


def sentence(tagger: Tagger, line: Labelled) -> AnalysedSentence:
    """A tagged line."""
    return AnalysedSentence(0, len(line.text), 0, tagger.tokens(line.text, 0))


def labels_of(tokens: AnalysedSentence, names: Iterable[Name]) -> list[str]:
    """B-/I-/O of every token that is not a space; a name takes every token that it touches."""
    rows = [t for t in tokens.tokens if not t.surface.isspace()]
    result = ["O"] * len(rows)
    for name in names:
        inside = [i for i, t in enumerate(rows) if t.start < name.end and t.end > name.start]
        for i in inside:
            result[i] = f"I-{name.type}"
        if inside:
            result[inside[0]] = f"B-{name.type}"
    return result


def training_lines(data: Path) -> list[Labelled]:
    """Everything that the shipped model learns from.

    WAC lifts what stands in brackets out of its sentence. Running text has it where it stood, lists and
    readings on lines of their own look like what was lifted out: the model sees both.
    """
    lines = []
    for sentences in wac(data, "train").values():
        whole = restored(sentences)
        known = {line.text for line in whole}
        lines += whole + [line for line in published(sentences) if line.text not in known]
    return [mapped(line, FROM_WAC) for line in lines] + [
        mapped(line, FROM_STOCKMARK) for line in stockmark(data)
    ]


def attributes(sentences: Sequence[AnalysedSentence], tables: Tables) -> list[list[list[str]]]:
    """Feature keys of every token of every sentence, as strings."""
    result: list[list[list[str]]] = []
    for _, part in batches(sentences, CHUNK):
        cols = columns(part, tables.names, tables.words)
        features = keys(cols, type_values(cols), tables.clusters)
        rows = np.concatenate(
            [*(features.of_types[p][features.at[p]] for p in PLACES), features.of_tokens], axis=1
        )
        flat = [[str(k) for k in row if k] for row in rows.tolist()]
        position = 0
        for length in cols.lengths.tolist():
            result.append(flat[position : position + length])
            position += length
    return result


def train(
    lines: Sequence[Labelled], tables: Tables, path: Path, settings: dict[str, float] | None = None
) -> None:
    """Fit a model to ``lines`` and leave it in CRFsuite's format at ``path``."""
    tagger = Tagger()
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    sentences = [sentence(tagger, line) for line in lines]
    for line, tokens, rows in zip(lines, sentences, attributes(sentences, tables), strict=True):
        if rows:
            trainer.append(rows, labels_of(tokens, line.names))
    trainer.set_params(settings or SETTINGS)
    trainer.train(str(path))


def export(trained: Path, target: Path, smallest: float = 0.02) -> None:
    """Write the CRFsuite model ``trained`` as arrays, without weights below ``smallest``."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    info = tagger.info()
    labels = ["O", *sorted(label for label in info.labels if label != "O")]
    number = {label: i for i, label in enumerate(labels)}
    greatest = min(6.0, max(abs(w) for w in info.state_features.values()))
    rows: dict[int, NDArray[np.float32]] = {}
    for (attribute, label), weight in info.state_features.items():
        if abs(weight) >= smallest:
            key = int(attribute)
            if key not in rows:
                rows[key] = np.zeros(len(labels), dtype=np.float32)
            rows[key][number[label]] = weight
    order = sorted(rows)
    scale = np.float32(greatest / 127)
    weights = np.stack([rows[key] for key in order])
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[number[before], number[after]] = weight
    save(
        target,
        {
            "labels": pack(labels),
            "key_steps": np.diff(np.array(order, dtype=np.uint32), prepend=np.uint32(0)),
            "weights": np.clip(np.rint(weights / scale), -127, 127).astype(np.int8),
            "scale": np.array(scale),
            "transitions": transitions,
        },
    )


@builder("ner", needs=("ner-words",), writes=("models/ner.npz",))
def build(context: Context) -> None:
    """Train the labeller and write its weights."""
    tables = Tables.load(context.target("models/ner-words.npz"))
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder) / "ner.crfsuite"
        train(training_lines(context.data), tables, trained)
        export(trained, context.target("models/ner.npz"))
