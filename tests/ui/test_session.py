"""One selection, one scope, one way back; nothing echoes."""

from __future__ import annotations

import pytest

from yomichizu.model import (
    Document,
    Evidence,
    KnowledgeMap,
    Mention,
    Node,
    NodeType,
    Relation,
    RelationKind,
    Span,
    edits,
)
from yomichizu.ui.session import WHOLE, Scope, ScopeKind, Selection, Session

TEXT = "日本は米国から液化ガスを輸入する。米国は日本と協力する。"


def made_map() -> KnowledgeMap:
    def node(id: str, label: str) -> Node:
        starts = [i for i in range(len(TEXT)) if TEXT.startswith(label, i)]
        mentions = tuple(Mention("d1", i, i + len(label), label) for i in starts)
        return Node(id, NodeType.COUNTRY, label, mentions=mentions)

    def piece(start: int, end: int, confidence: float) -> Evidence:
        return Evidence("d1", start, end, None, None, "neighbours", confidence)

    relation = Relation(
        "r1", "n1", "n2", "輸入", RelationKind.ACTION, True, 2.0, (piece(0, 17, 0.75), piece(17, 28, 0.25))
    )
    return KnowledgeMap(
        (Document("d1", "", "", TEXT),), (node("n1", "日本"), node("n2", "米国")), (), (relation,)
    )


@pytest.fixture
def session(qapp: object) -> Session:
    result = Session()
    map = made_map()
    result.set_document(map.documents[0], map)
    return result


def heard(session: Session) -> list[tuple[Selection, str]]:
    result: list[tuple[Selection, str]] = []
    session.selectionChanged.connect(lambda selection, origin: result.append((selection, origin)))
    return result


def test_an_equal_selection_is_not_reported_again(session: Session) -> None:
    reports = heard(session)
    session.select_nodes(("n1",), "map")
    session.select_nodes(("n1",), "index")
    assert reports == [(Selection(None, ("n1",), ()), "map")]


def test_what_the_map_does_not_have_cannot_be_selected(session: Session) -> None:
    session.select(Selection(None, ("n1", "n99"), ("r99",)), "map")
    assert session.selection == Selection(None, ("n1",), ())
    assert [n.label for n in session.nodes] == ["日本"]


def test_a_passage_becomes_the_scope_and_gives_it_back(session: Session) -> None:
    section = Scope(ScopeKind.SECTION, (Span(0, 20),), "section")
    session.set_scope(section)
    session.select_passage(Span(0, 5), "article")
    assert (session.scope.kind, session.scope.spans) == (ScopeKind.SELECTION, (Span(0, 5),))
    session.select_passage(None, "article")
    assert session.scope == section


def test_leaving_the_scope_lets_the_passage_go(session: Session) -> None:
    session.select_passage(Span(0, 5), "article")
    session.leave_scope()
    assert session.scope == WHOLE
    assert session.selection.passage is None


def test_back_brings_selection_scope_and_place_together(session: Session) -> None:
    jumps: list[tuple[Span, str]] = []
    session.jumpRequested.connect(lambda span, origin: jumps.append((span, origin)))
    session.note_visible(Span(3, 20))
    session.select_nodes(("n1",), "map")
    session.jump(Span(17, 19), "map", step=False)
    session.note_visible(Span(17, 28))
    session.select_passage(Span(17, 21), "article")
    session.back()
    assert session.selection == Selection(None, ("n1",), ())
    assert session.scope == WHOLE
    session.back()
    assert session.selection == Selection()
    assert jumps[-1] == (Span(3, 3), "history")
    session.note_visible(Span(3, 20))
    session.forward()
    assert session.selection.nodes == ("n1",)
    assert jumps[-1] == (Span(17, 17), "history")


def test_stretching_a_passage_is_one_step(session: Session) -> None:
    for end in range(2, 12):
        session.select_passage(Span(0, end), "article")
    session.back()
    assert session.selection == Selection()
    assert not session.can_go_back


def test_following_the_scroll_makes_no_steps(session: Session) -> None:
    for start in range(10):
        session.set_scope(Scope(ScopeKind.VISIBLE, (Span(start, start + 5),), "following"))
    session.back()
    assert session.scope == WHOLE


def test_corrections_can_be_undone(session: Session) -> None:
    before = session.map
    session.select_relations(("r1",), "map")
    session.reject_relation("r1")
    assert session.map is not None
    assert session.map.relations == ()
    assert session.selection == Selection()
    session.undo_stack.undo()
    assert session.map is before
    session.undo_stack.redo()
    assert session.map.relations == ()


def test_evidence_rejected_one_by_one_takes_the_relation_with_it() -> None:
    map = made_map()
    once = edits.reject_evidence(map, "r1", Span(0, 17))
    assert [e.span for e in once.relations[0].evidence] == [Span(17, 28)]
    assert once.relations[0].weight == pytest.approx(0.5)
    assert edits.reject_evidence(once, "r1", Span(17, 28)).relations == ()
    with pytest.raises(ValueError, match="no evidence"):
        edits.reject_evidence(map, "r1", Span(1, 2))


def test_the_last_mention_takes_node_and_relations_with_it() -> None:
    map = made_map()
    for mention in map.nodes[0].mentions:
        map = edits.reject_mention(map, "n1", mention.span)
    assert [n.id for n in map.nodes] == ["n2"]
    assert map.relations == ()
    with pytest.raises(KeyError):
        edits.hide_node(map, "n1")


def test_the_scope_of_a_passage_is_told_before_the_passage(session: Session) -> None:
    told: list[str] = []
    session.scopeChanged.connect(lambda scope: told.append(f"{scope.kind} {session.selection.passage}"))
    session.selectionChanged.connect(lambda selection, _: told.append(str(selection.passage)))
    session.select_passage(Span(0, 5), "article")
    # The map of it is under way while the others show it, and all see the same state.
    assert told == [f"selection {Span(0, 5)}", str(Span(0, 5))]


def test_what_went_with_a_correction_is_selected_again_when_it_is_undone(session: Session) -> None:
    session.select_relations(("r1",), "map")
    session.reject_relation("r1")
    assert session.selection == Selection()
    session.undo_stack.undo()
    assert session.selection == Selection(relations=("r1",))
    session.undo_stack.redo()
    session.select_nodes(("n1",), "map")
    session.undo_stack.undo()
    assert session.selection == Selection(nodes=("n1",))  # the reader is at something else already
