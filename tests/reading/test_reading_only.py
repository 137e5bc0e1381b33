"""A study that can't be written is looked at; every edit is refused with why (FT-5, IN-120, IN-137)."""

from pathlib import Path

import pytest

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.importing import ImportWish, prepare_import
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.reading_only import REMEDY, may_be_read
from recist_reader.reading.study_session import StudySession, open_for_reading, open_study
from recist_reader.recist.vocabulary import Role
from recist_reader.storage.faults import FaultCode, StudyFault, fault
from recist_reader.storage.write_queue import QueueJournal
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from tests.building import a_study, drawn
from tests.tampering import guards_off

SUBJECT = "1001"
LIVER = c.Site("liver")
IN_USE = fault(FaultCode.LOCKED, "a.rrs", "the study is in use on this computer since 10:02")
DAMAGED = fault(FaultCode.CORRUPT, "a.rrs")


def draw_target(study: StudySession) -> None:
    read = ReadSession(study, SUBJECT)
    assert isinstance(read.do(c.OpenTimepoint("BL")), Recorded)
    made = c.CreateLesion(read.new_uuid(), Role.TARGET, LIVER, drawn(read, 30, 20))
    assert isinstance(read.do(made), Recorded)


@pytest.fixture
def held(tmp_path: Path):
    with a_study(tmp_path, timepoints=2) as study:
        draw_target(study)
        yield study


@pytest.fixture
def beside(held: StudySession):
    with open_for_reading(held.path, IN_USE) as study:
        yield study


def test_ft5_an_edit_is_refused_with_why_and_kept_nowhere(beside: StudySession, tmp_path: Path) -> None:
    read = ReadSession(beside, SUBJECT)
    with pytest.raises(StudyFault) as refused:
        read.do_or_wait(c.RecordMeasurement("T1", drawn(read, 40, 20)))
    told = str(refused.value.problem)
    assert "open for reading only: the study is in use on this computer since 10:02" in told
    assert "Close it there, then open it here again" in told
    assert beside.saving.waiting == ()
    assert QueueJournal(beside.saving._journal.path.parent, beside.file.study_id).read() == ([], 0)


def test_ft5_subjects_and_images_are_refused_before_anything_is_done(
    beside: StudySession, tmp_path: Path
) -> None:
    with pytest.raises(StudyFault, match="open for reading only"):
        beside.add_subject(SubjectRecord("S-9"))
    answer = prepare_import(beside, ImportWish((tmp_path,), SUBJECT, "TP1"))
    assert isinstance(answer, Refusal)
    assert (answer.rule, answer.problem) == ("FT-5", beside.file.why_reading_only)


def test_in120_what_the_other_stored_is_there_after_reloading(
    held: StudySession, beside: StudySession
) -> None:
    held.add_subject(SubjectRecord("S-9"))
    assert "S-9" not in beside.state.subjects
    beside.reload()
    assert "S-9" in beside.state.subjects


@pytest.mark.parametrize("code", FaultCode)
def test_every_fault_that_leaves_reading_says_what_to_do_before_writing(code: FaultCode) -> None:
    assert may_be_read(fault(code)) == (code in REMEDY)
    refused = {FaultCode.MISSING, FaultCode.FOREIGN, FaultCode.NEWER_SCHEMA, FaultCode.SCHEMA_CHANGED}
    assert not refused & REMEDY.keys()


def spoil(path: Path, statement: str) -> None:
    """Change a closed file behind the program's back."""
    with guards_off(path) as connection:
        connection.execute(statement)


def closed(tmp_path: Path) -> Path:
    with a_study(tmp_path, timepoints=2) as study:
        draw_target(study)
        return study.path


def test_in137_a_damaged_file_is_looked_at_as_far_as_it_holds(tmp_path: Path) -> None:
    path = closed(tmp_path)
    spoil(path, "DELETE FROM stream_head WHERE stream LIKE 'read:%'")
    with pytest.raises(StudyFault) as refused:
        open_study(path)
    assert refused.value.code is FaultCode.CORRUPT
    before = path.read_bytes()
    with open_for_reading(path, refused.value) as study:
        assert ReadSession(study, SUBJECT).open_timepoint == "BL"
        with pytest.raises(StudyFault, match="Restore the newest backup"):
            study.add_subject(SubjectRecord("S-9"))
    assert path.read_bytes() == before


def test_in137_a_read_whose_events_were_changed_is_not_shown(tmp_path: Path) -> None:
    path = closed(tmp_path)
    other_role = """replace(record, '"role":"', '"role":"x')"""
    spoil(path, f"UPDATE event SET record = {other_role} WHERE stream LIKE 'read:%'")
    with open_for_reading(path, DAMAGED) as study, pytest.raises(Fault, match="record is not what was"):
        ReadSession(study, SUBJECT)


def test_in137_a_study_whose_own_events_do_not_hold_is_not_opened(tmp_path: Path) -> None:
    path = closed(tmp_path)
    spoil(path, 'UPDATE event SET content = replace(content, \'"salt":"\', \'"salt":"00\') WHERE seq = 2')
    with pytest.raises(StudyFault) as refused:
        open_for_reading(path, DAMAGED)
    assert refused.value.code is FaultCode.CORRUPT
