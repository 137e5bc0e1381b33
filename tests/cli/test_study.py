"""study create and subject set as typed: bad input is named, and leaves no file behind (VF-7, ER)."""

import json
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.study_session import open_study
from tests.reading.made_folders import a_ct, an_empty_study


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
        pytest.param("interval_days = -3", "an interval has 1 to 36525 days", id="negative interval"),
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


def dates_of(file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["study", "info", str(file), "--json"]) == 0
    return json.loads(capsys.readouterr().out)["date_display"]


def test_BL_34_dates_are_chosen_at_creation_and_stand_before_the_toml(tmp_path, capsys):
    toml = tmp_path / "study.toml"
    toml.write_text('[workflow]\ndate_display = "absolute"\nbackup_minutes = 5', "utf-8")
    assert create(tmp_path / "a.rrs", "--study-toml", str(toml), "--date-display", "visit_only") == 0
    assert dates_of(tmp_path / "a.rrs", capsys) == "visit_only"


def test_BL_34_absolute_dates_are_warned_of_whenever_they_are_chosen_or_used(tmp_path, capsys):
    file, warning = tmp_path / "a.rrs", "Warning: date_display: images keep their true dates"
    assert create(file, "--date-display", "absolute") == 0
    assert warning in capsys.readouterr().err
    assert main(["subject", "add", str(file), "--id", "1001"]) == 0
    where = ["--study", str(file), "--subject", "1001", "--visit", "Baseline"]
    assert main(["import", str(a_ct(tmp_path / "ct", slices=2)), *where]) == 0
    assert warning in capsys.readouterr().err
    assert main(["study", "set", str(file), "--date-display", "visit_only", "--reason", "blinding"]) == 3
    assert "the images in the study are stored with dates by 'absolute'" in capsys.readouterr().err


def test_BL_34_dates_are_set_with_a_reason_as_the_next_charter_version(tmp_path, capsys):
    file = tmp_path / "a.rrs"
    assert create(file) == 0
    options = ["--date-display", "visit_only", "--reason", "unequal arms", "--json"]
    capsys.readouterr()
    assert main(["study", "set", str(file), *options]) == 0
    answer = json.loads(capsys.readouterr().out)
    with open_study(file, write=False) as study:
        event = study.file.events("study")[-1]
    assert answer == {"event": event.event_id, "charter_version": "2"}
    assert (event.payload["change"], event.payload["reason"]["text"]) == ("charter.changed", "unequal arms")
    assert dates_of(file, capsys) == "visit_only"
