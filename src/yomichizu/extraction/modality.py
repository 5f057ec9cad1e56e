"""Polarity and modality of predicates.

The cues stand in a table that a linguist can edit (``lexicons/modality.tsv``). Their scope is the
predicate they follow, the clause they govern (輸出を拡大する方針, 移行することが求められる), and the clauses
coordinated before it (依存を減らし、多角化を進めることができる: both are possible).
Who says so is ``attribution``'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from yomichizu import assets
from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.extraction.attribution import sources_of
from yomichizu.extraction.function_words import SILENT, function_words
from yomichizu.extraction.predicates import Kind, Site, Voice
from yomichizu.lazy import lazy_pattern
from yomichizu.model import Modality, Polarity

_FARTHEST = 4  #: steps from a clause to what judges it

# Not a negation though it says ない: 考えなければならない, 減らさざるを得ない.
_MUST = re.compile(
    r"な(?:けれ|く)(?:ば|ちゃ|ては|て)?(?:なら|いけ)|ね(?:ば)なら|ざるを(?:得|え)|ないと(?:いけ|なら)"
)
# Nor are だけでなく, ばかりでなく, 招きかねない; ではないか asks.
_NOT_ONLY = re.compile(r"かねな|かねま|(?:だけ|ばかり|のみ)(?:で(?:は|も)?)?な[くい]|のみならず")
_ASKS = re.compile(r"(?:では?|じゃ)?な(?:い|かろう)(?:だろう|でしょう)?か")
# In one phrase: 進める|ことができる, 進める|ことができない.
_CAN = re.compile(r"(?:こと|事)(?:が|は|も|を)?(?:でき|出来|可能)")
_CANNOT = re.compile(r"(?:こと|事)(?:が|は|も|を)?(?:でき|出来)(?:ない|な[かく]|ず|ませ)")
# 拡大するのか。 協力するかが, 合意するかどうかは; not the かも of かもしれない.
_QUESTION = re.compile(r"か(?:が|を|は|に|どうか.?|否か.?|について.*)?[。、」』）]*$|[？?]")
# 盗んだ|として逮捕する, 加盟した|とすれば: what is alleged or supposed.
_ALLEGED = lazy_pattern(
    r"^[^。]*?(?:[ただ]と(?:し(?:て(?!も)|、|たら)|すれば|すると)|ると(?:したら|すれば|すると))"
)
_FORMAL = frozenset(["こと", "事", "の", "もの", "点", "旨", "わけ", "訳", "かどうか"])
_COORDINATES = frozenset(["て", "で", "つつ", "し"])


class Judgement(NamedTuple):
    """How a statement is meant. ``source`` is the bunsetsu of who says so, -1 for the text itself."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    source: int = -1


class Cue(NamedTuple):
    """One line of the lexicon."""

    place: str  #: aux noun clause
    cue: str
    modality: Modality
    condition: str  #: "" passive nonpast
    example: str  #: a sentence with * before the predicate that the cue judges


@cache
def cues() -> tuple[Cue, ...]:
    """The lines of ``lexicons/modality.tsv``. Raises ValueError where a line is malformed."""
    lines = []
    path = assets.resources() / "lexicons" / "modality.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 5:
            raise ValueError(f"{path.name}, line {number}: five columns are needed, not {len(columns)}")
        place, cue, modality, condition, example = columns
        lines.append(Cue(place, cue, Modality(modality), condition, example))
    return tuple(lines)


@cache
def _cues_at(place: str) -> dict[str, Cue]:
    return {cue.cue: cue for cue in cues() if cue.place == place}


@dataclass(slots=True)
class _Tail:
    """What follows a predicate in its own phrase."""

    text: str
    negated: bool
    past: bool
    link: str  #: the last particle, "" without one
    modality: Modality | None
    asks: bool
    adnominal: bool  #: may modify a noun: no particle, dictionary form or past
    coordinates: bool  #: 減らし、 減らして、


@dataclass(slots=True)
class Judge:
    """Judges the predicates of sentences; keeps what it learnt about phrase endings."""

    _tails: dict[tuple[int, ...], tuple[_Tail, list[Token]]] = field(default_factory=dict)

    def judge(
        self, sentence: AnalysedSentence, sites: list[Site], subjects: list[int | None]
    ) -> list[Judgement]:
        """One judgement for each of ``sites``; ``subjects`` holds the bunsetsu of each site's ガ."""
        if not sites:
            return []
        view = View(sentence, sites, [self._tail(sentence, site) for site in sites])
        sources = sources_of(view, subjects)
        return [
            Judgement(view.polarity(index), view.modality(index), sources[index])
            for index in range(len(sites))
        ]

    def _tail(self, sentence: AnalysedSentence, site: Site) -> _Tail:
        last = sentence.bunsetsu[site.bunsetsu].last
        tokens = sentence.tokens[site.last : last]
        # Features are shared objects that their tokens keep alive, and these are kept with the entry.
        key = (site.kind is Kind.NOUN, *[id(token.feature) for token in tokens])
        if site.kind is Kind.VERB and sentence.tokens[site.first].feature.pos1 == "動詞":
            key = (2, id(sentence.tokens[site.last - 1].feature), *key)
        entry = self._tails.get(key)
        if entry is None:
            final = sentence.tokens[site.last - 1]
            entry = self._tails[key] = (_read_tail(final, tokens, site.kind), [final, *tokens])
        return entry[0]


def _read_tail(final: Token, tokens: list[Token], kind: Kind) -> _Tail:
    text = "".join(token.surface for token in tokens if token.feature.pos1 != "空白")
    negated = False
    past = False
    supposed = False  # やめれ|ば, なっ|たら, 合意|なら
    link = ""
    form = final.feature.c_form
    volition = form.startswith("意志推量形")
    for token in tokens:
        feature = token.feature
        if feature.pos1 == "助動詞":
            negated = negated or feature.lemma in ("ない", "ず", "まい")
            past = past or feature.lemma == "た"
            supposed = supposed or feature.c_form.startswith("仮定形")
        elif feature.pos1 == "形容詞" and feature.lemma == "無い":
            negated = True
        elif feature.pos1 == "助詞":
            link = token.surface
            supposed = supposed or link == "ば"
            continue
        elif feature.pos1 in SILENT:
            continue
        link = ""
        form = feature.c_form
        volition = volition or form.startswith("意志推量形")
    must = _MUST.search(text) is not None
    asks = _QUESTION.search(text) is not None
    if must or _NOT_ONLY.search(text) or (asks and _ASKS.search(text)):
        negated = False
    modality: Modality | None = None
    for cue in _cues_at("aux").values():
        if cue.cue in text and (kind is not Kind.NOUN or cue.modality is Modality.NECESSARY):
            modality = cue.modality
            break
    else:
        if volition:
            modality = Modality.PLANNED
        elif supposed and not must and kind is not Kind.NOUN:
            modality = Modality.POSSIBLE
    bare = link == "" and kind is not Kind.NOUN
    return _Tail(
        text,
        negated,
        past,
        link,
        modality,
        asks,
        bare and form.startswith(("連体形", "終止形")),
        (bare and form.startswith("連用形")) or link in _COORDINATES,
    )


@dataclass(slots=True)
class View:
    """One sentence as the judge sees it."""

    sentence: AnalysedSentence
    sites: list[Site]
    tails: list[_Tail]
    main: dict[int, int] = field(default_factory=dict)  #: bunsetsu -> index of its last site
    known: dict[int, Modality] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, site in enumerate(self.sites):
            self.main[site.bunsetsu] = index

    def closes(self, index: int) -> bool:
        """Whether the site ends the content of its bunsetsu: what follows is about it."""
        site = self.sites[index]
        bunsetsu = self.sentence.bunsetsu[site.bunsetsu]
        return site.last >= bunsetsu.content_end or self.tails[index].text[:1] in "化性"

    def noun(self, bunsetsu: int) -> str:
        """The last content word of a bunsetsu as written, with a suffix: 必要|性."""
        phrase = self.sentence.bunsetsu[bunsetsu]
        tokens = self.sentence.tokens
        last = phrase.content_end - 1
        word = tokens[last].surface
        if tokens[last].feature.pos1 == "接尾辞" and last > phrase.first:
            word = tokens[last - 1].surface + word
        return word

    def particle(self, bunsetsu: int) -> str:
        """All that follows the content of a bunsetsu, as written, without punctuation."""
        phrase = self.sentence.bunsetsu[bunsetsu]
        return "".join(function_words(self.sentence.tokens, phrase))

    def governor(self, index: int) -> tuple[int, bool]:
        """(bunsetsu of what judges the clause of a site, whether as a modified noun); (-1, False) none.

        Formal nouns are passed over: 移行する|ことが|求め|られている → 求め.
        """
        site, tail = self.sites[index], self.tails[index]
        head = self.sentence.bunsetsu[site.bunsetsu].head
        if head < 0:
            return -1, False
        if site.kind is Kind.NOUN:
            if not self.closes(index):
                return -1, False
            return (head, True) if tail.link == "の" else (head, False)
        if tail.link == "" and tail.adnominal and not tail.text.endswith(("よう", "ように")):
            for _ in range(_FARTHEST):
                if self.noun(head) not in _FORMAL or self.sentence.bunsetsu[head].head < 0:
                    break
                if self.main.get(head) is not None and self.particle(head)[:1] in ("だ", "で"):
                    break
                joined = self.particle(head) == "の"  # 実現する|ことの|重要性 is 実現する|重要性
                head = self.sentence.bunsetsu[head].head
                return head, joined
            return head, True
        if tail.link in ("と", "が", "を", "は", "も", "に", "か", "で", "よう") or tail.text.endswith(
            "よう"
        ):
            nominal = "の" in tail.text or "か" in tail.text or tail.link in ("と",) or "よう" in tail.text
            return (head, False) if nominal else (-1, False)
        return -1, False

    def polarity(self, index: int) -> Polarity:
        """Negated when the predicate's own ending, or what governs its clause, denies it."""
        tail, site = self.tails[index], self.sites[index]
        negated = tail.negated and _MUST.search(self._following(index)) is None
        head = self.sentence.bunsetsu[site.bunsetsu].head
        if not negated and head >= 0 and (other := self.main.get(head)) is not None and other != index:
            judge, deny = self.sites[other], self.tails[other]
            link = tail.link
            if site.kind is Kind.NOUN and self.closes(index):
                # 輸出は|しない, 協力が|ない, 合意は|できない
                light = judge.lemma in ("する", "行う", "できる", "出来る", "なされる")
                negated = (light and deny.negated and link in ("は", "も", "を", "が", "")) or (
                    judge.lemma in ("ない", "無い", "なし") and link in ("が", "は", "も", "の")
                )
            elif tail.text.endswith(("はし", "もし")):
                negated = deny.negated
        if not negated and head >= 0 and tail.adnominal and site.kind is not Kind.NOUN:
            negated = self._denied(head)
        return Polarity.NEGATED if negated else Polarity.AFFIRMED

    def _text(self, bunsetsu: int) -> str:
        phrase = self.sentence.bunsetsu[bunsetsu]
        return "".join(t.surface for t in self.sentence.tokens[phrase.first : phrase.last])

    def _denied(self, head: int) -> bool:
        """A clause is denied by what follows its noun: ことなく, わけではない, 可能性はない."""
        noun = self.noun(head)
        if _CANNOT.match(self._text(head)):
            return True
        if noun not in _FORMAL and noun not in ("可能性", "つもり", "予定", "考え", "方針", "必要"):
            return False
        if noun == "必要":
            return False  # 必要はない denies the need, not the deed
        phrase = self.sentence.bunsetsu[head]
        own = "".join(t.surface for t in self.sentence.tokens[phrase.content_end : phrase.last])
        if re.match(r"(?:で(?:は|も)|じゃ|が|は|も)?な(?:い|く|かった)", own) and not _ASKS.search(own):
            return not _NOT_ONLY.search(own)
        judge = self.main.get(phrase.head) if phrase.head >= 0 else None
        if judge is None or self.particle(head) not in ("が", "は", "も", "を", ""):
            return False
        site, tail = self.sites[judge], self.tails[judge]
        if site.lemma in ("ない", "無い"):
            return True
        return tail.negated and site.lemma in ("できる", "出来る", "する", "ある", "いう", "なる")

    def modality(self, index: int) -> Modality:
        """Of a site: its own ending, what governs its clause, the clause it is coordinated with."""
        if index in self.known:
            return self.known[index]
        self.known[index] = Modality.ASSERTED  # in case the tree leads back here
        found = self._modality(index)
        self.known[index] = found
        return found

    def _modality(self, index: int) -> Modality:
        site, tail = self.sites[index], self.tails[index]
        if site.kind is Kind.NOUN and not self.closes(index):
            return self._compound(index)
        if _MUST.search(self._following(index)):
            return Modality.NECESSARY
        if tail.asks and site.kind is not Kind.NOUN:
            return Modality.QUESTIONED
        if "と" in tail.text and site.kind is not Kind.NOUN and _ALLEGED.match(self._following(index)):
            return Modality.POSSIBLE
        if tail.modality is not None:
            return tail.modality
        if site.kind is Kind.NOUN and tail.text.startswith(("予定", "計画", "方針", "案")):
            return Modality.PLANNED
        parent = self.sentence.bunsetsu[site.bunsetsu].head
        if (tail.adnominal or tail.coordinates) and parent >= 0 and _CAN.match(self._text(parent)):
            return Modality.POSSIBLE
        head, modified = self.governor(index)
        if head >= 0:
            return self._governed(index, head, modified) or Modality.ASSERTED
        other = self.main.get(parent)
        if tail.coordinates and other is not None and other != index and not self.tails[index].past:
            if self.sites[other].kind is Kind.NOUN:
                return self.modality(other) if self.closes(other) else Modality.ASSERTED
            return self.modality(other)
        return Modality.ASSERTED

    def _compound(self, index: int) -> Modality:
        """輸出計画, 訪問予定: the noun after it in the compound."""
        following = self.sentence.tokens[self.sites[index].last].surface
        cue = _cues_at("noun").get(following)
        return cue.modality if cue is not None and cue.condition == "nonpast" else Modality.ASSERTED

    def _following(self, index: int) -> str:
        """The ending, with the next phrase where they belong together: 減らさ|なければ|ならない."""
        tail = self.tails[index]
        bunsetsu = self.sentence.bunsetsu
        place = self.sites[index].bunsetsu
        if tail.text.endswith(("ば", "は", "と", "を", "て")) and place + 1 < len(bunsetsu):
            phrase = bunsetsu[place + 1]
            return tail.text + "".join(t.surface for t in self.sentence.tokens[phrase.first : phrase.last])
        return tail.text

    def _governed(self, index: int, head: int, modified: bool) -> Modality | None:
        tail = self.tails[index]
        if modified:
            cue = _cues_at("noun").get(self.noun(head))
            if cue is not None and not (cue.condition == "nonpast" and tail.past):
                return cue.modality
            return None
        other = self.main.get(head)
        for word in (self.sites[other].lemma if other is not None else "", self.noun(head)):
            cue = _cues_at("clause").get(word)
            if cue is None:
                continue
            # 輸出促進が決定された is as much a plan as 促進することが決定された; other nouns may be deeds.
            done = self.sites[index].kind is Kind.NOUN and cue.cue not in ("決定", "決める", "決まる", "約束")
            if cue.condition == "nonpast" and (tail.past or done):
                return None
            if cue.condition == "passive" and (other is None or self.sites[other].voice is not Voice.PASSIVE):
                return None
            if self.sites[index].kind is Kind.NOUN and tail.link not in ("が", "を", "は", "も", "に", "へ"):
                return None
            return cue.modality
        return None
