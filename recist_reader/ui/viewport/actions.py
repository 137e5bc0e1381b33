"""What the viewing keys do (section 7.3), as methods; the page binds keys to them."""

from PySide6.QtCore import QObject, Signal

from recist_reader.measuring.tools import Tool
from recist_reader.ui.viewport.gestures import Hand
from recist_reader.ui.viewport.group import ViewportGroup
from recist_reader.ui.viewport.state import Interpolation


class ViewportActions(QObject):
    """Acts on the active viewport of a group; without one nothing happens."""

    series_wanted = Signal(int)  # -1 previous, +1 next series of that timepoint
    hand_changed = Signal(object)  # Hand

    def __init__(self, group: ViewportGroup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._group = group

    def up(self, large: bool = False) -> None:
        """One slice towards the first, or a held handle upward."""
        if not self._nudged(0, -1, large):
            self.scroll(-1)

    def down(self, large: bool = False) -> None:
        if not self._nudged(0, 1, large):
            self.scroll(1)

    def left(self, large: bool = False) -> None:
        """The previous series of the timepoint, or a held handle to the left."""
        if not self._nudged(-1, 0, large):
            self.series_wanted.emit(-1)

    def right(self, large: bool = False) -> None:
        if not self._nudged(1, 0, large):
            self.series_wanted.emit(1)

    def scroll(self, slices: int) -> None:
        """Up, Down, PgUp, PgDn."""
        if (viewport := self._group.active) is not None:
            viewport.scroll_by(slices)

    def first(self) -> None:
        if (viewport := self._group.active) is not None:
            viewport.scroll_to(0)

    def last(self) -> None:
        if (viewport := self._group.active) is not None:
            viewport.scroll_to(viewport.slice_count - 1)

    def preset(self, key: int) -> None:
        """Number keys: 1 to 8 presets, 9 automatic, 0 as stored."""
        if (viewport := self._group.active) is not None:
            viewport.choose_preset(key)

    def take(self, hand: Hand) -> None:
        """V B L E F P W Z H: what the left button does, in every viewport."""
        for viewport in self._group.viewports:
            self._group.hands(viewport).set_hand(hand)
        self.hand_changed.emit(hand)

    def escape(self) -> bool:
        """Cancel a drag or let a handle go, else back to Select; True when something was dropped."""
        dropped = [self._group.hands(viewport).cancel() for viewport in self._group.viewports]
        if any(dropped):
            return True
        self.take(Tool.SELECT)
        return False

    def reset(self) -> None:
        if (viewport := self._group.active) is not None:
            viewport.reset()

    def invert(self) -> None:
        if (viewport := self._group.active) is not None:
            viewport.invert()

    def interpolation(self) -> bool:
        """Smooth or nearest, in every viewport as in the active one; True: nearest now (VW-12)."""
        viewport = self._group.active
        if viewport is None:
            return False
        viewport.next_interpolation()
        for other in self._group.viewports:
            other.interpolate(viewport.state.interpolation)
        return viewport.state.interpolation is Interpolation.NEAREST

    def overlay(self) -> None:
        """O, in every viewport."""
        for viewport in self._group.viewports:
            viewport.next_overlay()

    def corner(self, name: str) -> bool:
        """One corner on or off, in every viewport as in the active one; True: it is shown now (VW-15)."""
        viewport = self._group.active
        if viewport is None:
            return True
        off = viewport.state.corners_off ^ {name}
        for other in self._group.viewports:
            other.turn_corners_off(off)
        return name not in off

    def hide_graphics(self, held: bool) -> None:
        """Q while held, in every viewport."""
        for viewport in self._group.viewports:
            viewport.hide_graphics(held)

    def magnify(self, held: bool) -> None:
        """M while held: the viewport under the mouse magnifies, whichever is active."""
        for viewport in self._group.viewports:
            viewport.magnify(held)

    def link(self) -> None:
        """X."""
        self._group.toggle_scrolling()

    def link_zoom(self) -> None:
        self._group.toggle_zoom()

    def link_window(self) -> None:
        self._group.toggle_windowing()

    def anchor(self) -> bool:
        """Shift+X."""
        return self._group.set_anchor()

    def next_viewport(self) -> None:
        """Tab, from left to right and round."""
        shown = [viewport for viewport in self._group.viewports if viewport.isVisible()]
        if shown:
            at = shown.index(self._group.active) if self._group.active in shown else -1
            shown[(at + 1) % len(shown)].canvas.setFocus()
            self._group.activate(shown[(at + 1) % len(shown)])

    def _nudged(self, right: int, down: int, large: bool) -> bool:
        viewport = self._group.active
        return viewport is not None and self._group.hands(viewport).tools.nudge(right, down, large)
