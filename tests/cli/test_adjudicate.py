"""`adjudicate` as typed: compared, listed, shown, decided and signed (AJ)."""

import json
from pathlib import Path
from typing import Any

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.people.query_desk import QueryDesk
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial.patch import Recorded
from tests.blinded import Blinded, a_blinded_study, read_one
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD

DECISION = (
    *("--cause", "measurement", "--text", "The axis of B runs through a vessel"),
    *("--opened", "BL,TP1", "--overlays", "A,B"),
)


@pytest.fixture
def discordant(tmp_path: Path) -> Blinded:
    blinded = a_blinded_study(tmp_path, subjects=1, timepoints=2)
    for login, slot, later in (("r1", "R1", 40), ("r2", "R2", 31)):
        with blinded.as_(login) as study:
            session = ReadSession(study, blinded.codes["1001", slot])
            read_one(session, "BL", login)
            read_one(session, "TP1", login, later)
    with blinded.manager() as study:
        assert isinstance(declare_final(study, "1001", "no further visit is planned"), Recorded)
    return blinded


class Shell:
    """Types `adjudicate` as one person."""

    def __init__(self, study: Path, capsys: Any, patch: pytest.MonkeyPatch) -> None:
        self._study, self._capsys, self._patch = study, capsys, patch
        self.err = ""

    def types(self, who: str, action: str, *words: str) -> tuple[int, Any]:
        password = MANAGER_PASSWORD if who == MANAGER else OWN_PASSWORD
        self._patch.setenv("RECIST_READER_PASSWORD", password)
        code = main(["adjudicate", action, str(self._study), "--user", who, "--json", *words])
        out, self.err = self._capsys.readouterr()
        return code, json.loads(out) if out else None


@pytest.fixture
def shell(discordant: Blinded, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(discordant.path, capsys, monkeypatch)


def test_a_case_from_comparing_to_its_decision(shell: Shell) -> None:
    counts = {"agreed": 0, "pending": 1, "decided": 0, "invalid": 0}
    assert shell.types(MANAGER, "compare") == (0, counts)
    code, listed = shell.types("ad", "list")
    (case,) = listed["cases"]
    assert (code, case["state"]) == (0, "pending")
    assert "progression: one reader only" in case["triggers"]
    name = ("--case", case["code"])
    code, shown = shell.types("ad", "show", *name)
    assert (code, shown["framed"]) == (0, "TP1")
    assert sorted(shown["categories"]["TP1"].values()) == ["PD", "SD"]
    assert "T1" in shown["explained"]
    assert shell.types("ad", "decide", *name, "--endorse", "A", *DECISION)[0] == 0
    assert shell.types("ad", "list")[1]["cases"][0]["state"] == "decided"
    assert shell.types("ad", "decide", *name, "--endorse", "B", *DECISION)[0] == 3


def test_RO_6_the_manager_compares_and_sees_no_case(shell: Shell) -> None:
    shell.types(MANAGER, "compare")
    assert shell.types(MANAGER, "list")[0] == 3
    assert "no task of the study manager" in shell.err


def test_RO_2_a_reader_compares_nothing(shell: Shell) -> None:
    assert shell.types("r1", "compare")[0] == 3


def test_AJ_9_a_read_that_is_wrong_by_a_check_is_asked_about(shell: Shell, discordant: Blinded) -> None:
    """The manager learns of which read; the adjudicator does not, and the case stays open."""
    assert shell.types(MANAGER, "compare")[0] == 0
    (case,) = shell.types("ad", "list")[1]["cases"]
    about = ("--case", case["code"], "--read", "A", "--template", "other_person", "--timepoint", "TP1")
    code, asked = shell.types("ad", "ask", *about)
    assert code == 0
    with discordant.manager() as study:
        (seen,) = QueryDesk(study).listed()
    assert (seen.id, seen.subject, seen.timepoint) == (asked["query"], "1001", "TP1")
    assert seen.slot in ("R1", "R2")
    assert shell.types("ad", "list")[1]["cases"][0]["state"] == "pending"
    assert shell.types("ad", "ask", *about[:4], "--text", "A has 31 mm there, the other none")[0] == 3
    assert shell.types("r1", "ask", *about)[0] == 3
