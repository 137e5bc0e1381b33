"""How long readers are at work on a timepoint: median and quartiles of active minutes (RA)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recist_reader.analysis.reads import PairOfReads, of_two_readers
from recist_reader.analysis.result import TooFew, enough


@dataclass(frozen=True)
class ActiveMinutes:
    """Quartiles over timepoints, linear between ranks (as in R and numpy); `left_out` have no time."""

    first_quartile: float
    median: float
    third_quartile: float
    timepoints: int
    subjects: int
    left_out: int


def active_minutes(pairs: Sequence[PairOfReads]) -> Mapping[str, ActiveMinutes | TooFew]:
    """Return by reader the active minutes of all timepoints, baseline included."""
    found: dict[str, list[tuple[str, float | None]]] = defaultdict(list)
    for pair in of_two_readers(pairs):
        for read in (pair.first, pair.second):
            found[read.reader] += [(pair.subject, at.active_minutes) for at in read.timepoints]
    return {reader: _quartiles(found[reader]) for reader in sorted(found)}


def _quartiles(minutes: Sequence[tuple[str, float | None]]) -> ActiveMinutes | TooFew:
    known = [(subject, each) for subject, each in minutes if each is not None]
    subjects = len({subject for subject, _ in known})

    def compute() -> ActiveMinutes:
        low, middle, high = np.quantile([each for _, each in known], (0.25, 0.5, 0.75))
        left_out = len(minutes) - len(known)
        return ActiveMinutes(float(low), float(middle), float(high), len(known), subjects, left_out)

    return enough(subjects, compute)
