"""Words that stand for names, and when they had better stand for nobody."""

from __future__ import annotations

import pytest
from names_helpers import actor, actors, surfaces

from yomichizu.extraction.anaphora import byline, event_of
from yomichizu.model import NodeType as T
from yomichizu.reading import document_of


@pytest.mark.parametrize(
    ("text", "names", "word", "labels"),
    [
        (
            "日本と米国は話した。両国は合意した。",
            {"日本": T.COUNTRY, "米国": T.COUNTRY},
            "両国",
            ["日本", "米国"],
        ),
        ("日米が話した。両国は合意した。", {}, "両国", ["日本", "米国"]),
        (
            "トヨタとホンダが提携する。両社は開発を急ぐ。",
            {"トヨタ": T.COMPANY, "ホンダ": T.COMPANY},
            "両社",
            ["トヨタ", "ホンダ"],
        ),
        (
            "山田太郎と佐藤花子が出た。両氏は語った。",
            {"山田太郎": T.PERSON, "佐藤花子": T.PERSON},
            "両氏",
            ["山田太郎", "佐藤花子"],
        ),
        ("韓国と北朝鮮がある。前者は豊かだ。", {"韓国": T.COUNTRY, "北朝鮮": T.COUNTRY}, "前者", ["韓国"]),
        ("韓国と北朝鮮がある。後者は貧しい。", {"韓国": T.COUNTRY, "北朝鮮": T.COUNTRY}, "後者", ["北朝鮮"]),
        ("ラピダスは工場を建てる。同社は増員する。", {"ラピダス": T.COMPANY}, "同社", ["ラピダス"]),
        ("佐藤花子は語った。同氏は笑った。", {"佐藤花子": T.PERSON}, "同氏", ["佐藤花子"]),
        ("フランスは決めた。同国は動く。", {"フランス": T.COUNTRY}, "同国", ["フランス"]),
        (
            "財務省は日本銀行と話した。同省は慎重だ。",
            {"財務省": T.GOVERNMENT, "日本銀行": T.ORGANIZATION},
            "同省",
            ["財務省"],
        ),
        (
            "東京都と神戸市が組む。同市は港がある。",
            {"東京都": T.REGION, "神戸市": T.CITY},
            "同市",
            ["神戸市"],
        ),
        ("京都大学が発表した。同大学は古い。", {"京都大学": T.ORGANIZATION}, "同大学", ["京都大学"]),
        ("森を守る会が集まった。同会は歓迎した。", {"森を守る会": T.ORGANIZATION}, "同会", ["森を守る会"]),
        ("群馬県は計画を止める。県は代わりを探す。", {"群馬県": T.REGION}, "県", ["群馬県"]),
        # who was called so is so again, whoever is named in passing
        (
            "群馬県で始まる。県は急ぐ。新潟県の人が来た。県は待つ。",
            {"群馬県": T.REGION, "新潟県": T.REGION},
            "県",
            ["群馬県"],
        ),
        (
            "群馬県と新潟県が道を計画した。群馬県は予算を組む。来年、県は工事を始める。",
            {"群馬県": T.REGION, "新潟県": T.REGION},
            "県",
            ["群馬県"],
        ),
    ],
)
def test_what_it_stands_for(text: str, names: dict[str, T], word: str, labels: list[str]) -> None:
    things = actors(text, names)
    assert sorted(t.labels[0] for t in things if word in surfaces(text, t)) == sorted(labels)


@pytest.mark.parametrize(
    ("text", "names", "word"),
    [
        (
            "日本、米国、中国が集まった。両国は黙った。",
            {"日本": T.COUNTRY, "米国": T.COUNTRY, "中国": T.COUNTRY},
            "両国",
        ),
        ("群馬県は計画を止める。隣の県は続ける。", {"群馬県": T.REGION}, "県"),
        (
            "群馬県は止める。群馬県は急ぐ。新潟県を見たら、県が雇っていた。",
            {"群馬県": T.REGION, "新潟県": T.REGION},
            "県",
        ),
        ("群馬県と新潟県が話した。県は黙った。", {"群馬県": T.REGION, "新潟県": T.REGION}, "県"),
        ("群馬県は止める。" + "雨が降った。" * 41 + "県は動く。", {"群馬県": T.REGION}, "県"),
        ("沼田市は集めた。市営の店で、市場が開く。", {"沼田市": T.CITY}, "市"),
        ("佐藤花子は語った。同社は動く。", {"佐藤花子": T.PERSON}, "同社"),
        ("同社は動く。ラピダスは後だ。", {"ラピダス": T.COMPANY}, "同社"),
        ("ラピダスの同社長は語った。", {"ラピダス": T.COMPANY}, "同社"),
        (
            "ラピダスは建てる。" + "雨が降った。" * 8 + "同社は動く。",
            {"ラピダス": T.COMPANY},
            "同社",
        ),
        (
            "中国はウクライナ情勢を論じた。ロシアが聞いた中国の声だ。",
            {"中国": T.COUNTRY, "ウクライナ": T.COUNTRY},
            "同国",
        ),
    ],
)
def test_it_abstains(text: str, names: dict[str, T], word: str) -> None:
    assert not [t for t in actors(text, names) if word in surfaces(text, t)]


def test_the_author_takes_the_name_of_the_byline() -> None:
    text = "町の話\n\n文：佐藤花子\n\n筆者は町を歩いた。とても静かな町だったので、長く歩いた。私も好きだ。\n"
    things = actors(text, {})
    author = actor(things, "筆者")
    assert author.type is T.PERSON
    assert author.labels == ["佐藤花子", "筆者", "私"]


def test_the_author_without_a_byline() -> None:
    (author,) = actors("筆者は町を歩いた。", {})
    assert author.labels == ["筆者"]


@pytest.mark.parametrize("text", ["私立大学に通う。", "「私は行かない」と彼は言った。", "公私を分ける。"])
def test_nobody_speaks_of_himself(text: str) -> None:
    assert actors(text, {}) == []


def test_a_passing_i_is_no_actor_but_a_constant_one_is() -> None:
    assert actors("私は町を歩いた。", {}) == []
    (author,) = actors("私は町を歩いた。私は海を見た。私は山に登った。私は帰った。", {})
    assert author.labels == ["私"]


def test_words_that_stand_for_a_name_are_mentions_and_no_names() -> None:
    text = "日米が話した。両国は合意した。"
    japan = actor(actors(text, {}), "日本")
    assert surfaces(text, japan) == ["日米", "両国"]
    assert "両国" not in japan.labels


def test_the_topic_is_meant_rather_than_the_last_name() -> None:
    text = "森山裕幹事長は野田佳彦代表と会談した。同氏は修正に応じる。"
    things = actors(text, {"森山裕": T.PERSON, "野田佳彦": T.PERSON})
    assert "同氏" in surfaces(text, actor(things, "森山裕"))


def test_a_new_paragraph_goes_on_about_the_topic() -> None:
    text = "ミナト（東京都）は臓器を運ぶ。日本航空が訓練を担う。\n\n同社は2021年に生まれた。"
    things = actors(text, {"ミナト": T.COMPANY, "日本航空": T.COMPANY})
    assert "同社" in surfaces(text, actor(things, "ミナト"))


def test_the_two_of_the_last_sentence_are_meant() -> None:
    text = "岸田文雄は尹錫悦と話した。プーチンは金正恩と会った。両首脳は署名した。"
    people = dict.fromkeys(("岸田文雄", "尹錫悦", "プーチン", "金正恩"), T.PERSON)
    meant = [t.labels[0] for t in actors(text, people) if "両首脳" in surfaces(text, t)]
    assert sorted(meant) == ["プーチン", "金正恩"]


def test_a_sign_before_a_firm_is_not_meant() -> None:
    text = "独フォルクスワーゲンと米テスラは、中国で値下げした。同国は歓迎した。"
    things = actors(text, {"中国": T.COUNTRY, "フォルクスワーゲン": T.COMPANY, "テスラ": T.COMPANY})
    assert "同国" in surfaces(text, actor(things, "中国"))


def test_no_byline_in_running_text() -> None:
    assert byline(document_of("文学の話をしよう。著者の意図は分からない。")) is None


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("今回の首脳会談", ("首脳会談", True)),
        ("首脳会談", ("首脳会談", True)),
        ("日米首脳会談", ("首脳会談", False)),
        ("半導体", None),
    ],
)
def test_events(name: str, event: tuple[str, bool] | None) -> None:
    assert event_of(name) == event
