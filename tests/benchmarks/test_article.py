"""Speed of the article view on short and very long texts, beside Qt's own plain text widget."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from yomichizu.model import Document, KnowledgeMap, Mention, Node, NodeType, Passage, Role, Span
from yomichizu.ui.article.view import ArticleView
from yomichizu.ui.session import Selection

pytestmark = pytest.mark.benchmark

_PARAGRAPH = "日本は米国からLNGを輸入し、ロシアへの依存を減らして供給を安定させる方針だと政府は述べた。" * 4


def made(size: int, *, lines: bool = True) -> tuple[Document, KnowledgeMap]:
    """A text of about ``size`` code points in which every sentence names four nodes."""
    count = size // (len(_PARAGRAPH) + 2)
    glue = "\n\n" if lines else ""
    text = glue.join([_PARAGRAPH] * count)
    step = len(_PARAGRAPH) + len(glue)
    passages = (
        tuple(
            Passage(f"p{i}", "d1", i * step, i * step + len(_PARAGRAPH), Role.PARAGRAPH) for i in range(count)
        )
        if lines
        else (Passage("p0", "d1", 0, len(text), Role.PARAGRAPH),)
    )
    document = Document("d1", "", "", text, passages)
    nodes = []
    for number, (word, node_type) in enumerate(
        (
            ("日本", NodeType.COUNTRY),
            ("米国", NodeType.COUNTRY),
            ("LNG", NodeType.RESOURCE),
            ("ロシア", NodeType.COUNTRY),
        )
    ):
        mentions = []
        at = text.find(word)
        while at >= 0:
            mentions.append(Mention("d1", at, at + len(word), word))
            at = text.find(word, at + len(word))
        nodes.append(Node(f"n{number + 1}", node_type, word, mentions=tuple(mentions)))
    rare = Mention("d1", len(text) - 40, len(text) - 38, text[-40:-38])
    nodes.append(Node("n9", NodeType.THEME, "珍", mentions=(rare,)))
    return document, KnowledgeMap((document,), tuple(nodes))


def shown(qtbot: QtBot, document: Document, knowledge: KnowledgeMap) -> ArticleView:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(620, 900)
    view.set_document(document)
    view.set_map(knowledge)
    view.show()
    qtbot.waitExposed(view)
    view.area.viewport().grab()
    return view


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def test_a_click_marks_its_node_within_a_frame(qtbot: QtBot) -> None:
    document, knowledge = made(4000)
    view = shown(qtbot, document, knowledge)
    position: QPoint = view.area.boxes(knowledge.nodes[3].mentions[0].span)[0].center().toPoint()

    def click() -> None:
        QTest.mouseClick(view.area.viewport(), Qt.MouseButton.LeftButton, pos=position)
        view.area.viewport().grab()

    spent = milliseconds(click)
    print(f"click to marked: {spent:.1f} ms")
    assert spent <= 50


@pytest.mark.parametrize("lines", [True, False], ids=["paragraphs", "one line"])
def test_a_million_characters(qtbot: QtBot, lines: bool) -> None:
    document, knowledge = made(1_000_000, lines=lines)
    knowledge.mentions_in("d1", Span(0, 1))  # the table of the map itself is not the view's work
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(620, 900)
    load = milliseconds(lambda: (view.set_document(document), view.set_map(knowledge), view.grab()))
    view.show()
    qtbot.waitExposed(view)

    plain = QPlainTextEdit()
    qtbot.addWidget(plain)
    plain.resize(620, 900)
    peer = milliseconds(lambda: (plain.setPlainText(document.text), plain.grab()))

    jumps = []
    for share in (0.93, 0.11, 0.52, 0.99, 0.3):
        at = int(len(document.text) * share)

        def jump(at: int = at) -> None:
            view.jump_to(Span(at, at + 20))
            view.area.viewport().grab()

        jumps.append(milliseconds(jump))

    select = milliseconds(lambda: (view.set_selection(Selection(nodes=("n3",))), view.area.viewport().grab()))
    rare = milliseconds(lambda: (view.set_selection(Selection(nodes=("n9",))), view.area.viewport().grab()))

    scrolls = []
    bar = view.area.bar
    for step in [60] * 40 + [850] * 40 + [-850] * 20 + [-60] * 20:

        def scroll(step: int = step) -> None:
            bar.setValue(bar.value() + step)
            view.area.viewport().grab()

        scrolls.append(milliseconds(scroll))
    for share in (0.2, 0.7, 0.4, 0.9):

        def drag(share: float = share) -> None:
            bar.setValue(int(bar.maximum() * share))
            view.area.viewport().grab()

        scrolls.append(milliseconds(drag))
    rested = milliseconds(view._rested)
    grow = milliseconds(lambda: (view.change_size(1), view.area.viewport().grab()))
    passage = Span(300_000, 301_000)
    lookup = milliseconds(lambda: knowledge.mentions_in("d1", passage))
    print(
        f"load {load:.0f} ms (QPlainTextEdit {peer:.0f}), jump {max(jumps):.1f}, "
        f"select {select:.1f} / {rare:.1f}, "
        f"scroll {max(scrolls):.1f}, rested {rested:.1f}, size {grow:.0f}, lookup {lookup:.2f}"
    )
    assert max(jumps) <= 100
    assert max(scrolls) <= 30
    assert rested <= 30
    assert select <= 150
    assert rare <= 50
    assert lookup <= 5
    assert load <= 2 * peer + 100


def test_find_in_a_million_characters(qtbot: QtBot) -> None:
    document, knowledge = made(1_000_000)
    view = shown(qtbot, document, knowledge)
    first = milliseconds(lambda: view.finder.search("ﾛｼｱ", False, 0))
    again = milliseconds(lambda: view.finder.search("供給", False, 0))
    peer = milliseconds(lambda: document.text.count("ロシア"))
    print(f"find: first {first:.0f} ms, again {again:.0f} ms, str.count {peer:.1f} ms")
    assert len(view.finder.hits) == document.text.count("供給")
    assert again <= 150
