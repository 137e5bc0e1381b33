"""Two linked viewports over a case: the compared timepoint and the chosen one, with the marks of A and B.

`seen(label, overlays)` tells what was truly on screen: a slice was painted, and whose marks lay over it.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recist_reader.measuring.plane import PointLps
from recist_reader.problem import Problem
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.adjudication.decision import Overlay
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.no_images import why_nothing_to_read
from recist_reader.ui.adjudication.models.hanging import CaseSlot, Hanging, slots_of
from recist_reader.ui.adjudication.models.overlays import BOTH, middle_slice, read_marks
from recist_reader.ui.adjudication.models.pairs import PairRow
from recist_reader.ui.reader.models.body import body_extent
from recist_reader.ui.reader.models.words import day_text, series_title, thickness_text, timepoint_name
from recist_reader.ui.reader.series_cache import SeriesCache
from recist_reader.ui.texts import shown_problem, tr
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.actions import ViewportActions
from recist_reader.ui.viewport.banner import BannerView, Chip
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.group import ViewportGroup
from recist_reader.ui.viewport.image import Content
from recist_reader.ui.viewport.state import ViewportState
from recist_reader.ui.viewport.viewport import Viewport

NO_DRAWING = Problem(
    tr("nothing is drawn in an adjudication"),
    tr("this viewport"),
    tr("Endorse one of the reads as it is"),
)

EDGE_SHARE = 0.15
"""Of width and height of a canvas: a mark nearer to an edge is brought into the middle."""

LESIONS_ACROSS, LEAST_ACROSS_MM = 5, 110
"""A case opens so near that this many lesions of the pair in hand, or mm, are as wide as the image."""


class CaseImages(QWidget):
    """Shows what its `Hanging` wishes for; knows nothing of a decision."""

    seen = Signal(str, object)  # timepoint label, overlays
    hung = Signal(object)  # Hanging
    pair_clicked = Signal(str, str)  # read, UUID of the lesion whose mark was clicked

    def __init__(self, study: StudySession, parent: QWidget | None = None):
        super().__init__(parent)
        self.left, self.right = Viewport(), Viewport()
        self.group = ViewportGroup(parent=self)
        self.acts = ViewportActions(self.group, self)
        self.acts.series_wanted.connect(self.step_series)
        self.cache = SeriesCache(study, self)
        self.cache.opened.connect(self._opened)
        self.cache.arrived.connect(self._arrived)
        self.cache.failed.connect(self._failed)
        row = QHBoxLayout(self, spacing=TOKENS.viewport_gap)
        row.setContentsMargins(0, 0, 0, 0)
        for viewport in (self.left, self.right):
            row.addWidget(viewport, 1)
            self.group.add(viewport)
            viewport.allow_drawing(NO_DRAWING)
            viewport.slice_painted.connect(partial(self._painted, viewport))
            viewport.slice_changed.connect(partial(self._scrolled, viewport))
            viewport.mark_clicked.connect(self._mark_clicked)
        self.group.set_reference(self.right)
        self._pair: ReadPair | None = None
        self._framed: str | None = None
        self.wish: Hanging | None = None
        self._slots: dict[Viewport, CaseSlot] = {}
        self._states: dict[str, ViewportState] = {}  # every series as it was left (VW-21)
        self._unfitted: set[str] = set()
        self._troubles: dict[str, str] = {}
        self._is_near = False  # the pair was brought near once; from then on the zoom is the person's

    # -- what is shown

    def open(self, pair: ReadPair, framed: str | None, row: PairRow | None) -> None:
        """Show a case at the timepoint where its reads part, else at its last one."""
        self._pair, self._framed = pair, framed
        self._states, self._unfitted, self._troubles = {}, set(), {}
        self._slots, self._is_near = {}, False
        self.hang(Hanging(framed or pair.labels[-1], BOTH, row))
        self._read_ahead()

    def change(self, **wishes: object) -> None:
        """Hang anew with some wishes changed; places are kept unless the pair or the series changes."""
        if self.wish is not None:
            self.hang(replace(self.wish, **wishes))

    def take_pair(self, row: PairRow | None) -> None:
        """Take a pair in hand: both images go to it, in the series on which it was measured."""
        if self.wish is not None:
            self.hang(replace(self.wish, row=row, chosen={}), goes_to_mark=True)

    def hang(self, wish: Hanging, goes_to_mark: bool = False) -> None:
        if self._pair is None:
            return
        self.wish = wish
        left, right = slots_of(self._pair, wish)
        self._keep_states()
        self.left.setVisible(left is not None)
        before = {viewport: (slot.label, slot.series) for viewport, slot in self._slots.items()}
        self._slots = {} if left is None else {self.left: left}
        self._slots[self.right] = right
        uids = {slot.series.uid for slot in self._slots.values() if slot.series is not None}
        self.cache.shown = uids
        for viewport, slot in self._slots.items():
            is_new = before.get(viewport) != (slot.label, slot.series)
            self._show_banner(viewport, slot)
            if is_new:
                self._fill(viewport)
            elif goes_to_mark:
                self._go_to_mark(viewport)
            self._show_marks(viewport)
        if left is None and self.left.state.series is not None:
            self.left.show_series(None, None)
        self.group.show_links()
        self.hung.emit(wish)
        if right.series is None:
            self.seen.emit(right.label, wish.overlays)  # nothing to look at: the page says so

    def step_series(self, step: int) -> None:
        """The previous or next series of the timepoint in the active viewport."""
        slot = self._slots.get(self.group.active or self.right)
        if slot is None or slot.series is None or self.wish is None:
            return
        order = sorted(slot.at.series, key=lambda series: series.number)
        place = [series.uid for series in order].index(slot.series.uid)
        following = order[(place + step) % len(order)]
        self.change(chosen={**self.wish.chosen, slot.label: following.uid})

    @property
    def is_loaded(self) -> bool:
        return self.cache.is_loaded

    def close_case(self) -> None:
        """Show nothing any more; what was loaded stays for the next case, while memory lasts."""
        self._pair, self.wish, self._slots = None, None, {}
        for viewport in (self.left, self.right):
            viewport.show_series(None, None)
            viewport.show_banner(BannerView())
        self.cache.shown = frozenset()

    def close_cache(self) -> None:
        """Stop all loading, before the study is closed."""
        self.cache.close()

    # -- filling

    def _fill(self, viewport: Viewport) -> None:
        slot = self._slots[viewport]
        if slot.series is None:
            viewport.show_series(None, None, captions=_nothing(slot))
            return
        series = slot.series
        first = None if slot.mark is None else slot.mark.place.slice_number - 1
        volume = self.cache.volume(series.uid, first)
        viewport.show_series(series.uid, volume, series.frame_of_reference_uid, self._captions(slot))
        if volume is None:
            return
        if series.uid in self._states:
            viewport.restore(self._states[series.uid])
        else:
            shades = self.right.state.shades
            first_shown = middle_slice(self._pair, slot.label, series.uid, len(volume.planes))
            viewport.restore(ViewportState(series.uid, first_shown, shades=shades))
            self._unfitted.add(series.uid)
        self._go_to_mark(viewport)
        self.cache.prefer(series.uid, viewport.state.slice_index)
        self._fit_once(viewport)

    def _go_to_mark(self, viewport: Viewport) -> None:
        """Show the slice on which the pair in hand was measured; where it was not, the slice stays."""
        slot = self._slots[viewport]
        if slot.mark is None or not viewport.slice_count:
            return
        viewport.follow_slice(slot.mark.place.slice_number - 1)
        self._bring_into_view(viewport)
        self.cache.prefer(slot.series.uid, viewport.state.slice_index)

    def _fit_once(self, viewport: Viewport) -> None:
        """A series opens fitted to the body, not to its matrix (window.md 6)."""
        uid, volume, index = viewport.state.series, viewport.volume, viewport.state.slice_index
        if uid not in self._unfitted or volume is None or not volume.ready[index]:
            return
        self._unfitted.discard(uid)
        body = body_extent(volume, index)
        if body is not None:
            viewport.fit_body(*body)
        self._come_near()
        self._bring_into_view(viewport)

    def _bring_into_view(self, viewport: Viewport) -> None:
        """The mark of the pair in hand stands off the edges; where it does already nothing moves."""
        slot = self._slots[viewport]
        if slot.mark is None or not viewport.slice_count or slot.series.uid in self._unfitted:
            return
        if not _is_well_in_view(viewport, slot.mark.centre_lps):
            viewport.centre_on(slot.mark.centre_lps)

    def _come_near(self) -> None:
        """Once a case: so near that the axes of A and B are told apart; R shows the whole image."""
        slot = self._slots.get(self.right)
        if self._is_near or slot is None or slot.mark is None or not self.right.slice_count:
            return
        if slot.series.uid in self._unfitted:
            return
        across_mm = max(LESIONS_ACROSS * float(slot.mark.long_mm or 0), LEAST_ACROSS_MM)
        wanted = across_mm / max(self.right.canvas.width(), 1)
        self._is_near = True
        if wanted < self.right.mm_per_px:
            self.right.zoom_to(wanted)
            for viewport in self._slots:
                self._bring_into_view(viewport)

    def _keep_states(self) -> None:
        for viewport in self._slots:
            if viewport.volume is not None and viewport.state.series is not None:
                self._states[viewport.state.series] = viewport.state

    def _read_ahead(self) -> None:
        """The series of the other timepoints are read ahead: going there by key shows them at once."""
        assert self._pair is not None
        assert self.wish is not None
        ahead = {}
        for label in self._pair.labels:
            _, slot = slots_of(self._pair, replace(self.wish, label=label))
            if slot.series is not None:
                ahead[slot.series.uid] = None if slot.mark is None else slot.mark.place.slice_number - 1
        self.cache.expect(ahead)

    def _opened(self, uid: str) -> None:
        for viewport in self._showing(uid):
            if viewport.volume is None:
                self._fill(viewport)
                self._show_marks(viewport)
        self.group.show_links()

    def _arrived(self, uid: str) -> None:
        for viewport in self._showing(uid):
            viewport.show_loaded()
            self._fit_once(viewport)

    def _failed(self, uid: str, problem: Problem) -> None:
        told = shown_problem(problem)
        self._troubles[uid] = f"{told.what}. {told.remedy}."
        for viewport in self._showing(uid):
            viewport.show_series(uid, None, captions=self._captions(self._slots[viewport]))

    def _showing(self, uid: str) -> list[Viewport]:
        return [
            viewport
            for viewport, slot in self._slots.items()
            if slot.series is not None and slot.series.uid == uid
        ]

    # -- marks, captions, what was seen

    def _show_marks(self, viewport: Viewport) -> None:
        slot = self._slots[viewport]
        if self._pair is None or self.wish is None or slot.series is None:
            return
        row = self.wish.row
        chosen = () if row is None else (row.a, row.b)
        viewport.show_marks(read_marks(self._pair, slot.label, slot.series.uid, self.wish.overlays, chosen))

    def _show_banner(self, viewport: Viewport, slot: CaseSlot) -> None:
        facts, is_right = self._pair.facts, viewport is self.right
        parts = [timepoint_name(slot.label), day_text(facts, slot.at)]
        if slot.label == self._framed:
            parts.append(tr("framed"))
        chips = (OVERLAY_CHIPS[self.wish.overlays],) if is_right else ()
        viewport.show_banner(BannerView(slot.roles, ", ".join(filter(None, parts)), is_right, chips))

    def _captions(self, slot: CaseSlot) -> SeriesCaptions:
        series, facts = slot.series, self._pair.facts
        phase = "" if series.label.phase == "unknown" else f", {series.label.phase}"
        step = "-" if series.step_mm is None else f"{series.step_mm:.1f}"
        thickness = thickness_text(series) or "-"
        return SeriesCaptions(
            (facts.subject, timepoint_name(slot.label), day_text(facts, slot.at)),
            (f"{series_title(series)}{phase}", tr("{thickness} / {step} mm", thickness=thickness, step=step)),
            lossy="LOSSY" in series.badges,
            slices=series.slices,
            trouble=self._troubles.get(series.uid, ""),
        )

    def _painted(self, viewport: Viewport, _index: int) -> None:
        slot = self._slots.get(viewport)
        if slot is None or viewport.content is not Content.SLICE or self.wish is None:
            return
        overlays = () if viewport.graphics_hidden else self.wish.overlays
        self.seen.emit(slot.label, overlays)

    def _scrolled(self, viewport: Viewport, index: int) -> None:
        if viewport.state.series is not None:
            self.cache.prefer(viewport.state.series, index)

    def _mark_clicked(self, mark: str) -> None:
        """A mark is named `READ/key`; its lesion, of a fragment its target, is what the pair knows."""
        read, _, key = mark.partition("/")
        state = self._pair.a if read == Overlay.A else self._pair.b
        found = state.measurements.get(key)
        lesion = None if found is None else state.lesions.get(found.lesion or "")
        if found is not None and lesion is not None:
            self.pair_clicked.emit(read, lesion.parent or found.lesion)


OVERLAY_CHIPS: Mapping[tuple[Overlay, ...], Chip] = {
    (Overlay.A,): Chip(tr("marks of A"), "eye"),
    (Overlay.B,): Chip(tr("marks of B"), "eye"),
    BOTH: Chip(tr("marks of A and B"), "eye"),
}


def _is_well_in_view(viewport: Viewport, at: PointLps) -> bool:
    """Whether a place stands off the edges of the canvas: then the image need not move."""
    geometry = viewport.geometry_now()
    if geometry is None:
        return False
    x, y = geometry.to_view(at)
    shares = (x / geometry.width_px, y / geometry.height_px)
    return all(EDGE_SHARE <= share <= 1 - EDGE_SHARE for share in shares)


def _nothing(slot: CaseSlot) -> SeriesCaptions:
    problem = why_nothing_to_read(slot.at)
    if problem is None:
        return SeriesCaptions()
    told = shown_problem(problem)
    return SeriesCaptions(trouble=f"{told.what}. {told.remedy}.")
