"""The command refuses what it cannot do before it writes anything."""

from pathlib import Path

import pytest

from recist_reader.cli.main import main


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
