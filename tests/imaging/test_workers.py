"""FT-24, FT-25: a file that crashes, hangs or floods its process is refused; the others come in."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import pytest

from recist_reader.imaging import workers as workers_module
from recist_reader.imaging.dates import DateShift
from recist_reader.imaging.deidentify import Deidentifier
from recist_reader.imaging.scan import Entry
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.taking import Taker
from recist_reader.imaging.uids import StudyKey, UidMap
from recist_reader.imaging.workers import Limits, Workers, taken_by
from recist_reader.problem import Fault
from tests.imaging.made_ct import ct_file

KEY = StudyKey(b"k" * 32)
TAKER = Taker(KEY, Deidentifier(UidMap(KEY), DateShift(500)))


@dataclass
class HostileInput:
    """Images of which one does to its process what broken decoders do."""

    def entries(self) -> list[Entry]:
        return []

    def read(self, name: str) -> bytes:
        if name == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        elif name == "hang":
            while True:
                pass
        elif name == "flood":
            return bytes(64 * 2**30)
        return ct_file(int(name))

    def path(self, name: str) -> Path | None:
        return None

    def close(self) -> None:
        """Nothing is held."""


@pytest.mark.faults
@pytest.mark.parametrize(
    ("bad", "code"), [("crash", "decoder"), ("hang", "decoder"), ("flood", "over_budget")]
)
def test_FT_25_one_bad_file_costs_no_other(bad: str, code: str) -> None:
    place = HostileInput()
    work = [(place, Entry(name, 0)) for name in ("1", "2", bad, "3")]
    with Workers(1, Limits(seconds=1)) as workers:
        taken = list(taken_by(workers, work, TAKER))
        again = list(taken_by(workers, work[:1], TAKER))
    assert [(file.name, file.status) for file in taken] == [
        ("1", "imported"),
        ("2", "imported"),
        (bad, "refused"),
        ("3", "imported"),
    ]
    assert taken[2].code == code
    assert [file.status for file in again] == ["imported"]


def test_processes_that_cannot_start_are_one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every file refused for what is no fault of theirs."""
    monkeypatch.setattr(workers_module, "_be_ready", die)
    with Workers(1) as workers, pytest.raises(Fault, match="cannot be started"):
        list(taken_by(workers, [(HostileInput(), Entry("1", 0))], TAKER))


def test_what_libraries_reserve_does_not_count_as_a_file_s_memory() -> None:
    """On a workstation of many cores they take gigabytes of addresses before the first file."""
    with Workers(1, Limits(memory_bytes=128 * 2**20)) as workers:
        (taken,) = taken_by(workers, [(HostileInput(), Entry("1", 0))], TAKER)
    assert taken.status == "imported"


def test_processes_that_died_between_two_imports_are_started_again() -> None:
    work = [(HostileInput(), Entry(name, 0)) for name in ("1", "2")]
    with Workers(1) as workers:
        list(taken_by(workers, work, TAKER))
        with pytest.raises(BrokenProcessPool):
            workers._started().submit(die).result()
        again = list(taken_by(workers, work, TAKER))
    assert [file.status for file in again] == ["imported", "imported"]


def test_a_process_that_dies_while_others_are_taken_over_costs_no_file() -> None:
    work = [(HostileInput(), Entry(str(number), 0)) for number in range(1, 41)]
    with Workers(1) as workers:
        taken = taken_by(workers, work, TAKER)
        first = next(taken)
        with pytest.raises(BrokenProcessPool):
            workers._started().submit(die).result()
        rest = list(taken)
    assert [file.status for file in (first, *rest)] == ["imported"] * 40


def die() -> None:
    os._exit(1)


WAITING = """
import sys, time
from recist_reader.imaging.workers import Workers
from recist_reader.imaging.scan import Entry
from tests.imaging.test_workers import TAKER, HostileInput, taken_by
if __name__ == "__main__":
    workers = Workers(1)
    list(taken_by(workers, [(HostileInput(), Entry("1", 0))], TAKER))
    print("they wait for the next import", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="process groups are POSIX")
def test_processes_that_wait_end_with_a_program_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "waiting.py"
    script.write_text(WAITING)
    place = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    program = subprocess.Popen(
        [sys.executable, str(script)], start_new_session=True, stdout=subprocess.PIPE, env=place
    )
    assert program.stdout is not None
    assert program.stdout.readline()
    program.kill()
    program.communicate()
    until = time.monotonic() + 10
    while is_anyone_left(program.pid):
        assert time.monotonic() < until, "worker processes outlive their program"
        time.sleep(0.05)


def is_anyone_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_failing_store_is_a_fault_of_the_import_not_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "images").write_text("a file stands where the store should be")
    taker = Taker(KEY, TAKER.deidentifier, ImageStore(tmp_path / "images"))
    with Workers(1) as workers, pytest.raises(Fault, match="could not be stored"):
        list(taken_by(workers, [(HostileInput(), Entry("1", 0))], taker))
