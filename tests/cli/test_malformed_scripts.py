"""Scripts that are none end with exit 2 and the place; text of any kind can be answered (FT-34)."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from recist_reader.cli import replay
from recist_reader.cli.main import main
from tests.building import a_study

STEP = '{"format":"recist-reader/script","version":1,"steps":'


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with a_study(tmp_path, timepoints=1) as made:
        return made.path


def replayed(study: Path, text: str) -> int:
    script = study.with_name("script.json")
    script.write_text(text)
    return main(["replay", str(study), str(script)])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 200_000, id="nested deeply"),
        pytest.param(STEP + "[" * 5_000 + "]" * 5_000 + "}", id="steps nested deeply"),
        pytest.param(STEP + "[" + "1" * 6_000 + "]}", id="a number of 6,000 digits"),
        pytest.param(STEP + "[NaN]}", id="not a number"),
        pytest.param("", id="empty"),
    ],
)
def test_ft34_a_malformed_script_is_bad_input(
    study: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replayed(study, text) == 2
    assert capsys.readouterr().err.startswith("script")


def test_ft34_a_huge_script_is_not_read(
    study: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(replay, "LARGEST_BYTES", 2**20)
    assert replayed(study, " " * (3 * 2**20)) == 2
    assert "script.json: the script has 3 MiB, 1 are the most" in capsys.readouterr().err


def test_ft34_half_a_character_is_answered(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    step: dict[str, Any] = {"do": "open", "subject": "\ud800", "timepoint": "baseline"}
    terminal = TextIOWrapper(BytesIO(), "utf-8")  # a terminal that takes no half characters
    monkeypatch.setattr(sys, "stdout", terminal)
    assert replayed(study, STEP + json.dumps([step]) + "}") == 1
    terminal.seek(0)
    assert terminal.read().startswith("REFUSED ")
