"""images withdraw and the step `withdraw`: refused where the window refuses, with the same words (ST-5)."""

import json
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import STUDY_STREAM, open_study
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.reading.made_folders import a_ct, an_empty_study

REASON = "it is the scan of TP2"
DAYS = {"Baseline": "20240310", "TP1": "20240610"}


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with an_empty_study(tmp_path / "study", "1001") as made:
        for visit, day in DAYS.items():
            wish = ImportWish((a_ct(tmp_path / visit, slices=2, day=day),), "1001", visit)
            *_, last = import_images(made, wish)
            assert isinstance(last.answer, Recorded)
        return made.path


def by_command(study: Path, visit: str, reason: str) -> int:
    options = ("--subject", "1001", "--visit", visit, "--reason", reason)
    return main(["images", "withdraw", str(study), *options])


def by_script(study: Path, visit: str, reason: str) -> int:
    step = {"do": "withdraw", "subject": "1001", "visit": visit, "reason": reason}
    script = study.with_name("script.json")
    script.write_text(json.dumps({"format": "recist-reader/script", "version": 1, "steps": [step]}), "utf-8")
    return main(["replay", str(study), str(script), "--strict"])


DOORS = pytest.mark.parametrize("door", [by_command, by_script])


@DOORS
def test_ST_5_a_visit_is_taken_out_with_its_reason(study, door, capsys):
    assert door(study, "tp1", REASON) == 0
    assert capsys.readouterr().err == ""
    with open_study(study, write=False) as again:
        assert {series.visit for series in again.state.series.values()} == {"Baseline"}
        event = again.file.events(STUDY_STREAM)[-1]
    assert (event.payload["change"], event.payload["reason"]["text"]) == ("images.withdrawn", REASON)


@DOORS
@pytest.mark.parametrize(
    ("visit", "reason", "words"),
    [
        pytest.param("Baseline", REASON, "TP1 comes after it. Take TP1 out first", id="not the last"),
        pytest.param("TP1", "  ", "taking images out needs its reason", id="no reason"),
        pytest.param("TP2", REASON, "the visit has no images", id="no images"),
    ],
)
def test_ST_5_what_the_window_refuses_is_refused_and_noted(study, door, visit, reason, words, capsys):
    assert door(study, visit, reason) == 3
    shown = capsys.readouterr()
    assert words in shown.out + shown.err
    with open_study(study, write=False) as again:
        assert len(again.state.series) == 2
        assert again.file.events(STUDY_STREAM)[-1].payload["change"] == "action.refused"


@DOORS
def test_ST_5_a_timepoint_that_a_reader_opened_stays(study, door, capsys):
    with open_study(study) as opened:
        read = ReadSession(opened, "1001")
        assert isinstance(read.do(c.OpenTimepoint("BL")), Recorded)
    assert door(study, "Baseline", REASON) == 3
    shown = capsys.readouterr()
    assert "the timepoint was opened already" in shown.out + shown.err


def test_the_answer_as_json_names_the_event(study, capsys):
    options = ("--subject", "1001", "--visit", "TP1", "--reason", REASON, "--json")
    assert main(["images", "withdraw", str(study), *options]) == 0
    answer = json.loads(capsys.readouterr().out)
    with open_study(study, write=False) as again:
        assert answer == {"event": again.file.events(STUDY_STREAM)[-1].event_id, "series": 1}
