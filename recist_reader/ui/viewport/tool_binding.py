"""Binds the measuring tools to one viewport: canvas px to patient mm, outcomes to signals (manner 2.7).

No rule is here: `measuring.tools.step` decides, this translates and shows.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from recist_reader.measuring.handles import Hit, hit
from recist_reader.measuring.plane import Direction, SlicePlane
from recist_reader.measuring.shapes import Shape
from recist_reader.measuring.tools import (
    Drawing,
    Drawn,
    Editing,
    PointerEvent,
    PointerKind,
    Tool,
    ToolOutcome,
    ToolState,
    renewed,
    step,
    with_tool,
)
from recist_reader.ui.viewport.geometry import ScreenAxes, opposite
from recist_reader.ui.viewport.image import Content
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView
from recist_reader.ui.viewport.state import ViewportState
from recist_reader.ui.viewport.viewport import Viewport

LIVE = "live"
LiveWords = Callable[[MarkView, Shape, SlicePlane], tuple[str, ...]]
"""The label of a mark while it has this shape on this slice."""
_RUN_ENDS_MS = 700  # one run of arrow keys is one edit (MT-7)
_FREE_TOOLS = (Tool.LINE, Tool.ELLIPSE, Tool.FREEHAND, Tool.PROBE)
"""What they draw belongs to no lesion (MT-6)."""
_ON_THE_WAY = (PointerKind.MOVE, PointerKind.RELEASE)


class ToolBinding(QObject):
    """The measuring tool of one viewport."""

    def __init__(self, viewport: Viewport) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._state = ToolState()
        self._run = QTimer(self, singleShot=True, interval=_RUN_ENDS_MS)
        self._run.timeout.connect(self.settle)
        self._slice_index = viewport.state.slice_index
        viewport.state_changed.connect(self._slice_may_have_gone)
        viewport.hung.connect(self._let_go)
        self.live_template = MarkView(LIVE, None, 0, MarkRole.TARGET, "")
        self.draws_only = False
        self.live_words: LiveWords = lambda mark, _shape, _plane: mark.label

    @property
    def state(self) -> ToolState:
        return self._state

    def _slice_may_have_gone(self, state: ViewportState) -> None:
        if state.slice_index != self._slice_index:
            self._slice_index = state.slice_index
            self._let_go()

    def _let_go(self) -> None:
        """Arrow keys never move a mark that is not on the screen: a run ends, a handle is let go (MT-7)."""
        if self._state.takes_arrow_keys:
            self.settle()
            self.cancel()

    def set_tool(self, tool: Tool) -> None:
        """Change the tool; an unfinished drag is dropped, a run of keys becomes its edit."""
        if tool is not self._state.tool:
            self._state, outcome = with_tool(self._state, tool)
            self._show(outcome)

    def draw_as(self, template: MarkView) -> None:
        """Role, number and name in which a new shape is drawn while the drag lasts."""
        self.live_template = replace(template, mark=LIVE)

    def marks_changed(self) -> None:
        """The store has spoken (edit, undo, jump, lock): keep hold only of what is there and may be moved."""
        shapes = {mark.mark: mark.shape for mark in self._viewport.marks if mark.editable}
        self._state = renewed(self._state, shapes)
        self._viewport.show_live(None, self._state.held)

    def hit(self, x: float, y: float, editable_only: bool = True) -> Hit | None:
        """The mark of the shown slice within 8 px (MT-7)."""
        geometry = self._viewport.geometry_now()
        if geometry is None or self._viewport.content is not Content.SLICE:
            return None
        shown = self._viewport.state.slice_index
        marks = [
            (mark.mark, mark.shape)
            for mark in self._viewport.marks
            if mark.slice_index == shown and (mark.editable or not editable_only)
        ]
        return hit(marks, geometry.to_lps(x, y), geometry.mm_per_px)

    def press(self, x: float, y: float) -> bool:
        # While a new lesion is asked for, a press draws it, even on the line of another (LS-2).
        hit = None if self.draws_only else self.hit(x, y)
        return self._do(PointerKind.PRESS, x, y, hit=hit)

    def move(self, x: float, y: float) -> bool:
        return self._do(PointerKind.MOVE, x, y)

    def release(self, x: float, y: float) -> ToolOutcome | None:
        return self._step(PointerKind.RELEASE, x, y)

    def cancel(self) -> bool:
        """Esc: drop the drag, or give the arrow keys back to the slices; False when nothing was held."""
        return self._do(PointerKind.CANCEL, 0.0, 0.0)

    def double(self, x: float, y: float) -> None:
        self._do(PointerKind.DOUBLE, x, y)

    def nudge(self, right: int, down: int, large: bool) -> bool:
        """An arrow key while a handle is held: 0.1 mm, Shift 1 mm (MT-7)."""
        geometry = self._viewport.geometry_now()
        if geometry is None or not self._state.takes_arrow_keys:
            return False
        axes = ScreenAxes.of(geometry.plane)
        towards = {(1, 0): axes.right, (-1, 0): opposite(axes.right), (0, 1): axes.down}.get(
            (right, down), opposite(axes.down)
        )
        self._run.start()
        return self._do(PointerKind.NUDGE, 0.0, 0.0, towards=towards, large=large)

    def settle(self) -> None:
        """A run of arrow keys has ended."""
        self._run.stop()
        self._do(PointerKind.SETTLE, 0.0, 0.0)

    def _do(self, kind: PointerKind, x: float, y: float, **more: Hit | Direction | bool | None) -> bool:
        outcome = self._step(kind, x, y, **more)
        return outcome is not None and outcome.taken

    def _step(self, kind: PointerKind, x: float, y: float, **more) -> ToolOutcome | None:
        geometry = self._viewport.geometry_now()
        if geometry is None:
            return None
        event = PointerEvent(kind, geometry.to_lps(x, y), geometry.plane, **more)
        if kind in _ON_THE_WAY and self._has_left_its_slice(geometry.plane):
            event = replace(event, kind=PointerKind.CANCEL)
        self._state, outcome = step(self._state, event)
        self._show(outcome)
        return outcome

    def _has_left_its_slice(self, shown: SlicePlane) -> bool:
        """A stroke belongs to the slice it began on: on another it would be measured elsewhere (MT-2)."""
        doing = self._state.doing
        return isinstance(doing, Drawing | Editing) and doing.plane is not shown

    def _show(self, outcome: ToolOutcome) -> None:
        live = None if outcome.live is None else self._with_live(outcome.live, outcome.live_mark)
        self._viewport.show_live(live, self._state.held)
        if isinstance(outcome.finished, Drawn):
            self._viewport.drawn.emit(outcome.finished)
        elif outcome.finished is not None:
            self._viewport.edited.emit(outcome.finished)

    def _with_live(self, shape: Shape, edited: str | None) -> tuple[MarkView, ...]:
        marks, shown = self._viewport.marks, self._viewport.state.slice_index
        if edited is not None:
            return tuple(self._taking(mark, shape) if mark.mark == edited else mark for mark in marks)
        template = replace(self.live_template, slice_index=shown)
        if self._state.tool in _FREE_TOOLS:
            template = replace(template, role=MarkRole.REGION, name="")
        return (*marks, self._taking(template, shape))

    def _taking(self, mark: MarkView, shape: Shape) -> MarkView:
        """The mark as it is at this moment of the drag, its figures too."""
        return replace(mark, shape=shape, label=self.live_words(mark, shape, self._viewport.plane))
