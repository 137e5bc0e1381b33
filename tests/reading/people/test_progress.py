"""What the manager sees of progress: visits, locks, states, queries, waiting; no response (WL-6, ST-107)."""

import json
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.assigning import Assigned, assign
from recist_reader.reading.people.beginning import Beginning, create_study_with_accounts
from recist_reader.reading.people.managing import AccountDesk, Issued, NewPerson
from recist_reader.reading.people.own_reads import DAY_ZERO, own_study
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.progress import SubjectProgress, progress_of
from recist_reader.reading.people.query_desk import NewQuery, QueryDesk
from recist_reader.reading.people.releasing import declare_final, release
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.study_templates import read_definition, template_path
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.read_stage import ReadStage
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord, SubjectRecord
from recist_reader.trial.study_state import subject_facts
from recist_reader.trial.visit_dates import DueState
from recist_reader.trial.visit_decisions import ImportedImages
from tests.blinded import Blinded, a_blinded_study, people_of, read_one
from tests.building import a_study, instance_row, series_record
from tests.people import CHEAP, MANAGER, MANAGER_PASSWORD, PASSPHRASE, Clock

WHY = "told by the imaging site"
START = date(2025, 10, 1)  # 152 days before the clock of the tests


def rows_of(study: StudySession) -> dict[str, SubjectProgress]:
    found = progress_of(study)
    assert isinstance(found, tuple), found
    return {row.subject: row for row in found}


def of_1001(made: Blinded) -> SubjectProgress:
    with made.manager() as study:
        return rows_of(study)["1001"]


@pytest.fixture
def planned(tmp_path: Path) -> Blinded:
    """A study by the list of weeks 16 and 32, with one subject and nobody to read."""
    clock = Clock()
    visits = read_definition(template_path("prrt-16-32")).visit_list
    beginning = Beginning(MANAGER, "Maria Lindqvist", MANAGER_PASSWORD, tmp_path / "r.json", PASSPHRASE)
    command = CreateStudy(StudyRecord("Made study", False, None, visit_list=visits))
    path, place = tmp_path / "study.rrs", Workplace("", clock=clock)
    made = create_study_with_accounts(path, command, beginning, place, PasswordHashes(CHEAP))
    assert isinstance(made, str), made
    blinded = Blinded(path, clock)
    with blinded.manager() as study:
        study.add_subject(SubjectRecord("1001", START, site="Bergen"))
    return blinded


def came(study: StudySession, visit: str, day: int, **changes: object) -> None:
    uid = f"2.25.1{len(study.state.series) + 1}"
    record = series_record("1001", visit, uid, START + timedelta(days=day), **changes)
    images = ImportedImages("1001", visit, {uid: record}, {uid: instance_row(uid)}, releases=False)
    assert isinstance(study.add_images(images), Recorded)


def test_ST_107_expected_visits_are_due_in_their_window_and_overdue_after_it(planned: Blinded) -> None:
    row = of_1001(planned)
    assert [(v.name, v.state, v.due, v.until) for v in row.visits] == [
        ("Baseline", DueState.OVERDUE, START, START),
        ("Week 16", DueState.OVERDUE, START + timedelta(days=112), START + timedelta(days=126)),
        ("Week 32", DueState.EXPECTED, START + timedelta(days=224), START + timedelta(days=238)),
    ]
    assert (row.expected, row.received, row.checked, row.waiting_days) == (2, 0, 0, None)
    assert row.site == "Bergen"


def test_WL_6_received_is_what_has_images_and_checked_what_is_decided_on(planned: Blinded) -> None:
    with planned.manager() as study:
        came(study, "Baseline", -5)
        came(study, "Week 16", 130)
        came(study, "Week 16", 130, state="quarantined")
        came(study, "Unscheduled 1", 60)
        row = rows_of(study)["1001"]
    found = {v.name: (v.state, v.is_received, v.is_checked, v.days_off) for v in row.visits}
    assert found == {
        "Baseline": (DueState.RECEIVED, True, True, 0),
        "Week 16": (DueState.RECEIVED, True, False, 4),
        "Week 32": (DueState.EXPECTED, False, False, 0),
        "Unscheduled 1": (DueState.RECEIVED, True, True, 0),
    }
    assert (row.expected, row.received, row.checked) == (2, 3, 2)


def test_WL_6_a_release_waits_though_nobody_is_assigned(planned: Blinded) -> None:
    with planned.manager() as study:
        came(study, "Baseline", -5)
        assert isinstance(release(study, "1001", "Baseline"), Recorded)
    assert of_1001(planned).waiting_days == 0
    planned.clock.turn(days=9)
    row = of_1001(planned)
    assert row.waiting_days == 9
    assert [(r.slot, r.reader, r.stage) for r in row.reads] == [("R1", None, None), ("R2", None, None)]


def test_WL_6_locks_and_states_stand_for_each_reader(tmp_path: Path) -> None:
    made = a_blinded_study(tmp_path, subjects=1, timepoints=1)
    made.clock.turn(days=3)
    for login, slot in (("r1", "R1"), ("r2", "R2")):
        assert of_1001(made).waiting_days == 3
        with made.as_(login) as study:
            read_one(ReadSession(study, made.codes["1001", slot]), "BL", login)
    row = of_1001(made)
    assert [(r.slot, r.locked, r.stage) for r in row.reads] == [
        ("R1", 1, ReadStage.IN_PROGRESS),
        ("R2", 1, ReadStage.IN_PROGRESS),
    ]
    assert (row.expected, row.waiting_days) == (None, None)
    with made.manager() as study:
        assert isinstance(declare_final(study, "1001", WHY), Recorded)
        assert {r.stage for r in rows_of(study)["1001"].reads} == {ReadStage.COMPLETE}


def test_WL_6_open_queries_are_counted_by_read(tmp_path: Path) -> None:
    made = a_blinded_study(tmp_path, subjects=1, timepoints=1)
    with made.manager() as study:
        asked = QueryDesk(study).open("1001", NewQuery(text="Please look at the date of the scan"))
        assert not isinstance(asked, Refusal), asked
        row = rows_of(study)["1001"]
    assert [r.open_queries for r in row.reads] == [1, 0]
    assert row.open_queries == 1


def test_RO_1_no_value_and_no_response_stands_in_it(tmp_path: Path) -> None:
    made = a_blinded_study(tmp_path, subjects=1, timepoints=2)
    with made.as_("r1") as study:
        session = ReadSession(study, made.codes["1001", "R1"])
        read_one(session, "BL", long_mm=31.25)
        read_one(session, "TP1", long_mm=60)
    told = json.dumps(asdict(of_1001(made)), default=str)
    assert not [word for word in ("PD", "SD", "liver", "31.2", "60.0", "T1") if f'"{word}' in told]


def test_ST_108_a_reader_has_no_name_of_a_visit(planned: Blinded) -> None:
    with planned.manager() as study:
        people = people_of(study)
        issued = AccountDesk(people, study.seat.signed_in).add(
            NewPerson("r1", "Ada Okonkwo", (StudyRole.READER,))
        )
        assert isinstance(issued, Issued), issued
        for visit, day in (("Baseline", -5), ("Week 16", 112)):
            came(study, visit, day)
            assert isinstance(release(study, "1001", visit), Recorded)
        assert isinstance(assign(study, people, "1001", "r1", "R1"), Assigned)
        shown = own_study(study.file, issued.account)
    assert "Week" not in repr(shown)
    (code,) = shown.subjects
    facts = subject_facts(shown, code)
    assert facts.schedule is not None
    assert [(t.visit, t.nominal_date) for t in facts.timepoints] == [(0, DAY_ZERO + timedelta(days=5))]


@pytest.mark.parametrize(("login", "is_shown"), [("au", True), ("r1", False), ("ad", False), ("ex", False)])
def test_RO_6_progress_is_for_the_manager_and_the_auditor(tmp_path: Path, login: str, is_shown: bool) -> None:
    made = a_blinded_study(tmp_path, subjects=1, timepoints=1)
    with made.as_(login) as study:
        assert isinstance(progress_of(study), Refusal) is not is_shown


def test_RO_10_the_one_reader_sees_the_own_progress(tmp_path: Path) -> None:
    with a_study(tmp_path, timepoints=2) as study:
        row = rows_of(study)["1001"]
    assert [(v.name, v.is_received) for v in row.visits[:3]] == [
        ("Baseline", True),
        ("TP1", True),
        ("TP2", False),
    ]
    assert [(r.slot, r.stage) for r in row.reads] == [("R1", ReadStage.ASSIGNED)]
