"""The map pane: drawing, layout, focus, filters and gestures."""
