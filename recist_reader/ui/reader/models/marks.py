"""What is drawn over the images: recorded marks, and ghosts of what is still to be read (MT-9, LS-6)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from recist_reader.measuring.length import LengthMm
from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.measuring.shapes import Arrow, Bidirectional, Ellipse, Freehand, Line, Probe, Shape
from recist_reader.reading.read_session import ReadView
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.evidence import Drawn, Measurement, ToolKind, as_stored, axes_mm, line_mm
from recist_reader.trial.records import LesionRecord, finding_key
from recist_reader.ui.reader.models.comparison import hides_prior
from recist_reader.ui.reader.models.table import colour_of
from recist_reader.ui.reader.models.words import mm_text
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.image import nearest_slice, spacing_mm
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView

ROLES = {Role.TARGET: MarkRole.TARGET, Role.NON_TARGET: MarkRole.NON_TARGET, Role.NEW: MarkRole.NEW_LESION}
GHOST_RING_MM = 10.0

Counterpart = Callable[[str, PointLps], PointLps | None]
"""(earlier timepoint's series UID, place there) -> the same place in the shown series, None if not linked."""


def shape_of(mark: Measurement) -> Shape:
    """The drawn shape of a recorded mark."""
    points = mark.points_lps
    match mark.tool:
        case ToolKind.BIDIRECTIONAL:
            return Bidirectional(Line(points[0], points[1]), Line(points[2], points[3]))
        case ToolKind.LINE:
            return Line(points[0], points[1])
        case ToolKind.ELLIPSE:
            return Ellipse(points[0], points[1], points[2])
        case ToolKind.FREEHAND:
            return Freehand(points)
        case ToolKind.PROBE:
            return Probe(points[0])
        case ToolKind.MARK:
            return Arrow(points[0])


def marks_of(
    view: ReadView, label: str, series_uid: str, selected: str | None, editable: bool
) -> tuple[MarkView, ...]:
    """Marks recorded on one series of one timepoint; one that waits for the disk says so (MT-10)."""
    made = []
    waiting = view.unsaved_marks
    for key, mark in {**view.state.measurements, **waiting}.items():
        if mark.timepoint == label and mark.place.series_uid == series_uid:
            drawn = _mark_view(view, key, mark, selected, editable)
            made.append(replace(drawn, label=(*drawn.label, tr("not saved"))) if key in waiting else drawn)
    return tuple(made)


def _mark_view(view: ReadView, key: str, mark: Measurement, selected: str | None, editable: bool) -> MarkView:
    lesion = view.state.lesions.get(mark.lesion or "")
    offset = mark.label_offset_mm
    common = {
        "mark": key,
        "shape": shape_of(mark),
        "slice_index": mark.place.slice_number - 1,
        "editable": editable,
        "label_mm": None if offset is None else (float(offset[0]), float(offset[1])),
    }
    if lesion is None:
        return MarkView(**common, role=MarkRole.REGION, name=mark.tool, label=annotation_lines(mark))
    return MarkView(
        **common,
        role=ROLES[lesion.role],
        name=lesion.id,
        label=(lesion.id if _is_hidden(view, lesion, mark) else lesion_label(lesion, mark),),
        number=colour_of(view.state, lesion),
        selected=lesion.id == selected,
    )


def _is_hidden(view: ReadView, lesion: LesionRecord, mark: Measurement) -> bool:
    """An earlier value whose number waits for the new one (LS-8)."""
    return mark.timepoint != view.label and hides_prior(view, lesion.id)


def lesion_label(lesion: LesionRecord, mark: Measurement) -> str:
    """ "T4 38.7 × 31.2"; for a node the short axis first (MT-5)."""
    if mark.tool is not ToolKind.BIDIRECTIONAL:
        return lesion.id
    axes = (mark.short_mm, mark.long_mm) if lesion.nodal else (mark.long_mm, mark.short_mm)
    return f"{lesion.id} {mm_text(axes[0])} × {mm_text(axes[1])}"


def axes_text(drawn: Drawn, decimals: int, nodal: bool = False) -> str:
    """ "38.7 × 31.2" of a mark that is not recorded yet, as it would be; empty without two axes."""
    if drawn.tool is not ToolKind.BIDIRECTIONAL:
        return ""
    longer, shorter = axes_mm(as_stored(drawn))
    axes = (shorter, longer) if nodal else (longer, shorter)
    return " × ".join(mm_text(LengthMm.record(mm, decimals).value) for mm in axes)


def live_label(name: str, drawn: Drawn, nodal: bool, decimals: int) -> tuple[str, ...]:
    """What stands at a mark while it is drawn or dragged: the lengths that its release would record.

    HU figures are taken at the release; until then none are shown rather than those of the old outline.
    """
    if drawn.tool is ToolKind.LINE:
        length = LengthMm.record(line_mm(as_stored(drawn)), decimals).value
        return (tr("{mm} mm", mm=mm_text(length)),)
    words = f"{name} {axes_text(drawn, decimals, nodal)}".strip()
    return (words,) if words else ()


def annotation_lines(mark: Measurement) -> tuple[str, ...]:
    """Values of a line, region or probe, in mm and HU (MT-6)."""
    if mark.tool is ToolKind.LINE:
        return (tr("{mm} mm", mm=mm_text(mark.long_mm)),)
    if mark.region is None:
        return ()
    region = mark.region
    mean = tr("mean {mm} HU", mm=mm_text(region.mean_hu))
    if mark.tool is ToolKind.PROBE:
        return (mean,)
    spread = tr("SD {mm}, {mm_2} mm²", mm=mm_text(region.sd_hu), mm_2=mm_text(region.area_mm2))
    low, high = mm_text(region.min_hu), mm_text(region.max_hu)
    ends = tr("min {low}, max {high}, {count} voxels", low=low, high=high, count=region.voxels)
    return (mean, spread, ends)


def ghosts_of(
    view: ReadView, series_uid: str, planes: tuple[SlicePlane, ...], counterpart: Counterpart, ring: bool
) -> Iterator[MarkView]:
    """The last mark of every lesion that has none here yet, at its linked place; none where not linked."""
    shown: set[str] = set()
    for uuid, lesion in view.state.lesions_in_order():
        before = newest_mark(view, uuid) if lesion.id in view.missing else None
        if before is None or before.lesion is None or before.lesion in shown:
            continue
        shown.add(before.lesion)  # fragments that have no mark yet lie together under that of their target
        ghost = _ghost(before, counterpart, planes)
        if ghost is not None:
            shape, index = ghost
            name = view.state.lesions[before.lesion].id
            yield MarkView(
                mark=f"ghost/{series_uid}/{uuid}",
                shape=shape,
                slice_index=index,
                role=MarkRole.GHOST,
                name=name,
                label=(tr("{lesion} at {timepoint}", lesion=name, timepoint=before.timepoint),),
                ring_mm=GHOST_RING_MM if ring else None,
            )


def newest_mark(view: ReadView, uuid: str) -> Measurement | None:
    """The newest mark of a lesion before the shown timepoint; of a fragment without one, its target's."""
    parent = view.state.lesions[uuid].parent
    return last_mark(view, uuid) or (last_mark(view, parent) if parent else None)


def last_mark(view: ReadView, uuid: str) -> Measurement | None:
    """The newest mark of a lesion before the shown timepoint."""
    order = view.facts.order_of(view.label)
    for at in reversed(view.facts.timepoints[:order]):
        mark = view.state.measurements.get(finding_key(at.label, uuid))
        if mark is not None:
            return mark
    return None


def _ghost(
    mark: Measurement, counterpart: Counterpart, planes: tuple[SlicePlane, ...]
) -> tuple[Shape, int] | None:
    centre = counterpart(mark.place.series_uid, mark.centre_lps)
    if centre is None or not planes:
        return None
    index, away = nearest_slice(planes, centre)
    if away > spacing_mm(planes):
        return None
    moved = [counterpart(mark.place.series_uid, p) for p in mark.points_lps]
    if any(p is None for p in moved):
        return None
    return shape_of(replace(mark, points_lps=tuple(moved))), index
