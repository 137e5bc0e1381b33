"""What a mouse button and the wheel mean (section 7.2); no widget, no state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, Flag, auto

from recist_reader.measuring.tools import Tool
from recist_reader.ui.texts import tr


class ViewTool(Enum):
    """A viewing tool on the left button; never moves a measurement."""

    WINDOW = "window"
    ZOOM = "zoom"
    PAN = "pan"


Hand = Tool | ViewTool
"""What the left button does."""

HAND_WORDS: dict[Hand, str] = {
    Tool.SELECT: tr("Select"),
    Tool.BIDIRECTIONAL: tr("Bidirectional"),
    Tool.LINE: tr("Line"),
    Tool.ELLIPSE: tr("Ellipse"),
    Tool.FREEHAND: tr("Freehand"),
    Tool.PROBE: tr("Probe"),
    Tool.ARROW: tr("Arrow"),
    ViewTool.WINDOW: tr("Window"),
    ViewTool.ZOOM: tr("Zoom"),
    ViewTool.PAN: tr("Pan"),
}
"""What a viewport says of the left button."""


class Buttons(Flag):
    """Mouse buttons held."""

    NONE = 0
    LEFT = auto()
    MIDDLE = auto()
    RIGHT = auto()


class Wheel(Enum):
    """The wheel with a key held; without one it always goes slice by slice."""

    SHIFT = "shift"
    CONTROL = "control"


class Gesture(Enum):
    """What a drag does from its first pixel on, or a notch of the wheel."""

    NONE = "none"
    TOOL = "tool"  # draw or edit
    LABEL = "label"  # put a label elsewhere
    REFUSED = "refused"  # a measuring tool where nothing may be drawn
    WINDOW = "window"
    PAN = "pan"
    ZOOM = "zoom"
    FAST_SCROLL = "fast scroll"
    MENU = "menu"  # a drag does nothing
    SLICE = "slice"
    FIVE_SLICES = "five slices"


MouseInput = Buttons | Wheel
"""What a profile gives a meaning: buttons held together, or the wheel with a key."""


@dataclass(frozen=True)
class MouseProfile:
    """What buttons and wheel do, as far as that has nothing to do with the tool in hand.

    The left button alone always takes the tool. A right click without movement opens the menu in every
    profile.
    """

    name: str
    does: Mapping[MouseInput, Gesture]


_WHEEL = {Wheel.SHIFT: Gesture.FIVE_SLICES, Wheel.CONTROL: Gesture.ZOOM}
DEFAULT = MouseProfile(
    "default",
    {
        Buttons.MIDDLE: Gesture.PAN,
        Buttons.RIGHT: Gesture.ZOOM,
        Buttons.LEFT | Buttons.RIGHT: Gesture.FAST_SCROLL,
        **_WHEEL,
    },
)
PACS = MouseProfile(
    "PACS",
    {
        Buttons.MIDDLE: Gesture.WINDOW,
        Buttons.RIGHT: Gesture.MENU,
        Buttons.LEFT | Buttons.RIGHT: Gesture.FAST_SCROLL,
        **_WHEEL,
    },
)
PROFILES = {profile.name: profile for profile in (DEFAULT, PACS)}

BINDABLE: dict[str, MouseInput] = {
    "middle": Buttons.MIDDLE,
    "right": Buttons.RIGHT,
    "left+right": Buttons.LEFT | Buttons.RIGHT,
    "shift+wheel": Wheel.SHIFT,
    "ctrl+wheel": Wheel.CONTROL,
}
"""What a reader can give another meaning, by the name it is kept under: never the left button alone."""


def meanings(what: MouseInput) -> tuple[Gesture, ...]:
    """What it can be made to do."""
    if isinstance(what, Wheel):
        return (Gesture.SLICE, Gesture.FIVE_SLICES, Gesture.ZOOM)
    return (Gesture.PAN, Gesture.ZOOM, Gesture.WINDOW, Gesture.FAST_SCROLL, Gesture.MENU)


def with_own(profile: MouseProfile, own: Mapping[str, Gesture]) -> MouseProfile:
    """The profile with the reader's own meanings (name of `BINDABLE` -> what it does)."""
    if not own:
        return profile
    return replace(profile, does={**profile.does, **{BINDABLE[name]: does for name, does in own.items()}})


@dataclass(frozen=True)
class Situation:
    """What lies under the cursor and what is allowed."""

    hand: Hand
    over_editable: bool
    may_draw: bool
    over_label: bool = False


def gesture(buttons: Buttons, situation: Situation, profile: MouseProfile = DEFAULT) -> Gesture:
    """Return what a drag with these buttons does; of several, the most that the profile knows together."""
    if buttons in profile.does:
        return profile.does[buttons]
    if Buttons.MIDDLE in buttons:
        return profile.does[Buttons.MIDDLE]
    return _left(situation) if Buttons.LEFT in buttons else Gesture.NONE


def _left(situation: Situation) -> Gesture:
    match situation.hand:
        case ViewTool.WINDOW:
            return Gesture.WINDOW
        case ViewTool.ZOOM:
            return Gesture.ZOOM
        case ViewTool.PAN:
            return Gesture.PAN
    if situation.over_label and not situation.over_editable and situation.may_draw:
        return Gesture.LABEL
    if situation.hand is Tool.SELECT:
        return Gesture.TOOL if situation.over_editable and situation.may_draw else Gesture.WINDOW
    return Gesture.TOOL if situation.may_draw else Gesture.REFUSED
