"""Compound particles: each line of the table, by its own example."""

from __future__ import annotations

import pytest
from syntax_helpers import analysed, roles

from yomichizu import assets
from yomichizu.extraction.particles import TABLE, compound_particles

LINES = [
    line.split("\t")
    for line in (assets.resources() / TABLE).read_text("utf-8").splitlines()
    if line and line[0] != "#"
]


@pytest.mark.parametrize(("particle", "verb", "role", "example"), LINES)
def test_line(particle: str, verb: str, role: str, example: str) -> None:
    assert particle + verb in example
    analysis = analysed(example + "。")
    (sentence,) = analysis.sentences
    marked = [b for b in sentence.bunsetsu if b.particle]
    assert [b.particle for b in marked] in ([particle + verb], ["とともに"])
    end = example.index(particle + verb)
    assert sentence.tokens[marked[0].content_end - 1].end == end
    # Its verb says nothing by itself.
    assert all(not end <= s.predicate.start < end + len(particle + verb) for s in analysis.statements)


def test_table() -> None:
    assert compound_particles()["によって"] == "agent"
    assert compound_particles()["に対して"] == "ニ"


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("会議は東京において開かれた。", "開く", {"デ=東京"}),
        ("政府はロシアに対して抗議した。", "抗議", {"ニ=ロシア"}),
        ("日本は米国とともに対応した。", "対応", {"ト=米国"}),
    ],
)
def test_case_of_the_verb_behind(text: str, lemma: str, expected: set[str]) -> None:
    assert expected <= roles(text, lemma)


@pytest.mark.parametrize("text", ["日本によっては輸出が増える。", "日本についての議論が続く。"])
def test_a_topic_or_owner_may_follow(text: str) -> None:
    assert analysed(text).sentences[0].bunsetsu[0].particle


@pytest.mark.parametrize("text", ["それは場合による。", "会議には企業によった者もいる。", "市は町に対した。"])
def test_a_verb_that_stands_by_itself_stays(text: str) -> None:
    assert not any(b.particle for b in analysed(text).sentences[0].bunsetsu)
