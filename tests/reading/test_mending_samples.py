"""Every public sample comes back byte for byte, whatever its coding (FT-30)."""

import shutil
from pathlib import Path

import pytest

from recist_reader.imaging.store import ImageStore
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.trial.patch import Recorded
from tests.faults import FULL
from tests.reading.made_folders import an_empty_study
from tests.shared_data import needs_data, shared

pytestmark = [needs_data, pytest.mark.real_data, pytest.mark.faults]
FOLDERS = (
    ("ct-legacy-enhanced", "charsets", "ct-tilt-uneven-ge", "ct-syntaxes", "ct-odd", "ct-enhanced", "pet-dro")
    if FULL
    else ("ct-legacy-enhanced", "charsets", "ct-tilt-uneven-ge")
)


@pytest.mark.parametrize("folder", FOLDERS)
def test_FT_30_a_lost_store_of_public_samples_is_written_again_alike(folder: str, tmp_path: Path) -> None:
    files = [path for path in sorted(shared(folder).rglob("*")) if path.is_file()]
    with an_empty_study(tmp_path / "study", *(str(number) for number in range(len(files)))) as study:
        for number, file in enumerate(files):  # each is a patient of its own
            *_, first = import_images(study, ImportWish((_alone(file, tmp_path),), str(number), "Baseline"))
            store = ImageStore.beside(study.path)
            if not isinstance(first.answer, Recorded):
                store.gc(())  # what a refused import leaves is named by nobody
                continue
            before = {sha: store.path(sha).read_bytes() for sha in store.blobs()}
            shutil.rmtree(study.images_folder)
            *_, last = import_images(study, ImportWish((_alone(file, tmp_path),), str(number), "Baseline"))
            assert last.intake is not None
            assert last.intake.mended.missing == 0
            assert {sha: store.path(sha).read_bytes() for sha in store.blobs()} == before
            shutil.rmtree(study.images_folder)


def _alone(file: Path, folder: Path) -> Path:
    place = folder / "one"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    shutil.copyfile(file, place / file.name)
    return place
