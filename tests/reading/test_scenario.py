"""Whole stories through the session: what a reader does, step by step, without a window."""

from decimal import Decimal

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn, marked

MESENTERIC = c.Site("lymph node", nodal=True, subsite="mesenteric")


def done(answer):
    assert isinstance(answer, Recorded), answer
    return answer


def refused(answer, rule):
    assert isinstance(answer, Refusal), answer
    assert rule in answer.rule.split(), answer
    return answer.problem


def target(session, organ, long_mm, short_mm, **place):
    site = organ if isinstance(organ, c.Site) else c.Site(organ)
    first = drawn(session, long_mm, short_mm, **place)
    return done(session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, site, first)))


def read_baseline(session):
    """T1 liver 40, T2 liver 30, T3 node 18 short, NT1 bone: sum 88."""
    done(session.do(c.OpenTimepoint("BL")))
    target(session, "liver", 40, 30, number=10, at=(150, 200))
    target(session, "liver", 30, 22, number=14, at=(250, 200))
    target(session, MESENTERIC, 26, 18, number=22, at=(300, 300))
    done(session.do(c.CreateLesion(session.new_uuid(), Role.NON_TARGET, c.Site("bone"), marked(session))))
    done(session.lock())


def measure(session, lesion, long_mm, short_mm, **place):
    return done(session.do(c.RecordMeasurement(lesion, drawn(session, long_mm, short_mm, **place))))


def state(session, lesion, value, reason=None, into=None):
    return done(session.do(c.SetState(lesion, value, reason, into)))


@pytest.fixture
def study(tmp_path):
    with a_study(tmp_path, timepoints=5) as made:
        yield made


@pytest.fixture
def session(study):
    return ReadSession(study, "1001")


def overall(session, label=None):
    return session.view(label).assessment.at(label or session.open_timepoint or "").overall


def test_a_read_from_baseline_over_pr_ne_and_a_split_to_progression_by_a_new_lesion(session):
    read_baseline(session)
    assert session.state.results["BL"].sum_mm == Decimal("88.0")

    done(session.do(c.OpenTimepoint("TP1")))
    measure(session, "T1", 25, 20, number=10, at=(150, 200))
    measure(session, "T2", 15, 12, number=14, at=(250, 200))
    measure(session, "T3", 20, 12, number=22, at=(300, 300))
    assert session.view().is_provisional
    state(session, "NT1", "present")
    view = session.view()
    assert not view.is_provisional
    at = view.assessment.at("TP1")
    assert (at.sum_mm, at.target, at.overall) == (Decimal("52.0"), "PR", "PR")
    done(session.lock())

    done(session.do(c.OpenTimepoint("TP2")))
    state(session, "T1", "too_small")
    state(session, "T2", "not_evaluable", "artefact")
    measure(session, "T3", 20, 11, number=22, at=(300, 300))
    state(session, "NT1", "present")
    at = session.view().assessment.at("TP2")
    assert (at.sum_mm, at.partial_sum_mm, at.target, at.overall) == (None, Decimal("16.0"), "NE", "NE")
    done(session.lock())

    done(session.do(c.OpenTimepoint("TP3")))
    measure(session, "T1", 24, 20, number=10, at=(150, 200))
    done(session.do(c.SplitTarget(session.new_uuid(), "T1")))
    assert session.state.uuid_of("T1.a")
    done(session.do(c.AddFragment(session.new_uuid(), "T1", drawn(session, 8, 6, number=11, at=(180, 220)))))
    refused(session.do(c.RecordMeasurement("T1", drawn(session, 30, 20))), "S-6")
    measure(session, "T2", 14, 12, number=14, at=(250, 200))
    measure(session, "T3", 20, 11, number=22, at=(300, 300))
    state(session, "NT1", "present")
    at = session.view().assessment.at("TP3")
    assert (at.sum_mm, at.nadir_mm, at.target) == (Decimal("57.0"), Decimal("52.0"), "PR")
    done(session.lock())

    done(session.do(c.OpenTimepoint("TP4")))
    for lesion, size in (("T1.a", 24), ("T1.b", 8), ("T2", 14)):
        measure(session, lesion, size, size - 2, number=10, at=(100 + size * 6, 200))
    measure(session, "T3", 20, 11, number=22, at=(300, 300))
    state(session, "NT1", "present")
    new = c.CreateLesion(
        session.new_uuid(),
        Role.NEW,
        c.Site("liver", subsite="7"),
        marked(session),
        NewLesionState.UNEQUIVOCAL,
    )
    done(session.do(new))
    at = session.view().assessment.at("TP4")
    assert (at.overall, at.pd_trigger) == ("PD", "new")
    done(session.do(c.Undo()))
    assert overall(session) == "PR"
    done(session.do(c.Redo()))
    assert overall(session) == "PD"
    done(session.lock())
    assert session.next_label() is None
    assert session.view().assessment.progression_date == session.facts.at("TP4").date


def test_everything_is_there_after_closing_and_opening(tmp_path):
    with a_study(tmp_path, timepoints=2) as study:
        session = ReadSession(study, "1001")
        read_baseline(session)
        done(session.do(c.OpenTimepoint("TP1")))
        measure(session, "T1", 20, 15)
        state(session, "T1", "absent")
        before = session.state
        path = study.path
    with open_study(path) as study:
        again = ReadSession(study, "1001")
        assert again.state.tables == before.tables
        assert [r.event_id for r in again.state.history.done] == [r.event_id for r in before.history.done]
        done(again.do(c.Undo()))
        assert again.state.measurement("TP1", again.state.uuid_of("T1")).long_mm == Decimal("20.0")


def test_SQ_1_a_later_timepoint_stays_closed_until_the_earlier_is_locked(session):
    refused(session.do(c.OpenTimepoint("TP1")), "SQ-1")
    assert session.next_label() == "BL"
    read_baseline(session)
    assert session.next_label() == "TP1"
    refused(session.do(c.OpenTimepoint("BL")), "SQ-2")


def test_T_7_targets_are_frozen_when_baseline_is_locked(session):
    read_baseline(session)
    done(session.do(c.OpenTimepoint("TP1")))
    before = dict(session.state.lesions)
    late = c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("lung"), drawn(session, 20, 10))
    refused(session.do(late), "T-7")
    refused(session.do(c.DeleteLesion("T1")), "MT-12")
    refused(session.do(c.ChangeSite("T3", c.Site("mesentery"))), "GD-23")
    assert dict(session.state.lesions) == before


def test_GD_1_the_third_target_of_an_organ_and_the_sixth_of_all_are_refused(session):
    done(session.do(c.OpenTimepoint("BL")))
    target(session, "liver", 20, 15, number=3)
    target(session, "liver", 20, 15, number=6)
    third = c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 20, 15))
    refused(session.do(third), "GD-1")
    target(session, "lung", 20, 15, number=9)
    target(session, c.Site("lymph node", nodal=True, subsite="hilar"), 20, 16, number=12)
    target(session, c.Site("lymph node", nodal=True, subsite="iliac"), 20, 16, number=15)
    refused(
        session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("spleen"), drawn(session, 20, 15))),
        "GD-1",
    )
    assert [r.id for _, r in session.state.lesions_in_order()] == ["T1", "T2", "T3", "T4", "T5"]


@pytest.mark.parametrize(
    ("site", "axes", "check"),
    [
        pytest.param(c.Site("liver"), (9.9, 8), "GD-2", id="liver 9.9 mm"),
        pytest.param(MESENTERIC, (20, 14.9), "GD-2", id="node 14.9 mm short axis"),
        pytest.param(MESENTERIC, (20, 9.9), "GD-3", id="normal node"),
        pytest.param(c.Site("liver", irradiated=True), (20, 15), "GD-5", id="treated field"),
    ],
)
def test_a_target_that_needs_a_reason_blocks_the_lock_until_it_is_given(session, site, axes, check):
    done(session.do(c.OpenTimepoint("BL")))
    target(session, site, *axes)
    refused(session.lock(), check)
    assert not session.state.is_locked("BL")
    ids = {found.id for found in session.view().checks if found.blocks_lock}
    for name in ids:
        done(session.do(c.GiveReason(name, "agreed with the sponsor", "T1")))
    done(session.lock())
    assert session.state.is_locked("BL")


def test_GD_16_not_evaluable_needs_its_reason(session):
    read_baseline(session)
    done(session.do(c.OpenTimepoint("TP1")))
    for lesion in ("T1", "T2", "T3", "NT1"):
        state(session, lesion, "not_evaluable")
    refused(session.lock(), "GD-16")
    assert not session.state.is_locked("TP1")
    for lesion in ("T1", "T2", "T3", "NT1"):
        state(session, lesion, "not_evaluable", "not in field of view")
    done(session.lock())
    assert session.state.is_locked("TP1")


def test_S_7_a_merged_target_needs_a_carrier_that_is_not_merged(session):
    read_baseline(session)
    done(session.do(c.OpenTimepoint("TP1")))
    refused(session.do(c.SetState("T1", "merged")), "S-7")
    refused(session.do(c.SetState("T1", "merged", into="T1")), "S-7")
    state(session, "T1", "merged", into="T2")
    refused(session.do(c.SetState("T2", "merged", into="T3")), "S-7")
    measure(session, "T2", 50, 30, number=14, at=(250, 200))
    measure(session, "T3", 20, 18, number=22, at=(300, 300))
    state(session, "NT1", "present")
    assert session.view().assessment.at("TP1").sum_mm == Decimal("68.0")


def test_OR_5_a_wrong_cr_is_withdrawn_by_reopening_and_the_later_timepoint_is_confirmed(session):
    read_baseline(session)
    done(session.do(c.OpenTimepoint("TP1")))
    for lesion in ("T1", "T2", "T3", "NT1"):
        state(session, lesion, "absent")
    assert overall(session) == "CR"
    done(session.lock())
    done(session.do(c.OpenTimepoint("TP2")))
    measure(session, "T1", 12, 8)
    for lesion in ("T2", "T3", "NT1"):
        state(session, lesion, "absent")
    assert overall(session) == "PD"
    assert "GD-19" in {found.id for found in session.view().checks}
    done(session.do(c.ReopenTimepoint("TP1", "cr_withdrawn")))
    assert session.state.timepoints["TP1"].version == 2
    assert session.state.timepoints["TP2"].state == "needs_confirmation"
    state(session, "T1", "too_small")
    done(session.lock())
    assert set(session.state.locks) >= {"TP1/v1", "TP1/v2"}
    done(session.do(c.OpenTimepoint("TP2")))
    at = session.view().assessment.at("TP2")
    assert (at.overall, at.sum_mm) == ("PD", Decimal("12.0"))  # 12 against the nadir 5: growth, not OR-5
    assert "OR-5" not in {r.rule for r in at.reasons if r.met}
    done(session.lock())


def test_undo_goes_back_over_everything_to_the_opening_and_redo_forward_again(session):
    done(session.do(c.OpenTimepoint("BL")))
    states = [session.state.tables]
    target(session, "liver", 40, 30)
    states.append(session.state.tables)
    target(session, MESENTERIC, 26, 18, number=22)
    states.append(session.state.tables)
    done(session.do(c.RenumberTargets(("T2", "T1"))))
    states.append(session.state.tables)
    done(session.do(c.DeleteLesion("T1")))
    states.append(session.state.tables)
    for expected in reversed(states[:-1]):
        done(session.do(c.Undo()))
        assert _rows(session.state.tables) == _rows(expected)
    refused(session.do(c.Undo()), "MT-11")
    for expected in states[1:]:
        done(session.do(c.Redo()))
        assert _rows(session.state.tables) == _rows(expected)
    refused(session.do(c.Redo()), "MT-11")


def _rows(tables):
    return {name: dict(rows) for name, rows in tables.items() if rows}


def test_SG_7_a_fragment_of_a_later_timepoint_is_no_gap_at_a_reopened_one(session):
    read_baseline(session)
    for label, split in (("TP1", False), ("TP2", True)):
        done(session.do(c.OpenTimepoint(label)))
        measure(session, "T1", 30, 22, number=10, at=(150, 200))
        if split:
            done(session.do(c.SplitTarget(session.new_uuid(), "T1")))
        measure(session, "T2", 28, 20, number=14, at=(250, 200))
        measure(session, "T3", 20, 16, number=22, at=(300, 300))
        state(session, "NT1", "present")
        done(session.lock())
    done(session.do(c.ReopenTimepoint("TP1", "transcription_error")))
    measure(session, "T1", 31, 22, number=10, at=(150, 200))
    done(session.lock())
    done(session.do(c.OpenTimepoint("TP2")))
    assert session.view().missing == ()
    done(session.lock())
