"""What is typed wrong is bad input (exit 2) with what is wrong and where, never an internal error."""

from pathlib import Path

import pytest

from recist_reader.cli.main import main
from tests.building import a_study


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with a_study(tmp_path, timepoints=1) as made:
        return made.path


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(["--size", "abc"], "--size: 'abc' is no size", id="no size"),
        pytest.param(["--size", "0x0"], "--size: '0x0' is no size", id="a window without extent"),
        pytest.param(["--then", "none.json"], "none.json: the script cannot be read", id="no script"),
    ],
)
def test_open(study: Path, typed: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open", str(study), *typed, "--screenshot", str(study.with_name("shot.png"))]) == 2
    assert capsys.readouterr().err.startswith(said)


def test_open_a_script_without_a_study(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open", "--then", "steps.json"]) == 2
    assert capsys.readouterr().err.startswith("--then: no study is given")


@pytest.mark.parametrize("moment", ["2001-01-01", "0999-01-01", "0001-01-01T00:00:00+00:00"])
def test_vf8_before_the_study_there_is_no_read(
    study: Path, moment: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["state", str(study), "--subject", "1001", "--as-of", moment]) == 2
    assert "there is no such read" in capsys.readouterr().err


def test_a_moment_out_of_the_calendar_is_no_time(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["state", str(study), "--subject", "1001", "--as-of", "0001-01-01T00:00:00+05:00"])
    assert ended.value.code == 2
    assert "is no time of ISO 8601" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "named"),
    [
        pytest.param(
            [
                "subject",
                "set",
                "STUDY",
                "--id",
                "1001",
                "--death",
                "2024-05-05",
                "--reason",
                "because \udcff",
            ],
            "--reason",
            id="a reason",
        ),
        pytest.param(
            ["images", "list", "--subject", "\udcff", "STUDY"],
            "--subject",
            id="a subject",
        ),
    ],
)
def test_a_text_that_is_not_utf8_is_named(
    study: Path, command: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(study) if word == "STUDY" else word for word in command]) == 2
    assert capsys.readouterr().err.startswith(f"{named}: the text is not in UTF-8")
