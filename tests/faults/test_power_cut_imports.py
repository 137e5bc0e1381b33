"""A power cut while images come in: no row without its image, the next import takes the rest (FT-31)."""

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.study_session import open_study
from recist_reader.storage.verify import Wanted, verify
from recist_reader.trial.patch import Recorded
from tests.faults import FULL
from tests.faults.recording_disk import Asked, after_power_cut
from tests.faults.tally import tally
from tests.faults.test_study_file_faults import child
from tests.image_checks import check_store
from tests.reading.made_folders import a_ct, an_empty_study

pytestmark = pytest.mark.faults
CUTS = 100 if FULL else 10
SLICES = 4


def files_after_cut(asked: list[Asked], images: Path, random: Random) -> dict[Path, bytes]:
    """The blobs that may stand after a power cut: a name surely where its folders were synced after the
    rename, else perhaps; its content whole where the file was synced, else any beginning of it.
    """
    standing: dict[Path, bytes] = {}
    for number, call in enumerate(asked):
        if call.kind != "rename":
            continue
        blob, later = Path(call.content.decode()), asked[number:]
        synced = {Path(one.file) for one in later if one.kind == "file sync"}
        if not {blob.parent, images, images.parent} <= synced and random.random() < 0.5:
            continue
        written = [one for one in asked[:number] if one.file == call.file]
        content = b"".join(one.content for one in written)
        is_whole = any(one.kind == "file sync" for one in written)
        standing[blob] = content if is_whole else content[: random.randrange(len(content))]
    return standing


class RecordedImport:
    """An import that went well, to be cut short at any of its calls."""

    def __init__(self, folder: Path) -> None:
        self.ct = a_ct(folder / "ct", SLICES)
        with an_empty_study(folder / "made", "1001") as study:
            self.path = study.path
        self.images = self.path.with_suffix(".images")
        done = child("tests.faults.recording_import", str(self.path), str(self.ct), str(folder / "asked"))
        out, _ = done.communicate(timeout=300)
        assert done.returncode == 0, out
        self.start, calls, self.event, self.told = pickle.loads((folder / "asked").read_bytes())
        self.asked = [Asked(*call) for call in calls]

    def cut(self, at: int, asked: list[Asked], folder: Path, random: Random) -> Path:
        """Lay the files as a power cut after `at` calls may leave them; return the study."""
        folder.mkdir()
        for name, content in after_power_cut(self.start, asked[:at], random).items():
            (folder / name).write_bytes(content)
        for blob, content in files_after_cut(asked[:at], self.images, random).items():
            place = folder / blob.relative_to(self.path.parent)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        return folder / self.path.name

    def is_kept(self, study: Path, at: int) -> bool:
        """Whether no row is without its image, and what was told as imported is there."""
        told = frozenset({self.event} if at >= self.told else ())
        return verify(study, Wanted(acknowledged=told)).ok and check_store(study).ok


def test_ft31_a_power_cut_leaves_no_row_without_its_image(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    made, random = RecordedImport(tmp_path), Random(31)
    with tally(record_property, "power cuts", "rows without image") as seen:
        for number in range(CUTS):
            # Every other cut falls on the end, where the row becomes durable: its images must be so by then.
            at = random.randrange(made.told - 1 if number % 2 else 1, made.told + 1)
            study = made.cut(at, made.asked, tmp_path / "cut", random)
            seen["power cuts"] += 1
            seen["rows without image"] += not made.is_kept(study, at)
            assert seen["rows without image"] == 0, f"cut {number} after call {at}"
            import_the_rest(study, made.ct)
            shutil.rmtree(tmp_path / "cut")


def test_ft31_a_disk_that_ignores_syncs_of_folders_would_lose_images(tmp_path: Path) -> None:
    """The control: the same cuts find what they look for."""
    made, random = RecordedImport(tmp_path), Random(31)
    forgetful = [call for call in made.asked if call.kind != "file sync" or not Path(call.file).is_dir()]
    assert len(forgetful) < len(made.asked)
    at = len(forgetful)
    kept = [made.is_kept(made.cut(at, forgetful, tmp_path / f"{n}", random), at) for n in range(5)]
    assert not all(kept)


def import_the_rest(path: Path, ct: Path) -> None:
    with open_study(path, unsaved=path.parent / "unsaved") as study:
        has_images = bool(study.state.series)
        *_, last = import_images(study, ImportWish((ct,), "1001", "Baseline"))
        assert isinstance(last.answer, Recorded) is not has_images
        assert [series.slices for series in study.state.series.values()] == [SLICES]
    assert check_store(path).ok
