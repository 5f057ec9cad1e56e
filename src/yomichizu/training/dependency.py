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
from yomichizu.training.arrays import save
from yomichizu.training.corpora import KnpSentence, wac
from yomichizu.training.loglinear import features, fit, quantised
from yomichizu.training.registry import Context, builder, evaluator

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


NOTICE = """Bunsetsu and dependency model (dependency.npz), argument model (arguments.npz)

Trained on the train split of the Wikipedia Annotated Corpus,
https://github.com/ku-nlp/WikipediaAnnotatedCorpus, by Kyoto University, Language Media Processing Lab,
licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/). The text of the corpus is from
the Japanese Wikipedia, by its authors, CC BY-SA. The models are licensed CC BY-SA 4.0 as well. They hold
weights of hashed features, no text.

Rebuild: python -m yomichizu.training build --only dependency --only arguments
"""


@builder("dependency", writes=("models/dependency.npz", "models/dependency.txt"))
def build(context: Context) -> None:
    """Bunsetsu boundaries, heads and coordination."""
    sentences = [gold_analysis(s, t) for s, t in tagged(context.data, "train")]
    heads, parallel = fit_heads(sentences)
    arrays = quantised("bunsetsu", fit_bunsetsu(context.data))
    arrays |= quantised("head", heads) | quantised("parallel", parallel)
    save(context.target("models/dependency.npz"), arrays, compressed=False)
    context.target("models/dependency.txt").write_text(NOTICE, encoding="utf-8")


def parsed(data: Path, split: str) -> list[tuple[KnpSentence, AnalysedSentence]]:
    """The sentences of ``split`` as the program itself analyses them."""
    pairs = [(s, AnalysedSentence(0, len(s.text), 0, t)) for s, t in tagged(data, split)]
    for begin in range(0, len(pairs), 200):
        batch = [sentence for _, sentence in pairs[begin : begin + 200]]
        phrases.segment(batch)
        dependency.attach(batch)
    return pairs


@evaluator("dependency")
def evaluate(context: Context) -> str:
    """Boundaries between bunsetsu and, over the corpus's own bunsetsu, heads; WAC dev."""
    hits = found = wanted = right = total = 0
    for knp, sentence in parsed(context.data, "dev"):
        starts = set(bunsetsu_starts(knp)) - {0}
        ours = {sentence.tokens[b.first].start for b in sentence.bunsetsu} - {0}
        hits, found, wanted = hits + len(starts & ours), found + len(ours), wanted + len(starts)
        gold = gold_analysis(knp, sentence.tokens)
        heads = [b.head for b in gold.bunsetsu]
        dependency.attach([gold])
        right += sum(b.head == head for b, head in zip(gold.bunsetsu[:-1], heads[:-1], strict=True))
        total += len(heads) - 1
    precision, recall = hits / found, hits / wanted
    measure = 2 * precision * recall / (precision + recall)
    return (
        f"bunsetsu boundaries  P {precision:.3f}  R {recall:.3f}  F {measure:.3f}  ({wanted})\n"
        f"heads, gold bunsetsu  {right / total:.3f}  ({total})"
    )
