"""What a text and its map are made of. Frozen dataclasses, no dependency on any other part."""

from yomichizu.model.document import Document, Passage, Role, Span
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
from yomichizu.model.offsets import Utf16Map

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
