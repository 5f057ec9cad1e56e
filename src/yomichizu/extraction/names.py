"""Names: from the places where actors are named to the actors, one Thing for one thing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache

from yomichizu.control import Control
from yomichizu.extraction import anaphora, gazetteer
from yomichizu.extraction import names_links as links
from yomichizu.extraction.analysis import Analysis, NameMention, Thing
from yomichizu.extraction.names_abbreviations import find_abbreviations, lexicon
from yomichizu.extraction.names_brackets import definitions_after
from yomichizu.extraction.names_groups import LOCATION, PERSON, Group, class_of, join
from yomichizu.extraction.names_index import TextIndex, fold, fold_all
from yomichizu.extraction.names_short import short_names
from yomichizu.extraction.roles import roles
from yomichizu.model import Document, NodeType, Span

_SURPLUS = re.compile(r"[ァ-ヺー][米英仏独露韓中印豪伊加比]$")
_HONORIFIC = re.compile(r"(?:さん|くん|君|氏|様|ちゃん)$")
_AFTER_A_PERSON = frozenset(["前", "元", "新", "両", "夫", "流", "側", "政権", "内閣", "陣営", "家"])
_HALF_WIDTH = re.compile(r"[ｦ-ﾟ]")
_OFTEN = 4  #: mentions that make an unnamed 私 an actor
_TITLE = re.compile(r"大統領|首相|国務|国防|財務|商務|外相|外務|副大統領|前大統領|新大統領|政権")


def run(analysis: Analysis, control: Control) -> None:
    """Fill ``analysis.actors`` from ``analysis.names``."""
    index = TextIndex(analysis.document.text, analysis.sentences)
    analysis.actors = Resolver(analysis.document, index, analysis.names, control).things()
    control.tick(1.0)


@cache
def _aliases() -> dict[str, str]:
    """Folded name → folded main name, of what has several well-known names."""
    names = gazetteer.main_names()
    table: dict[str, str] = {}
    folded = dict(zip(names, fold_all(names), strict=True))
    for name, main in names.items():
        table.setdefault(folded[name], folded.get(main) or fold(main))
    for row in lexicon().values():
        for name in (row.name, *row.others):
            table[fold(name)] = fold(row.name)
    return table


def _official(thing: Thing) -> str:
    """The name that says what a place is, if it has one: 岩手県釜石市 of 釜石, which 市 may mean later."""
    if class_of(thing.type) != LOCATION:
        return thing.labels[0]
    return next((label for label in thing.labels if label[-1] in "都道府県市区町村州"), thing.labels[0])


def _inside(span: Span, wider: list[Span]) -> bool:
    """Whether one of ``wider`` (sorted, none inside another) holds ``span``."""
    at = bisect_right(wider, span.start, key=lambda s: s.start) - 1
    return at >= 0 and span.end <= wider[at].end


class Resolver:
    """One run over one text: gathers mentions into groups and joins the groups that are one thing."""

    def __init__(
        self, document: Document, index: TextIndex, names: list[NameMention], control: Control
    ) -> None:
        self.document = document
        self.index = index
        self.control = control
        self.groups: dict[tuple[str, str], Group] = {}
        self._abbreviated: list[tuple[Span, str]] = []
        self._defined: list[tuple[str, Group]] = []
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
        chains = sorted({span for span, _ in self._abbreviated})
        for number, name in enumerate(names):
            if number % 2000 == 0:
                self.control.tick(0.3 * number / max(1, len(names)))
            span = Span(name.start, name.end)
            if _inside(span, chains):
                continue  # 日米, and 日米 of 日米韓: their countries are counted below
            surface = text[name.start : name.end]
            if surface in lexicon():
                continue  # 米 of 米を炊く; where it is a country, it is counted below
            if name.type is NodeType.PERSON and _SURPLUS.search(surface) and _TITLE.match(text, name.end):
                span = Span(name.start, name.end - 1)  # トランプ米|大統領
                surface = surface[:-1]
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
        self._spread(groups)
        self.control.tick(0.62)
        links.by_lexicon(groups, _aliases())
        links.persons(groups, self.index)
        links.places(groups)
        self.control.tick(0.65)
        links.organisations(groups, self.index)
        short_names(groups, self.index, self.control.part(0.66, 0.69))
        links.teams(groups, self.index)
        links.crowds(groups)
        groups += links.events(groups, self.index)
        self.control.tick(0.7)
        members: dict[int, list[Group]] = {}
        for group in groups:
            if group.spans:
                members.setdefault(id(group.root()), []).append(group)
        things = [self._thing(m) for m in self.control.over(list(members.values()), 0.7, 0.9)]
        things.sort(key=lambda t: (t.spans[0], t.labels[0]))
        self._resolve(things, self.control.part(0.9, 0.95))
        self.control.tick(0.95)
        self._add_author(things)
        things.sort(key=lambda t: (t.spans[0], t.labels[0]))
        return things

    def _spread(self, groups: list[Group]) -> None:
        """Find names that brackets defined, and parts of people's names, wherever else they stand."""
        finder = links.Finder()
        for alias, group in self._defined:
            if len(alias) >= 2:
                finder.add(alias, group)
        for group in groups:
            if group.name_class == PERSON and group.spans:
                for part in sorted(links.surname_of(group, self.index)):
                    finder.add(part, group)
        taken = sorted(span for group in groups for span in group.spans)
        for span, group in finder.find(self.index, taken, self.control.part(0.4, 0.6)):
            if group.name_class == PERSON and not self._named_again(span):
                continue
            kind = max(group.types, key=lambda t: group.types[t])
            surface = self.index.text[span.start : span.end]
            other = self.groups.get((group.name_class, fold(surface)))
            (other or group).add(surface, kind, span)
        for group in groups:
            group.spans.sort()

    def _named_again(self, span: Span) -> bool:
        """Whether part of a person's name is that person here: 石破氏, 石破政権, not キリスト教.

        Nor is a common noun: クラシック, where there is a マーク・クラシック.
        """
        tokens = self.index.tokens_of(span.start, span.end) or []
        if all(t.feature.pos2 == "普通名詞" and t.feature.goshu for t in tokens):
            return False
        after = self.index.after(span.end)
        if after is None or after.start != span.end or after.feature.pos1 not in ("名詞", "接尾辞"):
            return True
        role = roles().get(after.surface)
        return (role is not None and role.after) or after.surface in _AFTER_A_PERSON

    def _resolve(self, things: list[Thing], control: Control) -> None:
        """両国, 同社, 前者: give their places to what they stand for.

        They are no names of it: its labels, which the reader is shown, stay without them.
        """
        named = sorted(
            anaphora.Named(span, number, thing.type, _official(thing))
            for number, thing in enumerate(control.over(things, 0.0, 0.2, every=50))
            for span in thing.spans
        )
        more: dict[int, list[Span]] = {}
        for link in anaphora.resolve(self.index, named, control.part(0.2, 0.9)):
            more.setdefault(link.thing, []).append(link.span)
        control.tick(0.9)
        for number, spans in more.items():
            things[number].spans = sorted({*things[number].spans, *spans})

    def _add_author(self, things: list[Thing]) -> None:
        """筆者 and 私 are the author, by the name that the article's furniture gives."""
        places = anaphora.authors(self.index)
        taken = {span for thing in things for span in thing.spans}
        places = [span for span in places if span not in taken]
        if not places:
            return
        text = self.index.text
        words = list(dict.fromkeys(text[s.start : s.end] for s in places))
        name = anaphora.byline(self.document)
        if name is None:
            # A passing 私 of somebody unknown is no actor; who says it again and again is.
            if "筆者" in words or len(places) >= _OFTEN:
                things.append(Thing(NodeType.PERSON, words, places))
            return
        label = text[name.start : name.end]
        for thing in things:
            if thing.type is NodeType.PERSON and label in thing.labels:
                thing.labels += [w for w in words if w not in thing.labels]
                thing.spans = sorted({*thing.spans, name, *places})
                return
        things.append(Thing(NodeType.PERSON, [label, *words], sorted({name, *places})))

    def _define(self, groups: list[Group]) -> None:
        text = self.index.text
        by_key = self.groups
        for group in self.control.over(groups, 0.4, 0.4):
            kind = max(group.types, key=lambda t: group.types[t])
            for span in list(group.spans):
                for definition in definitions_after(
                    self.index, span.end, text[span.start : span.end], group.name_class
                ):
                    alias = text[definition.alias.start : definition.alias.end]
                    other = by_key.get((group.name_class, fold(alias)))
                    if other is not None:
                        join(group, other)
                        at = bisect_left(other.spans, definition.alias)
                        if other.spans[at : at + 1] == [definition.alias]:
                            continue
                    if definition.spread:
                        self._defined.append((alias, group))
                    group.add(alias, kind, definition.alias, 0)

    def _thing(self, groups: list[Group]) -> Thing:
        types: Counter[NodeType] = Counter()
        surfaces: Counter[str] = Counter()
        spans: set[Span] = set()
        for group in groups:
            types.update(group.types)
            surfaces.update(group.surfaces)
            spans.update(group.spans)
        if groups[0].name_class == LOCATION and len(types) > 1:
            types.pop(NodeType.PLACE, None)  # 鳥取, which the text also calls 鳥取県
        kind = max(types, key=lambda t: types[t])
        if kind is NodeType.ORGANIZATION and NodeType.COMPANY in types:
            kind = NodeType.COMPANY  # 塩野義, which the text also calls 塩野義製薬
        labels = sorted(surfaces, key=lambda s: (_HALF_WIDTH.search(s) is not None, -surfaces[s]))
        if groups[0].name_class == LOCATION:
            # 日 and 米 stand for 日本 and 米国 only inside 日米; the node has the whole name.
            mains = {_aliases().get(fold(s)) for s in labels}
            for character, row in lexicon().items():
                if fold(row.name) in mains or labels[0] == character:
                    named = next((s for s in labels if len(s) > 1), row.name)
                    labels = [named, *(s for s in labels if s != named)]
                    break
        elif kind is NodeType.PERSON:
            labels.sort(key=lambda s: -len(_HONORIFIC.sub("", s)) if surfaces[s] else 0)
            # 森下 before 森下さん
            labels.sort(key=lambda s: _HONORIFIC.search(s) is not None)
        label_en = next((name for s in labels if (name := gazetteer.label_en(s, kind))), None)
        return Thing(kind, labels, sorted(spans), label_en)
