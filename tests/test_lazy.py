"""Patterns that wait until they are used."""

from __future__ import annotations

import re

import pytest

from yomichizu import lazy
from yomichizu.lazy import lazy_pattern


def test_it_is_the_pattern_that_re_makes() -> None:
    pattern = lazy_pattern("(?P<word>[一-龠]+)です", re.IGNORECASE)
    match = pattern.search("これは港です。")
    assert match is not None
    assert match.group("word") == "港"
    assert [m.start() for m in pattern.finditer("港です、船です")] == [0, 4]
    assert pattern.sub("", "港です。") == "。"
    assert (pattern.pattern, pattern.flags & re.IGNORECASE) == ("(?P<word>[一-龠]+)です", re.IGNORECASE)
    with pytest.raises(AttributeError):
        pattern.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []

    def watched(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    real = re.compile
    monkeypatch.setattr(lazy.re, "compile", watched)
    pattern = lazy_pattern("港")
    assert compiled == []
    assert pattern.match("港") is not None
    assert pattern.match("船") is None
    assert pattern.fullmatch("港") is not None
    assert compiled == ["港"]


def test_a_mistake_in_it_is_told_at_the_first_use() -> None:
    with pytest.raises(re.error):
        lazy_pattern("(").search("a")
