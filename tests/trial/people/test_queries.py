"""Queries by decision alone: who may do what in which state (QY-1 to QY-4)."""

from dataclasses import replace
from typing import Any

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial.patch import Edit
from recist_reader.trial.people.acts import Act, act_refused
from recist_reader.trial.people.queries import (
    Finding,
    NewQuery,
    Queries,
    decide_answer,
    decide_ask_again,
    decide_batch,
    decide_close,
    decide_let_out,
    decide_open_query,
    hold_refused,
)
from recist_reader.trial.people.query_records import (
    Answerer,
    Origin,
    QueryRecord,
    QueryState,
    QueryTurn,
    TurnKind,
    UnseenRecord,
)
from recist_reader.trial.people.roles import StudyRole
from tests.trial.people.query_scene import READ, A, E, J, M, R, by

OPEN, ANSWERED, CLOSED, REOPENED = QueryState
WORDS = "Please look at the left lobe again"


def query(state: QueryState, to: Answerer = Answerer.READER, **changes: Any) -> QueryRecord:
    made = QueryRecord(
        read="read-1",
        to=to,
        origin=Origin.MANAGER if to is Answerer.READER else Origin.READER,
        state=state,
        turns=(QueryTurn(TurnKind.ASKED, "manager-1" if to is Answerer.READER else "reader-1", "t"),),
        shown_to="reader-1",
    )
    return replace(made, **changes)


def after(state: Queries, edit: Edit | Refusal) -> QueryRecord:
    """The one query as an edit leaves it."""
    assert isinstance(edit, Edit), edit
    assert edit.old["query"] == {key: state.rows.get(key) for key in edit.new["query"]}
    (record,) = edit.new["query"].values()
    assert isinstance(record, QueryRecord)
    return record


def drafted(state: Queries, edit: Edit | Refusal) -> UnseenRecord:
    """The words that an edit lets wait; the query stays as it is."""
    assert isinstance(edit, Edit), edit
    assert edit.change == "query.drafted"
    assert set(edit.new["query"]) == {"q/unseen"}
    assert state.unseen("q") is None
    record = edit.new["query"]["q/unseen"]
    assert isinstance(record, UnseenRecord)
    return record


@pytest.mark.parametrize(
    ("act", "roles"),
    [
        (Act.OPEN_QUERY, {M, R, J, A}),
        (Act.LET_OUT_QUERY, {M, A}),
        (Act.ANSWER_QUERY, {M, R}),
        (Act.CLOSE_QUERY, {M}),
        (Act.SEE_QUERIES, {M, R, J, A}),
        (Act.CHECK_READS, {M, E, A}),
        (Act.ASK_REOPENING, {M, R, A}),
        (Act.APPROVE_REOPENING, {M}),
        (Act.TAKE_UP_REOPENING, {R}),
    ],
)
@pytest.mark.parametrize("role", StudyRole)
def test_RO_6_which_role_may(act: Act, roles: set[StudyRole], role: StudyRole) -> None:
    assert (act_refused(role, act) is None) == (role in roles)


@pytest.mark.parametrize(
    ("role", "wished", "to"),
    [
        (M, Answerer.READER, Answerer.READER),
        (M, Answerer.MANAGER, Answerer.READER),
        (A, Answerer.READER, Answerer.READER),
        (A, Answerer.MANAGER, Answerer.MANAGER),
        (R, Answerer.READER, Answerer.MANAGER),
        (J, Answerer.READER, Answerer.MANAGER),
    ],
)
def test_QY_1_who_asks_whom(role: StudyRole, wished: Answerer, to: Answerer) -> None:
    made = after(
        Queries(), decide_open_query(Queries(), "q", READ, NewQuery(text=WORDS, to=wished), by(role))
    )
    assert (made.to, made.origin, made.state) == (to, Origin(str(role)), OPEN)
    assert (made.turns[0].by, made.turns[0].text) == (f"{role}-1", WORDS)


@pytest.mark.parametrize(
    ("role", "wish", "look", "awaits", "shown"),
    [
        (M, NewQuery("images", timepoint="BL"), True, False, True),
        (M, NewQuery(text=WORDS), True, True, False),
        (M, NewQuery("images", WORDS, "BL"), True, True, False),
        (A, NewQuery(text=WORDS), True, True, False),
        (M, NewQuery(text=WORDS), False, False, True),
        (R, NewQuery(text=WORDS), True, False, True),
        (J, NewQuery(text=WORDS), True, False, False),
        (A, NewQuery(text=WORDS, to=Answerer.MANAGER), True, False, False),
    ],
)
def test_QY_2_words_to_a_reader_wait_for_a_second_person(
    role: StudyRole, wish: NewQuery, look: bool, awaits: bool, shown: bool
) -> None:
    made = after(Queries(), decide_open_query(Queries(), "q", READ, wish, by(role, second_look=look)))
    assert (made.awaits_look, made.shown_to) == (awaits, "reader-1" if shown else "")


@pytest.mark.parametrize(
    ("role", "wish", "rule"),
    [
        (M, NewQuery(), "QY-1"),
        (M, NewQuery(text=" no "), "QY-1"),
        (M, NewQuery("nonsense"), "QY-2"),
        (M, NewQuery("image_quality", timepoint="BL"), "QY-2"),  # asks the manager
        (R, NewQuery("images", timepoint="BL"), "QY-2"),  # asks the reader
        (M, NewQuery("images"), "QY-1"),  # which timepoint?
        (M, NewQuery("measurement", timepoint="BL"), "QY-1"),  # which lesion?
        (M, NewQuery("images", timepoint="TP2"), "SQ-1"),
        (M, NewQuery("measurement", timepoint="BL", lesion="liver"), "LS-1"),
        (M, NewQuery(text="T2 was 23 mm at first"), "QY-2"),
        (M, NewQuery(text="subject 01-0003, please look"), "QY-2"),
        (R, NewQuery(text="the sum is 42.5 here"), "QY-2"),  # the manager sees no value
        (J, NewQuery(text="A and B, hold it", blocking=True), "QY-1"),
        (A, NewQuery(text=WORDS, blocking=True, to=Answerer.MANAGER), "QY-1"),
    ],
)
def test_QY_a_query_that_may_not_be_asked(role: StudyRole, wish: NewQuery, rule: str) -> None:
    answer = decide_open_query(Queries(), "q", READ, wish, by(role))
    assert isinstance(answer, Refusal)
    assert answer.rule == rule


LETS_OUT = {(OPEN, True), (REOPENED, True), (ANSWERED, True)}


@pytest.mark.parametrize("awaits", [True, False])
@pytest.mark.parametrize("state", QueryState)
@pytest.mark.parametrize("who", ["manager-1", "manager-2"])
def test_QY_2_a_second_person_lets_the_words_out(state: QueryState, awaits: bool, who: str) -> None:
    stored = Queries({"q": query(state, awaits_look=awaits, shown_to="")})
    answer = decide_let_out(stored, "q", READ, by(M, who), sends=True)
    if (state, awaits) in LETS_OUT and who == "manager-2":
        made = after(stored, answer)
        assert (made.awaits_look, made.shown_to, made.state) == (False, "reader-1", state)
        assert made.turns[-1].kind is TurnKind.LET_OUT
    else:
        assert isinstance(answer, Refusal)
        assert answer.rule == "QY-2"


def test_QY_2_words_that_are_held_back_are_never_shown() -> None:
    stored = Queries({"q": query(OPEN, awaits_look=True, shown_to="")})
    made = after(stored, decide_let_out(stored, "q", READ, by(A), sends=False))
    assert (made.state, made.shown_to, made.awaits_look) == (CLOSED, "", True)


@pytest.mark.parametrize("state", QueryState)
@pytest.mark.parametrize("to", Answerer)
@pytest.mark.parametrize("role", [M, R])
def test_QY_1_who_is_asked_answers_what_is_open(state: QueryState, to: Answerer, role: StudyRole) -> None:
    stored = Queries({"q": query(state, to)})
    answer = decide_answer(stored, "q", READ, "It is the same lesion", by(role))
    is_asked = (role is M) == (to is Answerer.MANAGER)
    if is_asked and state in (OPEN, REOPENED):
        turn = QueryTurn(TurnKind.ANSWERED, f"{role}-1", by(role).at, "It is the same lesion")
        if role is M:  # the reader who asked sees it after a second look
            assert drafted(stored, answer) == UnseenRecord("read-1", turn, ANSWERED)
        else:
            made = after(stored, answer)
            assert (made.state, made.turns[-1]) == (ANSWERED, turn)
    else:
        assert isinstance(answer, Refusal)


@pytest.mark.parametrize("text", ["", "  ", "it is 23 mm", "the other reader is right", "01-0003"])
def test_QY_2_an_answer_tells_no_value_either(text: str) -> None:
    stored = Queries({"q": query(OPEN)})
    assert isinstance(decide_answer(stored, "q", READ, text, by(R)), Refusal)


def test_QY_2_a_reader_answers_nothing_that_was_not_let_out() -> None:
    stored = Queries({"q": query(OPEN, awaits_look=True, shown_to="")})
    assert isinstance(decide_answer(stored, "q", READ, "It is the same", by(R)), Refusal)


@pytest.mark.parametrize("text", ["", "no longer of interest"])
@pytest.mark.parametrize("state", QueryState)
def test_QY_1_closing(state: QueryState, text: str) -> None:
    stored = Queries({"q": query(state)})
    answer = decide_close(stored, "q", READ, text, by(M))
    if state is ANSWERED or (state is not CLOSED and text):
        assert after(stored, answer).state is CLOSED
    else:
        assert isinstance(answer, Refusal)


@pytest.mark.parametrize("state", QueryState)
@pytest.mark.parametrize("to", Answerer)
@pytest.mark.parametrize("role", [M, R, J, A])
def test_QY_1_asking_again(state: QueryState, to: Answerer, role: StudyRole) -> None:
    stored = Queries({"q": query(state, to)})
    answer = decide_ask_again(stored, "q", READ, "It is still unclear", by(role))
    asked_it = role is M or (role is R and to is Answerer.MANAGER)
    if asked_it and state in (ANSWERED, CLOSED):
        if role is M:
            assert drafted(stored, answer).state is REOPENED
        else:
            assert after(stored, answer).state is REOPENED
    else:
        assert isinstance(answer, Refusal)


@pytest.mark.parametrize(("role", "to"), [(M, Answerer.READER), (M, Answerer.MANAGER), (A, Answerer.READER)])
def test_QY_2_without_second_look_words_go_out_at_once(role: StudyRole, to: Answerer) -> None:
    asker = QueryTurn(TurnKind.ASKED, f"{role}-1", "t")
    stored = Queries({"q": query(CLOSED, to, turns=(asker,))})
    made = after(
        stored, decide_ask_again(stored, "q", READ, "It is still unclear", by(role, second_look=False))
    )
    assert (made.state, made.shown_to) == (REOPENED, "reader-1")


@pytest.mark.parametrize("state", QueryState)
@pytest.mark.parametrize("sends", [True, False])
@pytest.mark.parametrize("who", ["manager-1", "manager-2"])
def test_QY_2_further_words_wait_beside_the_query(state: QueryState, sends: bool, who: str) -> None:
    turn = QueryTurn(TurnKind.ASKED_AGAIN, "manager-1", "t", "It is still unclear")
    unseen = UnseenRecord("read-1", turn, REOPENED)
    stored = Queries({"q": query(state, blocking=True), "q/unseen": unseen})
    assert bool(hold_refused(stored, "read-1", "BL", is_opening=True)) is (state is not CLOSED)
    answer = decide_let_out(stored, "q", READ, by(M, who), sends=sends)
    if who == "manager-1":
        assert isinstance(answer, Refusal)
        return
    assert isinstance(answer, Edit)
    rows = answer.new["query"]
    assert rows["q/unseen"] is None
    assert set(rows) == ({"q", "q/unseen"} if sends else {"q/unseen"})
    if sends:
        assert (rows["q"].state, rows["q"].turns[1]) == (REOPENED, turn)
        assert rows["q"].holds


@pytest.mark.parametrize("act", ["answer", "again", "close"])
def test_QY_2_one_text_waits_at_a_time(act: str) -> None:
    turn = QueryTurn(TurnKind.ASKED_AGAIN, "manager-1", "t", "It is still unclear")
    rows = {"q/unseen": UnseenRecord("read-1", turn, REOPENED)}
    to_manager = Queries({**rows, "q": query(OPEN, Answerer.MANAGER)})
    to_reader = Queries({**rows, "q": query(ANSWERED)})
    answers = {
        "answer": decide_answer(to_manager, "q", READ, "It is right", by(M)),
        "again": decide_ask_again(to_reader, "q", READ, "It is unclear", by(M)),
        "close": decide_close(to_reader, "q", READ, "", by(M)),
    }
    if act == "close":
        edit = answers[act]
        assert isinstance(edit, Edit)
        assert edit.new["query"]["q/unseen"] is None
    else:
        assert isinstance(answers[act], Refusal)


@pytest.mark.parametrize("timepoint", [None, "BL", "TP1"])
@pytest.mark.parametrize("is_opening", [True, False])
@pytest.mark.parametrize("blocking", [True, False])
@pytest.mark.parametrize("state", QueryState)
def test_QY_1_a_blocking_query_holds_the_read(
    state: QueryState, blocking: bool, is_opening: bool, timepoint: str | None
) -> None:
    stored = Queries({"q": query(state, blocking=blocking, timepoint=timepoint)})
    is_held = blocking and state is not CLOSED and (is_opening or timepoint in (None, "TP1"))
    assert (hold_refused(stored, "read-1", "TP1", is_opening=is_opening) is not None) is is_held
    assert hold_refused(stored, "read-2", "TP1", is_opening=is_opening) is None


def test_QY_1_what_the_reader_does_not_see_holds_nothing() -> None:
    stored = Queries({"q": query(OPEN, blocking=True, awaits_look=True, shown_to="")})
    assert hold_refused(stored, "read-1", "BL", is_opening=True) is None


@pytest.mark.parametrize("state", QueryState)
def test_QY_4_a_finding_is_asked_once(state: QueryState) -> None:
    found = {"a": Finding(READ, "measurement", "TP1", "T1"), "b": Finding(READ, "missing_visit", "TP1")}
    edit = decide_batch(Queries(), found, "t")
    assert edit is not None
    rows = edit.new["query"]
    assert [(q.to, q.origin, q.shown_to, q.blocking) for q in rows.values()] == [
        (Answerer.READER, Origin.CHECK, "reader-1", False),
        (Answerer.MANAGER, Origin.CHECK, "", False),
    ]
    stored = Queries({key: replace(row, state=state) for key, row in rows.items()})
    assert decide_batch(stored, {"c": found["a"], "d": found["b"]}, "t") is None
    more = decide_batch(stored, {"c": found["a"], "e": Finding(READ, "measurement", "TP1", "T2")}, "t")
    assert more is not None
    assert set(more.new["query"]) == {"e"}
