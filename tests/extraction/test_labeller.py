"""The labeller: features, lookup of weights, network and decoding, with the real tokenizer and model."""

from __future__ import annotations

import numpy as np
import pytest

from yomichizu.control import Control
from yomichizu.extraction import sentences
from yomichizu.extraction.analysis import AnalysedSentence, Analysis
from yomichizu.extraction.labeller import Found, Model, decode, labeller
from yomichizu.extraction.labeller_features import Columns, TypeValues, columns, type_values
from yomichizu.extraction.labeller_network import BUCKETS, PLACES, inputs
from yomichizu.model import Document, Passage, Role


def tagged(text: str) -> list[AnalysedSentence]:
    analysis = Analysis(Document("d1", "", "", text, (Passage("p1", "d1", 0, len(text), Role.PARAGRAPH),)))
    sentences.run(analysis, Control())
    return analysis.sentences


def numbered(text: str) -> Columns:
    tables = labeller().tables
    return columns(tagged(text), tables.names, tables.words)


def surfaces(cols: Columns, positions: list[int]) -> list[str]:
    found = [cols.entries[cols.types[p]] for p in positions]
    return [e[0] for e in found if e is not None]


def names(text: str) -> list[tuple[str, str]]:
    parts = tagged(text)
    found = labeller().found(parts, Control())
    return [(cut(text, parts, f), f.type) for f in found]


def cut(text: str, parts: list[AnalysedSentence], found: Found) -> str:
    tokens = parts[found.sentence].tokens
    return text[tokens[found.first].start : tokens[found.last - 1].end]


def test_each_token_knows_the_noun_that_ends_its_sentence_and_the_topic() -> None:
    cols = numbered("小さな町の駅は静かな場所である。雨だ。")
    seen = inputs(cols, type_values(cols))
    real = cols.real.tolist()
    first, second = real[: cols.lengths[0]], real[cols.lengths[0] :]
    assert set(surfaces(cols, seen.head[first].tolist())) == {"場所"}
    assert surfaces(cols, [p for p in first if seen.topic[p]]) == ["小さな", "町", "の", "駅"]
    assert set(surfaces(cols, seen.head[second].tolist())) == {"雨"}
    assert not seen.topic[second].any()


def test_types_that_an_earlier_stretch_brought_keep_their_values() -> None:
    together = TypeValues()
    for text in ("小さな町の駅は静かである。", "駅の東京と2019年の町。", "小さな駅。"):
        cols = numbered(text)
        alone = type_values(cols)
        for name, values in together(cols).items():
            assert values.tolist() == alone[name].tolist()


def test_character_grams_belong_to_their_word() -> None:
    cols = numbered("東京と京都と東京都")
    seen = inputs(cols, type_values(cols))
    sizes = np.diff(seen.gram_starts, append=len(seen.grams))
    assert sizes[0] == 1
    assert seen.grams[0] == 0
    for word, size in zip(cols.words[1:], sizes[1:].tolist(), strict=True):
        length = len(word) + 2  # with the marks of its begin and end
        assert size == length + (length - 1) + (length - 2)
    assert seen.grams[1:].min() > 0
    assert seen.grams.max() < BUCKETS


def test_boundaries_are_blank_to_the_network() -> None:
    cols = numbered("今日は晴れ。\n\n明日は雨。")
    seen = inputs(cols, type_values(cols))
    assert seen.places.shape == (len(cols.types), PLACES)
    assert not seen.places[~seen.real].any()
    assert seen.real.sum() == len(cols.real)
    assert surfaces(cols, seen.starts.tolist()) == ["今日", "明日"]


def test_network_gives_a_distribution_over_the_labels_of_the_field() -> None:
    whole = labeller()
    cols = numbered("作家の夏目漱石は東京に住んだ。")
    scores = whole.network.scores(inputs(cols, type_values(cols)), whole.tables.vectors)
    assert scores.shape == (len(cols.real), len(whole.model.labels))
    np.testing.assert_allclose(np.exp(scores).sum(axis=1), 1, rtol=1e-4)
    best = [whole.model.labels[i] for i in scores.argmax(axis=1)]
    assert best[surfaces(cols, cols.real.tolist()).index("東京")] == "B-LOC"


@pytest.mark.parametrize("text", ["", " \n\n　", "。", "あ" * 3000, "𠮷野家\n\n\nﾊﾝｶｸ", "ー・" * 50])
def test_odd_text_neither_crashes_nor_leaves_its_tokens(text: str) -> None:
    parts = tagged(text)
    for found in labeller().found(parts, Control()):
        assert 0 <= found.first < found.last <= len(parts[found.sentence].tokens)
        assert 0 < found.confidence <= 1.0001


def test_same_text_same_names() -> None:
    text = "株式会社小学館は東京にある。代表は相賀信宏氏で、京都大学とも協力する。" * 3
    assert names(text) == names(text)


@pytest.mark.parametrize("name", ["カルメリア", "ヴォルコヴォ", "ザルツドルフ", "ネヴェスティノ"])
def test_the_noun_that_ends_its_sentence_tells_what_an_invented_name_is(name: str) -> None:
    """A politician, a town and a firm: each kind is likeliest where its own noun ends the sentence."""
    whole = labeller()
    chances = []
    for noun in ("政治家", "都市", "企業"):
        cols = numbered(f"{name}は、オーストリア南部の小さな{noun}である。")
        scores = whole.network.scores(inputs(cols, type_values(cols)), whole.tables.vectors)
        chances.append([scores[0, whole.model.labels.index(f"B-{kind}")] for kind in ("PER", "LOC", "ORG")])
    assert np.argmax(chances, axis=0).tolist() == [0, 1, 2]


def test_weights_are_found_by_key_also_where_buckets_are_full() -> None:
    keys = np.array([1, 2, 3, 4096, 4097, 2**32 - 2, 2**32 - 1], dtype=np.uint32)
    weights = np.arange(14, dtype=np.float32).reshape(7, 2)
    model = Model(["O", "B-PER"], keys, weights, np.zeros((2, 2), dtype=np.float32))
    asked = np.array([3, 0, 5, 2**32 - 1, 4096, 99999, 2**32 - 2, 1], dtype=np.uint32)
    scores = np.zeros((len(asked), 2), dtype=np.float32)
    model._add(scores, asked)
    expected = [[4, 5], [0, 0], [0, 0], [12, 13], [6, 7], [0, 0], [10, 11], [0, 1]]
    np.testing.assert_array_equal(scores, expected)


def test_a_name_never_begins_inside() -> None:
    """What goes on with a name follows a label of its type, whatever the scores say."""
    whole = labeller()
    rng = np.random.default_rng(3)
    lengths = np.array([7, 0, 1, 12], dtype=np.int64)
    scores = rng.normal(0, 4, (20, len(whole.model.labels))).astype(np.float32)
    begins = np.cumsum(lengths) - lengths
    scores[begins[lengths > 0]] += whole._first
    best, _ = decode(scores, lengths, whole._transitions)
    labels = [whole.model.labels[i] for i in best]
    position = 0
    for length in lengths.tolist():
        before = "O"
        for label in labels[position : position + length]:
            assert label[0] != "I" or before[2:] == label[2:]
            before = label
        position += length
