"""Backups are made while the window goes on, and their failure reaches the banner (IN-125, FT-14)."""

import threading
from pathlib import Path

import pytest

from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.storage import write_queue
from recist_reader.storage.backup import BackupKind, backups_of
from recist_reader.ui import safekeeping
from recist_reader.ui.safekeeping import BackgroundSafekeeping
from tests.building import a_study

pytestmark = pytest.mark.gui


@pytest.fixture(autouse=True)
def small_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_queue, "RESERVE_BYTES", 2**20)


def test_in125_a_due_backup_is_made_once_in_the_background(tmp_path: Path, qtbot) -> None:
    with a_study(tmp_path, timepoints=1) as study:
        keeping = Safekeeping(study)
        background = BackgroundSafekeeping(study, keeping)
        background.ask()
        background.ask()
        qtbot.waitUntil(lambda: background._running is not None and background._running.done(), timeout=5_000)
        background.ask()
        assert background.close() is None
        assert len(backups_of(keeping.folder, study.path)) == 1


def test_ft14_a_failure_reaches_the_banner(tmp_path: Path, qtbot) -> None:
    (tmp_path / "taken").touch()
    with a_study(tmp_path, timepoints=1) as study:
        background = BackgroundSafekeeping(study, Safekeeping(study, tmp_path / "taken"))
        with qtbot.waitSignal(background.troubled, timeout=5_000) as told:
            background.ask()
        assert told.args[0].what.startswith("no backup: ")
        assert background.close() is not None


LONG_S = 15
"""A disk that hangs, and lets go at last so that a test that fails does end."""


@pytest.fixture
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANSWER_S", "SOON_S", "BACKUP_S"):
        monkeypatch.setattr(safekeeping, name, 0.05)


@pytest.fixture
def hung():
    """What a hung disk waits for."""
    let_go = threading.Event()
    yield let_go
    let_go.set()


def test_ft6_closing_does_not_wait_for_a_disk_that_hangs(tmp_path, qtbot, monkeypatch, short_waits, hung):
    with a_study(tmp_path, timepoints=1) as study:
        keeping = Safekeeping(study)
        monkeypatch.setattr(keeping, "whereabouts", lambda: hung.wait(LONG_S))
        problem = BackgroundSafekeeping(study, keeping).close()
        assert not hung.is_set()
        assert problem.what == "no backup at closing: the disk of the study does not answer"
        assert backups_of(keeping.folder, study.path) == []


def test_a_backup_at_closing_that_takes_long_is_told_and_given_up(
    tmp_path, qtbot, monkeypatch, short_waits, hung
):
    with a_study(tmp_path, timepoints=1) as study:
        keeping = Safekeeping(study)
        monkeypatch.setattr(keeping, "at_closing", lambda _now: hung.wait(LONG_S))
        background = BackgroundSafekeeping(study, keeping)
        with qtbot.waitSignal(background.closing_waits):
            problem = background.close()
        assert problem.what == "no backup at closing: the backup takes too long"


def test_what_asks_a_disk_is_never_asked_in_the_thread_of_the_window(tmp_path, qtbot, monkeypatch):
    """Free space, whether the file is there, the backup itself: each may wait for a hung disk."""
    asked_in = {}
    with a_study(tmp_path, timepoints=1) as study:
        keeping = Safekeeping(study)
        for name in ("little_space", "due", "run", "whereabouts", "prepare", "at_closing"):
            real = getattr(keeping, name)

            def noted(*given, name=name, real=real):
                asked_in[name] = threading.current_thread()
                return real(*given)

            monkeypatch.setattr(keeping, name, noted)
        background = BackgroundSafekeeping(study, keeping)
        background.ask()
        qtbot.waitUntil(lambda: "run" in asked_in, timeout=5_000)
        assert background.close() is None
    assert len(asked_in) == 6
    assert threading.main_thread() not in asked_in.values()


def test_the_first_signature_on_one_disk_is_advice_said_once_and_no_trouble(tmp_path, qtbot, monkeypatch):
    with a_study(tmp_path, timepoints=1) as study:
        keeping = Safekeeping(study)
        monkeypatch.setattr(keeping, "due", lambda _now: BackupKind.SIGNATURE)
        background = BackgroundSafekeeping(study, keeping)
        with qtbot.assertNotEmitted(background.troubled), qtbot.waitSignal(background.advised, timeout=5_000):
            background.ask()
        qtbot.waitUntil(background._running.done, timeout=5_000)
        with qtbot.assertNotEmitted(background.advised, wait=100):
            background.ask()
            qtbot.waitUntil(background._running.done, timeout=5_000)
        assert background.close() is None
