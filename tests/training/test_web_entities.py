"""Our own annotated web texts: every mark is read, and cuts out its own words."""

from __future__ import annotations

from collections import Counter

import pytest

from yomichizu import assets
from yomichizu.training.web_entities import parse, web_texts


def test_marks_become_names_with_offsets_in_the_bare_text() -> None:
    (text,) = parse("## blog: trip\n😀<PER:由美>ちゃんと<LOC:鎌倉>へ。\n\n名前のない行。\n")
    assert text.genre == "blog"
    assert text.text == "😀由美ちゃんと鎌倉へ。\n名前のない行。\n"
    assert [(text.text[n.start : n.end], n.type) for n in text.names] == [("由美", "PER"), ("鎌倉", "LOC")]


@pytest.mark.parametrize(
    "content", ["<PER:由美>がいる。", "## a: b\n<PER 由美>がいる。", "## a: b\n<TOWN:鎌倉>"]
)
def test_malformed_texts_are_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r"a line before|malformed"):
        parse(content)


@pytest.mark.parametrize("half", ["dev", "heldout"])
def test_both_halves_hold_every_genre_and_type_and_share_no_text(half: str) -> None:
    texts = web_texts(assets.resources(), half)
    other = web_texts(assets.resources(), "heldout" if half == "dev" else "dev")
    assert len(texts) == 32
    assert {t.genre for t in texts} == {t.genre for t in other}
    assert not {t.text for t in texts} & {t.text for t in other}
    assert set(Counter(n.type for t in texts for n in t.names)) == {"PER", "LOC", "ORG", "OPT"}


def test_the_leads_are_twenty_other_texts_of_every_type() -> None:
    texts = web_texts(assets.resources(), "leads")
    assert len(texts) == 20
    assert not {t.text for t in texts} & {
        t.text for half in ("dev", "heldout") for t in web_texts(assets.resources(), half)
    }
    assert set(Counter(n.type for t in texts for n in t.names)) == {"PER", "LOC", "ORG", "OPT"}
