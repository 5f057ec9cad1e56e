"""What the extraction steps hand on to each other.

An ``Analysis`` begins with a Document and is filled step by step (``pipeline.STEPS``); each step
reads what earlier steps wrote and adds its own part. All offsets are code points in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from yomichizu.model import Document, Node, NodeType, Relation, Span, Statement


@dataclass(slots=True, eq=False)
class Feature:
    """The UniDic columns that the steps use.

    One object for each distinct dictionary entry of a text, compared by identity, so that tables keyed
    by features are quick to look things up in.
    """

    pos1: str  #: 名詞 動詞 助詞 …
    pos2: str  #: 普通名詞 固有名詞 数詞 格助詞 …
    pos3: str  #: 一般 サ変可能 人名 地名 …
    pos4: str  #: 姓 名 国 一般 …
    c_type: str  #: conjugation type (五段-ラ行 …) or ""
    c_form: str  #: conjugated form (連用形-一般 …) or ""
    lemma: str  #: 語彙素, without the foreign-word tail (マイクロソフト-Microsoft → マイクロソフト)
    orth_base: str  #: 書字形基本形: the dictionary form as this text writes it
    kana: str  #: reading in katakana, "" when unknown
    goshu: str  #: 和 漢 外 固 混 記号 or "" (unknown word)


class Token(NamedTuple):
    """One UniDic short unit."""

    start: int
    end: int
    surface: str
    feature: Feature


@dataclass(slots=True)
class Bunsetsu:
    """One phrase of a sentence: content words and the function words that follow them.

    ``first``/``last`` are a half-open range of token indices in the sentence; ``content_end`` is
    the index after the last content token (the tokens from there on are particles, auxiliaries and
    punctuation). ``head`` is the index of the bunsetsu that this one depends on, -1 for the last
    one or before the dependency step has run; ``parallel`` is true when it is coordinated with its head;
    ``particle`` is the compound particle that it ends in (によって), "" without one.
    """

    first: int
    last: int
    content_end: int
    head: int = -1
    parallel: bool = False
    particle: str = ""


@dataclass(slots=True)
class AnalysedSentence:
    """A sentence with its tokens and bunsetsu. ``passage`` is an index into document.passages."""

    start: int
    end: int
    passage: int
    tokens: list[Token]
    bunsetsu: list[Bunsetsu] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def batches(
    sentences: Sequence[AnalysedSentence], tokens: int
) -> Iterator[tuple[int, Sequence[AnalysedSentence]]]:
    """Runs of sentences of about ``tokens`` tokens, each with the number of its first sentence.

    What is worked on at once is bounded, however long the sentences are.
    """
    begin = size = 0
    for number, sentence in enumerate(sentences):
        size += len(sentence.tokens)
        if size >= tokens:
            yield begin, sentences[begin : number + 1]
            begin, size = number + 1, 0
    if begin < len(sentences):
        yield begin, sentences[begin:]


class NameMention(NamedTuple):
    """A place where an actor is named, as found in one sentence.

    ``source`` says who found it: "labeller", "gazetteer", "pattern", "consistency" or "anaphora".
    """

    start: int
    end: int
    type: NodeType
    sentence: int  #: index into Analysis.sentences
    source: str
    confidence: float


@dataclass(slots=True)
class Thing:
    """One thing of the text (actor, theme or date) with every span that names it.

    ``spans`` are sorted and unique; ``labels`` holds each surface in order of preference, the
    first one being the node's label.
    """

    type: NodeType
    labels: list[str]
    spans: list[Span]
    label_en: str | None = None
    reading: str | None = None
    value: str | None = None
    score: float = 0.0  #: of a theme: its termhood; of an actor: 0


class StatementSite(NamedTuple):
    """Where a statement's predicate stands in its sentence, and its form."""

    sentence: int  #: index into Analysis.sentences
    bunsetsu: int  #: index into the sentence's bunsetsu
    kind: str  #: predicates.Kind: verb adjective copula noun
    voice: str  #: predicates.Voice: active passive causative causative-passive
    sure: float  #: predicates.Site: how sure its ガ is


@dataclass(slots=True)
class Analysis:
    """The working state of one extraction."""

    document: Document
    sentences: list[AnalysedSentence] = field(default_factory=list)
    names: list[NameMention] = field(default_factory=list)  #: step "entities", sorted by start
    actors: list[Thing] = field(default_factory=list)  #: step "names"
    times: list[Thing] = field(default_factory=list)  #: step "times"
    themes: list[Thing] = field(default_factory=list)  #: step "themes"
    spare_themes: list[Thing] = field(default_factory=list)  #: step "themes": compounds that weigh too little
    statements: list[Statement] = field(default_factory=list)  #: step "statements"
    sites: list[StatementSite] = field(default_factory=list)  #: step "statements", one for each of them
    nodes: list[Node] = field(default_factory=list)  #: step "nodes"
    relations: list[Relation] = field(default_factory=list)  #: step "relations"
