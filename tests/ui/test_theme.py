"""Every text colour is legible on every ground it is drawn on (WCAG 2.2, AA: 4.5 : 1)."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QSplitter
from pytestqt.qtbot import QtBot

from yomichizu.model import NodeType
from yomichizu.ui.enums import set_by_name
from yomichizu.ui.theme import DARK, LIGHT, Theme, desktop_is_dark


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
    # A cluster's name on any ground, or on none while colour means the kind.
    pairs += [(hue, tint) for hue in theme.hues for tint in theme.tints]
    pairs += [(theme.ink_soft, ground) for ground in (*theme.tints, theme.panel)]
    poor = [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5]
    assert not poor


# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A physiologically-based model for simulation of
# color vision deficiency. IEEE TVCG 15(6), 2009; severity 1, on linear RGB.
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def seen(colour: str, eyes: np.ndarray) -> np.ndarray:
    """CIELAB (D65) of ``colour`` as such eyes see it."""
    rgb = np.array(QColor(colour).getRgbF()[:3])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.072175],
            [0.0193339, 0.119192, 0.9503041],
        ]
    )
    xyz = to_xyz @ np.clip(eyes @ linear, 0, 1) / (0.95047, 1.0, 1.08883)
    x, y, z = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eyes", list(EYES))
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_clusters_are_told_apart_by_any_eyes(theme: Theme, eyes: str) -> None:
    places = [seen(hue, EYES[eyes]) for hue in theme.hues]
    near = [
        (theme.hues[i], theme.hues[j], round(float(np.linalg.norm(a - b)), 1))
        for i, a in enumerate(places)
        for j, b in enumerate(places[:i])
        if np.linalg.norm(a - b) < 10.0
    ]
    assert not near


def test_every_type_has_a_colour() -> None:
    for theme in (LIGHT, DARK):
        assert {theme.of_type(type).name() for type in NodeType} <= set(theme.hues)


def test_the_desktop_is_dark_where_its_words_are_lighter_than_their_ground() -> None:
    for ground, words, dark in (("#202326", "#fcfcfc", True), ("#efefef", "#000000", False)):
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(words))
        assert desktop_is_dark(palette) is dark


def test_properties_are_set_by_the_names_of_their_values(qtbot: QtBot) -> None:
    splitter, label = QSplitter(), QLabel()
    qtbot.addWidget(splitter)
    qtbot.addWidget(label)
    set_by_name(splitter, orientation="Vertical", contextMenuPolicy="PreventContextMenu")
    set_by_name(label, textInteractionFlags="TextSelectableByMouse|TextSelectableByKeyboard")
    assert splitter.orientation() is Qt.Orientation.Vertical
    assert splitter.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
    flags = Qt.TextInteractionFlag
    assert label.textInteractionFlags() == flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
    for wrong in ({"orientation": "Slanted"}, {"orientaton": "Vertical"}):
        with pytest.raises(ValueError, match="has no orienta"):
            set_by_name(splitter, **wrong)
