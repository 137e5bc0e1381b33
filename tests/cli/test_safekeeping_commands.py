"""A backup that is recorded, a state as it was: as typed (VF-4, VF-8, AU-1, AU-8, AU-9)."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.storage.anchors import FILE_NAME, known_anchors
from recist_reader.storage.verify import Wanted, verify
from recist_reader.trial import commands as c
from tests.building import a_study, begin_baseline, drawn


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with a_study(tmp_path, timepoints=1) as made:
        begin_baseline(made, "liver")
        return made.path


def answer(capsys: pytest.CaptureFixture[str], *typed: str, exit_code: int = 0) -> Any:
    capsys.readouterr()
    assert main(list(typed)) == exit_code
    return json.loads(capsys.readouterr().out)


def test_au1_au8_a_backup_by_command_is_an_event_with_its_anchor(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = Path(answer(capsys, "backup", str(study), str(tmp_path / "b"), "--json")["backup"])
    anchors = known_anchors(tmp_path / "b" / FILE_NAME)
    assert len(anchors) == 1
    assert verify(made, Wanted(anchors)).ok
    with open_study(study, write=False) as opened:
        last = opened.file.events("study")[-1].payload or {}
    assert (last["change"], last["kind"]) == ("backup.made", "asked")


def test_in125_a_backup_beside_a_working_reader_is_made_and_says_that_it_is_not_recorded(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_study(study):
        assert main(["backup", str(study), str(tmp_path / "b")]) == 0
    assert "the backup is not recorded in the study" in capsys.readouterr().err
    assert len(list((tmp_path / "b").glob("*.asked.rrs"))) == 1


def test_a_backup_on_the_device_of_the_study_says_so(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(study)]) == 0
    assert "on the device of the study" in capsys.readouterr().err


def test_vf8_the_state_of_a_read_as_it_was(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC).isoformat()
    before = answer(capsys, "state", str(study), "--subject", "1001")
    with open_study(study) as opened:
        session = ReadSession(opened, "1001")
        session.do(c.RecordMeasurement("T1", drawn(session, 44, 20)))
        read = session.stream.removeprefix("read:")
    after = answer(capsys, "state", str(study), "--read", read)
    assert answer(capsys, "state", str(study), "--subject", "1001", "--as-of", now) == before
    assert after != before
    assert answer(capsys, "state", str(study), "--subject", "1001", "--reader", "R1") == after


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(["--subject", "9999"], id="no such subject"),
        pytest.param(["--subject", "1001", "--reader", "R2"], id="another reader"),
        pytest.param(["--read", "00000000-0000-4000-8000-000000000000"], id="no such read"),
    ],
)
def test_vf8_a_read_that_is_not_there(study: Path, typed: list[str]) -> None:
    assert main(["state", str(study), *typed]) == 2


def test_vf8_a_time_that_is_none_is_refused(study: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["state", str(study), "--subject", "1001", "--as-of", "yesterday"])
    assert ended.value.code == 2
