"""Every word of the interface has its Japanese, and what is shipped is up to date."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QLocale

from yomichizu.ui.language import language_of

ROOT = Path(__file__).resolve().parents[2]


def test_every_string_is_translated_and_compiled() -> None:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging/update_translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.problems() == []


def test_places_to_fill_are_kept() -> None:
    """{name} of the English text stands in the Japanese one too, and %n."""
    wrong = []
    for message in ElementTree.parse(ROOT / "resources/translations/yomichizu_ja.ts").iter("message"):
        source = message.findtext("source") or ""
        target = "".join(message.find("translation").itertext())  # type: ignore[union-attr]
        holes = re.compile(r"\{\w*\}|%n")
        if sorted(set(holes.findall(source))) != sorted(set(holes.findall(target))):
            wrong.append(source)
    assert wrong == []


def test_no_words_hide_where_the_search_for_them_does_not_look() -> None:
    """lupdate does not see tr() inside the braces of an f-string."""
    hidden = []
    for path in (ROOT / "src/yomichizu/ui").rglob("*.py"):
        for text in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(text, ast.JoinedStr):
                hidden += [
                    f"{path.name}:{part.lineno}"
                    for part in ast.walk(text)
                    if isinstance(part, ast.Call)
                    and isinstance(part.func, ast.Attribute)
                    and part.func.attr in ("tr", "translate")
                ]
    assert hidden == []


def test_language_of_the_system() -> None:
    assert language_of("system", QLocale("ja_JP")) == "ja"
    assert language_of("system", QLocale("fr_FR")) == "en"
    assert language_of("en", QLocale("ja_JP")) == "en"
