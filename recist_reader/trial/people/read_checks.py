"""Batch edit checks over all reads (QY-4). Pure: each finds something to ask about, none changes anything."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from statistics import fmean, stdev

from recist_reader.trial.labels import label_order
from recist_reader.trial.people.queries import Finding, ReadAbout

OUTLIER_Z = 4.0
"""Standard deviations from the mean of the reader's values. Fewer than 18 values never reach it."""


@dataclass(frozen=True)
class CheckedVisit:
    """A released timepoint of a subject: its number in the schedule, and the day of its first scan."""

    label: str
    number: int | None
    day: date | None


@dataclass(frozen=True)
class CheckedRead:
    """One read with the labels that its reader has locked."""

    about: ReadAbout
    locked: frozenset[str]


@dataclass(frozen=True)
class CheckedSubject:
    """A subject with its released timepoints, in the order of their labels, and its reads, R1 first."""

    visits: Sequence[CheckedVisit]
    reads: Sequence[CheckedRead]


@dataclass(frozen=True)
class CheckedValue:
    """A diameter that counts, of a locked timepoint."""

    read: ReadAbout
    timepoint: str
    lesion: str
    mm: Decimal


def findings_of(subject: CheckedSubject) -> Iterator[Finding]:
    """Yield what the order of dates, the visits and the two reads of a subject leave to ask."""
    if not subject.reads:
        return
    first = subject.reads[0].about
    yield from (Finding(first, "date_order", label) for label in out_of_order(subject.visits))
    yield from (Finding(first, "missing_visit", label) for label in after_a_gap(subject.visits))
    for one, other in combinations(subject.reads, 2):
        for label in passed_over(one.locked, other.locked):
            yield Finding(one.about, "visit_sets", label)


def out_of_order(visits: Sequence[CheckedVisit]) -> list[str]:
    """Return the labels whose scan is not later than that of the timepoint before; no date, no finding."""
    dated = [visit for visit in visits if visit.day is not None]
    return [
        later.label
        for before, later in pairwise(dated)
        if later.day is not None and later.day <= _day(before)
    ]


def _day(visit: CheckedVisit) -> date:
    assert visit.day is not None
    return visit.day


def after_a_gap(visits: Sequence[CheckedVisit]) -> list[str]:
    """Return the labels of scheduled visits before which a scheduled one is neither there nor declared."""
    scheduled = sorted((visit for visit in visits if visit.number is not None), key=lambda v: v.number or 0)
    return [
        later.label for before, later in pairwise(scheduled) if (later.number or 0) > (before.number or 0) + 1
    ]


def passed_over(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """Return the labels that one reader has locked and the other has not, up to where both have read."""
    if not one or not other:
        return []
    reach = min(max(map(label_order, one)), max(map(label_order, other)))
    return sorted((label for label in one ^ other if label_order(label) < reach), key=label_order)


def outliers(values: Mapping[str, Sequence[CheckedValue]]) -> Iterator[Finding]:
    """Yield the values that lie far from all others of the same reader (reader -> values)."""
    for own in values.values():
        lengths = [float(value.mm) for value in own]
        if len(lengths) < 2 or (spread := stdev(lengths)) == 0:
            continue
        mean = fmean(lengths)
        for value, length in zip(own, lengths, strict=True):
            if abs(length - mean) / spread > OUTLIER_Z:
                yield Finding(value.read, "measurement", value.timepoint, value.lesion)
