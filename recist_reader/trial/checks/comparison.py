"""GD-8 to GD-11, GD-13 to GD-15, GD-21: is this timepoint comparable with the earlier ones."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from math import dist

from recist_reader.measuring.neighbours import axes_overlap, degrees_between
from recist_reader.problem import Problem
from recist_reader.recist.findings import MAX_DAYS_BEFORE
from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.said import Said, phrase
from recist_reader.trial.checks.result import CheckResult, CheckScene, Level
from recist_reader.trial.evidence import Measurement, ToolKind
from recist_reader.trial.facts import SeriesFacts, SeriesLabel
from recist_reader.trial.records import LesionRecord
from recist_reader.trial.region_windows import windows_of
from recist_reader.trial.study_records import SeriesRecord

SAME_LESION_WITHIN_MM = 5
FAR_FROM_EXPECTED_MM = 30
EQUALS_PRIOR_IN = 3
SAME_PLANE_WITHIN_DEG = 5  # as for linking (VW-31)


def gd_8(scene: CheckScene) -> Iterator[CheckResult]:
    """Baseline scan more than 28 days before randomisation (M-10); left out without that date."""
    reference = scene.facts.randomisation_date
    if not scene.is_baseline or reference is None or scene.at.date is None:
        return
    days = (reference - scene.at.date).days
    if days > MAX_DAYS_BEFORE:
        text = phrase(
            "the scan is {days} days before the reference, limit {limit} (M-10)",
            days=days,
            limit=MAX_DAYS_BEFORE,
        )
        yield scene.result("GD-8", Level.WARN, text, phrase("Nothing to do; it is recorded"))


def gd_9(scene: CheckScene) -> Iterator[CheckResult]:
    """Slices above 5 mm, or thicker than at baseline by more than 1 mm."""
    for uuid, _lesion, _mark, series in scene.diameters():
        if series.thickness_mm is None:
            continue
        baseline = None if scene.is_baseline else scene.baseline_of(uuid)
        before = baseline[1].thickness_mm if baseline else None
        if before is not None and series.thickness_mm > before + 1:
            text = phrase(
                "slices {now} mm, baseline {before} mm",
                now=series.thickness_mm,
                before=before,
            )
            yield scene.result("GD-9", Level.WARN, text, phrase("Recorded"), uuid)
        elif series.thickness_mm > 5:
            yield scene.result(
                "GD-9",
                Level.WARN,
                phrase("slices {thickness_mm} mm (M-1)", thickness_mm=series.thickness_mm),
                phrase("Recorded"),
                uuid,
            )


def gd_10(scene: CheckScene) -> Iterator[CheckResult]:
    """Other phase, kernel, window or label than at this baseline; the phase of a liver lesion asks why.

    Also another window than the study fixes for the region (7.1).
    """
    yield from _other_than_fixed(scene)
    if scene.is_baseline:
        return
    for uuid, lesion, mark, series in scene.diameters():
        baseline = scene.baseline_of(uuid)
        if baseline is None:
            continue
        now, then = series.label, baseline[1].label
        if _is_another(now.phase, then.phase):
            level = Level.REASON if lesion.organ.lower() == "liver" else Level.WARN
            text = phrase(
                "measured in {now} phase, baseline {before} (NET-2)", now=now.phase, before=then.phase
            )
            yield scene.result(
                "GD-10", level, text, phrase("Measure in the baseline phase, or say why not"), uuid
            )
        for text in _other_settings(mark, now, *baseline):
            yield scene.result(
                "GD-10", Level.WARN, phrase("{text} (M-9)", text=text), phrase("Recorded"), uuid
            )


def _other_than_fixed(scene: CheckScene) -> Iterator[CheckResult]:
    fixed = scene.facts.options.workflow.region_windows
    for uuid, _lesion, mark, series in scene.diameters() if fixed else ():
        window, own = _window(mark), windows_of(fixed, series.label.region)
        wanted = [(Decimal(one.width_hu), Decimal(one.level_hu)) for one in own]
        if window is None or not wanted or any(_is_same_window(window, one) for one in wanted):
            continue
        text = phrase(
            "window {now}, the study reads {region} at {wanted} (M-9)",
            now=_window_text(window),
            region=own[0].region,
            wanted=_window_text(wanted[0]),
        )
        remedy = phrase("Recorded; R shows the study's window")
        yield scene.result("GD-10", Level.WARN, text, remedy, uuid)


def _is_same_window(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> bool:
    """Windows apart by a tenth of the width or less count as the same."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) * 10 <= other[0]


def _window_text(window: tuple[Decimal, Decimal]) -> str:
    return f"{window[0]}/{window[1]}"


def _is_another(now: str, then: str) -> bool:
    """Two known words that differ; unknown is no change."""
    return "unknown" not in (now, then) and now != then


def _other_settings(
    mark: Measurement, now: SeriesLabel, before: Measurement, origin: SeriesFacts
) -> Iterator[Said]:
    then = origin.label
    if _is_another(now.kernel, then.kernel):
        yield phrase("{now} kernel, baseline {before}", now=now.kernel, before=then.kernel)
    if now.modality != then.modality:
        yield phrase("measured on {now}, baseline on {before}", now=now.modality, before=then.modality)
    if now.region and then.region and not set(now.region) & set(then.region):
        regions, before_regions = ", ".join(now.region), ", ".join(then.region)
        yield phrase("series of {now}, baseline of {before}", now=regions, before=before_regions)
    window, first = _window(mark), _window(before)
    if window and first and not _is_same_window(window, first):
        yield phrase("window {now}, baseline {before}", now=_window_text(window), before=_window_text(first))


def _window(mark: Measurement) -> tuple[Decimal, Decimal] | None:
    """Width and level, HU; None where it is not known."""
    width, level = mark.place.window_width_hu, mark.place.window_level_hu
    return None if width is None or level is None else (width, level)


def gd_11(scene: CheckScene) -> Iterator[CheckResult]:
    """Measured in another plane than this lesion's baseline, or on MPR of voxels that are no cubes (M-9)."""
    for uuid, _lesion, mark, series in scene.diameters():
        if mark.place.plane == "mpr" and not _is_isotropic(series):
            text = phrase("measured on a reconstruction of voxels that are not isotropic (M-9)")
            yield scene.result("GD-11", Level.BLOCK, text, phrase("Measure on the acquired slices"), uuid)
        baseline = None if scene.is_baseline else scene.baseline_of(uuid)
        angle = degrees_between(mark.axes, baseline[0].axes) if baseline else None
        if angle is not None and angle > SAME_PLANE_WITHIN_DEG:
            text = phrase(
                "measured in another plane than at baseline, {angle:.0f} degrees apart (M-9)", angle=angle
            )
            yield scene.result(
                "GD-11", Level.REASON, text, phrase("Measure in the baseline plane, or say why"), uuid
            )


def _is_isotropic(series: SeriesFacts) -> bool:
    """The largest spacing is at most 1.2 times the smallest; an unknown one is taken as not."""
    sides = (series.row_spacing_mm, series.column_spacing_mm, series.step_mm or series.thickness_mm)
    known = [side for side in sides if side]
    return len(known) == len(sides) and 10 * max(known) <= 12 * min(known)


def _prior_value(scene: CheckScene, uuid: str, lesion: LesionRecord) -> Decimal | None:
    mark = scene.state.measurement(scene.prior.label, uuid) if scene.prior else None
    return None if mark is None else mark.counted_mm(lesion.nodal)


def gd_13(scene: CheckScene) -> Iterator[CheckResult]:
    """A value far from the prior one, or equal to it in three lesions."""
    equal = []
    for uuid, lesion, mark, _series in scene.diameters():
        now = mark.counted_mm(lesion.nodal)
        before = _prior_value(scene, uuid, lesion)
        if now is None or before is None:
            continue
        change = abs(now - before)
        if now == before:
            equal.append(lesion.id)
        if 2 * change > before and change > 10:
            text = phrase("{now} mm against {before} mm before", now=now, before=before)
            yield scene.result("GD-13", Level.WARN, text, phrase("Check slice and lesion"), uuid)
    if len(equal) >= EQUALS_PRIOR_IN:
        text = phrase("{lesions} equal the prior values exactly", lesions=", ".join(equal))
        yield scene.result("GD-13", Level.WARN, text, phrase("Check that each was measured afresh"))


def gd_14(scene: CheckScene) -> Iterator[CheckResult]:
    """Measured far from the earlier place; judged in one frame of reference only."""
    for uuid, _lesion, mark, series in scene.diameters():
        for earlier in reversed(scene.earlier):
            before = scene.state.measurement(earlier.label, uuid)
            origin = earlier.series_by_uid(before.place.series_uid) if before else None
            if before is None or origin is None:
                continue
            frame = series.frame_of_reference_uid
            if frame and frame == origin.frame_of_reference_uid:
                away = dist(mark.centre_lps, before.centre_lps)
                if away > FAR_FROM_EXPECTED_MM:
                    text = phrase(
                        "{away:.0f} mm away from its place at {timepoint}", away=away, timepoint=earlier.label
                    )
                    yield scene.result(
                        "GD-14", Level.WARN, text, phrase("Check that it is the same lesion"), uuid
                    )
            break


def _are_close(scene: CheckScene, a: Measurement, b: Measurement) -> bool:
    if not _lie_in_one_space(scene, a, b):
        return False
    if dist(a.centre_lps, b.centre_lps) <= SAME_LESION_WITHIN_MM:
        return True
    both_measured = a.tool is b.tool is ToolKind.BIDIRECTIONAL
    return both_measured and axes_overlap(a.axes, b.axes)


def _lie_in_one_space(scene: CheckScene, a: Measurement, b: Measurement) -> bool:
    """On one series, or on two of one frame of reference: two phases of a scan, say."""
    if a.place.series_uid == b.place.series_uid:
        return True
    frames = [
        series.frame_of_reference_uid
        for mark in (a, b)
        if (series := scene.at.series_by_uid(mark.place.series_uid)) is not None
    ]
    return len(frames) == 2 and frames[0] is not None and frames[0] == frames[1]


def gd_15(scene: CheckScene) -> Iterator[CheckResult]:
    """Two lesions of whatever role in one place: the same one, or merged?"""
    for (_, first, mark_a), (uuid, second, mark_b) in combinations(_marks_in_order(scene), 2):
        related = first.parent is not None and first.parent == second.parent
        if not related and _are_close(scene, mark_a, mark_b):
            text = phrase("lies on {lesion}: the same lesion, or merged (S-7)?", lesion=first.id)
            yield scene.result("GD-15", Level.WARN, text, phrase("Check both; Shift+G merges"), uuid)


def _marks_in_order(scene: CheckScene) -> list[tuple[str, LesionRecord, Measurement]]:
    return [
        (uuid, lesion, mark)
        for uuid, lesion in scene.state.lesions_in_order()
        if (mark := scene.state.measurement(scene.label, uuid)) is not None
    ]


def merged_across_organs(scene: CheckScene) -> Iterator[CheckResult]:
    """A target merged into one of another organ asks a reason (IN-1)."""
    for uuid, lesion in scene.lesions(Role.TARGET):
        finding = scene.finding(uuid)
        carrier = scene.state.lesions.get(finding.into or "") if finding else None
        if finding and finding.state == TargetState.MERGED and carrier and carrier.organ != lesion.organ:
            text = phrase(
                "merged into {carrier} of another organ ({organ})", carrier=carrier.id, organ=carrier.organ
            )
            yield scene.result("S-7", Level.REASON, text, phrase("Say why, or choose another carrier"), uuid)


def gd_21(scene: CheckScene) -> Iterator[CheckResult]:
    """Scans of one timepoint more than 28 days apart."""
    problem = far_apart(scene.at.series, scene.label)
    if problem is not None:
        yield scene.result("GD-21", Level.WARN, problem.what, problem.remedy)


def far_apart(series: Iterable[SeriesFacts | SeriesRecord], where: str) -> Problem | None:
    """Say that scans are too far apart for one timepoint (GD-21)."""
    dates = sorted(s.scan_date for s in series if s.scan_date is not None)
    days = (dates[-1] - dates[0]).days if dates else 0
    if days <= MAX_DAYS_BEFORE:
        return None
    text = phrase("the scans of this timepoint are {days} days apart (D-1)", days=days)
    return Problem(text, where, phrase("Check the visit of each series"))
