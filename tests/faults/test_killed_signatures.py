"""A process that is killed in the middle of a signature: signed and locked, or neither (FT-1, SE-8)."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.storage.verify import verify
from tests.faults import FULL, signed_errand
from tests.faults.tally import tally

pytestmark = pytest.mark.faults
ROOT = Path(__file__).resolve().parents[2]
KILLS = 60 if FULL else 3
LATEST_S = 0.03
"""A signature takes some 20 ms beside its hash."""


def killed(folder: Path, wait_s: float) -> list[str]:
    """Begin to sign and kill that after a moment; return what the process told."""
    command = [sys.executable, "-m", "tests.faults.killed_signer", str(folder)]
    signer = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert signer.stdout is not None
    first = signer.stdout.readline()
    time.sleep(wait_s)
    signer.kill()
    told = [first, *signer.stdout.readlines()]
    signer.stdout.close()
    signer.wait()
    return [line.strip() for line in told]


def test_ft1_kill_9_in_a_signature_leaves_a_signed_lock_or_none(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    made, random = tmp_path / "made", Random(7)
    made.mkdir()
    signed_errand.a_signed_read(made)
    with tally(record_property, "kills", "acknowledged", "lost") as seen:
        for number in range(KILLS):
            folder = tmp_path / str(number)
            shutil.copytree(made, folder)
            told = killed(folder, random.uniform(0, LATEST_S))
            assert told[0] == "begun", told
            seen["kills"] += 1
            assert verify(folder / "study.rrs").ok
            with signed_errand.opened(folder, folder / "unsaved") as study:
                session = ReadSession(study, signed_errand.code_in(folder))
                is_locked = session.state.is_locked("BL")
                assert signed_errand.wrong_signature(study.path, int(is_locked)) is None
                seen["acknowledged"] += "signed" in told
                seen["lost"] += "signed" in told and not is_locked
                if not is_locked:
                    assert not isinstance(session.lock(given=signed_errand.credentials()), Refusal)
            shutil.rmtree(folder)
        assert seen["lost"] == 0
