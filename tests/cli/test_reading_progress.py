"""`progress` as typed: a line a subject, each visit where it is asked for (WL-6, ST-107)."""

import json
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from tests.blinded import Blinded, a_blinded_study
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Blinded:
    monkeypatch.setenv("RECIST_READER_PASSWORD", MANAGER_PASSWORD)
    return a_blinded_study(tmp_path, subjects=2, timepoints=1)


def test_WL_6_a_line_a_subject(made: Blinded, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", str(made.path), "--user", MANAGER, "--visits"]) == 0
    head, first, visit, *_ = capsys.readouterr().out.splitlines()
    assert head.split("  ")[0] == "subject"
    assert first.split()[:6] == ["1001", "-", "1", "1", "0", "0"]
    assert "assigned" in first
    assert visit.strip() == "Baseline: received, scan 2024-01-01, released as BL"


def test_WL_6_as_json_with_the_readers_names(made: Blinded, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", str(made.path), "--user", MANAGER, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["subject"] for row in rows] == ["1001", "1002"]
    assert [read["reader"] for read in rows[0]["reads"]] == ["r1", "r2"]


def test_RO_2_a_reader_is_refused(
    made: Blinded, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECIST_READER_PASSWORD", OWN_PASSWORD)
    assert main(["progress", str(made.path), "--user", "r1"]) == 3
    assert "this is no task of the reader" in capsys.readouterr().err
