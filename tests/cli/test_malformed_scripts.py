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
    first = {"do": "open", "subject": "1001", "timepoint": "baseline"}
    step: dict[str, Any] = {"do": "renumber", "order": ["\ud800"]}
    terminal = TextIOWrapper(BytesIO(), "utf-8")  # a terminal that takes no half characters
    monkeypatch.setattr(sys, "stdout", terminal)
    assert replayed(study, STEP + json.dumps([first, step]) + "}") == 1
    terminal.seek(0)
    assert "\nREFUSED " in terminal.read()


@pytest.mark.parametrize(
    ("step", "place"),
    [
        pytest.param({"do": []}, "/steps/0", id="a step whose name is a list"),
        pytest.param({"do": "wait_ms", "number": 10**30}, "/steps/0/number", id="a wait without end"),
        pytest.param({"do": "wait_ms", "number": -1}, "/steps/0/number", id="a wait back in time"),
        pytest.param(
            {"do": "site", "lesion": "T1", "organ": "\ud800"}, "/steps/0/organ", id="half a character"
        ),
        pytest.param(
            {"do": "key_image", "name": "A1", "zoom_mm_per_px": "x"},
            "/steps/0/zoom_mm_per_px: the value has the wrong type. Give a number.",
            id="a text for a number",
        ),
    ],
)
def test_ft34_a_step_with_a_wrong_value_is_named_by_its_place(
    study: Path, step: dict[str, Any], place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replayed(study, STEP + json.dumps([step]) + "}") == 2
    assert capsys.readouterr().err.startswith(place)


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        pytest.param({"do": "label", "mark": "T1", "offset_mm": []}, "offset_mm", id="no offset"),
        pytest.param({"do": "label", "mark": "T1", "offset_mm": ["x", 1]}, "offset_mm", id="offset of text"),
        pytest.param(
            {"do": "lock", "disagree": {"overall": ["PD"]}}, "disagree/overall", id="a category in a list"
        ),
        pytest.param(
            {"do": "lock", "disagree": {"reason": 5}}, "disagree/reason", id="a number for a reason"
        ),
    ],
)
def test_ft34_a_wrong_value_within_a_field_is_answered(
    study: Path, step: dict[str, Any], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = [{"do": "open", "subject": "1001", "timepoint": "baseline"}, step]
    assert replayed(study, STEP + json.dumps(steps) + "}") == 1
    assert answer in capsys.readouterr().out


def test_ft34_a_word_for_a_sum_differs(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    axis = [[100.0, 100.0], [150.0, 100.0]]
    steps: list[dict[str, Any]] = [
        {"do": "open", "subject": "1001", "timepoint": "baseline"},
        {"do": "lesion", "id": "T1", "role": "target", "organ": "liver"},
        {"do": "measure", "lesion": "T1", "series": 1, "slice": 5, "long": axis},
        {"do": "expect", "sum": "much"},
    ]
    assert replayed(study, STEP + json.dumps(steps) + "}") == 1
    assert capsys.readouterr().out.endswith("DIFFERS sum much 40.0\n")
