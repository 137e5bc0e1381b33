"""Who comes in at the start, and what another person's process gets of the one before (SE-7)."""

import argparse
import io
import os
import subprocess
from pathlib import Path

import pytest

from recist_reader.cli import open as opening
from recist_reader.problem import Fault
from recist_reader.ui import app
from recist_reader.ui.start_anew import SECRETS, StartAnew

STUDY = Path("liver07.rrs")


@pytest.fixture
def started(monkeypatch):
    """What the window is started with."""
    calls = []
    monkeypatch.setattr(app, "start", lambda *given, **named: calls.append((given, named)) or 0)
    return calls


def run(*given):
    parser = argparse.ArgumentParser()
    opening.add_arguments(parser)
    return opening.run(parser.parse_args([str(STUDY), *given]))


def test_a_password_from_the_environment_signs_in_and_is_not_handed_on(started, monkeypatch):
    monkeypatch.setenv("RECIST_READER_PASSWORD", "violet Anchors drift at noon")
    assert run("--user", "r1", "--as", "reader") == 0
    ((given, named),) = started
    user = named["user"]
    assert given[0] == STUDY
    assert (user.login, user.password, user.role) == ("r1", "violet Anchors drift at noon", "reader")
    assert "RECIST_READER_PASSWORD" not in os.environ
    assert "Anchors" not in repr(user)


def test_without_one_the_window_asks(started):
    assert run("--user", "r1") == 0
    assert started[0][1]["user"] == app.Entrant("r1", "", None)


def test_a_single_reader_study_is_opened_without_anybody(started):
    assert run() == 0
    assert started[0][1]["user"] is None


def test_a_script_before_the_window_needs_the_password_at_once(started, monkeypatch, tmp_path):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(Fault, match="none is given"):
        run("--user", "r1", "--then", str(tmp_path / "script.json"))
    assert started == []


@pytest.mark.parametrize("path", [None, STUDY])
def test_the_next_process_gets_no_secret_of_this_one(monkeypatch, path):
    calls = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **named: calls.append((command, named)))
    for name in SECRETS:
        monkeypatch.setenv(name, "violet Anchors drift at noon")
    StartAnew(path).begin()
    ((command, named),) = calls
    assert command[1:4] == ["-m", "recist_reader.cli.main", "open"]
    assert command[4:] == ([] if path is None else [str(path)])
    assert named["start_new_session"]
    assert not [name for name, value in named["env"].items() if "Anchors" in value]
