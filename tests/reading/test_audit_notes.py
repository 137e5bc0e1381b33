"""What changed nothing is an event too: a refused wish, an opened task, a restore (AU-1)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.rescue import restore_steps
from recist_reader.reading.study_session import StudySession, open_for_reading, open_study
from recist_reader.reading.workspace import keep_task, leave_task
from recist_reader.storage.backup import backup, backup_folder
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from tests.building import a_study
from tests.reading.made_folders import a_ct, an_empty_study

SUBJECT = "1001"


@pytest.fixture
def study(tmp_path: Path):
    with a_study(tmp_path, timepoints=2) as made:
        yield made


def notes(study: StudySession, change: str) -> list[dict[str, object]]:
    found = [event.payload or {} for event in study.file.events("study")]
    fields = [{k: v for k, v in p.items() if k not in ("old", "new", "reason")} for p in found]
    return [payload for payload in fields if payload["change"] == change]


@pytest.mark.parametrize("door", ["do", "do_or_wait"])
def test_au1_a_refused_wish_is_kept_by_rule_and_kind_without_its_content(
    study: StudySession, door: str
) -> None:
    read = ReadSession(study, SUBJECT)
    answer = getattr(read, door)(c.OpenTimepoint("TP1"))  # baseline comes first
    assert isinstance(answer, Refusal)
    assert notes(study, "action.refused") == [
        {"change": "action.refused", "rule": answer.rule, "wish": "OpenTimepoint"}
    ]


def test_au1_a_refused_wish_about_the_study_is_kept(study: StudySession) -> None:
    answer = study.declare_not_done(SUBJECT, "Baseline", "no")
    assert isinstance(answer, Refusal)
    assert [note["wish"] for note in notes(study, "action.refused")] == ["declare_not_done"]


def test_au1_in_a_study_for_reading_only_nothing_is_written(study: StudySession) -> None:
    with open_for_reading(study.path, fault(FaultCode.LOCKED)) as beside:
        assert isinstance(ReadSession(beside, SUBJECT).do(c.OpenTimepoint("TP1")), Refusal)
        assert not keep_task(beside, SUBJECT)
    assert notes(study, "action.refused") == notes(study, "task.opened") == []


def test_au1_opening_a_task_is_an_event_and_leaving_it_none(study: StudySession) -> None:
    assert keep_task(study, SUBJECT)
    assert leave_task(study, SUBJECT)
    (note,) = notes(study, "task.opened")
    assert note["stream"] == study.read_stream(SUBJECT)


def test_au1_a_restore_is_an_event_of_the_new_file(tmp_path: Path) -> None:
    with a_study(tmp_path, timepoints=2) as study:
        backup(study.path, backup_folder(study.path), datetime.now(UTC))
        ReadSession(study, SUBJECT).do(c.OpenTimepoint("BL"))
        path = study.path
    *_, last = restore_steps(path)
    assert last.saved is not None
    with open_study(last.saved.path, write=False) as restored:
        (note,) = notes(restored, "study.restored")
    assert (note["added"], note["not_added"]) == (1, 0)


def bring(study: StudySession, folder: Path, visit: str = "Baseline", subject: str = "1001") -> object:
    *_, last = import_images(study, ImportWish((folder,), subject, visit))
    return last.answer


def test_er_another_patients_refused_files_are_an_event_without_patient_data(tmp_path: Path) -> None:
    folder = a_ct(tmp_path / "DOE_JANE", slices=3, day="20240610", PatientID="DOE-77", PatientName="DOE^JANE")
    (folder / "DOE.txt").write_text("no image")
    with an_empty_study(tmp_path / "study", "1001") as study:
        bring(study, a_ct(tmp_path / "bl", slices=2))
        assert isinstance(bring(study, folder, "TP1"), Refusal)
        (note,) = notes(study, "import.refused")
        assert note == {
            "change": "import.refused",
            "rule": "FT-29",
            "subject": "1001",
            "visit": "TP1",
            "files": {"not_dicom": 1, "other_subject": 3},
        }
        path = study.path
    assert b"DOE" not in path.read_bytes()
    assert verify(path).ok


@pytest.mark.parametrize(
    ("subject", "visit", "kept"),
    [
        pytest.param("DOE JANE", "Baseline", (None, "Baseline"), id="unknown subject"),
        pytest.param("1001", "DOE", ("1001", None), id="unknown visit"),
        pytest.param("1001", "tp2", ("1001", "TP2"), id="out of order"),
    ],
)
def test_au1_a_refused_import_is_kept_and_what_was_typed_is_not(
    tmp_path: Path, subject: str, visit: str, kept: tuple[str | None, str | None]
) -> None:
    with an_empty_study(tmp_path / "study", "1001") as study:
        assert isinstance(bring(study, a_ct(tmp_path / "ct", slices=2), visit, subject), Refusal)
        (note,) = notes(study, "import.refused")
        assert (note["subject"], note["visit"]) == kept
        assert notes(study, "action.refused") == []
