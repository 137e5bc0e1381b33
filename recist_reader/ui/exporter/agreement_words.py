"""Statistics of agreement in words: what was computed, the figure with its interval, or why there is none."""

from recist_reader.analysis.agreement import Statistic
from recist_reader.analysis.bland_altman import BlandAltman
from recist_reader.analysis.kappa import KappaAgreement
from recist_reader.analysis.result import Estimate, Interval, NotEstimable, Share, TooFew
from recist_reader.exports.agreeing import AgreementFound
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.widgets.rows import Row

TITLES = (tr("Statistic"), tr("Timepoint"), tr("Figure"), tr("95 % interval"), tr("Number"))
SHARES = (7, 2, 4, 4, 2)
NAMES = {
    "kappa_pd": tr("Kappa, PD yes or no"),
    "kappa_best_response_linear": tr("Kappa, best response, linear"),
    "kappa_best_response_quadratic": tr("Kappa, best response, quadratic"),
    "kappa_best_response_all_codes": tr("Kappa, best response, all codes"),
    "kappa_overall_response": tr("Kappa, overall response"),
    "icc_sum_mm": tr("ICC(2,1), sum"),
    "icc_change_percent": tr("ICC(2,1), change from baseline"),
    "bland_altman_sum_mm": tr("Bland-Altman, sum, mm"),
    "bland_altman_sum_relative": tr("Bland-Altman, sum, % of the mean"),
    "bland_altman_change_percent": tr("Bland-Altman, change from baseline"),
    "concordance_sum_mm": tr("Concordance (Lin), sum"),
    "concordance_change_percent": tr("Concordance (Lin), change from baseline"),
    "repeatability_same_lesion_mm": tr("Repeatability, one lesion, mm"),
    "discordance_pd": tr("Differ in PD yes or no"),
    "discordance_pd_date": tr("Differ in the date of PD"),
    "discordance_best_response": tr("Differ in best response"),
    "discordance_first_response_date": tr("Differ in the date of first response"),
    "discordance_evaluability": tr("Differ in evaluability"),
    "discordance_overall_response": tr("Differ in overall response"),
}
WHOLE, ALL_TIMEPOINTS = tr("whole read"), tr("all after baseline")


def rows_of(found: AgreementFound) -> tuple[Row, ...]:
    """A row for each statistic, the rate of adjudication before them."""
    rate = found.rates.overall
    first = Row("rate", (tr("Adjudicated"), WHOLE, *_figures(rate)), None)
    return (first, *(_row(number, one) for number, one in enumerate(found.statistics)))


def _row(number: int, one: Statistic) -> Row:
    name = NAMES.get(one.name, one.name)
    where = {"": WHOLE, "all": ALL_TIMEPOINTS}.get(one.timepoint, one.timepoint)
    figure, between, count = _figures(one.result)
    return Row(str(number), (name, where, figure, between, count), None)


def _figures(result: object) -> tuple[str, str, str]:
    """Figure, interval and how many subjects or values it is made from."""
    match result:
        case TooFew(subjects=subjects):
            return shown(result.why), "", str(subjects)
        case NotEstimable():
            return shown(result.why), "", ""
        case KappaAgreement():
            return _figures(result.kappa)
        case BlandAltman():
            return _bias(result), _interval(result.bias_interval, 1), str(result.subjects)
        case Share():
            return tr("{share:.1f} %", share=100 * result.value), _percents(result), str(result.subjects)
        case Estimate():
            return f"{result.value:.3f}", _interval(result.interval, 3), str(result.subjects)
    return "", "", ""


def _bias(found: BlandAltman) -> str:
    bias, low, high = (f"{value:+.1f}" for value in (found.bias, found.low_limit, found.high_limit))
    return tr("bias {bias}, limits {low} to {high}", bias=bias, low=low, high=high)


def _percents(share: Share) -> str:
    low, high = 100 * share.interval.low, 100 * share.interval.high
    return tr("{low:.1f} to {high:.1f} %", low=low, high=high)


def _interval(found: Interval | NotEstimable, decimals: int) -> str:
    if isinstance(found, NotEstimable):
        return shown(found.why)
    return tr("{low} to {high}", low=f"{found.low:.{decimals}f}", high=f"{found.high:.{decimals}f}")
