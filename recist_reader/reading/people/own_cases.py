"""What an adjudicator's session holds of the study: the cases that need a decision, under their codes (RO-3).

Both reads are there as A and B, in the order drawn for the case (BN-7); who read, when, and whose images
they are is not loaded. Subjects that the same person reads are left out (RO-7).
"""

from collections.abc import Mapping
from typing import Any

from recist_reader.reading.edit_events import TABLES
from recist_reader.reading.people.own_reads import STUDY_STREAM, CodedSubject, stored_records
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.adjudication.records import CASE, TABLE, CaseRecord, CaseState
from recist_reader.trial.codec import READ_TABLES, patch_from_rows
from recist_reader.trial.state import ReadState
from recist_reader.trial.study_records import StudyRecord, VisitRecord
from recist_reader.trial.study_state import StudyState

_OF_A_READ = tuple(table for table in READ_TABLES if table not in ("read", "signature", "lock_version"))
"""No person, no time, no version (SE-61)."""


def stored_cases(file: StudyFile) -> dict[str, CaseRecord]:
    """Return every case of a study: stream -> row. Raises StudyFault."""
    return cases_in(file.all_rows(TABLE))


def cases_in(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, CaseRecord]:
    """Return the cases among rows of their table: stream -> key -> row."""
    return {stream: stored_records(TABLE, own)[CASE] for stream, own in rows.items() if CASE in own}


def cases_of(file: StudyFile, account: str) -> dict[str, CaseRecord]:
    """Return the cases that this adjudicator may open, and those that the person decided (SE-61)."""
    own = file.rows_about("assignment", STUDY_STREAM, "reader", [account]).values()
    read_here = {row["subject"] for row in own}
    found = {}
    for stream, case in stored_cases(file).items():
        is_own = case.decided is not None and case.decided.account == account
        is_shown = case.state is CaseState.PENDING or (case.state is CaseState.DECIDED and is_own)
        if is_shown and subject_of(file, case) not in read_here:
            found[stream] = case
    return found


def subject_of(file: StudyFile, case: CaseRecord) -> str:
    """Return the subject of a case. Raises KeyError where its reads are not assigned to anybody."""
    row = file.row("assignment", STUDY_STREAM, case.read_a)
    if row is None:
        raise KeyError(case.read_a)
    return str(row["subject"])


def cases_study(file: StudyFile, account: str) -> StudyState:
    """Return the study as an adjudicator may know it. Raises StudyFault where rows cannot be read."""
    stored = {table: stored_records(table, file.rows(table, STUDY_STREAM)) for table in ("study", "charter")}
    tables: dict[str, dict[str, Any]] = {"charter": dict(stored["charter"])}
    tables["study"] = {key: _shown(row) for key, row in stored["study"].items()}
    is_shifted = StudyState(tables).options().workflow.date_display != "absolute"
    for case in cases_of(file, account).values():
        subject = subject_of(file, case)
        about = {
            table: stored_records(table, file.rows_about(table, STUDY_STREAM, "subject", [subject]))
            for table in ("subject", "visit", "series")
        }
        visits: list[VisitRecord] = [v for v in about["visit"].values() if v.label is not None]
        seen = CodedSubject(case.code, about["subject"][subject])
        for table, rows in seen.rows(visits, about["series"], is_shifted=is_shifted).items():
            tables.setdefault(table, {}).update(rows)
    return StudyState(tables)


def case_read(file: StudyFile, read: str, code: str, letter: str) -> ReadState:
    """Return one read of a case from its rows, without its person. Raises StudyFault."""
    rows: Mapping[str, Mapping[str, Any]] = file.tables(f"read:{read}")
    kept = {table: dict(rows.get(table, {})) for table in _OF_A_READ}
    return ReadState(code, letter, patch_from_rows(kept, TABLES))


def _shown(record: StudyRecord) -> StudyRecord:
    return StudyRecord(
        record.title,
        record.single_reader,
        None,
        record.template,
        record.interval_days,
        record.window_days,
        visit_list=record.visit_list and record.visit_list.unnamed(),
    )
