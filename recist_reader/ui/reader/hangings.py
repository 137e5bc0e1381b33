"""Series in viewports: hanging, loading, linking, going to a lesion, what was seen."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from recist_reader.measuring.labels import Box
from recist_reader.measuring.plane import PointLps
from recist_reader.measuring.tools import Tool
from recist_reader.problem import Problem
from recist_reader.reading.read_session import ReadView
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.evidence import Drawn, Measurement
from recist_reader.trial.facts import BASELINE, SeriesFacts
from recist_reader.trial.records import finding_key
from recist_reader.ui.reader.models.body import body_fit
from recist_reader.ui.reader.models.hanging import LAYOUTS, Slot, hang
from recist_reader.ui.reader.models.left_cards import left_view
from recist_reader.ui.reader.models.marks import ghosts_of, last_mark, marks_of, shape_of
from recist_reader.ui.reader.models.strip import TILE_PX as TILE_WIDTH
from recist_reader.ui.reader.models.words import day_text, series_title, thickness_text, timepoint_name
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.pictures import TILE_PX, thumbnail, tile
from recist_reader.ui.reader.series_cache import SeriesCache
from recist_reader.ui.viewport.actions import ViewportActions
from recist_reader.ui.viewport.banner import BannerView, Chip, TimepointRole
from recist_reader.ui.viewport.gestures import ViewTool
from recist_reader.ui.viewport.group import ViewportGroup
from recist_reader.ui.viewport.link import LinkedSeries, LinkKind
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView
from recist_reader.ui.viewport.state import ViewportState
from recist_reader.ui.viewport.viewport import SeriesCaptions, Viewport

UNCALIBRATED = Problem(
    "the image has no PixelSpacing", "this series", "Measure on a calibrated series (M-11)"
)
LOCKED = Problem("the timepoint is locked", "this viewport", "Open the next one, or reopen it")
NOT_CURRENT = Problem(
    "only the current timepoint can be drawn on", "this viewport", "Draw in the rightmost one"
)


class Hangings(QObject):
    """Keeps which series stands where; knows nothing of responses."""

    hand_changed = Signal(str)
    seen_changed = Signal()

    def __init__(
        self, page: ReaderPage, cache: SeriesCache, seen: dict[str, float], parent: QObject | None = None
    ):
        super().__init__(parent)
        self.page, self.cache = page, cache
        self.group = ViewportGroup(parent=self)
        self.actions = ViewportActions(self.group, self)
        self.layout = 3
        self.chosen: dict[str, str] = {}
        self.compared: str | None = None
        self._states: dict[str, ViewportState] = {}
        self._thumbnails: dict[str, QImage] = {}
        self._maximised: Viewport | None = None
        self._slots: dict[Viewport, Slot] = {}
        self._view: ReadView | None = None
        self._selected: str | None = None
        self._editable = False
        self._seen = seen
        self._slices_seen: dict[str, set[int]] = {}
        self._unfitted: set[str] = set()
        self._linked: dict[str, LinkedSeries] = {}
        self._place_wanted: dict[str, tuple[int, PointLps]] = {}
        for viewport in page.viewports:
            self.group.add(viewport)
            viewport.slice_painted.connect(lambda index, v=viewport: self._note_seen(v, index))
            viewport.slice_changed.connect(lambda index, v=viewport: self._prefer(v, index))
            viewport.maximise_wanted.connect(lambda v=viewport: self._maximise(v))
        self.actions.series_wanted.connect(self.step_series)
        cache.opened.connect(self._volume_opened)
        cache.arrived.connect(self._slices_arrived)
        cache.failed.connect(self._series_failed)
        self._hand = "select"

    # -- showing

    def show(self, view: ReadView, selected: str | None, editable: bool) -> None:
        """Hang the timepoints of the view; series that stay keep slice, window and zoom (VW-21)."""
        self._view, self._selected, self._editable = view, selected, editable
        slots = hang(view, self.layout, self.chosen, self.compared)
        self.page.top.show_layout(self.layout)
        viewports = self.page.show_viewports(len(slots))
        self.cache.shown = {slot.series.uid for slot in slots if slot.series is not None}
        self._slots = dict(zip(viewports, slots, strict=True))
        for viewport, slot in self._slots.items():
            self._hang_one(viewport, slot)
        if self._maximised in viewports:
            self.page.show_alone(self._maximised)
        self.group.set_reference(viewports[-1])
        self._show_marks()
        self._show_strip()

    def _maximise(self, viewport: Viewport) -> None:
        """A double click gives one viewport the whole area, and takes it back (7.2)."""
        self._maximised = None if self._maximised is viewport else viewport
        self.show(self._view, self._selected, self._editable)

    def _hang_one(self, viewport: Viewport, slot: Slot) -> None:
        at = self._view.facts.at(slot.label)
        day = day_text(self._view.facts, at) if at else ""
        name = timepoint_name(slot.label)
        roles = tuple(TimepointRole(shape.value) for shape in slot.shapes)
        detail = day if slot.label == BASELINE else f"{name}, {day}" if day else name
        chips = (Chip(slot.warning, "warning", "warn"),) if slot.warning else ()
        if slot.is_current:
            chips = (*chips, Chip("open for reading", "edit") if self._editable else Chip("locked", "lock"))
        viewport.show_banner(BannerView(roles, detail, slot.is_current, chips))
        self._show_series(viewport, slot)
        self._allow_drawing(viewport, slot)

    def _show_series(self, viewport: Viewport, slot: Slot) -> None:
        if slot.series is None:
            viewport.show_series(None, None)
            return
        uid = slot.series.uid
        volume = self.cache.volume(uid)
        if viewport.state.series == uid and viewport.volume is volume:
            return
        self._keep(viewport)
        frame = slot.series.frame_of_reference_uid
        viewport.show_series(uid, volume, frame, self._captions(slot))
        if volume is not None:
            self._linked[uid] = viewport.linked_series()
            self._take_up(viewport, uid)
            if uid in self._place_wanted:
                index, centre = self._place_wanted.pop(uid)
                self._put(viewport, index, centre)
        self.group.show_links()

    def _keep(self, viewport: Viewport) -> None:
        """Note the state of the series that leaves this viewport (VW-21)."""
        if viewport.volume is not None and viewport.state.series is not None:
            self._states[viewport.state.series] = viewport.state

    def _take_up(self, viewport: Viewport, uid: str) -> None:
        """Show a series as it was left; the first time its middle slice, later fitted to the body."""
        if uid not in self._states:
            middle = len(viewport.volume.planes) // 2
            shades = self.page.current.state.shades
            self._states[uid] = ViewportState(uid, middle, shades=shades)
            self._unfitted.add(uid)
        viewport.restore(self._states[uid])

    def states_now(self) -> tuple[ViewportState, ...]:
        """Every viewport's state, from left to right (WL-4)."""
        return tuple(viewport.state for viewport in self._slots)

    def take_up_place(self, states: tuple[ViewportState, ...], layout: int) -> None:
        """Begin where the reader was: states by series, and the layout."""
        self._states |= {state.series: state for state in states if state.series is not None}
        self.layout = layout if layout in LAYOUTS else self.layout

    def _captions(self, slot: Slot) -> SeriesCaptions:
        series, view = slot.series, self._view
        at = view.facts.at(slot.label)
        step = f"{series.step_mm:.1f}" if series.step_mm is not None else "-"
        kernel = "" if series.label.kernel == "unknown" else f", {series.label.kernel} kernel"
        phase = "" if series.label.phase == "unknown" else f", {series.label.phase}"
        return SeriesCaptions(
            (view.facts.subject, timepoint_name(slot.label), day_text(view.facts, at) if at else ""),
            (f"{series_title(series)}{phase}", f"{thickness_text(series)} / {step} mm{kernel}"),
            lossy="LOSSY" in series.badges,
        )

    def _allow_drawing(self, viewport: Viewport, slot: Slot) -> None:
        refusal = None
        if not slot.is_current:
            refusal = NOT_CURRENT
        elif not self._editable:
            refusal = LOCKED
        elif slot.series is not None and not slot.series.is_calibrated:
            refusal = UNCALIBRATED
        viewport.allow_drawing(refusal)

    def _show_marks(self) -> None:
        for viewport, slot in self._slots.items():
            if slot.series is None:
                continue
            uid = slot.series.uid
            can_edit = slot.is_current and self._editable
            marks = marks_of(self._view, slot.label, uid, self._selected, can_edit)
            linked = self._linked.get(uid)
            if can_edit and linked is not None and self._view.label != BASELINE:
                marks += tuple(self._ghosts(slot.series, linked))
            viewport.show_marks(marks, self._key_images(slot))
            hands = self.group.hands(viewport)
            hands.tools.marks_changed()
            hands.tools.draw_as(self._template())

    def show_pending(self, viewport: Viewport, made: Drawn, name: str, number: int) -> None:
        """A drawn mark that waits for its site stays on the image, named with a question mark (LS-2)."""
        index = made.place.slice_number - 1
        roles = {"T": MarkRole.PROPOSAL, "NT": MarkRole.NON_TARGET, "NL": MarkRole.NEW_LESION}
        role = roles[name.rstrip("0123456789")]
        pending = MarkView("pending", shape_of(made), index, role, name, (f"{name}?",), number=number)
        viewport.show_live((*viewport.marks, pending), None)

    def drop_pending(self) -> None:
        """Only recorded marks are shown again."""
        for viewport in self._slots:
            viewport.show_live(None, None)

    def _key_images(self, slot: Slot) -> tuple[int, ...]:
        places = [k.place for k in self._view.state.key_images.values() if k.timepoint == slot.label]
        return tuple(p.slice_number - 1 for p in places if p.series_uid == slot.series.uid)

    def _template(self) -> MarkView:
        """In whose colour the next drawing appears."""
        state = self._view.state
        lesion = state.lesions.get(state.uuid_of(self._selected) or "") if self._selected else None
        used = [r.number for r in state.lesions.values() if r.role is Role.TARGET]
        number = lesion.number if lesion else max(used, default=0) + 1
        return MarkView("live", None, 0, MarkRole.TARGET, lesion.id if lesion else "", number=max(number, 1))

    def _ghosts(self, series: SeriesFacts, linked: LinkedSeries):
        is_same_frame = True

        def counterpart(uid: str, at: PointLps) -> PointLps | None:
            origin = self._linked.get(uid) or self._facts_only(uid)
            return None if origin is None else self.group.model.counterpart(at, origin, linked)

        return ghosts_of(self._view, series.uid, linked.planes, counterpart, not is_same_frame)

    def _facts_only(self, uid: str) -> LinkedSeries | None:
        """A series that is not on screen: its frame is enough for the same-frame link."""
        for at in self._view.facts.timepoints:
            series = at.series_by_uid(uid)
            if series is not None and series.frame_of_reference_uid:
                reference = self.page.current.linked_series()
                planes = reference.planes if reference else ()
                return LinkedSeries(uid, series.frame_of_reference_uid, planes)
        return None

    def _show_strip(self) -> None:
        shown = {slot.series.uid for slot in self._slots.values() if slot.series is not None}
        view = left_view(self._view, shown, self.cache.loaded, self._seen, self._thumbnail)
        self.page.strip.show_view(view)

    def _thumbnail(self, series: SeriesFacts) -> QImage | None:
        """The middle slice of a series that is loaded, made once."""
        if series.uid not in self._thumbnails and self.cache.loaded(series.uid):
            volume = self.cache.volume(series.uid)
            made = thumbnail(volume, series.label.kernel) if volume is not None else None
            if made is not None:
                self._thumbnails[series.uid] = made
        return self._thumbnails.get(series.uid)

    def tile_picture(self, _label: str, uid: str, number: int, centre: PointLps, mm_per_px: float):
        """A lesion's tile; loads its series when it is not there (LS-6)."""
        volume = self.cache.volume(uid, number - 1)
        if volume is None:
            return None
        scale = mm_per_px * TILE_WIDTH / TILE_PX
        return tile(volume, number - 1, centre, scale, self.page.current.state.shades)

    # -- volumes

    def _volume_opened(self, _uid: str) -> None:
        for viewport, slot in self._slots.items():
            self._show_series(viewport, slot)
        self._show_marks()

    def _slices_arrived(self, uid: str) -> None:
        for viewport, slot in self._slots.items():
            if slot.series is not None and slot.series.uid == uid:
                viewport.show_loaded()
                self._fit_once(viewport, uid)
        self._show_strip()

    def _series_failed(self, uid: str, problem: Problem) -> None:
        for viewport, slot in self._slots.items():
            if slot.series is not None and slot.series.uid == uid:
                viewport.refused.emit(problem)

    def _prefer(self, viewport: Viewport, index: int) -> None:
        slot = self._slots.get(viewport)
        if slot is not None and slot.series is not None:
            self.cache.prefer(slot.series.uid, index)

    def _note_seen(self, viewport: Viewport, index: int) -> None:
        """A slice was on the screen for at least one frame (GD-22)."""
        slot = self._slots.get(viewport)
        if slot is None or slot.series is None or viewport.volume is None or not viewport.volume.ready[index]:
            return
        seen = self._slices_seen.setdefault(slot.series.uid, set())
        if slot.label == self._view.label and index not in seen:
            seen.add(index)
            self._seen[slot.series.uid] = len(seen) / max(slot.series.slices, 1)

    def _fit_once(self, viewport: Viewport, uid: str) -> None:
        """A series opens fitted to the width of the body, not of the matrix (window.md 6)."""
        volume, index = viewport.volume, viewport.state.slice_index
        if uid not in self._unfitted or volume is None or not volume.ready[index]:
            return
        self._unfitted.discard(uid)
        fitted = body_fit(volume, index, viewport.canvas.width())
        if fitted is not None:
            viewport.follow_zoom(fitted[0])
            viewport.go_to(fitted[1])
            viewport.follow_slice(index)

    # -- acts

    def series_of(self, viewport: Viewport) -> SeriesFacts | None:
        slot = self._slots.get(viewport)
        return slot.series if slot else None

    def choose(self, label: str, uid: str) -> None:
        """Show a series in its timepoint's viewport; the choice is kept (VW-20)."""
        key = label
        if label == BASELINE and self._view.label == BASELINE and self.group.active is not self.page.current:
            key = f"{BASELINE}/2"
        self.chosen[key] = uid
        self.show(self._view, self._selected, self._editable)

    def step_series(self, direction: int) -> None:
        """The next series of the active viewport's timepoint."""
        slot = self._slots.get(self.group.active) if self.group.active else None
        at = self._view.facts.at(slot.label) if slot else None
        if slot is None or slot.series is None or at is None or len(at.series) < 2:
            return
        order = [s.uid for s in at.series]
        self.choose(slot.label, order[(order.index(slot.series.uid) + direction) % len(order)])

    def set_layout(self, number: int) -> None:
        self.layout, self.compared, self._maximised = number, None, None

    def step_compared(self, direction: int) -> bool:
        """An earlier or later locked timepoint in the comparison viewport; False when there is none."""
        slots = list(self._slots.values())
        earlier = self._view.facts.timepoints[: self._view.facts.order_of(self._view.label)]
        labels = [at.label for at in earlier if at.done]
        others = {slot.label for slot in slots[:-2]}
        if len(slots) < 2 or slots[-2].label not in labels:
            return False
        at = labels.index(slots[-2].label) + direction
        while 0 <= at < len(labels) and labels[at] in others:
            at += direction
        if not 0 <= at < len(labels):
            return False
        self.compared = labels[at]
        self.show(self._view, self._selected, self._editable)
        return True

    def take(self, name: str) -> None:
        """What the left button does from now on, by its name."""
        hands = {"arrow": Tool.ARROW, "window": ViewTool.WINDOW, "zoom": ViewTool.ZOOM, "pan": ViewTool.PAN}
        self.actions.take(hands.get(name) or Tool(name))
        self._hand = name
        self.hand_changed.emit(name)

    @property
    def hand(self) -> str:
        return self._hand

    @property
    def link_text(self) -> str:
        """The link state of all compared viewports in a few words."""
        if not self.group.model.scrolling:
            return "scrolling not linked"
        parts = []
        current = self.page.current.linked_series()
        for viewport, slot in self._slots.items():
            series = viewport.linked_series()
            if slot.is_current or series is None or current is None:
                continue
            link = self.group.model.link(current, series)
            parts.append(f"{slot.shapes[0].value} {link.text}")
        return f"linked: {', '.join(parts)}" if parts else ""

    def draw_only(self, on: bool) -> None:
        """While something new is asked for, no press takes hold of a mark that is there."""
        for viewport in self.group.viewports:
            self.group.hands(viewport).tools.draws_only = on

    def go_to(self, view: ReadView, lesion_id: str) -> None:
        """Show a lesion in every viewport: at its own mark, else at its linked place (LS-5)."""
        uuid = view.state.uuid_of(lesion_id)
        if uuid is None:
            return
        lesion = view.state.lesions[uuid]
        owner = lesion.parent or uuid
        for viewport, slot in list(self._slots.items()):
            mark = view.state.measurements.get(finding_key(slot.label, uuid)) or view.state.measurements.get(
                finding_key(slot.label, owner)
            )
            if mark is not None:
                self._show_place(viewport, slot, mark)
            elif (before := last_mark(view, owner)) is not None:
                self._show_counterpart(viewport, before)

    def _show_place(self, viewport: Viewport, slot: Slot, mark: Measurement) -> None:
        if slot.series is None or slot.series.uid != mark.place.series_uid:
            self.chosen[slot.label] = mark.place.series_uid
            self._place_wanted[mark.place.series_uid] = (mark.place.slice_number - 1, mark.centre_lps)
            self.show(self._view, self._selected, self._editable)
            return
        self._put(viewport, mark.place.slice_number - 1, mark.centre_lps)

    def _put(self, viewport: Viewport, index: int, centre: PointLps) -> None:
        viewport.go_to(centre)
        viewport.follow_slice(index)
        self._prefer(viewport, index)

    def _show_counterpart(self, viewport: Viewport, mark: Measurement) -> None:
        target = viewport.linked_series()
        origin = self._linked.get(mark.place.series_uid) or self._facts_only(mark.place.series_uid)
        if target is None or origin is None:
            return
        if self.group.model.link(origin, target).kind is LinkKind.NOT_LINKED:
            return
        centre = self.group.model.counterpart(mark.centre_lps, origin, target)
        if centre is not None:
            viewport.go_to(centre)
            self._prefer(viewport, viewport.state.slice_index)

    def box_of(self, viewport: Viewport, points: Sequence[PointLps]) -> Box:
        """Where a mark stands, in px of the viewport's canvas."""
        geometry = viewport.geometry_now()
        placed = [geometry.to_view(p) for p in points]
        xs, ys = [p[0] for p in placed], [p[1] for p in placed]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def boxes_shown(self, viewport: Viewport) -> list[Box]:
        """Where the lesions of the shown slice stand, in px of the viewport's canvas."""
        shown = viewport.state.slice_index
        return [self.box_of(viewport, m.shape.points) for m in viewport.marks if m.slice_index == shown]
