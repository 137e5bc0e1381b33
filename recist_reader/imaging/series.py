"""From single images to series as they are read: grouped, split, ordered, checked (VW-1, VW-10, VW-11).

A series of the file may hold more than one stack. It is split by what makes slices belong together:
size, kind, frame of reference, direction, spacing; and by acquisition or phase time where slices of several
acquisitions cover the same place. Acquisitions that follow one another along the table (step and shoot:
one rotation, one acquisition) stay one stack.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from recist_reader.imaging.findings import (
    THICK_FROM_MM,
    Badge,
    Blocked,
    are_days_apart,
    blocked_by,
    stack_badges,
)
from recist_reader.imaging.frame_groups import FrameFacts
from recist_reader.imaging.frame_source import slice_plane
from recist_reader.imaging.geometry import (
    SAME_PLACE_MM,
    Orientation,
    same_direction,
    same_spacing,
    stack_geometry,
    viewing_axis,
    viewing_position_mm,
)
from recist_reader.imaging.header import ImageHeader
from recist_reader.measuring.plane import SlicePlane


@dataclass(frozen=True)
class Slice:
    """One frame of one file; `name` is the file's name as the caller knows it."""

    name: str
    header: ImageHeader
    frame: int
    is_localizer: bool = False

    @property
    def facts(self) -> FrameFacts:
        return self.header.frames[self.frame]

    @cached_property
    def plane(self) -> SlicePlane:
        return slice_plane(self.facts, self.header.pixels)

    @property
    def acquisition(self) -> int | None:
        return self.facts.acquisition_number

    @property
    def is_placed(self) -> bool:
        return self.facts.position_lps is not None and self.facts.row_direction is not None


@dataclass(frozen=True)
class SeriesPart:
    """One stack (or single image) as it is read: what VF-12 prints and the strip shows.

    `slices` stand in viewing order (VW-14). `part` counts from 1 within the series of the files.
    """

    series_uid: str
    part: int
    slices: tuple[Slice, ...]
    is_localizer: bool
    orientation: Orientation | None
    step_mm: float | None
    steps_mm: tuple[float, ...]
    tilt_deg: float
    thickness_mm: float | None
    badges: tuple[Badge, ...]
    blocked: tuple[Blocked, ...]

    @property
    def header(self) -> ImageHeader:
        """The header of the first slice."""
        return self.slices[0].header

    @property
    def is_stack(self) -> bool:
        return len(self.slices) > 1 and not self.is_localizer

    @property
    def scan_date(self) -> str | None:
        """The part's own day (D-1), YYYYMMDD."""
        return min((day for item in self.slices if (day := item.header.times.scan_date)), default=None)


def build_series(images: Iterable[tuple[str, ImageHeader, bool]]) -> tuple[SeriesPart, ...]:
    """Group (name, header, is it a localizer) into parts, in the order of VW-1."""
    by_series: dict[tuple[Hashable, ...], list[Slice]] = {}
    for name, header, is_localizer in images:
        # The same series UID under another patient's id must not join this one (FT-29).
        key = (header.patient_id, header.series_uid, header.modality)
        slices = (Slice(name, header, frame, is_localizer) for frame in range(header.pixels.frames))
        by_series.setdefault(key, []).extend(slices)
    parts = [part for slices in by_series.values() for part in _parts(slices)]
    return tuple(sorted(parts, key=_vw1_order))


def _vw1_order(part: SeriesPart) -> tuple[object, ...]:
    """VW-1: stacks first, then scan date, series and acquisition number, more slices first, UID."""
    header = part.header
    number = header.series_number
    acquisition = part.slices[0].acquisition
    return (
        not part.is_stack,
        part.scan_date or "99999999",
        (number is None, number or 0),
        (acquisition is None, acquisition or 0),
        -len(part.slices),
        part.series_uid,
        part.part,
    )


def _parts(slices: Sequence[Slice]) -> Iterator[SeriesPart]:
    ordered = sorted(slices, key=lambda item: (item.header.instance_number or 0, item.name, item.frame))
    stacks = [stack for group in _alike(ordered) for stack in _by_time(group)]
    stacks.sort(key=lambda stack: ((stack[0].acquisition or 0), -len(stack), stack[0].name))
    placed = [stack[0].plane for stack in stacks if stack[0].is_placed and not stack[0].is_localizer]
    is_mixed = any(not same_direction(placed[0], plane) for plane in placed[1:])
    for number, stack in enumerate(stacks, start=1):
        yield _part(number, stack, is_mixed)


def _alike(slices: Sequence[Slice]) -> list[list[Slice]]:
    """Split by what no stack can mix. Unplaced images stand alone."""
    alone = [[item] for item in slices if not item.is_placed]
    groups: list[list[Slice]] = []
    for item in slices:
        if not item.is_placed:
            continue
        group = next((group for group in groups if _belongs(group[0], item)), None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    return groups + alone


def _belongs(a: Slice, b: Slice) -> bool:
    """May two placed slices stand in one stack?"""
    if a.is_localizer != b.is_localizer:
        return False
    if (a.facts.spacing_mm is None) != (b.facts.spacing_mm is None):
        return False
    one, other = a.header, b.header
    same = (one.pixels.rows, one.pixels.columns) == (other.pixels.rows, other.pixels.columns)
    same = same and one.frame_of_reference_uid == other.frame_of_reference_uid
    return same and same_direction(a.plane, b.plane) and same_spacing(a.plane, b.plane)


_Separator = Callable[[Slice], Hashable]
_SEPARATORS: tuple[_Separator, ...] = (
    lambda item: item.acquisition,
    lambda item: item.facts.temporal_position,
    lambda item: item.facts.frame_type,
    lambda item: item.facts.echo_time_ms,
    lambda item: item.facts.acquisition_moment,
    lambda item: item.header.times.content_time,
)


def _by_time(group: list[Slice]) -> list[list[Slice]]:
    """Split slices that cover the same place more than once: acquisition, then phase, echo, time (VW-10)."""
    if len(group) < 2:
        return [group]
    for separate in _SEPARATORS:
        split: dict[Hashable, list[Slice]] = {}
        for item in group:
            split.setdefault(separate(item), []).append(item)
        stacks = [split[value] for value in sorted(split, key=lambda value: (value is not None, value))]
        if _are_single_places(stacks):
            stacks = _sweeps(stacks)
        if len(stacks) > 1 and _cover_each_other(stacks):
            return [stack for part in stacks for stack in _by_time(part)]
    return [_in_viewing_order(group)]


def _are_single_places(stacks: Sequence[Sequence[Slice]]) -> bool:
    """Has every slice a value for itself (its time, its rotation), though there are several places?"""
    if any(len(stack) > 1 for stack in stacks):
        return False
    places = [low for low, _high in _ranges_mm(stacks)]
    return max(places) - min(places) >= SAME_PLACE_MM


def _sweeps(singles: Sequence[Sequence[Slice]]) -> list[list[Slice]]:
    """Slices in the order of their times, cut where the table comes over the same places again.

    One sweep only where it does so for less than half of the shorter way: a slice that was repeated is
    no phase.
    """
    sweeps: list[list[Slice]] = []
    low = high = 0.0
    for (item,), (place, _) in zip(singles, _ranges_mm(singles), strict=True):
        if not sweeps or low - SAME_PLACE_MM < place < high + SAME_PLACE_MM:
            sweeps.append([])
            low = high = place
        sweeps[-1].append(item)
        low, high = min(low, place), max(high, place)
    for (low_a, high_a), (low_b, high_b) in pairwise(_ranges_mm(sweeps)):
        shared_mm, shorter_mm = min(high_a, high_b) - max(low_a, low_b), min(high_a - low_a, high_b - low_b)
        if shorter_mm < SAME_PLACE_MM or shared_mm < shorter_mm / 2:
            return [[item for (item,) in singles]]
    return sweeps


def _cover_each_other(stacks: Sequence[Sequence[Slice]]) -> bool:
    """Do two of the stacks overlap along the normal, or touch at one place?"""
    ranges = sorted(_ranges_mm(stacks))
    return any(second[0] < first[1] + SAME_PLACE_MM for first, second in pairwise(ranges))


def _ranges_mm(stacks: Sequence[Sequence[Slice]]) -> list[tuple[float, float]]:
    """The first and last place of each stack along the viewing axis of the first slice."""
    axis = viewing_axis(stacks[0][0].plane.normal)
    places = ([viewing_position_mm(item.plane, axis) for item in stack] for stack in stacks)
    return [(min(found), max(found)) for found in places]


def _in_viewing_order(group: Sequence[Slice]) -> list[Slice]:
    axis = viewing_axis(group[0].plane.normal)
    return sorted(group, key=lambda item: viewing_position_mm(item.plane, axis))


def _part(number: int, stack: Sequence[Slice], is_mixed: bool) -> SeriesPart:
    ordered = _in_viewing_order(stack)
    first = ordered[0]
    planes = [item.plane for item in ordered]
    geometry = stack_geometry(planes, first.facts.gantry_tilt_deg)
    thickness = [item.facts.thickness_mm for item in ordered if item.facts.thickness_mm is not None]
    found = set(stack_badges(geometry)) if first.is_placed else set()
    if is_mixed and not first.is_localizer:
        found.add(Badge.ORIENTATION)
    if first.facts.spacing_mm is None:
        found.add(Badge.NO_SPACING)
    if any(item.header.is_lossy for item in ordered):
        found.add(Badge.LOSSY)
    if thickness and max(thickness) > THICK_FROM_MM and not first.is_localizer:  # nothing is measured there
        found.add(Badge.THICK)
    if any(item.header.has_damaged_table for item in ordered):
        found.add(Badge.VOI_LUT)
    if are_days_apart(day for item in ordered for day in item.header.times.scan_dates):
        found.add(Badge.DATES)
    badges = tuple(badge for badge in Badge if badge in found)
    return SeriesPart(
        series_uid=first.header.series_uid,
        part=number,
        slices=tuple(ordered),
        is_localizer=first.is_localizer,
        orientation=geometry.orientation if first.is_placed else None,
        step_mm=geometry.step_mm,
        steps_mm=geometry.steps_mm,
        tilt_deg=geometry.tilt_deg,
        thickness_mm=max(thickness, default=None),
        badges=badges,
        blocked=blocked_by(badges),
    )
