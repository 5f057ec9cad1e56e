"""Regular expressions that are compiled when they are first used.

A class of some ten thousand characters (kanji) takes a millisecond to compile, and most texts need only
some of what the rules are written with.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` returns, as far as its methods and attributes go.

    A mistake in ``pattern`` raises ``re.error`` at the first use.
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


class _LazyPattern:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there: once, for the methods stand in the instance from then on."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)
