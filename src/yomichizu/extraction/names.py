"""Names: from the places where actors are named to the actors, one Thing for one thing."""

from __future__ import annotations

from collections import Counter
from functools import cache

from yomichizu.control import Control
from yomichizu.extraction import gazetteer
from yomichizu.extraction import names_links as links
from yomichizu.extraction.analysis import Analysis, NameMention, Thing
from yomichizu.extraction.names_abbreviations import find_abbreviations, lexicon
from yomichizu.extraction.names_brackets import definitions_after
from yomichizu.extraction.names_groups import LOCATION, Group, class_of, join
from yomichizu.extraction.names_index import TextIndex, fold
from yomichizu.model import NodeType, Span


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.actors`` from ``analysis.names``."""
    index = TextIndex(analysis.document.text, analysis.sentences)
    analysis.actors = Resolver(index, analysis.names, control).things()
    control.tick(1.0)


@cache
def _aliases() -> dict[str, str]:
    """Folded name → folded main name, of what has several well-known names."""
    table: dict[str, str] = {}
    for name, entry in gazetteer.entries().items():
        table.setdefault(fold(name), fold(entry.main))
    for row in lexicon().values():
        for name in (row.name, *row.others):
            table[fold(name)] = fold(row.name)
    return table


class Resolver:
    """One run over one text: gathers mentions into groups and joins the groups that are one thing."""

    def __init__(self, index: TextIndex, names: list[NameMention], control: Control) -> None:
        self.index = index
        self.control = control
        self.groups: dict[tuple[str, str], Group] = {}
        self._abbreviated: list[tuple[Span, str]] = []
        self._gather(names)

    def group(self, surface: str, kind: NodeType) -> Group:
        """The group of a surface; a new one when it is the first of its kind."""
        key = (class_of(kind), fold(surface))
        found = self.groups.get(key)
        if found is None:
            found = self.groups[key] = Group(len(self.groups), *key)
        return found

    def _gather(self, names: list[NameMention]) -> None:
        text = self.index.text
        known = frozenset(text[n.start : n.end] for n in names)
        self._abbreviated = find_abbreviations(self.index, known)
        chains = {span for span, _ in self._abbreviated}
        for number, name in enumerate(names):
            if number % 2000 == 0:
                self.control.tick(0.3 * number / max(1, len(names)))
            span = Span(name.start, name.end)
            if span in chains:
                continue  # 日米 by itself: its countries are counted below
            surface = text[name.start : name.end]
            self.group(surface, name.type).add(surface, name.type, span)
        for span, country in self._abbreviated:
            short = text[span.start : span.end]
            for character, row in lexicon().items():
                if row.name == country and character in short:
                    short = character
                    break
            self.group(country, NodeType.COUNTRY).add(short, NodeType.COUNTRY, span)

    def things(self) -> list[Thing]:
        """The actors of the text in the order of their first mention."""
        groups = list(self.groups.values())
        for group in groups:
            group.spans.sort()
        self.control.tick(0.4)
        self._define(groups)
        links.by_lexicon(groups, _aliases())
        links.persons(groups, self.index)
        links.places(groups)
        links.organisations(groups, self.index)
        self.control.tick(0.7)
        members: dict[int, list[Group]] = {}
        for group in groups:
            if group.spans:
                members.setdefault(id(group.root()), []).append(group)
        things = [self._thing(m) for m in members.values()]
        things.sort(key=lambda t: (t.spans[0], t.labels[0]))
        return things

    def _define(self, groups: list[Group]) -> None:
        text = self.index.text
        by_key = self.groups
        for group in groups:
            kind = max(group.types, key=lambda t: group.types[t])
            for span in list(group.spans):
                for definition in definitions_after(
                    self.index, span.end, text[span.start : span.end], group.name_class
                ):
                    alias = text[definition.alias.start : definition.alias.end]
                    other = by_key.get((group.name_class, fold(alias)))
                    if other is not None:
                        join(group, other)
                        if definition.alias in other.spans:
                            continue
                    group.add(alias, kind, definition.alias, 0)

    def _thing(self, groups: list[Group]) -> Thing:
        types: Counter[NodeType] = Counter()
        surfaces: Counter[str] = Counter()
        spans: set[Span] = set()
        for group in groups:
            types.update(group.types)
            surfaces.update(group.surfaces)
            spans.update(group.spans)
        kind = max(types, key=lambda t: types[t])
        labels = sorted(surfaces, key=lambda s: -surfaces[s])
        if groups[0].name_class == LOCATION:
            # 日 and 米 stand for 日本 and 米国 only inside 日米; the node has the whole name.
            mains = {_aliases().get(fold(s)) for s in labels}
            for character, row in lexicon().items():
                if fold(row.name) in mains or labels[0] == character:
                    named = next((s for s in labels if len(s) > 1), row.name)
                    labels = [named, *(s for s in labels if s != named)]
                    break
        elif kind is NodeType.PERSON:
            labels.sort(key=lambda s: -len(s) if surfaces[s] else 0)
        label_en = next((name for s in labels if (name := gazetteer.label_en(s, kind))), None)
        return Thing(kind, labels, sorted(spans), label_en)
