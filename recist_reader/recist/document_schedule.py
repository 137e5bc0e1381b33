"""Reading of a visit schedule from the interchange format (PFS-3, ST-106)."""

from recist_reader.recist.document_fields import Fields, Json, whole_number
from recist_reader.recist.schedule import Schedule, Visit

_EQUAL = ("interval_days", "window_days")
_LISTED = ("visits", "then_every_days", "then_window")


def read_schedule(given: Fields) -> Schedule | None:
    """Return the schedule; None, and a problem, when it is none."""
    given.only(*_EQUAL, *_LISTED)
    is_equal = any(given.has(key) for key in _EQUAL)
    is_listed = any(given.has(key) for key in _LISTED)
    if is_equal and is_listed:
        given.fail(None, "both an interval and a list of visits are given", "Give one of the two")
        return None
    before = len(given.problems)
    if is_listed:
        visits = tuple(visit for visit in map(_visit, given.objects("visits", required=True)) if visit)
        every = given.integer("then_every_days", least=1)
        window = _window(given, "then_window", required=every is not None)
        if len(given.problems) > before:
            return None
        return _made(given, visits, every, window)
    interval = given.integer("interval_days", required=True, least=1)
    days = given.integer("window_days", required=True, least=0)
    if interval is None or days is None:
        return None
    try:
        return Schedule.every(interval, days)
    except ValueError as wrong:
        given.fail("interval_days", str(wrong), "Give the days between visits")
        return None


def _made(
    given: Fields, visits: tuple[Visit, ...], every: int | None, window: tuple[int, int]
) -> Schedule | None:
    if not visits:
        given.fail("visits", "the list of visits is empty", "Give visits, or an interval instead")
        return None
    try:
        return Schedule(visits, every, window)
    except ValueError as wrong:
        given.fail("visits", str(wrong), "Mend the list of visits")
        return None


def _visit(given: Fields) -> Visit | None:
    given.only("name", "day", "window")
    name = given.text("name", required=True)
    day = given.integer("day", required=True)
    window = _window(given, "window", required=True)
    return None if name is None or day is None else Visit(name, day, *window)


def _window(given: Fields, key: str, *, required: bool) -> tuple[int, int]:
    values = given.items(key, required=required)
    if not values:
        return 0, 0
    days = [_days(value) for value in values]
    if len(days) != 2 or None in days:
        given.fail(key, "a window is two numbers of days, before and after", "Give [before, after]")
        return 0, 0
    before, after = days
    return before or 0, after or 0


def _days(value: Json) -> int | None:
    # [-14, 14] and [14, 14] mean the same window.
    whole = whole_number(value)
    return None if whole is None else abs(whole)
