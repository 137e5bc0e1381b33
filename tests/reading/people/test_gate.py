"""A study with accounts is opened by nobody who has not signed in (SE-41)."""

from pathlib import Path

import pytest

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.gate import has_accounts
from recist_reader.reading.people.opening import open_people
from recist_reader.reading.study_session import StudySession, create_study, open_for_reading, open_study
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord
from tests.people import MANAGER, TITLE, begin
from tests.reading.made_folders import an_empty_study


@pytest.fixture
def path(tmp_path: Path) -> Path:
    assert isinstance(begin(tmp_path), str)
    return tmp_path / "study.rrs"


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("place", [None, Workplace("R1"), Workplace("m.lindqvist", role="manager")])
def test_se41_no_study_with_accounts_is_opened_by_a_name_alone(
    path: Path, write: bool, place: Workplace | None
) -> None:
    with pytest.raises(Fault, match="has accounts, and nobody is signed in") as raised:
        open_study(path, write=write, workplace=place)
    assert raised.value.code == "refused"
    with open_people(path):
        pass  # the lock was let go


def test_se41_nor_for_reading_only(path: Path) -> None:
    for code in (FaultCode.LOCKED, FaultCode.CORRUPT):
        with pytest.raises(Fault, match="nobody is signed in"):
            open_for_reading(path, fault(code))


def test_se41_the_stream_of_accounts_is_enough(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that says otherwise opens nothing."""
    monkeypatch.setattr(StudyFile, "row", lambda *_: {"single_reader": True})
    with StudyFile.open(path, write=False) as file, pytest.raises(Fault, match="nobody is signed in"):
        StudySession(file, Workplace("R1"))


def test_the_accounts_are_opened_by_themselves(path: Path) -> None:
    with open_people(path) as opened:
        assert opened.title == TITLE
        assert opened.people.state.by_login(MANAGER) is not None
        assert opened.people.options.password_max_days == 365


def test_ro10_a_single_reader_study_has_none(tmp_path: Path) -> None:
    with an_empty_study(tmp_path / "single") as study:
        assert not has_accounts(study.file)
    with pytest.raises(Fault, match="has no accounts"), open_people(tmp_path / "single" / "study.rrs"):
        pass


def test_se4_no_study_with_accounts_begins_without_its_manager(tmp_path: Path) -> None:
    command = CreateStudy(StudyRecord("Two readers", False, None))
    answer = create_study(tmp_path / "study.rrs", command, Workplace("someone"))
    assert isinstance(answer, Refusal)
    assert answer.rule == "SE-4"
    assert not (tmp_path / "study.rrs").exists()
