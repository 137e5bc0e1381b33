"""Moments as typed on the command line."""

import argparse
from datetime import UTC, date, datetime, timedelta


def moment(text: str) -> str:
    """Return a moment as events have it: UTC, microseconds, Z. Without a zone it is meant as UTC."""
    try:
        at = datetime.fromisoformat(text)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        example = "2026-03-02T09:15:04Z"
        raise argparse.ArgumentTypeError(f"{text!r} is no time of ISO 8601, such as {example}") from None
    return f"{at.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def moment_or_day(text: str) -> str:
    """Return a moment; a day without a time is its end in UTC (EXP-6)."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return moment(text)
    end = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1, microseconds=-1)
    return moment(end.isoformat())
