"""One name, one type, wherever a document says it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from yomichizu.control import Control
from yomichizu.extraction import gazetteer
from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.extraction.entities_boundaries import COUNTRY_SIGNS
from yomichizu.extraction.entities_evidence import evidence, introduced
from yomichizu.extraction.entities_found import found_by_words
from yomichizu.extraction.entities_guesses import LABELLED, Guess, disjoint, merged, tokens_in, watched
from yomichizu.extraction.entities_readings import with_readings
from yomichizu.extraction.roles import roles
from yomichizu.lazy import lazy_pattern

_KATAKANA = re.compile(r"[ァ-ヺー・＝]{3,}")
_SURE = 0.55  #: probability that one mention needs to vouch for the others
_TABLE_VOTE = 0.7  #: what a table's type counts beside the probabilities of the mentions
_SURE_VOTE = 1.5  #: the same of a province of the tables, which ends as a ministry does: 江蘇省
_PARTS_OF_COUNTRIES = "省州県"
_LISTED = 0.9  #: confidence of a name that a gazetteer of ours knows
_DOUBTFUL = 0.45  #: a name of which no mention is likelier is none, unless something else speaks for it
_COMMON = 0.6  #: the same of a name made of common nouns alone: 太陽光, LNG船
_RUN = frozenset({"名詞", "接頭辞", "接尾辞"})


def consistent(
    text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess], control: Control
) -> list[Guess]:
    """``guesses`` with one type a name, readings in brackets and missed occurrences added; sorted.

    Raises Cancelled.
    """
    guesses = _reaching(text, sentences, guesses)
    control.tick(LABELLED)
    guesses = merged(guesses, introduced(text, sentences, guesses, control))
    guesses = merged(found_by_words(text, sentences, guesses, control), guesses)
    voted = _vote(text, sentences, guesses, control)
    control.tick(LABELLED)
    voted = with_readings(text, sentences, voted)
    control.tick(LABELLED)
    return _with_missed(text, sentences, voted, control)


def _reaching(text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess]) -> list[Guess]:
    """Where a surer, longer name of the text begins as a guess does, the guess is that name: 潮見|水産."""
    surest: dict[str, Guess] = {}
    for g in guesses:
        name = text[g.start : g.end]
        best = surest.get(name)
        if g.confidence >= _SURE and g.type != "ART" and (best is None or best.confidence < g.confidence):
            surest[name] = g
    lengths = _lengths(surest)
    result = []
    for g in guesses:
        for size in lengths.get(text[g.start : g.start + 2], ()):
            end = g.start + size
            named = surest.get(text[g.start : end])
            if size <= g.end - g.start or g.type == "ART":
                break
            if named is not None and any(t.end == end for t in tokens_in(sentences[g.sentence], g.end, end)):
                g = g._replace(end=end, type=named.type, confidence=0.8 * named.confidence)
                break
        result.append(g)
    return disjoint(result)


def _lengths(names: Iterable[str]) -> dict[str, list[int]]:
    """How long the names are that begin with the same two characters, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[:2]].add(len(name))
    return {key: sorted(sizes, reverse=True) for key, sizes in lengths.items()}


def _vote(
    text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess], control: Control
) -> list[Guess]:
    """Give every name the type that its mentions together are surest of; our own tables have a say.

    One doubtful ラピダス as a person does not outweigh the company that the table knows.
    """
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for g in guesses:
        count = votes[text[g.start : g.end]]
        count[g.type] = count.get(g.type, 0.0) + g.confidence
    listed = gazetteer.findable()
    said = evidence(text, sentences, guesses, control)
    control.tick(LABELLED)
    for name, kinds in votes.items():
        for kind, weight in said.get(name, {}).items():
            kinds[kind] = kinds.get(kind, 0.0) + weight
        if name in listed:
            sure = listed[name] == "LOC" and name[-1] in _PARTS_OF_COUNTRIES
            kinds[listed[name]] = kinds.get(listed[name], 0.0) + (_SURE_VOTE if sure else _TABLE_VOTE)
    likeliest: dict[str, float] = {}
    common: set[str] = set()
    for g in watched(guesses, control):
        name = text[g.start : g.end]
        likeliest[name] = max(g.confidence, likeliest.get(name, 0.0))
        tokens = tokens_in(sentences[g.sentence], g.start, g.end)
        if g.type == "PER" and [t.feature.pos4 for t in tokens] == ["姓", "名"]:
            likeliest[name] = 1.0  # 斉藤|鉄夫
        if not name.isascii() and all(
            t.feature.pos2 != "固有名詞" and (t.feature.goshu or t.surface.isascii()) for t in tokens
        ):
            common.add(name)
    winner = {
        name: max(sorted(kinds), key=kinds.__getitem__)
        for name, kinds in votes.items()
        if likeliest[name] >= (_COMMON if name in common else _DOUBTFUL)
        or name in said
        or name in listed
        or (gazetteer.known(name) is not None and name not in gazetteer.not_names())
    }
    return [g._replace(type=winner[name]) for g in guesses if (name := text[g.start : g.end]) in winner]


def _telling(surface: str) -> bool:
    """Whether a name is distinctive enough to be looked for elsewhere."""
    return len(surface) >= 3 or (len(surface) == 2 and all("一" <= c <= "鿿" for c in surface))


def _with_missed(
    text: str, sentences: Sequence[AnalysedSentence], guesses: list[Guess], control: Control
) -> list[Guess]:
    """Find sure names where the labeller overlooked them.

    Only a whole noun run counts: 東京 is not looked for inside 東京証券取引所.
    """
    sure: dict[str, Guess] = {
        surface: Guess(0, 0, kind, 0, "gazetteer", _LISTED) for surface, kind in gazetteer.findable().items()
    }
    for surface in _firms(text, sentences):
        sure[surface] = Guess(0, 0, "ORG", 0, "gazetteer", _LISTED)
    for g in guesses:
        surface = text[g.start : g.end]
        if g.confidence >= _SURE and _telling(surface):
            sure[surface] = g
    lengths = _lengths(sure)
    covered = bytearray(len(text))
    for g in guesses:
        covered[g.start : g.end] = b"\1" * (g.end - g.start)
    added: list[Guess] = []
    for number, sentence in enumerate(watched(sentences, control)):
        ends: dict[int, int] | None = None
        for index, token in enumerate(sentence.tokens):
            start = token.start
            sizes_here = lengths.get(text[start : start + 2])
            if sizes_here is None or covered[start]:
                continue
            if ends is None:
                ends = {t.end: i for i, t in enumerate(sentence.tokens)}
            for size in sizes_here:
                end = start + size
                last = ends.get(end)
                named = sure.get(text[start:end])
                if last is None or named is None or any(covered[start:end]):
                    continue
                if not _whole(sentence.tokens, index, last):
                    continue
                source = "consistency" if named.source != "gazetteer" else "gazetteer"
                added.append(Guess(start, end, named.type, number, source, 0.8 * named.confidence))
                covered[start:end] = b"\1" * size
                break
    return sorted(guesses + added)


_BUSINESS = lazy_pattern(r"社長|会長|決算|売上高|営業利益|事業|工場|店舗|株式|株価")


def _firms(text: str, sentences: Sequence[AnalysedSentence]) -> list[str]:
    """Firms whose names are words too, where a text about business begins a sentence with one: シャープは."""
    words = [
        name
        for name, why in gazetteer.not_names().items()
        if why == "homograph" and text.count(name) > 1 and gazetteer.known(name) is not None
    ]
    if not words or _BUSINESS.search(text) is None:
        return []
    topic = re.compile(f"(?:{'|'.join(words)})(?=[は、が])")
    heads = {match.group() for s in sentences if (match := topic.match(text, s.start)) is not None}
    return sorted(heads)


def _whole(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the tokens ``first``..``last`` are a noun run of their own: not 東京 of 東京証券取引所.

    Neither ロンドン of グレーター・ロンドン nor ハンガリー of ハンガリー語. A suffix may follow
    (東京|側), and the sign of a country (英|BBC) or what a name stands behind (横綱|大の里) before.
    """
    before = tokens[first - 1] if first else None
    if (
        before is not None
        and (before.feature.pos1 in _RUN or before.surface == "・")
        and before.surface not in COUNTRY_SIGNS
        and ((role := roles().get(before.surface)) is None or not role.before)
    ):
        return False
    if last + 1 == len(tokens):
        return True
    after = tokens[last + 1]
    if after.surface == "第":
        return True  # 最高裁|第3小法廷
    return after.feature.pos1 not in ("名詞", "接頭辞") and after.surface not in ("・", "語", "ご")
