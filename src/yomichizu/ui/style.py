"""The look of Qt's own widgets, made from a theme: one style sheet and one palette for the program."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette

from yomichizu.ui.theme import SANS, Theme

UI_POINT_SIZE = 10.0


def interface_font() -> QFont:
    """The letters of menus and labels: Japanese named, with fallbacks."""
    font = QFont()
    font.setFamilies(list(SANS))
    font.setPointSizeF(UI_POINT_SIZE)
    return font


def palette(theme: Theme) -> QPalette:
    """Qt's colour roles in the theme's words."""
    result = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.panel),
        (role.WindowText, theme.ink),
        (role.Base, theme.paper),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.ink),
        (role.Button, theme.panel),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.warning),
        (role.ToolTipBase, theme.paper),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.ink_soft),
        (role.Highlight, theme.accent_tint),
        (role.HighlightedText, theme.ink),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.paper),
        (role.Midlight, theme.paper),
        (role.Mid, theme.line),
        (role.Dark, theme.line),
        (role.Shadow, theme.line),
        (role.Accent, theme.accent),
    ):
        result.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(disabled_ink(theme)))
    return result


def disabled_ink(theme: Theme) -> str:
    """Colour of words that cannot be used now: between ink and ground, still legible."""
    ink, ground = QColor(theme.ink_soft), QColor(theme.panel)
    share = 0.62
    mixed = (
        round(a * share + b * (1 - share))
        for a, b in zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def stylesheet(theme: Theme) -> str:
    """Calm paper, hairlines between panes, no bevels. Object names stand for parts of the window."""
    t, off = theme, disabled_ink(theme)
    return f"""
    QMainWindow, QDialog {{ background: {t.panel}; }}
    QMainWindow::separator {{ background: {t.line}; width: 1px; height: 1px; }}
    QSplitter::handle {{ background: {t.line}; }}
    QSplitter::handle:hover {{ background: {t.accent}; }}

    #topRow {{ background: {t.panel}; border-bottom: 1px solid {t.line}; }}
    QMenuBar {{ background: {t.panel}; color: {t.ink}; border: none; padding: 0 2px 0 6px; }}
    QMenuBar::item {{ padding: 4px 7px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {t.accent_tint}; }}
    QMenu {{ background: {t.paper}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 26px 5px 24px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.accent_tint}; color: {t.ink}; }}
    QMenu::item:disabled {{ color: {off}; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
    QMenu::indicator {{ width: 14px; height: 14px; left: 6px; }}

    QToolBar {{ background: {t.panel}; border: none; spacing: 1px; padding: 1px 6px; }}
    QToolBar::separator {{ background: {t.line}; width: 1px; margin: 6px 5px; }}
    QToolButton {{ color: {t.ink}; background: transparent; border: 1px solid transparent;
                  border-radius: 5px; padding: 3px 8px; }}
    QToolButton:hover {{ background: {t.accent_tint}; }}
    QToolButton:focus {{ border-color: {t.accent}; }}
    QToolButton:checked {{ background: {t.accent_tint}; color: {t.accent}; }}
    QToolButton:disabled {{ color: {off}; }}
    #qt_toolbar_ext_button {{ padding: 0; }}
    QToolButton::menu-indicator {{ image: none; width: 0px; }}

    QPushButton {{ color: {t.ink}; background: {t.paper}; border: 1px solid {t.line};
                  border-radius: 5px; padding: 4px 14px; }}
    QPushButton:hover {{ background: {t.accent_tint}; }}
    QPushButton:focus, QPushButton:default {{ border-color: {t.accent}; }}
    QPushButton:disabled {{ color: {off}; background: {t.panel}; }}

    QLineEdit {{ color: {t.ink}; background: {t.paper};
        border: 1px solid {t.line}; border-radius: 5px; padding: 3px 7px;
        selection-background-color: {t.accent_tint}; selection-color: {t.ink}; }}
    QLineEdit:focus {{ border-color: {t.accent}; }}
    QSpinBox QLineEdit {{ border: none; padding: 0 4px; background: transparent; }}

    QSlider::groove:horizontal {{ background: {t.line}; height: 4px; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{ background: {t.paper}; border: 1px solid {t.edge}; width: 12px;
                                 margin: -5px 0; border-radius: 7px; }}
    QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ border-color: {t.accent}; }}
    QCheckBox::indicator:unchecked {{ background: {t.paper}; border: 1px solid {t.edge};
                                     border-radius: 3px; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}

    QStatusBar {{ background: {t.panel}; color: {t.ink_soft}; border-top: 1px solid {t.line}; }}
    QStatusBar::item {{ border: none; }}
    QStatusBar QLabel {{ color: {t.ink_soft}; }}
    QStatusBar #whereInText {{ padding-left: 12px; }}
    QStatusBar QToolButton {{ padding: 0 8px; }}
    QProgressBar {{ background: {t.line}; border: none; border-radius: 3px;
                   max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}

    QDockWidget {{ color: {t.ink}; }}
    QDockWidget::title {{ background: {t.panel}; padding: 6px 10px; border-bottom: 1px solid {t.line}; }}
    QTabBar {{ background: {t.panel}; }}
    QTabBar::tab {{ color: {t.ink_soft}; background: transparent; border: none;
                   border-bottom: 2px solid transparent; padding: 5px 12px; }}
    QTabBar::tab:selected {{ color: {t.ink}; border-bottom-color: {t.accent}; }}
    QTabBar::tab:hover {{ color: {t.ink}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}

    QAbstractItemView {{ background: {t.paper}; color: {t.ink}; border: none; outline: none;
        selection-background-color: {t.accent_tint}; selection-color: {t.ink}; }}
    QHeaderView {{ background: {t.panel}; }}
    QHeaderView::section {{ background: {t.panel}; color: {t.ink_soft}; border: none;
        border-bottom: 1px solid {t.line}; padding: 4px 8px; }}
    QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-position: top center;
        width: 14px; height: 9px; }}

    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle {{ background: {t.line}; border-radius: 4px; min-height: 28px; min-width: 28px;
                         margin: 1px; }}
    QScrollBar::handle:hover {{ background: {t.edge_faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

    QToolTip {{ color: {t.ink}; background: {t.paper}; border: 1px solid {t.line}; padding: 4px 6px; }}

    #scopeChip {{ background: {t.accent_tint}; border: 1px solid {t.accent}; border-radius: 12px; }}
    #scopeChip QLabel {{ color: {t.accent}; background: transparent; }}
    #scopeChip QToolButton {{ color: {t.accent}; padding: 0 5px; border-radius: 9px; }}
    #scopeChip[whole="true"] {{ background: transparent; border-color: {t.line}; }}
    #scopeChip[whole="true"] QLabel {{ color: {t.ink_soft}; }}

    #messageBar {{ background: {t.flash}; border-bottom: 1px solid {t.line}; }}
    #messageBar QLabel {{ color: {t.ink}; background: transparent; }}
    #messageBar #messageTitle {{ font-weight: bold; }}
    #welcome {{ background: {t.paper}; }}
    #welcome QLabel {{ color: {t.ink_soft}; background: transparent; }}
    #welcome #welcomeTitle {{ color: {t.ink}; font-size: 26px; font-weight: bold; }}
    #shortcutTable QLabel {{ color: {t.ink}; }}
    #shortcutTable #shortcutGroup, #aboutTitle {{ font-weight: bold; }}
    """
