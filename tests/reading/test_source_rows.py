"""An import asks the study for what its own subject has, and for no other subject's files (IN-141)."""

from collections import Counter

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading import importing
from recist_reader.reading.import_notes import mixed_up
from recist_reader.reading.importing import ImportWish, import_images, prepare_import
from recist_reader.reading.source_rows import source_rows
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.withdrawing import withdraw_images
from recist_reader.storage.codec import PlainCodec
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.patch import Recorded
from tests.reading.made_folders import a_ct, an_empty_study

SUBJECTS = ("1001", "1002", "10", "100")


class CountingCodec(PlainCodec):
    """Notes where every content that is read stands."""

    def __init__(self):
        self.read = []

    def unseal(self, stored, stands_at):
        self.read.append(stands_at)
        return stored


def bring(study, folder, subject, visit="Baseline"):
    *_, last = import_images(study, ImportWish((folder,), subject, visit))
    return last


@pytest.fixture
def path(tmp_path):
    """Four subjects with an image each, of patients of their own."""
    with an_empty_study(tmp_path / "study", *SUBJECTS) as study:
        for number, subject in enumerate(SUBJECTS):
            folder = a_ct(tmp_path / subject, slices=2, day=f"2024031{number}", PatientID=f"P{number}")
            assert isinstance(bring(study, folder, subject).answer, Recorded)
        return study.path


def test_an_import_reads_its_own_subjects_files_and_one_small_row_an_import(path, tmp_path):
    codec = CountingCodec()
    with StudySession(StudyFile.open(path, codec=codec), None) as study:
        codec.read.clear()
        prepare_import(study, ImportWish((tmp_path,), "100", "Baseline"))
        read = Counter(
            "/".join(key.split("/")[:2]) for table, _stream, key in codec.read if table == "source_file"
        )
    assert read == {"files/100": 1} | dict.fromkeys((f"import/{s}" for s in SUBJECTS), 1)


def test_what_is_known_is_the_subjects_own(path, tmp_path):
    with StudySession(StudyFile.open(path), None) as study:
        prepared = prepare_import(study, ImportWish((tmp_path,), "100", "Baseline"))
        uids = {i for s in study.state.series_of("100") for i, _frame in s.sop_instances}
    assert len(prepared.options.known_sources) == 2
    assert prepared.options.known_blobs.keys() == uids
    assert sorted(prepared.others.values()) == sorted(set(SUBJECTS) - {"100"})


def test_images_taken_out_leave_neither_of_their_rows(path):
    with StudySession(StudyFile.open(path), None) as study:
        assert isinstance(withdraw_images(study, "1001", "Baseline", "wrong scan"), Recorded)
        left = {key.split("/")[1] for key in study.file.keys("source_file", "study")}
    assert left == set(SUBJECTS) - {"1001"}


def test_a_row_of_an_earlier_version_still_tells_files_and_patient(tmp_path, monkeypatch):
    def one_row(to, intake):
        later = ("visit", "dates", "days_back")
        rows = source_rows(to, intake).values()
        return {to.uuid: {k: value for row in rows for k, value in row.items() if k not in later}}

    first = a_ct(tmp_path / "bl", slices=2)
    with an_empty_study(tmp_path / "study", "1001", "1002") as study:
        monkeypatch.setattr(importing, "source_rows", one_row)
        bring(study, first, "1001")
        monkeypatch.undo()
        (key,) = study.file.keys("source_file", "study")
        assert "/" not in key
        again = bring(study, first, "1001")
        assert [file.status for file in again.intake.files] == ["duplicate"] * 2
        other = a_ct(tmp_path / "tp1", slices=2, day="20240610", PatientID="OTHER")
        assert isinstance(bring(study, other, "1001", "TP1").answer, Refusal)
        late = a_ct(tmp_path / "late", slices=2, day="20240620")
        assert mixed_up(study, "1002", bring(study, late, "1002").intake) is not None
        assert isinstance(withdraw_images(study, "1001", "Baseline", "wrong scan"), Recorded)
        assert key not in study.file.keys("source_file", "study")
