"""Positions are right whatever the text is made of: what is marked on screen is exactly the mention."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from yomichizu.model import Document, KnowledgeMap, Mention, Node, NodeType, Passage, Role, Span
from yomichizu.ui.article.blocks import BlockIndex, blocks_of, joins_before, shown_text
from yomichizu.ui.article.page import Page
from yomichizu.ui.article.typography import Typography
from yomichizu.ui.article.view import ArticleView

_BITS = st.sampled_from(
    [
        "日本",
        "𠮷",
        "👨‍👩‍👧",
        "🇯🇵",
        "か\u3099",
        "ハ\u309a",
        "\n",
        "\n\n",
        "\t",
        "\u2028",
        "\u2029",
        "\ud800",
        "\udc00",
        "LNG",
        " ",
        "\u3000",
        "。",
        "「",
        "」",
        "é",
        "e\u0301",
        "\0",
        "\x0b",
        "ﾊﾟ",
        "々",
        "\ufeff",
        "文" * 70,
        "word " * 12,
        "• 項目",
        "\r\n",
        "\r",
        "葛\U000e0100",
        "\n# 日本と𠮷野の関係、その背景と経緯\n",
        "\n# " + "長い見出しは文節で折り返される。" * 3 + "\n",
        "\n## か\u3099い見出し 👨‍👩‍👧 LNG\n",
        "\n• 項目は" + "字下げされて折り返す" * 6 + "\n",
    ]
)
_TEXTS = st.lists(_BITS, min_size=1, max_size=40).map("".join)


def passages(text: str) -> tuple[Passage, ...]:
    """Every line of ``text`` a passage, as reading would cut it."""
    result = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            role = Role.LIST_ITEM if line.startswith("•") else Role.PARAGRAPH
            level = None
            if line.startswith("#"):
                role, level = Role.HEADING, len(line) - len(line.lstrip("#"))
            result.append(Passage(f"p{number}", "d1", start, start + len(line), role, level))
        start += len(line) + 1
    return tuple(result)


@given(_TEXTS)
@settings(deadline=None, max_examples=150)
def test_blocks_hold_all_that_can_be_seen(text: str) -> None:
    for parts in ((), passages(text)):
        blocks = blocks_of(Document("d1", "", "", text, parts))
        assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
        assert all("\n" not in text[b.start : b.end] for b in blocks)
        covered = {i for b in blocks for i in range(b.start, b.end)}
        blank = " \t\u3000\xa0\u200b\ufeff\n\r\f\v\u2028\u2029\x85"
        assert all(i in covered or text[i] in blank for i in range(len(text)))


@given(_TEXTS)
def test_shown_text_keeps_every_offset(text: str) -> None:
    for wrapped in (True, False):
        shown = shown_text(text, wrapped=wrapped)
        assert len(shown) == len(text)
        units = [2 if ord(c) > 0xFFFF else 1 for c in text]
        assert [2 if ord(c) > 0xFFFF else 1 for c in shown] == units
        shown.encode("utf-8")


@given(text=_TEXTS, data=st.data(), width=st.integers(80, 700))
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_mark_covers_exactly_its_mention(
    qapp: QApplication, text: str, data: st.DataObject, width: int
) -> None:
    """Every character inside the marked boxes is one of the mention's, and each of them lies inside."""
    document = Document("d1", "", "", text, passages(text))
    page = Page(document, Typography(), width)
    if not page.blocks:
        return
    block = data.draw(st.sampled_from(page.blocks))
    start = data.draw(st.integers(block.start, block.end - 1))
    end = data.draw(st.integers(start + 1, block.end))
    index = page.index.at(block.start)
    laid = page.laid(index)
    boxes = page.boxes(index, Span(start, end))
    top = page.heights.top(index)

    layout = laid.layout
    found: set[int] = set()
    for point in range(block.start, block.end):
        unit = page.unit(laid, point)
        # The cluster that the character is drawn in: Qt has no place inside it.
        first = unit if layout.isValidCursorPosition(unit) else layout.previousCursorPosition(unit)
        last = layout.nextCursorPosition(first)
        number = laid.line_of(first)
        line = laid.lines[number]
        left = laid.x_of(line, first)
        right = laid.x_of(line, min(last, line.textStart() + line.textLength()))
        if right <= left:
            continue
        inside = any(
            box.left() - 0.01 <= left and right <= box.right() + 0.01 and box.top() == top + laid.tops[number]
            for box in boxes
        )
        if inside:
            found.add(point)
        low, high = page.point(laid, first), page.point(laid, last)
        assert inside == (low < end and high > start), (point, start, end, boxes)
    drawn = {
        p
        for p in range(start, end)
        if text[p] not in "\u2028\u2029\ufeff\x0b\u200d" and not joins_before(text[p])
    }
    for point in drawn - found:
        unit = page.unit(laid, point)
        line = laid.lines[laid.line_of(unit)]
        assert laid.x_of(line, unit) == laid.x_of(line, unit + 1), f"{text[point]!r} is seen and not marked"


@given(text=_TEXTS)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_place_on_screen_leads_back_to_its_character(qapp: QApplication, text: str) -> None:
    page = Page(Document("d1", "", "", text, passages(text)), Typography(), 400)
    for index, block in enumerate(page.blocks):
        for point in range(block.start, block.end):
            for box in page.boxes(index, Span(point, point + 1)):
                if box.width() < 2 or text[point].isspace():
                    continue
                found = page.character_at(box.center().x(), box.center().y())
                assert found is not None
                boxes = page.boxes(index, Span(found, found + 1))
                assert any(b.intersects(box) for b in boxes), (text[point], text[found])


@given(text=_TEXTS, data=st.data())
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_painting_any_text_with_any_marks(qapp: QApplication, text: str, data: st.DataObject) -> None:
    """Nothing that a text can hold makes the view raise, and its text is copied as it is."""
    document = Document("d1", "", "", text, passages(text))
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends).map(sorted).filter(lambda p: p[0] < p[1]), max_size=6))
    mentions = tuple(Mention("d1", a, b, text[a:b]) for a, b in sorted(map(tuple, pairs)))
    knowledge = KnowledgeMap((document,), (Node("n1", NodeType.COUNTRY, "x", mentions=mentions),))
    view = ArticleView()
    view.resize(320, 300)
    view.set_document(document)
    view.set_map(knowledge)
    view.grab()
    view.area.select(Span(0, len(text)))
    assert view.area.selected_text() == text.encode("utf-16", "replace").decode("utf-16")
    view.next_mention()
    view.grab()
    view.deleteLater()


def test_a_byte_order_mark_within_the_text_shifts_nothing(qapp: QApplication) -> None:
    """Qt swallows a leading U+FEFF; the second line of this text begins with one."""
    text = "一\n\ufeff日本"
    page = Page(Document("d1", "", "", text, ()), Typography(), 400)
    layout = page.laid(1).layout
    assert len(layout.text()) == 3
    assert [round(b.left()) for b in page.boxes(1, Span(4, 5))] == [17]


def test_index_of_blocks() -> None:
    blocks = blocks_of(Document("d1", "", "", "一\n\n二三\n", ()))
    index = BlockIndex(blocks)
    assert [text.span for text in blocks] == [Span(0, 1), Span(3, 5)]
    assert [index.at(p) for p in range(6)] == [0, 0, 0, 1, 1, 1]
    assert [index.nearest(p) for p in range(7)] == [0, 1, 1, 3, 4, 5, 5]
