"""Other keys and mouse buttons, from the list of all keys (7.2; 7.3: conflicts are refused)."""

from PySide6.QtCore import QObject

from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.key_catcher import KeyCatcher
from recist_reader.ui.reader.keymap import key_lines
from recist_reader.ui.reader.mouse_lines import mouse_lines, profile_chosen


class Rebinding(QObject):
    """Lets a line of the list be chosen, catches its new key, shows keys and mouse that hold everywhere."""

    def __init__(self, bench: Workbench, parent: QObject | None = None):
        super().__init__(parent)
        self._page, self._group = bench.page, bench.hangings.group
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
        """What holds now: in the list, on the buttons, under the mouse."""
        profile = self._bindings.profile
        self._page.keys.show_keys(key_lines(self._bindings.actions) + mouse_lines(profile))
        self._group.set_profile(profile)
        self._page.top.show_keys(self._bindings.printed)

    def close(self) -> None:
        self._bindings.changed.disconnect(self.show)

    def _ask(self, name: str) -> None:
        profile = profile_chosen(name)
        if profile is not None:
            self._bindings.choose_profile(profile)
            return
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
