"""Series into viewports: volumes as they load, each series as it was left, what was seen of it."""

from PySide6.QtCore import QObject

from recist_reader.measuring.plane import PointLps
from recist_reader.problem import Problem
from recist_reader.reading.seen_slices import SeenSlices
from recist_reader.ui.reader.images.hung import Hung
from recist_reader.ui.reader.models.body import body_extent
from recist_reader.ui.reader.models.hanging import Slot
from recist_reader.ui.reader.models.words import day_text, series_title, thickness_text, timepoint_name
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.state import ViewportState
from recist_reader.ui.viewport.viewport import Viewport


class Filling(QObject):
    """Keeps the state of every series that was shown (VW-21), and the slices that were on screen (GD-22)."""

    def __init__(self, hung: Hung, seen: SeenSlices, parent: QObject | None = None):
        super().__init__(parent)
        self._hung = hung
        self._states: dict[str, ViewportState] = {}
        self._standing: set[Viewport] = set()  # on the screen since the last hanging
        self._unfitted: set[str] = set()
        self._place_wanted: dict[str, tuple[int, PointLps]] = {}
        self._seen = seen
        for viewport in hung.page.viewports:
            viewport.slice_painted.connect(lambda index, v=viewport: self._note_seen(v, index))
            viewport.slice_changed.connect(self._prefer_shown)
        hung.cache.failed.connect(self._series_failed)

    @property
    def seen(self) -> SeenSlices:
        """Share of the slices of a series that was on screen, by UID."""
        return self._seen

    def fill(self, viewport: Viewport, slot: Slot) -> None:
        """Show the series of a slot; one that is on the screen already stays as it is."""
        if slot.series is None:
            viewport.show_series(None, None)
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
            self._take_up(viewport, uid)
            if uid in self._place_wanted:
                self.put(viewport, *self._place_wanted.pop(uid))
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
        for viewport in self._standing:
            self._keep(viewport)

    def want_place(self, uid: str, index: int, centre: PointLps) -> None:
        """Where a series is to stand once it is shown."""
        self._place_wanted[uid] = index, centre

    def put(self, viewport: Viewport, index: int, centre: PointLps) -> None:
        """Show a slice with a place in its middle."""
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
        for viewport in self._hung.slots:
            self.prefer(viewport, viewport.state.slice_index)

    def states_now(self) -> tuple[ViewportState, ...]:
        """Every viewport's state, from left to right (WL-4)."""
        return tuple(viewport.state for viewport in self._hung.slots)

    def take_up_states(self, states: tuple[ViewportState, ...]) -> None:
        """Series will stand as they did when the read was left."""
        self._states |= {state.series: state for state in states if state.series is not None}

    def _keep(self, viewport: Viewport) -> None:
        """Note the state of the series that leaves this viewport (VW-21)."""
        if viewport.volume is not None and viewport.state.series is not None:
            self._states[viewport.state.series] = viewport.state

    def _take_up(self, viewport: Viewport, uid: str) -> None:
        """Show a series as it was left; the first time its middle slice, later fitted to the body."""
        if uid not in self._states:
            middle = len(viewport.volume.planes) // 2
            shades = self._hung.page.current.state.shades
            self._states[uid] = ViewportState(uid, middle, shades=shades)
            self._unfitted.add(uid)
        viewport.restore(self._states[uid])

    def _fit_once(self, viewport: Viewport, uid: str) -> None:
        """A series opens fitted to the body, not to the matrix, and shows it whole (window.md 6)."""
        volume, index = viewport.volume, viewport.state.slice_index
        if uid not in self._unfitted or volume is None or not volume.ready[index]:
            return
        self._unfitted.discard(uid)
        body = body_extent(volume, index)
        if body is not None:
            viewport.fit_body(*body)

    def _captions(self, slot: Slot) -> SeriesCaptions:
        series, view = slot.series, self._hung.view
        at = view.facts.at(slot.label)
        step = f"{series.step_mm:.1f}" if series.step_mm is not None else "-"
        kernel = (
            "" if series.label.kernel == "unknown" else tr(", {kernel} kernel", kernel=series.label.kernel)
        )
        phase = "" if series.label.phase == "unknown" else f", {series.label.phase}"
        return SeriesCaptions(
            (view.facts.subject, timepoint_name(slot.label), day_text(view.facts, at) if at else ""),
            (
                f"{series_title(series)}{phase}",
                tr(
                    "{thickness_text} / {step} mm{kernel}",
                    thickness_text=thickness_text(series),
                    step=step,
                    kernel=kernel,
                ),
            ),
            lossy="LOSSY" in series.badges,
        )

    def _series_failed(self, uid: str, problem: Problem) -> None:
        for viewport in self._hung.shown(uid):
            viewport.refused.emit(problem)

    def _note_seen(self, viewport: Viewport, index: int) -> None:
        """A slice was on the screen for at least one frame (GD-22)."""
        slot = self._hung.slots.get(viewport)
        if slot is None or slot.series is None or viewport.volume is None or not viewport.volume.ready[index]:
            return
        if slot.label == self._hung.view.label:
            self._seen.note(slot.series.uid, index + 1, slot.series.slices)
