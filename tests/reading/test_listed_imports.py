"""Images of a study with a list of visits, from the folder to the strip (ST-104, ST-105, BL-34)."""

from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.study_session import open_study
from recist_reader.reading.visits import next_visit, visit_choices, visits_with_images
from tests.reading.made_folders import a_ct

RANDOMISED = "2024-03-12"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """One subject, randomised two days after its baseline."""
    path = tmp_path / "s.rrs"
    made = ["study", "create", str(path), "--single-reader", "--reader", "R1", "--template", "prrt-16-32"]
    assert main(made) == 0
    assert main(["subject", "add", str(path), "--id", "1001", "--randomised", RANDOMISED]) == 0
    return path


def brings(study: Path, visit: str, day: str) -> int:
    folder = a_ct(study.parent / day, slices=2, day=day)
    return main(["import", str(folder), "--study", str(study), "--subject", "1001", "--visit", visit])


def test_ST_104_visits_come_in_by_their_names(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brings(study, "baseline", "20240310") == 0
    assert brings(study, "UNSCHEDULED", "20240512") == 0
    assert "DV-01" not in capsys.readouterr().err
    assert brings(study, "week 16", "20240725") == 0
    said = "Week 16: the scan lies outside its window, 9 d late (DV-01)"
    assert said in capsys.readouterr().err
    with open_study(study, write=False) as opened:
        found = [(v.name, v.number, v.label) for v in opened.state.visits_of("1001")]
    assert found == [("Baseline", 0, "BL"), ("Unscheduled 1", None, "TP1"), ("Week 16", 1, "TP2")]


def test_ST_105_another_visit_is_named_by_the_date(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brings(study, "baseline", "20240310") == 0
    assert brings(study, "week 32", "20240702") == 0
    assert "Week 32: by its date (day 112) the scan belongs to Week 16" in capsys.readouterr().err


def test_ST_104_the_pages_offer_the_visits_of_the_list(study: Path) -> None:
    with open_study(study, write=False) as opened:
        assert next_visit(opened, "1001") == "Baseline"
    assert brings(study, "baseline", "20240310") == 0
    assert brings(study, "unscheduled", "20240512") == 0
    with open_study(study, write=False) as opened:
        assert next_visit(opened, "1001") == "Week 16"
        assert visit_choices(opened, "1001") == (
            ("Baseline", "has images"),
            ("Week 16", "next"),
            ("Week 32", "no images"),
            ("Unscheduled 1", "has images"),
            ("Unscheduled 2", "no images"),
        )
        assert [v.name for v in visits_with_images(opened, "1001")] == ["Baseline", "Unscheduled 1"]


def test_OR_9_a_visit_of_the_list_that_was_not_done(study: Path) -> None:
    assert brings(study, "baseline", "20240310") == 0
    with open_study(study) as opened:
        opened.declare_not_done("1001", "Week 16", "the scanner was broken")
        opened.declare_not_done("1001", "week 32", "the scanner was broken")
        assert next_visit(opened, "1001") == "Week 44"
        assert [name for name, _state in visit_choices(opened, "1001")] == [
            *("Baseline", "Week 16", "Week 32", "Week 44", "Week 56", "Unscheduled 1"),
        ]


def test_BL_34_dates_by_visit_follow_the_order_of_coming_in(study: Path) -> None:
    """The number in the list would tell which visits were missed, and an unscheduled one has none."""
    assert main(["study", "set", str(study), "--date-display", "visit_only", "--reason", "unequal arms"]) == 0
    for visit, day in (("baseline", "20240310"), ("unscheduled", "20240512"), ("week 32", "20241022")):
        assert brings(study, visit, day) == 0
    with open_study(study, write=False) as opened:
        rows = opened.file.rows("source_file", "study", "import/").values()
        series = {s.visit: s.scan_date for s in opened.state.series.values()}
    moved = {row["visit"]: series[row["visit"]].toordinal() - row["days_back"] for row in rows}
    assert moved["Unscheduled 1"] - moved["Baseline"] == 100
    assert moved["Week 32"] - moved["Baseline"] == 200
