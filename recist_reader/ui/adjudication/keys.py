"""The keys of a case: its own, and those of the reading window that act on images (7.3, AJ)."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recist_reader.durable import replace_text
from recist_reader.trial.adjudication.decision import DifferenceCause
from recist_reader.ui.adjudication.models.looking import CAUSE_WORDS
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.keymap import FIXED, RESERVED, KeyAction, printed
from recist_reader.ui.reader.panels.views.lines import KeyLine
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.own_files import settings_file

CASE, DECISION, IMAGES = tr("Case"), tr("Decision"), tr("Images")

CAUSE_ACTIONS = {f"cause_{cause.value}": cause for cause in DifferenceCause}

CASE_ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("next_pair", ("Space",), tr("next pair of lesions, in both images"), CASE),
    KeyAction("previous_pair", ("Shift+Space",), tr("previous pair of lesions"), CASE),
    KeyAction("earlier", ("[",), tr("earlier timepoint"), CASE),
    KeyAction("later", ("]",), tr("later timepoint"), CASE),
    KeyAction("unopened", ("N",), tr("next timepoint that was not opened yet"), CASE),
    KeyAction("framed", ("F",), tr("the timepoint at which the reads part"), CASE),
    KeyAction("overlay_a", ("F5",), tr("marks of A alone"), CASE),
    KeyAction("overlay_b", ("F6",), tr("marks of B alone"), CASE),
    KeyAction("overlay_both", ("F7",), tr("marks of A and B"), CASE),
    KeyAction("compared", ("C",), tr("left image: nadir, baseline, prior in turn"), CASE),
    KeyAction("pair", ("P",), tr("pair by hand: take the row, go to the other, press again"), CASE),
    KeyAction("cut", ("Delete",), tr("part the two lesions of the row"), CASE),
    KeyAction("take_back", ("Ctrl+Z",), tr("take the last change of pairs back"), CASE),
    KeyAction("endorse_a", ("Alt+A",), tr("endorse A as a whole"), DECISION),
    KeyAction("endorse_b", ("Alt+B",), tr("endorse B as a whole"), DECISION),
    *(
        KeyAction(name, (f"Alt+{number}",), tr("cause: {cause}", cause=CAUSE_WORDS[cause]), DECISION)
        for number, (name, cause) in enumerate(CAUSE_ACTIONS.items(), start=1)
    ),
    KeyAction("reason", ("Alt+R",), tr("write the reason"), DECISION),
    KeyAction("query", ("Alt+Q",), tr("ask the manager about a read that is wrong by a check"), DECISION),
    KeyAction("sign", ("Ctrl+L",), tr("go to the signature"), DECISION),
    KeyAction("switch", ("Alt+P",), tr("pairs or images, in small windows"), tr("Window")),
    KeyAction("back", ("Ctrl+W",), tr("leave the case, back to the list"), tr("Window")),
    KeyAction("full_screen", ("F11",), tr("full screen"), tr("Window")),
    KeyAction("keys", ("?",), tr("all keys"), tr("Window")),
)

SHARED = (
    *("slice_up", "slice_down", "ten_up", "ten_down", "first_slice", "last_slice"),
    *("previous_series", "next_series"),
    *(f"preset_{number}" for number in (*range(1, 10), 0)),
    *("window", "zoom", "pan", "link", "anchor", "link_zoom", "link_window"),
    *("interpolation", "reset", "invert", "overlay", "hide", "magnify"),
)
"""Actions of the reading window that act here too, by the keys that the person has there."""

LIST_ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("open", ("Enter",), tr("open the case"), tr("Cases")),
    KeyAction("next", ("Ctrl+N",), tr("next case that waits"), tr("Cases")),
    KeyAction("filter", ("Ctrl+F",), tr("filter the list"), tr("Cases")),
    KeyAction("refresh", ("F5",), tr("look again"), tr("Cases")),
    KeyAction("close_study", ("Ctrl+W",), tr("sign out"), tr("Cases")),
)
"""Keys of the list of cases, the same as in the worklist."""


class CaseKeys(QObject):
    """What is bound now. Own keys of a case are kept per person on this computer, beside those of reading."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._own: dict[str, str] = {}
        self._reading = key_bindings()
        self._reading.changed.connect(self.changed)
        self._load()

    @property
    def actions(self) -> tuple[KeyAction, ...]:
        """The case's actions, then those of images; where both claim a key the case has it."""
        case = _with_own(self._own)
        taken = {key for action in case for key in action.keys}
        shared = (action for action in self._reading.actions if action.name in SHARED)
        free = (replace(one, keys=tuple(k for k in one.keys if k not in taken)) for one in shared)
        return (*case, *(action for action in free if action.keys))

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action; none where there is no such action."""
        return next((action.keys for action in self.actions if action.name == name), ())

    def printed(self, name: str) -> str:
        """The key of an action as buttons and lines print it."""
        return printed(min(self.keys(name), key=len, default=""))

    def lines(self) -> tuple[KeyLine, ...]:
        """The lines of `?`: what can be given another key has a name."""
        own = tuple(_line(action, action.name) for action in self.actions)
        return own + tuple(_line(action, "") for action in (*LIST_ACTIONS, *FIXED))

    def bind(self, name: str, key: str) -> str:
        """Give an action a key; returns why not where another has it."""
        problem = self._refusal(name, key)
        if problem:
            return problem
        if name in SHARED:
            return self._reading.bind(name, key)
        self._keep({**self._own, name: key})
        return ""

    def reset(self, name: str) -> str:
        """Give an action its shipped key back; returns why not where another has it by now."""
        if name in SHARED:
            return self._reading.reset(name)
        shipped = next(action.keys for action in CASE_ACTIONS if action.name == name)
        problem = next((why for key in shipped if (why := self._refusal(name, key))), "")
        if not problem:
            self._keep({other: key for other, key in self._own.items() if other != name})
        return problem

    def reset_all(self) -> None:
        """Every action of a case has its shipped keys again."""
        self._keep({})

    def _refusal(self, name: str, key: str) -> str:
        if key in RESERVED:
            return tr("{key} {reserved} everywhere; press another key", key=key, reserved=RESERVED[key])
        for action in (*self.actions, *FIXED):
            if action.name != name and key in action.keys:
                return tr(
                    "{key} is taken: {text}. Press another key, or change that one first",
                    key=key,
                    text=action.text,
                )
        return ""

    def _load(self) -> None:
        """Take up what was kept; what is no action, or would clash, is left out."""
        stored: object = {}
        with suppress(OSError, ValueError):
            stored = json.loads(_file().read_text("utf-8"))
        names = {action.name for action in CASE_ACTIONS}
        for name, key in (stored if isinstance(stored, dict) else {}).items():
            if name in names and isinstance(key, str) and not self._refusal(name, key):
                self._own[name] = key

    def _keep(self, own: dict[str, str]) -> None:
        """Use them at once; a folder that cannot be written is no reason to refuse."""
        self._own = own
        with suppress(OSError):
            replace_text(_file(), json.dumps(own))
        self.changed.emit()


def _with_own(own: Mapping[str, str]) -> tuple[KeyAction, ...]:
    return tuple(replace(a, keys=(own[a.name],)) if a.name in own else a for a in CASE_ACTIONS)


def _line(action: KeyAction, name: str) -> KeyLine:
    words = (action.name.replace("_", " "),)
    return KeyLine(tuple(map(printed, action.keys)), action.text, action.group, words, name)


def _file() -> Path:
    return settings_file("adjudication-keys.json")
