"""import and series as typed: what a person is told, what is taken, which exit code (VF-5, VF-12, ER)."""

import json
import shutil
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from tests.reading.made_folders import a_ct, an_empty_study


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with an_empty_study(tmp_path / "study", "1001", "1002") as made:
        return made.path


def bring(study: Path, folder: Path, subject: str, visit: str, *options: str) -> int:
    return main(
        ["import", str(folder), "--study", str(study), "--subject", subject, "--visit", visit, *options]
    )


def visits(study: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    capsys.readouterr()
    assert main(["study", "info", str(study), "--json"]) == 0
    return json.loads(capsys.readouterr().out)["subjects"]


def test_a_visit_that_is_refused_has_exit_3_and_no_file_counts_as_imported(study, tmp_path, capsys):
    assert bring(study, a_ct(tmp_path / "ct"), "1001", "TP2", "--json") == 3
    shown = capsys.readouterr()
    assert shown.err == "TP2: TP1 has no images yet. Import TP1 first, or declare it not done.\n"
    answer = json.loads(shown.out)
    assert {(file["status"], file["code"]) for file in answer["files"]} == {("refused", "not_taken")}
    assert answer["series"] == []
    assert visits(study, capsys) == {"1001": [], "1002": []}


def test_an_older_scan_is_refused_as_a_later_visit(study, tmp_path, capsys):
    assert bring(study, a_ct(tmp_path / "late", day="20240601"), "1001", "Baseline") == 0
    assert bring(study, a_ct(tmp_path / "early", day="20240301"), "1001", "TP1") == 3
    assert "TP1: its scan is older than that of Baseline." in capsys.readouterr().err


def test_the_same_folder_twice_is_no_failure_at_its_own_visit_only(study, tmp_path, capsys):
    folder = a_ct(tmp_path / "ct")
    assert bring(study, folder, "1001", "Baseline") == 0
    assert bring(study, folder, "1001", "baseline") == 0
    assert "all images are in the study already" in capsys.readouterr().err
    assert bring(study, folder, "1001", "TP1") == 3
    assert "at another visit of this subject" in capsys.readouterr().err


@pytest.mark.parametrize("kept", [4, 3])
def test_images_of_one_subject_are_not_taken_for_another_FT_29(study, tmp_path, capsys, kept):
    folder = a_ct(tmp_path / "ct", slices=4)
    assert bring(study, folder, "1001", "Baseline") == 0
    part = a_ct(tmp_path / "part", slices=kept)
    assert bring(study, part, "1002", "Baseline") == 3
    assert "in the study already, for another subject" in capsys.readouterr().err
    assert visits(study, capsys) == {"1001": ["BL"], "1002": []}


def test_another_scan_of_a_patient_known_under_another_subject_is_told_without_naming_either(
    study, tmp_path, capsys
):
    who = {"PatientID": "HOSPITAL-77", "PatientName": "DOE^JANE"}
    assert bring(study, a_ct(tmp_path / "one", day="20240301", **who), "1001", "Baseline") == 0
    assert "patient number" not in capsys.readouterr().err
    assert bring(study, a_ct(tmp_path / "two", day="20240601", **who), "1002", "Baseline") == 0
    shown = capsys.readouterr()
    assert "same patient number (0010,0020)" in shown.err
    for secret in ("HOSPITAL", "DOE", "1001"):
        assert secret not in shown.err + shown.out


def test_FT_29_two_patients_in_the_first_folder_of_a_subject_are_refused(study, tmp_path, capsys):
    folder = a_ct(tmp_path / "both" / "a", slices=3, PatientID="HOSPITAL-77").parent
    a_ct(folder / "b", slices=2, day="20240610", PatientID="HOSPITAL-78")
    assert bring(study, folder, "1001", "Baseline") == 3
    shown = capsys.readouterr()
    assert shown.err == (
        "Baseline: the files are of more than one patient: 3 of one, 2 of others. "
        "Choose a folder that holds only this subject's files.\n"
    )
    assert "HOSPITAL" not in shown.out
    assert visits(study, capsys) == {"1001": [], "1002": []}


def test_a_store_that_cannot_be_written_is_a_storage_failure(study, tmp_path, capsys):
    study.with_suffix(".images").write_text("no folder")
    assert bring(study, a_ct(tmp_path / "ct"), "1001", "Baseline") == 7
    assert "an image could not be stored" in capsys.readouterr().err
    assert visits(study, capsys) == {"1001": [], "1002": []}


def test_a_missing_slice_is_told_in_words(tmp_path, capsys):
    folder = a_ct(tmp_path / "ct", slices=9)
    (folder / "IM0005.dcm").unlink()
    assert main(["import", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "(CT, 8 slices): slices are missing (GAP). Ask for the missing images." in shown


@pytest.mark.parametrize("command", ["import", "series"])
def test_a_place_without_images_is_named(tmp_path, capsys, command):
    (tmp_path / "nothing").mkdir()
    assert main([command, str(tmp_path / "nothing")]) != 0
    shown = capsys.readouterr().err
    assert shown.startswith("nothing: there is no ")
    assert shown.endswith("Choose the folder or archive that holds the CT.\n")


@pytest.mark.parametrize("command", ["import", "series"])
def test_an_archive_cut_off_is_not_taken_for_a_foreign_file(tmp_path, capsys, command):
    whole = Path(shutil.make_archive(str(tmp_path / "ct"), "zip", a_ct(tmp_path / "ct")))
    whole.write_bytes(whole.read_bytes()[:-100])
    assert main([command, str(whole)]) == 2
    assert capsys.readouterr().err == (
        "ct.zip: the archive is damaged or was cut off. Copy it again from its source.\n"
    )


@pytest.mark.parametrize(
    ("subject", "visit", "words"),
    [
        pytest.param("9999", "Baseline", "9999: there is no such subject", id="subject"),
        pytest.param("1001", "Bogus", "'Bogus': there is no such visit", id="visit"),
    ],
)
def test_a_dry_run_looks_at_subject_and_visit_and_writes_nothing(
    study, tmp_path, capsys, subject, visit, words
):
    folder, before = a_ct(tmp_path / "ct"), study.read_bytes()
    assert bring(study, folder, subject, visit, "--dry-run") == 2
    assert capsys.readouterr().err.startswith(words)
    assert bring(study, folder, "1001", "Baseline", "--dry-run") == 0
    assert study.read_bytes() == before


def test_vf5_each_file_has_all_keys(tmp_path, capsys):
    folder = a_ct(tmp_path / "ct", slices=2)
    (folder / "notes.txt").write_text("not DICOM")
    assert main(["import", str(folder), "--json"]) == 1
    for file in json.loads(capsys.readouterr().out)["files"]:
        assert {"name", "status", "code", "tag", "sop", "pixel_sha256", "seconds"} <= set(file)


def test_FT_30_importing_again_brings_back_what_is_missing_and_says_so(study, tmp_path, capsys):
    folder = a_ct(tmp_path / "ct")
    assert bring(study, folder, "1001", "Baseline") == 0
    shutil.rmtree(study.with_suffix(".images"))
    capsys.readouterr()
    assert bring(study, folder, "1001", "Baseline", "--json") == 0
    shown = capsys.readouterr()
    assert "4 stored images missing or changed before, brought back" in shown.err
    answer = json.loads(shown.out)
    assert {(file["status"], file["code"]) for file in answer["files"]} == {("duplicate", "restored")}
    assert answer["files"][0]["what"] == "its stored image was missing or changed and was brought back"
    assert main(["images", "check", str(study)]) == 0


def test_FT_30_what_cannot_be_brought_back_is_a_finding(study, tmp_path, capsys):
    folder = a_ct(tmp_path / "ct")
    assert bring(study, folder, "1001", "Baseline") == 0
    shutil.rmtree(study.with_suffix(".images"))
    (folder / "IM0002.dcm").unlink()
    assert bring(study, folder, "1001", "Baseline") == 1
    shown = capsys.readouterr()
    assert "1 stored image missing or changed, and their files are not here" in shown.err
    assert "copy the folder of images from a backup" in shown.err


def test_GD_21_scans_of_one_visit_far_apart_are_told(study, tmp_path, capsys):
    folder = a_ct(tmp_path / "ct", day="20240310")
    assert bring(study, folder, "1001", "bl") == 0
    assert "days apart" not in capsys.readouterr().err
    assert bring(study, a_ct(tmp_path / "later", day="20240510"), "1001", "bl") == 0
    told = "Baseline: the scans of this timepoint are 61 days apart (D-1). Check the visit of each series.\n"
    assert told in capsys.readouterr().err
