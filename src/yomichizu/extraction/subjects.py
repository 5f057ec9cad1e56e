"""Arguments, subjects above all, that the model leaves open and the sentence's structure still shows.

Its corpus is small; what these rules add was measured on its dev split.
"""

from __future__ import annotations

from functools import cache

from yomichizu import assets
from yomichizu.extraction import arguments
from yomichizu.extraction.analysis import AnalysedSentence, Bunsetsu
from yomichizu.extraction.attribution import alleges, observing, speech_verbs
from yomichizu.extraction.predicates import Kind, Site, Voice
from yomichizu.extraction.relation_lexicon import lexicon
from yomichizu.model import CaseRole

EXPLAINED = "lexicons/explained_nouns.tsv"
Filled = dict[CaseRole, list[int]]  #: bunsetsu indices (or arguments.INSIDE) of each case

_PREDICATIVE = frozenset(["動詞", "形容詞", "助動詞"])
_CASES = frozenset(["を", "に", "で", "と", "から", "へ", "まで", "より"])
_NAMING = frozenset(["名詞", "接尾辞", "代名詞", "記号"])
_PLANS = frozenset(
    ["方針", "予定", "計画", "見通し", "見込み", "意向", "考え", "構え", "構想", "狙い", "可能性", "必要"]
)
_SILENT = ("補助記号", "空白")
_TAKEN = (CaseRole.GA, CaseRole.WO, CaseRole.NI)  #: cases that a verb keeps from the deed it governs
_FARTHEST = 6  #: steps up the tree from a predicate to the clause that its topic belongs to


@cache
def explained_nouns() -> frozenset[str]:
    """Nouns that a clause explains without saying what they do: 依存を減らす|方針, 技術を守る|ため."""
    lines = (assets.resources() / EXPLAINED).read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if line and line[0] != "#")


def complete(
    sentence: AnalysedSentence, sites: list[Site], filled: list[Filled], coordinated: dict[int, list[int]]
) -> None:
    """Add the ガ, and names in ニ, of predicates that have none.

    ``filled`` goes with ``sites``; ``coordinated`` holds what is coordinated with each bunsetsu.
    """
    view = _View(sentence, sites, filled)
    for site, cases in zip(sites, filled, strict=True):
        if site.kind is Kind.VERB and CaseRole.NI not in cases:
            view.receivers(site, cases)
        if site.kind is Kind.VERB and CaseRole.WO not in cases:
            view.objects(site, cases)
        if view.explains(site, cases):
            del cases[CaseRole.GA]
        elif view.borrows(site, cases):
            cases[CaseRole.GA] = [sentence.bunsetsu[site.bunsetsu].head]
        named = view.named(site, cases)
        if named is not None:
            _withdraw(named, cases)
            cases[CaseRole.GA] = expand(named, coordinated, site.bunsetsu)
        if (topic := view.governed(site, cases)) is not None:
            cases[CaseRole.WO] = expand(topic, coordinated, site.bunsetsu)
    open_ = [index for index, cases in enumerate(filled) if CaseRole.GA not in cases]
    for index in open_:
        site = sites[index]
        if site.kind is Kind.NOUN and not view.closes(site):
            found = view.possessor(site, filled[index])
        elif site.kind in (Kind.VERB, Kind.NOUN):
            found = view.marked(site, filled[index])
            if found is None and (found := view.speaker(site)) is not None:
                _withdraw(found, filled[index])  # 委員会は|…|認定した: who says it is not what is said
            if found is None:
                found = view.modified(site, filled[index])
            if found is None:
                found = view.clause_before(site)
            if found is None:
                found = view.topic(site, filled[index])
        else:
            continue
        if found is not None and not any(found in targets for targets in filled[index].values()):
            filled[index][CaseRole.GA] = expand(found, coordinated, site.bunsetsu)
    for site, cases in zip(sites, filled, strict=True):
        if site.kind is Kind.NOUN:
            view.keep_apart(site, cases)
        if CaseRole.GA not in cases:
            continue
        if view.alleged(site, cases[CaseRole.GA]):
            del cases[CaseRole.GA]
        elif (observer := view.observer(site, cases[CaseRole.GA])) is not None:
            _withdraw(cases[CaseRole.GA][0], filled[observer])
            filled[observer].setdefault(CaseRole.GA, cases.pop(CaseRole.GA))


def _withdraw(target: int, cases: Filled) -> None:
    """Take the roles from ``cases`` that ``target`` was given."""
    for role in [role for role, targets in cases.items() if target in targets]:
        del cases[role]


def expand(target: int, coordinated: dict[int, list[int]], site: int) -> list[int]:
    """``target`` and all that is coordinated with it, in text order, but never the predicate itself.

    Of the noun that a clause modifies only what follows the clause: not 鉄道 in 鉄道や、|AIを|用いた|物流.
    """
    found = [target]
    if target >= 0:
        for member in found:
            found.extend(o for o in coordinated.get(member, ()) if o != site and (target < site or o > site))
    return sorted(found)


class _View:
    """A sentence with its tree."""

    def __init__(self, sentence: AnalysedSentence, sites: list[Site], filled: list[Filled]) -> None:
        self.tokens = sentence.tokens
        self.bunsetsu = sentence.bunsetsu
        self.children: list[list[int]] = [[] for _ in sentence.bunsetsu]
        for number, phrase in enumerate(sentence.bunsetsu):
            if phrase.head >= 0:
                self.children[phrase.head].append(number)
        self.main = {site.bunsetsu: index for index, site in enumerate(sites)}
        self.sites, self.filled = sites, filled

    def marks(self, number: int) -> list[str]:
        phrase = self.bunsetsu[number]
        tokens = self.tokens[phrase.content_end : phrase.last]
        return [t.surface for t in tokens if t.feature.pos1 not in _SILENT]

    def nominal(self, phrase: Bunsetsu) -> bool:
        if self.tokens[phrase.content_end - 1].feature.pos1 in _PREDICATIVE:
            return False
        rest = self.tokens[phrase.content_end : phrase.last]
        return bool(phrase.particle) or not any(t.feature.pos1 == "動詞" for t in rest)

    def closes(self, site: Site) -> bool:
        """A verbal noun that ends the sentence or a clause: 供給契約を|締結。"""
        phrase = self.bunsetsu[site.bunsetsu]
        ends = site.last >= phrase.content_end and not self.marks(site.bunsetsu)
        return ends and (phrase.head < 0 or phrase.parallel)

    def possessor(self, site: Site, cases: Filled) -> int | None:
        """ロシアの|ウクライナ|侵攻: who does to Ukraine what the noun says."""
        phrase = self.bunsetsu[site.bunsetsu]
        before = self.tokens[site.first - 1] if site.inside < site.first else None
        if cases.get(CaseRole.WO) != [arguments.INSIDE] or site.last < phrase.content_end:
            return None
        if before is None or before.feature.pos2 != "固有名詞":
            return None
        for child in self.children[site.bunsetsu]:
            if self.marks(child) == ["の"] and self.nominal(self.bunsetsu[child]):
                return child
        return None

    def _has_subject(self, site: Site) -> bool:
        """Something with が, は or も, but not 協定には."""
        return any(
            marks[-1:] in (["が"], ["は"], ["も"]) and _CASES.isdisjoint(marks[:-1])
            for marks in map(self.marks, self.children[site.bunsetsu])
        )

    def explains(self, site: Site, cases: Filled) -> bool:
        """輸出を|拡大する|方針, 埠頭を|延ばす|工事: the plan does not export; but 起きた|事件 did happen.

        Nor does it do what goes before: 反発し、|訴える|構え.
        """
        agents = cases.get(CaseRole.GA, [])
        if site.kind is not Kind.VERB or site.voice is not Voice.ACTIVE or len(agents) != 1:
            return False
        head = self.bunsetsu[site.bunsetsu].head
        if agents[0] <= site.bunsetsu:
            return False
        noun = self.tokens[self.bunsetsu[agents[0]].content_end - 1].surface
        if noun in _PLANS:
            return True
        return agents[0] == head and noun in explained_nouns() and CaseRole.WO in cases

    def borrows(self, site: Site, cases: Filled) -> bool:
        """社は|…|病気に|効く|薬を|試した: the topic of the sentence for what the clause's own noun does.

        So too where the clause has its object: 製造を|請け負う|会社を|買った.
        """
        agents = cases.get(CaseRole.GA, [])
        if site.kind is not Kind.VERB or len(agents) != 1 or agents[0] < 0:
            return False
        head = self._modified_noun(site)
        topic = self.bunsetsu[agents[0]]
        outside = agents[0] < site.bunsetsu and (topic.head > head or topic.head < 0)
        return head >= 0 and outside and self.marks(agents[0])[-1:] == ["は"] and not self._has_subject(site)

    def named(self, site: Site, cases: Filled) -> int | None:
        """大会は|…|浦和が|2位の|鹿島を|破った: a noun with が, hung on a noun, before the topic.

        And of two topics the nearer: 改ざんは|発覚し、|委員会は|…|認定した.
        """
        agents = cases.get(CaseRole.GA, [])
        topic = agents[0] if agents else max(-1, site.bunsetsu - _FARTHEST)
        if site.kind is not Kind.VERB or (agents and self.marks(topic)[-1:] != ["は"]):
            return None
        if agents and (said := self.speaker(site)) is not None and topic < said:
            return said
        for place in range(site.bunsetsu - 1, topic, -1):
            phrase = self.bunsetsu[place]
            if self.marks(place) == ["が"] and self.tokens[phrase.content_end - 1].feature.pos1 in _NAMING:
                return place if self._reaches(place, site.bunsetsu) else None
            if agents and place != topic and phrase.head == site.bunsetsu and self._topical(place):
                return place
            if agents and self._joins(place, topic, site, cases):
                return place
            index = self.main.get(place)
            if index is not None and self.sites[index].kind is not Kind.NOUN:
                return None
        return None

    def _joins(self, place: int, topic: int, site: Site, cases: Filled) -> bool:
        """作品は|公開され、|配給会社も|上映権を|買った: who does so too, once the topic's clause is over."""
        taken = {target for targets in cases.values() for target in targets}
        over = any(
            topic < n < place and self._goes_on(n) for n in self.children[site.bunsetsu] if n in self.main
        )
        plain = CaseRole.WO in cases and place not in taken and self.nominal(self.bunsetsu[place])
        return over and plain and self.bunsetsu[place].head == site.bunsetsu and self._also(place)

    def _topical(self, number: int) -> bool:
        """委員会は; not 現在は, 国では."""
        phrase = self.bunsetsu[number]
        feature = self.tokens[phrase.content_end - 1].feature
        plain = self.marks(number) == ["は"] and not phrase.particle and feature.pos1 in _NAMING
        return plain and not feature.pos3.startswith(("副詞可能", "助数詞"))

    def alleged(self, site: Site, agents: list[int]) -> bool:
        """データを|改ざんしたと|して、|省は|検査した: who says so did not do it; its clause tells who."""
        place = site.bunsetsu
        if site.kind is not Kind.VERB or not alleges("".join(self.marks(place)), self._following(place)):
            return False
        return all(self.bunsetsu[a].head != place for a in agents if a >= 0)

    def _following(self, number: int) -> str:
        """The next bunsetsu as written."""
        if number + 1 >= len(self.bunsetsu):
            return ""
        phrase = self.bunsetsu[number + 1]
        return "".join(t.surface for t in self.tokens[phrase.first : phrase.last])

    def _reaches(self, place: int, target: int) -> bool:
        """Whether the way up the tree leads over nouns alone."""
        for _ in range(_FARTHEST):
            place = self.bunsetsu[place].head
            if place < 0 or place >= target:
                return place == target
            if not self.nominal(self.bunsetsu[place]):
                return False
        return False

    def keep_apart(self, site: Site, cases: Filled) -> None:
        """Take from a deed with a case what goes with the verb over it: 軍は|搬入を|妨げる.

        Who decides on a deed, begins or does it keeps them: 社は|調達先の|確保を|急ぐ.
        """
        place = site.bunsetsu
        head = self.bunsetsu[place].head
        verb = self.main.get(head)
        if self.closes(site) or verb is None or self.sites[verb].lemma in lexicon().shares:
            return
        for role in _TAKEN:
            for target in [t for t in cases.get(role, ()) if t >= 0 and self.bunsetsu[t].head != place]:
                cases[role].remove(target)
            if role in cases and not cases[role]:
                del cases[role]

    def speaker(self, site: Site) -> int | None:
        """首相は|協力すると|述べた: the topic that the parser gave to what is said."""
        if site.lemma not in speech_verbs():
            return None
        for child in self.children[site.bunsetsu]:
            index = self.main.get(child)
            if index is None or self.marks(child)[-1:] != ["と"] or self.sites[index].kind is Kind.NOUN:
                continue
            for target in self.filled[index].get(CaseRole.GA, ()):
                if (
                    0 <= target < child
                    and self.marks(target)[-1:] == ["は"]
                    and self.bunsetsu[target].head == child
                ):
                    return target
            taken = {target for targets in self.filled[index].values() for target in targets}
            for target in self.children[child]:  # 報道官は|制裁が|妨げに|なると|反発した
                if (
                    self.marks(target) == ["は"]
                    and target not in taken
                    and self.nominal(self.bunsetsu[target])
                ):
                    return target
        return None

    def observer(self, site: Site, agents: list[int]) -> int | None:
        """教授は|海に|放てば|生態系を|壊すと|警告する: the site of the one who sees what others do."""
        if not all(0 <= a < site.bunsetsu and self.marks(a)[-1:] == ["は"] for a in agents):
            return None
        place = observing(site.bunsetsu, self.bunsetsu, self.marks, self._lemma)
        return self.main[place] if place >= 0 else None

    def _lemma(self, number: int) -> str:
        index = self.main.get(number)
        return "" if index is None else self.sites[index].lemma

    def receivers(self, site: Site, cases: Filled) -> None:
        """イスラエルに|停戦を|求める: a name with に that the model passed over."""
        taken = {target for targets in cases.values() for target in targets}
        for child in self.children[site.bunsetsu]:
            phrase = self.bunsetsu[child]
            name = self.tokens[phrase.content_end - 1].feature.pos2 == "固有名詞"
            if name and self.marks(child)[:1] == ["に"] and child not in taken and not phrase.particle:
                cases.setdefault(CaseRole.NI, []).append(child)

    def objects(self, site: Site, cases: Filled) -> None:
        """常連客と|会議を|開く: what has を right before a verb that the model gave no object."""
        place = site.bunsetsu - 1
        if place not in self.children[site.bunsetsu] or self.marks(place) != ["を"]:
            return
        if not any(place in targets for targets in cases.values()) and self.nominal(self.bunsetsu[place]):
            cases[CaseRole.WO] = [place]

    def governed(self, site: Site, cases: Filled) -> int | None:
        """同社は|2021年に|学生が|設立した: the topic beside a subject of its own is what the verb governs."""
        agents = cases.get(CaseRole.GA, [])
        plain = site.kind is Kind.VERB and site.voice is Voice.ACTIVE and CaseRole.WO not in cases
        if (
            not plain
            or site.lemma not in lexicon().governs
            or not any(self.marks(a) == ["が"] for a in agents)
        ):
            return None
        taken = {target for targets in cases.values() for target in targets}
        for child in self.children[site.bunsetsu]:
            phrase = self.bunsetsu[child]
            content = self.tokens[phrase.content_end - 1].feature
            if (
                child < min(agents)
                and child not in taken
                and self.marks(child) == ["は"]
                and self.nominal(phrase)
                and not phrase.particle
                and not content.pos3.startswith(("副詞可能", "助数詞"))
            ):
                return child
        return None

    def marked(self, site: Site, cases: Filled) -> int | None:
        """ボーイングも|工場を|置く: は or も on what is nothing else, where nothing has が."""
        taken = {target for targets in cases.values() for target in targets}
        found = None
        for child in self.children[site.bunsetsu]:
            marks = self.marks(child)
            if "が" in marks:
                return None
            content = self.tokens[self.bunsetsu[child].content_end - 1].feature
            fits = marks in (["は"], ["も"]) and self.nominal(self.bunsetsu[child]) and child not in taken
            if (
                fits
                and not self.bunsetsu[child].particle
                and not content.pos3.startswith(("副詞可能", "助数詞"))
            ):
                found = child if found is None else found
        return found if CaseRole.WO in cases or CaseRole.NI in cases or site.lemma in speech_verbs() else None

    def modified(self, site: Site, cases: Filled) -> int | None:
        """経済安全保障を|支える|技術革新: a clause with its object but no subject says what its noun does."""
        head = self._modified_noun(site)
        objects = [n for n in cases.get(CaseRole.WO, ()) if n in self.children[site.bunsetsu]]
        return head if head >= 0 and objects and not self._has_subject(site) else None

    def _modified_noun(self, site: Site) -> int:
        """The bunsetsu of the common noun that an active clause modifies; -1 where it has none."""
        phrase = self.bunsetsu[site.bunsetsu]
        if site.kind is not Kind.VERB or site.voice is not Voice.ACTIVE or phrase.head < 0:
            return -1
        last = phrase.last - 1
        while last > phrase.first and self.tokens[last].feature.pos1 in _SILENT:
            last -= 1
        ending = self.tokens[last].feature
        if ending.pos1 not in ("動詞", "助動詞") or not ending.c_form.startswith(("連体形", "終止形")):
            return -1
        noun = self.tokens[self.bunsetsu[phrase.head].content_end - 1]
        plain = noun.feature.pos1 == "名詞" and noun.feature.pos2 == "普通名詞"
        return phrase.head if plain and noun.surface not in explained_nouns() else -1

    def clause_before(self, site: Site) -> int | None:
        """企業が|参画し、|契約を|締結: the subject of the clause that this one goes on from."""
        if self._has_subject(site):
            return None
        for child in reversed(self.children[site.bunsetsu]):
            index = self.main.get(child)
            if index is None or self.sites[index].kind is not Kind.VERB or not self._goes_on(child):
                continue
            for target in self.filled[index].get(CaseRole.GA, ()):
                if 0 <= target < child and {"が", "は"} & set(self.marks(target)):
                    return target
        return None

    def _goes_on(self, number: int) -> bool:
        """参画し、 参画して、: a clause that another one continues."""
        marks = self.marks(number)
        last = self.tokens[self.bunsetsu[number].last - 1]
        if last.feature.pos1 in _SILENT:
            last = self.tokens[self.bunsetsu[number].last - 2]
        return marks[-1:] in (
            ["て"],
            ["が"],
            ["けれど"],
            ["つつ"],
            ["ながら"],
        ) or last.feature.c_form.startswith("連用形")

    def topic(self, site: Site, cases: Filled) -> int | None:
        """日本は|…|減らし、…|進める|ことが|できる: the topic of the clause that a formal noun carries."""
        if self._has_subject(site) or (site.kind is Kind.NOUN and not self.closes(site)):
            return None
        place = site.bunsetsu
        for _ in range(_FARTHEST):
            head = self.bunsetsu[place].head
            if head < 0:
                return None
            content = self.tokens[self.bunsetsu[head].content_end - 1]
            if self.nominal(self.bunsetsu[head]) and content.feature.pos1 == "名詞":
                carries = content.surface in explained_nouns()
                deed = self.main.get(head)
                if not carries and (deed is None or (CaseRole.WO not in cases and self._object(head, deed))):
                    return None  # 病気に|効く|薬の|試験を: what the clause says, it says of the noun
            for child in reversed(self.children[head]):
                if (
                    child < site.bunsetsu
                    and (self.marks(child) == ["は"] or self._also(child))
                    and self.nominal(self.bunsetsu[child])
                ):
                    return child
            place = head
        return None

    def _object(self, number: int, index: int) -> bool:
        """A verbal noun with a case: 試験を."""
        return self.sites[index].kind is Kind.NOUN and bool(self.marks(number))

    def _also(self, number: int) -> bool:
        """県も; not 今後も."""
        feature = self.tokens[self.bunsetsu[number].content_end - 1].feature
        return self.marks(number) == ["も"] and not feature.pos3.startswith(("副詞可能", "助数詞"))
