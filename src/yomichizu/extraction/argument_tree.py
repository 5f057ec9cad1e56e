"""A sentence with its tree and what its predicates have, as the rules for arguments see it."""

from __future__ import annotations

from functools import cache

from yomichizu import assets
from yomichizu.extraction.analysis import AnalysedSentence, Bunsetsu
from yomichizu.extraction.function_words import SILENT, function_words
from yomichizu.extraction.predicates import TITLES, Kind, Site, Voice
from yomichizu.model import CaseRole

EXPLAINED = "lexicons/explained_nouns.tsv"
Filled = dict[CaseRole, list[int]]  #: bunsetsu indices (or arguments.INSIDE) of each case
FARTHEST = 6  #: steps up the tree from a predicate to the clause that its topic belongs to
NAMING = frozenset(["名詞", "接尾辞", "代名詞", "記号"])

_PREDICATIVE = frozenset(["動詞", "形容詞", "助動詞"])
_CASES = frozenset(["を", "に", "で", "と", "から", "へ", "まで", "より"])


@cache
def explained_nouns() -> frozenset[str]:
    """Nouns that a clause explains without saying what they do: 依存を減らす|方針, 技術を守る|ため."""
    lines = (assets.resources() / EXPLAINED).read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if line and line[0] != "#")


class Tree:
    """A sentence, its predicates (``sites``) and their arguments (``filled``, which goes with them)."""

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
        return function_words(self.tokens, self.bunsetsu[number])

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

    def has_subject(self, site: Site) -> bool:
        """Something with が, は or も, but not 協定には."""
        return any(
            marks[-1:] in (["が"], ["は"], ["も"]) and _CASES.isdisjoint(marks[:-1])
            for marks in map(self.marks, self.children[site.bunsetsu])
        )

    def topical(self, number: int) -> bool:
        """委員会は; not 現在は, 国では."""
        phrase = self.bunsetsu[number]
        feature = self.tokens[phrase.content_end - 1].feature
        plain = self.marks(number) == ["は"] and not phrase.particle and feature.pos1 in NAMING
        return plain and not feature.pos3.startswith(("副詞可能", "助数詞"))

    def following(self, number: int) -> str:
        """The next bunsetsu as written."""
        if number + 1 >= len(self.bunsetsu):
            return ""
        phrase = self.bunsetsu[number + 1]
        return "".join(t.surface for t in self.tokens[phrase.first : phrase.last])

    def reaches(self, place: int, target: int) -> bool:
        """Whether the way up the tree leads over nouns alone."""
        for _ in range(FARTHEST):
            place = self.bunsetsu[place].head
            if place < 0 or place >= target:
                return place == target
            if not self.nominal(self.bunsetsu[place]):
                return False
        return False

    def lemma(self, number: int) -> str:
        index = self.main.get(number)
        return "" if index is None else self.sites[index].lemma

    def modified_noun(self, site: Site) -> int:
        """The bunsetsu of the common noun that an active clause modifies; -1 where it has none."""
        phrase = self.bunsetsu[site.bunsetsu]
        if site.kind is not Kind.VERB or site.voice is not Voice.ACTIVE or phrase.head < 0:
            return -1
        last = phrase.last - 1
        while last > phrase.first and self.tokens[last].feature.pos1 in SILENT:
            last -= 1
        ending = self.tokens[last].feature
        if ending.pos1 not in ("動詞", "助動詞") or not ending.c_form.startswith(("連体形", "終止形")):
            return -1
        noun = self.tokens[self.bunsetsu[phrase.head].content_end - 1]
        plain = noun.feature.pos1 == "名詞" and noun.feature.pos2 == "普通名詞" and not self.deed(phrase.head)
        return phrase.head if plain and noun.surface not in explained_nouns() else -1

    def deed(self, number: int) -> bool:
        """監視, 工事; not 監督, and not 技術革新, which is rather a thing."""
        phrase = self.bunsetsu[number]
        noun = self.tokens[phrase.content_end - 1]
        return (
            phrase.content_end == phrase.first + 1
            and noun.feature.pos3.startswith("サ変")
            and noun.surface not in TITLES
        )

    def goes_on(self, number: int) -> bool:
        """参画し、 参画して、: a clause that another one continues."""
        marks = self.marks(number)
        last = self.tokens[self.bunsetsu[number].last - 1]
        if last.feature.pos1 in SILENT:
            last = self.tokens[self.bunsetsu[number].last - 2]
        return marks[-1:] in (
            ["て"],
            ["が"],
            ["けれど"],
            ["つつ"],
            ["ながら"],
        ) or last.feature.c_form.startswith("連用形")

    def also(self, number: int) -> bool:
        """県も; not 今後も."""
        feature = self.tokens[self.bunsetsu[number].content_end - 1].feature
        return self.marks(number) == ["も"] and not feature.pos3.startswith(("副詞可能", "助数詞"))

    def governed_deed(self, number: int, index: int) -> bool:
        """A verbal noun with a case: 試験を."""
        return self.sites[index].kind is Kind.NOUN and bool(self.marks(number))
