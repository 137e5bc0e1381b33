"""What a mouse button means (section 7.2); no widget, no state."""

from collections.abc import Mapping
from dataclasses import dataclass
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


class Gesture(Enum):
    """What a drag does from its first pixel on."""

    NONE = "none"
    TOOL = "tool"  # draw or edit
    LABEL = "label"  # put a label elsewhere
    REFUSED = "refused"  # a measuring tool where nothing may be drawn
    WINDOW = "window"
    PAN = "pan"
    ZOOM = "zoom"
    FAST_SCROLL = "fast scroll"
    MENU = "menu"  # a drag does nothing


@dataclass(frozen=True)
class MouseProfile:
    """What the buttons do; `drags` holds those that have nothing to do with the tool in hand.

    The left button alone always takes the tool. A right click without movement opens the menu in every
    profile.
    """

    name: str
    drags: Mapping[Buttons, Gesture]


DEFAULT = MouseProfile(
    "default",
    {
        Buttons.MIDDLE: Gesture.PAN,
        Buttons.RIGHT: Gesture.ZOOM,
        Buttons.LEFT | Buttons.RIGHT: Gesture.FAST_SCROLL,
    },
)
PACS = MouseProfile(
    "PACS",
    {
        Buttons.MIDDLE: Gesture.WINDOW,
        Buttons.RIGHT: Gesture.MENU,
        Buttons.LEFT | Buttons.RIGHT: Gesture.FAST_SCROLL,
    },
)
PROFILES = {profile.name: profile for profile in (DEFAULT, PACS)}


@dataclass(frozen=True)
class Situation:
    """What lies under the cursor and what is allowed."""

    hand: Hand
    over_editable: bool
    may_draw: bool
    over_label: bool = False


def gesture(buttons: Buttons, situation: Situation, profile: MouseProfile = DEFAULT) -> Gesture:
    """Return what a drag with these buttons does; of several, the most that the profile knows together."""
    if buttons in profile.drags:
        return profile.drags[buttons]
    if Buttons.MIDDLE in buttons:
        return profile.drags[Buttons.MIDDLE]
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
