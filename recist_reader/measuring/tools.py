"""The measuring tools as one state machine, without a window (MT-4, MT-6, MT-7).

`step` decides every pair of what is going on and what the hand does. The window turns mouse and keys
into `PointerEvent`s, draws `ToolOutcome.live` while a drag lasts, and records `finished`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from math import dist

from recist_reader.measuring.editing import (
    drawn_bidirectional,
    drawn_ellipse,
    drawn_freehand,
    drawn_line,
    moved,
)
from recist_reader.measuring.evidence import is_inside_image, recorded
from recist_reader.measuring.handles import Handle, Hit
from recist_reader.measuring.plane import Direction, PointLps, SlicePlane
from recist_reader.measuring.shapes import SHORTEST_MM, Arrow, Probe, Shape
from recist_reader.measuring.vector import difference, norm, step_from, within_image

NUDGE_MM = 0.1
LARGE_NUDGE_MM = 1.0
FREEHAND_STEP_MM = 0.3  # a corner is kept when the pen has gone this far


class Tool(Enum):
    """What the left button draws; each edits what it takes hold of."""

    SELECT = "select"
    BIDIRECTIONAL = "bidirectional"
    LINE = "line"
    ELLIPSE = "ellipse"
    FREEHAND = "freehand"
    PROBE = "probe"
    ARROW = "arrow"  # reference mark of a non-target or new lesion; one click is enough (LS-9)


class PointerKind(Enum):
    """What the hand did."""

    PRESS = "press"  # left button
    MOVE = "move"
    RELEASE = "release"
    CANCEL = "cancel"  # Esc, or the window lost the pointer
    DOUBLE = "double"  # second press of a double click
    NUDGE = "nudge"  # an arrow key
    SETTLE = "settle"  # a run of arrow keys has ended: pause, other key, other slice


@dataclass(frozen=True)
class PointerEvent:
    """One act of the hand.

    `at` is the pointer in patient mm and `plane` the slice shown. `hit` is the editable mark under
    the pointer at a PRESS. For a NUDGE `towards` is the unit direction in the patient in which the
    arrow key points on screen; `large` (Shift) makes it 1 mm instead of 0.1 mm.
    """

    kind: PointerKind
    at: PointLps
    plane: SlicePlane
    hit: Hit | None = None
    towards: Direction = (0.0, 0.0, 0.0)
    large: bool = False


@dataclass(frozen=True)
class Idle:
    """Nothing is held."""


@dataclass(frozen=True)
class Drawing:
    """A new shape is being dragged; `path` is where the pointer went (freehand) or began."""

    plane: SlicePlane
    path: tuple[PointLps, ...]


@dataclass(frozen=True)
class Editing:
    """A part of a mark is being dragged from `grabbed`."""

    plane: SlicePlane
    hit: Hit
    grabbed: PointLps


@dataclass(frozen=True)
class Held:
    """A part is selected by a click: arrow keys move it (MT-7)."""

    hit: Hit


@dataclass(frozen=True)
class Nudging:
    """A run of arrow keys that has not ended: one edit (MT-7)."""

    plane: SlicePlane
    hit: Hit
    by: Direction


Doing = Idle | Drawing | Editing | Held | Nudging


@dataclass(frozen=True)
class ToolState:
    """The active tool and what it is in the middle of."""

    tool: Tool = Tool.SELECT
    doing: Doing = Idle()

    @property
    def takes_arrow_keys(self) -> bool:
        """Whether arrow keys move a handle instead of the slices."""
        return isinstance(self.doing, Held | Nudging)

    @property
    def is_dragging(self) -> bool:
        """Whether leaving now would lose something (VW-3)."""
        return isinstance(self.doing, Drawing | Editing | Nudging)

    @property
    def held(self) -> Hit | None:
        """The selected part, to be drawn filled."""
        return self.doing.hit if isinstance(self.doing, Editing | Held | Nudging) else None


@dataclass(frozen=True)
class Drawn:
    """A new shape is finished; its points are the ones to record."""

    shape: Shape
    plane: SlicePlane


@dataclass(frozen=True)
class Edited:
    """A mark was changed by one drag or one run of keys."""

    mark: str
    before: Shape
    shape: Shape
    plane: SlicePlane


@dataclass(frozen=True)
class ToolOutcome:
    """What one step did.

    `live` is the shape to draw meanwhile, in place of `live_mark` when it is an edit. `clicked`: the
    drag stayed under 0.5 mm. `taken` is False when the act is none of the tool's business and the
    window may use it otherwise.
    """

    live: Shape | None = None
    live_mark: str | None = None
    finished: Drawn | Edited | None = None
    clicked: bool = False
    taken: bool = True


NOT_TAKEN = ToolOutcome(taken=False)


def step(state: ToolState, event: PointerEvent) -> tuple[ToolState, ToolOutcome]:
    """Return the next state and what happened. Total: every pair has an answer."""
    match state.doing:
        case Idle():
            return _pressed(state, event) if event.kind is PointerKind.PRESS else (state, NOT_TAKEN)
        case Drawing() as doing:
            return _while_drawing(state, doing, event)
        case Editing() as doing:
            return _while_editing(state, doing, event)
        case Held() as doing:
            return _while_held(state, doing, event)
        case Nudging() as doing:
            return _while_nudging(state, doing, event)


def with_tool(state: ToolState, tool: Tool) -> tuple[ToolState, ToolOutcome]:
    """Change the tool: a run of keys ends as an edit, an unfinished drag is dropped."""
    if isinstance(state.doing, Nudging):
        _, outcome = _settled(state, state.doing)
        return ToolState(tool), outcome
    return ToolState(tool), ToolOutcome()


def renewed(state: ToolState, shapes: Mapping[str, Shape]) -> ToolState:
    """Follow what the store says after an edit, an undo or a jump: `shapes` are the marks now there."""
    if not isinstance(state.doing, Held):
        return state
    shape = shapes.get(state.doing.hit.mark)
    if shape is None or type(shape) is not type(state.doing.hit.shape):
        return replace(state, doing=Idle())
    return replace(state, doing=Held(replace(state.doing.hit, shape=shape)))


def _pressed(state: ToolState, event: PointerEvent) -> tuple[ToolState, ToolOutcome]:
    if event.hit is not None:
        return replace(state, doing=Editing(event.plane, event.hit, event.at)), ToolOutcome()
    idle = replace(state, doing=Idle())
    if state.tool is Tool.SELECT or not is_inside_image(event.plane, event.plane.to_pixel(event.at)):
        return idle, NOT_TAKEN
    drawing = Drawing(event.plane, (within_image(event.plane, event.at),))
    return replace(state, doing=drawing), ToolOutcome(live=_shape_of(state.tool, drawing))


def _while_drawing(state: ToolState, doing: Drawing, event: PointerEvent) -> tuple[ToolState, ToolOutcome]:
    match event.kind:
        case PointerKind.MOVE:
            grown = _extended(state.tool, doing, event.at)
            return replace(state, doing=grown), ToolOutcome(live=_shape_of(state.tool, grown))
        case PointerKind.RELEASE:
            grown = _extended(state.tool, doing, event.at)
            shape = _shape_of(state.tool, grown)
            finished = None if shape is None else Drawn(recorded(doing.plane, shape), doing.plane)
            clicked = dist(grown.path[0], grown.path[-1]) < SHORTEST_MM and state.tool is not Tool.FREEHAND
            return replace(state, doing=Idle()), ToolOutcome(finished=finished, clicked=clicked)
        case PointerKind.PRESS:  # the release was lost with the pointer
            return _pressed(state, event)
        case PointerKind.CANCEL | PointerKind.DOUBLE:
            return replace(state, doing=Idle()), ToolOutcome()
        case PointerKind.NUDGE | PointerKind.SETTLE:
            return state, ToolOutcome(live=_shape_of(state.tool, doing))


def _while_editing(state: ToolState, doing: Editing, event: PointerEvent) -> tuple[ToolState, ToolOutcome]:
    match event.kind:
        case PointerKind.MOVE:
            return state, _live_edit(doing.hit, _drag(doing, event.at), doing.plane)
        case PointerKind.RELEASE:
            by = _drag(doing, event.at)
            if norm(by) < SHORTEST_MM:
                return replace(state, doing=Held(doing.hit)), ToolOutcome(clicked=True)
            return _edited(state, doing.hit, by, doing.plane)
        case PointerKind.PRESS:
            return _pressed(state, event)
        case PointerKind.CANCEL | PointerKind.DOUBLE:
            return replace(state, doing=Idle()), ToolOutcome()
        case PointerKind.NUDGE | PointerKind.SETTLE:
            return state, ToolOutcome()


def _while_held(state: ToolState, doing: Held, event: PointerEvent) -> tuple[ToolState, ToolOutcome]:
    match event.kind:
        case PointerKind.NUDGE:
            nudging = Nudging(event.plane, doing.hit, _nudge((0.0, 0.0, 0.0), event))
            return replace(state, doing=nudging), _live_edit(nudging.hit, nudging.by, nudging.plane)
        case PointerKind.PRESS:
            return _pressed(state, event)
        case PointerKind.CANCEL:
            return replace(state, doing=Idle()), ToolOutcome()
        case _:
            return state, NOT_TAKEN


def _while_nudging(state: ToolState, doing: Nudging, event: PointerEvent) -> tuple[ToolState, ToolOutcome]:
    if event.kind is PointerKind.NUDGE:
        further = replace(doing, by=_nudge(doing.by, event))
        return replace(state, doing=further), _live_edit(further.hit, further.by, further.plane)
    if event.kind in (PointerKind.MOVE, PointerKind.RELEASE):  # the mouse lies on the desk and trembles
        return state, replace(_live_edit(doing.hit, doing.by, doing.plane), taken=False)
    settled, outcome = _settled(state, doing)
    if event.kind is PointerKind.SETTLE:
        return settled, outcome
    after, then = step(settled, event)
    return after, replace(then, finished=outcome.finished, taken=True)


def _settled(state: ToolState, doing: Nudging) -> tuple[ToolState, ToolOutcome]:
    return _edited(state, doing.hit, doing.by, doing.plane)


def _edited(state: ToolState, hit: Hit, by: Direction, plane: SlicePlane) -> tuple[ToolState, ToolOutcome]:
    """Finish an edit; the part stays selected, under its new name where roles swapped."""
    change = moved(hit.shape, hit.handle, by, plane)
    shape = recorded(plane, change.shape)
    handle = _SWAPPED.get(hit.handle, hit.handle) if change.swapped else hit.handle
    held = replace(state, doing=Held(Hit(hit.mark, shape, handle)))
    if shape == hit.shape:
        return held, ToolOutcome()
    return held, ToolOutcome(finished=Edited(hit.mark, hit.shape, shape, plane))


_SWAPPED = {
    Handle.START: Handle.SHORT_START,
    Handle.END: Handle.SHORT_END,
    Handle.SHORT_START: Handle.START,
    Handle.SHORT_END: Handle.END,
}


def _live_edit(hit: Hit, by: Direction, plane: SlicePlane) -> ToolOutcome:
    return ToolOutcome(live=moved(hit.shape, hit.handle, by, plane).shape, live_mark=hit.mark)


def _drag(doing: Editing, at: PointLps) -> Direction:
    """How far the part goes: as far as the pointer, but not out of the image."""
    return difference(within_image(doing.plane, at), doing.grabbed)


def _nudge(by: Direction, event: PointerEvent) -> Direction:
    return step_from(PointLps(*by), event.towards, LARGE_NUDGE_MM if event.large else NUDGE_MM)


def _extended(tool: Tool, doing: Drawing, at: PointLps) -> Drawing:
    at = within_image(doing.plane, at)
    if tool is not Tool.FREEHAND:
        return replace(doing, path=(doing.path[0], at))
    if dist(doing.path[-1], at) < FREEHAND_STEP_MM:
        return doing
    return replace(doing, path=(*doing.path, at))


def _shape_of(tool: Tool, doing: Drawing) -> Shape | None:
    start, now = doing.path[0], doing.path[-1]
    match tool:
        case Tool.BIDIRECTIONAL:
            return drawn_bidirectional(doing.plane, start, now)
        case Tool.LINE:
            return drawn_line(start, now)
        case Tool.ELLIPSE:
            return drawn_ellipse(doing.plane, start, now)
        case Tool.FREEHAND:
            return drawn_freehand(doing.path)
        case Tool.PROBE:
            return Probe(now)
        case Tool.ARROW:
            return Arrow(start, now) if dist(start, now) >= SHORTEST_MM else Arrow(start)
        case Tool.SELECT:
            return None
