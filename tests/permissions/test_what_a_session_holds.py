"""SE-61: for each table and role the rows that a session's services reach, in a full study."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.importing import frame_sources_of, left_out_at_import, quarantine_signs
from recist_reader.reading.people.adjudicating import AdjudicationDesk, OpenCase
from recist_reader.reading.people.listing import listed
from recist_reader.reading.people.query_desk import QueryDesk
from recist_reader.reading.people.query_rows import stored_queries
from recist_reader.reading.people.reopening_desk import ReopeningDesk
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.seen_reads import SeenRead, seen_reads
from recist_reader.reading.slices import slice_rows, stored_slices
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workspace import keep_task, last_task
from recist_reader.storage.faults import StudyFault
from tests.blinded import people_of
from tests.permissions.scene import LOGINS, Stage, complete

SUBJECTS = ("1001", "1002")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return complete(tmp_path_factory.mktemp("complete"))


@dataclass(frozen=True)
class Known:
    """What everybody together knows: from the manager's session, and from the accounts."""

    reads: dict[str, tuple[str, str]]
    """UUID -> subject and login."""
    series: dict[str, tuple[str, str]]
    """UID -> subject and visit."""
    accounts: dict[str, str]
    """Login -> UUID."""


@pytest.fixture(scope="module")
def known(stage: Stage) -> Known:
    with stage.as_("M") as study:
        accounts = {account.login: uuid for uuid, account in people_of(study).state.accounts()}
        logins = {uuid: login for login, uuid in accounts.items()}
        return Known(
            {uuid: (a.subject, logins[a.reader]) for uuid, a in study.state.assignments.items()},
            {uid: (one.subject, one.visit) for uid, one in study.state.series.items()},
            accounts,
        )


@pytest.fixture(params=list(LOGINS))
def letter(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def study(stage: Stage, tmp_path: Path, letter: str) -> Iterator[StudySession]:
    with stage.copy(tmp_path).as_(letter) as opened:
        yield opened


def read_states(study: StudySession) -> dict[str, SeenRead]:
    answer = seen_reads(study)
    return {} if isinstance(answer, Refusal) else {read.uuid: read for read in answer}


def test_SE_61_subject(study: StudySession, letter: str) -> None:
    """Site's ids and dates: manager, exporter, auditor; reader and adjudicator know codes alone."""
    names, told = set(study.state.subjects), repr(study.state)
    if letter in "MEA":
        assert names == set(SUBJECTS)
        assert "datetime.date(2024, 1, 8)" in told
    else:
        assert len(names) == {"R": 2, "J": 1}[letter]
        assert not [text for text in ("'1001'", "'1002'", "date(2024") if text in told]


def test_SE_61_reading_code(study: StudySession, stage: Stage, letter: str) -> None:
    codes = {row.code for row in study.state.codes.values()}
    everybody = set(stage.blinded.codes.values())
    own = {code for (_subject, slot), code in stage.blinded.codes.items() if slot == "R1"}
    assert codes == {"M": everybody, "E": everybody, "A": everybody, "R": own, "J": set()}[letter]


def test_SE_61_assignment(study: StudySession, known: Known, letter: str) -> None:
    """The exporter knows of all that are assigned, the reader of the own; a case names no reader."""
    own = {uuid for uuid, (_subject, login) in known.reads.items() if login == "r1"}
    expected = {"R": own, "J": set()}.get(letter, set(known.reads))
    assert set(study.state.assignments) == expected


def test_SE_61_series_and_instance(study: StudySession, known: Known, letter: str) -> None:
    """A reader's: the first timepoint of what is not begun, all of what is locked; a case has its own."""
    own = {uid for uid, (subject, visit) in known.series.items() if (subject, visit) != ("1002", "TP1")}
    case = {uid for uid, (subject, _visit) in known.series.items() if subject == "1001"}
    assert set(study.state.series) == {"R": own, "J": case}.get(letter, set(known.series))
    hidden = set(known.series) - set(study.state.series)
    for uid in [*hidden, "2.25.404"]:  # absent and forbidden answer alike (SE-63)
        assert list(frame_sources_of(study, uid)) == []
        assert quarantine_signs(study, uid) == ()
        assert left_out_at_import(study, uid) == 0
        for rows in (slice_rows, stored_slices):
            with pytest.raises(Fault, match="the series is not in the study"):
                rows(study, uid)
    assert bool(hidden) == (letter in "RJ")


def test_SE_61_no_pixels_for_the_exporter(study: StudySession, letter: str) -> None:
    uid = next(iter(study.state.series))
    assert slice_rows(study, uid)
    if letter == "E":
        assert list(frame_sources_of(study, uid)) == []
    else:
        with pytest.raises(StudyFault):  # made series have no files; their rows were looked up
            frame_sources_of(study, uid)


def test_SE_61_lesion_measurement_and_result(study: StudySession, known: Known, letter: str) -> None:
    """Values: the own, the pairs as A and B, complete ones, all, none."""
    found = read_states(study)
    both = {uuid for uuid, (subject, _login) in known.reads.items() if subject == "1001"}
    own = {uuid for uuid, (_subject, login) in known.reads.items() if login == "r1"}
    assert set(found) == {"R": own, "E": both, "A": set(known.reads)}.get(letter, set())
    assert {len(found[uuid].state.measurements) for uuid in set(found) & both} <= {2}
    assert {len(found[uuid].state.locks) for uuid in set(found) & both} <= {2}
    if letter == "M":
        assert isinstance(AdjudicationDesk(study).cases(), Refusal)


def test_SE_61_adjudication(study: StudySession, stage: Stage, known: Known, letter: str) -> None:
    """A case shows both reads without person, time or version."""
    answer = AdjudicationDesk(study).open(stage.asked["case"])
    if letter != "J":
        assert isinstance(answer, Refusal)
        return
    assert isinstance(answer, OpenCase)
    told = repr(answer)
    for secret in (*known.accounts.values(), *known.reads, "'1001'", "2024-", "locked_at", "2026-"):
        assert secret not in told, secret
    assert {answer.pair.a.reader, answer.pair.b.reader} == {"A", "B"}
    assert answer.pair.a.locks == answer.pair.b.locks == {}
    assert all(pair.measurements for pair in (answer.pair.a, answer.pair.b))


def test_SE_61_query(study: StudySession, stage: Stage, letter: str) -> None:
    """A reader sees what is to that reader and was let out, and what the reader asked."""
    found = stored_queries(study)
    queries = {name for name, uuid in stage.asked.items() if found.query(uuid) is not None}
    everything = {"to_reader", "to_manager", "auditors", "managers"}
    assert queries == {"R": {"to_reader", "to_manager"}, "J": set(), "E": everything}.get(letter, everything)
    requests = found.requests()
    assert bool(requests) == (letter in "MEA")  # it is the other reader's
    if letter == "E":
        assert isinstance(QueryDesk(study).listed(), Refusal)
        assert isinstance(ReopeningDesk(study).listed(), Refusal)


def test_BL_13_a_reader_is_told_no_name_and_no_origin(study: StudySession, letter: str) -> None:
    views = QueryDesk(study).listed()
    if isinstance(views, Refusal):
        assert letter == "E"
        return
    names = {turn.who for view in views for turn in view.turns}
    assert (names == {""} or not views) if letter in "RJ" else names == {"Ada Okonkwo", "Maria Lindqvist"}
    assert all(view.origin is None and view.slot is None for view in views) == (letter in "RJ")


def test_SE_61_account(study: StudySession, known: Known, letter: str) -> None:
    """Secrets of nobody but the own; other people's accounts for manager and auditor."""
    assert isinstance(study.seat, SignedInSeat)
    shown: Any = listed(study.seat.people, study.seat.signed_in)
    own = {known.accounts[LOGINS[letter]]}
    assert {row.account for row in shown} == (set(known.accounts.values()) if letter in "MA" else own)
    assert "argon2" not in repr(shown)
    held = {uuid for uuid, _account in study.seat.people.state.accounts()}
    if letter in "RJ":
        assert held == own
        secrets = [key for key in known.accounts.values() if study.seat.people.state.password(key)]
        assert set(secrets) == own
        study.seat.people.reload()
        assert {uuid for uuid, _account in study.seat.people.state.accounts()} == own


def test_SE_61_workspace_is_the_persons_own(stage: Stage, tmp_path: Path) -> None:
    blinded = stage.copy(tmp_path).blinded
    with blinded.as_("r1") as study:
        code = blinded.codes["1001", "R1"]
        assert keep_task(study, code)
    with blinded.as_("r2") as study:
        assert last_task(study) is None
        assert keep_task(study, blinded.codes["1001", "R2"])
    with blinded.as_("r1") as study:
        assert last_task(study) == code


def test_SE_61_study_has_no_key_and_no_reader_in_a_blinded_session(study: StudySession, letter: str) -> None:
    assert bool(study.head.image_key) == (letter in "MEA")
    assert study.head.title == "Made study"
