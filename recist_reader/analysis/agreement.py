"""All statistics of agreement of a study's pairs of reads, as the export lists them (EXP-46)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recist_reader.analysis.bland_altman import BlandAltman, bland_altman
from recist_reader.analysis.bootstrap import Bootstrap
from recist_reader.analysis.concordance import lin_concordance, repeatability
from recist_reader.analysis.discordance import discordance, discordance_by_timepoint
from recist_reader.analysis.icc import icc
from recist_reader.analysis.kappa import KappaAgreement, Rating, Weighting, kappa_agreement
from recist_reader.analysis.reads import PairOfReads, sorted_pairs, timepoint_order
from recist_reader.analysis.result import Estimate, NotEstimable, Share, TooFew, enough
from recist_reader.analysis.values import PairedValues, changes_at, same_lesion_sizes, sums_at
from recist_reader.problem import Refusal
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.vocabulary import Response

Result = Estimate | KappaAgreement | BlandAltman | Share | NotEstimable | TooFew

RESPONSE_ORDER = tuple(map(str, (Response.CR, Response.PR, Response.SD, Response.PD)))
ALL_RESPONSES = tuple(map(str, (*RESPONSE_ORDER, Response.NON_CR_NON_PD, Response.NE, Response.NED)))
YES_NO = ("yes", "no")


@dataclass(frozen=True)
class Statistic:
    """One statistic. `level` is subject, timepoint or lesion; `readers` R1-R2, or R1-repeat."""

    rule: str
    name: str
    level: str
    timepoint: str
    readers: str
    result: Result


def agreement(
    pairs: Sequence[PairOfReads], options: CharterOptions, bootstrap: Bootstrap
) -> tuple[Statistic, ...] | Refusal:
    """Return all statistics of agreement, pooled over arms; the order of pairs changes nothing.

    Pairs of two readers give the primary statistics (R1-R2), re-reads by slot those of repeats (RA-1,
    AG-8), never mixed. Fewer than 10 subjects give TooFew (RA-2). A subject twice in a group is refused.
    """
    found: list[Statistic] = []
    for readers, group in _groups(pairs).items():
        ordered = sorted_pairs(group)
        if isinstance(ordered, Refusal):
            return ordered
        found += _kappas(ordered, readers, bootstrap)
        found += _of_numbers(ordered, readers, bootstrap)
        if readers == "R1-R2":
            found += _discordance(ordered, readers, options)
    return tuple(found)


def _groups(pairs: Sequence[PairOfReads]) -> Mapping[str, list[PairOfReads]]:
    groups: dict[str, list[PairOfReads]] = {"R1-R2": []}
    for pair in sorted(pairs, key=lambda pair: pair.first.slot):
        groups.setdefault(f"{pair.first.slot}-repeat" if pair.is_repeat else "R1-R2", []).append(pair)
    return groups


def _kappas(pairs: Sequence[PairOfReads], readers: str, bootstrap: Bootstrap) -> Iterator[Statistic]:
    def kappa(
        name: str, timepoint: str, ratings: Sequence[Rating], categories: Sequence[str], weighting: Weighting
    ) -> Statistic:
        subjects = len({it.subject for it in ratings if it.first in categories and it.second in categories})
        result = enough(subjects, lambda: kappa_agreement(ratings, categories, weighting, bootstrap))
        return Statistic("AG-2", name, "timepoint" if timepoint else "subject", timepoint, readers, result)

    best = [Rating(it.subject, it.first.best_response, it.second.best_response) for it in pairs]
    progressed = [
        Rating(it.subject, _yes_no(it.first.outcome.has_pd), _yes_no(it.second.outcome.has_pd))
        for it in pairs
    ]
    yield kappa("kappa_pd", "", progressed, YES_NO, Weighting.NONE)
    yield kappa("kappa_best_response_linear", "", best, RESPONSE_ORDER, Weighting.LINEAR)
    yield kappa("kappa_best_response_quadratic", "", best, RESPONSE_ORDER, Weighting.QUADRATIC)
    yield kappa("kappa_best_response_all_codes", "", best, ALL_RESPONSES, Weighting.NONE)
    at = {name: _overall(pairs, name) for name in timepoint_order(pairs)}
    after_baseline = {name: ratings for name, ratings in at.items() if ratings}
    pooled = [rating for ratings in after_baseline.values() for rating in ratings]
    yield kappa("kappa_overall_response", "all", pooled, ALL_RESPONSES, Weighting.NONE)
    for name, ratings in after_baseline.items():
        yield kappa("kappa_overall_response", name, ratings, ALL_RESPONSES, Weighting.NONE)


def _overall(pairs: Sequence[PairOfReads], timepoint: str) -> list[Rating]:
    there = [pair for pair in pairs if timepoint in pair.common_timepoints]
    both = [(it.subject, it.first.at[timepoint].overall, it.second.at[timepoint].overall) for it in there]
    return [Rating(subject, a, b) for subject, a, b in both if a is not None and b is not None]


def _of_numbers(pairs: Sequence[PairOfReads], readers: str, bootstrap: Bootstrap) -> Iterator[Statistic]:
    for place, name in enumerate(timepoint_order(pairs)):
        sums, changes = sums_at(pairs, name), changes_at(pairs, name)
        yield from _of_values(sums, "sum_mm", name, readers, bootstrap)
        relative = _guarded(sums, lambda it: bland_altman(it.first, it.second, it.unit, relative=True))
        yield Statistic("AG-4", "bland_altman_sum_relative", "timepoint", name, readers, relative)
        if place > 0:
            yield from _of_values(changes, "change_percent", name, readers, bootstrap)
    if readers != "R1-R2" or any(pair.first.targets for pair in pairs):
        lesions = same_lesion_sizes(pairs)
        result = _guarded(lesions, lambda it: repeatability(it.subjects, it.first, it.second, bootstrap))
        yield Statistic("AG-8", "repeatability_same_lesion_mm", "lesion", "", readers, result)


def _of_values(
    values: PairedValues, what: str, timepoint: str, readers: str, bootstrap: Bootstrap
) -> Iterator[Statistic]:
    formulas: Mapping[tuple[str, str], Callable[[PairedValues], Result]] = {
        ("AG-3", "icc"): lambda it: icc(np.column_stack((it.first, it.second))),
        ("AG-4", "bland_altman"): lambda it: bland_altman(it.first, it.second, it.unit),
        ("AG-5", "concordance"): lambda it: lin_concordance(it.first, it.second),
    }
    for (rule, name), formula in formulas.items():
        yield Statistic(rule, f"{name}_{what}", "timepoint", timepoint, readers, _guarded(values, formula))
    if readers != "R1-R2":
        repeat = _guarded(values, lambda it: repeatability(it.subjects, it.first, it.second, bootstrap))
        yield Statistic("AG-8", f"repeatability_{what}", "timepoint", timepoint, readers, repeat)


def _guarded(values: PairedValues, formula: Callable[[PairedValues], Result]) -> Result:
    return enough(values.complete_subjects, lambda: formula(values))


def _discordance(pairs: Sequence[PairOfReads], readers: str, options: CharterOptions) -> Iterator[Statistic]:
    for what, found in discordance(pairs, options).items():
        yield Statistic("AG-6", f"discordance_{what}", "subject", "", readers, found)
    for timepoint, shares in discordance_by_timepoint(pairs).items():
        for what, found in shares.items():
            yield Statistic("AG-6", f"discordance_{what}", "timepoint", timepoint, readers, found)


def _yes_no(holds: bool) -> str:
    return "yes" if holds else "no"
