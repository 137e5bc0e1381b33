"""Other keys and mouse buttons, from the list of all keys (7.2; 7.3: conflicts are refused)."""

from PySide6.QtCore import QObject

from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.key_catcher import KeyCatcher
from recist_reader.ui.reader.keymap import key_lines
from recist_reader.ui.reader.mouse_lines import (
    input_chosen,
    meaning_lines,
    mouse_lines,
    profile_chosen,
    question,
)
from recist_reader.ui.reader.panels.meaning_choice import MeaningChoice
from recist_reader.ui.viewport.gestures import BINDABLE, PROFILES, Gesture


class Rebinding(QObject):
    """Lets a line of the list be chosen, asks for its new key or meaning, shows what holds everywhere."""

    def __init__(self, bench: Workbench, parent: QObject | None = None):
        super().__init__(parent)
        self._bench, self._page, self._group = bench, bench.page, bench.hangings.group
        self._bindings = key_bindings()
        self._name = ""
        self.catcher = KeyCatcher(bench.page)
        self.meanings = MeaningChoice(bench.page)
        bench.page.keys.chosen.connect(self._ask)
        self.meanings.chosen.connect(self._give)
        self.meanings.reset_asked.connect(self._give_back)
        self.meanings.left.connect(self._leave)
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
        for part in (self._page.top, self._page.status, self._page.lesion_strip):
            part.show_keys(self._bindings.printed)
        if self._bench.model.view is not None:
            self._bench.touched.emit()

    def close(self) -> None:
        self._bindings.changed.disconnect(self.show)

    def _ask(self, name: str) -> None:
        profile = profile_chosen(name)
        if profile is not None:
            self._bindings.choose_profile(profile)
            return
        button = input_chosen(name)
        self._name = button or name
        if button is not None:
            now = self._bindings.profile
            in_use = now.does[BINDABLE[button]].value
            self.meanings.ask(question(button), meaning_lines(button, now), in_use, self._page.keys)
            return
        text = next(action.text for action in self._bindings.actions if action.name == name)
        self.catcher.ask(text, self._page.keys)

    def _give(self, meaning: str) -> None:
        self._bindings.give(self._name, Gesture(meaning))
        self._leave()

    def _give_back(self, is_all: bool) -> None:
        """What the profile has: for this button, or for all."""
        if is_all:
            self._bindings.choose_profile(PROFILES[self._bindings.profile.name])
        else:
            self._bindings.give_back(self._name)
        self._leave()

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
        self.meanings.hide()
        self._page.keys.search.setFocus()
