"""A read with a timepoint locked under another version of the rules is seen, compared, not changed (ER)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading import read_session, workplace
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.recist.version import RULES_VERSION
from recist_reader.recist.vocabulary import Role
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial import other_rules
from recist_reader.trial.checks.result import Level
from recist_reader.trial.other_rules import Difference
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn

SUBJECT = "1001"


def do(session, *wanted):
    for command in wanted:
        answer = session.do(command)
        assert isinstance(answer, Recorded), answer


def lock(session):
    label = session.open_timepoint
    for check in session.view().checks:
        if check.level is Level.REASON and check.answered is None:
            do(session, c.GiveReason(check.id, "as the made images are", check.lesion_id))
    answer = session.lock()
    assert isinstance(answer, Recorded), answer
    assert session.state.is_locked(label)


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Baseline locked by a version with the rules before, TP1 drawn and open."""
    with a_study(tmp_path, timepoints=2) as study, monkeypatch.context() as earlier:
        earlier.setattr(read_session, "RULES_VERSION", "1")
        earlier.setattr(workplace, "__version__", "0.0.9")
        session = ReadSession(study, SUBJECT)
        do(session, c.OpenTimepoint("BL"))
        do(session, c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 25, 15)))
        lock(session)
        do(session, c.OpenTimepoint("TP1"))
        do(session, c.RecordMeasurement("T1", drawn(session, 30, 15)))
    return study.path


@pytest.fixture
def session(path):
    with open_study(path) as study:
        yield ReadSession(study, SUBJECT)


def rows(session):
    return {table: dict(found) for table, found in session.state.tables.items()}


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(c.SetState("T1", "absent"), id="edit"),
        pytest.param(c.Undo(), id="undo"),
        pytest.param(c.LockTimepoint(RULES_VERSION), id="lock"),
        pytest.param(c.ClearFinding("T1"), id="clear"),
    ],
)
@pytest.mark.parametrize("door", ["do", "do_or_wait"])
def test_er_every_edit_is_refused_by_the_service_and_noted(session, command, door):
    before = rows(session)
    answer = getattr(session, door)(command)
    assert isinstance(answer, Refusal)
    assert (answer.rule, answer.problem.where) == ("ER", "BL")
    assert answer.problem.what == f"locked under rules 1, this program has rules {RULES_VERSION}"
    assert "reopen BL" in answer.problem.remedy
    assert rows(session) == before


def test_er_the_read_can_be_seen_with_who_locked_it_and_nothing_differs_by_itself(session):
    do(session, c.OpenTimepoint("TP1"))
    view = session.view()
    assert view.label == "TP1"
    (baseline,) = view.other_rules
    assert (baseline.timepoint, baseline.rules, baseline.software) == ("BL", "1", "0.0.9")
    assert baseline.differences == ()


def test_er_what_todays_rules_would_say_otherwise_is_listed_and_nothing_is_written(session, monkeypatch):
    def otherwise(scene, command):
        return replace(session.state.results["BL"], sum_mm=Decimal("26.0"), rules=("S-1",))

    before, events = rows(session), len(session._study.file.events(session.stream))
    monkeypatch.setattr(other_rules, "timepoint_result", otherwise)
    (baseline,) = session.view().other_rules
    assert baseline.differences == (
        Difference("sum_mm", Decimal("25.0"), Decimal("26.0")),
        Difference("rules", ", ".join(session.state.results["BL"].rules), "S-1"),
    )
    assert rows(session) == before
    assert len(session._study.file.events(session.stream)) == events


def test_sg_6_reopening_leads_out_and_the_first_version_stays_as_it_was_locked(session):
    locked = session.state.locks["BL/v1"]
    do(session, c.ReopenTimepoint("BL", "charter_change", "the rules have another version"))
    assert session.view().other_rules == ()
    lock(session)
    assert other_rules.rules_of(session.state.locks["BL/v2"]) == RULES_VERSION
    assert session.state.locks["BL/v1"] == locked
    do(session, c.OpenTimepoint("TP1"))
    lock(session)
    assert session.view().other_rules == ()
    path = session._study.path
    session._study.close()
    assert verify(path).ok


def test_another_release_of_the_program_with_the_same_rules_locks_nobody_out(path, monkeypatch):
    monkeypatch.setattr(read_session, "RULES_VERSION", "1")
    monkeypatch.setattr(workplace, "__version__", "7.0.0")
    with open_study(path) as study:
        session = ReadSession(study, SUBJECT)
        assert session.view().other_rules == ()
        assert isinstance(session.do(c.Undo()), Recorded)
