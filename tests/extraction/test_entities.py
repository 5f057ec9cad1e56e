"""Names and other actors, with the real tokenizer and the shipped model."""

from __future__ import annotations

import pytest

from yomichizu.assets import resources
from yomichizu.control import Cancelled, Control
from yomichizu.extraction import entities, sentences
from yomichizu.extraction.analysis import Analysis, NameMention
from yomichizu.extraction.entities_types import refined
from yomichizu.extraction.gazetteer import entries, known, label_en
from yomichizu.extraction.labeller_hashes import normalised
from yomichizu.extraction.names_index import fold, fold_all
from yomichizu.model import Document, NodeType, Passage, Role


def analysed(text: str, control: Control | None = None) -> Analysis:
    passage = Passage("p1", "d1", 0, len(text), Role.PARAGRAPH)
    analysis = Analysis(Document("d1", "", "", text, (passage,)))
    sentences.run(analysis, Control())
    entities.run(analysis, control or Control())
    return analysis


def names(text: str) -> dict[str, NodeType]:
    return {text[n.start : n.end]: n.type for n in analysed(text).names}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("ロシアがウクライナに侵攻した。", "ウクライナ", NodeType.COUNTRY),
        ("シアトルには多くの企業がある。", "シアトル", NodeType.CITY),
        ("昨日、福島県で会議が開かれた。", "福島県", NodeType.REGION),
        ("外務省は声明を発表した。", "外務省", NodeType.GOVERNMENT),
        ("株式会社小学館が新しい雑誌を出す。", "株式会社小学館", NodeType.COMPANY),
        ("夏目漱石の本を読んだ。", "夏目漱石", NodeType.PERSON),
        ("斉藤鉄夫国土交通大臣が視察した。", "斉藤鉄夫", NodeType.PERSON),
        ("日本企業が参加した。", "日本企業", NodeType.GROUP),
        ("アラスカ産LNGの輸出が増える。", "アラスカ産LNG", NodeType.RESOURCE),
        ("経済版2+2を強化する。", "経済版2+2", NodeType.FRAMEWORK),
        ("日米首脳会談が開かれた。", "日米首脳会談", NodeType.EVENT),
        ("『坊っちゃん』を読む。", "坊っちゃん", NodeType.WORK),
        ("「『坊っちゃん』を読んだ」と言った。", "坊っちゃん", NodeType.WORK),
        ("米軍が基地を返す。", "米軍", NodeType.ORGANIZATION),
        ("サッカー日本代表は引き分けた。", "日本代表", NodeType.GROUP),
        ("大阪・関西万博が開幕した。", "大阪・関西万博", NodeType.EVENT),
        ("経済安全保障推進法が成立した。", "経済安全保障推進法", NodeType.LAW),
        ("アラスカのLNG開発プロジェクトに参画する。", "アラスカのLNG開発プロジェクト", NodeType.PROJECT),
    ],
)
def test_names_and_their_types(text: str, name: str, kind: NodeType) -> None:
    assert names(text).get(name) is kind


@pytest.mark.parametrize("word", ["サプライチェーン", "テクノロジー", "スタートアップ", "デリスキング"])
def test_common_nouns_are_no_actors(word: str) -> None:
    assert word not in names(f"{word}の強化が重要である。")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("「『本は儲からない』と言われた」と語る。", "本は儲からない"),
        ("輪島市の市民団体が訪ねた。", "市民"),
        ("米軍事費は増えた。", "米軍"),
        ("経済産業大臣が参加する。", "経済産業"),
    ],
)
def test_what_only_looks_like_an_actor(text: str, word: str) -> None:
    assert word not in names(text)


@pytest.mark.parametrize("word", ["日米経済協力", "日中関係", "日韓貿易", "日米韓安保協力", "米中対立"])
def test_what_countries_have_between_them_is_no_name(word: str) -> None:
    assert word not in names(f"シアトルは{word}の最前線である。")


def test_reading_in_brackets_names_the_same() -> None:
    found = names("文部科学省（もんぶかがくしょう）は日本の行政機関である。")
    assert found["もんぶかがくしょう"] is found["文部科学省"]


def test_one_name_has_one_type_in_a_document() -> None:
    text = "作家の大江健三郎は東京を訪れた。大江健三郎市は寒い。大江健三郎が優勝した。"
    kinds = {n.type for n in analysed(text).names if text[n.start : n.end] == "大江健三郎"}
    assert len(kinds) == 1


def test_the_same_text_gives_the_same_names_in_order() -> None:
    text = "日米首脳会談で、石破首相はトランプ大統領とアラスカのLNGについて話した。"
    first, second = analysed(text).names, analysed(text).names
    assert first == second == sorted(first)


@pytest.mark.parametrize(
    "text", ["。", "😀𠮷野家で😀", "ﾊﾝｶｸ", "（" * 300, "あ" * 3000, "a b c " * 400, "『』"]
)
def test_odd_text_keeps_mentions_inside(text: str) -> None:
    for name in analysed(text).names:
        assert isinstance(name, NameMention)
        assert 0 <= name.start < name.end <= len(text)


def test_cancel_stops() -> None:
    with pytest.raises(Cancelled):
        analysed("東京にいる。", Control(cancelled=lambda: True))


def test_english_names_are_known_or_left_open() -> None:
    assert label_en("シアトル", NodeType.CITY) == "Seattle"
    assert label_en("経産省", NodeType.GOVERNMENT) == "Ministry of Economy, Trade and Industry"
    assert label_en("シアトル", NodeType.PERSON) is None
    assert label_en("民主党", NodeType.ORGANIZATION) is None  # of which country?
    assert label_en("存在しない市", NodeType.CITY) is None


@pytest.mark.parametrize("name", ["松江", "和田", "青年", "三河", "板橋", "广州"])
def test_chinese_cities_do_not_take_japanese_words(name: str) -> None:
    assert label_en(name, NodeType.CITY) is None


@pytest.mark.parametrize(
    ("name", "english"), [("重慶", "Chongqing"), ("広州", "Guangzhou"), ("釜山", "Busan")]
)
def test_but_well_known_ones_are_there(name: str, english: str) -> None:
    assert label_en(name, NodeType.CITY) == english


def test_built_tables_have_one_normalised_name_a_row() -> None:
    for table in ("countries", "cities"):
        for line in (resources() / f"lexicons/{table}.tsv").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                name, _, _, aliases = line.split("\t")
                assert (name, aliases) == (normalised(name), ""), line


def test_a_row_is_found_by_each_of_its_names_however_written() -> None:
    row = known("米国")
    assert row is not None
    assert (row.type, row.label_en, row.main, row.written) == (
        NodeType.COUNTRY,
        "United States",
        "米国",
        True,
    )
    assert known("ＵＳＡ") == known("アメリカ合衆国") == row
    built = known("アイオワシティ")
    assert built is not None
    assert not built.written
    assert known("無") is None


def test_names_are_folded_together_as_one_by_one() -> None:
    names = [*entries(), "サーバー", "ヴェネツィア", "渡邊・澤", "U.S.", "ー", "・", "", "Σ", "ａ"]
    assert fold_all(names) == [fold(name) for name in names]


def test_gazetteers_have_no_names_of_things() -> None:
    assert len(entries()) > 4000
    assert {e.type.kind for e in entries().values()} == {NodeType.COUNTRY.kind}


@pytest.mark.parametrize(
    ("surface", "kind", "expected"),
    [
        ("成田空港", "LOC", NodeType.FACILITY),
        ("信濃川", "LOC", NodeType.PLACE),
        ("静岡工区", "LOC", NodeType.PLACE),
        ("ヨミチズ協議会", "ORG", NodeType.ORGANIZATION),
        ("帝国議会", "ORG", NodeType.GOVERNMENT),
        ("ノーベル平和賞", "ART", NodeType.EVENT),
        ("みらい銀行", "ORG", NodeType.COMPANY),
        ("第二次世界大戦争", "ART", NodeType.EVENT),
        ("憲法", "ART", NodeType.LAW),
    ],
)
def test_endings_refine_types(surface: str, kind: str, expected: NodeType) -> None:
    assert refined(surface, kind, quoted=False) is expected
