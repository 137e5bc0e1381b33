"""One timepoint's image on the screen and what the reader does to it: scroll, pan, zoom, window.

The page listens to the signals; nothing here knows a read.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recist_reader.imaging.voi import Shades
from recist_reader.measuring.plane import PointLps
from recist_reader.problem import Problem
from recist_reader.ui.viewport import windowing
from recist_reader.ui.viewport.geometry import extent_fitting_mm_per_px, limited_zoom
from recist_reader.ui.viewport.image import Outside, nearest_slice
from recist_reader.ui.viewport.image_pane import ImagePane
from recist_reader.ui.viewport.presets import presets
from recist_reader.ui.viewport.state import Interpolation


class Viewport(ImagePane):
    """An image that answers to the hand.

    Signals: `slice_changed`, `panned`, `zoomed` and `whole_wanted` follow an act of the reader in this
    viewport, not a jump from outside; linked viewports follow them.
    """

    activated = Signal()
    slice_changed = Signal(int)
    panned = Signal(float, float)  # mm right, mm down
    zoomed = Signal(float)  # mm per px
    whole_wanted = Signal()  # R
    body_fitted = Signal(object)  # (width, height) in mm of the body of a series just opened
    window_chosen = Signal(object)  # Shades, by preset
    pointed = Signal(object)  # PointLps, Shift+click
    mark_clicked = Signal(str)
    menu_wanted = Signal(object, str)  # QPoint on the screen, mark id or ""
    maximise_wanted = Signal()
    drawn = Signal(object)  # measuring.tools.Drawn
    edited = Signal(object)  # measuring.tools.Edited
    label_moved = Signal(str, object)  # mark id, (right, down) mm from the mark's box centre: MoveLabel
    refused = Signal(object)  # Problem

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar.slice_wanted.connect(self.scroll_to)

    # Acts of the reader: they are followed by linked viewports

    def scroll_by(self, steps: int) -> None:
        self.scroll_to(self.state.slice_index + steps)

    def scroll_to(self, index: int) -> None:
        """Show a slice; beyond the ends the last or first stays."""
        if not self.slice_count:
            return
        index = min(max(index, 0), self.slice_count - 1)
        if index != self.state.slice_index or self.state.outside is not None:
            self._pointed = None
            self._set(slice_index=index, outside=None)
            self.slice_changed.emit(index)

    def pan_by(self, right_px: float, down_px: float) -> None:
        """Move the image with the hand."""
        if self.slice_count:
            right, down = right_px * self.mm_per_px, down_px * self.mm_per_px
            self.follow_pan(right, down)
            self.panned.emit(right, down)

    def zoom_at(self, x: float, y: float, factor: float) -> None:
        """Enlarge by a factor; what lies under (x, y) stays there."""
        geometry = self.geometry_now()
        if geometry is None:
            return
        zoomed = geometry.zoomed_about(x, y, limited_zoom(geometry.mm_per_px / factor))
        (u, v), (u_after, v_after) = geometry.centre_mm, zoomed.centre_mm
        self._set(mm_per_px=zoomed.mm_per_px, centre_mm=zoomed.centre_mm)
        self.zoomed.emit(zoomed.mm_per_px)
        self.panned.emit(u - u_after, v - v_after)

    def zoom_to(self, mm_per_px: float) -> None:
        """Show so many mm per px about the middle; linked viewports follow."""
        if self.slice_count:
            wanted = limited_zoom(mm_per_px)
            self._set(mm_per_px=wanted)
            self.zoomed.emit(wanted)

    def drag_window(self, right_px: float, down_px: float, fine: bool) -> None:
        self.set_shades(windowing.dragged(self.state.shades, right_px, down_px, fine))

    def choose_preset(self, key: int) -> None:
        """Keys 1 to 9 and 0 (7.1)."""
        if not self.slice_count:
            return
        own = presets().own(key)
        chosen = (
            windowing.chosen(key, self.volume, self.state.slice_index, self.state.shades)
            if own is None
            else own.window
        )
        if isinstance(chosen, Problem):
            self.refused.emit(chosen)
            return
        self.set_shades(chosen)
        self.window_chosen.emit(chosen)

    # Changes from outside or without linking

    def set_shades(self, shades: Shades) -> None:
        self._set(shades=shades)

    def follow_slice(self, index: int | None, outside: Outside | None = None) -> None:
        """Follow a linked viewport: to a slice, or out of this scan (VW-32)."""
        if index is None:
            self._set(outside=outside)
        else:
            self._set(slice_index=index, outside=None)

    def follow_pan(self, right_mm: float, down_mm: float) -> None:
        u, v = self.state.centre_mm
        self._set(centre_mm=(u - right_mm, v - down_mm))

    def follow_zoom(self, mm_per_px: float | None) -> None:
        """Take a zoom; None fits the whole image."""
        self._set(mm_per_px=mm_per_px)

    def follow_whole(self) -> None:
        self._set(mm_per_px=None, centre_mm=(0.0, 0.0))

    def fit_body(self, extent_mm: tuple[float, float], middle: PointLps) -> None:
        """Open a series fitted to its body (window.md 6); in a group the widest body decides (VW-33)."""
        if self.slice_count:
            fit = extent_fitting_mm_per_px(extent_mm, self.canvas.width(), self.canvas.height())
            self._set(mm_per_px=fit, centre_mm=self.geometry_now().offset_mm(middle))
            self.body_fitted.emit(extent_mm)

    def go_to(self, at: PointLps, centre: bool = True) -> None:
        """Jump to the slice nearest to a place, the place in the middle; the zoom stays."""
        if not self.slice_count:
            return
        index, _ = nearest_slice(self.volume.planes, at)
        self._set(slice_index=index, outside=None)
        if centre:
            self.centre_on(at)

    def centre_on(self, at: PointLps) -> None:
        """Bring what lies over or under a place of the shown slice into the middle."""
        if self.slice_count:
            self._set(centre_mm=self.geometry_now().offset_mm(at))

    def show_pointed(self, at: PointLps | None) -> None:
        """The 3D cursor: go to the nearest slice and mark the place (7.2)."""
        self._pointed = at
        if at is not None:
            self.go_to(at, centre=False)
        self.canvas.update()

    def reset(self) -> None:
        """The whole image, upright, smooth (R); the window stays."""
        self._set(interpolation=Interpolation.BILINEAR, inverted=False)
        self.follow_whole()
        self.whole_wanted.emit()

    def invert(self) -> None:
        self._set(inverted=not self.state.inverted)

    def next_overlay(self) -> None:
        self._set(overlay=self.state.overlay.next)

    def turn_corners_off(self, corners: frozenset[str]) -> None:
        """These corners have no texts, the others have theirs (VW-15)."""
        self._set(corners_off=corners)

    def next_interpolation(self) -> None:
        smooth = self.state.interpolation is Interpolation.BILINEAR
        self._set(interpolation=Interpolation.NEAREST if smooth else Interpolation.BILINEAR)

    def interpolate(self, interpolation: Interpolation) -> None:
        self._set(interpolation=interpolation)
