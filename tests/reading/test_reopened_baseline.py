"""The target list at a reopened baseline: what came since can change, what was locked stays (T-7, SG-7)."""

import json

import pytest

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.script.document import load_script
from recist_reader.reading.script.recorder import ScriptRecorder
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from tests.building import a_study, drawn, marked
from tests.reading.test_scenario import done, measure, read_baseline, refused, state
from tests.reading.test_script_round_trip import plain

LUNG, NODE = c.Site("lung", subsite="RUL"), c.Site("lymph node", nodal=True, subsite="iliac")


@pytest.fixture
def session(tmp_path):
    """T1 to T3 and NT1 are locked at baseline; TP1 is locked; the baseline is open again."""
    with a_study(tmp_path, timepoints=2) as study:
        made = ReadSession(study, "1001")
        read_baseline(made)
        done(made.do(c.OpenTimepoint("TP1")))
        measure_follow_up(made)
        done(made.lock())
        done(made.do(c.ReopenTimepoint("BL", "new_images")))
        yield made


def measure_follow_up(session):
    measure(session, "T1", 38, 30, number=10, at=(150, 200))
    measure(session, "T2", 28, 20, number=14, at=(250, 200))
    measure(session, "T3", 24, 17, number=22, at=(300, 300))
    state(session, "NT1", "present")


def add(session, site=LUNG, number=30):
    """Add a target; returns its UUID."""
    new = c.CreateLesion(
        session.new_uuid(), Role.TARGET, site, drawn(session, 30, 20, number=number, at=(200, 250))
    )
    done(session.do(new))
    return new.uuid


def ids(session):
    return [lesion.id for _, lesion in session.state.lesions_in_order()]


def test_a_target_added_since_the_reopening_is_changed_renumbered_and_removed(session):
    first, second = add(session), add(session, NODE, number=33)
    done(session.do(c.ChangeSite("T4", c.Site("pleura"))))
    assert session.state.lesions[first].organ == "pleura"
    done(session.do(c.RenumberTargets(("T1", "T2", "T3", "T5", "T4"))))
    assert [session.state.lesions[uuid].id for uuid in (first, second)] == ["T5", "T4"]
    measure(session, "T5", 25, 12, number=30, at=(200, 250))
    done(session.do(c.DeleteLesion("T4")))
    assert ids(session) == ["T1", "T2", "T3", "T5", "NT1"]
    assert not [row for row in session.state.findings.values() if row.lesion == second]
    done(session.do(c.RenumberTargets(("T1", "T2", "T3", "T5"))))
    assert session.state.lesions[first].id == "T4"


def test_each_of_it_is_undone_and_done_again(session):
    states = [session.state.tables]
    for act in (
        lambda: add(session),
        lambda: add(session, NODE, number=33),
        lambda: session.do(c.ChangeSite("T4", c.Site("pleura"))),
        lambda: session.do(c.RenumberTargets(("T1", "T2", "T3", "T5", "T4"))),
        lambda: session.do(c.DeleteLesion("T5")),
    ):
        act()
        states.append(session.state.tables)
    for expected in reversed(states[:-1]):
        done(session.do(c.Undo()))
        assert rows(session.state.tables) == rows(expected)
    refused(session.do(c.Undo()), "MT-11")
    for expected in states[1:]:
        done(session.do(c.Redo()))
        assert rows(session.state.tables) == rows(expected)


def rows(tables):
    return {name: dict(found) for name, found in tables.items() if found}


def test_a_non_target_added_since_the_reopening_is_changed_and_removed(session):
    new = c.CreateLesion(session.new_uuid(), Role.NON_TARGET, LUNG, marked(session))
    done(session.do(new))
    done(session.do(c.ChangeSite("NT2", c.Site("bone"))))
    done(session.do(c.DeleteLesion("NT2")))
    assert ids(session) == ["T1", "T2", "T3", "NT1"]
    done(session.do(c.Undo()))
    assert session.state.lesions[new.uuid].organ == "bone"


def test_targets_that_were_locked_keep_site_number_and_place_and_change_in_value(session):
    add(session)
    before = {uuid: lesion for uuid, lesion in session.state.lesions.items() if lesion.id != "T4"}
    for lesion, site in (("T1", NODE), ("T3", c.Site("mesentery")), ("NT1", LUNG)):
        refused(session.do(c.ChangeSite(lesion, site)), "GD-23")
        refused(session.do(c.DeleteLesion(lesion)), "MT-12")
    measure(session, "T1", 41, 30, number=10, at=(150, 200))
    assert session.state.measurement("BL", session.state.uuid_of("T1")).long_mm == 41
    assert {uuid: session.state.lesions[uuid] for uuid in before} == before


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(("T2", "T1", "T3", "T4", "T5"), id="two locked ones"),
        pytest.param(("T4", "T1", "T2", "T3", "T5"), id="a new one before the locked"),
        pytest.param(("T1", "T4", "T2", "T3", "T5"), id="a new one between them"),
    ],
)
def test_LS_1_no_order_moves_a_locked_number(session, order):
    add(session)
    add(session, NODE, number=33)
    answer = session.do(c.RenumberTargets(order))
    refused(answer, "LS-1")
    assert "was locked with the baseline and keeps its number" in answer.problem.what
    assert ids(session) == ["T1", "T2", "T3", "T4", "T5", "NT1"]


def test_LS_1_there_is_no_order_where_all_numbers_are_locked(session):
    answer = session.do(c.RenumberTargets(("T1", "T2", "T3")))
    refused(answer, "LS-1")
    assert answer.problem.what == "the numbers are locked with the baseline"


def test_LS_1_the_number_of_a_target_that_no_lock_holds_is_free_again(session):
    first = add(session)
    done(session.do(c.DeleteLesion("T4")))
    second = add(session)
    assert session.state.lesions[second].id == "T4"
    assert first != second


def test_the_next_lock_binds_what_was_added(session):
    add(session)
    done(session.do(c.GiveReason("GD-2", "measured on the new images", "T4")))
    lock_again(session)
    done(session.do(c.ReopenTimepoint("BL", "new_images")))
    refused(session.do(c.ChangeSite("T4", NODE)), "GD-23")
    refused(session.do(c.DeleteLesion("T4")), "MT-12")
    refused(session.do(c.RenumberTargets(("T1", "T2", "T4", "T3"))), "LS-1")
    fifth = add(session, NODE, number=33)
    done(session.do(c.DeleteLesion("T5")))
    assert fifth not in session.state.lesions


def lock_again(session):
    for check in [check for check in session.view().checks if check.blocks_lock]:
        session.do(c.GiveReason(check.id, "looked at twice, stands", check.lesion_id))
    done(session.lock())


def test_a_target_added_is_missing_at_the_follow_ups_to_confirm_until_it_is_measured_there(session):
    add(session)
    lock_again(session)
    done(session.do(c.OpenTimepoint("TP1")))
    assert session.view().missing == ("T4",)
    measure(session, "T4", 22, 12, number=30, at=(200, 250))
    assert session.view().missing == ()


def test_a_target_removed_again_leaves_the_follow_ups_as_they_were(session):
    before = session.state.measurements.keys()
    add(session)
    done(session.do(c.DeleteLesion("T4")))
    assert session.state.measurements.keys() == before
    done(session.lock())
    done(session.do(c.OpenTimepoint("TP1")))
    assert session.view().missing == ()
    assert session.view().assessment.at("TP1").overall == "SD"


def test_a_script_does_the_same(session, tmp_path):
    """Recorded from the reopening on, and replayed on a study that stands where this one stood."""
    recorder = ScriptRecorder("1001")
    first = c.CreateLesion(
        session.new_uuid(), Role.TARGET, LUNG, drawn(session, 30, 20, number=30, at=(200, 250))
    )
    second = c.CreateLesion(
        session.new_uuid(), Role.TARGET, NODE, drawn(session, 30, 20, number=33, at=(200, 250))
    )
    for command in (
        first,
        second,
        c.ChangeSite("T4", c.Site("pleura")),
        c.RenumberTargets(("T1", "T2", "T3", "T5", "T4")),
        c.DeleteLesion("T4"),
        c.Undo(),
        c.Redo(),
    ):
        before = session.state
        done(session.do(command))
        recorder.note(command, before, session.facts)
    script = recorder.document()
    script["steps"].insert(0, {"do": "open", "subject": "1001", "timepoint": "baseline"})
    (tmp_path / "again").mkdir()
    with a_study(tmp_path / "again", timepoints=2) as study:
        again = ReadSession(study, "1001")
        read_baseline(again)
        done(again.do(c.OpenTimepoint("TP1")))
        measure_follow_up(again)
        done(again.lock())
        done(again.do(c.ReopenTimepoint("BL", "new_images")))
        for outcome in ScriptRunner(study).run(load_script(json.dumps(script))):
            assert outcome.refusal is None, (outcome.step, outcome.refusal)
        assert plain(ReadSession(study, "1001").state) == plain(session.state)
