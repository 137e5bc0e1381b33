"""`query` and `reopen` as typed, and the steps of a script that ask (QY, SG-6)."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.read_session import ReadSession
from tests.blinded import Blinded, a_blinded_study, copied, read_one
from tests.building import a_study
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, CountingHashes

WORDS = "Please look at the left lobe again"
WHY = "the segment was written down wrongly"


class Shell:
    """A shell whose passwords come by the environment."""

    def __init__(
        self, blinded: Blinded, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.blinded, self.code = blinded, blinded.codes["1001", "R1"]
        self._capsys, self._patch = capsys, patch
        self.out = self.err = ""

    def types(self, command: Sequence[str], login: str, *words: str, password: str = "") -> int:
        own = MANAGER_PASSWORD if login == MANAGER else OWN_PASSWORD
        self._patch.setenv("RECIST_READER_PASSWORD", password or own)
        code = main([*command, str(self.blinded.path), "--user", login, *words])
        self.out, self.err = self._capsys.readouterr()
        return code

    def told(self, *command: str, login: str = MANAGER, words: Sequence[str] = ()) -> dict[str, Any]:
        assert self.types(command, login, *words, "--json") == 0, self.err
        answer: dict[str, Any] = json.loads(self.out)
        return answer

    def replays(self, folder: Path, *steps: dict[str, Any]) -> str:
        script = folder / "script.json"
        script.write_text(
            json.dumps({"format": "recist-reader/script", "version": 1, "steps": list(steps)}), "utf-8"
        )
        self._patch.setenv("RECIST_READER_PASSWORD", OWN_PASSWORD)
        main(["replay", str(self.blinded.path), str(script), "--user", "r1"])
        self.out, self.err = self._capsys.readouterr()
        return self.out


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Blinded:
    """R1 has locked baseline."""
    blinded = a_blinded_study(tmp_path_factory.mktemp("made"), subjects=1, timepoints=2)
    with blinded.as_("r1") as study:
        read_one(ReadSession(study, blinded.codes["1001", "R1"]), "BL")
    return blinded


@pytest.fixture
def shell(
    made: Blinded, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    monkeypatch.setattr("recist_reader.reading.people.people.PasswordHashes", CountingHashes)
    return Shell(copied(made, tmp_path), capsys, monkeypatch)


def test_QY_1_a_query_that_blocks_is_asked_answered_closed(shell: Shell, tmp_path: Path) -> None:
    asked = shell.told(
        "query",
        "open",
        words=("--subject", "1001", "--template", "images", "--timepoint", "BL", "--blocking"),
    )
    about = ("--query", asked["query"])
    (seen,) = shell.told("query", "list", login="r1")["queries"]
    assert (seen["subject"], seen["blocking"], seen["origin"]) == (shell.code, True, None)
    step = {"do": "open", "subject": shell.code, "timepoint": "TP1"}
    assert "REFUSED QY-1 1 TP1: the read is on hold" in shell.replays(tmp_path, step)
    shell.told("query", "answer", login="r1", words=(*about, "--text", "I have looked, it is right"))
    assert shell.types(("query", "list"), MANAGER) == 0
    assert "1001 R1 BL  to the reader, answered, blocking: Please look at the images" in shell.out
    shell.told("query", "close", words=about)
    assert shell.told("query", "list")["queries"] == []
    assert len(shell.told("query", "list", words=("--all",))["queries"]) == 1
    assert shell.replays(tmp_path, step).startswith("ACK ")


def test_QY_2_words_to_a_reader_are_looked_at(shell: Shell) -> None:
    words = ("--subject", "1001", "--text", WORDS)
    assert shell.types(("query", "open"), MANAGER, *words) == 0
    assert "waits for a second person" in shell.out
    query = shell.out.partition(":")[0]
    assert shell.types(("query", "look"), MANAGER, "--query", query) == 3
    assert shell.told("query", "list", login="r1")["queries"] == []
    shell.told("query", "look", login="au", words=("--query", query))
    assert len(shell.told("query", "list", login="r1")["queries"]) == 1
    shell.told("query", "close", words=("--query", query, "--text", "seen by telephone"))
    assert shell.types(("query", "ask-again"), MANAGER, "--query", query, "--text", "Is it really so?") == 0
    assert "waits for a second person" in shell.out
    shell.told("query", "look", login="au", words=("--query", query, "--hold-back"))
    (closed,) = shell.told("query", "list", login="r1", words=("--all",))["queries"]
    assert (closed["state"], [turn["kind"] for turn in closed["turns"]]) == ("closed", ["asked", "closed"])


@pytest.mark.parametrize("text", ["T1 was 23 mm", "why PD", "the other reader saw more"])
def test_QY_2_a_query_that_tells_is_refused(shell: Shell, text: str) -> None:
    assert shell.types(("query", "open"), MANAGER, "--subject", "1001", "--text", text) == 3
    assert text not in shell.err
    assert "Say it without" in shell.err


def test_QY_4_the_batch_checks(shell: Shell) -> None:
    assert shell.told("query", "check", login="au") == {"opened": 0}
    assert shell.types(("query", "check"), "r1") == 3


def test_SG_6_a_reopening_asked_approved_taken_up(shell: Shell, tmp_path: Path) -> None:
    words = ("--timepoint", "BL", "--reason", "transcription_error", "--text", WHY)
    asked = shell.told("reopen", "ask", login="r1", words=("--subject", shell.code, *words))
    request = ("--request", asked["request"])
    (seen,) = shell.told("reopen", "list")["requests"]
    assert (seen["subject"], seen["slot"], seen["entry"]) == ("1001", "R1", "transcription_error")
    assert shell.types(("reopen", "approve"), "au", *request) == 3
    assert shell.types(("reopen", "approve"), MANAGER, *request, password="a wrong password here") == 3
    assert "the password is wrong" in shell.err
    shell.told("reopen", "approve", words=request)
    assert "ACK " in shell.replays(tmp_path, {"do": "open", "subject": shell.code, "timepoint": "BL"})
    (done,) = shell.told("reopen", "list", words=("--all",))["requests"]
    assert done["state"] == "applied"


def test_SG_6_a_reopening_refused(shell: Shell) -> None:
    words = ("--subject", "1001", "--timepoint", "BL", "--reason", "other", "--text", WHY)
    asked = shell.told("reopen", "ask", login="au", words=words)
    request = ("--request", asked["request"])
    assert shell.types(("reopen", "refuse"), MANAGER, *request, "--text", "no") == 3
    shell.told("reopen", "refuse", words=(*request, "--text", "the protocol does not ask for it"))
    assert shell.types(("reopen", "list"), MANAGER, "--all") == 0
    assert "1001 R1 BL  refused: other, the segment" in shell.out


def test_SG_6_QY_1_a_script_asks(shell: Shell, tmp_path: Path) -> None:
    out = shell.replays(
        tmp_path,
        {"do": "open", "subject": shell.code, "timepoint": "TP1"},
        {"do": "query", "text": "Is the thin series complete?", "lesion": "T1"},
        {"do": "reopen", "timepoint": "BL", "reason": "transcription_error", "text": WHY},
        {"do": "reopen", "timepoint": "BL", "reason": "transcription_error"},
        {"do": "query", "text": "T1 has 23 mm"},
    )
    lines = out.splitlines()
    assert [line.split()[0] for line in lines] == ["ACK", "ACK", "ACK", "REFUSED", "REFUSED"]
    assert lines[3].startswith("REFUSED SG-6 4 ")
    assert lines[4].startswith("REFUSED QY-2 5 ")
    (query,) = shell.told("query", "list")["queries"]
    assert (query["timepoint"], query["to"], query["origin"]) == ("TP1", "manager", "reader")
    assert len(shell.told("reopen", "list")["requests"]) == 1


@pytest.mark.parametrize("command", [("query", "list"), ("query", "check"), ("reopen", "list")])
def test_RO_10_a_single_reader_study_has_nobody_to_ask(
    command: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with a_study(tmp_path):
        pass
    assert main([*command, str(tmp_path / "study.rrs")]) == 3
    assert "single-reader study" in capsys.readouterr().err
