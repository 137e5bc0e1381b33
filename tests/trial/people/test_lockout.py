"""When sign-ins are refused (SE-3): five wrong passwords, a quarter of an hour, three locks a day."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.trial.people.lockout import after_failure, after_success, is_locked, moment_text, unlocked
from recist_reader.trial.people.records import AccessRecord
from recist_reader.trial.people.roles import StudyRole

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def at(**after_noon: float) -> str:
    return moment_text(NOON + timedelta(**after_noon))


@dataclass(frozen=True)
class Row:
    """What stood, and what a wrong password at noon makes of it."""

    before: AccessRecord
    failures: int
    locked_until: str | None
    needs_manager: bool


TABLE = {
    "the first": Row(AccessRecord(), 1, None, False),
    "the fourth": Row(AccessRecord(failures=3), 4, None, False),
    "the fifth locks": Row(AccessRecord(failures=4), 0, at(minutes=15), False),
    "the second lock of a day ends": Row(AccessRecord(4, locks=(at(hours=-1),)), 0, at(minutes=15), False),
    "the third of a day stays": Row(
        AccessRecord(4, locks=(at(hours=-23), at(hours=-1))), 0, at(minutes=15), True
    ),
    "a lock of yesterday is forgotten": Row(
        AccessRecord(4, locks=(at(hours=-24), at(hours=-1))), 0, at(minutes=15), False
    ),
    "after a lock it begins anew": Row(AccessRecord(locked_until=at(minutes=-1)), 1, at(minutes=-1), False),
    "a clock that went back forgets no lock": Row(
        AccessRecord(4, locks=(at(hours=2), at(hours=3))), 0, at(minutes=15), True
    ),
}


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in TABLE.items()])
def test_se3_what_a_wrong_password_makes_of_what_stood(row: Row) -> None:
    after = after_failure(row.before, NOON)
    assert (after.failures, after.locked_until, after.needs_manager) == (
        row.failures,
        row.locked_until,
        row.needs_manager,
    )


@pytest.mark.parametrize(
    ("access", "locked"),
    [
        pytest.param(AccessRecord(), False, id="never failed"),
        pytest.param(AccessRecord(failures=4), False, id="four failures"),
        pytest.param(AccessRecord(locked_until=at(microseconds=1)), True, id="to the last moment"),
        pytest.param(AccessRecord(locked_until=at()), False, id="then no more"),
        pytest.param(AccessRecord(locked_until=at(days=-9), needs_manager=True), True, id="for the manager"),
    ],
)
def test_se3_whether_a_sign_in_is_refused(access: AccessRecord, locked: bool) -> None:
    assert is_locked(access, NOON) is locked


def test_se3_success_forgets_failures_but_no_lock_of_the_day() -> None:
    access = AccessRecord(4, locks=(at(hours=-1),), locked_until=at(minutes=-9))
    after = after_success(access, NOON, StudyRole.READER)
    assert after == AccessRecord(0, (at(hours=-1),), None, False, at(), (StudyRole.READER,))
    assert after_success(after, NOON, StudyRole.READER).worked_as == (StudyRole.READER,)


def test_se3_the_manager_lets_in_again() -> None:
    access = AccessRecord(0, (at(), at(), at()), at(minutes=15), needs_manager=True)
    assert unlocked(access) == AccessRecord()


@given(st.lists(st.integers(0, 40 * 60), min_size=1, max_size=60))
def test_se3_never_more_than_five_guesses_in_a_quarter_nor_fifteen_without_the_manager(
    pauses_s: list[int],
) -> None:
    access, now, guesses = AccessRecord(), NOON, list[datetime]()
    for pause in pauses_s:
        now += timedelta(seconds=pause)
        if not is_locked(access, now):
            guesses.append(now)
            access = after_failure(access, now)
    for first, sixth in zip(guesses, guesses[5:], strict=False):
        assert sixth - first >= QUARTER
    day = [sum(now <= guess < now + timedelta(hours=24) for guess in guesses) for now in guesses]
    assert max(day) <= 15 + 4  # four failures may have stood from the day before
