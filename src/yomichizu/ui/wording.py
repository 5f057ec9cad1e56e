"""The words for kinds, types and moods, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from yomichizu.model import Modality, NodeKind, NodeType, Polarity, Relation, RelationKind
from yomichizu.ui.noop import QT_TRANSLATE_NOOP


def _(text: object) -> str:
    return QCoreApplication.translate("Wording", str(text))


_TYPES: dict[NodeType, object] = {
    NodeType.PERSON: QT_TRANSLATE_NOOP("Wording", "person"),
    NodeType.COUNTRY: QT_TRANSLATE_NOOP("Wording", "country"),
    NodeType.REGION: QT_TRANSLATE_NOOP("Wording", "region"),
    NodeType.CITY: QT_TRANSLATE_NOOP("Wording", "city"),
    NodeType.PLACE: QT_TRANSLATE_NOOP("Wording", "place"),
    NodeType.FACILITY: QT_TRANSLATE_NOOP("Wording", "facility"),
    NodeType.COMPANY: QT_TRANSLATE_NOOP("Wording", "company"),
    NodeType.GOVERNMENT: QT_TRANSLATE_NOOP("Wording", "government"),
    NodeType.ORGANIZATION: QT_TRANSLATE_NOOP("Wording", "organization"),
    NodeType.GROUP: QT_TRANSLATE_NOOP("Wording", "group"),
    NodeType.PRODUCT: QT_TRANSLATE_NOOP("Wording", "product"),
    NodeType.PROJECT: QT_TRANSLATE_NOOP("Wording", "project"),
    NodeType.RESOURCE: QT_TRANSLATE_NOOP("Wording", "resource"),
    NodeType.WORK: QT_TRANSLATE_NOOP("Wording", "work"),
    NodeType.LAW: QT_TRANSLATE_NOOP("Wording", "law"),
    NodeType.FRAMEWORK: QT_TRANSLATE_NOOP("Wording", "framework"),
    NodeType.EVENT: QT_TRANSLATE_NOOP("Wording", "event"),
    NodeType.THEME: QT_TRANSLATE_NOOP("Wording", "theme"),
    NodeType.DATE: QT_TRANSLATE_NOOP("Wording", "date"),
}

_KINDS: dict[NodeKind, object] = {
    NodeKind.ACTOR: QT_TRANSLATE_NOOP("Wording", "Actors"),
    NodeKind.THEME: QT_TRANSLATE_NOOP("Wording", "Themes"),
    NodeKind.TIME: QT_TRANSLATE_NOOP("Wording", "Dates"),
}

_MODALITIES: dict[Modality, object] = {
    Modality.ASSERTED: QT_TRANSLATE_NOOP("Wording", "asserted"),
    Modality.PLANNED: QT_TRANSLATE_NOOP("Wording", "planned"),
    Modality.POSSIBLE: QT_TRANSLATE_NOOP("Wording", "possible"),
    Modality.NECESSARY: QT_TRANSLATE_NOOP("Wording", "necessary"),
    Modality.HOPED: QT_TRANSLATE_NOOP("Wording", "hoped for"),
    Modality.QUESTIONED: QT_TRANSLATE_NOOP("Wording", "questioned"),
}

_POLARITIES: dict[Polarity, object] = {
    Polarity.AFFIRMED: QT_TRANSLATE_NOOP("Wording", "affirmed"),
    Polarity.NEGATED: QT_TRANSLATE_NOOP("Wording", "denied"),
}

_RELATIONS: dict[RelationKind, object] = {
    RelationKind.ACTION: QT_TRANSLATE_NOOP("Wording", "who does what"),
    RelationKind.ATTRIBUTE: QT_TRANSLATE_NOOP("Wording", "what something is"),
    RelationKind.PART_OF: QT_TRANSLATE_NOOP("Wording", "part of"),
    RelationKind.LOCATED_IN: QT_TRANSLATE_NOOP("Wording", "located in"),
    RelationKind.MEMBER_OF: QT_TRANSLATE_NOOP("Wording", "member of"),
    RelationKind.ALIAS: QT_TRANSLATE_NOOP("Wording", "another name"),
    RelationKind.COOCCURRENCE: QT_TRANSLATE_NOOP("Wording", "named together"),
}

_RULES: dict[str, object] = {
    "predicate and its arguments": QT_TRANSLATE_NOOP("Wording", "predicate and its arguments"),
    "verbal noun and its arguments": QT_TRANSLATE_NOOP("Wording", "action noun and its arguments"),
    "agent of a passive": QT_TRANSLATE_NOOP("Wording", "doer of a passive sentence"),
    "what is said of somebody": QT_TRANSLATE_NOOP("Wording", "who did what the quoted clause says"),
    "own role": QT_TRANSLATE_NOOP("Wording", "role that the topic's own person or firm has"),
    "source of a verbal noun": QT_TRANSLATE_NOOP("Wording", "where an action noun starts from"),
    "topic of the sentence": QT_TRANSLATE_NOOP("Wording", "topic of the sentence taken as its subject"),
    "subject carried over": QT_TRANSLATE_NOOP("Wording", "subject carried over from the sentence before"),
    "done together": QT_TRANSLATE_NOOP("Wording", "done by both together"),
    "object and its end": QT_TRANSLATE_NOOP("Wording", "object, and where or to whom it goes"),
    "object's complement": QT_TRANSLATE_NOOP("Wording", "what the object is about"),
    "place as topic": QT_TRANSLATE_NOOP("Wording", "place named as the topic"),
    "AのB": QT_TRANSLATE_NOOP("Wording", "noun joined to a noun by の"),
    "AのZ、B": QT_TRANSLATE_NOOP("Wording", "title or role before a name"),
    "A|B": QT_TRANSLATE_NOOP("Wording", "noun placed directly before a noun"),
    "XはAのZである": QT_TRANSLATE_NOOP("Wording", "definition: X is the Z of A"),
    "A出身のZ": QT_TRANSLATE_NOOP("Wording", "definition: X is a Z from A, of A, by A"),
    "XはAによるZ": QT_TRANSLATE_NOOP("Wording", "definition: X is a Z by A"),
    "clause of a definition": QT_TRANSLATE_NOOP("Wording", "clause of a definition"),
    "ZはBである": QT_TRANSLATE_NOOP("Wording", "role and who or what has it"),
    "ZにBがいる": QT_TRANSLATE_NOOP("Wording", "role and who or what there is in it"),
    "BをZとする": QT_TRANSLATE_NOOP("Wording", "who or what is made to have a role"),
    "office in a predicate": QT_TRANSLATE_NOOP("Wording", "office that somebody has"),
    "A(B)": QT_TRANSLATE_NOOP("Wording", "name in brackets behind a name"),
    "same sentence": QT_TRANSLATE_NOOP("Wording", "named in the same sentence"),
}


def type_name(node_type: NodeType) -> str:
    """What a node is: "country", 国 …"""
    return _(_TYPES[node_type])


def kind_name(kind: NodeKind) -> str:
    """Heading of a list of such nodes: "Actors", 行為者 …"""
    return _(_KINDS[kind])


def modality_name(modality: Modality) -> str:
    """How the text puts it: "asserted" 断定, "possible" 可能性 …"""
    return _(_MODALITIES[modality])


def polarity_name(polarity: Polarity) -> str:
    return _(_POLARITIES[polarity])


def relation_name(kind: RelationKind) -> str:
    """What sort of relation it is, in words."""
    return _(_RELATIONS[kind])


def relation_words(relation: Relation) -> str:
    """What a relation is called: the text's own words; for what no word of the text says, ours."""
    if relation.kind is RelationKind.COOCCURRENCE or not relation.label:
        return relation_name(relation.kind)
    return relation.label


def confidence_words(confidence: float) -> str:
    """How sure we are of a piece of evidence (0..1): "fairly sure (0.75)"."""
    if confidence >= 0.7:
        words = QCoreApplication.translate("Wording", "quite sure ({value})")
    elif confidence >= 0.5:
        words = QCoreApplication.translate("Wording", "fairly sure ({value})")
    else:
        words = QCoreApplication.translate("Wording", "a guess ({value})")
    return words.format(value=f"{confidence:.2f}")


def rule_name(rule: str) -> str:
    """Why a relation was drawn, in words; a rule that has none here speaks for itself."""
    return _(_RULES[rule]) if rule in _RULES else rule


def tool_tip(text: str) -> str:
    """``text`` for a tool tip, which would take words from the article for markup: escaped strictly."""
    from html import escape  # nothing is pointed at yet when the window opens

    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>"
