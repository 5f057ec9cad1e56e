"""One actor for one thing, and different things apart."""

from __future__ import annotations

import pytest
from names_helpers import actor, actors, analysed, surfaces

from yomichizu.extraction.names_index import fold
from yomichizu.extraction.names_short import shortens
from yomichizu.model import NodeType as T


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﾊﾝｶｸ", "ハンカク"),
        ("サーバー", "サーバ"),
        ("カーボン・ニュートラル", "カーボンニュートラル"),
        ("中澤", "中沢"),
        ("ヴェネツィア", "ベネツィア"),
        ("ＮＡＳＡ", "nasa"),
        ("ピエール・ブーシェー", "ピエール・ブシェ"),
    ],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("ビール", "ビル"), ("日本", "日本海"), ("福岡県", "福岡市")])
def test_different_names_do_not_fold(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("日米が合意した。", {"日本", "米国"}),
        ("米日両国が協力する。", {"日本", "米国"}),
        ("日米韓の連携を深める。", {"日本", "米国", "韓国"}),
        ("日中関係は改善した。", {"日本", "中国"}),
        ("対米輸出が増えた。", {"米国"}),
        ("首相が訪米した。", {"米国"}),
        ("米政府は発表した。", {"米国"}),
        ("英仏独は反対した。", {"英国", "フランス", "ドイツ"}),
        ("日朝協議が始まった。", {"日本", "北朝鮮"}),
        ("日露戦争の後だった。", {"日本", "ロシア"}),
        ("米中の対立が続く。", {"米国", "中国"}),
        ("対ロ制裁を続ける。", {"ロシア"}),
        ("仏大統領が演説した。", {"フランス"}),
        ("米アップルの新製品が出た。", {"米国"}),
    ],
)
def test_abbreviations_name_countries(text: str, countries: set[str]) -> None:
    assert {t.labels[0] for t in actors(text, {}) if t.type is T.COUNTRY} == countries


@pytest.mark.parametrize(
    "text",
    [
        "日本語は難しい。",
        "日曜は休みだ。",
        "中学で英語を習った。",
        "米を炊く。",
        "日中は暑い。",
        "朝日新聞を読む。",
        "独自の方法だ。",
        "一日中働いた。",
        "英日翻訳の仕事をする。",
        "全米が泣いた。",
        "この作品は印象に残る。",
    ],
)
def test_what_only_looks_like_an_abbreviation(text: str) -> None:
    assert actors(text, {}) == []


def test_an_abbreviation_is_a_mention_of_each_country() -> None:
    text = "日米が会談した。米国は歓迎し、アメリカの新聞も報じた。日本も同じだ。"
    things = actors(text, {"米国": T.COUNTRY, "アメリカ": T.COUNTRY, "日本": T.COUNTRY})
    assert surfaces(text, actor(things, "米国")) == ["日米", "米国", "アメリカ"]
    assert surfaces(text, actor(things, "日本")) == ["日米", "日本"]
    assert actor(things, "米国").label_en == "United States"


@pytest.mark.parametrize(
    ("text", "names", "together"),
    [
        (
            "世界保健機関（WHO）は報告した。WHOは警告する。",
            {"世界保健機関": T.ORGANIZATION},
            ["世界保健機関", "WHO", "WHO"],
        ),
        (
            "経済産業省(以下「経産省」)は決めた。経産省が動く。",
            {"経済産業省": T.GOVERNMENT},
            ["経済産業省", "経産省", "経産省"],
        ),
        (
            "環境保全機構（以下、機構という）がある。機構は働く。",
            {"環境保全機構": T.ORGANIZATION},
            ["環境保全機構", "機構", "機構"],
        ),
        (
            "東京電力（東電）は決めた。東電は急ぐ。",
            {"東京電力": T.COMPANY},
            ["東京電力", "東電", "東電"],
        ),
        ("LNG(液化天然ガス)を運ぶ。", {"LNG": T.RESOURCE}, ["LNG", "液化天然ガス"]),
        ("片岡一則（かたおかかずのり）は学者だ。", {"片岡一則": T.PERSON}, ["片岡一則", "かたおかかずのり"]),
        (
            "『シカゴ・メッド』（原題: Chicago Med）は劇だ。",
            {"シカゴ・メッド": T.WORK},
            ["シカゴ・メッド", "Chicago Med"],
        ),
    ],
)
def test_brackets_define(text: str, names: dict[str, T], together: list[str]) -> None:
    (thing,) = actors(text, names)
    assert surfaces(text, thing) == together


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("山田太郎（JAL）が話した。", {"山田太郎": T.PERSON}),
        ("山田太郎（52）が話した。", {"山田太郎": T.PERSON}),
        ("東京（日本の首都）に行く。", {"東京": T.CITY}),
        ("トヨタ自動車（愛知県豊田市）が決めた。", {"トヨタ自動車": T.COMPANY}),
    ],
)
def test_brackets_that_say_something_else(text: str, names: dict[str, T]) -> None:
    (name,) = names
    assert surfaces(text, actor(actors(text, names), name)) == [name]


@pytest.mark.parametrize(
    ("text", "names", "label"),
    [
        ("石破茂首相は話した。石破首相は帰った。石破氏は笑った。", {"石破茂": T.PERSON}, "石破茂"),
        (
            "モーリス・ラヴェルは作った。ラヴェルは弾いた。ラヴェルだ。",
            {"モーリス・ラヴェル": T.PERSON},
            "モーリス・ラヴェル",
        ),
        ("王毅外相は言う。王氏は行く。王氏だ。", {"王毅": T.PERSON, "王": T.PERSON}, "王毅"),
    ],
)
def test_short_names_of_people(text: str, names: dict[str, T], label: str) -> None:
    (thing,) = actors(text, names)
    assert thing.labels[0] == label
    assert len(thing.spans) == 3


def test_father_and_son_stay_apart() -> None:
    text = "田中一郎は父だ。田中は医師だ。田中健二は子だ。田中は画家だ。"
    things = actors(text, {"田中一郎": T.PERSON, "田中健二": T.PERSON, "田中": T.PERSON})
    assert surfaces(text, actor(things, "田中一郎")) == ["田中一郎", "田中"]
    assert surfaces(text, actor(things, "田中健二")) == ["田中健二", "田中"]
    assert actor(things, "田中一郎").spans[1].start < actor(things, "田中健二").spans[0].start


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("株式会社青葉堂", "青葉堂", T.COMPANY),
        ("トヨタ自動車", "トヨタ", T.COMPANY),
        ("経済産業省", "経産省", T.GOVERNMENT),
        ("日本銀行", "日銀", T.ORGANIZATION),
        ("欧州連合", "EU", T.ORGANIZATION),
        ("アンダルシア州", "アンダルシア", T.REGION),
        ("天津市", "天津", T.CITY),
    ],
)
def test_long_and_short_names(one: str, other: str, kind: T) -> None:
    text = f"{one}について書く。その後、{other}は変わった。"
    (thing,) = actors(text, {one: kind, other: kind})
    assert surfaces(text, thing) == [one, other]


@pytest.mark.parametrize(
    ("one", "other"),
    [("ワシントン州", "ワシントンD.C."), ("福岡県", "福岡市"), ("東京駅", "東京")],
)
def test_places_that_stay_apart(one: str, other: str) -> None:
    things = actors(f"{one}と{other}は別だ。", {one: T.REGION, other: T.CITY})
    assert len(things) == 2


def test_a_bare_name_of_two_places_is_neither() -> None:
    text = "福岡県と福岡市がある。福岡は広い。"
    things = actors(text, {"福岡県": T.REGION, "福岡市": T.CITY, "福岡": T.PLACE})
    assert [surfaces(text, t) for t in things] == [["福岡県"], ["福岡市"], ["福岡"]]


def test_this_meeting_is_the_only_one_of_the_text() -> None:
    text = "日米首脳会談が開かれた。今回の首脳会談は短い。この首脳会談で決まった。"
    things = actors(text, {"日米首脳会談": T.EVENT, "首脳会談": T.EVENT})
    assert len(actor(things, "日米首脳会談").spans) == 3


def test_meetings_of_different_years_stay_apart() -> None:
    text = "2024年の日米首脳会談は長い。2025年の日米首脳会談は短い。"
    events = [t for t in actors(text, {"日米首脳会談": T.EVENT}) if t.type is T.EVENT]
    assert [t.labels[0] for t in events] == ["2024年の日米首脳会談", "2025年の日米首脳会談"]


def test_a_person_keeps_no_country_character() -> None:
    text = "トランプ米大統領が話した。"
    things = actors(text, {"トランプ米": T.PERSON})
    assert surfaces(text, actor(things, "トランプ")) == ["トランプ"]
    assert surfaces(text, actor(things, "米国")) == ["米"]


def test_spans_are_sorted_unique_and_cut_out_their_text() -> None:
    text = "𠮷田花子（よしだはなこ）は😀日米を訪れた。𠮷田は帰国した。"
    for thing in analysed(text).actors:
        assert thing.spans == sorted(set(thing.spans))
        assert all(0 <= s.start < s.end <= len(text) for s in thing.spans)


def test_the_same_text_gives_the_same_actors() -> None:
    text = "石破茂首相とトランプ大統領が会談した。両首脳は日米の協力を確認した。" * 5
    assert analysed(text).actors == analysed(text).actors


def test_a_pair_inside_a_chain_is_no_thing_of_its_own() -> None:
    things = actors("日米韓の外相が話した。", {"日米": T.PLACE})
    assert {t.labels[0] for t in things} == {"日本", "米国", "韓国"}


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("ドル・ショックは語った。その後のショックは大きい。", "ドル・ショック", 1),
        ("イエス・キリストは語った。キリスト教の話だ。", "イエス・キリスト", 1),
        ("マーク・ヘンダーソンは語った。ヘンダーソン氏は笑った。", "マーク・ヘンダーソン", 2),
    ],
)
def test_part_of_a_name_is_looked_for_only_where_it_names(text: str, name: str, mentions: int) -> None:
    assert len(actor(actors(text, {name: T.PERSON}), name).spans) == mentions


def test_the_comma_of_a_limited_company_is_no_end() -> None:
    text = "株式会社ポプラ社（英称：POPLAR PUBLISHING CO.,LTD.）は出版社だ。"
    (thing,) = actors(text, {"株式会社ポプラ社": T.COMPANY})
    assert surfaces(text, thing) == ["株式会社ポプラ社", "POPLAR PUBLISHING CO.,LTD."]


@pytest.mark.parametrize(
    ("short", "long", "is_one"),
    [
        ("豊田中研", "豊田中央研究所", True),
        ("産総研", "産業技術総合研究所", True),
        ("海洋機構", "海洋研究開発機構", True),
        ("京大", "京都大学", True),
        ("高知海保", "高知海上保安部", True),
        ("日弁連", "日本弁護士連合会", True),
        ("東京大学", "東京都立大学", False),
        ("中研", "豊田中央研究所", False),
        ("豊田研中", "豊田中央研究所", False),
        ("日銀", "日本放送協会", False),
    ],
)
def test_short_names_of_institutions(short: str, long: str, is_one: bool) -> None:
    assert shortens(short, long) is is_one


def test_a_short_name_is_found_where_nobody_labelled_it() -> None:
    text = "豊田中央研究所が発表した。豊田中研は電池を作る。"
    things = actors(text, {"豊田中央研究所": T.ORGANIZATION})
    assert surfaces(text, actor(things, "豊田中研")) == ["豊田中央研究所", "豊田中研"]


def test_a_body_is_called_without_its_place_later_on() -> None:
    text = "福岡県公安委員会が裁定した。公安委員会は争う。霧沢町立図書館に行く。"
    names = {"福岡県公安委員会": T.GOVERNMENT, "霧沢町立図書館": T.FACILITY}
    things = actors(text, names)
    assert surfaces(text, actor(things, "公安委員会")) == ["福岡県公安委員会", "公安委員会"]
    assert len(things) == 2


def test_the_last_part_of_a_dotted_body_is_the_body() -> None:
    text = "コンラート・ローレンツ研究所が調べた。ローレンツ研究所は古い。"
    names = {"コンラート・ローレンツ研究所": T.ORGANIZATION, "ローレンツ研究所": T.ORGANIZATION}
    assert len(actors(text, names)) == 1


def test_a_firm_is_known_without_what_it_makes() -> None:
    names = {"いかめし阿部商店": T.COMPANY, "阿部商店": T.COMPANY}
    assert len(actors("阿部商店から継いだ。いかめし阿部商店は古い。", names)) == 1
    names = {"新日本製鉄": T.COMPANY, "日本製鉄": T.COMPANY}
    assert len(actors("日本製鉄は大きい。新日本製鉄は古い。", names)) == 2


def test_an_address_is_its_town() -> None:
    assert len(actors("岩手県釜石市は静かだ。釜石に住む。", {"岩手県釜石市": T.CITY, "釜石": T.CITY})) == 1
