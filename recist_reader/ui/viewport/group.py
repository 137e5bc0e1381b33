"""Viewports side by side: one moves, the linked ones follow in the same event turn (VW-30 to VW-33)."""

from PySide6.QtCore import QObject, Signal

from recist_reader.measuring.plane import PointLps
from recist_reader.ui.viewport.common_zoom import CommonZoom
from recist_reader.ui.viewport.cross_lines import CrossLines
from recist_reader.ui.viewport.gestures import DEFAULT, MouseProfile
from recist_reader.ui.viewport.hands import Hands
from recist_reader.ui.viewport.link import NOT_LINKED, REFERENCE, LinkedSeries, LinkKind, LinkModel
from recist_reader.ui.viewport.viewport import Viewport


class ViewportGroup(QObject):
    """Binds viewports to a link model.

    Each change is put into the states at once; Qt paints every changed viewport once at the end of the
    event turn. `anchor_set` carries the two series and the offset in mm, to be stored (VW-30 step 3).
    """

    anchor_set = Signal(str, str, float)
    active_changed = Signal(object)  # Viewport

    def __init__(self, model: LinkModel | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model or LinkModel()
        self._hands: dict[Viewport, Hands] = {}
        self.active: Viewport | None = None
        self._reference: Viewport | None = None
        self._profile = DEFAULT
        self.own_windows: frozenset[Viewport] = frozenset()  # neither follow nor lead in windows
        self.kept_anchors: tuple[Viewport, ...] = ()  # what the last Shift+X left as it was
        self._scrolled_alone: set[str] = set()  # series that the reader moved while links were off
        self._zoom = CommonZoom(self.model, self)
        self._cross_lines = CrossLines(self.model, self)

    @property
    def viewports(self) -> tuple[Viewport, ...]:
        return tuple(self._hands)

    def hands(self, viewport: Viewport) -> Hands:
        return self._hands[viewport]

    @property
    def is_stroking(self) -> bool:
        """A mark is being drawn or moved at this moment, in one of the viewports."""
        return any(hands.is_stroking for hands in self._hands.values())

    def add(self, viewport: Viewport) -> Hands:
        """Take a viewport into the group and give it its mouse."""
        hands = Hands(viewport)
        hands.profile = self._profile
        self._hands[viewport] = hands
        self._zoom.add(viewport)
        self._cross_lines.add(viewport)
        viewport.slice_changed.connect(lambda _index: self._follow_slice(viewport))
        viewport.panned.connect(lambda right, down: self._follow_pan(viewport, right, down))
        viewport.window_chosen.connect(lambda shades: self._follow_window(viewport, shades))
        viewport.pointed.connect(lambda at: self.point(viewport, at))
        viewport.activated.connect(lambda: self.activate(viewport))
        return hands

    def set_profile(self, profile: MouseProfile) -> None:
        """Which buttons pan, zoom and window (7.2)."""
        self._profile = profile
        for hands in self._hands.values():
            hands.profile = profile

    def set_reference(self, viewport: Viewport) -> None:
        """The current timepoint's viewport: the others' link state is told against it.

        It becomes the active one when it is new or the active one is gone; otherwise focus and activity
        stay where the reader has put them.
        """
        is_new = viewport is not self._reference
        self._reference = viewport
        if is_new or self.active is None or self.active.isHidden():
            viewport.canvas.setFocus()
            self.activate(viewport)
        self.show_links()

    def activate(self, viewport: Viewport) -> None:
        if viewport is not self.active:
            self.active = viewport
            self.active_changed.emit(viewport)

    def show_links(self) -> None:
        """Write the link state into every viewport; call after a series has changed."""
        reference = self._reference and self._reference.linked_series()
        apart = self.model.apart
        for viewport in self._hands:
            series = viewport.linked_series()
            if viewport is self._reference:
                link = REFERENCE
            elif reference is None or series is None or not self.model.scrolling:
                link = NOT_LINKED
            else:
                link = self.model.link(reference, series)
            viewport.show_link(link.text, link.kind is not LinkKind.NOT_LINKED, apart)
        self._cross_lines.show()

    def toggle_scrolling(self) -> None:
        """Link scrolling on or off (X)."""
        self.model.scrolling = not self.model.scrolling
        self._scrolled_alone.clear()
        self.show_links()

    def toggle_zoom(self) -> None:
        """Pan and zoom linked or each for itself; linked again all stand as the reference does (VW-33)."""
        self.model.pan_and_zoom = not self.model.pan_and_zoom
        if self.model.pan_and_zoom and self._reference is not None:
            for viewport in self._others(self._reference):
                viewport.follow_zoom(self._reference.state.mm_per_px)
                self.stand_as_reference(viewport)
        self.show_links()

    def toggle_windowing(self) -> None:
        """The window of a preset for all or for one; what is shown stays as it is (VW-33)."""
        self.model.windowing = not self.model.windowing
        self.show_links()

    def set_anchor(self) -> bool:
        """Say that the slices now shown match the reference's (Shift+X); False where no anchor was set.

        Series of one frame of reference need no anchor and get none: their frame comes first (VW-30). An
        anchor stays whose series the reader left where it was while another was matched: an offset is kept
        for its pair. What is linked from now on stands as the reference does, in pan and zoom (VW-33), and
        moves with it. Links that were off (X) are on again, by anchor or by frame; nothing moves until the
        next slice.
        """
        source = self._reference and self._reference.linked_series()
        if source is None:
            return False
        linked = self._others_shown()
        to_set = self._to_match(source, linked)
        self.kept_anchors = tuple(
            viewport
            for viewport, target in linked.items()
            if viewport not in to_set and self.model.link(source, target).kind is LinkKind.MANUAL
        )
        index = self._reference.state.slice_index
        for viewport in to_set:
            target = linked[viewport]
            link = self.model.set_anchor(source, index, target, viewport.state.slice_index)
            self.anchor_set.emit(source.series, target.series, link.offset_mm)
            self.stand_as_reference(viewport)
        shares_frame = any(
            self.model.link(source, target).kind is LinkKind.SAME_FRAME for target in linked.values()
        )
        self.model.scrolling = self.model.scrolling or bool(to_set) or shares_frame
        self._scrolled_alone.clear()
        self.show_links()
        return bool(to_set)

    def _others_shown(self) -> dict[Viewport, LinkedSeries]:
        """The viewports beside the reference with the series that they show."""
        series = {viewport: viewport.linked_series() for viewport in self._hands}
        return {v: target for v, target in series.items() if target is not None and v is not self._reference}

    def _to_match(self, source: LinkedSeries, linked: dict[Viewport, LinkedSeries]) -> list[Viewport]:
        """What has no link yet or was moved by itself; else every anchored one, since the reference was."""
        kinds = {viewport: self.model.link(source, target).kind for viewport, target in linked.items()}
        chosen = [
            viewport
            for viewport, kind in kinds.items()
            if kind is LinkKind.NOT_LINKED
            or (kind is LinkKind.MANUAL and linked[viewport].series in self._scrolled_alone)
        ]
        return chosen or [viewport for viewport, kind in kinds.items() if kind is LinkKind.MANUAL]

    def stand_as_reference(self, viewport: Viewport) -> None:
        """Give a linked viewport the pan and zoom of the reference; it stays at its slice (VW-33)."""
        source = self._reference and self._reference.linked_series()
        target = viewport.linked_series()
        if source is None or target is None or not self.model.pan_and_zoom:
            return
        at = self.model.counterpart(self._reference.centre_lps, source, target)
        if at is not None:
            viewport.centre_on(at)
            viewport.follow_zoom(self._reference.state.mm_per_px)

    def point(self, source: Viewport, at: PointLps) -> None:
        """The 3D cursor: every linked viewport goes to the same place (7.2)."""
        origin = source.linked_series()
        for viewport in self._hands:
            target = viewport.linked_series()
            if origin is None or target is None:
                continue
            viewport.show_pointed(at if viewport is source else self.model.counterpart(at, origin, target))

    def _others(self, source: Viewport) -> list[Viewport]:
        return [viewport for viewport in self._hands if viewport is not source and viewport.slice_count]

    def _follow_slice(self, source: Viewport) -> None:
        moved = source.linked_series()
        if not self.model.scrolling and moved is not None:
            self._scrolled_alone.add(moved.series)
        others = self._others(source)
        if not others:
            return
        origin, at = source.linked_series(), source.centre_lps
        for viewport in others:
            follow = self.model.follow(at, origin, source.state.slice_index, viewport.linked_series())
            if follow is not None:
                viewport.follow_slice(follow.slice_index, follow.outside)

    def _follow_pan(self, source: Viewport, right_mm: float, down_mm: float) -> None:
        if self.model.pan_and_zoom:
            for viewport in self._others(source):
                viewport.follow_pan(right_mm, down_mm)

    def _follow_window(self, source: Viewport, shades: object) -> None:
        if self.model.windowing and source not in self.own_windows:
            for viewport in self._others(source):
                if viewport not in self.own_windows:
                    viewport.set_shades(shades)
