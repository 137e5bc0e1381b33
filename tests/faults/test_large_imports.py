"""Very many files: progress is told, cancelling ends it, nothing is kept by halves (FT-27)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recist_reader.imaging.intake import Intake, IntakeStep, check_only, prepare
from recist_reader.imaging.store import ImageStore
from tests.faults import FULL
from tests.faults.tally import tally
from tests.imaging.made_ct import ct_file
from tests.imaging.test_workers import KEY

pytestmark = pytest.mark.faults
FILES = 100_000 if FULL else 2_000
SLICES = 20_000 if FULL else 400


@pytest.fixture(scope="module")
def many_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that are no images, a thousand a folder."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(FILES):
        place = folder / f"{number // 1_000:03}"
        place.mkdir(exist_ok=True)
        (place / f"{number}.txt").write_bytes(b"no image")
    return folder


def to_the_end(steps: list[IntakeStep], total: int) -> Intake:
    """What an import gave, after its progress went up to all files."""
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert {step.total for step in steps} == {total}
    assert done[-1] == total
    assert steps[-1].result is not None
    return steps[-1].result


def test_ft27_many_files_that_are_no_images_are_listed_with_progress(
    many_files: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    store = ImageStore(tmp_path / "images")
    steps = list(prepare([many_files], KEY, "1001", store))
    result = to_the_end(steps, FILES)
    with tally(record_property) as seen:
        seen |= {"files": len(result.files), "progress told": len(steps)}
    assert {(file.status, file.code) for file in result.files} == {("refused", "not_dicom")}
    assert len(result.files) == FILES
    assert len(steps) >= 2  # one at the first file, one with the result, others as time passes
    assert list(store.blobs()) == []


def test_ft27_an_import_of_many_files_can_be_cancelled(many_files: Path, tmp_path: Path) -> None:
    steps = prepare([many_files], KEY, "1001", ImageStore(tmp_path / "images"))
    first = next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert first.done < FILES, "it ended while most was still to come"
    assert next(steps, None) is None


def test_ft27_a_series_of_very_many_slices_is_one_series(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    for number in range(1, SLICES + 1):
        (tmp_path / f"{number}.dcm").write_bytes(ct_file(number))
    result = to_the_end(list(check_only([tmp_path])), SLICES)
    with tally(record_property) as seen:
        seen |= {"slices": sum(len(record.instances) for record in result.series)}
        assert [len(record.instances) for record in result.series] == [SLICES]


def test_ft27_an_empty_folder_ends_at_once(tmp_path: Path) -> None:
    result = to_the_end(list(check_only([tmp_path])), 0)
    assert (result.files, result.series) == ((), ())
