"""Backups are made while the window goes on, and their failure reaches the banner (IN-125, FT-14)."""

from pathlib import Path

import pytest

from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.storage import write_queue
from recist_reader.storage.backup import backups_of
from recist_reader.ui.safekeeping import BackgroundSafekeeping
from tests.building import a_study

pytestmark = pytest.mark.gui


@pytest.fixture(autouse=True)
def small_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_queue, "RESERVE_BYTES", 2**20)


def test_in125_a_due_backup_is_made_once_in_the_background(tmp_path: Path, qtbot) -> None:
    with a_study(tmp_path, timepoints=1) as study:
        keeping = Safekeeping(study)
        background = BackgroundSafekeeping(keeping)
        background.ask()
        background.ask()
        qtbot.waitUntil(lambda: background._running is not None and background._running.done(), timeout=5_000)
        background.ask()
        assert background.close() is None
        assert len(backups_of(keeping.folder, study.path)) == 1


def test_ft14_a_failure_reaches_the_banner(tmp_path: Path, qtbot) -> None:
    (tmp_path / "taken").touch()
    with a_study(tmp_path, timepoints=1) as study:
        background = BackgroundSafekeeping(Safekeeping(study, tmp_path / "taken"))
        with qtbot.waitSignal(background.troubled, timeout=5_000) as told:
            background.ask()
        assert told.args[0].what.startswith("no backup: ")
        assert background.close() is not None
