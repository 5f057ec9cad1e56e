"""Dates: each rule with an example."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yomichizu.control import Cancelled, Control
from yomichizu.extraction import times
from yomichizu.extraction.analysis import Analysis
from yomichizu.extraction.times import Day, article_date, dates_in, number
from yomichizu.reading import document_of

WRITTEN = Day(2025, 2, 10)


@pytest.mark.parametrize(
    ("figure", "value"),
    [("12", 12), ("１２", 12), ("十二", 12), ("二十", 20), ("二〇二五", 2025), ("元", 1), ("十", 10)],
)
def test_figures(figure: str, value: int) -> None:
    assert number(figure) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2025年2月7日に開かれた。", ["2025-02-07"]),
        ("２０２５年２月７日に開かれた。", ["2025-02-07"]),
        ("二〇二五年二月七日に開かれた。", ["2025-02-07"]),
        ("令和7年2月7日に開かれた。", ["2025-02-07"]),
        ("令和元年5月に始まった。", ["2019-05"]),
        ("平成三十年に終わった。", ["2018"]),
        ("昭和20年8月15日の正午。", ["1945-08-15"]),
        ("大正12年と明治45年。", ["1923", "1912"]),
        ("日付は2025/2/7と2025-02-08。", ["2025-02-07", "2025-02-08"]),
        ("2025年（令和7年）2月7日に。", ["2025-02-07"]),
        ("2024年度の予算。", ["2024-04-01/2025-03-31"]),
        ("令和6年度の予算。", ["2024-04-01/2025-03-31"]),
        ("1990年代に始まった。", ["1990/1999"]),
        ("1990年代後半に始まった。", ["1995/1999"]),
        ("19世紀の絵。", ["1801/1900"]),
        ("1月28日にシアトルで開かれた。", ["2025-01-28"]),
        ("昨年12月に決めた。", ["2024-12"]),
        ("昨年の12月に決めた。", ["2024-12"]),
        ("昨年度の予算。", ["2023-04-01/2024-03-31"]),
        ("今年度の予算。", ["2024-04-01/2025-03-31"]),
        ("今年と来年と一昨年。", ["2025", "2026", "2023"]),
        ("先月と来月。", ["2025-01", "2025-03"]),
        ("2019年5月1日に即位し、同年10月に、同月22日に式を、同日夜に宴を開いた。",
         ["2019-05-01", "2019-10", "2019-10-22", "2019-10-22"]),
        ("2019年に始まり、翌年に終わった。", ["2019", "2020"]),
        ("2019年12月31日に着き、翌日に発った。", ["2019-12-31", "2020-01-01"]),
        ("2020年から2023年まで続いた。", ["2020/2023"]),
        ("2020〜2023年に続いた。", ["2020/2023"]),
        ("2月7日から9日まで。", ["2025-02-07/2025-02-09"]),
    ],
)  # fmt: skip
def test_values(text: str, values: list[str]) -> None:
    assert [found.value for found in dates_in(text, WRITTEN)] == values


@pytest.mark.parametrize(
    "text",
    [
        "10年間続いた。",
        "1〜2日で届く。",
        "経済版2+2を強化する。",
        "2025円と1.5倍。",
        "3か月と5日間。",
        "13月40日と2月30日。",
        "前年比で増え、前月比で減った。",
        "同年代の友人。",
        "2000年間の歴史。",
        "今日の日本。",
        "電話は03-1234-5678、番号は12025/2/7。",
    ],
)
def test_no_dates(text: str) -> None:
    assert [text[f.start : f.end] for f in dates_in(text, WRITTEN)] == []


@pytest.mark.parametrize("text", ["1月28日に開かれた。", "昨年、同年、同日、先月、翌年。"])
def test_nothing_is_guessed_without_a_year(text: str) -> None:
    assert list(dates_in(text, None)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("会談の記録ー2025年2月7日の会談ー\n\n本文である。", Day(2025, 2, 7)),
        ("会談の記録\n\n公開日：2025年2月10日\n\n2024年1月1日に始まった。", Day(2025, 2, 10)),
        ("会談の記録\n\n始まりは2024年1月1日だったという話を聞いた、とても長い文である。", None),
        ("会談の記録\n\n本文である。\n\n（2025年3月1日）", Day(2025, 3, 1)),
    ],
)
def test_article_date(text: str, day: Day | None) -> None:
    assert article_date(document_of(text)) == day


def test_one_thing_a_value_with_all_its_spans() -> None:
    text = "会談の記録ー2025年2月7日ー\n\n同日、話した。2月7日のことだ。1月28日にも話した。"
    analysis = Analysis(document_of(text))
    times.run(analysis, Control())
    made = {t.value: [text[s.start : s.end] for s in t.spans] for t in analysis.times}
    assert made == {"2025-02-07": ["2025年2月7日", "同日", "2月7日"], "2025-01-28": ["1月28日"]}
    assert analysis.times[0].labels[0] == "2025年2月7日"


def test_seattle(seattle: object) -> None:
    from yomichizu.reading import read_file

    analysis = Analysis(read_file(str(seattle)))
    times.run(analysis, Control())
    assert [t.value for t in analysis.times] == ["2025-02-07", "2025-01-28"]


def test_it_can_be_stopped() -> None:
    analysis = Analysis(document_of("2025年2月7日に。" * 2000))
    with pytest.raises(Cancelled):
        times.run(analysis, Control(cancelled=lambda: True))


@example("十十月十十日")
@example("令和一二十年二〇十世紀")
@given(st.text(st.sampled_from("0129年月日度〜同翌令和元十二/-（）代から"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_dates_are_in_order_and_never_overlap(text: str) -> None:
    position = 0
    for found in dates_in(text, WRITTEN):
        assert position <= found.start < found.end <= len(text)
        position = found.end
