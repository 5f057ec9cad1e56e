"""The table of actions made real."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from yomichizu.ui.action_spec import REASONS, Need, Spec, words
from yomichizu.ui.action_table import SPECS


class Actions(QObject):
    """One QAction for each spec, enabled by what is there, silent never."""

    def __init__(self, handlers: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        """``handlers`` has one callable for each action that is no choice of a group, and one for
        each group, named by it, that is called with the id of the chosen action.

        Raises KeyError when one is missing.
        """
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._there: dict[Need, bool] = {}
        for spec in SPECS:
            action = QAction(words(spec.text), parent)
            action.setObjectName(spec.id)
            action.setMenuRole(spec.role)
            if spec.standard is not None:
                action.setShortcuts(spec.standard)
            else:
                action.setShortcuts([QKeySequence.fromString(s) for s in spec.shortcuts])
            if spec.group:
                group = self._groups.get(spec.group)
                if group is None:
                    group = self._groups[spec.group] = QActionGroup(self)
                action.setCheckable(True)
                group.addAction(action)
                action.triggered.connect(_call(handlers[spec.group], spec.id))
            else:
                action.setCheckable(spec.checkable)
                action.triggered.connect(_call(handlers[spec.id]))
            self._actions[spec.id] = action
            self._describe(spec, action, "")

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def choose(self, id: str) -> None:
        """Tick one choice of a group without calling its handler."""
        self._actions[id].setChecked(True)

    def refresh(self, there: Mapping[Need, bool]) -> None:
        """Enable what makes sense now; what does not says why in its tool tip.

        Asked at every step that the reader makes: only what has changed is touched.
        """
        changed = {need for need, met in there.items() if self._there.get(need, True) is not met}
        self._there.update(there)
        for spec in SPECS if changed else ():
            if spec.needs in changed:
                met = there[spec.needs]
                action = self._actions[spec.id]
                action.setEnabled(met)
                self._describe(spec, action, "" if met else words(REASONS[spec.needs]))

    def _describe(self, spec: Spec, action: QAction, reason: str) -> None:
        tip = words(spec.tip)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            tip = f"{tip} ({keys})"
        if reason:
            tip = f"{tip}\n{reason}"
        action.setToolTip(tip)
        action.setStatusTip(reason or words(spec.tip))


def _call(handler: Callable[..., object], *arguments: str) -> Callable[[bool], None]:
    def called(_checked: bool = False) -> None:
        handler(*arguments)

    return called
