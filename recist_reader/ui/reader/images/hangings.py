"""Which timepoint and series stand in which viewport, by layout and by the reader's choice (7.4)."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QImage

from recist_reader.imaging.voi import Window
from recist_reader.measuring.plane import PointLps
from recist_reader.measuring.tools import Tool
from recist_reader.problem import Problem
from recist_reader.reading.read_session import ReadView
from recist_reader.trial.facts import BASELINE, SeriesFacts
from recist_reader.trial.records import KeyImageRecord
from recist_reader.ui.reader.images.filling import Filling
from recist_reader.ui.reader.images.going import Going
from recist_reader.ui.reader.images.hung import Hung
from recist_reader.ui.reader.images.hung_marks import HungMarks
from recist_reader.ui.reader.images.layouts import Layouts
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.models.grid import Grid
from recist_reader.ui.reader.models.hanging import Slot
from recist_reader.ui.reader.models.left_cards import left_view
from recist_reader.ui.reader.models.strip import TILE_PX as TILE_WIDTH
from recist_reader.ui.reader.models.words import shown_day_text, timepoint_name
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.pictures import TILE_PX, thumbnail, tile, whole_slice
from recist_reader.ui.reader.series_cache import SeriesCache
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.actions import ViewportActions
from recist_reader.ui.viewport.banner import BannerView, Chip, TimepointRole
from recist_reader.ui.viewport.gestures import ViewTool
from recist_reader.ui.viewport.group import ViewportGroup
from recist_reader.ui.viewport.link import LinkKind
from recist_reader.ui.viewport.mark_view import MarkView
from recist_reader.ui.viewport.viewport import Viewport
from recist_reader.ui.viewport.windowing import DEFAULT_WINDOW

UNCALIBRATED = Problem(
    tr("the image has no PixelSpacing"), tr("this series"), tr("Measure on a calibrated series (M-11)")
)
LOCKED = Problem(tr("the timepoint is locked"), tr("this viewport"), tr("Open the next one, or reopen it"))
NOT_CURRENT = Problem(
    tr("only the current timepoint can be drawn on"), tr("this viewport"), tr("Draw in the rightmost one")
)
HANDS = {"arrow": Tool.ARROW, "window": ViewTool.WINDOW, "zoom": ViewTool.ZOOM, "pan": ViewTool.PAN}


class Hangings(QObject):
    """Hangs timepoints side by side; knows nothing of responses."""

    hand_changed = Signal(str)

    def __init__(
        self, page: ReaderPage, cache: SeriesCache, seen: dict[str, float], parent: QObject | None = None
    ):
        super().__init__(parent)
        self.page, self.cache = page, cache
        self.group = ViewportGroup(parent=self)
        self.actions = ViewportActions(self.group, self)
        self.hung = Hung(page, cache, self.group)
        self.layouts = Layouts()
        self._maximised: Viewport | None = None
        self._thumbnails: dict[str, QImage] = {}
        self._key_pictures: dict[tuple[KeyImageRecord, tuple[MarkView, ...]], QImage] = {}
        self._hand = "select"
        page.for_each_viewport(self._adopt)
        self.filling = Filling(self.hung, seen, self)
        self.marks = HungMarks(self.hung)
        self._going = Going(self.hung, self.filling, self._put)
        self._left_out: tuple[Slot, ...] = ()  # compared timepoints that have no room
        self._most = page.most_viewports
        page.images.resized.connect(self._room_changed)
        self.actions.series_wanted.connect(self.step_series)
        cache.opened.connect(self._volume_opened)
        cache.arrived.connect(self._slices_arrived)

    def _adopt(self, viewport: Viewport) -> None:
        """Take a viewport into the group; one that a larger grid needs has the others' tool and overlay."""
        hands, first = self.group.add(viewport), self.page.viewports[0]
        viewport.maximise_wanted.connect(lambda: self._maximise(viewport))
        if viewport is not first:
            hands.set_hand(first.hand)
            hands.tools.draws_only = self.group.hands(first).tools.draws_only
            viewport.restore(replace(viewport.state, overlay=first.state.overlay))

    # -- showing

    def show(self, view: ReadView, selected: str | None, editable: bool) -> None:
        """Hang the timepoints of the view; series that stay keep slice, window and zoom (VW-21)."""
        self.hung.view, self.hung.selected, self.hung.editable = view, selected, editable
        self.filling.keep_shown()
        slots = self.layouts.slots(view)
        self._most = self.page.most_viewports
        most = len(slots) if self.layouts.is_grid else self._most
        self._left_out, slots = slots[:-most], slots[-most:]
        self.page.top.show_layout(*self.layouts.named)
        viewports = self.page.show_viewports(len(slots), self.layouts.columns, self._maximised)
        self.cache.shown = {slot.series.uid for slot in slots if slot.series is not None}
        self.hung.slots = dict(zip(viewports, slots, strict=True))
        # The current one first: it leads the others to their slices and keeps the zoom in between.
        for viewport, slot in reversed(self.hung.slots.items()):
            viewport.show_banner(self._banner(slot))
            self.filling.fill(viewport, slot)
            viewport.allow_drawing(self._drawing_refusal(slot))
        for viewport in self.page.viewports[len(slots) :]:
            self.filling.clear(viewport)
        # A second viewport of a series is there for another window.
        self.group.own_windows = frozenset(v for v, slot in self.hung.slots.items() if slot.nth > 0)
        self.group.set_reference(viewports[-1])
        self.marks.show()

    def _show_again(self) -> None:
        self.show(self.hung.view, self.hung.selected, self.hung.editable)
        self.show_strip()

    def _room_changed(self) -> None:
        """A narrow window has room for two; the third comes back with the room."""
        if self.hung.view is not None and self._most != self.page.most_viewports:
            self._show_again()

    def _maximise(self, viewport: Viewport) -> None:
        """A double click gives one viewport the whole area, and takes it back (7.2)."""
        self._maximised = None if self._maximised is viewport else viewport
        self._show_again()

    def _banner(self, slot: Slot) -> BannerView:
        facts = self.hung.view.facts
        day = shown_day_text(facts, facts.at(slot.label), slot.series)
        name = timepoint_name(slot.label)
        roles = tuple(TimepointRole(shape.value) for shape in slot.shapes)
        detail = day if slot.label in ("", BASELINE) else f"{name}, {day}" if day else name
        chips = (Chip(slot.warning, "warning", "warn"),) if slot.warning else ()
        if slot.is_current:
            hidden = [TimepointRole(left.shapes[0].value).word.lower() for left in self._left_out]
            chips = (
                *chips,
                *(Chip(tr("{word} hidden, width", word=word), "hidden", "warn") for word in hidden),
            )
            chips = (*chips, self._state_chip(self._open_words(slot.label, bool(hidden))))
        brief = "" if slot.label in ("", BASELINE) else name
        return BannerView(roles, detail, slot.is_current, chips, brief)

    def _open_words(self, label: str, is_short: bool) -> str:
        """A version after the first was locked before: it is confirmed or mended and locked again (SG-7)."""
        record = self.hung.view.state.timepoints.get(label)
        if record is not None and record.version > 1:
            return (
                tr("version {version}", version=record.version)
                if is_short
                else tr("version {version}, confirm", version=record.version)
            )
        return tr("open") if is_short else tr("open for reading")

    def _state_chip(self, words: str) -> Chip:
        if self.hung.reading_only is not None:
            return Chip(tr("read only"), "lock")
        return Chip(words, "edit") if self.hung.editable else Chip(tr("locked"), "lock")

    def _drawing_refusal(self, slot: Slot) -> Problem | None:
        if not slot.is_current:
            return NOT_CURRENT
        if self.hung.reading_only is not None:
            return self.hung.reading_only
        if not self.hung.editable:
            return LOCKED
        return UNCALIBRATED if slot.series is not None and not slot.series.is_calibrated else None

    def show_strip(self) -> None:
        """All series of the subject beside the images: which are shown, loaded, seen."""
        shown = {slot.series.uid for slot in self.hung.slots.values() if slot.series is not None}
        seen = self.filling.seen
        loaded, keys = self.cache.loaded, key_bindings().printed
        self.page.strip.show_view(left_view(self.hung.view, shown, loaded, seen, self._thumbnail, keys))

    def _thumbnail(self, series: SeriesFacts) -> QImage | None:
        """The middle slice of a series that is loaded, made once."""
        if series.uid not in self._thumbnails and self.cache.loaded(series.uid):
            volume = self.cache.volume(series.uid)
            made = thumbnail(volume, series.label.kernel) if volume is not None else None
            if made is not None:
                self._thumbnails[series.uid] = made
        return self._thumbnails.get(series.uid)

    def tile_picture(self, label: str, uid: str, number: int, centre: PointLps, mm_per_px: float):
        """A lesion's tile with its axes; loads its series when it is not there (LS-6)."""
        volume = self.cache.volume(uid, number - 1)
        if volume is None:
            return None
        scale = mm_per_px * TILE_WIDTH / TILE_PX
        marks = self.marks.of_lesions(label, uid)
        return tile(volume, number - 1, centre, scale, self.page.current.state.shades, marks)

    def key_picture(self, kept: KeyImageRecord) -> QImage | None:
        """A key image in its window with its marks, made once; loads its series where it is not there."""
        place = kept.place
        marks = self.marks.of_lesions(kept.timepoint, place.series_uid)
        wanted = kept, tuple(mark for mark in marks if mark.slice_index == place.slice_number - 1)
        if wanted not in self._key_pictures:
            volume = self.cache.volume(place.series_uid, place.slice_number - 1)
            wide, level = place.window_width_hu, place.window_level_hu
            window = DEFAULT_WINDOW if wide is None or level is None else Window(float(wide), float(level))
            made = None if volume is None else whole_slice(volume, place.slice_number - 1, window, wanted[1])
            if made is not None:
                self._key_pictures[wanted] = made
        return self._key_pictures.get(wanted)

    def _volume_opened(self, _uid: str) -> None:
        for viewport, slot in self.hung.slots.items():
            self.filling.fill(viewport, slot)
        self.marks.show()

    def _slices_arrived(self, uid: str) -> None:
        self.filling.show_arrived(uid)
        self.show_strip()

    # -- acts

    def series_of(self, viewport: Viewport) -> SeriesFacts | None:
        slot = self.hung.slots.get(viewport)
        return slot.series if slot else None

    @property
    def current_in_hand(self) -> Viewport:
        """The active viewport where it shows the current timepoint, else the one that is read."""
        slot = self.hung.slots.get(self.group.active) if self.group.active is not None else None
        return self.group.active if slot is not None and slot.is_current else self.page.current

    def choose(self, label: str, uid: str) -> None:
        """Show a series in its timepoint's viewport, or in the active cell of the grid (VW-20, VW-21)."""
        active = self._number_of(self.group.active)
        self._shown_or_refused(self.layouts.choose(self.hung.view, label, uid, active))

    def drop(self, label: str, uid: str, at: QPoint) -> None:
        """Show a series in the viewport at a place of the screen."""
        for viewport in self.hung.slots:
            if viewport.isVisible() and viewport.rect().contains(viewport.mapFromGlobal(at)):
                self._put(viewport, label, uid)
                self.group.activate(viewport)

    def _put(self, viewport: Viewport, label: str, uid: str) -> None:
        number = self._number_of(viewport)
        self._shown_or_refused(self.layouts.put(self.hung.view, label, uid, number))

    def _shown_or_refused(self, problem: Problem | None) -> None:
        if problem is not None:
            self.page.current.refused.emit(problem)
        else:
            self._show_again()

    def _number_of(self, viewport: Viewport | None) -> int:
        """Which of the shown slots stands in a viewport, with those that have no room."""
        shown = list(self.hung.slots)
        return len(self._left_out) + (shown.index(viewport) if viewport in shown else len(shown) - 1)

    def step_series(self, direction: int) -> None:
        """The next series of the active viewport's timepoint."""
        slot = self.hung.slots.get(self.group.active) if self.group.active else None
        at = self.hung.view.facts.at(slot.label) if slot else None
        if slot is None or slot.series is None or at is None or len(at.series) < 2:
            return
        order = [s.uid for s in at.series]
        self.choose(slot.label, order[(order.index(slot.series.uid) + direction) % len(order)])

    def set_layout(self, number: int) -> None:
        self._maximised = None
        self.layouts.take(self.hung.view, number)

    def set_grid(self, rows: int, columns: int) -> None:
        """Show that many viewports; what stood in the grid stays as far as there is room."""
        self._maximised = None
        self.layouts.take_grid(self.hung.view, rows, columns)

    def bring_own(self, grid: Grid) -> None:
        """Hang what a reader has kept as the own layout."""
        self._maximised = None
        self.layouts.bring(self.hung.view, grid)

    @property
    def layout(self) -> int:
        """The number of the layout in use."""
        return self.layouts.number

    @property
    def chosen(self) -> dict[str, str]:
        """The series chosen for timepoints, label -> UID (VW-20)."""
        return self.layouts.chosen

    def step_compared(self, direction: int) -> bool:
        """An earlier or later locked timepoint in the comparison viewport; False when there is none."""
        number = self._number_of(self.group.active)
        is_there = self.layouts.step_timepoint(self.hung.view, number, direction)
        if is_there:
            self._show_again()
        return is_there

    def take(self, name: str) -> None:
        """What the left button does from now on, by its name."""
        self.actions.take(HANDS.get(name) or Tool(name))
        self._hand = name
        self.hand_changed.emit(name)

    @property
    def hand(self) -> str:
        return self._hand

    @property
    def link_text(self) -> str:
        """The link state of all compared viewports in a few words."""
        if not self.group.model.scrolling:
            return tr("scrolling not linked")
        parts: dict[str, None] = {}  # in the order of the viewports, each once
        is_linked = False
        current = self.page.current.linked_series()
        for viewport, slot in self.hung.slots.items():
            series = viewport.linked_series()
            if slot.is_current or series is None or current is None:
                continue
            link = self.group.model.link(current, series)
            parts[f"{slot.name} {link.text}"] = None
            is_linked = is_linked or link.kind is not LinkKind.NOT_LINKED
        if parts and not is_linked:
            return tr("not linked ({key} sets matching slices)", key=key_bindings().keys("anchor")[0])
        return tr("linked: {parts}", parts=", ".join(parts)) if parts else ""

    def go_to(self, lesion_id: str) -> bool:
        """Show a lesion in every viewport (LS-5); False where the current one is not linked to it."""
        return self._going.go_to(lesion_id)
