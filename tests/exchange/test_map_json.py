"""The JSON of a map: what is written is what was there, and what is no map says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yomichizu.exchange import map_json
from yomichizu.exchange.map_json import MapFormatError
from yomichizu.model import (
    Argument,
    CaseRole,
    Document,
    Evidence,
    KnowledgeMap,
    Mention,
    Modality,
    Node,
    NodeType,
    Passage,
    Polarity,
    Predicate,
    Relation,
    RelationKind,
    Role,
    Sentence,
    Span,
    Statement,
)

_LABELS = st.text(min_size=1, max_size=6)
_WEIGHTS = st.floats(0, 1000, allow_nan=False)


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def maps(draw: st.DrawFn) -> KnowledgeMap:
    documents = []
    for index in range(draw(st.integers(1, 2))):
        text = draw(st.text(st.sampled_from('日本は𠮷野家🍚とか\n。"\\\u2028\ud800'), max_size=30))
        name = f"d{index + 1}"
        passages = tuple(
            Passage(
                f"p{index}{k}",
                name,
                *draw(spans(len(text))),
                draw(st.sampled_from(Role)),
                draw(st.none() | st.integers(1, 6)),
                draw(st.none() | st.just("p00")),
            )
            for k in range(draw(st.integers(0, 3)))
        )
        documents.append(Document(name, draw(_LABELS), draw(_LABELS), text, passages))

    def place() -> tuple[Document, Span]:
        document = draw(st.sampled_from(documents))
        return document, draw(spans(len(document.text)))

    def mention() -> Mention:
        document, span = place()
        return Mention(document.id, *span, document.text[span.start : span.end])

    nodes = tuple(
        Node(
            f"n{i}",
            draw(st.sampled_from(NodeType)),
            draw(_LABELS),
            draw(st.none() | _LABELS),
            tuple(draw(st.lists(_LABELS, max_size=2))),
            draw(_WEIGHTS),
            draw(st.integers(0, 9)),
            tuple(mention() for _ in range(draw(st.integers(0, 2)))),
            draw(st.none() | _LABELS),
            draw(st.none() | st.just("2025-02")),
        )
        for i in range(draw(st.integers(1, 3)))
    )
    statements = []
    for i in range(draw(st.integers(0, 2))):
        document, span = place()
        statements.append(
            Statement(
                f"s{i}",
                document.id,
                Predicate(*span, "輸出"),
                (Argument(draw(st.sampled_from(CaseRole)), *draw(spans(len(document.text)))),),
                draw(st.sampled_from(Polarity)),
                draw(st.sampled_from(Modality)),
                draw(st.none() | spans(len(document.text))),
            )
        )
    relations = []
    for i in range(draw(st.integers(0, 2))):
        document, span = place()
        evidence = Evidence(
            document.id,
            *span,
            draw(st.none() | spans(len(document.text))),
            draw(st.none() | st.just("s0")),
            "rule",
            draw(st.floats(0, 1)),
        )
        relations.append(
            Relation(
                f"r{i}",
                draw(st.sampled_from(nodes)).id,
                draw(st.sampled_from(nodes)).id,
                draw(_LABELS),
                draw(st.sampled_from(RelationKind)),
                draw(st.booleans()),
                draw(_WEIGHTS),
                (evidence,),
            )
        )
    document, span = place()
    sentences = (Sentence(document.id, *span, "p00"),)
    return KnowledgeMap(tuple(documents), nodes, tuple(statements), tuple(relations), sentences)


@given(maps())
@settings(max_examples=60, deadline=None)
def test_round_trip(map: KnowledgeMap) -> None:
    assert map_json.loads(map_json.dumps(map)) == map
    assert map_json.from_json(map_json.to_json(map)) == map
    map_json.dumps(map).encode("utf-8")


def small() -> KnowledgeMap:
    text = "日本が米国に車を輸出する。"
    return KnowledgeMap(
        (Document("d1", "題", "a.txt", text, (Passage("p1", "d1", 0, 13, Role.PARAGRAPH),)),),
        (
            Node("n1", NodeType.COUNTRY, "日本", "Japan", (), 0.5, 0, (Mention("d1", 0, 2, "日本"),)),
            Node("n2", NodeType.DATE, "昨年", value="2024"),
        ),
        (Statement("s1", "d1", Predicate(8, 10, "輸出"), (Argument(CaseRole.GA, 0, 2),)),),
        (
            Relation(
                "r1",
                "n1",
                "n2",
                "輸出",
                RelationKind.ACTION,
                True,
                1.7,
                (Evidence("d1", 0, 13, Span(8, 10), "s1", "case", 0.8),),
            ),
        ),
        (Sentence("d1", 0, 13, "p1"),),
    )


def test_keys_are_those_of_the_format() -> None:
    data = map_json.to_json(small())
    assert data["format"] == "yomichizu-map"
    assert data["version"] == 1
    assert set(data["generator"]) == {"name", "version"}
    assert set(data["documents"][0]) == {"id", "title", "source", "sha256", "text"}
    assert set(data["passages"][0]) == {"id", "document", "start", "end", "role", "level", "heading"}
    assert set(data["nodes"][0]) == {
        *("id", "kind", "type", "label", "label_en", "aliases", "weight", "community", "mentions"),
        *("reading", "value"),
    }
    assert data["nodes"][1]["kind"] == "time"
    assert data["nodes"][0]["mentions"] == [{"document": "d1", "start": 0, "end": 2, "text": "日本"}]
    assert data["statements"][0] == {
        "id": "s1",
        "document": "d1",
        "predicate": {"start": 8, "end": 10, "lemma": "輸出"},
        "arguments": [{"role": "ガ", "start": 0, "end": 2}],
        "polarity": "affirmed",
        "modality": "asserted",
        "attribution": None,
    }
    assert data["relations"][0]["evidence"] == [
        {
            "document": "d1",
            "start": 0,
            "end": 13,
            "cue": {"start": 8, "end": 10},
            "statement": "s1",
            "rule": "case",
            "confidence": 0.8,
        }
    ]


def test_keys_of_later_versions_are_passed_over_and_our_own_additions_may_be_missing() -> None:
    data = map_json.to_json(small())
    del data["sentences"]
    del data["nodes"][0]["reading"], data["nodes"][0]["value"]
    data["notes"] = data["nodes"][0]["colour"] = "new"
    assert map_json.from_json(data).nodes == small().nodes


def _changed(*path: Any, value: Any) -> Any:
    data = map_json.to_json(small())
    at: Any = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "an object"),
        ({}, "format is None"),
        (_changed("format", value="gexf"), "'gexf'"),
        (_changed("version", value=2), "version 2"),
        (_changed("version", value=True), "version True"),
        (_changed("nodes", value={}), "nodes: a list"),
        (_changed("nodes", 0, value="日本"), "nodes[0]: an object"),
        (_changed("nodes", 0, "type", value="planet"), "nodes[0].type: 'planet'"),
        (_changed("nodes", 0, "mentions", 0, "end", value=99), "nodes[0].mentions[0].start: [0, 99)"),
        (_changed("nodes", 0, "mentions", 0, "end", value=1.5), "nodes[0].mentions[0].end: a whole"),
        (_changed("relations", 0, "target", value="n9"), "relations[0].target: there is no node 'n9'"),
        (_changed("statements", 0, "document", value="d7"), "statements[0].document"),
        (_changed("statements", 0, "predicate", value=None), "statements[0].predicate"),
        (_changed("relations", 0, "directed", value=1), "relations[0].directed"),
        (_changed("documents", 0, "text", value="ほか"), "documents[0].sha256"),
    ],
)
def test_what_is_no_map_says_where(data: Any, message: str) -> None:
    with pytest.raises(MapFormatError) as caught:
        map_json.from_json(data)
    assert message in str(caught.value)


def test_a_missing_key_is_named() -> None:
    data = map_json.to_json(small())
    del data["nodes"][1]["label"]
    with pytest.raises(MapFormatError, match=r"nodes\[1\]\.label: missing"):
        map_json.from_json(data)


def test_broken_json_says_line_and_column() -> None:
    with pytest.raises(MapFormatError, match="line 2, column 1"):
        map_json.loads('{"format":\n')


def test_save_and_load(tmp_path: Path) -> None:
    path = tmp_path / "地図.json"
    path.write_text("old", encoding="utf-8")
    map_json.save(small(), path)
    assert map_json.load(path) == small()
    assert [p.name for p in tmp_path.iterdir()] == ["地図.json"]
    assert json.loads(path.read_text(encoding="utf-8"))["nodes"][0]["label"] == "日本"


def test_load_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MapFormatError, match=r"x\.json: no JSON in UTF-8"):
        map_json.load(path)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(MapFormatError, match=r"x\.json: no map"):
        map_json.load(path)


def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    map_json.save(small(), path)
    bad = KnowledgeMap(small().documents, (Node("n1", NodeType.CITY, "市", weight=float("nan")),))
    with pytest.raises(ValueError, match="Out of range float"):
        map_json.save(bad, path)
    assert map_json.load(path) == small()
