"""What the dates of a subject say against each other, the study and today (ST-118)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recist_reader.recist.read import PartialDate
from recist_reader.said import phrase
from recist_reader.trial.study_records import SubjectRecord

_EVENTS = {
    "new_therapy_date": phrase("new therapy"),
    "clinical_deterioration_date": phrase("deterioration"),
    "withdrawal_date": phrase("withdrawal"),
}
_DATES = {
    "randomisation_date": phrase("randomisation"),
    "death_date": phrase("death"),
    "last_known_alive_date": phrase("the day last known alive"),
    **_EVENTS,
}


@dataclass(frozen=True)
class DateFault:
    """A date that cannot be true, or (`is_warning`) that a person should look at; `column` is its field."""

    column: str
    what: str
    remedy: str
    is_warning: bool = False


def date_faults(
    record: SubjectRecord, today: date | None = None, cutoff: date | None = None
) -> Iterator[DateFault]:
    """Yield what is wrong with the dates of one subject, errors and warnings.

    `today` None: nothing is asked about the future; `cutoff` is the study's cut-off date.
    """
    yield from _before_randomisation(record)
    alive = record.last_known_alive_date
    if alive is not None and record.death_date is not None and _is_before(record.death_date, alive):
        what = phrase("last known alive lies after death")
        yield DateFault("last_known_alive_date", what, phrase("Check both dates"))
    for column, event in _DATES.items():
        day: date | PartialDate | None = getattr(record, column)
        if day is None:
            continue
        if today is not None and _is_before(today, day):
            yield DateFault(
                column, phrase("{event} lies in the future", event=event), phrase("Check the date")
            )
        elif cutoff is not None and _is_before(cutoff, day):
            what = phrase("{event} lies after the cut-off of the study", event=event)
            yield DateFault(column, what, phrase("It does not count"), is_warning=True)
    if isinstance(record.death_date, PartialDate):
        what, remedy = phrase("of death only the month is known (D-6)"), phrase("Ask the site for the day")
        yield DateFault("death_date", what, remedy, is_warning=True)
    if record.new_therapy_kind and record.new_therapy_date is None:
        what = phrase("a new therapy has a kind and no date")
        yield DateFault("new_therapy_kind", what, phrase("Ask the site for the date"), is_warning=True)


def _before_randomisation(record: SubjectRecord) -> Iterator[DateFault]:
    start = record.randomisation_date
    if start is None:
        return
    if record.death_date is not None and _is_before(record.death_date, start):
        yield DateFault("death_date", phrase("death lies before randomisation"), phrase("Check both dates"))
    for column, event in _EVENTS.items():
        day: date | None = getattr(record, column)
        if day is not None and day < start:
            what = phrase("{event} lies before randomisation", event=event)
            yield DateFault(column, what, phrase("Check both dates"))


def _is_before(one: date | PartialDate, other: date | PartialDate) -> bool:
    """Whether a day lies before another for certain; of a month all days must (D-6)."""
    if isinstance(one, PartialDate) or isinstance(other, PartialDate):
        return (one.year, one.month) < (other.year, other.month)
    return one < other
