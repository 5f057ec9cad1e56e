"""Folding, finding by form, readings, words: the plain functions behind the article."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yomichizu.control import Cancelled, Control
from yomichizu.model import Span
from yomichizu.ui.article.find import lemmas_of, merged, words_of
from yomichizu.ui.article.fold import Folded, fold
from yomichizu.ui.article.heights import Heights
from yomichizu.ui.article.phrases import phrase_ends
from yomichizu.ui.article.ruby import paired, readings
from yomichizu.ui.article.words import word_at


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("ＬＮＧの輸入", "lng", "ＬＮＧ"),
        ("シアトルで", "ｼｱﾄﾙ", "シアトル"),
        ("ｶﾞｽの価格", "ガス", "ｶﾞｽ"),
        ("か\u3099くせい", "がくせい", "か\u3099くせい"),
        ("りんごとリンゴ", "リンゴ", "りんご"),
        ("𠮷田製作所の𠮷田", "田製", "田製"),
        ("㍿山田", "株式会社山田", "㍿山田"),
        ("㍿山田", "会社", "㍿"),
        ("重さは5㌔だ", "キロだ", "㌔だ"),
    ],
)
def test_find_ignores_width_and_kana_type(text: str, query: str, found: str) -> None:
    hits = Folded(text).find(query)
    assert hits
    assert text[slice(*hits[0])] == found


@given(st.text(alphabet="日かガｶﾞﾊﾟ\u3099ＡaÅ㍿㌔𠮷 \n①ﬁ", max_size=30))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = Folded(text)
    spans = [folded.span(start, start + 1) for start in range(len(folded.text))]
    for character, span in zip(folded.text, spans, strict=True):
        assert 0 <= span.start < span.end <= len(text)
        assert character in fold(text[span.start : span.end])
    assert spans == sorted(spans)
    assert {point for span in spans for point in range(*span)} == set(range(len(text)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("減らす", ["減らし", "減らす"]),
        ("減らした", ["減らし", "減らす"]),
        ("依存を減らす", ["依存を減らし"]),
        ("依存", ["依存", "依存"]),
    ],
)
def test_find_by_dictionary_form(query: str, found: list[str]) -> None:
    text = "依存を減らし、\n無駄も減らす。依存は続く。"
    table = words_of(text, Control())
    assert [text[slice(*s)] for s in table.find(lemmas_of(query))] == found


def test_tagging_for_find_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        words_of("日本。\n" * 100, Control(cancelled=lambda: True))


def test_merged_hits_do_not_overlap() -> None:
    assert merged([Span(0, 2), Span(5, 6)], [Span(0, 3), Span(2, 4)]) == [Span(0, 3), Span(5, 6)]


@pytest.mark.parametrize(
    ("written", "reading", "pairs"),
    [
        ("減らす", "ヘラス", (("減", "へ"), ("らす", ""))),
        ("日本", "ニホン", (("日本", "にほん"),)),
        ("エネルギー供給", "エネルギーキョウキュウ", (("エネルギー", ""), ("供給", "きょうきゅう"))),
        ("お茶の葉", "オチャノハ", (("お", ""), ("茶の葉", "ちゃのは"))),
        ("シアトル", "シアトル", (("シアトル", ""),)),
        ("LNG", "エルエヌジー", (("LNG", ""),)),
        ("一昨日", "", (("一昨日", ""),)),
    ],
)
def test_readings_stand_over_kanji_alone(written: str, reading: str, pairs: object) -> None:
    assert paired(written, reading) == pairs


def test_readings_of_a_phrase() -> None:
    pairs = readings("経済安全保障", Control())
    assert "".join(written for written, _ in pairs) == "経済安全保障"
    assert "".join(reading for _, reading in pairs) == "けいざいあんぜんほしょう"


@pytest.mark.parametrize(
    ("text", "point", "word"),
    [
        ("日本は米国と", 0, "日本"),
        ("日本は米国と", 2, "は"),
        ("サーバーを置く", 2, "サーバー"),
        ("2025年のLNG", 5, "の"),
        ("2025年のLNG", 7, "LNG"),
        ("か\u3099くせい", 1, "か\u3099くせい"),
        ("「日本」", 0, "「"),
        ("𠮷田", 0, "𠮷田"),
    ],
)
def test_word_under_a_double_click(text: str, point: int, word: str) -> None:
    assert text[slice(*word_at(text, point, 0, len(text)))] == word


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60), st.data())
def test_heights_are_running_totals(heights: list[int], data: st.DataObject) -> None:
    table = Heights(list(heights))
    for _ in range(5):
        index = data.draw(st.integers(0, len(heights) - 1))
        value = data.draw(st.integers(0, 50))
        assert table.set(index, value) == value - heights[index]
        heights[index] = value
    assert table.total == sum(heights)
    assert [table.top(i) for i in range(len(heights))] == [sum(heights[:i]) for i in range(len(heights))]
    for y in range(table.total):
        index = table.at(y)
        assert table.top(index) <= y < table.top(index) + heights[index]


@pytest.mark.parametrize(
    "phrases",
    [
        "シアトルから|見る|日米経済安全保障の|新たな|局面ー|2025年2月7日の|日米首脳会談ー",
        "エネルギー安全保障の|見直しと|脱炭素",
        "取り組みを|「加速」|する|20,654人の|町",
        "お知らせとご案内",
        "はじめに",
        "日米首脳会談",
    ],
)
def test_a_heading_breaks_behind_phrases(phrases: str) -> None:
    text = phrases.replace("|", "")
    ends = phrase_ends(text)
    assert "|".join(text[a:b] for a, b in pairwise([0, *ends, len(text)])) == phrases
