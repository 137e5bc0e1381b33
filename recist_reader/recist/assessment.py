"""The answer of the rules to one read: figures, categories, dates, and why."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from recist_reader.recist.vocabulary import Response

Figure = Decimal | int | str | bool | None


@dataclass(frozen=True)
class Reason:
    """One rule that was tried, whether it held, and the figures it used (FB-1).

    `figures` has named, unrounded values (mm as Decimal, percentages rounded for display only),
    `lesions` the ids of the lesions that mattered. `met` False means: tried and not met.
    """

    rule: str
    met: bool
    figures: Mapping[str, Figure] = field(default_factory=dict)
    lesions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Distance:
    """How far the sum stands from the next categories, in exact mm (FB, EXP-43).

    `pr_at_or_below_mm` = 0.7 B, `pd_at_or_above_mm` = max(1.2 N, N + 5); None where there is no sum.
    """

    pr_at_or_below_mm: Decimal | None
    pd_at_or_above_mm: Decimal | None
    to_pr_mm: Decimal | None
    to_pd_mm: Decimal | None


@dataclass(frozen=True)
class Finding:
    """A query or warning that the rules raise about the data; a person closes it."""

    rule: str
    code: str
    timepoint: str | None = None
    lesions: tuple[str, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True)
class TimepointAssessment:
    """Figures and categories of one post-baseline timepoint."""

    id: str
    sum_mm: Decimal | None  # None where partial (S-8), without targets, or not done
    partial_sum_mm: Decimal | None
    nadir_mm: Decimal | None  # in force before this timepoint (S-9)
    nadir_timepoint: str | None
    pct_from_baseline: Decimal | None  # one decimal, half away from zero: shown, never compared (N-3)
    pct_from_nadir: Decimal | None
    target: Response
    non_target: Response
    new_lesion: str  # "none", "equivocal" or "unequivocal"
    overall: Response  # after backdating (NL-3)
    overall_as_read: Response
    post_pd: bool
    date: datetime.date | None  # D-3; for PD the date of D-2
    pd_trigger: str | None  # "target", "non_target", "new", "reappearance"
    reasons: tuple[Reason, ...]
    distance: Distance
    contributions_mm: Mapping[str, Decimal] = field(default_factory=dict)
    # Lesions without a state yet, in a read that is in work: taken as not evaluable, the answer is
    # provisional while there are any.
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pfs:
    """Progression-free survival (section 13); all but `reason` None when not computed."""

    event: bool | None
    date: datetime.date | None
    days: int | None
    reason: str | None
    kind: str | None = None  # "PD" or "DEATH" for an event
    rule: str | None = None  # the rule that decided


@dataclass(frozen=True)
class Assessment:
    """The whole answer to one read."""

    subject: str
    reader: str | None
    baseline_sum_mm: Decimal | None
    timepoints: tuple[TimepointAssessment, ...]
    bor_unconfirmed: Response
    bor_confirmed: Response
    progression_date: datetime.date | None
    pfs: Pfs
    first_response_date: datetime.date | None = None
    response_confirmed_date: datetime.date | None = None
    last_evaluable_date: datetime.date | None = None
    findings: tuple[Finding, ...] = ()
    bor_reasons: tuple[Reason, ...] = ()

    def at(self, timepoint_id: str) -> TimepointAssessment:
        """Return the assessment of one timepoint; raises KeyError for an unknown id."""
        for assessed in self.timepoints:
            if assessed.id == timepoint_id:
                return assessed
        raise KeyError(timepoint_id)
