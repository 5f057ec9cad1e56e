"""Finding a node while typing."""

from __future__ import annotations

import unicodedata

from yomichizu.model import KnowledgeMap, Node

# Hiragana ぁ..ゖ and the iteration marks ゝゞ stand 0x60 below their katakana.
_KATAKANA = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}


# Where the dictionary knows one reading and readers use two: 日本 is ニッポン there, 依存 is イゾン.
_ALSO_READ = (("ニッポン", "ニホン"), ("イゾン", "イソン"))


def folded(text: str) -> str:
    """``text`` with width, case, kana and spaces made equal: 「しあとる」「ｼｱﾄﾙ」 → 「シアトル」."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA)
    return "".join(plain.split())


def find_nodes(map: KnowledgeMap, text: str, *, limit: int = 20) -> list[Node]:
    """Nodes whose label, alias, reading or English label holds ``text``, best first.

    Equal comes before a beginning, a beginning before the inside; the label before other names;
    then the more important node. Nothing is found for a blank ``text``.
    """
    wanted = folded(text)
    if not wanted:
        return []
    found: list[tuple[tuple[int, int, float, int], Node]] = []
    for number, node in enumerate(map.nodes):
        best = _best(node, wanted)
        if best is not None:
            found.append(((best[0], min(best[1], 1), -node.weight, number), node))
    found.sort(key=lambda pair: pair[0])
    return [node for _, node in found[:limit]]


def matching_name(node: Node, text: str) -> str:
    """The one of a node's names that ``text`` is found in best; its label when in none."""
    best = _best(node, folded(text))
    return _names(node)[best[1]] if best is not None else node.label


def _names(node: Node) -> list[str]:
    reading = node.reading or ""
    also = [reading.replace(one, other) for one, other in _ALSO_READ if one in reading]
    return [node.label, reading, node.label_en or "", *node.aliases, *also]


def _best(node: Node, wanted: str) -> tuple[int, int] | None:
    """How well the best of a node's names fits, and its number; None when none does."""
    fits = (
        (fit, place)
        for place, name in enumerate(_names(node))
        if name and (fit := _fit(name, wanted)) is not None
    )
    return min(fits, default=None)


def _fit(name: str, wanted: str) -> int | None:
    """0 equal, 1 begins with it, 2 a later word begins with it, 3 holds it, None not at all."""
    whole = folded(name)
    if whole == wanted:
        return 0
    if whole.startswith(wanted):
        return 1
    if wanted not in whole:
        return None
    words = unicodedata.normalize("NFKC", name).replace("・", " ").replace("-", " ").split()
    return 2 if any(folded(word).startswith(wanted) for word in words[1:]) else 3
