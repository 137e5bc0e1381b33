"""Dates of one timepoint: of its scans, of its category, of progression.

Source: RECIST 1.1, Eisenhauer 2009; FDA guidance 2018 on the date of progression; our rules D-1 to
D-6. Which scan date a series has (D-1) is settled where images are read.
"""

import calendar
import datetime
from collections.abc import Iterable
from typing import NamedTuple

from recist_reader.recist.options import CharterOptions
from recist_reader.recist.read import Timepoint


class Trigger(NamedTuple):
    """One thing that made PD: its kind and the date of the scan that shows it (D-2, D-5)."""

    kind: str  # "new", "target", "non_target" or "reappearance"
    date: datetime.date | None


def lesion_date(at: Timepoint, lesion: str) -> datetime.date | None:
    """Return the date of the scan that shows a lesion; the timepoint's unless it has its own (D-1)."""
    return at.lesion_dates.get(lesion, at.date)


def scan_dates(at: Timepoint) -> tuple[datetime.date, ...]:
    """Return all scan dates of a timepoint, () when it was not done."""
    if at.date is None:
        return ()
    return (at.date, *at.lesion_dates.values())


def response_date(at: Timepoint, options: CharterOptions) -> datetime.date | None:
    """Return the date of CR, PR, SD or NE: the latest scan (D-3), by option the earliest."""
    dates = scan_dates(at)
    if not dates:
        return None
    return min(dates) if options.response_date == "earliest_scan" else max(dates)


def pd_date(at: Timepoint, triggers: Iterable[Trigger], options: CharterOptions) -> datetime.date | None:
    """Return the date of PD (D-2): the earliest of its triggers, or a scan date by option."""
    scans = scan_dates(at)
    if options.pd_date == "earliest_scan":
        return min(scans, default=None)
    if options.pd_date == "latest_scan":
        return max(scans, default=None)
    return min((trigger.date for trigger in triggers if trigger.date is not None), default=at.date)


def latest_of(at: Timepoint, lesions: Iterable[str]) -> datetime.date | None:
    """Return the latest scan date among some lesions: that of target PD (D-2)."""
    return max((when for lesion in lesions if (when := lesion_date(at, lesion))), default=at.date)


def earliest_of(at: Timepoint, lesions: Iterable[str]) -> datetime.date | None:
    """Return the earliest scan date among some lesions: that of any one lesion showing PD (D-2, D-5)."""
    return min((when for lesion in lesions if (when := lesion_date(at, lesion))), default=at.date)


def duration_days(start: datetime.date, end: datetime.date, options: CharterOptions) -> int:
    """Return end - start + 1 (PFS-10), without the 1 by option."""
    return (end - start).days + (1 if options.days_plus_one else 0)


def last_day_of_month(year: int, month: int) -> datetime.date:
    """Return the last day of a month: the latest day that a partial date can mean (D-6)."""
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
