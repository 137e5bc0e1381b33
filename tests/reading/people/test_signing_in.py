"""Signing in (SE-1 to SE-3, SE-7): who is let in, what is told, what is kept."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.own_password import change_password
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing_in import (
    SignedIn,
    must_change,
    session_refused,
    sign_in,
    sign_out,
    why_ended,
)
from recist_reader.storage.faults import FaultCode, StudyFault, fault
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.records import Argon2Cost
from recist_reader.trial.people.roles import StudyRole
from tests.people import (
    MANAGER,
    MANAGER_PASSWORD,
    OWN_PASSWORD,
    TITLE,
    WHY,
    CountingHashes,
    Made,
    a_study_with_people,
)

WRONG = "grey Harbours sleep at dawn"


def locked_out(study: Made, login: str) -> None:
    for _ in range(5):
        assert isinstance(study.tries(login, WRONG), Refusal)


def test_se3_whatever_fails_is_told_alike_and_takes_one_hash(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("wrong")
        study.person("locked")
        study.desk().disable(study.person("gone"), WHY)
        locked_out(study, "locked")
        told, taken, stored = set(), set(), set()
        for login, password in [
            ("nobody", OWN_PASSWORD),
            ("", ""),
            ("wrong", WRONG),
            ("wrong", ""),
            ("wrong", "\udcff" * 2000),
            ("locked", OWN_PASSWORD),
            ("locked", WRONG),
            ("gone", OWN_PASSWORD),
            ("gone", WRONG),
        ]:
            before, events = study.hashes.computed, len(study.changes())
            told.add(study.tries(login, password))
            taken.add(study.hashes.computed - before)
            stored.add(len(study.changes()) - events)
        assert len(told) == 1
        assert taken == {1}
        assert stored == {1}


def test_se3_the_first_unknown_name_of_a_session_takes_one_hash_too(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        hashes = CountingHashes()
        people = People(study.file, study.file.append, hashes=hashes)
        sign_in(people, study.place(), "nobody", WRONG)
        assert hashes.computed == 1


def test_se3_five_failures_lock_a_quarter_of_an_hour(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("ada")
        locked_out(study, "ADA")
        study.clock.turn(minutes=14, seconds=59)
        assert isinstance(study.tries("ada", OWN_PASSWORD), Refusal)
        study.clock.turn(seconds=1)
        assert isinstance(study.tries("ada", OWN_PASSWORD), SignedIn)


def test_se3_the_third_lock_of_a_day_waits_for_the_manager(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        uuid = study.person("ada")
        for _ in range(3):
            locked_out(study, "ada")
            study.clock.turn(minutes=15)
        study.clock.turn(days=9)
        assert isinstance(study.tries("ada", OWN_PASSWORD), Refusal)
        assert isinstance(study.desk().unlock(uuid, WHY), Recorded)
        assert isinstance(study.tries("ada", OWN_PASSWORD), SignedIn)


def test_se3_locks_outlive_a_restart(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("ada")
        locked_out(study, "ada")
        again = People(study.file, study.file.append, hashes=study.hashes)
        assert isinstance(sign_in(again, study.place(), "ada", OWN_PASSWORD), Refusal)


def test_au1_who_acted_and_what_failed_stands_in_the_stream(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        uuid = study.person("ada")
        study.tries("ada", WRONG)
        study.tries("a password typed as a name", WRONG)
        study.tries("ada", OWN_PASSWORD, StudyRole.AUDITOR)
        ada = study.signed_in("ada", OWN_PASSWORD)
        sign_out(study.people, ada)
        events = study.file.events("account")[-5:]
        told = [
            ((e.payload or {})["change"], e.record["type"], e.record["actor"], e.record["object"])
            for e in events
        ]
        assert told == [
            ("sign_in.failed", "account.failure", "nobody", uuid),
            ("sign_in.refused", "account.failure", "nobody", study.file.study_id),
            ("sign_in.refused", "account.failure", "nobody", uuid),
            ("sign_in.succeeded", "account.login", uuid, uuid),
            ("session.ended", "account.logout", uuid, uuid),
        ]
        assert (events[-1].record["role"], (events[-1].payload or {})["why"]) == ("reader", "person")


def test_ro6_who_has_several_roles_chooses_one_of_them(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("ada", StudyRole.READER, StudyRole.ADJUDICATOR)
        unsaid = study.tries("ada", OWN_PASSWORD)
        assert isinstance(unsaid, Refusal)
        assert "several roles: reader, adjudicator" in unsaid.problem.what
        other = study.tries("ada", OWN_PASSWORD, StudyRole.MANAGER)
        assert isinstance(other, Refusal)
        assert "is no study manager" in other.problem.what
        assert study.signed_in("ada", OWN_PASSWORD, StudyRole.ADJUDICATOR).place.role == "adjudicator"
        uuid = study.people.state.by_login("ada") or ""
        assert study.people.state.access(uuid).worked_as == (StudyRole.READER, StudyRole.ADJUDICATOR)


def test_se1_a_hash_of_other_parameters_is_made_anew(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        uuid = study.person("ada")
        before = study.people.state.password(uuid)
        dearer = CountingHashes(Argon2Cost(16, 2, 1))
        people = People(study.file, study.file.append, hashes=dearer)
        assert isinstance(sign_in(people, study.place(), "ada", OWN_PASSWORD), SignedIn)
        after = people.state.password(uuid)
        assert before is not None
        assert after is not None
        assert "m=16,t=2,p=1" in after.hash
        assert (after.set_at, after.former, after.key) == (before.set_at, before.former, before.key)
        assert study.changes()[-2:] == ["account.rehashed", "sign_in.succeeded"]
        assert isinstance(sign_in(people, study.place(), "ada", OWN_PASSWORD), SignedIn)
        assert study.changes()[-2:] == ["sign_in.succeeded"] * 2


def test_se1_the_parameters_are_those_of_rfc_9106() -> None:
    cost = PasswordHashes().cost
    assert (cost.rounds, cost.memory_kib, cost.lanes) == (3, 65536, 4)


def test_se1_short_memory_is_no_wrong_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2.exceptions import VerificationError

    with a_study_with_people(tmp_path) as study:
        study.person("ada")
        events = len(study.changes())

        def short(*_: object) -> bool:
            raise VerificationError("Memory allocation error")

        monkeypatch.setattr(PasswordHasher, "verify", short)
        with pytest.raises(Fault, match="can't be checked now"):
            study.tries("ada", OWN_PASSWORD)
        assert len(study.changes()) == events


def test_nobody_gets_in_where_the_attempt_cannot_be_stored(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:

        def full(_: object) -> object:
            raise fault(FaultCode.DISK_FULL)

        people = People(study.file, full, hashes=study.hashes)  # type: ignore[arg-type]
        for password in (MANAGER_PASSWORD, WRONG):
            with pytest.raises(StudyFault):
                sign_in(people, study.place(), MANAGER, password)
        assert people.state.access(people.state.by_login(MANAGER) or "").failures == 0


@pytest.mark.parametrize(
    ("hours", "why"), [(0, None), (11.999, None), (12, "time"), (13, "time")], ids=["0", "11", "12", "13"]
)
def test_se7_a_session_ends_by_time(tmp_path: Path, hours: float, why: str | None) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("ada")
        ada = study.signed_in("ada", OWN_PASSWORD)
        study.clock.turn(hours=hours)
        assert why_ended(study.people, ada) == why
        refusal = session_refused(study.people, ada)
        assert (refusal and refusal.rule) == ("SE-7" if why else None)


def test_se7_the_study_says_how_long_a_session_lasts(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path, session_max_hours=1) as study:
        ada = study.signed_in(MANAGER, MANAGER_PASSWORD)
        study.clock.turn(hours=1)
        assert why_ended(study.people, ada) == "time"


def test_se7_ft33_a_session_ends_with_account_roles_and_reset(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        desk, found = study.desk(), {}
        for login in ("disabled", "role", "reset", "goes on"):
            name = login.replace(" ", ".")
            found[login] = (study.person(name), study.signed_in(name, OWN_PASSWORD))
        study.clock.turn(seconds=1)
        desk.disable(found["disabled"][0], WHY)
        desk.set_roles(found["role"][0], [StudyRole.READER, StudyRole.ADJUDICATOR], WHY)
        desk.reset(found["reset"][0], WHY)
        ended = {login: why_ended(study.people, session) for login, (_uuid, session) in found.items()}
        assert ended == {"disabled": "disabled", "role": "role", "reset": "reset", "goes on": None}
        sign_out(study.people, found["reset"][1])
        assert (study.file.events("account")[-1].payload or {})["why"] == "reset"


def test_se7_a_reset_ends_a_session_also_after_the_password_was_changed(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        uuid = study.person("ada")
        before = study.signed_in("ada", OWN_PASSWORD)
        issued = study.desk().reset(uuid, WHY)
        assert not isinstance(issued, Refusal)
        again = study.signed_in("ada", issued.password)
        changed = change_password(study.people, again, issued.password, WRONG, TITLE)
        assert isinstance(changed, Recorded)
        assert why_ended(study.people, before) == "reset"
        assert why_ended(study.people, again) is None


def test_se2_what_was_issued_or_is_old_must_be_changed_first(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        issued = study.add("ada")
        first = study.signed_in("ada", issued.password)
        assert must_change(study.people, first)
        refusal = session_refused(study.people, first)
        assert refusal is not None
        assert refusal.problem.remedy == "Set an own password first"
        study.clock.turn(days=364)
        assert not must_change(study.people, study.signed_in(MANAGER, MANAGER_PASSWORD))
        study.clock.turn(days=1)
        assert must_change(study.people, study.signed_in(MANAGER, MANAGER_PASSWORD))


def test_a_changed_record_of_accounts_lets_nobody_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_study_with_people(tmp_path) as study:
        events = study.file.events("account")
        monkeypatch.setattr(type(study.file), "events", lambda *_a, **_k: [events[1]])
        with pytest.raises(StudyFault) as raised:
            study.people.reload()
        assert raised.value.code is FaultCode.CORRUPT
