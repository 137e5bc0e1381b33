"""Dragging a label off what it covers (MT-8); the place is stored by whoever hears `label_moved`."""

from dataclasses import replace

from recist_reader.measuring.labels import ViewPoint
from recist_reader.ui.viewport.mark_painter import lesion_box
from recist_reader.ui.viewport.mark_view import MarkView
from recist_reader.ui.viewport.viewport import Viewport

_DECIMALS = 1  # of the stored offset, mm


class LabelDrag:
    """One label held by the mouse, or none."""

    def __init__(self, viewport: Viewport) -> None:
        self._viewport = viewport
        self._mark: MarkView | None = None
        self._grip = ViewPoint(0.0, 0.0)

    @property
    def is_held(self) -> bool:
        return self._mark is not None

    def label_at(self, x: float, y: float) -> str | None:
        """The mark whose label, not necessarily one that may be moved, is painted there."""
        return next((m.mark for m, box in self._viewport.canvas.labels() if box.holds(ViewPoint(x, y))), None)

    def may_take(self, x: float, y: float) -> bool:
        """Whether the label of a mark of the open timepoint is painted there."""
        found = self.label_at(x, y)
        return any(mark.mark == found and mark.editable for mark in self._viewport.marks)

    def press(self, x: float, y: float) -> None:
        for mark, box in self._viewport.canvas.labels():
            if mark.editable and box.holds(ViewPoint(x, y)):
                self._mark = mark
                self._grip = ViewPoint(box.centre.x - x, box.centre.y - y)

    def move(self, x: float, y: float) -> None:
        """Show the label where the hand has it."""
        if self._mark is not None:
            moved = replace(self._mark, label_mm=self._offset_mm(x, y))
            shown = tuple(moved if mark.mark == moved.mark else mark for mark in self._viewport.marks)
            self._viewport.show_live(shown, self._viewport.held)

    def release(self, x: float, y: float) -> None:
        mark = self._mark
        if mark is not None:
            offset = self._offset_mm(x, y)
            self.cancel()
            self._viewport.label_moved.emit(mark.mark, offset)

    def cancel(self) -> bool:
        """Drop the drag; the label stands where it stood. False when none was held."""
        was_held = self.is_held
        if was_held:
            self._mark = None
            self._viewport.show_live(None, self._viewport.held)
        return was_held

    def _offset_mm(self, x: float, y: float) -> tuple[float, float]:
        geometry = self._viewport.geometry_now()
        lesion = lesion_box(self._mark, geometry).centre
        wanted = ViewPoint(x + self._grip.x, y + self._grip.y)
        return (
            round((wanted.x - lesion.x) * geometry.mm_per_px, _DECIMALS),
            round((wanted.y - lesion.y) * geometry.mm_per_px, _DECIMALS),
        )
