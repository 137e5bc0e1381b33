"""The keys of a case bound to its page, and the list of all keys with which they are changed (7.3)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from recist_reader.ui.adjudication.case_page import CasePage
from recist_reader.ui.adjudication.keys import CaseKeys
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.key_catcher import KeyCatcher

REPEATING = frozenset({"slice_up", "slice_down", "ten_up", "ten_down"})


class CaseShortcuts(QObject):
    """`act(name)` is called for an action; keys that type stay with a text field while it has the focus."""

    def __init__(self, page: CasePage, act: Callable[[str], None], parent: QObject | None = None):
        super().__init__(parent)
        self._page, self._act = page, act
        self.keys = CaseKeys(self)
        self._bound: list[QShortcut] = []
        self._name = ""
        self.catcher = KeyCatcher(page)
        page.keys.chosen.connect(self._ask)
        page.keys.closed.connect(self._list_closed)
        self.catcher.caught.connect(lambda key: self._end(self.keys.bind(self._name, key)))
        self.catcher.reset_asked.connect(self._reset)
        self.catcher.left.connect(self._leave)
        self.keys.changed.connect(self._show)
        QApplication.instance().focusChanged.connect(self._focus_changed)
        self._show()

    def close(self) -> None:
        QApplication.instance().focusChanged.disconnect(self._focus_changed)

    def open_list(self) -> None:
        """`?`: all keys, found by typing."""
        self._page.keys.open()

    def _show(self) -> None:
        for shortcut in self._bound:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._bound = [
            self._bind(action.name, key)
            for action in self.keys.actions
            if not action.held
            for key in action.keys
        ]
        self._page.show_keys(self.keys.printed)
        self._page.images.group.set_profile(key_bindings().profile)
        self._page.keys.show_keys(self.keys.lines())
        self._enable()

    def _bind(self, name: str, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(name in REPEATING)
        shortcut.activated.connect(lambda: self._act(name))
        return shortcut

    def _focus_changed(self, _old, _new) -> None:
        self._enable()

    def _enable(self) -> None:
        """Single keys never act while a text is typed; those with Ctrl or Alt, and F5 to F11, do."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        for shortcut in self._bound:
            shortcut.setEnabled(not typing or _is_chord(shortcut.key().toString()))

    # -- other keys

    def _ask(self, name: str) -> None:
        self._name = name
        text = next(action.text for action in self.keys.actions if action.name == name)
        self.catcher.ask(text, self._page.keys)

    def _reset(self, is_all: bool) -> None:
        if is_all:
            self.keys.reset_all()
        self._end("" if is_all else self.keys.reset(self._name))

    def _end(self, problem: str) -> None:
        if problem:
            self.catcher.refuse(problem)
        else:
            self._leave()

    def _leave(self) -> None:
        """Back to the list."""
        self.catcher.hide()
        self._page.keys.search.setFocus()

    def _list_closed(self) -> None:
        self._page.focus_work()


def _is_chord(key: str) -> bool:
    return "Ctrl" in key or "Alt" in key or (key[:1] == "F" and key[1:].isdigit())
