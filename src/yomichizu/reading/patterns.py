# ruff: noqa: E501  (full-width characters count double; an alternative reads best on one line)
"""What marks a line as a heading, an item, a caption, a reference or page furniture.

Every expression is anchored, without nested repetition, and is only tried on lines short enough
to be what it looks for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from yomichizu.lazy import lazy_pattern

LONGEST_HEADING = 60
LONGEST_TITLE = 120

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
KANJI_NUMBER = "一二三四五六七八九十百"

#: Lines that are a page's own, not the author's: alt text, buttons, counters, notices.
FURNITURE = lazy_pattern(
    r"""(?:
      (?:見出し|ヘッダー|アイキャッチ|サムネイル|プロフィール|記事の?|カバー)画像 | アイキャッチ | サムネイル | 画像
    | (?:画像|写真)を(?:拡大|表示)(?:する)?
    | 続きを(?:読む|みる|見る) | もっと(?:見る|みる|読む) | 全文を(?:読む|表示) | 次のページ(?:へ)? | 前のページ(?:へ)?
    | (?:前|次)の記事(?:へ)? | 記事一覧(?:へ)? | トップ(?:へ|ページ)?(?:戻る)? | ページトップへ(?:戻る)?
    | (?:この記事を)?(?:シェア|ツイート|ポスト|共有|保存|印刷|フォロー|ブックマーク)(?:する)?
    | (?:この記事を)?(?:Facebook|X|Twitter|LINE|はてなブックマーク|note)で(?:シェア|共有|送る|ポスト)(?:する)?
    | スポンサー(?:ド)?リンク | 広告 | 広告の後にも続きます | PR | ADVERTISEMENT | Advertisement | Sponsored
    | スキ(?:する)? | いいね[!！]? | コメント(?:する|を書く|を投稿)? | ログイン | 会員登録 | 新規登録 | メニュー
    | (?:Like|Share|Tweet|Follow|Subscribe|Comment|Login|Log\ in|Sign\ up|Menu)s?
    | \d{1,6}\s?(?:いいね|スキ|件のコメント|Likes?|likes?|コメント|シェア)
    )\Z""",
    re.VERBOSE,
)
FURNITURE_START = re.compile(
    r"(?:©|\(C\)|（C）|Copyright\b|copyright\b)|.{0,40}(?:All [Rr]ights [Rr]eserved|無断転載)"
)
#: The line after which a blog page shows the author's box and nothing of the article.
SUPPORT = re.compile(
    r"(?:いいなと思ったら(?:応援|サポート)|(?:この記事|よろしければ|もしよろしければ).{0,12}(?:サポート|応援|チップ)"
    r"|気に入(?:ったら|っていただけたら).{0,12}(?:サポート|応援|シェア|フォロー|いいね)"
    r"|(?:チップ|サポート)(?:で応援(?:する)?|を送る|する)?\Z|記事を(?:サポート|応援)(?:する)?\Z|この記事を書いた人\Z"
    r"|この記事が(?:役に立ったら|面白かったら))"
)
LONGEST_SUPPORT = 50

URL_ONLY = re.compile(r"(?:<|＜|\()?(?:https?|ftp)://\S+(?:>|＞|\))?\Z|www\.\S+\Z")
URL = re.compile(r"https?://|\bdoi:|\bDOI\b|www\.")
REFERENCE_ITEM = re.compile(r"『[^』]{1,80}』.{0,80}(?:1[89]|20)\d\d|[（(](?:1[89]|20)\d\d[）)]")
REFERENCE_NUMBER = re.compile(r"(?:\[|［|【)\d{1,3}(?:\]|］|】)|\^|↑")

RULE = re.compile(r"[\s\-－ー―—─━=＝_＿*＊~～〜・…◇◆☆★○●■□※＃#+＋.．<>＜＞✽✦❖⁂†]{3,}\Z|[*＊※◇◆☆★⁂✽†]{1,2}\Z")
SETEXT = re.compile(r"(?:=+|-+)\Z")
FENCE = re.compile(r"(?:```|~~~)")
MARKDOWN_IMAGE = re.compile(r"!\[[^\]]{0,300}\]\([^)]{0,1000}\)\Z")
MARKDOWN_HEADING = re.compile(r"(#{1,6}|＃{1,6})[ \t　]+\S")
WIKI_HEADING = re.compile(r"(={2,6})\s?[^=\s][^=]{0,80}\s?={2,6}\Z")
TABLE_RULE = re.compile(r"\|?[\s:|\-]{3,}\|[\s:|\-]*\Z")

QUOTE = re.compile(r"(?:>|＞)")
CAPTION = lazy_pattern(
    r"(?:[▲△▼▽◀▶←→↑↓]?\s*(?:図表?|表|写真|画像|グラフ|イラスト|動画|地図|Fig(?:ure|\.)?|Table|Photo|Chart)"
    r"\s*(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,2})?(?:[-‐－.．][0-9０-９]{1,3})?\s?(?:[:：=＝．.　・／/]|\ (?!\Z)|by\b)"
    r"|[（(【\[](?:写真|画像|撮影|出典|提供|図|イラスト|資料)[^。]{0,80}[）)】\]]\Z"
    r"|(?:出典|出所|画像提供|写真提供|撮影|資料出所|画像引用元)\s?[:：=＝]"
    r"|(?:Photo|Image)\ (?:by|credit)\b)"
)
LONGEST_CAPTION = 120

BULLET = re.compile(
    r"(?:[•‣⁃◦▪▫・･∙⦁●○◎◯✓✔☑✅➤➢►▶▸]\s*(?=\S)|[‐‑–][ \t　]*(?=\S)|[*＊+＋][ \t　]+(?=\S)"
    r"|[-－][ \t　]+(?=\S)|[-－](?=[^\s\d\-－>=])|\[[ xX]\]\s)"
)
#: Marks that head a section when text follows, and an item when another like it follows.
MARKED = re.compile(
    r"([■□◆◇▼▽★☆●◎▶►])\s*\S|(【)[^】]{1,50}】[^。]{0,20}\Z|([＜<〈《≪])[^＞>〉》≫]{1,50}[＞>〉》≫]\Z"
)

#: Headings that stand at the top level in whatever text, numbered or not.
KNOWN_HEADING = re.compile(
    r"(?:はじめに|初めに|まえがき|前書き|序文?|序論|序章|緒言|緒論|導入|リード|要旨|要約|概要|要点|ポイント|目次|もくじ|背景"
    r"|目的|方法|結果|考察|結論|結び|結語|むすび|むすびに|おわりに|終わりに|終りに|さいごに|最後に|まとめ|あとがき|後書き|終章|謝辞"
    r"|補足|追記|付録|注|注釈|脚注|註|出典|参考|参考資料|参考文献|参考リンク|参考サイト|参照|引用文献|引用元|文献|関連項目|関連リンク|関連記事"
    r"|外部リンク|お問い?合わせ先?|本件に関するお問い?合わせ先?|会社概要|プロフィール|著者プロフィール|著者紹介|執筆者紹介|略歴|経歴"
    r"|Introduction|Summary|Abstract|Background|Conclusion|References|Notes)(?:\[編集\])?\Z"
)
REFERENCES_HEADING = re.compile(
    r"(?:(?:主な)?(?:参考|引用)(?:資料|文献|リンク|サイト|記事|図書|ＵＲＬ|URL)?(?:一覧|・出典|・引用文献)?|引用元|参照|文献|出典"
    r"|脚注|注釈?|註釈?|関連リンク|関連記事|外部リンク|References|Notes|Bibliography|Sources)(?:\[編集\])?\Z"
)

BYLINE = lazy_pattern(
    r"(?:(?:公開|更新|投稿|掲載|配信|作成|最終更新)(?:日時?)?\s?[:：]?\s?[\d０-９]"
    r"|(?:文|著|筆|編|訳|取材|撮影|写真|構成|聞き手|執筆|著者|作者|編集|記者|ライター|翻訳|監修|担当)\s?[・:：=＝/／]"
    r"|(?:by|By|BY|written by|Written by)\ |@\w|[\d０-９]{1,4}\s?分で読め"
    r"|(?:[\d０-９]{4}\s?[年/.\-－／]|令和|平成|昭和|[（(]?[\d０-９]{1,2}月)[^。、]{1,30}\Z"
    r"|[一-龥々ぁ-んァ-ヶー]{1,5}[ 　][一-龥々ぁ-んァ-ヶー]{1,5}(?:[（(/／ 　][^。]{0,30})?\Z"
    r"|(?:株式会社|一般社団法人|公益財団法人|国立大学法人|学校法人|独立行政法人)|.{1,24}(?:株式会社|編集部|新聞社?|通信社?|省|庁|大学|記者|著|作|訳)\Z"
    r"|報道(?:関係)?(?:者|機関)?.{0,6}(?:各位|資料)|各位\Z|プレスリリース|PRESS RELEASE|NEWS RELEASE|News Release|Press Release)"
)
SPEAKER = re.compile(r"([^\s:：。、「」]{1,14})[:：]\s?\S|([^\s:：。、「」]{1,12})[「（(]")
WORDLIKE = re.compile(r"[^\W\d_]")


class Number(NamedTuple):
    """The number a line begins with: its style, nesting depth (of 1.2.3) and last figure."""

    style: str
    depth: int
    value: int


_NUMBERED = re.compile(
    rf"""
      第\s?(?P<ordinal>[0-9０-９]{{1,3}}|[{KANJI_NUMBER}]{{1,4}})\s?(?P<unit>部|編|篇|章|節|項|条|話|回|幕|巻|夜|課)(?:の[0-9０-９]{{1,2}})?(?=[\s:：、．.・「（(\-―]|\Z)
    | (?P<decimal>[0-9０-９]{{1,2}}(?:[.．\-‐－][0-9０-９]{{1,2}}){{1,4}})(?:[.．]|(?=[\s　]))\s?(?=\S)
    | (?P<plain>[0-9０-９]{{1,2}})[.．、)）:：](?![0-9０-９])\s?(?=\S)
    | (?P<spaced>[0-9０-９]{{1,2}})[ 　\t]+(?=[^\s0-9０-９])
    | [(（]\s?(?P<paren>[0-9０-９]{{1,2}}|[{KANJI_NUMBER}]{{1,3}}|[ア-ンa-zA-Zａ-ｚ])\s?[)）]\s?(?=\S)
    | (?P<circled>[①-⑳])\s?(?=\S)
    | (?P<roman>[Ⅰ-Ⅻ]|(?:I{{1,3}}|IV|VI{{0,3}}|IX|X)(?=[.．、]))[.．、\s]?\s?(?=\S)
    | (?P<kanji>[{KANJI_NUMBER}]{{1,3}})(?:[、．.]|[ 　]+)\s?(?=\S)
    | (?P<bare>[0-9０-９]{{1,3}}|[{KANJI_NUMBER}]{{1,3}}|[Ⅰ-Ⅻ])\Z
    | (?P<step>(?:STEP|Step|ステップ|その|ポイント|理由|パート|Part|PART|Chapter|CHAPTER)\s?)(?P<count>[0-9０-９]{{1,2}})(?=[\s:：．.、「]|\Z)
    | (?P<letter>[A-HＡ-Ｈ])[.．、)）]\s?(?=\S)
    """,
    re.VERBOSE,
)
_STYLES = ("decimal", "plain", "spaced", "paren", "circled", "roman", "kanji", "bare", "letter")


def number_of(text: str) -> Number | None:
    """The number at the head of a line (``1. …``, ``第2章``, ``(3)``, ``四、``), or None.

    ``1.5倍`` and ``2025年`` are no numbers of this sort.
    """
    found = _NUMBERED.match(text[:40])
    if found is None:
        return None
    if found["unit"]:
        return Number("第" + found["unit"], 1, integer(found["ordinal"]))
    if found["count"]:
        return Number(found["step"].strip(), 1, integer(found["count"]))
    for style in _STYLES:
        value = found[style]
        if value is None:
            continue
        if style == "decimal":
            parts = re.split(r"[.．\-‐－]", value)
            return Number("decimal", len(parts), integer(parts[-1]))
        if style in ("plain", "spaced"):
            return Number("decimal", 1, integer(value))
        return Number(style, 1, integer(value))
    return None


def integer(figure: str) -> int:
    """The value of a figure in whatever script: 12, １２, 十二, Ⅻ, ⑫, ウ. Unknown letters by code."""
    plain = figure.translate(_DIGITS)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if all(c in KANJI_NUMBER for c in figure):
        return kanji_integer(figure)
    if len(figure) == 1 and "①" <= figure <= "⑳":
        return ord(figure) - ord("①") + 1
    if len(figure) == 1 and "Ⅰ" <= figure <= "Ⅻ":
        return ord(figure) - ord("Ⅰ") + 1
    romans = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
    if figure in romans:
        return romans[figure]
    if len(figure) == 1 and "ア" <= figure <= "ン":
        return "アイウエオカキクケコサシスセソ".find(figure) + 1
    return ord(figure[0])


def kanji_integer(figure: str) -> int:
    """The value of 十二, 二十, 百三, 一二: positional when it has no 十 or 百."""
    digits = "〇一二三四五六七八九"
    if not any(c in "十百千" for c in figure):
        return int("".join(str(digits.index(c)) for c in figure))
    total = 0
    current = 0
    for c in figure:
        if c in digits:
            current = digits.index(c)
        else:
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            current = 0
    return total + current
