"""Undo and redo over far more than 100 steps of every kind (MT-11), on a real file and after a restart."""

from collections import Counter
from decimal import Decimal

from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn, marked

STEPS = 130


def acts(session, turn):
    """One round of edits at baseline: create, draw again, move a label, state, delete."""
    size = 20 + turn % 15
    target = c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, size, 15))
    other = c.CreateLesion(session.new_uuid(), Role.NON_TARGET, c.Site("bone"), marked(session))
    yield target
    yield other
    yield c.RecordMeasurement("T1", drawn(session, size + 1, 15, number=turn % 40 + 1))
    yield c.MoveLabel("T1", (Decimal(turn), Decimal("-4.5")))
    yield c.SetState("NT1", "present")
    yield c.ChangeSite("T1", c.Site("lung", subsite="RUL"))
    yield c.ClearFinding("T1")
    yield c.GiveReason("GD-2", f"small, but the only one ({turn})", "T1")
    yield c.AddAnnotation(session.new_uuid(), marked(session, 3))
    yield c.DeleteLesion("T1")
    yield c.DeleteLesion("NT1")


def rows(session):
    return {name: dict(found) for name, found in session.state.tables.items() if found}


def test_MT_11_every_step_goes_back_exactly_and_comes_again(tmp_path):
    with a_study(tmp_path, timepoints=1) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        stood, kinds, turn = [rows(session)], Counter(), 0
        while len(stood) <= STEPS:
            turn += 1
            for command in acts(session, turn):
                answer = session.do(command)
                assert isinstance(answer, Recorded), answer
                kinds[answer.edit.change] += 1
                stood.append(rows(session))
        assert len(kinds) == 9
        session = ReadSession(study, "1001")  # the history is in the file
        for before in reversed(stood[:-1]):
            assert isinstance(session.do(c.Undo()), Recorded)
            assert rows(session) == before
        assert not isinstance(session.do(c.Undo()), Recorded)
        for after in stood[1:]:
            assert isinstance(session.do(c.Redo()), Recorded)
            assert rows(session) == after
        assert study.file.check_stream(session.stream) is None


def test_MT_11_a_lock_cannot_be_undone(tmp_path):
    with a_study(tmp_path, timepoints=1) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        first = drawn(session, 30, 20)
        session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), first))
        assert isinstance(session.lock(), Recorded)
        locked = rows(session)
        assert not isinstance(session.do(c.Undo()), Recorded)
        assert rows(session) == locked
