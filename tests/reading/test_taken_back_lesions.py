"""A lesion marked in error is taken back from a reopened timepoint; the locked version keeps it (SG-7)."""

import json

import pytest

from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from tests.building import a_study, marked
from tests.reading.test_scenario import done, measure, read_baseline, refused, state


@pytest.fixture
def session(tmp_path):
    with a_study(tmp_path, timepoints=3) as study:
        made = ReadSession(study, "1001")
        read_baseline(made)
        yield made


def read_follow_up(session, label):
    done(session.do(c.OpenTimepoint(label)))
    measure(session, "T1", 40, 30, number=10, at=(150, 200))
    measure(session, "T2", 30, 22, number=14, at=(250, 200))
    measure(session, "T3", 26, 18, number=22, at=(300, 300))
    state(session, "NT1", "present")


def mark_new(session, status=NewLesionState.UNEQUIVOCAL, lesion_id=None):
    new = c.CreateLesion(session.new_uuid(), Role.NEW, c.Site("liver"), marked(session), status, id=lesion_id)
    return done(session.do(new))


def reopened_with_new_lesion(session, status=NewLesionState.UNEQUIVOCAL):
    read_follow_up(session, "TP1")
    mark_new(session, status)
    done(session.lock())
    done(session.do(c.ReopenTimepoint("TP1", "transcription_error")))


@pytest.mark.parametrize("cleared_first", [False, True])
def test_MT_12_a_new_lesion_marked_in_error_goes_from_the_reopened_version(session, cleared_first):
    reopened_with_new_lesion(session)
    uuid = session.state.uuid_of("NL1")
    if cleared_first:
        done(session.do(c.ClearFinding("NL1")))
        assert session.view().missing == ("NL1",)
    done(session.do(c.DeleteLesion("NL1")))
    assert session.view().missing == ()
    assert session.view().assessment.at("TP1").overall == "SD"
    done(session.do(c.Undo()))
    assert session.state.uuid_of("NL1") == uuid
    done(session.do(c.Redo()))
    done(session.lock())
    versions = [json.loads(session.state.locks[f"TP1/v{v}"].content) for v in (1, 2)]
    assert [uuid in version["lesions"] for version in versions] == [True, False]
    assert f"TP1/{uuid}" in versions[0]["measurement"]


def test_LS_1_the_number_of_a_locked_lesion_is_never_given_again(session):
    reopened_with_new_lesion(session)
    done(session.do(c.DeleteLesion("NL1")))
    mark_new(session)
    assert session.state.uuid_of("NL1") is None
    assert session.state.uuid_of("NL2") is not None


def reopened_and_held_at(session, *later):
    """NL1 is equivocal at TP1, has these states at the later timepoints, and TP1 is reopened."""
    read_follow_up(session, "TP1")
    mark_new(session, NewLesionState.EQUIVOCAL)
    done(session.lock())
    for number, status in enumerate(later, start=2):
        read_follow_up(session, f"TP{number}")
        if status != "not_lesion":
            done(session.do(c.PlaceMark("NL1", marked(session))))
        state(session, "NL1", status)
        done(session.lock())
    done(session.do(c.ReopenTimepoint("TP1", "transcription_error")))


def rows_of(session, label):
    """What a timepoint holds of NL1."""
    uuid, tables = session.state.uuid_of("NL1"), session.state.tables
    return {
        table: row
        for table in ("measurement", "finding_state")
        for row in tables[table].values()
        if (row.lesion, row.timepoint) == (uuid, label)
    }


def test_SG_7_a_new_lesion_that_a_later_timepoint_holds_leaves_the_reopened_one_alone(session):
    reopened_and_held_at(session, "equivocal")
    here, later = rows_of(session, "TP1"), rows_of(session, "TP2")
    assert set(here) == set(later) == {"measurement", "finding_state"}
    done(session.do(c.DeleteLesion("NL1")))
    uuid = session.state.uuid_of("NL1")
    assert session.state.lesions[uuid].created_at_timepoint == "TP2"
    assert (rows_of(session, "TP1"), rows_of(session, "TP2")) == ({}, later)
    assert session.view().missing == ()
    assert session.state.timepoints["TP2"].state == "needs_confirmation"
    done(session.do(c.Undo()))
    assert (rows_of(session, "TP1"), rows_of(session, "TP2")) == (here, later)
    assert session.state.lesions[uuid].created_at_timepoint == "TP1"
    done(session.do(c.Redo()))
    done(session.lock())
    held = json.loads(session.state.locks["TP1/v1"].content)["measurement"]
    assert f"TP1/{uuid}" in held


@pytest.mark.parametrize(("is_taken_out", "begins"), [(False, "TP1"), (True, "TP2")])
def test_NL_3_the_progression_is_dated_to_where_the_lesion_begins(session, is_taken_out, begins):
    reopened_and_held_at(session, "unequivocal")
    if is_taken_out:
        done(session.do(c.DeleteLesion("NL1")))
    done(session.lock())
    done(session.do(c.OpenTimepoint("TP2")))
    dates = {at.label: at.date for at in session.facts.timepoints}
    assert session.view().assessment.progression_date == dates[begins]


def test_a_new_lesion_is_taken_back_from_one_timepoint_after_the_other(session):
    reopened_and_held_at(session, "equivocal")
    done(session.do(c.DeleteLesion("NL1")))
    done(session.lock())
    done(session.do(c.OpenTimepoint("TP2")))
    assert session.view().missing == ()
    done(session.do(c.DeleteLesion("NL1")))
    assert session.state.uuid_of("NL1") is None
    done(session.lock())
    assert session.state.is_locked("TP2")


def test_NL_4_what_a_later_timepoint_refuted_stays_and_the_message_says_why(session):
    reopened_and_held_at(session, "not_lesion")
    problem = refused(session.do(c.DeleteLesion("NL1")), "NL-4")
    assert (problem.what, problem.remedy) == (
        "it was refuted at TP2",
        "Leave it equivocal here: refuted, it has no effect",
    )
    assert session.state.uuid_of("NL1") is not None


def test_MT_12_at_a_later_timepoint_the_message_says_the_way(session):
    read_follow_up(session, "TP1")
    mark_new(session, NewLesionState.EQUIVOCAL)
    done(session.lock())
    read_follow_up(session, "TP2")
    problem = refused(session.do(c.DeleteLesion("NL1")), "MT-12")
    assert problem.remedy == (
        "Set no lesion (Shift+N); if it was marked in error, reopen TP1 and delete it there"
    )


def test_MT_12_a_lesion_of_an_earlier_timepoint_and_a_target_stay(session):
    read_follow_up(session, "TP1")
    mark_new(session)
    done(session.lock())
    done(session.do(c.OpenTimepoint("TP2")))
    refused(session.do(c.DeleteLesion("NL1")), "MT-12")
    refused(session.do(c.DeleteLesion("T1")), "MT-12")
    assert {"NL1", "T1"} <= {lesion.id for lesion in session.state.lesions.values()}


def test_S_6_a_fragment_made_in_error_goes_from_the_reopened_version(session):
    read_follow_up(session, "TP1")
    done(session.do(c.SplitTarget(session.new_uuid(), "T1")))
    done(session.lock())
    done(session.do(c.ReopenTimepoint("TP1", "transcription_error")))
    done(session.do(c.ClearFinding("T1.a")))
    assert session.view().missing == ("T1",)
    measure(session, "T1", 40, 30, number=10, at=(150, 200))
    done(session.do(c.SplitTarget(session.new_uuid(), "T1")))
    assert session.state.uuid_of("T1.b") is not None
    assert session.state.uuid_of("T1.a") is None
