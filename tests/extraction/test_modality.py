"""Every cue of the lexicon judges its example; what denies, what only looks like it, who says so."""

from __future__ import annotations

import pytest
from syntax_helpers import analysed, of

from yomichizu.extraction.modality import Cue, cues
from yomichizu.model import Modality, Polarity


@pytest.mark.parametrize("cue", cues(), ids=lambda c: f"{c.place}-{c.cue}-{c.condition}")
def test_cue(cue: Cue) -> None:
    at = cue.example.index("*")
    statements = analysed(cue.example.replace("*", "")).statements
    judged = next(s for s in statements if s.predicate.start <= at < s.predicate.end)
    assert judged.modality is cue.modality


@pytest.mark.parametrize(
    ("text", "lemma", "negated"),
    [
        ("政府は依存を減らさない。", "減らす", True),
        ("何も言わずに去った。", "言う", True),
        ("依存を減らすことなく続けた。", "減らす", True),
        ("輸出するわけではない。", "輸出", True),
        ("輸出はしない。", "輸出", True),
        ("多角化を進めることができない。", "進める", True),
        ("戦略を考えなければならない。", "考える", False),
        ("計画を見直さざるを得ない。", "見直す", False),
        ("合意だけでなく協力した。", "合意", False),
        ("流行を招きかねない。", "招く", False),
        ("輸出を拡大する。", "拡大", False),
    ],
)
def test_polarity(text: str, lemma: str, negated: bool) -> None:
    assert (of(text, lemma).polarity is Polarity.NEGATED) == negated


@pytest.mark.parametrize(
    ("text", "lemma", "modality"),
    [
        ("日米が技術取引を実現することの重要性も指摘された。", "実現", Modality.NECESSARY),
        (
            "依存度を減らし、多角化を進めることができる。",
            "減らす",
            Modality.POSSIBLE,
        ),  # coordinated before it
        ("輸出を拡大するのか。", "拡大", Modality.QUESTIONED),
        ("輸出が拡大された。", "拡大", Modality.ASSERTED),
        # what is supposed or alleged
        ("ロシアが攻撃をやめれば、EUは応じる。", "やめる", Modality.POSSIBLE),
        ("ウイルスが人に感染したら、流行する。", "感染", Modality.POSSIBLE),
        ("EUが拡大するとすれば、議論が要る。", "拡大", Modality.POSSIBLE),
        ("現金を受け取ったとして逮捕された。", "受け取る", Modality.POSSIBLE),
        ("市は工場を残すよう会社に依頼した。", "残す", Modality.NECESSARY),
    ],
)
def test_scope(text: str, lemma: str, modality: Modality) -> None:
    assert of(text, lemma).modality is modality


@pytest.mark.parametrize(
    ("text", "lemma", "source"),
    [
        ("外務省によると、両国は合意した。", "合意", "外務省"),
        ("専門家は規制が遅れていると指摘した。", "遅れる", "専門家"),
        ("報道官は制裁が妨げになると反発した。", "なる", "報道官"),
        ("番号は海外で売られていたという。", "売る", None),  # hearsay: the numbers say nothing
        ("両国は合意した。", "合意", None),
    ],
)
def test_attribution(text: str, lemma: str, source: str | None) -> None:
    span = of(text, lemma).attribution
    assert (text[span.start : span.end] if span else None) == source
