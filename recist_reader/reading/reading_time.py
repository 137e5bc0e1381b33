"""How long a timepoint was open and worked on (SQ-7): a sum over the moments at which the reader acted.

An act is anything that shows a person at work: an edit, a slice, a key, a window setting. After an act
the reader counts as at work for one minute and the read as open for fifteen, the time after which a
session is covered (SG-3); what lies beyond the next act is nobody's time.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

PAUSE = timedelta(minutes=1)
"""A reader who looks at an image without touching anything is at work for this long."""

LEFT_AFTER = timedelta(minutes=15)
"""Later than this after the last act the read does not count as open (`idle_lock_min`)."""

_NONE = timedelta(0)


@dataclass(frozen=True)
class ReadingTime:
    """Open and active time of one version of one timepoint, up to the last act.

    `acted` is the UTC time of that act; None before the first, and after a session that has ended.
    """

    timepoint: str
    version: int
    opened_for: timedelta = _NONE
    active_for: timedelta = _NONE
    acted: datetime | None = None

    def act(self, now: datetime) -> "ReadingTime":
        """The reader did something: the time since the act before counts, as far as it can count.

        A clock that was moved back adds nothing and takes nothing away (AU-10).
        """
        passed = max(now - self.acted, _NONE) if self.acted is not None else _NONE
        return replace(
            self,
            opened_for=self.opened_for + min(passed, LEFT_AFTER),
            active_for=self.active_for + min(passed, PAUSE),
            acted=now.astimezone(UTC),
        )

    def resume(self, now: datetime) -> "ReadingTime":
        """A session begins: what passed since the last one was not reading."""
        return replace(self, acted=now.astimezone(UTC))

    @property
    def opened_seconds(self) -> int:
        return int(self.opened_for.total_seconds())

    @property
    def active_seconds(self) -> int:
        return int(self.active_for.total_seconds())

    @property
    def active_minutes(self) -> int:
        """Whole minutes at work: the plain number that the reader sees."""
        return self.active_seconds // 60
