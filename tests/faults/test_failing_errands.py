"""A disk that fails at every write of every errand: nothing half, done when it is back (FT-3, FT-4)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import FULL
from tests.faults.errands import BY_NAME
from tests.faults.tally import tally
from tests.faults.test_study_file_faults import child

pytestmark = pytest.mark.faults
STRIDE = 1 if FULL else 40
KINDS = ("full", "io")
TRIED = [(errand, kind) for n, errand in enumerate(BY_NAME) for kind in (KINDS if FULL else (KINDS[n % 2],))]


@pytest.mark.parametrize(("errand", "kind"), TRIED)
def test_ft3_ft4_every_write_of_an_errand_fails(
    tmp_path: Path, errand: str, kind: str, record_property: Callable[[str, object], None]
) -> None:
    done = child("tests.faults.failing_errand", errand, str(tmp_path), kind, str(STRIDE))
    out, _ = done.communicate(timeout=1_200)
    assert done.returncode == 0
    seen = json.loads(out)
    with tally(record_property) as counts:
        counts |= {"failed writes and syncs": seen["tried"], "wrong afterwards": len(seen["wrong"])}
    assert seen["wrong"] == []
    assert seen["calls"] > 25
    assert seen["failed"] >= seen["calls"] // STRIDE  # the control: each of them did fail
    without = {""} if errand == "import" else set()  # a fault of the image store has words, no code
    assert set(seen["codes"]) <= {"disk_full", "io_error"} | without
