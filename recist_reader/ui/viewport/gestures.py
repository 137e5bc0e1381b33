"""What a mouse button means (section 7.2); no widget, no state."""

from dataclasses import dataclass
from enum import Enum, Flag, auto

from recist_reader.measuring.tools import Tool


class ViewTool(Enum):
    """A viewing tool on the left button; never moves a measurement."""

    WINDOW = "window"
    ZOOM = "zoom"
    PAN = "pan"


Hand = Tool | ViewTool
"""What the left button does."""


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
    REFUSED = "refused"  # a measuring tool where nothing may be drawn
    WINDOW = "window"
    PAN = "pan"
    ZOOM = "zoom"
    FAST_SCROLL = "fast scroll"


@dataclass(frozen=True)
class Situation:
    """What lies under the cursor and what is allowed."""

    hand: Hand
    over_editable: bool
    may_draw: bool


def gesture(buttons: Buttons, situation: Situation) -> Gesture:
    """Return what a drag with these buttons does (profile "default" of 7.2)."""
    if Buttons.LEFT in buttons and Buttons.RIGHT in buttons:
        return Gesture.FAST_SCROLL
    if Buttons.MIDDLE in buttons:
        return Gesture.PAN
    if Buttons.RIGHT in buttons:
        return Gesture.ZOOM
    return _left(situation) if Buttons.LEFT in buttons else Gesture.NONE


def _left(situation: Situation) -> Gesture:
    match situation.hand:
        case ViewTool.WINDOW:
            return Gesture.WINDOW
        case ViewTool.ZOOM:
            return Gesture.ZOOM
        case ViewTool.PAN:
            return Gesture.PAN
        case Tool.SELECT:
            return Gesture.TOOL if situation.over_editable and situation.may_draw else Gesture.WINDOW
    return Gesture.TOOL if situation.may_draw else Gesture.REFUSED
