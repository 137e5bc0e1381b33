"""GD-20: a lesion outside the scans of a timepoint is not evaluable or explained, never absent in silence."""

from dataclasses import replace

import pytest

from recist_reader.measuring.plane import PointLps
from recist_reader.problem import Refusal
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.checks.registry import run_checks
from recist_reader.trial.decide import decide
from recist_reader.trial.evidence import ToolKind
from recist_reader.trial.facts import Reach, SeriesLabel
from tests.building import made_plane
from tests.trial.unstored import Reader, mark, series, subject

DOWN = PointLps(0.0, 0.0, -1.0)


def slices(first, last):
    """The reach of slices by number, head to feet; T1 is drawn on slice 20, 5 mm apart from the next."""
    ends = (made_plane(number).origin_lps for number in (first, last))
    return Reach(*ends, DOWN)


def at_follow_up(reach, *more, **changes):
    """Baseline with T1 and NT1 on slice 20 locked; TP1 open, its series reaching as said."""
    facts = subject("BL", "TP1", TP1={"reach": reach, **changes})
    first, now = facts.timepoints
    facts = replace(facts, timepoints=(first, replace(now, series=(*now.series, *more))))
    reader = Reader(facts).do(c.OpenTimepoint("BL")).target().non_target().lock()
    return reader.do(c.OpenTimepoint("TP1"))


def outside(reader):
    """Which lesions GD-20 asks about."""
    found = run_checks(reader.state, reader.facts, "TP1")
    return [check.lesion_id for check in found if check.id == "GD-20"]


def gone(reader):
    return reader.do(c.SetState("T1", "absent"), c.SetState("NT1", "absent"))


@pytest.mark.parametrize(
    ("reach", "asked"),
    [
        pytest.param(slices(1, 40), [], id="all slices"),
        pytest.param(slices(40, 1), [], id="the other way round"),
        pytest.param(slices(1, 20), [], id="the last slice shows it"),
        pytest.param(slices(1, 19), ["T1", "NT1"], id="ends a slice above"),
        pytest.param(slices(21, 40), ["T1", "NT1"], id="begins a slice below"),
        pytest.param(None, [], id="imported before it was recorded"),
    ],
)
def test_gd_20_absent_is_only_what_a_scan_reaches(reach, asked):
    assert outside(gone(at_follow_up(reach))) == asked


def test_gd_20_blocks_the_lock_until_not_evaluable_or_explained():
    reader = gone(at_follow_up(slices(1, 10)))
    refused = decide(reader.state, reader.facts, c.LockTimepoint("2"))
    assert isinstance(refused, Refusal)
    assert refused.rule == "GD-20"
    reader.do(c.SetState("T1", "not_evaluable", "artefact"))
    assert outside(reader) == ["NT1"]
    reader.do(c.GiveReason("GD-20", "seen in full on the topogram", "NT1"))
    assert reader.lock().state.is_locked("TP1")


def test_gd_20_what_is_drawn_was_seen():
    reader = at_follow_up(slices(1, 10))
    reader.do(c.RecordMeasurement("T1", mark("TP1", number=9)), c.SetState("NT1", "absent"))
    assert outside(reader) == ["NT1"]


def test_gd_20_another_frame_of_reference_says_nothing_of_places():
    assert outside(gone(at_follow_up(slices(1, 10), frame_of_reference_uid="G"))) == []


@pytest.mark.parametrize(("region", "asked"), [(("abdomen",), []), (("head",), ["T1", "NT1"])])
def test_gd_20_a_stack_that_cannot_be_compared_counts_by_its_region(region, asked):
    other = series("TP1", uid="S-g", label=SeriesLabel("CT", region), frame_of_reference_uid="G")
    assert outside(gone(at_follow_up(slices(1, 10), other))) == asked


def test_gd_20_a_new_lesion_cannot_be_refuted_by_a_scan_that_ends_before_it():
    facts = subject("BL", "TP1", "TP2", TP2={"reach": slices(1, 10)})
    reader = Reader(facts).do(c.OpenTimepoint("BL")).target().lock().do(c.OpenTimepoint("TP1"))
    seen = mark("TP1", tool=ToolKind.MARK, number=30)
    reader.do(c.CreateLesion("n", Role.NEW, c.Site("bone"), seen, NewLesionState.EQUIVOCAL))
    reader.do(c.RecordMeasurement("T1", mark("TP1"))).lock().do(c.OpenTimepoint("TP2"))
    reader.do(c.RecordMeasurement("T1", mark("TP2", number=9)), c.SetState("NL1", "not_lesion"))
    found = reader.found()["GD-20"]
    assert (found.lesion_id, found.blocks_lock) == ("NL1", True)
    assert "Shift+E" not in found.remedy
