"""Where the sum stands between the limits, and how far it is to the next category (FB, N-2)."""

from decimal import Decimal

from recist_reader.reading.read_session import ReadView
from recist_reader.recist.assessment import TimepointAssessment
from recist_reader.trial.facts import BASELINE
from recist_reader.ui.reader.models.comparison import comparison, hides_prior_sums
from recist_reader.ui.reader.models.words import mm_text, with_decimal
from recist_reader.ui.reader.panels.views.response import GaugeView
from recist_reader.ui.texts import tr


def known_sum(at: TimepointAssessment) -> Decimal | None:
    """The sum, else what is known of it (S-8)."""
    return at.sum_mm if at.sum_mm is not None else at.partial_sum_mm


def gauge_view(view: ReadView, at: TimepointAssessment) -> GaugeView | None:
    """Return the gauge; None while nothing is read, where no limit exists, or under LS-8.

    What is missing of a partial sum can only add to it: it may prove progression (TR-4), never response,
    so it has no place against PR and no distance to anything (N-2 is of complete sums).
    """
    baseline = view.assessment.baseline_sum_mm if view.assessment else None
    now, distance = known_sum(at), at.distance
    pr, pd = distance.pr_at_or_below_mm, distance.pd_at_or_above_mm
    if hides_prior_sums(view):
        return None
    nothing_read = at.sum_mm is None and not at.partial_sum_mm
    if baseline is None or now is None or nothing_read or at.nadir_mm is None or pr is None or pd is None:
        return None
    is_partial = at.sum_mm is None
    return GaugeView(
        sum_mm=with_decimal(now),
        baseline_mm=with_decimal(baseline),
        nadir_mm=with_decimal(at.nadir_mm),
        pr_limit_mm=pr,
        pd_limit_mm=pd,
        prior_mm=_prior_sum(view),
        partial=is_partial,
        pr_text="" if is_partial else tr("PR ≤ {pr}", pr=_exact(pr)),
        pd_text=tr("PD ≥ {pd}", pd=_exact(pd)),
        to_pr_text=tr("{now} mm to PR", now=_exact(now - pr)) if now > pr and not is_partial else "",
        to_pd_text=tr("{pd} mm to PD", pd=_exact(pd - now)) if now < pd and not is_partial else "",
    )


def _exact(value: Decimal) -> str:
    """An exact length without needless zeros, one decimal at least: 84.35, 72.0."""
    return mm_text(
        value.normalize() if value.normalize().as_tuple().exponent < -1 else value.quantize(Decimal("0.1"))
    )


def _prior_sum(view: ReadView) -> Decimal | None:
    prior = comparison(view).prior
    if prior is None or view.assessment is None:
        return None
    return view.assessment.baseline_sum_mm if prior == BASELINE else view.assessment.at(prior).sum_mm
