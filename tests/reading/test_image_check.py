"""Stored images against the study that names them (IN-141, FT-30)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recist_reader.imaging.store import ImageStore
from recist_reader.reading.image_check import check_images
from tests.building import a_study
from tests.storage.made import new_event


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Path]:
    """A study that names two stored blobs."""
    with a_study(tmp_path, timepoints=1) as made:
        store = ImageStore.beside(made.path)
        stored = [store.put(content) for content in (b"first image", b"second image")]
        row = {"slices": [{"blob_sha256": one.sha256} for one in stored]}
        made.file.append(new_event("study", {"instance": {"2.25.9": None}}, {"instance": {"2.25.9": row}}))
        yield made.path


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
