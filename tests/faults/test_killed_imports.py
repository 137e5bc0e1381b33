"""Kill -9 while images come in: no row without its image, the next import takes the rest (FT-13, FT-31)."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from recist_reader.imaging.workers import Workers
from recist_reader.reading.image_check import remove_unnamed
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.study_session import open_study
from recist_reader.storage.verify import verify
from recist_reader.trial.patch import Recorded
from tests.faults import FULL
from tests.faults.tally import tally
from tests.image_checks import check_store
from tests.imaging.test_workers import is_anyone_left
from tests.reading.made_folders import a_ct, an_empty_study

RUNS = 10 if FULL else 1
SLICES = 80  # so many that processes take them in
PROGRAM = "import sys; from recist_reader.cli.main import main; sys.exit(main(sys.argv[1:]))"


def importing(study: Path, folder: Path) -> subprocess.Popen[bytes]:
    words = ["import", str(folder), "--study", str(study), "--subject", "1001", "--visit", "Baseline"]
    command = [sys.executable, "-c", PROGRAM, *words]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)


@pytest.mark.faults
@pytest.mark.skipif(os.name == "nt", reason="process groups are POSIX")
@pytest.mark.parametrize("part", range(10 if FULL else 1))
def test_FT_13_FT_31_a_killed_import_leaves_no_row_without_its_image_and_no_process(
    tmp_path: Path, part: int, record_property: Callable[[str, object], None]
) -> None:
    folder = a_ct(tmp_path / "ct", slices=SLICES)
    with an_empty_study(tmp_path / "whole", "1001") as study:
        begin = time.monotonic()
        assert importing(_closed(study), folder).wait() == 0
        whole_s = time.monotonic() - begin
    random = Random(part)
    # Processes that are kept: the imports that end need not start their own.
    with tally(record_property, "killed imports", "rows without image") as seen, Workers() as workers:
        for number in range(10 * RUNS):
            with an_empty_study(tmp_path / f"study-{number}", "1001") as made:
                path = _closed(made)
            ended_after_s = _killed(path, folder, random.uniform(0.2, 1.1) * whole_s)
            if ended_after_s is None:
                seen["killed imports"] += 1
            else:  # checked too, but does not count; the machine has less to do than before
                whole_s = ended_after_s
            checked = check_store(path)
            seen["rows without image"] += len(checked.missing) + len(checked.changed)
            assert (verify(path).ok, checked.ok) == (True, True)
            _import_the_rest(path, folder, workers)
            if seen["killed imports"] == RUNS:
                break
    assert seen["killed imports"] == RUNS


def _killed(path: Path, folder: Path, after_s: float) -> float | None:
    """Begin an import and kill it; return after what time it had ended, None where it was at work."""
    begun = time.monotonic()
    child = importing(path, folder)
    try:
        exit_code = child.wait(after_s)
    except subprocess.TimeoutExpired:
        os.kill(child.pid, signal.SIGKILL)
        exit_code = child.wait()
    lasted_s = time.monotonic() - begun
    _wait_until_alone(child.pid)
    assert exit_code in (0, -signal.SIGKILL)
    return lasted_s if exit_code == 0 else None


def _import_the_rest(path: Path, folder: Path, workers: Workers) -> None:
    with open_study(path) as study:
        has_images = bool(study.state.series)
        *_, last = import_images(study, ImportWish((folder,), "1001", "Baseline"), workers)
        assert isinstance(last.answer, Recorded) is not has_images
        (series,) = study.state.series.values()
        assert series.slices == SLICES
    remove_unnamed(path)
    assert check_store(path).ok


def _closed(study: object) -> Path:
    study.close()
    return study.path


def _wait_until_alone(group: int) -> None:
    until = time.monotonic() + 20
    while is_anyone_left(group):
        assert time.monotonic() < until, "worker processes outlive their program"
        time.sleep(0.05)
