"""The menu that opens on the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QActionGroup, QDesktopServices
from PySide6.QtWidgets import QApplication, QMenu

from yomichizu.ui.article.marks import MarkMode

if TYPE_CHECKING:
    from yomichizu.ui.article.view import ArticleView


def context_menu(view: ArticleView, point: int | None) -> QMenu:
    """What can be done with the character ``point`` and with what is selected."""
    translate = QCoreApplication.translate
    menu = QMenu(view)
    area = view.area
    chosen = area.selection()
    if point is not None and (address := view.link_at(point)) is not None:
        link = address
        menu.addAction(translate("ArticleMenu", "Open link in the browser")).triggered.connect(
            lambda: QDesktopServices.openUrl(QUrl(link))
        )
        menu.addAction(translate("ArticleMenu", "Copy link")).triggered.connect(
            lambda: QApplication.clipboard().setText(link)
        )
        menu.addSeparator()
    marks = view.marks_at(point) if point is not None else []
    for mark in {m.node: m for m in marks}.values():
        name = view.label_of(mark.node).replace("&", "&&")
        entry = menu.addAction(translate("ArticleMenu", "Select “{name}”").format(name=name))
        entry.triggered.connect(lambda _=False, m=mark: view.choose(m))
    if marks:
        menu.addSeparator()
    copy = menu.addAction(translate("ArticleMenu", "Copy"))
    copy.setEnabled(chosen.end > chosen.start)
    copy.triggered.connect(area.copy)
    find = menu.addAction(translate("ArticleMenu", "Find this in the text"))
    find.setEnabled(0 < chosen.end - chosen.start <= 60)
    find.triggered.connect(view.show_find)
    if point is not None or area.text:
        here = area.caret if point is None else point
        passage = menu.addAction(translate("ArticleMenu", "Map of this paragraph"))
        passage.triggered.connect(lambda: area.select(area.paragraph_span(here), quiet=False))
        heading = view.heading_above(here)
        section = menu.addAction(translate("ArticleMenu", "Map of this section"))
        section.setEnabled(heading is not None)
        section.triggered.connect(lambda: view.sectionRequested.emit(heading))
    menu.addSeparator()
    choices = QActionGroup(menu)
    for mode, text in (
        (MarkMode.ALL, translate("ArticleMenu", "Mark all items")),
        (MarkMode.SELECTED, translate("ArticleMenu", "Mark selected items only")),
        (MarkMode.NONE, translate("ArticleMenu", "Mark nothing")),
    ):
        choice = menu.addAction(text)
        choice.setCheckable(True)
        choice.setChecked(view.mark_mode is mode)
        choice.triggered.connect(lambda _=False, mode=mode: view.markModeRequested.emit(mode))
        choices.addAction(choice)
    return menu
