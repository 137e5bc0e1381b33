"""Dates moved by the subject's secret, times of day kept (BL-34).

All DA and DT of a subject move back by the same number of days, so days between scans and decay
times stay exact. A DT with an offset from UTC is turned into the file's own local time first; the
offset itself is then removed.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

from recist_reader.imaging.uids import StudyKey

SHORTEST_SHIFT_DAYS = 400
LONGEST_SHIFT_DAYS = 3_650
_VISIT_EPOCH = date(1900, 1, 1)
_DAYS_PER_VISIT = 100

_DATE = re.compile(r"(\d{4})[.]?(\d{2})[.]?(\d{2})")
_TIME = re.compile(r"\d{2}(\d{2}(\d{2}(\.\d{1,6})?)?)?")
_OLD_TIME = re.compile(r"(\d{2}):(\d{2}):(\d{2}(?:\.\d{1,6})?)")
_DATETIME = re.compile(r"(\d{4}(?:\d{2}(?:\d{2}(?:\d{2}(?:\d{2}(?:\d{2}(?:\.\d{1,6})?)?)?)?)?)?)([+-]\d{4})?")
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})")


class DateRule(StrEnum):
    """How dates of stored images move, by the study's option `date_display` (BL-34, BN)."""

    RELATIVE_DAYS = "relative_days"
    VISIT_ONLY = "visit_only"
    ABSOLUTE = "absolute"


@dataclass(frozen=True)
class DateShift:
    """How many days back the dates of one subject (or one visit) move; 0 leaves them (`absolute`)."""

    days_back: int

    @classmethod
    def of_subject(cls, key: StudyKey, subject: str) -> "DateShift":
        """The subject's secret shift: 400 to 3,650 days, by HMAC of the study key (BL-34)."""
        # The line feed keeps this apart from UIDs, which are hashed with the same key.
        number = int.from_bytes(key.digest(f"date shift\n{subject}")[:8], "big")
        return cls(SHORTEST_SHIFT_DAYS + number % (LONGEST_SHIFT_DAYS - SHORTEST_SHIFT_DAYS + 1))

    @classmethod
    def of_visit(cls, first_scan: date, number: int) -> "DateShift":
        """`visit_only`: the first scan of timepoint `number` falls on day 100 x number (BL-34)."""
        return cls((first_scan - _VISIT_EPOCH).days - _DAYS_PER_VISIT * number)

    @property
    def is_modified(self) -> bool:
        return self.days_back != 0

    def moved(self, day: date) -> date:
        """Return the shifted day; raises OverflowError before year 1."""
        return day - timedelta(days=self.days_back)

    def back(self, shifted: date) -> date:
        """Return the original day of a shifted one (exports)."""
        return shifted + timedelta(days=self.days_back)

    def date_text(self, text: str) -> str:
        """Shift one DA value; empty when it is no date (free text must not pass)."""
        day = read_date(text)
        if day is None:
            return ""
        try:
            return f"{self.moved(day):%Y%m%d}".zfill(8)
        except OverflowError:
            return ""

    def datetime_text(self, text: str, local: timezone | None) -> str:
        """Shift one DT value and turn it into the file's local time; empty when it is none.

        `local` is the file's own zone; without it the value's own offset counts as local.
        A DT of less than a full date has no day that could be shifted: it becomes empty.
        """
        found = _DATETIME.fullmatch(text.strip("\0 "))
        if found is None or len(found[1]) < 8:
            return ""
        digits, offset = found[1], read_offset(found[2])
        day = read_date(digits[:8])
        clock = digits[8:]
        if day is None or (clock and not is_time(clock)):
            return ""
        if offset is not None and local is not None and len(clock) >= 2:
            day, clock = _in_zone(day, clock, offset, local)
        shifted = self.date_text(f"{day:%Y%m%d}".zfill(8))
        return shifted + clock if shifted else ""


def read_date(text: str) -> date | None:
    """Return a DA value as a date, None when it is none (old form 1999.12.31 included)."""
    found = _DATE.fullmatch(text.strip("\0 "))
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def is_time(text: str) -> bool:
    """Whether a TM value has the standard's form and stands on a clock."""
    if _TIME.fullmatch(text) is None:
        return False
    limits = (23, 59, 60)
    return all(
        int(text[2 * i : 2 * i + 2]) <= limit for i, limit in enumerate(limits) if len(text) >= 2 * i + 2
    )


def time_text(text: str) -> str:
    """Return a TM value as it is, the old form with colons without them, empty when it is no time."""
    plain = text.strip("\0 ")
    old = _OLD_TIME.fullmatch(plain)
    if old is not None:
        plain = "".join(old.groups())
    return plain if is_time(plain) else ""


def read_offset(text: str | None) -> timezone | None:
    """Return an offset from UTC like +0100 as a zone, None when it is none."""
    found = _OFFSET.fullmatch((text or "").strip("\0 "))
    if found is None or int(found[2]) > 14 or int(found[3]) > 59:
        return None
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(ahead if found[1] == "+" else -ahead)


def known_offset(text: str | None) -> str:
    """Return an offset from UTC as it was written, empty where it is none: it may be any text of a file."""
    return "" if read_offset(text) is None else (text or "").strip("\0 ")


def _in_zone(day: date, clock: str, offset: timezone, local: timezone) -> tuple[date, str]:
    """Turn day and clock of one zone into another; the clock keeps its precision."""
    minutes = int(clock[2:4]) if len(clock) >= 4 else 0
    there = datetime(day.year, day.month, day.day, int(clock[:2]), minutes, tzinfo=offset)
    try:
        here = there.astimezone(UTC).astimezone(local)
    except OverflowError:
        return day, clock
    # Offsets are whole minutes: seconds and fractions stay as written.
    return here.date(), f"{here:%H%M}"[: max(len(clock), 4)] + clock[4:]
