"""What the manager is told of a scan whose date speaks against its visit (ST-105, DV-01)."""

from datetime import date, timedelta

import pytest

from recist_reader.reading.people.set_up import placement_note
from recist_reader.trial.study_records import StudyRecord, SubjectRecord
from recist_reader.trial.study_state import StudyState
from recist_reader.trial.visit_list import PlannedVisit, VisitList
from tests.building import series_record

START = date(2024, 1, 8)
LIST = VisitList((PlannedVisit("Baseline", 0, 28, 0), PlannedVisit("Week 16", 112, 14, 14)))


def told(visit: str, day: int, **changes: object) -> str | None:
    subject = {"randomisation_date": START} | changes
    head = StudyRecord("S", False, None, visit_list=LIST)
    series = series_record("1001", visit, "2.25.1", START + timedelta(days=day))
    tables = {
        "study": {"study": head},
        "subject": {"1001": SubjectRecord("1001", **subject)},
        "series": {series.uid: series},
    }
    note = placement_note(StudyState(tables), "1001", visit)
    return None if note is None else note.what


@pytest.mark.parametrize(
    ("visit", "day", "words"),
    [
        ("Week 16", 98, None),
        ("Week 16", 97, "the scan lies outside its window, 1 d early (DV-01)"),
        ("Week 16", 130, "the scan lies outside its window, 4 d late (DV-01)"),
        ("Week 16", 10, "by its date (day 10) the scan belongs to Baseline"),
        ("Baseline", 112, "by its date (day 112) the scan belongs to Week 16"),
        ("Week 16", 56, "by its date (day 56) the scan is unscheduled"),
        ("Unscheduled 1", 56, None),
        ("Unscheduled 1", 100, "by its date (day 100) the scan belongs to Week 16"),
    ],
)
def test_ST_105_the_date_of_a_scan_is_held_against_its_visit(visit: str, day: int, words: str | None) -> None:
    assert told(visit, day) == words


def test_ST_105_without_randomisation_nothing_is_said() -> None:
    assert told("Week 16", 0, randomisation_date=None) is None
