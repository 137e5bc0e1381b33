"""The reader's own keys and mouse buttons: kept per person on this computer, for all windows (7.2, 7.3)."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from recist_reader.durable import replace_text
from recist_reader.ui.reader.keymap import ACTIONS, KeyAction, bound, printed, refusal
from recist_reader.ui.theme.own_files import settings_file
from recist_reader.ui.viewport.gestures import (
    BINDABLE,
    DEFAULT,
    PROFILES,
    Gesture,
    MouseProfile,
    meanings,
    with_own,
)
from recist_reader.ui.viewport.presets import presets
from recist_reader.ui.viewport.windowing import text

_MOUSE, _BUTTONS = "mouse profile", "mouse-buttons"  # beside the actions in the file


class KeyBindings(QObject):
    """Which key means which action now, and which mouse profile holds.

    Use `key_bindings()`: all windows follow the same set.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._own: dict[str, str] = {}
        self._profile = DEFAULT
        self._buttons: dict[str, Gesture] = {}
        presets().changed.connect(self.changed)
        self.load()

    @property
    def actions(self) -> tuple[KeyAction, ...]:
        """The key map with the reader's own keys; a preset of the reader's own goes by its name (7.1)."""
        named = {f"preset_{one.key}": one for one in presets().all if presets().own(one.key)}
        return tuple(
            replace(action, text=f"{named[action.name].name}, {text(named[action.name].window)}")
            if action.name in named
            else action
            for action in bound(self._own)
        )

    @property
    def profile(self) -> MouseProfile:
        """What buttons and wheel do: the chosen profile with the reader's own meanings."""
        return with_own(self._profile, self._buttons)

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action; none where there is no such action."""
        return next((action.keys for action in self.actions if action.name == name), ())

    def printed(self, name: str) -> str:
        """The shortest key of an action as menus and buttons print it."""
        return printed(min(self.keys(name), key=len, default=""))

    def load(self) -> None:
        """Take up what was kept; what is no action, or would clash, is left out."""
        stored: object = {}
        with suppress(OSError, ValueError):
            stored = json.loads(_file().read_text("utf-8"))
        names = {action.name for action in ACTIONS}
        self._own = {}
        found = stored if isinstance(stored, dict) else {}
        self._profile = next((p for name, p in PROFILES.items() if name == found.get(_MOUSE)), DEFAULT)
        self._buttons = _known_buttons(found.get(_BUTTONS))
        for name, key in found.items():
            if name in names and isinstance(key, str) and not refusal(name, key, self._own):
                self._own[name] = key
        self.changed.emit()

    def bind(self, name: str, key: str) -> str:
        """Give an action a key; return why not where another has it."""
        problem = refusal(name, key, self._own)
        if not problem:
            self._keep({**self._own, name: key})
        return problem

    def reset(self, name: str) -> str:
        """Give an action its shipped keys back; return why not where another has one of them by now."""
        others = {other: key for other, key in self._own.items() if other != name}
        shipped = next(action.keys for action in ACTIONS if action.name == name)
        problem = next((why for key in shipped if (why := refusal(name, key, others))), "")
        if not problem:
            self._keep(others)
        return problem

    def reset_all(self) -> None:
        """Every action has its shipped keys again."""
        self._keep({})

    def choose_profile(self, profile: MouseProfile) -> None:
        """Use other mouse buttons in all windows: all of that profile."""
        self._profile, self._buttons = profile, {}
        self._keep(self._own)

    def give(self, name: str, does: Gesture) -> None:
        """Let a button or the wheel (name of `BINDABLE`) do one of its meanings.

        Each input has one meaning and two may have the same, so that there is nothing to refuse.
        """
        others = {other: kept for other, kept in self._buttons.items() if other != name}
        is_shipped = self._profile.does[BINDABLE[name]] is does
        self._buttons = others if is_shipped else {**others, name: does}
        self._keep(self._own)

    def give_back(self, name: str) -> None:
        """Let a button or the wheel do what the profile says."""
        self.give(name, self._profile.does[BINDABLE[name]])

    def _keep(self, own: dict[str, str]) -> None:
        """Use them at once; a folder that cannot be written is no reason to refuse."""
        self._own = own
        mouse: dict[str, object] = {} if self._profile is DEFAULT else {_MOUSE: self._profile.name}
        if self._buttons:
            mouse[_BUTTONS] = {name: does.value for name, does in self._buttons.items()}
        with suppress(OSError):
            file = _file()
            replace_text(file, json.dumps(own | mouse))
        self.changed.emit()


def _known_buttons(stored: object) -> dict[str, Gesture]:
    """What was kept of the buttons, as far as this version knows it."""
    found = stored if isinstance(stored, dict) else {}
    return {
        name: does
        for name, what in BINDABLE.items()
        for does in meanings(what)
        if does.value == found.get(name)
    }


def _file() -> Path:
    return settings_file("keys.json")


def key_bindings() -> KeyBindings:
    """The bindings of the person who runs the program; they live with the application."""
    application = QCoreApplication.instance()
    return application.findChild(KeyBindings) or KeyBindings(application)
