"""Predicates and their arguments."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from syntax_helpers import analysed, roles

from yomichizu.extraction.statements import deep_roles
from yomichizu.training.registry import Context


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        (
            "日本企業がアラスカのLNG開発プロジェクトに参画し、長期的な供給契約を締結。",
            "参画",
            {"ガ=日本企業", "ニ=LNG開発プロジェクト"},
        ),
        ("ロシアのウクライナ侵攻を契機に混乱した。", "侵攻", {"ガ=ロシア", "ヲ=ウクライナ"}),
        ("日本と米国がこの課題に対応する。", "対応", {"ガ=日本", "ガ=米国", "ニ=課題"}),  # coordination
        ("経済安全保障を支える技術革新", "支える", {"ガ=技術革新", "ヲ=経済安全保障"}),  # relative clause
        ("日米両国は枠組みを強化することを確認した。", "確認", {"ガ=日米両国", "ヲ=こと"}),  # topic
        ("シアトルで開催されたセミナーに参加した。", "開催", {"ガ=セミナー", "デ=シアトル"}),
        ("国連はイスラエルに停戦を求めた。", "求める", {"ガ=国連", "ニ=イスラエル"}),  # a name with に
        ("ボーイングも工場を郊外に置く。", "置く", {"ガ=ボーイング", "ヲ=工場"}),  # も
        ("企業が計画に参画し、契約を締結。", "締結", {"ガ=企業", "ヲ=契約"}),  # a verbal noun that ends it
        ("日本は中東への依存を減らし、供給を増やすことができる。", "減らす", {"ガ=日本", "ヲ=依存"}),
        ("依存を減らすべきだと経団連は主張した。", "主張", {"ガ=経団連"}),  # behind a quotation
        ("日本は中国への輸出を拡大する方針だ。", "拡大", {"ガ=日本", "ヲ=輸出"}),  # the plan does not export
        ("首相は米国と協力すると述べた。", "述べる", {"ガ=首相"}),  # the topic is who says it
        ("長崎県や神奈川県の漁協が町を視察した。", "視察", {"ガ=漁協", "ヲ=町"}),
        ("政府は供給網を担う企業を支援した。", "担う", {"ガ=企業", "ヲ=供給網"}),  # what the clause is about
        # が that the parser hung on the noun behind it
        (
            "J1は埼玉スタジアムで7試合が行われ、3位の浦和レッズが2位の鹿島アントラーズを破った。",
            "破る",
            {"ガ=浦和レッズ", "ヲ=鹿島アントラーズ"},
        ),
        ("幕府から米を江戸へ運ぶよう命じられた瑞賢は働いた。", "運ぶ", {"ヘ=江戸"}),  # asked for
        ("内田教授は、海に放てば生態系を壊すおそれがあると警告する。", "警告", {"ガ=内田教授"}),
        ("内田教授は、海に放てば生態系を壊すおそれがあると警告する。", "壊す", {"ヲ=生態系"}),
        ("改ざんは通報で発覚し、委員会は、部長が部下に指示したと認定した。", "認定", {"ガ=委員会"}),
        ("常連客と仕入れ会議を開いている。", "開く", {"ヲ=仕入れ会議"}),  # を right before
        (
            "省は発電を再生エネルギーに置き換える目標を掲げた。",
            "置き換える",
            {"ヲ=発電"},
        ),  # を beats the noun
        ("市は今年、図書館の時間を短縮した。", "短縮", {"ガ=市", "ヲ=時間"}),  # before a word of time
        ("団体は額が低いと反発した。", "低い", {"ガ=額"}),  # what is said
        ("R&Iは統合を「信用力にプラス」と評価した。", "評価", {"ヲ=統合"}),  # before a quotation
        ("海陵が延長の末、西高を破った。", "破る", {"ガ=海陵", "ヲ=西高"}),
        ("教授は、寺が仏像を預ける仕組みを提唱した。", "預ける", {"ガ=寺", "ヲ=仏像"}),
        ("鹿島で技術者だった藤本が創業した。", "創業", {"ガ=藤本"}),
    ],
)
def test_arguments(text: str, lemma: str, expected: set[str]) -> None:
    assert expected <= roles(text, lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "unexpected"),
    [
        ("企業は工場に追加投資すると発表した。", "発表", "ト=追加投資"),  # a quoted verb is no argument
        ("鉄道やAIを用いた物流の最適化が進む。", "用いる", "ガ=鉄道"),  # it stands before the clause
        ("長崎県や神奈川県の漁協が町を視察した。", "視察", "ガ=長崎県"),  # 長崎県 owns, as 神奈川県 does
        ("知事は「住民の安全を第一に対応する」と語った。", "語る", "ヲ=安全"),  # in the quotation
        ("幕府から米を江戸へ運ぶよう命じられた瑞賢は働いた。", "命ずる", "ヘ=江戸"),
        ("銀行は金利を引き上げる方向で検討している。", "検討", "ヲ=銀行"),  # one phrase, one part
        (
            "ハイヤ節は、佐渡に伝わって佐渡おけさとなり、江差では民謡に影響を及ぼした。",
            "及ぼす",
            "ガ=佐渡おけさ",  # has its case elsewhere
        ),
        ("社は製造を請け負う会社を買収した。", "請け負う", "ガ=社"),  # nor does it do what the firm does
        ("氏は「計算と実験を結ぶ時代に入った」と説明する。", "結ぶ", "ガ=氏"),
        ("社は病気に効く薬の試験を米国で始めたと発表した。", "効く", "ガ=社"),  # said of the drug
        ("豪州では今後も事業を続けると会長は述べた。", "続ける", "ガ=今後"),
        ("県は埠頭を延ばす工事を始めた。", "延ばす", "ガ=工事"),  # explained by its clause
        ("日銀の植田総裁が発言した。", "総裁", ""),  # a title is no predicate
        ("鹿島で技術者だった藤本が創業した。", "創業", "デ=鹿島"),  # the clause's own
        ("氏は「町を守れない」と訴える。", "守れる", "ガ=氏"),  # said, not done
        ("軍は国連による搬入を妨げている。", "搬入", "ガ=軍"),  # hindered
        ("町は橋を買い取り、遺産に選ばれたのは去年だ。", "選ぶ", "ガ=町"),
        ("市は交通費を助成する条例案を出す。", "助成", "ニ=条例案"),  # what the clause tells of it
        ("社は監視を続け、ドローンを使った監視が進む。", "使う", "ガ=監視"),  # a deed does nothing
    ],
)
def test_no_argument(text: str, lemma: str, unexpected: str) -> None:
    found = {s.predicate.lemma for s in analysed(text).statements}
    assert (lemma not in found) if not unexpected else unexpected not in roles(text, lemma)


def test_argument_behind_a_bracket() -> None:
    assert "ガ=輸出" in roles("米国からのLNG(液化天然ガス)輸出が拡大される。", "拡大")


def test_passive_in_plain_roles() -> None:
    text = "輸出が拡大された。"
    analysis = analysed(text)
    index = next(i for i, s in enumerate(analysis.statements) if s.predicate.lemma == "拡大")
    found = deep_roles(analysis.statements[index], analysis.sites[index])
    assert [(a.role, text[a.start : a.end]) for a in found] == [("ヲ", "輸出")]


def test_lemma_and_order() -> None:
    analysis = analysed("依存度を減らし、技術を共同開発する。")
    assert [s.id for s in analysis.statements] == [f"s{n + 1}" for n in range(len(analysis.statements))]
    assert {"減らす", "共同開発"} <= {s.predicate.lemma for s in analysis.statements}
    assert len(analysis.sites) == len(analysis.statements)


@pytest.mark.slow
def test_dev_set() -> None:
    folder = Path(os.environ.get("YOMICHIZU_DATA", "../shared/data"))
    if not folder.is_dir():
        pytest.skip("no corpora here")
    from yomichizu.training import arguments

    table = arguments.evaluate(Context.of(folder)).splitlines()
    assert float(table[-1].split()[-2]) > 0.76
