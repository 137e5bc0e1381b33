"""The way to a lesion in every viewport: its own mark, else its linked place (LS-5)."""

from collections.abc import Callable

from recist_reader.imaging.voi import Window
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.records import finding_key
from recist_reader.ui.reader.images.filling import Filling
from recist_reader.ui.reader.images.hung import Hung
from recist_reader.ui.reader.models.hanging import Slot
from recist_reader.ui.reader.models.marks import newest_mark
from recist_reader.ui.viewport.viewport import Viewport


class Going:
    """Moves viewports; `put(viewport, label, series UID)` shows another series of a timepoint."""

    def __init__(self, hung: Hung, filling: Filling, put: Callable[[Viewport, str, str], None]):
        self._hung, self._filling, self._put = hung, filling, put

    def go_to(self, lesion_id: str) -> bool:
        """Show a lesion in every viewport; False where the current one is not linked to its last mark."""
        state = self._hung.view.state
        uuid = state.uuid_of(lesion_id)
        if uuid is None:
            return True
        owner = state.lesions[uuid].parent or uuid
        view, is_reached = self._hung.view, True
        # Where a lesion has no mark the image follows the open timepoint, else the newest mark before it.
        newest = self._mark_at(view.label, uuid, owner) or newest_mark(view, uuid)
        hung = list(self._hung.slots.items())
        for viewport, slot in hung:
            mark = self._mark_at(slot.label, uuid, owner)
            if mark is not None and viewport in _viewports_of(mark, slot.label, hung):
                self._show_place(viewport, slot, mark)
            elif (mark or newest) is not None:
                is_linked = self._show_counterpart(viewport, mark or newest)
                is_reached = is_reached and (is_linked or viewport is not self._hung.page.current)
            if (mark or newest) is not None and slot.nth == 0:  # a second one of a series keeps its window
                _show_window(viewport, mark or newest)
        self._show_zoom(hung, uuid, owner, newest)
        return is_reached

    def _show_zoom(
        self, hung: list[tuple[Viewport, Slot]], uuid: str, owner: str, newest: Measurement | None
    ) -> None:
        """The zoom at which the lesion was marked (LS-5): linked images share that of the newest mark."""
        if self._hung.group.model.pan_and_zoom:
            _zoom_to(self._hung.page.current, newest)
            return
        for viewport, slot in hung:
            _zoom_to(viewport, self._mark_at(slot.label, uuid, owner))

    def _mark_at(self, label: str, uuid: str, owner: str) -> Measurement | None:
        """Its own mark, that of its target, or that of the first fragment of a split one."""
        parts = (part for part, _ in self._hung.view.state.fragments_of(owner, label))
        marks = self._hung.view.state.measurements
        found = (marks.get(finding_key(label, part)) for part in (uuid, owner, *parts))
        return next((mark for mark in found if mark is not None), None)

    def _show_place(self, viewport: Viewport, slot: Slot, mark: Measurement) -> None:
        index, uid = mark.place.slice_number - 1, mark.place.series_uid
        if slot.series is not None and slot.series.uid == uid:
            self._filling.put(viewport, index, mark.centre_lps)
        else:
            self._filling.want_place(uid, index, mark.centre_lps)
            self._put(viewport, slot.label, uid)

    def _show_counterpart(self, viewport: Viewport, mark: Measurement) -> bool:
        """Show the linked place; False where the scans are not linked. One that still loads stays."""
        target = viewport.linked_series()
        if target is None:
            return True
        centre = self._hung.counterpart(mark.place.series_uid, mark.centre_lps, target)
        if centre is None:
            return False
        viewport.go_to(centre)
        self._filling.prefer(viewport, viewport.state.slice_index)
        return True


def _viewports_of(mark: Measurement, label: str, hung: list[tuple[Viewport, Slot]]) -> list[Viewport]:
    """Those of a timepoint that show the series of a mark; else the last one, which changes its series."""
    of_timepoint = [(viewport, slot.series) for viewport, slot in hung if slot.label == label]
    uid = mark.place.series_uid
    showing = [viewport for viewport, series in of_timepoint if series is not None and series.uid == uid]
    return showing or [of_timepoint[-1][0]]


def _show_window(viewport: Viewport, mark: Measurement) -> None:
    """The window in which the lesion was measured (LS-5); the next value is then taken in the same (M-9)."""
    width, level = mark.place.window_width_hu, mark.place.window_level_hu
    if width is not None and level is not None and viewport.slice_count:
        viewport.set_shades(Window(float(width), float(level)))


def _zoom_to(viewport: Viewport, mark: Measurement | None) -> None:
    """What was marked without a window, by a script or before zooms were kept, leaves the zoom as it is."""
    zoom = None if mark is None else mark.place.zoom_mm_per_px
    if zoom:
        viewport.zoom_to(float(zoom))
