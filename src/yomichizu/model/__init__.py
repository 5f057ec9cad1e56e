"""What a text and its map are made of. Frozen dataclasses, no dependency on any other part.

The classes of a map are made when the first of them is asked for: a window is painted before it has a map.
"""

from yomichizu.model.document import Document, Passage, Role, Span
from yomichizu.model.offsets import Utf16Map

TYPE_CHECKING = False  # importing typing would hold up the start
if TYPE_CHECKING:
    from yomichizu.model import edits as edits
    from yomichizu.model.map import (
        Argument,
        CaseRole,
        Evidence,
        KnowledgeMap,
        Mention,
        Modality,
        Node,
        NodeKind,
        NodeType,
        Polarity,
        Predicate,
        Relation,
        RelationKind,
        Sentence,
        Statement,
    )
else:

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name == "edits":
            return import_module("yomichizu.model.edits")
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        map = import_module("yomichizu.model.map")
        globals().update((known, getattr(map, known)) for known in __all__ if hasattr(map, known))
        return globals()[name]


__all__ = [
    "Argument",
    "CaseRole",
    "Document",
    "Evidence",
    "KnowledgeMap",
    "Mention",
    "Modality",
    "Node",
    "NodeKind",
    "NodeType",
    "Passage",
    "Polarity",
    "Predicate",
    "Relation",
    "RelationKind",
    "Role",
    "Sentence",
    "Span",
    "Statement",
    "Utf16Map",
]
