"""subjects.csv: what is taken, every fault by row and column, differences (ST-111 to ST-118)."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.problem import Refusal
from recist_reader.recist.read import PartialDate
from recist_reader.trial.codec import converter
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.study_records import (
    AssignmentRecord,
    StudyRecord,
    SubjectRecord,
    VisitRecord,
)
from recist_reader.trial.study_state import StudyState, evolve_study
from recist_reader.trial.subject_import import cell_text, decide_import_table, plan_table
from recist_reader.trial.subject_table import COLUMNS, CellFault, decoded, read_subject_table

TODAY = date(2026, 3, 2)
HEAD = "subject_id,site,randomisation_date,death_date,notes"
WHY = "as the site wrote"


def a_state(*subjects: SubjectRecord, single_reader: bool = False) -> StudyState:
    head = StudyRecord("S", single_reader, "R1" if single_reader else None, cutoff_date=date(2025, 12, 31))
    return StudyState({"study": {"study": head}, "subject": {s.subject: s for s in subjects}})


def planned(text: str, *subjects: SubjectRecord):
    return plan_table(a_state(*subjects), read_subject_table(text), TODAY)


def decided(state: StudyState, text: str, reason: str = "", remove: tuple[str, ...] = ()) -> Edit | Refusal:
    plan = plan_table(state, read_subject_table(text), TODAY)
    return decide_import_table(state, plan, reason, remove, iter(["u1", "u2", "u3"]).__next__)


@pytest.mark.parametrize(
    "text",
    [
        "subject_id,randomisation_date,death_date\n1001,2024-01-08,2024-05\n",
        "subject_id;randomisation_date;death_date\r\n1001;2024-01-08;2024-05\r\n\r\n",
        '"subject_id" , "randomisation_date","death_date"\n1001 , 2024-01-08,"2024-05"'.replace(' , "', ',"'),
    ],
    ids=["comma", "semicolon", "quoted, no last line end"],
)
def test_ST_116_comma_or_semicolon_is_told_from_the_header(text: str) -> None:
    plan = planned(text)
    assert not plan.faults
    assert plan.new == {"1001": SubjectRecord("1001", date(2024, 1, 8), PartialDate(2024, 5))}


def test_ST_116_a_byte_order_mark_is_accepted_and_other_encodings_are_named() -> None:
    assert decoded(b"\xef\xbb\xbfsubject_id\n") == "subject_id\n"
    fault = decoded("subject_id,site\n1001,Köln\n".encode("latin-1"))
    assert isinstance(fault, CellFault)
    assert (fault.row, fault.what) == (2, "the text is not in UTF-8")


@pytest.mark.parametrize(
    ("text", "row", "column", "value", "what"),
    [
        ("", None, "", "", "the table is empty"),
        ("site\nA\n", 1, "subject_id", "", "the column is missing"),
        ("subject_id,arm\n1001,A\n", 1, "arm", "arm", "unknown column"),
        ("subject_id,site,site\n1001,A,B\n", 1, "site", "site", "the column stands there twice"),
        (f"{HEAD}\n1001,A,01/02/2024,,\n", 2, "randomisation_date", "01/02/2024", "this is no ISO date"),
        (f"{HEAD}\n1001,A,20240108,,\n", 2, "randomisation_date", "20240108", "this is no ISO date"),
        (f"{HEAD}\n1001,A,2024-02-30,,\n", 2, "randomisation_date", "2024-02-30", "there is no such day"),
        (f"{HEAD}\n1001,A,2024-01,,\n", 2, "randomisation_date", "2024-01", "this is no ISO date"),
        (f"{HEAD}\n1001,A,,2024,\n", 2, "death_date", "2024", "this is no ISO date"),
        (f"{HEAD}\n1001,A,,2024-13,\n", 2, "death_date", "2024-13", "there is no such day"),
        (f"{HEAD}\n1001,A,\n", 2, "", "", "3 cells, the header has 5"),
        (f"{HEAD}\n,A,,,\n", 2, "subject_id", "", "the subject id is missing"),
        (f"{HEAD}\na b,A,,,\n", 2, "subject_id", "a b", "a subject id begins with A to Z or a digit"),
        (f"{HEAD}\n1,A,,,\n\n1,A,,,\n", 4, "subject_id", "1", "the subject stands in row 2 already"),
        (f"{HEAD}\n1001,A,,,a\x07b\n", 2, "notes", "a\N{REPLACEMENT CHARACTER}b", "control character"),
        (f'{HEAD}\n1001,A,,,"a\nb"\n', 2, "notes", "a\N{REPLACEMENT CHARACTER}b", "control character"),
        (f'{HEAD}\n1001,A,,,"a\n', 2, "", "", "quotes or characters are out of order"),
        (f"{HEAD}\n1001,A,,,{'x' * 1001}\n", 2, "notes", "x" * 1001, "the text is too long"),
        ("subject_id,population_itt\n1001,yes\n", 2, "population_itt", "yes", "neither true nor false"),
    ],
)
def test_ST_117_a_fault_has_row_column_value_and_what_to_do(
    text: str, row: int | None, column: str, value: str, what: str
) -> None:
    (fault,) = planned(text).faults
    assert (fault.row, fault.column, fault.value) == (row, column, value)
    assert what in fault.what
    assert fault.remedy


def test_ST_117_every_fault_is_listed_and_nothing_is_taken() -> None:
    text = f"{HEAD}\n1001,A,2024-1-8,x,\n1002,A,2024-01-08,,\n1001,A,,,\n"
    plan = planned(text)
    assert [(f.row, f.column) for f in plan.faults] == [
        (2, "randomisation_date"),
        (2, "death_date"),
        (4, "subject_id"),
    ]
    answer = decided(a_state(), text)
    assert isinstance(answer, Refusal)
    assert answer.problem.what == "the table has 3 faults"


@pytest.mark.parametrize(
    ("cells", "column", "what", "is_warning"),
    [
        ({"randomisation_date": "2026-03-03"}, "randomisation_date", "lies in the future", False),
        ({"randomisation_date": "2026-03-02"}, "randomisation_date", "after the cut-off", True),
        ({"death_date": "2024-01-07"}, "death_date", "before randomisation", False),
        ({"death_date": "2023-12"}, "death_date", "before randomisation", False),
        ({"death_date": "2024-01"}, "death_date", "only the month is known", True),
        ({"death_date": "2026-04"}, "death_date", "in the future", False),
        (
            {"death_date": "2024-05-01", "last_known_alive_date": "2024-05-02"},
            "last_known_alive_date",
            "after death",
            False,
        ),
        ({"new_therapy_date": "2024-01-07"}, "new_therapy_date", "before randomisation", False),
        ({"withdrawal_date": "2024-01-07"}, "withdrawal_date", "before randomisation", False),
        ({"clinical_deterioration_date": "2024-01-07"}, "clinical_deterioration_date", "before rand", False),
        ({"new_therapy_date": "2026-01-01"}, "new_therapy_date", "after the cut-off", True),
        ({"new_therapy_kind": "chemotherapy"}, "new_therapy_kind", "no date", True),
    ],
)
def test_ST_118_dates_are_held_against_each_other(
    cells: dict[str, str], column: str, what: str, is_warning: bool
) -> None:
    given_cells = {"subject_id": "1001", "randomisation_date": "2024-01-08"} | cells
    plan = planned(f"{','.join(given_cells)}\n{','.join(given_cells.values())}\n")
    found = [(f.column, f.is_warning) for f in (*plan.faults, *plan.warnings) if what in f.what]
    assert found == [(column, is_warning)]


@pytest.mark.parametrize(
    "cells",
    [
        {"death_date": "2024-01-08", "last_known_alive_date": "2024-01-08"},
        {"death_date": "2024-05", "last_known_alive_date": "2024-05-31"},
        {"new_therapy_date": "2024-01-08", "withdrawal_date": "2024-01-08"},
    ],
)
def test_ST_118_the_same_day_is_no_fault(cells: dict[str, str]) -> None:
    given_cells = {"subject_id": "1001", "randomisation_date": "2024-01-08"} | cells
    assert not planned(f"{','.join(given_cells)}\n{','.join(given_cells.values())}\n").faults


KNOWN = SubjectRecord("1001", date(2024, 1, 8), site="Bergen", notes="old")


def test_ST_117_a_second_import_shows_each_cell_that_differs() -> None:
    plan = planned(f"{HEAD}\n1001,Oslo,2024-01-08,2024-05-01,\n", KNOWN)
    assert [(c.row, c.column, c.before, c.after) for c in plan.changes] == [
        (2, "site", "Bergen", "Oslo"),
        (2, "death_date", "", "2024-05-01"),
        (2, "notes", "old", ""),
    ]


def test_ST_117_a_column_that_is_not_there_says_nothing() -> None:
    plan = planned("subject_id,site\n1001,Bergen\n", KNOWN)
    assert (plan.changes, plan.changed) == ((), {})


@pytest.mark.parametrize(("reason", "is_taken"), [("", False), ("  ", False), (WHY, True)])
def test_ST_117_a_change_needs_its_reason(reason: str, is_taken: bool) -> None:
    answer = decided(a_state(KNOWN), "subject_id,site\n1001,Oslo\n", reason)
    assert isinstance(answer, Edit) is is_taken


def test_ST_117_new_subjects_need_none_and_old_sides_are_kept() -> None:
    answer = decided(a_state(KNOWN), "subject_id,site\n1001,Oslo\n1002,Bergen\n", WHY)
    assert isinstance(answer, Edit)
    assert answer.old == {"subject": {"1001": KNOWN, "1002": None}}
    assert answer.new["subject"]["1001"] == replace(KNOWN, site="Oslo")
    fresh = decided(a_state(KNOWN), "subject_id\n1001\n1002\n")
    assert isinstance(fresh, Edit)
    assert fresh.reason is None


def test_ST_117_a_row_that_disappeared_stays_until_it_is_named() -> None:
    state = a_state(KNOWN, SubjectRecord("1002"))
    plan = plan_table(state, read_subject_table("subject_id\n1001\n"), TODAY)
    assert plan.missing == ("1002",)
    assert isinstance(decided(state, "subject_id\n1001\n"), Refusal)
    answer = decided(state, "subject_id\n1001\n", WHY, ("1002",))
    assert isinstance(answer, Edit)
    assert evolve_study(state, Recorded("e", answer)).subjects.keys() == {"1001"}


@pytest.mark.parametrize(
    ("hanging", "words"),
    [
        ({"visit": {"1002/Baseline": VisitRecord("1002", "Baseline", 0, None)}}, "visits or images"),
        ({"assignment": {"u": AssignmentRecord("1002", "r1", "R1", True)}}, "was assigned"),
    ],
)
def test_ST_117_nothing_goes_on_which_something_hangs(hanging: dict[str, object], words: str) -> None:
    state = a_state(KNOWN, SubjectRecord("1002"))
    state = StudyState({**state.tables, **hanging})
    answer = decided(state, "subject_id\n1001\n", WHY, ("1002",))
    assert isinstance(answer, Refusal)
    assert words in answer.problem.what


def test_ST_117_a_subject_of_the_table_is_not_removed() -> None:
    answer = decided(a_state(KNOWN), "subject_id\n1001\n", WHY, ("1001",))
    assert isinstance(answer, Refusal)


def test_RO_10_new_subjects_are_assigned_to_the_one_reader_and_removed_ones_are_not() -> None:
    state = a_state(SubjectRecord("1000"), single_reader=True)
    state = StudyState({**state.tables, "assignment": {"u0": AssignmentRecord("1000", "R1")}})
    answer = decided(state, "subject_id\n1001\n", WHY, ("1000",))
    assert isinstance(answer, Edit)
    assert answer.new["assignment"] == {"u1": AssignmentRecord("1001", "R1"), "u0": None}


def test_ST_111_what_is_not_kept_is_said() -> None:
    plan = planned("subject_id,sex,height_cm\n1001,F,170\n")
    assert [(w.column, w.what) for w in plan.warnings] == [
        ("sex", "this column is not taken over"),
        ("height_cm", "this column is not taken over"),
    ]
    assert not plan.faults


days = st.dates(date(2024, 1, 8), TODAY)
texts = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\ufeff"), max_size=20)


@given(
    st.dictionaries(
        st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,10}", fullmatch=True),
        st.fixed_dictionaries(
            {
                "site": texts,
                "death_date": st.none() | days | days.map(lambda d: PartialDate(d.year, d.month)),
                "new_therapy_date": st.none() | days,
                "new_therapy_kind": texts,
                "population_itt": st.booleans(),
                "notes": texts,
            }
        ),
        max_size=8,
    ),
    st.sampled_from(",;"),
)
def test_ST_117_a_table_that_is_written_and_read_changes_nothing(
    found: dict[str, dict[str, object]], delimiter: str
) -> None:
    start = date(2024, 1, 8)
    subjects = [SubjectRecord(subject, start, **values) for subject, values in found.items()]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(("subject_id", *COLUMNS))
    for one in subjects:
        writer.writerow((one.subject, *(cell_text(getattr(one, column)) for column in COLUMNS)))
    plan = planned(out.getvalue(), *subjects)
    assert (plan.faults, plan.changes, plan.missing) == ((), (), ())
    assert planned(out.getvalue()).new == {s.subject: s for s in subjects}


def test_AU_3_an_old_row_and_its_record_are_the_same() -> None:
    plain = SubjectRecord("1001", TODAY - timedelta(days=1))
    row = converter().unstructure(plain)
    assert "site" not in row
    assert converter().structure(row, SubjectRecord) == plain
