"""When sign-ins of an account are refused for a while, or until the manager says so (SE-3)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from recist_reader.trial.people.records import AccessRecord
from recist_reader.trial.people.roles import StudyRole

FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=15)
LOCKS_COUNT_FOR = timedelta(hours=24)
LOCKS_ALLOWED = 3


def moment_text(at: datetime) -> str:
    """Return a time as rows and events keep it: UTC with microseconds and Z (IN-116)."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> datetime:
    """Return the time of a row. Raises ValueError for what is no time."""
    return datetime.fromisoformat(text)


def is_locked(access: AccessRecord, now: datetime) -> bool:
    """Whether a sign-in is refused now, whatever the password."""
    return access.needs_manager or (access.locked_until is not None and now < moment_of(access.locked_until))


def after_failure(access: AccessRecord, now: datetime) -> AccessRecord:
    """Count a wrong password; the fifth in a row locks, the third lock of a day until the manager unlocks."""
    failures = access.failures + 1
    if failures < FAILURES_ALLOWED:
        return replace(access, failures=failures)
    locks = (*(lock for lock in access.locks if now - moment_of(lock) < LOCKS_COUNT_FOR), moment_text(now))
    return replace(
        access,
        failures=0,
        locks=locks,
        locked_until=moment_text(now + LOCKED_FOR),
        needs_manager=len(locks) >= LOCKS_ALLOWED,
    )


def after_success(access: AccessRecord, now: datetime, role: StudyRole) -> AccessRecord:
    """Forget failures in a row; locks of the day go on counting."""
    roles = (*access.worked_as, *({role} - set(access.worked_as)))
    return replace(access, failures=0, locked_until=None, last_sign_in=moment_text(now), worked_as=roles)


def unlocked(access: AccessRecord) -> AccessRecord:
    """The manager lets the person in again: failures and locks start anew."""
    return replace(access, failures=0, locks=(), locked_until=None, needs_manager=False)
