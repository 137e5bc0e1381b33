"""Requests to reopen by decision alone (SG-6, SG-7)."""

from dataclasses import replace

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial.decisions.opening import REOPENING_REASONS
from recist_reader.trial.patch import Edit
from recist_reader.trial.people.queries import Queries, ReadAbout
from recist_reader.trial.people.query_records import Origin, ReopeningRecord, RequestState, reopening_key
from recist_reader.trial.people.reopening import (
    NewRequest,
    decide_applied,
    decide_approve,
    decide_ask,
    decide_refuse,
    to_take_up,
)
from recist_reader.trial.people.roles import StudyRole
from tests.trial.people.query_scene import READ, A, M, R, by

WORDS = "the segment was written down wrongly"
LOCKED = {"BL": "locked", "TP1": "open"}
ASKED, APPROVED, REFUSED, APPLIED = RequestState


def request(state: RequestState = ASKED, timepoint: str = "BL") -> ReopeningRecord:
    return ReopeningRecord(
        "read-1", timepoint, "other", WORDS, Origin.READER, "reader-1", "t", state, shown_to="reader-1"
    )


def stored(*requests: ReopeningRecord) -> Queries:
    return Queries({reopening_key(f"q{number}"): one for number, one in enumerate(requests)})


def after(edit: Edit | Refusal | None) -> ReopeningRecord:
    assert isinstance(edit, Edit), edit
    (record,) = edit.new["query"].values()
    assert isinstance(record, ReopeningRecord)
    return record


@pytest.mark.parametrize("entry", REOPENING_REASONS)
@pytest.mark.parametrize("role", [R, M, A])
def test_SG_6_reader_manager_and_auditor_ask(role: StudyRole, entry: str) -> None:
    wish = NewRequest("BL", entry, WORDS)
    edit = decide_ask(Queries(), "q", (READ, LOCKED), wish, by(role))
    made = after(edit)
    assert (made.state, made.origin, made.asked_by) == (ASKED, Origin(str(role)), f"{role}-1")
    assert made.shown_to == ("reader-1" if role is R else "")
    assert isinstance(edit, Edit)
    assert edit.reason is not None
    assert (edit.reason.entry, edit.reason.text) == (entry, WORDS)


@pytest.mark.parametrize(
    "wish",
    [
        NewRequest("BL", "because", WORDS),
        NewRequest("BL", "new_images", ""),
        NewRequest("BL", "other", "short"),
        NewRequest("BL", "other", "T2 was 23 mm and not 32 mm"),
        NewRequest("BL", "other", "the other reader saw it"),
        NewRequest("BL", "other", "patient 01-0003 was mixed up"),
        NewRequest("TP1", "other", WORDS),  # not locked
        NewRequest("TP9", "other", WORDS),  # not there
    ],
)
def test_SG_6_what_is_not_asked(wish: NewRequest) -> None:
    answer = decide_ask(Queries(), "q", (READ, LOCKED), wish, by(R))
    assert isinstance(answer, Refusal)
    assert answer.rule == "SG-6"


@pytest.mark.parametrize("state", RequestState)
def test_SG_6_one_request_at_a_time(state: RequestState) -> None:
    answer = decide_ask(stored(request(state)), "q", (READ, LOCKED), NewRequest("BL", "other", WORDS), by(M))
    assert isinstance(answer, Refusal) is (state in (ASKED, APPROVED))


@pytest.mark.parametrize("state", RequestState)
def test_SG_6_only_what_is_asked_is_decided(state: RequestState) -> None:
    rows = stored(request(state))
    approved = decide_approve(rows, "q0", (READ, LOCKED), by(M))
    refused = decide_refuse(rows, "q0", READ, "not needed any more", by(M))
    applied = decide_applied(rows, "q0", "t")
    assert isinstance(approved, Edit) is isinstance(refused, Edit) is (state is ASKED)
    assert isinstance(applied, Edit) is (state is APPROVED)
    if state is ASKED:
        made = after(approved)
        assert (made.state, made.decided_by, made.shown_to) == (APPROVED, "manager-1", "reader-1")
        assert (after(refused).state, after(refused).why) == (REFUSED, "not needed any more")


def test_SG_7_no_approval_while_an_adjudicator_is_at_work() -> None:
    answer = decide_approve(stored(request()), "q0", (READ, LOCKED), by(M), is_adjudicated_now=True)
    assert isinstance(answer, Refusal)
    assert answer.rule == "SG-7"


@pytest.mark.parametrize("now", ["open", "needs_confirmation"])
def test_SG_6_what_is_in_work_already_is_not_approved(now: str) -> None:
    assert isinstance(decide_approve(stored(request()), "q0", (READ, {"BL": now}), by(M)), Refusal)


@pytest.mark.parametrize("why", ["", "no", "T1 is 12 mm all the same", "the readers agree"])
def test_SG_6_a_refusal_has_a_reason_without_values(why: str) -> None:
    assert isinstance(decide_refuse(stored(request()), "q0", READ, why, by(M)), Refusal)


@pytest.mark.parametrize("act", ["approve", "refuse", "apply"])
def test_SG_6_there_is_no_such_request(act: str) -> None:
    answers = {
        "approve": decide_approve(Queries(), "q0", (READ, LOCKED), by(M)),
        "refuse": decide_refuse(Queries(), "q0", READ, "not needed", by(M)),
        "apply": decide_applied(Queries(), "q0", "t"),
    }
    assert isinstance(answers[act], Refusal)


def test_SG_7_the_latest_timepoint_is_taken_up_first() -> None:
    rows = stored(
        request(APPROVED, "BL"),
        request(APPROVED, "TP10"),
        request(APPROVED, "TP2"),
        request(ASKED, "TP1"),
        replace(request(APPROVED, "TP3"), read="read-2"),
    )
    assert [one.timepoint for _uuid, one in to_take_up(rows, ReadAbout("read-1", "", frozenset()).uuid)] == [
        "TP10",
        "TP2",
        "BL",
    ]
