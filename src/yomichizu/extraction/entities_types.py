"""From the labeller's four types to those of the map: by gazetteer, then by the last characters."""

from __future__ import annotations

import re

from yomichizu.extraction import gazetteer
from yomichizu.extraction.roles import firm_endings
from yomichizu.model import NodeType

#: type of the labeller → (pattern at the end of the name, type), first match counts
_ENDINGS: dict[str, tuple[tuple[re.Pattern[str], NodeType], ...]] = {
    kind: tuple((re.compile(f"(?:{pattern})$"), node) for pattern, node in rules)
    for kind, rules in {
        "LOC": (
            ("共和国|王国|帝国|公国|連邦|首長国|.国", NodeType.COUNTRY),
            (
                "駅|空港|大学|学校|病院|ビル|(?<=..)[館寺院城橋港線]|神社|神宮|ダム|公園|タワー|ドーム|球場|競技場|スタジアム|"
                "(?:自動車|街|[国県府市農林鉄歩参]|遊歩|高速|幹線)道|"
                "トンネル|発電所|工場|基地|施設|センター|ホール|劇場|ホテル|インターチェンジ|教会|宮殿|運河|研究所",
                NodeType.FACILITY,
            ),
            ("県|州|地方|地域|半島|諸島|列島|郡|府|圏|大陸|自治区", NodeType.REGION),
            ("市|(?<![地工学特選])区|町|村|都", NodeType.CITY),
        ),
        "ORG": (
            (
                "株式会社.*|(?<!神)社|銀行|新聞|ホールディングス|グループ|電鉄|鉄道|製作所|テレビ|放送|航空|証券|生命|保険|"
                "電力|製薬|自動車|工業|商事|出版|書店|百貨店|コーポレーション|Inc\\.?|Ltd\\.?|Corp(?:oration)?\\.?|カンパニー",
                NodeType.COMPANY,
            ),
            (
                "選手権|(?<!議)大会|予選会?|フェスティバル|フェスタ|音楽祭|映画祭|博覧会|見本市|展示会|サミット|五輪",
                NodeType.EVENT,
            ),
            (
                "省|庁|政府|内閣|(?<![審協評])議会|衆議院|参議院|裁判所|幕府|藩|政権|総督府|県警|警察|国会|上院|下院",
                NodeType.GOVERNMENT,
            ),
        ),
        "ART": (
            ("法|条例|憲法|法案|条約|規則|協定", NodeType.LAW),
            (
                "大会|戦争|会談|会議|五輪|オリンピック|サミット|祭|選手権|カップ|杯|事件|震災|地震|万博|博覧会|革命|の戦い|の乱|"
                "の変|選挙|[下上衆参]院選|(?:大統領|知事|[市町村区]長|議会|総裁|代表|補欠|議員)選|フェスティバル|リーグ|コンクール|グランプリ|賞|事変|セミナー|フォーラム",
                NodeType.EVENT,
            ),
            ("計画|プロジェクト|作戦", NodeType.PROJECT),
            ("同盟|枠組み", NodeType.FRAMEWORK),
        ),
    }.items()
}
_REST = {
    "PER": NodeType.PERSON,
    "LOC": NodeType.PLACE,
    "ORG": NodeType.ORGANIZATION,
    "ART": NodeType.PRODUCT,
}


_SUFFIXES = ("県", "市", "府", "都", "町", "村")
_EVENT_SAID = re.compile(r"(?:イベント|催し|講演会|セミナー|シンポジウム|フォーラム)[:：]\s*$")


_FIRM_SAID = ("企業", "会社", "メーカー")


def said_to_be(text: str, start: int, kind: str) -> NodeType | None:
    """The type that the words right before a name of the labeller's ``kind`` give it.

    参加したイベント：Japan Week → event; 新興企業ミナトバイオ → company.
    """
    if _EVENT_SAID.search(text, max(0, start - 10), start):
        return NodeType.EVENT
    return NodeType.COMPANY if kind == "ORG" and text.endswith(_FIRM_SAID, 0, start) else None


def refined(surface: str, kind: str, quoted: bool) -> NodeType:
    """The map's type of a name of the labeller's ``kind`` (PER LOC ORG ART); ``quoted`` means in 『』.

    福島県 → region, 財務省 → government, 経済安全保障推進法 → law.
    """
    entry = gazetteer.known(surface)
    if entry is not None and gazetteer.coarse(entry.type) == kind:
        return entry.type
    if kind == "LOC":
        for suffix in _SUFFIXES:  # 釜石, which the tables know as 釜石市
            entry = gazetteer.known(surface + suffix)
            if entry is not None and gazetteer.coarse(entry.type) == kind:
                return entry.type
    if kind == "ART" and quoted:
        return NodeType.WORK
    if kind == "ORG" and any(surface[-size:] in firm_endings() for size in range(2, len(surface))):
        return NodeType.COMPANY
    for pattern, node in _ENDINGS.get(kind, ()):
        if pattern.search(surface):
            return node
    return _REST[kind]
