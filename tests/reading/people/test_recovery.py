"""A study begins with a manager and a recovery file, and the file lets a manager in again (SE-4, SE-34)."""

import json
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.managing import Issued, NewPerson
from recist_reader.reading.people.people import People
from recist_reader.reading.people.recovering import recover_account, refuse_recovery
from recist_reader.reading.people.recovery_file import RecoveryKey, make_recovery_file, open_recovery_file
from recist_reader.reading.people.signing_in import must_change
from recist_reader.storage.faults import FaultCode, StudyFault, fault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import verify
from recist_reader.trial.people.people_state import TABLE
from recist_reader.trial.people.records import RECOVERY_KEY
from recist_reader.trial.people.roles import StudyRole
from tests.people import (
    CHEAP,
    MANAGER,
    MANAGER_PASSWORD,
    OWN_PASSWORD,
    PASSPHRASE,
    WHY,
    Made,
    a_study_with_people,
    begin,
)

AT = "2026-03-02T09:00:00.000000Z"


def key_of(study: Made, passphrase: str = PASSPHRASE) -> RecoveryKey:
    found = open_recovery_file(study.recovery, passphrase)
    assert isinstance(found, RecoveryKey), found
    return found


def recovers(study: Made, login: str, name: str = "", reason: str = WHY) -> Issued | Refusal:
    person = NewPerson(login, name, ())
    return recover_account(study.people, study.place(), key_of(study), person, reason)


def test_se4_a_study_begins_with_its_manager_in_one_write(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        assert [(a.login, a.roles) for _, a in study.people.state.accounts()] == [
            (MANAGER, (StudyRole.MANAGER,))
        ]
        (uuid,) = study.people.state.active_with(StudyRole.MANAGER)
        events = study.file.events("study") + study.file.events("account")
        assert [(event.payload or {})["change"] for event in events] == [
            "study.created",
            "account.added",
            "account.recovery_set",
        ]
        assert {(event.record["actor"], event.record["role"]) for event in events} == {(uuid, "manager")}
        assert not must_change(study.people, study.signed_in(MANAGER, MANAGER_PASSWORD))
    assert verify(tmp_path / "study.rrs").ok


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        pytest.param({"password": "Password2024!"}, "SE-2", id="common password"),
        pytest.param({"password": "the Lindqvist way home"}, "SE-2", id="name"),
        pytest.param({"password": "a made study of mine"}, "SE-2", id="study"),
        pytest.param({"password": ""}, "SE-2", id="no password"),
        pytest.param({"passphrase": "kv9-Tq2!xw7Bz"}, "SE-2", id="short passphrase"),
        pytest.param({"login": "m l"}, "SE-5", id="login"),
        pytest.param({"printed_name": ""}, "SG-2", id="no name"),
    ],
)
def test_se4_a_refused_beginning_leaves_no_file(tmp_path: Path, changes: dict[str, str], rule: str) -> None:
    answer = begin(tmp_path, **changes)
    assert isinstance(answer, Refusal)
    assert answer.rule == rule
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", ["study.rrs", "recovery.json"])
def test_se4_neither_file_is_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("here before")
    with pytest.raises(Fault) as raised:
        begin(tmp_path)
    assert raised.value.code == "exists"
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(there, "here before")]


def test_se4_where_the_study_cannot_be_made_no_recovery_file_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise fault(FaultCode.DISK_FULL)

    monkeypatch.setattr(StudyFile, "create", fails)
    with pytest.raises(StudyFault):
        begin(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_se34_a_recovery_file_is_read_back_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import recist_reader.reading.people.recovery_file as module

    monkeypatch.setattr(module, "open_recovery_file", lambda *_: module.refuse("SE-34", "no", "file", "-"))
    with pytest.raises(Fault, match="can't be read back"):
        make_recovery_file(tmp_path / "recovery.json", PASSPHRASE, "study", AT, CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_se34_the_file_is_for_its_owner_alone_and_tells_no_secret(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        assert stat.S_IMODE(study.recovery.stat().st_mode) == 0o600
        text = study.recovery.read_text()
        document = json.loads(text)
        assert (document["format"], document["version"]) == ("recist-reader/recovery", 1)
        assert document["study"] == study.file.study_id
        recovery = study.people.state.recovery
        assert recovery is not None
        assert document["public"] == recovery.public == key_of(study).public
        assert key_of(study).key.encode().hex() not in text
        assert PASSPHRASE not in text


def test_se34_another_passphrase_opens_nothing(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        answer = open_recovery_file(study.recovery, OWN_PASSWORD)
        assert isinstance(answer, Refusal)
        refuse_recovery(study.people, study.place(), answer)
        event = study.file.events("account")[-1]
        assert ((event.payload or {})["rule"], event.record["actor"]) == ("SE-34", "recovery")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"format": "other"}, id="format"),
        pytest.param({"version": 2}, id="version"),
        pytest.param({"salt": "zz"}, id="salt"),
        pytest.param({"box": 7}, id="box"),
        pytest.param({"public": "00" * 32}, id="public"),
        pytest.param({"study": "another"}, id="study"),
        pytest.param({"cost": {"memory_kib": 2**40, "rounds": 1, "lanes": 1}}, id="cost"),
        pytest.param({"cost": {"memory_kib": "8", "rounds": 1, "lanes": 1}}, id="cost as text"),
        pytest.param({"cost": 3}, id="no cost"),
        pytest.param({"more": 1}, id="more"),
    ],
)
def test_a_damaged_recovery_file_is_named(tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "recovery.json"
    make_recovery_file(path, PASSPHRASE, "study", AT, CHEAP)
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(Fault, match=r"recovery\.json: ") as raised:
        open_recovery_file(path, PASSPHRASE)
    assert raised.value.code == "bad_input"
    assert str(tmp_path) not in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b"null"])
def test_what_is_no_recovery_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "recovery.json").write_bytes(content)
    with pytest.raises(Fault, match="recovery file"):
        open_recovery_file(tmp_path / "recovery.json", PASSPHRASE)
    with pytest.raises(Fault, match="can't be read"):
        open_recovery_file(tmp_path / "none.json", PASSPHRASE)


def test_a_flipped_bit_of_the_box_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "recovery.json"
    make_recovery_file(path, PASSPHRASE, "study", AT, CHEAP)
    document = json.loads(path.read_text())
    document["box"] = document["box"][:-2] + f"{int(document['box'][-2:], 16) ^ 1:02x}"
    path.write_text(json.dumps(document))
    assert isinstance(open_recovery_file(path, PASSPHRASE), Refusal)


def test_ft21_a_manager_who_forgot_the_password_comes_in_again(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        for _ in range(3):
            for _ in range(5):
                study.tries(MANAGER, OWN_PASSWORD)
            study.clock.turn(minutes=15)
        assert isinstance(study.tries(MANAGER, MANAGER_PASSWORD), Refusal)
        issued = recovers(study, MANAGER.upper())
        assert isinstance(issued, Issued)
        assert must_change(study.people, study.signed_in(MANAGER, issued.password))
        event = next(
            e for e in study.file.events("account") if (e.payload or {})["change"] == "account.recovered"
        )
        assert (event.record["actor"], event.record["role"]) == ("recovery", "recovery")
        assert (event.payload or {})["reason"]["text"] == WHY
        assert study.file.check_stream("account") is None
        assert People(study.file, study.file.append).state == study.people.state
    assert verify(tmp_path / "study.rrs").ok


def test_se5_a_manager_who_left_is_followed_by_a_new_person(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        issued = recovers(study, "new.manager", "Noor Haddad")
        assert isinstance(issued, Issued)
        account = study.people.state.account(issued.account)
        assert account is not None
        assert (account.printed_name, account.roles) == ("Noor Haddad", (StudyRole.MANAGER,))
        assert study.signed_in("new.manager", issued.password).role is StudyRole.MANAGER


@pytest.mark.parametrize(
    ("login", "name", "reason", "rule"),
    [
        pytest.param("reader.one", "", WHY, "SE-4", id="a reader's account"),
        pytest.param("left", "", WHY, "SE-5", id="a manager who was disabled"),
        pytest.param("new", "", WHY, "SG-2", id="a new login without name"),
        pytest.param(MANAGER, "", "", "SE-5", id="no reason"),
        pytest.param("new", "New Person", "", "SE-5", id="no reason, new"),
    ],
)
def test_se4_the_recovery_file_lets_in_a_manager_alone(
    tmp_path: Path, login: str, name: str, reason: str, rule: str
) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("reader.one")
        study.desk().disable(study.person("left", StudyRole.MANAGER), WHY)
        answer = recovers(study, login, name, reason)
        assert isinstance(answer, Refusal)
        assert answer.rule == rule
        assert study.changes()[-1] == "action.refused"


def test_se4_the_file_of_another_study_recovers_nothing(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert isinstance(begin(tmp_path / "other"), str)
    other = open_recovery_file(tmp_path / "other" / "recovery.json", PASSPHRASE)
    assert isinstance(other, RecoveryKey)
    with a_study_with_people(tmp_path) as study:
        for found in (other, replace(other, study=study.file.study_id)):
            answer = recover_account(study.people, study.place(), found, NewPerson(MANAGER, "", ()), WHY)
            assert isinstance(answer, Refusal)
            assert "of another study" in answer.problem.what


@pytest.mark.parametrize("forged", ["signature", "public"])
def test_a_recovery_that_the_file_did_not_sign_lets_nobody_in(tmp_path: Path, forged: str) -> None:
    with a_study_with_people(tmp_path) as study:
        other = open_recovery_file(study.recovery, PASSPHRASE)
        assert isinstance(other, RecoveryKey)
        stored = study.people.record

        def forge(edit: Any, account: str, by: Any) -> Any:
            row = replace(edit.new[TABLE][RECOVERY_KEY], **{forged: "00" * 32})
            bad = replace(edit, new={TABLE: {**edit.new[TABLE], RECOVERY_KEY: row}})
            return stored(bad, account, by)

        study.people.record = forge  # type: ignore[method-assign]
        assert isinstance(recovers(study, MANAGER), Issued)
        with pytest.raises(StudyFault, match="without the recovery file") as raised:
            People(study.file, study.file.append)
        assert raised.value.code is FaultCode.CORRUPT


def test_the_events_of_a_beginning_continue_their_streams(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        assert [event.seq for event in study.file.events("account")] == [1, 2]
        assert study.file.check_stream("account") is None
