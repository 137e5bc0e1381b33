"""What the manager does with accounts, and what the file keeps of it (SE-4 to SE-6, IN-112)."""

import base64
import logging
import zlib
from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.managing import AccountDesk, Issued, NewPerson
from recist_reader.reading.people.own_password import change_password
from recist_reader.reading.people.people import People
from recist_reader.storage.verify import Wanted, verify
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.people_state import ACCOUNT_STREAM
from recist_reader.trial.people.roles import StudyRole
from tests.people import (
    MANAGER,
    MANAGER_PASSWORD,
    OWN_PASSWORD,
    PASSPHRASE,
    TITLE,
    WHY,
    Made,
    a_study_with_people,
)

WRONG = "grey Harbours sleep at dawn"


def acts(desk: AccountDesk, account: str) -> list[Issued | Recorded | Refusal]:
    return [
        desk.add(NewPerson("new.person", "New Person", (StudyRole.READER,))),
        desk.reset(account, WHY),
        desk.set_roles(account, [StudyRole.READER, StudyRole.ADJUDICATOR], WHY),
        desk.disable(account, WHY),
        desk.unlock(account, WHY),
    ]


@pytest.mark.parametrize("role", [role for role in StudyRole if role is not StudyRole.MANAGER])
def test_se41_accounts_are_the_managers_alone(tmp_path: Path, role: StudyRole) -> None:
    with a_study_with_people(tmp_path) as study:
        other, account = study.person("other"), study.person("ada", role)
        desk = AccountDesk(study.people, study.signed_in("ada", OWN_PASSWORD))
        before = study.people.state
        answers = [*acts(desk, other), *acts(desk, account)]
        assert all(isinstance(answer, Refusal) for answer in answers)
        assert study.people.state == before
        assert study.changes()[-10:] == ["action.refused"] * 10


def test_se41_a_manager_whose_session_ended_or_whose_password_was_issued_does_nothing(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        ada = study.person("ada")
        issued = study.add("second", StudyRole.MANAGER)
        second = AccountDesk(study.people, study.signed_in("second", issued.password))
        ended = study.desk()
        study.clock.turn(hours=12)
        for desk, rule in ((second, "SE-7"), (ended, "SE-7")):
            assert {a.rule for a in acts(desk, ada) if isinstance(a, Refusal)} == {rule}
        fresh = AccountDesk(study.people, study.signed_in("second", issued.password))
        answers = acts(fresh, ada)
        assert [a.rule for a in answers if isinstance(a, Refusal)] == ["SE-2"] * 5


def test_se6_a_manager_resets_others_not_the_own_account(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        desk = study.desk()
        answer = desk.reset(study.people.state.by_login(MANAGER) or "", WHY)
        assert isinstance(answer, Refusal)
        assert answer.problem.remedy == "Change the password instead"


def test_se6_a_reset_is_shown_once_and_lets_in_once_changed(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        uuid = study.person("ada")
        issued = study.desk().reset(uuid, WHY)
        assert isinstance(issued, Issued)
        assert isinstance(study.tries("ada", OWN_PASSWORD), Refusal)
        first = study.signed_in("ada", issued.password)
        assert isinstance(change_password(study.people, first, issued.password, WRONG, TITLE), Recorded)
        assert study.signed_in("ada", WRONG).account == uuid


def everything(study: Made) -> list[str]:
    """Do all that can be done with accounts; return every password that was typed or issued."""
    ada = study.person("ada")
    study.tries("ada", WRONG)
    study.tries("nobody", WRONG)
    study.tries("ada", "")
    change_password(study.people, study.signed_in("ada", OWN_PASSWORD), WRONG, OWN_PASSWORD, TITLE)
    told = [issued.password for issued in acts(study.desk(), ada) if isinstance(issued, Issued)]
    study.tries("ada", told[-1])
    return [*study.told, *told, MANAGER_PASSWORD, OWN_PASSWORD, WRONG, PASSPHRASE]


def test_se2_no_password_stands_in_the_file_the_log_or_a_message(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), a_study_with_people(tmp_path) as study:
        passwords = everything(study)
        shown = repr(study.people.state) + repr(study.file.events(ACCOUNT_STREAM))
    assert len(passwords) == 7
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    said = (caplog.text + "".join(capfd.readouterr()) + shown).encode()
    assert b"Maria Lindqvist" in kept, "the search must find what stands there"
    for password in passwords:
        for form in (
            password.encode(),
            password.encode("utf-16-le"),
            password.encode().hex().encode(),
            base64.b64encode(password.encode()).rstrip(b"=")[:-1],
            zlib.compress(password.encode())[2:-4],
        ):
            assert form not in kept
            assert form not in said


def test_se1_no_hash_and_no_private_key_is_shown_by_a_record(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        everything(study)
        assert "$argon2id$" not in repr(study.people.state)


def test_in112_rebuilt_is_live_after_each_act_and_verify_is_good(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        store, checks = study.file.append, list[str | None]()

        def checked(new):  # type: ignore[no-untyped-def]
            event = store(new)
            checks.append(study.file.check_stream(ACCOUNT_STREAM))
            return event

        study.people = People(study.file, checked, hashes=study.hashes)
        everything(study)
        assert len(checks) > 15
        assert set(checks) == {None}
        again = People(study.file, store, hashes=study.hashes)
        assert again.state == study.people.state
    report = verify(tmp_path / "study.rrs", Wanted())
    assert report.ok, report.to_json()


def test_a_refused_act_names_no_account_that_is_none(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        answer = study.desk().disable("Max Mustermann, born 1950", WHY)
        assert isinstance(answer, Refusal)
        assert study.file.events(ACCOUNT_STREAM)[-1].record["object"] == study.file.study_id
