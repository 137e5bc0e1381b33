"""FT-29, BL-35, IN-140: patients are never merged by name, pictures of one UID are kept apart."""

import json
from collections import Counter
from pathlib import Path

import pytest

from recist_reader.cli.import_images import print_intake
from recist_reader.imaging.intake import IntakeOptions
from recist_reader.imaging.store import ImageStore
from tests.image_checks import compared
from tests.imaging.intake_runs import fill, statuses, take
from tests.imaging.made_ct import body_slice, ct_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    return place


@pytest.fixture
def store(tmp_path: Path) -> ImageStore:
    return ImageStore(tmp_path / "study.images")


def test_FT_29_another_patients_files_are_never_merged_by_name(folder: Path, store: ImageStore) -> None:
    fill(folder)
    known = IntakeOptions(expected_patient=take(folder, store).patient)
    (folder / "other.dcm").write_bytes(ct_file(4, PatientID="SITE-0043"))
    (folder / "same_name.dcm").write_bytes(ct_file(5, PatientBirthDate="19610101"))
    (folder / "nobody.dcm").write_bytes(
        ct_file(6, PatientID=None, PatientName=None, PatientBirthDate=None, StudyInstanceUID="9.9")
    )
    (folder / "own_study.dcm").write_bytes(
        ct_file(7, PatientID=None, PatientName=None, PatientBirthDate=None)
    )
    result = take(folder, store, known)
    found = statuses(result)
    assert found["other.dcm"] == found["same_name.dcm"] == "quarantined other_subject"
    assert found["nobody.dcm"] == "quarantined subject_unknown"
    assert found["own_study.dcm"] == "imported"
    assert len(list(store.blobs())) == 4
    assert sum(len(series.instances) for series in result.series) == 4


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")], ids=["own first", "other first"])
def test_FT_29_a_picture_under_two_patients_stays_for_its_own(
    folder: Path, store: ImageStore, names: tuple[str, str]
) -> None:
    fill(folder, 1)
    known = IntakeOptions(expected_patient=take(folder, store).patient)
    own, other = names
    (folder / own).write_bytes(ct_file(2))
    (folder / other).write_bytes(ct_file(2, PatientID="SITE-0043"))
    result = take(folder, store, known)
    assert statuses(result)[own] == "imported"
    assert statuses(result)[other] == "quarantined other_subject"
    named = {instance.blob_sha256 for series in result.series for instance in series.instances}
    assert compared(store, named).missing == ()


def test_FT_29_the_expected_patient_counts_not_the_majority(folder: Path, store: ImageStore) -> None:
    fill(folder, 1)
    patient = take(folder, store).patient
    for number in (2, 3):
        (folder / f"{number}.dcm").write_bytes(ct_file(number, PatientID="SITE-0043"))
    result = take(folder, store, IntakeOptions(expected_patient=patient))
    assert Counter(statuses(result).values()) == {"imported": 1, "quarantined other_subject": 2}


def test_FT_29_of_several_patients_nothing_is_kept_until_one_is_expected(
    folder: Path, store: ImageStore
) -> None:
    fill(folder)
    (folder / "other.dcm").write_bytes(ct_file(4, PatientID="SITE-0043"))
    result = take(folder, store)
    assert Counter(statuses(result).values()) == {"imported": 3, "quarantined other_subject": 1}
    assert (result.series, result.sources, result.patient) == ((), {}, "")
    assert list(store.blobs()) == []


def test_FT_29_a_person_reads_that_another_patients_file_was_not_taken(
    folder: Path, store: ImageStore, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(folder, 2)
    known = IntakeOptions(expected_patient=take(folder, store).patient)
    (folder / "3.dcm").write_bytes(ct_file(3, PatientID="SITE-0043"))
    result = take(folder, store, known)
    print_intake(result, as_json=False)
    told = capsys.readouterr().out
    assert "not taken    3.dcm: the file belongs to another patient (0010,0020)" in told
    assert "2 imported, 1 not taken" in told
    print_intake(result, as_json=True)
    assert json.loads(capsys.readouterr().out)["files"][2]["status"] == "quarantined"  # the word of VF-5


def test_IN_140_a_picture_that_comes_again_with_another_header_is_there_already(
    folder: Path, store: ImageStore
) -> None:
    fill(folder, 1)
    (first,) = take(folder, store).series
    known = {first.instances[0].sop_instance_uid: frozenset({first.instances[0].blob_sha256})}
    (folder / "1.dcm").write_bytes(ct_file(1, InstitutionName="another"))
    result = take(folder, store, IntakeOptions(known_blobs=known))
    assert statuses(result) == {"1.dcm": "duplicate known"}


def test_BL_35_same_uid_other_content_both_kept_apart_and_blocked(folder: Path, store: ImageStore) -> None:
    fill(folder, 2)
    (folder / "9.dcm").write_bytes(ct_file(1, pixels=body_slice() + 1))
    (folder / "again.dcm").write_bytes(ct_file(1))
    result = take(folder, store)
    assert statuses(result) == {
        "1.dcm": "imported same_uid_other_content",
        "2.dcm": "imported",
        "9.dcm": "imported same_uid_other_content",
        "again.dcm": "duplicate same_content",
    }
    assert [(s.version, len(s.instances), "choice" in s.blocked) for s in result.series] == [
        (1, 2, True),
        (2, 1, True),
    ]
    assert all("DUPLICATE" in series.badges for series in result.series)
    assert len(list(store.blobs())) == 3


def test_BL_35_a_late_other_content_is_found_too(folder: Path, store: ImageStore) -> None:
    fill(folder, 1)
    (first,) = take(folder, store).series
    known = {first.instances[0].sop_instance_uid: frozenset({first.instances[0].blob_sha256})}
    (folder / "1.dcm").write_bytes(ct_file(1, pixels=body_slice() + 1))
    (late,) = take(folder, store, IntakeOptions(known_blobs=known)).series
    assert (late.version, late.blocked[-1]) == (2, "choice")
