"""Nodes: the actors, dates and themes of a text as the map's nodes, with ids in order of mention."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_right

from yomichizu.control import Control
from yomichizu.extraction.analysis import Analysis, Thing
from yomichizu.extraction.names_index import TextIndex, fold
from yomichizu.extraction.themes_stated import stated_themes
from yomichizu.model import Mention, Node, NodeKind, Role, Span

_ROLE_WEIGHT = {Role.TITLE: 3.0, Role.HEADING: 2.0}


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.nodes``: ids n1, n2, … in order of first mention; the same text gives the same ids."""
    document = analysis.document
    index = TextIndex(document.text, analysis.sentences)
    themes = _themes(analysis)
    things = [t for t in (*analysis.actors, *analysis.times, *themes) if t.spans and t.labels]
    things.sort(key=lambda t: (t.spans[0].start, t.spans[0].end, t.type.value, t.labels[0]))
    control.tick(0.3)
    weights = _weights(analysis, things)
    nodes = []
    for number, thing in enumerate(control.over(things, 0.4, 1.0)):
        label, *others = thing.labels
        nodes.append(
            Node(
                id=f"n{number + 1}",
                type=thing.type,
                label=label,
                label_en=thing.label_en,
                aliases=tuple(dict.fromkeys(a for a in others if a != label)),
                weight=weights[number],
                mentions=tuple(
                    Mention(document.id, s.start, s.end, document.text[s.start : s.end]) for s in thing.spans
                ),
                reading=thing.reading or reading_of(index, label, thing.spans),
                value=thing.value,
            )
        )
    analysis.nodes = nodes
    control.tick(1.0)


def _themes(analysis: Analysis) -> list[Thing]:
    """The themes that have a mention outside the mentions of actors and dates.

    What is called as an actor is (アルマ望遠鏡, named in the title) is that actor there too.
    """
    actors = {fold(label): t for t in reversed(analysis.actors) for label in t.labels[:1]}
    covers = sorted({s for t in (*analysis.actors, *analysis.times) for s in t.spans})
    starts = [s.start for s in covers]
    # reach[i]: the farthest end of covers[:i+1], so that one look-up tells whether a span lies inside one
    reach: list[int] = []
    for span in covers:
        reach.append(max(span.end, reach[-1]) if reach else span.end)

    def covered(span: Span) -> bool:
        at = bisect_right(starts, span.start) - 1
        return at >= 0 and reach[at] >= span.end

    themes = [*analysis.themes, *stated_themes(analysis)]
    kept = []
    for theme in themes:
        actor = actors.get(fold(theme.labels[0]))
        if actor is not None:
            actor.spans = sorted({*actor.spans, *(s for s in theme.spans if not covered(s))})
        elif not all(covered(s) for s in theme.spans):
            kept.append(theme)
    return kept


def _weights(analysis: Analysis, things: list[Thing]) -> list[float]:
    """A first weight 0..1 of each thing: its mentions, more for those in titles and headings.

    Themes are scaled by their termhood, actors and dates by their mentions, each to its own maximum.
    """
    passages = analysis.document.passages
    starts = [p.start for p in passages]
    raw: list[float] = []
    for thing in things:
        if thing.type.kind is NodeKind.THEME:
            raw.append(thing.score)
            continue
        total = 0.0
        for span in thing.spans:
            at = bisect_right(starts, span.start) - 1
            total += _ROLE_WEIGHT.get(passages[at].role, 1.0) if at >= 0 else 1.0
        raw.append(total)
    highest: dict[NodeKind, float] = {}
    for thing, value in zip(things, raw, strict=True):
        kind = thing.type.kind
        highest[kind] = max(highest.get(kind, 0.0), value)
    return [
        round(math.sqrt(value / highest[thing.type.kind]), 4) if highest[thing.type.kind] > 0 else 0.0
        for thing, value in zip(things, raw, strict=True)
    ]


def reading_of(index: TextIndex, label: str, spans: list[Span]) -> str | None:
    """The label in katakana, from its tokens in the text; None when one of them has no reading."""
    if not any("一" <= c <= "龠" or c in "々〆" for c in label):
        kana = "".join(
            chr(ord(c) + 96) if "ぁ" <= c <= "ゖ" else c for c in unicodedata.normalize("NFKC", label)
        )
        return kana if all("ァ" <= c <= "ヿ" or c in "・ー " for c in kana) else None
    for span in spans:
        if index.text[span.start : span.end] == label:
            tokens = index.tokens_of(span.start, span.end)
            if tokens and all(t.feature.kana for t in tokens):
                return "".join(t.feature.kana for t in tokens)
            return None
    return None
