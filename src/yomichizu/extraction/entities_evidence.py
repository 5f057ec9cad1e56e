"""What a text says of a name's class beside the labeller's guess: titles, roles, definitions, endings.

Each piece of evidence is a weight for PER, LOC or ORG that counts beside the probabilities of the
name's mentions when the document votes on its class.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yomichizu.control import Control
from yomichizu.extraction import gazetteer
from yomichizu.extraction.analysis import AnalysedSentence
from yomichizu.extraction.entities_guesses import Guess, tokens_in, watched
from yomichizu.extraction.entities_titled import leads_a_party, stands_before_a_title, title_at
from yomichizu.extraction.names_abbreviations import lexicon
from yomichizu.extraction.roles import class_by_ending, roles
from yomichizu.lazy import lazy_pattern

Votes = dict[str, dict[str, float]]
_DEFINED = 2.0  #: カルロヴォは、ブルガリア中部の都市である
_TITLED = 1.0  #: 由美さん; of a firm less, which may be called so as well
_BESIDE = 0.6  #: 作曲家ラヴェル, 作曲家のラヴェル
_PART = 1.0  #: エイキンズ, where トマス・エイキンズ is a person
_ENDING = 100.0  #: 福井大学: no vote overrules it
_SHORT_ENDING = 1.0  #: 福井市; but アン清村 is a person
_AFTER_NAME = re.compile(r"[」』》”]?(?:[（(][^（）()]{0,120}[）)])*[」』》”]?(?:とは|は|、)、?")
_COPULA = re.compile(
    r"(?:の(?:ひとつ|一つ|1つ|１つ|一人|ひとり|1人|１人|名称|総称|通称|呼称|こと))?"
    r"(?:である|であった|です|でした|だった|だ|であり|で、.*)?[。．\s]*$"
)
_DOT = re.compile(r"[・＝=]")
_FOREIGN = re.compile(r"[ァ-ヺー・＝=A-Za-z ]+")


def evidence(
    text: str, sentences: Sequence[AnalysedSentence], guesses: Sequence[Guess], control: Control
) -> Votes:
    """Weights for PER, LOC and ORG by name, of all names of ``guesses``. Raises Cancelled."""
    votes: Votes = defaultdict(dict)
    parts: dict[str, float] = {}
    for guess in watched(guesses, control):
        name = text[guess.start : guess.end]
        sentence = sentences[guess.sentence]
        for kind, weight in _beside(text, sentence, guess):
            votes[name][kind] = votes[name].get(kind, 0.0) + weight
        if (said := defined(text, sentence, guess.start, guess.end)) is not None:
            votes[name][said] = votes[name].get(said, 0.0) + _DEFINED
        if (said := _exemplified(text, sentence, guess)) is not None:
            votes[name][said] = votes[name].get(said, 0.0) + _DEFINED
        if guess.type != "ART" and leads_a_party(text, guess.end):
            votes[name]["ORG"] = votes[name].get("ORG", 0.0) + _DEFINED
        if guess.type != "PER" and stands_before_a_title(text, sentence, guess.start, guess.end):
            votes[name]["PER"] = votes[name].get("PER", 0.0) + _DEFINED
        if guess.type == "LOC" and _held_office(sentence, guess):
            votes[name]["PER"] = votes[name].get("PER", 0.0) + _DEFINED
        if (ending := _ending(text, sentence, guess)) is not None:
            kind, size = ending
            votes[name][kind] = max(votes[name].get(kind, 0.0), _ENDING if size > 1 else _SHORT_ENDING)
        if guess.type == "PER":
            for part in _DOT.split(name)[1:]:
                parts[part] = max(guess.confidence, parts.get(part, 0.0))
    for name, sure in parts.items():
        votes[name]["PER"] = votes[name].get("PER", 0.0) + _PART * sure
    return votes


def _ending(text: str, sentence: AnalysedSentence, guess: Guess) -> tuple[str, int] | None:
    """The class that the last word of a place or an organisation gives it, and that word's length."""
    name = text[guess.start : guess.end]
    if (found := class_by_ending(name)) is None:
        return None
    kind, size = found
    if guess.type == "ART" and name[-2:] not in ("陸連", "水連", "連盟", "協会", "機構", "大学"):
        return None
    foreign = size > 3 and _FOREIGN.fullmatch(name)  # unknown words in katakana are one token
    if not foreign and all(t.start != guess.end - size for t in tokens_in(sentence, guess.start, guess.end)):
        return None  # 広島 is one word
    if guess.type == "PER" and size == 1:
        return None  # アン清|村
    if guess.type == "ORG" and "会社" in name:
        return None
    return kind, size


def _beside(text: str, sentence: AnalysedSentence, guess: Guess) -> Iterator[tuple[str, float]]:
    """What the words right before and after the name say: 由美|さん, 作曲家|ラヴェル, 首都の|ソウル."""
    tokens = sentence.tokens
    first = bisect_left(tokens, guess.start, key=lambda t: t.start)
    after = bisect_left(tokens, guess.end, key=lambda t: t.start)
    if after < len(tokens) and tokens[after].start == guess.end:
        if tokens[after].surface in lexicon() and after + 1 < len(tokens):
            after += 1  # トランプ|米|大統領
        role = roles().get(tokens[after].surface)
    else:  # 藤井聡|太王|将, whose name ends inside a token
        role = next((roles().get(text[guess.end : guess.end + size]) for size in (4, 3, 2)), None)
    if role is not None and role.after and not role.says:
        yield role.kind, _BESIDE if guess.type == "ORG" else _TITLED
    elif role is not None and role.after and (guess.type == "PER" or _surnamed(sentence, guess)):
        # 市長 follows towns as well: it speaks for what may be a person.
        yield role.kind, _BESIDE
    elif role is not None and role.after and _short(text, guess):
        yield role.kind, _TITLED
    elif role is None and guess.type == "PER" and title_at(tokens, after) is not None:
        yield "PER", _BESIDE  # ルビオ米|国務|長官, of two words
    if first >= len(tokens) or tokens[first].start != guess.start:
        return
    end = guess.start
    if first and tokens[first - 1].surface == "の":
        first -= 1
        end = tokens[first].start
    for count in (1, 2, 3):
        if first - count < 0:
            return
        role = roles().get(text[tokens[first - count].start : end])
        if role is not None and role.before:
            yield role.kind, _BESIDE
            return


def _held_office(sentence: AnalysedSentence, guess: Guess) -> bool:
    """Whether a place is somebody with an office: 府知事の|北垣国道, whose name ends as a road's does."""
    tokens = sentence.tokens
    first = bisect_left(tokens, guess.start, key=lambda t: t.start)
    if first < 2 or tokens[first - 1].surface != "の" or not _surnamed(sentence, guess):
        return False
    role = roles().get(tokens[first - 2].surface)
    return role is not None and role.kind == "PER" and role.after and role.says


def _short(text: str, guess: Guess) -> bool:
    """Whether what was taken for an organisation may be a family name: 八角|理事長."""
    name = text[guess.start : guess.end]
    if guess.type != "ORG" or len(name) != 2 or name[-1] in "会社党軍省庁局署課部院所組":
        return False  # 国会|議員
    short = all("一" <= c <= "鿿" for c in name)
    return short and gazetteer.known(name) is None and class_by_ending(name) is None


def _surnamed(sentence: AnalysedSentence, guess: Guess) -> bool:
    """Whether a short name in kanji begins with a family name: 田中熙巳."""
    tokens = tokens_in(sentence, guess.start, guess.end)
    return (
        3 <= guess.end - guess.start <= 5
        and bool(tokens)
        and tokens[0].feature.pos4 == "姓"
        and len(tokens) > 1
    )


def defined(text: str, sentence: AnalysedSentence, start: int, end: int) -> str | None:
    """The class of what the sentence says the name at its head is: カルロヴォは、…の都市である → LOC."""
    if (
        text[sentence.start : start].strip(" 　「『《“・*＊•-")
        or (head := _AFTER_NAME.match(text, end, sentence.end)) is None
    ):
        return None
    copula = _COPULA.search(text, head.end(), sentence.end)
    if copula is None:
        return None
    stop = copula.start()
    tokens = sentence.tokens
    last = bisect_right(tokens, stop, key=lambda t: t.end)
    if not last or tokens[last - 1].end != stop or tokens[last - 1].start < head.end():
        return None
    first = last
    while first and tokens[first - 1].start >= head.end() and tokens[first - 1].feature.pos1 in _NOMINAL:
        first -= 1
    for at in range(first, last):
        role = roles().get(text[tokens[at].start : stop])
        if role is not None and role.says:
            return role.kind
    return None


_SUCH_AS = re.compile(r"[」』]?(?:という|といった|と呼ばれる|なる)")
_FAR = 6  #: tokens from a name to the noun that says what it is one of


def _exemplified(text: str, sentence: AnalysedSentence, guess: Guess) -> str | None:
    """The class of what a name is an example of: 河野といった小さな|村の → LOC."""
    match = _SUCH_AS.match(text, guess.end, sentence.end)
    if match is None:
        return None
    tokens = sentence.tokens
    first = bisect_left(tokens, match.end(), key=lambda t: t.start)
    for token in tokens[first : first + _FAR]:
        if token.feature.pos1 in ("名詞", "接尾辞"):
            role = roles().get(token.surface)
            return role.kind if role is not None and role.says else None
        if token.feature.pos1 not in ("連体詞", "形容詞", "形状詞", "助動詞"):
            return None
    return None


_NOMINAL = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞"})


_HEAD_END = re.compile(r"[（(]|とは|は|、")
_NAME = lazy_pattern(r"[一-鿿々ァ-ヺー・＝=A-Za-z0-9 ]{2,30}")
_INTRODUCED = 0.6  #: confidence of a name that only its definition tells


def introduced(
    text: str, sentences: Sequence[AnalysedSentence], guesses: Sequence[Guess], control: Control
) -> list[Guess]:
    """Names at the head of a sentence that says what they are, where the labeller saw none. Raises Cancelled.

    滹沱河（こだが）は、中国を流れる河川である。
    """
    taken = {g.sentence for g in guesses if g.start < sentences[g.sentence].start + 2}
    found = []
    for number, sentence in enumerate(watched(sentences, control)):
        if number in taken or (match := _NAME.match(text, sentence.start, sentence.end)) is None:
            continue
        end = match.end()
        if _HEAD_END.match(text, end) is None or not _nameworthy(sentence, end):
            continue
        kind = defined(text, sentence, sentence.start, end)
        if kind is not None:
            found.append(Guess(sentence.start, end, kind, number, "pattern", _INTRODUCED))
    return found


def _nameworthy(sentence: AnalysedSentence, end: int) -> bool:
    """Whether the words up to ``end`` can be a name: a proper noun or an unknown word among nouns alone."""
    tokens = tokens_in(sentence, sentence.start, end)
    if not tokens or tokens[-1].end != end:
        return False
    nouns = all(t.feature.pos1 in _NOMINAL or t.surface in "・＝= " or not t.feature.goshu for t in tokens)
    return nouns and any(t.feature.pos2 == "固有名詞" or not t.feature.goshu for t in tokens)
