"""What a finished drawing means: a value, a new lesion, a fragment, or a free mark."""

from decimal import Decimal

from recist_reader.imaging.voi import window_of
from recist_reader.measuring.tools import Drawn as ToolDrawn
from recist_reader.measuring.tools import Edited
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.trial.facts import BASELINE
from recist_reader.ui.reader.acts.creating import Creating
from recist_reader.ui.reader.acts.lesion_states import LesionStates
from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.images.hung_marks import PENDING
from recist_reader.ui.reader.intent import Purpose
from recist_reader.ui.reader.models.drawing import SeenAs, drawn_mark, encloses_area
from recist_reader.ui.reader.models.regions import region_figures
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.viewport import Viewport

NO_AREA = tr("the stroke encloses no area; draw round the region, or take the line ({key}) for a length")


class Drawing:
    """Turns what the tools of the viewports finish into commands."""

    def __init__(self, bench: Workbench, creating: Creating, states: LesionStates):
        self._bench, self._creating, self._states = bench, creating, states
        bench.page.for_each_viewport(self._follow)

    def _follow(self, viewport: Viewport) -> None:
        viewport.drawn.connect(lambda drawn: self._drawn(viewport, drawn))
        viewport.edited.connect(lambda edited: self._edited(viewport, edited))
        viewport.label_moved.connect(self._label_moved)

    def _drawn(self, viewport: Viewport, drawn: ToolDrawn) -> None:
        series = self._bench.hangings.series_of(viewport)
        if series is None:
            return
        if not encloses_area(drawn.shape):
            self._bench.refuse(NO_AREA.format(key=self._bench.key("line")))
            return
        index, seen = viewport.state.slice_index, _seen_as(viewport)
        region = region_figures(drawn.shape, drawn.plane, viewport.volume, index)
        self._use(drawn_mark(drawn.shape, drawn.plane, series, index, seen, region), viewport)

    def _use(self, made: Drawn, viewport: Viewport) -> None:
        """Give a finished mark its meaning."""
        bench = self._bench
        if self._creating.is_asking:
            self._creating.hold_on()
        elif bench.intent.purpose is Purpose.FRAGMENT:
            bench.do(c.AddFragment(bench.new_uuid(), bench.intent.target, made), self._states.after_fragment)
        elif bench.intent.purpose is Purpose.CREATE:
            self._creating.open(made, viewport, bench.intent.role)
        else:
            self._use_freely(made, viewport)

    def _use_freely(self, made: Drawn, viewport: Viewport) -> None:
        """Two axes are a value of the selected lesion; another mark is its place, or belongs to none."""
        bench, state = self._bench, self._bench.view.state
        lesion = state.lesions.get((state.uuid_of(bench.selected) if bench.selected else None) or "")
        if made.tool is ToolKind.BIDIRECTIONAL:
            if lesion is not None:
                bench.do(c.RecordMeasurement(lesion.id, made))
            elif bench.view.label == BASELINE:
                self._creating.open(made, viewport, Role.TARGET)
            else:
                key = bench.key("next_lesion")
                bench.refuse(tr("no lesion is selected; press {key} or click a row, then draw", key=key))
        elif made.tool is ToolKind.MARK and lesion is not None:
            bench.do(c.PlaceMark(lesion.id, made))
        else:
            bench.do(c.AddAnnotation(bench.new_uuid(), made))

    def _edited(self, viewport: Viewport, edited: Edited) -> None:
        """A mark that is there was moved by its handles."""
        bench = self._bench
        series = bench.hangings.series_of(viewport)
        if series is not None and edited.mark == PENDING:
            index, seen = viewport.state.slice_index, _seen_as(viewport)
            self._creating.mend(drawn_mark(edited.shape, edited.plane, series, index, seen))
        mark = bench.view.state.measurements.get(edited.mark)
        if mark is None or series is None:
            return
        index = mark.place.slice_number - 1
        region = region_figures(edited.shape, edited.plane, viewport.volume, index)
        made = drawn_mark(edited.shape, edited.plane, series, index, _seen_as(viewport), region)
        lesion = bench.view.state.lesions.get(mark.lesion or "")
        if lesion is None:
            bench.do(c.AddAnnotation(edited.mark.rpartition("/")[2], made))
        elif made.tool is ToolKind.BIDIRECTIONAL:
            bench.do(c.RecordMeasurement(lesion.id, made))
        else:
            bench.do(c.PlaceMark(lesion.id, made))

    def _label_moved(self, key: str, offset_mm: tuple[float, float]) -> None:
        """A label was dragged off what it covers; its place is kept (MT-8)."""
        bench = self._bench
        mark = bench.view.state.measurements.get(key)
        if mark is not None:
            lesion = bench.view.state.lesions.get(mark.lesion or "")
            right, down = (Decimal(repr(part)) for part in offset_mm)
            bench.do(c.MoveLabel(lesion.id if lesion else key.rpartition("/")[2], (right, down)))


def _seen_as(viewport: Viewport) -> SeenAs:
    """Window and zoom in which the reader measures (M-9, LS-5)."""
    return SeenAs(window_of(viewport.state.shades), viewport.mm_per_px)
