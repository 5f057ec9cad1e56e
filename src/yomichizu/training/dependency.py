"""Bunsetsu and dependency models from the Wikipedia Annotated Corpus, train split."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from yomichizu.extraction import dependency, phrases
from yomichizu.extraction.analysis import AnalysedSentence, Bunsetsu, Token
from yomichizu.extraction.loglinear import Floats
from yomichizu.extraction.tagging import Tagger
from yomichizu.training.corpora import KnpSentence, wac
from yomichizu.training.loglinear import features, fit

BITS = 18
HEAD_BITS = 20


def tagged(data: Path, split: str) -> Iterator[tuple[KnpSentence, list[Token]]]:
    """Every sentence of the corpus with our tokens of its text."""
    tagger = Tagger()
    for sentences in wac(data, split).values():
        for sentence in sentences:
            if sentence.morphemes and (tokens := tagger.tokens(sentence.text, 0)):
                yield sentence, tokens


def bunsetsu_starts(sentence: KnpSentence) -> list[int]:
    """Code points at which the bunsetsu of ``sentence`` begin."""
    return [sentence.morphemes[b.first].start for b in sentence.bunsetsu]


def gold_analysis(sentence: KnpSentence, tokens: list[Token]) -> AnalysedSentence:
    """Our tokens in the corpus's bunsetsu, with its heads.

    A bunsetsu in which no token of ours begins is given up; what depends on it depends on the bunsetsu
    that holds its text.
    """
    starts = bunsetsu_starts(sentence)
    owner = [bisect_right(starts, token.start) - 1 for token in tokens]
    kept = sorted(set(owner))
    place: dict[int, int] = {}
    for gold in range(len(starts)):
        place[gold] = bisect_right(kept, gold) - 1
    begins = [owner.index(gold) for gold in kept] + [len(tokens)]
    result = AnalysedSentence(0, len(sentence.text), 0, tokens)
    for index, gold in enumerate(kept):
        first, last = begins[index], begins[index + 1]
        head = sentence.bunsetsu[gold].head
        target = place[min(head, len(starts) - 1)] if head >= 0 else -1
        if index + 1 == len(kept):
            target = -1
        elif target <= index:
            target = index + 1
        result.bunsetsu.append(
            Bunsetsu(
                first,
                last,
                phrases.content_end(tokens, first, last),
                target,
                sentence.bunsetsu[gold].kind == "P",
            )
        )
    return result


def fit_bunsetsu(data: Path, split: str = "train") -> Floats:
    """Weights of the boundary model."""
    gold: list[float] = []
    tokens_of = []
    for sentence, tokens in tagged(data, split):
        starts = set(bunsetsu_starts(sentence))
        gold.extend([float(t.start in starts) for t in tokens])
        tokens_of.append(tokens)
    rows = features(phrases.token_columns(tokens_of), phrases.TEMPLATES, BITS)
    groups = np.arange(len(rows) + 1)
    return fit(rows, groups, np.array(gold, np.float32), bits=BITS, null=True, batch=4000, epochs=6)


def fit_heads(sentences: list[AnalysedSentence]) -> tuple[Floats, Floats]:
    """Weights of the head model and of the coordination model."""
    candidates = dependency.pairs(sentences)
    rows = features(candidates.columns, dependency.TEMPLATES, HEAD_BITS)
    gold = np.zeros(len(rows), np.float32)
    chosen: list[int] = []
    parallel: list[float] = []
    base = 0
    for sentence in sentences:
        for index, bunsetsu in enumerate(sentence.bunsetsu):
            distance = bunsetsu.head - index
            if 0 < distance <= dependency.FARTHEST:
                row = int(candidates.starts[base + index]) + distance - 1
                gold[row] = 1
                chosen.append(row)
                parallel.append(float(bunsetsu.parallel))
        base += len(sentence.bunsetsu) + 1
    heads = fit(rows, candidates.starts, gold, bits=HEAD_BITS, null=False, batch=1500, epochs=8)
    some = rows[np.array(chosen)] & ((1 << HEAD_BITS) - 1)
    cells = (some >> (HEAD_BITS - BITS)).astype(np.int32)
    groups: NDArray[np.int64] = np.arange(len(cells) + 1)
    both = fit(cells, groups, np.array(parallel, np.float32), bits=BITS, null=True, batch=2000, epochs=6)
    return heads, both
