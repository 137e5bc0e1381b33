"""`images check` of a study with a lock: Pixel Data by its rows, decoded frames as locked (IN-141)."""

import json
import shutil
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.image_check import check_steps
from tests.image_checks import check_images, check_store
from tests.scenarios.desk import baseline_steps, make_desk_study, run_steps
from tests.tampering import guards_off


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with real images and a locked baseline: four marks."""
    folder = tmp_path_factory.mktemp("locked")
    path = make_desk_study(folder / "study" / "desk.rrs", folder / "images")
    run_steps(path, baseline_steps())
    return path


@pytest.fixture
def study(locked: Path, tmp_path: Path) -> Path:
    shutil.copytree(locked.parent, tmp_path / "study")
    return tmp_path / "study" / locked.name


def change(study: Path, table: str, old: str, new: str) -> None:
    """Somebody writes another text into the rows of a table."""
    with guards_off(study) as connection:
        done = connection.execute(f"UPDATE {table} SET body = replace(body, ?, ?)", (old, new))
        assert done.rowcount


def test_in141_pixels_and_locked_frames_are_checked_and_counted(locked: Path) -> None:
    steps = check_steps(locked)
    seen = list(steps)
    found = check_store(locked)
    assert found.ok
    assert found.frames == 3  # T1 to T3 lie on slices of their own, NT1 on one of them
    assert found.good > 24
    assert seen == [(n, len(seen)) for n in range(1, found.count + 1)]
    assert check_images(locked).n == found.count


def test_in141_a_frame_that_decodes_to_other_values_than_its_lock_binds_is_named(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with guards_off(study) as connection:
        ((body,),) = connection.execute("SELECT body FROM lock_version").fetchall()
    content = json.loads(json.loads(body)["content"])
    ((sop, frame, sha256), *_) = next(iter(content["series"].values()))["decoded_sha256"]
    change(study, "lock_version", sha256, "0" * 64)
    assert main(["images", "check", str(study)]) == 6
    told = capsys.readouterr()
    assert f"BL v1 {sop} frame {frame}" in told.out
    assert "1 frames decode to other values than their locks bind" in told.err
    assert "1 locked frames decode to other values" in str(check_images(study).first_fault)


def test_in141_pixels_that_are_not_those_of_their_row_are_named(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with guards_off(study) as connection:
        bodies = [json.loads(body) for (body,) in connection.execute("SELECT body FROM instance")]
    slices = [item for body in bodies for item in body["slices"]]
    pixels = slices[0]["pixel_sha256"]  # of all slices that look alike
    change(study, "instance", pixels, "0" * 64)
    assert main(["images", "check", str(study), "--json"]) == 6
    found = json.loads(capsys.readouterr().out)
    assert found["pixels"] == sorted({i["blob_sha256"] for i in slices if i["pixel_sha256"] == pixels})
    assert (found["changed"], found["decoded"]) == ([], [])


def test_vf11_a_check_is_given_up_between_two_images(locked: Path) -> None:
    steps = check_steps(locked)
    assert next(steps)[0] == 1
    steps.close()
    assert list(steps) == []
