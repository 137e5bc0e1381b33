"""What hangs in the viewports at this moment; shared by the parts that fill, mark and move them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from recist_reader.measuring.plane import PointLps
from recist_reader.problem import Problem
from recist_reader.reading.read_session import ReadView
from recist_reader.ui.reader.models.hanging import Slot
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.series_cache import SeriesCache
from recist_reader.ui.viewport.group import ViewportGroup
from recist_reader.ui.viewport.link import LinkedSeries, LinkKind
from recist_reader.ui.viewport.viewport import Viewport


@dataclass
class Hung:
    """The shown view, and which slot stands in which viewport (left to right, the current one last)."""

    page: ReaderPage
    cache: SeriesCache
    group: ViewportGroup
    view: ReadView | None = None
    selected: str | None = None
    editable: bool = False
    reading_only: Problem | None = None  # why nothing of the study can be changed (FT-5)
    slots: dict[Viewport, Slot] = field(default_factory=dict)
    linked: dict[str, LinkedSeries] = field(default_factory=dict)

    def shown(self, uid: str) -> Iterator[Viewport]:
        """The viewports that show a series."""
        for viewport, slot in self.slots.items():
            if slot.series is not None and slot.series.uid == uid:
                yield viewport

    def counterpart(self, uid: str, at: PointLps, target: LinkedSeries) -> PointLps | None:
        """A place of series `uid` in the target series; None where they are not linked (VW-30)."""
        origin = self.linked.get(uid) or self._facts_only(uid)
        if origin is None or self.group.model.link(origin, target).kind is LinkKind.NOT_LINKED:
            return None
        return self.group.model.counterpart(at, origin, target)

    def _facts_only(self, uid: str) -> LinkedSeries | None:
        """A series that is not on screen: its frame is enough for the same-frame link."""
        for at in self.view.facts.timepoints:
            series = at.series_by_uid(uid)
            if series is not None and series.frame_of_reference_uid:
                reference = self.page.current.linked_series()
                planes = reference.planes if reference else ()
                return LinkedSeries(uid, series.frame_of_reference_uid, planes)
        return None
