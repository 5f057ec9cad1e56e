"""The network in training and the network that ships are the same function."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from yomichizu.extraction.labeller import labeller  # noqa: E402
from yomichizu.extraction.labeller_network import CLASSES, Network  # noqa: E402
from yomichizu.extraction.tagging import Tagger  # noqa: E402
from yomichizu.training.corpora import KnpSentence, Labelled, Name, published  # noqa: E402
from yomichizu.training.entities import LABELS  # noqa: E402
from yomichizu.training.entities_network import Document, Settings, document, fit, joined  # noqa: E402

_TEXTS = (
    Labelled("夏目漱石は東京の作家である。", [Name(0, 4, "PER"), Name(5, 7, "LOC")]),
    Labelled("トヨタ自動車は愛知県にある。", [Name(0, 6, "ORG"), Name(7, 10, "LOC")]),
    Labelled("夏目漱石は夏目漱石だ。", [Name(0, 4, "PER"), Name(5, 9, "PER")]),
)
_SMALL = Settings(width=16, epochs=2, batch=20)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    tables, tagger = labeller().tables, Tagger()
    return [document(_TEXTS[:2], 0, tables, tagger), document(_TEXTS[2:], 1, tables, tagger)]


def test_labels_are_those_of_the_field() -> None:
    assert list(LABELS) == labeller().model.labels


def test_what_ships_scores_as_what_was_trained(documents: list[Document]) -> None:
    tables = labeller().tables
    net = fit([], documents, tables, _SMALL)
    shipped = Network(net.arrays())
    with torch.no_grad():
        scores = torch.log_softmax(net.scores(joined(documents[:1], net.keys), training=False), 1)
    seen = documents[0].seen
    np.testing.assert_allclose(shipped.scores(seen, tables.vectors), scores[seen.real].numpy(), atol=0.03)


def test_documents_of_a_batch_do_not_see_each_other(documents: list[Document]) -> None:
    net = fit([], documents, labeller().tables, _SMALL)
    with torch.no_grad():
        both, *alone = (
            net.scores(batch, training=False)[batch.real]
            for batch in (joined(part, net.keys) for part in (documents, documents[:1], documents[1:]))
        )
    np.testing.assert_allclose(both.numpy(), torch.cat(alone).numpy(), atol=1e-4)


def test_training_repeats_itself(documents: list[Document]) -> None:
    first, second = (fit([(d, d) for d in documents], [], labeller().tables, _SMALL).arrays() for _ in "ab")
    assert first.keys() == second.keys()
    for name in first:
        np.testing.assert_array_equal(first[name], second[name])
    assert {f"keys {name}" for name in CLASSES} <= first.keys()


def test_sentences_as_published_keep_their_names() -> None:
    sentence = KnpSentence("w1", "東京だ。", [], [], [], [Name(0, 2, "LOCATION")])
    empty = KnpSentence("w2", "", [], [], [], [])
    assert published([sentence, empty]) == [Labelled("東京だ。", [Name(0, 2, "LOCATION")])]
