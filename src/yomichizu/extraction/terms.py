"""Candidate terms: runs of nouns (経済安全保障, 再生可能エネルギー) in the tokens of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from yomichizu.assets import resources
from yomichizu.extraction.analysis import Feature, Token

# What a token may be in a run: bits of a mask.
NOUN = 1  #: stands anywhere
LINK = 2  #: only between nouns: 可能 of 再生可能エネルギー, 的 of 国際的枠組み, ・ of カーボン・ニュートラル
FRONT = 4  #: only before a noun: 新技術, 非正規雇用
BACK = 8  #: only after a noun: 強靭化, 供給網
VERBAL = 16  #: a noun that is also a verb (サ変): weak by itself
ADVERBIAL = 32  #: 今後, 現在: not by itself
NUMBER = 64
COUNTER = 128  #: 年間, 度: drops off after a number
STEM = 256  #: 働き of 働き方

LONGEST = 8  #: tokens of a term
_WIDEST = 24  #: tokens of a run in which terms are looked for

_LATIN_OR_KATAKANA = re.compile(r"[A-Za-zÀ-ɏ]|[ァ-ヺー]+")
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_HIRAGANA = re.compile(r"[ぁ-ん]+")
_UNIT = re.compile(r"(?:[mkcμ]?[gmlLtWVA]|[kMGT]?[BW]h?|[kMG]?Hz|cc|ha|ppm|ppb|[kM]?bps|hPa|cal|kcal)")
_WORD = re.compile(r"\w")


_WHERE = ("alone", "common", "first", "last", "never", "light")


class Run(NamedTuple):
    """A run of noun tokens: ``first``..``last`` are token indices of the sentence (half-open)."""

    first: int
    last: int


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """``lexicons/stopterms.tsv``: for each place where a word must not stand, the words."""
    table: dict[str, set[str]] = {
        where: set() for where in ("alone", "common", "first", "last", "never", "light")
    }
    for line in (resources() / "lexicons" / "stopterms.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            where, words, *_ = line.split("\t")
            table[where].update(words.split())
    return {where: frozenset(words) for where, words in table.items()}


def role_of(feature: Feature, surface: str) -> int:
    """The mask of one token; 0 where a run must end."""
    pos1, pos2, pos3 = feature.pos1, feature.pos2, feature.pos3
    if pos1 == "名詞":
        if pos2 == "数詞":
            return NUMBER
        if pos2 == "助動詞語幹":
            return 0
        mask = NOUN
        if surface in stop_words()["never"]:
            return 0
        if pos3 == "サ変可能":
            mask |= VERBAL
        elif pos3 == "副詞可能":
            mask |= ADVERBIAL
        elif pos3 == "助数詞可能":
            mask |= COUNTER
        return mask if _WORD.match(surface) else 0
    if pos1 == "接尾辞":
        if pos2 == "名詞的" and surface in stop_words()["never"] and _HIRAGANA.fullmatch(surface):
            return 0  # 各校とも|投手起用, 煮汁ごと|冷蔵庫; but 働き|方
        if pos2 == "名詞的":
            return BACK | COUNTER if pos3 == "助数詞" else BACK
        return LINK if surface == "的" else 0
    if pos1 == "接頭辞":
        return 0 if surface in stop_words()["first"] else FRONT
    if pos1 == "形状詞" and pos2 == "一般":
        return LINK | FRONT
    if pos1 == "補助記号" or pos1 == "記号":
        if pos2 == "文字" and _WORD.match(surface):
            return NOUN
        return LINK if surface in "・･-‐=+/" else 0
    if pos1 == "動詞" and feature.c_form.startswith("連用形") and len(surface) >= 2:
        return STEM
    return 0


class RunFinder:
    """Finds the runs of sentences; remembers what each dictionary entry may do."""

    def __init__(self) -> None:
        self._roles: dict[int, int] = {}
        self._kept: list[Feature] = []  # keeps the ids valid
        stop = stop_words()
        self._first, self._last = stop["first"], stop["last"]

    def roles(self, tokens: list[Token]) -> list[int]:
        """The mask of every token."""
        known = self._roles
        result = []
        for token in tokens:
            feature = token.feature
            role = known.get(id(feature))
            if role is None:
                role = known[id(feature)] = role_of(feature, token.surface)
                self._kept.append(feature)
            result.append(role)
        return result

    def runs(self, tokens: list[Token], roles: list[int]) -> Iterator[Run]:
        """The longest runs, trimmed to what may begin and end a term."""
        count = len(tokens)
        at = 0
        while at < count:
            if not roles[at]:
                at += 1
                continue
            first = at
            end = tokens[at].start
            while at < count and roles[at] and tokens[at].start == end:
                if roles[at] == STEM and not _goes_on(tokens, roles, at, at == first):
                    break
                if tokens[at].surface in "・･" and not _one_word(tokens, at):
                    break
                end = tokens[at].end
                at += 1
            if at == first:
                at += 1
                continue
            yield from self._trimmed(tokens, roles, first, at)

    def _trimmed(self, tokens: list[Token], roles: list[int], first: int, last: int) -> Iterator[Run]:
        """The run ``first``..``last`` cut at numbers with their counters, without loose ends."""
        start = first
        at = first
        while at <= last:
            number = at < last and roles[at] & NUMBER and not self._fused(tokens, roles, at, first, last)
            if at == last or number:
                run = self._trim(tokens, roles, start, at)
                if run is not None:
                    yield run
                at += 1
                while (
                    number
                    and at < last
                    and (
                        roles[at] & (COUNTER | NUMBER) or _UNIT.fullmatch(tokens[at].surface)  # 1067mm|軌間
                    )
                ):
                    at += 1
                start = at
                continue
            at += 1

    def _fused(self, tokens: list[Token], roles: list[int], at: int, first: int, last: int) -> bool:
        """Whether a number is part of a name-like word: G7, 5G, COVID-19, 経済版2+2."""
        before = tokens[at - 1].surface if at > first else ""
        after = tokens[at + 1].surface if at + 1 < last else ""
        if _UNIT.fullmatch(after):
            return False  # 200g, 80cm
        if tokens[at].surface in "一二三四五六七八九十百千万":
            if at and tokens[at - 1].surface == "第":
                return False  # 第三|橋梁
            counted = after in stop_words()["alone"]  # 二|種類; 三権 and 二酸化炭素 are words
            return (
                bool(after) and not roles[at + 1] & (COUNTER | NUMBER | BACK) and not before and not counted
            )
        return (
            bool(re.match(r"[A-Za-z+\-]", after) or re.search(r"[A-Za-z+\-]$", before))
            and len(before + after) > 0
        )

    def _trim(self, tokens: list[Token], roles: list[int], first: int, last: int) -> Run | None:
        while first < last and (
            not roles[first] & (NOUN | FRONT | STEM | NUMBER)
            or tokens[first].surface in self._first
            # いま北東大学, あいだ悩み: an adverb, not part of the compound
            or (roles[first] & ADVERBIAL and last - first > 1 and _HIRAGANA.fullmatch(tokens[first].surface))
        ):
            first += 1
        while last > first and (
            not roles[last - 1] & (NOUN | BACK | NUMBER) or tokens[last - 1].surface in self._last
        ):
            last -= 1
        if first == last or (last - first == 1 and roles[first] & (FRONT | STEM | NUMBER)):
            return None
        return Run(first, last)


_VERB = re.compile(r"[ぁ-ん]*[一-鿿々][一-鿿々ぁ-ん]*")


def _goes_on(tokens: list[Token], roles: list[int], at: int, begins: bool) -> bool:
    """Whether the verb at ``at`` is the first piece of a noun: 働き|方, かかり|つけ|医, の|空き|校舎.

    Before a whole noun only where it has no object of its own: not 図面を|渡し|罰金.
    """
    after = at + 1
    if after < len(tokens) and roles[after] == STEM and tokens[after].start == tokens[at].end:
        after += 1
    if after >= len(tokens) or tokens[after].start != tokens[after - 1].end:
        return False
    if roles[after] & BACK:
        return True
    if not begins or after > at + 1 or not roles[after] & NOUN or not _VERB.fullmatch(tokens[at].surface):
        return False
    before = tokens[at - 1] if at else None
    return before is None or before.surface == "の" or before.feature.pos1 in ("補助記号", "空白", "連体詞")


def _one_word(tokens: list[Token], at: int) -> bool:
    """Whether the middle dot at ``at`` joins one word (カーボン・ニュートラル), not a list (半導体・AI)."""
    before = tokens[at - 1].surface if at else ""
    after = tokens[at + 1].surface if at + 1 < len(tokens) else ""
    return bool(_KATAKANA.fullmatch(before) and _KATAKANA.fullmatch(after))


def term_slices(key: Sequence[str], roles: Sequence[int], actor: int = 0) -> Iterator[tuple[int, int]]:
    """Parts of a run that could be terms, the whole run among them: (first, last), half-open.

    ``key`` holds the surfaces, ``roles`` their masks; the first ``actor`` tokens are an actor's name,
    which no part cuts or consists of. 技術流出防止 → 技術, 技術流出, 技術流出防止, 流出, 流出防止, 防止.
    """
    stop = stop_words()
    never_first, never_last = stop["first"], stop["last"]
    count = len(key)
    ends = [
        bool(roles[i] & (NOUN | BACK | NUMBER))
        and key[i] not in never_last
        # 強靭 of 強靭化
        and not (i + 1 < count and roles[i + 1] & BACK)
        for i in range(count)
    ]
    for first in range(min(count, _WIDEST)):
        role = roles[first]
        stopped = key[first] in never_first and not (first == 0 and role == FRONT)
        if not role & (NOUN | NUMBER | FRONT | STEM) or stopped or 0 < first < actor:
            continue
        for last in range(first + 1, min(count, first + LONGEST) + 1):
            if not ends[last - 1] or (first == 0 and last <= actor):
                continue
            if last - first == 1 and not role & NOUN:
                continue
            yield first, last


def loan_word(surface: str) -> bool:
    """Whether a word is written in katakana or Latin letters: by itself such a word says more."""
    return _LATIN_OR_KATAKANA.match(surface) is not None
