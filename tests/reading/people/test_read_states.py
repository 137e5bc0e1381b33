"""The states of reads from stored rows: what ends a read, what may not follow (ST 2.1, ST-1, OR-8)."""

from dataclasses import replace
from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.assigning import Assigned, assign, take_back
from recist_reader.reading.people.own_cases import stored_cases
from recist_reader.reading.people.read_states import (
    IllegalTransition,
    read_facts,
    require_legal,
    require_legal_change,
)
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_options import change_options
from recist_reader.reading.study_session import StudySession, new_event
from recist_reader.reading.worklist import TaskState, tasks
from recist_reader.trial import commands as c
from recist_reader.trial.adjudication.records import CASE, TABLE, CaseState
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.read_stage import ReadStage, stage_of
from recist_reader.trial.study_records import SubjectRecord
from tests.blinded import Blinded, a_blinded_study, begin_one, people_of, read_one
from tests.building import a_study, drawn

WHY = "told by the imaging site"


def options(made: Blinded, **changes: object) -> None:
    with made.manager() as study:
        answer = change_options(study, changes, "as the charter says")
        assert isinstance(answer, Recorded), answer


def stages(made: Blinded) -> dict[str, ReadStage]:
    """Slot -> state of the reads of subject 1001, as the manager's process derives it."""
    with made.manager() as study:
        return stages_in(study)


@pytest.fixture
def ending(tmp_path: Path) -> Blinded:
    """A study in which the first PD ends a read; r1 has found it at TP1 of three timepoints."""
    made = a_blinded_study(tmp_path, subjects=1)
    options(made, read_after_pd=False)
    with made.as_("r1") as study:
        session = ReadSession(study, made.codes["1001", "R1"])
        read_one(session, "BL", long_mm=30)
        read_one(session, "TP1", long_mm=60)
    return made


def test_2_1_the_first_pd_ends_a_read_where_the_charter_says_so(ending: Blinded) -> None:
    assert stages(ending) == {"R1": ReadStage.COMPLETE, "R2": ReadStage.ASSIGNED}


def test_2_1_its_reader_is_done_and_knows_of_no_further_timepoint(ending: Blinded) -> None:
    code = ending.codes["1001", "R1"]
    with ending.as_("r1") as study:
        (task,) = tasks(study)
        assert task.state is TaskState.COMPLETE
        assert {v.label for v in study.state.visits_of(code)} == {"BL", "TP1"}
        refused = ReadSession(study, code).do(c.OpenTimepoint("TP2"))
        assert isinstance(refused, Refusal)


def test_OR_8_elsewhere_reading_goes_on_after_pd(tmp_path: Path) -> None:
    made = a_blinded_study(tmp_path, subjects=1)
    with made.as_("r1") as study:
        session = ReadSession(study, made.codes["1001", "R1"])
        read_one(session, "BL", long_mm=30)
        read_one(session, "TP1", long_mm=60)
        read_one(session, "TP2", long_mm=60)
    assert stages(made)["R1"] is ReadStage.IN_PROGRESS
    with made.manager() as study:
        assert isinstance(declare_final(study, "1001", WHY), Recorded)
    assert stages(made)["R1"] is ReadStage.COMPLETE


def test_SG_7_a_pd_that_is_withdrawn_lets_the_read_go_on(tmp_path: Path) -> None:
    """In a single-reader study, which opens again without a second person (RO-10)."""
    with a_study(tmp_path, timepoints=3, workflow={"read_after_pd": False}) as study:
        session = ReadSession(study, "1001")
        for label, long_mm in (("BL", 30.0), ("TP1", 60.0)):
            begin_and_lock(session, label, long_mm)
        assert session.state.ended_at == "TP1"
        refused = session.do(c.OpenTimepoint("TP2"))
        assert isinstance(refused, Refusal)
        assert refused.rule == "OR-8"
        assert [task.state for task in tasks(study)] == [TaskState.COMPLETE]
        assert isinstance(session.do(c.ReopenTimepoint("TP1", "transcription_error", "")), Recorded)
        again = session.do(c.RecordMeasurement("T1", drawn(session, 31, 20)))
        assert isinstance(again, Recorded)
        assert isinstance(session.lock(), Recorded)
        assert session.state.ended_at is None
        assert isinstance(session.do(c.OpenTimepoint("TP2")), Recorded)


def test_RO_10_in_a_single_reader_study_a_read_is_final_while_all_is_locked(tmp_path: Path) -> None:
    with a_study(tmp_path, timepoints=1) as study:
        begin_and_lock(ReadSession(study, "1001"), "BL", 30.0)
        (facts,) = read_facts(study.file, study.state).values()
        assert stage_of(facts) is ReadStage.FINAL


def begin_and_lock(session: ReadSession, label: str, long_mm: float) -> None:
    begin_one(session, label, long_mm)
    assert isinstance(session.lock(), Recorded)


def case_becomes(study: StudySession, state: CaseState) -> None:
    """The case of 1001, which coming in has made, gets another state, as an adjudicator's desk stores it."""
    ((stream, case),) = stored_cases(study.file).items()
    edit = Edit("adjudication.decided", {TABLE: {CASE: case}}, {TABLE: {CASE: replace(case, state=state)}})
    study.store(new_event(edit, stream, stream.removeprefix("adj:"), study.workplace))


def stages_in(study: StudySession) -> dict[str, ReadStage]:
    """Slot -> state of the reads of subject 1001 that count."""
    facts = read_facts(study.file, study.state)
    own = {u: a for u, a in study.state.assignments.items() if a.subject == "1001" and not a.void}
    return {a.slot: stage_of(facts[u]) for u, a in own.items()}


@pytest.fixture
def both_complete(tmp_path: Path) -> Blinded:
    """Both reads of 1001 are complete, and agree."""
    made = a_blinded_study(tmp_path, subjects=1, timepoints=1)
    for login, slot in (("r1", "R1"), ("r2", "R2")):
        with made.as_(login) as study:
            read_one(ReadSession(study, made.codes["1001", slot]), "BL", login)
    with made.manager() as study:
        assert isinstance(declare_final(study, "1001", WHY), Recorded)
    return made


def test_ST_1_what_was_adjudicated_is_not_taken_back(both_complete: Blinded) -> None:
    with both_complete.manager() as study:
        case_becomes(study, CaseState.DECIDED)
        with pytest.raises(IllegalTransition, match="from adjudicated to void"):
            take_back(study, "1001", "R1", WHY)
        noted = [e.payload for e in study.file.events("study") if e.payload["change"] == "action.refused"]
        assert [note["rule"] for note in noted] == ["ST-1"]
        assert set(stages_in(study).values()) == {ReadStage.ADJUDICATED}


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        (CaseState.AGREED, ReadStage.FINAL),
        (CaseState.PENDING, ReadStage.ADJUDICATION_PENDING),
        (CaseState.DECIDED, ReadStage.ADJUDICATED),
        (CaseState.INVALID, ReadStage.COMPLETE),
    ],
)
def test_2_1_what_became_of_the_pair_is_the_state_of_both(
    both_complete: Blinded, state: CaseState, stage: ReadStage
) -> None:
    with both_complete.manager() as study:
        case_becomes(study, state)
        assert stages_in(study) == {"R1": stage, "R2": stage}


def test_ST_1_a_legal_change_passes(tmp_path: Path) -> None:
    made = a_blinded_study(tmp_path, subjects=1, timepoints=1)
    with made.manager() as study:
        edit = study.state.edit("subject.changed", {"subject": {"1001": SubjectRecord("1001", site="A")}})
        require_legal_change(study, "1001", Act.SET_SUBJECT, edit)
        assert isinstance(take_back(study, "1001", "R1", WHY), Recorded)
    with pytest.raises(IllegalTransition):
        require_legal("1001", ReadStage.VOID, ReadStage.ASSIGNED)


@pytest.mark.parametrize("is_specific", [True, False])
def test_BN_5_both_readers_see_one_code_where_the_option_says_so(tmp_path: Path, is_specific: bool) -> None:
    made = a_blinded_study(tmp_path, subjects=0)
    options(made, reader_specific_codes=is_specific) if not is_specific else None
    with made.manager() as study:
        study.add_subject(SubjectRecord("2001"))
        given = [assign(study, people_of(study), "2001", f"r{n}", f"R{n}") for n in (1, 2)]
        codes = {one.code for one in given if isinstance(one, Assigned)}
    assert len(codes) == (2 if is_specific else 1)
