# ruff: noqa: E501  (full-width characters count double; an alternative reads best on one line)
"""Dates and periods: what the text calls them, and the ISO 8601 value where it can be known.

A date that leaves something out (1月28日, 同年, 昨年度) is completed from the nearest earlier full
date of the text, or from the article's own date; where neither is known it is left out. Values are
"2025-02-07", "2025-02", "2025", or an interval of two of these ("2024-04-01/2025-03-31").
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from yomichizu.control import Control
from yomichizu.extraction.analysis import Analysis, Thing
from yomichizu.model import Document, NodeType, Role, Span


class Day(NamedTuple):
    """A date as far as it is known; month and day may be missing."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text


class Found(NamedTuple):
    """A date in the text with its value."""

    start: int
    end: int
    value: str


#: First year of each era: 令和7年 is 2018 + 7.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA_LETTERS = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}
_FIGURES = str.maketrans("０１２３４５６７８９〇一二三四五六七八九", "01234567890123456789")

_D = "[0-9０-９]"
_ONE = "[一二三四五六七八九]"
#: 十二, 二十 or 二五; 十十 and 一二十 are no figures.
_K = f"(?:{_ONE}?十{_ONE}?|[〇一二三四五六七八九]{{1,3}})"
_YEAR = rf"(?:{_D}{{4}}|[一二][〇一二三四五六七八九]{{3}})"
_SMALL = rf"(?:{_D}{{1,2}}|{_K})"
_ERA_YEAR = rf"(?:元|{_D}{{1,2}}|{_K})"

#: One scan finds them all; the alternatives begin differently, so nothing is tried over and over.
_DATE = re.compile(
    rf"""
      (?P<era>令和|平成|昭和|大正|明治)\s?(?P<era_year>{_ERA_YEAR})年
          (?:(?P<era_fiscal>度)|\s?(?P<era_month>{_SMALL})月(?:\s?(?P<era_day>{_SMALL})日)?)?
    | (?<![A-Za-z0-9０-９.,])(?P<letter>[RHSTM])(?P<letter_year>[0-9]{{1,2}})[./](?P<letter_month>[0-9]{{1,2}})[./](?P<letter_day>[0-9]{{1,2}})(?![0-9./])
    | (?<![0-9０-９〇一二三四五六七八九十.,．，/-])(?P<year>{_YEAR})(?:[(（][^()（）\d]{{2}}\s?{_ERA_YEAR}年?[)）])?
          (?: 年代(?P<decade>[前後]半|初頭|末)? (?P<is_decade>)
            | 年度(?P<fiscal>)
            | 年(?![間生物])(?:\s?[(（](?:令和|平成|昭和|大正|明治){_ERA_YEAR}年?[)）])?(?:\s?(?P<month>{_SMALL})月(?![間])(?:\s?(?P<day>{_SMALL})日(?![間]))?)?
            | (?P<sep>[/.／．－-])(?P<num_month>{_D}{{1,2}})(?P=sep)(?P<num_day>{_D}{{1,2}})(?![0-9０-９/-])
            | (?=\s?[〜～~－–-]\s?{_YEAR}年(?![間生]))(?P<bare>)
          )
    | (?<![0-9０-９.,．，〇一二三四五六七八九十])(?P<century>{_SMALL})世紀
    | (?<![0-9０-９.,．，〇一二三四五六七八九十/])(?P<only_month>{_SMALL})月(?![間曜])(?:\s?(?P<only_day>{_SMALL})日(?![間]))?
    | (?<![0-9０-９.,．，〇一二三四五六七八九十/〜～])(?P<day_alone>{_SMALL})日(?=[、にのはも付]|午[前後]|から|まで|夜|朝|[(（][月火水木金土日][)）])
    | (?P<same_year>同年)(?!代|齢|輩|次|度?比)(?:(?P<same_year_fiscal>度)|(?P<same_year_month>{_SMALL})月(?:(?P<same_year_day>{_SMALL})日)?)?
    | (?P<same_month>同月)(?:(?P<same_month_day>{_SMALL})日)?
    | (?P<same_day>同日)
    | (?P<relative>一昨年|おととし|昨年|去年|前年|今年|本年|来年|翌々年|翌年|再来年)(?!比|同期|並)
          (?:(?P<relative_fiscal>度)|の?(?P<relative_month>{_SMALL})月(?:(?P<relative_day>{_SMALL})日)?)?
    | (?P<fiscal_relative>今年度|本年度)
    | (?P<month_relative>先々月|先月|前月|今月|来月|翌月|再来月)(?!比)(?:(?P<month_relative_day>{_SMALL})日)?
    | (?P<day_relative>前日|翌日|昨日|今日|本日|明日)(?!比|的|の日本)
    """,
    re.VERBOSE,
)

_YEARS = {"一昨年": -2, "おととし": -2, "昨年": -1, "去年": -1, "前年": -1, "今年": 0, "本年": 0}
_YEARS |= {"来年": 1, "翌年": 1, "翌々年": 2, "再来年": 2}
_MONTHS = {"先々月": -2, "先月": -1, "前月": -1, "今月": 0, "来月": 1, "翌月": 1, "再来月": 2}
_DAYS = {"前日": -1, "翌日": 1, "昨日": -1, "今日": 0, "本日": 0, "明日": 1}
#: 翌年 counts from the date that was spoken of, 昨年 from the day of writing.
_FROM_TEXT = {"前年", "翌年", "翌々年", "前月", "翌月", "前日", "翌日"}
_RANGE = re.compile(r"\s?(?:から|[〜～~]|[－–—-]|より)\s?")
_RANGE_END = re.compile(r"まで")
_ARTICLE_LINES = 12


def number(figure: str) -> int:
    """The value of 12, １２, 十二, 二十, 二〇二五 or 元 (the first year of an era).

    >>> number("二十三"), number("二〇二五"), number("元")
    (23, 2025, 1)
    """
    if figure == "元":
        return 1
    if "十" in figure:
        tens, _, ones = figure.partition("十")
        return (int(tens.translate(_FIGURES)) if tens else 1) * 10 + (
            int(ones.translate(_FIGURES)) if ones else 0
        )
    return int(figure.translate(_FIGURES))


def _day(year: int, month: str | None, day: str | None) -> Day | None:
    """A real date, or None: there is no 13th month and no 30 February."""
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return Day(year)
    m = number(month)
    if not 1 <= m <= 12:
        return None
    if day is None:
        return Day(year, m)
    d = number(day)
    return Day(year, m, d) if 1 <= d <= calendar.monthrange(year, m)[1] else None


def _fiscal(year: int) -> str:
    return f"{year:04d}-04-01/{year + 1:04d}-03-31"


def _fiscal_year_of(day: Day) -> int:
    return day.year - 1 if day.month is not None and day.month < 4 else day.year


def article_date(document: Document) -> Day | None:
    """The day of writing, as byline, title or first lines give it in full; None when they do not.

    A line that is hardly more than a date (公開日：2025年2月10日, （2025/2/10）) is taken first, then
    the latest full date of the title; dates inside of running text are what it tells about.
    """
    in_title: Day | None = None
    for passage in document.passages[:_ARTICLE_LINES]:
        if passage.role in (Role.LIST_ITEM, Role.REFERENCE):
            continue
        text = document.text[passage.start : min(passage.end, passage.start + 300)]
        for match in _DATE.finditer(text):
            day = _absolute(match)
            if day is None or day.day is None:
                continue
            if passage.role is Role.TITLE:
                in_title = day if in_title is None else max(in_title, day)
            elif len(text) - (match.end() - match.start()) <= 30 and "。" not in text:
                return day
    if in_title is not None:
        return in_title
    # The last line of a press report or an essay: （2025年2月10日）
    for passage in document.passages[-3:]:
        text = document.text[passage.start : min(passage.end, passage.start + 60)]
        found = _DATE.search(text)
        if found and len(text) - (found.end() - found.start()) <= 12 and "。" not in text:
            day = _absolute(found)
            if day is not None and day.day is not None:
                return day
    return None


def _absolute(match: re.Match[str]) -> Day | None:
    """The date of a match that says its year itself."""
    if match["era"]:
        year = _ERAS[match["era"]] + number(match["era_year"])
        return _day(year, match["era_month"], match["era_day"])
    if match["letter"]:
        year = _ERAS[_ERA_LETTERS[match["letter"]]] + number(match["letter_year"])
        return _day(year, match["letter_month"], match["letter_day"])
    if match["year"] and match["is_decade"] is None and match["fiscal"] is None:
        year = number(match["year"])
        if match["sep"]:
            return _day(year, match["num_month"], match["num_day"])
        return _day(year, match["month"], match["day"])
    return None


class _Reader:
    """Goes through the text once and remembers what was spoken of last."""

    def __init__(self, written: Day | None) -> None:
        self.written = written
        self.last = written  # the date spoken of last, for 同年 and 1月28日

    def value(self, match: re.Match[str]) -> str | None:
        """ISO value of one match, or None when it cannot be known."""
        if match["era_fiscal"]:
            year = _ERAS[match["era"]] + number(match["era_year"])
            return self._period(Day(year), _fiscal(year))
        if match["fiscal"] is not None:
            return self._period(Day(number(match["year"])), _fiscal(number(match["year"])))
        if match["is_decade"] is not None:
            first = number(match["year"])
            # 2020年代 is ten years; 1900年代 is read so, too.
            return {
                "前半": f"{first}/{first + 4}",
                "後半": f"{first + 5}/{first + 9}",
            }.get(match["decade"] or "", f"{first}/{first + 9}")
        if match["century"]:
            century = number(match["century"])
            return f"{century * 100 - 99:04d}/{century * 100:04d}" if 1 <= century <= 30 else None
        if match["era"] or match["letter"] or match["year"]:
            return self._said(_absolute(match))
        return self._incomplete(match)

    def _said(self, day: Day | None) -> str | None:
        if day is None:
            return None
        self.last = day
        return day.iso

    def _period(self, day: Day, value: str) -> str:
        self.last = day
        return value

    def _incomplete(self, match: re.Match[str]) -> str | None:
        last, written = self.last, self.written
        if match["relative"]:
            return self._relative_year(match)
        if match["fiscal_relative"]:
            return None if written is None else _fiscal(_fiscal_year_of(written))
        if match["month_relative"]:
            base = last if match["month_relative"] in _FROM_TEXT else written
            if base is None or base.month is None:
                return None
            count = base.year * 12 + base.month - 1 + _MONTHS[match["month_relative"]]
            return self._said(_day(count // 12, str(count % 12 + 1), match["month_relative_day"]))
        if match["day_relative"]:
            return self._relative_day(match["day_relative"])
        if last is None:
            return None
        if match["same_year"]:
            if match["same_year_fiscal"]:
                return _fiscal(last.year)
            return self._said(_day(last.year, match["same_year_month"], match["same_year_day"]))
        if match["same_day"]:
            return last.iso if last.day is not None else None
        if match["same_month"] or match["day_alone"]:
            if last.month is None:
                return None
            return self._said(_day(last.year, str(last.month), match["same_month_day"] or match["day_alone"]))
        return self._said(_day(last.year, match["only_month"], match["only_day"]))

    def _relative_year(self, match: re.Match[str]) -> str | None:
        word = match["relative"]
        base = self.last if word in _FROM_TEXT else self.written
        if base is None:
            return None
        if match["relative_fiscal"]:
            return _fiscal(_fiscal_year_of(base) + _YEARS[word])
        return self._said(_day(base.year + _YEARS[word], match["relative_month"], match["relative_day"]))

    def _relative_day(self, word: str) -> str | None:
        base = self.last if word in _FROM_TEXT else self.written
        if base is None or base.month is None or base.day is None:
            return None
        # 今日 in running text mostly means these days; only reports say 本日 of a day.
        if word in ("今日", "明日", "昨日"):
            return None
        month, day = base.month, base.day + _DAYS[word]
        year = base.year
        if day < 1:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
            day = calendar.monthrange(year, month)[1]
        elif day > calendar.monthrange(year, month)[1]:
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
            day = 1
        result = Day(year, month, day) if 1 <= year <= 9999 else None
        return self._said(result)


def _spoken_twice(match: re.Match[str], text: str) -> bool:
    """Whether a month is a length of time and no date: 3か月 is not matched at all, 1〜2月 is."""
    alone = match["only_month"] or match["day_alone"]
    if alone is None:
        return False
    before = text[max(0, match.start() - 1) : match.start()]
    return before in ("第", "約", "数")


def dates_in(text: str, written: Day | None, tick: Callable[[float], None] | None = None) -> Iterator[Found]:
    """Every date of ``text`` that has a value, in order; ranges (2020年から2023年) as one. Linear."""
    reader = _Reader(written)
    before: tuple[int, int, str] | None = None
    for count, match in enumerate(_DATE.finditer(text)):
        if tick is not None and count % 500 == 499:
            tick(match.start() / len(text))
        if _spoken_twice(match, text):
            continue
        value = reader.value(match)
        if value is None:
            continue
        if before is not None:
            joined = _range(before, match, value, text)
            if joined is not None:
                yield Found(before[0], match.end(), joined)
                before = None
                continue
            yield Found(*before)
        before = (match.start(), match.end(), value)
    if before is not None:
        yield Found(*before)


def _range(before: tuple[int, int, str], match: re.Match[str], value: str, text: str) -> str | None:
    """The interval from the date before to this one, when the words between them say so.

    「2020年から2023年」, 「2020〜2023年」; 「2020年の7月」 is none.
    """
    between = text[before[1] : match.start()] if match.start() - before[1] <= 4 else ""
    if not between or not _RANGE.fullmatch(between):
        return None
    first, second = before[2], value
    if "/" in first and "/" in second:
        first, second = first.partition("/")[0], second.partition("/")[2]
    if "/" in first or "/" in second or first >= second:
        return None
    return f"{first}/{second}"


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.times``: one Thing for each value, with every span that names it."""
    document = analysis.document
    text = document.text
    things: dict[str, Thing] = {}
    counts: dict[str, dict[str, int]] = {}
    starts = [p.start for p in document.passages]
    for found in dates_in(text, article_date(document), control.tick):
        place = bisect_right(starts, found.start) - 1
        if place < 0 or not document.passages[place].role.mined or found.end > document.passages[place].end:
            continue
        thing = things.get(found.value)
        if thing is None:
            thing = things[found.value] = Thing(NodeType.DATE, [], [], value=found.value)
            counts[found.value] = {}
        thing.spans.append(Span(found.start, found.end))
        label = text[found.start : found.end]
        counts[found.value][label] = counts[found.value].get(label, 0) + 1
    for value, thing in things.items():
        # The fullest way of writing it says most: 2025年2月7日 before 同日.
        thing.labels = sorted(counts[value], key=lambda s: (not re.search(r"\d{4}|[和成正治]", s), -len(s)))
    analysis.times = list(things.values())
    control.tick(1.0)
