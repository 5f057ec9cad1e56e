"""Odd and hostile text: nothing crashes, every offset is true, nothing takes more than its share of time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import yomichizu
from yomichizu.model import KnowledgeMap

_SENTENCES = (
    "政府は7日、石破茂首相がトランプ米大統領と会談したと発表した。",
    "日米両国はアラスカ産LNGの輸出拡大で協力する方針だ",
    "ﾊﾝｶｸのｶﾀｶﾅでﾄﾖﾀが発表",
    "か\u3099く\u3099せ\u3099ん",
    "漢字《かんじ》と漢字(かんじ)",
    "𠮷野家の𠮷田さん😀👩‍👩‍👧が",
    "中国政府发表了声明。The White House said so. 한국 정부는 발표했다. قالت الحكومة",
    "U+2028\u2028の行\u2029と段",
    "NUL\0と\x07制御\x1b[31m文字",
    "\ud800孤立\udfff",
    "「『（【〔〈《",
    "》〉〕】）』」",
    "。。。！？!?",
    "ー・ー・々〆ヶ",
    "10,000円、20%、2025年2月7日、5月",
    "http://example.com/?q=日本&x=1",
    "・項目\n・項目\n",
    "# 見出し\n",
    "同社は同国で両国の両社と前者を",
    "\n\n\n",
    "\t　 \u200b\ufeff",
)
_pieces = st.one_of(
    st.sampled_from(_SENTENCES),
    st.text(max_size=20),
    st.text(alphabet="日本米国の、。はがをに（）「」・ー 1aＡｱあ𠮷\n", max_size=40),
)
_JAPANESE = "これは日本語です。\n"  #: a text without any is turned away when it is read
_texts = st.lists(_pieces, max_size=12).map(lambda pieces: "".join(pieces) + _JAPANESE)


def assert_sound(map: KnowledgeMap) -> None:
    """Every offset lies in its document and every mention is cut out by its own."""
    texts = {d.id: d.text for d in map.documents}
    for document in map.documents:
        end = 0
        for passage in document.passages:
            assert end <= passage.start <= passage.end <= len(document.text)
            end = passage.end
    nodes = {node.id for node in map.nodes}
    assert len(nodes) == len(map.nodes)
    for node in map.nodes:
        assert node.mentions
        assert node.label
        for mention in node.mentions:
            assert mention.start < mention.end
            assert mention.text == texts[mention.document][mention.start : mention.end]
    for statement in map.statements:
        size = len(texts[statement.document])
        spans = [(statement.predicate.start, statement.predicate.end)]
        spans += [(a.start, a.end) for a in statement.arguments]
        spans += [statement.attribution] if statement.attribution else []
        assert all(0 <= start < end <= size for start, end in spans)
    for relation in map.relations:
        assert {relation.source, relation.target} <= nodes
        assert relation.evidence
        for evidence in relation.evidence:
            assert 0 <= evidence.start < evidence.end <= len(texts[evidence.document])
            if evidence.cue is not None:
                assert evidence.start <= evidence.cue.start < evidence.cue.end <= evidence.end
    for sentence in map.sentences:
        assert 0 <= sentence.start < sentence.end <= len(texts[sentence.document])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(_texts)
def test_any_text_gives_a_sound_map(text: str) -> None:
    assert_sound(yomichizu.extract(text))


@pytest.mark.slow
@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(_texts)
def test_a_great_many_texts_give_sound_maps(text: str) -> None:
    assert_sound(yomichizu.extract(text))


#: Shapes of text that grow with ``n``, about ten code points a unit.
SHAPES = {
    "nothing but 。": lambda n: "。" * (10 * n),
    "opening brackets": lambda n: "「" * (10 * n),
    "nested brackets": lambda n: "「" * (5 * n) + "」" * (5 * n),
    "blank lines": lambda n: "\n" * (10 * n) + "終わり。",
    "one sentence without punctuation": lambda n: "日本の企業が米国へ輸出する" * n,
    "one sentence of commas": lambda n: "日本の企業が、米国で、" * n,
    "one long word": lambda n: "あ" * (10 * n),
    "one katakana word": lambda n: "アイウエオカキクケコ" * n,
    "one Latin word": lambda n: "abcdefghij" * n,
    "one number": lambda n: "1234567890" * n,
    "one noun run": lambda n: "経済安全保障技術流出" * n,
    "の without end": lambda n: "日本の東京の" * (2 * n),
    "names in a row": lambda n: "田中、佐藤と、日本や" * n,
    "same anaphora": lambda n: "同社は両国で同氏と。" * n,
    "definitions": lambda n: "日本(国)と米国(国)。" * n,
    "ruby": lambda n: "漢字《かんじ》漢(か)" * n,
    "dates": lambda n: "2025年2月7日に5月" * n,
    "emoji": lambda n: "😀👩‍👩‍👧𠮷野" * n,
    "list": lambda n: "・日本は米国と協力\n" * n,
    "headings": lambda n: "# 日本と米国の協力\n\n" * n,
    "quotations": lambda n: "「日本だ」と述べた。" * n,
    "dots": lambda n: "ア・イ・ウ・エ・オ・" * n,
    "namesakes": lambda n: "".join(f"山田{chr(0x4E00 + i % 5000)}氏は言う。" for i in range(n)),
    "control characters": lambda n: "\0\x01日\x02本\x1b[0m" * n,
    "separators": lambda n: "日本\u2028米国\u2029です。" * n,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_shapes_give_sound_maps(shape: str) -> None:
    assert_sound(yomichizu.extract(_JAPANESE + SHAPES[shape](300)))


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text_and_no_faster(shape: str) -> None:
    """Four times the text takes at most seven times as long (quadratic: sixteen), both in one run."""
    yomichizu.extract(_JAPANESE + SHAPES[shape](100))

    def seconds(n: int) -> float:
        text = _JAPANESE + SHAPES[shape](n)
        begin = time.process_time()
        yomichizu.extract(text)
        return time.process_time() - begin

    small, large = min(seconds(1500) for _ in range(2)), seconds(6000)
    assert large <= 7 * small + 0.3


_HASHED = """
import hashlib, sys
import yomichizu
from yomichizu.exchange import map_json
text = sys.stdin.read()
print(hashlib.sha256(map_json.dumps(yomichizu.extract(text)).encode()).hexdigest())
"""


def test_the_same_text_gives_the_same_map_in_every_process() -> None:
    """Python hashes strings differently in each process; no order may come from that."""
    samples = Path(__file__).resolve().parents[2] / "resources" / "samples"
    text = (samples / "alaska-lng.txt").read_text("utf-8")
    found = {
        subprocess.run(
            [sys.executable, "-c", _HASHED],
            input=text,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(found) == 1
