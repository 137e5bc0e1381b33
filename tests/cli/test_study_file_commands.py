"""verify, trail, backup, restore, rebuild as typed, with their exit codes (VF-1, VF-3, VF-4, VF-8)."""

import json
import sqlite3
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from tests.storage.made import READ, read_study


@pytest.fixture
def study(tmp_path: Path) -> Path:
    read_study(tmp_path / "a.rrs", 8).close()
    return tmp_path / "a.rrs"


def tamper(study: Path, *statements: str) -> None:
    connection = sqlite3.connect(study)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


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
