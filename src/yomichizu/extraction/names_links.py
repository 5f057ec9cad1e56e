"""Rules that find two differently written names to be one: short and full names, acronyms, suffixes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from yomichizu.control import IDLE, Control
from yomichizu.extraction.anaphora import event_of
from yomichizu.extraction.entities_reach import MATCHES
from yomichizu.extraction.names_groups import LOCATION, ORGANISATION, PERSON, Group, join
from yomichizu.extraction.names_index import TextIndex, fold
from yomichizu.lazy import lazy_pattern
from yomichizu.model import NodeType, Span

_PART = re.compile(r"[・･=＝゠\s\-]+")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年[^、。]{0,16}$")
_NUMBERED = re.compile(r"(?:[0-9０-９一二三四五六七八九十]+世)$")
_COMPANY = re.compile(
    r"^(?:株式会社|有限会社|合同会社|財団法人|社団法人|公益財団法人|公益社団法人|一般財団法人|一般社団法人|独立行政法人"
    r"|国立大学法人|学校法人|特定非営利活動法人|[(（][株有][)）]|㈱|㈲)"
    r"|(?:株式会社|有限会社|[(（][株有][)）]|㈱|㈲|社|・?グループ|・?ホールディングス|・?コーポレーション"
    r"|・?カンパニー|,? ?Inc\.?|,? ?Ltd\.?"
    r"|,? ?Co\.?|,? ?Corp\.?|,? ?Corporation|,? ?Company|,? ?Group|,? ?Holdings)$"
)
# What a company's short name leaves out: トヨタ自動車 → トヨタ; 自由民主党 → 自由民主 is not said.
_GENERIC = re.compile(
    r"(?:自動車|電機|電器|電気|電力|製作所|製鉄|製薬|重工業|重工|工業|産業|銀行|証券|生命|保険|新聞社|新聞|放送|出版|出版社|航空|鉄道|物産|商事|建設"
    r"|化学|食品|製菓|飲料|ビール|不動産|百貨店|書店|ホテル|党|省|庁|大学|高校|学園|協会|連盟|連合|財団|研究所|研究会|クラブ|球団|劇団|楽団|軍|隊|国"
    r"|テレビ|ラジオ|レコード|エンタテインメント|エンターテイメント|エンタープライズ|ジャパン|モーターズ?|エレクトロニクス|テクノロジーズ?|システムズ?|社|・)+$"
)
#: 三重県|亀山市
_ADDRESS = lazy_pattern(r"(?:北海道|東京都|(?:京都|大阪)府|[一-龠]{2,3}県)(.{1,6}[市区町村])$")
_ADMIN = re.compile(
    r"(?:市|町|村|県|府|都|州|郡|区|省|国|共和国|人民共和国|民主共和国|連邦|合衆国|王国|公国|大公国|帝国|首長国|特別区|自治区|道|地方|地区|県庁)$"
)


def by_lexicon(groups: Iterable[Group], aliases: dict[str, str]) -> None:
    """アメリカ = 米国 = アメリカ合衆国. ``aliases``: folded name → folded main name."""
    first: dict[str, Group] = {}
    for group in groups:
        main = aliases.get(group.key)
        if main is None or group.name_class == PERSON:
            continue
        if main in first:
            join(first[main], group)
        else:
            first[main] = group


def _unique(groups: list[Group]) -> list[Group]:
    seen: dict[int, Group] = {}
    for group in groups:
        root = group.root()
        seen.setdefault(id(root), group)
    return list(seen.values())


def persons(groups: list[Group], index: TextIndex) -> None:
    """芥川 = 芥川龍之介, ラヴェル = モーリス・ラヴェル, 太郎 = 岡本太郎.

    Where two full names share the part, each mention goes to the one that was named last before it.
    """
    people = [g for g in groups if g.name_class == PERSON]
    wholes: dict[str, list[Group]] = defaultdict(list)
    for group in people:
        for part in sorted(person_parts(group, index)):
            wholes[part].append(group)
    for group in people:
        candidates = [g for g in wholes.get(group.key, ()) if g is not group]
        roots = _unique(candidates)
        if len(roots) == 1:
            join(roots[0], group)
        elif roots:
            _to_the_last_named(group, roots)


def person_parts(group: Group, index: TextIndex) -> set[str]:
    """Folded parts of a full name by which the text may call the person later; {} of a bare name."""
    parts: set[str] = set()
    surface = group.surface
    pieces = [p for p in _PART.split(surface) if p]
    bare = _NUMBERED.sub("", surface)
    if bare != surface:
        parts.add(fold(bare))
        pieces = [p for p in _PART.split(bare) if p]
    if len(pieces) > 1:
        for cut in range(1, len(pieces)):
            parts.add(fold("".join(pieces[cut:])))
            parts.add(fold("".join(pieces[:cut])))
    elif 2 <= len(surface) <= 8 and _is_kanji(surface[0]):
        tokens = index.tokens_of(*group.spans[0]) if group.spans else None
        boundaries = {t.end - group.spans[0].start for t in tokens} if tokens else set()
        for cut in range(1, len(surface)):
            head, tail = surface[:cut], surface[cut:]
            if len(head) > 1 or cut in boundaries:
                parts.add(fold(head))
            if len(tail) > 1 or cut in boundaries:
                parts.add(fold(tail))
        if len(surface) == 2:
            parts.add(surface[0])  # 王毅 → 王
    parts.discard(group.key)
    return {p for p in parts if len(p) > 1 or _is_kanji(p)}


def surname_of(group: Group, index: TextIndex) -> set[str]:
    """What a later sentence may call a person: 石破 of 石破茂, エイキンズ of トマス・エイキンズ."""
    surface = group.surface
    pieces = [p for p in _PART.split(_NUMBERED.sub("", surface)) if p]
    if len(pieces) > 1:
        return {pieces[-1]} if len(pieces[-1]) >= 3 and not _is_kanji(pieces[-1]) else set()
    tokens = index.tokens_of(*group.spans[0])
    if tokens and len(tokens) >= 2 and tokens[0].feature.pos4 == "姓" and len(tokens[0].surface) >= 2:
        return {tokens[0].surface}
    return set()


def _is_kanji(character: str) -> bool:
    return "一" <= character[0] <= "龠" or character[0] in "々〆"


def _to_the_last_named(group: Group, candidates: list[Group]) -> None:
    """Hand each mention of ``group`` to the candidate that was mentioned last before it.

    A mention without a candidate before it stays with ``group``.
    """
    stay: list[Span] = []
    kind = max(group.types, key=lambda t: group.types[t])
    surface = group.surface
    # (start, candidate) of all of them in text order: one look-up a mention, however many there are.
    named = sorted((s.start, number) for number, c in enumerate(candidates) for s in c.spans)
    for span in group.spans:
        at = bisect_left(named, (span.start, -1)) - 1
        if at < 0:
            stay.append(span)
        else:
            candidates[named[at][1]].add(surface, kind, span)
    group.spans = stay
    for candidate in candidates:
        candidate.spans.sort()


def places(groups: list[Group]) -> None:
    """天津 = 天津市, アンダルシア = アンダルシア州, ウィスコンシン州 = アメリカ合衆国ウィスコンシン州.

    福岡 stays alone when both 福岡県 and 福岡市 are named. 三重県亀山市 = 亀山市, if it is the only one.
    """
    by_key: dict[str, Group] = {g.key: g for g in groups if g.name_class == LOCATION}
    addressed: dict[str, list[Group]] = defaultdict(list)
    for key, group in by_key.items():
        if (match := _ADDRESS.match(key)) is not None:
            short = next((k for k in (match.group(1), match.group(1)[:-1]) if k in by_key), None)
            if short is not None:
                addressed[short].append(group)
    for key, candidates in addressed.items():
        if len(candidates) == 1:
            join(by_key[key], candidates[0])
    longer: dict[str, list[Group]] = defaultdict(list)
    for key, group in by_key.items():
        stem = _ADMIN.sub("", key)
        if stem != key and len(stem) >= 2:
            longer[stem].append(group)
            continue
    for stem, candidates in longer.items():
        if stem in by_key and len(_unique(candidates)) == 1:
            join(by_key[stem], candidates[0])
    for key, group in by_key.items():
        for cut in range(2, min(len(key) - 1, 12)):
            if key[:cut] in by_key and key[cut:] in by_key and len(key) - cut >= 3:
                join(by_key[key[cut:]], group)
                break


def organisations(groups: list[Group], index: TextIndex) -> None:
    """株式会社X = X, トヨタ = トヨタ自動車, 経産省 = 経済産業省, WHO = World Health Organization."""
    own = [g for g in groups if g.name_class == ORGANISATION]
    places_named = {g.key for g in groups if g.name_class == LOCATION}
    by_key = {g.key: g for g in own}
    for group in own:
        stripped = fold(_COMPANY.sub("", _COMPANY.sub("", group.surface)))
        if stripped != group.key and stripped in by_key and len(stripped) >= 2:
            join(by_key[stripped], group)
    shorts: dict[str, list[Group]] = defaultdict(list)
    for group in own:
        stem = _GENERIC.sub("", group.key)
        if stem != group.key and len(stem) >= 2 and stem in by_key and stem not in places_named:
            shorts[stem].append(group)
        for acronym in acronyms(group, index):
            if acronym in by_key and acronym != group.key:
                shorts[acronym].append(group)
    for short, candidates in shorts.items():
        if len(_unique(candidates)) == 1:
            join(by_key[short], candidates[0])


_TEAM = lazy_pattern(r"(?:[ァ-ヺーA-Za-z]{2,}|高校|学院|学園|商業|工業|実業)$")
_CLUB = lazy_pattern(r"(?:FC|SC|AC|TC|BC|F・C|ＦＣ)")  #: 伊賀|FCくノ一三重
#: What follows the name of a town rather than of its team, and what follows a person's.
_TOWN = lazy_pattern(r"[市県町駅港区]|地[方区]|大会|勢|で|に(?!(?:勝|敗|逆転|競り|完|快|大|連))|から|へ")
_SOMEBODY = lazy_pattern(r"さん|氏|選手|監督|投手|捕手|内野手|外野手|主将|[（(][0-9０-９]")


def teams(groups: list[Group], index: TextIndex) -> None:
    """浦和 = 浦和レッズ in the report of a match, where 浦和 is nowhere the town: not 浦和で, 浦和市.

    Nor somebody: 伊賀 = 伊賀FCくノ一三重, however much it looks like a family name.
    """
    if not MATCHES.search(index.text):
        return
    named = {(g.name_class, g.key): g for g in groups if g.name_class in (LOCATION, PERSON) and g.spans}
    for group in groups:
        if group.name_class != ORGANISATION:
            continue
        tail, club = _TEAM.search(group.surface), _CLUB.search(group.surface)
        cut = club.start() if club is not None else tail.start() if tail is not None else 0
        for kind, other in ((LOCATION, _TOWN), (PERSON, _SOMEBODY)):
            short = named.get((kind, fold(group.surface[:cut]))) if cut else None
            if short is None or short.root() is not short or not short.spans:
                continue
            if not any(other.match(index.text, span.end) for span in short.spans):
                for span in short.spans:
                    group.add(short.surface, NodeType.ORGANIZATION, span, weight=0)
                group.spans.sort()
                short.spans = []


def acronyms(group: Group, index: TextIndex) -> set[str]:
    """Folded acronyms that the words of a full name allow: 経済産業省 → 経産省; 日本銀行 → 日銀."""
    surface = group.surface
    if surface.isascii():
        words = re.findall(r"[A-Za-z]+", surface)
        capitals = "".join(w[0] for w in words if w[0].isupper())
        return {capitals.casefold()} if len(capitals) >= 2 and len(words) >= 2 else set()
    tokens = index.tokens_of(*group.spans[0]) if group.spans else None
    if not tokens or len(tokens) < 2 or not all(_is_kanji(t.surface) for t in tokens):
        return set()
    initials = "".join(t.surface[0] for t in tokens)
    result = {fold(initials)} if len(initials) >= 2 else set()
    if len(tokens) > 2:
        result.add(fold(initials[0] + initials[-1]))
        result.add(fold(tokens[0].surface[0] + tokens[1].surface[0]))
    return result


def crowds(groups: Iterable[Group]) -> None:
    """一般市民 = 市民."""
    crowd = {g.key: g for g in groups if NodeType.GROUP in g.types}
    for key, group in crowd.items():
        if key.startswith("一般") and (plain := crowd.get(key[2:])) is not None:
            join(plain, group)


def events(groups: list[Group], index: TextIndex) -> list[Group]:
    """今回の首脳会談 = 日米首脳会談 when it is the only one; meetings of different years stay apart.

    Returns the groups that came out of a split.
    """
    new: list[Group] = []
    for group in [g for g in groups if NodeType.EVENT in g.types]:
        new += _by_year(group, index, len(groups) + len(new))
    kinds: dict[str, tuple[list[Group], list[Group]]] = {}
    for group in (*groups, *new):
        if group.spans and NodeType.EVENT in group.types and (event := event_of(group.surface)):
            kinds.setdefault(event[0], ([], []))[event[1]].append(group)
    for named, bare in kinds.values():
        roots = _unique(named)
        for group in bare:
            if len(roots) == 1:
                join(roots[0], group)
            elif roots:
                _to_the_last_named(group, roots)
            elif bare[0] is not group:
                join(bare[0], group)
    return new


def _by_year(group: Group, index: TextIndex, order: int) -> list[Group]:
    """Split an event whose mentions bear different years: 2024年の首脳会談, 2025年4月の首脳会談."""
    years: list[str | None] = []
    for span in group.spans:
        match = _YEAR.search(index.text[max(0, span.start - 24) : span.start])
        years.append(match.group(1) if match else None)
    distinct = sorted({y for y in years if y})
    if len(distinct) < 2:
        return []
    kind = max(group.types, key=lambda t: group.types[t])
    surface = group.surface
    result = {
        year: Group(order + i, group.name_class, f"{group.key}{year}") for i, year in enumerate(distinct)
    }
    latest = next(y for y in years if y)
    for span, year in zip(group.spans, years, strict=True):
        latest = year or latest
        result[latest].add(f"{latest}年の{surface}", kind, span)
    for part in result.values():
        part.surfaces[surface] = 0
    group.spans = []
    return list(result.values())


class Finder:
    """Finds strings in a text where they begin and end with a token. Linear in the text."""

    def __init__(self) -> None:
        self._table: dict[str, Group] = {}
        self._lengths: dict[str, set[int]] = defaultdict(set)

    def add(self, surface: str, group: Group) -> None:
        """Look for ``surface``; the first group that asks for it gets it."""
        if surface not in self._table:
            self._table[surface] = group
            self._lengths[surface[0]].add(len(surface))

    def find(
        self, index: TextIndex, taken: Sequence[Span], control: Control = IDLE
    ) -> list[tuple[Span, Group]]:
        """(place, group) of each occurrence that overlaps none of ``taken`` (sorted). Raises Cancelled."""
        if not self._table:
            return []
        found: list[tuple[Span, Group]] = []
        order = {first: sorted(lengths, reverse=True) for first, lengths in self._lengths.items()}
        text, table = index.text, self._table
        starts = [s.start for s in taken]
        reach = list(accumulate((s.end for s in taken), max))
        for sentence in control.over(index.sentences):
            free_from = 0
            ends: set[int] | None = None
            for token in sentence.tokens:
                lengths = order.get(token.surface[0])
                if lengths is None or token.start < free_from:
                    continue
                if ends is None:
                    ends = {t.end for t in sentence.tokens}
                for length in lengths:
                    end = token.start + length
                    group = table.get(text[token.start : end])
                    if group is None or end not in ends:
                        continue
                    at = bisect_left(starts, end) - 1
                    if at < 0 or reach[at] <= token.start:
                        found.append((Span(token.start, end), group))
                        free_from = end
                    break
        return found
