"""Every text colour is legible on every ground it is drawn on (WCAG 2.2, AA: 4.5 : 1)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from yomichizu.ui.theme import DARK, LIGHT, Theme


def luminance(colour: str) -> float:
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_text_is_legible_on_its_grounds(theme: Theme) -> None:
    pairs = [
        (theme.ink, ground)
        for ground in (theme.paper, theme.panel, theme.accent_tint, theme.flash, theme.hit)
    ]
    pairs += [(theme.ink, tint) for tint in theme.tints]
    pairs += [(colour, theme.paper) for colour in (*theme.hues, theme.ink_soft, theme.accent, theme.warning)]
    pairs += [(theme.ink_soft, theme.panel), (theme.accent, theme.accent_tint)]
    poor = [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5]
    assert not poor
