"""Over which clauses a subject carries: 社は|工場を|建てる|計画を|進め、|…|発表した.

A topic stands once and its verbs follow: those that go on from one another, what is planned, decided or
announced, and a purpose. Of other clauses it need not be the subject: 上がれば, 預ける|仕組み, 盗んだと|して.
"""

from __future__ import annotations

from collections.abc import Iterator

from yomichizu.extraction.analysis import Bunsetsu, Token
from yomichizu.extraction.function_words import function_tokens
from yomichizu.extraction.relation_lexicon import lexicon
from yomichizu.extraction.relation_words import words

_FORMAL = frozenset(["こと", "事", "の", "よう"])
_WHILE = frozenset(
    ["後", "前", "際", "時", "とき", "のち", "あと", "うえ", "上", "一方", "ほか", "傍ら", "まま", "途中"]
)
_PURPOSE = frozenset(["ため", "為"])
_GOES_ON = frozenset(["て", "が", "けれど", "けれども", "つつ", "ながら", "たり", "に"])
_PREDICATIVE = frozenset(["動詞", "形容詞", "助動詞"])
_HEARSAY = ("いう", "され", "みられ", "見られ", "いわれ")  #: 伸ばせると|され、
_HAPPENS = frozenset(["なる", "する", "ある", "ない", "できる", "決まる"])  #: ことに|なる, ことが|ある
_FARTHEST = 12  #: steps up the tree
_MISPLACED = 3  #: steps by which a subject may hang too low


def shared(number: int, subject: int, bunsetsu: list[Bunsetsu], tokens: list[Token]) -> bool:
    """Whether the predicate at ``number`` has the subject of the clause that the phrase ``subject`` hangs on.

    The parser may have hung it on a phrase of that clause: 会長は|頭を|下げた.
    """
    line = set(carried(number, bunsetsu, tokens))
    head = bunsetsu[subject].head
    if head >= 0 and not line.isdisjoint(carried(head, bunsetsu, tokens)):
        return True
    for _ in range(_MISPLACED):
        if head < 0:
            return False
        head = bunsetsu[head].head
        if head in line:
            return True
    return False


def carried(number: int, bunsetsu: list[Bunsetsu], tokens: list[Token]) -> Iterator[int]:
    """The bunsetsu of the predicate at ``number`` and of those above it that have the same subject."""
    yield number
    for _ in range(_FARTHEST):
        phrase = bunsetsu[number]
        head = phrase.head
        if head < 0 or not _passes(phrase, bunsetsu[head], tokens):
            return
        number = head
        yield number


def _passes(phrase: Bunsetsu, head: Bunsetsu, tokens: list[Token]) -> bool:
    """Whether the subject of what ``head`` says, or plans, is that of ``phrase``."""
    ending = function_tokens(tokens, phrase)
    marks = [t.surface for t in ending]
    if phrase.particle:
        return False
    if _deed(phrase, tokens) and (not marks or marks[0] in _WHILE):
        return True  # 大学を|卒業後に; 賞を|受賞。
    if not _predicate(phrase, tokens):
        return _means(phrase, marks, _lemma(head, tokens), tokens)
    if marks[-1:] == ["と"]:  # 建設すると|発表した; 握りたいと|述べた
        wants = any(t.feature.lemma == "たい" or t.feature.c_form.startswith("意志") for t in ending)
        verb = tokens[head.first].surface + tokens[min(head.first + 1, head.last - 1)].surface
        return wants or _lemma(head, tokens) in lexicon().declare or verb.startswith(_HEARSAY)
    last = ending[-1] if ending else tokens[phrase.content_end - 1]
    if not _verbal(head, tokens) and last.feature.c_form.startswith(("連体形", "終止形")):
        word = tokens[head.content_end - 1].surface
        purpose = word in _PURPOSE and last.feature.lemma != "た"
        return purpose or word in words().aim | _FORMAL | _WHILE or _deed(head, tokens)
    return marks[-1:] in ([m] for m in _GOES_ON) or last.feature.c_form.startswith("連用形")


def _means(phrase: Bunsetsu, marks: list[str], verb: str, tokens: list[Token]) -> bool:
    """建設する|計画を|進める, 建設する|ことを|決める, 建設する|ため、: what a clause's noun leads to."""
    noun = tokens[phrase.content_end - 1].surface
    if noun in _WHILE | _PURPOSE or (noun in words().aim and marks[:1] in (["を"], ["に"], ["で"], ["が"])):
        return True
    if marks[:1] not in (["を"], ["に"], ["で"], ["が"]):
        return False
    own = verb in lexicon().shares or verb in lexicon().declare
    return (noun in _FORMAL and (own or verb in _HAPPENS)) or (_deed(phrase, tokens) and own)


def _deed(phrase: Bunsetsu, tokens: list[Token]) -> bool:
    """監視 of 監視を, 卒業 of 卒業後に."""
    return tokens[phrase.content_end - 1].feature.pos3.startswith("サ変") and not _verbal(phrase, tokens)


def _predicate(phrase: Bunsetsu, tokens: list[Token]) -> bool:
    rest = tokens[phrase.content_end - 1 : phrase.last]
    return not phrase.particle and any(t.feature.pos1 in _PREDICATIVE for t in rest)


def _verbal(phrase: Bunsetsu, tokens: list[Token]) -> bool:
    """促す, 輸出する; not 見通しである, not ことができる."""
    content = tokens[phrase.content_end - 1].feature
    if phrase.particle or content.pos1 in ("動詞", "形容詞"):
        return not phrase.particle
    behind = tokens[phrase.content_end].feature if phrase.content_end < phrase.last else None
    return behind is not None and behind.pos1 == "動詞"


def _lemma(phrase: Bunsetsu, tokens: list[Token]) -> str:
    feature = tokens[phrase.content_end - 1].feature
    return feature.orth_base if feature.pos1 == "動詞" else tokens[phrase.content_end - 1].surface
