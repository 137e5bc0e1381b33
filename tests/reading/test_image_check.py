"""Stored images against the study that names them (IN-141, FT-30)."""

import json
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.imaging.store import ImageStore
from recist_reader.storage.study_file import StudyFile
from tests.building import a_study
from tests.image_checks import check_images
from tests.storage.made import new_event


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study that names two stored blobs."""
    with a_study(tmp_path, timepoints=1) as made:
        store = ImageStore.beside(made.path)
        stored = [store.put(content) for content in (b"first image", b"second image")]
        row = {"slices": [{"blob_sha256": one.sha256} for one in stored]}
        made.file.append(new_event("study", {"instance": {"2.25.9": None}}, {"instance": {"2.25.9": row}}))
    return made.path


def blobs(study: Path) -> list[Path]:
    return sorted(study.with_suffix(".images").rglob("*.dcm"))


def test_vf1_sound_images(study: Path) -> None:
    check = check_images(study)
    assert (check.ok, check.n) == (True, 2)


def test_ft30_a_changed_and_a_missing_image_are_counted(study: Path) -> None:
    changed, missing = blobs(study)
    changed.write_bytes(changed.read_bytes()[:-1] + b"!")
    assert str(check_images(study).first_fault).startswith("0 images missing, 1 changed, first ")
    missing.unlink()
    assert str(check_images(study).first_fault).startswith("1 images missing, 1 changed, first ")


def test_ft8_a_study_that_does_not_open_is_said_not_raised(study: Path) -> None:
    study.write_bytes(study.read_bytes()[:-5_000])
    assert not check_images(study).ok


def test_vf11_check_counts_and_names_what_is_wrong(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["images", "check", str(study), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "ok": True,
        "good": 2,
        "missing": [],
        "changed": [],
        "pixels": [],
        "unnamed": [],
        "frames": 0,
        "decoded": [],
    }
    changed, missing = blobs(study)
    changed.write_bytes(b"!")
    missing.unlink()
    assert main(["images", "check", str(study)]) == 6
    told = capsys.readouterr()
    assert f"missing {missing.stem}" in told.out
    assert f"changed {changed.stem}" in told.out
    assert "2 images are missing or were changed" in told.err


def test_in142_gc_removes_what_was_never_named_and_keeps_what_once_was(study: Path) -> None:
    """A series completed later names other rows; what the log names stays all the same."""
    with StudyFile.open(study) as file:
        old = file.row("instance", "study", "2.25.9")
        new = {"slices": old["slices"][:1]}
        change = ({"instance": {"2.25.9": old}}, {"instance": {"2.25.9": new}})
        file.append(new_event("study", *change))
    left = ImageStore.beside(study).put(b"an import that was cancelled").sha256
    assert main(["images", "gc", str(study), "--dry-run"]) == 0
    assert len(blobs(study)) == 3
    assert main(["images", "gc", str(study)]) == 0
    assert left not in {blob.stem for blob in blobs(study)}
    assert len(blobs(study)) == 2


def test_vf11_gc_waits_for_nobody_and_takes_nothing_from_a_study_in_use(study: Path) -> None:
    left = ImageStore.beside(study).put(b"an import under way").sha256
    with StudyFile.open(study):
        assert main(["images", "gc", str(study)]) == 4
    assert left in {blob.stem for blob in blobs(study)}


def test_vf4_images_are_backed_up_once_and_come_back_with_a_restore(study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert main(["backup", str(study), str(folder), "--images"]) == 0
    assert main(["backup", str(study), str(folder), "--images"]) == 0
    assert len(list((folder / "images").rglob("*.dcm"))) == 2
    backup = min(folder.glob("*.rrs"))
    new = tmp_path / "new" / "again.rrs"
    new.parent.mkdir()
    assert main(["restore", str(backup), str(new)]) == 0
    assert check_images(new).ok
    assert len(blobs(new)) == 2


def test_vf4_an_image_that_cannot_be_backed_up_is_told(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blobs(study)[0].unlink()
    assert main(["backup", str(study), str(tmp_path / "backups"), "--images"]) == 1
    assert "1 images are missing" in capsys.readouterr().err
