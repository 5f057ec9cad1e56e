# ruff: noqa: E501  (full-width characters count double; sample texts read best unbroken)
"""The structure of texts in many styles."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yomichizu.model import Role
from yomichizu.reading import ReadingError, document_of, read_file, units_of


def outline(text: str) -> list[tuple[str, str]]:
    document = document_of(text)
    return [(p.role.value, document.text[p.start : p.end].split("\n")[0][:12]) for p in document.passages]


def roles(text: str) -> list[str]:
    return [role for role, _ in outline(text)]


def test_seattle(seattle: Path) -> None:
    document = read_file(seattle)
    # Headings: はじめに, seminar + 3, summit + 2, まとめ + 4, 参考資料 = 14. Items: 4 + 4 + 3 + 3 + 4
    # in the sections, 3 in the references = 21. Furniture: alt text, support button, author box.
    assert Counter(p.role for p in document.passages) == {
        Role.TITLE: 1,
        Role.HEADING: 14,
        Role.LIST_ITEM: 21,
        Role.BOILERPLATE: 3,
        Role.REFERENCE: 1,
        Role.PARAGRAPH: 19,
    }
    assert document.title.startswith("シアトルから見る")
    assert document.source == "seattle.txt"
    headings = [p for p in document.passages if p.role is Role.HEADING]
    assert [p.level for p in headings] == [1, 1, 2, 2, 2, 1, 2, 2, 1, 2, 2, 2, 2, 1]
    by_id = {p.id: p for p in document.passages}
    lng = next(p for p in document.passages if "アラスカ産LNGの輸出促進:" in document.text[p.start : p.end])
    heading = by_id[lng.heading or ""]
    assert document.text[heading.start : heading.end] == "2. エネルギー安全保障"
    parent = by_id[heading.heading or ""]
    assert document.text[parent.start : parent.end] == "2月7日の日米首脳会談のポイント"


def test_markdown() -> None:
    text = (
        "# 川の記録\n\n## 1. 背景\n\n川は長い。\n岸は広い。\n\n- 魚がいる\n- 鳥が\n  来る\n\n> 川は動く。\n> と人は言う。\n\n"
        "![地図](map.png)\n\n```\ncode\n```\n\n### 細部\n\n終わり。\n"
    )
    assert outline(text) == [
        ("title", "# 川の記録"),
        ("heading", "## 1. 背景"),
        ("paragraph", "川は長い。"),
        ("list_item", "- 魚がいる"),
        ("list_item", "- 鳥が"),
        ("quote", "> 川は動く。"),
        ("boilerplate", "![地図](map.pn"),
        ("boilerplate", "```"),
        ("heading", "### 細部"),
        ("paragraph", "終わり。"),
    ]
    levels = [p.level for p in document_of(text).passages if p.role is Role.HEADING]
    assert levels == [1, 2]
    assert document_of(text).title == "川の記録"


def test_novel_with_indents_and_no_blank_lines() -> None:
    text = (
        "山の宿\n　　　一\n　宿は古かった。窓から谷が見えた。\n　男は黙っていた。\n「寒いですね」\n　女が言った。\n"
        "　　　二\n　朝になった。\n"
    )
    assert roles(text) == [
        "title", "heading", "paragraph", "paragraph", "paragraph", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_each_line_a_paragraph() -> None:
    text = "町は港とともに育った。今も船が来る。\n漁師は朝早く出る。網は重い。\n昼には市場が開く。"
    assert roles(text) == ["paragraph"] * 3


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    sentence = "この地方では古くから和紙が作られ、その技術は親から子へと伝えられてきたのであるが、今は継ぐ人が少ない。"
    body = sentence * 4
    wrapped = "\n".join(body[i : i + 30] for i in range(0, len(body), 30))
    document = document_of(f"{wrapped}\n\n{wrapped}\n")
    assert [p.role for p in document.passages] == [Role.PARAGRAPH] * 2
    first = document.passages[0]
    assert units_of(document.text, first.start, first.end) == [(first.start, first.end)]


def test_item_with_head_and_explanation_is_two_units() -> None:
    text = "まとめ\n\n  • 研究の共有\n    企業と大学が長く協力する必要がある。"
    document = document_of(text)
    item = document.passages[-1]
    assert item.role is Role.LIST_ITEM
    pieces = [document.text[a:b] for a, b in units_of(document.text, item.start, item.end)]
    assert pieces == ["• 研究の共有", "企業と大学が長く協力する必要がある。"]


def test_transcript() -> None:
    text = (
        "町工場の三代目に聞く\n\n聞き手：今日はよろしくお願いします。\n\n山田：こちらこそ。\n\n"
        "聞き手：始まりは\n\n山田：祖父が始めました。\n\n――続けるのは大変ですか。\n\n「大変です」\n"
    )
    assert roles(text) == ["title", *["paragraph"] * 6]


def test_press_release() -> None:
    text = (
        "新しい電池の発売について\n\n2025年4月1日\n株式会社みどり電池\n\n株式会社みどり電池は、新しい電池を発売します。\n\n"
        "■製品の特長\n\n長持ちし、軽い電池です。\n\n■概要\n\n発売日：2025年5月1日\n価格：1,200円\n\n"
        "【お問い合わせ先】\n\nみどり電池広報部の担当者までご連絡ください。\n"
    )
    made = outline(text)
    assert made[0][0] == "title"
    assert [t for r, t in made if r == "heading"] == ["■製品の特長", "■概要", "【お問い合わせ先】"]
    assert made[1] == ("paragraph", "2025年4月1日")


def test_encyclopedia() -> None:
    text = (
        "和紙\n\n和紙（わし）は、日本の紙である。\n\n概要\n\n丈夫で長持ちする。\n\n歴史\n\n古代に伝わった。\n\n"
        "脚注\n\n[1] 山田太郎『紙の歴史』2010年\n\n外部リンク\n\nhttps://example.org/washi\n"
    )
    assert outline(text) == [
        ("title", "和紙"),
        ("paragraph", "和紙（わし）は、日本の紙"),
        ("heading", "概要"),
        ("paragraph", "丈夫で長持ちする。"),
        ("heading", "歴史"),
        ("paragraph", "古代に伝わった。"),
        ("heading", "脚注"),
        ("reference", "[1] 山田太郎『紙の歴"),
        ("heading", "外部リンク"),
        ("reference", "https://exam"),
    ]


def test_numbered_lines_in_a_row_are_items_and_above_text_are_headings() -> None:
    text = "手順\n\n1. 洗う\n2. 切る\n3. 煮る\n\n第1章 春\n\n春は暖かい。\n\n第2章 夏\n\n夏は暑い。\n"
    assert [r for r, _ in outline(text)][-7:] == [
        "list_item", "list_item", "list_item", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_captions_and_one_paragraph() -> None:
    text = "魚の町\n\n町は海に近い。\n\n図1：港の地図\n\n（写真：筆者撮影）\n\n図1に示すように、港は広い。"
    assert roles(text) == ["title", "paragraph", "caption", "caption", "paragraph"]
    assert roles("東京タワー") == ["paragraph"]
    assert roles("一つの文だけがある。") == ["paragraph"]


@pytest.mark.parametrize("text", ["", "\n" * 10_000, " 　\t\n", "\ufeff"])
def test_blank(text: str) -> None:
    with pytest.raises(ReadingError, match="there is no text"):
        document_of(text)


def test_ten_thousand_blank_lines_and_one_endless_line() -> None:
    assert roles("上。" + "\n" * 10_000 + "下。") == ["paragraph", "paragraph"]
    assert roles("山" * 2_000_000) == ["paragraph"]


def test_line_ends_and_byte_order_mark() -> None:
    assert document_of("\ufeff一。\r\n二。\r三。").text == "一。\n二。\n三。"


_PARTS = st.sampled_from(
    [
        "\n", "\n\n", "　", "  ", "日本は広い。", "はじめに", "1. 背景", "2. 方法", "• 点", "- 点", "# 題", "> 引用",
        "「はい」", "https://a.jp", "図1：地図", "■印", "---", "```", "見出し画像", "この記事を書いた人", "参考文献", "𠮷🍚",
        "山田：はい", "\r\n", "\u200b", "\u2028", "x" * 90, "*", "[1]", "第1章 春", "一、",
    ]
)  # fmt: skip


def blank(text: str) -> bool:
    return not text.replace("\u200b", "").replace("\ufeff", "").strip()


@given(st.lists(_PARTS, max_size=25).map("".join) | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_passages_never_overlap_and_leave_only_blanks_between(text: str) -> None:
    try:
        document = document_of(text)
    except ReadingError:
        return
    position = 0
    ids = set()
    for passage in document.passages:
        assert position <= passage.start < passage.end <= len(document.text)
        assert blank(document.text[position : passage.start])
        cut = document.text[passage.start : passage.end]
        assert cut == cut.strip()
        assert passage.heading is None or passage.heading in ids
        ids.add(passage.id)
        pieces = units_of(document.text, passage.start, passage.end)
        assert pieces[0][0] == passage.start
        assert pieces[-1][1] == passage.end
        position = passage.end
    assert blank(document.text[position:])
    assert [p.id for p in document.passages] == [f"p{i}" for i in range(1, len(ids) + 1)]
