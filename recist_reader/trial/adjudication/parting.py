"""The first timepoint at which two reads part (AJ-2, AJ-4)."""

from dataclasses import dataclass
from enum import StrEnum

from recist_reader.trial.adjudication.answers import Answer, answer_at
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.facts import BASELINE


class Aspect(StrEnum):
    """In what two answers differ."""

    CATEGORY = "category"
    DATE = "date"
    CATEGORY_AFTER_PD = "category_after_pd"
    """Both had progressed by then: it changes no endpoint (OR-8)."""


@dataclass(frozen=True)
class Parting:
    """The framed timepoint, in what the reads differ there, and the answers of both."""

    timepoint: str
    aspect: Aspect
    a: Answer
    b: Answer


def parting_of(pair: ReadPair) -> Parting | None:
    """Return where the reads part: the first other category; else the first other date; None for none.

    The final categories are compared, progression dated back included (NL-3). Timepoints after the first PD
    of both count only where nothing else differs.
    """
    labels = [label for label in pair.labels if label != BASELINE]
    answers = [(label, *both_answers(pair, label)) for label in labels]
    before = [(label, a, b) for label, a, b in answers if not (a.is_after_pd and b.is_after_pd)]
    for label, a, b in before:
        if a.category is not b.category:
            return Parting(label, Aspect.CATEGORY, a, b)
    for label, a, b in before:
        if a.date != b.date:
            return Parting(label, Aspect.DATE, a, b)
    for label, a, b in answers:
        if a.category is not b.category:
            return Parting(label, Aspect.CATEGORY_AFTER_PD, a, b)
    return None


def both_answers(pair: ReadPair, label: str) -> tuple[Answer, Answer]:
    """Return the answers of A and B at a timepoint that both have read."""
    return answer_at(pair.assessed_a, label), answer_at(pair.assessed_b, label)
