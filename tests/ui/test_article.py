"""The article view, driven with mouse and keys; what it shows is read off its pixels."""

from __future__ import annotations

import itertools
import sys

import pytest
from article_maps import document, knowledge, spans
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from yomichizu.model import Document, Passage, Role, Span
from yomichizu.ui.article.marks import MarkMode
from yomichizu.ui.article.menu import context_menu
from yomichizu.ui.article.phrases import phrase_ends
from yomichizu.ui.article.view import ArticleView
from yomichizu.ui.compounds import word_ends
from yomichizu.ui.session import Selection
from yomichizu.ui.theme import DARK, LIGHT


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(620, 900)
    view.set_theme(LIGHT)
    doc = document()
    view.set_document(doc)
    view.set_map(knowledge(doc))
    view.show()
    qtbot.waitExposed(view)
    return view


def picture(view: ArticleView) -> QImage:
    return view.area.viewport().grab().toImage()


def colours(image: QImage, box: QRectF) -> set[str]:
    """Every colour inside ``box``."""
    return {
        image.pixelColor(x, y).name()
        for x in range(max(0, int(box.left())), min(image.width(), int(box.right()) + 1))
        for y in range(max(0, int(box.top())), min(image.height(), int(box.bottom()) + 1))
    }


def middle(view: ArticleView, span: Span) -> QPoint:
    return view.area.boxes(span)[0].center().toPoint()


def place(view: ArticleView, words: str) -> Span:
    at = view.area.text.index(words)
    return Span(at, at + len(words))


def click(
    view: ArticleView, span: Span, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(view.area.viewport(), Qt.MouseButton.LeftButton, modifiers, middle(view, span))


def drag(view: ArticleView, first: Span, last: Span) -> None:
    viewport = view.area.viewport()
    begin, end = view.area.boxes(first)[0], view.area.boxes(last)[-1]
    start = QPoint(round(begin.left()) + 1, round(begin.center().y()))
    stop = QPoint(round(end.right()) - 1, round(end.center().y()))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, (start + stop) / 2)
    QTest.mouseMove(viewport, stop)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, stop)


def test_each_mention_has_an_underline_in_its_colour(view: ArticleView) -> None:
    image = picture(view)
    for node in knowledge().nodes:
        colour = LIGHT.of_type(node.type).name()
        for mention in node.mentions:
            for box in view.area.boxes(mention.span):
                assert colour in colours(image, box), f"{mention.text} has no mark"


def test_words_without_a_mention_have_no_underline(view: ArticleView) -> None:
    marks = {LIGHT.of_type(n.type).name() for n in knowledge().nodes}
    for box in view.area.boxes(place(view, "供給を安定")):
        assert not marks & colours(picture(view), box.adjusted(2, 5, -2, 0))


def test_kinds_differ_without_colour(view: ArticleView) -> None:
    """Solid for an actor, gaps for a theme, two thin lines for a date."""
    image = picture(view)

    def rows(words: str, colour: QColor) -> dict[int, int]:
        box = view.area.boxes(place(view, words))[0]
        found: dict[int, int] = {}
        for y in range(round(box.top()), round(box.bottom())):
            count = sum(
                image.pixelColor(x, y).name() == colour.name()
                for x in range(round(box.left()) + 2, round(box.right()) - 2)
            )
            if count > 5:
                found[y] = count / (box.width() - 4)
        return found

    theme, date = LIGHT.hues[2], LIGHT.hues[6]
    solid = rows("ロシア", QColor(LIGHT.hues[0]))
    dashed = rows("半導体", QColor(theme))
    double = rows("2025年2月7日", QColor(date))
    assert len(solid) == 2
    assert min(solid.values()) > 0.95
    assert len(dashed) == 2
    assert max(dashed.values()) < 0.9
    assert len(double) == 2
    assert max(double) - min(double) == 3, "a gap between the two lines of a date"


def test_overlapping_mentions_are_two_lines(view: ArticleView) -> None:
    """日米 names 日本 and 米国."""
    span = spans(view.area.text, "日米")[1]
    box = view.area.boxes(span)[0]
    image = picture(view)
    x = round(box.center().x())
    colour = LIGHT.hues[0]
    inked = [
        y
        for y in range(round(box.center().y()), round(box.bottom()) + 4)
        if image.pixelColor(x, y).name() == colour
    ]
    groups = 1 + sum(b - a > 1 for a, b in itertools.pairwise(inked))
    assert groups == 2


def test_modes_of_marking(view: ArticleView) -> None:
    view.set_selection(Selection(nodes=("n3",)))
    russia, lng = place(view, "ロシア"), place(view, "LNG")
    blue, orange = LIGHT.hues[0], LIGHT.hues[1]

    def marked(span: Span, colour: str) -> bool:
        return colour in colours(picture(view), view.area.boxes(span)[0])

    assert marked(russia, blue)
    assert marked(lng, orange)
    view.set_mark_mode(MarkMode.SELECTED)
    assert marked(russia, blue)
    assert not marked(lng, orange)
    view.set_mark_mode(MarkMode.NONE)
    assert not marked(russia, blue)


def test_a_click_on_a_mention_asks_for_its_node(view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.mentionClicked) as caught:
        click(view, place(view, "ロシア"))
    assert caught.args == ["n3", place(view, "ロシア")]
    ground = colours(picture(view), view.area.boxes(place(view, "ロシア"))[0])
    assert LIGHT.paper not in ground or len(ground) > 5
    assert view.mentions.isVisible()
    assert view.mentions.count.text() == "1 of 2"


def test_a_second_click_on_an_overlap_takes_the_other_node(view: ArticleView, qtbot: QtBot) -> None:
    span = spans(view.area.text, "日米")[1]
    asked = []
    view.mentionClicked.connect(lambda node, _span: asked.append(node))
    click(view, span)
    click(view, span)
    assert sorted(asked) == ["n1", "n2"]


def test_dragging_selects_exactly_the_words(view: ArticleView, qtbot: QtBot) -> None:
    wanted = place(view, "米国からLNG")
    with qtbot.waitSignal(view.passageSelected) as caught:
        drag(view, Span(wanted.start, wanted.start + 1), Span(wanted.end - 1, wanted.end))
    assert caught.args == [wanted]
    view.area.copy()
    assert QGuiApplication.clipboard().text() == "米国からLNG"
    assert LIGHT.accent_tint in colours(
        picture(view), view.area.boxes(Span(wanted.start + 2, wanted.start + 3))[0]
    )


def test_dragging_after_an_astral_character(view: ArticleView, qtbot: QtBot) -> None:
    wanted = place(view, "製作所は半導体")
    with qtbot.waitSignal(view.passageSelected) as caught:
        drag(view, Span(wanted.start, wanted.start + 1), Span(wanted.end - 1, wanted.end))
    assert caught.args == [wanted]


def test_a_click_elsewhere_lets_the_selection_go(view: ArticleView, qtbot: QtBot) -> None:
    drag(view, place(view, "方針"), place(view, "針だ"))
    with qtbot.waitSignal(view.passageSelected) as caught:
        click(view, place(view, "安定"))
    assert caught.args == [None]


def test_double_click_takes_a_word_and_triple_click_its_paragraph(view: ArticleView) -> None:
    viewport = view.area.viewport()
    position = middle(view, place(view, "協力は"))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=position)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=position)
    assert view.area.selected_text() == "協力"
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=position)
    assert view.area.selected_text().startswith("日本は米国からLNG")
    assert view.area.selected_text().endswith("方針だ。")


def test_set_selection_does_not_echo(view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.passageSelected, wait=200), qtbot.assertNotEmitted(view.mentionClicked):
        view.set_selection(Selection(place(view, "協力は続く"), ("n1",)))
    assert view.area.selected_text() == "協力は続く"


def test_mentions_in_turn(view: ArticleView) -> None:
    steps = []
    view.mentionStepped.connect(lambda number, total: steps.append((number, total)))
    view.set_selection(Selection(nodes=("n3",)))
    first = view.next_mention()
    second = view.next_mention()
    assert [first, second] == spans(view.area.text, "ロシア")
    assert view.next_mention() == first
    assert view.previous_mention() == second
    assert steps == [(1, 2), (2, 2), (1, 2), (2, 2)]


def test_ticks_for_each_mention(view: ArticleView) -> None:
    view.set_selection(Selection(nodes=("n1",)))
    bar = view.area.bar
    assert len(bar.ticks) == len(view.selected_mentions())
    image = bar.grab().toImage()
    for share, colour in bar.ticks:
        assert image.pixelColor(bar.width() // 2, round(bar.tick_y(share))).name() == colour.name()


def test_a_jump_has_context_above_and_flashes(qtbot: QtBot) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    text = "\n\n".join(f"第{n}段落。日本の話である。" + "あ" * 120 for n in range(300))
    view.set_document(document(text))
    view.show()
    target = spans(text, "日本")[200]
    view.jump_to(target)
    box = view.area.boxes(target)[0]
    assert 80 < box.top() < 200
    ground = QPoint(round(box.left()) + 1, round(box.top()) + 6)
    assert picture(view).pixelColor(ground).name() != LIGHT.paper
    qtbot.waitUntil(lambda: view.lit.flash.state() == view.lit.flash.State.Stopped, timeout=4000)
    assert picture(view).pixelColor(ground).name() == LIGHT.paper


def test_a_jump_to_what_is_seen_does_not_scroll(view: ArticleView) -> None:
    before = view.area.bar.value()
    view.jump_to(place(view, "方針だ"))
    assert view.area.bar.value() == before


def test_keyboard_alone(view: ArticleView, qtbot: QtBot) -> None:
    """Walk to a mention, choose it; select a stretch with Shift; let it go with Esc."""
    area = view.area
    area.setFocus()
    area.select(Span(0, 0))
    QTest.keyClick(area, Qt.Key.Key_Down)
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert area.caret == place(view, "日本は米国").start
    with qtbot.waitSignal(view.mentionClicked) as caught:
        QTest.keyClick(area, Qt.Key.Key_Return)
    assert caught.args is not None
    assert caught.args[0] == "n1"
    with qtbot.waitSignal(view.passageSelected) as caught:
        for _ in range(5):
            QTest.keyClick(area, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert area.selected_text() == "日本は米国"
    assert caught.args == [place(view, "日本は米国")]
    with qtbot.waitSignal(view.passageSelected) as caught:
        QTest.keyClick(area, Qt.Key.Key_Escape)
    assert caught.args == [None]
    QTest.keyClick(area, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert area.caret == len(area.text.rstrip())
    QTest.keyClick(area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(area, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == area.text.strip()


def test_screen_readers_hear_where_the_caret_is(view: ArticleView, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    area = view.area
    area.select(Span(0, 0))
    QTest.keyClick(area, Qt.Key.Key_Down)
    QTest.keyClick(area, Qt.Key.Key_Right)
    QTest.keyClick(area, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert heard == ["はじめに", "じ", "じ"]
    view.jump_to(place(view, "ロシア"))
    assert heard[-1] == "ロシア"
    assert area.accessibleName() == "Article"


def test_the_caret_steps_over_whole_characters(view: ArticleView) -> None:
    area = view.area
    for words, size in (("𠮷", 1), ("か\u3099", 2)):
        span = place(view, words)
        area.select(Span(span.start, span.start))
        QTest.keyClick(area, Qt.Key.Key_Right)
        assert area.caret == span.start + size
        QTest.keyClick(area, Qt.Key.Key_Left)
        assert area.caret == span.start


def test_text_is_never_markup(view: ArticleView) -> None:
    shown = [view.area.page.laid(i).layout.text() for i in range(len(view.area.page.blocks))]  # type: ignore[union-attr]
    assert any("<b>太字</b>と&amp;" in line for line in shown)


def test_links_open_only_when_clicked(view: ArticleView, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    link = place(view, "https://example.com/a?b=1")
    drag(view, Span(link.start, link.start + 1), Span(link.start + 8, link.start + 9))
    assert opened == []
    click(view, Span(link.start + 3, link.start + 4))
    assert opened == ["https://example.com/a?b=1"]


def test_wheel_with_control_changes_the_size(view: ArticleView) -> None:
    sizes = []
    view.textSizeChanged.connect(sizes.append)
    top = view.area.top_point()
    view.area.sizeRequested.emit(1)
    view.set_text_size(24)
    assert sizes == [18, 24]
    assert view.area.top_point() == top
    view.set_serif(False)
    assert "Sans" in view.area.typography.face(Role.PARAGRAPH).font.families()[0]


def test_lines_are_no_longer_than_the_measure(view: ArticleView) -> None:
    view.resize(1800, 600)
    page = view.area.page
    assert page is not None
    assert page.width == view.area.typography.measure
    box = view.area.boxes(place(view, "日本は"))[0]
    assert box.left() > 400, "margins are centred"


def test_the_line_at_the_top_stays_when_the_width_changes(qtbot: QtBot) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    text = "\n\n".join("文章" * 90 + "。" for _ in range(200))
    view.set_document(document(text))
    view.show()
    view.area.bar.setValue(view.area.bar.maximum() // 2)
    page = view.area.page
    assert page is not None
    block = page.index.at(view.area.top_point())
    view.resize(380, 400)
    assert abs(page.index.at(view.area.top_point()) - block) <= 1


def test_headings_are_larger_and_furniture_is_grey(view: ArticleView) -> None:
    title = view.area.boxes(place(view, "日米協力の行方"))[0]
    body = view.area.boxes(place(view, "協力は続く"))[0]
    assert title.height() > body.height()
    grey = colours(picture(view), view.area.boxes(place(view, "サポート"))[0])
    assert LIGHT.ink not in grey
    assert LIGHT.ink_soft in grey


@pytest.mark.parametrize(
    "title",
    [
        "シアトルから見る日米経済安全保障の新たな局面ー2025年2月7日の日米首脳会談ー",
        "海の森を取り戻す――磯焼けとウニと漁師たちの十年",  # two dashes that one glyph draws
    ],
)
def test_a_title_is_not_broken_within_a_name(qtbot: QtBot, title: str) -> None:
    text = title + "\n\n日米首脳会談が開かれた。"
    passages = (
        Passage("p1", "d1", 0, len(title), Role.TITLE),
        Passage("p2", "d1", len(title) + 2, len(text), Role.PARAGRAPH),
    )
    view = ArticleView()
    qtbot.addWidget(view)
    view.set_document(Document("d1", title, "", text, passages))
    for width in range(280, 700, 23):
        view.resize(width, 500)
        view.show()
        page = view.area.page
        assert page is not None
        laid = page.laid(0)
        assert sum(line.textLength() for line in laid.lines) == len(title)
        for line, after in itertools.pairwise(laid.lines):
            end = line.textStart() + line.textLength()
            whole = end in phrase_ends(title)
            widest = max(e for e in [line.textStart(), *phrase_ends(title)] if e <= end)
            share = (widest - line.textStart()) / line.textLength() * line.naturalTextWidth() / page.width
            assert whole or share < 0.35
            assert whole or end in word_ends(title)
            assert line.horizontalAdvance() <= page.width  # what hangs out of a letter apart
            assert after.textStart() == end


def test_dark_theme(view: ArticleView) -> None:
    view.set_theme(DARK)
    image = picture(view)
    assert image.pixelColor(3, 3).name() == DARK.paper
    assert DARK.hues[0] in colours(image, view.area.boxes(place(view, "ロシア"))[0])


def test_card_of_a_mention(view: ArticleView, qtbot: QtBot) -> None:
    span = place(view, "ロシア")
    QTest.mouseMove(view.area.viewport(), middle(view, span))
    qtbot.waitUntil(view.hover.card.isVisible, timeout=3000)
    entry = view.hover.card.entries[0]
    assert "".join(w for w, _ in entry.ruby) == "ロシア"
    assert "2" in entry.facts
    assert "依存を減らす" in entry.claim
    QTest.mouseMove(view.area.viewport(), QPoint(2, 2))
    qtbot.waitUntil(lambda: not view.hover.card.isVisible(), timeout=2000)


def test_card_shows_the_reading_as_furigana(view: ArticleView) -> None:
    assert view.hover.show_at(place(view, "日本は").start)
    assert ("日本", "にほん") in view.hover.card.entries[0].ruby
    view.hover.hide()


def test_card_by_key_and_for_a_word_that_is_no_mention(view: ArticleView, qtbot: QtBot) -> None:
    word = place(view, "供給")
    view.area.setFocus()
    view.area.select(Span(word.end, word.start))
    QTest.keyClick(view.area, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(view.hover.card.isVisible, timeout=10000)
    assert view.hover.card.entries[0].ruby == (("供給", "きょうきゅう"),)
    QTest.keyClick(view.area, Qt.Key.Key_Escape)
    assert not view.hover.card.isVisible()
    assert view.area.selected_text() == "供給"


def test_menu_offers_what_is_there(view: ArticleView, qtbot: QtBot) -> None:
    span = spans(view.area.text, "日米")[1]
    menu = context_menu(view, span.start)
    texts = [a.text() for a in menu.actions()]
    assert "Select “日本”" in texts
    assert "Select “米国”" in texts
    section = next(a for a in menu.actions() if a.text() == "Map of this section")
    with qtbot.waitSignal(view.sectionRequested) as caught:
        section.trigger()
    assert caught.args == [view.heading_above(span.start)]
    paragraph = next(a for a in menu.actions() if a.text() == "Map of this paragraph")
    with qtbot.waitSignal(view.passageSelected):
        paragraph.trigger()
    assert view.area.selected_text().endswith("方針だ。")
    nothing = next(a for a in menu.actions() if a.text() == "Mark nothing")
    nothing.trigger()
    assert view.mark_mode is MarkMode.NONE


def test_find_marks_all_hits(view: ArticleView, qtbot: QtBot) -> None:
    view.show_find()
    view.find_bar.field.setText("減らす")
    qtbot.waitUntil(lambda: len(view.finder.hits) == 1, timeout=10000)
    assert view.area.text[slice(*view.finder.hits[0])] == "減らし"
    view.find_bar.field.setText("ﾛｼｱ")
    qtbot.waitUntil(lambda: view.finder.hits == spans(view.area.text, "ロシア"), timeout=3000)
    QTest.keyClick(view.find_bar.field, Qt.Key.Key_Return)
    assert view.find_bar.count.text() == "1 of 2"
    image = picture(view)
    for hit in view.finder.hits:
        assert LIGHT.hit in colours(image, view.area.boxes(hit)[0])
    QTest.keyClick(view.find_bar.field, Qt.Key.Key_Escape)
    assert not view.find_bar.isVisible()
    assert LIGHT.hit not in colours(picture(view), view.area.boxes(view.finder.hits[0])[0])


def test_visible_span_is_reported_after_scrolling(qtbot: QtBot) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    text = "\n\n".join(f"{n}。" + "文章" * 60 for n in range(200))
    view.set_document(document(text))
    view.show()
    qtbot.wait(100)
    with qtbot.waitSignal(view.visibleSpanChanged) as caught:
        view.area.bar.setValue(3000)
    seen = caught.args[0] if caught.args else Span(0, 0)
    for point in (seen.start, seen.end - 1):
        assert view.area.boxes(Span(point, point + 1)), "both ends are on screen"


def test_scrolling_is_exact_whatever_the_estimates(qtbot: QtBot) -> None:
    """A line moves by as many pixels as one scrolls, in text whose heights are guessed badly."""
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(420, 500)
    text = "\n\n".join("iiiii lllll " * 30 + "漢字" * (n % 50) for n in range(400))
    view.set_document(document(text))
    view.show()
    view.area.bar.setValue(view.area.bar.maximum() // 2)
    point = view.area.top_point()
    for step in (-120, -260, 90, -333):
        before = view.area._viewport_box(point).top()
        view.area.bar.setValue(view.area.bar.value() + step)
        assert view.area._viewport_box(point).top() == pytest.approx(before - step, abs=1)


def test_the_ends_can_be_reached(qtbot: QtBot) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(420, 500)
    text = "\n\n".join("iiiii lllll " * 30 + "漢字" * (n % 50) for n in range(400)) + "終"
    view.set_document(document(text))
    view.show()
    view.area.bar.setValue(view.area.bar.maximum())
    assert view.area.visible_span().end == len(text)
    view.area.bar.setValue(0)
    assert view.area.visible_span().start == 0


def test_without_a_text(qtbot: QtBot) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    assert view.next_mention() is None
    view.jump_to(Span(3, 9))
    view.show_find()
    QTest.mouseClick(view.area.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    for empty in ("", "\n\n \u3000\n"):
        view.set_document(Document("d2", "", "", empty, ()))
        view.jump_to(Span(0, 1))
        QTest.keyClick(view.area, Qt.Key.Key_Down)
        assert view.visible_span() == Span(0, 0)
        view.set_document(None)


def test_a_long_line_is_shown_in_pieces_that_break_no_character(qtbot: QtBot) -> None:
    text = "か\u3099🇯🇵👨‍👩‍👧" * 3000
    doc = Document("d1", "", "", text, (Passage("p1", "d1", 0, len(text), Role.PARAGRAPH),))
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.set_document(doc)
    page = view.area.page
    assert page is not None
    assert len(page.blocks) > 3
    assert [b.start for b in page.blocks[1:]] == [b.end for b in page.blocks[:-1]]
    assert not any(text[b.start] in "\u3099\u200d" for b in page.blocks)


def test_painting_keeps_hold_of_none(view: ArticleView) -> None:
    """PySide 6.12 loses a reference to None with each overridden method that is called."""
    before = sys.getrefcount(None)
    for _ in range(300):
        view.area.viewport().repaint()
    assert sys.getrefcount(None) > before - 200
