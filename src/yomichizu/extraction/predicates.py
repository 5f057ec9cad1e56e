"""Where a sentence says something: verbs, adjectives, copulas and verbal nouns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yomichizu.extraction.analysis import AnalysedSentence, Bunsetsu, Feature, Token


class Kind(StrEnum):
    """What a predicate is. A verbal noun with する is a verb: 輸出|する."""

    VERB = "verb"
    ADJECTIVE = "adjective"  #: 高い, 重要だ
    COPULA = "copula"  #: 都市である
    NOUN = "noun"  #: 侵攻, LNG輸出


class Voice(StrEnum):
    ACTIVE = "active"
    PASSIVE = "passive"  #: 拡大|さ|れる
    CAUSATIVE = "causative"  #: 加速|さ|せる
    CAUSATIVE_PASSIVE = "causative-passive"  #: 待た|さ|れる, 辞任|させ|られる


@dataclass(slots=True)
class Site:
    """One predicate of a sentence.

    ``first``/``last`` are the tokens of the predicate itself (輸出, 減らし), half-open; ``inside`` is
    the index of the first token of a compound before it (LNG in LNG輸出), ``first`` without one.
    ``bunsetsu`` is an index into the sentence's bunsetsu. ``sure`` tells of its ガ: 1 where that depends on
    the predicate or the predicate on that, else the model's probability, 0 where a rule found it.
    """

    bunsetsu: int
    first: int
    last: int
    inside: int
    kind: Kind
    lemma: str
    voice: Voice = Voice.ACTIVE
    sure: float = 0.0


# Verbs that make a verb of the noun before them: 輸出する, 実現できる, ご連絡いたします.
_LIGHT = frozenset(["為る", "出来る", "致す", "為さる", "頂く", "下さる", "願う", "申し上げる"])
# Words before a verbal noun that say how, not what: they belong to the predicate (共同開発, 再検討).
_MANNER = frozenset(
    [
        "共同",
        "相互",
        "直接",
        "間接",
        "緊急",
        "全面",
        "部分",
        "一部",
        "単独",
        "同時",
        "自主",
        "無断",
        "強制",
        "正式",
        "一斉",
        "早期",
        "大幅",
    ]
)
# Deeds that are none without the word before them.
_BOUND = frozenset(["入り", "越し", "離れ", "返り", "上がり", "明け", "乗り", "落ち", "止め", "替え", "込み"])
# What the dictionary takes for deeds and a text nearly always for somebody: 植田総裁, 山田教授.
TITLES = frozenset(
    ["総裁", "教授", "監督", "代表", "主任", "専務", "助教", "総理", "司令", "総監督", "コーチ", "ガイド"]
)
_AFTER_DEEDS = frozenset(["後", "前", "中", "時", "際", "直後", "直前", "以来"])
_NOUNS = frozenset(["名詞", "接頭辞", "接尾辞", "代名詞", "記号", "形状詞"])


def _verbal(feature: Feature) -> bool:
    """A noun that する could follow: 輸出, 拡大."""
    return feature.pos1 == "名詞" and feature.pos3.startswith("サ変")


def sites(sentence: AnalysedSentence) -> list[Site]:
    """The predicates of ``sentence`` in text order. Its bunsetsu must be known."""
    found: list[Site] = []
    tokens = sentence.tokens
    for index, bunsetsu in enumerate(sentence.bunsetsu):
        main = _main(tokens, index, bunsetsu)
        end = main.first if main is not None else bunsetsu.content_end
        for position in range(bunsetsu.first, end):
            if _verbal(tokens[position].feature) and tokens[position].surface not in TITLES:
                found.append(_site(tokens, index, bunsetsu, position, position + 1, Kind.NOUN))
        if main is not None:
            found.append(main)
    return found


def _main(tokens: list[Token], index: int, bunsetsu: Bunsetsu) -> Site | None:
    """The verb, adjective or copula that closes the bunsetsu."""
    if bunsetsu.particle:
        return None  # 大学によって
    end = bunsetsu.content_end
    if bunsetsu.first < end < bunsetsu.last and says_when(tokens, end):
        return _site(tokens, index, bunsetsu, end - 1, end, Kind.VERB)  # 大学を|卒業後
    verb = -1
    for position in range(bunsetsu.first, bunsetsu.last):
        feature = tokens[position].feature
        if feature.pos1 == "動詞":
            if verb < 0 or feature.pos2 != "非自立可能":
                verb = position
                if feature.pos2 != "非自立可能" or position == bunsetsu.first:
                    continue
            before = tokens[position - 1].feature if position > bunsetsu.first else None
            if verb == position and before is not None and before.pos1 in _NOUNS and feature.lemma in _LIGHT:
                return _site(tokens, index, bunsetsu, position - 1, position, Kind.VERB)
            continue
        if verb >= 0:
            break
        if feature.pos1 == "形容詞":
            return _site(tokens, index, bunsetsu, position, position + 1, Kind.ADJECTIVE)
        if feature.pos1 == "助動詞" and position > bunsetsu.first:
            return _nominal(tokens, index, bunsetsu, position)
        if feature.pos1 == "助詞":
            break
    if verb >= 0:
        return _site(tokens, index, bunsetsu, verb, verb + 1, Kind.VERB)
    return None


def says_when(tokens: list[Token], position: int) -> bool:
    """後 of 卒業|後, right behind a deed."""
    return tokens[position].surface in _AFTER_DEEDS and _verbal(tokens[position - 1].feature)


def _nominal(tokens: list[Token], index: int, bunsetsu: Bunsetsu, copula: int) -> Site | None:
    """重要|だ, 都市|で|ある; not the adverb 円滑|に."""
    content = tokens[bunsetsu.content_end - 1].feature
    auxiliary = tokens[copula].feature
    if auxiliary.lemma not in ("だ", "です", "なり", "たり"):
        return None
    if content.pos1 == "形状詞" or content.pos2 == "形状詞的":
        if auxiliary.c_form.startswith("連用形-ニ"):
            return None
        first = copula - 1
        while (
            first > bunsetsu.first and content.pos2 == "形状詞的" and tokens[first].feature.pos1 == "接尾辞"
        ):
            first -= 1
        return _site(tokens, index, bunsetsu, first, copula, Kind.ADJECTIVE)
    if content.pos1 in ("名詞", "代名詞", "接尾辞") and not auxiliary.c_form.startswith("連体形"):
        first = copula - 1
        while first > bunsetsu.first and tokens[first].feature.pos1 == "接尾辞":
            first -= 1
        return _site(tokens, index, bunsetsu, first, copula, Kind.COPULA)
    return None


def _site(tokens: list[Token], index: int, bunsetsu: Bunsetsu, first: int, last: int, kind: Kind) -> Site:
    noun = tokens[first].feature.pos1 != "動詞" and kind in (Kind.VERB, Kind.NOUN)
    if noun:
        while first > bunsetsu.first and tokens[first].feature.pos1 == "接尾辞":
            first -= 1
        if first > bunsetsu.first and tokens[first].surface in _BOUND:
            first -= 1  # 弟子|入りする
        while first > bunsetsu.first and (
            tokens[first - 1].feature.pos1 == "接頭辞" or tokens[first - 1].surface in _MANNER
        ):
            first -= 1
    inside = first
    if kind is not Kind.ADJECTIVE:
        while inside > bunsetsu.first and tokens[inside - 1].feature.pos1 in _NOUNS:
            inside -= 1
    if noun or kind is not Kind.VERB:
        words = [t.surface for t in tokens[first : last - 1]]
        final = tokens[last - 1]
        words.append(final.feature.orth_base if final.feature.pos1 == "形容詞" else final.surface)
        lemma = "".join(words)
    else:
        lemma = tokens[first].feature.orth_base
    voice = _voice(tokens, last, bunsetsu.last) if kind is Kind.VERB else Voice.ACTIVE
    return Site(index, first, last, inside, kind, lemma, voice)


def _voice(tokens: list[Token], start: int, end: int) -> Voice:
    passive = causative = False
    for token in tokens[start:end]:
        if token.feature.pos1 == "助動詞":
            passive = passive or token.feature.lemma in ("れる", "られる")
            causative = causative or token.feature.lemma in ("せる", "させる")
        elif token.feature.pos1 == "助詞" and token.feature.pos2 != "接続助詞":
            break
    if causative:
        return Voice.CAUSATIVE_PASSIVE if passive else Voice.CAUSATIVE
    return Voice.PASSIVE if passive else Voice.ACTIVE
