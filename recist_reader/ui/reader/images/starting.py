"""Where a timepoint stands that is seen for the first time: linked viewports at one place (VW-30).

That is the first lesion to read, else the middle of what all of them show. It holds while their series
open one by one, until the reader moves.
"""

from recist_reader.measuring.plane import PointLps, dot
from recist_reader.trial.records import finding_key
from recist_reader.ui.reader.images.hung import Hung
from recist_reader.ui.reader.models.hanging import Slot
from recist_reader.ui.reader.models.marks import last_mark
from recist_reader.ui.reader.models.to_read import following_lesion
from recist_reader.ui.viewport.link import LinkedSeries, LinkKind
from recist_reader.ui.viewport.viewport import Viewport

TIE_MM = 0.001
"""Of two slices that lie as near to the middle the lower one is taken, as in a series alone."""


class Starting:
    """Leads the viewports until `end`."""

    def __init__(self, hung: Hung):
        self._hung = hung
        self._is_on = False
        self.led: tuple[Viewport, ...] = ()  # the viewports that were put to one place

    def begin(self) -> None:
        """The current series is on the screen for the first time."""
        self._is_on = True

    def end(self) -> None:
        """The reader has moved."""
        self._is_on, self.led = False, ()

    def place(self) -> None:
        """Put what has opened by now at one place."""
        opened = self._opened() if self._is_on else {}
        current = opened.get(self._hung.page.current)
        self.led = ()
        if current is None:
            return
        others = {v: s for v, s in opened.items() if self._is_linked(s, current)}
        uuid, at = self._lesion(current)
        if at is None and len(others) > 1:
            at = self._common_middle(current, others)
        if at is None:
            return
        for viewport, series in others.items():
            there = self._hung.group.model.counterpart(at, current, series)
            index = self._own_slice(self._hung.slots[viewport], uuid)
            viewport.follow_slice(series.nearest(there)[0] if index is None else index)
        self.led = tuple(others)

    def _opened(self) -> dict[Viewport, LinkedSeries]:
        """What stands where it belongs: a viewport may still hold what it showed before."""
        opened = {}
        for viewport, slot in self._hung.slots.items():
            series = viewport.linked_series()
            if series is not None and slot.series is not None and series.series == slot.series.uid:
                opened[viewport] = series
        return opened

    def _is_linked(self, series: LinkedSeries, current: LinkedSeries) -> bool:
        return self._hung.group.model.link(current, series).kind is not LinkKind.NOT_LINKED

    def _lesion(self, current: LinkedSeries) -> tuple[str | None, PointLps | None]:
        """The first lesion to read and where it lay before, in the current series; None: not linked to it."""
        view = self._hung.view
        first = following_lesion(view, None) if view.missing else None
        uuid = view.state.uuid_of(first) if first else None
        if uuid is None:
            return None, None
        owner = view.state.lesions[uuid].parent or uuid
        mark = last_mark(view, owner)
        at = self._hung.counterpart(mark.place.series_uid, mark.centre_lps, current) if mark else None
        return (owner, at) if at is not None else (None, None)

    def _own_slice(self, slot: Slot, uuid: str | None) -> int | None:
        """The slice of the lesion's own mark, where this series has it."""
        mark = self._hung.view.state.measurements.get(finding_key(slot.label, uuid)) if uuid else None
        if mark is None or slot.series is None or mark.place.series_uid != slot.series.uid:
            return None
        return mark.place.slice_number - 1

    def _common_middle(self, current: LinkedSeries, others: dict[Viewport, LinkedSeries]) -> PointLps | None:
        """A place of the current series in the middle of what all linked ones show."""
        normal, model = current.planes[0].normal, self._hung.group.model
        ends = []
        for series in others.values():
            first, last = (model.counterpart(series.planes[at].origin_lps, series, current) for at in (0, -1))
            ends.append(sorted((dot(first, normal), dot(last, normal))))
        low, high = max(end[0] for end in ends), min(end[1] for end in ends)
        if low > high:
            return None
        middle = (low + high) / 2
        away = [abs(dot(plane.origin_lps, normal) - middle) for plane in current.planes]
        nearest = max(at for at, mm in enumerate(away) if mm <= min(away) + TIE_MM)
        return current.planes[nearest].origin_lps
