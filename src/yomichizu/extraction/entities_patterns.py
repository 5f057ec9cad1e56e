"""Actors that no labelled corpus knows: groups that act, frameworks, events, projects, resources, works."""

from __future__ import annotations

import re
from typing import NamedTuple

from yomichizu.extraction import gazetteer
from yomichizu.extraction.analysis import AnalysedSentence
from yomichizu.extraction.entities_quoted import apposed, quoted
from yomichizu.lazy import lazy_pattern
from yomichizu.model import NodeType

_WORD = "[一-鿿々ァ-ヺーA-Za-z]"
_PLACE = "(?:[日米中韓英仏独露欧印豪]{2,4}|[ァ-ヺー]{3,12}|[一-鿿]{2,4}?)"
#: (words, pattern, type), each with its examples; the longest wins where two overlap. What has none of the
#: words is not looked through: one of them is in whatever the pattern finds.
PATTERNS: tuple[tuple[tuple[str, ...], re.Pattern[str], NodeType], ...] = (
    # 日本企業, 物流企業, 民間企業, 米国メーカー
    (
        ("企業", "メーカー"),
        lazy_pattern(
            "(?:日本|米国|中国|韓国|台湾|欧州|欧米|外国|海外|現地|国内|民間|物流|先端|技術|新興|大手|中小|外資系|グローバル|"
            "テクノロジー|IT)(?:技術|系)?(?:企業|メーカー)"
        ),
        NodeType.GROUP,
    ),
    # 一般市民, 専門家
    (
        ("民", "家", "者", "リーダー"),
        lazy_pattern(
            "(?:一般)?市民|専門家|有識者|政策立案者|業界リーダー|消費者|投資家|地域住民|住民|労働者|研究者"
        ),
        NodeType.GROUP,
    ),
    # 経済版2+2, 日米同盟
    (
        ("2", "２", "同盟", "クアッド"),
        lazy_pattern("(?:経済版)?[2２][+＋][2２]|[日米中韓英仏独露欧印豪]{2,4}同盟|クアッド"),
        NodeType.FRAMEWORK,
    ),
    # アラスカのLNG開発プロジェクト
    (
        ("開発プロジェクト", "開発計画"),
        lazy_pattern(f"[ァ-ヺー一-鿿]{{2,10}}の{_WORD}{{0,8}}開発(?:プロジェクト|計画)"),
        NodeType.PROJECT,
    ),
    # 日米首脳会談, 経済安全保障セミナー, 東京五輪
    (
        ("首脳会", "相会", "セミナー", "サミット", "シンポジウム", "フォーラム", "五輪", "万博"),
        lazy_pattern(
            f"{_PLACE}?(?:首脳会談|首脳会議|外相会談|防衛相会談|外相会議)|{_WORD}{{2,12}}(?:セミナー|サミット|シンポジウム|フォーラム)|"
            f"(?:[一-鿿]{{2,4}}・)?{_PLACE}(?:五輪|万博)"
        ),
        NodeType.EVENT,
    ),
    # 米軍, 英海軍; the armies of whole names are the labeller's
    (("軍",), lazy_pattern("[米英仏独露韓豪伊印](?:陸|海|空)?軍(?![一-鿿])"), NodeType.ORGANIZATION),
    # 静岡地裁, 大阪高検, 兵庫県警; those that are written out are the labeller's
    (
        ("地裁", "高裁", "家裁", "簡裁", "地検", "高検", "県警", "府警", "道警"),
        lazy_pattern(
            "(?:[一-鿿]{2,3}(?:地裁|高裁|家裁|簡裁|地検|高検)(?:[一-鿿]{2,4}支部)?|[一-鿿]{2,3}[県府道]警)(?![一-鿿])|"
            "(?:札幌|仙台|東京|横浜|千葉|さいたま|名古屋|京都|大阪|神戸|広島|高松|福岡|那覇)(?:地裁|高裁)(?=判決|決定)"
        ),
        NodeType.GOVERNMENT,
    ),
    # 福島第一原発, 柏崎刈羽原発
    (
        ("原発", "原子力発電所"),
        lazy_pattern(
            "(?:福島|柏崎刈羽|浜岡|高浜|大飯|美浜|敦賀|東海|女川|東通|志賀|島根|伊方|玄海|川内|泊)(?:第[一二三四])?(?:原発|原子力発電所)(?![一-鿿])"
        ),
        NodeType.FACILITY,
    ),
    # 幕府, 江戸幕府, 加賀藩, 朝廷
    (
        ("幕府", "藩", "朝廷"),
        lazy_pattern(
            "(?:(?:江戸|鎌倉|室町|徳川|足利)?幕府|朝廷|(?<![一-鿿])(?![各諸同両小大親廃脱雄支])[一-鿿]{2,3}藩)(?![一-鿿])"
        ),
        NodeType.GOVERNMENT,
    ),
    # 株式会社空調服
    (
        ("株式会社",),
        lazy_pattern(
            "(?<![一-鿿ァ-ヺー])株式会社(?:(?!元|代表|取締役|社長|会長|専務|常務|本社|支社|所属|社員)"
            "[一-鿿々ァ-ヺーA-Za-z・&＆]){2,20}"
        ),
        NodeType.COMPANY,
    ),
    # 大関琴桜, 横綱大の里
    (
        ("横綱", "大関", "関脇", "小結"),
        lazy_pattern(
            "(?:(?<=横綱)|(?<=大関)|(?<=関脇)|(?<=小結))(?!昇進|陥落|同士|候補|経験|時代|推挙|審議)"
            "(?:[一-鿿々]{2,4}|[一-鿿]の[一-鿿]{1,2})(?=[はがをにとも、。）・])"
        ),
        NodeType.PERSON,
    ),
    # 世界ジュニア相撲選手権, 大相撲九州場所
    (
        ("選手権", "場所"),
        lazy_pattern(f"{_WORD}{{2,14}}選手権(?:大会)?(?![一-鿿])|大相撲[一-鿿]{{1,3}}場所"),
        NodeType.EVENT,
    ),
    # ギャラリー・アルカイック
    (
        ("・",),
        lazy_pattern(
            "(?:ギャラリー|カフェ|ホテル|シアター|レストラン|ビストロ|スタジオ|ペンション)・[ァ-ヺー・]{2,16}"
        ),
        NodeType.FACILITY,
    ),
    # 太平洋戦争, 第二次世界大戦
    (
        ("戦争", "世界大戦"),
        lazy_pattern(
            "(?:太平洋|日清|日露|日中|湾岸|イラク|ベトナム|朝鮮|南北|戊辰|西南|アヘン|クリミア|普仏|フォークランド)戦争|"
            "第[一二]次世界大戦"
        ),
        NodeType.EVENT,
    ),
    # 石垣第二中学校
    (
        ("学校", "高校"),
        lazy_pattern("[一-鿿々]{2,4}第[一二三四五六七八九十]{1,2}(?:小学校|中学校|高校|高等学校)(?![一-鿿])"),
        NodeType.ORGANIZATION,
    ),
    # 原合名会社
    (
        ("名会社", "資会社", "同会社", "限会社"),
        lazy_pattern("[一-鿿々ァ-ヺー]{1,10}(?:合名|合資|合同|有限)会社(?![一-鿿])"),
        NodeType.COMPANY,
    ),
    # ボローニャ復元映画祭, ジャパンパラ競技大会
    (
        ("祭", "大会"),
        lazy_pattern(f"{_WORD}{{2,12}}(?:映画祭|音楽祭|芸術祭|演劇祭|文学祭|競技大会)(?![一-鿿])"),
        NodeType.EVENT,
    ),
    # 道の駅すず塩田村
    (
        ("道の駅",),
        lazy_pattern("道の駅[ぁ-んァ-ヺー一-鿿・]{2,12}?(?=[でにをはがの、。])"),
        NodeType.FACILITY,
    ),
    # 関東大震災, 阪神・淡路大震災
    (("大震災",), lazy_pattern("(?:関東|東日本|阪神(?:・?淡路)?)大震災"), NodeType.EVENT),
    # 台風15号
    (("台風",), lazy_pattern("台風第?[0-9０-９]{1,2}号"), NodeType.EVENT),
    # サッカー日本代表, サウジアラビア代表
    (
        ("代表",),
        lazy_pattern(
            "(?:[ァ-ヺー]{3,10}|日本|韓国|中国|米国|英国|豪州)代表(?:チーム)?(?=[はがをにとのや、。])"
        ),
        NodeType.GROUP,
    ),
    # アラスカ産LNG, 米国産大豆
    (("産",), lazy_pattern("[ァ-ヺー一-鿿]{2,8}産(?!業)(?:LNG|[一-鿿]{2,4})"), NodeType.RESOURCE),
    # 経済安全保障推進法
    (
        ("法",),
        lazy_pattern("[一-鿿々ァ-ヺー]{3,14}(?:推進|基本|促進|防止|保護|規制|保障|特別措置)法"),
        NodeType.LAW,
    ),
    # 『坊っちゃん』
    (("『",), lazy_pattern("(?<=『)[^『』]{1,40}(?=』)"), NodeType.WORK),
)


_OF_GROUPS = frozenset({"たち", "達", "ら", "側", "自身", "同士", "全体"})
_CLAUSE = re.compile(r"[ぁ-ん](?:ない|だ|です|ます|た|る|よ|ね|か)[。！？]?$|[。！？]")


class Actor(NamedTuple):
    start: int
    end: int
    type: NodeType


def actors(text: str, sentence: AnalysedSentence) -> list[Actor]:
    """The pattern's actors of one sentence: longest first where they overlap, whole tokens only."""
    line = text[sentence.start : sentence.end]
    found = [
        Actor(sentence.start + m.start(), sentence.start + m.end(), kind)
        for words, pattern, kind in PATTERNS
        if any(word in line for word in words)
        for m in pattern.finditer(line)
    ]
    found += [Actor(*name) for name in (*quoted(text, sentence), *apposed(text, sentence))]
    if not found:
        return []
    begins = {t.start: t for t in sentence.tokens}
    ends = {t.end for t in sentence.tokens}
    chosen: list[Actor] = []
    for actor in sorted(found, key=lambda a: (a.start - a.end, a.start, a.type is NodeType.WORK)):
        whole = actor.start in begins and actor.end in ends
        if actor.type is NodeType.GROUP and (after := begins.get(actor.end)) is not None:
            noun = after.feature.pos1 in ("名詞", "接尾辞") and after.surface not in _OF_GROUPS
            whole = whole and not noun  # 市民団体 are no 市民, nor 消費者庁 消費者
        if actor.type is NodeType.RESOURCE and not _grown(text[actor.start : actor.end]):
            continue
        if actor.type is NodeType.FACILITY and not _nominal(sentence, actor):
            continue
        if actor.type is NodeType.WORK and not _titled(text, sentence, actor):
            continue
        if whole and all(actor.end <= c.start or c.end <= actor.start for c in chosen):
            chosen.append(actor)
    return sorted(chosen)


def _nominal(sentence: AnalysedSentence, actor: Actor) -> bool:
    """Whether nothing but nouns and の are in a name: 道の駅|に|ちなむ is none."""
    inside = [t for t in sentence.tokens if actor.start <= t.start and t.end <= actor.end]
    return all(
        t.feature.pos1 in ("名詞", "接頭辞", "接尾辞", "補助記号", "形状詞") or t.surface == "の"
        for t in inside
    )


def _grown(surface: str) -> bool:
    """Whether a place stands before 産: アラスカ産LNG, 米国産大豆; not 不動産会社, 資産運用."""
    origin = surface[: surface.index("産")]
    entry = gazetteer.known(origin)
    return (
        origin in ("国", "海外", "外国", "地元")
        or origin[-1] in "県州国町村島"
        or (entry is not None and gazetteer.coarse(entry.type) == "LOC")
    )


def _titled(text: str, sentence: AnalysedSentence, actor: Actor) -> bool:
    """Whether 『』 hold a title: inside an open 「 they hold somebody's words, if these are a clause."""
    head = text[sentence.start : actor.start - 1]  # without the bracket that holds the title itself
    return head.count("「") <= head.count("」") or _CLAUSE.search(text, actor.start, actor.end) is None
