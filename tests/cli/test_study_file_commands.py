"""verify, trail, backup, restore, rebuild as typed, with their exit codes (VF-1, VF-3, VF-4, VF-8)."""

import json
import uuid
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.keeping_places import KeepingPlaces, keep_places
from recist_reader.storage.anchors import FILE_NAME, set_anchor
from recist_reader.storage.study_file import StudyFile
from tests.storage.made import READ, STUDY, by, created, read_study
from tests.tampering import guards_off, tamper


@pytest.fixture
def study(tmp_path: Path) -> Path:
    read_study(tmp_path / "a.rrs", 8).close()
    return tmp_path / "a.rrs"


def test_vf1_verify_answers_in_json(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(study), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"ok", "checks", "streams", "events", "anchor"}
    assert (found["ok"], found["streams"], found["events"]) == (True, 2, 9)
    assert set(found["checks"][0]) == {"id", "ok", "n", "first_fault"}


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param(["UPDATE measurement SET body = '{}'"], 6, id="row changed"),
        pytest.param(["PRAGMA user_version = 9"], 5, id="newer schema"),
        pytest.param(["PRAGMA application_id = 9"], 6, id="no study file"),
        pytest.param(["DROP TRIGGER event_no_delete"], 6, id="trigger dropped"),
    ],
)
def test_vf1_exit_codes(study: Path, statements: list[str], expected: int) -> None:
    tamper(study, *statements)
    assert main(["verify", str(study)]) == expected


def test_vf1_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert main(["verify", str(tmp_path / "none.rrs")]) == 2


def test_vf1_acks(study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trail", str(study), "--stream", READ]) == 0
    lines = capsys.readouterr().out.splitlines()[1:-1]
    acks = tmp_path / "acks"
    acks.write_text("".join(f"ACK {json.loads(line)['record']['event']}\n" for line in lines))
    assert main(["verify", str(study), "--acks", str(acks)]) == 0
    assert "present 8\nunacked 0\n" in capsys.readouterr().out
    with acks.open("a") as file:
        file.write("ACK 00000000-0000-4000-8000-000000000000\n")
    assert main(["verify", str(study), "--acks", str(acks)]) == 6
    assert main(["verify", str(study), "--acks", str(tmp_path / "none")]) == 2


def test_vf3_trail_written_and_checked(study: Path, tmp_path: Path) -> None:
    assert main(["trail", str(study), "--out", str(tmp_path / "t.jsonl")]) == 0
    assert main(["trail", "verify", str(tmp_path / "t.jsonl")]) == 0
    text = (tmp_path / "t.jsonl").read_text().replace("u-4b7f", "u-0000", 1)
    (tmp_path / "t.jsonl").write_text(text)
    assert main(["trail", "verify", str(tmp_path / "t.jsonl")]) == 6
    assert main(["trail", "verify", str(tmp_path / "none")]) == 2
    assert main(["trail", str(study), "--stream", "read:x"]) == 2


def test_vf4_backup_and_restore(study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(study), "--json", "--thin"]) == 0
    made = json.loads(capsys.readouterr().out)["backup"]
    assert Path(made).parent == tmp_path / "a.backups"
    assert main(["restore", made, str(tmp_path / "new.rrs"), "--roll-forward", str(study), "--json"]) == 0
    (later,) = json.loads(capsys.readouterr().out)["later"]  # the event that the backup was made
    assert (later["stream"], later["seq"], later["added"]) == ("study", 2, True)
    assert main(["verify", str(tmp_path / "new.rrs")]) == 0
    assert main(["restore", made, str(tmp_path / "new.rrs")]) != 0


def test_vf8_rebuild_asks_for_a_reason_and_records_it(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rebuild", str(study)]) == 2
    assert main(["rebuild", str(study), "--dry-run"]) == 0
    tamper(study, "UPDATE measurement SET body = '{}'")
    assert main(["rebuild", str(study), "--dry-run"]) == 1
    assert main(["verify", str(study)]) == 6
    assert main(["rebuild", str(study), "--reason", "rows were changed by a tool"]) == 0
    assert main(["verify", str(study)]) == 0
    capsys.readouterr()
    assert main(["trail", str(study), "--stream", "study"]) == 0
    assert "rows were changed by a tool" in capsys.readouterr().out


def test_au8_studies_that_share_a_folder_of_anchors_do_not_miss_each_others(tmp_path: Path) -> None:
    shared = tmp_path / "anchors"
    shared.mkdir()
    other = "9d1d6a52-6f0a-4a53-9d5e-0f3f8f6f2a10"
    for name, study_id in (("a", STUDY), ("b", other)):
        with StudyFile.create(tmp_path / f"{name}.rrs", study_id, created()) as file:
            set_anchor(file, str(uuid.uuid4()), by(9), [shared])
        keep_places(study_id, tmp_path / f"{name}.rrs", KeepingPlaces(anchor_dir=str(shared)))
    assert main(["verify", str(tmp_path / "a.rrs")]) == 0
    assert main(["verify", str(tmp_path / "b.rrs"), "--anchor", str(shared / FILE_NAME)]) == 0
    (tmp_path / "b.rrs").unlink()
    StudyFile.create(tmp_path / "b.rrs", other, created()).close()  # an old copy was put back
    assert main(["verify", str(tmp_path / "b.rrs")]) == 6


def test_au8_a_file_of_another_study_alone_is_a_finding(study: Path, tmp_path: Path) -> None:
    with StudyFile.create(tmp_path / "b.rrs", str(uuid.uuid4()), created()) as file:
        set_anchor(file, str(uuid.uuid4()), by(9), [tmp_path / "other"])
    assert main(["verify", str(study), "--anchor", str(tmp_path / "other" / FILE_NAME)]) == 6


@pytest.mark.parametrize("given", ["anchorz.jsonl", "0123abcd", "not an anchor at all"])
def test_au8_what_is_no_anchor_is_bad_input_and_no_alarm(
    study: Path, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(study), "--anchor", given]) == 2
    assert "neither an anchor nor a file" in capsys.readouterr().err


def test_vf3_a_trail_is_never_written_over_a_study(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trail", str(study), "--out", str(study)]) == 2
    assert "which a trail would write over" in capsys.readouterr().err
    assert main(["verify", str(study)]) == 0


def test_ft18_a_changed_row_that_is_never_rewritten_is_not_called_mended(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with StudyFile.open(study) as file:
        set_anchor(file, str(uuid.uuid4()), by(90))
    with guards_off(study) as connection:
        connection.execute("UPDATE anchor SET body = '{}'")
    before = study.read_bytes()
    assert main(["rebuild", str(study), "--dry-run"]) == 1
    assert main(["rebuild", str(study), "--reason", "rows were tampered with"]) == 6
    assert "anchor: a row is not what its event wrote, and rows of this table" in capsys.readouterr().err
    assert study.read_bytes() == before
