"""Unknown words in katakana that the noun beside them shows to be names: 港町|ニキスキ, プチデモン|党首."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from yomichizu.extraction import gazetteer
from yomichizu.extraction.analysis import AnalysedSentence, Token
from yomichizu.extraction.entities_boundaries import COUNTRY_SIGNS
from yomichizu.extraction.entities_quoted import quoted_nouns
from yomichizu.extraction.roles import roles
from yomichizu.extraction.words import strange, unknown
from yomichizu.model import NodeType

_KATAKANA = re.compile(r"[ァ-ヺー][ァ-ヺー・＝]+[ァ-ヺー]")
_FOREIGN = re.compile(rf"{_KATAKANA.pattern}|[A-Z][A-Za-z]{{2,}}(?![a-z])")
_BRAND = re.compile(
    r"を(?:運営|展開|手[が掛]け|発売|販売|開発)"
)  #: カラオケ大手|JOYSOUND|を運営する: no firm
_PIECE = re.compile(r"[ァ-ヺー・＝=]+")
_LETTERS = frozenset(map(chr, range(ord("ァ"), ord("ヺ") + 1))) | frozenset("ー・＝=")
_LONGEST = 6  #: tokens of a name that the dictionary does not know

_BEFORE = frozenset({"助詞", "補助記号", "助動詞", "空白", "動詞", "形容詞"})
_TOWN = 4  #: characters of the name
_TOWNS = frozenset({"町", "村", "街", "島", "都", "谷", "峠", "国", "港"})
_NOMINAL = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞"})
#: How one goes: without one of these, what follows へ may be anything.
_WAY = re.compile(
    r"列車|電車|バス|車|船|フェリー|飛行機|空路|陸路|歩い|徒歩|着い|到着|時間|泊ま|降り|旅|峠|国境"
)
_ARRIVES = re.compile(
    r"に(?:着い|着く|到着|泊ま|滞在|降り立|移り住|暮ら|立ち寄)|へ(?:向か|渡|旅|飛|移動|足を|[、。]|と(?:向|渡|移))"
)
#: X|の|アバスカル|党首: X is a party. Nothing else has a head that is called so.
_OF_A_PARTY = re.compile(r"の[ァ-ヺー・＝]{2,14}(?:党首|幹事長|書記長)")


def introduced_names(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, str, bool]]:
    """An unknown word in katakana right behind a noun that stands before names: 港町|ニキスキ."""
    tokens = sentence.tokens
    for at in range(len(tokens)):
        if tokens[at].surface[0] not in _LETTERS and not tokens[at].surface[0].isupper():
            continue
        match = _FOREIGN.match(text, tokens[at].start, sentence.end)
        if match is None or (at and _PIECE.fullmatch(tokens[at - 1].surface)):
            continue
        party = _OF_A_PARTY.match(text, match.end(), sentence.end) is not None
        heads = (text[tokens[max(0, at - size)].start : tokens[at].start] for size in (2, 1))
        role = next((r for head in heads if len(head) > 1 and (r := roles().get(head)) and r.before), None)
        if role is None and not party:
            continue
        if _BRAND.match(text, match.end()):
            continue
        inside = [t for t in tokens[at : at + 8] if t.end <= match.end()]
        after = tokens[at + len(inside)] if at + len(inside) < len(tokens) else None
        shreds = len(inside) > 1 and all(len(t.surface) < 3 for t in inside)  # ニ|キ|スキ
        if (
            inside
            and (party or shreds or "・" in match.group() or unknown(inside))
            and inside[-1].end == match.end()
            and (after is None or after.feature.pos1 != "名詞")
        ):
            yield match.start(), match.end(), "ORG" if party or role is None else role.kind, True


def town_names(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, str, bool]]:
    """An unknown word in katakana behind の and what it is in one character: 石の|町|ジロカストラ."""
    tokens = sentence.tokens
    for at in range(2, len(tokens)):
        if tokens[at - 1].surface not in _TOWNS or tokens[at - 2].surface != "の":
            continue
        name = _KATAKANA.match(text, tokens[at].start, sentence.end)
        inside = [] if name is None else [t for t in tokens[at : at + _LONGEST] if t.end <= name.end()]
        if name is None or len(name.group()) < _TOWN or not inside or inside[-1].end != name.end():
            continue
        if strange(inside):
            yield *name.span(), "LOC", True


def leads_a_party(text: str, end: int) -> bool:
    """Whether the name that ends at ``end`` has a party's head: ジュンツ|のプチデモン党首."""
    return _OF_A_PARTY.match(text, end) is not None


def titled_names(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, str, bool]]:
    """An unknown word in katakana right before a title of people: ペスコフ|報道官, ゴヤル|商工相."""
    tokens = sentence.tokens
    for at in range(1, len(tokens)):
        if tokens[at - 1].surface[-1] not in _LETTERS or tokens[at].surface[0] in _LETTERS:
            continue
        if _PIECE.fullmatch(tokens[at - 1].surface) is None:
            continue
        sign = tokens[at].surface in COUNTRY_SIGNS  # ルビオ|米|国務長官
        title = title_at(tokens, at + 1) if sign else title_at(tokens, at)
        if title is None:
            continue
        first = at
        while first and at - first < _LONGEST and _PIECE.fullmatch(tokens[first - 1].surface):
            first -= 1
        inside = tokens[first:at]
        if inside[0].surface in "・＝=" or not _named(text, inside, title):
            continue
        if first == 0 or _may_stand_before(tokens[first - 1]):
            yield inside[0].start, inside[-1].end, "PER", True


def reached_places(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, str, bool]]:
    """An unknown word in katakana that somebody goes to: メスティア|に着いた, ズグディディ|へ."""
    tokens = sentence.tokens
    if _WAY.search(text, sentence.start, sentence.end) is None:
        return
    for at in range(1, len(tokens)):
        if tokens[at].surface[0] not in "にへ" or not _ARRIVES.match(text, tokens[at].start):
            continue
        if _PIECE.fullmatch(tokens[at - 1].surface) is None:
            continue
        first = at
        while first and at - first < _LONGEST and _PIECE.fullmatch(tokens[first - 1].surface):
            first -= 1
        inside = tokens[first:at]
        name = text[inside[0].start : inside[-1].end]
        if first and tokens[first - 1].end == inside[0].start and tokens[first - 1].feature.pos1 in _NOMINAL:
            continue
        if len(name) > 2 and strange(inside) and gazetteer.known(name) is None:
            yield inside[0].start, inside[-1].end, "LOC", True


_HIRAGANA = re.compile(r"[ぁ-んー]+")
_NO_SHOP = frozenset({"めぐり", "おかみ", "おすすめ", "はしご", "など", "さん", "ごはん", "ごと"})
_KINDS = {NodeType.COMPANY: "ORG", NodeType.FACILITY: "LOC"}


def shops(text: str, sentence: AnalysedSentence) -> Iterator[tuple[int, int, str, bool]]:
    """A word in hiragana right behind what shops and inns are: 酒販店|あだち|で, 民宿|むろや|に."""
    tokens = sentence.tokens
    for at in range(1, len(tokens)):
        if tokens[at].feature.pos1 not in ("名詞", "接頭辞") or not _HIRAGANA.fullmatch(tokens[at].surface):
            continue
        nouns = (text[tokens[max(0, at - size)].start : tokens[at].start] for size in (2, 1))
        types = [quoted_nouns().get(noun) for noun in nouns if len(noun) > 1]
        kind = next((_KINDS[t] for t in types if t in _KINDS), None)
        if kind is None:
            continue
        last = at
        while last + 1 < len(tokens) and _HIRAGANA.fullmatch(tokens[last + 1].surface):
            following = tokens[last + 1]
            after = tokens[last + 2] if last + 2 < len(tokens) else None
            # む|ろ|や|に: two particles that never follow each other
            shop = following.surface == "や" and after is not None and after.feature.pos1 == "助詞"
            if following.feature.pos1 not in ("名詞", "接尾辞") and not shop:
                break
            last += 1
        name = text[tokens[at].start : tokens[last].end]
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        ends = after is None or after.feature.pos1 in ("助詞", "補助記号", "助動詞")
        if ends and len(name) > 1 and name not in _NO_SHOP:
            yield tokens[at].start, tokens[last].end, kind, True


def stands_before_a_title(text: str, sentence: AnalysedSentence, start: int, end: int) -> bool:
    """Whether what looks like a place or a body is somebody of one: フランスの|ナンキン|主将."""
    if _PIECE.fullmatch(text, start, end) is None or text[start - 1 : start] != "の":
        return False
    tokens = sentence.tokens
    at = bisect_left(tokens, end, key=lambda t: t.start)
    if at == len(tokens) or tokens[at].start != end:
        return False
    before = tokens[bisect_left(tokens, start, key=lambda t: t.start) - 2]
    return before.feature.pos1 in _NOMINAL and title_at(tokens, at) is not None


def title_at(tokens: Sequence[Token], at: int) -> str | None:
    """The title that begins with the token ``at``: 報道官; 商工|相, of up to three words."""
    title = ""
    for token in tokens[at : at + 3]:
        if token.feature.pos1 not in ("名詞", "接尾辞"):
            return None
        title += token.surface
        role = roles().get(title)
        if title.endswith("相") and len(title) > 2 and token.surface == "相":
            return title
        if role is not None and role.kind == "PER" and role.after and role.sort != "local":
            return title
    return None


def _named(text: str, inside: Sequence[Token], title: str) -> bool:
    """Whether the words before a title are somebody's name: not チーム|監督, グループ|会長, スペイン|首相."""
    name = text[inside[0].start : inside[-1].end]
    if len(name) < 2 or gazetteer.known(name) is not None or name in gazetteer.not_names():
        return False
    if any(t.feature.pos3 == "地名" or t.surface in roles() for t in inside):
        return False
    if unknown(inside) or "・" in name:
        return True
    role = roles().get(title)
    telling = title.endswith("相") or (role is not None and role.sort in ("state", "learned"))
    return telling and strange(inside)


def _may_stand_before(token: Token) -> bool:
    """Whether a name may begin behind ``token``: ジュンツの|, 米|, 国民党を率いる|."""
    if token.feature.pos1 in _BEFORE or token.surface in COUNTRY_SIGNS:
        return True
    role = roles().get(token.surface)
    return role is not None and role.before
