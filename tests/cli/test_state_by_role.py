"""`state --user` shows a read as the person may see it (VF-8, SE-61)."""

import json
from pathlib import Path
from typing import Any

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial.patch import Recorded
from tests.blinded import Blinded, a_blinded_study, read_one
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, WHY


@pytest.fixture
def one_read(tmp_path: Path) -> Blinded:
    """R1 has locked baseline and TP1, R2 nothing; the images are final."""
    blinded = a_blinded_study(tmp_path, subjects=1, timepoints=2)
    for label, long_mm in (("BL", 30.0), ("TP1", 37.0)):
        blinded.clock.turn(days=1)
        with blinded.as_("r1") as study:
            read_one(ReadSession(study, blinded.codes["1001", "R1"]), label, long_mm=long_mm)
    with blinded.manager() as study:
        assert isinstance(declare_final(study, "1001", WHY), Recorded)
    return blinded


class Shell:
    """Types `state` as one person."""

    def __init__(self, made: Blinded, capsys: Any, patch: pytest.MonkeyPatch) -> None:
        self._made, self._capsys, self._patch = made, capsys, patch
        self.err = ""

    def types(self, who: str, *words: str) -> tuple[int, Any]:
        self._patch.setenv("RECIST_READER_PASSWORD", MANAGER_PASSWORD if who == MANAGER else OWN_PASSWORD)
        code = main(["state", str(self._made.path), "--user", who, *words])
        out, self.err = self._capsys.readouterr()
        return code, json.loads(out) if out else None


@pytest.fixture
def shell(one_read: Blinded, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(one_read, capsys, monkeypatch)


@pytest.mark.parametrize("who", ["ex", "au"])
def test_VF_8_exporter_and_auditor_see_a_complete_read(shell: Shell, who: str) -> None:
    code, found = shell.types(who, "--subject", "1001")
    assert code == 0
    assert (found["slot"], found["is_complete"], found["timepoint"]) == ("R1", True, "TP1")
    assert str(found["assessment"]["timepoints"][0]["sum"]) == "37.0"
    assert set(found["rows"]["lock_version"]) == {"BL/v1", "TP1/v1"}


def test_VF_8_only_the_auditor_sees_what_is_not_complete(shell: Shell) -> None:
    assert shell.types("ex", "--subject", "1001", "--reader", "R2") == (2, None)
    assert "there is no such read" in shell.err
    code, found = shell.types("au", "--subject", "1001", "--reader", "R2")
    assert (code, found["is_complete"]) == (0, False)


def test_VF_8_a_reader_sees_the_own_read_under_its_code(shell: Shell, one_read: Blinded) -> None:
    code, found = shell.types("r1", "--subject", one_read.codes["1001", "R1"])
    assert (code, found["slot"]) == (0, "R1")
    assert "1001" not in json.dumps(found["subject"])
    assert shell.types("r1", "--subject", "1001") == (2, None)
    assert shell.types("r1", "--subject", one_read.codes["1001", "R2"]) == (2, None)


@pytest.mark.parametrize("who", [MANAGER, "ad"])
def test_RO_6_manager_and_adjudicator_see_none(shell: Shell, who: str) -> None:
    assert shell.types(who, "--subject", "1001") == (3, None)
    assert "no task of" in shell.err


def test_AU_9_as_it_was_before_a_lock(shell: Shell, one_read: Blinded) -> None:
    moment = one_read.clock.at.strftime("%Y-%m-%dT00:00:00.000000Z")
    code, found = shell.types("au", "--subject", "1001", "--reader", "R1", "--as-of", moment)
    assert code == 0
    assert set(found["rows"]["lock_version"]) == {"BL/v1"}
    assert found["is_complete"] is False
    assert shell.types("ex", "--subject", "1001", "--as-of", moment) == (2, None)
