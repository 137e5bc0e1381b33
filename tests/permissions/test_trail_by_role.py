"""The audit trail of a study with accounts, by each role (AU-6, RO-5, SE-61)."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.people.adjudicating import AdjudicationDesk
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.trail import verify_trail
from tests.people import MANAGER_PASSWORD, OWN_PASSWORD
from tests.permissions.scene import LOGINS, Stage, complete

VERIFIER = Path(__file__).resolve().parents[2] / "docs" / "verify_trail.py"
SECRETS = ("argon2", "sealed", 'hash":"$')


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    made = complete(tmp_path_factory.mktemp("complete"))
    with made.as_("J") as study:
        AdjudicationDesk(study).open(made.asked["case"])
    return made


@pytest.fixture(scope="module")
def plain() -> ModuleType:
    """The 30 lines of the manual."""
    spec = importlib.util.spec_from_file_location("verify_trail", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Shell:
    """Types `trail` into a file."""

    def __init__(self, stage: Stage, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.copy = stage.copy(folder)
        self._patch, self.out = patch, folder / "trail.jsonl"

    def types(self, letter: str | None, *words: str) -> tuple[int, list[str]]:
        user = () if letter is None else ("--user", LOGINS[letter])
        self._patch.setenv("RECIST_READER_PASSWORD", MANAGER_PASSWORD if letter == "M" else OWN_PASSWORD)
        code = main(["trail", str(self.copy.blinded.path), "--out", str(self.out), *user, *words])
        return code, self.out.read_text(encoding="utf-8").splitlines() if self.out.exists() else []


@pytest.fixture
def shell(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(stage, tmp_path, monkeypatch)


def shown(lines: list[str]) -> list[dict[str, Any]]:
    """Events with their payload."""
    found = [json.loads(line) for line in lines[1:-1]]
    assert all(("salt" in line) == ("payload" in line) for line in found)
    return [line for line in found if "payload" in line]


@pytest.mark.parametrize("letter", LOGINS)
def test_AU_6_the_trail_of_each_role_holds_by_both_checks(
    shell: Shell, plain: ModuleType, letter: str
) -> None:
    code, lines = shell.types(letter)
    assert code == 0
    assert verify_trail(lines) == (len(lines) - 2, None)
    assert plain.check(lines) == len(lines) - 2
    assert json.loads(lines[0])["by"] == LOGINS[letter]
    assert not [secret for secret in SECRETS if secret in "".join(lines)]


def test_RO_5_the_auditor_sees_every_payload_but_those_with_secrets(shell: Shell) -> None:
    _code, lines = shell.types("A")
    hidden = [json.loads(line)["record"] for line in lines[1:-1] if "payload" not in json.loads(line)]
    with StudyFile.open(shell.copy.blinded.path, write=False) as file:
        secret = {e.event_id for e in file.events("account") if "/password" in json.dumps(e.payload)}
    assert {record["event"] for record in hidden} == secret
    assert len(secret) > len(LOGINS)
    kinds = {line["record"]["stream"].partition(":")[0] for line in shown(lines)}
    assert kinds >= {"account", "study", "read", "adj"}


@pytest.mark.parametrize(
    ("letter", "kinds"),
    [
        ("M", {"study", "account"}),
        ("R", {"read", "account"}),
        ("J", {"adj", "account"}),
        ("E", {"read", "account"}),
    ],
)
def test_SE_61_the_others_see_what_their_row_says(shell: Shell, letter: str, kinds: set[str]) -> None:
    _code, lines = shell.types(letter)
    assert {line["record"]["stream"].partition(":")[0] for line in shown(lines)} == kinds


def test_SE_61_a_reader_sees_the_own_read_and_no_other(shell: Shell) -> None:
    own = {uuid for uuid, login in reads_of(shell).items() if login == "r1"}
    _code, lines = shell.types("R")
    streams = {line["record"]["stream"] for line in shown(lines)} - {"account"}
    assert streams <= {f"read:{uuid}" for uuid in own}
    assert len(streams) == 1  # the second was not begun
    accounts = {line["record"]["object"] for line in shown(lines) if line["record"]["stream"] == "account"}
    assert len(accounts) == 1


def reads_of(shell: Shell) -> dict[str, str]:
    with shell.copy.as_("M") as study:
        people = study.seat.people.state  # type: ignore[attr-defined]
        return {u: people.account(a.reader).login for u, a in study.state.assignments.items()}


def test_SE_41_without_a_login_the_heads_alone(shell: Shell, plain: ModuleType) -> None:
    code, lines = shell.types(None)
    assert (code, len(lines), json.loads(lines[0])["scope"]) == (0, 2, "heads")
    assert verify_trail(lines) == (0, None)
    assert plain.check(lines) == 0
    last = json.loads(lines[1])
    last["heads"][0][1] += 1
    bad = [lines[0], json.dumps(last)]
    assert verify_trail(bad)[1] == "the anchor is not the fingerprint of the heads"
    with pytest.raises(AssertionError, match="anchor differs"):
        plain.check(bad)
    assert verify_trail(lines[:1])[1] is not None


def test_AU_1_that_a_trail_was_written_is_in_it(shell: Shell) -> None:
    _code, lines = shell.types("A", "--stream", "study")
    last = json.loads(lines[-2])
    assert last["payload"]["export"]["kind"] == "audit"
    assert last["record"]["role"] == "auditor"


def test_SE_3_a_wrong_password_writes_none(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.permissions.test_trail_by_role.OWN_PASSWORD", "none of theirs at all")
    assert shell.types("A") == (3, [])
