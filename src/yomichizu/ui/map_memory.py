"""What is remembered of the map between runs: options and filters for all texts, pins for each text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from yomichizu.ui.settings import MAP_FILES, MAP_OPTIONS, Settings

if TYPE_CHECKING:
    from yomichizu.graph.layout import Method
    from yomichizu.graph.view import Filter
    from yomichizu.model import KnowledgeMap
    from yomichizu.ui.map.places import Kept
    from yomichizu.ui.map.scene import Colouring
    from yomichizu.ui.map.view import MapView

MOST_FILES = 100  #: texts whose pins are remembered, the newest first


class MapMemory(QObject):
    """Between the map pane and the settings. What was written by hand or is damaged counts as never set."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings

    def options(self) -> tuple[Method, Colouring, Filter]:
        """How a map is laid out, coloured and filtered, as in the last run."""
        from yomichizu.graph.layout import Method
        from yomichizu.ui.map.look import filter_from
        from yomichizu.ui.map.opening import METHOD
        from yomichizu.ui.map.scene import Colouring

        state = _read(self._settings.get(MAP_OPTIONS))
        method, colouring, filters = state.get("layout"), state.get("colouring"), state.get("filter")
        return (
            Method(method) if method in set(Method) else METHOD,
            Colouring(colouring) if colouring in set(Colouring) else Colouring.CLUSTER,
            filter_from(filters if isinstance(filters, dict) else {}),
        )

    def dress(self, view: MapView) -> None:
        """Give a new pane the options and filters of the last run."""
        method, colouring, filter = self.options()
        view.set_layout(method)
        view.set_colouring(colouring)
        state = _read(self._settings.get(MAP_OPTIONS))
        view.overview.set_wanted(state.get("overview") is not False)
        view.set_legend(state.get("legend") is not False)
        view.set_filter(filter)

    def keep_options(self, view: MapView) -> None:
        """Remember how the map looks now."""
        from yomichizu.ui.map.look import filter_state

        state = {
            "layout": str(view.layout_method),
            "colouring": str(view.colouring),
            "overview": view.overview.wanted,
            "legend": view.legend.isChecked(),
            "filter": filter_state(view.filter),
        }
        self._settings.set(MAP_OPTIONS, json.dumps(state))

    def keep_text(self, view: MapView) -> None:
        """Remember what the reader pinned and put away in the text that is open; nothing where nothing is."""
        if view.map is None:
            return
        key = _key(view.map)
        entries = [entry for entry in self._settings.get(MAP_FILES) if _read(entry).get("text") != key]
        pins, hidden = view.places.pins, sorted(view.filter.hidden)
        if pins or hidden:
            state = {"text": key, "pins": pins, "hidden": hidden}
            if pins:
                state["places"] = {
                    node: [round(x, 1), round(y, 1)]
                    for node, (x, y) in view.places.of(view.picture_key()).items()
                }
            entries.insert(0, json.dumps(state))
        self._settings.set(MAP_FILES, entries[:MOST_FILES])

    def kept(self, map: KnowledgeMap | None) -> Kept | None:
        """What is remembered of a text; None where nothing is."""
        from yomichizu.ui.map.places import Kept

        if map is None:
            return None
        entries = self._settings.get(MAP_FILES)
        key = _key(map) if entries else ""
        for entry in entries:
            state = _read(entry)
            if state.get("text") == key:
                hidden = state.get("hidden")
                names = frozenset(n for n in hidden if isinstance(n, str)) if isinstance(hidden, list) else ()
                return Kept(_points(state.get("pins")), _points(state.get("places")), frozenset(names))
        return None


def _key(map: KnowledgeMap) -> str:
    return " ".join(document.sha256 for document in map.documents)


def _read(text: str) -> dict[str, Any]:
    try:
        state = json.loads(text) if text else {}
    except json.JSONDecodeError:
        return {}
    return state if isinstance(state, dict) else {}


def _points(state: object) -> dict[str, tuple[float, float]]:
    """Places by node id; what is no pair of finite numbers is left out."""
    if not isinstance(state, dict):
        return {}
    return {
        node: (float(at[0]), float(at[1]))
        for node, at in state.items()
        if isinstance(at, list) and len(at) == 2 and all(_finite(value) for value in at)
    }


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e7
