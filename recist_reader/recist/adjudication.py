"""When two reads of a patient need an adjudicator, and whose read is final without one.

Source: FDA guidance on trial imaging endpoints, 2018, and charter practice; our rules AD-2 to AD-5.
Reading itself (AD-1, AD-4) is the workflow's, rates of agreement (AD-6) are the analysis'.
A different choice of targets alone is no trigger (AD-3): targets are not compared here.
"""

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from recist_reader.recist.assessment import Assessment
from recist_reader.recist.options import CharterOptions, default_options
from recist_reader.recist.read import Read
from recist_reader.recist.vocabulary import Response

DISEASE_AT_BASELINE = ("measurable", "non_measurable", "none")


@dataclass(frozen=True)
class Outcome:
    """What of one read is compared: best response (primary variant), dates, baseline, timepoints."""

    best_response: Response
    progression_date: datetime.date | None = None
    first_response_date: datetime.date | None = None
    disease_at_baseline: str = "measurable"
    overall: Mapping[str, Response] = field(default_factory=dict)
    sums_mm: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def has_pd(self) -> bool:
        return self.progression_date is not None or self.best_response is Response.PD


def outcome_of(read: Read, assessment: Assessment) -> Outcome:
    """Return what of an assessed read is compared with the other reader's."""
    confirmed = read.options.confirmation_required
    disease = "measurable" if read.targets else "non_measurable" if read.non_targets else "none"
    return Outcome(
        best_response=assessment.bor_confirmed if confirmed else assessment.bor_unconfirmed,
        progression_date=assessment.progression_date,
        first_response_date=assessment.first_response_date,
        disease_at_baseline=disease,
        overall={at.id: at.overall for at in assessment.timepoints},
        sums_mm={at.id: at.sum_mm for at in assessment.timepoints if at.sum_mm is not None},
    )


def triggers(first: Outcome, second: Outcome, options: CharterOptions | None = None) -> tuple[str, ...]:
    """Return the triggers in force that ask for adjudication, T1 to T7 (AD-2); () for none."""
    options = options or default_options()
    return tuple(
        trigger
        for trigger, holds in _TRIGGERS.items()
        if trigger in options.adjudication_triggers and holds(first, second, options)
    )


def _best_response_differs(first: Outcome, second: Outcome, _: CharterOptions) -> bool:
    return first.best_response is not second.best_response


def _one_has_pd(first: Outcome, second: Outcome, _: CharterOptions) -> bool:
    return first.has_pd != second.has_pd


def _pd_dates_differ(first: Outcome, second: Outcome, options: CharterOptions) -> bool:
    if first.progression_date is None or second.progression_date is None:
        return False
    apart = abs((first.progression_date - second.progression_date).days)
    return apart > options.adjudication_date_tolerance_days


def _response_dates_differ(first: Outcome, second: Outcome, _: CharterOptions) -> bool:
    # A response that only one reader saw has no equal date either.
    return first.first_response_date != second.first_response_date


def _timepoint_differs(first: Outcome, second: Outcome, _: CharterOptions) -> bool:
    return dict(first.overall) != dict(second.overall)


def _disease_differs(first: Outcome, second: Outcome, _: CharterOptions) -> bool:
    return first.disease_at_baseline != second.disease_at_baseline


def _sum_differs(first: Outcome, second: Outcome, options: CharterOptions) -> bool:
    return any(
        _is_apart(first.sums_mm[at], second.sums_mm[at], options.adjudication_sum_percent)
        for at in first.sums_mm.keys() & second.sums_mm.keys()
    )


def _is_apart(one_mm: Decimal, other_mm: Decimal, percent: int) -> bool:
    smaller, larger = sorted((one_mm, other_mm))
    return 100 * (larger - smaller) > percent * smaller


_TRIGGERS: Mapping[str, Callable[[Outcome, Outcome, CharterOptions], bool]] = {
    "T1": _best_response_differs,
    "T2": _one_has_pd,
    "T3": _pd_dates_differ,
    "T4": _response_dates_differ,
    "T5": _timepoint_differs,
    "T6": _disease_differs,
    "T7": _sum_differs,
}


def final_without_trigger(subject: str, seed: str, options: CharterOptions) -> int:
    """Return which read, 1 or 2, is final when nothing triggered (AD-5).

    `random` picks per subject from the stored seed, the same on every machine.
    """
    if options.final_without_trigger == "r1":
        return 1
    return 1 + hashlib.sha256(f"{seed}\0{subject}".encode()).digest()[0] % 2
