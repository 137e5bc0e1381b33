"""`study create --manager` and `account ...` as typed: who is let in, exit codes (VF-7)."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from recist_reader.cli.main import main
from recist_reader.storage.study_file import StudyFile
from tests.people import CountingHashes
from tests.reading.made_folders import an_empty_study

MANAGER_PASSWORD = "seldom Tractor hums quietly"
PASSPHRASE = "eleven Otters under ice floes"
OWN_PASSWORD = "violet Anchors drift at noon"
WHY = ("--reason", "as agreed by telephone")


class Shell:
    """A shell in which commands are typed; passwords come by standard input."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.study, self.recovery = folder / "liver.rrs", folder / "kept" / "recovery.json"
        self._capsys, self._patch = capsys, patch
        self.out = self.err = ""
        self.recovery.parent.mkdir()

    def types(self, *words: str, lines: tuple[str, ...] = ()) -> int:
        self._patch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        code = main([*words, *(["--password-stdin"] if lines else [])])
        self.out, self.err = self._capsys.readouterr()
        return code

    def creates(self, *more: str, lines: tuple[str, ...] = (MANAGER_PASSWORD, PASSPHRASE)) -> int:
        who = ("--manager", "m.lindqvist", "--name", "Maria Lindqvist", "--recovery", str(self.recovery))
        return self.types("study", "create", str(self.study), *who, *more, lines=lines)

    def account(self, action: str, *words: str, user: str = "m.lindqvist", **given: Any) -> int:
        lines = given.get("lines", (MANAGER_PASSWORD,))
        return self.types("account", action, str(self.study), "--user", user, *words, lines=lines)

    def recovers(self, *words: str, passphrase: str = PASSPHRASE) -> int:
        words = ("--recovery", str(self.recovery), *words, *WHY)
        return self.types("account", "recover", str(self.study), *words, lines=(passphrase,))

    def adds(self, login: str = "ada", *roles: str) -> str:
        """Add a person; return the temporary password."""
        told = [word for role in roles or ("reader",) for word in ("--role", role)]
        assert self.account("add", "--login", login, "--name", "Ada Okonkwo", *told, "--json") == 0, self.err
        return str(json.loads(self.out)["password"])

    def joins(self, login: str = "ada", *roles: str) -> None:
        """Add a person who sets an own password."""
        issued = self.adds(login, *roles)
        assert self.account("password", user=login, lines=(issued, OWN_PASSWORD)) == 0, self.err


@pytest.fixture
def shell_of_users(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """A shell in which a hash costs what it costs."""
    return Shell(tmp_path, capsys, monkeypatch)


@pytest.fixture
def shell(shell_of_users: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in whose programs a hash is cheap."""
    for room in ("people", "beginning"):
        monkeypatch.setattr(f"recist_reader.reading.people.{room}.PasswordHashes", CountingHashes)
    return shell_of_users


@pytest.fixture
def study(shell: Shell) -> Shell:
    """The same, with a study."""
    assert shell.creates() == 0, shell.err
    return shell


def test_se4_a_study_is_made_with_manager_and_recovery_file(shell: Shell) -> None:
    assert shell.creates("--json", "--title", "Liver 07") == 0
    answer = json.loads(shell.out)
    assert (answer["title"], answer["recovery"]) == ("Liver 07", "recovery.json")
    assert shell.err == ""
    assert shell.types("study", "info", str(shell.study), "--json") == 0
    assert json.loads(shell.out) == {"study": answer["study"], "title": "Liver 07", "accounts": True}
    assert shell.types("verify", str(shell.study)) == 0
    assert shell.account("list") == 0


def test_se34_a_recovery_file_beside_the_study_is_remarked(shell: Shell) -> None:
    shell.recovery = shell.study.with_name("recovery.json")
    assert shell.creates() == 0
    assert "the recovery file lies beside the study" in shell.err


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="neither"),
        pytest.param(("--manager", "m"), id="half"),
        pytest.param(("--single-reader", "--reader", "R1", "--manager", "m"), id="both, half"),
        pytest.param(("--single-reader", "--manager", "m", "--name", "M", "--recovery", "r.json"), id="both"),
    ],
)
def test_a_study_has_one_reader_or_accounts(shell: Shell, words: tuple[str, ...]) -> None:
    assert shell.types("study", "create", str(shell.study), *words) == 2
    assert "Give either --single-reader --reader NAME, or --manager" in shell.err
    assert not shell.study.exists()


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        pytest.param(("Password2024!", PASSPHRASE), 3, "among the first that are tried", id="password"),
        pytest.param((MANAGER_PASSWORD, "short"), 3, "16 to 128 characters", id="passphrase"),
        pytest.param((MANAGER_PASSWORD,), 2, "passphrase of the recovery file: none is given", id="missing"),
    ],
)
def test_a_refused_beginning_leaves_nothing(
    shell: Shell, lines: tuple[str, ...], code: int, words: str
) -> None:
    assert shell.creates(lines=lines) == code
    assert words in shell.err
    assert not shell.study.exists()
    assert not shell.recovery.exists()


def test_passwords_come_from_the_environment(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECIST_READER_PASSWORD", MANAGER_PASSWORD)
    monkeypatch.setenv("RECIST_READER_RECOVERY_PASSPHRASE", PASSPHRASE)
    assert shell.creates(lines=()) == 0
    assert shell.account("list", lines=()) == 0
    monkeypatch.setenv("RECIST_READER_NEW_PASSWORD", OWN_PASSWORD)
    assert shell.account("password", lines=()) == 0
    assert shell.account("list", lines=(OWN_PASSWORD,)) == 0


def test_without_a_password_the_way_to_give_one_is_told(study: Shell) -> None:
    assert study.account("list", lines=()) == 2
    told = "password: none is given. Set RECIST_READER_PASSWORD, or give --password-stdin."
    assert study.err.strip() == told


@pytest.mark.parametrize(("second", "code"), [(OWN_PASSWORD, 0), ("another", 2)])
def test_at_a_terminal_a_new_password_is_typed_twice(
    study: Shell, monkeypatch: pytest.MonkeyPatch, second: str, code: int
) -> None:
    typed = iter([MANAGER_PASSWORD, OWN_PASSWORD, second])
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    assert main(["account", "password", str(study.study), "--user", "m.lindqvist"]) == code


def test_vf7_a_person_joins_and_sets_an_own_password(study: Shell) -> None:
    issued = study.adds()
    assert study.account("list", user="ada", lines=(issued,)) == 3
    assert "Set an own password first" in study.err
    assert study.account("password", user="ada", lines=(issued, OWN_PASSWORD)) == 0
    assert study.account("list", "--json", user="ada", lines=(OWN_PASSWORD,)) == 0
    (own,) = json.loads(study.out)["accounts"]
    assert (own["login"], own["printed_name"], own["roles"], own["state"]) == (
        "ada",
        "Ada Okonkwo",
        ["reader"],
        "active",
    )


def test_vf7_roles_disabling_reset_and_unlocking(study: Shell) -> None:
    study.joins()
    assert study.account("roles", "--login", "ada", "--role", "reader", "--role", "adjudicator", *WHY) == 0
    for _ in range(5):
        assert study.account("list", user="ada", lines=("wrong",)) == 3
    assert study.account("list", user="ada", lines=(OWN_PASSWORD,)) == 3
    assert study.account("list", "--json") == 0
    assert [row["state"] for row in json.loads(study.out)["accounts"]] == ["active", "locked"]
    assert study.account("unlock", "--login", "ada", *WHY) == 0
    assert study.account("list", "--as", "adjudicator", user="ada", lines=(OWN_PASSWORD,)) == 0
    assert study.account("reset", "--login", "ada", *WHY) == 0
    assert "shown this once: " in study.out
    issued = study.out.split()[-1]
    assert study.account("list", user="ada", lines=(OWN_PASSWORD,)) == 3
    assert study.account("password", user="ada", lines=(issued, OWN_PASSWORD)) == 3
    assert "one of the last 5 passwords" in study.err
    assert study.account("disable", "--login", "ada", *WHY) == 0
    assert study.account("password", user="ada", lines=(issued, OWN_PASSWORD)) == 3
    assert study.types("verify", str(study.study)) == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("disable", "--login", "m.lindqvist", *WHY), "without a manager", id="last manager"),
        pytest.param(("disable", "--login", "nobody", *WHY), "there is no such account", id="nobody"),
        pytest.param(("unlock", "--login", "ada", *WHY), "is not locked", id="not locked"),
        pytest.param(("disable", "--login", "ada", "--reason", ""), "needs its reason", id="no reason"),
        pytest.param(
            ("roles", "--login", "ada", "--role", "reader", "--role", "manager", *WHY),
            "never reads in the same study",
            id="roles",
        ),
        pytest.param(
            ("add", "--login", "ADA", "--name", "Another", "--role", "reader"), "belongs to", id="login"
        ),
    ],
)
def test_vf7_what_is_refused_is_told_with_exit_3(study: Shell, words: tuple[str, ...], told: str) -> None:
    study.adds()
    assert study.account(*words) == 3
    assert told in study.err
    assert study.out == ""


def test_ro6_a_reader_keeps_no_accounts(study: Shell) -> None:
    study.joins()
    words = ("--login", "new", "--name", "New Person", "--role", "reader")
    assert study.account("add", *words, user="ada", lines=(OWN_PASSWORD,)) == 3
    assert "is no study manager" in study.err


def test_au1_each_call_signs_in_and_out(study: Shell) -> None:
    assert study.account("list") == 0
    with StudyFile.open(study.study, write=False) as file:
        events = [(event.payload or {})["change"] for event in file.events("account")]
    assert events[-2:] == ["sign_in.succeeded", "session.ended"]


def test_se4_the_recovery_file_lets_a_manager_in(study: Shell) -> None:
    assert study.recovers("--login", "m.lindqvist", passphrase="another passphrase of mine") == 3
    assert "the passphrase does not open this recovery file" in study.err
    assert study.recovers("--login", "m.lindqvist", "--json") == 0
    issued = json.loads(study.out)["password"]
    assert study.account("list") == 3
    assert study.account("password", lines=(issued, OWN_PASSWORD)) == 0
    assert study.account("list", lines=(OWN_PASSWORD,)) == 0
    assert study.recovers("--login", "noor", "--name", "Noor Haddad") == 0
    assert study.types("verify", str(study.study)) == 0


def test_in120_a_study_in_use_is_left_alone(study: Shell) -> None:
    with StudyFile.open(study.study):
        assert study.account("list") == 4


def test_a_single_reader_study_has_no_accounts(shell: Shell, tmp_path: Path) -> None:
    with an_empty_study(tmp_path / "single"):
        pass
    shell.study = tmp_path / "single" / "study.rrs"
    assert shell.account("list") == 3
    assert "has no accounts" in shell.err


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("replay", "STUDY", "SCRIPT"), id="replay"),
        pytest.param(("state", "STUDY", "--subject", "1001"), id="state"),
        pytest.param(("state", "STUDY", "--subject", "1001", "--as-of", "2026-01-01T00:00:00Z"), id="as of"),
        pytest.param(("export", "all", "--study", "STUDY", "--out", "FOLDER"), id="export"),
        pytest.param(("subject", "add", "STUDY", "--id", "1001"), id="subject"),
        pytest.param(
            ("import", "FOLDER", "--study", "STUDY", "--subject", "1001", "--visit", "Baseline"), id="import"
        ),
        pytest.param(("images", "list", "STUDY"), id="images"),
        pytest.param(("rebuild", "STUDY", "--reason", "tampered"), id="rebuild"),
        pytest.param(
            ("study", "set", "STUDY", "--date-display", "absolute", "--reason", "why"), id="study set"
        ),
        pytest.param(("open", "STUDY", "--then", "SCRIPT"), id="open"),
    ],
)
def test_se41_nobody_acts_in_a_study_with_accounts(
    study: Shell, tmp_path: Path, words: tuple[str, ...]
) -> None:
    script = tmp_path / "script.json"
    script.write_text('{"format": "recist-reader/script", "version": 1, "steps": []}')
    names = {"STUDY": str(study.study), "SCRIPT": str(script), "FOLDER": str(tmp_path)}
    before = study.study.read_bytes()
    assert study.types(*(names.get(word, word) for word in words)) == 3
    assert "liver.rrs: this study has accounts, and nobody is signed in" in study.err
    assert study.out == ""
    assert study.study.read_bytes() == before


def test_au6_without_a_person_a_trail_tells_the_heads_alone(study: Shell) -> None:
    assert study.types("trail", str(study.study)) == 0
    assert '"payload"' not in study.out
    assert "m.lindqvist" not in study.out
    assert '"heads"' in study.out.splitlines()[-1]


def test_verify_and_backup_need_nobody(study: Shell) -> None:
    assert study.types("verify", str(study.study)) == 0
    assert study.types("backup", str(study.study), str(study.study.parent)) == 0


def test_se1_the_command_uses_the_full_cost(shell_of_users: Shell) -> None:
    shell = shell_of_users
    assert shell.creates() == 0
    with StudyFile.open(shell.study, write=False) as file:
        rows = file.rows("account", "account")
    (secret,) = [row for key, row in rows.items() if key.endswith("/password")]
    assert secret["hash"].startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert secret["key"]["cost"] == {"memory_kib": 65536, "rounds": 3, "lanes": 4}
    assert json.loads(shell.recovery.read_text())["cost"] == secret["key"]["cost"]
