"""What stands out on the real map and what is gone from it: hover, choice, focus, filters, path, overview."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from importlib.abc import MetaPathFinder

import pytest
from map_demo import demo_map, made_map, random_map, star_map
from map_hands import (
    LEFT,
    PLAIN,
    colourful,
    demo_view,
    drag,
    edge_spot,
    hover,
    picture,
    release,
    spot,
    wheel,
)
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from yomichizu.graph.layout import Method
from yomichizu.graph.view import Filter
from yomichizu.model import NodeType, RelationKind, Span
from yomichizu.ui.language import install
from yomichizu.ui.map.look import MapLook, filter_from, filter_state
from yomichizu.ui.map.scene import Colouring
from yomichizu.ui.map.view import MapView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """English plurals: "1 item", "2 items"."""
    translators = install(qapp, "en")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return demo_view(qtbot)


def compose(field: QWidget, text: str) -> None:
    """Japanese as an input method hands it over."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


# -- hover ------------------------------------------------------------------------------------


def test_the_neighbours_of_a_hovered_node_stand_out(view: MapView) -> None:
    """In colour, the rest steps back, and nothing moves."""
    before = picture(view)
    hover(view, spot(view, "sea"))
    after = picture(view)
    near = {edge.source for edge in view.shown.edges if edge.target == "sea"}
    near |= {edge.target for edge in view.shown.edges if edge.source == "sea"}
    assert {"ms", "amz", "wash"} <= near
    for node in view.shown.nodes:
        at = spot(view, node.id)
        kept = colourful(after, at) / colourful(before, at)
        if node.id in near | {"sea"}:
            assert kept > 0.9, node.label
        else:
            assert kept < 0.75, node.label
    hover(view, QPoint(3, 3))
    assert picture(view) == before


def test_the_words_on_a_hovered_nodes_edges_are_read(view: MapView) -> None:
    row = next(i for i, e in enumerate(view.shown.edges) if (e.source, e.target) == ("ms", "sea"))
    assert row not in view.canvas.focus.soft
    hover(view, spot(view, "sea"))
    assert row in view.canvas.focus.soft
    word = next(w for w in view.canvas.picture.words if w.edge == row)  # type: ignore[union-attr]
    x, y = view.canvas.scene_now().words_at([word])[0]  # type: ignore[union-attr]
    hovered = picture(view)
    hover(view, spot(view, "ru"))
    away = picture(view)
    at = QPoint(round(x), round(y))
    assert colourful(hovered, at, 6) > 2 * colourful(away, at, 6)


def test_a_card_tells_about_the_hovered_node(view: MapView, qtbot: QtBot) -> None:
    found = demo_map()
    jp = replace(found.node_by_id["jp"], aliases=("日", "わが国"))
    view.set_map(replace(found, nodes=tuple(jp if n.id == "jp" else n for n in found.nodes)))
    view.finish_moves()
    hover(view, spot(view, "jp"))
    assert view.card.isHidden()  # only once the mouse has rested
    qtbot.waitUntil(view.card.isVisible, timeout=3000)
    told = view.card.text.text()
    for words in ("日本", "Japan", "country", "named 8 times", "8 relations", "わが国"):
        assert words in told
    assert "<b>日本</b>は米国を協力する。" in told  # its strongest sentence
    node, card = spot(view, "jp"), view.card.geometry()
    assert not card.contains(node)
    assert view.canvas.viewport().rect().contains(card)
    hover(view, QPoint(3, 3))
    assert view.card.isHidden()


def test_a_card_tells_about_the_hovered_edge(view: MapView, qtbot: QtBot) -> None:
    hover(view, edge_spot(view, "jp", "ru"))
    qtbot.waitUntil(view.card.isVisible, timeout=3000)
    told = view.card.text.text()
    assert "日本 → ロシア: 依存を減らす, 1 piece of evidence" in told
    assert "日本はロシアを<b>依存を減らす</b>。" in told


def test_a_hovered_edge_stands_out_with_its_ends(view: MapView) -> None:
    at = edge_spot(view, "jp", "ru")
    before = picture(view)
    hover(view, at)
    after = picture(view)
    for node in ("jp", "ru"):
        assert colourful(after, spot(view, node)) > 0.9 * colourful(before, spot(view, node))
    for node in ("sea", "stud"):
        assert colourful(after, spot(view, node)) < 0.75 * colourful(before, spot(view, node))
    darkest = min(after.pixelColor(at + QPoint(x, y)).lightness() for x in (-1, 0, 1) for y in (-1, 0, 1))
    rest = min(before.pixelColor(at + QPoint(x, y)).lightness() for x in (-1, 0, 1) for y in (-1, 0, 1))
    assert darkest < rest  # in ink now


def test_a_click_on_an_edge_chooses_its_relations(view: MapView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.canvas.viewport(), LEFT, pos=edge_spot(view, "jp", "ru"))
    (relation,) = view.selection[1]
    assert view.map is not None
    assert view.map.relation_by_id[relation].target == "ru"


# -- focus on a neighbourhood -------------------------------------------------------------------


def neighbourhood(view: MapView, node: str, steps: int) -> set[str]:
    assert view.map is not None
    reached = {node}
    for _ in range(steps):
        reached |= {r.target for r in view.map.relations if r.source in reached} | {
            r.source for r in view.map.relations if r.target in reached
        }
    return reached


def test_double_click_shows_the_surroundings_and_escape_steps_back(view: MapView, qtbot: QtBot) -> None:
    port = view.canvas.viewport()
    at = spot(view, "uni")
    qtbot.mouseClick(port, LEFT, pos=at)
    qtbot.mouseDClick(port, LEFT, pos=at)
    assert view.focused == (frozenset({"uni"}), 1)
    assert set(view.shown.node_ids()) == neighbourhood(view, "uni", 1)
    assert view.chips.focus.isVisible()
    assert "ワシントン大学" in view.chips.focus.says.text()
    qtbot.mouseClick(view.chips.focus.steps[3], LEFT)
    assert set(view.shown.node_ids()) == neighbourhood(view, "uni", 3)
    steps = []
    while view.focused is not None:
        qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
        steps.append(view.focused[1] if view.focused else 0)
    assert steps == [3, 2, 1, 0]  # the first one lets go of the choice
    assert len(view.shown.nodes) == 45
    assert view.chips.focus.isHidden()


def test_the_chip_lets_go_of_the_surroundings(view: MapView, qtbot: QtBot) -> None:
    view.focus_on(["sea"], 2)
    qtbot.mouseClick(view.chips.focus.close_button, LEFT)
    assert view.focused is None


def test_a_chip_covers_no_node(view: MapView) -> None:
    view.focus_on(["jp"], 3)
    view.finish_moves()
    scene = view.canvas.scene_now()
    assert scene is not None
    top = min(y + box[1] * scene.factor for (_, y), box in zip(scene.at, scene.picture.boxes, strict=True))
    assert top + view.canvas.y() > view.chips.geometry().bottom()


# -- filters ------------------------------------------------------------------------------------


def test_a_filtered_node_is_gone(view: MapView, qtbot: QtBot) -> None:
    at = spot(view, "lng")
    colour = picture(view).pixelColor(at + QPoint(0, 14))
    view.bar.popover.types.boxes[NodeType.RESOURCE].click()
    assert "lng" not in view.shown.node_ids()
    view.finish_moves()
    image = picture(view)
    hue = QColor(view.theme.hue(1))
    assert colour == hue
    assert image.pixelColor(at + QPoint(0, 14)) != hue
    assert view.canvas.hands.under(QPointF(at))[0] < 0


def test_each_filter_says_how_much_it_hides(view: MapView) -> None:
    map, popover = view.map, view.bar.popover
    assert map is not None
    popover.importance.setValue(40)
    light = sum(node.weight < 0.4 for node in map.nodes)
    assert popover.importance_says.text() == f"hides {light}"
    assert len(view.shown.nodes) == 45 - light
    assert "40 %" in popover.importance.toolTip()
    popover.importance.setValue(0)
    popover.cooccurrence.click()
    together = sum(r.kind is RelationKind.COOCCURRENCE for r in map.relations)
    assert popover.cooccurrence_says.text() == f"hides {together}"
    assert all(edge.kind is not RelationKind.COOCCURRENCE for edge in view.shown.edges)
    popover.cooccurrence.click()
    popover.kinds.boxes[RelationKind.PART_OF].click()
    assert popover.kinds.says.text() == "Relations  hides 2"
    popover.kinds.boxes[RelationKind.PART_OF].click()
    popover.confidence.setValue(90)  # every sentence of this map has 0.8
    assert popover.confidence_says.text() == f"hides {len(map.relations)}"
    assert not view.shown.edges
    popover.confidence.setValue(0)
    before = len(view.shown.edges)
    popover.density.setValue(10)
    drawn = sum(len(edge.relations) for edge in view.shown.edges)
    assert len(view.shown.edges) < before
    assert popover.density_says.text() == f"hides {len(map.relations) - drawn}"
    popover.density.setValue(popover.density.maximum())
    assert sum(len(edge.relations) for edge in view.shown.edges) == len(map.relations)
    boxes = popover.types.boxes
    assert boxes[NodeType.COUNTRY].text().split() == ["country", "4"]


def test_filters_are_seen_and_reset(view: MapView, qtbot: QtBot) -> None:
    chip, popover = view.chips.filter, view.bar.popover
    assert chip.isHidden()
    assert not popover.reset.isEnabled() or view.filter != Filter()
    view.set_filter(Filter())
    assert not popover.reset.isEnabled()
    assert popover.reset.toolTip()
    popover.types.boxes[NodeType.COUNTRY].click()
    assert chip.isVisible()
    assert chip.says.text() == "Filters hide 4 items"
    assert "•" in view.bar.filters.text()
    qtbot.mouseClick(chip.close_button, LEFT)
    assert view.filter == Filter()
    assert chip.isHidden()
    assert "•" not in view.bar.filters.text()


def test_when_filters_hide_all_the_page_says_so_and_takes_them_away(view: MapView, qtbot: QtBot) -> None:
    view.set_filter(Filter(types=frozenset()))
    assert view.empty.isVisible()
    assert "filters" in view.empty.text()
    qtbot.mouseClick(view.empty.reset, LEFT)
    assert view.shown.nodes
    assert view.empty.isHidden()


def test_a_part_that_names_nothing_is_not_put_down_to_filters(view: MapView) -> None:
    view.set_filter(Filter())
    view.set_scope((Span(0, 0),), relayout=True)
    assert view.empty.isVisible()
    assert "filters" not in view.empty.text().lower()
    assert "Esc" in view.empty.text()
    assert view.empty.reset.isHidden()
    view.set_filter(Filter(types=frozenset()))
    assert "filters" in view.empty.text()
    assert "this part" in view.empty.text()
    view.set_scope(None)
    assert "part" not in view.empty.text()


def test_more_and_fewer(view: MapView, qtbot: QtBot) -> None:
    bar = view.bar
    assert not bar.more.isEnabled()  # all 45 are shown
    assert bar.more.toolTip() == "Every item that the filters leave is shown"
    qtbot.mouseClick(bar.fewer, LEFT)
    assert len(view.shown.nodes) == 30
    assert bar.count.text() == "30 of 45"
    assert "15 items" in bar.count.toolTip()
    kept = [node.weight for node in view.shown.nodes]
    assert min(kept) > 0.2  # the important ones
    qtbot.mouseClick(bar.more, LEFT)
    assert view.filter.most == 0
    bar.slider.setValue(0)
    assert len(view.shown.nodes) == 5
    assert not bar.fewer.isEnabled()
    bar.slider.setValue(bar.slider.maximum())
    assert len(view.shown.nodes) == 45


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_what_is_put_out_of_sight_can_be_brought_back(view: MapView, qtbot: QtBot) -> None:
    view.put_away("jp")
    assert "jp" not in view.shown.node_ids()
    popover = view.bar.popover
    view.bar.open_filters()
    assert popover.hidden_says.text() == "1 item put out of sight by hand"
    qtbot.mouseClick(popover.bring_back, LEFT)
    assert "jp" in view.shown.node_ids()
    popover.close()


def test_a_filter_can_be_written_down_and_damage_is_survived() -> None:
    chosen = Filter(
        most=12,
        types=frozenset({NodeType.CITY}),
        relation_kinds=frozenset(),
        cooccurrence=False,
        edges_a_node=0,
    )
    assert filter_from(filter_state(chosen)) == chosen
    assert filter_from(filter_state(Filter())) == Filter()
    damaged = {"most": "x", "min_weight": 7, "types": [3, "city", "?"], "min_confidence": float("nan")}
    assert filter_from(damaged) == Filter(min_weight=1.0, types=frozenset({NodeType.CITY}))


# -- finding ------------------------------------------------------------------------------------


def test_find_while_typing_with_arrows_and_enter(view: MapView, qtbot: QtBot) -> None:
    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Slash)
    field = view.bar.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "energy")
    rows = [field.offers.item(i).text() for i in range(field.offers.count())]
    assert [row.split()[0] for row in rows] == ["エネルギー安全保障"]
    field.clear()
    qtbot.keyClicks(field, "a")
    assert field.offers.count() > 2
    first = field.offers.currentItem().data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    second = field.offers.currentItem().data(Qt.ItemDataRole.UserRole)
    assert first != second
    at = spot(view, second)
    bright, rest = colourful(picture(view), at), colourful(picture(view), spot(view, first))
    assert bright > rest  # the hit that the arrows stand on is shown on the map
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.selection == ((second,), ())
    assert field.offers.isHidden()
    assert view.canvas.hasFocus()


def test_find_by_reading_and_past_the_filters(view: MapView, qtbot: QtBot) -> None:
    found = demo_map()
    named = tuple(replace(n, reading="ニホン") if n.id == "jp" else n for n in found.nodes)
    view.set_map(replace(found, nodes=named))
    view.set_filter(Filter(most=5))
    field = view.bar.field
    compose(field, "にほん")
    assert field.offers.item(0).text() == "日本  Japan  (ニホン)"
    field.clear()
    compose(field, "シアトル港")
    assert field.offers.item(0).text().endswith("(not shown now)")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.selection[0] == ("port",)
    assert "port" in view.shown.node_ids()


def test_nothing_found_says_so(view: MapView, qtbot: QtBot) -> None:
    compose(view.bar.field, "火星")
    assert view.bar.field.offers.item(0).text() == "Nothing of this name in the text"
    qtbot.keyClick(view.bar.field, Qt.Key.Key_Return)
    assert view.selection == ((), ())
    qtbot.keyClick(view.bar.field, Qt.Key.Key_Escape)
    assert view.bar.field.offers.isHidden()


# -- paths --------------------------------------------------------------------------------------


def test_what_finds_the_first_path_is_loaded_beside_the_window(
    view: MapView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "networkx"]:
        monkeypatch.delitem(sys.modules, name)
    loaded_by: list[threading.Thread] = []

    class Watch(MetaPathFinder):
        def find_spec(self, fullname: str, *_: object) -> None:
            if fullname == "networkx":
                loaded_by.append(threading.current_thread())

    monkeypatch.setattr(sys, "meta_path", [Watch(), *sys.meta_path])
    view.prepare_layouts()  # as the window does after a map, when the reader may be clicking already
    qtbot.waitUntil(lambda: view._layouter.ready, timeout=20_000)
    qtbot.waitUntil(lambda: not view._layouter._jobs.running("process"), timeout=20_000)
    assert not loaded_by
    view.show_path("ru", "sea")
    qtbot.waitUntil(lambda: view.path is not None, timeout=20_000)
    assert len(loaded_by) == 1
    assert loaded_by[0] is not threading.main_thread()


def test_a_path_from_the_menu_stands_out_and_escape_leaves_it(view: MapView, qtbot: QtBot) -> None:
    port = view.canvas.viewport()
    qtbot.mouseClick(port, LEFT, pos=spot(view, "ru"))
    qtbot.mouseClick(port, LEFT, CTRL, spot(view, "sea"))
    row = next(i for i, n in enumerate(view.shown.nodes) if n.id == "sea")
    menu = view._menus.build(row, -1)
    (entry,) = [a for a in menu.actions() if a.text().startswith("Path from ロシア to here")]
    entry.trigger()
    qtbot.waitUntil(lambda: view.path is not None)
    nodes, relations = view.path.nodes, view.path.relations
    assert nodes[0] == "ru"
    assert nodes[-1] == "sea"
    assert view.selection == ((), relations)
    view.finish_moves()
    image = picture(view)
    on, off = spot(view, nodes[1]), spot(view, "stud")
    assert colourful(image, on) > 2 * colourful(image, off)
    chip = view.chips.path
    assert chip.isVisible()
    assert chip.says.text() == "ロシア"
    assert len(chip.steps) == len(relations)
    with qtbot.waitSignal(view.selectionRequested) as asked:
        qtbot.mouseClick(chip.steps[-1], LEFT)
    assert asked.args == [(), (relations[-1],)]  # the evidence of that step alone
    assert chip.steps[-1].isChecked()
    assert view.canvas.focus.edges >= {view.canvas.picture.edge_number[r] for r in relations}  # type: ignore[union-attr]
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.path is None
    assert chip.isHidden()
    assert view.selection == ((), ())


def test_a_path_draws_what_it_needs(view: MapView) -> None:
    view.set_filter(Filter(most=5, edges_a_node=0.2))
    assert "boeing" not in view.shown.node_ids()
    view.show_path("jp", "boeing")
    assert view.path is not None
    assert set(view.path.nodes) <= view.shown.node_ids()
    drawn = {relation for edge in view.shown.edges for relation in edge.relations}
    assert set(view.path.relations) <= drawn


@pytest.mark.parametrize("width", [520, 800, 1200])
def test_a_long_path_fits_its_chip_into_the_pane(qtbot: QtBot, width: int) -> None:
    """Names, then words get shorter; each step can be pressed and says all in its tip."""
    T = NodeType
    labels = [f"国際エネルギー安全保障協力機構{n}" for n in range(6)]
    rows = [(f"n{i}", label, T.ORGANIZATION, 1.0 - i / 10, 0, None) for i, label in enumerate(labels)]
    asserted = ("asserted", "affirmed")
    links = [
        (f"n{i}", f"n{i + 1}", "長期契約を更新する", RelationKind.ACTION, 1.0, asserted) for i in range(5)
    ]
    view = MapView()
    qtbot.addWidget(view)
    view.resize(width, 600)
    view.show()
    view.set_map(made_map(rows, links))
    view.show_path("n0", "n5")
    view.finish_moves()
    chip = view.chips.path
    assert len(chip.steps) == 5
    assert chip.sizeHint().width() <= view.chips.maximumWidth()
    assert all("長期契約を更新する" in step.toolTip() for step in chip.steps)
    for step in chip.steps:
        corner = step.mapTo(view, step.rect().bottomRight())
        assert view.rect().contains(corner)
    view.show_path("n0", "n1")
    assert "長期契約" in chip.steps[0].text()


def test_no_path_is_said_in_one_line(qtbot: QtBot) -> None:
    T = NodeType
    rows = [("a", "日本", T.COUNTRY, 1.0, 0, None), ("b", "米国", T.COUNTRY, 0.9, 0, None)]
    view = MapView()
    qtbot.addWidget(view)
    view.set_map(made_map(rows, []))
    view.set_selection(("a", "b"))
    view.show_path_of_selection()
    assert not view.path
    assert view.chips.path.says.text() == "No path leads from 日本 to 米国."
    assert view.selection[0] == ("a", "b")
    view.step_back()
    assert view.chips.path.isHidden()


def test_a_path_that_filters_hide_says_so(view: MapView, qtbot: QtBot) -> None:
    view.set_filter(Filter(most=0, relation_kinds=frozenset({RelationKind.PART_OF})))
    view.show_path("jp", "ru")
    chip = view.chips.path
    assert chip.says.text() == "The filters hide every path from 日本 to ロシア."
    chip.filtersInTheWay.emit()
    assert view.path
    assert chip.says.text() == "日本"


# -- overview -----------------------------------------------------------------------------------


def inset_drag(view: MapView, kind: QEvent.Type, at: QPoint) -> None:
    inset = view.overview
    buttons = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
    event = QMouseEvent(kind, QPointF(at), QPointF(inset.mapToGlobal(at)), LEFT, buttons, PLAIN)
    QApplication.sendEvent(inset, event)


def test_the_overview_comes_when_zoomed_in_and_leads_about(view: MapView, qtbot: QtBot) -> None:
    inset = view.overview
    assert inset.isHidden()
    wheel(view, spot(view, "jp"), 6)
    QTest.qWait(300)
    assert inset.isVisible()
    assert view.canvas.viewport().rect().contains(inset.geometry())
    seen = inset.frame()
    assert seen.width() < inset.width() * 0.7
    shade = inset.grab().toImage().pixelColor(seen.center().toPoint())
    assert shade != inset.grab().toImage().pixelColor(2, 2)
    corner = QPoint(8, 8)
    before = view.canvas.camera
    inset_drag(view, QEvent.Type.MouseButtonPress, corner)
    left, top, _, _ = view.canvas.picture.bounds  # type: ignore[union-attr]
    assert view.canvas.camera.x == pytest.approx(left, abs=60)
    assert view.canvas.camera.y == pytest.approx(top, abs=60)
    inset_drag(view, QEvent.Type.MouseMove, inset.rect().center())
    assert view.canvas.camera.x > before.width * -1
    middle = view.canvas.camera
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.canvas.camera == before  # taken back
    inset_drag(view, QEvent.Type.MouseButtonRelease, corner)
    assert view.canvas.camera == before
    inset_drag(view, QEvent.Type.MouseButtonPress, inset.rect().center())
    inset_drag(view, QEvent.Type.MouseButtonRelease, inset.rect().center())
    assert (view.canvas.camera.x, view.canvas.camera.y) == pytest.approx((middle.x, middle.y))
    view.fit()
    view.finish_moves()
    assert inset.isHidden()


def test_the_overview_can_be_switched_off(view: MapView) -> None:
    view.toggle_overview()
    view.zoom_in()
    view.zoom_in()
    view.zoom_in()
    view.finish_moves()
    assert view.overview.isHidden()
    view.toggle_overview()
    assert view.overview.isVisible()


def test_the_overview_takes_the_corner_where_least_is_covered(view: MapView) -> None:
    wheel(view, spot(view, "jp"), 5)
    QTest.qWait(300)
    scene = view.canvas.scene_now()
    assert scene is not None

    def covered(left: int, top: int) -> int:
        boxes = scene.picture.boxes * scene.factor
        x, y = scene.at[:, 0], scene.at[:, 1]
        size = view.overview.size()
        return int(
            (
                (x + boxes[:, 2] > left)
                & (x + boxes[:, 0] < left + size.width())
                & (y + boxes[:, 3] > top)
                & (y + boxes[:, 1] < top + size.height())
            ).sum()
        )

    at, port = view.overview.geometry(), view.canvas.viewport()
    right = port.width() - at.width() - 10
    assert covered(at.x(), at.y()) <= covered(right, 10) + 1


# -- pins ---------------------------------------------------------------------------------------


def test_pins_are_marked_stay_through_layouts_and_are_let_go(view: MapView, qtbot: QtBot) -> None:
    start = spot(view, "ru")
    plain = picture(view)
    drag(view, start, start + QPoint(40, 20))
    view.finish_moves()
    place = view.places.pins["ru"]
    measure = view.canvas.picture.measures[view.canvas.picture.number["ru"]]  # type: ignore[union-attr]
    scale = view.canvas.camera.symbol_scale
    head = spot(view, "ru") + QPoint(
        round(measure.half_width * 0.72 * scale), -round(measure.half_height * 0.72 * scale)
    )
    assert picture(view).pixelColor(head) == QColor(view.theme.ink)
    assert plain.pixelColor(head) != QColor(view.theme.ink)
    for method in (Method.FORCE, Method.NARRATIVE, Method.CLUSTERS):
        view.set_layout(method)
        qtbot.waitUntil(lambda: not view._layouter.busy)
        view.finish_moves()
        centres = view.canvas.picture.centres  # type: ignore[union-attr]
        assert tuple(centres[view.canvas.picture.number["ru"]]) == pytest.approx(place)  # type: ignore[union-attr]
    view.lay_out_anew()
    qtbot.waitUntil(lambda: not view._layouter.busy)
    view.finish_moves()
    assert view.places.of(view.picture_key())["ru"] == pytest.approx(place)
    before = spot(view, "ru")
    view.unpin_all()
    view.finish_moves()
    assert view.pinned == frozenset()
    assert spot(view, "ru") == before  # letting go moves nothing
    assert picture(view).pixelColor(head) != QColor(view.theme.ink)


def test_one_pin_is_set_and_let_go_from_the_menu(view: MapView) -> None:
    row = next(i for i, n in enumerate(view.shown.nodes) if n.id == "us")
    said = []
    view.pinsChanged.connect(lambda what, before, after: said.append((what, set(before), set(after))))

    def entry(words: str) -> None:
        (action,) = [a for a in view._menus.build(row, -1).actions() if a.text().startswith(words)]
        action.trigger()

    entry("Keep it in its place")
    assert view.pinned == {"us"}
    entry("Let it move")
    assert view.pinned == frozenset()
    assert said == [("Pin", set(), {"us"}), ("Let move", {"us"}, set())]


# -- menus and states -----------------------------------------------------------------------------


def test_every_menu_entry_that_is_dead_says_why(view: MapView) -> None:
    for menu in (view._menus.build(0, -1), view._menus.build(-1, 0), view._menus.build(-1, -1)):
        assert menu.toolTipsVisible()
        for action in menu.actions():
            if not action.isSeparator() and not action.isEnabled():
                assert action.toolTip()
                assert action.toolTip() != action.text()


def test_every_control_of_the_bar_says_what_it_does_or_why_it_is_dead(qtbot: QtBot) -> None:
    view = MapView()
    qtbot.addWidget(view)
    bar = view.bar
    buttons = (bar.fewer, bar.more, bar.filters, bar.layout_button, bar.colour_button, bar.fit)
    controls = (bar.field, bar.slider, *buttons)
    for control in controls:
        assert not control.isEnabled()
        assert "There is no map yet" in control.toolTip()
    view.set_map(demo_map())
    for control in controls:
        assert control.toolTip()
        assert "There is no map yet" not in control.toolTip()
    view.set_map(None)
    assert not bar.fit.isEnabled()
    assert "There is no map yet" in bar.fit.toolTip()


def test_layout_and_colours_are_ticked(view: MapView) -> None:
    for action in view.bar.colour_button.menu().actions():
        if action.text() == "By kind":
            action.trigger()
            assert action.isChecked()
    assert view.colouring is Colouring.KIND
    view.set_layout(Method.NARRATIVE)
    ticked = [a.text() for a in view.bar.layout_button.menu().actions() if a.isChecked()]
    assert ticked == ["In the order of the text"]


def test_around_one_item_puts_the_chosen_one_in_the_middle(qtbot: QtBot, view: MapView) -> None:
    view.set_selection(("sea",))
    view.bar.layoutChosen.emit(Method.EGO)
    qtbot.waitUntil(lambda: not view._layouter.busy)
    view.finish_moves()
    assert view.focused == (frozenset({"sea"}), 2)
    shown = view.canvas.picture
    assert shown is not None
    middle = shown.centres.mean(axis=0)
    away = ((shown.centres - middle) ** 2).sum(axis=1)
    assert away[shown.number["sea"]] <= sorted(away)[2]


def test_a_look_is_taken_up_whole_and_emits_nothing(view: MapView) -> None:
    said = []
    view.lookChanged.connect(lambda *_: said.append(1))
    view.focus_on(["sea"], 1)
    look = view.look
    view.leave_focus()
    assert len(said) == 2
    view.set_look(look)
    assert view.focused == (frozenset({"sea"}), 1)
    assert view.chips.focus.isVisible()
    view.set_look(MapLook(Filter(most=0)))
    assert len(view.shown.nodes) == 45
    assert len(said) == 2


def test_a_star_can_be_thinned_and_looked_about(qtbot: QtBot) -> None:
    view = MapView()
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    view.set_map(star_map(300))
    few = len(view.shown.nodes)
    qtbot.waitUntil(lambda: view.canvas.picture is not None, timeout=20_000)
    view.show_more()
    assert few < len(view.shown.nodes) <= round(few * 1.5) + 1


def test_letting_go_outside_ends_a_drag(view: MapView) -> None:
    start = spot(view, "ru")
    drag(view, start, QPoint(-50, 200))
    assert view.canvas.gesture is None
    release(view, start)
    assert view.pinned == {"ru"}


def test_changing_ones_mind_while_the_first_layout_begins(qtbot: QtBot) -> None:
    """What is no longer wanted is dropped at any moment, also while its process is being started."""
    view = MapView()
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    view.set_filter(Filter(most=0))
    view.set_map(random_map(150))
    for most in (140, 130, 120, 110):
        view.set_filter(Filter(most=most))
        qtbot.wait(15)
    qtbot.waitUntil(lambda: view.canvas.picture is not None, timeout=60_000)
    view.finish_moves()
    assert view.canvas.picture is not None
    assert len(view.canvas.picture.nodes) == 110


def test_a_narrow_bar_folds_into_a_menu(qtbot: QtBot) -> None:
    view = MapView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.set_map(demo_map())
    bar = view.bar
    assert not bar.overflow.isVisible()
    assert bar.colour_button.isVisible()
    view.resize(bar.minimumSizeHint().width(), 600)
    assert view.width() < 420
    assert bar.overflow.isVisible()
    assert not bar.colour_button.isVisible()
    assert not bar.fit.isVisible()
    assert bar.field.width() >= 100
    rest = bar.overflow.menu()
    told = [action.text() for action in rest.actions() if action.isVisible()]
    assert told == ["Colour", "Layout", "Fit"]
    by_kind = rest.actions()[0].menu().actions()[1]
    by_kind.trigger()
    assert view.colouring is Colouring.KIND
    view.resize(800, 600)
    assert bar.colour_button.isVisible()
    assert not bar.overflow.isVisible()
