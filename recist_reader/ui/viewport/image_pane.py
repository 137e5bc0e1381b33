"""What a viewport shows: banner, canvas and scroll bar over one state. It takes no act of the reader.

The page gives series, captions and marks; nothing here knows a read.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QWidget

from recist_reader.measuring.handles import Hit
from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.problem import Problem
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport import captions
from recist_reader.ui.viewport.banner import Banner, BannerView
from recist_reader.ui.viewport.canvas import SliceCanvas
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.corner_pieces import Corners
from recist_reader.ui.viewport.corner_texts import CornerTexts
from recist_reader.ui.viewport.cross_line_painter import CrossLine
from recist_reader.ui.viewport.geometry import ViewGeometry, fitting_mm_per_px
from recist_reader.ui.viewport.gestures import HAND_WORDS, Hand, ViewTool
from recist_reader.ui.viewport.image import Content, SliceVolume, content, value_hu
from recist_reader.ui.viewport.link import LinkedSeries
from recist_reader.ui.viewport.mark_view import MarkView
from recist_reader.ui.viewport.scene import Message, Scene
from recist_reader.ui.viewport.scroll_bar import SliceScrollBar, bar_marks
from recist_reader.ui.viewport.state import ViewportState

NO_DRAWING = Problem(
    tr("only the current timepoint can be drawn on"),
    tr("this viewport"),
    tr("Draw in the rightmost viewport"),
)

LEAST_MAGNIFIED, MOST_MAGNIFIED, MAGNIFIED_PER_NOTCH = 2.0, 6.0, 0.5


class ImagePane(QWidget):
    """A banner, an image and a scroll bar, painted from `state`, `volume` and what the page gives."""

    state_changed = Signal(object)  # ViewportState, after anything
    hung = Signal()  # a series or a kept state has been put here
    loaded = Signal()  # slices have arrived
    slice_painted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ViewportState()
        self.volume: SliceVolume | None = None
        self.frame_of_reference_uid: str | None = None
        self.captions = SeriesCaptions()
        self.marks: tuple[MarkView, ...] = ()
        self.live: tuple[MarkView, ...] | None = None
        self.held: Hit | None = None
        self.hand: Hand = ViewTool.WINDOW
        self.drawing_refusal: Problem | None = NO_DRAWING
        self.graphics_hidden = False
        self.fit_of_all: Callable[[], float] | None = None  # set where viewports share their zoom
        self.magnifying = False
        self.magnification = LEAST_MAGNIFIED
        self._link_text = tr("reference")
        self._apart: tuple[str, ...] = ()
        self._named = ""
        self._linked: LinkedSeries | None = None  # kept: it knows where its slices lie
        self._geometry: ViewGeometry | None = None
        self._fit: tuple[object, float] = (None, 0.0)
        self._pointed: PointLps | None = None
        self.cross_lines: tuple[CrossLine, ...] = ()
        self._cursor: tuple[float, float] | None = None
        self._texts = CornerTexts()
        self.banner = Banner()
        self.canvas = SliceCanvas(self._scene)
        self.bar = SliceScrollBar()
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.banner, 0, 0, 1, 2)
        grid.addWidget(self.canvas, 1, 0)
        grid.addWidget(self.bar, 1, 1)
        self.canvas.painted.connect(lambda: self.slice_painted.emit(self.state.slice_index))

    # What the page gives

    def show_banner(self, view: BannerView) -> None:
        self.banner.show_view(view)
        margin = 1 if view.current else 0
        self.layout().setContentsMargins(margin, margin, margin, margin)
        self._name()
        self.update()

    def show_series(
        self,
        series: str | None,
        volume: SliceVolume | None,
        frame_of_reference_uid: str | None = None,
        captions: SeriesCaptions | None = None,
    ) -> None:
        """Show a series, or nothing; slice, pan and window of the state are kept where they fit."""
        self.volume, self.frame_of_reference_uid = volume, frame_of_reference_uid
        self.captions = captions or SeriesCaptions()
        self.marks, self.live, self.held, self._pointed = (), None, None, None
        last = self.slice_count - 1
        self._set(series=series, slice_index=min(max(self.state.slice_index, 0), max(last, 0)), outside=None)
        self.show_loaded()
        self.hung.emit()

    def restore(self, state: ViewportState) -> None:
        """Take up a state again after the layout or the tab has changed (VW-21); the series shown stays."""
        index = min(max(state.slice_index, 0), max(self.slice_count - 1, 0))
        self._set(**{**vars(state), "series": self.state.series, "slice_index": index})
        self.hung.emit()

    def show_loaded(self) -> None:
        """Slices have arrived (called on the window's thread)."""
        if self.volume is not None:
            self.bar.show_loaded(self.volume.ready)
        self.canvas.values_changed()
        self._after_change()
        self.loaded.emit()

    def show_marks(self, marks: tuple[MarkView, ...], key_images: tuple[int, ...] = ()) -> None:
        """Marks of the series shown, ghosts and proposals included."""
        self.marks = marks
        self.bar.show_marks(bar_marks(marks, key_images))
        self.canvas.update()

    def show_live(self, marks: tuple[MarkView, ...] | None, held: Hit | None) -> None:
        """What a tool draws at this moment, in place of the marks; None when it rests."""
        self.live, self.held = marks, held
        self.canvas.update()

    def show_link(self, text: str, linked: bool, apart: tuple[str, ...] = ()) -> None:
        """The link state, in the words of VW-30; `apart` says what is not shared with others (VW-33)."""
        self._link_text, self._apart = text, apart
        self.banner.show_link(text, linked)
        self.canvas.update()

    def show_cross_lines(self, lines: tuple[CrossLine, ...]) -> None:
        """Where the slices of other viewports cut this one (VW-35)."""
        if lines != self.cross_lines:
            self.cross_lines = lines
            self.canvas.update()

    def set_hand(self, hand: Hand) -> None:
        self.hand = hand
        self.canvas.update()

    def allow_drawing(self, refusal: Problem | None) -> None:
        """None allows drawing; a problem says why not (VW-16, M-11)."""
        self.drawing_refusal = refusal
        self.canvas.update()

    # Where it stands

    @property
    def slice_count(self) -> int:
        return len(self.volume.planes) if self.volume is not None else 0

    @property
    def plane(self) -> SlicePlane:
        """The plane of the slice that is asked for; there must be a series."""
        return self.volume.planes[self.state.slice_index]

    @property
    def content(self) -> Content:
        return content(self.volume, self.state.slice_index, self.state.outside)

    @property
    def mm_per_px(self) -> float:
        if self.state.mm_per_px is not None:
            return self.state.mm_per_px
        return self.own_fit if self.fit_of_all is None else self.fit_of_all()

    @property
    def own_fit(self) -> float:
        """The zoom at which this image alone is seen whole, mm per px."""
        plane, width, height = self.plane, self.canvas.width(), self.canvas.height()
        size = plane.rows, plane.columns, plane.row_spacing_mm, plane.column_spacing_mm
        wanted = (width, height, size, plane.row_direction, plane.column_direction)
        if self._fit[0] != wanted:  # the slices of a series have the same answer
            self._fit = (wanted, fitting_mm_per_px(plane, width, height))
        return self._fit[1]

    def geometry_now(self) -> ViewGeometry | None:
        """Where the slice lies in the canvas; None without a series."""
        if not self.slice_count:
            return None
        plane = self.plane
        wanted = (self.canvas.width(), self.canvas.height(), self.mm_per_px, self.state.centre_mm)
        known = self._geometry
        if known is None or known.plane is not plane or known.view != wanted:
            self._geometry = ViewGeometry(plane, *wanted)
        return self._geometry

    @property
    def centre_lps(self) -> PointLps | None:
        """The place in the patient in the middle of the canvas."""
        geometry = self.geometry_now()
        return geometry and geometry.to_lps(geometry.width_px / 2, geometry.height_px / 2)

    def linked_series(self) -> LinkedSeries | None:
        if not self.slice_count:
            return None
        ids = self.state.series or "", self.frame_of_reference_uid
        known = self._linked
        is_known = known is not None and known.planes is self.volume.planes
        if not is_known or (known.series, known.frame_of_reference_uid) != ids:
            self._linked = LinkedSeries(*ids, self.volume.planes)
        return self._linked

    # What is looked at closer

    def hide_graphics(self, hidden: bool) -> None:
        """Q, while it is held."""
        self.graphics_hidden = hidden
        self.canvas.update()

    def magnify(self, on: bool) -> None:
        """M, while it is held."""
        self.magnifying = on
        self.canvas.update()

    def magnify_by(self, notches: float) -> None:
        """The wheel while M is held: half a time more for each notch up, 2 to 6 times (7.6)."""
        wanted = self.magnification + notches * MAGNIFIED_PER_NOTCH
        self.magnification = min(max(wanted, LEAST_MAGNIFIED), MOST_MAGNIFIED)
        self.canvas.update()

    def cursor_at(self, at: tuple[float, float] | None) -> None:
        """The mouse has moved: the value under it changes (VW-13), and nothing else unless it magnifies."""
        before, self._cursor = self._value_text(), at
        if self.magnifying:
            self.canvas.update()
        elif self._value_text() != before:
            self.canvas.update_value()

    def value_at_cursor(self) -> float | None:
        """HU under the mouse; None where there is none."""
        if self._cursor is None or self.content is not Content.SLICE:
            return None
        geometry = self.geometry_now()
        return value_hu(self.volume, self.state.slice_index, geometry.to_pixel(*self._cursor))

    def _value_text(self) -> str:
        value = self.value_at_cursor()
        return "" if value is None else tr("HU {value:.0f}", value=value).replace("-", TOKENS.minus)

    # Painting

    def _set(self, **changes) -> None:
        before = self.state
        if any(getattr(before, name) != value for name, value in changes.items()):
            self.state = after = replace(before, **changes)
            self._after_change()
            self.state_changed.emit(after)

    def _after_change(self) -> None:
        outside = self.state.outside
        thumb = self.state.slice_index if outside is None else outside.nearest
        self.bar.show_slice(thumb, self.slice_count)
        self._name()
        self.canvas.update()

    def _name(self) -> None:
        name = captions.accessible_name(self.banner.view, self.state.slice_index, self.slice_count)
        if self._named != name:
            self._named = name
            self.canvas.setAccessibleName(name)

    def paintEvent(self, _event) -> None:
        if self.banner.view.current:
            with QPainter(self) as painter:
                painter.setPen(colour("cur_frame"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _scene(self) -> Scene:
        shown, geometry = self.content, self.geometry_now()
        return Scene(
            content=shown,
            state=self.state,
            volume=self.volume,
            geometry=geometry,
            marks=self.marks if self.live is None else self.live,
            held=self.held,
            corners=self._corners(shown, geometry),
            warnings=self.captions.warnings,
            message=self._message(shown),
            pointed=self._pointed,
            cross_lines=self.cross_lines,
            graphics_hidden=self.graphics_hidden,
            magnifier_at=self._cursor if self.magnifying else None,
            magnification=self.magnification,
        )

    def _message(self, shown: Content) -> Message | None:
        state = self.state
        return captions.message(shown, self.volume, state.slice_index, state.outside, self.captions)

    def _corners(self, shown: Content, geometry: ViewGeometry | None) -> Corners:
        if shown is not Content.SLICE:
            return Corners(top_left=self.captions.reading_lines)
        hand = HAND_WORDS[self.hand] if self.drawing_refusal is None else tr("read-only")
        value = self._value_text()
        link = ", ".join((self._link_text, *self._apart))
        right = (hand, link, value) if value else (hand, link)
        view = (self.state.shades, geometry.mm_per_px, self.state.interpolation)
        series = self.captions if self.volume.is_placed else replace(self.captions, is_placed=False)
        made = self._texts.corners(series, self.volume.planes, self.state.slice_index, view, right)
        off = self.state.corners_off
        return replace(made, **dict.fromkeys(off, ())) if off else made
