"""Themes that a reader would name, and none of the words that only hold a text together."""

from __future__ import annotations

import pytest
from names_helpers import analysed, surfaces

from yomichizu.extraction.terms import RunFinder, stop_words, term_slices
from yomichizu.extraction.themes_termhood import background, rarity
from yomichizu.model import NodeType as T

_SCIENCE = """深海の熱水噴出孔に生きる微生物

研究チームは、深海の熱水噴出孔から採取した堆積物の中に、これまで知られていない古細菌を見つけた。この古細菌はメタンを酸化する。

## 実験の方法
研究チームは堆積物から抽出したDNAを解析した。その結果、古細菌は硫酸還元菌と共生していることが分かった。例えば、熱水噴出孔の周りでは水温が80度に達する。

## 今後の課題
メタン酸化の速度を測ることが次の課題である。古細菌の培養には時間がかかる。以下の点が重要であり、今後の観点から必要なことだ。
"""


def _labels(text: str, names: dict[str, T] | None = None) -> list[str]:
    return [label for t in analysed(text, "themes", names).themes for label in t.labels]


@pytest.mark.parametrize(
    ("sentence", "run"),
    [
        ("経済安全保障を論じる。", "経済安全保障"),
        ("再生可能エネルギーを使う。", "再生可能エネルギー"),
        ("供給網の強靭化を急ぐ。", "強靭化"),
        ("カーボン・ニュートラルを目指す。", "カーボン・ニュートラル"),
        ("働き方改革が進む。", "働き方改革"),
        ("非正規雇用が増えた。", "非正規雇用"),
        ("不確実性が高い。", "不確実性"),
        ("5Gが広がる。", "5G"),
        ("町の空き校舎活用補助金を使う。", "空き校舎活用補助金"),
        ("かかりつけ医に聞く。", "かかりつけ医"),
    ],
)
def test_runs_are_compound_nouns(sentence: str, run: str) -> None:
    analysis = analysed(sentence, "sentences")
    tokens = analysis.sentences[0].tokens
    finder = RunFinder()
    roles = finder.roles(tokens)
    assert run in ["".join(t.surface for t in tokens[a:b]) for a, b in finder.runs(tokens, roles)]


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("半導体・人工知能を学ぶ。", "半導体・人工知能"),
        ("10年間働いた。", "年間"),
        ("200gの肉。", "200g"),
        ("いま大学は変わる。", "いま大学"),
        ("政府側の説明だ。", "政府側"),
        ("各企業が動く。", "各企業"),
        ("一時運転を見合わせた。", "一時運転"),
        ("終了間際に決めた。", "終了間際"),
        ("毎朝タブレットに話す。", "毎朝タブレット"),
    ],
)
def test_runs_leave_out(sentence: str, never: str) -> None:
    tokens = analysed(sentence, "sentences").sentences[0].tokens
    finder = RunFinder()
    assert never not in [
        "".join(t.surface for t in tokens[a:b]) for a, b in finder.runs(tokens, finder.roles(tokens))
    ]


def test_slices_do_not_cut_a_suffix_or_a_name() -> None:
    tokens = analysed("日米経済協力化。", "sentences").sentences[0].tokens[:4]
    finder = RunFinder()
    key = [t.surface for t in tokens]
    parts = {"".join(key[a:b]) for a, b in term_slices(key, finder.roles(tokens), actor=1)}
    assert "日米" not in parts
    assert "協力" not in parts
    assert {"日米経済協力化", "経済協力化", "経済"} <= parts


def test_the_heaviest_themes_of_a_report() -> None:
    themes = analysed(_SCIENCE, "themes").themes
    assert {"熱水噴出孔", "古細菌"} <= {t.labels[0] for t in themes[:3]}
    assert all(t.type is T.THEME for t in themes)
    scores = [t.score for t in themes]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "word",
    ["今後", "こと", "例えば", "以下", "点", "必要", "重要", "観点", "結果", "課題", "方法", "時間", "次"],
)
def test_words_that_are_no_theme(word: str) -> None:
    assert word not in _labels(_SCIENCE)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("県北の二病院が統合する。病院の医師が足りない。", "二病院"),
        ("豪雨で第三橋梁が流された。", "三橋梁"),
        ("軌間は1067mm軌間である。1435mm軌間もある。", "mm軌間"),
        ("ニチフード社が倒産した。同社は給食を止めた。同社の負債は大きい。", "同社"),
        ("議会は全会一致で可決した。", "全会一致"),
        ("プロジェクトマネージャの山田太郎が述べた。", "プロジェクトマネージャ"),
    ],
)
def test_how_many_who_and_in_what_manner_is_no_theme(text: str, never: str) -> None:
    assert never not in _labels(text, {"山田太郎": T.PERSON})


def test_a_numeral_that_is_part_of_the_word_stays() -> None:
    assert "二酸化炭素" in _labels("二酸化炭素の排出が増えた。二酸化炭素を減らす。")


def test_spellings_of_a_theme_are_one() -> None:
    text = (
        "サプライチェーンの強靭化を急ぐ。企業はサプライチェーン強靭化に動く。サプライチェーンの強靭化は続く。"
    )
    (theme,) = [t for t in analysed(text, "themes").themes if "サプライチェーンの強靭化" in t.labels]
    assert "サプライチェーン強靭化" in theme.labels
    assert len(theme.spans) == 3


def test_a_nested_term_is_not_counted_twice() -> None:
    text = "経済安全保障を論じる。経済安全保障の法律だ。経済安全保障は広い。"
    labels = _labels(text, {})
    assert labels[0] == "経済安全保障"
    assert "安全保障" not in labels


def test_a_light_head_leaves_the_theme_to_what_comes_before() -> None:
    text = "量子技術の推進を決めた。量子技術の推進は急務だ。"
    assert _labels(text, {}) == ["量子技術"]


def test_headings_weigh_more_than_paragraphs() -> None:
    text = "まちの林業\n\n## 木質バイオマス\n人工知能の話だ。人工知能を学ぶ。木質バイオマスを燃やす。\n"
    labels = _labels(text, {})
    assert labels.index("木質バイオマス") < labels.index("人工知能")


def test_actors_and_titles_are_no_themes() -> None:
    text = "石破茂首相は米国市場を語った。石破茂首相は米国市場を見た。石破茂首相だ。"
    labels = _labels(text, {"石破茂": T.PERSON, "米国": T.COUNTRY})
    assert labels == ["米国市場"]


def test_spans_cut_out_a_label() -> None:
    for theme in analysed(_SCIENCE, "themes").themes:
        assert set(surfaces(_SCIENCE, theme)) == set(theme.labels)
        assert theme.spans == sorted(set(theme.spans))


def test_rare_words_say_more_than_general_ones() -> None:
    table, documents = background()
    assert documents > 1000
    assert max(table.values()) < documents
    assert rarity("日本") < rarity("半導体") < rarity("熱水噴出孔") == 1.0


def test_the_stop_list_is_sorted_into_its_places() -> None:
    assert all(stop_words()[where] for where in ("alone", "first", "last", "never", "light"))


def test_a_long_text_has_no_endless_tail() -> None:
    text = "".join(f"第{chr(0x4E00 + i)}技術の新素材{chr(0x5000 + i)}研究。" for i in range(2000))
    analysis = analysed(text, "themes", {})
    assert len(analysis.themes) < 0.02 * len(text)


@pytest.mark.parametrize(
    ("text", "theme", "never"),
    [
        ("各校とも投手起用に苦心する。投手起用の難しさ。", "投手起用", "各校とも投手起用"),
        ("煮汁ごと冷蔵庫に入れる。冷蔵庫は便利だ。", "冷蔵庫", "煮汁ごと冷蔵庫"),
        (
            "クリーンエネルギー分野は広い。クリーンエネルギー分野を見る。",
            "クリーンエネルギー",
            "クリーンエネルギー分野",
        ),
        ("全固体電池を量産する。全固体電池は軽い。", "全固体電池", "固体電池"),
        ("全加盟国が従う。加盟国は多い。", "加盟国", "全加盟国"),
        ("しょうがを切る。しょうが煮を作る。しょうがを焼く。しょうが煮を食べる。", "しょうが", "しょう"),
    ],
)
def test_compounds_are_neither_cut_nor_glued(text: str, theme: str, never: str) -> None:
    labels = _labels(text)
    assert theme in labels
    assert never not in labels


def test_who_acts_weighs_less_than_what_it_is_about() -> None:
    text = "海運会社は脱炭素燃料を選ぶ。脱炭素燃料は高い。海運会社は悩む。"
    labels = _labels(text)
    assert labels.index("脱炭素燃料") < (labels.index("海運会社") if "海運会社" in labels else len(labels))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("来年度予算案を否決した。来年度予算案は重い。", "年度予算案"),
        ("前十字靱帯断裂を負った。前十字靱帯断裂は重い。", "十字靱帯断裂"),
        ("求刑懲役3年の事件だ。求刑懲役3年は重い。", "求刑懲役"),
        ("ワクチンは二種類ある。二種類のワクチンは高い。", "二種類"),
        ("図面を渡し罰金刑を受けた。図面を渡し罰金刑となる。", "渡し罰金刑"),
        ("フェイホー党首は言う。フェイホー党首は言う。", "フェイホー党首"),
        ("タタ系が動く。タタ系が動く。", "タタ系"),
        ("バケツ半分も取れた。バケツ半分は重い。", "バケツ半分"),
        ("氏族どうしの争いだ。氏族どうしは争う。", "氏族どうし"),
        ("世紀末まで続く。世紀末が来る。", "世紀末"),
        ("声の代わりに聞く。声の代わりに見る。", "代わり"),
        ("支払いを求めた。支払いが遅れた。", "支払い"),
        ("教科書を読む。教科書を買う。", "教科書"),
        ("卒業生が来た。", "卒業生"),
        ("ウクライナ出身だ。ウクライナ出身は初めて。", "ウクライナ出身"),
        ("漁協元組合長ら書類送検。漁協元組合長ら書類送検。", "漁協元組合長ら書類送検"),
    ],
)
def test_what_is_no_theme(text: str, never: str) -> None:
    assert never not in _labels(text, {})


def test_a_common_word_is_a_theme_of_a_text_that_keeps_to_it() -> None:
    text = "図書館の朝\n\n図書館は古い。図書館に人が集まる。図書館で本を読む。"
    assert "図書館" in _labels(text, {})
    assert "生態系" in _labels("生態系を守る。生態系は弱い。", {})


def test_a_term_said_again_without_its_beginning_is_one_theme() -> None:
    text = (
        "海底の熱水噴出孔を調べた。熱水噴出孔は熱い。噴出孔の周りは暗い。生ワクチンと組み換えワクチンを打つ。"
    )
    (theme,) = [t for t in analysed(text, "themes", {}).themes if "噴出孔" in t.labels]
    assert theme.labels[0] == "熱水噴出孔"
    assert surfaces(text, theme) == ["熱水噴出孔", "熱水噴出孔", "噴出孔"]


def test_a_part_of_two_longer_terms_stays_one() -> None:
    text = "設計図面集と工事図面集を渡した。設計図面集は重い。工事図面集も重い。図面集は厚い。図面集を見る。"
    assert "図面集" in _labels(text, {})
