"""Everything the window can do, as data: name, words, shortcut, what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from yomichizu.ui.noop import QT_TRANSLATE_NOOP


def words(text: str) -> str:
    """A text of this table in the window's language."""
    return QCoreApplication.translate("Actions", text)


class Need(StrEnum):
    """What must be there for an action to make sense."""

    NOTHING = "nothing"
    DOCUMENT = "document"
    MAP = "map"
    PASSAGE = "passage"
    SECTION = "section"
    NODE = "node"
    TWO_NODES = "two nodes"
    MORE = "more"
    FEWER = "fewer"
    FILTERED = "filtered"
    PINNED = "pinned"
    POINTED = "pointed"
    ANYTHING = "anything"
    RELATION = "relation"
    FILE = "file"
    BACK = "back"
    FORWARD = "forward"
    UNDO = "undo"
    REDO = "redo"


#: Why an action cannot be used, said in its tool tip.
REASONS: dict[Need, str] = {
    Need.DOCUMENT: QT_TRANSLATE_NOOP("Actions", "Open an article first"),
    Need.MAP: QT_TRANSLATE_NOOP("Actions", "There is no map yet; open an article and wait for its map"),
    Need.PASSAGE: QT_TRANSLATE_NOOP("Actions", "Select a passage in the text first"),
    Need.SECTION: QT_TRANSLATE_NOOP("Actions", "There is no heading above this place of the text"),
    Need.NODE: QT_TRANSLATE_NOOP("Actions", "Select an item first, on the map or in the text"),
    Need.TWO_NODES: QT_TRANSLATE_NOOP("Actions", "Select two items first: click one, Ctrl+click the other"),
    Need.MORE: QT_TRANSLATE_NOOP("Actions", "Every item that the filters leave is shown"),
    Need.FEWER: QT_TRANSLATE_NOOP("Actions", "Only a few items are shown"),
    Need.FILTERED: QT_TRANSLATE_NOOP("Actions", "The map's filters are as they were at first"),
    Need.PINNED: QT_TRANSLATE_NOOP("Actions", "Nothing is pinned; drag an item on the map to pin it"),
    Need.POINTED: QT_TRANSLATE_NOOP("Actions", "Select an item or a relation first"),
    Need.ANYTHING: QT_TRANSLATE_NOOP("Actions", "Nothing is selected"),
    Need.RELATION: QT_TRANSLATE_NOOP("Actions", "Select a relation on the map first"),
    Need.FILE: QT_TRANSLATE_NOOP("Actions", "No file is open that could be read again"),
    Need.BACK: QT_TRANSLATE_NOOP("Actions", "There is no earlier place to go back to"),
    Need.FORWARD: QT_TRANSLATE_NOOP("Actions", "There is no later place to go forward to"),
    Need.UNDO: QT_TRANSLATE_NOOP("Actions", "There is nothing to undo"),
    Need.REDO: QT_TRANSLATE_NOOP("Actions", "There is nothing to redo"),
}


@dataclass(frozen=True)
class Spec:
    """One action. ``group`` makes it one of several choices; ``checkable`` an on/off switch."""

    id: str
    text: str
    tip: str
    shortcuts: tuple[str, ...] = ()
    needs: Need = Need.NOTHING
    group: str = ""
    checkable: bool = False
    standard: QKeySequence.StandardKey | None = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole


_KEY = QKeySequence.StandardKey

SPECS: tuple[Spec, ...] = (
    # File
    Spec(
        "open",
        QT_TRANSLATE_NOOP("Actions", "&Open…"),
        QT_TRANSLATE_NOOP("Actions", "Open a Japanese text file"),
        standard=_KEY.Open,
    ),
    Spec(
        "reload",
        QT_TRANSLATE_NOOP("Actions", "&Reload"),
        QT_TRANSLATE_NOOP("Actions", "Read the file again from disk"),
        ("F5",),
        Need.FILE,
    ),
    Spec(
        "close",
        QT_TRANSLATE_NOOP("Actions", "&Close article"),
        QT_TRANSLATE_NOOP("Actions", "Close the article; the window stays"),
        ("Ctrl+W",),
        Need.DOCUMENT,
    ),
    Spec(
        "export_picture",
        QT_TRANSLATE_NOOP("Actions", "&Export picture…"),
        QT_TRANSLATE_NOOP("Actions", "Save the map as a picture"),
        ("Ctrl+E",),
        Need.MAP,
    ),
    Spec(
        "quit",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        QT_TRANSLATE_NOOP("Actions", "Close the window"),
        ("Ctrl+Q",),
        role=QAction.MenuRole.QuitRole,
    ),
    # Edit
    Spec(
        "undo",
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        QT_TRANSLATE_NOOP("Actions", "Take back the last correction of the map"),
        needs=Need.UNDO,
        standard=_KEY.Undo,
    ),
    Spec(
        "redo",
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        QT_TRANSLATE_NOOP("Actions", "Make the correction again"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        Need.REDO,
    ),
    Spec(
        "find",
        QT_TRANSLATE_NOOP("Actions", "&Find in the text…"),
        QT_TRANSLATE_NOOP("Actions", "Find words in the article"),
        needs=Need.DOCUMENT,
        standard=_KEY.Find,
    ),
    Spec(
        "find_item",
        QT_TRANSLATE_NOOP("Actions", "Find &item on the map…"),
        QT_TRANSLATE_NOOP("Actions", "Find an actor, theme or date by its name"),
        ("Ctrl+Shift+F",),
        Need.MAP,
    ),
    Spec(
        "select_more",
        QT_TRANSLATE_NOOP("Actions", "&Select sentence"),
        QT_TRANSLATE_NOOP("Actions", "The sentence at the caret; again: its paragraph, its section, all"),
        ("Ctrl+L",),
        Need.DOCUMENT,
    ),
    Spec(
        "reject_relation",
        QT_TRANSLATE_NOOP("Actions", "Re&ject relation"),
        QT_TRANSLATE_NOOP("Actions", "Take the selected relation out of the map; it can be undone"),
        ("Ctrl+Backspace",),
        Need.RELATION,
    ),
    Spec(
        "hide_item",
        QT_TRANSLATE_NOOP("Actions", "&Hide item"),
        QT_TRANSLATE_NOOP("Actions", "Take the selected item out of the map; it can be undone"),
        ("Ctrl+Shift+Backspace",),
        Need.NODE,
    ),
    Spec(
        "clear",
        QT_TRANSLATE_NOOP("Actions", "C&lear selection"),
        QT_TRANSLATE_NOOP("Actions", "Let go of what is selected and show the whole map"),
        (),  # Esc, which the window hears only when no pane wants it
        Need.ANYTHING,
    ),
    # View
    Spec(
        "text_larger",
        QT_TRANSLATE_NOOP("Actions", "&Larger text"),
        QT_TRANSLATE_NOOP("Actions", "Make the article's text larger"),
        ("Ctrl++", "Ctrl+=", "Ctrl+;"),
    ),
    Spec(
        "text_smaller",
        QT_TRANSLATE_NOOP("Actions", "&Smaller text"),
        QT_TRANSLATE_NOOP("Actions", "Make the article's text smaller"),
        ("Ctrl+-",),
    ),
    Spec(
        "text_normal",
        QT_TRANSLATE_NOOP("Actions", "&Normal text size"),
        QT_TRANSLATE_NOOP("Actions", "Give the article's text its usual size"),
        ("Ctrl+0",),
    ),
    Spec(
        "serif",
        QT_TRANSLATE_NOOP("Actions", "Se&rif letters"),
        QT_TRANSLATE_NOOP("Actions", "Set the article in Mincho"),
        group="typeface",
    ),
    Spec(
        "sans",
        QT_TRANSLATE_NOOP("Actions", "S&ans-serif letters"),
        QT_TRANSLATE_NOOP("Actions", "Set the article in Gothic"),
        group="typeface",
    ),
    Spec(
        "marks_all",
        QT_TRANSLATE_NOOP("Actions", "Mark &all items"),
        QT_TRANSLATE_NOOP("Actions", "Underline every actor, theme and date in the text"),
        group="marks",
    ),
    Spec(
        "marks_selected",
        QT_TRANSLATE_NOOP("Actions", "Mark &selected items only"),
        QT_TRANSLATE_NOOP("Actions", "Underline only what is selected"),
        group="marks",
    ),
    Spec(
        "marks_none",
        QT_TRANSLATE_NOOP("Actions", "Mark &nothing"),
        QT_TRANSLATE_NOOP("Actions", "Show the plain text"),
        group="marks",
    ),
    Spec(
        "theme_system",
        QT_TRANSLATE_NOOP("Actions", "Like the &system"),
        QT_TRANSLATE_NOOP("Actions", "Light or dark as the desktop says"),
        group="theme",
    ),
    Spec(
        "theme_light",
        QT_TRANSLATE_NOOP("Actions", "&Light"),
        QT_TRANSLATE_NOOP("Actions", "Dark ink on light paper"),
        group="theme",
    ),
    Spec(
        "theme_dark",
        QT_TRANSLATE_NOOP("Actions", "&Dark"),
        QT_TRANSLATE_NOOP("Actions", "Light ink on dark paper"),
        group="theme",
    ),
    Spec(
        "language_system",
        QT_TRANSLATE_NOOP("Actions", "Like the &system"),
        QT_TRANSLATE_NOOP("Actions", "The desktop's language; takes effect when the program starts again"),
        group="language",
    ),
    Spec(
        "language_en",
        "&English",
        QT_TRANSLATE_NOOP("Actions", "English; takes effect when the program starts again"),
        group="language",
    ),
    Spec(
        "language_ja",
        "&日本語",
        QT_TRANSLATE_NOOP("Actions", "Japanese; takes effect when the program starts again"),
        group="language",
    ),
    # Map
    Spec(
        "fit",
        QT_TRANSLATE_NOOP("Actions", "&Fit map"),
        QT_TRANSLATE_NOOP("Actions", "Show the whole map"),
        ("Ctrl+Shift+0",),
        Need.MAP,
    ),
    Spec(
        "zoom_in",
        QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
        QT_TRANSLATE_NOOP("Actions", "Bring the map nearer"),
        ("Alt++", "Alt+="),
        Need.MAP,
    ),
    Spec(
        "zoom_out",
        QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
        QT_TRANSLATE_NOOP("Actions", "Move the map away"),
        ("Alt+-",),
        Need.MAP,
    ),
    Spec(
        "show_more",
        QT_TRANSLATE_NOOP("Actions", "Show &more items"),
        QT_TRANSLATE_NOOP("Actions", "Half as many items again, in order of importance"),
        ("Ctrl+]",),
        Need.MORE,
    ),
    Spec(
        "show_fewer",
        QT_TRANSLATE_NOOP("Actions", "Show f&ewer items"),
        QT_TRANSLATE_NOOP("Actions", "Only the more important two thirds of the items"),
        ("Ctrl+[",),
        Need.FEWER,
    ),
    Spec(
        "filters",
        QT_TRANSLATE_NOOP("Actions", "Fil&ters…"),
        QT_TRANSLATE_NOOP("Actions", "Importance, confidence, lines, types and kinds"),
        ("Ctrl+Shift+L",),
        Need.MAP,
    ),
    Spec(
        "reset_filters",
        QT_TRANSLATE_NOOP("Actions", "Reset &all filters"),
        QT_TRANSLATE_NOOP("Actions", "Show what the map showed at first"),
        needs=Need.FILTERED,
    ),
    Spec(
        "surroundings",
        QT_TRANSLATE_NOOP("Actions", "Only the s&urroundings"),
        QT_TRANSLATE_NOOP("Actions", "Only what is selected and what is directly related to it"),
        ("Ctrl+Shift+A",),
        Need.NODE,
    ),
    Spec(
        "path",
        QT_TRANSLATE_NOOP("Actions", "Path &between two items"),
        QT_TRANSLATE_NOOP("Actions", "How the two selected items hang together, step by step"),
        ("Ctrl+Shift+P",),
        Need.TWO_NODES,
    ),
    Spec(
        "lay_out_anew",
        QT_TRANSLATE_NOOP("Actions", "Lay out a&new"),
        QT_TRANSLATE_NOOP("Actions", "Forget where the items stood; pinned ones stay"),
        needs=Need.MAP,
    ),
    Spec(
        "unpin_all",
        QT_TRANSLATE_NOOP("Actions", "Let all pinned items mo&ve"),
        QT_TRANSLATE_NOOP("Actions", "Pinned items may move again when the map is laid out"),
        needs=Need.PINNED,
    ),
    Spec(
        "overview",
        QT_TRANSLATE_NOOP("Actions", "Small map of the whole when &zoomed in"),
        QT_TRANSLATE_NOOP("Actions", "In a corner of the map, while only a part of it is in view"),
        needs=Need.MAP,
        checkable=True,
    ),
    Spec(
        "legend",
        QT_TRANSLATE_NOOP("Actions", "Le&gend"),
        QT_TRANSLATE_NOOP("Actions", "What signs and lines mean, beneath the map"),
        needs=Need.MAP,
        checkable=True,
    ),
    Spec(
        "scope_whole",
        QT_TRANSLATE_NOOP("Actions", "&Whole text"),
        QT_TRANSLATE_NOOP("Actions", "The map shows the whole text"),
        ("Alt+1",),
        Need.DOCUMENT,
        group="scope",
    ),
    Spec(
        "scope_selection",
        QT_TRANSLATE_NOOP("Actions", "Selected &passage"),
        QT_TRANSLATE_NOOP("Actions", "The map shows what is in the selected passage"),
        ("Alt+2",),
        Need.PASSAGE,
        group="scope",
    ),
    Spec(
        "scope_section",
        QT_TRANSLATE_NOOP("Actions", "&Section under this heading"),
        QT_TRANSLATE_NOOP("Actions", "The map shows the section that is being read"),
        ("Alt+3",),
        Need.SECTION,
        group="scope",
    ),
    Spec(
        "scope_visible",
        QT_TRANSLATE_NOOP("Actions", "&Follow my reading"),
        QT_TRANSLATE_NOOP("Actions", "The map shows what is on screen while you scroll"),
        ("Alt+4",),
        Need.DOCUMENT,
        group="scope",
    ),
    Spec(
        "scope_read",
        QT_TRANSLATE_NOOP("Actions", "&Read so far"),
        QT_TRANSLATE_NOOP("Actions", "The map shows the text from its beginning to where you have read"),
        ("Alt+5",),
        Need.DOCUMENT,
        group="scope",
    ),
    Spec(
        "passage_relayout",
        QT_TRANSLATE_NOOP("Actions", "&Lay out a part of the text anew"),
        QT_TRANSLATE_NOOP("Actions", "The map of a part of the text is laid out from the old positions"),
        group="passage",
    ),
    Spec(
        "passage_highlight",
        QT_TRANSLATE_NOOP("Actions", "&Highlight a part of the text in place"),
        QT_TRANSLATE_NOOP("Actions", "Nothing moves; what is not in the part of the text steps back"),
        group="passage",
    ),
    # Go
    Spec(
        "back",
        QT_TRANSLATE_NOOP("Actions", "&Back"),
        QT_TRANSLATE_NOOP("Actions", "To where you were before, in the text and on the map"),
        ("Alt+Left",),
        Need.BACK,
    ),
    Spec(
        "forward",
        QT_TRANSLATE_NOOP("Actions", "&Forward"),
        QT_TRANSLATE_NOOP("Actions", "To where you were before going back"),
        ("Alt+Right",),
        Need.FORWARD,
    ),
    Spec(
        "next_mention",
        QT_TRANSLATE_NOOP("Actions", "&Next mention"),
        QT_TRANSLATE_NOOP("Actions", "To the next place that names the selected item"),
        ("F4",),
        Need.POINTED,
    ),
    Spec(
        "previous_mention",
        QT_TRANSLATE_NOOP("Actions", "&Previous mention"),
        QT_TRANSLATE_NOOP("Actions", "To the previous place that names the selected item"),
        ("Shift+F4",),
        Need.POINTED,
    ),
    Spec(
        "evidence",
        QT_TRANSLATE_NOOP("Actions", "&Evidence"),
        QT_TRANSLATE_NOOP("Actions", "To the sentences behind what is selected"),
        ("F3",),
        Need.POINTED,
    ),
    Spec(
        "next_pane",
        QT_TRANSLATE_NOOP("Actions", "Next p&ane"),
        QT_TRANSLATE_NOOP("Actions", "From the text to the evidence, the map and the lists"),
        ("F6",),
        Need.DOCUMENT,
    ),
    Spec(
        "previous_pane",
        QT_TRANSLATE_NOOP("Actions", "Previous pan&e"),
        QT_TRANSLATE_NOOP("Actions", "The other way round"),
        ("Shift+F6",),
        Need.DOCUMENT,
    ),
    # Help
    Spec(
        "shortcuts",
        QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
        QT_TRANSLATE_NOOP("Actions", "All shortcuts at one glance"),
        ("F1",),
    ),
    Spec(
        "about",
        QT_TRANSLATE_NOOP("Actions", "&About Yomichizu"),
        QT_TRANSLATE_NOOP("Actions", "Version, licence, and what the program is made of"),
        role=QAction.MenuRole.AboutRole,
    ),
)
