"""Bunsetsu and their dependencies.

Where a bunsetsu begins is decided for each token by a log-linear model over the tokens around it;
which later bunsetsu it depends on by ``dependency``. Both are trained on the Wikipedia Annotated
Corpus (``training.dependency``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from yomichizu import assets
from yomichizu.control import Control
from yomichizu.extraction import attachment, particles
from yomichizu.extraction.analysis import AnalysedSentence, Analysis, Bunsetsu, Feature, Token, batches
from yomichizu.extraction.dependency import KEPT, attach
from yomichizu.extraction.loglinear import Ints, Table, code

MODEL = "models/dependency.npz"
_BATCH = 4000  #: tokens scored at once; some ten milliseconds

# Columns: what a token is, from coarse to fine, in a window of two tokens on either side.
_KINDS = 4
_WINDOW = (-2, -1, 0, 1, 2)


def _column(offset: int, kind: int) -> int:
    return (offset + 2) * _KINDS + kind


def _templates() -> list[tuple[int, ...]]:
    pos, form, word, lemma = range(_KINDS)

    def c(*pairs: tuple[int, int]) -> tuple[int, ...]:
        return tuple(_column(o, k) for o, k in pairs)

    return [
        c((0, pos)),
        c((0, lemma)),
        c((-1, word)),
        c((-1, lemma)),
        c((-1, pos), (0, pos)),
        c((-1, form), (0, word)),
        c((-1, word), (0, word)),
        c((-1, word), (0, form)),
        c((-1, lemma), (0, lemma)),
        c((-1, lemma), (0, pos)),
        c((-1, pos), (0, lemma)),
        c((0, word), (1, word)),
        c((0, lemma), (1, pos)),
        c((-2, word), (-1, word), (0, word)),
        c((-2, pos), (-1, lemma), (0, lemma)),
        c((-1, word), (0, word), (1, word)),
        c((-1, form), (0, lemma), (1, word)),
        c((-2, form), (-1, form), (0, form)),
        c((-1, form), (0, form), (1, form)),
        c((-2, word), (-1, word), (0, word), (1, word)),
        c((0, form), (1, form), (2, form)),
        c((-1, lemma), (0, form), (1, form), (2, form)),
    ]


TEMPLATES = _templates()
_OPEN_CLASS = frozenset(["名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "感動詞", "接続詞"])


@lru_cache(KEPT)
def _codes(feature: Feature) -> tuple[int, int, int, int]:
    """What a token is, four ways: part of speech; with subclass and form; closed-class word; lemma."""
    pos = f"{feature.pos1}/{feature.pos2}"
    form = f"{pos}/{feature.pos3}/{feature.c_type[:4]}/{feature.c_form[:3]}"
    closed = feature.pos1 not in _OPEN_CLASS or feature.pos2 == "非自立可能" or feature.pos3 == "助数詞"
    word = f"{feature.lemma}/{form}" if closed else form
    return code(pos), code(form), code(word), code(f"{feature.lemma}/{pos}")


def token_columns(sentences: list[list[Token]]) -> list[Ints]:
    """Attribute columns of all tokens of ``sentences``, one sentence after another."""
    rows: list[tuple[int, int, int, int]] = []
    edge = (1, 1, 1, 1)
    for tokens in sentences:
        rows.append(edge)
        rows.append(edge)
        rows.extend([_codes(t.feature) for t in tokens])
        rows.append(edge)
        rows.append(edge)
    table = np.array(rows, np.uint32).reshape(-1, _KINDS)
    inside = np.ones(len(table), bool)
    position = 0
    for tokens in sentences:
        inside[position : position + 2] = False
        position += len(tokens) + 4
        inside[position - 2 : position] = False
    at = np.flatnonzero(inside)
    return [np.ascontiguousarray(table[at + o, k]) for o in _WINDOW for k in range(_KINDS)]


@cache
def _table() -> Table:
    return Table.load(assets.resources() / MODEL, "bunsetsu")


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``bunsetsu`` of every sentence."""
    sentences = analysis.sentences
    for begin, batch in batches(sentences, _BATCH):
        control.tick(begin / len(sentences))
        segment(batch)
        attach(batch)
        for sentence in batch:
            particles.join(sentence)
            attachment.mend(sentence)


def segment(sentences: Sequence[AnalysedSentence]) -> None:
    """Cut ``sentences`` (each with at least one token) into bunsetsu."""
    scores = _table().scores(token_columns([s.tokens for s in sentences]), TEMPLATES) > 0
    position = 0
    for sentence in sentences:
        count = len(sentence.tokens)
        _force(sentence.tokens, scores[position : position + count])
        begins = np.flatnonzero(scores[position : position + count]).tolist()
        if not begins or begins[0] != 0:
            begins.insert(0, 0)
        position += count
        begins.append(count)
        sentence.bunsetsu = [Bunsetsu(a, b, content_end(sentence.tokens, a, b)) for a, b in pairwise(begins)]


def _force(tokens: list[Token], begins: NDArray[np.bool_]) -> None:
    """Set what the corpus is too small to teach: a noun after a finite verb, or its と, begins a bunsetsu.

    見る|日米経済, 移行する|こと, 進めるべきだと|経団連は; not the endings するそうだ, するようだ.
    """
    finite = quoted = said = False
    for index, token in enumerate(tokens):
        feature = token.feature
        if quoted and feature.pos1 in _BEGINNERS:
            begins[index] = True
        quoted = said and token.surface == "と"
        said = feature.c_form.startswith("終止形")
        if finite and feature.pos1 in _BEGINNERS and feature.pos2 != "助動詞語幹":
            begins[index] = True
        finite = feature.pos1 in ("動詞", "形容詞") and feature.c_form.startswith(("終止形", "連体形"))
        finite = finite or (feature.lemma == "た" and feature.pos1 == "助動詞")


# Tokens that never are the content of a bunsetsu unless nothing else is.
_BEGINNERS = frozenset(["名詞", "代名詞", "接頭辞", "連体詞"])
_FUNCTION = frozenset(["助詞", "助動詞", "補助記号", "空白"])


def content_end(tokens: list[Token], first: int, last: int) -> int:
    """Index after the last content token of the bunsetsu ``first``..``last``.

    Auxiliary verbs and adjectives after a content word are function words (増し|て|いる, 高く|ない), and so
    is する after a verbal noun: 輸出|する.
    """
    end = first
    for index in range(first, last):
        feature = tokens[index].feature
        if feature.pos1 in _FUNCTION:
            continue
        if end > first and feature.pos2 == "非自立可能" and feature.pos1 in ("動詞", "形容詞"):
            continue
        if feature.pos2 == "助動詞語幹" and end > first:
            continue  # 名前|だそうです
        end = index + 1
    return end if end > first else last
