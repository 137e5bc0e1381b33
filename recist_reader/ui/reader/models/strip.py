"""The lesion strip: one lesion at baseline, nadir, prior and current, its course and its steps (LS-6)."""

from collections.abc import Callable
from decimal import Decimal

from recist_reader.measuring.plane import PointLps
from recist_reader.reading.read_session import ReadView
from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.trial.evidence import Measurement, ToolKind
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.reader.models.comparison import Comparison, comparison, hides_prior
from recist_reader.ui.reader.models.keys import Keys, shipped
from recist_reader.ui.reader.models.table import (
    colour_of,
    counted_in_sum,
    lesion_value,
    split_state,
    state_text,
)
from recist_reader.ui.reader.models.to_read import following_lesion
from recist_reader.ui.reader.models.words import (
    STATE_WORDS,
    day_text,
    mm_text,
    organ_text,
    short_day_text,
    timepoint_name,
)
from recist_reader.ui.reader.panels.views.lesion_strip import LesionStripView, StepLine, TileView, TrendPoint
from recist_reader.ui.reader.panels.views.marks import Picture, Shape
from recist_reader.ui.texts import shown, tr

TilePicture = Callable[[str, str, int, PointLps, float], Picture]
"""(timepoint, series UID, slice number from 1, centre, mm per px) -> picture, None while it is not there."""

ROLE_WORDS = {Role.TARGET: tr("target"), Role.NON_TARGET: tr("non-target"), Role.NEW: tr("new lesion")}
NONE_SELECTED = tr(
    "No lesion is selected: {key} goes to the first one to read, a click on a row to its lesion"
)
TILE_PX = 206
LESION_SHARE = 0.6  # of the tile's width, for the largest of the shown marks
SMALLEST_TILE_MM = 50.0


def strip_view(
    view: ReadView, lesion_id: str | None, picture: TilePicture, keys: Keys = shipped
) -> LesionStripView:
    """Return the strip of a lesion; empty where none is selected."""
    uuid = view.state.uuid_of(lesion_id) if lesion_id else None
    if uuid is None:
        return LesionStripView(place=NONE_SELECTED.format(key=keys("next_lesion")))
    lesion = view.state.lesions[uuid]
    owner = lesion.parent or uuid
    roles = comparison(view)
    mm_per_px = tile_scale(view, roles, owner)
    values = {label: _course_value(view, label, owner) for label in _read(view)}
    is_hidden = hides_prior(view, view.state.lesions[owner].id)
    nadir = None if is_hidden else _own_nadir(view, values)
    key, text = _next(view, lesion, keys)
    return LesionStripView(
        id=lesion.id,
        role=lesion.role,
        colour=colour_of(view.state, lesion),
        place=organ_text(lesion),
        counted=_counted(lesion),
        scale_text=tr(
            "one scale, {mm} px per mm", mm=mm_text(Decimal(1 / mm_per_px).quantize(Decimal("0.1")))
        ),
        tiles=tuple(_tile(view, roles, label, uuid, mm_per_px, picture) for label in roles.labels()),
        trend=()
        if is_hidden
        else tuple(_point(view, roles, label, owner, values) for label in _shown(view, roles, lesion)),
        trend_note="" if nadir is None else tr("dotted: own nadir {mm} mm", mm=mm_text(nadir)),
        steps=_steps(view, uuid, lesion),
        warning=_warning(view, lesion),
        next_key=key,
        next_text=text,
        nadir_mm=nadir,
    )


def tile_scale(view: ReadView, roles: Comparison, uuid: str) -> float:
    """mm per px at which the largest mark of the shown timepoints fills its share of a tile."""
    longest = [SMALLEST_TILE_MM * LESION_SHARE]
    for label in roles.labels():
        for part in _parts(view, uuid):
            mark = view.state.measurement(label, part)
            if mark is not None and mark.long_mm is not None:
                longest.append(float(mark.long_mm))
    return max(longest) / LESION_SHARE / TILE_PX


def _parts(view: ReadView, uuid: str) -> tuple[str, ...]:
    """The lesion and its fragments."""
    return (uuid, *(part for part, _ in view.state.fragments_of(uuid)))


def _read(view: ReadView) -> tuple[str, ...]:
    """Labels of all timepoints with images up to the shown one."""
    upto = view.facts.timepoints[: view.facts.order_of(view.label) + 1]
    return tuple(at.label for at in upto if at.done)


def _shown(view: ReadView, roles: Comparison, lesion: LesionRecord) -> tuple[str, ...]:
    """The course has a point for each timepoint; a lesion that is not measured has none."""
    if lesion.role is not Role.TARGET:
        return ()
    return _read(view) if len(_read(view)) > len(roles.labels()) else roles.labels()


def _counted(lesion: LesionRecord) -> str:
    if lesion.role is not Role.TARGET:
        return ROLE_WORDS[lesion.role]
    return tr("target, short axis") if lesion.nodal else tr("target, longest diameter")


def _mark(view: ReadView, label: str, uuid: str) -> Measurement | None:
    """The lesion's mark at a timepoint, else that of its target or its first fragment."""
    lesion = view.state.lesions[uuid]
    for part in (uuid, *([lesion.parent] if lesion.parent else []), *_parts(view, uuid)[1:]):
        mark = view.state.measurement(label, part)
        if mark is not None:
            return mark
    return None


def _tile(
    view: ReadView, roles: Comparison, label: str, uuid: str, mm_per_px: float, picture: TilePicture
) -> TileView:
    mark = _mark(view, label, uuid)
    value, words = _value_words(view, label, uuid)
    if label != view.label and hides_prior(view, view.state.lesions[uuid].id):
        value = ""
    shapes = roles.shapes(label)
    shown = None
    if mark is not None:
        place = mark.place
        shown = picture(label, place.series_uid, place.slice_number, mark.centre_lps, mm_per_px)
    return TileView(
        timepoint=label,
        shape=shapes[0] if shapes else Shape.CURRENT,
        title=_title(view, label),
        value=value,
        text=words if mark is None else tr("loading") if shown is None else "",
        current=label == view.label,
        picture=shown,
    )


def _title(view: ReadView, label: str) -> str:
    at = view.facts.at(label)
    day = day_text(view.facts, at) if at else ""
    parts = [day] if label == BASELINE and day else [timepoint_name(label), day]
    return ", ".join(part for part in parts if part)


def _value_words(view: ReadView, label: str, uuid: str) -> tuple[str, str]:
    """(value or state on the tile, why there is no picture)."""
    lesion = view.state.lesions[uuid]
    value = lesion_value(view, label, uuid, lesion) if lesion.role is Role.TARGET else None
    if value is not None:
        return mm_text(value), tr("not measured")
    finding, split = view.state.finding(label, uuid), split_state(view, label, uuid, lesion)
    if finding is None and split is None:
        return "", tr("not read yet") if label == view.label else tr("not measured")
    is_ne = TargetState.NOT_EVALUABLE in (split, finding and finding.state)
    return state_text(view, label, uuid, lesion), tr("not evaluable") if is_ne else tr("no mark")


def _point(
    view: ReadView, roles: Comparison, label: str, owner: str, values: dict[str, Decimal | None]
) -> TrendPoint:
    letters = "".join(shape.value for shape in roles.shapes(label))
    at = view.facts.at(label)
    day = short_day_text(view.facts, at) if at else ""
    value = values[label]
    finding = view.state.finding(label, owner)
    is_measured = finding is None or finding.state == TargetState.MEASURED
    text = "" if is_measured else STATE_WORDS.get(finding.state, finding.state)
    return TrendPoint(f"{letters} {day or label}".strip(), value, text)


def _course_value(view: ReadView, label: str, owner: str) -> Decimal | None:
    """What a target counts at a timepoint, an absent or too small one too (S-3, S-4)."""
    lesion = view.state.lesions[owner]
    return counted_in_sum(view, label, owner, lesion) if lesion.role is Role.TARGET else None


def _own_nadir(view: ReadView, values: dict[str, Decimal | None]) -> Decimal | None:
    """The least that this lesion counted before: information, never a rule (LS-4)."""
    earlier = [value for label, value in values.items() if label != view.label and value is not None]
    return min(earlier, default=None)


def _steps(view: ReadView, uuid: str, lesion: LesionRecord) -> tuple[StepLine, ...]:
    """What is done for this lesion at this timepoint."""
    mark = view.state.measurement(view.label, uuid)
    is_read = lesion.id not in view.missing
    if lesion.role is not Role.TARGET:
        return (StepLine(tr("Place marked"), mark is not None), StepLine(tr("State recorded"), is_read))
    has_axes = mark is not None and mark.tool is ToolKind.BIDIRECTIONAL
    finding = view.state.finding(view.label, uuid)
    if finding is not None and not has_axes:
        return (StepLine(tr("State recorded"), is_read),)
    return (StepLine(tr("Axes drawn"), has_axes), StepLine(tr("Value recorded"), is_read and has_axes))


def _warning(view: ReadView, lesion: LesionRecord) -> str:
    """The first finding of a check about this lesion."""
    found = next(
        (check for check in view.checks if check.lesion_id == lesion.id and check.id != "GD-6"), None
    )
    return f"{found.id} {shown(found.text)}" if found else ""


def _next(view: ReadView, lesion: LesionRecord, keys: Keys) -> tuple[str, str]:
    """The key that goes on, and where it leads (Space walks over what is to read); none once it is locked."""
    if view.state.is_locked(view.label):
        return "", ""
    if not view.missing:
        return keys("lock"), tr("check and lock")
    following = following_lesion(view, lesion.id)
    if following in (None, lesion.id):
        return "", ""
    return keys("next_lesion"), tr("next: {following}", following=following)
