"""Where nodes stand in each picture of a map, and which of them the reader has pinned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Point = tuple[float, float]
Positions = dict[str, Point]


@dataclass(frozen=True)
class Kept:
    """What was remembered of a text: pins, where its other nodes stood beside them, and what was put away."""

    pins: Mapping[str, Point] = field(default_factory=dict)
    places: Mapping[str, Point] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


class Places:
    """World positions by what they were laid out for (``key``); pins hold in every picture."""

    def __init__(self) -> None:
        self._known: dict[object, Positions] = {}
        self._pins: Positions = {}

    @property
    def pins(self) -> Positions:
        """A copy: node id to where it is held."""
        return dict(self._pins)

    def of(self, key: object) -> Positions:
        """Where the nodes of one picture stood last, the pinned ones at their pins."""
        return {**self._known.get(key, {}), **self._pins}

    def learn(self, key: object, found: Mapping[str, Point]) -> None:
        """Remember a picture. What is pinned keeps the place it had before, for when it is let go."""
        free = {node: at for node, at in found.items() if node not in self._pins}
        self._known.setdefault(key, {}).update(free)

    def pin(self, pins: Mapping[str, Point]) -> None:
        """Hold exactly these nodes; others go back to where they were before."""
        self._pins = dict(pins)

    def free(self, key: object, nodes: frozenset[str]) -> None:
        """Let nodes go that stay where they are for now."""
        for node in nodes & self._pins.keys():
            self._known.setdefault(key, {})[node] = self._pins.pop(node)

    def forget(self, key: object) -> None:
        """Forget one picture; pins stay."""
        self._known.pop(key, None)

    def clear(self) -> None:
        """Another text: nothing is known of it."""
        self._known.clear()
        self._pins.clear()
