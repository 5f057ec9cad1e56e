"""In which menu each action stands, as data."""

from __future__ import annotations

from yomichizu.ui.noop import QT_TRANSLATE_NOOP

#: The menu bar: title and items. "-" is a line, "@name" a submenu.
MENUS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "file",
        QT_TRANSLATE_NOOP("Actions", "&File"),
        ("open", "@recent", "@samples", "-", "reload", "close", "-", "export_picture", "-", "quit"),
    ),
    (
        "edit",
        QT_TRANSLATE_NOOP("Actions", "&Edit"),
        (
            "undo",
            "redo",
            "-",
            "find",
            "find_item",
            "-",
            "select_more",
            "clear",
            "-",
            "reject_relation",
            "hide_item",
        ),
    ),
    (
        "view",
        QT_TRANSLATE_NOOP("Actions", "&View"),
        (
            "@panes",
            "-",
            "@letters",
            "@marks",
            "-",
            "@theme",
            "@language",
        ),
    ),
    (
        "map",
        QT_TRANSLATE_NOOP("Actions", "&Map"),
        (
            "scope_whole",
            "scope_selection",
            "scope_section",
            "scope_visible",
            "scope_read",
            "-",
            "passage_relayout",
            "passage_highlight",
            "-",
            "fit",
            "zoom_in",
            "zoom_out",
            "overview",
            "legend",
            "-",
            "show_more",
            "show_fewer",
            "filters",
            "reset_filters",
            "-",
            "surroundings",
            "path",
            "-",
            "lay_out_anew",
            "unpin_all",
        ),
    ),
    (
        "go",
        QT_TRANSLATE_NOOP("Actions", "&Go"),
        (
            "back",
            "forward",
            "-",
            "next_mention",
            "previous_mention",
            "evidence",
            "-",
            "next_pane",
            "previous_pane",
        ),
    ),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help"), ("shortcuts", "about")),
)

#: Choices that stand in a submenu of their own: title and items.
GROUP_MENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    "letters": (
        QT_TRANSLATE_NOOP("Actions", "&Text"),
        ("text_larger", "text_smaller", "text_normal", "-", "serif", "sans"),
    ),
    "marks": (
        QT_TRANSLATE_NOOP("Actions", "&Marks in the text"),
        ("marks_all", "marks_selected", "marks_none"),
    ),
    "theme": (
        QT_TRANSLATE_NOOP("Actions", "&Colours"),
        ("theme_system", "theme_light", "theme_dark"),
    ),
    "language": (
        QT_TRANSLATE_NOOP("Actions", "&Language / 言語"),
        ("language_system", "language_en", "language_ja"),
    ),
}
