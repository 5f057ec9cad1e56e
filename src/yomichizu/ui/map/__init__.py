"""The map pane: drawing, layout, focus, filters and gestures."""

from yomichizu.ui.map.view import MapView

__all__ = ["MapView"]
