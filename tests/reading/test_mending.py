"""Importing again brings back stored images that are missing or changed, byte for byte (FT-30, ER)."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from recist_reader.imaging import deidentify, taking
from recist_reader.imaging.masking import Area
from recist_reader.imaging.mended import Mended
from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Refusal
from recist_reader.reading.import_refusals import NOTHING_TO_DO
from recist_reader.reading.importing import ImportStep, ImportWish, import_images
from recist_reader.reading.masking import mask_series
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_options import change_options
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.image_checks import check_store
from tests.reading.made_folders import a_ct, an_empty_study

RULES = ("relative_days", "visit_only", "absolute")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[StudySession]:
    with an_empty_study(tmp_path / "study", "1001") as made:
        yield made


def bring(study: StudySession, folder: Path, visit: str = "Baseline") -> ImportStep:
    *_, last = import_images(study, ImportWish((folder,), "1001", visit))
    return last


def stored(study: StudySession) -> dict[str, bytes]:
    store = ImageStore.beside(study.path)
    return {sha: store.path(sha).read_bytes() for sha in sorted(store.blobs())}


def rows(study: StudySession) -> dict[str, object]:
    tables = ("visit", "series", "instance", "source_file")
    return {table: study.file.rows(table, STUDY_STREAM) for table in tables}


def notes(study: StudySession, change: str) -> list[dict[str, object]]:
    payloads = (event.payload or {} for event in study.file.events(STUDY_STREAM))
    return [payload for payload in payloads if payload["change"] == change]


def lock_up(study: StudySession, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after the lock of baseline: its images are fixed."""
    monkeypatch.setattr(study, "bound_labels", lambda _subject: {"BL"})
    monkeypatch.setattr(study, "opened_labels", lambda _subject: {"BL"})


def lose(study: StudySession, sha256: str) -> None:
    ImageStore.beside(study.path).path(sha256).unlink()


def change(study: StudySession, sha256: str) -> None:
    """One bit, the size as it was."""
    path = ImageStore.beside(study.path).path(sha256)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
@pytest.mark.parametrize("rule", RULES)
def test_FT_30_what_is_missing_or_changed_comes_back_and_no_row_moves(
    study, tmp_path, monkeypatch, rule, locked
):
    change_options(study, {"date_display": rule}, "the sites ask for it")
    folders = {"Baseline": a_ct(tmp_path / "bl"), "TP1": a_ct(tmp_path / "tp1", day="20240601")}
    for visit, folder in folders.items():
        assert isinstance(bring(study, folder, visit).answer, Recorded)
    before, rows_before = stored(study), rows(study)
    images = sorted(
        item["blob_sha256"]
        for series in study.state.series_of("1001", "Baseline")
        for item in study.file.row("instance", STUDY_STREAM, series.uid)["slices"]
    )
    lose(study, images[0])
    change(study, images[1])
    if locked:
        lock_up(study, monkeypatch)
    last = bring(study, folders["Baseline"])
    assert isinstance(last.answer, Refusal)
    assert last.answer.rule == NOTHING_TO_DO
    assert last.intake.mended == Mended(restored=frozenset(images[:2]))
    assert sorted((file.status, file.code) for file in last.intake.files) == [
        ("duplicate", "known"),
        ("duplicate", "known"),
        ("duplicate", "restored"),
        ("duplicate", "restored"),
    ]
    assert (stored(study), rows(study)) == (before, rows_before)
    (note,) = notes(study, "images.restored")
    assert (note["subject"], note["visit"], note["restored"], note["missing"]) == ("1001", "Baseline", 2, 0)
    assert notes(study, "import.refused") == []
    path = study.path
    study.close()
    assert check_store(path).ok
    assert verify(path).ok


def test_a_whole_store_that_is_gone_is_written_again_by_the_processes_too(study, tmp_path):
    folder = a_ct(tmp_path / "ct", slices=70)  # enough for processes of their own
    bring(study, folder)
    before = stored(study)
    shutil.rmtree(study.images_folder)
    last = bring(study, folder)
    assert len(last.intake.mended.restored) == 70
    assert stored(study) == before


def test_images_are_sound_so_nothing_is_noted_and_no_file_of_a_locked_visit_is_read(
    study, tmp_path, monkeypatch
):
    folder = a_ct(tmp_path / "ct")
    bring(study, folder)
    assert not bring(study, folder).intake.mended.had_faults
    lock_up(study, monkeypatch)
    monkeypatch.setattr(taking, "read_source", lambda *_: pytest.fail("a file was read"))
    last = bring(study, folder)
    assert (last.answer.rule, last.answer.problem.what) == ("SQ-3", "the timepoint is locked")
    assert notes(study, "images.restored") == []
    assert notes(study, "import.refused")[-1]["rule"] == "SQ-3"


def test_a_locked_timepoint_gets_back_its_own_and_nothing_new(study, tmp_path, monkeypatch):
    folder = a_ct(tmp_path / "ct")
    bring(study, folder)
    before = stored(study)
    lose(study, min(before))
    lock_up(study, monkeypatch)
    more = a_ct(tmp_path / "ct", slices=6)
    (more / "notes.txt").write_text("no image")
    last = bring(study, more)
    assert last.answer.rule == "SQ-3"
    assert stored(study) == before
    told = sorted((file.code, file.what) for file in last.intake.files if file.status == "refused")
    assert told[1:] == [("not_taken", "the timepoint is locked")] * 2
    assert told[0][0] == "not_dicom"


def test_files_that_are_not_in_the_folder_are_counted_and_stay_missing(study, tmp_path):
    folder = a_ct(tmp_path / "ct")
    bring(study, folder)
    shutil.rmtree(study.images_folder)
    (folder / "IM0001.dcm").unlink()
    last = bring(study, folder)
    assert (len(last.intake.mended.restored), len(last.intake.mended.not_found)) == (3, 1)
    assert last.intake.has_findings
    assert notes(study, "images.restored")[0]["missing"] == 1


def test_a_version_that_writes_other_bytes_changes_nothing_and_sends_to_the_backup(
    study, tmp_path, monkeypatch
):
    folder = a_ct(tmp_path / "ct")
    bring(study, folder)
    lost = min(stored(study))
    lose(study, lost)
    before = stored(study)
    monkeypatch.setattr(deidentify, "_PROFILE", ("113100", "Another wording"))
    last = bring(study, folder)
    assert last.intake.mended == Mended(stored_otherwise=frozenset({lost}))
    assert stored(study) == before
    (file,) = [file for file in last.intake.files if file.code == "stored_otherwise"]
    assert (file.status, file.remedy) == ("duplicate", "Copy the folder of images from a backup")


def test_BN_3_a_masked_file_comes_from_a_backup_alone(study, tmp_path):
    folder = a_ct(tmp_path / "ct", slices=3, BurnedInAnnotation="YES")
    bring(study, folder)
    originals = set(stored(study))
    (uid,) = study.state.series
    assert isinstance(mask_series(study, uid, [Area(2, 1, 30, 6)], "a name in the corner"), Recorded)
    masked = set(stored(study)) - originals
    shutil.rmtree(study.images_folder)
    last = bring(study, folder)
    assert last.intake.mended == Mended(restored=frozenset(originals), masked=frozenset(masked))


def test_the_same_image_from_another_export_brings_it_back_too(study, tmp_path):
    bring(study, a_ct(tmp_path / "ct"))
    before = stored(study)
    lose(study, min(before))
    last = bring(study, a_ct(tmp_path / "again", InstitutionName="another export"))
    assert last.intake.mended == Mended(restored=frozenset({min(before)}))
    assert stored(study) == before
    assert len(notes(study, "images.restored")) == 1


def test_new_images_come_in_and_what_was_missing_of_the_visit_comes_back(study, tmp_path):
    folder = a_ct(tmp_path / "ct")
    bring(study, folder)
    before = stored(study)
    lose(study, min(before))
    last = bring(study, a_ct(folder / "second", day="20240312").parent)
    assert isinstance(last.answer, Recorded)
    assert last.intake.mended == Mended(restored=frozenset({min(before)}))
    assert before.items() <= stored(study).items()


def test_after_a_real_lock_the_images_that_it_binds_come_back_and_the_lock_stays(study, tmp_path):
    folder = a_ct(tmp_path / "ct")
    bring(study, folder)
    session = ReadSession(study, "1001")
    session.do(c.OpenTimepoint("BL"))
    while blocking := [check for check in session.view().checks if check.blocks_lock]:
        for check in blocking:  # a confirmation of no disease asks for a second one (GD-7)
            given = session.do(c.GiveReason(check.id, "nothing to see in a made block", check.lesion_id))
            assert isinstance(given, Recorded), given
    assert isinstance(session.lock(), Recorded)
    before, locked = stored(study), session.state
    shutil.rmtree(study.images_folder)
    last = bring(study, folder)
    assert last.answer.rule == NOTHING_TO_DO
    assert stored(study) == before
    assert ReadSession(study, "1001").state == locked
    path = study.path
    study.close()
    assert verify(path).ok
    assert check_store(path).ok
