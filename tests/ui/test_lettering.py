"""Where labels are broken into lines."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest

from yomichizu.api import map_of_text
from yomichizu.extraction.tagging import Tagger
from yomichizu.ui.map.lettering import PHRASE, WORD, breaks, broken, cells


@pytest.mark.parametrize(
    "lines",
    [
        "サプライチェーンの｜強靭化",
        "エネルギー供給の｜安定化",  # where the phrase ends, not where the script changes
        "アラスカの｜LNG開発プロジェクト",
        "経済安全保障｜セミナー",  # a compound between its words
        "クリーンエネルギー｜分野",
        "インド｜太平洋経済枠組み",
        "町の子どもは｜本を手に取って｜選んだことがない",
        "フリードリヒ・｜ヴィルヘルム・｜ルードヴィヒ・｜ライヒハルト",
        "国立研究開発法人｜新エネルギー｜産業技術総合開発機構",  # 新 belongs to what follows
        "知的財産権の保護",  # short enough: it stays whole
    ],
)
def test_lines_end_where_phrases_end(lines: str) -> None:
    assert broken(lines.replace("｜", ""), 8) == tuple(lines.split("｜"))


@pytest.mark.parametrize(
    ("label", "ends"),
    [
        ("依存を減らす", {3: PHRASE}),
        ("子供をもうける", {3: PHRASE}),
        ("取り組み方針", {}),  # no break inside a compound verb
        ("受け入れ体制", {}),
        ("アラスカ産LNG", {5: WORD}),
        ("2025年", {}),
        ("日米首脳会談（東京）", {6: PHRASE}),
        ("ー々っゃ", {}),
    ],
)
def test_places_to_break(label: str, ends: dict[int, float]) -> None:
    assert breaks(label) == ends


def test_no_line_of_a_real_map_ends_inside_a_word(sample: Path) -> None:
    tagger = Tagger()
    broken_once = 0
    for node in map_of_text(sample.read_text(encoding="utf-8"), source=sample.name).nodes:
        for most in (4, 6, 8):
            lines = broken(node.label, most)
            assert "".join(lines) == node.label.replace(" ", "") or " " in node.label
            assert max(cells(line) for line in lines) <= max(2.2 * most, cells(node.label) / 2)
            if len(lines) < 2 or " " in node.label:
                continue
            broken_once += 1
            ends = {token.end for token in tagger.tokens(node.label, 0)}
            assert set(accumulate(map(len, lines))) <= ends, lines
            # Nor does a line begin with what belongs to the word before.
            assert not any(line[0] in "のをにがはともーゃゅょっ々・、。）」" for line in lines[1:])
    assert broken_once >= 5
