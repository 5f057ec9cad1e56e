"""What types, kinds and line styles are called in the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from yomichizu.graph.view import EdgeStyle
from yomichizu.model import NodeType, RelationKind
from yomichizu.ui.noop import QT_TRANSLATE_NOOP

_TYPES = {
    NodeType.PERSON: QT_TRANSLATE_NOOP("MapWords", "person"),
    NodeType.COUNTRY: QT_TRANSLATE_NOOP("MapWords", "country"),
    NodeType.REGION: QT_TRANSLATE_NOOP("MapWords", "region"),
    NodeType.CITY: QT_TRANSLATE_NOOP("MapWords", "city"),
    NodeType.PLACE: QT_TRANSLATE_NOOP("MapWords", "place"),
    NodeType.FACILITY: QT_TRANSLATE_NOOP("MapWords", "facility"),
    NodeType.COMPANY: QT_TRANSLATE_NOOP("MapWords", "company"),
    NodeType.GOVERNMENT: QT_TRANSLATE_NOOP("MapWords", "government"),
    NodeType.ORGANIZATION: QT_TRANSLATE_NOOP("MapWords", "organization"),
    NodeType.GROUP: QT_TRANSLATE_NOOP("MapWords", "group"),
    NodeType.PRODUCT: QT_TRANSLATE_NOOP("MapWords", "product"),
    NodeType.PROJECT: QT_TRANSLATE_NOOP("MapWords", "project"),
    NodeType.RESOURCE: QT_TRANSLATE_NOOP("MapWords", "resource"),
    NodeType.WORK: QT_TRANSLATE_NOOP("MapWords", "work"),
    NodeType.LAW: QT_TRANSLATE_NOOP("MapWords", "law"),
    NodeType.FRAMEWORK: QT_TRANSLATE_NOOP("MapWords", "framework"),
    NodeType.EVENT: QT_TRANSLATE_NOOP("MapWords", "event"),
    NodeType.THEME: QT_TRANSLATE_NOOP("MapWords", "theme"),
    NodeType.DATE: QT_TRANSLATE_NOOP("MapWords", "date"),
}
_KINDS = {
    RelationKind.ACTION: QT_TRANSLATE_NOOP("MapWords", "does"),
    RelationKind.ATTRIBUTE: QT_TRANSLATE_NOOP("MapWords", "is"),
    RelationKind.PART_OF: QT_TRANSLATE_NOOP("MapWords", "part of"),
    RelationKind.LOCATED_IN: QT_TRANSLATE_NOOP("MapWords", "located in"),
    RelationKind.MEMBER_OF: QT_TRANSLATE_NOOP("MapWords", "member of"),
    RelationKind.ALIAS: QT_TRANSLATE_NOOP("MapWords", "also called"),
    RelationKind.COOCCURRENCE: QT_TRANSLATE_NOOP("MapWords", "named together"),
}
_STYLES = {
    EdgeStyle.SOLID: QT_TRANSLATE_NOOP("MapWords", "stated"),
    EdgeStyle.DASHED: QT_TRANSLATE_NOOP("MapWords", "planned, possible"),
    EdgeStyle.CROSSED: QT_TRANSLATE_NOOP("MapWords", "denied"),
    EdgeStyle.DOTTED: QT_TRANSLATE_NOOP("MapWords", "named together"),
}


class MapWords(QObject):
    """Words with numbers in them: only ``tr`` of an object knows the plural forms."""

    def items(self, amount: int) -> str:
        return self.tr("%n item(s)", "", amount)

    def relations(self, amount: int) -> str:
        return self.tr("%n relation(s)", "", amount)

    def mentions(self, amount: int) -> str:
        return self.tr("named %n time(s)", "", amount)

    def evidence(self, amount: int) -> str:
        return self.tr("%n piece(s) of evidence", "", amount)


counted = MapWords()


def _say(words: object) -> str:
    return QCoreApplication.translate("MapWords", str(words))


def type_name(node_type: NodeType) -> str:
    """What a node's type is called."""
    return _say(_TYPES[node_type])


def kind_name(kind: RelationKind) -> str:
    """What a relation's kind is called."""
    return _say(_KINDS[kind])


def style_name(style: EdgeStyle) -> str:
    """What a line's style says."""
    return _say(_STYLES[style])
