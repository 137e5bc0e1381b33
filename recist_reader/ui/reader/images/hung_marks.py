"""Marks on the images: recorded ones, ghosts of what is to be read, the one that waits for its site."""

from collections.abc import Iterator, Sequence
from functools import partial

from recist_reader.measuring.evidence import recorded
from recist_reader.measuring.labels import Box
from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.measuring.shapes import Shape
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.evidence import Drawn
from recist_reader.trial.facts import BASELINE
from recist_reader.ui.reader.images.hung import Hung
from recist_reader.ui.reader.models.drawing import drawn_mark
from recist_reader.ui.reader.models.hanging import Slot
from recist_reader.ui.reader.models.marks import (
    ROLES,
    axes_text,
    ghosts_of,
    live_label,
    marks_of,
    shape_of,
)
from recist_reader.ui.viewport.link import LinkedSeries
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView
from recist_reader.ui.viewport.tool_binding import LIVE
from recist_reader.ui.viewport.viewport import Viewport

PENDING = "pending"
PENDING_ROLES = {"T": MarkRole.PROPOSAL, "NT": MarkRole.NON_TARGET, "NL": MarkRole.NEW_LESION}


class HungMarks:
    """Shows in every viewport what is recorded on its series."""

    def __init__(self, hung: Hung):
        self._hung = hung
        self._pending: tuple[Viewport, MarkView] | None = None
        self._awaited: Role | None = None  # of the new lesion that the next drawing makes

    def of_lesions(self, label: str, series_uid: str) -> tuple[MarkView, ...]:
        """The marks of lesions on a series of a timepoint, as they are drawn where nothing can be changed."""
        marks = marks_of(self._hung.view, label, series_uid, self._hung.selected, editable=False)
        return tuple(mark for mark in marks if mark.role is not MarkRole.REGION)

    def show(self) -> None:
        """Give every viewport the marks of its series; ghosts only where can be drawn (LS-6)."""
        hung = self._hung
        for viewport, slot in hung.slots.items():
            if slot.series is None:
                continue
            uid = slot.series.uid
            can_edit = slot.is_current and hung.editable
            marks = marks_of(hung.view, slot.label, uid, hung.selected, can_edit and self._pending is None)
            linked = hung.linked.get(uid)
            if can_edit and linked is not None and hung.view.label != BASELINE:
                marks += tuple(self._ghosts(uid, linked))
            if self._pending is not None and self._pending[0] is viewport:
                marks += (self._pending[1],)
            viewport.show_marks(marks, self._key_images(slot))
            tools = hung.group.hands(viewport).tools
            tools.marks_changed()
            tools.draw_as(self._template())
            tools.live_words = partial(self._live_words, viewport)

    def show_pending(self, viewport: Viewport, made: Drawn, name: str, number: int) -> None:
        """A drawn mark that waits for its site stays, can be mended, and no other can meanwhile (LS-2)."""
        index = made.place.slice_number - 1
        role = PENDING_ROLES[name.rstrip("0123456789")]
        decimals = self._hung.view.facts.options.charter.measurement_decimals
        label = (f"{name}? {axes_text(made, decimals)}".rstrip(),)
        pending = MarkView(
            PENDING, shape_of(made), index, role, name, label, number=number, selected=True, editable=True
        )
        self._pending = viewport, pending
        self.show()

    def drop_pending(self) -> None:
        """Only recorded marks are shown again."""
        self._pending = None
        self.show()

    def draw_only(self, on: bool, role: Role | None = None) -> None:
        """While something new is asked for, no press takes hold of a mark that is there.

        `role` is that of a new lesion, whose line the drawing has from the first pixel.
        """
        self._awaited = role
        for viewport in self._hung.group.viewports:
            tools = self._hung.group.hands(viewport).tools
            tools.draws_only = on
            if self._hung.view is not None:
                tools.draw_as(self._template())

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

    def _ghosts(self, uid: str, linked: LinkedSeries) -> Iterator[MarkView]:
        def counterpart(origin_uid: str, at: PointLps) -> PointLps | None:
            return self._hung.counterpart(origin_uid, at, linked)

        # The ring of the uncertainty comes with registration; a frame or an anchor has none (LS-6).
        return ghosts_of(self._hung.view, uid, linked.planes, counterpart, ring=False)

    def _key_images(self, slot: Slot) -> tuple[int, ...]:
        places = [k.place for k in self._hung.view.state.key_images.values() if k.timepoint == slot.label]
        return tuple(p.slice_number - 1 for p in places if p.series_uid == slot.series.uid)

    def _live_words(
        self, viewport: Viewport, mark: MarkView, shape: Shape, plane: SlicePlane
    ) -> tuple[str, ...]:
        """The label while the hand is at it: a new lesion has no name yet, its proposal has one with "?"."""
        slot, state = self._hung.slots.get(viewport), self._hung.view.state
        if slot is None or slot.series is None:
            return mark.label
        is_new = mark.mark == LIVE and self._hung.group.hands(viewport).tools.draws_only
        is_unnamed = is_new or mark.role is MarkRole.REGION
        name = "" if is_unnamed else f"{mark.name}?" if mark.mark == PENDING else mark.name
        lesion = state.lesions.get(state.uuid_of(mark.name) or "") if name else None
        drawn = drawn_mark(recorded(plane, shape), plane, slot.series, mark.slice_index)
        decimals = self._hung.view.facts.options.charter.measurement_decimals
        return live_label(name, drawn, lesion is not None and lesion.nodal, decimals)

    def _template(self) -> MarkView:
        """In whose colour the next drawing appears."""
        state, selected = self._hung.view.state, self._hung.selected
        lesion = state.lesions.get(state.uuid_of(selected) or "") if selected else None
        used = [r.number for r in state.lesions.values() if r.role is Role.TARGET]
        number = lesion.number if lesion else max(used, default=0) + 1
        role = self._awaited or (lesion.role if lesion else Role.TARGET)
        return MarkView(LIVE, None, 0, ROLES[role], lesion.id if lesion else "", number=max(number, 1))
