"""Yomichizu 読み地図: a map of what you read."""

from __future__ import annotations

TYPE_CHECKING = False  # the command starts sooner without typing
if TYPE_CHECKING:
    from yomichizu.control import Control
    from yomichizu.model import KnowledgeMap

__version__ = "0.1.0"
__all__ = ["__version__", "extract"]


def extract(text: str, *, source: str = "", control: Control | None = None) -> KnowledgeMap:
    """The map of a Japanese ``text``: structure, nodes, statements and relations, with evidence.

    ``source`` is the file name that the map shall carry. ``control`` gets progress and may cancel
    (``yomichizu.control.Cancelled`` is raised then). Loads no Qt. The same text always gives the
    same map.
    """
    from yomichizu.api import map_of_text

    return map_of_text(text, source=source, control=control)
