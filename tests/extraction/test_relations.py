"""Each rule that finds a relation, with an example, through the whole pipeline."""

from __future__ import annotations

import pytest

import yomichizu
from yomichizu.model import KnowledgeMap, Modality, RelationKind


def edges(text: str) -> set[tuple[str, str, str, str]]:
    """(source, label, target, kind) of every typed relation."""
    return {
        (made.node_by_id[r.source].label, r.label, made.node_by_id[r.target].label, str(r.kind))
        for made in [yomichizu.extract(text)]
        for r in made.relations
        if r.kind is not RelationKind.COOCCURRENCE
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the agent and what it acts on
        ("ロシアがウクライナに侵攻した。", ("ロシア", "侵攻", "ウクライナ", "action")),
        # a verbal noun with what stands before it
        ("ロシアのウクライナ侵攻が続く。", ("ロシア", "侵攻", "ウクライナ", "action")),
        # done together, from one word for two countries
        ("日米がエネルギー政策で協力する。", ("日本", "協力", "米国", "action")),
        # a light verb leaves the edge's word to its object
        ("Amazonはシアトルに拠点を構える。", ("Amazon", "拠点", "シアトル", "located_in")),
        # examples stand for the noun that sums them up, a place as topic says where
        (
            "シアトルは、MicrosoftやAmazonなどの企業が拠点を構える都市である。",
            ("Microsoft", "拠点", "シアトル", "located_in"),
        ),
        # the complement of the object
        ("日本はロシアへの依存を減らす。", ("日本", "依存を減らす", "ロシア", "action")),
        # an empty word for a name that goes on after it is no claim, the verb is
        (
            "日本企業がアラスカのLNG開発プロジェクトに参画した。",
            ("日本企業", "参画", "アラスカのLNG開発プロジェクト", "action"),
        ),
        # a definition
        ("シアトルは米国の都市である。", ("シアトル", "都市", "米国", "located_in")),
        # AのB
        ("米国のIBMが技術を提供した。", ("IBM", "所在", "米国", "located_in")),
        # membership
        ("日本は国際連合に加盟した。", ("日本", "加盟", "国際連合", "member_of")),
    ],
)
def test_rule(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "日米両国は協力する。",  # 両国 after 日米 is no address
        "日米の安全保障――シアトルの港から考える。",  # a dash parts the owner from what follows
        "ワシントン大学と日本の大学が講座を開いた。",  # the owner's own is what follows it
    ],
)
def test_no_place_is_made_up(text: str) -> None:
    assert not {e for e in edges(text) if e[3] == "located_in"}


def test_an_instrument_is_no_partner() -> None:
    assert not {e for e in edges("経済産業省はラピダスを補助金で支援する。") if e[2] == "補助金"}


def test_the_subject_is_carried_over_to_the_next_sentence() -> None:
    text = "ソニーは米国の企業を買収した。さらに中国に進出した。"
    assert any(source == "ソニー" and target == "中国" for source, _, target, _ in edges(text))


@pytest.fixture(scope="module")
def made() -> KnowledgeMap:
    return yomichizu.extract(
        "日本は米国と協力する方針だ。日本は米国と協力した。ロシアはウクライナに侵攻した。"
        "日本とロシアと米国とウクライナは隣にない。"
    )


def test_equal_ends_and_cue_merge_into_one_edge_with_all_evidence(made: KnowledgeMap) -> None:
    found = [r for r in made.relations if r.label == "協力"]
    assert len(found) == 1
    assert len(found[0].evidence) == 2
    assert found[0].weight == pytest.approx(sum(e.confidence for e in found[0].evidence))


def test_evidence_is_the_sentence_with_its_cue_statement_and_rule(made: KnowledgeMap) -> None:
    text = made.documents[0].text
    for relation in made.relations:
        for evidence in relation.evidence:
            assert text[evidence.start : evidence.end].endswith("。")
            assert evidence.rule
            assert 0 < evidence.confidence <= 1
            if evidence.statement is not None:
                statement = made.statement_by_id[evidence.statement]
                assert evidence.cue == statement.predicate.span
    first = next(r for r in made.relations if r.label == "協力").evidence[0]
    assert first.statement is not None
    assert made.statement_by_id[first.statement].modality is Modality.PLANNED


def test_cooccurrence_joins_only_what_nothing_else_joins(made: KnowledgeMap) -> None:
    typed = {
        frozenset((r.source, r.target)) for r in made.relations if r.kind is not RelationKind.COOCCURRENCE
    }
    faint = {frozenset((r.source, r.target)) for r in made.relations if r.kind is RelationKind.COOCCURRENCE}
    assert faint
    assert not typed & faint
    assert all(
        e.cue is None for r in made.relations if r.kind is RelationKind.COOCCURRENCE for e in r.evidence
    )


def test_the_same_text_gives_the_same_map() -> None:
    text = "日本は米国と協力した。シアトルは米国の都市である。"
    assert yomichizu.extract(text) == yomichizu.extract(text)
