"""Names through the whole pipeline, as a newspaper or a blog writes them: one node for one thing."""

from __future__ import annotations

import pytest
from names_helpers import analysed

from yomichizu.extraction.analysis import Thing
from yomichizu.model import NodeType as T


def found(text: str) -> dict[str, list[str]]:
    """Label of each actor → what the text says at its mentions."""
    return {t.labels[0]: [text[s.start : s.end] for s in t.spans] for t in analysed(text, "names").actors}


def thing(text: str, label: str) -> Thing:
    (one,) = [t for t in analysed(text, "names").actors if label in t.labels]
    return one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日米は経済で協力する。", {"日本": ["日米"], "米国": ["日米"]}),
        ("米日両国が合意した。", {"日本": ["米日", "両国"], "米国": ["米日", "両国"]}),
        ("日米韓の外相が会談した。", {"日本": ["日米韓"], "米国": ["日米韓"], "韓国": ["日米韓"]}),
        ("日中関係は改善した。", {"日本": ["日中"], "中国": ["日中"]}),
        ("対米輸出が増えた。", {"米国": ["米"]}),
        ("首相が訪米した。", {"米国": ["米"]}),
        ("米政府は関税を上げる。", {"米国": ["米"]}),
        ("アメリカ政府は関税を上げる。", {"アメリカ": ["アメリカ"]}),
        ("英仏独は制裁を決めた。", {"英国": ["英仏独"], "フランス": ["英仏独"], "ドイツ": ["英仏独"]}),
        ("欧州連合（EU）は決めた。EUは急ぐ。", {"EU": ["欧州連合", "EU", "EU"]}),
        ("日本と米国は話した。両国は合意した。", {"日本": ["日本", "両国"], "米国": ["米国", "両国"]}),
        ("ラピダスは工場を建てる。同社は人を増やす。", {"ラピダス": ["ラピダス", "同社"]}),
        ("フランスは反対した。同国は慎重だ。", {"フランス": ["フランス", "同国"]}),
        ("経済産業省は決めた。同省は急ぐ。", {"経済産業省": ["経済産業省", "同省"]}),
        ("石破茂首相は会見した。石破首相は急ぐ。", {"石破茂": ["石破茂", "石破"]}),
        (
            "経済産業省(以下「経産省」)は決めた。経産省が急ぐ。",
            {"経産省": ["経済産業省", "経産省", "経産省"]},
        ),
        ("トヨタ自動車は決めた。トヨタは急ぐ。", {"トヨタ自動車": ["トヨタ自動車", "トヨタ"]}),
        (
            "米マイクロソフトが投資する。Microsoftは急ぐ。",
            {"米国": ["米"], "マイクロソフト": ["マイクロソフト", "Microsoft"]},
        ),
        ("ﾏｲｸﾛｿﾌﾄは決めた。マイクロソフトは急ぐ。", {"マイクロソフト": ["ﾏｲｸﾛｿﾌﾄ", "マイクロソフト"]}),
    ],
)
def test_one_node_for_one_thing(text: str, expected: dict[str, list[str]]) -> None:
    assert found(text) == expected


def test_firms_that_are_both_meant() -> None:
    text = (
        "トヨタ自動車とソニーグループが提携した。両社は急ぐ。双方の強みを生かす。前者は車だ。後者は電機だ。"
    )
    assert found(text) == {
        "トヨタ自動車": ["トヨタ自動車", "両社", "双方", "前者"],
        "ソニーグループ": ["ソニーグループ", "両社", "双方", "後者"],
    }


def test_washington_and_washington() -> None:
    text = "ワシントン州のシアトルに行く。首都ワシントンD.C.は遠い。"
    names = found(text)
    assert names["ワシントン州"] == ["ワシントン州"]
    assert names["ワシントンD.C."] == ["ワシントンD.C."]
    assert thing(text, "ワシントンD.C.").label_en == "Washington, D.C."


def test_an_office_is_no_ministry_and_cooperation_no_product() -> None:
    names = found("日本の外務・経済産業大臣が参加する。シアトルは日米経済協力の最前線である。")
    assert set(names) == {"日本", "シアトル", "米国"}


def test_types_that_a_reader_expects() -> None:
    text = "物流企業と市民が集まり、日米首脳会談でアラスカ産LNGを論じ、経済版2+2を強化した。"
    kinds = {t.labels[0]: t.type for t in analysed(text, "names").actors}
    assert kinds == {
        "物流企業": T.GROUP,
        "市民": T.GROUP,
        "日本": T.COUNTRY,
        "米国": T.COUNTRY,
        "日米首脳会談": T.EVENT,
        "アラスカ": T.REGION,
        "アラスカ産LNG": T.RESOURCE,
        "経済版2+2": T.FRAMEWORK,
    }


def test_a_crowd_is_one_and_an_event_is_told_before_its_name() -> None:
    text = "一般市民が集まる。市民は話す。\n\n参加したイベント：U.S.-Japan Technology Cooperation\n"
    kinds = {t.labels[0]: t.type for t in analysed(text, "names").actors}
    assert [k for k in kinds if k.endswith("市民")] == ["一般市民"]
    assert kinds.get("U.S.-Japan Technology Cooperation") is T.EVENT


def test_a_team_is_called_by_its_town_in_the_report_of_a_match() -> None:
    text = "浦和レッズが試合に勝った。浦和は強い。浦和の監督は喜んだ。"
    assert found(text)["浦和レッズ"] == ["浦和レッズ", "浦和", "浦和"]


def test_a_team_is_called_by_its_town_though_it_sounds_like_somebody() -> None:
    text = "伊賀FCくノ一三重が試合に勝った。伊賀が逆転した。伊賀は首位に立った。"
    assert found(text)["伊賀FCくノ一三重"] == ["伊賀FCくノ一三重", "伊賀", "伊賀"]


def test_a_town_is_meant_by_what_it_is_though_its_short_name_comes_first() -> None:
    text = "釜石の線路跡を歩く。岩手県釜石市は静かだ。市が工事を進める。"
    assert found(text)["釜石"] == ["釜石", "岩手県釜石市", "市"]


def test_how_many_there_are_is_nobody() -> None:
    assert not {"四党", "第一党"} & set(found("労働党が第一党を守った。四党の協力が要る。"))


def test_a_town_stays_one_beside_its_team() -> None:
    text = "浦和レッズが試合に勝った。浦和で祝賀会が開かれた。"
    assert found(text)["浦和"] == ["浦和"]


def test_courts_are_actors_and_old_provinces_no_countries() -> None:
    text = (
        "静岡地裁は判決を言い渡した。兵庫県警が調べる。瑞賢は出羽国の米を運んだ。ChatGPTを試した。"
        "台風15号は東京電力福島第一原発に迫る。大阪府警は関東大震災に学ぶ。テオドロ国防相が来た。"
    )
    types = {t.labels[0]: t.type for t in analysed(text, "names").actors}
    assert types["静岡地裁"] is types["兵庫県警"] is T.GOVERNMENT
    assert types["出羽国"] is T.REGION
    assert types["ChatGPT"] is T.PRODUCT
    assert types["台風15号"] is T.EVENT
    assert types["福島第一原発"] is T.FACILITY
    assert types["テオドロ"] is T.PERSON
    assert not {"大阪府", "福島", "関東"} & set(types)


def test_a_city_with_its_prefecture_is_that_city() -> None:
    text = "工場は三重県亀山市にある。亀山市は人口が減った。"
    assert len([t for t in analysed(text, "names").actors if "亀山市" in t.labels]) == 1
    assert thing(text, "亀山市").spans[0].start == text.index("三重県")


def test_who_is_called_this_firm_is_one() -> None:
    text = (
        "塩野義製薬は薬を開発した。塩野義は世界保健機関と協議した。世界保健機関は警告した。同社は申請する。"
    )
    assert found(text)["塩野義製薬"] == ["塩野義製薬", "塩野義", "同社"]
    assert thing(text, "塩野義").type is T.COMPANY


def test_what_grows_somewhere_has_a_place_before_it() -> None:
    assert not found("不動産会社が資産運用を始めた。")
    assert found("米国産大豆が届いた。")["米国産大豆"] == ["米国産大豆"]
