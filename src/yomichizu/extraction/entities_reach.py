"""How far a name reaches that the labeller cut inside a run of nouns: 三協|電装, 島村友|妃子, 杜の|都銀行."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from yomichizu.control import Control
from yomichizu.extraction import gazetteer
from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.extraction.entities_guesses import Guess, disjoint, watched
from yomichizu.extraction.entities_titled import title_at
from yomichizu.extraction.roles import class_by_ending, firm_endings, outside, roles
from yomichizu.extraction.terms import stop_words
from yomichizu.lazy import lazy_pattern

_RUN = frozenset({"名詞", "接頭辞", "接尾辞"})
_KANJI = lazy_pattern(r"[一-鿿々]+")
_KATAKANA = re.compile(r"[ァ-ヺー・]{3,}")
_TEACHERS = frozenset({"教授", "准教授", "名誉", "講師", "助教", "特任", "客員", "学長"})
#: What is made or done in a place is not the place: 石州瓦, 輪島塗, 石見神楽.
_CRAFT = lazy_pattern(
    r"..(?:[塗織焼瓦紬絣]|漆器|和紙|神楽|音頭|人形|切子|仏壇|うどん|そば|ラーメン|ねぷた|ねぶた)$"
)
_OFTEN = 3  #: times that a run must be said for the whole of it to be a name that no table knows
#: How given names end, where the dictionary knows only their first character: 友|妃|子, 琴|音.
_GIVEN = lazy_pattern(
    r"[一-鿿]{0,2}[子美江代香奈穂菜花華乃音莉里理紗羽恵絵希紀郎朗男雄夫介助輔斗翔也哉弥樹輝貴彦吾由征伸治司]"
)
_BEFORE_TITLES = frozenset(
    "前元新副現旧両次故名総仮准助主女男米英仏独露韓中日州県市町村区都府道国党社会部局課室所長"
)
#: What a text about matches says.
MATCHES = lazy_pattern(r"試合|勝ち点|得点|先制|決勝|監督|選手|優勝|リーグ|投手")


def reached(
    text: str, sentences: Sequence[AnalysedSentence], guesses: Sequence[Guess], control: Control
) -> list[Guess]:
    """``guesses`` with those cut inside a run of nouns made whole; sorted. Raises Cancelled."""
    runs = [_Run(text, sentences[g.sentence], g) for g in watched(guesses, control)]
    often = _often(text, guesses, runs)
    of = _of_something(text, guesses, runs)
    match = MATCHES.search(text) is not None
    result = []
    for guess, run in zip(guesses, runs, strict=True):
        name = text[guess.start : guess.end]
        if guess.type != "ART" and gazetteer.known(name) is None:
            guess = _with_the_run(text, guess, run, often)
            if (start := of.get(name)) is not None and guess.start == run.guess.start:
                guess = guess._replace(start=guess.start - start)
        if guess.type == "LOC" and _CRAFT.search(name):
            guess = guess._replace(type="ART")
        if (cut := _somebody(guess, run)) is not None:
            result.append(guess._replace(end=cut, type="PER"))
            guess = guess._replace(start=cut)
        if match and guess.type == "LOC" and _team(text, guess, run):
            guess = guess._replace(type="ORG")
        result.append(guess)
    return disjoint(result)


class _Run:
    """The tokens right behind a guess that are one run of nouns with it, and those before it."""

    def __init__(self, text: str, sentence: AnalysedSentence, guess: Guess) -> None:
        self.guess = guess
        tokens = sentence.tokens
        self.first = bisect_left(tokens, guess.start, key=lambda t: t.start)
        self.after = bisect_left(tokens, guess.end, key=lambda t: t.start)
        self.tokens = tokens
        self.rest: list[Token] = []
        end = guess.end
        for token in tokens[self.after :]:
            if token.start != end or token.feature.pos1 not in _RUN or token.feature.pos2 == "数詞":
                break
            self.rest.append(token)
            end = token.end


def _somebody(guess: Guess, run: _Run) -> int | None:
    """Where somebody's name ends before the university that he teaches at: 宍戸常寿|東京大学|教授."""
    own = run.tokens[run.first : run.after]
    if guess.type != "ORG" or len(own) < 4 or not run.rest or run.rest[0].surface not in _TEACHERS:
        return None
    return own[1].end if [t.feature.pos4 for t in own[:2]] == ["姓", "名"] else None


def _with_the_run(text: str, guess: Guess, run: _Run, often: frozenset[str]) -> Guess:
    rest = run.rest
    if not rest:
        return guess
    if guess.type in ("PER", "ORG") and class_by_ending(text[guess.start : guess.end]) is None:
        firms = [i for i, t in enumerate(rest) if t.surface in firm_endings()]
        # 三協|電装, 寧徳|時代新能源科技; a title may follow: 山田|電機|会長
        if firms and (firms[-1] + 1 == len(rest) or rest[firms[-1] + 1].surface in roles()):
            return guess._replace(end=rest[firms[-1]].end, type="ORG")
    whole = text[guess.start : rest[-1].end]
    if whole in often:
        return guess._replace(end=rest[-1].end)
    if guess.type == "PER" and run.tokens[run.first].feature.pos4 == "姓" and len(whole) <= 6:
        more = text[guess.end : rest[-1].end]
        if _KANJI.fullmatch(rest[0].surface) and _named_before(run.tokens, run.after):
            return guess._replace(end=rest[0].end)  # 小野|共|市長
        if more == "人" and len(whole) == 4 and run.after - run.first > 1:
            return guess._replace(end=rest[-1].end)  # 新良|幸|人
        if more[-1] == "ら":
            rest, more = rest[:-1], more[:-1]  # 乗松隆|由|ら
        if _GIVEN.fullmatch(more) and more not in roles() and any(t.feature.pos1 == "名詞" for t in rest):
            return guess._replace(end=rest[-1].end)
    return guess


def _named_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a single character and a title follow a family name: 共|市長; not 前|市長, 新|監督."""
    given = len(tokens[at].surface) == 1 and tokens[at].surface not in _BEFORE_TITLES
    if not given or at + 1 == len(tokens):
        return False
    role = roles().get(tokens[at + 1].surface)
    if role is not None and role.kind == "PER" and role.after and len(tokens[at + 1].surface) > 1:
        return True
    return title_at(tokens, at + 1) is not None


def _often(text: str, guesses: Sequence[Guess], runs: Sequence[_Run]) -> frozenset[str]:
    """Runs that an organisation begins and never stands outside of: 三協電装, said three times."""
    wholes: dict[str, Counter[str]] = defaultdict(Counter)
    for guess, run in zip(guesses, runs, strict=True):
        if guess.type == "ORG":
            name = text[guess.start : guess.end]
            wholes[name][text[guess.start : run.rest[-1].end] if run.rest else name] += 1
    stop = stop_words()
    result = set()
    for name, counted in wholes.items():
        ((whole, count), *others) = counted.most_common()
        rest = whole[len(name) :]
        if others or count < _OFTEN or not rest or gazetteer.known(name) is not None:
            continue
        said = rest in roles() or rest in outside("ORG") or rest in stop["alone"] or rest in stop["last"]
        if not said and class_by_ending(name) is None:
            result.add(whole)
    return frozenset(result)


def _of_something(text: str, guesses: Sequence[Guess], runs: Sequence[_Run]) -> dict[str, int]:
    """Names that begin with an AのB of common nouns, and by how much they are longer: 杜の|都銀行.

    Before its ending the name has a single character, which nothing is called, or the text always says
    the same before it.
    """
    heads: dict[str, Counter[str]] = defaultdict(Counter)
    for guess, run in zip(guesses, runs, strict=True):
        name = text[guess.start : guess.end]
        heads[name][_head(text, guess, run)] += 1
    result = {}
    for name, counted in heads.items():
        ((head, count), *others) = counted.most_common()
        ending = class_by_ending(name)
        if others or not head or ending is None or ending[0] != "ORG" or gazetteer.known(name) is not None:
            continue
        if len(name) - ending[1] == 1 or (count >= _OFTEN and len(name) - ending[1] == 2):
            result[name] = len(head)
    return result


def _head(text: str, guess: Guess, run: _Run) -> str:
    """Aの before a guess that is an organisation, where A is a single common noun in kanji; else ""."""
    if guess.type not in ("ORG", "LOC") or run.first < 2 or run.tokens[run.first - 1].surface != "の":
        return ""
    noun = run.tokens[run.first - 2]
    before = run.tokens[run.first - 3] if run.first > 2 else None
    if (
        noun.feature.pos1 != "名詞"
        or noun.feature.pos2 == "固有名詞"
        or not _KANJI.fullmatch(noun.surface)
        or noun.surface in roles()
        or (before is not None and before.end == noun.start and before.feature.pos1 in _RUN)
    ):
        return ""
    return text[noun.start : guess.start]


def _team(text: str, guess: Guess, run: _Run) -> bool:
    """Whether a place in the report of a match is a team: ヴィアマテラス|宮崎, ベガルタ|仙台.

    Where they play is none: エディオンピースウイング|広島|で.
    """
    last = run.tokens[run.after - 1] if run.after else None
    if last is None or last.feature.pos3 != "地名" or last.start <= guess.start or run.rest:
        return False
    if text.startswith(("で", "へ", "、"), guess.end):
        return False
    return (
        _KATAKANA.fullmatch(text, guess.start, last.start) is not None
        and _KANJI.fullmatch(last.surface) is not None
    )
