"""Two reads of one subject as the adjudicator has them: A and B, never who read (BN-7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from recist_reader.recist.assess import assess
from recist_reader.recist.assessment import Assessment
from recist_reader.recist.read import Read
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.rules_input import rules_input
from recist_reader.trial.state import ReadState

_CONTENT = ("lesion", "finding_state", "measurement")


def labels_read(state: ReadState, facts: SubjectFacts) -> tuple[str, ...]:
    """Timepoints that count in a read: locked or not done, from baseline up to the first that is neither.

    A reopened timepoint, and those that wait for their confirmation after it (SG-7), do not count.
    """
    labels = []
    for at in facts.timepoints:
        if at.done and not state.is_locked(at.label):
            break
        labels.append(at.label)
    return tuple(labels)


@dataclass(frozen=True)
class ReadPair:
    """The reads A and B of the subject that the facts are of.

    Raises ValueError where a read has no locked timepoint: there is nothing to set beside each other.
    """

    facts: SubjectFacts
    a: ReadState
    b: ReadState

    def __post_init__(self) -> None:
        for state in (self.a, self.b):
            if not labels_read(state, self.facts):
                raise ValueError("a read without a locked baseline cannot be compared")

    @cached_property
    def read_a(self) -> Read:
        return _read(self.a, self.facts)

    @cached_property
    def read_b(self) -> Read:
        return _read(self.b, self.facts)

    @cached_property
    def assessed_a(self) -> Assessment:
        return assess(self.read_a)

    @cached_property
    def assessed_b(self) -> Assessment:
        return assess(self.read_b)

    @property
    def labels(self) -> tuple[str, ...]:
        """Timepoints that count in both reads, in reading order."""
        in_b = labels_read(self.b, self.facts)
        return tuple(label for label in labels_read(self.a, self.facts) if label in in_b)

    @property
    def mirrored(self) -> "ReadPair":
        """The same two reads, B as A."""
        return ReadPair(self.facts, self.b, self.a)

    @cached_property
    def is_in_order(self) -> bool:
        """Whether A comes first by what was read.

        Where two answers are equally good, the first in this order is given: so the answer is the same
        whichever read was drawn as A.
        """
        return _content(self.a) <= _content(self.b)


def _read(state: ReadState, facts: SubjectFacts) -> Read:
    return rules_input(state, facts, labels_read(state, facts)[-1]).read


def _content(state: ReadState) -> str:
    """What was read as text, the same for the same rows in whatever order."""
    return repr([_sorted(state.tables.get(table, {}).items()) for table in _CONTENT])


def _sorted(rows: Iterable[tuple[str, object]]) -> list[tuple[str, object]]:
    return sorted(rows, key=lambda row: row[0])
