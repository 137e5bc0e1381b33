"""`recist-reader study keeping`: where backups and anchors go on this computer (AU-8, IN-125)."""

import json
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.storage.backup import backups_of
from tests.building import a_study


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with a_study(tmp_path, timepoints=1) as made:
        return made.path


def test_a_chosen_folder_is_shown_and_backed_up_to(study: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "other").mkdir()
    assert main(["study", "keeping", str(study), "--backup-dir", str(tmp_path / "other")]) == 0
    assert f"backups: {tmp_path / 'other'}" in capsys.readouterr().out
    assert main(["backup", str(study)]) == 0
    assert len(backups_of(tmp_path / "other", study)) == 1
    assert main(["verify", str(study)]) == 0
    assert main(["study", "keeping", str(study), "--backup-dir", "beside", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert answer == {"backup_dir": None, "anchor_dir": None}


def test_an_anchor_dir_is_asked_by_verify(study: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "anchors").mkdir()
    assert main(["study", "keeping", str(study), "--anchor-dir", str(tmp_path / "anchors")]) == 0
    line = {"anchor": "0" * 64}
    (tmp_path / "anchors" / "anchors.jsonl").write_text(json.dumps(line) + "\n")
    assert main(["verify", str(study)]) == 6
    assert "anchor 0000000000000000 is missing" in capsys.readouterr().out
    assert main(["study", "keeping", str(study), "--anchor-dir", "none"]) == 0
    assert main(["verify", str(study)]) == 0


def test_a_folder_that_is_not_there_is_refused(study: Path, tmp_path: Path, capsys) -> None:
    assert main(["study", "keeping", str(study), "--backup-dir", str(tmp_path / "nowhere")]) != 0
    assert "there is no such folder" in capsys.readouterr().err
