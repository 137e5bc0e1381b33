"""Queries through the services: who sees what, what a query holds, that no read changes (QY, BL-13)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.query_desk import Opened, QueryDesk, QueryView
from recist_reader.reading.people.query_rows import read_holds, read_of_slot, stored_queries
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.worklist import tasks
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.queries import NewQuery, ReadAbout
from recist_reader.trial.people.query_records import Answerer, Origin, QueryState, TurnKind
from tests.blinded import Blinded, a_blinded_study, begin_one, copied, read_one
from tests.building import a_study, see_all
from tests.people import MANAGER, OWN_PASSWORD

WORDS = "Please look at the left lobe again"
ANSWER = "I have looked at it, it is right"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Blinded:
    return a_blinded_study(tmp_path_factory.mktemp("made"), subjects=2)


@pytest.fixture
def blinded(made: Blinded, tmp_path: Path) -> Blinded:
    return copied(made, tmp_path)


@contextmanager
def desk_of(blinded: Blinded, login: str) -> Iterator[QueryDesk]:
    blinded.clock.turn(minutes=1)
    with blinded.as_(login) as study:
        yield QueryDesk(study)


def opened(answer: Opened | Refusal) -> Opened:
    assert isinstance(answer, Opened), answer
    return answer


def ask(blinded: Blinded, wish: NewQuery, login: str = MANAGER, slot: str = "R1") -> str:
    with desk_of(blinded, login) as desk:
        return opened(desk.open("1001", wish, slot)).query


def listed(blinded: Blinded, login: str, *, with_closed: bool = False) -> tuple[QueryView, ...]:
    with desk_of(blinded, login) as desk:
        found = desk.listed(with_closed=with_closed)
    assert not isinstance(found, Refusal), found
    return found


def done(answer: Recorded | Refusal) -> Recorded:
    assert isinstance(answer, Recorded), answer
    return answer


def test_QY_1_asked_answered_closed(blinded: Blinded) -> None:
    query = ask(blinded, NewQuery("images", timepoint="BL"))
    (seen,) = listed(blinded, "r1")
    assert (seen.id, seen.subject, seen.state) == (query, blinded.codes["1001", "R1"], QueryState.OPEN)
    assert seen.asks == "Please look at the images of this timepoint again."
    with desk_of(blinded, "r1") as desk:
        done(desk.answer(query, ANSWER))
    (answered,) = listed(blinded, MANAGER)
    assert (answered.state, answered.subject, answered.slot) == (QueryState.ANSWERED, "1001", "R1")
    assert answered.turns[-1].text == ANSWER
    with desk_of(blinded, MANAGER) as desk:
        done(desk.close(query))
    assert listed(blinded, MANAGER) == listed(blinded, "r1") == ()
    (closed,) = listed(blinded, "r1", with_closed=True)
    assert [turn.kind for turn in closed.turns] == [TurnKind.ASKED, TurnKind.ANSWERED, TurnKind.CLOSED]


def test_BL_13_a_reader_is_told_neither_who_asked_nor_from_where(blinded: Blinded) -> None:
    ask(blinded, NewQuery("images", timepoint="BL"), "au")
    (seen,) = listed(blinded, "r1")
    assert (seen.origin, seen.slot) == (None, None)
    assert {turn.who for turn in seen.turns} == {""}
    (known,) = listed(blinded, MANAGER)
    assert (known.origin, known.turns[0].who) == (Origin.AUDITOR, "Ada Okonkwo")


def test_RO_2_a_reader_sees_the_own_queries_alone(blinded: Blinded) -> None:
    ask(blinded, NewQuery("images", timepoint="BL"), slot="R2")
    hidden = ask(blinded, NewQuery("visit_sets", timepoint="BL", to=Answerer.MANAGER), "au")
    assert listed(blinded, "r1") == ()
    assert len(listed(blinded, "r2")) == 1
    with desk_of(blinded, "r1") as desk:
        answer = desk.answer(hidden, ANSWER)
        assert isinstance(answer, Refusal)
        absent = desk.answer("0b8c1c2e-4f3a-4a7e-9a39-6a6f0c7d1e55", ANSWER)
        assert absent == answer  # SE-63


def test_QY_2_words_reach_the_reader_after_a_second_person_looked(blinded: Blinded) -> None:
    query = ask(blinded, NewQuery(text=WORDS, timepoint="BL", blocking=True))
    assert listed(blinded, "r1") == ()
    with blinded.as_("r1") as study:
        read_one(ReadSession(study, blinded.codes["1001", "R1"]), "BL")  # nothing holds it yet
    with desk_of(blinded, MANAGER) as desk:
        assert isinstance(desk.let_out(query), Refusal)
    with desk_of(blinded, "au") as desk:
        done(desk.let_out(query))
    (seen,) = listed(blinded, "r1")
    assert [(turn.kind, turn.text) for turn in seen.turns] == [(TurnKind.ASKED, WORDS)]


@pytest.mark.parametrize(
    ("login", "act"),
    [
        ("ad", "let_out"),
        ("ex", "let_out"),
        ("r1", "let_out"),
        ("ad", "answer"),
        ("ex", "answer"),
        ("au", "answer"),
        ("r1", "close"),
        ("ad", "close"),
        ("ex", "close"),
        ("au", "close"),
        ("ex", "ask_again"),
        ("ex", "open"),
        ("ex", "listed"),
    ],
)
def test_SE_41_what_a_role_may_not_do_is_refused_and_kept(blinded: Blinded, login: str, act: str) -> None:
    query = ask(blinded, NewQuery(text=WORDS))
    with blinded.as_(login) as study:
        desk = QueryDesk(study)
        calls = {
            "let_out": lambda: desk.let_out(query),
            "answer": lambda: desk.answer(query, ANSWER),
            "close": lambda: desk.close(query, "no longer of interest"),
            "ask_again": lambda: desk.ask_again(query, WORDS),
            "open": lambda: desk.open("1001", NewQuery(text=WORDS)),
            "listed": desk.listed,
        }
        answer = calls[act]()
        assert isinstance(answer, Refusal)
        assert answer.rule == "RO-6"
        assert (study.file.events("study")[-1].payload or {})["change"] == "action.refused"


def test_QY_1_a_blocking_query_holds_the_read_until_it_is_closed(blinded: Blinded) -> None:
    code = blinded.codes["1001", "R1"]
    with blinded.as_("r1") as study:
        begin_one(ReadSession(study, code), "BL")
    query = ask(blinded, NewQuery("slice", timepoint="BL", lesion="T1", blocking=True))
    given = Credentials(OWN_PASSWORD, "r1")
    with blinded.as_("r1") as study:
        session = ReadSession(study, code)
        before = session.state
        refused = session.lock(given=given)
        assert isinstance(refused, Refusal)
        assert refused.rule == "QY-1"
        assert isinstance(session.do(c.OpenTimepoint("BL")), Recorded)  # looking goes on
        done(QueryDesk(study).answer(query, ANSWER))
        assert session.state == before  # QY-3
        assert isinstance(session.lock(given=given), Refusal)
        other = ReadSession(study, blinded.codes["1002", "R1"])
        assert isinstance(other.do(c.OpenTimepoint("BL")), Recorded)
    with blinded.manager() as study:
        (read,) = read_holds(study.file).held
        assert study.state.assignments[read].subject == "1001"
        done(QueryDesk(study).close(query))
        assert not read_holds(study.file).held
    with blinded.as_("r1") as study:
        session = ReadSession(study, code)
        see_all(session)
        assert isinstance(session.lock(given=given), Recorded)


def test_QY_1_a_blocking_query_keeps_the_next_timepoint_closed(blinded: Blinded) -> None:
    code = blinded.codes["1001", "R1"]
    with blinded.as_("r1") as study:
        read_one(ReadSession(study, code), "BL")
    query = ask(blinded, NewQuery("images", timepoint="BL", blocking=True))
    with blinded.as_("r1") as study:
        refused = ReadSession(study, code).do(c.OpenTimepoint("TP1"))
        assert isinstance(refused, Refusal)
        assert refused.rule == "QY-1"
        done(QueryDesk(study).answer(query, ANSWER))
    with blinded.as_("r2") as study:
        assert isinstance(ReadSession(study, blinded.codes["1001", "R2"]).do(c.OpenTimepoint("BL")), Recorded)
    with desk_of(blinded, MANAGER) as desk:
        done(desk.close(query))
    with blinded.as_("r1") as study:
        assert isinstance(ReadSession(study, code).do(c.OpenTimepoint("TP1")), Recorded)


def test_SQ_1_a_query_names_no_timepoint_that_the_reader_does_not_know(blinded: Blinded) -> None:
    with desk_of(blinded, MANAGER) as desk:
        answer = desk.open("1001", NewQuery("images", timepoint="TP1"))
        assert isinstance(answer, Refusal)
        assert answer.rule == "SQ-1"


def test_QY_1_a_reader_asks_the_manager_who_sees_no_lesion(blinded: Blinded) -> None:
    code = blinded.codes["1001", "R1"]
    with desk_of(blinded, "r1") as desk:
        wish = NewQuery("series_label", "The thin series", "BL", "NL1", blocking=True)
        query = opened(desk.open(code, wish)).query
        (own,) = desk.listed() or ()
        assert isinstance(own, QueryView)
        assert own.lesion == "NL1"
    (seen,) = listed(blinded, MANAGER)
    assert (seen.lesion, seen.has_hidden_lesion, seen.origin) == (None, True, Origin.READER)
    with desk_of(blinded, MANAGER) as desk:
        done(desk.answer(query, "The label is mended"))
    (waiting,) = listed(blinded, "r1")
    assert (waiting.state, len(waiting.turns)) == (QueryState.OPEN, 1)
    with blinded.as_("r1") as study:
        assert "mended" not in repr(stored_queries(study))
        refused = ReadSession(study, code).do(c.OpenTimepoint("BL"))
        assert isinstance(refused, Refusal)
        assert refused.rule == "QY-1"
    (shown,) = listed(blinded, "au")
    assert (shown.awaits_look, shown.turns[-1].text) == (True, "The label is mended")
    with desk_of(blinded, "au") as desk:
        done(desk.let_out(query))
    (answered,) = listed(blinded, "r1")
    assert (answered.state, answered.turns[-1].text) == (QueryState.ANSWERED, "The label is mended")
    with desk_of(blinded, MANAGER) as desk:
        done(desk.close(query))
    with desk_of(blinded, "r1") as desk:
        done(desk.ask_again(query, "It is wrong still"))
    (again,) = listed(blinded, MANAGER)
    assert again.state is QueryState.REOPENED


def test_AJ_9_an_adjudicator_asks_the_manager_about_a_read_of_nobody(blinded: Blinded) -> None:
    with blinded.manager() as study:
        read = read_of_slot(study, "1001", "R2")
        assert read is not None
    with desk_of(blinded, "ad") as desk:
        about = ReadAbout(read, "", frozenset({"BL"}))
        query = opened(desk.open_about(about, NewQuery(text="Is this the right scan?", timepoint="BL"))).query
    (own,) = listed(blinded, "ad")
    assert (own.subject, own.slot, own.origin, own.turns[0].who) == ("", None, None, "")
    (seen,) = listed(blinded, MANAGER)
    assert (seen.subject, seen.slot, seen.origin) == ("1001", "R2", Origin.ADJUDICATOR)
    assert listed(blinded, "r2") == ()
    with desk_of(blinded, MANAGER) as desk:
        done(desk.answer(query, "It is the right scan"))
    with desk_of(blinded, "ad") as desk:
        done(desk.ask_again(query, "Are you sure of it?"))
    assert listed(blinded, "r2") == ()


def test_WL_1_the_worklist_tells_of_queries_and_holds(blinded: Blinded) -> None:
    def told(login: str) -> list[tuple[str, int, bool]]:
        with blinded.as_(login) as study:
            return [(task.subject, task.queries, task.is_held) for task in tasks(study)]

    codes = [code for code, _queries, _held in told("r1")]
    last = "1001" if codes[-1] == blinded.codes["1001", "R1"] else "1002"
    with desk_of(blinded, MANAGER) as desk:
        wish = NewQuery("images", timepoint="BL", blocking=True)
        query = opened(desk.open(last, wish)).query
    assert told("r1") == [(codes[-1], 1, True), (codes[0], 0, False)]  # WL-2: own queries first
    assert {(count, held) for _code, count, held in told("r2")} == {(0, False)}
    with blinded.as_("r1") as study:
        done(QueryDesk(study).answer(query, ANSWER))
    assert (codes[-1], 0, True) in told("r1")


def test_RO_2_the_events_of_a_query_name_no_subject(blinded: Blinded) -> None:
    query = ask(blinded, NewQuery("images", timepoint="BL"))
    with blinded.as_("r1") as study:
        done(QueryDesk(study).answer(query, ANSWER))
        event = study.file.events("study")[-1]
    told = repr(event.payload)
    assert "1001" not in told
    assert blinded.codes["1001", "R1"] not in told


def test_RO_10_a_single_reader_study_has_nobody_to_ask(tmp_path: Path) -> None:
    with a_study(tmp_path) as study:
        answer = QueryDesk(study).open("1001", NewQuery("images", timepoint="BL"))
    assert isinstance(answer, Refusal)
    assert answer.rule == "RO-10"
