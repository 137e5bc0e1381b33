"""A reopening asked for, approved, taken up, confirmed (SG-6, SG-7, SE-8)."""

import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people import taking_up
from recist_reader.reading.people.query_rows import read_holds, stored_queries
from recist_reader.reading.people.reopening_desk import Asked, ReopeningDesk
from recist_reader.reading.people.signature_check import check_signatures
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.worklist import TaskKind, TaskState, tasks
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.query_records import RequestState
from recist_reader.trial.people.reopening import NewRequest
from recist_reader.trial.records import TimepointState
from tests.blinded import Blinded, a_blinded_study, begin_one, copied, people_of, read_one
from tests.building import drawn, see_all
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD
from tests.tampering import guards_off

WORDS = "the segment was written down wrongly"
WISH = NewRequest("BL", "transcription_error", WORDS)
SIGNED = Credentials(MANAGER_PASSWORD, MANAGER)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Blinded:
    """Both readers have locked baseline and the first follow-up of one subject."""
    made = a_blinded_study(tmp_path_factory.mktemp("made"), subjects=1)
    for login, slot in (("r1", "R1"), ("r2", "R2")):
        with made.as_(login) as study:
            session = ReadSession(study, made.codes["1001", slot])
            read_one(session, "BL", login)
            begin_one(session, "TP1")
            done(session.lock(given=Credentials(OWN_PASSWORD)))
    return made


@pytest.fixture
def blinded(made: Blinded, tmp_path: Path) -> Blinded:
    return copied(made, tmp_path)


def done(answer: Recorded | Refusal) -> Recorded:
    assert isinstance(answer, Recorded), answer
    return answer


def ask(blinded: Blinded, login: str = "r1", wish: NewRequest = WISH) -> str:
    subject = blinded.codes["1001", "R1"] if login == "r1" else "1001"
    with blinded.as_(login) as study:
        answer = ReopeningDesk(study).ask(subject, wish)
        assert isinstance(answer, Asked), answer
        return answer.request


def approve(blinded: Blinded, request: str) -> None:
    with blinded.manager() as study:
        done(ReopeningDesk(study).approve(request, SIGNED))


def own(study: StudySession, blinded: Blinded) -> ReadSession:
    return ReadSession(study, blinded.codes["1001", "R1"])


def states(session: ReadSession) -> dict[str, tuple[str, int]]:
    return {label: (str(row.state), row.version) for label, row in session.state.timepoints.items()}


def reopened_events(session: ReadSession) -> list[str]:
    events = session._study.file.events(session.stream)
    return [e.event_id for e in events if (e.payload or {})["change"] == "timepoint.reopened"]


@pytest.mark.parametrize("login", ["r1", MANAGER, "au"])
def test_SG_6_asked_approved_taken_up_confirmed(blinded: Blinded, login: str) -> None:
    request = ask(blinded, login)
    approve(blinded, request)
    with blinded.manager() as study:
        assert len(read_holds(study.file).reopened) == 1
    with blinded.as_("r1") as study:
        session = own(study, blinded)
        assert states(session) == {"BL": ("open", 2), "TP1": ("needs_confirmation", 1)}
        assert reopened_events(session) == [request]
        told = session.reopening_of("TP1")
        assert told is not None
        assert (told.timepoint, told.reason.entry, told.reason.text) == ("BL", "transcription_error", WORDS)
        assert session.state.locks["BL/v1"].content  # version 1 stays readable
        done(session.do(c.RecordMeasurement("T1", drawn(session, 40, 20))))
        see_all(session)
        done(session.lock(given=Credentials(OWN_PASSWORD, "r1")))
        done(session.do(c.OpenTimepoint("TP1")))
        see_all(session)
        done(session.lock(given=Credentials(OWN_PASSWORD)))
        assert states(session) == {"BL": ("locked", 2), "TP1": ("locked", 2)}
        assert stored_queries(study).requests()[request].state is RequestState.APPLIED
    with blinded.manager() as study:
        assert not read_holds(study.file).reopened
    assert verify(blinded.path).ok
    found = check_signatures(blinded.path)
    assert (found.n, found.first_fault) == (4 + 1 + 2, None)


def test_SG_6_it_is_taken_up_once(blinded: Blinded) -> None:
    approve(blinded, request := ask(blinded))
    for _ in range(3):
        with blinded.as_("r1") as study:
            assert reopened_events(own(study, blinded)) == [request]
            assert reopened_events(own(study, blinded)) == [request]


@pytest.mark.parametrize("dies_in", ["recording", "before"])
def test_SG_6_a_kill_between_approval_and_taking_up(
    blinded: Blinded, dies_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(blinded, request := ask(blinded))

    def dies(*_args: Any, **_more: Any) -> None:
        raise KeyboardInterrupt

    with blinded.as_("r1") as study, monkeypatch.context() as patch:
        patch.setattr(taking_up, "decide_applied" if dies_in == "recording" else "to_take_up", dies)
        with pytest.raises(KeyboardInterrupt):
            own(study, blinded)
        stored = study.file.rows("timepoint", study.read_stream(blinded.codes["1001", "R1"]))
        assert stored["BL"]["state"] == ("open" if dies_in == "recording" else "locked")
    with blinded.as_("r1") as study:
        session = own(study, blinded)
        assert reopened_events(session) == [request]
        assert states(session)["BL"] == ("open", 2)
        assert stored_queries(study).requests()[request].state is RequestState.APPLIED


def test_FT_1_a_killed_process_between_reopening_and_its_note(blinded: Blinded) -> None:
    approve(blinded, request := ask(blinded))
    script = textwrap.dedent("""
        import os, signal, sys
        from pathlib import Path
        from recist_reader.reading.people import taking_up
        from recist_reader.reading.read_session import ReadSession
        from tests.blinded import Blinded
        from tests.people import Clock

        taking_up.decide_applied = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        with Blinded(Path(sys.argv[1]), Clock()).as_("r1") as study:
            ReadSession(study, sys.argv[2])
    """)
    code = blinded.codes["1001", "R1"]
    root = Path(__file__).resolve().parents[3]
    ended = subprocess.run([sys.executable, "-c", script, str(blinded.path), code], cwd=root, check=False)
    assert ended.returncode == -signal.SIGKILL
    with blinded.as_("r1") as study:
        session = own(study, blinded)
        assert reopened_events(session) == [request]
        assert stored_queries(study).requests()[request].state is RequestState.APPLIED
    assert verify(blinded.path).ok


def test_SG_6_a_reader_does_not_reopen_alone(blinded: Blinded) -> None:
    request = ask(blinded)
    with blinded.as_("r1") as study:
        session = own(study, blinded)
        for wish in (None, request, "0b8c1c2e-4f3a-4a7e-9a39-6a6f0c7d1e55"):
            answer = session.do(c.ReopenTimepoint("BL", WISH.entry, WORDS, wish))
            assert isinstance(answer, Refusal)
            assert answer.rule == "SG-6"
        assert states(session)["BL"] == ("locked", 1)


@pytest.mark.parametrize(
    "given",
    [
        None,
        Credentials(MANAGER_PASSWORD),
        Credentials("grey Harbours sleep at dawn", MANAGER),
        Credentials(OWN_PASSWORD, "r1"),
    ],
    ids=["nothing", "no name", "wrong password", "another person"],
)
def test_SG_3_without_the_password_nothing_is_approved(blinded: Blinded, given: Credentials | None) -> None:
    request = ask(blinded)
    with blinded.manager() as study:
        answer = ReopeningDesk(study).approve(request, given)
        assert isinstance(answer, Refusal)
        assert answer.rule == "SG-3"
        assert stored_queries(study).requests()[request].state is RequestState.ASKED
        wrong = given is not None and given.login is not None
        assert people_of(study).state.access(study.workplace.account).failures == int(wrong)
    assert check_signatures(blinded.path).n == 4


def test_SG_2_the_approval_says_who_when_and_what_it_means(blinded: Blinded) -> None:
    approve(blinded, request := ask(blinded))
    with blinded.manager() as study:
        (event,) = [
            e for e in study.file.events("study") if (e.payload or {})["change"] == "reopening.approved"
        ]
    signature = (event.payload or {})["new"]["signature"][f"{request}/reopening"]
    assert (signature["meaning"], signature["role"]) == ("approval", "manager")
    assert signature["printed_name"] == "Maria Lindqvist"
    assert signature["at"] == event.record["at"]


def test_SG_6_the_manager_sees_no_value(blinded: Blinded) -> None:
    ask(blinded)
    with blinded.manager() as study:
        (view,) = ReopeningDesk(study).listed() or ()
        told = repr(view) + repr(study.file.events("study"))
    assert "30.0" not in told
    assert "long_mm" not in told


@pytest.mark.parametrize(
    ("login", "told"), [(MANAGER, "own_finding"), ("r1", "cr_withdrawn"), ("au", "cr_withdrawn")]
)
def test_RO_1_the_manager_is_told_no_response_by_the_entry(blinded: Blinded, login: str, told: str) -> None:
    ask(blinded, wish=NewRequest("TP1", "cr_withdrawn", "a lesion is seen again"))
    with blinded.as_(login) as study:
        (view,) = ReopeningDesk(study).listed() or ()
        assert view.entry == told


def test_SG_7_the_other_reader_learns_nothing(blinded: Blinded) -> None:
    approve(blinded, ask(blinded))
    with blinded.as_("r1") as study:
        own(study, blinded)
    with blinded.as_("r2") as study:
        session = ReadSession(study, blinded.codes["1001", "R2"])
        assert states(session) == {"BL": ("locked", 1), "TP1": ("locked", 1)}
        assert stored_queries(study).rows == {}
        assert ReopeningDesk(study).listed(with_done=True) == ()


def test_SG_6_a_reader_sees_the_own_request_and_its_refusal(blinded: Blinded) -> None:
    request = ask(blinded)
    ask(blinded, "au", NewRequest("TP1", "new_images", "further images came from the site"))
    with blinded.manager() as study:
        done(ReopeningDesk(study).refuse(request, "the protocol does not ask for it"))
    with blinded.as_("r1") as study:
        (view,) = ReopeningDesk(study).listed(with_done=True) or ()
        assert (view.state, view.why) == (RequestState.REFUSED, "the protocol does not ask for it")
        assert (view.asked_by, view.decided_by, view.origin) == ("", "", None)
        assert states(own(study, blinded))["BL"] == ("locked", 1)


def test_SG_7_no_approval_overtakes_an_adjudicator(blinded: Blinded) -> None:
    request = ask(blinded)
    with blinded.manager() as study:
        answer = ReopeningDesk(study, lambda _study, subject: subject == "1001").approve(request, SIGNED)
        assert isinstance(answer, Refusal)
        assert answer.rule == "SG-7"


@pytest.mark.parametrize("act", ["ask", "approve", "refuse", "listed"])
@pytest.mark.parametrize("login", ["r1", "ad", "ex", "au", MANAGER])
def test_SE_41_by_role(blinded: Blinded, login: str, act: str) -> None:
    request = ask(blinded)
    may = {
        "ask": {"r1", "au", MANAGER},
        "approve": {MANAGER},
        "refuse": {MANAGER},
        "listed": {"r1", "ad", "au", MANAGER},
    }
    with blinded.as_(login) as study:
        desk = ReopeningDesk(study)
        subject = blinded.codes["1001", "R1"] if login == "r1" else "1001"
        calls: dict[str, Any] = {
            "ask": lambda: desk.ask(subject, NewRequest("TP1", "other", WORDS)),
            "approve": lambda: desk.approve(request, SIGNED),
            "refuse": lambda: desk.refuse(request, "not needed any more"),
            "listed": desk.listed,
        }
        answer = calls[act]()
        is_refused = isinstance(answer, Refusal) and answer.rule == "RO-6"
        assert is_refused is (login not in may[act])


def test_VF_1_a_changed_approval_is_found(blinded: Blinded) -> None:
    approve(blinded, ask(blinded))
    with guards_off(blinded.path) as connection:
        connection.execute(
            "UPDATE event SET content = replace(content, 'written down', 'written up')"
            " WHERE content LIKE '%reopening.approved%'"
        )
    found = check_signatures(blinded.path)
    assert found.first_fault is not None
    assert "the content is not what was signed" in found.first_fault


def test_VF_1_an_approval_without_signature_is_found(blinded: Blinded) -> None:
    approve(blinded, request := ask(blinded))
    with guards_off(blinded.path) as connection:
        connection.execute(
            "UPDATE event SET content = replace(content, ?, ?) WHERE content LIKE '%reopening.approved%'",
            (f'"{request}/reopening":{{"account"', '"elsewhere":{"account"'),
        )
    found = check_signatures(blinded.path)
    assert found.first_fault is not None
    assert "an approval that nobody signed" in found.first_fault


@pytest.mark.parametrize(
    "forgery",
    [
        "DELETE FROM signature WHERE key LIKE '%/reopening'",
        "UPDATE query SET body = replace(body, 'written down', 'written up')",
        "UPDATE signature SET body = replace(body, 'Lindqvist', 'Lindquist') WHERE key LIKE '%/reopening'",
    ],
)
def test_SE_8_an_approval_that_nobody_signed_opens_nothing(blinded: Blinded, forgery: str) -> None:
    approve(blinded, ask(blinded))
    with guards_off(blinded.path) as connection:
        assert connection.execute(forgery).rowcount == 1
    with blinded.as_("r1") as study:
        assert states(own(study, blinded))["BL"] == ("locked", 1)


def test_WL_1_an_approved_reopening_stands_in_the_worklist(blinded: Blinded) -> None:
    def told(login: str) -> list[tuple[TaskKind, TaskState]]:
        with blinded.as_(login) as study:
            return [(task.kind, task.state) for task in tasks(study)]

    before = told("r1")
    request = ask(blinded)
    assert told("r1") == told("r2") == before
    approve(blinded, request)
    assert told("r1") == [(TaskKind.REOPENED, TaskState.CONFIRM)]
    assert told("r2") == before
    with blinded.as_("r1") as study:
        own(study, blinded)
    assert told("r1")[0][1] is TaskState.IN_PROGRESS


def test_SG_6_several_approvals_are_all_taken_up(blinded: Blinded) -> None:
    first = ask(blinded)
    second = ask(blinded, wish=NewRequest("TP1", "other", WORDS))
    approve(blinded, first)
    approve(blinded, second)
    with blinded.as_("r1") as study:
        session = own(study, blinded)
        assert set(reopened_events(session)) == {first, second}
        assert states(session)["BL"] == (TimepointState.OPEN, 2)
        assert {one.state for one in stored_queries(study).requests().values()} == {RequestState.APPLIED}
