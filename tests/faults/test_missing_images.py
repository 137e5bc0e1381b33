"""Stored images of a timepoint gone or changed, one by one: their lesions are never locked (FT-30)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.volume_loader import VolumeLoader
from recist_reader.reading.importing import frame_sources_of
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import STUDY_STREAM, open_study
from tests.faults import FULL
from tests.faults.tally import tally
from tests.scenarios.desk import LESION_SLICES, SUBJECT, baseline_steps, copy_of, make_desk_study, run_steps

pytestmark = pytest.mark.faults
MARKED = {*LESION_SLICES.values()}
HARMS: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "one bit": lambda path: path.write_bytes(bytes((path.read_bytes()[0] ^ 1,)) + path.read_bytes()[1:]),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "empty": lambda path: path.write_bytes(b""),
    "another image": lambda path: path.write_bytes(
        next(other for other in sorted(path.parent.parent.rglob("*.dcm")) if other != path).read_bytes()
    ),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory) -> Path:
    """A study whose baseline is read but for its lock."""
    folder = tmp_path_factory.mktemp("missing images")
    made = make_desk_study(folder / "desk.rrs", folder / "images")
    run_steps(made, baseline_steps()[:-1])
    return made


def stored_images(study: Path) -> list[Path]:
    """The files of the baseline's one series, in viewing order."""
    with open_study(study) as opened:
        (series,) = ReadSession(opened, SUBJECT).facts.at("BL").series
        rows = opened.file.row("instance", STUDY_STREAM, series.uid)["slices"]
        return [ImageStore.beside(study).path(row["blob_sha256"]) for row in rows]


def shown(study: Path) -> set[int]:
    """Numbers of the slices that a viewport would show."""
    with open_study(study) as opened:
        (series,) = ReadSession(opened, SUBJECT).facts.at("BL").series
        loader = VolumeLoader(frame_sources_of(opened, series.uid))
        for index in range(series.slices):
            loader.load(index)
        return {index + 1 for index in range(series.slices) if loader.volume.ready[index]}


def locks(study: Path, script: Path, capsys) -> tuple[bool, str]:
    """Whether a script may lock the open timepoint, and what it says."""
    code = main(["replay", str(study), str(script)])
    said = capsys.readouterr().out.splitlines()[-1]
    assert (code, said.split()[0]) in ((0, "ACK"), (1, "REFUSED")), said
    return code == 0, said


@pytest.mark.parametrize("harm", HARMS)
def test_ft30_no_lesion_is_locked_on_an_image_that_cannot_be_shown(
    read, tmp_path, harm, capsys, record_property
):
    steps = [{"do": "open", "subject": SUBJECT, "timepoint": "baseline"}, {"do": "lock"}]
    script = tmp_path / "lock.json"
    script.write_text(json.dumps({"format": "recist-reader/script", "version": 1, "steps": steps}), "utf-8")
    images = stored_images(read)
    numbers = range(1, len(images) + 1) if FULL else [*sorted(MARKED)[:2], 1]
    with tally(
        record_property, "images harmed", "locked on one", "shown in its place", "held back wrongly"
    ) as seen:
        for number in numbers:
            study = copy_of(read, make_folder(tmp_path / str(number)))
            HARMS[harm](
                study.with_suffix(".images") / images[number - 1].relative_to(read.with_suffix(".images"))
            )
            is_shown = number in shown(study)
            is_locked, said = locks(study, script, capsys)
            seen["images harmed"] += 1
            seen["locked on one"] += is_locked and number in MARKED
            seen["shown in its place"] += is_shown
            seen["held back wrongly"] += not is_locked and number not in MARKED
            if not is_locked:
                assert said.startswith("REFUSED FT-30 2 BL, T")
                assert f"slice {number} of " in said
    assert (seen["locked on one"], seen["shown in its place"], seen["held back wrongly"]) == (0, 0, 0)
    assert seen["images harmed"] == len(numbers)


def make_folder(folder: Path) -> Path:
    folder.mkdir()
    return folder
