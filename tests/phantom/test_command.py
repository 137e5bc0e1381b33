"""The command refuses what it cannot do before it writes anything."""

import json
from dataclasses import replace
from pathlib import Path

import pydicom
import pytest

from recist_reader.cli.main import main
from recist_reader.phantom import stories
from recist_reader.phantom.spec import StudySpec


def test_an_unknown_story_is_named_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["phantom", str(tmp_path / "out"), "--story", "miracle"]) == 2
    said = capsys.readouterr().err
    assert "'miracle'" in said
    assert "slow-progression" in said
    assert not (tmp_path / "out").exists()


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    assert main(["phantom", str(tmp_path)]) == 2
    assert "not an empty folder" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_story_is_written_with_its_truth_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(stories.STORIES, "slow-progression", baseline_of_few_slices)
    out = tmp_path / "out"
    assert main(["phantom", str(out), "--story", "slow-progression", "--seed", "7"]) == 0
    assert capsys.readouterr().out == "SYN-B02: split target, SD, slow growth to PD from nadir\n"
    truth = json.loads((out / "truth.json").read_text("utf-8"))
    (patient,) = truth["patients"]
    (visit,) = patient["timepoints"]
    files = visit["series"][0]["files"]
    assert (patient["patient"], visit["label"], len(files)) == ("SYN-B02", "BL", 6)
    first = pydicom.dcmread(out / files[0])
    assert first.StudyInstanceUID == visit["study_instance_uid"]
    assert sorted(str(file.relative_to(out)) for file in out.rglob("*.dcm")) == sorted(files)


def baseline_of_few_slices(seed: int) -> StudySpec:
    """The story's first visit, a few slices of it: a whole story takes a minute."""
    spec = stories.slow_progression(seed)
    first = spec.timepoints[0]
    (series,) = first.series
    thin = replace(series, geometry=replace(series.geometry, slices=6, rows=128, columns=128))
    return replace(spec, timepoints=(replace(first, series=(thin,)),), lesions=())
