"""The state of a study, folded from its own stream, and what it tells a read about its subject."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from recist_reader.recist.options import charter_options
from recist_reader.recist.schedule import LONGEST_DAYS, Schedule
from recist_reader.trial.facts import SeriesFacts, SubjectFacts, TimepointFacts
from recist_reader.trial.labels import label_order
from recist_reader.trial.options import StudyOptions, workflow_options
from recist_reader.trial.patch import Edit, Patch, Reason, Recorded, Rows, patched, rows_before
from recist_reader.trial.study_records import (
    STUDY_TABLES,
    AssignmentRecord,
    ReadingCodeRecord,
    SeriesRecord,
    StudyRecord,
    SubjectRecord,
    VisitRecord,
)
from recist_reader.trial.visit_list import VisitList, every

Owned = TypeVar("Owned", VisitRecord, SeriesRecord)

SIZE_MODALITIES = ("CT", "MR")
"""What a size read shows; PET and everything else stays out of it (VW-10, BN-2)."""


def is_read_for_size(series: SeriesRecord) -> bool:
    """A size read shows this series: released, and CT or MR."""
    return series.state == "ready" and series.modality in SIZE_MODALITIES


def awaits_choice(series: SeriesRecord) -> bool:
    """Held back because another series has its UIDs and other content, until a person chooses (BL-35)."""
    return series.state == "quarantined" and "choice" in series.blocked


@dataclass(frozen=True)
class StudyState:
    """Rows of the study's tables (without instances and source files)."""

    tables: Mapping[str, Rows] = field(default_factory=dict)

    @property
    def study(self) -> StudyRecord | None:
        return self.tables.get("study", {}).get("study")

    @property
    def subjects(self) -> Mapping[str, SubjectRecord]:
        return self.tables.get("subject", {})

    @property
    def assignments(self) -> Mapping[str, AssignmentRecord]:
        return self.tables.get("assignment", {})

    @property
    def codes(self) -> Mapping[str, ReadingCodeRecord]:
        """Read UUID -> the code under which its reader knows it."""
        return self.tables.get("reading_code", {})

    @property
    def visit_list(self) -> VisitList | None:
        """The visits by their own names, in a study that has such a list (ST-104)."""
        return self.study.visit_list if self.study is not None else None

    @property
    def planned_visits(self) -> VisitList | None:
        """The visits that are expected: of the list, or at equal intervals; None where nothing is planned."""
        head = self.study
        if head is None or head.visit_list is not None or head.interval_days is None:
            return self.visit_list
        return every(min(head.interval_days, LONGEST_DAYS), head.window_days)

    @property
    def visits(self) -> Mapping[str, VisitRecord]:
        return self.tables.get("visit", {})

    @property
    def series(self) -> Mapping[str, SeriesRecord]:
        return self.tables.get("series", {})

    def options(self) -> StudyOptions:
        """The options in force: those of the latest charter version."""
        charters = self.tables.get("charter", {})
        if not charters:
            return StudyOptions()
        latest = charters[max(charters, key=int)]
        return StudyOptions(charter_options(latest.charter), workflow_options(latest.workflow))

    def visits_of(self, subject: str) -> list[VisitRecord]:
        """Visits of a subject in the order of their labels; unreleased ones last."""
        return sorted(self._visits_by_subject.get(subject, ()), key=lambda v: label_order(v.label))

    def series_of(self, subject: str, visit: str | None = None) -> list[SeriesRecord]:
        """Series of a subject (of one visit), in the order of the strip (VW-1)."""
        own = [s for s in self._series_by_subject.get(subject, ()) if visit in (None, s.visit)]
        return sorted(own, key=strip_order)

    # A study has tens of thousands of series: looked through once, not once for each visit of each subject.

    @cached_property
    def _visits_by_subject(self) -> Mapping[str, Sequence[VisitRecord]]:
        return _by_subject(self.visits.values())

    @cached_property
    def _series_by_subject(self) -> Mapping[str, Sequence[SeriesRecord]]:
        return _by_subject(self.series.values())

    def read_of(self, subject: str, reader: str) -> str | None:
        """UUID of a reader's read of a subject."""
        return next(
            (
                u
                for u, a in self.assignments.items()
                if (a.subject, a.reader, a.void) == (subject, reader, False)
            ),
            None,
        )

    def edit(self, change: str, new: Patch, reason: Reason | None = None) -> Edit:
        return Edit(change, rows_before(self.tables, new), new, None, reason)


def _by_subject(records: Iterable[Owned]) -> Mapping[str, Sequence[Owned]]:
    owned: dict[str, list[Owned]] = {}
    for record in records:
        owned.setdefault(record.subject, []).append(record)
    return owned


def strip_order(series: SeriesRecord) -> tuple[bool, date, int, int, int, str]:
    """Stacks before single images, then date, series, acquisition, more slices first, UID (VW-1)."""
    return (
        not series.is_stack,
        series.scan_date or date.max,
        series.series_number,
        series.acquisition_number,
        -series.slices,
        series.uid,
    )


def evolve_study(state: StudyState, recorded: Recorded) -> StudyState:
    """Return the state after one recorded edit of the study's stream."""
    kept = {table: rows for table, rows in recorded.edit.new.items() if table in STUDY_TABLES}
    return replace(state, tables=patched(state.tables, kept))


def subject_facts(study: StudyState, subject: str) -> SubjectFacts:
    """What a read of the subject may depend on. Raises KeyError for an unknown subject."""
    record = study.subjects[subject]
    head = study.study
    timepoints = tuple(
        _timepoint_facts(study, visit) for visit in study.visits_of(subject) if visit.label is not None
    )
    schedule = None
    if study.visit_list is not None:
        schedule = study.visit_list.schedule()
    elif head is not None and head.interval_days is not None:
        # A mistyped interval that an earlier version took must not keep the study from opening.
        schedule = Schedule.every(min(head.interval_days, LONGEST_DAYS), head.window_days)
    return SubjectFacts(
        subject=subject,
        timepoints=timepoints,
        options=study.options(),
        randomisation_date=record.randomisation_date,
        death_date=record.death_date,
        new_therapy_date=record.new_therapy_date,
        cutoff_date=head.cutoff_date if head else None,
        clinical_deterioration_date=record.clinical_deterioration_date,
        schedule=schedule,
    )


def _timepoint_facts(study: StudyState, visit: VisitRecord) -> TimepointFacts:
    own = study.series_of(visit.subject, visit.name)
    ready = [s for s in own if is_read_for_size(s)]
    dates = [s.scan_date for s in ready if s.scan_date is not None]
    assert visit.label is not None
    planned = study.visit_list.planned(visit.number) if study.visit_list is not None else None
    return TimepointFacts(
        label=visit.label,
        visit=visit.number,
        date=min(dates) if dates else None,
        nominal_date=visit.nominal_date or _nominal_date(study, visit),
        done=visit.done,
        series=tuple(series_facts(s, number) for number, s in enumerate(ready, start=1)),
        awaiting_choice=tuple(series_facts(s, 0) for s in own if awaits_choice(s)),
        required_regions=None if planned is None else planned.regions,
        kept_by_manager=study.study is not None and not study.study.single_reader,
    )


def _nominal_date(study: StudyState, visit: VisitRecord) -> date | None:
    """The day that the list of visits names for it, from randomisation (ST-104)."""
    start = study.subjects[visit.subject].randomisation_date
    planned = study.visit_list.planned(visit.number) if study.visit_list is not None else None
    return start + timedelta(days=planned.day) if start is not None and planned is not None else None


def series_facts(series: SeriesRecord, number: int) -> SeriesFacts:
    """What a reader may know of a series (BN-1)."""
    return SeriesFacts(
        uid=series.uid,
        number=number,
        label=series.label,
        slices=series.slices,
        thickness_mm=series.thickness_mm,
        step_mm=series.step_mm,
        row_spacing_mm=series.row_spacing_mm,
        column_spacing_mm=series.column_spacing_mm,
        scan_date=series.scan_date,
        frame_of_reference_uid=series.frame_of_reference_uid,
        badges=series.badges,
        is_stack=series.is_stack,
        sop_instances=series.sop_instances,
        pixel_sha256=series.pixel_sha256,
        reach=series.reach,
    )
