"""Institutions and the short names that newspapers make of theirs: 豊田中央研究所 = 豊田中研."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from yomichizu.control import IDLE, Control
from yomichizu.extraction import gazetteer
from yomichizu.extraction.analysis import Token
from yomichizu.extraction.names_groups import LOCATION, ORGANISATION, Group, join
from yomichizu.extraction.names_index import TextIndex
from yomichizu.extraction.roles import class_by_ending
from yomichizu.lazy import lazy_pattern
from yomichizu.model import Span

#: Last characters of such a name, and the words that they stand for.
_TAILS = {
    "研": ("研究所", "研究会", "研究センター", "研究機構", "研"),
    "大": ("大学", "大学校", "大学院"),
    "銀": ("銀行",),
    "省": ("省",),
    "庁": ("庁",),
    "委": ("委員会",),
    "協": ("協会", "協議会"),
    "連": ("連合会", "連合", "連盟", "連絡会"),
    "労": ("労働組合", "労働者組合", "労組"),
    "海保": ("海上保安部", "海上保安本部"),
    "研究所": ("研究所",),
    "機構": ("機構",),
    "財団": ("財団",),
    "協会": ("協会",),
    "連盟": ("連盟",),
    "センター": ("センター",),
    "会議": ("会議",),
    "公社": ("公社",),
}
_KANJI = lazy_pattern(r"[一-鿿々ァ-ヺー]+")
_PARTS = frozenset("県市都府道町村区州国")
_TAIL = 5  #: characters of a body's name without its place
_PART = 4  #: of the first or last part of a dotted name
_LONGEST = 7  #: characters of a short name


def short_names(groups: Sequence[Group], index: TextIndex, control: Control = IDLE) -> None:
    """Join an institution with its short name, and find the short names that nobody labelled.

    The characters of the short name stand in the long one in this order, from the beginning: 産|業技術
    |総|合|研|究所. What several long names allow stays alone. Raises Cancelled.
    """
    own = [g for g in groups if g.name_class == ORGANISATION and g.spans]
    longs: dict[str, list[Group]] = defaultdict(list)
    for group in own:
        if len(group.surface) >= 5 and _KANJI.fullmatch(group.surface):
            longs[group.surface[0]].append(group)
    _shortened(own, {g.surface for g in groups if g.name_class == LOCATION})
    if not longs:
        return
    for group in own:
        candidates = [g for g in longs.get(group.surface[0], ()) if shortens(group.surface, g.surface)]
        if len({id(g.root()) for g in candidates}) == 1 and gazetteer.known(group.surface) is None:
            join(candidates[0], group)
    taken = {span.start for g in groups if g.name_class != LOCATION for span in g.spans}
    tails = _tails(own, index)
    for span in _unlabelled(index, taken, {*longs, *(tail[0] for tail in tails)}, control):
        short = index.text[span.start : span.end]
        candidates = [g for g in longs.get(short[0], ()) if shortens(short, g.surface)]
        if len({id(g.root()) for g in candidates}) == 1:
            _add(candidates[0], short, span)
        elif before := [(s.start, g.order, g) for g in tails.get(short, ()) for s in g.spans if s < span]:
            _add(max(before)[2], short, span)
    for group in own:
        group.spans.sort()


def _add(group: Group, short: str, span: Span) -> None:
    group.add(short, max(group.types, key=lambda t: group.types[t]), span)


def _tails(own: Sequence[Group], index: TextIndex) -> dict[str, list[Group]]:
    """What may stand for a body later on, without its place: 公安委員会 of 福岡県公安委員会; not 委員会."""
    tails: dict[str, list[Group]] = defaultdict(list)
    for group in own:
        tokens = index.tokens_of(*group.spans[0]) or []
        for first in range(1, len(tokens)):
            tail = "".join(t.surface for t in tokens[first:])
            place = tokens[first - 1]
            if place.feature.pos3 != "地名" and place.surface not in _PARTS:
                continue
            if len(tail) >= _TAIL and _KANJI.fullmatch(tail) and class_by_ending(tail) is not None:
                tails[tail].append(group)
    return tails


def shortens(short: str, long: str) -> bool:
    """Whether ``short`` is made of ``long``: 豊田中研 of 豊田中央研究所; not 東京大学 of 東京都立大学."""
    if not 2 <= len(short) <= _LONGEST or len(short) >= len(long) or short[0] != long[0]:
        return False
    for tail, words in _TAILS.items():
        if short.endswith(tail) and len(short) > len(tail):
            for word in words:
                if (
                    word != tail
                    and long.endswith(word)
                    and _in_order(short[: -len(tail)], long[: -len(word)])
                ):
                    return True
                # 海洋|機構: the whole last word, behind the whole first one
                if word == tail and len(tail) > 1 and long.endswith(word):
                    head = short[: -len(tail)]
                    if len(head) > 1 and long.startswith(head) and len(long) - len(short) >= 2:
                        return True
    return False


def _in_order(characters: str, text: str) -> bool:
    at = 0
    for character in characters:
        at = text.find(character, at) + 1
        if not at:
            return False
    return True


def _shortened(own: Sequence[Group], places: set[str]) -> None:
    """コンラート・ローレンツ研究所 = ローレンツ研究所, if no other name ends so."""
    by_surface = {g.surface: g for g in own}
    wholes: dict[str, list[Group]] = defaultdict(list)
    for group in own:
        first, dot, last = group.surface.partition("・")
        if dot:
            wholes[first].append(group)
            wholes[last.rsplit("・", 1)[-1]].append(group)
        for cut in range(2, len(group.surface) - _PART + 1):
            # いかめし|阿部商店 = 阿部商店; not 新|日本製鉄, 東京|大学
            part = group.surface[cut:]
            known = part in by_surface and group not in wholes[part] and group.surface[:cut] not in places
            if known and class_by_ending(part) is not None:
                wholes[part].append(group)
    for part, candidates in wholes.items():
        if (
            len(candidates) == 1
            and part in by_surface
            and len(part) >= _PART
            and candidates[0].surface != part
        ):
            join(candidates[0], by_surface[part])


_SHORT = re.compile(r"[一-鿿]{2,12}")


def _unlabelled(index: TextIndex, taken: set[int], begins: set[str], control: Control) -> list[Span]:
    """Runs of nouns outside all names that may be short names: 豊田|中研, 公安|委員|会."""
    found = []
    for sentence in control.over(index.sentences):
        tokens = sentence.tokens
        for first, token in enumerate(tokens):
            if token.surface[0] not in begins or token.start in taken:
                continue
            if first and tokens[first - 1].end == token.start and _joined(tokens[first - 1]):
                continue
            last = first
            while (
                last + 1 < len(tokens)
                and last - first < _LONGEST
                and tokens[last + 1].start == tokens[last].end
                and tokens[last + 1].feature.pos1 in ("名詞", "接尾辞")
                and tokens[last + 1].surface not in _AFTER
            ):
                last += 1
            if _SHORT.fullmatch(index.text, token.start, tokens[last].end):
                found.append(Span(token.start, tokens[last].end))
    return found


def _joined(token: Token) -> bool:
    """Whether what follows ``token`` goes on with its word: 霧|ヶ|沢町立図書館."""
    return token.feature.pos1 in ("名詞", "接頭辞", "接尾辞", "形状詞") or token.surface in "ヶケヵ・ノ之"


_AFTER = frozenset({"側", "ら", "内"})
