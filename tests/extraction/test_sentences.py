"""Sentence ends, wrapped lines, bullets, and text that no one would write."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from syntax_helpers import analysed

from yomichizu.extraction.sentences import LONGEST, sentence_spans
from yomichizu.model import Role, Span


def cut(text: str, role: Role = Role.PARAGRAPH) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text, Span(0, len(text)), role)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("雨だ。風だ！本当？", ["雨だ。", "風だ！", "本当？"]),
        ("首相は「行く。必ず行く。」と述べた。雨だ。", ["首相は「行く。必ず行く。」と述べた。", "雨だ。"]),
        ("成長率は3.5％だ。", ["成長率は3.5％だ。"]),
        ("U.S. Navyの船だ。次だ。", ["U.S. Navyの船だ。", "次だ。"]),
        ("できるか？と問うた。", ["できるか？と問うた。"]),
        ("（まとめが長い。）", ["（まとめが長い。）"]),
        ("一行目\n二行目", ["一行目", "二行目"]),
        ("  • 供給網の強化", ["供給網の強化"]),
        ("1. 背景", ["背景"]),
        ("開いた「括弧が閉じない。次だ。", ["開いた「括弧が閉じない。", "次だ。"]),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_wrapped_lines_are_one_sentence() -> None:
    text = "\n".join(["あ" * 39 + "、", "い" * 40, "う" * 10 + "。"])
    assert cut(text) == [text]


def test_head_of_a_list_item_stands_alone() -> None:
    text = "• 規制の整合性強化:米国と日本が規制を調整する。"
    assert cut(text, Role.LIST_ITEM) == ["規制の整合性強化:", "米国と日本が規制を調整する。"]
    text = "• 移行\n    日米の企業が計画を立ち上げる。"
    assert cut(text, Role.LIST_ITEM) == ["移行", "日米の企業が計画を立ち上げる。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("廃線跡を歩く 旧士幌線のアーチ橋", ["廃線跡を歩く", "旧士幌線のアーチ橋"]),
        ("与野党が攻防　参院で審議へ", ["与野党が攻防", "参院で審議へ"]),
        ("山田 太郎に聞く", ["山田 太郎に聞く"]),
        ("窓口に Windows 11 を導入", ["窓口に Windows 11 を導入"]),
    ],
)
def test_parts_of_a_head(text: str, expected: list[str]) -> None:
    assert cut(text, Role.TITLE) == expected
    assert cut(text, Role.PARAGRAPH) == [text]


def test_long_text_without_punctuation_is_cut() -> None:
    pieces = cut("日本語" * 2000)
    assert max(map(len, pieces)) <= LONGEST
    assert sum(map(len, pieces)) == 6000


HOSTILE = st.text(
    st.sampled_from("日本は米国へ輸出しない。、\n「」（）()！？!?. 　🙂𠮷ｱﾞ㍿\0\ud800Aa1\r\t\u2028・やとが")
    | st.characters(),
    max_size=120,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
def test_offsets_cut_the_text(text: str) -> None:
    analysis = analysed(text)
    end = 0
    for sentence in analysis.sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
        assert sentence.bunsetsu[0].first == 0
        assert sentence.bunsetsu[-1].last == len(sentence.tokens)
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.surface
            assert sentence.start <= token.start < token.end <= sentence.end
        for index, bunsetsu in enumerate(sentence.bunsetsu[:-1]):
            assert index < bunsetsu.head < len(sentence.bunsetsu)
    for statement in analysis.statements:
        for span in (statement.predicate.span, *(a.span for a in statement.arguments)):
            assert 0 <= span.start < span.end <= len(text)


def test_blank_lines_are_nothing() -> None:
    assert analysed("\n" * 10_000).sentences == []
