"""The rules that work on the labeller's guesses, each on guesses made by hand and the real tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from yomichizu.assets import resources
from yomichizu.control import Control
from yomichizu.extraction import sentences
from yomichizu.extraction.analysis import Analysis
from yomichizu.extraction.entities_boundaries import bounded
from yomichizu.extraction.entities_consistency import consistent
from yomichizu.extraction.entities_evidence import evidence, introduced
from yomichizu.extraction.entities_found import found_by_words
from yomichizu.extraction.entities_guesses import Guess
from yomichizu.extraction.entities_patterns import PATTERNS, actors
from yomichizu.extraction.entities_reach import reached
from yomichizu.extraction.entities_readings import with_readings
from yomichizu.extraction.entities_types import refined
from yomichizu.extraction.pipeline import analyse
from yomichizu.extraction.roles import class_by_ending, roles
from yomichizu.model import Document, NodeType, Passage, Role
from yomichizu.reading import document_of

Names = list[tuple[str, str]]


def setting(text: str, names: Names, confidence: float = 0.9) -> tuple[Analysis, list[Guess]]:
    """The sentences of ``text`` and a guess for the first occurrence of each name."""
    passage = Passage("p1", "d1", 0, len(text), Role.PARAGRAPH)
    analysis = Analysis(Document("d1", "", "", text, (passage,)))
    sentences.run(analysis, Control())
    guesses = []
    for name, kind in names:
        at = text.index(name)
        number = next(i for i, s in enumerate(analysis.sentences) if s.start <= at < s.end)
        guesses.append(Guess(at, at + len(name), kind, number, "labeller", confidence))
    return analysis, sorted(guesses)


def shown(text: str, guesses: list[Guess]) -> Names:
    return [(text[g.start : g.end], g.type) for g in guesses]


@pytest.mark.parametrize(
    ("text", "guessed", "expected"),
    [
        ("林田さんが来た。", ("林田さん", "PER"), [("林田", "PER")]),
        ("松下さんご夫妻に会う。", ("松下さんご", "PER"), [("松下", "PER")]),
        ("加藤財務相は語った。", ("加藤財務", "PER"), [("加藤", "PER")]),
        ("森下准教授が答えた。", ("森下准", "PER"), [("森下", "PER")]),
        (
            "ジェームズ・ウェッブ宇宙望遠鏡で見る。",
            ("ジェームズ・ウェッブ", "PER"),
            [("ジェームズ・ウェッブ宇宙望遠鏡", "ART")],
        ),
        ("南米チリで見る。", ("南米チリ", "LOC"), [("チリ", "LOC")]),
        ("はりまや橋商店街で学ぶ。", ("はりまや橋商店", "ORG"), [("はりまや橋商店街", "LOC")]),
        ("藤井聡太七冠が勝った。", ("藤井聡太七", "PER"), [("藤井聡太", "PER")]),
        ("グロッシ事務局長が来た。", ("グロッシ事務局", "ORG"), [("グロッシ", "PER")]),
        ("大石被告が話した。", ("大石被告", "PER"), [("大石", "PER")]),
        ("作曲家ラヴェルが弾く。", ("作曲家ラヴェル", "PER"), [("ラヴェル", "PER")]),
        (
            "英科学誌ネイチャーに載った。",
            ("英科学誌ネイチャー", "ART"),
            [("ネイチャー", "ART")],
        ),
        (
            "湖を発見　グリーンランドで観測",
            ("発見　グリーンランド", "LOC"),
            [("グリーンランド", "LOC")],
        ),
        ("RAPA　NUIに行く。", ("RAPA　NUI", "LOC"), [("RAPA　NUI", "LOC")]),
        ("蝦夷地から運ぶ。", ("蝦夷", "LOC"), [("蝦夷地", "LOC")]),
        ("瀬戸内の紙を積む。", ("瀬戸", "LOC"), [("瀬戸内", "LOC")]),
        ("新興企業フラクタは急ぐ。", ("クタ", "LOC"), [("フラクタ", "LOC")]),
        (
            "ベルリン・フィルハーモニー管弦楽団と共演した。",
            ("ベルリン", "LOC"),
            [("ベルリン・フィルハーモニー管弦楽団", "ORG")],
        ),
        ("港町ニースに着く。", ("港町ニース", "LOC"), [("ニース", "LOC")]),
        ("京都府内で会う。", ("京都府内", "LOC"), [("京都府", "LOC")]),
        ("フジテレビ系列で見た。", ("フジテレビ系列", "ORG"), [("フジテレビ", "ORG")]),
        ("イギリス政府が決めた。", ("イギリス政府", "ORG"), [("イギリス", "LOC")]),
        ("ブラジル代表に勝つ。", ("ブラジル代表", "ORG"), [("ブラジル", "LOC")]),
        ("経済産業大臣が来た。", ("経済産業", "ORG"), []),
        ("経済産業省が決めた。", ("経済産業省", "ORG"), [("経済産業省", "ORG")]),
        (
            "アメリカ・シアトルに着く。",
            ("アメリカ・シアトル", "LOC"),
            [("アメリカ", "LOC"), ("シアトル", "LOC")],
        ),
        ("河北省・天津市を通る。", ("河北省・天津市", "LOC"), [("河北省", "LOC"), ("天津市", "LOC")]),
        ("トリニダード・トバゴに行く。", ("トリニダード・トバゴ", "LOC"), [("トリニダード・トバゴ", "LOC")]),
        ("スイス・コテージ駅で待つ。", ("スイス・コテージ駅", "LOC"), [("スイス・コテージ駅", "LOC")]),
        (
            "ララガーデンもイケアも近い。",
            ("ララガーデンもイケア", "ORG"),
            [("ララガーデン", "ORG"), ("イケア", "ORG")],
        ),
        ("A. 世田谷区です。", ("A. 世田谷区", "LOC"), [("世田谷区", "LOC")]),
        ("東京大学海洋研究所に勤める。", ("東京大学", "ORG"), [("東京大学海洋研究所", "ORG")]),
        ("米テスラが値下げした。", ("米テスラ", "ORG"), [("米", "LOC"), ("テスラ", "ORG")]),
        ("トランプ米大統領が来た。", ("トランプ米", "PER"), [("トランプ", "PER"), ("米", "LOC")]),
        ("李白・韓愈を読む。", ("李白・韓愈", "PER"), [("李白", "PER"), ("韓愈", "PER")]),
        ("小泉政権が続いた。", ("小泉政権", "ORG"), [("小泉", "PER")]),
        ("小泉進次郎農林水産相が来た。", ("小泉進次郎農林水産", "ORG"), [("小泉進次郎", "PER")]),
        ("ワシントンD.C.に着く。", ("ワシントンD.C", "LOC"), [("ワシントンD.C.", "LOC")]),
        ("藤井聡太王将は勝った。", ("藤井聡太王将", "PER"), [("藤井聡太", "PER")]),
        ("米政府が決めた。", ("米政府", "ORG"), [("米", "LOC")]),
        ("日米経済協力を語る。", ("日米経済協力", "ART"), [("日米", "LOC")]),
        ("日米協会が招く。", ("日米協会", "ORG"), [("日米協会", "ORG")]),
        ("日米安保条約を結ぶ。", ("日米安保条約", "ART"), [("日米安保条約", "ART")]),
        ("ニキスキに着く。", ("ニキ", "LOC"), [("ニキスキ", "LOC")]),
        ("東京大学の海洋研究所だ。", ("東京大学", "ORG"), [("東京大学", "ORG")]),
    ],
)
def test_names_end_where_they_should(text: str, guessed: tuple[str, str], expected: Names) -> None:
    analysis, guesses = setting(text, [guessed])
    assert shown(text, bounded(text, analysis.sentences, guesses, Control())) == expected


def test_a_dot_joins_the_parts_of_a_person() -> None:
    text = "カズオ・イシグロを読む。"
    analysis, guesses = setting(text, [("カズオ", "PER"), ("イシグロ", "PER")])
    assert shown(text, bounded(text, analysis.sentences, guesses, Control())) == [("カズオ・イシグロ", "PER")]


def test_a_university_and_its_faculty_are_one() -> None:
    text = "慶應義塾大学文学部仏文学科を出た。"
    analysis, guesses = setting(text, [("慶應義塾大学", "ORG"), ("文学部仏文学科", "ORG")])
    assert shown(text, bounded(text, analysis.sentences, guesses, Control())) == [
        ("慶應義塾大学文学部仏文学科", "ORG")
    ]


@pytest.mark.parametrize(
    ("text", "name", "wrong", "right"),
    [
        ("カルロヴォは、ブルガリア中部の都市である。", "カルロヴォ", "PER", "LOC"),
        ("モズドク（Моздок）は、北オセチアの町。", "モズドク", "PER", "LOC"),
        ("ボララルは、国民的なロックバンドの一つである。", "ボララル", "PER", "ORG"),
        ("エイキンズは、静物の画家である。", "エイキンズ", "ORG", "PER"),
        ("昨日はマルギトさんに会った。", "マルギト", "LOC", "PER"),
        ("作曲家のカーヴァーが来た。", "カーヴァー", "LOC", "PER"),
        ("田中熙巳代表委員は訴えた。", "田中熙巳", "ORG", "PER"),
        ("敦賀といった小さな村の出身だ。", "敦賀", "PER", "LOC"),
        ("協会の八角理事長が話した。", "八角", "ORG", "PER"),
    ],
)
def test_what_the_text_says_of_a_name_decides_its_class(text: str, name: str, wrong: str, right: str) -> None:
    analysis, guesses = setting(text, [(name, wrong)], confidence=0.5)
    assert shown(text, consistent(text, analysis.sentences, guesses, Control())) == [(name, right)]


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("湘南白百合学園高等学校", "LOC", "ORG"),
        ("大英博物館", "LOC", "ORG"),
        ("オスマン帝国", "ORG", "LOC"),
        ("広島", "ORG", "ORG"),
        ("中村", "PER", "PER"),
        ("アン清村", "PER", "PER"),
        ("株式会社札幌ドーム", "ORG", "ORG"),
    ],
)
def test_the_end_of_a_name_decides_its_class(name: str, wrong: str, right: str) -> None:
    text = f"昨日は{name}の話をした。"
    analysis, guesses = setting(text, [(name, wrong)])
    votes = evidence(text, analysis.sentences, guesses, Control())
    assert max(votes.get(name) or {wrong: 1.0}, key=lambda k: votes.get(name, {}).get(k, 0.0)) == right


def test_part_of_a_person_is_that_person() -> None:
    text = "トマス・エイキンズは描いた。エイキンズの絵は大きい。"
    analysis, _ = setting(text, [])
    at = text.rindex("エイキンズ")
    guesses = [Guess(0, 9, "PER", 0, "labeller", 0.9), Guess(at, at + 5, "ORG", 1, "labeller", 0.6)]
    assert shown(text, consistent(text, analysis.sentences, guesses, Control()))[-1] == ("エイキンズ", "PER")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("滹沱河（こだが）は、中国を流れる河川である。", [("滹沱河", "LOC")]),
        ("楊貴媚（ヤン・クイメイ、1956年 - ）は、台湾の女優。", [("楊貴媚", "PER")]),
        ("校長は、学校の教育者である。", []),
        ("町は、小さな集落である。", []),
        ("クラゲは、海の動物である。", []),
    ],
)
def test_a_definition_introduces_a_name(text: str, expected: Names) -> None:
    analysis, _ = setting(text, [])
    assert shown(text, introduced(text, analysis.sentences, [], Control())) == expected


def test_a_doubtful_name_needs_a_witness() -> None:
    text = "昨日はハリボテをつくった。"
    analysis, guesses = setting(text, [("ハリボテ", "ORG")], confidence=0.3)
    assert consistent(text, analysis.sentences, guesses, Control()) == []
    text = "昨日はアイスランドに着いた。"
    analysis, guesses = setting(text, [("アイスランド", "LOC")], confidence=0.3)
    assert shown(text, consistent(text, analysis.sentences, guesses, Control())) == [("アイスランド", "LOC")]
    text = "トランプ大統領が来た。"
    analysis, guesses = setting(text, [("トランプ", "PER")], confidence=0.4)
    assert shown(text, consistent(text, analysis.sentences, guesses, Control())) == [("トランプ", "PER")]


def test_common_nouns_need_a_surer_labeller() -> None:
    text = "昨日は太陽光を浴びた。"
    analysis, guesses = setting(text, [("太陽光", "ORG")], confidence=0.55)
    assert consistent(text, analysis.sentences, guesses, Control()) == []


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("ヨシザワ塾は古い。冬もヨシザワ塾は開く。", 1),
        ("ヨシザワ塾は古い。ヨシザワ塾前駅で会う。", 0),
        ("フェルナンは海の国だ。フェルナン語を話す。", 0),
        ("ヨミチズ社は会社だ。英ヨミチズ社は急ぐ。", 1),
        ("ヨミ裁は会社だ。ヨミ裁第3小法廷で聞く。", 1),
        ("ロンドニアは島だ。グレーター・ロンドニアも島だ。", 0),
    ],
)
def test_a_sure_name_is_found_again_but_not_inside_longer_words(text: str, missed: int) -> None:
    name = text.split("は", 1)[0]
    analysis, guesses = setting(text, [(name, "ORG")])
    found = consistent(text, analysis.sentences, guesses, Control())
    assert sum(g.source == "consistency" for g in found) == missed


@pytest.mark.parametrize(
    ("text", "name", "reading"),
    [
        (
            "国立情報学研究所は機関である。\nこくりつじょうほうがくけんきゅうじょ",
            "国立情報学研究所",
            "こくりつじょうほうがくけんきゅうじょ",
        ),
        ("草津市は市である。\nくさつし、クサツ", "草津市", "くさつし"),
        ("軍令部（ぐんれいぶ）は機関である。", "軍令部", "ぐんれいぶ"),
    ],
)
def test_readings_name_the_same(text: str, name: str, reading: str) -> None:
    analysis, guesses = setting(text, [(name, "ORG")])
    assert (reading, "ORG") in shown(text, with_readings(text, analysis.sentences, guesses))


def test_a_reading_shows_where_the_name_ends() -> None:
    text = "窪田僚（くぼたりょう）は作家である。"
    analysis, guesses = setting(text, [("窪田", "PER")])
    assert shown(text, with_readings(text, analysis.sentences, guesses))[0] == ("窪田僚", "PER")
    text = "遠山氏（とおやまし）は武家である。"
    analysis, guesses = setting(text, [("遠山", "PER")])
    assert shown(text, with_readings(text, analysis.sentences, guesses))[0] == ("遠山", "PER")


def test_tables_of_roles_and_endings() -> None:
    assert roles()["作曲家"].kind == "PER"
    assert roles()["さん"].after
    assert not roles()["さん"].before
    assert class_by_ending("房総半島") == ("LOC", 2)
    assert class_by_ending("神社") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青潮町の海は青い。青潮町に住む。", ["青潮町", "青潮町"]),
        ("青潮町の海は青い。", []),  # common nouns alone are to be said twice
        ("カーン大学で学ぶ。", ["カーン大学"]),
        ("城下町を歩く。城下町は古い。", []),
        ("国立大学に通う。国立大学は遠い。", []),
        ("市区町村が決める。市区町村は多い。", []),
        ("ターミナル駅で待つ。ターミナル駅は広い。", []),
        ("青潮町役場に行く。青潮町役場は遠い。", []),
        ("港町ニキスキに着く。", ["ニキスキ"]),
        ("作曲家ピアソラボを聴く。", ["ピアソラボ"]),
        ("大手スーパーに行く。", []),
        ("ロシアのペスコフ報道官は反発した。", ["ペスコフ"]),
        ("乳業大手ライオン・デイリーを売る。", ["ライオン・デイリー"]),
        ("ジュンツのプチデモン党首は述べた。", ["ジュンツ", "プチデモン"]),
        ("国民党を率いるフェイホー党首は応じた。", ["フェイホー"]),
        ("ゴヤル商工相は歓迎した。", ["ゴヤル"]),
        ("チーム監督とグループ会長が会う。", []),
        ("スペイン首相が会う。", []),
        ("南禅寺の境内を通る。", ["南禅寺"]),
        ("菩提寺に参る。", []),
        ("復興基金を配る。復興基金は大きい。", []),
        ("養鰻会社マルハチ水産に売り、ホンマ製作所に頼む。", ["マルハチ水産", "ホンマ製作所"]),
        ("ルビオ米国務長官は歓迎した。", ["ルビオ"]),
        ("諏訪大社に参る。", ["諏訪大社"]),
        ("石の町ジロカストラへ。", ["ジロカストラ"]),
        ("大学のグリーブス教授らが発表した。", ["グリーブス"]),
        ("工部大学校を出た。", ["工部大学校"]),
        ("バスでメスティアに着いた。列車でズグディディへ。", ["メスティア", "ズグディディ"]),
        ("車でコンビニへ向かう。", []),
        ("酒販店あだちで買い、民宿むろやに泊まる。", ["あだち", "むろや"]),
        ("食堂で食べ、旅館おかみに聞く。", []),
        ("地元放送局NRKによると右派が勝った。", ["NRK"]),
        ("カラオケ大手JOYSOUNDを運営する。", []),
        ("深圳のセンザイ電子に頼む。", ["センザイ電子"]),
        ("ロシア石油を買う。", []),
    ],
)
def test_an_ending_gives_a_name_away(text: str, expected: list[str]) -> None:
    analysis, _ = setting(text, [])
    found = found_by_words(text, analysis.sentences, [], Control())
    assert [text[g.start : g.end] for g in sorted(found)] == expected


def test_a_body_may_begin_with_a_place() -> None:
    text = "日本映像翻訳アカデミーで教える。英国大学で学ぶ。甲子の森を甲子小学校が守る。"
    analysis, guesses = setting(text, [("日本", "LOC"), ("英国", "LOC"), ("甲子", "LOC")])
    found = found_by_words(text, analysis.sentences, guesses, Control())
    assert shown(text, found) == [("日本映像翻訳アカデミー", "ORG"), ("甲子小学校", "ORG")]


@pytest.mark.parametrize(
    ("text", "guessed", "expected"),
    [
        ("三協電装は急ぐ。", ("三協", "ORG"), ("三協電装", "ORG")),
        ("山田電機会長が来た。", ("山田", "PER"), ("山田電機", "ORG")),
        ("寧徳時代新能源科技が競う。", ("寧徳", "PER"), ("寧徳時代新能源科技", "ORG")),
        ("ヨミ車は走る。ヨミ車連は強い。ヨミ車は速い。", ("ヨミ", "ORG"), ("ヨミ", "ORG")),
        ("島村友妃子が押し込んだ。", ("島村友", "PER"), ("島村友妃子", "PER")),
        ("山田さんが来た。", ("山田", "PER"), ("山田", "PER")),
        ("小野共市長が話す。", ("小野", "PER"), ("小野共", "PER")),
        ("小野前市長が話す。", ("小野", "PER"), ("小野", "PER")),
        ("田中軍報道官は非難した。", ("田中", "PER"), ("田中軍", "PER")),
        ("新良幸人が担う。", ("新良幸", "PER"), ("新良幸人", "PER")),
        ("石州瓦の屋根だ。", ("石州瓦", "LOC"), ("石州瓦", "ART")),
        ("杜の都銀行が貸した。", ("都銀行", "ORG"), ("杜の都銀行", "ORG")),
        ("米国の中央銀行が動く。", ("中央銀行", "ORG"), ("中央銀行", "ORG")),
        ("ヴィアマテラス宮崎は試合を制した。", ("ヴィアマテラス宮崎", "LOC"), ("ヴィアマテラス宮崎", "ORG")),
        ("試合はピースウイング広島で行う。", ("ピースウイング広島", "LOC"), ("ピースウイング広島", "LOC")),
    ],
)
def test_a_name_reaches_through_its_run(
    text: str, guessed: tuple[str, str], expected: tuple[str, str]
) -> None:
    analysis, guesses = setting(text, [guessed])
    assert shown(text, reached(text, analysis.sentences, guesses, Control())) == [expected]


def test_somebody_and_the_university_that_he_teaches_at() -> None:
    text = "山田太郎東京大学教授は言う。"
    analysis, guesses = setting(text, [("山田太郎東京大学", "ORG")])
    found = reached(text, analysis.sentences, guesses, Control())
    assert shown(text, found) == [("山田太郎", "PER"), ("東京大学", "ORG")]


def test_a_run_that_the_text_keeps_saying_is_the_name() -> None:
    text = "ヨミ石庭は広い。ヨミ石庭は古い。ヨミ石庭に行く。"
    analysis, guesses = setting(text, [("ヨミ", "ORG")])
    same = [
        guesses[0]._replace(start=at, end=at + 2, sentence=i)
        for i, at in enumerate(m.start() for m in re.finditer("ヨミ", text))
    ]
    found = reached(text, analysis.sentences, same, Control())
    assert shown(text, found) == [("ヨミ石庭", "ORG")] * 3


def test_what_is_labelled_is_not_found_again() -> None:
    text = "カーン大学で学ぶ。"
    analysis, guesses = setting(text, [("カーン大学", "ORG")])
    assert found_by_words(text, analysis.sentences, guesses, Control()) == []


def test_the_longer_name_of_the_text_is_meant() -> None:
    text = "潮見水産は会社だ。今年の潮見水産は忙しい。"
    analysis, guesses = setting(text, [("潮見水産", "ORG")])
    at = text.rindex("潮見")
    guesses.append(Guess(at, at + 2, "LOC", 1, "labeller", 0.6))
    assert shown(text, consistent(text, analysis.sentences, guesses, Control())) == [("潮見水産", "ORG")] * 2


def test_a_name_is_found_behind_what_stands_before_names() -> None:
    text = "大の里は強い。横綱大の里が勝った。"
    analysis, guesses = setting(text, [("大の里", "PER")])
    found = consistent(text, analysis.sentences, guesses, Control())
    assert shown(text, found) == [("大の里", "PER"), ("大の里", "PER")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("シャープは工場を売却する。シャープの社長は説明した。", ["シャープ", "シャープ"]),
        ("シャープは音を半音上げる記号だ。シャープの記号を書く。", []),
        ("工場の機械はシャープな刃を持つ。シャープな角もある。", []),
    ],
)
def test_a_firm_that_is_a_word_too_needs_a_text_about_business(text: str, expected: list[str]) -> None:
    analysis, _ = setting(text, [])
    assert [text[g.start : g.end] for g in consistent(text, analysis.sentences, [], Control())] == expected


@pytest.mark.parametrize("path", sorted((resources() / "samples").glob("*.txt")), ids=lambda path: path.stem)
def test_words_without_which_a_pattern_is_not_tried_are_in_all_that_it_finds(path: Path) -> None:
    text = path.read_text("utf-8")
    examples = "大阪高検、兵庫県警、静岡地裁、米軍、日米同盟、クアッド、東京五輪、日米外相会談、専門家。"
    for words, pattern, _ in PATTERNS:
        for match in pattern.finditer(f"{text}\n{examples}"):
            assert any(word in match.group() for word in words) or words == ("『",), match


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("環境団体「利根の森を守る会」は決定を歓迎した。", "利根の森を守る会"),
        ("NPO法人「こどもの家」が食堂を開いた。", "こどもの家"),
    ],
)
def test_a_body_is_named_in_brackets_behind_what_it_is(text: str, name: str) -> None:
    """And what its name is made of (利根) is nobody by itself."""
    analysis = analyse(document_of(text))
    assert [(text[n.start : n.end], n.type) for n in analysis.names] == [(name, NodeType.ORGANIZATION)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("無人探査機「かいこう」が潜った。", [("かいこう", NodeType.PRODUCT)]),
        ("醸造所「やまがみ麦酒」が開く。", [("やまがみ麦酒", NodeType.COMPANY)]),
        ("特別展「藍の旅路」を見た。", [("藍の旅路", NodeType.EVENT)]),
        ("映画「君の名は」を見た。", [("君の名は", NodeType.WORK)]),
        ("観光列車『海の風』に乗る。", [("海の風", NodeType.PRODUCT)]),
        ("企業「値上げはできない」と答えた。", []),
        ("経済発展「まだ続く」と見る。", []),
        ("株式会社空調服が発明した。", [("株式会社空調服", NodeType.COMPANY)]),
        ("株式会社ヨミ社長が来た。", [("株式会社ヨミ", NodeType.COMPANY)]),
        ("道の駅すず塩田村で学ぶ。", [("道の駅すず塩田村", NodeType.FACILITY)]),
        ("道の駅にちなむ名だ。", []),
        (
            "幕府は加賀藩に命じ、各藩が従った。",
            [("幕府", NodeType.GOVERNMENT), ("加賀藩", NodeType.GOVERNMENT)],
        ),
        ("一審福岡地裁判決を取り消した。", [("福岡地裁", NodeType.GOVERNMENT)]),
        ("消費者庁が消費者に知らせる。", [("消費者", NodeType.GROUP)]),
        ("探査機エンビジョンを打ち上げる。", [("エンビジョン", NodeType.PRODUCT)]),
        ("映画アーカイブ・ゴスフィルムを訪ねる。", []),
        ("四年前に「クモノテ」を設立した。", [("クモノテ", NodeType.ORGANIZATION)]),
        ("太平洋戦争の末期だ。", [("太平洋戦争", NodeType.EVENT)]),
        ("石垣第二中学校で演じた。", [("石垣第二中学校", NodeType.ORGANIZATION)]),
        ("朗読劇「忘勿石のうた」を見る。", [("忘勿石のうた", NodeType.WORK)]),
        ("原合名会社の手に渡る。", [("原合名会社", NodeType.COMPANY)]),
        (
            "大関琴桜と横綱大の里が休む。大関昇進は近い。",
            [("琴桜", NodeType.PERSON), ("大の里", NodeType.PERSON)],
        ),
        ("世界ジュニア相撲選手権に出る。", [("世界ジュニア相撲選手権", NodeType.EVENT)]),
        ("大相撲九州場所が始まる。", [("大相撲九州場所", NodeType.EVENT)]),
        ("神戸のギャラリー・アルカイックで見る。", [("ギャラリー・アルカイック", NodeType.FACILITY)]),
        ("ボローニャ復元映画祭に行く。", [("ボローニャ復元映画祭", NodeType.EVENT)]),
    ],
)
def test_patterns_find_what_nobody_labels(text: str, expected: list[tuple[str, NodeType]]) -> None:
    analysis, _ = setting(text, [])
    found = actors(text, analysis.sentences[0])
    assert [(text[a.start : a.end], a.type) for a in found] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("東京大学発のスタートアップ企業ミナトバイオは、容器を開発した。", "ミナトバイオ"),
        ("米国ではユナイテッド・セラピューティクスが輸送に成功した。", "ユナイテッド・セラピューティクス"),
    ],
)
def test_a_firm_by_what_it_is_said_to_be_or_how_its_name_ends(text: str, name: str) -> None:
    types = {text[n.start : n.end]: n.type for n in analyse(document_of(text)).names}
    assert types[name] is NodeType.COMPANY


@pytest.mark.parametrize(
    ("text", "name", "wrong"),
    [
        ("フランスのナンキン主将は強い。", "ナンキン", "LOC"),
        ("SPDのオカムラ党首は強い。", "オカムラ", "ORG"),
    ],
)
def test_somebody_of_something_before_a_title(text: str, name: str, wrong: str) -> None:
    analysis, guesses = setting(text, [(name, wrong)])
    assert evidence(text, analysis.sentences, guesses, Control())[name]["PER"] > 1


@pytest.mark.parametrize(
    ("surface", "kind", "expected"),
    [
        ("下院選", "ART", NodeType.EVENT),
        ("尾道", "LOC", NodeType.CITY),
        ("岩手", "LOC", NodeType.REGION),
        ("箱館", "LOC", NodeType.PLACE),
        ("山陽自動車道", "LOC", NodeType.FACILITY),
        ("宮城県予選会", "ORG", NodeType.EVENT),
        ("タタ・オートコンプ・システムズ", "ORG", NodeType.COMPANY),
    ],
)
def test_the_finer_type_of_a_name(surface: str, kind: str, expected: NodeType) -> None:
    assert refined(surface, kind, False) is expected
