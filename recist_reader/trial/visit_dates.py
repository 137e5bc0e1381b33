"""Days of a subject against its list of visits: where a scan belongs, what is due (ST-105, ST-107)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recist_reader.recist.dates import last_day_of_month
from recist_reader.recist.read import PartialDate
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.trial.visit_list import PlannedVisit, VisitList


@dataclass(frozen=True)
class Placement:
    """The visit that a scan belongs to by its day; `days_off`: outside its window, early negative (DV-01).

    `visit` is None for a scan outside all of them: unscheduled.
    """

    number: int | None
    visit: PlannedVisit | None
    days_off: int = 0


def placed(visits: VisitList, day: int) -> Placement:
    """Return the visit of a scan on a day counted from randomisation (ST-105).

    The visit whose window holds the day; else the nearest nominal day, where it is closer than half of the
    gap to the next visit on that side. Beyond the first or last visit the gap on its other side is taken.
    """
    known: list[tuple[int, PlannedVisit]] = []
    for number, visit in visits.in_order():
        known.append((number, visit))
        if visit.opens > day and visit.day > day and len(known) > 1:
            break
    for number, visit in known:
        if visit.opens <= day <= visit.closes:
            return Placement(number, visit)
    place, (number, visit) = min(enumerate(known), key=lambda found: abs(found[1][1].day - day))
    neighbour = place + (1 if day > visit.day else -1)
    if not 0 <= neighbour < len(known):
        neighbour = place - 1 if neighbour > place else place + 1
    if not 0 <= neighbour < len(known):
        return Placement(None, None)
    gap = abs(known[neighbour][1].day - visit.day)
    if 2 * abs(day - visit.day) >= gap:
        return Placement(None, None)
    return Placement(number, visit, days_outside(visit, day))


def days_outside(visit: PlannedVisit, day: int) -> int:
    """Days by which a scan missed the window of its visit: early negative, 0 inside (DV-01)."""
    return min(0, day - visit.opens) + max(0, day - visit.closes)


class DueState(StrEnum):
    """How a visit that is expected stands, for the manager (ST-107)."""

    RECEIVED = "received"
    NOT_DONE = "not_done"
    EXPECTED = "expected"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class ExpectedVisit:
    """A visit of a subject by the list: its day, its window, and how it stands on the day of asking."""

    number: int
    name: str
    due: date
    opens: date
    until: date
    state: DueState


def last_expected_day(subject: SubjectRecord) -> date | None:
    """The day after which nothing more is expected: death or withdrawal, the earlier; None: no end known.

    Of a death known to the month it is the last day of that month (D-6).
    """
    died = subject.death_date
    if isinstance(died, PartialDate):
        died = last_day_of_month(died.year, died.month)
    ends = [day for day in (died, subject.withdrawal_date) if day is not None]
    return min(ends, default=None)


def expected_visits(
    visits: VisitList, subject: SubjectRecord, came: Mapping[int, bool], today: date
) -> Iterator[ExpectedVisit]:
    """Yield the visits of a subject up to the first that lies ahead, from randomisation (ST-107).

    `came`: number of a visit -> whether it was done (False: declared not done). Nothing is expected after
    death or withdrawal, nor, once the images are final, of what did not come. Nothing without a
    randomisation date. No treatment moves a visit, and no response ends them: the manager knows none.
    """
    start = subject.randomisation_date
    if start is None:
        return
    end = last_expected_day(subject)
    latest = max(came, default=-1)
    for number, visit in visits.in_order():
        try:
            due, opens, until = (start + timedelta(days=d) for d in (visit.day, visit.opens, visit.closes))
        except OverflowError:
            return
        is_there = number in came
        is_ended = subject.images_final or (end is not None and due > end)
        if is_there or not is_ended:
            yield ExpectedVisit(
                number, visit.name, due, opens, until, _state(number, came, opens, until, today)
            )
        if opens > today and number > latest:
            return
        if is_ended and number >= latest:
            return


def _state(number: int, came: Mapping[int, bool], opens: date, until: date, today: date) -> DueState:
    if number in came:
        return DueState.RECEIVED if came[number] else DueState.NOT_DONE
    if today > until:
        return DueState.OVERDUE
    return DueState.DUE if today >= opens else DueState.EXPECTED
