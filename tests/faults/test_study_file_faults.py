"""Kills, full and failing disks, a journal left behind, two processes (FT-1 to FT-4, FT-7, FT-10)."""

import json
import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import Wanted, event_ids_of, verify
from tests.faults import FULL
from tests.faults.recording_disk import Asked, after_power_cut
from tests.faults.tally import tally
from tests.storage.made import READ, measured, new_event, new_study, read_study

pytestmark = pytest.mark.faults
ROOT = Path(__file__).resolve().parents[2]


def child(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("seed", range(4 if FULL else 1))
def test_ft1_kill_9_while_editing_loses_nothing(
    tmp_path: Path, seed: int, record_property: Callable[[str, object], None]
) -> None:
    """The file alone, 100 kills; the 500 of FT-1 are those of the product's own replay."""
    kills = 25 if FULL else 5  # a fresh study each 25 kills: checking a long one takes the time
    path, random, acknowledged, before = tmp_path / "a.rrs", Random(seed), [], 0
    with read_study(path, 1) as study:
        acknowledged.append(f"ACK {study.events(READ)[0].event_id}\n")
    with tally(record_property, "kills", "acknowledged edits", "lost") as seen:
        for kill in range(kills):
            writer = child("tests.faults.killed_writer", str(path), str(kill))
            assert writer.stdout is not None
            acknowledged.append(writer.stdout.readline())  # it is at work
            time.sleep(random.uniform(0, 0.25))
            writer.kill()
            acknowledged += writer.stdout.readlines()
            writer.wait()
            writer.stdout.close()
            told = event_ids_of(acknowledged)
            report = verify(path, Wanted(acknowledged=told))
            assert report.present is not None, report.first_fault
            seen["kills"] += 1
            seen["acknowledged edits"], seen["lost"] = len(told), len(told) - report.present
            assert (report.ok, seen["lost"]) == (True, 0), report.first_fault
            more = report.events - 1 - report.present
            assert before <= more <= before + 1, "at most one edit was stored and not acknowledged"
            before = more
    assert before < kills


@pytest.mark.parametrize("kind", ["full", "io", "once"])
def test_ft3_ft4_every_write_and_sync_of_an_edit_fails_once(
    tmp_path: Path, kind: str, record_property: Callable[[str, object], None]
) -> None:
    read_study(tmp_path / "a.rrs", 3).close()
    with StudyFile.open(tmp_path / "a.rrs") as study:
        key = "BL/T1"
        if (row := study.row("measurement", READ, key)) is not None:
            study.append(new_event(READ, {"measurement": {key: row}}, {"measurement": {key: None}}, 9))
    done = child("tests.faults.failing_writer", str(tmp_path / "a.rrs"), kind)
    out, _ = done.communicate(timeout=300)
    seen = json.loads(out)
    with tally(record_property) as counts:
        counts |= {"failed writes and syncs": seen["steps"] - 1, "wrong afterwards": len(seen["wrong"])}
    assert done.returncode == 0
    assert seen["wrong"] == []
    assert seen["verify"] is None
    assert seen["steps"] > 6  # the control: it did fail at writes and syncs
    assert set(seen["codes"]) <= {FaultCode.DISK_FULL, FaultCode.IO_ERROR}
    assert ("disk_full" in seen["codes"]) is (kind == "full")
    assert verify(tmp_path / "a.rrs").ok


def test_ft2_in102_power_cuts_lose_no_acknowledged_edit(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "a.rrs"
    read_study(path, 5).close()
    start = {"a.rrs": path.read_bytes(), "a.rrs-journal": b""}
    edits = 60 if FULL else 12
    done = child("tests.faults.recording_disk", str(path), str(tmp_path / "asked"), str(edits))
    assert done.wait(timeout=300) == 0
    assert done.stdout is not None
    done.stdout.close()
    calls, acknowledged = pickle.loads((tmp_path / "asked").read_bytes())
    asked = [Asked(*call) for call in calls]
    assert {call.kind for call in asked} == {"write", "truncate", "sync"}

    def cuts_that_lose(asked: list[Asked], cuts: int) -> list[int]:
        random, lost = Random(2), []
        for cut in range(cuts):
            at = random.randrange(1, len(asked) + 1)
            folder = tmp_path / "cut"
            folder.mkdir()
            for name, content in after_power_cut(start, asked[:at], random).items():
                (folder / name).write_bytes(content)
            must = frozenset(event for event, calls_before in acknowledged if calls_before <= at)
            if not verify(folder / "a.rrs", Wanted(acknowledged=must)).ok:
                lost.append(cut)
            shutil.rmtree(folder)
        return lost

    with tally(record_property, "power cuts", "lost or damaged") as seen:
        seen["power cuts"] = 1_000 if FULL else 40
        lost = cuts_that_lose(asked, seen["power cuts"])
        seen["lost or damaged"] = len(lost)
        assert lost == []
    # The control: the same calls on a disk that ignores every sync must lose something.
    unsynced = [call if call.kind != "sync" else Asked(call.file, "none") for call in asked]
    assert cuts_that_lose(unsynced, 20) != []


def hot_journal(tmp_path: Path) -> tuple[Path, Path]:
    """A file as a crash in the middle of a commit leaves it: pages half new, the journal still there."""
    read_study(tmp_path / "a.rrs", 20).close()
    hot = tmp_path / "hot"
    hot.mkdir()
    import sqlite3

    connection = sqlite3.connect(tmp_path / "a.rrs", isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")  # pages spill to the file before the commit
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM measurement")
    for number in range(60):
        connection.execute(
            "INSERT INTO lesion VALUES (?, ?, 1, ?)", (READ, f"k{number}", json.dumps("x" * 3000))
        )
    for name in ("a.rrs", "a.rrs-journal"):
        shutil.copy(tmp_path / name, hot / name)
    connection.execute("ROLLBACK")
    connection.close()
    return tmp_path / "a.rrs", hot / "a.rrs"


def test_ft7_a_hot_journal_is_rolled_back(tmp_path: Path) -> None:
    sound, hot = hot_journal(tmp_path)
    assert hot.read_bytes() != sound.read_bytes()
    assert verify(hot, Wanted(against=sound)).ok
    with StudyFile.open(hot) as study:
        assert study.rows("lesion", READ) == {}
        assert study.check_stream(READ) is None


def test_ft7_a_journal_removed_by_hand_is_found(tmp_path: Path) -> None:
    _sound, hot = hot_journal(tmp_path)
    hot.with_name("a.rrs-journal").unlink()
    assert not verify(hot).ok


def test_ft10_of_two_processes_one_writes(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path, tries = tmp_path / "a.rrs", 1_000 if FULL else 100
    other = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.second_opener", str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdin is not None
    assert other.stdout is not None

    def tried() -> str:
        other.stdin.write("try\n")
        other.stdin.flush()
        return other.stdout.readline().strip()

    with tally(record_property, "tries", "double") as seen, read_study(path, 1) as study:
        for n in range(1, tries + 1):
            answer = tried()
            seen["tries"] += 1
            seen["double"] += answer != FaultCode.LOCKED
            assert answer == FaultCode.LOCKED
            old = measured(None if n == 1 else f"{n - 1}.0", n - 1, "BL/T9")
            study.append(new_event(READ, old, measured(f"{n}.0", n, "BL/T9"), n))
    assert tried() == "opened", "the control: it can, once the first has closed"
    other.stdin.close()
    other.stdout.close()
    assert other.wait(timeout=30) == 0
    report = verify(path)
    assert (report.ok, report.events) == (True, 1 + 1 + tries + 1)


def test_ft3_a_disk_that_is_full_at_creation_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("recist_reader.storage.making.sync_file", full)
    with pytest.raises(StudyFault) as raised:
        new_study(tmp_path / "a.rrs")
    assert raised.value.code is FaultCode.DISK_FULL
    assert list(tmp_path.iterdir()) == []
