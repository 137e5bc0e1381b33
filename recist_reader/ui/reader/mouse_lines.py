"""The mouse in the list of all keys: the profiles to choose from, and what the buttons do now (7.2)."""

from recist_reader.ui.reader.panels.views.lines import KeyLine
from recist_reader.ui.viewport.gestures import DEFAULT, PACS, PROFILES, Buttons, Gesture, MouseProfile

GROUP = "Mouse"
CHOICE = "mouse profile "
_PROFILE_TEXTS = {
    DEFAULT.name: "default mouse: middle drag pans, right drag zooms",
    PACS.name: "PACS mouse: middle drag windows, the right button only opens the menu",
}
_DRAGS = {
    Buttons.MIDDLE: ("middle drag",),
    Buttons.RIGHT: ("right drag",),
    Buttons.LEFT | Buttons.RIGHT: ("left + right drag",),
}
_MEANINGS = {
    Gesture.PAN: "pan",
    Gesture.ZOOM: "zoom",
    Gesture.WINDOW: "window: right wider, up brighter, with ⇧ finer",
    Gesture.FAST_SCROLL: "fast scroll",
}
_FIRST = (
    (("wheel",), "one slice a notch, with ⇧ five"),
    (("Ctrl", "wheel"), "zoom at the cursor"),
    (("left drag",), "what the chosen tool does; with select beside a mark: window"),
)
_LAST = (
    (("right click",), "menu of what lies there"),
    (("⇧", "click"), "the same place in the linked viewports"),
    (("double click",), "this viewport alone, and back"),
)


def mouse_lines(profile: MouseProfile) -> tuple[KeyLine, ...]:
    """The lines of the mouse; those of the profiles have a name, and choosing one takes that profile."""
    profiles = [
        KeyLine(
            ("in use",) if name == profile.name else ("choose",),
            _PROFILE_TEXTS[name],
            GROUP,
            ("mouse", "profile", name),
            f"{CHOICE}{name}",
        )
        for name in PROFILES
    ]
    drags = [
        (_DRAGS[buttons], _MEANINGS[does]) for buttons, does in profile.drags.items() if does in _MEANINGS
    ]
    lines = (KeyLine(keys, text, GROUP, ("mouse",)) for keys, text in (*_FIRST, *drags, *_LAST))
    return (*profiles, *lines)


def profile_chosen(line: str) -> MouseProfile | None:
    """The profile that a line of that name stands for; None: it is a line of another kind."""
    return PROFILES.get(line.removeprefix(CHOICE)) if line.startswith(CHOICE) else None
