"""How much a term says by its form: how rare its words are, and what kind of words they are."""

from __future__ import annotations

import math
import re
from functools import cache

from yomichizu.assets import resources
from yomichizu.extraction.attribution import speech_verbs
from yomichizu.extraction.roles import roles
from yomichizu.extraction.terms import ADVERBIAL, COUNTER, VERBAL, loan_word, stop_words

Key = tuple[str, ...]


@cache
def background() -> tuple[dict[str, int], int]:
    """Document frequency of words in general text, and the number of documents it was counted in."""
    path = resources() / "lexicons" / "background.tsv"
    table: dict[str, int] = {}
    documents = 1
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# documents"):
                documents = int(line.split("\t")[1])
            elif not line.startswith("#"):
                word, count = line.split("\t")
                table[word] = int(count)
    return table, documents


def rarity(word: str) -> float:
    """How little a word says nothing, 0..1: 1 for a word that general text does not know."""
    table, documents = background()
    return 1.0 - math.log1p(table.get(word, 0)) / math.log1p(documents)


_ACTS = 0.7  #: rarity left to who acts in the text rather than what it is about: 海運会社, 研究チーム, 専門医
#: Last words of compounds that name people, and of those that name bodies.
_PEOPLE = frozenset("者員士師医長官職人生客児民家係手氏") | frozenset(
    [
        *(
            "患者",
            "医師",
            "教師",
            "議員",
            "委員",
            "職員",
            "社員",
            "学生",
            "生徒",
            "児童",
            "住民",
            "記者",
            "観客",
        ),
        *(
            "顧問",
            "役員",
            "幹部",
            "家族",
            "夫婦",
            "親子",
            "従業員",
            "主婦",
            "女性",
            "男性",
            "若者",
            "高齢者",
            "選手",
        ),
    ]
)
_CROWDS = frozenset("客児民")  #: 観光客, 新生児: what happens to them is a theme though they are people
_BODY = re.compile(r"(?:会社|メーカー|業者|企業|各社|事業者|チーム|グループ|機関|団体|組合|部会|課)$")


def acts(part: Key) -> bool:
    """Whether a compound names people or a body: its themes are what they do."""
    return len(part) > 1 and (part[-1] in _PEOPLE or _BODY.search(part[-1]) is not None)


@cache
def _titles() -> frozenset[str]:
    """What stands behind the name of a person: 党首, 監督."""
    return frozenset(word for word, role in roles().items() if role.kind == "PER" and role.after)


_SAID = 0.35  #: least rarity of a single word
#: Nouns that are verbs: 代わり, 働き; 売り上げ and 野焼き say more.
_DEVERBAL = re.compile(r"[一-鿿][ぁ-ん]+")


def quality(part: Key, masks: tuple[int, ...]) -> float:
    """How much a term says for its form, 0..1; ``masks`` are the roles of its tokens (``terms``)."""
    stop = stop_words()
    surface = "".join(part)
    if not any(c.isalpha() for c in surface):
        return 0.0  # 1938-44
    if surface in stop["alone"] or surface in stop["never"] or len(surface) < 2:
        return 0.0
    if part[-1] in _titles():
        return 0.0  # フェイホー党首, 映画監督
    if part[-1] == "系" and len(part) > 1 and (loan_word(part[-2]) or part[-2] in roles()):
        return 0.0  # タタ系, 王子系; but 生態系
    own = rarity(surface) * (_ACTS if acts(part) else 1.0)
    if len(part) == 1:
        if own < _SAID or surface in speech_verbs() or masks[0] & COUNTER:
            return 0.0  # 指摘; 世紀, 世帯 count
        form = 1.0 if loan_word(surface) else 0.7
        if _weak(part, masks) or surface in stop["common"]:
            form *= 0.5
        if masks[0] & ADVERBIAL:
            form *= 0.3
        return own * own * form
    nouns = [w for w in part if len(w) > 1 or not w.isascii()]
    parts = sum(rarity(w) for w in nouns) / len(nouns) if nouns else 0.0
    general = all(w in stop["alone"] or w in stop["never"] or len(w) == 1 for w in part)
    return own * (0.3 + 0.7 * parts) * (0.35 if general else 1.0)


def _weak(part: Key, masks: tuple[int, ...]) -> bool:
    """Whether a single word says what is done rather than to what: 解散, 働き."""
    return len(part) == 1 and bool(masks[0] & VERBAL or _DEVERBAL.fullmatch(part[0]))


def in_passing(part: Key, masks: tuple[int, ...], count: int, structural: bool, form: float) -> bool:
    """Whether a term of quality ``form`` that the text says ``count`` times is no theme of it.

    ``structural``: it stands in the title or a heading.
    """
    if "".join(part) in stop_words()["common"]:
        return count < (2 if structural else 4)
    if len(part) == 1 and _DEVERBAL.fullmatch(part[0]):
        return count < (2 if structural else 3)
    if count > 1:
        return False
    if len(part) == 1 or (part[-1] in _PEOPLE and part[-1] not in _CROWDS):
        return not structural or len(part) == 1
    return not structural and form < 0.5
