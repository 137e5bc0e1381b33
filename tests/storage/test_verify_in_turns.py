"""A large file is checked where it is, in short turns: same answer, little memory, no writer waits (VF-1)."""

import sqlite3
import tracemalloc
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from recist_reader.storage.anchors import set_anchor
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.trail import Exported, trail_lines, verify_trail
from recist_reader.storage.verify import Report, Steps, Wanted, verify, verify_steps
from tests.storage.long_study import long_study
from tests.storage.made import READ, by, moment, new_event, read_study
from tests.storage.test_verify import altered, change_payload, remove


def in_turns(path: Path, wanted: Wanted | None = None) -> Steps:
    return verify_steps(path, wanted, copied_bytes=0)


def ended(steps: Steps, beside: Callable[[], object] = lambda: None) -> tuple[Report, list[tuple[int, int]]]:
    """Run to the end, with something done between the steps; return report and progress."""
    progress = []
    while True:
        try:
            progress.append(next(steps))
        except StopIteration as end:
            return end.value, progress
        beside()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_study(tmp_path_factory.mktemp("large") / "a.rrs", 1_000, characters=3_000)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(None, id="sound"),
        pytest.param(lambda connection: change_payload(connection, 3), id="payload changed"),
        pytest.param(lambda connection: remove(connection, 7), id="event removed"),
        pytest.param(lambda c: c.execute("UPDATE measurement SET body = '{}'"), id="row changed"),
        pytest.param(lambda c: c.execute("DELETE FROM stream_head"), id="heads removed"),
        pytest.param(
            lambda c: c.execute("INSERT INTO lesion VALUES ('read:x', 'k', 1, '{}')"), id="row added"
        ),
    ],
)
def test_vf1_in_turns_the_report_is_that_of_a_copy(
    tmp_path: Path, change: Callable[[sqlite3.Connection], object] | None
) -> None:
    with read_study(tmp_path / "sound.rrs", 12) as study:
        set_anchor(study, str(uuid.UUID(int=1)), by(30))
    path = tmp_path / "sound.rrs"
    if change is not None:
        path = altered(path, tmp_path / "a.rrs", change)
    wanted = Wanted(as_of=moment(9), against=tmp_path / "sound.rrs", acknowledged=frozenset())
    found, _progress = ended(in_turns(path, wanted))
    assert found == verify(path, wanted)
    assert found.ok is (change is None)


def test_vf1_progress_reaches_the_number_of_events(large: Path) -> None:
    report, progress = ended(in_turns(large))
    assert report.ok, report.first_fault
    assert report.events == 1_001
    assert progress[-1] == (1_001, 1_001)
    assert progress == sorted(progress)
    assert len(progress) > 20


def test_vf1_a_large_file_is_checked_and_written_out_in_little_memory(large: Path) -> None:
    size = large.stat().st_size
    assert size > 8 * 2**20
    tracemalloc.start()
    try:
        ended(in_turns(large))
        _now, checking = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        with StudyFile.open(large, write=False) as study:
            assert verify_trail(trail_lines(study, Exported(moment(99), "u")))[1] is None
        _now, writing = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert checking < size / 2
    assert writing < size / 2


def test_vf1_a_writer_goes_on_while_a_large_file_is_checked(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 30) as study:
        numbers = iter(range(40, 1_000))
        appended = []

        def edit() -> None:
            """Would meet a lock and give up after 5 s, were a transaction left open."""
            appended.append(study.append(new_event(READ, {}, {}, next(numbers))))
            set_anchor(study, str(uuid.uuid4()), by(next(numbers)))

        report, _progress = ended(in_turns(tmp_path / "a.rrs"), edit)
    assert appended
    assert report.ok, report.first_fault


def test_vf1_a_check_given_up_leaves_the_file_free(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 5) as study:
        steps = in_turns(tmp_path / "a.rrs")
        next(steps)
        steps.close()
        assert study.append(new_event(READ, {}, {}, 9)).seq == 6


def test_au6_a_writer_goes_on_while_the_trail_is_written(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 5) as writer, StudyFile.open(writer.path, write=False) as study:
        lines = []
        for number, line in enumerate(trail_lines(study, Exported(moment(99), "u")), start=10):
            writer.append(new_event(READ, {}, {}, number))
            lines.append(line)
    assert verify_trail(lines) == (6, None)  # as the streams stood at the first line
