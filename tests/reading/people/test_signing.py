"""Signing a lock (SG-1 to SG-4, SE-8): who may, what is bound, what no longer stands."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.managing import AccountDesk
from recist_reader.reading.people.signature_check import check_signatures
from recist_reader.reading.people.signing import Credentials, is_signature_of
from recist_reader.reading.read_session import ReadSession
from recist_reader.storage.verify import verify
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.signatures import SignatureRecord, Statement
from tests.blinded import Blinded, a_blinded_study, begin_one, people_of, read_one
from tests.people import OWN_PASSWORD

WRONG = "grey Harbours sleep at dawn"


@pytest.fixture
def blinded(tmp_path: Path) -> Blinded:
    return a_blinded_study(tmp_path, subjects=1)


def signature_of(session: ReadSession, key: str = "BL/v1") -> SignatureRecord:
    record = session.state.tables["signature"][key]
    assert isinstance(record, SignatureRecord)
    return record


@pytest.mark.parametrize("given", [None, Credentials(OWN_PASSWORD)], ids=["nothing", "password alone"])
def test_SG_3_the_first_signature_needs_name_and_password(
    blinded: Blinded, given: Credentials | None
) -> None:
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        begin_one(session, "BL")
        answer = session.lock(given=given)
        assert isinstance(answer, Refusal)
        assert answer.rule == "SG-3"
        assert not session.state.is_locked("BL")


def test_SG_3_the_next_signature_of_the_session_needs_the_password(blinded: Blinded) -> None:
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        read_one(session, "BL")
        begin_one(session, "TP1")
        assert isinstance(session.lock(), Refusal)
        assert isinstance(session.lock(given=Credentials(OWN_PASSWORD)), Recorded)


@pytest.mark.parametrize("given", [Credentials(WRONG, "r1"), Credentials(OWN_PASSWORD, "r2")])
def test_SE_3_a_wrong_name_or_password_signs_nothing_and_is_counted(
    blinded: Blinded, given: Credentials
) -> None:
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        begin_one(session, "BL")
        for _ in range(4):
            answer = session.lock(given=given)
            assert isinstance(answer, Refusal)
            assert answer.rule == "SG-3"
        assert people_of(study).state.access(study.workplace.account).failures == 4
        assert isinstance(session.lock(given=given), Refusal)
        locked_out = session.lock(given=Credentials(OWN_PASSWORD, "r1"))
        assert isinstance(locked_out, Refusal)
        assert locked_out.rule == "SE-3"
        assert not session.state.is_locked("BL")
        blinded.clock.turn(minutes=16)
        assert isinstance(session.lock(given=Credentials(OWN_PASSWORD, "r1")), Recorded)


def test_11_50_a_signature_says_who_when_in_which_role_and_what_it_means(blinded: Blinded) -> None:
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        read_one(session, "BL")
        record = signature_of(session)
        event = study.file.events(session.stream)[-1]
        assert (record.printed_name, record.role, record.meaning) == ("Ada Okonkwo", "reader", "authorship")
        assert (record.at, record.offset) == (event.record["at"], event.record["offset"])
        assert record.content_sha256 == session.state.locks["BL/v1"].content_sha256
        assert record.head_hash == event.record["prev"]


def statement_of(session: ReadSession, record: SignatureRecord) -> Statement:
    return Statement(
        session._study.file.study_id,
        session.stream,
        "BL/v1",
        record.meaning,
        record.content_sha256,
        record.head_seq,
        record.head_hash,
    )


@pytest.mark.parametrize(
    "change",
    [
        {"stream": "read:0b8c1c2e-4f3a-4a7e-9a39-6a6f0c7d1e55"},
        {"key": "BL/v2"},
        {"content_sha256": "0" * 64},
        {"head_seq": 1},
        {"head_hash": "0" * 64},
        {"meaning": "review"},
        {"study": "0b8c1c2e-4f3a-4a7e-9a39-6a6f0c7d1e55"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_11_70_a_signature_holds_for_nothing_else(blinded: Blinded, change: dict[str, Any]) -> None:
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        read_one(session, "BL")
        record = signature_of(session)
        statement = statement_of(session, record)
        assert is_signature_of(statement, record)
        assert not is_signature_of(replace(statement, **change), record)
        moved = {k: v for k, v in change.items() if k not in ("stream", "key", "study")}
        assert not is_signature_of(replace(statement, **change), replace(record, **moved))


@pytest.mark.parametrize("field", ["printed_name", "role", "at", "offset", "account"])
def test_11_70_nothing_that_a_signature_says_can_be_changed(blinded: Blinded, field: str) -> None:
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        read_one(session, "BL")
        record = signature_of(session)
        changed = replace(record, **{field: "other"})
        assert not is_signature_of(statement_of(session, record), changed)


def test_VF_1_all_signatures_of_a_study_are_checked(blinded: Blinded) -> None:
    for login, slot in (("r1", "R1"), ("r2", "R2")):
        with blinded.as_(login) as study:
            session = ReadSession(study, blinded.codes["1001", slot])
            read_one(session, "BL", login)
            begin_one(session, "TP1")
            assert isinstance(session.lock(given=Credentials(OWN_PASSWORD)), Recorded)
    found = check_signatures(blinded.path)
    assert (found.n, found.first_fault) == (4, None)
    assert verify(blinded.path).ok


def test_SE_6_signatures_stay_good_after_a_reset_gave_another_key(blinded: Blinded) -> None:
    with blinded.as_("r1") as study:
        read_one(ReadSession(study, blinded.codes["1001", "R1"]), "BL")
        account = study.workplace.account
    with blinded.manager() as study:
        seat: Any = study.seat
        AccountDesk(seat.people, seat.signed_in).reset(account, "forgotten over the holidays")
    found = check_signatures(blinded.path)
    assert (found.n, found.first_fault) == (1, None)
