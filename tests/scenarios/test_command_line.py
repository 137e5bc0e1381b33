"""From folder to assessment by typed commands only, on a real CT of two dates."""

import json
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from tests.shared_data import needs_data, shared

pytestmark = [needs_data, pytest.mark.real_data]

COVERAGE = {"do": "reason", "check": "GD-20", "text": "the files do not say which regions they show"}
BASELINE = [
    {"do": "open", "subject": "1001", "timepoint": "next"},
    {"do": "lesion", "id": "T1", "role": "target", "organ": "liver"},
    {"do": "lock"},
    {
        "do": "measure",
        "lesion": "T1",
        "series": 1,
        "slice": 6,
        "long": [[210.5, 188.0], [251.5, 201.0]],
        "short": [[226.0, 210.2], [236.1, 178.4]],
    },
    {"do": "lesion", "id": "NT1", "role": "non_target", "organ": "bone"},
    {"do": "mark", "lesion": "NT1", "series": 1, "slice": 12, "at": [256.0, 300.5]},
    {"do": "state", "lesion": "NT1", "state": "present"},
    {"do": "undo", "times": 2},
    {"do": "redo", "times": 2},
    COVERAGE,
    {"do": "lock"},
]
TP1 = [
    {"do": "open", "subject": "1001", "timepoint": "next"},
    {"do": "lesion", "id": "T1.a", "role": "target", "parent": "T1"},
    {"do": "measure", "lesion": "T1.a", "series": 1, "slice": 5, "long": [[100, 100], [130, 100]]},
    {"do": "state", "lesion": "NT1", "state": "present"},
    {"do": "lesion", "id": "NL1", "role": "new", "organ": "liver"},
    {"do": "mark", "lesion": "NL1", "series": 1, "slice": 3, "at": [200, 200]},
    {"do": "state", "lesion": "NL1", "state": "equivocal"},
    COVERAGE,
    {"do": "lock"},
]
REOPENED = [
    {"do": "reopen", "timepoint": "baseline", "reason": "transcription_error"},
    {"do": "open", "subject": "1001", "timepoint": "baseline"},
    {"do": "lock"},
    {"do": "open", "subject": "1001", "timepoint": "TP1"},
    {"do": "lock"},
]


def replayed(study: Path, steps: list[dict], capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    script = study.with_name("script.json")
    script.write_text(json.dumps({"format": "recist-reader/script", "version": 1, "steps": steps}), "utf-8")
    capsys.readouterr()
    code = main(["replay", str(study), str(script)])
    return code, [line.split()[0] for line in capsys.readouterr().out.splitlines()]


def answer(capsys: pytest.CaptureFixture[str], *argv: str) -> dict:
    capsys.readouterr()
    assert main(list(argv)) == 0
    return json.loads(capsys.readouterr().out)


def test_two_real_dates_by_typed_commands(tmp_path, capsys):
    study = tmp_path / "study.rrs"
    assert main(["study", "create", str(study), "--single-reader", "--reader", "R1"]) == 0
    assert main(["subject", "add", str(study), "--id", "1001", "--randomised", "1960-01-05"]) == 0
    january, march = (shared("two-dates-ct") / day for day in ("19600104", "19600305"))
    here = ["--study", str(study), "--subject", "1001", "--visit"]
    assert main(["import", str(march), *here, "TP2"]) == 3
    assert main(["import", str(january), *here, "Baseline", "--release"]) == 0
    assert main(["import", str(shared("ct-body-liver")), *here, "TP1"]) == 1
    assert main(["import", str(march), *here, "tp1", "--release"]) == 0
    assert "ACRIN" not in "".join(capsys.readouterr())

    code, said = replayed(study, BASELINE, capsys)
    assert (code, said.count("REFUSED"), said[2]) == (1, 1, "REFUSED")
    code, said = replayed(study, TP1 + REOPENED, capsys)
    assert (code, set(said)) == (0, {"ACK"})
    first = answer(capsys, "state", str(study), "--subject", "1001")["assessment"]

    assert main(["export", "reads", "--study", str(study), "--out", str(tmp_path / "out")]) == 0
    (reads,) = (tmp_path / "out").glob("*/reads.json")
    (patient,) = answer(capsys, "assess", str(reads), "--format", "json")["patients"]
    (at,) = first["timepoints"]
    assert at["target"] in {"PR", "SD", "PD"}
    for field in ("sum", "target", "non_target", "overall"):
        assert patient["timepoints"][0][field] == at[field]
    assert patient["baseline_sum"] == first["baseline_sum"]

    assert main(["backup", str(study), str(tmp_path / "backups")]) == 0
    (copy,) = (tmp_path / "backups").glob("*.rrs")
    assert main(["restore", str(copy), str(tmp_path / "new.rrs"), "--roll-forward", str(study)]) == 0
    assert main(["verify", str(tmp_path / "new.rrs"), "--against", str(study)]) in (0, 1)
    again = answer(capsys, "state", str(tmp_path / "new.rrs"), "--subject", "1001")
    assert again["assessment"] == first
