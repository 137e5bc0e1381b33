"""Progression-free survival: event or censoring, its date and reason; duration of response.

Source: RECIST 1.1, Eisenhauer 2009, section 4.7; FDA guidance 2018, table A; our rules PFS-1 to
PFS-15. Symptomatic deterioration, toxicity and withdrawal are no events (PFS-7), an unconfirmed
equivocal lesion never is (PFS-15): neither reaches this file, but for the variant that asks.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from recist_reader.recist.assessment import Pfs
from recist_reader.recist.dates import duration_days, last_day_of_month
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.read import PartialDate
from recist_reader.recist.schedule import Schedule, Visit


class Censoring(StrEnum):
    """Why there is no event, or no answer (PFS-9)."""

    NO_EVENT = "NO_EVENT"
    MISSED_VISITS = "MISSED_VISITS"
    NEW_THERAPY = "NEW_THERAPY"
    NO_POST_BASELINE = "NO_POST_BASELINE"
    NO_BASELINE = "NO_BASELINE"
    NO_RANDOMISATION = "NO_RANDOMISATION"
    DEATH_DATE_PARTIAL = "DEATH_DATE_PARTIAL"  # D-6


class Variant(StrEnum):
    """The primary analysis and its sensitivity variants (PFS-11, PFS-12, EXP-44)."""

    PRIMARY = "primary"
    EMA = "ema"
    SCHEDULED_DATES = "scheduled_dates"
    CLINICAL_PD = "clinical_pd"
    GAP_PD = "gap_pd"
    TTP = "ttp"


@dataclass(frozen=True)
class Policy:
    """What counts as event and what censors."""

    therapy_censors: bool
    missed_visits: int  # so many in a row censor; 0: never
    ne_is_missed: bool
    death_is_event: bool
    clinical_is_event: bool = False
    uses_scheduled_dates: bool = False
    gap_is_event: bool = False


def policy_of(options: CharterOptions, variant: Variant = Variant.PRIMARY) -> Policy:
    """Return the policy of a variant; where it says nothing the charter's options hold."""
    primary = Policy(
        therapy_censors=options.pfs_new_therapy == "censor",
        missed_visits=options.pfs_missed_visits,
        ne_is_missed=options.pfs_ne_is_missed,
        death_is_event=options.pfs_death_is_event,
    )
    match variant:
        case Variant.EMA:
            return replace(primary, therapy_censors=False, missed_visits=0)
        case Variant.SCHEDULED_DATES:
            return replace(primary, uses_scheduled_dates=True)
        case Variant.CLINICAL_PD:
            return replace(primary, clinical_is_event=True)
        case Variant.GAP_PD:
            return replace(primary, gap_is_event=True)
        case Variant.TTP:
            return replace(primary, death_is_event=False)
    return primary


@dataclass(frozen=True)
class Visited:
    """One timepoint before progression that had images, as far as time to event needs it."""

    date: datetime.date  # D-3
    scan_dates: tuple[datetime.date, ...]
    evaluable: bool  # its overall response is not NE
    nominal_date: datetime.date | None = None


@dataclass(frozen=True)
class Course:
    """The dates of one patient that time to event depends on; those after cut-off are left out."""

    randomisation: datetime.date | None
    has_baseline: bool
    visited: tuple[Visited, ...]
    progression: datetime.date | None
    progression_nominal: datetime.date | None
    progression_scans: tuple[datetime.date, ...]  # of the whole timepoint: PD may be dated to the last
    death: datetime.date | PartialDate | None
    new_therapy: datetime.date | None
    clinical_deterioration: datetime.date | None
    cutoff: datetime.date | None
    schedule: Schedule | None
    options: CharterOptions

    def last_evaluable(
        self, *, until: datetime.date | None = None, before: datetime.date | None = None
    ) -> Visited | None:
        """Return the last evaluable assessment (D-4), by option on or before or strictly before a day."""
        fitting = [
            v
            for v in self.visited
            if v.evaluable and (until is None or v.date <= until) and (before is None or v.date < before)
        ]
        return max(fitting, key=lambda v: v.date, default=None)


class Event(NamedTuple):
    """What ends progression-free survival, and when (PFS-1)."""

    kind: str  # "PD" or "DEATH"
    date: datetime.date


class End(NamedTuple):
    """Where observation ends: with an event, or censored at an assessment (None: at the start)."""

    event: Event | None
    at: Visited | None
    reason: Censoring | None
    rule: str


def progression_free_survival(course: Course, policy: Policy) -> Pfs:
    """Return event or censoring from randomisation on (PFS-1 to PFS-10)."""
    start = course.randomisation
    if start is None:
        return Pfs(None, None, None, Censoring.NO_RANDOMISATION, rule="PFS-1")
    return _timed(course, policy, start)


def duration_of_response(course: Course, policy: Policy, first_response: datetime.date) -> Pfs:
    """Return the time from first response to PD or death, censored as PFS is (PFS-13).

    From first CR it is the duration of CR, from randomisation that of SD.
    """
    responding = next((visited for visited in course.visited if visited.date == first_response), None)
    return _timed(course, policy, _shown_assessment_date(course, policy, responding, first_response))


def _timed(course: Course, policy: Policy, start: datetime.date) -> Pfs:
    if not course.has_baseline:  # PFS-6
        return _censored(course, start, start, Censoring.NO_BASELINE, "PFS-6")
    if isinstance(course.death, PartialDate):
        end = _end_with_partial_death(course, course.death, policy)
        if end is None:
            return Pfs(None, None, None, Censoring.DEATH_DATE_PARTIAL, rule="D-6")
    else:
        end = _end(course, course.death, policy)
    if end.event is not None:
        when = _shown_event_date(course, policy, end.event)
        days = duration_days(start, when, course.options)
        return Pfs(True, when, days, None, end.event.kind, end.rule)
    assert end.reason is not None
    return _censored(
        course, start, _shown_assessment_date(course, policy, end.at, start), end.reason, end.rule
    )


def _censored(course: Course, start: datetime.date, when: datetime.date, reason: Censoring, rule: str) -> Pfs:
    return Pfs(False, when, duration_days(start, when, course.options), reason, rule=rule)


def _end(course: Course, death: datetime.date | None, policy: Policy) -> End:
    event = _first_event(course, death, policy)
    therapy = course.new_therapy
    nothing_after_baseline = course.last_evaluable() is None and course.progression is None
    if policy.therapy_censors and therapy is not None and (event is None or therapy < event.date):
        if event is None and nothing_after_baseline:
            return End(None, None, Censoring.NO_POST_BASELINE, "PFS-5")
        return End(None, course.last_evaluable(until=therapy), Censoring.NEW_THERAPY, "PFS-4")
    if event is None:
        last = course.last_evaluable()
        if last is None:
            return End(None, None, Censoring.NO_POST_BASELINE, "PFS-5")
        return End(None, last, Censoring.NO_EVENT, "PFS-2")
    missed = tuple(_missed_before(course, event.date, policy))
    if policy.missed_visits and len(missed) >= policy.missed_visits:
        return _end_after_gap(course, event, missed[0], policy)
    return End(event, None, None, "PFS-5" if nothing_after_baseline else "PFS-1")


def _end_after_gap(course: Course, event: Event, first_missed: Visit, policy: Policy) -> End:
    if policy.gap_is_event and course.randomisation is not None:
        when = course.randomisation + datetime.timedelta(days=first_missed.day)
        return End(Event(event.kind, when), None, None, "PFS-11")
    last = course.last_evaluable(before=event.date)
    if last is None and event.kind == "DEATH":
        return End(None, None, Censoring.NO_POST_BASELINE, "PFS-5")
    return End(None, last, Censoring.MISSED_VISITS, "PFS-3")


def _first_event(course: Course, death: datetime.date | None, policy: Policy) -> Event | None:
    events = []
    if course.progression is not None:  # at an unscheduled visit too (PFS-8)
        events.append(Event("PD", course.progression))
    clinical = course.clinical_deterioration
    if policy.clinical_is_event and _counts(course, clinical) and clinical is not None:
        events.append(Event("PD", clinical))
    if policy.death_is_event and _counts(course, death) and death is not None:
        events.append(Event("DEATH", death))
    return min(events, key=lambda event: event.date, default=None)  # a tie is PD: it stands first


def _counts(course: Course, when: datetime.date | None) -> bool:
    return when is not None and (course.cutoff is None or when <= course.cutoff)  # PFS-14


def _missed_before(course: Course, event: datetime.date, policy: Policy) -> Iterator[Visit]:
    """Yield the scheduled visits without assessment directly before an event (PFS-3).

    A visit is missed once its window has passed, strictly before the event, without an evaluable
    scan in it; a scan of the progression's own timepoint is one, where PD is dated later (D-2). An
    evaluable scan outside all windows ends the gap too: what was missed before it does not stand
    directly before the event.
    """
    start = course.randomisation
    if start is None or course.schedule is None:
        return
    seen = [
        (when - start).days
        for visited in course.visited
        if visited.evaluable or not policy.ne_is_missed
        for when in visited.scan_dates
        if when <= event  # seen on the very day: nothing is missed directly before the event
    ]
    last_seen = max(seen, default=None)
    seen += [(when - start).days for when in course.progression_scans if when < event]
    for visit in course.schedule.due_by((event - start).days):
        if last_seen is not None and visit.closes <= last_seen:
            continue
        if not any(visit.opens <= day <= visit.closes for day in seen):
            yield visit


def _end_with_partial_death(course: Course, death: PartialDate, policy: Policy) -> End | None:
    """Return the end where the missing day of death makes no difference, None where it would (D-6)."""
    last = last_day_of_month(death.year, death.month)
    alive = (day for day in _alive_on(course) if day <= last)  # a later day contradicts: no evidence
    first = max(datetime.date(death.year, death.month, 1), *alive)
    ends = [_end(course, day, policy) for day in (first, last)]
    if any(end.event is not None and end.event.kind == "DEATH" for end in ends):
        return None
    return ends[1]


def _alive_on(course: Course) -> Iterator[datetime.date]:
    yield from (when for visited in course.visited for when in visited.scan_dates)
    yield from (when for when in (course.progression, course.new_therapy) if when is not None)
    yield datetime.date.min


def _shown_event_date(course: Course, policy: Policy, event: Event) -> datetime.date:
    """Return the event's date, that of its scheduled visit in the variant that asks (PFS-11).

    A PD between the windows is dated to the visit that follows.
    """
    if not policy.uses_scheduled_dates or event.date != course.progression:
        return event.date
    return course.progression_nominal or _nominal_of(course, event.date, or_following=True) or event.date


def _shown_assessment_date(
    course: Course, policy: Policy, at: Visited | None, start: datetime.date
) -> datetime.date:
    if at is None:
        return start
    if not policy.uses_scheduled_dates:
        return at.date
    return at.nominal_date or _nominal_of(course, at.date) or at.date


def _nominal_of(course: Course, when: datetime.date, *, or_following: bool = False) -> datetime.date | None:
    """Return the nominal date of the visit whose window holds a day; else, if wished, of the next one."""
    if course.schedule is None or course.randomisation is None:
        return None
    day = (when - course.randomisation).days
    near: list[Visit] = []
    following = None
    for visit in course.schedule.visits_after_baseline():
        if visit.opens <= day <= visit.closes:
            near.append(visit)
        if visit.day >= day:
            following = visit
            break
    own = min(near, key=lambda visit: abs(visit.day - day), default=following if or_following else None)
    return None if own is None else course.randomisation + datetime.timedelta(days=own.day)
