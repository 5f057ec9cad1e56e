"""Web addresses in the text: shown as links, opened in the reader's browser only when clicked. No Qt here."""

from __future__ import annotations

import re

from yomichizu.model import Span

_STOP = r"\s<>\"'「」『』（）()、。，．"
_LINK = re.compile(rf"https?://[^{_STOP}]*[^{_STOP},.:;!?]")


def links_in(text: str, span: Span) -> list[Span]:
    """Where addresses stand within ``span`` of ``text`` (code points)."""
    part = text[span.start : span.end]
    if "://" not in part:
        return []
    return [Span(span.start + m.start(), span.start + m.end()) for m in _LINK.finditer(part)]
