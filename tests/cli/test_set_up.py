"""A study set up by commands: its visits, its table of subjects, all or nothing (ST-103, ST-117)."""

import json
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.study_session import open_study

HEAD = "subject_id,site,randomisation_date,death_date"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "s.rrs"
    made = ["study", "create", str(path), "--single-reader", "--reader", "R1", "--template", "prrt-16-32"]
    assert main(made) == 0
    return path


def takes_in(study: Path, text: str, *options: str) -> int:
    table = study.with_name("subjects.csv")
    table.write_text(text, "utf-8")
    return main(["subject", "import", str(study), str(table), *options])


def test_ST_103_a_template_brings_its_visits(study: Path) -> None:
    with open_study(study, write=False) as opened:
        assert opened.head.template == "prrt-16-32"
        visits = opened.state.visit_list
    assert visits is not None
    assert visits.name_of("week 16") == "Week 16"


def test_ST_104_import_names_the_visits_that_there_are(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert takes_in(study, f"{HEAD}\n1001,Bergen,2024-01-08,\n") == 0
    wish = ["--study", str(study), "--subject", "1001", "--visit", "TP1"]
    assert main(["import", str(tmp_path), *wish]) == 2
    assert "Use Baseline, Week 16, Week 32 ..." in capsys.readouterr().err


def test_ST_117_a_dry_run_lists_and_stores_nothing(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert takes_in(study, f"{HEAD}\n1001,Bergen,01/02/2024,\n1002,Oslo,2024-01-08,\n", "--dry-run") == 2
    out = capsys.readouterr().out
    assert "fault: subjects.csv, row 2, randomisation_date, '01/02/2024': this is no ISO date" in out
    assert "nothing was stored" in out
    assert takes_in(study, f"{HEAD}\n1002,Oslo,2024-01-08,\n", "--dry-run") == 0
    with open_study(study, write=False) as opened:
        assert not opened.state.subjects


def test_ST_117_differences_come_in_with_a_reason(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert takes_in(study, f"{HEAD}\n1001,Bergen,2024-01-08,\n1002,Oslo,2024-01-08,\n") == 0
    changed = f"{HEAD}\n1001,Bergen,2024-01-08,2024-05\n"
    capsys.readouterr()
    assert takes_in(study, changed, "--json") == 3
    told = json.loads(capsys.readouterr().out)
    assert told["changes"] == [
        {"row": 2, "subject": "1001", "column": "death_date", "before": "", "after": "2024-05"}
    ]
    assert (told["missing"], told["event"]) == (["1002"], None)
    assert takes_in(study, changed, "--reason", "as the site wrote", "--remove", "1002") == 1
    assert "missing: 1002 is not in the table: removed" in capsys.readouterr().out
    with open_study(study, write=False) as opened:
        assert opened.state.subjects.keys() == {"1001"}
        assert [a.subject for a in opened.state.assignments.values()] == ["1001"]


def test_ST_116_a_file_that_cannot_be_read_is_named(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["subject", "import", str(study), str(study.with_name("none.csv"))]) == 2
    assert capsys.readouterr().err.startswith("none.csv: the table cannot be read")


def test_ST_117_a_table_of_thousands_comes_in_as_one_event(study: Path) -> None:
    rows = "".join(f"S{n:05},Site {n % 40},2024-01-08,\n" for n in range(5000))
    assert takes_in(study, f"{HEAD}\n{rows}") == 0
    with open_study(study, write=False) as opened:
        assert len(opened.state.subjects) == 5000
        assert [e.payload["change"] for e in opened.file.events("study") if e.payload].count(
            "subjects.imported"
        ) == 1


def test_ST_101_options_are_set_and_shown_by_their_keys(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [
        "--option",
        "read_after_pd=false",
        "--option",
        'required_regions=["chest"]',
        "--reason",
        "charter 2",
    ]
    assert main(["study", "set", str(study), *given, "--option", "sd_min_days=49"]) == 0
    told = capsys.readouterr().out
    assert told == 'read_after_pd false, required_regions ["chest"], sd_min_days 49: charter version 2\n'
    assert main(["study", "options", str(study)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {"* read_after_pd = false", "* sd_min_days = 49", "  max_targets = 5"} <= set(lines)


@pytest.mark.parametrize(
    ("option", "code", "words"),
    [
        ("baseline_mode=agreed_set", 3, "'agreed_set' is not built yet"),
        ("colour=red", 3, "unknown option 'colour'"),
        ("readers_per_subject=3", 3, "a whole number from 1 to 2"),
    ],
)
def test_ST_102_a_wrong_option_is_named(
    study: Path, capsys: pytest.CaptureFixture[str], option: str, code: int, words: str
) -> None:
    assert main(["study", "set", str(study), "--option", option, "--reason", "charter 2"]) == code
    assert words in capsys.readouterr().err


def test_ST_102_an_option_without_a_value_is_no_option(study: Path) -> None:
    with pytest.raises(SystemExit):
        main(["study", "set", str(study), "--option", "read_after_pd", "--reason", "charter 2"])
    assert main(["study", "set", str(study), "--reason", "charter 2"]) == 2
