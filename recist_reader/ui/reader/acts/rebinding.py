"""Giving an action another key, from the list of all keys (7.3: conflicts are refused)."""

from PySide6.QtCore import QObject

from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.key_catcher import KeyCatcher
from recist_reader.ui.reader.keymap import key_lines


class Rebinding(QObject):
    """Lets a line of the list be chosen, catches its new key, shows the keys that hold everywhere."""

    def __init__(self, bench: Workbench, parent: QObject | None = None):
        super().__init__(parent)
        self._page = bench.page
        self._bindings = key_bindings()
        self._name = ""
        self.catcher = KeyCatcher(bench.page)
        bench.page.keys.chosen.connect(self._ask)
        self.catcher.caught.connect(lambda key: self._end(self._bindings.bind(self._name, key)))
        self.catcher.reset_asked.connect(self._reset)
        self.catcher.left.connect(self._leave)
        self._bindings.changed.connect(self.show)
        self.show()

    def show(self) -> None:
        """The keys that hold now, in the list and on the buttons."""
        self._page.keys.show_keys(key_lines(self._bindings.actions))
        self._page.top.show_keys(self._bindings.printed)

    def close(self) -> None:
        self._bindings.changed.disconnect(self.show)

    def _ask(self, name: str) -> None:
        self._name = name
        text = next(action.text for action in self._bindings.actions if action.name == name)
        self.catcher.ask(text, self._page.keys)

    def _reset(self, is_all: bool) -> None:
        if is_all:
            self._bindings.reset_all()
        self._end("" if is_all else self._bindings.reset(self._name))

    def _end(self, problem: str) -> None:
        if problem:
            self.catcher.refuse(problem)
        else:
            self._leave()

    def _leave(self) -> None:
        """Back to the list."""
        self.catcher.hide()
        self._page.keys.search.setFocus()
