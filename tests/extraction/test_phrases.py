"""Bunsetsu and what they depend on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from syntax_helpers import analysed

from yomichizu.training.registry import Context


def phrases(text: str) -> list[str]:
    sentence = analysed(text).sentences[0]
    return ["".join(t.surface for t in sentence.tokens[b.first : b.last]) for b in sentence.bunsetsu]


def heads(text: str) -> list[int]:
    return [b.head for b in analysed(text).sentences[0].bunsetsu]


@pytest.mark.parametrize(
    "text",
    [
        "日本企業が|開発プロジェクトに|参画した。",
        "重要性を|増している。",
        "シアトルから|見る|日米経済安全保障の|局面",  # a noun after a finite verb begins a bunsetsu
        "移行する|ことが|求められている。",
    ],
)
def test_boundaries(text: str) -> None:
    assert phrases(text.replace("|", "")) == text.split("|")


def test_heads_follow_and_do_not_cross() -> None:
    assert heads("日本企業がアラスカのプロジェクトに参画した。") == [3, 2, 3, -1]


def test_coordination() -> None:
    sentence = analysed("日本と米国が協力した。").sentences[0]
    assert sentence.bunsetsu[0].parallel
    assert sentence.bunsetsu[0].head == 1


def test_names_in_a_row() -> None:
    assert heads("ロシアや中東への依存度を減らす。") == [1, 2, 3, -1]


@pytest.mark.slow
def test_dev_set() -> None:
    folder = Path(os.environ.get("YOMICHIZU_DATA", "../shared/data"))
    if not folder.is_dir():
        pytest.skip("no corpora here")
    from yomichizu.training import dependency

    table = dependency.evaluate(Context.of(folder)).splitlines()
    assert float(table[0].split()[-2]) > 0.98
    assert float(table[1].split()[-2]) > 0.89
