"""Why a pair of reads needs an adjudicator, each trigger in words (AD-2, AJ-1)."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recist_reader.recist.adjudication import Outcome, outcome_of, triggers
from recist_reader.recist.options import CharterOptions
from recist_reader.said import Said, phrase
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.labels import label_order


@dataclass(frozen=True)
class AdjudicationTrigger:
    """One trigger that fired: its id T1 to T7, and how the list of the adjudicator names it."""

    id: str
    words: Said


def triggers_of(pair: ReadPair, *, both_complete: bool) -> tuple[AdjudicationTrigger, ...]:
    """Return the triggers of the charter that fired, in the order of AD-2; () for none.

    Whether both reads are `complete` (workflow 2.1) is for the caller to say, who knows if all images
    came: before, nothing is compared and nobody learns of a difference (AJ-1).
    """
    if not both_complete:
        return ()
    first = outcome_of(pair.read_a, pair.assessed_a)
    second = outcome_of(pair.read_b, pair.assessed_b)
    options = pair.facts.options
    may_tell_days = options.workflow.date_display != "visit_only"
    told = _Compared(first, second, options.charter, may_tell_days)
    return tuple(
        AdjudicationTrigger(fired, _WORDS[fired](told)) for fired in triggers(first, second, options.charter)
    )


@dataclass(frozen=True)
class _Compared:
    a: Outcome
    b: Outcome
    charter: CharterOptions
    may_tell_days: bool  # not where the time between visits would tell the arm (BN, date_display)


def _best_response(of: _Compared) -> Said:
    return phrase("best response {a} / {b}", a=of.a.best_response.value, b=of.b.best_response.value)


def _one_reader_only(_: _Compared) -> Said:
    return phrase("progression: one reader only")


def _progression_dates(of: _Compared) -> Said:
    days = _days_apart(of.a.progression_date, of.b.progression_date)
    if not of.may_tell_days:
        return phrase("progression date differs")
    if days == 1:
        return phrase("progression date differs by 1 day")
    return phrase("progression date differs by {days} days", days=days)


def _response_dates(of: _Compared) -> Said:
    dates = of.a.first_response_date, of.b.first_response_date
    if None in dates:
        return phrase("response: one reader only")
    if not of.may_tell_days:
        return phrase("date of first response differs")
    days = _days_apart(*dates)
    if days == 1:
        return phrase("date of first response differs by 1 day")
    return phrase("date of first response differs by {days} days", days=days)


def _timepoints(of: _Compared) -> Said:
    labels = of.a.overall.keys() | of.b.overall.keys()
    differing = [label for label in labels if of.a.overall.get(label) is not of.b.overall.get(label)]
    return phrase("overall response differs at {timepoints}", timepoints=_listed(differing))


def _disease(of: _Compared) -> Said:
    a, b = (_DISEASE[outcome.disease_at_baseline] for outcome in (of.a, of.b))
    return phrase("disease at baseline: {a} / {b}", a=a, b=b)


def _sums(of: _Compared) -> Said:
    percent = of.charter.adjudication_sum_percent
    differing = [
        label
        for label in of.a.sums_mm.keys() & of.b.sums_mm.keys()
        if "T7" in triggers(_sum_alone(of.a, label), _sum_alone(of.b, label), of.charter)
    ]
    return phrase(
        "sum differs by more than {percent} % at {timepoints}", percent=percent, timepoints=_listed(differing)
    )


def _sum_alone(outcome: Outcome, label: str) -> Outcome:
    return Outcome(outcome.best_response, sums_mm={label: outcome.sums_mm[label]})


def _days_apart(one: datetime.date | None, other: datetime.date | None) -> int:
    return 0 if one is None or other is None else abs((one - other).days)


def _listed(labels: list[str]) -> str:
    return ", ".join(sorted(labels, key=label_order))


_DISEASE: Mapping[str, Said] = {
    "measurable": phrase("measurable"),
    "non_measurable": phrase("not measurable"),
    "none": phrase("none"),
}

_WORDS: Mapping[str, Callable[[_Compared], Said]] = {
    "T1": _best_response,
    "T2": _one_reader_only,
    "T3": _progression_dates,
    "T4": _response_dates,
    "T5": _timepoints,
    "T6": _disease,
    "T7": _sums,
}
