"""Everything the rules say about one read, in one pass: `assess(read)`.

The timepoints are answered one after the other as they were read (`timepoint.py`); then the first
PD is looked for (`progression.py`), which settles the final responses, the best response
(`best_response.py`) and time to event (`pfs.py`).
"""

import datetime
from collections.abc import Sequence

from recist_reader.recist.assessment import Assessment, Pfs, TimepointAssessment
from recist_reader.recist.best_response import BestResponse, Dated, Window, best_response
from recist_reader.recist.dates import response_date, scan_dates
from recist_reader.recist.findings import findings_of
from recist_reader.recist.new_lesion import follow
from recist_reader.recist.pfs import (
    Course,
    Variant,
    Visited,
    duration_of_response,
    policy_of,
    progression_free_survival,
)
from recist_reader.recist.progression import (
    Progression,
    final,
    first_progression,
    is_before_cutoff,
    progression_in,
)
from recist_reader.recist.read import Read
from recist_reader.recist.sums import baseline_sum_mm
from recist_reader.recist.timepoint import as_read
from recist_reader.recist.vocabulary import Response


def assess(read: Read) -> Assessment:
    """Return responses, dates and reasons for one read. Pure, and total on a checked read."""
    new = follow(read.timepoints)
    read_so_far = as_read(read, new)
    progression = first_progression(read, read_so_far, new)
    answers = final(read_so_far, progression)
    course = course_of(read, answers, progression)
    best = best_response(_window(read, answers, progression))
    last = _last_evaluable_date(read, answers, progression)
    return Assessment(
        subject=read.subject,
        reader=read.reader,
        baseline_sum_mm=baseline_sum_mm(read),
        timepoints=answers,
        bor_unconfirmed=best.unconfirmed,
        bor_confirmed=best.confirmed,
        progression_date=progression.date if progression else None,
        pfs=progression_free_survival(course, policy_of(read.options)),
        first_response_date=_first_response_date(read, best),
        response_confirmed_date=best.response_confirmed_date,
        last_evaluable_date=last,
        findings=findings_of(read, answers, new),
        bor_reasons=best.reasons,
    )


def pfs_variants(read: Read, assessment: Assessment) -> dict[Variant, Pfs]:
    """Return time to event in all variants (PFS-11, PFS-12), the primary one first."""
    course = _course_in(read, assessment)
    return {
        variant: progression_free_survival(course, policy_of(read.options, variant)) for variant in Variant
    }


def response_duration(read: Read, assessment: Assessment, variant: Variant = Variant.PRIMARY) -> Pfs | None:
    """Return the duration of response (PFS-13); None for a patient without (confirmed) response."""
    if assessment.first_response_date is None:
        return None
    course = _course_in(read, assessment)
    return duration_of_response(course, policy_of(read.options, variant), assessment.first_response_date)


def _window(read: Read, answers: Sequence[TimepointAssessment], progression: Progression | None) -> Window:
    """Return the timepoints that count for the best response (BOR-1, PFS-14)."""
    end = len(answers) if progression is None else progression.place + 1
    limits = [day for day in (read.new_therapy_date, read.cutoff_date) if day is not None]
    limit = min(limits, default=None)
    entries = [
        Dated(answer.overall, answer.date)
        for at, answer in zip(read.timepoints[:end], answers[:end], strict=True)
        if limit is None or (day := answer.date or at.nominal_date) is None or day <= limit
    ]
    return Window(tuple(entries), _stable_response(read), _sd_reference(read), read.options)


def _stable_response(read: Read) -> Response:
    if read.targets:
        return Response.SD
    return Response.NON_CR_NON_PD if read.non_targets else Response.NED


def _sd_reference(read: Read) -> datetime.date | None:
    """Return the day from which BOR-4 counts; the baseline scan where there is none (PFS-1)."""
    baseline = read.baseline.date if read.baseline else None
    match read.options.sd_reference:
        case "treatment_start":
            return read.treatment_start_date or baseline
        case "baseline_scan":
            return baseline
    return read.randomisation_date or baseline


def course_of(read: Read, answers: Sequence[TimepointAssessment], progression: Progression | None) -> Course:
    """Return the dates that time to event depends on, without what lies after PD or cut-off."""
    end = len(answers) if progression is None else progression.place
    visited = [
        Visited(answer.date, scan_dates(at), answer.overall is not Response.NE, at.nominal_date)
        for at, answer in zip(read.timepoints[:end], answers[:end], strict=True)
        if answer.date is not None and is_before_cutoff(read, answer.date)
    ]
    therapy = read.new_therapy_date
    return Course(
        randomisation=read.randomisation_date,
        has_baseline=read.baseline is not None,
        visited=tuple(visited),
        progression=progression.date if progression else None,
        progression_nominal=read.timepoints[progression.place].nominal_date if progression else None,
        progression_scans=scan_dates(read.timepoints[progression.place]) if progression else (),
        death=read.death_date,
        new_therapy=therapy if is_before_cutoff(read, therapy) else None,
        clinical_deterioration=read.clinical_deterioration_date,
        cutoff=read.cutoff_date,
        schedule=read.schedule,
        options=read.options,
    )


def _last_evaluable_date(
    read: Read, answers: Sequence[TimepointAssessment], progression: Progression | None
) -> datetime.date | None:
    """Return the date of the last assessment that is not NE, up to the first PD (D-4)."""
    end = len(answers) if progression is None else progression.place + 1
    dates = [
        response_date(at, read.options)
        for at, answer in zip(read.timepoints[:end], answers[:end], strict=True)
        if answer.overall is not Response.NE and is_before_cutoff(read, answer.date)
    ]
    return max((day for day in dates if day is not None), default=None)


def _first_response_date(read: Read, best: BestResponse) -> datetime.date | None:
    """Return the date of the first CR or PR, of the confirmed ones where the charter asks (PFS-13)."""
    if read.options.confirmation_required:
        return best.first_confirmed_response_date
    return best.first_response_date


def _course_in(read: Read, assessment: Assessment) -> Course:
    progression = None if assessment.progression_date is None else progression_in(assessment.timepoints)
    return course_of(read, assessment.timepoints, progression)
