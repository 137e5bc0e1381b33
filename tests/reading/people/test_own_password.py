"""Changing one's own password (SE-2), and the signing key that goes with it (SE-8)."""

from dataclasses import replace
from pathlib import Path

import pytest

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.own_password import change_password
from recist_reader.reading.people.signing_in import session_refused, why_ended
from recist_reader.reading.people.signing_keys import is_signed, new_key, opened, sealed_again, signature_of
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.decisions import decide_change_password
from recist_reader.trial.people.records import Argon2Cost
from tests.people import CHEAP, MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, TITLE, WHY, Made, a_study_with_people

NEXT = ("pale Comets graze tall barns", "wet Lanterns argue in spring rain", "nine Kettles miss the ferry")


def changes(study: Made, login: str, old: str, new: str) -> Recorded | Refusal:
    return change_password(study.people, study.signed_in(login, old), old, new, TITLE)


def words(answer: Recorded | Refusal) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.problem.what


def test_se2_the_last_passwords_are_not_used_again(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path, password_history=3) as study:
        study.person("ada")
        assert "one of the last 3" in words(changes(study, "ada", OWN_PASSWORD, OWN_PASSWORD))
        assert isinstance(changes(study, "ada", OWN_PASSWORD, NEXT[0]), Recorded)
        assert isinstance(changes(study, "ada", NEXT[0], NEXT[1]), Recorded)
        assert "one of the last 3" in words(changes(study, "ada", NEXT[1], OWN_PASSWORD))
        assert isinstance(changes(study, "ada", NEXT[1], NEXT[2]), Recorded)
        assert isinstance(changes(study, "ada", NEXT[2], OWN_PASSWORD), Recorded)


def test_se2_a_reset_brings_no_former_password_back(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        uuid = study.person("ada")
        issued = study.desk().reset(uuid, WHY)
        assert not isinstance(issued, Refusal)
        assert "one of the last 5" in words(changes(study, "ada", issued.password, OWN_PASSWORD))
        assert isinstance(changes(study, "ada", issued.password, NEXT[0]), Recorded)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("short", "12 to 128"),
        ("Password2024!", "first that are tried"),
        ("the Okonkwo way of reading", "does not hold the name"),
        ("the made study on paper", "does not hold the name"),
    ],
)
def test_se2_a_refused_password_changes_nothing_and_is_noted(tmp_path: Path, new: str, told: str) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("ada")
        assert told in words(changes(study, "ada", OWN_PASSWORD, new))
        assert study.changes()[-1] == "action.refused"
        assert not isinstance(study.tries("ada", OWN_PASSWORD), Refusal)


def test_se3_a_wrong_present_password_counts_as_a_guess(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("ada")
        ada = study.signed_in("ada", OWN_PASSWORD)
        for _ in range(5):
            told = words(change_password(study.people, ada, NEXT[0], NEXT[1], TITLE))
            assert told == "the present password is another"
        locked = change_password(study.people, ada, OWN_PASSWORD, NEXT[1], TITLE)
        assert words(locked) == "the account is locked"
        assert isinstance(study.tries("ada", OWN_PASSWORD), Refusal)


def test_se7_who_was_signed_out_changes_no_password(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("ada")
        ada = study.signed_in("ada", OWN_PASSWORD)
        study.clock.turn(hours=12)
        answer = change_password(study.people, ada, OWN_PASSWORD, NEXT[0], TITLE)
        assert words(answer) == "the session has ended"


def test_se2_an_own_password_opens_what_the_issued_one_kept_closed(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        issued = study.add("ada")
        ada = study.signed_in("ada", issued.password)
        assert session_refused(study.people, ada) is not None
        assert isinstance(change_password(study.people, ada, issued.password, NEXT[0], TITLE), Recorded)
        assert session_refused(study.people, ada) is None
        assert why_ended(study.people, ada) is None


def test_se8_the_key_goes_over_to_a_new_password(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        uuid = study.person("ada")
        before = study.people.state.password(uuid)
        changes(study, "ada", OWN_PASSWORD, NEXT[0])
        after = study.people.state.password(uuid)
        assert before is not None
        assert after is not None
        assert before.key is not None
        assert after.key is not None
        assert after.key.public == before.key.public
        assert after.key.private != before.key.private
        signature = signature_of(opened(after.key, NEXT[0]), b"a locked timepoint")
        assert is_signed(before.key.public, b"a locked timepoint", signature)


def test_se6_no_key_ever_lies_under_a_password_that_the_manager_knew(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        uuid = study.add("ada").account
        first = study.people.state.password(uuid)
        assert first is not None
        assert first.key is None
        issued = study.desk().reset(uuid, WHY)
        assert not isinstance(issued, Refusal)
        changes(study, "ada", issued.password, OWN_PASSWORD)
        own = study.people.state.password(uuid)
        assert own is not None
        assert own.key is not None
        for known in (*study.told, issued.password):
            with pytest.raises(ValueError, match="does not open"):
                opened(own.key, known)
        study.desk().reset(uuid, WHY)
        after = study.people.state.password(uuid)
        assert after is not None
        assert after.key is None


def test_a_damaged_key_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        manager = study.signed_in(MANAGER, MANAGER_PASSWORD)
        secret = study.people.state.password(manager.account)
        assert secret is not None
        assert secret.key is not None
        bad = replace(secret, key=replace(secret.key, private="00" * 72))
        edit = decide_change_password(study.people.state, manager.account, bad)
        study.people.record(edit, manager.account, manager.place)
        with pytest.raises(Fault, match="signing key of this account is damaged") as raised:
            change_password(study.people, manager, MANAGER_PASSWORD, NEXT[0], TITLE)
        assert raised.value.code == "integrity"
        assert not isinstance(study.tries(MANAGER, MANAGER_PASSWORD), Refusal)


def test_se8_a_key_opens_with_its_password_alone() -> None:
    sealed = new_key(OWN_PASSWORD, CHEAP)
    other = sealed_again(sealed, OWN_PASSWORD, NEXT[0], CHEAP)
    assert opened(other, NEXT[0]) == opened(sealed, OWN_PASSWORD)
    with pytest.raises(ValueError, match="does not open"):
        opened(other, OWN_PASSWORD)
    with pytest.raises(ValueError, match="two keys"):
        opened(replace(other, public=new_key(NEXT[1], CHEAP).public), NEXT[0])
    assert OWN_PASSWORD.encode().hex() not in sealed.private


def test_se8_a_signature_is_of_one_person_and_one_content() -> None:
    sealed = new_key(OWN_PASSWORD, CHEAP)
    signature = signature_of(opened(sealed, OWN_PASSWORD), b"content")
    assert is_signed(sealed.public, b"content", signature)
    assert not is_signed(sealed.public, b"another", signature)
    assert not is_signed(new_key(OWN_PASSWORD, CHEAP).public, b"content", signature)
    for damaged in ("", "zz", signature[:-2], "00" * 64):
        assert not is_signed(sealed.public, b"content", damaged)
    assert not is_signed("00", b"content", signature)


@pytest.mark.parametrize(
    "cost", [Argon2Cost(2**40, 1, 1), Argon2Cost(8, 10**6, 1), Argon2Cost(8, 1, 0), Argon2Cost(4, 1, 1)]
)
def test_a_key_that_asks_for_the_whole_computer_is_not_tried(cost: Argon2Cost) -> None:
    sealed = replace(new_key(OWN_PASSWORD, CHEAP), cost=cost)
    with pytest.raises(ValueError, match="none of this program"):
        opened(sealed, OWN_PASSWORD)


def test_the_same_password_by_another_keyboard_is_the_same(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as study:
        study.person("ada", password="schöne Kähne trügen nie")
        decomposed = "scho\u0308ne Ka\u0308hne tru\u0308gen nie"
        assert not isinstance(study.tries("ada", decomposed), Refusal)
