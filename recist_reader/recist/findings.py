"""Queries that the rules raise about a read; the data are accepted, a person closes the query.

Each finding names its rule, a code and the lesions and figures it is about. The order is: the read
as a whole, the baseline, then timepoint by timepoint.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from recist_reader.recist.assessment import Finding, TimepointAssessment
from recist_reader.recist.dates import scan_dates
from recist_reader.recist.measurability import minimum_mm
from recist_reader.recist.new_lesion import NewLesions
from recist_reader.recist.organs import EFFUSIONS, organ_of
from recist_reader.recist.overall import unscanned_regions
from recist_reader.recist.read import Lesion, NewLesionFinding, PartialDate, Read, Timepoint
from recist_reader.recist.selection import check_selection, site_of_lesion
from recist_reader.recist.sums import measured_mm
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Response, TargetState

MAX_DAYS_BEFORE = 28  # M-10, and between scans of one timepoint (D-1)
_NOT_PD = (Response.CR, Response.PR, Response.SD)


def findings_of(
    read: Read, assessed: Sequence[TimepointAssessment], new: Sequence[NewLesions]
) -> tuple[Finding, ...]:
    """Return all findings of one read, in order."""
    found = [*_about_dates(read), *_about_lesions(read), *_about_baseline(read)]
    for at, answer, lesions in zip(read.timepoints, assessed, new, strict=True):
        found += _about_timepoint(read, at, answer)
        found += _about_new_lesions(read, at, lesions)
    return tuple(found)


def _about_dates(read: Read) -> Iterator[Finding]:
    if read.randomisation_date is None:
        counts_from = "baseline_scan" if read.options.sd_reference == "randomisation" else None
        yield Finding("PFS-1", "NO_RANDOMISATION", figures={"sd_reference": counts_from})
    if isinstance(read.death_date, PartialDate):
        yield Finding("D-6", "DEATH_DATE_PARTIAL")
    dated = [at for at in read.timepoints if at.date is not None]
    for earlier, later in pairwise(dated):
        if earlier.date and later.date and later.date < earlier.date:
            yield Finding("S-9", "TIMEPOINT_DATES_OUT_OF_ORDER", later.id)
    start, death = read.randomisation_date, read.death_date
    if start is not None:
        for at in dated:
            if at.date and at.date < start:
                yield Finding("PFS-1", "SCAN_BEFORE_RANDOMISATION", at.id)
    if death is None or isinstance(death, PartialDate):
        return
    if start is not None and death < start:
        yield Finding("PFS-1", "DEATH_BEFORE_RANDOMISATION")
    for at in dated:
        if at.date and at.date > death:
            yield Finding("D-1", "SCAN_AFTER_DEATH", at.id)


def _about_lesions(read: Read) -> Iterator[Finding]:
    for lesion in (*read.targets, *read.non_targets):
        if organ_of(lesion.organ) is None:
            yield Finding("T-1", "ORGAN_NOT_LISTED", lesions=(lesion.id,), figures={"organ": lesion.organ})
    selection = check_selection([site_of_lesion(lesion) for lesion in read.targets], read.options)
    for rule in () if selection.valid else selection.rules[:1]:
        yield Finding(rule, "TARGET_LIMIT", figures={"says": selection.message})
    for lesion in read.targets:
        organ = organ_of(lesion.organ)
        if lesion.irradiated:
            yield Finding("M-8", "TARGET_IN_TREATED_FIELD", lesions=(lesion.id,))
        if organ is not None and organ.gut_wall and not lesion.nodal:
            yield Finding("T-9", "TARGET_IN_GUT_WALL", lesions=(lesion.id,))
        if organ is not None and organ.nodal and not lesion.nodal:
            yield Finding("S-1", "NODE_MEASURED_AS_NON_NODAL", lesions=(lesion.id,))


def _about_baseline(read: Read) -> Iterator[Finding]:
    baseline = read.baseline
    if baseline is None:
        yield Finding("PFS-6", "NO_BASELINE")
        return
    for lesion in read.targets:
        mm = _baseline_mm(lesion, baseline)
        if mm is not None and mm < minimum_mm(lesion.nodal, None, read.options):
            rule = "M-2" if lesion.nodal else "M-1"
            yield Finding(rule, "TARGET_BELOW_MINIMUM", lesions=(lesion.id,), figures={"mm": mm})
    reference = read.treatment_start_date or read.randomisation_date
    if reference is None or baseline.date is None:
        return
    days_before = (reference - baseline.date).days
    if days_before > MAX_DAYS_BEFORE:
        yield Finding("M-10", "BASELINE_OLD", baseline.id, figures={"days": days_before})
    elif days_before < 0:
        yield Finding("M-10", "BASELINE_LATE", baseline.id, figures={"days": -days_before})


def _baseline_mm(lesion: Lesion, baseline: Timepoint) -> Decimal | None:
    found = baseline.targets.get(lesion.id)
    if found is None or found.state is not TargetState.MEASURED:
        return None
    return measured_mm(found)


def _about_timepoint(read: Read, at: Timepoint, answer: TimepointAssessment) -> Iterator[Finding]:
    scans = scan_dates(at)
    if scans and (max(scans) - min(scans)).days > MAX_DAYS_BEFORE:
        yield Finding("D-1", "SCANS_FAR_APART", at.id, figures={"days": (max(scans) - min(scans)).days})
    if scans and at.date and min(scans) < at.date:
        yield Finding("D-1", "LESION_DATE_BEFORE_TIMEPOINT", at.id)
    progressing = [
        lesion
        for lesion in read.non_targets
        if at.non_targets.get(lesion.id) is NonTargetState.UNEQUIVOCAL_PD
    ]
    if progressing and answer.target in _NOT_PD:
        yield Finding("NT-6", "NON_TARGET_PD_ALONE", at.id, tuple(lesion.id for lesion in progressing))
        effusions = tuple(lesion.id for lesion in progressing if _is_effusion(lesion))
        if effusions:
            yield Finding("NT-8", "EFFUSION_NEEDS_CYTOLOGY", at.id, effusions)
    for reason in answer.reasons:
        if reason.rule == "OR-5" and reason.met:
            yield Finding("OR-5", "WAS_THE_CR_REAL", at.id, reason.lesions)
    regions = unscanned_regions(read, at)
    if regions:
        named = {"regions": ", ".join(regions)}
        yield Finding("new_lesion_region_not_scanned", "REGION_NOT_SCANNED", at.id, figures=named)


def _is_effusion(lesion: Lesion) -> bool:
    organ = organ_of(lesion.organ)
    return organ is not None and organ.name in EFFUSIONS


def _about_new_lesions(read: Read, at: Timepoint, standing: NewLesions) -> Iterator[Finding]:
    for found in at.new_lesions:
        if _was_not_imaged_at_baseline(read, found):
            figures = {"region": found.region}
            yield Finding("NL-5", "REGION_NOT_IMAGED_AT_BASELINE", at.id, (found.id,), figures)
        state = standing.courses[found.id].state
        if state is not found.state:
            yield Finding("NL-10", "PROVED_LESION_NOT_UNDONE", at.id, (found.id,))
        if found.organ is not None and organ_of(found.organ) is None:
            yield Finding("T-1", "ORGAN_NOT_LISTED", at.id, (found.id,), {"organ": found.organ})


def _was_not_imaged_at_baseline(read: Read, found: NewLesionFinding) -> bool:
    return (
        found.state is not NewLesionState.NOT_LESION
        and read.baseline is not None
        and found.region in read.baseline.not_imaged
    )
