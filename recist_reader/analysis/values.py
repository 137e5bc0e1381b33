"""Figures of pairs of reads as arrays: sums, changes, sizes of lesions that both reads measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from recist_reader.analysis.reads import PairOfReads, TimepointResult


@dataclass(frozen=True)
class PairedValues:
    """Both reads' figures, (pairs,) each, NaN where a read has none; `subjects` name the pairs."""

    subjects: tuple[str, ...]
    first: NDArray[np.float64]
    second: NDArray[np.float64]
    unit: str

    @property
    def complete_subjects(self) -> int:
        """Subjects with a figure of both reads."""
        both = np.isfinite(self.first) & np.isfinite(self.second)
        return len({subject for subject, is_there in zip(self.subjects, both, strict=True) if is_there})


def sums_at(pairs: Sequence[PairOfReads], timepoint: str) -> PairedValues:
    """Return the sums of diameters in mm of the pairs that have the timepoint."""
    return _at(pairs, timepoint, lambda at: at.sum_mm, "mm")


def changes_at(pairs: Sequence[PairOfReads], timepoint: str) -> PairedValues:
    """Return the changes from baseline in percent of the pairs that have the timepoint."""
    return _at(pairs, timepoint, lambda at: at.change_percent, "%")


def same_lesion_sizes(pairs: Sequence[PairOfReads]) -> PairedValues:
    """Return sizes in mm of the lesions that both reads have as target, at each timepoint."""
    found = [
        (pair.subject, float(target.sizes_mm[at]), float(other.sizes_mm[at]))
        for pair in pairs
        for target in pair.first.targets
        for other in pair.second.targets
        if other.lesion == target.lesion
        for at in pair.common_timepoints
        if at in target.sizes_mm and at in other.sizes_mm
    ]
    return PairedValues(
        tuple(subject for subject, _, _ in found),
        np.array([first for _, first, _ in found], dtype=np.float64),
        np.array([second for _, _, second in found], dtype=np.float64),
        "mm",
    )


def _at(
    pairs: Sequence[PairOfReads],
    timepoint: str,
    figure: Callable[[TimepointResult], Decimal | None],
    unit: str,
) -> PairedValues:
    there = [pair for pair in pairs if timepoint in pair.common_timepoints]
    return PairedValues(
        tuple(pair.subject for pair in there),
        _numbers([figure(pair.first.at[timepoint]) for pair in there]),
        _numbers([figure(pair.second.at[timepoint]) for pair in there]),
        unit,
    )


def _numbers(figures: Sequence[Decimal | None]) -> NDArray[np.float64]:
    return np.array([np.nan if figure is None else float(figure) for figure in figures], dtype=np.float64)
