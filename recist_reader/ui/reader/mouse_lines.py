"""The mouse in the list of all keys: profiles, and what each button does now and could do (7.2)."""

from recist_reader.ui.reader.panels.views.lines import KeyLine
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.gestures import (
    BINDABLE,
    DEFAULT,
    PACS,
    PROFILES,
    Gesture,
    MouseProfile,
    meanings,
)

GROUP = tr("Mouse")
CHOICE = tr("mouse profile ")
INPUT = "mouse:"
_PROFILE_TEXTS = {
    DEFAULT.name: tr("default mouse: middle drag pans, right drag zooms"),
    PACS.name: tr("PACS mouse: middle drag windows, the right button only opens the menu"),
}
_INPUTS: dict[str, tuple[str, ...]] = {
    "middle": (tr("middle drag"),),
    "right": (tr("right drag"),),
    "left+right": (tr("left + right drag"),),
    "shift+wheel": ("⇧", tr("wheel")),
    "ctrl+wheel": ("Ctrl", tr("wheel")),
}
_QUESTIONS = {
    "middle": tr("What shall dragging with the middle button do?"),
    "right": tr("What shall dragging with the right button do? Its click opens the menu all the same"),
    "left+right": tr("What shall dragging with left and right button do?"),
    "shift+wheel": tr("What shall the wheel do while Shift is held?"),
    "ctrl+wheel": tr("What shall the wheel do while Ctrl is held?"),
}
_MEANINGS = {
    Gesture.PAN: tr("pan"),
    Gesture.ZOOM: tr("zoom"),
    Gesture.WINDOW: tr("window: right wider, up brighter, with ⇧ finer"),
    Gesture.FAST_SCROLL: tr("fast scroll"),
    Gesture.MENU: tr("nothing"),
    Gesture.SLICE: tr("one slice a notch"),
    Gesture.FIVE_SLICES: tr("five slices a notch"),
}
_MENU_ONLY = tr("nothing: only its click, which opens the menu")
_FIRST = (
    ((tr("left drag"),), tr("what the chosen tool does, always; with select beside a mark: window")),
    ((tr("wheel"),), tr("one slice a notch")),
)
_LAST = (
    ((tr("right click"),), tr("menu of what lies there")),
    (("⇧", tr("click")), tr("the same place in the linked viewports")),
    ((tr("double click"),), tr("this viewport alone, and back")),
)


def mouse_lines(profile: MouseProfile) -> tuple[KeyLine, ...]:
    """The lines of the mouse; profiles and what can be given another meaning have a name."""
    profiles = [
        KeyLine(
            (_use(name, profile),), _PROFILE_TEXTS[name], GROUP, ("mouse", "profile", name), CHOICE + name
        )
        for name in PROFILES
    ]
    inputs = [
        KeyLine(_INPUTS[name], _meaning(name, profile.does[what]), GROUP, ("mouse",), INPUT + name)
        for name, what in BINDABLE.items()
    ]
    first, last = (
        [KeyLine(keys, text, GROUP, ("mouse",)) for keys, text in some] for some in (_FIRST, _LAST)
    )
    return (*profiles, *first, *inputs, *last)


def _use(name: str, profile: MouseProfile) -> str:
    if name != profile.name:
        return tr("choose")
    return tr("in use") if profile == PROFILES[name] else tr("in use, changed")


def profile_chosen(line: str) -> MouseProfile | None:
    """The profile that a line of that name stands for; None: it is a line of another kind."""
    return PROFILES.get(line.removeprefix(CHOICE)) if line.startswith(CHOICE) else None


def input_chosen(line: str) -> str | None:
    """The name of `BINDABLE` that a line stands for; None: it is a line of another kind."""
    name = line.removeprefix(INPUT)
    return name if line.startswith(INPUT) and name in BINDABLE else None


def question(name: str) -> str:
    """What is asked before an input gets another meaning."""
    return _QUESTIONS[name]


def meaning_lines(name: str, profile: MouseProfile) -> tuple[KeyLine, ...]:
    """What an input can be made to do, numbered, each under the value of its `Gesture`."""
    what = BINDABLE[name]
    lines = []
    for number, does in enumerate(meanings(what), 1):
        keys = (str(number), tr("in use")) if does is profile.does[what] else (str(number),)
        lines.append(KeyLine(keys, _meaning(name, does), name=does.value))
    return tuple(lines)


def _meaning(name: str, does: Gesture) -> str:
    return _MENU_ONLY if (name, does) == ("right", Gesture.MENU) else _MEANINGS[does]
