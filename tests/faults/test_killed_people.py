"""Killed while deciding, approving, adding a person, changing a password: whole or not at all (FT-1)."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.faults import FULL
from tests.faults.people_errands import BY_NAME, SCENES
from tests.faults.tally import tally
from tests.faults.test_killed_errands import longest_s
from tests.faults.test_study_file_faults import child

pytestmark = pytest.mark.faults
KILLS = 30 if FULL else 1


def killed(what: str, folder: Path, wait_s: float) -> bool:
    """Begin and be killed after a moment; return whether it was acknowledged before."""
    person = child("tests.faults.killed_person", what, str(folder))
    assert person.stdout is not None
    assert person.stdout.readline() == "begun\n"
    time.sleep(wait_s)
    person.kill()
    told = person.stdout.read()
    person.stdout.close()
    person.wait()
    return "done" in told


@pytest.mark.parametrize("what", BY_NAME)
def test_ft1_kill_9_while_a_person_acts_leaves_all_of_it_or_nothing(
    tmp_path: Path, what: str, record_property: Callable[[str, object], None]
) -> None:
    made, random, errand = tmp_path / "made", Random(11), BY_NAME[what]
    made.mkdir()
    SCENES[what](made)
    first = errand(Path(shutil.copytree(made, tmp_path / "first")))
    lasts = 2 * longest_s(first.act)  # a process that begins is slower
    assert first.wrong_after_success() is None
    with tally(record_property, "kills", "acknowledged", "lost") as seen:
        for number in range(KILLS):
            folder = Path(shutil.copytree(made, tmp_path / str(number)))
            is_acknowledged = killed(what, folder, random.uniform(0, lasts))
            assert errand.wrong_in(folder) is None
            is_done = errand.is_done_in(folder)
            seen["kills"] += 1
            seen["acknowledged"] += is_acknowledged
            seen["lost"] += is_acknowledged and not is_done
            if not is_done:
                again = errand(folder)
                again.act()
                assert again.wrong_after_success() is None
        assert seen["lost"] == 0
