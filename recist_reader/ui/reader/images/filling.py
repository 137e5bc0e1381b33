"""Series into viewports: volumes as they load, each series as it was left, what was seen of it."""

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QObject

from recist_reader.imaging.voi import Window
from recist_reader.measuring.plane import PointLps
from recist_reader.problem import Problem
from recist_reader.reading.seen_slices import SeenSlices
from recist_reader.trial.no_images import why_nothing_to_read
from recist_reader.trial.region_windows import windows_of
from recist_reader.ui.reader.images.hung import Hung
from recist_reader.ui.reader.images.starting import Starting
from recist_reader.ui.reader.models.body import body_extent
from recist_reader.ui.reader.models.hanging import Slot
from recist_reader.ui.reader.models.words import series_title, shown_day_text, thickness_text, timepoint_name
from recist_reader.ui.texts import shown_problem, tr
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.state import ViewportState
from recist_reader.ui.viewport.viewport import Viewport
from recist_reader.ui.viewport.windowing import DEFAULT_WINDOW


class Filling(QObject):
    """Keeps the state of every series that was shown (VW-21), and the slices that were on screen (GD-22)."""

    def __init__(self, hung: Hung, seen: SeenSlices, parent: QObject | None = None):
        super().__init__(parent)
        self._hung = hung
        self._states: dict[tuple[str, int], ViewportState] = {}  # by series and which viewport of it
        self._standing: set[Viewport] = set()  # on the screen since the last hanging
        self._unfitted: set[str] = set()
        self._place_wanted: dict[str, tuple[int, PointLps]] = {}
        self._seen = seen
        self._troubles: dict[str, str] = {}  # of series that cannot be opened
        self._starting = Starting(hung)
        hung.page.for_each_viewport(self._follow)
        hung.cache.failed.connect(self._series_failed)

    def _follow(self, viewport: Viewport) -> None:
        viewport.slice_painted.connect(lambda index: self._note_seen(viewport, index))
        viewport.slice_changed.connect(self._prefer_shown)

    @property
    def seen(self) -> SeenSlices:
        """Share of the slices of a series that was on screen, by UID."""
        return self._seen

    def fill(self, viewport: Viewport, slot: Slot) -> None:
        """Show the series of a slot; one that is on the screen already stays as it is."""
        if slot.series is None:
            self._show_empty(viewport, slot)
            return
        uid = slot.series.uid
        volume = self._hung.cache.volume(uid)
        is_there = viewport.state.series == uid and viewport.volume is volume
        if is_there and viewport in self._standing:
            return
        self._standing.add(viewport)
        viewport.show_series(uid, volume, slot.series.frame_of_reference_uid, self._captions(slot))
        if volume is not None:
            self._hung.linked[uid] = viewport.linked_series()
            self._take_up(viewport, slot)
            if uid in self._place_wanted:
                self.put(viewport, *self._place_wanted.pop(uid))
            self._starting.place()
            for led in self._starting.led:
                self.prefer(led, led.state.slice_index)
            self._fit_once(viewport, uid)
        self._hung.group.show_links()

    def show_arrived(self, uid: str) -> None:
        """New slices of a series are in memory."""
        for viewport in self._hung.shown(uid):
            viewport.show_loaded()
            self._fit_once(viewport, uid)

    def keep_shown(self) -> None:
        """Note how every series on the screen stands, before another hanging (VW-21).

        What a viewport holds that was hidden meanwhile is out of date: its series may be read elsewhere.
        """
        self._standing = set(self._hung.slots)
        for viewport, slot in self._hung.slots.items():
            if viewport.volume is not None and viewport.state.series is not None:
                self._states[viewport.state.series, slot.nth] = viewport.state

    def clear(self, viewport: Viewport) -> None:
        """Show nothing; a viewport that is not on the screen follows no other any more."""
        if viewport.state.series is not None:
            viewport.show_series(None, None)

    def _show_empty(self, viewport: Viewport, slot: Slot) -> None:
        """Say why a viewport has no series; what was said while the read was opened is over."""
        captions = self._empty_captions(slot)
        if viewport.state.series is not None or viewport.captions != captions:
            viewport.show_series(None, None, captions=captions)

    def _empty_captions(self, slot: Slot) -> SeriesCaptions:
        at = self._hung.view.facts.at(slot.label)
        problem = None if at is None else why_nothing_to_read(at)
        return SeriesCaptions() if problem is None else SeriesCaptions(trouble=_told(problem))

    def want_place(self, uid: str, index: int, centre: PointLps) -> None:
        """Where a series is to stand once it is shown."""
        self._place_wanted[uid] = index, centre

    def put(self, viewport: Viewport, index: int, centre: PointLps) -> None:
        """Show a slice with a place in its middle."""
        self._starting.end()
        viewport.go_to(centre)
        viewport.follow_slice(index)
        self.prefer(viewport, index)

    def prefer(self, viewport: Viewport, index: int) -> None:
        """Load outward from the slice now shown."""
        slot = self._hung.slots.get(viewport)
        if slot is not None and slot.series is not None:
            self._hung.cache.prefer(slot.series.uid, index)

    def _prefer_shown(self) -> None:
        """A viewport was scrolled, and the linked ones have followed by now."""
        self._starting.end()
        for viewport in self._hung.slots:
            self.prefer(viewport, viewport.state.slice_index)

    def states_now(self) -> tuple[ViewportState, ...]:
        """Every viewport's state, from left to right (WL-4)."""
        return tuple(viewport.state for viewport in self._hung.slots)

    def take_up_states(self, states: tuple[ViewportState, ...]) -> None:
        """Series will stand as they did when the read was left."""
        times: Counter[str] = Counter()
        for state in (*states[-1:], *states[:-1]):  # the current one is the first of its series
            if state.series is not None:
                self._states[state.series, times[state.series]] = state
                times[state.series] += 1

    def _take_up(self, viewport: Viewport, slot: Slot) -> None:
        """Show a series as it was left; the first time where the others are, later fitted to the body."""
        uid = slot.series.uid
        if (uid, slot.nth) not in self._states:
            if viewport is self._hung.page.current:
                self._starting.begin()
            self._states[uid, slot.nth] = self._first_state(viewport, uid)
        state = self._states[uid, slot.nth]
        now = viewport.state
        viewport.restore(replace(state, overlay=now.overlay, corners_off=now.corners_off))

    def _first_state(self, viewport: Viewport, uid: str) -> ViewportState:
        """Beside another viewport of the series as that one, else at the linked slice, else in the middle."""
        if (uid, 0) in self._states:
            return self._states[uid, 0]
        self._unfitted.add(uid)
        index = self._linked_slice(viewport)
        shades = self.study_window(viewport) or self._hung.page.current.state.shades
        return ViewportState(uid, len(viewport.volume.planes) // 2 if index is None else index, shades=shades)

    def study_window(self, viewport: Viewport) -> Window | None:
        """In which window the study reads what is shown there (7.1); None where it fixes none for anything.

        A series of other regions opens in that of soft tissue, not in that of the image beside it.
        """
        fixed = self._hung.view.facts.options.workflow.region_windows
        slot = self._hung.slots.get(viewport)
        if not fixed or slot is None or slot.series is None:
            return None
        own = windows_of(fixed, slot.series.label.region)
        return Window(own[0].width_hu, own[0].level_hu) if own else DEFAULT_WINDOW

    def _linked_slice(self, viewport: Viewport) -> int | None:
        """Where the current viewport leads a series that is linked to it (VW-30)."""
        current = self._hung.page.current
        origin, target = current.linked_series(), viewport.linked_series()
        if origin is None or target is None or current is viewport:
            return None
        model, index = self._hung.group.model, current.state.slice_index
        follow = model.follow(current.centre_lps, origin, index, target)
        return None if follow is None else follow.slice_index

    def _fit_once(self, viewport: Viewport, uid: str) -> None:
        """A series opens fitted to the body, not to the matrix, and shows it whole (window.md 6)."""
        volume, index = viewport.volume, viewport.state.slice_index
        if uid not in self._unfitted or volume is None or not volume.ready[index]:
            return
        self._unfitted.discard(uid)
        body = body_extent(volume, index)
        if body is not None:
            viewport.fit_body(*body)
            for led in self._starting.led:
                self._hung.group.stand_as_reference(led)

    def _captions(self, slot: Slot) -> SeriesCaptions:
        series, view = slot.series, self._hung.view
        day = shown_day_text(view.facts, view.facts.at(slot.label), series)
        step = f"{series.step_mm:.1f}" if series.step_mm is not None else "-"
        kernel = (
            "" if series.label.kernel == "unknown" else tr(", {kernel} kernel", kernel=series.label.kernel)
        )
        phase = "" if series.label.phase == "unknown" else f", {series.label.phase}"
        return SeriesCaptions(
            (view.facts.subject, timepoint_name(slot.label), day),
            (
                f"{series_title(series)}{phase}",
                tr(
                    "{thickness_text} / {step} mm{kernel}",
                    thickness_text=thickness_text(series) or "-",
                    step=step,
                    kernel=kernel,
                ),
            ),
            lossy="LOSSY" in series.badges,
            slices=series.slices,
            trouble=self._troubles.get(series.uid, ""),
        )

    def _series_failed(self, uid: str, problem: Problem) -> None:
        self._troubles[uid] = _told(problem)
        for viewport in self._hung.shown(uid):
            viewport.show_series(uid, None, captions=self._captions(self._hung.slots[viewport]))
            viewport.refused.emit(problem)

    def _note_seen(self, viewport: Viewport, index: int) -> None:
        """A slice was on the screen for at least one frame (GD-22)."""
        slot = self._hung.slots.get(viewport)
        if slot is None or slot.series is None or viewport.volume is None or not viewport.volume.ready[index]:
            return
        if slot.label == self._hung.view.label:
            self._seen.note(slot.series.uid, index + 1, slot.series.slices)


def _told(problem: Problem) -> str:
    """What is wrong and what to do, as a viewport says it."""
    told = shown_problem(problem)
    return f"{told.what}. {told.remedy}."
