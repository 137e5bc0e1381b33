"""Cohen's kappa of two readers, always with the table that it comes from (AG-2).

Sources: Cohen 1960 and 1968; Fleiss, Cohen and Everitt 1969 for the standard error (statsmodels).
The order of categories is the caller's, never that of the values; an unused category stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from recist_reader.analysis.bootstrap import Bootstrap, drawn_counts, percentile_interval
from recist_reader.analysis.result import (
    CONSTANT,
    DEPENDENT,
    Estimate,
    Interval,
    NotEstimable,
    too_few_values,
)
from recist_reader.said import phrase


class Weighting(StrEnum):
    """What a disagreement costs: the same whichever, the steps between, or their square."""

    NONE = "unweighted"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True)
class Rating:
    """The categories that both reads give one thing of a subject."""

    subject: str
    first: str
    second: str


@dataclass(frozen=True)
class CrossTable:
    """How often each pair of categories occurs: rows are the first read's, columns the second's."""

    categories: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def ratings(self) -> int:
        """How many pairs."""
        return sum(map(sum, self.counts))

    @property
    def observed_agreement(self) -> float:
        """The share on the diagonal, from 0 to 1."""
        return sum(row[at] for at, row in enumerate(self.counts)) / self.ratings

    @property
    def prevalence(self) -> tuple[float, ...]:
        """The share of each category, mean of both reads; of yes/no the difference is the index."""
        return tuple((row + column) / (2 * self.ratings) for row, column in self._margins())

    @property
    def bias(self) -> tuple[float, ...]:
        """How much more often the first read gives each category; for yes/no the bias index."""
        return tuple((row - column) / self.ratings for row, column in self._margins())

    def _margins(self) -> list[tuple[int, int]]:
        rows = map(sum, self.counts)
        return list(zip(rows, map(sum, zip(*self.counts, strict=True)), strict=True))


@dataclass(frozen=True)
class KappaAgreement:
    """Kappa with its table. `kappa` has the bootstrap interval; `asymptotic` stands beside it."""

    table: CrossTable
    weighting: Weighting
    kappa: Estimate | NotEstimable
    asymptotic: Interval | NotEstimable
    subjects: int
    left_out: int = 0
    """Ratings outside of the categories or missing."""

    @property
    def status(self) -> str:
        """`ok` or `not_estimable`."""
        return self.kappa.status


@dataclass(frozen=True)
class PlainKappa:
    """Kappa of a table, with its asymptotic standard error."""

    value: float
    standard_error: float


def cross_table(ratings: Iterable[Rating], categories: Sequence[str]) -> CrossTable:
    """Return the table of ratings. Raises ValueError for a category that is not in the list."""
    place = {category: at for at, category in enumerate(categories)}
    counts = np.zeros((len(place), len(place)), dtype=np.int64)
    for rating in ratings:
        if rating.first not in place or rating.second not in place:
            raise ValueError(f"{rating.first} and {rating.second}: not both are among {', '.join(place)}")
        counts[place[rating.first], place[rating.second]] += 1
    return CrossTable(tuple(categories), tuple(tuple(int(count) for count in row) for row in counts))


def kappa_of(table: CrossTable, weighting: Weighting = Weighting.NONE) -> PlainKappa | NotEstimable:
    """Return kappa of a table; not estimable where both readers give one and the same category only."""
    from statsmodels.stats.inter_rater import cohens_kappa

    if table.ratings == 0:
        return too_few_values(0, 1)
    if 1.0 in table.prevalence:
        return NotEstimable(CONSTANT, phrase("both readers give one category only; they agree in 100 %"))
    kinds = {Weighting.NONE: None, Weighting.LINEAR: "linear", Weighting.QUADRATIC: "quadratic"}
    with np.errstate(divide="ignore", invalid="ignore"):  # its tests, not its figures, divide by 0
        found = cohens_kappa(np.array(table.counts), wt=kinds[weighting])
    return PlainKappa(float(found.kappa), max(0.0, float(found.var_kappa)) ** 0.5)


def kappas_of(tables: NDArray[np.float64], weighting: Weighting) -> NDArray[np.float64]:
    """Return kappa of each table of an array (tables, k, k); NaN where it is not defined.

    1 - observed / expected disagreement, which is Cohen's kappa for any weights.
    """
    weights = _disagreement(tables.shape[-1], weighting)
    total = tables.sum(axis=(1, 2))
    observed = (tables * weights).sum(axis=(1, 2)) / total
    rows, columns = tables.sum(axis=2), tables.sum(axis=1)
    expected = np.einsum("ni,ij,nj->n", rows, weights, columns) / total**2
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(expected > 0, 1 - observed / expected, np.nan), dtype=np.float64)


def kappa_agreement(
    ratings: Sequence[Rating], categories: Sequence[str], weighting: Weighting, bootstrap: Bootstrap
) -> KappaAgreement | NotEstimable:
    """Return kappa of two readers with its table, bootstrap interval and asymptotic interval.

    Subjects are drawn with all their ratings; where one has several, there is no asymptotic error.
    Ratings outside of `categories` are left out and counted.
    """
    known = [it for it in ratings if it.first in categories and it.second in categories]
    subjects = len({it.subject for it in known})
    table, left_out = cross_table(known, categories), len(ratings) - len(known)
    plain = kappa_of(table, weighting)
    if isinstance(plain, NotEstimable):
        if not known:
            return plain
        return KappaAgreement(table, weighting, plain, plain, subjects, left_out)
    drawn = _drawn(known, categories, weighting, bootstrap)
    independent = subjects == table.ratings
    kappa = Estimate(
        plain.value,
        percentile_interval(drawn, bootstrap),
        subjects,
        left_out,
        plain.standard_error if independent else None,
    )
    return KappaAgreement(table, weighting, kappa, _asymptotic(plain, independent), subjects, left_out)


def _drawn(
    ratings: Sequence[Rating], categories: Sequence[str], weighting: Weighting, bootstrap: Bootstrap
) -> NDArray[np.float64]:
    # By name, so that the order in which subjects come changes no draw.
    subjects = sorted({it.subject for it in ratings})
    place = {subject: at for at, subject in enumerate(subjects)}
    of_category = {category: at for at, category in enumerate(categories)}
    size = len(of_category)
    each = np.zeros((len(subjects), size, size))
    for it in ratings:
        each[place[it.subject], of_category[it.first], of_category[it.second]] += 1
    flat = each.reshape(len(subjects), size * size)
    drawn = (counts @ flat for counts in drawn_counts(len(subjects), bootstrap))
    return np.concatenate([kappas_of(tables.reshape(-1, size, size), weighting) for tables in drawn])


def _asymptotic(plain: PlainKappa, independent: bool) -> Interval | NotEstimable:
    if not independent:
        return NotEstimable(
            DEPENDENT, phrase("a subject has several ratings; the standard error is too small")
        )
    if plain.standard_error == 0:
        return NotEstimable(CONSTANT, phrase("the standard error is 0"))
    from scipy.stats import norm

    reach = float(norm.ppf(0.975)) * plain.standard_error
    return Interval(plain.value - reach, plain.value + reach, "asymptotic")


def _disagreement(size: int, weighting: Weighting) -> NDArray[np.float64]:
    steps = np.abs(np.subtract.outer(np.arange(size), np.arange(size))).astype(np.float64)
    if weighting is Weighting.NONE:
        return (steps > 0).astype(np.float64)
    return steps if weighting is Weighting.LINEAR else steps**2
