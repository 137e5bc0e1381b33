"""Whether two readers chose the same targets, and how many each chooses (RA)."""

import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recist_reader.analysis.reads import PairOfReads, of_two_readers
from recist_reader.analysis.result import Share, TooFew, enough
from recist_reader.analysis.share import share_if_enough


@dataclass(frozen=True)
class TargetChoice:
    """Shares of subjects. `other_organ`: one read has a target in an organ where the other has none."""

    same_set: Share | TooFew
    other_lesion: Share | TooFew
    other_organ: Share | TooFew


@dataclass(frozen=True)
class TargetNumber:
    """How many targets a reader chose: the mean, and subjects by number of targets."""

    mean: float
    subjects_by_number: Mapping[int, int]
    subjects: int


def target_choice(pairs: Sequence[PairOfReads]) -> TargetChoice:
    """Return how often both reads have the same set of lesions, at least one other lesion, another organ."""
    pairs = of_two_readers(pairs)
    lesions_differ = sum(_lesions(pair)[0] != _lesions(pair)[1] for pair in pairs)
    organs_differ = sum(
        {target.organ for target in pair.first.targets} != {target.organ for target in pair.second.targets}
        for pair in pairs
    )
    return TargetChoice(
        same_set=share_if_enough(len(pairs) - lesions_differ, len(pairs)),
        other_lesion=share_if_enough(lesions_differ, len(pairs)),
        other_organ=share_if_enough(organs_differ, len(pairs)),
    )


def target_numbers(pairs: Sequence[PairOfReads]) -> Mapping[str, TargetNumber | TooFew]:
    """Return by reader how many targets were chosen, each of the reader's subjects once."""
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for pair in of_two_readers(pairs):
        for read in (pair.first, pair.second):
            numbers[read.reader].setdefault(pair.subject, len(read.targets))
    return {reader: _number(list(numbers[reader].values())) for reader in sorted(numbers)}


def _number(numbers: Sequence[int]) -> TargetNumber | TooFew:
    by_number = {number: numbers.count(number) for number in sorted(set(numbers))}
    return enough(len(numbers), lambda: TargetNumber(statistics.mean(numbers), by_number, len(numbers)))


def _lesions(pair: PairOfReads) -> tuple[set[str], set[str]]:
    return {it.lesion for it in pair.first.targets}, {it.lesion for it in pair.second.targets}
