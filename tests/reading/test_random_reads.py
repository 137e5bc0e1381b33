"""Random reading: rows, events and undo agree after every step (IN-112, IN-113, AU-9)."""

import random

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn, marked

STATES = {
    Role.TARGET: ("too_small", "absent", "not_evaluable", "merged"),
    Role.NON_TARGET: ("present", "absent", "not_evaluable", "unequivocal_pd"),
    Role.NEW: ("unequivocal", "equivocal", "not_lesion"),
}
ORGANS = ("liver", "lung", "lymph node", "bone", "spleen")


def wish(session: ReadSession, chance: random.Random) -> c.Command:
    """One command as a hurried reader might give it, sensible or not."""
    state = session.state
    if state.open_timepoint is None:
        return c.OpenTimepoint(session.next_label() or "BL")
    lesions = [lesion for _, lesion in state.lesions_in_order()]
    lesion = chance.choice(lesions) if lesions else None
    act = chance.random()
    if lesion is None or act < 0.15:
        role = chance.choice(list(Role))
        site = c.Site(chance.choice(ORGANS), nodal=chance.random() < 0.3)
        size = chance.uniform(12, 40)
        first = (
            drawn(session, size, size * 0.8, number=chance.randint(1, 40))
            if role is Role.TARGET
            else marked(session)
        )
        status = chance.choice(list(NewLesionState)) if role is Role.NEW else None
        return c.CreateLesion(session.new_uuid(), role, site, first, status)
    if act < 0.4:
        size = chance.uniform(5, 60)
        return c.RecordMeasurement(lesion.id, drawn(session, size, size * chance.uniform(0.3, 0.99)))
    if act < 0.6:
        into = chance.choice(lesions).id if chance.random() < 0.3 else None
        reason = "artefact" if chance.random() < 0.7 else None
        return c.SetState(lesion.id, chance.choice(STATES[lesion.role]), reason, into)
    if act < 0.75:
        return chance.choice([c.Undo(), c.Undo(), c.Redo()])
    if act < 0.8:
        return chance.choice([c.ClearFinding(lesion.id), c.DeleteLesion(lesion.id)])
    if act < 0.84:
        return chance.choice(
            [c.SplitTarget(session.new_uuid(), lesion.id), c.AddFragment(session.new_uuid(), lesion.id)]
        )
    if act < 0.93:
        checks = [check for check in session.view().checks if check.blocks_lock]
        if checks:
            check = chance.choice(checks)
            return c.GiveReason(check.id, "looked at twice, stands", check.lesion_id)
    if act < 0.96:
        locked = [label for label in state.timepoints if state.is_locked(label)]
        if locked:
            return c.ReopenTimepoint(chance.choice(locked), "transcription_error")
    return session.lock_command()


@pytest.mark.parametrize("seed", range(4))
def test_rows_and_events_agree_after_every_step_and_a_new_session_sees_the_same(tmp_path, seed):
    chance = random.Random(seed)
    with a_study(tmp_path, timepoints=3) as study:
        session = ReadSession(study, "1001")
        done = 0
        for _ in range(120):
            answer = session.do(wish(session, chance))
            if isinstance(answer, Refusal):
                assert answer.problem.what
                assert answer.problem.remedy
                continue
            done += 1
            if done % 10 == 0:
                assert study.file.check_stream(session.stream) is None
                again = ReadSession(study, "1001")
                assert _rows(again.state.tables) == _rows(session.state.tables)
                assert again.state.history == session.state.history
        assert done > 30


@pytest.mark.parametrize("seed", range(3))
def test_undoing_everything_brings_back_the_rows_at_opening_and_redo_the_last(tmp_path, seed):
    chance = random.Random(100 + seed)
    with a_study(tmp_path, timepoints=1) as study:
        session = ReadSession(study, "1001")
        assert isinstance(session.do(c.OpenTimepoint("BL")), Recorded)
        start = _rows(session.state.tables)
        for _ in range(60):
            command = wish(session, chance)
            if not isinstance(command, c.LockTimepoint | c.ReopenTimepoint):
                session.do(command)
        end = _rows(session.state.tables)
        undone = 0
        while isinstance(session.do(c.Undo()), Recorded):
            undone += 1
        assert _rows(session.state.tables) == start
        for _ in range(undone):
            assert isinstance(session.do(c.Redo()), Recorded)
        assert _rows(session.state.tables) == end


def _rows(tables):
    return {name: dict(rows) for name, rows in tables.items() if rows}
