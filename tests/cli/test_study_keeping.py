"""`recist-reader study keeping`: where backups and anchors go on this computer (AU-8, IN-125)."""

import json
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.storage.backup import backups_of
from recist_reader.storage.opening import study_id_of
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


def test_a_study_that_was_moved_is_known_by_its_id(study: Path, tmp_path: Path, capsys) -> None:
    """Else its file would be checked without the anchors that were kept elsewhere, and nobody told."""
    for name in ("anchors", "backups", "moved"):
        (tmp_path / name).mkdir()
    given = ["--anchor-dir", str(tmp_path / "anchors"), "--backup-dir", str(tmp_path / "backups")]
    assert main(["study", "keeping", str(study), *given]) == 0
    moved = study.rename(tmp_path / "moved" / "other name.rrs")
    assert main(["backup", str(moved)]) == 0
    (made,) = backups_of(tmp_path / "backups", moved)
    line = {"study": study_id_of(moved), "anchor": "0" * 64}
    for kept in (tmp_path / "anchors", tmp_path / "backups"):
        assert main(["verify", str(moved)]) == 0
        assert f"anchors of this study in {kept}: 1\n" in capsys.readouterr().err
    with (tmp_path / "anchors" / "anchors.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")
    assert main(["verify", str(moved)]) == 6
    assert main(["verify", str(made)]) == 0  # anchors set after a backup are not in it


def test_verify_says_where_it_found_no_anchor(study: Path, capsys) -> None:
    assert main(["verify", str(study)]) == 0
    place = study.with_suffix(".backups")
    assert capsys.readouterr().err == f"anchors of this study in {place}: none\n"


def test_a_folder_that_is_not_there_is_refused(study: Path, tmp_path: Path, capsys) -> None:
    assert main(["study", "keeping", str(study), "--backup-dir", str(tmp_path / "nowhere")]) != 0
    assert "there is no such folder" in capsys.readouterr().err


def test_ft14_a_place_of_anchors_that_is_gone_is_told_and_hinders_no_backup(
    study: Path, tmp_path: Path, capsys
) -> None:
    places = [tmp_path / "anchors", tmp_path / "backups"]
    for place in places:
        place.mkdir()
    given = ["--anchor-dir", str(places[0]), "--backup-dir", str(places[1])]
    assert main(["study", "keeping", str(study), *given]) == 0
    places[0].rmdir()
    places[0].write_text("a file where the folder was")
    assert main(["backup", str(study)]) == 1
    assert "anchor folder: no anchor: " in capsys.readouterr().err
    assert len(backups_of(places[1], study)) == 1


def test_ft14_a_file_where_backups_should_go_is_said(study: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "taken").write_text("")
    assert main(["backup", str(study), str(tmp_path / "taken")]) == 2
    assert "backup folder" in capsys.readouterr().err
