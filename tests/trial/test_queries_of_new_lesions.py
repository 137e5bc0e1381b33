"""NL-8, NL-10, T-1: queries of the rules about new lesions and organs, where the reader sees them."""

import pytest

from recist_reader.measuring.plane import PointLps
from recist_reader.problem import Refusal
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.checks.result import Level
from recist_reader.trial.decide import decide
from recist_reader.trial.facts import Reach
from tests.building import made_plane
from tests.trial.unstored import Reader, mark, subject


def reaching(first, last):
    """A baseline series that reaches from one slice to another."""
    ends = (made_plane(number).origin_lps for number in (first, last))
    return {"reach": Reach(*ends, PointLps(0.0, 0.0, -1.0))}


def with_new_lesion(facts, status=NewLesionState.UNEQUIVOCAL, organ="bone"):
    """TP1 open, T1 measured, NL1 drawn on slice 30."""
    reader = Reader(facts).do(c.OpenTimepoint("BL")).target().lock().do(c.OpenTimepoint("TP1"))
    reader.do(c.RecordMeasurement("T1", mark("TP1")))
    drawn = mark("TP1", number=30, at=(100.0, 400.0))
    return reader.do(c.CreateLesion("n", Role.NEW, c.Site(organ), drawn, status))


@pytest.mark.parametrize(
    ("baseline", "status", "asks"),
    [
        pytest.param(reaching(1, 40), NewLesionState.UNEQUIVOCAL, True, id="baseline shows its place"),
        pytest.param(reaching(1, 29), NewLesionState.UNEQUIVOCAL, False, id="baseline ends before it"),
        pytest.param(reaching(1, 40), NewLesionState.EQUIVOCAL, False, id="in doubt anyway"),
        pytest.param({}, NewLesionState.UNEQUIVOCAL, False, id="reach is not known"),
        pytest.param(
            reaching(1, 40) | {"frame_of_reference_uid": "G"},
            NewLesionState.UNEQUIVOCAL,
            False,
            id="another frame of reference",
        ),
    ],
)
def test_nl_8_a_new_lesion_that_baseline_could_show_is_looked_for_there(baseline, status, asks):
    reader = with_new_lesion(subject("BL", "TP1", BL=baseline), status)
    assert ("NL-8" in reader.found()) is asks


def test_nl_8_holds_the_lock_until_it_is_said():
    reader = with_new_lesion(subject("BL", "TP1", BL=reaching(1, 40)))
    refused = decide(reader.state, reader.facts, c.LockTimepoint("2"))
    assert isinstance(refused, Refusal)
    assert (refused.rule, refused.problem.where) == ("NL-8", "TP1, NL1")
    reader.do(c.GiveReason("NL-8", "not visible at baseline", "NL1")).lock()
    assert reader.state.is_locked("TP1")


def test_nl_10_what_was_proved_at_a_reopened_timepoint_is_not_undone_by_the_next():
    reader = with_new_lesion(subject("BL", "TP1", "TP2"), NewLesionState.EQUIVOCAL).lock()
    reader.do(c.OpenTimepoint("TP2"), c.RecordMeasurement("T1", mark("TP2")))
    reader.do(c.SetState("NL1", "equivocal"))
    assert "NL-10" not in reader.found()
    reader.lock().do(c.ReopenTimepoint("TP1", "transcription_error"))
    reader.do(c.SetState("NL1", "unequivocal")).lock().do(c.OpenTimepoint("TP2"))
    found = reader.found()["NL-10"]
    assert (found.level, found.lesion_id) == (Level.WARN, "NL1")


def test_t_1_an_organ_of_no_list_is_asked_once():
    reader = Reader(subject("BL", "TP1")).do(c.OpenTimepoint("BL")).target("diverticulum").non_target()
    found = reader.found()["T-1"]
    assert (found.level, found.lesion_id) == (Level.WARN, "T1")
    assert found.text.startswith("diverticulum is not of the list")
    reader.lock().do(c.OpenTimepoint("TP1"))
    assert "T-1" not in reader.found()


def test_t_1_is_asked_of_a_new_lesion_too():
    found = with_new_lesion(subject("BL", "TP1"), organ="diverticulum").found()["T-1"]
    assert found.lesion_id == "NL1"
