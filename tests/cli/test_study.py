"""study create and subject set as typed: bad input is named, and leaves no file behind (VF-7, ER)."""

from pathlib import Path

import pytest

from recist_reader.cli.main import main
from tests.reading.made_folders import an_empty_study


def create(file: Path, *options: str) -> int:
    return main(["study", "create", str(file), "--single-reader", "--reader", "R1", *options])


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        pytest.param("foo = 1", "unknown key 'foo'", id="unknown key"),
        pytest.param("interval_days = = 1", "the file cannot be read", id="no TOML"),
        pytest.param('interval_days = "84"', "'interval_days' has a wrong value", id="text for a number"),
        pytest.param("interval_days = true", "'interval_days' has a wrong value", id="truth for a number"),
        pytest.param('cutoff_date = "soon"', "'cutoff_date' has a wrong value", id="text for a date"),
        pytest.param("charter = 3", "'charter' has a wrong value", id="number for a table"),
        pytest.param("interval_days = -3", "an interval has at least 1 day", id="negative interval"),
        pytest.param(
            "interval_days = 7\nwindow_days = 7", "a window has 0 days or more", id="window too wide"
        ),
        pytest.param("[charter]\ncolour = 1", "unknown option 'colour'", id="unknown option"),
        pytest.param('[workflow]\nrequired_regions = ["knee"]', "unknown region 'knee'", id="unknown region"),
    ],
)
def test_a_wrong_study_toml_is_named_and_makes_no_file(tmp_path, capsys, settings, words):
    toml = tmp_path / "study.toml"
    toml.write_text(settings, "utf-8")
    assert create(tmp_path / "a.rrs", "--study-toml", str(toml)) == 2
    shown = capsys.readouterr().err
    assert words in shown
    assert str(tmp_path) not in shown
    assert not list(tmp_path.glob("a.*"))


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        pytest.param("a.txt", (), "a.txt: a study file ends in .rrs. Name it a.rrs.", id="ending"),
        pytest.param("a.rrs", ("--template", "nope"), "there is no template 'nope'", id="template"),
        pytest.param("a.rrs", ("--study-toml", "none.toml"), "No such file or directory", id="no such TOML"),
        pytest.param("none/a.rrs", (), "there is no such file", id="no such folder"),
    ],
)
def test_a_wish_that_cannot_be_is_bad_input(tmp_path, capsys, name, options, words):
    assert create(tmp_path / name, *options) == 2
    assert words in capsys.readouterr().err
    assert not list(tmp_path.glob("a.*"))


def test_an_existing_file_is_never_written_over(tmp_path, capsys):
    assert create(tmp_path / "a.rrs", "--title", "First") == 0
    before = (tmp_path / "a.rrs").read_bytes()
    assert create(tmp_path / "a.rrs", "--title", "Second") == 2
    assert "there is a file with this name already" in capsys.readouterr().err
    assert (tmp_path / "a.rrs").read_bytes() == before


def test_subject_set_without_a_date_changes_nothing_and_says_so(tmp_path, capsys):
    with an_empty_study(tmp_path / "study", "1001") as made:
        path = made.path
    before = path.read_bytes()
    assert main(["subject", "set", str(path), "--id", "1001", "--reason", "late entry"]) == 2
    assert "no date is given" in capsys.readouterr().err
    assert path.read_bytes() == before
