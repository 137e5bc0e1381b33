"""`assign` as typed: one place, a pair, a pool by its seed (RO-8)."""

import json
from collections import Counter
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.trial.study_records import SubjectRecord
from tests.blinded import Blinded, a_blinded_study
from tests.people import MANAGER, MANAGER_PASSWORD


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Blinded:
    """Four subjects that nobody reads; the manager's password is known to the shell."""
    made = a_blinded_study(tmp_path, subjects=0)
    with made.manager() as study:
        for number in range(4):
            study.add_subject(SubjectRecord(f"200{number}"))
    monkeypatch.setenv("RECIST_READER_PASSWORD", MANAGER_PASSWORD)
    return made


def types(made: Blinded, *words: str) -> int:
    return main(["assign", str(made.path), "--user", MANAGER, *words])


def test_RO_8_a_pool_is_given_all_free_places(made: Blinded, capsys: pytest.CaptureFixture[str]) -> None:
    assert types(made, "--pool", "r1, r2", "--seed", "7", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["seed"] == 7
    assert Counter(place["reader"] for place in told["places"]) == {"r1": 4, "r2": 4}
    assert types(made, "--pool", "r1,r2", "--seed", "7") == 3
    assert "no place is free" in capsys.readouterr().err


def test_RO_8_a_pair_has_its_places(made: Blinded, capsys: pytest.CaptureFixture[str]) -> None:
    assert types(made, "--pair", "r2,r1") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["2000 R1: r2", "2000 R2: r1"]
    assert lines[-1] == "r1: 4, r2: 4"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--pool", "r1,r2"), "give --pool and --seed together"),
        (("--pair", "r1,r2", "--seed", "7"), "give --pool and --seed together"),
        (("--pair", "r1,r2", "--subject", "2000"), "Give --subject for one reader"),
        (("--reader", "r1"), "Give --subject for one reader"),
    ],
)
def test_RO_8_what_does_not_go_together(
    made: Blinded, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert types(made, *words) == 2
    assert said in capsys.readouterr().err
