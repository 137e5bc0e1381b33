"""replay as typed: what a script may hold, what is refused, and with which exit code (VF-2, FT-34)."""

import json
from pathlib import Path

import pytest

from recist_reader.cli import replay
from recist_reader.cli.main import main
from tests.building import a_study


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with a_study(tmp_path, timepoints=2):
        return tmp_path / "study.rrs"


def run(study: Path, *steps: dict, options: tuple[str, ...] = ()) -> int:
    script = study.with_name("script.json")
    script.write_text(json.dumps({"format": "recist-reader/script", "version": 1, "steps": steps}), "utf-8")
    return main(["replay", str(study), str(script), *options])


OPEN = {"do": "open", "subject": "1001", "timepoint": "baseline"}


@pytest.mark.parametrize(
    "step", [{"do": "undo"}, {"do": "redo"}, {"do": "expect", "sum": None}, {"do": "lock"}]
)
def test_a_step_before_open_is_refused_and_the_run_goes_on(study, step, capsys):
    assert run(study, step, OPEN) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first == "REFUSED ER 1 script: no subject is open. Begin with an open step."
    assert second.startswith("ACK ")


@pytest.mark.parametrize(
    ("step", "where"),
    [
        pytest.param({"do": "wait_ms", "number": -5}, "/steps/0/number", id="negative pause"),
        pytest.param({"do": "undo", "times": 0}, "/steps/0/times", id="undo nothing"),
        pytest.param({"do": "redo", "times": -1}, "/steps/0/times", id="redo backwards"),
        pytest.param({"do": "lock", "mode": 1}, "/steps/0/mode", id="unknown field"),
        pytest.param({"do": "undo", "times": "2"}, "/steps/0/times", id="text for a number"),
    ],
)
def test_a_script_is_checked_whole_before_its_first_step(study, step, where, capsys):
    assert run(study, step, OPEN) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"{where}: ")


def test_undo_stops_at_the_first_that_is_refused(study, capsys):
    lesion = {"do": "lesion", "id": "NT1", "role": "non_target", "organ": "bone"}
    assert run(study, OPEN, lesion, {"do": "undo", "times": 40}) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["ACK", "ACK", "ACK", "REFUSED"]


@pytest.mark.parametrize("word", ["abc", "-1", "1.5"])
def test_a_loop_is_a_number_or_forever(study, word):
    with pytest.raises(SystemExit) as ended:
        main(["replay", str(study), "script.json", f"--loop={word}"])
    assert ended.value.code == 2


def test_an_error_of_the_program_ends_with_70_and_tells_no_content(study, monkeypatch, capsys):
    def fails(_script):
        raise ValueError("DOE^JANE 1950-01-01")

    monkeypatch.setattr(replay, "load_script", fails)
    assert run(study, OPEN) == 70
    shown = capsys.readouterr()
    assert "DOE" not in shown.err + shown.out
    assert "ValueError in test_replay.py" in shown.err
