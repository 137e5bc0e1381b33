"""What a reader's session holds of the study: the own reads, up to the timepoint in work, under their codes.

Nothing else is loaded, so that nothing else can be shown, logged or found in the process (RO-2, SQ-1,
BL-9). The reading code stands wherever a single-reader study has the subject id, a timepoint's label
wherever that has the visit's name, and days count from a fixed day in place of the baseline's date (BN).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from recist_reader.reading.edit_events import TABLES
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.changed import changed
from recist_reader.trial.codec import patch_from_rows
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.labels import label_order
from recist_reader.trial.patch import Rows
from recist_reader.trial.records import TimepointState
from recist_reader.trial.study_records import (
    AssignmentRecord,
    ReadingCodeRecord,
    SeriesRecord,
    SubjectRecord,
    VisitRecord,
    visit_key,
)
from recist_reader.trial.study_state import StudyState, awaits_choice

STUDY_STREAM = "study"
DAY_ZERO = date(2000, 1, 1)
"""The day that a reader's session has in place of each baseline scan's date."""


@dataclass(frozen=True)
class _OwnRead:
    """One read with the rows of its subject as they are stored."""

    uuid: str
    assignment: AssignmentRecord
    code: str
    subject: SubjectRecord
    visits: tuple[VisitRecord, ...]
    series: Mapping[str, SeriesRecord]
    begun: Mapping[str, str]  # label -> state of the timepoint in this read
    ended_at: str | None = None  # label at which PD ended it


def own_study(file: StudyFile, account: str) -> StudyState:
    """Return the study as one reader may know it. Raises StudyFault where rows cannot be read."""
    stored = {table: stored_records(table, file.rows(table, STUDY_STREAM)) for table in ("study", "charter")}
    assignments = stored_records(
        "assignment", file.rows_about("assignment", STUDY_STREAM, "reader", [account])
    )
    own = {uuid: a for uuid, a in assignments.items() if not a.void}
    tables: dict[str, dict[str, Any]] = {"charter": dict(stored["charter"])}
    tables["study"] = {
        key: replace(
            row,
            reader=None,
            image_key="",
            cutoff_date=None,
            visit_list=row.visit_list and row.visit_list.unnamed(),
        )
        for key, row in stored["study"].items()
    }
    study = StudyState(tables)
    workflow = study.options().workflow
    is_shifted, has_due = workflow.date_display != "absolute", workflow.read_due_days > 0
    for read in _own_reads(file, own):
        for table, rows in _shown(read, is_shifted=is_shifted, has_due=has_due).items():
            tables.setdefault(table, {}).update(rows)
    return StudyState(tables)


def visible_labels(
    visits: Collection[VisitRecord], begun: Mapping[str, str], ended_at: str | None = None
) -> set[str]:
    """Labels that a reader may know of: up to the first that is not locked, and what was begun (SQ-1, SG-7).

    `begun`: label -> state, of the timepoints of the read; nothing follows the PD at `ended_at`.
    """
    shown = set(begun)
    for visit in sorted(visits, key=lambda v: label_order(v.label)):
        if visit.label is None:
            break
        shown.add(visit.label)
        if visit.done and begun.get(visit.label) != TimepointState.LOCKED:
            break
        if visit.label == ended_at:
            break
    return shown


def stored_records(table: str, rows: Mapping[str, Any]) -> Rows:
    """Return rows of a table as records."""
    return patch_from_rows({table: dict(rows)}, TABLES).get(table, {})


def _own_reads(file: StudyFile, own: Mapping[str, AssignmentRecord]) -> list[_OwnRead]:
    subjects = sorted({a.subject for a in own.values()})
    about = {
        table: stored_records(table, file.rows_about(table, STUDY_STREAM, "subject", subjects))
        for table in ("subject", "visit", "series")
    }
    codes = stored_records("reading_code", file.rows_about("reading_code", STUDY_STREAM, "read", sorted(own)))
    visits: dict[str, list[VisitRecord]] = {}
    for visit in about["visit"].values():
        visits.setdefault(visit.subject, []).append(visit)
    series: dict[str, dict[str, SeriesRecord]] = {}
    for uid, one in about["series"].items():
        series.setdefault(one.subject, {})[uid] = one
    streams = [f"read:{uuid}" for uuid in sorted(own)]
    begun, reads = (file.rows_of_streams(table, streams) for table in ("timepoint", "read"))
    return [
        _OwnRead(
            uuid,
            a,
            codes[uuid].code,
            about["subject"][a.subject],
            tuple(visits.get(a.subject, ())),
            series.get(a.subject, {}),
            {label: row["state"] for label, row in begun.get(f"read:{uuid}", {}).items()},
            reads.get(f"read:{uuid}", {}).get("read", {}).get("ended_at"),
        )
        for uuid, a in own.items()
    ]


def _shown(read: _OwnRead, *, is_shifted: bool, has_due: bool) -> dict[str, dict[str, Any]]:
    """The rows of one read as its reader may know them, under its code."""
    labels = visible_labels(read.visits, read.begun, read.ended_at)
    seen = CodedSubject(
        read.code,
        changed(read.subject, images_final=read.subject.images_final and _is_read(read)),
        has_due,
    )
    return {
        **seen.rows([v for v in read.visits if v.label in labels], read.series, is_shifted=is_shifted),
        "assignment": {read.uuid: changed(read.assignment, subject=read.code, allocation=None)},
        "reading_code": {read.uuid: ReadingCodeRecord(read.uuid, read.code)},
    }


@dataclass(frozen=True)
class CodedSubject:
    """A subject under the code by which somebody blinded knows it.

    `has_due`: the day of release is known as well, from which it is told by when a timepoint is due (WL-1).
    """

    code: str
    record: SubjectRecord
    has_due: bool = False

    def rows(
        self, visits: Collection[VisitRecord], series: Mapping[str, SeriesRecord], *, is_shifted: bool
    ) -> dict[str, dict[str, Any]]:
        """Return the rows of the subject, these visits and their ready series, as they may be known.

        Series that wait for a choice are told, too, since they hold up the read (ER); their images are not
        shown.
        """
        named = {v.name: v for v in visits}
        told = {
            uid: s
            for uid, s in series.items()
            if s.visit in named and (s.state == "ready" or awaits_choice(s))
        }
        shift = _shift(visits, told.values()) if is_shifted else timedelta(0)
        subject = SubjectRecord(
            self.code,  # all other dates are clinical (BN)
            randomisation_date=_moved(self.record.randomisation_date, shift),
            images_final=self.record.images_final,
        )
        return {
            "subject": {self.code: subject},
            "visit": {
                visit_key(self.code, v.label or ""): changed(
                    v,
                    subject=self.code,
                    name=v.label or "",
                    nominal_date=_moved(v.nominal_date, shift),
                    released_on=v.released_on if self.has_due else None,
                )
                for v in visits
            },
            "series": {
                uid: changed(
                    s,
                    subject=self.code,
                    visit=named[s.visit].label or "",
                    scan_date=_moved(s.scan_date, shift),
                )
                for uid, s in told.items()
            },
        }


def _is_read(read: _OwnRead) -> bool:
    """Whether every released timepoint is locked: until then nobody learns that no more follow (SQ-1)."""
    return all(
        read.begun.get(v.label) == TimepointState.LOCKED
        for v in read.visits
        if v.done and v.label is not None
    )


def _shift(visits: Collection[VisitRecord], series: Collection[SeriesRecord]) -> timedelta:
    """From the first baseline scan (ST-5) to day zero; from the first known scan where it has no date."""
    baseline = {v.name for v in visits if v.label == BASELINE}
    dates = [s.scan_date for s in series if s.scan_date and s.visit in baseline]
    known = dates or [s.scan_date for s in series if s.scan_date]
    return DAY_ZERO - min(known) if known else timedelta(0)


def _moved(day: date | None, by: timedelta) -> date | None:
    return None if day is None else day + by
