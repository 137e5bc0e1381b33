"""Decisions on accounts: who joins, with which roles, who leaves (SE-2 to SE-6, RO-7)."""

from dataclasses import replace

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people import decisions as d
from recist_reader.trial.people.people_state import TABLE, PeopleState, evolve_people
from recist_reader.trial.people.records import AccessRecord, PasswordRecord, access_key, password_key
from recist_reader.trial.people.roles import StudyRole

M, R, A = StudyRole.MANAGER, StudyRole.READER, StudyRole.AUDITOR
PASSWORD = PasswordRecord("hash 1", "2026-03-02T09:00:00.000000Z", True, None)
WHY = "as agreed"


def after(state: PeopleState, edit: Edit | Refusal) -> PeopleState:
    assert isinstance(edit, Edit), edit
    return evolve_people(state, Recorded("an event", edit))


def added(state: PeopleState, uuid: str, login: str, *roles: StudyRole) -> PeopleState:
    return after(state, d.decide_add_account(state, d.AddAccount(uuid, login, "A Person", roles, PASSWORD)))


def a_study() -> PeopleState:
    """`m` manages, `r` reads."""
    return added(added(PeopleState(), "m", "manager", M), "r", "Reader", R)


def rule_of(answer: Edit | Refusal) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.rule


@pytest.mark.parametrize(
    ("login", "name", "roles", "rule"),
    [
        pytest.param("READER", "A Person", (R,), "SE-5", id="a login in other letters"),
        pytest.param("r", "A Person", (R,), "SE-5", id="one letter"),
        pytest.param("two words", "A Person", (R,), "SE-5", id="a blank"),
        pytest.param("überall", "A Person", (R,), "SE-5", id="a letter that not every keyboard has"),
        pytest.param("a" * 33, "A Person", (R,), "SE-5", id="33 letters"),
        pytest.param("new", "  ", (R,), "SG-2", id="no name"),
        pytest.param("new", "A" * 81, (R,), "SG-2", id="81 letters"),
        pytest.param("new", "A\nPerson", (R,), "SG-2", id="two lines"),
        pytest.param("new", "A Person", (), "RO-6", id="no role"),
        pytest.param("new", "A Person", (R, M), "RO-7", id="two that exclude each other"),
    ],
)
def test_se5_who_may_not_join(login: str, name: str, roles: tuple[StudyRole, ...], rule: str) -> None:
    command = d.AddAccount("n", login, name, roles, PASSWORD)
    assert rule_of(d.decide_add_account(a_study(), command)) == rule


def test_se5_a_login_is_found_in_whatever_letters_and_stays_that_of_who_left() -> None:
    state = a_study()
    assert state.by_login(" rEADER ") == "r"
    state = after(state, d.decide_disable(state, "r", WHY))
    assert rule_of(d.decide_add_account(state, d.AddAccount("n", "reader", "B", (R,), PASSWORD))) == "SE-5"


def test_se5_who_left_stays_with_the_name_and_comes_in_by_nothing() -> None:
    state = a_study()
    state = after(state, d.decide_disable(state, "r", WHY))
    account = state.account("r")
    assert account is not None
    assert (account.printed_name, account.disabled) == ("A Person", True)
    answers = [
        d.decide_reset(state, "r", PASSWORD, WHY),
        d.decide_set_roles(state, "r", [A], WHY),
        d.decide_unlock(state, "r", WHY),
        d.decide_disable(state, "r", WHY),
        d.decide_change_password(state, "r", PASSWORD),
        d.decide_hash_anew(state, "r", PASSWORD),
        d.decide_access(state, "r", "sign_in.succeeded", AccessRecord()),
    ]
    assert {rule_of(answer) for answer in answers} == {"SE-5"}


def test_nobodys_account_is_refused() -> None:
    assert rule_of(d.decide_disable(a_study(), "nobody", WHY)) == "SE-5"


def test_se4_the_last_manager_stays() -> None:
    state = a_study()
    assert rule_of(d.decide_disable(state, "m", WHY)) == "SE-4"
    assert rule_of(d.decide_set_roles(state, "m", [A], WHY)) == "SE-4"
    state = added(state, "m2", "second", M)
    gone = after(state, d.decide_disable(state, "m", WHY))
    assert gone.active_with(M) == ["m2"]
    assert rule_of(d.decide_disable(gone, "m2", WHY)) == "SE-4"


@pytest.mark.parametrize("reason", ["", "   ", "no"])
def test_se5_a_change_needs_its_reason(reason: str) -> None:
    state = a_study()
    state = after(state, d.decide_access(state, "r", "sign_in.failed", AccessRecord(needs_manager=True)))
    answers = [
        d.decide_reset(state, "r", PASSWORD, reason),
        d.decide_set_roles(state, "r", [A], reason),
        d.decide_unlock(state, "r", reason),
        d.decide_disable(state, "r", reason),
    ]
    assert {rule_of(answer) for answer in answers} == {"SE-5"}


def test_ro7_what_was_seen_in_a_former_role_goes_on_excluding() -> None:
    state = added(a_study(), "a", "auditor", A)
    to_reader = d.decide_set_roles(state, "a", [R], WHY)
    assert isinstance(to_reader, Edit), "never signed in as auditor: a role that was given by mistake"
    state = after(state, d.decide_access(state, "a", "sign_in.succeeded", AccessRecord(worked_as=(A,))))
    answer = d.decide_set_roles(state, "a", [R], WHY)
    assert rule_of(answer) == "RO-7"
    assert isinstance(answer, Refusal)
    assert "has worked in another role: an auditor sees every read" in answer.problem.what
    assert isinstance(d.decide_set_roles(state, "a", [A, StudyRole.EXPORTER], WHY), Edit)


def test_roles_are_set_as_a_whole_in_one_order() -> None:
    state = a_study()
    edit = d.decide_set_roles(state, "r", [StudyRole.ADJUDICATOR, R, R], WHY)
    account = after(state, edit).account("r")
    assert account is not None
    assert account.roles == (R, StudyRole.ADJUDICATOR)
    assert rule_of(d.decide_set_roles(state, "r", [R], WHY)) == "RO-6"


def test_se6_a_reset_unlocks_ends_sessions_and_forgets_no_password() -> None:
    state = a_study()
    locked = AccessRecord(0, ("a", "b", "c"), "d", needs_manager=True, worked_as=(R,))
    state = after(state, d.decide_access(state, "r", "sign_in.failed", locked))
    state = after(state, d.decide_reset(state, "r", replace(PASSWORD, hash="hash 2"), WHY))
    state = after(state, d.decide_reset(state, "r", replace(PASSWORD, hash="hash 3"), WHY))
    assert state.access("r") == AccessRecord(worked_as=(R,))
    secret = state.password("r")
    assert secret is not None
    assert (secret.hash, secret.former, secret.resets) == ("hash 3", ("hash 2", "hash 1"), 2)


def test_se3_only_who_is_locked_is_unlocked() -> None:
    state = a_study()
    assert rule_of(d.decide_unlock(state, "r", WHY)) == "SE-3"
    state = after(state, d.decide_access(state, "r", "sign_in.failed", AccessRecord(locked_until="x")))
    edit = d.decide_unlock(state, "r", WHY)
    assert isinstance(edit, Edit)
    assert edit.old[TABLE] == {access_key("r"): AccessRecord(locked_until="x")}
    assert edit.new[TABLE] == {access_key("r"): AccessRecord()}
    assert edit.reason is not None
    assert edit.reason.text == WHY


def test_au3_an_edit_names_what_stood_before() -> None:
    edit = d.decide_reset(a_study(), "r", PASSWORD, WHY)
    assert isinstance(edit, Edit)
    assert edit.old[TABLE] == {password_key("r"): PASSWORD, access_key("r"): None}
