"""The mouse in the list of all keys: the profiles to choose from, and what the buttons do now (7.2)."""

from recist_reader.ui.reader.panels.views.lines import KeyLine
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.gestures import DEFAULT, PACS, PROFILES, Buttons, Gesture, MouseProfile

GROUP = tr("Mouse")
CHOICE = tr("mouse profile ")
_PROFILE_TEXTS = {
    DEFAULT.name: tr("default mouse: middle drag pans, right drag zooms"),
    PACS.name: tr("PACS mouse: middle drag windows, the right button only opens the menu"),
}
_DRAGS = {
    Buttons.MIDDLE: (tr("middle drag"),),
    Buttons.RIGHT: (tr("right drag"),),
    Buttons.LEFT | Buttons.RIGHT: (tr("left + right drag"),),
}
_MEANINGS = {
    Gesture.PAN: tr("pan"),
    Gesture.ZOOM: tr("zoom"),
    Gesture.WINDOW: tr("window: right wider, up brighter, with ⇧ finer"),
    Gesture.FAST_SCROLL: tr("fast scroll"),
}
_FIRST = (
    ((tr("wheel"),), tr("one slice a notch, with ⇧ five")),
    (("Ctrl", tr("wheel")), tr("zoom at the cursor")),
    ((tr("left drag"),), tr("what the chosen tool does; with select beside a mark: window")),
)
_LAST = (
    ((tr("right click"),), tr("menu of what lies there")),
    (("⇧", tr("click")), tr("the same place in the linked viewports")),
    ((tr("double click"),), tr("this viewport alone, and back")),
)


def mouse_lines(profile: MouseProfile) -> tuple[KeyLine, ...]:
    """The lines of the mouse; those of the profiles have a name, and choosing one takes that profile."""
    profiles = [
        KeyLine(
            (tr("in use"),) if name == profile.name else (tr("choose"),),
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
